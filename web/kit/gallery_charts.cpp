// The charts of the gallery: every kind, and the awkward data: negative values, one point, long names, thousands.
#include <array>
#include <cmath>

#include "web/kit/chart.hpp"
#include "web/kit/gallery_parts.hpp"

namespace crm {
namespace {

constexpr ChartUnit riyals{2, currency_of("SAR")};

std::vector<ChartCategory> months() {
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"يناير", "Jan"},  {"فبراير", "Feb"}, {"مارس", "Mar"},   {"أبريل", "Apr"},
        {"مايو", "May"},   {"يونيو", "Jun"},  {"يوليو", "Jul"},  {"أغسطس", "Aug"},
        {"سبتمبر", "Sep"}, {"أكتوبر", "Oct"}, {"نوفمبر", "Nov"}, {"ديسمبر", "Dec"}};
    std::vector<ChartCategory> all;
    for (const auto& [ar, en] : names)
        all.push_back({std::string{two(ar, en)} + " 2026", std::string{two(ar, en)}, "2026"});
    return all;
}

std::vector<ChartCategory> named(std::initializer_list<std::string_view> names) {
    std::vector<ChartCategory> all;
    for (const std::string_view name : names) all.push_back({std::string{name}});
    return all;
}

void sales_card() {
    begin_card_ui("sales", {.title = two("المبيعات والعام الماضي", "Sales and last year")});
    gap(8);
    const auto categories = months();
    const ChartSeries series[] = {{.name = std::string{two("هذا العام", "This year")},
                                   .values = {3120000, 2840000, 4500000, 4120000, 3980000, 4710000, 5230000, 4890000,
                                              5610000, 6020000, 5480000, 6730000}},
                                  {.name = std::string{two("العام الماضي", "Last year")},
                                   .values = {2510000, 2620000, 3140000, 3390000, 3020000, 3880000, 4010000, 3720000,
                                              4330000, 4600000, 4410000, 5120000},
                                   .is_faint = true}};
    chart_ui("sales", {.kind = ChartKind::area,
                       .label = two("المبيعات بالشهر", "Sales by month"),
                       .categories = categories,
                       .series = series,
                       .unit = riyals,
                       .locale = kit_locale(),
                       .is_ordered = true,
                       .can_open = true,
                       .can_save = true,
                       .under_title = true});
    end_card_ui();
}

void bars_cards(Grid& grid) {
    const auto categories = months();
    grid.next();
    begin_card_ui("orders", {.title = two("طلبات كل شهر", "Orders by month")});
    gap(8);
    const ChartSeries orders[] = {
        {.name = std::string{two("الطلبات", "Orders")}, .values = {12, 9, 17, 14, 11, 19, 22, 18, 25, 27, 21, 30}}};
    chart_ui("orders", {.label = two("الطلبات بالشهر", "Orders by month"),
                        .categories = categories,
                        .series = orders,
                        .locale = kit_locale(),
                        .is_ordered = true,
                        .under_title = true,
                        .height = 240});
    end_card_ui();
    grid.next();
    begin_card_ui("channels", {.title = two("التعاملات بالقناة", "Dealings by channel")});
    gap(8);
    const auto channels = named({two("واتساب", "WhatsApp"), two("مكالمة", "Call"), two("زيارة", "Visit"),
                                 two("بريد إلكتروني", "E-mail"), two("اجتماع", "Meeting")});
    const ChartSeries dealings[] = {
        {.name = std::string{two("التعاملات", "Dealings")}, .values = {182, 141, 63, 38, 12}}};
    chart_ui("channels", {.label = two("التعاملات بالقناة", "Dealings by channel"),
                          .categories = channels,
                          .series = dealings,
                          .locale = kit_locale(),
                          .lay = ChartLay::lying,
                          .under_title = true});
    end_card_ui();
    grid.next();
    begin_card_ui("stacked", {.title = two("الطلبات حسب الحالة", "Orders by state")});
    gap(8);
    const std::vector<ChartCategory> half(categories.begin(), categories.begin() + 6);
    const ChartSeries states[] = {{.name = std::string{two("تم التسليم", "Delivered")}, .values = {8, 6, 11, 9, 7, 12}},
                                  {.name = std::string{two("مؤكد", "Confirmed")}, .values = {3, 2, 4, 4, 3, 5}},
                                  {.name = std::string{two("مسودة", "Draft")}, .values = {1, 1, 2, 0, 1, 2}},
                                  {.name = std::string{two("ملغى", "Cancelled")}, .values = {0, 1, 1, 2, 0, 1}}};
    chart_ui("stacked", {.label = two("الطلبات حسب الحالة", "Orders by state"),
                         .categories = half,
                         .series = states,
                         .locale = kit_locale(),
                         .is_stacked = true,
                         .is_ordered = true,
                         .under_title = true,
                         .height = 240});
    end_card_ui();
    grid.next();
    begin_card_ui("grouped", {.title = two("المهام لكل زميل", "Tasks by colleague")});
    gap(8);
    const auto people = named({two("سارة", "Sara"), two("خالد", "Khalid"), two("هيا", "Haya"), two("يوسف", "Youssef")});
    const ChartSeries tasks[] = {{.name = std::string{two("منجزة", "Done")}, .values = {14, 9, 11, 6}},
                                 {.name = std::string{two("مفتوحة", "Open")}, .values = {5, 7, 2, 8}},
                                 {.name = std::string{two("متأخرة", "Late")}, .values = {1, 3, 0, 2}}};
    chart_ui("grouped", {.label = two("المهام لكل زميل", "Tasks by colleague"),
                         .categories = people,
                         .series = tasks,
                         .locale = kit_locale(),
                         .lay = ChartLay::upright,
                         .under_title = true,
                         .height = 240});
    end_card_ui();
}

