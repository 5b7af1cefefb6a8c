#include "web/frame/preferences.hpp"

#include "web/platform/browser_storage.hpp"
#include "web/platform/page.hpp"

namespace crm {

Preferences load_preferences() {
    Preferences preferences;
    const auto wished = [](std::string_view name) {
        const std::string asked = platform::url_parameter(name);
        return asked.empty() ? platform::kept_value(name).value_or("") : asked;
    };
    const std::string language = wished("lang"), theme = wished("theme"), density = wished("density"),
                      contrast = wished("contrast");
    preferences.language = language == "en" ? Language::en : Language::ar;
    preferences.theme = theme == "light"  ? ThemeChoice::light
                        : theme == "dark" ? ThemeChoice::dark
                                          : ThemeChoice::system;
    preferences.contrast = contrast == "high"     ? ContrastChoice::high
                           : contrast == "normal" ? ContrastChoice::normal
                                                  : ContrastChoice::system;
    preferences.density = density == "compact" ? Density::compact : Density::comfortable;
    return preferences;
}

void keep_preferences(const Preferences& preferences) {
    platform::keep_value("lang", preferences.language == Language::en ? "en" : "ar");
    platform::keep_value("theme", preferences.theme == ThemeChoice::light  ? "light"
                                  : preferences.theme == ThemeChoice::dark ? "dark"
                                                                           : "system");
    platform::keep_value("contrast", preferences.contrast == ContrastChoice::high     ? "high"
                                     : preferences.contrast == ContrastChoice::normal ? "normal"
                                                                                      : "system");
    platform::keep_value("density", preferences.density == Density::compact ? "compact" : "comfortable");
}

ThemeMode mode_of(const Preferences& preferences) {
    const bool dark =
        preferences.theme == ThemeChoice::system ? platform::prefers_dark() : preferences.theme == ThemeChoice::dark;
    const bool high = preferences.contrast == ContrastChoice::system ? platform::prefers_more_contrast()
                                                                     : preferences.contrast == ContrastChoice::high;
    if (high) return dark ? ThemeMode::high_dark : ThemeMode::high_light;
    return dark ? ThemeMode::dark : ThemeMode::light;
}

std::string_view name_of(ThemeMode mode) {
    switch (mode) {
    case ThemeMode::light: return "light";
    case ThemeMode::dark: return "dark";
    case ThemeMode::high_light: return "high-light";
    case ThemeMode::high_dark: return "high-dark";
    }
    return "light";
}

} // namespace crm
