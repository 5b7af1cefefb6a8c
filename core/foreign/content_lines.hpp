// The lines that contacts (RFC 6350, 2426, vCard 2.1) and calendars (RFC 5545) are made of: a name, parameters, a
// value; folded where they are long. Reading is forgiving, because telephones have written them for thirty years.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/formats/text_decoder.hpp"

namespace crm {

struct ContentLine {
    struct Parameter {
        std::string name, value; // name in capitals; of 2.1, which has bare words, "TYPE"
    };
    std::size_t line = 0;
    std::string name; // in capitals, without the group before it
    std::vector<Parameter> parameters;
    std::string value; // decoded to UTF-8, still escaped

    bool has_type(std::string_view type) const; // in any case of letters
    std::string_view parameter(std::string_view name) const;
};

class ContentLineReader {
public:
    void feed(BytesView bytes);
    void finish() { m_is_finished = true; }
    bool next(ContentLine& line); // false: more bytes are needed, or the end after finish()
    bool is_at_end() const { return m_is_finished && m_at == m_bytes.size(); }
    bool is_too_long() const { return m_is_too_long; }

private:
    bool next_physical(std::string_view& line);
    bool next_logical(std::string& line);
    std::string m_bytes;
    std::size_t m_at = 0, m_line = 0;
    std::size_t m_wait_for = 0;        // a long line is not looked at again before there is this much
    std::optional<TextDecoder> m_wide; // UTF-16 has to be decoded before lines can be seen
    bool m_is_finished = false, m_is_started = false, m_is_too_long = false;
};

// "a\, b\n" without its backslashes.
std::string unescaped(std::string_view value);
// At ';' or ',' that no backslash stands before; the parts are still escaped.
std::vector<std::string_view> split_value(std::string_view value, char separator);

// Appends "NAME:value" escaped, folded after 75 bytes as both standards ask, with the line's end.
void append_escaped(std::string& out, std::string_view text);
void append_content_line(std::string& out, std::string_view name, std::string_view escaped_value);

} // namespace crm
