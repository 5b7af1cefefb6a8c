// The words of the forecast of sales.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames forecast = {"توقع المبيعات", "Forecast"};
inline constexpr BothNames forecast_text = {
    "ما يُنتظر من الأشهر القادمة: من مبيعات الماضي، ومن الصفقات المفتوحة، ومنهما معًا. المدى هو ما يقع فيه الشهر أربع "
    "مرات من خمس.",
    "What the coming months should bring: from past sales, from open deals, and from both. The range is where a month "
    "falls four times in five."};
inline constexpr BothNames forecast_chart = {"المبيعات: ما كان وما يُتوقع", "Sales: past and expected"};
inline constexpr BothNames forecast_sold = {"المبيعات", "Sales"};
inline constexpr BothNames forecast_history = {"من الماضي", "From history"};
inline constexpr BothNames forecast_pipeline = {"من الصفقات المفتوحة", "From open deals"};
inline constexpr BothNames forecast_together = {"منهما معًا", "Together"};
inline constexpr BothNames forecast_month = {"الشهر", "Month"};
inline constexpr BothNames forecast_coming = {"الأشهر القادمة", "The coming months"};
inline constexpr BothNames forecast_so_far = {"بيع حتى اليوم {}", "sold so far {}"};
inline constexpr BothNames forecast_past = {"ما توقعناه من قبل", "What was forecast before"};
inline constexpr BothNames forecast_made = {"المتوقع قبلها بشهر", "Forecast a month before"};
inline constexpr BothNames forecast_missed_by = {"الفرق", "Missed by"};
inline constexpr BothNames forecast_miss = {
    "أخطأت توقعات السنة الماضية بنحو {} من المبيعات، بما كان معروفًا حينها وحده.",
    "Forecasts of the last year, made with what was known then, missed by about "
    "{} of sales."};
inline constexpr BothNames forecast_kind_level = {"المبيعات بلا اتجاه ولا مواسم واضحة: يُنتظر ما كان مؤخرًا.",
                                                  "Sales show no clear trend or seasons: what was lately is expected."};
inline constexpr BothNames forecast_kind_trend = {
    "في المبيعات اتجاه يُنتظر أن يستمر، بلا مواسم واضحة.",
    "Sales have a trend that is expected to go on, without clear seasons."};
inline constexpr BothNames forecast_kind_seasons = {
    "في المبيعات مواسم تعود كل سنة، حُسب حسابها.", "Sales have seasons that come back each year; they are counted in."};
inline constexpr BothNames forecast_from_deals = {"جاء من الصفقات المكسوبة {} من مبيعات آخر اثني عشر شهرًا.",
                                                  "Won deals brought {} of the last twelve months' sales."};
inline constexpr BothNames forecast_no_share = {
    "لا يُجمع التوقعان بعد: لا صفقات مكسوبة تقول كم من المبيعات يأتي منها.",
    "The two are not added up yet: no won deals say how much of sales comes from them."};
inline constexpr BothPlurals forecast_undated = {
    {"", "صفقة مفتوحة بلا تاريخ إغلاق متوقع لم تُحسب.", "صفقتان مفتوحتان بلا تاريخ إغلاق متوقع لم تُحسبا.",
     "# صفقات مفتوحة بلا تاريخ إغلاق متوقع لم تُحسب.", "# صفقة مفتوحة بلا تاريخ إغلاق متوقع لم تُحسب.",
     "# صفقة مفتوحة بلا تاريخ إغلاق متوقع لم تُحسب."},
    {"", "# open deal without an expected day is left out.", "", "", "",
     "# open deals without an expected day are left out."}};
inline constexpr BothPlurals forecast_late = {
    {"", "صفقة مفتوحة فات تاريخها حُسبت في هذا الشهر.", "صفقتان مفتوحتان فات تاريخهما حُسبتا في هذا الشهر.",
     "# صفقات مفتوحة فات تاريخها حُسبت في هذا الشهر.", "# صفقة مفتوحة فات تاريخها حُسبت في هذا الشهر.",
     "# صفقة مفتوحة فات تاريخها حُسبت في هذا الشهر."},
    {"", "# open deal whose day is past is counted this month.", "", "", "",
     "# open deals whose day is past are counted this month."}};
inline constexpr BothNames forecast_nothing = {"لا شيء يُتوقع منه بعد", "Nothing to forecast from yet"};
inline constexpr BothNames forecast_nothing_text = {
    "يُحسب التوقع من ثلاثة أشهر مبيعات على الأقل، أو من صفقات مفتوحة لها تاريخ إغلاق متوقع.",
    "A forecast needs at least three months of sales, or open deals with an expected closing day."};
inline constexpr BothNames forecast_stages = {"كم يُكسب من كل مرحلة", "What each stage wins"};
inline constexpr BothNames forecast_stage = {"المرحلة", "Stage"};
inline constexpr BothNames forecast_closed = {"أُغلقت بعدها", "Closed after it"};
inline constexpr BothNames forecast_won = {"كُسبت", "Won"};
inline constexpr BothNames forecast_rate = {"النسبة الفعلية", "Real rate"};
inline constexpr BothNames forecast_set = {"المحددة", "As set"};

} // namespace crm::words
