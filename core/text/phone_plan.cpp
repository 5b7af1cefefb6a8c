// The only file that sees the generated tables.
#include "core/text/phone_plan.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace crm::phone_plans {
namespace {

#include "phone_metadata.inc" // written at build time by cmake/phone_metadata.py

} // namespace

int version() { return phone_plan_version; }

std::span<const PhonePlan> all() { return phone_plans; }

std::span<const PhonePlan> of_code(unsigned country_code) {
    const auto by_code = [](const PhonePlan& plan, unsigned code) { return plan.country_code < code; };
    const PhonePlan* first = std::lower_bound(std::begin(phone_plans), std::end(phone_plans), country_code, by_code);
    const PhonePlan* last = first;
    while (last != std::end(phone_plans) && last->country_code == country_code) ++last;
    return {first, last};
}

const PhonePlan* of_country(Country country) {
    if (!country) return nullptr;
    for (const PhonePlan& plan : phone_plans)
        if (plan.country() == country) return &plan;
    return nullptr;
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
