// The words of deals: their board, their page, and what is asked when one is lost.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames pipeline_shown = {"مسار البيع", "Pipeline"};
inline constexpr BothNames weighted_total = {"مرجّح", "weighted"};
inline constexpr BothPlurals elsewhere_deals = {
    {"", "صفقة واحدة في مسار آخر", "صفقتان في مسار آخر", "# صفقات في مسارات أخرى", "# صفقة في مسارات أخرى",
     "# صفقة في مسارات أخرى"},
    {"", "# deal in another pipeline", "", "", "", "# deals in other pipelines"}};
inline constexpr BothPlurals stuck_for = {
    {"", "متوقفة منذ يوم", "متوقفة منذ يومين", "متوقفة منذ # أيام", "متوقفة منذ # يومًا", "متوقفة منذ # يوم"},
    {"", "Stuck for # day", "", "", "", "Stuck for # days"}};
inline constexpr BothNames lost_title = {"لماذا خُسرت؟", "Why was it lost?"};
inline constexpr BothNames lost_text = {"ما يُسجَّل هنا يقول لاحقًا لماذا تُخسر الصفقات ولصالح من.",
                                        "What is recorded here will say why deals are lost, and to whom."};
inline constexpr BothNames mark_lost = {"تسجيل الخسارة", "Mark as lost"};
inline constexpr BothNames reason_needed = {"اختر السبب.", "Choose the reason."};
inline constexpr BothNames nobody_known = {"لا أحد أو غير معروف", "Nobody, or not known"};
inline constexpr BothNames stages_of_deal = {"مراحل الصفقة", "Stages of the deal"};
inline constexpr BothNames stage_guide = {"ما يُنجز في هذه المرحلة", "To do in this stage"};
inline constexpr BothNames no_checklist = {"لا بنود لهذه المرحلة.", "This stage has no checklist."};
inline constexpr BothNames deal_products = {"المنتجات والخدمات", "Products and services"};
inline constexpr BothNames no_deal_products = {"لا منتجات بعد؛ أضفها بتعديل الصفقة.",
                                               "No products yet; edit the deal to add them."};
inline constexpr BothNames time_per_stage = {"الوقت في كل مرحلة", "Time in each stage"};
inline constexpr BothNames less_than_day = {"أقل من يوم", "Less than a day"};
inline constexpr BothNames chance_now = {"احتمال الكسب", "Chance of winning"};
inline constexpr BothNames weighted_value = {"القيمة المرجّحة", "Weighted value"};
inline constexpr BothNames deal_tasks = {"مهام الصفقة", "Tasks of this deal"};
inline constexpr BothNames deal_dealings = {"تعاملات الصفقة", "Dealings of this deal"};
inline constexpr BothNames no_deals_here = {"لا صفقات بعد", "No deals yet"};
inline constexpr BothNames deals_won = {"صفقات كُسبت", "Deals won"};
inline constexpr BothNames deals_lost_to = {"خُسرت لصالحه", "Lost to them"};
inline constexpr BothNames deals_met = {"صفقات قابلناه فيها", "Deals we met them in"};
inline constexpr BothNames win_rate_against = {"نسبة كسبنا أمامه", "Our win rate against them"};
inline constexpr BothNames not_met_yet = {"لم نقابله في صفقة بعد؛ اذكره في «المنافسون» من صفقة.",
                                          "Not met in a deal yet; name them under \"Competitors\" of a deal."};

} // namespace crm::words
