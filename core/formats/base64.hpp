// Bytes inside JSON (RFC 4648, with padding).
#pragma once
#include <optional>
#include <string>

#include "core/base/bytes.hpp"

namespace crm {
void append_base64(std::string& out, BytesView bytes);
std::optional<Bytes> base64_from(std::string_view text);
} // namespace crm
