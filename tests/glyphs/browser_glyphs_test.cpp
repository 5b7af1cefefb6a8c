// What the browser draws for us: which parts of a text are handed to it, as which clusters, and what becomes of its
// pictures. The lender here is invented: every cluster is as wide as it has code points.
#include <doctest/doctest.h>

#include "imgui_internal.h"
#include "tests/glyphs/support.hpp"
#include "web/glyphs/browser_glyphs.hpp"
#include "web/glyphs/line_layout.hpp"

using namespace crm;
using namespace crm::tests;

namespace {

std::size_t code_points(std::string_view text) {
    glyphs::CodePoints chars;
    bool ended = false;
    glyphs::read_paragraph(text, 0, chars, ended);
    return chars.size();
}

float fake_advance(std::string_view cluster, int) { return static_cast<float>(code_points(cluster)); }

// A picture of two columns: the left one of one colour, the right one of another.
bool fake_draw(std::string_view cluster, int, float, int, glyphs::BrowserPicture& out) {
    out = {.pixels = {255, 0, 0, 255, 0, 0, 255, 255}, .width = 2, .height = 1, .left = 0, .top = 1};
    out.is_colored = cluster != "中";
    return true;
}

struct Lender {
    Lender() { glyphs::set_browser_glyphs({.advance_em = fake_advance, .draw = fake_draw}); }
    ~Lender() { glyphs::set_browser_glyphs({}); }
};

struct Handed {
    std::vector<std::string> clusters; // from left to right
    bool has_box = false;
};

Handed handed_over(std::string_view text, bool right_to_left = false) {
    const FontFace faces[] = {arabic_face(), latin_face()};
    glyphs::Shaper shaper(faces);
    glyphs::CodePoints chars;
    bool ended = false;
    glyphs::read_paragraph(text, 0, chars, ended);
    const glyphs::Paragraph paragraph(chars, right_to_left);
    std::vector<glyphs::Glyph> shaped;
    shaper.shape_line(paragraph, 0, chars.size(), shaped);
    Handed handed;
    for (const glyphs::Glyph& glyph : shaped) {
        if (glyph.face == glyphs::browser_face)
            handed.clusters.push_back(shaper.clusters.text(glyph.id));
        else
            handed.has_box |= glyph.id == 0;
    }
    return handed;
}

using Clusters = std::vector<std::string>;

} // namespace

TEST_CASE("what our faces have stays ours") {
    const Lender lender;
    for (const std::string_view text :
         {"سارة العتيبي +966 50 123 4567", "François Müller, Øyvind", "«12٫5 %» — ١٢٬٣٤٥ ر.س", "Ђорђе Ελένη Ярослав",
          "e\u0301\u0323 o\u0302", "x\u0302 \u0438\u0306", "a\u00ADb\u200Dc\u2060d", "a\u2003b\u3000c\u2011d",
          "1 # * 2", "☎︎"}) {
        const Handed handed = handed_over(text);
        CAPTURE(text);
        if (text != "☎︎") CHECK(handed.clusters == Clusters{});
        CHECK_FALSE(handed.has_box);
    }
}

TEST_CASE("other scripts are handed over by clusters, and no box is left") {
    const Lender lender;
    CHECK(handed_over("王小明").clusters == Clusters{"王", "小", "明"});
    CHECK(handed_over("田中さくら").clusters == Clusters{"田", "中", "さ", "く", "ら"});
    CHECK(handed_over("김민준").clusters == Clusters{"김", "민", "준"});
    CHECK(handed_over("नमस्ते").clusters == Clusters{"न", "म", "स्ते"}); // the conjunct stays whole
    CHECK(handed_over("রহিম").clusters == Clusters{"র", "হি", "ম"});
    CHECK(handed_over("สมชาย").clusters == Clusters{"ส", "ม", "ช", "า", "ย"});
    CHECK(handed_over("ܫܠܡܐ", true).clusters == Clusters{"ܫܠܡܐ"}); // joined letters: the word
    CHECK(handed_over("ខ្ញុំ").clusters == Clusters{"ខ្ញុំ"});
    CHECK(handed_over("李 Sara 明").clusters == Clusters{"李", "明"});
    for (const std::string_view text : {"王 سارة", "नाम: خالد", "A𠀀B", "q\u0303\u1AB0"})
        CHECK_FALSE(handed_over(text).has_box);
}

