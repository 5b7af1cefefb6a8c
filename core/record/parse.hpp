// From what somebody typed (or a file said) to a value, by the field's type; and back to the text a form shows for
// editing. parse_cell(edit_text(v)) == v for every value (tests/property). Text for reading is made in
// queries/display.hpp.
#pragma once
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/record/problem.hpp"
#include "core/record/value.hpp"
#include "core/text/country.hpp"
#include "core/text/language.hpp"

namespace crm {

struct ParseContext {
    Locale locale{};
    Country country{};   // whose phone numbers need no country code
    Currency currency{}; // of amounts that name none
    Date today{};
    int minute_of_day = 0;
    int offset_minutes = 0;
};

// Blank text is a missing value. References and addresses are not typed as one text: no parse for them.
Result<Value, Reason> parse_cell(const FieldDef& field, std::string_view typed, const ParseContext& context);

std::string edit_text(const FieldDef& field, const Value& value, const ParseContext& context);

} // namespace crm
