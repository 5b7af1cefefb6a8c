#include "web/frame/typed_cells.hpp"

#include "core/text/country.hpp"
#include "core/text/money_text.hpp"
#include "web/kit/date_field.hpp"

namespace crm {

namespace {

const FieldDef& field_of_payments(const Context& ctx, std::string_view key) {
    const EntityIx payment = ctx.entity("payment");
    return ctx.schema.field(payment, ctx.schema.field(payment, key));
}

} // namespace

FieldResult typed_date_ui(const Context& ctx, std::string_view id, const FieldSpec& spec, std::string& text,
                          bool has_time) {
    DateFieldSpec date{.today = ctx.parsing.today};
    if (has_time) date.minute = ctx.parsing.minute_of_day;
    if (const CountryInfo* country = find_country(ctx.reader.country)) {
        date.first_weekday = country->first_day;
        date.weekend = country->weekend;
    }
    return date_ui(id, spec, text, date);
}

std::optional<Date> typed_date(const Context& ctx, const std::string& text, Reason& wrong) {
    const auto value = parse_cell(field_of_payments(ctx, "date"), text, ctx.parsing);
    wrong = value ? Reason::required : value.error();
    if (!value || is_missing(*value)) return {};
    return Date{static_cast<std::int32_t>(std::get<std::int64_t>(*value))};
}

std::string date_as_typed(const Context& ctx, Date date) {
    return edit_text(field_of_payments(ctx, "date"), std::int64_t{date.days}, ctx.parsing);
}

std::optional<std::int64_t> typed_amount(const Context& ctx, const std::string& text, Currency currency,
                                         Reason& wrong) {
    ParseContext parsing = ctx.parsing;
    parsing.currency = currency;
    const auto value = parse_cell(field_of_payments(ctx, "amount"), text, parsing);
    if (!value) {
        wrong = value.error();
        return {};
    }
    if (is_missing(*value)) return 0;
    const Money amount = std::get<Money>(*value);
    wrong = amount.currency != currency ? Reason::mixed_currencies : Reason::too_small;
    if (amount.currency != currency || amount.minor < 0) return {};
    return amount.minor;
}

std::string amount_as_typed(std::int64_t minor, Currency currency) {
    return minor ? plain_amount({minor, currency}) : std::string();
}

} // namespace crm
