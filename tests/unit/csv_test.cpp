// CSV in all the shapes that offices send it in.
#include <doctest/doctest.h>

#include "core/base/utf8.hpp"
#include "core/foreign/icalendar.hpp"
#include "core/foreign/vcard.hpp"
#include "core/formats/csv.hpp"
#include "core/formats/sheet_reader.hpp"
#include "core/text/words_sheet.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/heap.hpp"
#include "tests/support/sheets.hpp"

using namespace crm;
using test::to_utf_16;

namespace {
using Rows = std::vector<std::vector<std::string>>;

Rows read(std::string_view bytes, CsvFormat format, std::size_t piece = 3) {
    CsvReader reader(format);
    SheetRow row;
    Rows rows;
    const auto take = [&] {
        while (reader.next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
    };
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        reader.feed(bytes.substr(at, piece));
        take();
    }
    reader.finish();
    take();
    return rows;
}
Rows read(std::string_view bytes) { return read(bytes, guess_csv(bytes)); }

const Rows expected = {{"الاسم", "الجوال", "المدينة"}, {"سارة العلي", "0501234567", "الرياض"}, {"Zoë 😀", "", "جدة"}};
const std::string expected_text = "الاسم,الجوال,المدينة\r\nسارة العلي,0501234567,الرياض\r\nZoë 😀,,جدة\r\n";
} // namespace

