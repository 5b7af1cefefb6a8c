// Workbooks: what is written is read again, and what Excel and others write is understood; broken and hostile ones are
// refused with the right word.
#include <doctest/doctest.h>

#include "core/foreign/foreign_files.hpp"
#include "core/foreign/xlsx_reader.hpp"
#include "core/foreign/xlsx_writer.hpp"
#include "core/foreign/zip_writer.hpp"
#include "core/text/words_sheet.hpp"
#include "tests/support/heap.hpp"
#include "tests/support/sheets.hpp"

using namespace crm;

namespace {
using Rows = std::vector<std::vector<std::string>>;

std::string word(std::optional<SheetError> error) { return error ? std::string(name_of(*error)) : "read"; }

test::Sheet read_rows(SheetReader& reader) { return test::read_sheet(reader, {}, 1); }

test::Sheet read(BytesView bytes, std::size_t piece = 1000) {
    XlsxReader reader;
    return test::read_sheet(reader, bytes, piece);
}

std::string little_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift);
    return bytes;
}

// A workbook by hand: parts that real programs write and ours does not.
struct Book {
    std::string sheet, strings, styles, workbook_properties;
    std::vector<std::pair<std::string, std::string>> more;

    Bytes bytes() const {
        ZipWriter zip;
        const auto part = [&](const std::string& name, const std::string& content) {
            zip.open(name);
            zip.write(content);
        };
        part("[Content_Types].xml", "<Types/>");
        part(
            "_rels/.rels",
            R"(<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>)");
        part("xl/workbook.xml", "<x:workbook xmlns:x='m' xmlns:r='r'>" + workbook_properties +
                                    "<x:sheets><x:sheet name='مخفية' sheetId='1' state='hidden' r:id='r2'/>"
                                    "<x:sheet name='العملاء' sheetId='2' r:id='r1'/></x:sheets></x:workbook>");
        part("xl/_rels/workbook.xml.rels",
             R"(<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
             R"(<Relationship Id="r2" Type="x/worksheet" Target="worksheets/sheet2.xml"/>)"
             R"(<Relationship Id="r3" Type="x/sharedStrings" Target="sharedStrings.xml"/>)"
             R"(<Relationship Id="r4" Type="x/styles" Target="./styles.xml"/></Relationships>)");
        part("xl/worksheets/sheet1.xml", sheet);
        part("xl/worksheets/sheet2.xml",
             "<worksheet><sheetData><row><c t='inlineStr'><is><t>سر</t></is></c></row></sheetData></worksheet>");
        if (!strings.empty()) part("xl/sharedStrings.xml", strings);
        if (!styles.empty()) part("xl/styles.xml", styles);
        for (const auto& [name, content] : more) part(name, content);
        return zip.finish();
    }
};

std::string sheet_of(const std::string& rows, const std::string& behind = "") {
    return "<worksheet><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>";
}

std::string number(std::string_view text, NumberForm form = {}, bool is_1904 = false) {
    std::string out;
    append_number(out, text, form, is_1904);
    return out;
}

SheetCell text_cell(std::string_view text) { return {.kind = CellKind::text, .text = text}; }
} // namespace

