// The words of the editor of filters.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames filters_of = {"تصفية: {}", "Filter: {}"};
inline constexpr BothNames filter_more = {"شروط متقدمة…", "Advanced filter…"};
inline constexpr BothNames filter_match = {"ما الذي يجب أن يتحقق", "What has to be true"};
inline constexpr BothNames match_all = {"كل ما يلي", "All of these"};
inline constexpr BothNames match_any = {"أيٌّ مما يلي", "Any of these"};
inline constexpr BothNames match_none = {"لا شيء مما يلي", "None of these"};
inline constexpr BothNames filter_subject = {"الشرط على", "Condition on"};
inline constexpr BothNames filter_relation = {"العلاقة", "Relation"};
inline constexpr BothNames filter_tallied = {"المحسوب", "What is added up"};
inline constexpr BothNames filter_test = {"المقارنة", "Comparison"};
inline constexpr BothNames filter_value_to = {"إلى", "To"};
inline constexpr BothNames filter_days = {"عدد الأيام", "Days"};
inline constexpr BothNames filter_period = {"المدة", "Period"};
inline constexpr BothNames filter_linked = {"مرتبط", "linked"};
inline constexpr BothNames filter_has_choice = {"لديه", "has"};
inline constexpr BothNames filter_has_no_choice = {"ليس لديه", "has no"};
inline constexpr BothNames filter_add_condition = {"شرط", "Condition"};
inline constexpr BothNames filter_add_condition_on = {"شرط على: {}", "Condition on: {}"};
inline constexpr BothNames filter_add_group = {"مجموعة شروط", "Group"};
inline constexpr BothNames filter_new_condition = {"شرط جديد", "New condition"};
inline constexpr BothNames filter_remove = {"إزالة الشرط: {}", "Remove the condition: {}"};
inline constexpr BothNames filter_undo = {"تراجع عن آخر تغيير", "Undo the last change"};
inline constexpr BothNames filter_no_conditions = {
    "بلا شروط تُعرض كل السجلات. أضف شرطًا على حقل، أو على ما يرتبط بالسجل من طلبات ومهام وغيرها.",
    "Without conditions every record is shown. Add one on a field, or on what is linked: orders, tasks and others."};
inline constexpr BothNames filter_incomplete = {"لم يكتمل بعد", "not complete yet"};
inline constexpr BothNames filter_shown_of = {"يُعرض {} من {}", "{} of {} are shown"};
inline constexpr BothPlurals filter_show = {
    {"لا سجلات", "اعرض السجل", "اعرض السجلين", "اعرض # سجلات", "اعرض # سجلًا", "اعرض # سجل"},
    {"No records", "Show # record", "", "", "", "Show # records"}};
inline constexpr BothNames filter_alone = {"وحده: {}", "alone: {}"};
inline constexpr BothNames filter_without = {"بلا «{}»: {}", "Without “{}”: {}"};
inline constexpr BothNames filter_no_fit = {"لا سجل يحقق هذه الشروط معًا", "No record fits all of these conditions"};
inline constexpr BothNames filter_no_fit_text = {"أزل شرطًا ليظهر غيره:", "Remove one condition:"};
inline constexpr BothNames filter_not_understood = {"تعذر فهم تصفية الرابط: {}",
                                                    "The filter in this link is not understood: {}"};

inline constexpr BothNames filter_parts = {"ما يُعدّل", "What is edited"};
inline constexpr BothNames filter_conditions = {"الشروط", "Conditions"};
inline constexpr BothNames filter_colors = {"الألوان", "Colours"};
inline constexpr BothNames colors_text = {
    "لوّن صفوفًا أو خانة منها لتراها من أول نظرة. أول لون تنطبق شروطه هو الظاهر، ويُحفظ مع العرض.",
    "Colour rows, or one cell of them, to see them at a glance. The first colour whose conditions hold is shown; it "
    "belongs to the view."};
inline constexpr BothNames color = {"اللون", "Colour"};
inline constexpr BothNames color_add = {"لون آخر", "Add a colour"};
inline constexpr BothNames color_where = {"ما يُلوَّن", "What is coloured"};
inline constexpr BothNames color_row = {"الصف كله", "The whole row"};
inline constexpr BothNames color_remove = {"إزالة اللون", "Remove the colour"};
inline constexpr BothNames tone_names[] = {{"رمادي", "Grey"}, {"أزرق", "Blue"}, {"أخضر", "Green"},
                                           {"أصفر", "Amber"}, {"أحمر", "Red"},  {"فيروزي", "Teal"}}; // by Tone

} // namespace crm::words
