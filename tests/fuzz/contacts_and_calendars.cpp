// Any bytes as contacts and as a calendar: pieces of any size give the same rows, always in good UTF-8, and what is
// written of them is read again.
#include <cstdint>
#include <cstdlib>

#include "core/foreign/foreign_files.hpp"
#include "tests/support/sheets.hpp"

using namespace crm;

namespace {
// Whether pieces matter for an encoding is asked of the first one, so that one is the same.
test::Sheet read(FileKind kind, BytesView bytes, std::size_t piece) {
    const auto reader = foreign_reader_for(kind, {.language = Language::en});
    const BytesView first = bytes.substr(0, 64);
    reader->feed(first);
    return test::read_sheet(*reader, bytes.substr(first.size()), piece);
}

void write_again(FileKind kind, const test::Sheet& sheet) {
    std::vector<SheetColumn> columns;
    for (const std::string& heading : sheet.rows[0]) columns.push_back({heading});
    const auto writer = foreign_writer_for(kind, {});
    writer->begin_sheet({.columns = columns});
    for (std::size_t r = 1; r < sheet.rows.size(); ++r) {
        std::vector<SheetCell> cells;
        for (const std::string& text : sheet.rows[r]) cells.push_back({.kind = CellKind::text, .text = text});
        writer->row(cells);
    }
    writer->finish();
    const test::Sheet again = read(kind, writer->take(), 1000);
    if (again.rows.size() > sheet.rows.size()) std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const BytesView bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    for (const FileKind kind : {FileKind::vcard, FileKind::icalendar}) {
        const test::Sheet sheet = read(kind, bytes, bytes.size() + 1);
        const test::Sheet pieces = read(kind, bytes, data[0] % 32 + 1u);
        if (sheet.rows != pieces.rows || sheet.error != pieces.error) std::abort();
        for (const test::Cells& row : sheet.rows)
            for (const std::string& cell : row)
                if (!is_valid_utf8(cell)) std::abort();
        write_again(kind, sheet);
    }
    return 0;
}