TEST_CASE("rows, whatever the line ends and delimiters") {
    CHECK(read("a,b\n1,2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\r\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\r1,2\r") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a;b\n1,5;2,5\n") == Rows{{"a", "b"}, {"1,5", "2,5"}});
    CHECK(read("a\tb\n1, x\t2\n") == Rows{{"a", "b"}, {"1, x", "2"}});
    CHECK(read("a|b|c\n1|2|3\n") == Rows{{"a", "b", "c"}, {"1", "2", "3"}});
    CHECK(read("sep=;\r\na;b\r\n1;2\r\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\n\n\n1,2\n\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b,\n,,\n") == Rows{{"a", "b", ""}, {"", "", ""}});
    CHECK(read("one\ntwo\n") == Rows{{"one"}, {"two"}});
    // a block copied out of a spreadsheet: a cell of two lines is in quotes, the others are not
    CHECK(read("الاسم\tالعنوان\n\"سارة \"\"أم محمد\"\"\"\t\"شارع 1\nجدة\"\nعمر\t5\" x\n") ==
          Rows{{"الاسم", "العنوان"}, {"سارة \"أم محمد\"", "شارع 1\nجدة"}, {"عمر", "5\" x"}});
    CHECK(read("").empty());
}

TEST_CASE("quotes") {
    CHECK(read("\"a\",\"b,c\"\n\"say \"\"hi\"\"\",\"two\nlines\"\n") ==
          Rows{{"a", "b,c"}, {"say \"hi\"", "two\nlines"}});
    CHECK(read("\"\",\"\"\"\"\n") == Rows{{"", "\""}});
    CHECK(read("5\" nail,3' rod\n") == Rows{{"5\" nail", "3' rod"}});            // a quote inside is a quote
    CHECK(read("\"abc\"def,x\n") == Rows{{"abcdef", "x"}});                      // text after the closing quote
    CHECK(read("a,\"b\"\"c\"\"\",\"d\"\"\"\n") == Rows{{"a", "b\"c\"", "d\""}}); // several undoubled cells in a row
}

TEST_CASE("a quote that nobody closed costs one row") {
    const std::string text = "a,b\n1,\"oops\n2,3\n";
    CsvReader reader({});
    reader.feed(text);
    reader.finish();
    SheetRow row;
    REQUIRE(reader.next(row));
    CHECK(!row.is_damaged);
    REQUIRE(reader.next(row));
    CHECK(row.is_damaged);
    CHECK(row.line == 2);
    CHECK(row.cells[1] == "\"oops");
    REQUIRE(reader.next(row));
    CHECK(!row.is_damaged);
    CHECK(row.line == 3);
    CHECK(!reader.next(row));
}

TEST_CASE("lines are counted as an editor counts them") {
    CsvReader reader({});
    reader.feed("a\r\n\r\n\"x\ny\"\r\nb\r\n");
    reader.finish();
    SheetRow row;
    std::vector<std::size_t> lines;
    while (reader.next(row)) lines.push_back(row.line);
    CHECK(lines == std::vector<std::size_t>{1, 3, 5});
}

TEST_CASE("every encoding is guessed and read") {
    const auto check = [](const std::string& bytes, TextEncoding encoding) {
        CAPTURE(name_of(encoding));
        CHECK(guess_csv(bytes).encoding == encoding);
        for (const std::size_t piece : {1u, 2u, 3u, 1000u}) CHECK(read(bytes, guess_csv(bytes), piece) == expected);
    };
    check(expected_text, TextEncoding::utf_8);
    check("\xef\xbb\xbf" + expected_text, TextEncoding::utf_8);
    check(to_utf_16(expected_text, false, true), TextEncoding::utf_16le);
    check(to_utf_16(expected_text, true, true), TextEncoding::utf_16be);
    check(to_utf_16(expected_text, false, false), TextEncoding::utf_16le);
    check(to_utf_16(expected_text, true, false), TextEncoding::utf_16be);

    const std::string arabic =
        "\xc7\xe1\xc7\xd3\xe3;\xc7\xe1\xe3\xcf\xed\xe4\xc9\r\n\xd3\xc7\xd1\xc9;\xcc\xcf\xc9\r\n"; // windows-1256
    CHECK(guess_csv(arabic).encoding == TextEncoding::windows_1256);
    CHECK(read(arabic) == Rows{{"الاسم", "المدينة"}, {"سارة", "جدة"}});
    const std::string french = "Nom;Pr\xe9nom;Ville\r\nLef\xe8vre;Zo\xeb;N\xeemes \x80\r\n"; // windows-1252
    CHECK(guess_csv(french).encoding == TextEncoding::windows_1252);
    CHECK(read(french) == Rows{{"Nom", "Prénom", "Ville"}, {"Lefèvre", "Zoë", "Nîmes €"}});
}

TEST_CASE("malformed text becomes marks, never a crash") {
    const auto decode = [](std::string_view bytes, TextEncoding encoding, std::size_t piece) {
        TextDecoder decoder(encoding);
        std::string out;
        for (std::size_t at = 0; at < bytes.size(); at += piece) decoder.decode(bytes.substr(at, piece), out);
        decoder.finish(out);
        return out;
    };
    for (const std::size_t piece : {1u, 2u, 100u}) {
        CHECK(decode("a\xff"
                     "b",
                     TextEncoding::utf_8, piece) == "a\xef\xbf\xbd"
                                                    "b");
        CHECK(decode("a\xd8", TextEncoding::utf_8, piece) == "a\xef\xbf\xbd");
        CHECK(decode("\xe0\x80", TextEncoding::utf_8, piece) == "\xef\xbf\xbd\xef\xbf\xbd");
        CHECK(decode(std::string_view("\x00\xd8"
                                      "a\x00",
                                      4),
                     TextEncoding::utf_16le, piece) == "\xef\xbf\xbd"
                                                       "a");
        CHECK(decode(std::string_view("\x00\xdc"
                                      "a\x00z",
                                      5),
                     TextEncoding::utf_16le, piece) == "\xef\xbf\xbd"
                                                       "a\xef\xbf\xbd");
    }
    test::Random random(1);
    for (int i = 0; i < 200; ++i) {
        std::string bytes;
        for (std::uint64_t k = random.below(300); k > 0; --k)
            bytes += static_cast<char>(random.chance(30) ? ",\"\r\n;"[random.below(5)] : random.bits());
        const CsvFormat format = guess_csv(bytes);
        const Rows whole = read(bytes, format, 1000);
        CHECK(read(bytes, format, 1 + random.below(7)) == whole);
        for (const auto& row : whole)
            for (const std::string& cell : row) CHECK(is_valid_utf8(cell));
    }
}

TEST_CASE("what is written is read back, and no spreadsheet runs it") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        CAPTURE(seed);
        test::Random random(seed);
        const char delimiter = ",;\t|"[random.below(4)];
        std::string out;
        CsvWriter writer(out, delimiter);
        Rows rows;
        for (std::size_t r = 0, columns = 1 + random.below(5); r < 20; ++r) {
            auto& row = rows.emplace_back();
            for (std::size_t c = 0; c < columns; ++c) {
                std::string cell = random.chance(20) ? "" : test::random_words(random, 3);
                if (random.chance(15))
                    cell =
                        random.pick(std::vector<std::string>{"=1+1", "+966 50", "-5", "@x", "\"", "a\nb", "a\r\nb",
                                                             " x ", ",;\t|", "'=q", "''-5", "'", "=cmd|' /C calc'!A0"});
                writer.cell(cell);
                row.push_back(cell);
            }
            writer.end_row();
        }
        CHECK(out.starts_with("\xef\xbb\xbf"));
        Rows back = read(out, {.delimiter = delimiter}, 1 + random.below(100));
        for (auto& row : back)
            for (std::string& cell : row) {
                CHECK(!cell.starts_with('='));
                cell = std::string(without_guard(cell));
            }
        CHECK(back == rows);
    }
}

