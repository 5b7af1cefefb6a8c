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
    const std::string language = wished("lang"), theme = wished("theme"), density = wished("density");
    preferences.language = language == "en" ? Language::en : Language::ar;
    preferences.theme = theme == "light"  ? ThemeChoice::light
                        : theme == "dark" ? ThemeChoice::dark
                                          : ThemeChoice::system;
    preferences.density = density == "compact" ? Density::compact : Density::comfortable;
    return preferences;
}

void keep_preferences(const Preferences& preferences) {
    platform::keep_value("lang", preferences.language == Language::en ? "en" : "ar");
    platform::keep_value("theme", preferences.theme == ThemeChoice::light  ? "light"
                                  : preferences.theme == ThemeChoice::dark ? "dark"
                                                                           : "system");
    platform::keep_value("density", preferences.density == Density::compact ? "compact" : "comfortable");
}

ThemeMode mode_of(ThemeChoice choice) {
    if (choice == ThemeChoice::system) return platform::prefers_dark() ? ThemeMode::dark : ThemeMode::light;
    return choice == ThemeChoice::dark ? ThemeMode::dark : ThemeMode::light;
}

} // namespace crm
