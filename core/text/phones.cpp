// The steps are those of libphonenumber (Google, Apache licence 2.0), so that the answers are its answers: take the
// digits out of the text, find the country code, take off the national prefix where something dialable is left, decide
// the kind.
#include "core/text/phones.hpp"

#include <algorithm>
#include <span>

#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"
#include "core/text/digit_pattern.hpp"
#include "core/text/numbers.hpp"
#include "core/text/phone_plan.hpp"

namespace crm {
namespace {

using phone_plans::PhonePlan;

constexpr std::size_t national_digits_min = 2, national_digits_max = 17, text_bytes_max = 250;

// ---- from text to digits

struct Dialled {
    std::string digits, extension;
    bool has_plus = false;
};

bool is_separator(CodePoint c) {
    switch (c) {
    case ' ':
    case '-':
    case '.':
    case '/':
    case '(':
    case ')':
    case '[':
    case ']':
    case '~':
    case '*':
    case '\t':
    case 0xA0:
    case 0xAD:
    case 0x200B:
    case 0x2060:
    case 0x3000:
    case 0x30FC:
    case U'−':
    case U'／':
    case U'．':
    case U'（':
    case U'）':
    case 0x200E:
    case 0x200F:
    case 0x061C: return true;
    default: return (c >= 0x2000 && c <= 0x2015) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x2066 && c <= 0x2069);
    }
}

int any_digit(CodePoint c) { return c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : digit_value(c); }
bool is_letter(CodePoint c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Where a number could begin: libphonenumber ignores everything before the first plus or digit.
std::string_view from_first_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const CodePoint c = next_code_point(text, at);
        if (c == '+' || c == U'＋' || any_digit(c) >= 0) return text.substr(start);
    }
    return {};
}

// The word that announces an extension at the start of `text`; its size, 0 when there is none.
std::size_t extension_word_size(std::string_view text) {
    for (std::string_view word :
         {";ext=", "extension", "extn", "ext", "int", "anexo", "x", "#", "تحويلة", "تحويله", "داخلي", "ت"}) {
        if (text.size() < word.size()) continue;
        bool is_same = true;
        for (std::size_t i = 0; i < word.size() && is_same; ++i) is_same = lower(text[i]) == word[i];
        if (is_same) return word.size();
    }
    return 0;
}

std::optional<std::string> extension_of(std::string_view text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = next_code_point(text, at);
        if (any_digit(c) >= 0)
            digits += static_cast<char>('0' + any_digit(c));
        else if (!is_separator(c) && c != ':' && c != U'.' && c != '#')
            return {};
    }
    if (digits.empty() || digits.size() > 9) return {};
    return digits;
}

char keypad_digit(CodePoint letter) { return "22233344455566677778889999"[(letter | 0x20) - 'a']; }

Result<Dialled, PhoneProblem> dialled_from(std::string_view text) {
    if (text.size() > text_bytes_max) return Unexpected{PhoneProblem::too_long};
    text = from_first_digit(text);
    Dialled dialled;
    std::size_t letters = 0, digits_before_letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const CodePoint c = next_code_point(text, at);
        if (any_digit(c) < 0 && !dialled.digits.empty())
            if (const std::size_t word = extension_word_size(text.substr(start)))
                if (auto extension = extension_of(text.substr(start + word))) {
                    dialled.extension = *extension;
                    break;
                }
        if (any_digit(c) >= 0) {
            dialled.digits += static_cast<char>('0' + any_digit(c));
        } else if (c == '+' || c == U'＋') {
            if (!dialled.digits.empty()) return Unexpected{PhoneProblem::not_a_number};
            dialled.has_plus = true;
        } else if (is_letter(c)) {
            if (letters++ == 0) digits_before_letters = dialled.digits.size();
            dialled.digits += keypad_digit(c);
        } else if (!is_separator(c)) {
            return Unexpected{PhoneProblem::not_a_number};
        }
    }
    const bool has_word = letters >= 3 && digits_before_letters >= 3;
    if (dialled.digits.size() < 2 || (letters > 0 && !has_word)) return Unexpected{PhoneProblem::not_a_number};
    return dialled;
}

// ---- what a plan says about digits

bool is_match(std::uint16_t description_number, std::string_view national) {
    if (description_number == 0) return false;
    const auto& description = phone_plans::description(description_number);
    return is_whole_match(phone_plans::pattern(description.pattern), national);
}

