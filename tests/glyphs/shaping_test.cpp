// Order, joining and widths of shaped text.
#include <doctest/doctest.h>
#include <hb.h>

#include "tests/glyphs/support.hpp"
#include "web/glyphs/line_layout.hpp"

using namespace crm;
using namespace crm::tests;

namespace {

// HarfBuzz alone, on a text of one direction and script.
float harfbuzz_em(std::string_view text, FontFace face) {
    hb_blob_t* blob =
        hb_blob_create(reinterpret_cast<const char*>(face.data.data()), static_cast<unsigned>(face.data.size()),
                       HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* hb_face = hb_face_create(blob, 0);
    hb_font_t* font = hb_font_create(hb_face);
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    long sum = 0;
    for (unsigned i = 0; i < count; ++i) sum += positions[i].x_advance;
    const float em = static_cast<float>(sum) / static_cast<float>(hb_face_get_upem(hb_face));
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(hb_face);
    hb_blob_destroy(blob);
    return em;
}

std::vector<glyphs::Glyph> shape(std::string_view text, bool right_to_left = true) {
    static const FontFace faces[] = {arabic_face()};
    static glyphs::Shaper shaper(faces);
    glyphs::CodePoints chars;
    bool ended = false;
    glyphs::read_paragraph(text, 0, chars, ended);
    const glyphs::Paragraph paragraph(chars, right_to_left);
    std::vector<glyphs::Glyph> out;
    shaper.shape_line(paragraph, 0, chars.size(), out);
    return out;
}

} // namespace

TEST_CASE("a text of one script is as wide as HarfBuzz alone makes it") {
    for (const bool right_to_left : {false, true}) {
        TextWorld world(right_to_left);
        for (const std::string_view text :
             {"مرحبا", "السلام عليكم ورحمة الله وبركاته", "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ", "لا إله إلا الله",
              "الإسلام الآن لأن", "پچڑگ ک ی ے", "كـــتاب", "AVAST Toffee fi", "Wasl customers", "١٢٣٤٥٦", "ﷺ"}) {
            CAPTURE(text);
            const float px = line_px(100);
            const float expected = harfbuzz_em(text, arabic_face()) * em_px(px);
            CHECK(text_size(text, world.font(), px).x == doctest::Approx(expected).epsilon(0.0001));
            CHECK(world.font()->CalcTextSizeA(px, FLT_MAX, 0, text.data(), text.data() + text.size()).x ==
                  doctest::Approx(expected).epsilon(0.0005));
        }
    }
}

TEST_CASE("Arabic stands from right to left, Latin and numbers inside it from left to right") {
    CHECK(seen("أبج", true) == "جبأ");
    CHECK(seen("abc", true) == "abc");
    CHECK(seen("سعر 1,250.50 نقد", true) == "دقن 1,250.50 رعس");
    CHECK(seen("سعر 1,250.50 نقد", false) ==
          "دقن 1,250.50 رعس");                             // a paragraph's first letter decides, not the interface
    CHECK(seen("خصم 15% اليوم", true) == "مويلا %15 مصخ"); // UAX #9, W2: what browsers do too; 15 itself stays 15
    CHECK(seen("تاريخ 2026/11/21 صباح", true) == "حابص 2026/11/21 خيرات");
    CHECK(seen("ثم English words ثم", true) == "مث English words مث");
    CHECK(seen("Invoice رقم ١٢٣ paid", false) == "Invoice ١٢٣ مقر paid");
    CHECK(seen("40%", true) == "40%");
    CHECK(seen("Ctrl+N", true) == "Ctrl+N");
}

TEST_CASE("brackets open towards the text that they enclose, in both directions") {
    CHECK(seen("(خصم) a", true) == "a )مصخ("); // the logical characters; their glyphs are turned:
    const auto glyphs_of_right = shape("(خ)", true);
    const auto open = shape("(", false), close = shape(")", false);
    REQUIRE(glyphs_of_right.size() == 3);
    CHECK(glyphs_of_right[0].id == open[0].id); // leftmost on the screen is the sign that opens to the right
    CHECK(glyphs_of_right[2].id == close[0].id);
}

TEST_CASE("a telephone number in an isolate keeps its order, and the isolate itself is not drawn") {
    const std::string isolated = ltr("+966 50 123 4567");
    CHECK(seen("جوال " + isolated + " أحمد", true) == "دمحأ +966 50 123 4567 لاوج");
    CHECK(seen(isolated, true) == "+966 50 123 4567");
    CHECK(seen("+966 50", true) != "+966 50"); // why the isolate is needed
    TextWorld world(true);
    CHECK(text_size(isolated, world.font(), 32).x ==
          doctest::Approx(text_size(ltr("") + isolated, world.font(), 32).x));
    CHECK(text_size(ltr(""), world.font(), 32).x == 0);
}

TEST_CASE("lam and alef join to one glyph, with their marks") {
    CHECK(shape("لا").size() == 1);
    CHECK(shape("لأ").size() <= 2);
    CHECK(shape("بلا").size() == 2);
    TextWorld world(true);
    CHECK(text_size("لا", world.font(), 32).x <
          text_size("ل", world.font(), 32).x + text_size("ا", world.font(), 32).x);
}

TEST_CASE("vowel signs take no width") {
    TextWorld world(true);
    CHECK(text_size("كَتَبَ", world.font(), 32).x == doctest::Approx(text_size("كتب", world.font(), 32).x));
    CHECK(text_size("مُحَمَّدٌ", world.font(), 32).x == doctest::Approx(text_size("محمد", world.font(), 32).x));
}

TEST_CASE("letters join across a change of face") {
    TextWorld world(true, {latin_face(), arabic_face()});
    TextWorld* const alone = &world;
    CHECK(text_size("كتاب", alone->font(), 160).x == doctest::Approx(harfbuzz_em("كتاب", arabic_face()) * 100));
    CHECK(text_size("Wasl", alone->font(), 160).x == doctest::Approx(harfbuzz_em("Wasl", latin_face()) * 100));
}

TEST_CASE("control characters are not drawn, a tab is four spaces, broken UTF-8 stops nothing") {
    TextWorld world(false);
    const auto width = [&](std::string_view text) { return text_size(text, world.font(), 32).x; };
    CHECK(width("ab") == doctest::Approx(width("a\x01\x02\x7F\u200B\u200F\u061C\uFEFF\u2069"
                                               "b")));
    CHECK(width("\t") == doctest::Approx(width("    ")));
    CHECK(width("a\r\nb") == doctest::Approx(std::max(width("a"), width("b"))));
    CHECK(width("\xFF\xC3") > 0);
    CHECK(width("\xD9") > 0);
    CHECK(width("") == 0);
}

TEST_CASE("a direction is that of the first letter; without one, the interface's") {
    TextWorld world(true);
    CHECK(reads_right_to_left("مرحبا Hello"));
    CHECK_FALSE(reads_right_to_left("Hello مرحبا"));
    CHECK(reads_right_to_left("123 %"));
    set_interface_direction(false);
    CHECK_FALSE(reads_right_to_left("123 %"));
}
