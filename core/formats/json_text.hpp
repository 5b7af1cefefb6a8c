// Writing JSON by hand: strings and numbers appended to a string. Faster than building a document first, and the only
// way to write a file larger than memory.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace crm {

// In quotes, escaped; bytes that are no UTF-8 become U+FFFD, so that the result is always valid JSON.
void append_json_string(std::string& out, std::string_view text);
// From 2^53 on as a string, because other readers keep numbers as doubles.
void append_json_integer(std::string& out, std::int64_t value);

// A comma unless this is the first part of its object or array; then the key.
void append_json_key(std::string& out, std::string_view key);

// Deeper nesting than anything we write would cost stack in the reader.
bool is_json_deeper_than(std::string_view text, int depth_max);

} // namespace crm