TEST_CASE("a workbook of ours is read again as it was written") {
    const SheetColumn columns[] = {{"الاسم"},
                                   {"العدد", CellKind::number},
                                   {"المبلغ", CellKind::money},
                                   {"التاريخ", CellKind::date},
                                   {"الوقت", CellKind::moment},
                                   {"نشط", CellKind::yes_no}};
    XlsxWriter writer;
    writer.begin_sheet({.name = "العملاء [2026]: *", .columns = columns, .is_right_to_left = true});
    const std::string odd = "=1+1 <&> \"'\t\n \x01 _x000D_ 😀 ";
    const SheetCell row_1[] = {
        text_cell("سارة العلي"),
        {CellKind::number, {}, -12345},
        {CellKind::money, "SAR", 123456789, 2},
        {.kind = CellKind::date, .value = date_of(CivilDate{2026, 1, 31}).days},
        {.kind = CellKind::moment, .value = date_of(CivilDate{2024, 2, 29}).days * 86400000LL + 52'200'000},
        {.kind = CellKind::yes_no, .value = 1}};
    const SheetCell row_2[] = {text_cell(odd),
                               {CellKind::number, {}, 5, 4},
                               {},
                               {.kind = CellKind::date, .value = -40000},
                               {},
                               {.kind = CellKind::yes_no}};
    writer.row(row_1);
    writer.row(row_2);
    writer.begin_sheet({.name = "العملاء [2026]: *", .columns = std::span(columns, 1)});
    const SheetCell phone = text_cell("0501234567");
    writer.row({&phone, 1});
    writer.finish();
    const Bytes bytes = writer.take();
    CHECK(guess_file_kind(bytes, "x") == FileKind::xlsx);

    XlsxReader reader;
    reader.feed(bytes);
    reader.finish();
    REQUIRE(reader.sheets().size() == 2);
    CHECK(reader.sheets()[0].name == "العملاء  2026");
    CHECK(reader.sheets()[1].name == "العملاء  2026 (2)");
    const test::Sheet first = read_rows(reader);
    CHECK(!first.error);
    CHECK(first.rows == Rows{{"الاسم", "العدد", "المبلغ", "التاريخ", "الوقت", "نشط"},
                             {"سارة العلي", "-12345", "1234567.89", "2026-01-31", "2024-02-29 14:30", "true"},
                             {odd, "0.0005", "", "1860-06-26", "", "false"}});
    reader.begin(1);
    CHECK(read_rows(reader).rows == Rows{{"الاسم"}, {"0501234567"}});
    reader.begin(0);
    CHECK(read_rows(reader).rows == first.rows);
}

TEST_CASE("numbers are shown as people see them") {
    CHECK(number("966501234567") == "966501234567");
    CHECK(number("9.66501234567E+11") == "966501234567");
    CHECK(number("0.30000000000000004") == "0.3");
    CHECK(number("0.99999999999999994") == "1");
    CHECK(number("-1.5E-3") == "-0.0015");
    CHECK(number("0") == "0");
    CHECK(number("-0.0") == "0");
    CHECK(number("1200.50") == "1200.5");
    CHECK(number("1E+400") == "1E+400");
    CHECK(number("abc") == "abc");
    CHECK(number("501234567", {NumberKind::plain, 10}) == "0501234567");
    CHECK(number("7", {NumberKind::plain, 3}) == "007");
}

TEST_CASE("days by their format, in both systems") {
    const auto form = [](std::string_view code) { return number_form(200, code); };
    CHECK(number("46053", form("yyyy-mm-dd")) == "2026-01-31");
    CHECK(number("46053.604166666664", form("dd/mm/yyyy hh:mm")) == "2026-01-31 14:30");
    CHECK(number("46053.604166666664", form("[$-1010000]d/m/yyyy;@")) == "2026-01-31");
    CHECK(number("44591", form("yyyy-mm-dd"), true) == "2026-01-31");
    CHECK(number("1", form("d-mmm-yy")) == "1900-01-01");
    CHECK(number("59", form("d-mmm-yy")) == "1900-02-28");
    CHECK(number("61", form("d-mmm-yy")) == "1900-03-01");
    CHECK(number("2958465", form("d-mmm-yy")) == "9999-12-31");
    CHECK(number("0", form("d-mmm-yy")).empty());
    CHECK(number("-3", form("d-mmm-yy")) == "-3");
    CHECK(number("0.5", form("h:mm AM/PM")) == "12:00");
    CHECK(number("5.7870370370370373E-5", form("h:mm:ss")) == "00:00:05");
    CHECK(number("1.5", form("[h]:mm")) == "36:00");
    CHECK(number("0.99999999", form("dd/mm/yyyy hh:mm")) == "1900-01-01");
    CHECK(number_form(14, "").kind == NumberKind::date);
    CHECK(number_form(22, "").kind == NumberKind::date_time);
    CHECK(number_form(20, "").kind == NumberKind::time);
    CHECK(number_form(46, "").kind == NumberKind::duration);
    CHECK(number_form(2, "").kind == NumberKind::plain);
    CHECK(form("#,##0.00 \"days\"").kind == NumberKind::plain);
    CHECK(form("[Red]0.00").kind == NumberKind::plain);
    CHECK(form("General").kind == NumberKind::plain);
    CHECK(form("#,##0\\ \\d").kind == NumberKind::plain);
    CHECK(form("0000000000") == NumberForm{NumberKind::plain, 10});
    CHECK(form("mmm").kind == NumberKind::date);
}

