// The words of what representatives have done: results, targets, commissions.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames performance = {"أداء المندوبين", "Performance"};
inline constexpr BothNames performance_text = {
    "ما باعه كل مندوب وسجّله في المدة، ونسبته من مستهدفه، وعمولته. المندوب هو البائع في الطلب أو الفاتورة والمسؤول عن "
    "الصفقة.",
    "What each representative sold and logged in the period, how much of the target that is, and the commission. A "
    "representative is the seller of orders and invoices and the owner of deals."};
inline constexpr BothNames performance_month = {"شهر", "Month"};
inline constexpr BothNames performance_quarter = {"ربع سنة", "Quarter"};
inline constexpr BothNames performance_year = {"سنة", "Year"};
inline constexpr BothNames performance_before = {"المدة السابقة", "Earlier period"};
inline constexpr BothNames performance_after = {"المدة اللاحقة", "Later period"};
inline constexpr BothNames performance_chart = {"المبيعات والمستهدف", "Sales and target"};
inline constexpr BothNames performance_target_series = {"المستهدف", "Target"};
inline constexpr BothNames leaderboard = {"لوحة الصدارة", "Leaderboard"};
inline constexpr BothNames representative = {"المندوب", "Representative"};
inline constexpr BothNames performance_sales = {"المبيعات", "Sales"};
inline constexpr BothNames performance_sold = {"عمليات بيع", "Sales made"};
inline constexpr BothNames performance_won = {"صفقات مكسوبة", "Won deals"};
inline constexpr BothNames performance_dealings = {"تعاملات", "Dealings"};
inline constexpr BothNames performance_points = {"نقاط التسجيل", "Points"};
inline constexpr BothNames performance_points_text = {
    "نقاط التسجيل: نقطة لكل تعامل مسجّل، ونقطة لكل من: ما دار فيه، ونتيجته، وخطوة تالية بموعدها. مع العميل الواحد يُحسب "
    "أفضل تعامل في اليوم.",
    "Points: one for each dealing recorded, and one more each for what was said, its outcome and a next step with its "
    "date. With one customer the best of a day counts."};
inline constexpr BothNames performance_commission = {"العمولة", "Commission"};
inline constexpr BothNames commission_statement = {"كشف عمولة {}", "Commission of {}"};
inline constexpr BothNames commission_rule_heading = {"القاعدة", "Rule"};
inline constexpr BothNames commission_basis = {"حُسبت على", "Counted on"};
inline constexpr BothNames commission_sales_counted = {"المبيعات المحسوبة", "Sales counted"};
inline constexpr BothNames commission_sale = {"المستند", "Document"};
inline constexpr BothNames commission_recorded = {"سُجّل تعامل", "Dealing recorded"};
inline constexpr BothNames commission_none = {"لا قاعدة عمولة تنطبق في هذه المدة.",
                                              "No rule of commission applies in this period."};
inline constexpr BothNames targets_heading = {"المستهدفات", "Targets"};
inline constexpr BothNames add_target = {"إضافة مستهدف", "Add a target"};
inline constexpr BothNames commission_rules_heading = {"قواعد العمولة", "Commission rules"};
inline constexpr BothNames add_commission_rule = {"إضافة قاعدة عمولة", "Add a commission rule"};
inline constexpr BothNames no_targets_text = {"لا مستهدفات في هذه المدة.", "No targets in this period."};
inline constexpr BothNames no_commission_rules_text = {
    "لا قواعد بعد. القاعدة نسبة مما باعه المندوب أو قبضه، لشريحة منه إن شئت.",
    "No rules yet. A rule is a rate of what a representative sold or received, of a tier of it if you like."};
inline constexpr BothNames performance_nothing = {"لا شيء في هذه المدة", "Nothing in this period"};
inline constexpr BothNames performance_nothing_text = {
    "يظهر هنا من له طلبات أو صفقات أو تعاملات أو مستهدفات باسمه.",
    "Whoever has orders, deals, dealings or targets in his or her name shows here."};
inline constexpr BothPlurals performance_other_currency = {
    {"", "سجل بعملة أخرى لم يُحسب.", "سجلان بعملة أخرى لم يُحسبا.", "# سجلات بعملة أخرى لم تُحسب.",
     "# سجلًا بعملة أخرى لم تُحسب.", "# سجل بعملة أخرى لم تُحسب."},
    {"", "# record in another currency is left out.", "", "", "", "# records in other currencies are left out."}};

} // namespace crm::words
