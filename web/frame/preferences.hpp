// What this person likes on this device: language, theme, density. Kept by the browser beside the data, not in it; the
// address
// (?lang=, ?theme=, ?contrast=) goes before what is kept, and the browser's own wishes come last.
#pragma once
#include "core/text/language.hpp"
#include "web/theme/theme.hpp"

namespace crm {

enum class ThemeChoice : std::uint8_t { system, light, dark };
enum class ContrastChoice : std::uint8_t { system, normal, high };

struct Preferences {
    Language language = Language::ar;
    ThemeChoice theme = ThemeChoice::system;
    ContrastChoice contrast = ContrastChoice::system;
    Density density = Density::comfortable;
    bool operator==(const Preferences&) const = default;
};

Preferences load_preferences();
void keep_preferences(const Preferences& preferences);
ThemeMode mode_of(const Preferences& preferences);
std::string_view name_of(ThemeMode mode); // as data-theme of the page has it

} // namespace crm
