// The words of exports and backups.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames exported = {"حُفظ الملف:", "File saved:"};
inline constexpr BothNames export_failed = {"تعذّر حفظ الملف:", "The file could not be saved:"};
inline constexpr BothNames export_interrupted = {"تغيّرت البيانات أثناء التصدير؛ صدّر مرة أخرى.",
                                                 "The data changed during the export; export again."};

inline constexpr BothNames export_data = {"تصدير", "Export"};
inline constexpr BothNames export_what = {"ما يُصدَّر", "What to export"};
inline constexpr BothNames export_selected_rows = {"المحدد", "What is selected"};
inline constexpr BothNames export_shown_rows = {"ما تعرضه القائمة الآن", "What the list shows now"};
inline constexpr BothNames export_all_rows = {"كل {}", "All {}"};
inline constexpr BothNames export_everything = {"كل ما في وصل", "Everything in Wasl"};
inline constexpr BothNames export_as = {"نوع الملف", "Kind of file"};
inline constexpr BothNames as_workbook = {"مصنف Excel (xlsx)", "Excel workbook (xlsx)"};
inline constexpr BothNames as_csv = {"جدول نصي لأي برنامج (csv)", "Plain table for any program (csv)"};
inline constexpr BothNames as_contacts = {"جهات اتصال للهاتف (vcf)", "Contacts for a telephone (vcf)"};
inline constexpr BothNames as_calendar = {"تقويم (ics)", "Calendar (ics)"};
inline constexpr BothNames as_wasl = {"ملف وصل، يُدمج في جهاز آخر (json)", "Wasl file, merges on another device (json)"};
inline constexpr BothNames export_columns = {"الأعمدة", "Columns"};
inline constexpr BothNames columns_shown = {"كما في العرض", "As in the view"};
inline constexpr BothNames columns_all = {"كل الحقول", "All fields"};
inline constexpr BothNames export_no_rows = {"لا سجلات لتصديرها.", "There is nothing to export."};
inline constexpr BothNames export_too_big = {
    "أكثر من 1,048,575 صفًا لا يسعها مصنف Excel. صدّر جدولًا نصيًا (csv).",
    "An Excel workbook holds at most 1,048,575 rows. Export a plain table (csv)."};
inline constexpr BothNames export_needs_network = {
    "هذا النوع يحتاج جزءًا من البرنامج لم يُحمَّل بعد. اتصل بالشبكة مرة ثم أعد المحاولة.",
    "This kind needs a part of the program that is not here yet. Connect to the network once and try again."};
inline constexpr BothPlurals export_records_now = {
    {"تصدير", "صدّر السجل", "صدّر السجلين", "صدّر # سجلات", "صدّر # سجلًا", "صدّر # سجل"},
    {"Export", "Export # record", "", "", "", "Export # records"}};

} // namespace crm::words