bool has_length(std::uint32_t lengths, std::size_t size) { return size < 32 && (lengths >> size & 1); }

bool is_of_kind(std::uint16_t description_number, std::string_view national) {
    if (description_number == 0) return false;
    const std::uint32_t lengths = phone_plans::lengths(phone_plans::description(description_number).lengths);
    return (lengths == 0 || has_length(lengths, national.size())) && is_match(description_number, national);
}

enum class Length : std::uint8_t { possible, local_only, too_short, too_long, between };

Length length_of(std::string_view national, const PhonePlan& plan) {
    const std::size_t size = national.size();
    if (has_length(phone_plans::lengths(plan.local_lengths), size)) return Length::local_only;
    const std::uint32_t lengths = phone_plans::lengths(phone_plans::description(plan.general).lengths);
    if (has_length(lengths, size)) return Length::possible;
    if ((lengths & ((std::uint32_t{1} << size) - 1)) == 0) return Length::too_short;
    return lengths >> size == 0 ? Length::too_long : Length::between;
}

PhoneKind kind_of(std::string_view national, const PhonePlan& plan) {
    if (!is_of_kind(plan.general, national)) return PhoneKind::unknown;
    constexpr PhoneKind kinds[] = {PhoneKind::premium_rate, PhoneKind::toll_free, PhoneKind::shared_cost,
                                   PhoneKind::voip,         PhoneKind::personal,  PhoneKind::pager,
                                   PhoneKind::company,      PhoneKind::voicemail};
    for (std::size_t i = 0; i < std::size(kinds); ++i)
        if (is_of_kind(plan.kinds[i], national)) return kinds[i];
    const std::uint16_t fixed = plan.kinds[phone_plans::fixed_line], mobile = plan.kinds[phone_plans::mobile];
    const bool is_fixed = is_of_kind(fixed, national);
    const bool is_mobile = mobile == fixed ? is_fixed : is_of_kind(mobile, national);
    if (is_fixed) return is_mobile ? PhoneKind::fixed_or_mobile : PhoneKind::fixed;
    return is_mobile ? PhoneKind::mobile : PhoneKind::unknown;
}

// Finds the country among those that share a code, and the kind of number in it.
void place(Phone& phone, std::span<const PhonePlan> plans) {
    for (const PhonePlan& plan : plans) {
        const std::string_view leading = phone_plans::pattern(plan.leading_digits);
        const bool is_decided = plans.size() == 1 || (!leading.empty() && starts_with_match(leading, phone.national));
        if (!is_decided && !leading.empty()) continue;
        phone.kind = kind_of(phone.national, plan);
        if (is_decided || phone.kind != PhoneKind::unknown) {
            phone.country = plan.country();
            return;
        }
    }
}

std::string_view group_text(const PatternMatch& match, int number, std::string_view digits) {
    const PatternMatch::Group group = match.groups[number];
    if (group.start < 0) return {};
    return digits.substr(static_cast<std::size_t>(group.start), static_cast<std::size_t>(group.end - group.start));
}

// "$2 15-$3" with the groups filled in. `prefix_layout` ("0$1") wraps the first of them, whichever it is.
std::string filled(std::string_view layout, std::string_view prefix_layout, std::string_view digits,
                   const PatternMatch& match) {
    std::string out;
    for (std::size_t i = 0; i < layout.size(); ++i) {
        if (layout[i] != '$') {
            out += layout[i];
            continue;
        }
        const std::string_view group = group_text(match, layout[++i] - '1', digits);
        const std::size_t place = prefix_layout.find("$1");
        if (place == prefix_layout.npos) {
            out += group;
            continue;
        }
        out += prefix_layout.substr(0, place);
        out += group;
        out += prefix_layout.substr(place + 2);
        prefix_layout = {};
    }
    return out;
}

// Takes off "0" and its like, unless that turns a number of the country into none.
std::string without_national_prefix(const std::string& digits, const PhonePlan& plan) {
    const std::string_view prefix = phone_plans::pattern(plan.national_prefix),
                           transform = phone_plans::layout(plan.transform);
    if (prefix.empty() || digits.empty()) return digits;
    const PatternMatch match = match_start(prefix, digits);
    if (match.end < 0) return digits;
    const std::string behind = digits.substr(static_cast<std::size_t>(match.end));
    const bool is_transformed =
        !transform.empty() && match.group_count > 0 && match.groups[match.group_count - 1].start >= 0;
    std::string rest = is_transformed ? filled(transform, {}, digits, match) + behind : behind;
    return is_match(plan.general, digits) && !is_match(plan.general, rest) ? digits : rest;
}

