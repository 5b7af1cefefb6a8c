// The words around the screens: saved state, notices, undo, shortcuts, the states in which nothing can be written.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames moved_to_bin = {"نُقل إلى سلة المحذوفات:", "Moved to the bin:"};
inline constexpr BothPlurals moved_many_to_bin = {
    {"لم يُحذف شيء", "نُقل سجل إلى سلة المحذوفات", "نُقل سجلان إلى سلة المحذوفات", "نُقلت # سجلات إلى سلة المحذوفات",
     "نُقل # سجلًا إلى سلة المحذوفات", "نُقل # سجل إلى سلة المحذوفات"},
    {"", "# record moved to the bin", "", "", "", "# records moved to the bin"}};
inline constexpr BothNames restored = {"استُعيد من سلة المحذوفات", "Restored from the bin"};
inline constexpr BothNames added = {"أُضيف:", "Added:"};
inline constexpr BothNames changed = {"حُفظ التعديل:", "Changed:"};
inline constexpr BothNames undone = {"تم التراجع عن:", "Undone:"};
inline constexpr BothNames redone = {"أُعيد:", "Redone:"};
inline constexpr BothNames nothing_to_undo = {"لا شيء للتراجع عنه", "Nothing to undo"};
inline constexpr BothNames nothing_to_redo = {"لا شيء لإعادته", "Nothing to redo"};
inline constexpr BothPlurals undo_skipped = {{"", "وتُرك تغيير لأن غيرك عدّله بعدك", "وتُرك تغييران لأن غيرك عدّلهما بعدك",
                                              "وتُركت # تغييرات لأن غيرك عدّلها بعدك",
                                              "وتُرك # تغييرًا لأن غيرك عدّلها بعدك", "وتُرك # تغيير لأن غيرك عدّلها بعدك"},
                                             {"", "# cell was left as it is: somebody has changed it since", "", "", "",
                                              "# cells were left as they are: somebody has changed them since"}};
inline constexpr BothNames cannot_do_that = {"تعذّر ذلك:", "That cannot be done:"};

inline constexpr BothNames saved = {"محفوظ", "Saved"};
inline constexpr BothNames saving = {"يُحفظ…", "Saving…"};
inline constexpr BothNames not_saved = {"غير محفوظ", "Not saved"};
inline constexpr BothNames read_only = {"للقراءة فقط", "Read only"};
inline constexpr BothNames not_saved_why = {
    "تعذّر الحفظ في هذا المتصفح. لم يضِع شيء من الشاشة: صدّر نسخة الآن ثم أفرغ مساحة.",
    "This browser cannot save. Nothing on the screen is lost: export a copy now, then free some space."};
inline constexpr BothNames export_now = {"صدّر نسخة", "Export a copy"};

inline constexpr BothNames open_elsewhere = {"وصل مفتوح في علامة تبويب أخرى، وهذه للقراءة فقط.",
                                             "Wasl is open in another tab; this one is read-only."};
inline constexpr BothNames take_over = {"تابع هنا", "Take over here"};
inline constexpr BothNames lost_right_to_write = {"انتقل التحرير إلى علامة تبويب أخرى، وهذه للقراءة فقط.",
                                                  "Editing moved to another tab; this one is read-only."};
inline constexpr BothNames update_ready = {"نسخة جديدة من وصل جاهزة.", "A new version of Wasl is ready."};
inline constexpr BothNames reload = {"حدّث الآن", "Update now"};
inline constexpr BothNames backup_due = {
    "مضى وقت على آخر نسخة احتياطية. بياناتك في هذا المتصفح وحده: احفظ نسخة في ملف.",
    "It has been a while since the last backup. Your data lives in this browser alone: keep a copy in a file."};
inline constexpr BothNames back_up = {"نسخة احتياطية", "Back up"};
inline constexpr BothNames opening = {"تُفتح بياناتك…", "Opening your data…"};

inline constexpr BothNames quick_add = {"إضافة سريعة", "Quick add"};
inline constexpr BothNames switch_language = {"English", "العربية"};
inline constexpr BothNames search_hint = {"ابحث أو نفّذ أمرًا…", "Search or run a command…"};
inline constexpr BothNames go_to = {"الانتقال إلى", "Go to"};
inline constexpr BothNames in_tables = {"في خلايا الجداول", "In the cells of tables"};
inline constexpr BothNames create = {"إنشاء", "Create"};
inline constexpr BothNames actions = {"أوامر", "Commands"};
inline constexpr BothNames import_file = {"استيراد من ملف", "Import from a file"};
inline constexpr BothNames sync = {"المزامنة", "Sync"};
inline constexpr BothNames dark_theme = {"المظهر الداكن", "Dark theme"};
inline constexpr BothNames light_theme = {"المظهر الفاتح", "Light theme"};
inline constexpr BothNames shortcuts = {"اختصارات لوحة المفاتيح", "Keyboard shortcuts"};
inline constexpr BothNames everywhere = {"في كل مكان", "Everywhere"};
inline constexpr BothNames customers_heading = {"العملاء", "Customers"};
inline constexpr BothNames selling_heading = {"البيع", "Selling"};
inline constexpr BothNames tools_heading = {"الأدوات", "Tools"};
inline constexpr BothNames main_menu = {"القائمة الرئيسية", "Main menu"};
inline constexpr BothNames no_results = {"لا نتائج", "No results"};
inline constexpr BothPlurals answers_found = {{"لا نتائج", "نتيجة واحدة", "نتيجتان", "# نتائج", "# نتيجة", "# نتيجة"},
                                              {"No results", "# result", "", "", "", "# results"}};

} // namespace crm::words
