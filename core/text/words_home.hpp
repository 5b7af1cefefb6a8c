// The words of the home screen ("today").
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames good_morning = {"صباح الخير", "Good morning"};
inline constexpr BothNames good_evening = {"مساء الخير", "Good evening"};
inline constexpr BothNames tasks_due = {"مهام مستحقة", "Tasks due"};
inline constexpr BothNames promised = {"خطوات موعودة", "Promised next steps"};
inline constexpr BothNames occasions_near = {"مناسبات قريبة", "Occasions this week"};
inline constexpr BothNames gone_quiet = {"عملاء غابوا", "Gone quiet"};
inline constexpr BothNames gone_quiet_text = {"أهم العملاء الذين لم يجرِ تواصل معهم منذ مدة",
                                              "The most valuable customers nobody has been in touch with"};
inline constexpr BothNames no_tasks = {"لا مهام مستحقة. يومك صافٍ.", "No tasks due. A clear day."};
inline constexpr BothNames no_promises = {"لا وعود لهذا اليوم.", "No promises for today."};
inline constexpr BothNames no_occasions = {"لا مناسبات في الأيام القادمة.", "No occasions in the coming days."};
inline constexpr BothNames no_quiet = {"لا أحد غائب: تواصلتم مع الجميع.",
                                       "Nobody has gone quiet: everyone was contacted."};
inline constexpr BothNames add_task = {"إضافة مهمة", "Add a task"};
inline constexpr BothNames call = {"اتصال", "Call"};
inline constexpr BothNames whatsapp = {"واتساب", "WhatsApp"};
inline constexpr BothNames log_it = {"تسجيل تعامل", "Log a dealing"};
inline constexpr BothNames open_tasks = {"مهام مفتوحة", "Open tasks"};
inline constexpr BothNames this_month = {"هذا الشهر", "this month"};
inline constexpr BothNames dealings_this_week = {"تعاملات هذا الأسبوع", "Dealings this week"};
inline constexpr BothNames print_day = {"يومك", "Your day"};
inline constexpr BothNames print_when = {"الموعد", "When"};
inline constexpr BothNames print_what = {"ماذا", "What"};
inline constexpr BothNames print_whom = {"مع من", "With whom"};
inline constexpr BothNames print_phone = {"الهاتف", "Phone"};
inline constexpr BothNames turns = {"يتم", "turns"};
inline constexpr BothPlurals years = {{"", "سنة", "سنتين", "# سنوات", "# سنة", "# سنة"},
                                      {"", "# year", "", "", "", "# years"}};
inline constexpr BothPlurals days_late = {
    {"", "متأخرة يومًا", "متأخرة يومين", "متأخرة # أيام", "متأخرة # يومًا", "متأخرة # يوم"},
    {"", "# day late", "", "", "", "# days late"}};
inline constexpr BothPlurals days_quiet = {
    {"", "غائب منذ يوم", "غائب منذ يومين", "غائب منذ # أيام", "غائب منذ # يومًا", "غائب منذ # يوم"},
    {"", "quiet for # day", "", "", "", "quiet for # days"}};

} // namespace crm::words
