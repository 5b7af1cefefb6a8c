// Tables as text: CSV and its relatives with semicolons, tabs or bars, in the encodings Arabic offices really have.
// Reading is streamed and fast; writing follows RFC 4180, with the mark Excel needs to see UTF-8 and a guard against
// cells that a spreadsheet would run as formulas.
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

#include "core/formats/sheet.hpp"
#include "core/formats/text_decoder.hpp"

namespace crm {

struct CsvFormat {
    TextEncoding encoding = TextEncoding::utf_8;
    char delimiter = ',';
    bool operator==(const CsvFormat&) const = default;
};
// From the beginning of a file; 64 KB are plenty, the whole file if it is smaller.
CsvFormat guess_csv(BytesView beginning);

class CsvReader {
public:
    explicit CsvReader(CsvFormat format) : m_format(format), m_decoder(format.encoding) {}
    const CsvFormat& format() const { return m_format; }
    void feed(BytesView bytes);
    void finish();
    bool next(SheetRow& row); // false: needs more bytes, or the end after finish(). Empty lines are stepped over
    // A line goes on longer than any row of a table: no more is read or kept.
    bool has_endless_line() const { return m_has_endless_line; }
    std::uint64_t bytes_fed() const { return m_fed; }

private:
    enum class Scan : std::uint8_t { row, empty_line, unfinished };
    struct Undoubled { // a cell whose text lies in m_undoubled
        std::size_t cell, start, length;
    };
    Scan scan(SheetRow& row, bool with_quotes);
    bool scan_quoted(SheetRow& row, std::size_t& at);
    std::string_view line_text(std::size_t start) const;
    std::size_t plain_end(std::size_t at) const;
    bool is_row_end(std::size_t at) const { return m_text[at] == '\n' || m_text[at] == '\r'; }
    void give_views(SheetRow& row) const;

    CsvFormat m_format;
    TextDecoder m_decoder;
    std::string m_text; // decoded; read up to m_at
    std::size_t m_at = 0;
    std::string m_undoubled;
    std::vector<Undoubled> m_undoubled_cells;
    std::size_t m_line = 1;
    std::uint64_t m_fed = 0;
    std::size_t m_wait_for = 0; // a long row is not looked at again before there is this much
    bool m_is_finished = false, m_is_first_row = true, m_has_endless_line = false;
};

// The cell without the mark that CsvWriter::cell puts before what a spreadsheet would run.
std::string_view without_guard(std::string_view cell);

class CsvWriter {
public:
    explicit CsvWriter(std::string& out, char delimiter = ',',
                       bool with_mark = true); // the mark: Excel takes a file without it for the local encoding
    void cell(std::string_view text);          // words of people: guarded against formulas
    void plain_cell(std::string_view text);    // numbers, dates: written by us
    void end_row();

private:
    void put(std::string_view text, bool with_guard);
    std::string& m_out;
    char m_delimiter;
    bool m_is_first = true;
};

} // namespace crm
