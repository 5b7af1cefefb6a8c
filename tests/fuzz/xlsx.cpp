// Any bytes as a workbook, and as a part of a sound one: nothing crashes, and whatever rows come out are good UTF-8.
#include <cstdint>
#include <cstdlib>

#include "core/foreign/xlsx_reader.hpp"
#include "core/foreign/zip_writer.hpp"
#include "tests/support/sheets.hpp"

using namespace crm;

namespace {
// The bytes in the place of one part, so that a mutation is not just a wrong checksum.
Bytes workbook_with(BytesView bytes, unsigned place) {
    constexpr std::string_view sound[] = {
        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c "
        "s='1'><v>46053.5</v></c></row><row><c><v>1</v></c></row>"
        "</sheetData><mergeCells><mergeCell ref='A1:A2'/></mergeCells></worksheet>",
        "<sst><si><t>a</t></si></sst>",
        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy'/></numFmts><cellXfs><xf/><xf "
        "numFmtId='170'/></cellXfs></styleSheet>",
        "<workbook><sheets><sheet name='a' id='r1'/></sheets></workbook>",
        "<Relationships><Relationship Id='r1' Type='/worksheet' Target='s.xml'/><Relationship Id='r2' "
        "Type='/sharedStrings' "
        "Target='t.xml'/><Relationship Id='r3' Type='/styles' Target='f.xml'/></Relationships>"};
    constexpr const char* names[] = {"xl/s.xml", "xl/t.xml", "xl/f.xml", "xl/workbook.xml",
                                     "xl/_rels/workbook.xml.rels"};
    ZipWriter zip;
    for (unsigned i = 0; i < 5; ++i) {
        zip.open(names[i]);
        zip.write(i == place ? bytes : sound[i]);
    }
    return zip.finish();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const BytesView bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const unsigned place = data[0] % 8;
    XlsxReader reader;
    const test::Sheet sheet = test::read_sheet(reader, place < 5 ? workbook_with(bytes, place) : Bytes(bytes), 1 << 20);
    for (const test::Cells& row : sheet.rows)
        for (const std::string& cell : row)
            if (!is_valid_utf8(cell)) std::abort();
    return 0;
}
