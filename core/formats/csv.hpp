// Tables as text: CSV and its relatives with semicolons, tabs or bars, in the encodings Arabic offices really have. Reading is
// streamed and fast; writing follows RFC 4180, with the mark Excel needs to see UTF-8 and a guard against cells that a
// spreadsheet would run as formulas.
//
//     CsvReader reader(guess_csv(first_piece));
//     for (each piece) { reader.feed(piece); while (reader.next(row)) …; }
//     reader.finish(); while (reader.next(row)) …;
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"

namespace crm {

enum class TextEncoding : std::uint8_t { utf_8, utf_16le, utf_16be, windows_1256, windows_1252 };
std::string_view name_of(TextEncoding encoding); // "windows-1256"

struct CsvFormat {
    TextEncoding encoding = TextEncoding::utf_8;
    char delimiter = ',';
    bool operator==(const CsvFormat&) const = default;
};
// From the beginning of a file; 64 KB are plenty, the whole file if it is smaller.
CsvFormat guess_csv(BytesView beginning);

// Bytes of an encoding to UTF-8, in pieces. Malformed bytes become U+FFFD. A byte order mark is dropped.
class TextDecoder {
public:
    explicit TextDecoder(TextEncoding encoding) : m_encoding(encoding) {}
    void decode(BytesView bytes, std::string& out); // appends
    void finish(std::string& out);

private:
    void decode_utf8(BytesView bytes, std::string& out);
    void decode_utf16(BytesView bytes, std::string& out);
    void put(char32_t unit, std::string& out);
    TextEncoding m_encoding;
    bool m_at_start = true;
    std::string m_rest; // an unfinished code point
    char32_t m_high = 0; // a high surrogate that waits for its other half
};

struct CsvRow {
    std::size_t line = 0;                 // where it begins, from 1
    std::vector<std::string_view> cells;  // good until the next call of next() or feed()
    bool is_damaged = false;              // a quote that was never closed; its text is taken as it stands
};

class CsvReader {
public:
    explicit CsvReader(CsvFormat format) : m_format(format), m_decoder(format.encoding) {}
    const CsvFormat& format() const { return m_format; }
    void feed(BytesView bytes);
    void finish();
    bool next(CsvRow& row); // false: needs more bytes, or the end after finish(). Empty lines are stepped over
    std::uint64_t bytes_fed() const { return m_fed; }

private:
    enum class Scan : std::uint8_t { row, empty_line, unfinished };
    Scan scan(CsvRow& row, bool quotes_count);
    CsvFormat m_format;
    TextDecoder m_decoder;
    std::string m_text;    // decoded, not yet read
    std::size_t m_at = 0;
    std::string m_unquoted; // cells with doubled quotes, undoubled
    std::size_t m_line = 1;
    std::uint64_t m_fed = 0;
    std::size_t m_tried = 0; // do not look again before there are this many bytes
    bool m_is_finished = false;
};

class CsvWriter {
public:
    explicit CsvWriter(std::string& out, char delimiter = ',', bool with_mark = true);
    void cell(std::string_view text);        // words of people: guarded against formulas
    void plain_cell(std::string_view text);  // numbers, dates: written by us
    void end_row();

private:
    void put(std::string_view text, bool with_guard);
    std::string& m_out;
    char m_delimiter;
    bool m_is_first = true;
};

} // namespace crm