TEST_CASE("cells of every kind") {
    Book book;
    book.strings = "<sst><si><t>الاسم</t></si><si><r><t>سا</t></r><r><rPr/><t>رة</t></r><rPh><t>x</t></rPh></si>"
                   "<si><t xml:space='preserve'> a_x000A_b </t></si><si/></sst>";
    book.styles = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy/mm/dd'/></numFmts>"
                  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs></styleSheet>";
    book.sheet = sheet_of(
        "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='s'><v>1</v></c><c r='D2' t='s'><v>3</v></c></row>"
        "<row r='3'/><row r='5'><c r='A5' s='1'><v>46053</v></c><c r='B5' s='2'><v>46053</v></c>"
        "<c r='C5' t='b'><v>1</v></c><c r='D5' t='e'><v>#N/A</v></c><c r='E5' t='str'><f>A1&amp;B1</f><v>ناتج</v></c>"
        "<c r='F5'><f>1+1</f><v>2</v></c><c r='G5' t='s'><v>2</v></c><c r='H5' t='s'><v>99</v></c>"
        "<c r='I5' t='d'><v>2026-01-31T14:30</v></c></row>"
        "<row><c><v>1</v></c><c t='inlineStr'><is><r><t>أ</t></r><r><t>ب</t></r></is></c></row>");
    const test::Sheet all = read(book.bytes());
    CHECK(!all.error);
    CHECK(all.rows == Rows{{"الاسم", "", "سارة"},
                           {"2026-01-31", "2026-01-31", "true", "#N/A", "ناتج", "2", " a\nb ", "", "2026-01-31 14:30"},
                           {"1", "أب"}});
    CHECK(all.lines == std::vector<std::size_t>{2, 5, 6});

    book.workbook_properties = "<x:workbookPr date1904='1'/>";
    CHECK(read(book.bytes()).rows[1][0] == "2030-02-01");
}

TEST_CASE("a merged head fills its columns, a title does not") {
    Book book;
    const auto cell = [](const std::string& place, const std::string& text) {
        return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
    };
    book.sheet = sheet_of(
        "<row r='1'>" + cell("A1", "عملاء 2026") + "</row>" + //
            "<row r='2'>" + cell("A2", "الاسم") + cell("B2", "العنوان") + "<c r='C2'/></row>" + "<row r='3'>" +
            cell("B3", "المدينة") + cell("C3", "الحي") + "</row>" + "<row r='4'>" + cell("A4", "سارة") +
            cell("B4", "جدة") + "</row>" + "<row r='5'>" + cell("B5", "ينبع") + "</row><row r='6'/>",
        "<x:mergeCells xmlns:x='m'><x:mergeCell ref='A1:C1'/><x:mergeCell ref='B2:C2'/><x:mergeCell ref='A2:A3'/>"
        "<x:mergeCell ref='A4:A6'/><x:mergeCell ref='bad'/><x:mergeCell ref='C9:B1'/></x:mergeCells>");
    CHECK(read(book.bytes()).rows == Rows{{"عملاء 2026"},
                                          {"الاسم", "العنوان", "العنوان"},
                                          {"الاسم", "المدينة", "الحي"},
                                          {"سارة", "جدة"},
                                          {"سارة", "ينبع"}});
}

TEST_CASE("the first sheet that is shown is read, and any other can be") {
    Book book;
    book.sheet = sheet_of("<row><c><v>1</v></c></row>");
    XlsxReader reader;
    reader.feed(book.bytes());
    reader.finish();
    REQUIRE(reader.sheets().size() == 2);
    CHECK(reader.sheets()[0].is_hidden);
    CHECK(reader.sheet() == 1);
    CHECK(read_rows(reader).rows == Rows{{"1"}});
    reader.begin(0);
    CHECK(read_rows(reader).rows == Rows{{"سر"}});
}

