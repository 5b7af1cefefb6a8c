// The words of charts over lists and on the home screen.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames chart_kind = {"نوع الرسم", "Kind of chart"};
inline constexpr BothNames chart_bars = {"أعمدة", "Bars"};
inline constexpr BothNames chart_stack = {"أعمدة متراكمة", "Stacked bars"};
inline constexpr BothNames chart_line = {"خط", "Line"};
inline constexpr BothNames chart_area = {"مساحة", "Area"};
inline constexpr BothNames chart_funnel = {"قُمع", "Funnel"};
inline constexpr BothNames chart_heat = {"خريطة حرارية", "Heat map"};
inline constexpr BothNames chart_pareto = {"باريتو (80/20)", "Pareto (80/20)"};

inline constexpr BothNames chart_group_by = {"حسب", "By"};
inline constexpr BothNames chart_split_by = {"مقسّم على", "Split by"};
inline constexpr BothNames chart_not_split = {"بلا تقسيم", "Not split"};
inline constexpr BothNames chart_period = {"الفترة", "Period"};
inline constexpr BothNames chart_measure = {"القيمة", "Value"};
inline constexpr BothNames chart_count = {"عدد السجلات", "Number of records"};
inline constexpr BothNames chart_sum_of = {"مجموع {}", "Sum of {}"};
inline constexpr BothNames chart_average_of = {"متوسط {}", "Average {}"};
inline constexpr BothNames chart_currency = {"العملة", "Currency"};
inline constexpr BothNames chart_title = {"{} حسب {}", "{} by {}"};
inline constexpr BothNames chart_and = {" و", " and "};
inline constexpr BothNames chart_total = {"المجموع: {}", "Total: {}"};
inline constexpr BothNames chart_only_currency = {"بعملة {} وحدها؛ عملات أخرى لا تُجمع معها: {}",
                                                  "In {} only; records in other currencies: {}"};
inline constexpr BothNames chart_overlaps = {"قد يُعدّ السجل الواحد في أكثر من عمود.",
                                             "One record may be counted in several bars."};

inline constexpr BothNames period_day = {"يوم", "Day"};
inline constexpr BothNames period_week = {"أسبوع", "Week"};
inline constexpr BothNames period_month = {"شهر", "Month"};
inline constexpr BothNames period_quarter = {"ربع سنة", "Quarter"};
inline constexpr BothNames period_year = {"سنة", "Year"};
inline constexpr BothNames period_hijri_month = {"شهر هجري", "Hijri month"};
inline constexpr BothNames period_hijri_year = {"سنة هجرية", "Hijri year"};

inline constexpr BothNames sales_by_month = {"المبيعات بالشهر", "Sales by month"};
inline constexpr BothNames this_year = {"آخر 12 شهرًا", "Last 12 months"};
inline constexpr BothNames year_before = {"السنة السابقة", "The year before"};
inline constexpr BothNames customers_by_stage = {"العملاء حسب التصنيف", "Customers by stage"};
inline constexpr BothNames dealings_by_channel = {"التعاملات حسب القناة، آخر 90 يومًا",
                                                  "Dealings by channel, last 90 days"};
inline constexpr BothNames no_sales_yet = {"لا مبيعات بعد", "No sales yet"};
inline constexpr BothNames no_sales_yet_text = {"يظهر الرسم مع أول طلب مؤكد.",
                                                "The chart appears with the first confirmed order."};
inline constexpr BothNames no_customers_yet = {"لا عملاء بعد", "No customers yet"};
inline constexpr BothNames no_customers_yet_text = {"أضف عملاءك أو استوردهم، وصنّفهم لترى أين يقفون.",
                                                    "Add or import your customers to see where they stand."};
inline constexpr BothNames no_dealings_yet = {"لا تعاملات في هذه الفترة", "No dealings in this time"};
inline constexpr BothNames no_dealings_yet_text = {"سجّل مكالمة أو زيارة أو رسالة ليظهر الرسم.",
                                                   "Log a call, a visit or a message to see the chart."};

} // namespace crm::words
