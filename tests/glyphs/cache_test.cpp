// The bound of the cache, the virtual code points, and what happens when they run out.
#include <doctest/doctest.h>

#include "imgui_internal.h"
#include "tests/glyphs/support.hpp"
#include "web/glyphs/browser_glyphs.hpp"
#include "web/glyphs/icons.hpp"
#include "web/glyphs/mirror.hpp"
#include "web/glyphs/shape_cache.hpp"
#include "web/glyphs/slots.hpp"

using namespace crm;
using namespace crm::tests;

TEST_CASE("the cache answers what it was told, by text and by question") {
    glyphs::ShapeCache cache;
    CHECK(cache.find({"a", 0, 0}) == nullptr);
    cache.insert({"a", 0, 0}, {.virtual_text = "x", .width_em = 1});
    cache.insert({"a", 1, 0}, {.virtual_text = "y"});
    cache.insert({"a", 0, 2}, {.virtual_text = "z"});
    CHECK(cache.find({"a", 0, 0})->virtual_text == "x");
    CHECK(cache.find({"a", 1, 0})->virtual_text == "y");
    CHECK(cache.find({"a", 0, 2})->virtual_text == "z");
    CHECK(cache.find({"b", 0, 0}) == nullptr);
    for (int i = 0; i < 5000; ++i) cache.insert({std::to_string(i), 0, 0}, {.virtual_text = std::to_string(-i)});
    for (int i = 0; i < 5000; ++i) REQUIRE(cache.find({std::to_string(i), 0, 0})->virtual_text == std::to_string(-i));
}