TEST_CASE("broken and hostile workbooks are refused with the right word") {
    Book book;
    book.sheet = sheet_of("<row><c><v>1</v></c></row>");
    const Bytes good = book.bytes();
    CHECK(read(good).rows.size() == 1);
    CHECK(word(read(BytesView(good).substr(0, good.size() / 2)).error) == "cut_off");
    CHECK(word(read("").error) == "cut_off");
    for (std::size_t at = 0; at < good.size(); at += 7) { // nothing crashes, and no rows are invented
        Bytes bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x55);
        CHECK(read(bad).rows.size() <= 1);
    }
    book.sheet = "<worksheet><sheetData><row>";
    CHECK(word(read(book.bytes()).error) == "damaged");
    book.sheet = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><worksheet><sheetData><row><c "
                 "t='str'><v>&b;</v></c></row></sheetData></worksheet>";
    CHECK(word(read(book.bytes()).error) == "damaged");
    book.sheet = sheet_of("");
    CHECK(word(read(book.bytes()).error) == "no_rows");
    book.sheet = sheet_of("<row><c t='" + std::string(6 << 20, 'x') + "'/></row>");
    CHECK(word(read(book.bytes()).error) == "damaged");
    {
        book.sheet = std::string(70 << 20, ' ');
        Bytes bomb = book.bytes();
        book.sheet = {};
        // Whatever the archive says of its size: as it is, 3 GB, or 9 bytes.
        const std::string sizes = little_endian(70 << 20);
        for (const std::uint32_t said : {70u << 20, 3000u << 20, 9u}) {
            Bytes lying = bomb;
            for (std::size_t at = lying.find(sizes); at != lying.npos; at = lying.find(sizes, at + 4))
                lying.replace(at, 4, little_endian(said));
            const std::size_t before = test::heap_bytes();
            XlsxReader reader;
            reader.feed(lying);
            reader.finish();
            SheetRow row;
            std::size_t most = before;
            for (; !reader.is_over(); most = std::max(most, test::heap_bytes())) reader.next(row);
            CHECK(word(reader.error()) == (said == 9 ? "damaged" : "too_packed"));
            CHECK(most - before < 8 << 20);
        }
    }
    std::string deep;
    for (int i = 0; i < 1000; ++i) deep += "<a>";
    book.sheet = deep;
    CHECK(word(read(book.bytes()).error) == "damaged");
    ZipWriter empty;
    empty.open("xl/other.xml");
    CHECK(word(read(empty.finish()).error) == "damaged");

    std::string huge = sheet_of("<row><c t='str'><v>" + std::string(3 << 20, 'x') + "</v></c></row>");
    for (std::size_t i = 60; i < huge.size() - 80; i += 61) huge[i] = static_cast<char>('a' + i % 23);
    book.sheet = huge;
    const test::Sheet cut = read(book.bytes(), 1 << 20);
    REQUIRE(cut.rows.size() == 1);
    CHECK(cut.rows[0][0].size() <= 1 << 20);
}

TEST_CASE("what a file is, is told by its bytes") {
    using namespace std::string_view_literals;
    CHECK(guess_file_kind("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "a.xls") == FileKind::old_excel);
    CHECK(guess_file_kind("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv,
                          "a.xls") == FileKind::encrypted);
    CHECK(guess_file_kind("PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a.xlsx") ==
          FileKind::other_office);
    CHECK(guess_file_kind("PK\x03\x04 pictures/1.png", "a.zip") == FileKind::other);
    CHECK(guess_file_kind("<html><table><tr><td>x", "a.xls") == FileKind::other_office);
    CHECK(guess_file_kind("\xef\xbb\xbf<?xml version='1.0'?><Workbook>", "a.xls") == FileKind::other_office);
    CHECK(guess_file_kind("الاسم\tالهاتف\nسارة\t050\n", "a.xls") == FileKind::csv);
    CHECK(guess_file_kind("BEGIN:VCARD\r\nVERSION:3.0", "x.txt") == FileKind::vcard);
    CHECK(guess_file_kind("\xef\xbb\xbf\r\nbegin:vcalendar", "") == FileKind::icalendar);
    CHECK(guess_file_kind("\xff\xfe"sv
                          "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\r\0\n\0"sv,
                          "a.vcf") == FileKind::vcard);
    CHECK(guess_file_kind("{\"wasl\":1}", "a.json") == FileKind::json);
    CHECK(guess_file_kind("%PDF-1.7", "a.csv") == FileKind::other);
    CHECK(guess_file_kind("\x89PNG\r\n", "a.csv") == FileKind::other);
    CHECK(guess_file_kind("", "a.csv") == FileKind::csv);
}

TEST_CASE("a file that holds no rows says so in both languages") {
    const auto reader = sheet_reader_for(FileKind::old_excel);
    CHECK(reader->is_over());
    REQUIRE(reader->error() == SheetError::old_excel);
    CHECK(sentence_of(*reader->error()).ar == words::sheet_old_excel.ar);
    CHECK(name_of(SheetError::reader_missing) == "reader_missing");
    CHECK(name_of(SheetError::cut_off) == "cut_off");
    CHECK(sentence_of(SheetError::too_packed).en == words::sheet_too_packed.en);
}