void shape_cards(Grid& grid) {
    grid.next();
    begin_card_ui("funnel", {.title = two("العملاء بالتصنيف", "Customers by stage")});
    gap(8);
    const auto steps = named({two("زائر", "Visitor"), two("محتمل", "Prospect"), two("عرض سعر", "Offer"),
                              two("مشترٍ", "Buyer"), two("متكرر", "Returning")});
    const ChartSeries count[] = {
        {.name = std::string{two("العملاء", "Customers")}, .values = {1840, 960, 412, 187, 76}}};
    chart_ui("funnel", {.kind = ChartKind::funnel,
                        .label = two("العملاء بالتصنيف", "Customers by stage"),
                        .categories = steps,
                        .series = count,
                        .locale = kit_locale(),
                        .under_title = true});
    end_card_ui();
    grid.next();
    begin_card_ui("pareto", {.title = two("من أين تأتي المبيعات", "Where sales come from")});
    gap(8);
    const auto cities =
        named({two("الرياض", "Riyadh"), two("جدة", "Jeddah"), two("الدمام", "Dammam"), two("مكة", "Makkah"),
               two("المدينة", "Madinah"), two("أبها", "Abha"), two("تبوك", "Tabuk"), two("حائل", "Hail")});
    const ChartSeries sums[] = {{.name = std::string{two("المبيعات", "Sales")},
                                 .values = {18400000, 11200000, 6400000, 3100000, 2300000, 900000, 610000, 240000}}};
    chart_ui("pareto", {.kind = ChartKind::pareto,
                        .label = two("المبيعات بالمدينة", "Sales by city"),
                        .categories = cities,
                        .series = sums,
                        .unit = riyals,
                        .locale = kit_locale(),
                        .under_title = true,
                        .height = 270});
    end_card_ui();
    grid.next();
    begin_card_ui("heat", {.title = two("متى يتصل العملاء", "When customers call")});
    gap(8);
    const auto days = named({two("أحد", "Sun"), two("اثنين", "Mon"), two("ثلاثاء", "Tue"), two("أربعاء", "Wed"),
                             two("خميس", "Thu"), two("جمعة", "Fri"), two("سبت", "Sat")});
    const ChartSeries times[] = {{.name = std::string{two("صباحًا", "Morning")}, .values = {12, 18, 22, 16, 9, 0, 3}},
                                 {.name = std::string{two("ظهرًا", "Noon")}, .values = {25, 31, 28, 24, 14, 1, 6}},
                                 {.name = std::string{two("عصرًا", "Afternoon")}, .values = {17, 21, 26, 23, 11, 4, 9}},
                                 {.name = std::string{two("مساءً", "Evening")}, .values = {8, 9, 7, 12, 19, 15, 13}}};
    chart_ui("heat", {.kind = ChartKind::heat_map,
                      .label = two("المكالمات حسب اليوم والوقت", "Calls by day and time"),
                      .categories = days,
                      .series = times,
                      .locale = kit_locale(),
                      .under_title = true});
    end_card_ui();
    grid.next();
    begin_card_ui("lines", {.title = two("عملاء جدد حسب المصدر", "New customers by source")});
    gap(8);
    const auto categories = months();
    const ChartSeries sources[] = {
        {.name = std::string{two("إحالة", "Referral")}, .values = {4, 6, 5, 8, 7, 9, 12, 10, 13, 12, 15, 17}},
        {.name = std::string{two("إنستغرام", "Instagram")}, .values = {7, 5, 8, 6, 9, 8, 7, 9, 8, 11, 10, 12}},
        {.name = std::string{two("معرض", "Fair")}, .values = {0, 0, 9, no_value, no_value, 2, 1, 0, 0, 6, 3, 1}}};
    chart_ui("lines", {.kind = ChartKind::line,
                       .label = two("عملاء جدد حسب المصدر", "New customers by source"),
                       .categories = categories,
                       .series = sources,
                       .locale = kit_locale(),
                       .is_ordered = true,
                       .under_title = true,
                       .height = 230});
    end_card_ui();
}

