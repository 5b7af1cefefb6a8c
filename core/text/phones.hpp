// Phone numbers of the whole world, by libphonenumber's numbering plans: understood from what people type, kept as
// E.164, shown as the country writes them.
//
//     const auto phone = phone_from("٠٥١ ٢٣٤ ٥٦٧٨", country_of("SA"));
//     e164_text(*phone) == "+966512345678";  national_text(*phone) == "051 234 5678";  phone->kind == PhoneKind::mobile
//
// Anything that could be dialled is read; whether it is a number the plan knows is asked of problem_in().
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/text/country.hpp"

namespace crm {

enum class PhoneKind : std::uint8_t {
    unknown,
    mobile,
    fixed,
    fixed_or_mobile,
    toll_free,
    premium_rate,
    shared_cost,
    voip,
    personal,
    pager,
    company,
    voicemail
};

enum class PhoneProblem : std::uint8_t {
    not_a_number,    // letters, or hardly any digits
    unknown_country, // no such country code, or none given and no country assumed
    too_short,
    too_long,
    wrong_length, // between two lengths the country has
    not_in_use    // the right length, but nobody has such a number
};

struct Phone {
    std::uint16_t country_code = 0;
    std::string national;  // significant digits, leading zeros that belong to it included: "512345678"
    std::string extension; // "12", mostly empty
    Country country{};     // none when the number fits no country of a shared code
    PhoneKind kind = PhoneKind::unknown;
    bool operator==(const Phone&) const = default;
};

// Reads +, 00 (or whatever the country dials abroad with), national prefixes, both digit sets, brackets, dots, dashes,
// bidi controls, "tel:" and other words in front, extensions ("ext. 12", "x12", "#12", "تحويلة 12") and words as digits
// (1800 FLOWERS). `assumed` is the country of numbers written without a country code.
Result<Phone, PhoneProblem> phone_from(std::string_view text, Country assumed);
// The same without its country and kind, which take most of the time: for a million numbers that only need their E.164.
Result<Phone, PhoneProblem> phone_number_from(std::string_view text, Country assumed);
Phone with_kind(Phone phone);
// Whether the text is a number of full length in E.164 already, so that e164_text() of what it says is the text itself.
// False also where that would take a closer look.
bool is_full_e164(std::string_view text);
bool has_full_length(const Phone& phone); // as long as numbers of its plan are, not only as dialled at home

// Why a number that could be read is still no good; none when it is valid.
std::optional<PhoneProblem> problem_in(const Phone& phone);
inline bool is_valid(const Phone& phone) { return phone.kind != PhoneKind::unknown; }
bool is_possible(const Phone& phone); // by its length alone

std::string e164_text(const Phone& phone);          // "+966512345678", without the extension
std::string national_text(const Phone& phone);      // "051 234 5678 ext. 12"
std::string international_text(const Phone& phone); // "+966 51 234 5678 ext. 12"
// National for the reader's own country, international for all others.
std::string phone_text_for(const Phone& phone, Country reader);

// What wa.me wants: the digits of E.164. Empty for a number that cannot be on WhatsApp (unknown to the plan).
std::string whatsapp_digits(const Phone& phone);

// What to look for in E.164 digits when somebody types part of a number: ASCII digits without the zeros or the + in
// front. "0512", "+966 512", "00966512", "٠٥١٢" all find +966512345678. Empty when the text is no part of a number.
std::string phone_search_digits(std::string_view text);

} // namespace crm
