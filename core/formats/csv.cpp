#include "core/formats/csv.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace crm {

namespace {
constexpr std::size_t guess_rows_max = 50;
constexpr std::size_t quoted_row_bytes_max = 8 * 1024 * 1024; // a longer one has a quote that nobody closed
constexpr std::size_t row_bytes_max = 2 * quoted_row_bytes_max;

// Delimiters per row, for the first rows; quotes are respected.
std::vector<std::size_t> delimiters_per_row(std::string_view text, char delimiter) {
    std::vector<std::size_t> counts;
    std::size_t count = 0;
    bool in_quotes = false, is_empty = true;
    for (const char c : text) {
        if (counts.size() == guess_rows_max) break;
        if (c == '"') in_quotes = !in_quotes;
        const bool is_end = !in_quotes && (c == '\n' || c == '\r');
        if (!is_end) {
            count += !in_quotes && c == delimiter;
            is_empty = false;
            continue;
        }
        if (!is_empty) counts.push_back(count);
        count = 0;
        is_empty = true;
    }
    if (!is_empty && counts.empty()) counts.push_back(count); // a last row may be cut off, so it counts only when alone
    return counts;
}

// Excel's own first line that names the delimiter: "sep=;".
bool is_separator_line(std::string_view line) { return line.size() == 5 && line.starts_with("sep="); }

char guess_delimiter(std::string_view text) {
    if (text.size() > 5 && is_separator_line(text.substr(0, 5)) && (text[5] == '\n' || text[5] == '\r')) return text[4];
    char best = ',';
    std::size_t best_score = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const std::vector<std::size_t> counts = delimiters_per_row(text, delimiter);
        if (counts.empty() || counts[0] == 0) continue; // the heading decides how many there are
        const auto alike = static_cast<std::size_t>(std::count(counts.begin(), counts.end(), counts[0]));
        const std::size_t score = alike * 1000 / counts.size() * 1000 + std::min<std::size_t>(counts[0], 999);
        if (score > best_score) {
            best_score = score;
            best = delimiter;
        }
    }
    return best;
}
} // namespace

CsvFormat guess_csv(BytesView beginning) {
    CsvFormat format{.encoding = guess_encoding(beginning)};
    std::string text;
    TextDecoder(format.encoding).decode(beginning.substr(0, 64 * 1024), text);
    format.delimiter = guess_delimiter(text);
    return format;
}

void CsvReader::feed(BytesView bytes) {
    m_fed += bytes.size();
    if (m_has_endless_line) return;
    m_text.erase(0, m_at);
    m_at = 0;
    m_decoder.decode(bytes, m_text);
}

void CsvReader::finish() {
    m_decoder.finish(m_text);
    m_is_finished = true;
}

bool CsvReader::next(SheetRow& row) {
    while (m_at < m_text.size()) {
        const std::size_t left = m_text.size() - m_at;
        if (!m_is_finished && left < m_wait_for) return false;
        m_wait_for = 0;
        row.is_damaged = false;
        const std::size_t start = m_at;
        Scan found = scan(row, true);
        if (found == Scan::unfinished) {
            if (!m_is_finished && left < quoted_row_bytes_max) {
                m_wait_for = left + left / 2;
                return false;
            }
            row.is_damaged = true;
            found = scan(row, false);
            if (found == Scan::unfinished) m_wait_for = std::min(left + left / 2, row_bytes_max + 1);
        }
        if ((found == Scan::unfinished ? left : m_at - start) > row_bytes_max) {
            m_has_endless_line = true;
            m_text = {};
            m_at = 0;
        }
        if (found == Scan::unfinished || m_has_endless_line) return false;
        const bool is_first = m_is_first_row;
        m_is_first_row = false;
        if (found == Scan::empty_line) continue;
        if (is_first && is_separator_line(line_text(start))) continue;
        return true;
    }
    return false;
}