// ---- the country code

struct Split {
    std::uint16_t country_code = 0; // 0: there is none in the digits
    std::string national;
};

// The code at the start of digits that begin with one. No code is the beginning of another.
Split split_country_code(std::string_view digits) {
    if (digits.empty() || digits[0] == '0') return {};
    unsigned code = 0;
    for (std::size_t size = 1; size <= 3 && size <= digits.size(); ++size) {
        code = code * 10 + static_cast<unsigned>(digits[size - 1] - '0');
        if (!phone_plans::of_code(code).empty())
            return {static_cast<std::uint16_t>(code), std::string(digits.substr(size))};
    }
    return {};
}

// The digits behind the prefix for calls abroad; empty when they do not begin with it.
std::string_view without_international_prefix(std::string_view digits, const PhonePlan& plan) {
    const std::string_view prefix = phone_plans::pattern(plan.international_prefix);
    const int end = prefix.empty() ? -1 : match_start(prefix, digits).end;
    if (end <= 0) return {};
    const std::string_view rest = digits.substr(static_cast<std::size_t>(end));
    return rest.starts_with('0') ? std::string_view{} : rest; // no country code begins with 0
}

Result<Split, PhoneProblem> international(std::string_view digits) {
    if (digits.size() <= national_digits_min) return Unexpected{PhoneProblem::too_short};
    Split split = split_country_code(digits);
    if (split.country_code == 0) return Unexpected{PhoneProblem::unknown_country};
    return split;
}

// "966512345678" in Saudi Arabia: the code without its plus, believed only where the number makes no sense otherwise.
std::optional<std::string> behind_own_code(const std::string& digits, const PhonePlan& plan) {
    std::string code;
    append_unsigned(code, plan.country_code);
    if (!digits.starts_with(code)) return {};
    std::string rest = without_national_prefix(digits.substr(code.size()), plan);
    const bool is_better = !is_match(plan.general, digits) && is_match(plan.general, rest);
    if (is_better || length_of(digits, plan) == Length::too_long) return rest;
    return {};
}

Result<Split, PhoneProblem> split_dialled(const std::string& digits, bool has_plus, const PhonePlan* plan) {
    if (has_plus) {
        auto split = international(digits);
        if (split || split.error() != PhoneProblem::unknown_country || !plan) return split;
        split = split_dialled(digits, false, plan); // "+00966…", "+0512…"
        if (split && split->country_code == 0) return Unexpected{PhoneProblem::unknown_country};
        return split;
    }
    if (!plan) return Unexpected{PhoneProblem::unknown_country};
    if (const std::string_view abroad = without_international_prefix(digits, *plan); !abroad.empty())
        return international(abroad);
    if (auto rest = behind_own_code(digits, *plan)) return Split{plan->country_code, *rest};
    return Split{};
}

std::string formatted(const Phone& phone, bool is_international) {
    const auto plans = phone_plans::of_code(phone.country_code);
    if (plans.empty()) return phone.national;
    for (const phone_plans::PhoneFormat& format : phone_plans::formats(plans[0], is_international)) {
        const std::string_view leading = phone_plans::pattern(format.leading_digits);
        if (!leading.empty() && !starts_with_match(leading, phone.national)) continue;
        const PatternMatch match = match_whole(phone_plans::pattern(format.pattern), phone.national);
        if (match.end < 0) continue;
        return filled(phone_plans::layout(format.layout),
                      is_international ? std::string_view{} : phone_plans::layout(format.prefix_layout), phone.national,
                      match);
    }
    return phone.national;
}

void append_extension(std::string& out, const Phone& phone) {
    if (phone.extension.empty()) return;
    const auto plans = phone_plans::of_code(phone.country_code);
    const std::string_view label = plans.empty() ? std::string_view{} : phone_plans::layout(plans[0].extension_label);
    out += label.empty() ? " ext. " : label;
    out += phone.extension;
}

} // namespace