TEST_CASE("a line of a thousand million bytes is refused with the right word, and little of it is kept") {
    constexpr std::size_t piece_bytes = 1 << 20, pieces = 1024;
    const std::string letters(piece_bytes, 'x'), wide = to_utf_16(std::string(piece_bytes / 2, 'x'), false, false),
                                                 quotes(piece_bytes, '"');
    struct Hostile {
        std::unique_ptr<SheetReader> reader;
        std::string head;
        const std::string* piece;
        SheetError error;
        std::size_t kept_max;
    };
    const auto csv = [](TextEncoding encoding) {
        return sheet_reader_for(FileKind::csv, {.csv = {.encoding = encoding}});
    };
    Hostile all[5];
    all[0] = {csv(TextEncoding::utf_8), "a,b\n1,2\n", &letters, SheetError::endless_line, 64 << 20};
    all[1] = {csv(TextEncoding::utf_8), "a,b\n\"", &letters, SheetError::endless_line, 64 << 20};
    all[2] = {csv(TextEncoding::utf_8), "a,b\n\"", &quotes, SheetError::endless_line, 64 << 20};
    all[3] = {csv(TextEncoding::utf_16le), to_utf_16("a,b\n", false, true), &wide, SheetError::endless_line, 64 << 20};
    all[4] = {std::make_unique<VcardReader>(Language::ar), "BEGIN:VCARD\nNOTE:", &letters, SheetError::too_big,
              std::size_t{320} << 20};
    for (Hostile& each : all) {
        CAPTURE(&each - all);
        const std::size_t before = test::heap_bytes();
        std::size_t most = before;
        SheetRow row;
        const auto take = [&] {
            while (each.reader->next(row)) {
            }
        };
        each.reader->feed(each.head);
        take();
        for (std::size_t i = 0; i < pieces; ++i) {
            each.reader->feed(*each.piece);
            take();
            most = std::max(most, test::heap_bytes());
        }
        CHECK(each.reader->is_over());
        CHECK(each.reader->error() == each.error);
        each.reader->finish();
        take();
        CHECK(each.reader->error() == each.error);
        CHECK(most - before < each.kept_max);
    }
    CHECK(sentence_of(SheetError::endless_line).ar == words::sheet_endless_line.ar);
    CHECK(name_of(SheetError::endless_line) == "endless_line");
    // Long rows that are rows are read, in pieces and at once.
    const std::string long_cell(7 << 20, 'y');
    for (const std::size_t piece : {piece_bytes, std::size_t{64} << 20}) {
        const Rows rows = read("a,b\n" + long_cell + ",2\n\"" + long_cell + "\",4\n", {}, piece);
        REQUIRE(rows.size() == 3);
        CHECK(rows[1][0].size() == long_cell.size());
        CHECK(rows[2] == std::vector<std::string>{long_cell, "4"});
    }
    CHECK(read("a,b\n" + std::string(17 << 20, 'z') + "\n", {}, std::size_t{64} << 20).size() == 1);
}
