// The rules of the colour table.
#include "web/theme/colors.hpp"

#include <doctest/doctest.h>

namespace crm {

constexpr ThemeMode all_modes[] = {ThemeMode::light, ThemeMode::dark, ThemeMode::high_light, ThemeMode::high_dark};

TEST_CASE("writing keeps 7:1 in high contrast, and shapes 4.5:1") {
    for (const ContrastRule& rule : contrast_rules())
        CHECK(rule.ratio_high_min == (rule.ratio_min >= 4.5f || rule.ratio_high_min == 7 ? 7.0f : 4.5f));
}

TEST_CASE("every ink keeps its contrast on its ground, in light and dark and in high contrast") {
    for (const ThemeMode mode : all_modes)
        for (const ContrastRule& rule : contrast_rules()) {
            CAPTURE(static_cast<int>(mode));
            CAPTURE(static_cast<int>(rule.ink));
            CAPTURE(static_cast<int>(rule.ground));
            CHECK(contrast_of(rgba_of(rule.ink, mode), rgba_of(rule.ground, mode)) >=
                  (is_high_contrast(mode) ? rule.ratio_high_min : rule.ratio_min));
        }
}

TEST_CASE("contrast is the one of WCAG 2") {
    CHECK(contrast_of(0x000000FF, 0xFFFFFFFF) == doctest::Approx(21));
    CHECK(contrast_of(0x777777FF, 0xFFFFFFFF) == doctest::Approx(4.478).epsilon(0.001));
    CHECK(contrast_of(0xFFFFFF00, 0x336699FF) == doctest::Approx(1)); // fully translucent ink is its ground
}

TEST_CASE("the ink of every tone is readable on its soft ground") {
    for (int tone = 0; tone <= static_cast<int>(Tone::accent); ++tone) {
        const ToneColors colors = colors_of(static_cast<Tone>(tone));
        for (const ThemeMode mode : all_modes)
            CHECK(contrast_of(rgba_of(colors.ink, mode), rgba_of(colors.soft, mode)) >=
                  (is_high_contrast(mode) ? 7 : 4.5));
    }
}

} // namespace crm
