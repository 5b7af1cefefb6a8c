#include "core/foreign/content_lines.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace crm {

namespace {
constexpr std::size_t line_bytes_max = 64 << 20; // a picture inside a contact is a line
constexpr std::size_t fold_bytes = 75;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = upper(c);
    return out;
}

bool is_same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return upper(x) == upper(y); });
}

int hex_digit(char c) {
    c = upper(c);
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_code =
            text[i] == '=' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
        if (is_code) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

TextEncoding encoding_named(std::string_view charset, BytesView text) {
    if (is_same_word(charset, "windows-1256") || is_same_word(charset, "cp1256")) return TextEncoding::windows_1256;
    if (is_same_word(charset, "windows-1252") || is_same_word(charset, "iso-8859-1")) return TextEncoding::windows_1252;
    return guess_encoding(text);
}

std::string as_utf_8(std::string text, std::string_view charset) {
    if (is_valid_utf8(text)) return text;
    std::string out;
    TextDecoder decoder(encoding_named(charset, text));
    decoder.decode(text, out);
    decoder.finish(out);
    return out;
}

bool is_quoted_printable(std::string_view line) {
    const std::string head = upper(line.substr(0, std::min(line.find(':'), line.size())));
    return head.find("QUOTED-PRINTABLE") != head.npos;
}

// "TYPE=home,work", "HOME" or "X=\"a;b\"": one piece between semicolons.
void add_parameter(ContentLine& line, std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == text.npos) {
        const std::string word = upper(text);
        const bool is_encoding = word == "QUOTED-PRINTABLE" || word == "BASE64";
        line.parameters.push_back({is_encoding ? "ENCODING" : "TYPE", word});
        return;
    }
    std::string value;
    for (const char c : text.substr(equals + 1))
        if (c != '"') value += c;
    line.parameters.push_back({upper(text.substr(0, equals)), as_utf_8(std::move(value), {})});
}

bool parse_line(std::string_view text, ContentLine& line) {
    std::size_t at = 0;
    std::vector<std::string_view> pieces;
    bool in_quotes = false;
    std::size_t start = 0;
    for (; at < text.size() && (in_quotes || text[at] != ':'); ++at) {
        if (text[at] == '"') in_quotes = !in_quotes;
        if (text[at] == ';' && !in_quotes) {
            pieces.push_back(text.substr(start, at - start));
            start = at + 1;
        }
    }
    if (at == text.size()) return false;
    pieces.push_back(text.substr(start, at - start));
    const std::size_t group = pieces[0].rfind('.');
    line.name = upper(group == std::string_view::npos ? pieces[0] : pieces[0].substr(group + 1));
    const auto is_of_name = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    if (!std::all_of(line.name.begin(), line.name.end(), is_of_name)) return false;
    line.parameters.clear();
    for (std::size_t i = 1; i < pieces.size(); ++i) add_parameter(line, pieces[i]);
    std::string value(text.substr(at + 1));
    if (is_same_word(line.parameter("ENCODING"), "QUOTED-PRINTABLE")) value = quoted_printable(value);
    line.value = as_utf_8(std::move(value), line.parameter("CHARSET"));
    return true;
}
} // namespace

bool ContentLine::has_type(std::string_view type) const {
    for (const Parameter& each : parameters) {
        if (each.name != "TYPE") continue;
        for (const std::string_view one : split_value(each.value, ','))
            if (is_same_word(one, type)) return true;
    }
    return false;
}

std::string_view ContentLine::parameter(std::string_view wanted) const {
    for (const Parameter& each : parameters)
        if (each.name == wanted) return each.value;
    return {};
}

void ContentLineReader::feed(BytesView bytes) {
    if (!m_is_started && !bytes.empty()) {
        m_is_started = true;
        const TextEncoding encoding = guess_encoding(bytes);
        if (encoding == TextEncoding::utf_16le || encoding == TextEncoding::utf_16be) m_wide.emplace(encoding);
        if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    }
    m_bytes.erase(0, m_at);
    m_at = 0;
    if (m_is_too_long) return; // whatever comes, nothing of it is taken
    if (m_wide)
        m_wide->decode(bytes, m_bytes);
    else
        m_bytes += bytes;
}

