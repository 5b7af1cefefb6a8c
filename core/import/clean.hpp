// A cell's text without what nobody meant to write: spaces around and doubled, tatweel, zero-width and direction marks,
// replacement characters. Digits stay as they are: every
// reader of numbers knows them all.
#pragma once
#include <string>
#include <string_view>

#include "core/base/trimmed.hpp"

namespace crm {

// `room` is used where the text changes; else the answer is a part of `text`.
std::string_view cleaned(std::string_view text, std::string& room);
std::string latin_digits(std::string_view text); // "١٢" is "12", all else as it is

} // namespace crm
