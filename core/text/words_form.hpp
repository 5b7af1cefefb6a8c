// The words of forms.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames new_record = {"إضافة", "New"};
inline constexpr BothNames edit_record = {"تعديل", "Edit"};
inline constexpr BothNames discard_title = {"تجاهل ما كتبته؟", "Throw away what you typed?"};
inline constexpr BothNames discard_text = {"لم تُحفظ التغييرات بعد.", "The changes are not saved yet."};
inline constexpr BothNames discard = {"تجاهل التغييرات", "Throw away"};
inline constexpr BothNames add_line = {"إضافة سطر", "Add a line"};
inline constexpr BothNames remove_line = {"حذف السطر", "Remove the line"};
inline constexpr BothNames line_total = {"المجموع", "Total"};
inline constexpr BothNames street = {"الشارع والمبنى", "Street and building"};
inline constexpr BothNames district = {"الحي", "District"};
inline constexpr BothNames city = {"المدينة", "City"};
inline constexpr BothNames region = {"المحافظة أو الولاية", "Region"};
inline constexpr BothNames postcode = {"الرمز البريدي", "Postcode"};
inline constexpr BothNames changed_elsewhere = {
    "عُدّل هذا السجل أثناء تحريرك؛ تُحفظ حقولك وحدها.",
    "This record was changed while you edited; only your own fields are saved."};
inline constexpr BothPlurals problems_left = {
    {"", "حقل واحد يحتاج إلى تصحيح", "حقلان يحتاجان إلى تصحيح", "# حقول تحتاج إلى تصحيح", "# حقلًا يحتاج إلى تصحيح",
     "# حقل يحتاج إلى تصحيح"},
    {"", "# field needs a correction", "", "", "", "# fields need a correction"}};

inline constexpr BothNames log_dealing = {"تسجيل تعامل", "Log a dealing"};
inline constexpr BothNames what_was_said = {"ما الذي دار؟", "What was said?"};
inline constexpr BothNames next_step = {"الخطوة التالية", "Next step"};
inline constexpr BothPlurals more_fields = {{"", "حقل آخر", "حقلان آخران", "# حقول أخرى", "# حقلًا آخر", "# حقل آخر"},
                                            {"", "# more field", "", "", "", "# more fields"}};
inline constexpr BothNames all_fields = {"كل الحقول", "All fields"};
inline constexpr BothNames dealing_saved = {"سُجّل التعامل مع", "Dealing logged with"};

} // namespace crm::words