Result<Phone, PhoneProblem> phone_number_from(std::string_view text, Country assumed) {
    auto dialled = dialled_from(text);
    if (!dialled) return Unexpected{dialled.error()};
    const PhonePlan* plan = phone_plans::of_country(assumed);
    auto split = split_dialled(dialled->digits, dialled->has_plus, plan);
    if (!split) return Unexpected{split.error()};

    Phone phone;
    phone.extension = std::move(dialled->extension);
    if (split->country_code == 0) {
        phone.country_code = plan->country_code;
        phone.national = std::move(dialled->digits);
    } else {
        phone.country_code = split->country_code;
        phone.national = std::move(split->national);
    }
    const auto plans = phone_plans::of_code(phone.country_code);
    if (!plan || plan->country_code != phone.country_code || split->country_code != 0) plan = &plans[0];
    if (phone.national.size() < national_digits_min) return Unexpected{PhoneProblem::too_short};
    std::string stripped = without_national_prefix(phone.national, *plan);
    const Length length = length_of(stripped, *plan);
    if (length == Length::possible || length == Length::too_long) phone.national = std::move(stripped);
    if (phone.national.size() > national_digits_max) return Unexpected{PhoneProblem::too_long};
    return phone;
}

Phone with_kind(Phone phone) {
    place(phone, phone_plans::of_code(phone.country_code));
    return phone;
}

Result<Phone, PhoneProblem> phone_from(std::string_view text, Country assumed) {
    auto phone = phone_number_from(text, assumed);
    if (phone) place(*phone, phone_plans::of_code(phone->country_code));
    return phone;
}

bool has_full_length(const Phone& phone) {
    const auto plans = phone_plans::of_code(phone.country_code);
    return !plans.empty() && length_of(phone.national, plans[0]) == Length::possible;
}

bool is_full_e164(std::string_view text) {
    constexpr std::size_t digits_max = 15; // E.164
    if (text.size() < 7 || text.size() > 1 + digits_max || text[0] != '+' || text[1] == '0') return false;
    unsigned code = 0;
    std::span<const PhonePlan> plans;
    std::size_t at = 1;
    for (; at <= 3 && plans.empty(); ++at) {
        if (text[at] < '0' || text[at] > '9') return false;
        code = code * 10 + static_cast<unsigned>(text[at] - '0');
        plans = phone_plans::of_code(code);
    }
    if (plans.empty()) return false;
    const std::string_view national = text.substr(at);
    if (!std::ranges::all_of(national, [](char c) { return c >= '0' && c <= '9'; })) return false;
    const std::string_view prefix = phone_plans::pattern(plans[0].national_prefix);
    return (prefix.empty() || !starts_with_match(prefix, national)) &&
           length_of(national, plans[0]) == Length::possible;
}

bool is_possible(const Phone& phone) {
    const auto plans = phone_plans::of_code(phone.country_code);
    if (plans.empty()) return false;
    const Length length = length_of(phone.national, plans[0]);
    return length == Length::possible || length == Length::local_only;
}

std::optional<PhoneProblem> problem_in(const Phone& phone) {
    if (is_valid(phone)) return {};
    const auto plans = phone_plans::of_code(phone.country_code);
    if (plans.empty()) return PhoneProblem::unknown_country;
    switch (length_of(phone.national, plans[0])) {
    case Length::too_short:
    case Length::local_only: return PhoneProblem::too_short;
    case Length::too_long: return PhoneProblem::too_long;
    case Length::between: return PhoneProblem::wrong_length;
    case Length::possible: break;
    }
    return PhoneProblem::not_in_use;
}

std::string e164_text(const Phone& phone) {
    std::string out = "+";
    append_unsigned(out, phone.country_code);
    return out + phone.national;
}

std::string national_text(const Phone& phone) {
    std::string out = formatted(phone, false);
    append_extension(out, phone);
    return out;
}

std::string international_text(const Phone& phone) {
    std::string out = "+";
    append_unsigned(out, phone.country_code);
    out += ' ';
    out += formatted(phone, true);
    append_extension(out, phone);
    return out;
}

std::string phone_text_for(const Phone& phone, Country reader) {
    return phone.country && phone.country == reader ? national_text(phone) : international_text(phone);
}

std::string whatsapp_digits(const Phone& phone) { return is_valid(phone) ? e164_text(phone).substr(1) : std::string{}; }

std::string phone_search_digits(std::string_view text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = next_code_point(text, at);
        if (any_digit(c) >= 0)
            digits += static_cast<char>('0' + any_digit(c));
        else if (c != '+' && c != U'＋' && !is_separator(c))
            return {};
    }
    return digits.erase(0, digits.find_first_not_of('0'));
}

} // namespace crm
