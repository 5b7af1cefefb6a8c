// The only file that sees the generated tables.
#include "core/text/phone_plan.hpp"

#include <array>
#include <cstddef>
#include <iterator>

namespace crm::phone_plans {
namespace {

#include "phone_metadata.inc" // written at build time by cmake/phone_metadata.py

} // namespace

int version() { return phone_plan_version; }

std::span<const PhonePlan> all() { return phone_plans; }

namespace {

// Where the plans of a code and of a country's letters stand: asked of every number of a long list.
struct Places {
    struct Range {
        std::uint16_t first = 0, count = 0;
    };
    std::array<Range, 1000> of_code{};
    std::array<std::uint16_t, 26 * 26> of_country{}; // 0: there is none

    Places() {
        for (std::size_t i = 0; i < std::size(phone_plans); ++i) {
            const PhonePlan& plan = phone_plans[i];
            Range& range = of_code[plan.country_code];
            if (range.count++ == 0) range.first = static_cast<std::uint16_t>(i);
            if (!plan.letters[0]) continue;
            std::uint16_t& at = of_country[place_of(plan.letters)];
            if (at == 0) at = static_cast<std::uint16_t>(i + 1);
        }
    }
    static std::size_t place_of(const char* letters) {
        return static_cast<std::size_t>((letters[0] - 'A') * 26 + (letters[1] - 'A'));
    }
};

const Places& places() {
    static const Places all;
    return all;
}

} // namespace

std::span<const PhonePlan> of_code(unsigned country_code) {
    if (country_code >= places().of_code.size()) return {};
    const Places::Range range = places().of_code[country_code];
    return {phone_plans + range.first, range.count};
}

const PhonePlan* of_country(Country country) {
    if (!country) return nullptr;
    const CountryLetters letters = letters_of(country); // capitals: country_of() makes no others
    const std::uint16_t at = places().of_country[Places::place_of(letters.text)];
    return at == 0 ? nullptr : &phone_plans[at - 1];
}

std::string_view pattern(std::uint16_t number) { return phone_patterns + phone_pattern_starts[number]; }
std::string_view layout(std::uint16_t number) { return phone_templates + phone_template_starts[number]; }
std::uint32_t lengths(std::uint16_t number) { return phone_lengths[number]; }
const PhoneDescription& description(std::uint16_t number) { return phone_descriptions[number]; }

std::span<const PhoneFormat> formats(const PhonePlan& plan, bool is_international) {
    if (is_international && plan.international_format_count > 0)
        return {phone_formats + plan.international_formats, plan.international_format_count};
    return {phone_formats + plan.formats, plan.format_count};
}

} // namespace crm::phone_plans