TEST_CASE("the cache keeps its bound, drops the longest unused, and nothing within a frame") {
    glyphs::ShapeCache cache;
    cache.set_bytes_max(100'000);
    const std::string_view often = "مستعمل دائما";
    const glyphs::Shaped* kept = cache.insert({often, 0, 0}, {.virtual_text = "v"});
    for (int frame = 0; frame < 50; ++frame) {
        CHECK(cache.find({often, 0, 0}) == kept);
        std::vector<const glyphs::Shaped*> of_this_frame;
        for (int i = 0; i < 200; ++i)
            of_this_frame.push_back(
                cache.insert({std::to_string(frame * 1000 + i), 0, 0}, {.virtual_text = std::to_string(i)}));
        for (int i = 0; i < 200; ++i)
            REQUIRE(of_this_frame[static_cast<std::size_t>(i)]->virtual_text == std::to_string(i));
        cache.sweep();
        CHECK(cache.stats().bytes <= 100'000);
    }
    CHECK(cache.stats().evicted > 0);
    CHECK(cache.find({often, 0, 0}) == kept);
    CHECK(cache.find({"0", 0, 0}) == nullptr);
}

TEST_CASE("a glyph has one code point, and the ones that ImGui reads itself are left out") {
    glyphs::Slots slots;
    const glyphs::Glyph a{.face = 0, .id = 7, .advance = 500}, b{.face = 0, .id = 7, .advance = 500, .y = 20};
    const auto code = slots.code_for(a);
    REQUIRE(code);
    CHECK(slots.code_for(a) == code);
    CHECK(slots.code_for(b) != code);
    CHECK(slots.glyph_of(*code)->id == 7);
    CHECK(slots.glyph_of('A') == nullptr);
    for (int i = 0; i < 60000; ++i)
        if (const auto made = slots.code_for({.face = 1, .advance = static_cast<std::int16_t>(i)})) {
            REQUIRE(*made != 0x2026);
            REQUIRE((*made < 0xD800 || *made > 0xDFFF));
            REQUIRE((*made < 0x3000 || *made > 0x3002));
            REQUIRE(slots.glyph_of(*made)->advance == static_cast<std::int16_t>(i));
        }
}

TEST_CASE("when the virtual code points run out, everything is begun anew and drawn right") {
    TextWorld world(true);
    world.frame([] {});
    const float expected = text_size("أهلا وسهلا", world.font(), 24).x;
    set_text_limits(0, 40);
    for (int frame = 0; frame < 20; ++frame) {
        world.frame([&] {
            for (int i = 0; i < 12; ++i) {
                std::string word;
                for (int letter = 0; letter < 5; ++letter) {
                    const int c = 0x628 + (frame * 7 + i * 3 + letter * 5) % 25; // beh to teh and on
                    word += static_cast<char>(0xC0 | c >> 6);
                    word += static_cast<char>(0x80 | (c & 0x3F));
                }
                ImGui::TextUnformatted(word.c_str());
            }
        });
        CHECK(text_stats().slots <= 80); // regular and bold
    }
    CHECK(text_stats().slot_flushes > 1);
    world.frame([] {});
    world.frame([] {});
    CHECK_FALSE(text_stats().wants_frame);
    CHECK(text_size("أهلا وسهلا", world.font(), 24).x == doctest::Approx(expected));
}

TEST_CASE("a weight without faces is drawn as regular until it gets its own") {
    TextWorld world(true);
    const std::string_view text = "عملاء";
    const float regular = text_size(text, fonts(true).regular, 32).x;
    CHECK(text_size(text, fonts(true).medium, 32).x == regular);
    CHECK(text_size(text, fonts(true).bold, 32).x != regular);
    const FontFace medium[] = {bold_face()};
    set_faces(FontWeight::medium, medium);
    CHECK(text_size(text, fonts(true).medium, 32).x == text_size(text, fonts(true).bold, 32).x);
}

TEST_CASE("words drawn again cost a look-up, not a shaping") {
    TextWorld world(true);
    world.frame([] { ImGui::TextUnformatted("عميل جديد"); });
    const auto before = text_stats();
    world.frame([] { ImGui::TextUnformatted("عميل جديد"); });
    CHECK(text_stats().misses == before.misses);
    CHECK(text_stats().hits > before.hits);
}

TEST_CASE("mirroring reverses every vertex and clip rectangle, and twice is nothing") {
    TextWorld world(true);
    world.frame([] {});
    world.frame([] { ImGui::Button("حفظ"); });
    ImDrawData* data = ImGui::GetDrawData();
    const ImDrawVert first = data->CmdLists[0]->VtxBuffer[0];
    const ImVec4 clip = data->CmdLists[0]->CmdBuffer[0].ClipRect;
    mirror_draw_data(data, 800);
    CHECK(data->CmdLists[0]->VtxBuffer[0].pos.x == 800 - first.pos.x);
    CHECK(data->CmdLists[0]->CmdBuffer[0].ClipRect.x == 800 - clip.z);
    CHECK(data->CmdLists[0]->CmdBuffer[0].ClipRect.z == 800 - clip.x);
    mirror_draw_data(data, 800);
    CHECK(data->CmdLists[0]->VtxBuffer[0].pos.x == doctest::Approx(first.pos.x));
}

TEST_CASE("every icon has a picture, in its square") {
    TextWorld world(true);
    start_icons(icon_face());
    world.frame([] {});
    for (int i = 0; i < static_cast<int>(Icon::none); ++i) {
        CAPTURE(i);
        world.frame([&] {
            ImDrawList* list = ImGui::GetWindowDrawList();
            const int before = list->VtxBuffer.Size;
            draw_icon(list, static_cast<Icon>(i), {100, 100}, 24, IM_COL32_WHITE);
            REQUIRE(list->VtxBuffer.Size > before);
            for (int v = before; v < list->VtxBuffer.Size; ++v) {
                CHECK(std::abs(list->VtxBuffer[v].pos.x - 100) <= 13);
                CHECK(std::abs(list->VtxBuffer[v].pos.y - 100) <= 13);
            }
        });
    }
}

namespace {

// Sanitizers make shaping ten times slower; the same test under Node sees them all.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WASL_IS_SLOW
#endif
#endif
#ifdef WASL_IS_SLOW
constexpr int names_count = 60'000;
#else
constexpr int names_count = 1'000'000;
#endif

struct Sizes {
    TextStats text;
    int atlas_pixels = 0;
};

Sizes sizes_now() {
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    return {text_stats(), atlas.TexData->Width * atlas.TexData->Height};
}

// Another name each time: vowel signs on changing letters, digits, now and then another script and an emoji.
std::string name_of(int number) {
    std::vector<char> name;
    auto state = static_cast<std::uint32_t>(number) * 2654435761u;
    const auto below = [&](std::uint32_t bound) {
        state = state * 1664525u + 1013904223u;
        return static_cast<char32_t>((state >> 8) % bound);
    };
    for (int letter = 0; letter < 8; ++letter) {
        glyphs::append_utf8(0x628 + below(30), name);
        if (below(3) == 0) glyphs::append_utf8(0x64B + below(8), name);
    }
    if (number % 7 == 0) glyphs::append_utf8(0x4E00 + below(20'000), name);
    if (number % 31 == 0) glyphs::append_utf8(0x1F300 + below(600), name);
    const std::string digits = " " + std::to_string(number);
    return std::string(name.begin(), name.end()) + digits;
}

} // namespace

TEST_CASE("a day of scrolling through a million names keeps memory flat") {
    glyphs::set_browser_glyphs({.advance_em = [](std::string_view, int) { return 1.0f; },
                                .draw =
                                    [](std::string_view, int, float em_px, int columns, glyphs::BrowserPicture& out) {
                                        const int side = static_cast<int>(em_px);
                                        out.width = side * columns;
                                        out.height = out.top = side;
                                        out.pixels.assign(static_cast<std::size_t>(out.width * out.height) * 4, 255);
                                        return true;
                                    }});
    {
        TextWorld world(true, {arabic_face(), latin_face()});
        constexpr int names_per_frame = 40;
        Sizes early;
        std::size_t bytes = 0, slots = 0, clusters = 0;
        int pixels = 0;
        for (int first = 0; first < names_count; first += names_per_frame) {
            world.frame([&] {
                for (int i = 0; i < names_per_frame; ++i) ImGui::TextUnformatted(name_of(first + i).c_str());
            });
            const Sizes now = sizes_now();
            bytes = std::max(bytes, now.text.bytes);
            slots = std::max(slots, now.text.slots);
            clusters = std::max(clusters, now.text.clusters);
            pixels = std::max(pixels, now.atlas_pixels);
            if (first == names_count / 5) early = {.atlas_pixels = pixels};
        }
        MESSAGE(names_count, " names: cache ", bytes, " bytes, ", slots, " slots, ", clusters, " clusters, atlas ",
                pixels, " pixels, ", text_stats().slot_flushes, " flushes");
        CHECK(bytes < (7u << 20)); // 6 MB and what one frame adds
        CHECK(slots <= 2 * 60'000);
        CHECK(clusters <= glyphs::Clusters::capacity + names_per_frame);
        CHECK(pixels <= 2048 * 4096);
        CHECK(pixels <= 2 * early.atlas_pixels); // after a fifth of the day it has its size
        CHECK(text_stats().misses > static_cast<std::uint64_t>(names_count));
    }
    glyphs::set_browser_glyphs({});
}
