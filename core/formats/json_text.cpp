#include "core/formats/json_text.hpp"

#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"

namespace crm {

namespace {
void append_escape(std::string& out, unsigned char c) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
        out += "\\u00";
        out += "0123456789abcdef"[c >> 4];
        out += "0123456789abcdef"[c & 15];
    }
}
} // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t run = 0; // where the bytes begin that need no change
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
            ++at;
            continue;
        }
        const std::size_t size = c < 0x80 ? 1 : decode_at(text, at).size;
        const bool is_fine = c >= 0x80 && decode_at(text, at).is_valid;
        if (!is_fine) {
            out.append(text, run, at - run);
            if (c < 0x80)
                append_escape(out, c);
            else
                append_utf8(out, replacement_character);
            run = at + size;
        }
        at += size;
    }
    out.append(text, run);
    out += '"';
}

void append_json_integer(std::string& out, std::int64_t value) {
    const bool is_exact = magnitude(value) < std::uint64_t{1} << 53;
    if (!is_exact) out += '"';
    append_integer(out, value);
    if (!is_exact) out += '"';
}

void append_json_key(std::string& out, std::string_view key) {
    if (!out.empty() && out.back() != '{' && out.back() != '[') out += ',';
    append_json_string(out, key);
    out += ':';
}

bool is_json_deeper_than(std::string_view text, int depth_max) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"')
            in_string = true;
        else if (c == '{' || c == '[') {
            if (++depth > depth_max) return true;
        } else if (c == '}' || c == ']')
            --depth;
    }
    return false;
}

} // namespace crm