void awkward_cards(Grid& grid) {
    grid.next();
    begin_card_ui("negative", {.title = two("الربح والخسارة", "Profit and loss")});
    gap(8);
    const auto categories = months();
    const ChartSeries profit[] = {{.name = std::string{two("الربح", "Profit")},
                                   .values = {1200000, 800000, -450000, -90000, 640000, 1100000, -1300000, 220000,
                                              970000, 1500000, 410000, -60000}}};
    chart_ui("negative", {.label = two("الربح بالشهر", "Profit by month"),
                          .categories = categories,
                          .series = profit,
                          .unit = riyals,
                          .locale = kit_locale(),
                          .is_ordered = true,
                          .under_title = true,
                          .height = 220});
    end_card_ui();
    grid.next();
    begin_card_ui("many", {.title = two("خمسة آلاف يوم", "Five thousand days")});
    gap(8);
    static const auto days = [] {
        std::vector<ChartCategory> all;
        for (int i = 0; i < 5000; ++i) all.push_back({"#" + std::to_string(i + 1)});
        return all;
    }();
    static const ChartSeries walk[] = {
        {.name = "", .values = [] {
             std::vector<std::int64_t> values;
             for (int i = 0; i < 5000; ++i)
                 values.push_back(static_cast<std::int64_t>(500 + 300 * std::sin(i / 400.0) + 120 * std::sin(i * 0.7) +
                                                            (i == 3333 ? 900 : 0)));
             return values;
         }()}};
    chart_ui("many", {.kind = ChartKind::line,
                      .label = two("القيم اليومية", "Daily values"),
                      .categories = days,
                      .series = walk,
                      .locale = kit_locale(),
                      .is_ordered = true,
                      .under_title = true,
                      .height = 220});
    end_card_ui();
    grid.next();
    begin_card_ui("long", {.title = two("أسماء طويلة", "Long names")});
    gap(8);
    const auto names = named({two("شركة الخليج العربي المتحدة للتجارة والمقاولات والنقليات المحدودة",
                                  "The United Arabian Gulf Company for Trading, Contracting and Transport Ltd."),
                              two("مؤسسة النور", "Al-Noor"),
                              two("مجموعة البحر الأحمر القابضة للاستثمار", "Red Sea Holding Group for Investment")});
    const ChartSeries sums[] = {
        {.name = std::string{two("المبيعات", "Sales")}, .values = {98000000, 41250000, 770000}}};
    chart_ui("long", {.label = two("المبيعات بالعميل", "Sales by customer"),
                      .categories = names,
                      .series = sums,
                      .unit = riyals,
                      .locale = kit_locale(),
                      .under_title = true});
    gap(16);
    for (const auto& [name, values] :
         {std::pair{two("سارة", "Sara"), std::array<std::int64_t, 8>{3, 5, 4, 8, 7, 9, 12, 14}},
          std::pair{two("خالد", "Khalid"), std::array<std::int64_t, 8>{9, 8, 8, 6, 7, 4, 3, 1}}}) {
        text_ui(name);
        beside(12);
        at_end(px(120));
        sparkline_ui(values, name, px(120), px(24));
    }
    end_card_ui();
    grid.next();
    begin_card_ui("one", {.title = two("نقطة واحدة، ولا شيء", "One point, and none")});
    gap(8);
    const auto one = named({two("يناير 2026", "January 2026")});
    const ChartSeries single[] = {{.name = std::string{two("المبيعات", "Sales")}, .values = {4500000}}};
    chart_ui("one", {.kind = ChartKind::line,
                     .label = two("المبيعات", "Sales"),
                     .categories = one,
                     .series = single,
                     .unit = riyals,
                     .locale = kit_locale(),
                     .is_ordered = true,
                     .height = 150});
    chart_ui("none", {.label = two("المبيعات", "Sales"), .locale = kit_locale(), .height = 150});
    end_card_ui();
}

} // namespace

void gallery_charts_ui() {
    sales_card();
    gap(16);
    Grid grid{380, 16, 2};
    bars_cards(grid);
    shape_cards(grid);
    awkward_cards(grid);
}

} // namespace crm
