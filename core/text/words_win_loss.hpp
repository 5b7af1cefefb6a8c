// The words of the report of deals won and lost.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames win_loss_title = {"الكسب والخسارة", "Won and lost"};
inline constexpr BothNames win_loss_text = {"لماذا تُكسب الصفقات ولماذا تُخسر، وأمام من: ما أُغلق منها في المدة. اضغط "
                                            "عمودًا أو صفًا لترى صفقاته.",
                                            "Why deals are won and lost, and against whom: those closed in the period. "
                                            "Press a bar or a row to see its deals."};
inline constexpr BothNames win_loss_period = {"المدة", "Period"};
inline constexpr BothNames win_loss_empty = {"لم تُغلق صفقة في هذه المدة", "No deal was closed in this period"};
inline constexpr BothNames win_loss_empty_text = {
    "حين تُكسب صفقة أو تُخسر بسببها يظهر هنا ما يتكرر. جرّب مدة أطول.",
    "Once deals are won, or lost for a reason, what comes back shows here. Try a longer period."};
inline constexpr BothNames win_loss_open_deals = {"إلى الصفقات", "To the deals"};
inline constexpr BothNames win_loss_summary = {"الخلاصة", "In short"};
inline constexpr BothNames win_loss_won = {"كُسبت", "Won"};
inline constexpr BothNames win_loss_lost = {"خُسرت", "Lost"};
inline constexpr BothNames win_loss_rate = {"نسبة الكسب", "Win rate"};
inline constexpr BothNames win_loss_average = {"متوسط الصفقة المكسوبة", "Average deal won"};
inline constexpr BothNames win_loss_cycle = {"متوسط الأيام حتى الكسب", "Average days to win"};
inline constexpr BothNames win_loss_velocity = {"سرعة البيع في اليوم", "Sales velocity a day"};
inline constexpr BothNames win_loss_velocity_text = {
    "سرعة البيع: الصفقات الجارية الآن ({}) × نسبة الكسب × متوسط الصفقة ÷ أيام الكسب. زدها بصفقات أكثر، أو كسب أكثر، أو "
    "صفقات أكبر، أو قرار أسرع.",
    "Sales velocity: open deals now ({}) × win rate × average deal ÷ days to win. More deals, more of them won, larger "
    "ones or quicker decisions raise it."};
inline constexpr BothNames win_loss_by_pipeline = {"سرعة البيع لكل مسار", "Sales velocity by pipeline"};
inline constexpr BothNames win_loss_pipeline = {"المسار", "Pipeline"};
inline constexpr BothNames win_loss_no_pipeline = {"بلا مسار", "In no pipeline"};
inline constexpr BothNames win_loss_open = {"جارية الآن", "Open now"};
inline constexpr BothNames win_loss_days_to_win = {"أيام الكسب", "Days to win"};
inline constexpr BothNames win_loss_a_day = {"في اليوم", "A day"};
inline constexpr BothNames win_loss_reasons = {"أسباب الخسارة", "Why deals were lost"};
inline constexpr BothNames win_loss_objections = {"الاعتراضات، وكم كُسب معها", "Objections, and what was won with them"};
inline constexpr BothNames win_loss_no_objections = {"لم يُسجَّل اعتراض في ما أُغلق.",
                                                     "No objection is noted in what was closed."};
inline constexpr BothNames win_loss_rivals = {"أمام كل منافس", "Against each competitor"};
inline constexpr BothNames win_loss_sources = {"حسب المصدر", "By source of the deal"};
inline constexpr BothNames win_loss_sellers = {"حسب البائع", "By seller"};
inline constexpr BothNames win_loss_no_reason = {"بلا سبب مسجّل", "No reason noted"};
inline constexpr BothNames win_loss_no_source = {"بلا مصدر معروف", "No known source"};
inline constexpr BothNames win_loss_no_seller = {"بلا مسؤول", "Nobody's"};
inline constexpr BothNames win_loss_no_rivals = {"لم يُذكر منافس في ما أُغلق.",
                                                 "No competitor is named in what was closed."};
inline constexpr BothNames win_loss_none_lost = {"لم تُخسر صفقة.", "No deal was lost."};
inline constexpr BothNames win_loss_name = {"من أو ما", "Who or what"};
inline constexpr BothNames win_loss_lost_amount = {"قيمة ما خُسر", "Amount lost"};
inline constexpr BothNames win_loss_won_amount = {"قيمة ما كُسب", "Amount won"};
inline constexpr BothPlurals win_loss_deals = {{"", "صفقة واحدة", "صفقتان", "# صفقات", "# صفقة", "# صفقة"},
                                               {"", "# deal", "", "", "", "# deals"}};
inline constexpr BothPlurals win_loss_more = {
    {"", "وصفقة أخرى", "وصفقتان أخريان", "و# صفقات أخرى", "و# صفقة أخرى", "و# صفقة أخرى"},
    {"", "and # more deal", "", "", "", "and # more deals"}};
inline constexpr BothPlurals win_loss_days = {{"", "يوم واحد", "يومان", "# أيام", "# يومًا", "# يوم"},
                                              {"", "# day", "", "", "", "# days"}};

} // namespace crm::words
