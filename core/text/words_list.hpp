// The words of lists and of the bin.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames find_in_list = {"ابحث في القائمة", "Find in this list"};
inline constexpr BothNames filter = {"تصفية", "Filter"};
inline constexpr BothNames add_filter = {"إضافة شرط", "Add a filter"};
inline constexpr BothNames filter_field = {"الحقل", "Field"};
inline constexpr BothNames filter_operator = {"الشرط", "Condition"};
inline constexpr BothNames filter_value = {"القيمة", "Value"};
inline constexpr BothNames apply_filter = {"تطبيق", "Apply"};
inline constexpr BothNames clear_filters = {"إزالة كل الشروط", "Clear the filters"};
inline constexpr BothNames nothing_matches = {"لا شيء يطابق البحث", "Nothing matches"};
inline constexpr BothNames nothing_matches_text = {"جرّب كلمات أقل، أو أزل الشروط.",
                                                   "Try fewer words, or clear the filters."};
inline constexpr BothNames nothing_yet = {"لا شيء هنا بعد", "Nothing here yet"};
inline constexpr BothNames nothing_yet_text = {"أضف أول سجل، أو استورد من ملف Excel أو CSV.",
                                               "Add the first record, or import a file from Excel."};
inline constexpr BothNames import_records = {"استيراد من ملف", "Import a file"};
inline constexpr BothNames export_list = {"تصدير", "Export"};
inline constexpr BothNames export_selected = {"تصدير المحدد", "Export the selected"};
inline constexpr BothNames remove_selected = {"حذف المحدد", "Delete the selected"};
inline constexpr BothPlurals selected = {
    {"", "سجل محدد", "سجلان محددان", "# سجلات محددة", "# سجلًا محددًا", "# سجل محدد"},
    {"", "# selected", "", "", "", "# selected"}};

inline constexpr BothNames not_edited_here = {"يكتبه النظام ولا يُعدّل هنا.", "Kept by the system, not edited here."};
inline constexpr BothNames changed_cell = {"عُدّل:", "Changed:"};
inline constexpr BothNames copied_cells = {"نُسخ إلى الحافظة", "Copied to the clipboard"};
inline constexpr BothNames layouts = {"طريقة العرض", "Layout"};
inline constexpr BothNames layout_table = {"جدول", "Table"};
inline constexpr BothNames layout_board = {"لوحة", "Board"};
inline constexpr BothNames layout_calendar = {"تقويم", "Calendar"};
inline constexpr BothNames layout_chart = {"رسم بياني", "Chart"};
inline constexpr BothNames columns_by = {"الأعمدة حسب", "Columns by"};
inline constexpr BothNames days_by = {"اليوم حسب", "Day by"};

inline constexpr BothNames views = {"العروض المحفوظة", "Saved views"};
inline constexpr BothNames view_of_all = {"كل السجلات", "All records"};
inline constexpr BothNames view_shared = {"للجميع", "shared"};
inline constexpr BothNames save_view = {"حفظ هذا العرض باسم…", "Save this view as…"};
inline constexpr BothNames update_view = {"حفظ التغييرات في هذا العرض", "Save the changes to this view"};
inline constexpr BothNames rename_view = {"إعادة تسمية العرض", "Rename the view"};
inline constexpr BothNames remove_view = {"حذف العرض", "Delete the view"};
inline constexpr BothNames view_name = {"اسم العرض", "Name of the view"};
inline constexpr BothNames view_name_example = {"مثلًا: عملاء جدة الغائبون", "Such as: quiet customers in Jeddah"};
inline constexpr BothNames view_for_all = {"لكل من في المنشأة", "For everybody in the firm"};
inline constexpr BothNames view_for_all_text = {"ينتقل بالمزامنة والنسخ. وإلا بقي على هذا الجهاز.",
                                                "Travels by sync and in files. Otherwise it stays on this device."};
inline constexpr BothNames view_needs_name = {"اكتب اسمًا للعرض.", "Give the view a name."};
inline constexpr BothNames view_name_taken = {"لعرض آخر هذا الاسم. اختر اسمًا آخر.",
                                              "Another view has this name. Choose another one."};
inline constexpr BothNames view_saved = {"حُفظ العرض", "Saved the view"};
inline constexpr BothNames view_removed = {"حُذف العرض", "Deleted the view"};

inline constexpr BothNames bin_empty = {"سلة المحذوفات فارغة", "The bin is empty"};
inline constexpr BothNames bin_empty_text = {"ما تحذفه يبقى هنا ويمكن استعادته في أي وقت.",
                                             "What you delete stays here and can be restored at any time."};
inline constexpr BothNames restore_selected = {"استعادة المحدد", "Restore the selected"};
inline constexpr BothNames kind_of_record = {"النوع", "Kind"};
inline constexpr BothNames record_name = {"السجل", "Record"};

} // namespace crm::words
