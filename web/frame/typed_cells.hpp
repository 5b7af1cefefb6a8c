// Amounts and dates in dialogs that are no form of a record: fields for them, what is typed into them, and how a value
// is typed. What cannot be understood answers nothing and says why.
#pragma once
#include <optional>
#include <string>

#include "web/frame/context.hpp"
#include "web/kit/field.hpp"

namespace crm {

// A date with the calendar of the reader's country.
FieldResult typed_date_ui(const Context& ctx, std::string_view id, const FieldSpec& spec, std::string& text,
                          bool has_time = false);

std::optional<Date> typed_date(const Context& ctx, const std::string& text, Reason& wrong); // blank: required
std::string date_as_typed(const Context& ctx, Date date);

// In minor units, not below nought; blank is nought.
std::optional<std::int64_t> typed_amount(const Context& ctx, const std::string& text, Currency currency, Reason& wrong);
std::string amount_as_typed(std::int64_t minor, Currency currency); // nought is blank

} // namespace crm
