// Contacts as telephones and mail programs write them, and as we write them.
#include <doctest/doctest.h>

#include "core/foreign/foreign_files.hpp"
#include "core/foreign/vcard.hpp"
#include "tests/support/sheets.hpp"

using namespace crm;
using test::Cells;

namespace {
test::Sheet read(BytesView bytes, std::size_t piece = 5) {
    VcardReader reader(Language::en);
    return test::read_sheet(reader, bytes, piece);
}
// The only contact of a file, by the headings.
std::map<std::string, std::string> card(const std::string& lines, std::string_view version = "3.0") {
    const test::Sheet sheet =
        read("BEGIN:VCARD\r\nVERSION:" + std::string(version) + "\r\n" + lines + "\r\nEND:VCARD\r\n");
    REQUIRE(sheet.rows.size() == 2);
    return test::by_heading(sheet.rows[0], sheet.rows[1]);
}
using Card = std::map<std::string, std::string>;
} // namespace

TEST_CASE("a contact of a telephone") {
    CHECK(card("FN:سارة العلي\r\nN:العلي;سارة;;;\r\nitem1.TEL;type=HOME:011 234 5678\r\nTEL;TYPE=CELL,VOICE:+966 50 "
               "123 4567\r\n"
               "TEL;TYPE=FAX:0119\r\nTEL;TYPE=CELL:+966 50 123 4567\r\nitem1.X-ABLabel:_$!<Other>!$_\r\n"
               "EMAIL;TYPE=INTERNET:a@example.com\r\nEMAIL;TYPE=INTERNET;TYPE=PREF:b@example.com\r\nORG:شركة "
               "النور;المبيعات\r\n"
               "TITLE:مديرة\r\nADR;TYPE=WORK:;العليا;شارع الملك\\, 5;الرياض;منطقة الرياض;12345;السعودية\r\n"
               "ADR;TYPE=HOME:;;شارع 2;جدة;;;\r\nBDAY:1985-04-12\r\nURL:https://example.com\r\nCATEGORIES:مهم,جملة\r\n"
               "NOTE:سطر\\nثان\\; نعم\r\nNICKNAME:سوسو\r\nUID:1\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n "
               "SkZJRg==\r\nGENDER:F") == Card{{"Name", "سارة العلي"},
                                               {"Phone", "+966 50 123 4567"},
                                               {"Other phones", "011 234 5678; 0119"},
                                               {"E-mail", "b@example.com"},
                                               {"Other e-mails", "a@example.com"},
                                               {"Company", "شركة النور، المبيعات"},
                                               {"Job title", "مديرة"},
                                               {"Street", "شارع الملك, 5"},
                                               {"District", "العليا"},
                                               {"City", "الرياض"},
                                               {"Region", "منطقة الرياض"},
                                               {"Postal code", "12345"},
                                               {"Country", "السعودية"},
                                               {"Other addresses", "شارع 2، جدة"},
                                               {"Birthday", "1985-04-12"},
                                               {"Website", "https://example.com"},
                                               {"Tags", "مهم; جملة"},
                                               {"Gender", "female"},
                                               {"Notes", "سطر\nثان; نعم\nNICKNAME: سوسو"}});
}

TEST_CASE("version 2.1: quoted-printable, charsets, bare types, lines that go on behind '='") {
    CHECK(card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=A7=D9=84=D8=B9=D9=84=D9=8A;=D8=B3=D8=A7=\r\n=D8=B1=D8=A9;"
               ";;\r\n"
               "TEL;CELL:0501234567\r\nTEL;WORK;PREF:0112\r\nPHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRg\r\n "
               "==\r\n\r\nEMAIL;INTERNET:a@b.c",
               "2.1") ==
          Card{{"Name", "سارة العلي"}, {"Phone", "0112"}, {"Other phones", "0501234567"}, {"E-mail", "a@b.c"}});
    CHECK(card("FN;CHARSET=windows-1256:\xd3\xc7\xd1\xc9\r\nTEL:1", "2.1") == Card{{"Name", "سارة"}, {"Phone", "1"}});
    CHECK(card("FN:\xd3\xc7\xd1\xc9 \xc7\xe1\xda\xe1\xed\r\nTEL:1", "2.1") ==
          Card{{"Name", "سارة العلي"}, {"Phone", "1"}});
    CHECK(card("NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab=\r\n\r\nFN:x", "2.1") ==
          Card{{"Name", "x"}, {"Notes", "a\nb"}});
}

