// The words of lists and of the bin.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames find_in_list = {"ابحث في القائمة", "Find in this list"};
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
inline constexpr BothNames export_selected = {"تصدير المحدد", "Export the selected"};
inline constexpr BothNames remove_selected = {"حذف المحدد", "Delete the selected"};
inline constexpr BothPlurals selected = {
    {"", "سجل محدد", "سجلان محددان", "# سجلات محددة", "# سجلًا محددًا", "# سجل محدد"},
    {"", "# selected", "", "", "", "# selected"}};

inline constexpr BothNames not_edited_here = {"يكتبه النظام ولا يُعدّل هنا.", "Kept by the system, not edited here."};
inline constexpr BothNames changed_cell = {"عُدّل:", "Changed:"};
inline constexpr BothPlurals cells_copied = {
    {"", "نُسخت خلية واحدة", "نُسخت خليتان", "نُسخت # خلايا", "نُسخت # خلية", "نُسخت # خلية"},
    {"", "# cell copied", "", "", "", "# cells copied"}};
inline constexpr BothPlurals records_changed = {
    {"", "عُدّل سجل واحد", "عُدّل سجلان", "عُدّلت # سجلات", "عُدّل # سجلًا", "عُدّل # سجل"},
    {"", "# record changed", "", "", "", "# records changed"}};
inline constexpr BothPlurals records_added = {
    {"", "أُضيف سجل واحد", "أُضيف سجلان", "أُضيفت # سجلات", "أُضيف # سجلًا", "أُضيف # سجل"},
    {"", "# record added", "", "", "", "# records added"}};
inline constexpr BothPlurals records_to_add = {
    {"", "سيُضاف سجل جديد", "سيُضاف سجلان جديدان", "ستُضاف # سجلات جديدة", "سيُضاف # سجلًا جديدًا", "سيُضاف # سجل جديد"},
    {"", "# new record will be added", "", "", "", "# new records will be added"}};
inline constexpr BothPlurals add_records = {{"", "أضف السجل", "أضف السجلين", "أضف # سجلات", "أضف # سجلًا", "أضف # سجل"},
                                            {"", "Add # record", "", "", "", "Add # records"}};
inline constexpr BothNames pasted_past_end = {"ما تلصقه يمتد إلى ما بعد آخر صف في القائمة.",
                                              "What you paste goes on past the last row of the list."};
inline constexpr BothPlurals cells_do_not_fit = {
    {"", "خلية واحدة لا تصلح", "خليتان لا تصلحان", "# خلايا لا تصلح", "# خلية لا تصلح", "# خلية لا تصلح"},
    {"", "# cell does not fit", "", "", "", "# cells do not fit"}};
inline constexpr BothNames take_what_fits_text = {"لم يتغير شيء بعد. خذ ما يصلح، أو ألغِ وصحّح.",
                                                  "Nothing has changed yet. Take what fits, or cancel and correct it."};
inline constexpr BothPlurals take_fitting = {
    {"لا شيء يصلح", "خذ الخلية الصالحة", "خذ الخليتين الصالحتين", "خذ # خلايا صالحة", "خذ # خلية صالحة",
     "خذ # خلية صالحة"},
    {"Nothing fits", "Take the # cell that fits", "", "", "", "Take the # cells that fit"}};
inline constexpr BothNames what_does_not_fit = {"ما لا يصلح", "What does not fit"};
inline constexpr BothNames written = {"المكتوب", "Written"};
inline constexpr BothNames why_not = {"السبب", "Why not"};
inline constexpr BothNames new_row = {"صف جديد", "New row"};
inline constexpr BothNames nothing_changes = {"لا شيء يتغير", "Nothing changes"};
inline constexpr BothNames bulk_edit = {"تعديل المحدد", "Edit the selected"};
inline constexpr BothNames bulk_what = {"ما يُفعل", "What to do"};
inline constexpr BothNames bulk_set = {"كتابة قيمة", "Set a value"};
inline constexpr BothNames bulk_empty = {"إفراغ", "Empty it"};
inline constexpr BothNames bulk_add = {"إضافة إليه", "Add to it"};
inline constexpr BothNames bulk_take_out = {"إزالة منه", "Take out of it"};
inline constexpr BothNames bulk_now = {"الآن", "Now"};
inline constexpr BothNames bulk_then = {"بعد التعديل", "Afterwards"};
inline constexpr BothNames bulk_preview = {"ما سيتغير", "What will change"};
inline constexpr BothPlurals will_change = {
    {"لن يتغير شيء", "سيتغير سجل واحد", "سيتغير سجلان", "ستتغير # سجلات", "سيتغير # سجلًا", "سيتغير # سجل"},
    {"Nothing will change", "# record will change", "", "", "", "# records will change"}};
inline constexpr BothPlurals stay_the_same = {
    {"", "سجل واحد كما هو", "سجلان كما هما", "# سجلات كما هي", "# سجلًا كما هو", "# سجل كما هو"},
    {"", "# is so already", "", "", "", "# are so already"}};
inline constexpr BothPlurals do_refuse = {
    {"", "سجل واحد لا يقبل", "سجلان لا يقبلان", "# سجلات لا تقبل", "# سجلًا لا يقبل", "# سجل لا يقبل"},
    {"", "# refuses", "", "", "", "# refuse"}};
inline constexpr BothPlurals change_them = {{"", "عدّل السجل", "عدّل السجلين", "عدّل # سجلات", "عدّل # سجلًا", "عدّل # سجل"},
                                            {"", "Change # record", "", "", "", "Change # records"}};
inline constexpr BothNames column_from_linked = {"عمود من سجل مرتبط", "Column from a linked record"};
inline constexpr BothNames column_of = {"من", "Of"};
inline constexpr BothNames column_field = {"الحقل", "Field"};
inline constexpr BothNames column_add = {"إضافة العمود", "Add the column"};
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
