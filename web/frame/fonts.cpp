#include "web/frame/fonts.hpp"

#include <array>
#include <string>
#include <vector>

#include "web/glyphs/icons.hpp"
#include "web/glyphs/text_engine.hpp"
#include "web/platform/assets.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

using Bytes = std::vector<std::byte>;

struct WeightOf {
    FontWeight weight;
    std::string_view name;
    int css;
};
constexpr std::array weights{WeightOf{FontWeight::regular, "Regular", 400}, WeightOf{FontWeight::medium, "Medium", 500},
                             WeightOf{FontWeight::bold, "Bold", 700}};

struct Family {
    std::string_view name, letters; // for which the text fields may use it
};
// Families in the order in which a letter is looked for: the first has nearly all, the others are parts.
constexpr std::array families{Family{"IBMPlexSansArabic", ""},
                              Family{"IBMPlexSans", "U+100-24F,U+300-36F,U+370-3FF,U+400-52F,U+1E00-1EFF"},
                              Family{"IBMPlexSansHebrew", "U+591-5F4,U+FB1D-FB4F"}};
static_assert(families.size() == 1 + glyphs::letter_part_count);

struct Loaded {
    Bytes bytes;
    bool is_asked = false;
};
using LoadedFonts = std::array<std::array<Loaded, families.size()>, weights.size()>;

LoadedFonts& fonts_of_page() {
    static LoadedFonts all;
    return all;
}

Bytes kept_bytes(std::span<const unsigned char> bytes) {
    const auto* data = reinterpret_cast<const std::byte*>(bytes.data());
    return {data, data + bytes.size()};
}

std::vector<FontFace> faces_of(const std::array<Loaded, families.size()>& loaded) {
    std::vector<FontFace> faces;
    for (const Loaded& font : loaded)
        if (!font.bytes.empty()) faces.push_back(FontFace{font.bytes});
    return faces;
}

void load(std::size_t weight, std::size_t family, std::function<void(std::span<const FontFace>)> use) {
    Loaded& font = fonts_of_page()[weight][family];
    if (font.is_asked) return;
    font.is_asked = true;
    const std::string file = std::string(families[family].name) + "-" + std::string(weights[weight].name) + ".ttf";
    platform::load_asset(file, [=, use = std::move(use)](std::span<const unsigned char> bytes) {
        if (bytes.empty()) return; // no network: the browser's letters stay, until the page is opened again
        fonts_of_page()[weight][family].bytes = kept_bytes(bytes);
        use(faces_of(fonts_of_page()[weight]));
        platform::add_page_font(weights[weight].css, families[family].letters, bytes);
        platform::request_frames();
    });
}

void load_later(std::size_t weight, std::size_t family) {
    load(weight, family, [weight](std::span<const FontFace> faces) { set_faces(weights[weight].weight, faces); });
}

} // namespace

void load_fonts(std::function<void()> on_first) {
    static Bytes icons;
    platform::load_asset("icons.ttf", [](std::span<const unsigned char> bytes) {
        icons = kept_bytes(bytes);
        start_icons(FontFace{icons});
        platform::request_frames();
    });
    load(0, 0, [on_first = std::move(on_first)](std::span<const FontFace> faces) {
        start_text(faces, {}, {});
        on_first();
        for (std::size_t weight = 1; weight < weights.size(); ++weight) load_later(weight, 0);
    });
}

void load_missing_letters() {
    for (std::size_t weight = 0; weight < weights.size(); ++weight)
        for (std::size_t part = 0; part < glyphs::letter_part_count; ++part)
            if (lacks_letters(weights[weight].weight, static_cast<LetterPart>(part))) load_later(weight, part + 1);
}

} // namespace crm
