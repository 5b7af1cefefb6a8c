// What this person likes on this device: language, theme, density. Kept by the browser beside the data, not in it; the
// address
// (?lang=, ?theme=) goes before what is kept, and the browser's own wishes come last.
#pragma once
#include "core/text/language.hpp"
#include "web/theme/theme.hpp"

namespace crm {

enum class ThemeChoice : std::uint8_t { system, light, dark };

struct Preferences {
    Language language = Language::ar;
    ThemeChoice theme = ThemeChoice::system;
    Density density = Density::comfortable;
    bool operator==(const Preferences&) const = default;
};

Preferences load_preferences();
void keep_preferences(const Preferences& preferences);
ThemeMode mode_of(ThemeChoice choice);

} // namespace crm
