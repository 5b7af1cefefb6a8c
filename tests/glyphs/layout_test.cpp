// Lines, ellipsis, and what Dear ImGui itself gets to see through the hooks.
#include <doctest/doctest.h>

#include "imgui_internal.h"
#include "tests/glyphs/support.hpp"
#include "web/glyphs/line_layout.hpp"

using namespace crm;
using namespace crm::tests;

namespace {

// The lines of a text where every character is one em wide.
std::vector<std::string> lines(std::string_view text, float limit_em) {
    glyphs::CodePoints chars;
    bool ended = false;
    glyphs::read_paragraph(text, 0, chars, ended);
    const std::vector<float> advances(chars.size(), 1.0f);
    std::vector<glyphs::Line> found;
    glyphs::break_lines(chars, advances, limit_em, found);
    std::vector<std::string> out;
    for (const glyphs::Line& line : found)
        out.emplace_back(text.substr(chars.byte_of[line.begin], chars.byte_of[line.end] - chars.byte_of[line.begin]));
    return out;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("lines end where words may be parted") {
    CHECK(lines("one two three", 7) == Lines{"one two", "three"});
    CHECK(lines("one two three", 8) == Lines{"one two", "three"});
    CHECK(lines("واحد اثنان ثلاثة", 11) == Lines{"واحد اثنان", "ثلاثة"});
    CHECK(lines("well-known", 6) == Lines{"well-", "known"});
    CHECK(lines("a/b, c", 100) == Lines{"a/b, c"});
    CHECK(lines("1,250.50 SAR", 9) == Lines{"1,250.50", "SAR"});
    CHECK(lines("(one) two", 5) == Lines{"(one)", "two"}); // never before a closing bracket
    CHECK(lines("", 5) == Lines{""});
}

TEST_CASE("a word wider than the line is cut, and a line is never empty") {
    CHECK(lines("abcdefgh", 3) == Lines{"abc", "def", "gh"});
    CHECK(lines("ab abcdefgh", 4) == Lines{"ab", "abcd", "efgh"});
    CHECK(lines("abc", 0.5f) == Lines{"a", "b", "c"});
}

TEST_CASE("blanks at a line's end take no place") { CHECK(lines("one   two", 3) == Lines{"one", "two"}); }

TEST_CASE("wrapped text is as high as its lines and no wider than told") {
    for (const bool right_to_left : {false, true}) {
        TextWorld world(right_to_left);
        for (const std::string_view text :
             {"يعمل النظام داخل المتصفح باستخدام Dear ImGui و WebAssembly بلا خادم، والبيانات تبقى عندك.",
              "Runs inside the browser وبياناتك تبقى عندك with no server at all."}) {
            const float px = 24, wrap = 200;
            const ImVec2 size = text_size(text, world.font(), px, wrap);
            CHECK(size.x <= wrap + 0.1f);
            CHECK(size.y >= 3 * px);
            const ImVec2 by_imgui =
                world.font()->CalcTextSizeA(px, FLT_MAX, wrap, text.data(), text.data() + text.size());
            CHECK(by_imgui.x == doctest::Approx(size.x).epsilon(0.001));
            CHECK(by_imgui.y == size.y);
        }
        const ImVec2 whole = text_size("مرحبا بكم", world.font(), 24);
        CHECK(text_size("مرحبا بكم", world.font(), 24, whole.x).y == 24); // the width that was measured is wide enough
        CHECK(text_size("أ\nب\n", world.font(), 24).y == 48);
    }
}

TEST_CASE("a wrapped paragraph of the other direction begins at its own side") {
    TextWorld world(false);
    const ImVec2 size = text_size("نص عربي طويل في واجهة إنجليزية", world.font(), 24, 120);
    CHECK(size.x == doctest::Approx(120).epsilon(0.01)); // pushed to the right edge
    CHECK(text_size("قصير", world.font(), 24, 120).x == doctest::Approx(120).epsilon(0.01));
}

TEST_CASE("a cut text keeps its logical beginning and fits") {
    for (const bool right_to_left : {false, true}) {
        TextWorld world(right_to_left);
        for (const std::string_view text : {"شركة الأفق الجديد للتجارة والمقاولات", "Horizon Trading and Contracting",
                                            "طلب رقم 12345 من Ahmed Ali"}) {
            const float px = 22;
            const float full = text_size(text, world.font(), px).x;
            CHECK(elided(text, world.font(), px, full) == text);
            for (float width = 0; width < full; width += 7) {
                const std::string_view cut = elided(text, world.font(), px, width);
                CAPTURE(cut);
                REQUIRE(cut.ends_with("…"));
                const std::string_view beginning = cut.substr(0, cut.size() - std::string_view("…").size());
                CHECK(text.starts_with(beginning));
                CHECK(!beginning.ends_with(' '));
                if (!beginning.empty()) CHECK(text_size(cut, world.font(), px).x <= width + 1);
            }
        }
    }
}

TEST_CASE("ImGui's own ellipsis cuts the logical end") {
    TextWorld world(true);
    const std::string_view text = "شركة الأفق الجديد للتجارة";
    const char* remaining = nullptr;
    const float width = world.font()->CalcTextSizeA(24, 100, 0, text.data(), text.data() + text.size(), &remaining).x;
    CHECK(width <= 100);
    REQUIRE(remaining > text.data());
    REQUIRE(remaining < text.data() + text.size());
    CHECK((static_cast<unsigned char>(*remaining) & 0xC0) != 0x80); // between characters
}

TEST_CASE("a cut never parts a letter from its marks") {
    TextWorld world(true);
    const std::string_view text = "مُحَمَّدٌ";
    for (float width = 1; width < 80; ++width) {
        const char* remaining = nullptr;
        world.font()->CalcTextSizeA(24, width, 0, text.data(), text.data() + text.size(), &remaining);
        if (remaining == text.data() + text.size()) break;
        const auto lead = static_cast<unsigned char>(remaining[0]), next = static_cast<unsigned char>(remaining[1]);
        CHECK_FALSE((lead == 0xD9 && next >= 0x8B && next <= 0x92)); // U+064B to U+0652
    }
}

TEST_CASE("stock widgets draw shaped text: as many pictures as visible glyphs, inside the line") {
    for (const bool right_to_left : {false, true}) {
        TextWorld world(right_to_left);
        world.frame([] {});
        int vertices = 0;
        float top = 1e9f, bottom = -1e9f;
        ImVec2 at{};
        world.frame([&] {
            ImDrawList* list = ImGui::GetWindowDrawList();
            at = ImGui::GetCursorScreenPos();
            const int before = list->VtxBuffer.Size;
            ImGui::PushFont(nullptr, line_px(28));
            ImGui::TextUnformatted("مرحبا بي قوي");
            ImGui::PopFont();
            vertices = list->VtxBuffer.Size - before;
            for (int i = before; i < list->VtxBuffer.Size; ++i) {
                top = std::min(top, list->VtxBuffer[i].pos.y);
                bottom = std::max(bottom, list->VtxBuffer[i].pos.y);
            }
        });
        CHECK(vertices >= 4 * 5);
        CHECK(vertices % 4 == 0);
        CHECK(top >= at.y);
        CHECK(bottom <= at.y + line_px(28)); // the dots of a final yeh are not cut off
    }
}

TEST_CASE("the two directions draw the same glyphs in opposite order") {
    std::vector<float> widths[2];
    for (const bool right_to_left : {false, true}) {
        TextWorld world(right_to_left);
        world.frame([] {});
        world.frame([&] {
            ImDrawList* list = ImGui::GetWindowDrawList();
            const int before = list->VtxBuffer.Size;
            ImGui::TextUnformatted("مرحبا Wasl");
            for (int i = before; i < list->VtxBuffer.Size; i += 4)
                widths[right_to_left].push_back(list->VtxBuffer[i + 1].pos.x - list->VtxBuffer[i].pos.x);
        });
    }
    // Different paragraph order cannot hide: the first strong letter is Arabic in both.
    REQUIRE(widths[0].size() == widths[1].size());
    for (std::size_t i = 0; i < widths[0].size(); ++i)
        CHECK(widths[0][i] == doctest::Approx(widths[1][widths[1].size() - 1 - i]));
}

TEST_CASE("whatever the bytes, text is measured, wrapped, cut and drawn") {
    const std::string_view pieces[] = {"سارة",     " ",  "Ali",  "\n", "123", "\xD9",   "\u2066", "\u2069", "(",
                                       ")",        "َّ",   "\t",   "لا", "😀",  "\u202E", "-",      "…",      "\u200D",
                                       "\xF0\x9F", "한", "\x01", "ﷺ",  "%",   "\r\n",   "\u2028", "é"};
    std::uint32_t seed = 20261121;
    const auto next = [&](std::uint32_t below) { return (seed = seed * 1664525 + 1013904223) / 65536 % below; };
    for (const bool right_to_left : {false, true}) {
        TextWorld world(right_to_left);
        for (int round = 0; round < 60; ++round)
            world.frame([&] {
                for (int i = 0; i < 20; ++i) {
                    std::string text;
                    for (std::uint32_t n = next(12); n > 0; --n) text += pieces[next(std::size(pieces))];
                    const float width = static_cast<float>(next(160));
                    CAPTURE(text);
                    const ImVec2 whole = text_size(text, world.font(), 24);
                    CHECK(whole.x >= 0);
                    CHECK(text_size(text, world.font(), 24, width + 1).y >= whole.y);
                    const std::string_view cut = elided(text, world.font(), 24, width);
                    CHECK(cut.size() <= text.size() + 3);
                    const char* remaining = nullptr;
                    const float fits =
                        world.font()->CalcTextSizeA(24, width, 0, text.data(), text.data() + text.size(), &remaining).x;
                    CHECK(fits <= width + 0.1f);
                    CHECK((remaining >= text.data() && remaining <= text.data() + text.size()));
                    ImGui::PushTextWrapPos(width + 1);
                    ImGui::TextUnformatted(text.c_str());
                    ImGui::PopTextWrapPos();
                }
            });
    }
}
