// The numbering plans of the world as tables, in the shape cmake/phone_metadata.py writes them. Only phones.cpp looks
// in here.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "core/text/country.hpp"

namespace crm::phone_plans {

// In the order in which a number's kind is decided.
enum PlanKind : std::uint8_t {
    premium_rate,
    toll_free,
    shared_cost,
    voip,
    personal,
    pager,
    company,
    voicemail,
    fixed_line,
    mobile,
    kind_count
};

struct PhoneDescription { // which numbers there are of a kind
    std::uint16_t pattern = 0, lengths = 0;
};

struct PhoneFormat {
    std::uint16_t leading_digits = 0, pattern = 0;
    std::uint16_t layout = 0, prefix_layout = 0; // "$1 $2", and "0$1" for its first group in national form
};

struct PhonePlan {
    char letters[2] = {}; // of the country; none for numbers of no country (satellites)
    std::uint16_t country_code = 0;
    std::uint16_t international_prefix = 0, national_prefix = 0, transform = 0, leading_digits = 0;
    std::uint16_t general = 0, local_lengths = 0;
    std::uint16_t formats = 0, international_formats = 0;
    std::uint8_t format_count = 0, international_format_count = 0;
    std::uint16_t extension_label = 0;
    std::uint16_t kinds[kind_count] = {}; // descriptions; 0: no such numbers

    constexpr Country country() const { return letters[0] ? country_of({letters, 2}) : Country{}; }
};

int version(); // the major version of libphonenumber's data that this program was built with

std::span<const PhonePlan> all(); // by country code; the main country of a shared code first
std::span<const PhonePlan> of_code(unsigned country_code);
const PhonePlan* of_country(Country country);

std::string_view pattern(std::uint16_t number);
std::string_view layout(std::uint16_t number);
std::uint32_t lengths(std::uint16_t number); // bit n: n digits
const PhoneDescription& description(std::uint16_t number);
std::span<const PhoneFormat> formats(const PhonePlan& plan, bool is_international);

} // namespace crm::phone_plans