// Up to the line's end, which may be of any kind; false when it has not come yet.
bool ContentLineReader::next_physical(std::string_view& line) {
    const std::size_t end = m_bytes.find_first_of("\r\n", m_at);
    if (end == m_bytes.npos && !m_is_finished) return false;
    if (end != m_bytes.npos && end == m_bytes.size() - 1 && m_bytes[end] == '\r' && !m_is_finished)
        return false; // perhaps "\r\n"
    if (m_at == m_bytes.size()) return false;
    line = std::string_view(m_bytes).substr(m_at, std::min(end, m_bytes.size()) - m_at);
    m_at = std::min(end, m_bytes.size());
    if (m_at < m_bytes.size()) m_at += m_bytes.compare(m_at, 2, "\r\n") == 0 ? 2 : 1;
    ++m_line;
    return true;
}

// A line and what was folded from it: lines that begin with a blank, and of quoted-printable those behind a '='.
bool ContentLineReader::next_logical(std::string& line) {
    const std::size_t start = m_at, start_line = m_line;
    const auto wait = [&] {
        m_is_too_long |= m_bytes.size() - start > line_bytes_max;
        m_wait_for = std::min((m_bytes.size() - start) * 3 / 2, line_bytes_max + 1);
        m_at = start;
        m_line = start_line;
        return false;
    };
    std::string_view piece;
    if (!next_physical(piece)) return wait();
    line = piece;
    const bool is_quoted = is_quoted_printable(line);
    for (;;) {
        if (is_quoted && line.ends_with('=')) {
            if (m_at == m_bytes.size() && m_is_finished) return true;
            if (!next_physical(piece)) return wait();
            line.pop_back();
            line += piece;
            continue;
        }
        if (m_at == m_bytes.size()) return m_is_finished || wait();
        if (m_bytes[m_at] != ' ' && m_bytes[m_at] != '\t') return true;
        if (!next_physical(piece)) return wait();
        line += piece.substr(1);
    }
}

bool ContentLineReader::next(ContentLine& line) {
    std::string text;
    for (;;) {
        if (m_is_too_long || (!m_is_finished && m_bytes.size() - m_at < m_wait_for)) return false;
        m_wait_for = 0;
        const std::size_t number = m_line + 1;
        if (!next_logical(text)) return false;
        line.line = number;
        if (parse_line(text, line)) return true; // what is no line of ours is stepped over
    }
}

std::string unescaped(std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) {
            if (value[i] != '\r') out += value[i];
            continue;
        }
        const char c = value[++i];
        if (c == 'n' || c == 'N')
            out += '\n';
        else if (c == '\\' || c == ',' || c == ';' || c == ':' || c == '"')
            out += c;
        else
            (out += '\\') += c;
    }
    return out;
}

std::vector<std::string_view> split_value(std::string_view value, char separator) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\\') {
            ++i;
        } else if (value[i] == separator) {
            parts.push_back(value.substr(start, i - start));
            start = i + 1;
        }
    }
    parts.push_back(value.substr(start));
    return parts;
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\\' || c == ',' || c == ';') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') {
            out += c;
        }
    }
}

void append_content_line(std::string& out, std::string_view name, std::string_view escaped_value) {
    std::string line(name);
    line += ':';
    line += escaped_value;
    std::string_view rest = line;
    for (std::size_t room = fold_bytes; !rest.empty(); room = fold_bytes - 1) {
        std::string_view piece = cut_utf8(rest, room);
        if (piece.empty()) piece = rest.substr(0, 1);
        if (rest.data() != line.data()) out += ' ';
        out += piece;
        out += "\r\n";
        rest.remove_prefix(piece.size());
    }
}

} // namespace crm
