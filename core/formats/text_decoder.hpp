// Text of other programs to UTF-8: the encodings that files from Arabic offices come in, read in pieces of any size.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"

namespace crm {

enum class TextEncoding : std::uint8_t { utf_8, utf_16le, utf_16be, windows_1256, windows_1252 };
std::string_view name_of(TextEncoding encoding); // "windows-1256"

// From the beginning of a text: its byte order mark, its shape, and in doubt whether its letters stand together as
// Arabic do.
TextEncoding guess_encoding(BytesView beginning);

// Malformed bytes become U+FFFD; a byte order mark is dropped.
class TextDecoder {
public:
    explicit TextDecoder(TextEncoding encoding) : m_encoding(encoding) {}
    void decode(BytesView bytes, std::string& out); // appends
    void finish(std::string& out);                  // what an unfinished end amounts to

private:
    void decode_utf_8(BytesView bytes, std::string& out);
    void decode_utf_16(BytesView bytes, std::string& out);
    void decode_single(BytesView bytes, std::string& out);
    TextEncoding m_encoding;
    bool m_is_at_start = true;
    std::string m_rest;  // an unfinished code point or unit
    char32_t m_high = 0; // a high surrogate that waits for its other half
};

} // namespace crm
