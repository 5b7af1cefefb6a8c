// What core/text makes of numbers, dates and words: text_answers reads one question a line, its parts parted by tabs,
// and writes the answer. tests/browser/intl.test.mjs holds the answers beside those of the browser's Intl, which is
// ICU.
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "core/text/collation.hpp"
#include "core/text/compact.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/plural.hpp"

using namespace crm;

namespace {

std::vector<std::string> parts_of(const std::string& line) {
    std::vector<std::string> parts(1);
    for (const char c : line) {
        if (c == '\t')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

std::int64_t integer(const std::string& text) { return std::strtoll(text.c_str(), nullptr, 10); }

// kind, language ("ar" or "en"), digits ("latin" or "arabic"), then what the kind needs.
std::string answer(const std::vector<std::string>& q) {
    const Locale locale{q[1] == "ar" ? Language::ar : Language::en,
                        q[2] == "arabic" ? DigitSet::arabic : DigitSet::latin};
    const auto number = [&](std::size_t i) { return static_cast<int>(integer(q[i])); };
    if (q[0] == "integer") return number_text(integer(q[3]), {.digits = locale.digits});
    if (q[0] == "fixed") // units, scale, least and most decimals
        return fixed_text({integer(q[3]), number(4)},
                          {.digits = locale.digits, .decimals_min = number(5), .decimals_max = number(6)});
    if (q[0] == "compact") return compact_text(std::strtod(q[3].c_str(), nullptr), locale);
    if (q[0] == "money") return money_text({integer(q[3]), currency_of(q[4])}, locale);
    if (q[0] == "plural") {
        constexpr std::string_view names[] = {"zero", "one", "two", "few", "many", "other"};
        return std::string(names[static_cast<std::size_t>(plural_of(integer(q[3]), locale.language))]);
    }
    if (q[0] == "days") return relative_day_text({number(3) + 20'000}, {20'000}, locale);
    if (q[0] == "minutes") return relative_moment_text({integer(q[3]) * 60'000}, {0}, 0, locale);
    if (q[0] == "date") { // days since 1970, form, month names
        constexpr DateForm forms[] = {DateForm::medium, DateForm::full, DateForm::day_month, DateForm::month_year};
        return date_text({number(3)},
                         {.locale = locale, .form = forms[number(4)], .months = static_cast<MonthNames>(number(5))});
    }
    if (q[0] == "time") return time_text(number(3), locale, number(4) == 24 ? Clock::hours_24 : Clock::hours_12);
    if (q[0] == "order") {
        const int order = compare_for_people(q[3], q[4], locale.language);
        return order < 0 ? "-1" : order > 0 ? "1" : "0";
    }
    return "?";
}

} // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) std::cout << answer(parts_of(line)) << '\n';
}