// The line just read, without its end.
std::string_view CsvReader::line_text(std::size_t start) const {
    std::string_view line = std::string_view(m_text).substr(start, m_at - start);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

// Where a cell without quotes ends. Eight bytes at a time: a byte is special when it equals the delimiter or a line
// end. Of the bytes that has_byte marks the first one is right; those behind it may be marked by its borrow.
std::size_t CsvReader::plain_end(std::size_t at) const {
    const char* text = m_text.data();
    const std::size_t size = m_text.size();
    constexpr std::uint64_t ones = 0x0101010101010101u, high_bits = 0x8080808080808080u;
    const auto has_byte = [](std::uint64_t eight, char c) {
        const std::uint64_t zeroed = eight ^ ones * static_cast<unsigned char>(c);
        return (zeroed - ones) & ~zeroed & high_bits;
    };
    static_assert(std::endian::native == std::endian::little);
    for (; size - at >= 8; at += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, text + at, 8);
        if (const auto found = has_byte(eight, m_format.delimiter) | has_byte(eight, '\n') | has_byte(eight, '\r'))
            return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    while (at < size && text[at] != m_format.delimiter && text[at] != '\n' && text[at] != '\r') ++at;
    return at;
}

// Reads a row at m_at; moves on only when it found one.
CsvReader::Scan CsvReader::scan(SheetRow& row, bool with_quotes) {
    row.cells.clear();
    m_undoubled.clear();
    m_undoubled_cells.clear();
    std::size_t at = m_at;
    bool has_quotes = false;
    for (;;) {
        if (with_quotes && at < m_text.size() && m_text[at] == '"') {
            has_quotes = true;
            if (!scan_quoted(row, at)) return Scan::unfinished;
        } else {
            const std::size_t end = plain_end(at);
            row.cells.push_back(std::string_view(m_text).substr(at, end - at));
            at = end;
        }
        if (at == m_text.size()) {
            if (!m_is_finished) return Scan::unfinished;
            break;
        }
        if (is_row_end(at)) break;
        ++at; // the delimiter
    }
    const std::size_t end = at;
    if (at < m_text.size()) {
        if (m_text[at] == '\r' && at + 1 == m_text.size() && !m_is_finished) return Scan::unfinished; // is it "\r\n"?
        at += m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n' ? 2 : 1;
    }
    give_views(row);
    row.line = m_line;
    const std::string_view taken = std::string_view(m_text).substr(m_at, at - m_at);
    const bool is_one_line = !has_quotes || taken.empty();
    const auto line_feeds = is_one_line ? 1 : static_cast<std::size_t>(std::ranges::count(taken, '\n'));
    m_line += line_feeds ? line_feeds : 1;
    const bool is_empty = end == m_at;
    m_at = at;
    return is_empty ? Scan::empty_line : Scan::row;
}

// A cell in quotes, from its opening quote to the delimiter or line end; false when its end has not come yet. What
// follows the closing quote belongs to the cell, as other readers have it.
bool CsvReader::scan_quoted(SheetRow& row, std::size_t& at) {
    const std::size_t start = at + 1;
    const std::size_t undoubled_start = m_undoubled.size();
    std::size_t piece = start;
    bool is_whole = true; // the text stands in m_text as it is
    for (;;) {
        const void* quote = std::memchr(m_text.data() + piece, '"', m_text.size() - piece);
        if (!quote) return false;
        const auto close = static_cast<std::size_t>(static_cast<const char*>(quote) - m_text.data());
        if (close + 1 == m_text.size() && !m_is_finished) return false; // perhaps a doubled one
        const bool is_doubled = close + 1 < m_text.size() && m_text[close + 1] == '"';
        if (!is_doubled) {
            at = plain_end(close + 1);
            if (is_whole && at == close + 1) {
                row.cells.push_back(std::string_view(m_text).substr(start, close - start));
                return true;
            }
            m_undoubled.append(m_text, piece, close - piece);
            m_undoubled.append(m_text, close + 1, at - close - 1);
            m_undoubled_cells.push_back({row.cells.size(), undoubled_start, m_undoubled.size() - undoubled_start});
            row.cells.emplace_back();
            return true;
        }
        is_whole = false;
        m_undoubled.append(m_text, piece, close + 1 - piece);
        piece = close + 2;
    }
}

// Only when the row is complete does the text of undoubled cells stay where it is.
void CsvReader::give_views(SheetRow& row) const {
    for (const Undoubled& each : m_undoubled_cells)
        row.cells[each.cell] = std::string_view(m_undoubled).substr(each.start, each.length);
}

namespace {
bool starts_like_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

// A telephone number or a plain number does no harm, and a mark before it would.
bool is_number_like(std::string_view text) {
    return text[0] != '=' && text[0] != '@' && text.find_first_not_of("0123456789+-(). ") == std::string_view::npos;
}

// What somebody typed with the mark already before it looks guarded, and must not lose that mark when it comes back.
bool looks_guarded(std::string_view text) {
    if (!text.starts_with('\'')) return false;
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return starts_like_formula(text);
}
} // namespace

std::string_view without_guard(std::string_view cell) { return looks_guarded(cell) ? cell.substr(1) : cell; }

CsvWriter::CsvWriter(std::string& out, char delimiter, bool with_mark) : m_out(out), m_delimiter(delimiter) {
    if (with_mark) m_out += "\xef\xbb\xbf";
}

void CsvWriter::cell(std::string_view text) {
    put(text, looks_guarded(text) || (starts_like_formula(text) && !is_number_like(text)));
}
void CsvWriter::plain_cell(std::string_view text) { put(text, false); }

void CsvWriter::put(std::string_view text, bool with_guard) {
    if (!m_is_first) m_out += m_delimiter;
    // A row of one empty cell would be an empty line, which readers step over.
    const std::array<char, 5> special = {m_delimiter, '"', '\n', '\r', '\0'};
    const bool needs_quotes = with_guard || (m_is_first && text.empty()) || text.starts_with(' ') ||
                              text.ends_with(' ') ||
                              text.find_first_of(std::string_view(special.data(), 4)) != text.npos;
    m_is_first = false;
    if (!needs_quotes) {
        m_out += text;
        return;
    }
    m_out += '"';
    if (with_guard) m_out += '\'';
    for (const char c : text) {
        if (c == '"') m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

void CsvWriter::end_row() {
    m_out += "\r\n";
    m_is_first = true;
}

} // namespace crm
