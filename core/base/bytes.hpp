// Bytes: an owned run of bytes, for files, frames and messages. A std::string, because it grows well and every library
// takes it.
#pragma once
#include <string>
#include <string_view>

namespace crm {
using Bytes = std::string;
using BytesView = std::string_view;
} // namespace crm
