// A date: typed in any usual form ("5/3", "٥ مارس", "1447-09-01"), or chosen in a calendar that switches between
// Gregorian and Hijri (Umm al-Qura). The text is the value while typing; the schema's parser decides what it means.
//
//     date_ui("due", {.label = "الموعد", .error = problem}, draft.due_text, {.today = today});
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "web/kit/field.hpp"

namespace crm {

struct DateFieldSpec {
    Date today{};
    int first_weekday = 0;                // 0 Sunday … 6 Saturday
    unsigned weekend = 1u << 5 | 1u << 6; // bits by weekday: Friday and Saturday
    bool quick_choices = true;            // today, tomorrow, in a week
    // Of the clock now, where the field is of a day and a time: a day chosen in the calendar keeps the time that is
    // typed (nine o'clock where none is), which is typed after it.
    std::optional<int> minute{};
};
FieldResult date_ui(std::string_view id, const FieldSpec& spec, std::string& text, const DateFieldSpec& date = {});

// The month alone, for popovers and filters; true when a day was chosen.
bool calendar_ui(std::string_view id, std::optional<Date>& chosen, const DateFieldSpec& spec);

} // namespace crm
