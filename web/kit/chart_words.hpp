// The sentences that charts say by themselves. Private to web/kit.
#pragma once
#include "web/kit/kit_words.hpp"

namespace crm::kit_words {
inline constexpr KitWord chart_highest{"الأعلى: {}، {}", "Highest: {}, {}"},
    chart_lowest{"الأدنى: {}، {}", "Lowest: {}, {}"}, chart_points{"نقاط الرسم", "Points of the chart"},
    chart_options{"خيارات الرسم", "Chart options"}, chart_as_table{"عرض كجدول", "Show as a table"},
    chart_as_chart{"عرض كرسم", "Show as a chart"}, chart_copy{"نسخ الأرقام", "Copy the numbers"},
    chart_copied{"نُسخت الأرقام", "Numbers copied"}, chart_save{"تنزيل CSV", "Download CSV"},
    picture_copy{"نسخ كصورة", "Copy as a picture"}, picture_save{"حفظ صورة PNG", "Save as PNG"},
    picture_copied{"نُسخ الرسم صورةً", "The chart is copied as a picture"},
    picture_saved{"حُفظ الرسم صورةً", "The chart is saved as a picture"},
    picture_refused{"لم يسمح المتصفح بنسخ الصورة. احفظها ملفًا بدلًا من ذلك.",
                    "The browser does not allow copying a picture. Save it as a file instead."},
    picture_not_saved{"تعذّر صنع الصورة. حاول مرة أخرى.", "The picture could not be made. Please try again."},
    chart_empty{"لا بيانات بعد", "Nothing to show yet"},
    chart_empty_text{"يظهر الرسم حين توجد سجلات لهذه الفترة.", "The chart appears once there are records."},
    chart_total{"المجموع", "Total"}, chart_running{"التراكمي", "Running share"}, chart_category{"الفئة", "Category"},
    chart_of_sum{"{} من المجموع", "{} of the total"}, chart_of_first{"{} من الأول", "{} of the first"},
    chart_of_previous{"{} مما قبله", "{} of the step before"}, chart_no_value{"بلا قيمة", "No value"},
    chart_series_shown{"إظهار {}", "Show {}"}, chart_less{"أقل", "Less"}, chart_more{"أكثر", "More"};
}