TEST_CASE("version 4.0 and Apple") {
    CHECK(card("FN:Omar\r\nTEL;VALUE=uri;PREF=1;TYPE=\"voice,home\":tel:+966-50-1\r\nBDAY:19850412\r\nGENDER:M;"
               "x\r\nKIND:individual",
               "4.0") ==
          Card{{"Name", "Omar"}, {"Phone", "+966-50-1"}, {"Birthday", "1985-04-12"}, {"Gender", "male"}});
    CHECK(card("FN:A\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12") ==
          Card{{"Name", "A"}, {"Notes", "Birthday: 1604-04-12"}});
    CHECK(card("FN:A\r\nBDAY:--0412") == Card{{"Name", "A"}, {"Notes", "Birthday: --0412"}});
    CHECK(card("ORG:شركة;\r\nFN:") == Card{{"Name", "شركة"}, {"Company", "شركة"}});
    CHECK(card("FN;X=\"a:b;c\":سارة\r\n علي") == Card{{"Name", "سارةعلي"}});
}

TEST_CASE("many contacts, groups and empty ones, line ends and encodings of all kinds") {
    const std::string two =
        "BEGIN:VCARD\nFN:أ\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nBEGIN:VCARD\nKIND:group\nFN:g\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:ب\nBEGIN:VCARD\nFN:inner\nEND:VCARD\nEND:VCARD";
    const test::Sheet sheet = read(two);
    REQUIRE(sheet.rows.size() == 3);
    CHECK(sheet.rows[1][0] == "أ");
    CHECK(sheet.rows[2][0] == "ب");
    CHECK(sheet.lines == std::vector<std::size_t>{1, 1, 11});
    for (const std::size_t piece : {1, 2, 3, 1000}) CHECK(read(two, piece).rows == sheet.rows);
    std::string returns = two;
    std::replace(returns.begin(), returns.end(), '\n', '\r');
    CHECK(read(returns, 4).rows == sheet.rows);
    CHECK(read("\xef\xbb\xbf" + two, 1000).rows == sheet.rows);
    CHECK(read(test::to_utf_16(two, false, true), 1000).rows == sheet.rows);
    CHECK(read(test::to_utf_16(two, true, true), 7).rows == sheet.rows);
}

TEST_CASE("half a file of contacts, and none") {
    CHECK(read("BEGIN:VCARD\nFN:a\nEND:VCARD\nBEGIN:VCARD\nFN:b").error == SheetError::cut_off);
    CHECK(read("BEGIN:VCARD\nEND:VCARD\n").error == SheetError::no_rows);
    CHECK(read("").error == SheetError::no_rows);
    VcardReader reader(Language::ar);
    std::string endless = "BEGIN:VCARD\nPHOTO:";
    reader.feed(endless);
    SheetRow row;
    for (int i = 0; i < 70; ++i) {
        reader.feed(std::string(1 << 20, 'A'));
        while (reader.next(row)) {
        }
    }
    CHECK(reader.is_over());
    CHECK(reader.error() == SheetError::too_big);
}

TEST_CASE("contacts that are written are read again, in both versions") {
    std::vector<SheetColumn> columns;
    for (const BothNames& heading : card_headings) columns.push_back({heading.ar});
    columns.push_back({"ليس منها"});
    const Cells full = {"سارة; العلي, \\ أم محمد",
                        "+966501234567",
                        "0112; 0113",
                        "a@b.c",
                        "d@e.f; g@h.i",
                        "شركة، النور",
                        "مديرة",
                        "شارع طويل جدًا جدًا جدًا جدًا جدًا جدًا جدًا جدًا 😀😀😀😀😀😀😀",
                        "العليا",
                        "الرياض",
                        "الوسطى",
                        "12345",
                        "السعودية",
                        "جدة، شارع 2",
                        "1985-04-12",
                        "female",
                        "https://a.b",
                        "مهم; جملة",
                        "سطر\nثان"};
    for (const FileKind kind : {FileKind::vcard, FileKind::vcard_3}) {
        const auto writer = foreign_writer_for(kind, {});
        writer->begin_sheet({.columns = columns});
        std::vector<SheetCell> cells;
        for (const std::string& text : full) cells.push_back({.kind = CellKind::text, .text = text});
        cells[14] = {.kind = CellKind::date, .value = date_of(CivilDate{1985, 4, 12}).days};
        cells.push_back({.kind = CellKind::text, .text = "x"});
        writer->row(cells);
        const SheetCell alone{.kind = CellKind::text, .text = "عمر"};
        writer->row({&alone, 1});
        writer->finish();
        const Bytes bytes = writer->take();
        CHECK(guess_file_kind(bytes, "") == FileKind::vcard);
        for (std::size_t at = 0; at < bytes.size();) { // no line is longer than 75 bytes, none cuts a letter
            const std::size_t end = bytes.find("\r\n", at);
            REQUIRE(end != bytes.npos);
            CHECK(end - at <= 75);
            CHECK(is_valid_utf8(bytes.substr(at, end - at)));
            at = end + 2;
        }
        const test::Sheet sheet = read(bytes, 100);
        REQUIRE(sheet.rows.size() == 3);
        CHECK(sheet.rows[1] == full);
        CHECK(sheet.rows[2][0] == "عمر");
    }
}
