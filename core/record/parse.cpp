#include "core/record/parse.hpp"

#include "core/base/trimmed.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/phones.hpp"

namespace crm {

namespace {

Result<Value, Reason> parse_decimal(std::string_view typed) {
    const auto units = fixed_from(typed, 4);
    return units ? Result<Value, Reason>{*units} : Unexpected{Reason::not_a_number};
}

Result<Value, Reason> parse_money(std::string_view typed, Currency preferred) {
    const auto money = money_from(typed, preferred);
    if (!money || !money->currency) return Unexpected{Reason::not_money};
    return *money;
}

Result<Value, Reason> parse_yes_no(std::string_view typed) {
    const std::string word = folded(typed);
    for (const std::string_view yes : {"1", "yes", "true", "y", "x", "نعم", "صح", "صحيح"})
        if (word == folded(yes)) return std::int64_t{1};
    for (const std::string_view no : {"0", "no", "false", "n", "لا", "خطا"})
        if (word == folded(no)) return std::int64_t{0};
    return Unexpected{Reason::not_a_choice};
}

Result<Value, Reason> parse_choice(const FieldDef& field, std::string_view typed) {
    const std::string word = folded(typed);
    for (const ChoiceDef& choice : field.choices)
        if (word == folded(choice.key) || word == folded(choice.label.ar) || word == folded(choice.label.en))
            return std::string(choice.key);
    return Unexpected{Reason::not_a_choice};
}

// Kept in E.164; an extension stays behind it ("+96611…x12"). A number of the right length that no plan knows is
// believed.
Result<Value, Reason> parse_phone(std::string_view typed, Country country) {
    if (is_full_e164(typed)) return std::string(typed);
    auto phone = phone_number_from(typed, country);
    if (phone && !has_full_length(*phone)) phone = with_kind(std::move(*phone)); // some plan knows it all the same
    const bool is_full = phone && (phone->kind != PhoneKind::unknown || has_full_length(*phone));
    const auto problem = is_full ? std::nullopt : phone ? problem_in(*phone) : std::optional{phone.error()};
    if (problem == PhoneProblem::too_short) return Unexpected{Reason::phone_too_short};
    if (problem == PhoneProblem::too_long) return Unexpected{Reason::phone_too_long};
    if (!phone || problem == PhoneProblem::wrong_length) return Unexpected{Reason::not_a_phone};
    std::string text = e164_text(*phone);
    if (!phone->extension.empty()) text += 'x' + phone->extension;
    return text;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

} // namespace

Result<Value, Reason> parse_cell(const FieldDef& field, std::string_view typed, const ParseContext& context) {
    typed = trimmed(typed);
    if (typed.empty()) return Value{};
    switch (field.type) {
    case FieldType::integer:
        if (const auto number = integer_from(typed)) return *number;
        return Unexpected{Reason::not_a_number};
    case FieldType::decimal: return parse_decimal(typed);
    case FieldType::money: return parse_money(typed, context.currency);
    case FieldType::date:
        if (const auto date = date_from(typed, context.today)) return std::int64_t{date->days};
        return Unexpected{Reason::not_a_date};
    case FieldType::moment:
        if (const auto at = date_time_from(typed, {context.today, context.minute_of_day}))
            return moment_of(*at, context.offset_minutes).ms;
        return Unexpected{Reason::not_a_date};
    case FieldType::yes_no: return parse_yes_no(typed);
    case FieldType::choice: return parse_choice(field, typed);
    case FieldType::phone: return parse_phone(typed, context.country);
    case FieldType::email: return lower(typed);
    case FieldType::reference:
    case FieldType::address: return Unexpected{Reason::wrong_type};
    default: return std::string(typed);
    }
}

std::string edit_text(const FieldDef& field, const Value& value, const ParseContext& context) {
    if (is_missing(value)) return {};
    const NumberStyle plain{
        .digits = context.locale.digits, .is_grouped = false, .decimals_max = 4, .has_direction_mark = false};
    switch (field.type) {
    case FieldType::integer: return number_text(std::get<std::int64_t>(value), plain);
    case FieldType::decimal: return fixed_text({std::get<std::int64_t>(value), 4}, plain);
    case FieldType::money: {
        const Money money = std::get<Money>(value);
        return plain_amount(money) + ' ' + std::string(letters_of(money.currency));
    }
    case FieldType::date:
        return date_text({static_cast<std::int32_t>(std::get<std::int64_t>(value))},
                         {.locale = context.locale, .form = DateForm::numeric});
    case FieldType::moment: {
        const DateTime local = local_of({std::get<std::int64_t>(value)}, context.offset_minutes);
        return date_text(local.date, {.locale = context.locale, .form = DateForm::numeric}) + ' ' +
               time_text(local.minute, context.locale, Clock::hours_24);
    }
    case FieldType::yes_no: return std::get<std::int64_t>(value) ? "1" : "0";
    case FieldType::reference: return text_of(std::get<RecordId>(value));
    case FieldType::address: return {};
    default: return std::get<std::string>(value);
    }
}

} // namespace crm
