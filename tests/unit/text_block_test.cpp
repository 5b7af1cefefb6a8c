// Blocks of cells as Excel, LibreOffice and Google Sheets put them on the clipboard, and as we do.
#include <doctest/doctest.h>

#include "core/text/block_text.hpp"
#include "tests/support/generators.hpp"

using namespace crm;

TEST_CASE("a block of Excel: tabs, lines, quoted cells with line breaks, tabs and marks in them") {
    CHECK(block_cells("سارة\t0501234567\r\nعمر\t\r\n") == BlockCells{{"سارة", "0501234567"}, {"عمر", ""}});
    CHECK(block_cells("a\t\"حي النخيل\nالرياض\"\tb\r\n") == BlockCells{{"a", "حي النخيل\nالرياض", "b"}});
    CHECK(block_cells("\"قال \"\"نعم\"\"\r\nثم\"\t\"x\ty\"") == BlockCells{{"قال \"نعم\"\nثم", "x\ty"}});
    CHECK(block_cells("one") == BlockCells{{"one"}});
    CHECK(block_cells("one\n") == BlockCells{{"one"}});
    CHECK(block_cells("a\n\nb\n") == BlockCells{{"a"}, {""}, {"b"}}); // an empty row is one
    CHECK(block_cells("\t\t") == BlockCells{{"", "", ""}});
    CHECK(block_cells("a\rb") == BlockCells{{"a"}, {"b"}}); // old Macs
    CHECK(block_cells("") == BlockCells{{""}});
}

TEST_CASE("a quotation mark that closes nowhere is a letter") {
    CHECK(block_cells("\"مقاس 5\" بوصة\tb") == BlockCells{{"\"مقاس 5\" بوصة", "b"}});
    CHECK(block_cells("5\"\t\"open\nb") == BlockCells{{"5\"", "\"open"}, {"b"}});
}

TEST_CASE("what we put on the clipboard is read back as it was") {
    test::Random random(7);
    static constexpr std::string_view pieces[] = {"سارة", "a", " ", "\"", "\t", "\n", "٥", "\"\"", ""};
    for (int round = 0; round < 2000; ++round) {
        BlockCells cells(1 + random.below(4), std::vector<std::string>(1 + random.below(4)));
        if (cells.size() == 1 && cells[0].size() == 1) continue; // a single cell is only its words
        for (auto& row : cells)
            for (std::string& cell : row)
                for (std::uint64_t i = random.below(5); i; --i) cell += random.pick(pieces);
        CHECK(block_cells(block_text(cells)) == cells);
    }
    CHECK(block_text({{"ا\nب"}}) == "ا\nب");
}