TEST_CASE("emoji are handed over whole") {
    const Lender lender;
    for (const std::string_view emoji :
         {"😀", "👍🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇸🇦", "1️⃣", "#️⃣", "❤️", "☎️", "✔️", "⌚", "⭐",
          "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩🏿‍🚀", "©️"}) {
        const std::string one(emoji);
        CHECK(handed_over(one).clusters == Clusters{one});
        CHECK(handed_over("أهلاً " + one + " سارة", true).clusters == Clusters{one});
    }
    CHECK(handed_over("🇸🇦🇰🇼").clusters == Clusters{"🇸🇦", "🇰🇼"});
    CHECK(handed_over("👍👍🏽", false).clusters == Clusters{"👍", "👍🏽"});
    CHECK(handed_over("👍👍🏽", true).clusters == Clusters{"👍🏽", "👍"}); // signs follow the interface
    CHECK(handed_over("س 👍👍🏽", false).clusters == Clusters{"👍🏽", "👍"});
    CHECK(handed_over("س 「", true).clusters == Clusters{"」"}); // a bracket that opens to the left
    CHECK(handed_over("©").clusters == Clusters{});              // without U+FE0F the sign of the text
}

TEST_CASE("clusters break lines, fit and are cut as one") {
    const Lender lender;
    TextWorld world(false);
    ImFont* font = world.font();
    const float em = em_px(32);
    CHECK(text_size("王小明", font, 32).x == doctest::Approx(3 * em));
    CHECK(text_size("👨‍👩‍👧‍👦", font, 32).x == doctest::Approx(7 * em));
    CHECK(text_size("王小明王小明", font, 32, 2.5f * em).y == 3 * 32); // between any two
    const char* remaining = nullptr;
    const std::string_view family = "王👨‍👩‍👧‍👦";
    font->CalcTextSizeA(32, 6 * em, 0, family.data(), family.data() + family.size(), &remaining);
    CHECK(remaining == family.data() + 3); // the family does not fit, and no part of it is shown
}

TEST_CASE("pictures keep their colours or take the text's, and are mirrored with the interface") {
    const Lender lender;
    for (const bool right_to_left : {false, true}) {
        TextWorld world(right_to_left);
        const auto glyph_of = [&](std::string_view text) {
            world.frame([&] { ImGui::TextUnformatted(text.data(), text.data() + text.size()); });
            ImFontBaked* baked = world.font()->GetFontBaked(ImGui::GetStyle().FontSizeBase);
            return &baked->Glyphs.back();
        };
        const ImFontGlyph* plain = glyph_of("中");
        CHECK_FALSE(plain->Colored);
        const ImFontGlyph* emoji = glyph_of("😀");
        CHECK(emoji->Colored);
        const ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
        const auto x = static_cast<int>(emoji->U0 * static_cast<float>(texture.Width) + 0.5f);
        const auto y = static_cast<int>(emoji->V0 * static_cast<float>(texture.Height) + 0.5f);
        const auto* pixel = static_cast<const unsigned char*>(const_cast<ImTextureData&>(texture).GetPixelsAt(x, y));
        CHECK(pixel[0] == (right_to_left ? 0 : 255)); // red on the left, blue on the right; mirrored the other way
        CHECK(pixel[2] == (right_to_left ? 255 : 0));
    }
}

TEST_CASE("the table of clusters is bounded") {
    const Lender lender;
    TextWorld world(false);
    std::size_t most = 0;
    for (char32_t first = 0x4E00; first < 0x9F00; first += 64) {
        std::vector<char> text;
        for (char32_t c = first; c < first + 64; ++c) glyphs::append_utf8(c, text);
        world.frame([&] { ImGui::TextUnformatted(text.data(), text.data() + text.size()); });
        most = std::max(most, text_stats().clusters);
    }
    CHECK(most <= glyphs::Clusters::capacity + 64);
    CHECK(text_stats().slot_flushes >= 3);
}
