// The words of the interface that several screens share, in both languages. A screen's own sentences stand in
// words_<screen>.hpp beside this file; words of fields and records stand in the schema.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames product_name = {"وصل", "Wasl"};
inline constexpr BothNames save = {"حفظ", "Save"};
inline constexpr BothNames cancel = {"إلغاء", "Cancel"};
inline constexpr BothNames close = {"إغلاق", "Close"};
inline constexpr BothNames edit = {"تعديل", "Edit"};
inline constexpr BothNames add = {"إضافة", "Add"};
inline constexpr BothNames remove = {"حذف", "Delete"};
inline constexpr BothNames restore = {"استعادة", "Restore"};
inline constexpr BothNames undo = {"تراجع", "Undo"};
inline constexpr BothNames redo = {"إعادة", "Redo"};
inline constexpr BothNames back = {"رجوع", "Back"};
inline constexpr BothNames next = {"التالي", "Next"};
inline constexpr BothNames more = {"المزيد", "More"};
inline constexpr BothNames search = {"بحث", "Search"};
inline constexpr BothNames open = {"فتح", "Open"};
inline constexpr BothNames yes = {"نعم", "Yes"};
inline constexpr BothNames no = {"لا", "No"};
inline constexpr BothNames none = {"لا شيء", "None"};
inline constexpr BothNames today = {"اليوم", "Today"};
inline constexpr BothNames home = {"الرئيسية", "Home"};
inline constexpr BothNames bin = {"سلة المحذوفات", "Bin"};
inline constexpr BothNames settings = {"الإعدادات", "Settings"};
inline constexpr BothNames details = {"التفاصيل", "Details"};
inline constexpr BothNames history = {"السجل", "History"};

inline constexpr BothPlurals records = {{"لا سجلات", "سجل واحد", "سجلان", "# سجلات", "# سجلًا", "# سجل"},
                                        {"", "# record", "", "", "", "# records"}};
inline constexpr BothPlurals changes = {{"لا تغييرات", "تغيير واحد", "تغييران", "# تغييرات", "# تغييرًا", "# تغيير"},
                                        {"", "# change", "", "", "", "# changes"}};
inline constexpr BothPlurals days = {{"لا أيام", "يوم واحد", "يومان", "# أيام", "# يومًا", "# يوم"},
                                     {"", "# day", "", "", "", "# days"}};

} // namespace crm::words
