// See compact.hpp.
#include "core/text/compact.hpp"

#include <array>
#include <cmath>

#include "core/text/numbers.hpp"
#include "core/text/plural.hpp"

namespace crm {

namespace {

struct Magnitude {
    double one;
    std::string_view english;
    PluralForms arabic;
};
constexpr std::array<Magnitude, 4> magnitudes{{{1e3, "K", {.few = "آلاف", .other = "ألف"}},
                                               {1e6, "M", {.few = "ملايين", .other = "مليون"}},
                                               {1e9, "B", {.other = "مليار"}},
                                               {1e12, "T", {.other = "ترليون"}}}};

double rounded(double value, int decimals) {
    const double scale = decimals == 1 ? 10 : 1;
    return std::round(value * scale) / scale;
}

} // namespace

std::string compact_text(double value, Locale locale) {
    const double size = std::abs(value);
    if (size < 999.995) return real_text(value, {.digits = locale.digits, .decimals_max = size < 100 ? 2 : 1});
    std::size_t at = 0;
    while (at + 1 < magnitudes.size() && size >= magnitudes[at + 1].one) ++at;
    double short_value = rounded(size / magnitudes[at].one, size / magnitudes[at].one < 100 ? 1 : 0);
    if (short_value >= 1000 && at + 1 < magnitudes.size()) short_value /= 1000, ++at; // 999,960 is 1M, not 1000K
    std::string text = real_text(value < 0 ? -short_value : short_value, {.digits = locale.digits, .decimals_max = 1});
    // The mark before a minus reads from the left; the words around it do not.
    if (value < 0 && locale.language == Language::ar) text.insert(0, "\u200F");
    if (locale.language == Language::en) return text.append(magnitudes[at].english);
    const bool is_whole = short_value == std::floor(short_value);
    const Plural plural = is_whole ? plural_of(static_cast<std::int64_t>(short_value), locale.language) : Plural::other;
    return text.append(" ").append(magnitudes[at].arabic.form(plural));
}

} // namespace crm
