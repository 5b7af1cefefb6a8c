// The words of printing.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames print_preview = {"معاينة الطباعة", "Print preview"};
inline constexpr BothNames print = {"طباعة", "Print"};
inline constexpr BothNames print_screen = {"طباعة هذه الشاشة", "Print this screen"};
inline constexpr BothNames print_hint = {"اختر «حفظ كملف PDF» في نافذة الطباعة إن أردت ملفًا.",
                                         "Choose “Save as PDF” in the browser’s window if you want a file."};
inline constexpr BothNames paper_size = {"الورق", "Paper"};
inline constexpr BothNames paper_receipt = {"80 مم", "80 mm"};
inline constexpr BothNames paper_letter = {"Letter", "Letter"};
inline constexpr BothNames orientation = {"الاتجاه", "Orientation"};
inline constexpr BothNames portrait = {"طولي", "Portrait"};
inline constexpr BothNames landscape = {"عرضي", "Landscape"};
inline constexpr BothNames digits = {"الأرقام", "Digits"};
inline constexpr BothNames paper_itself = {"الورقة كما ستُطبع", "The paper as it will be printed"};
inline constexpr BothNames page_of = {"صفحة {} من {}", "Page {} of {}"};
inline constexpr BothNames nothing_to_print = {"لا شيء يُطبع في هذه الشاشة. افتح قائمة أو سجلًا.",
                                               "Nothing on this screen can be printed. Open a list or a record."};
inline constexpr BothNames print_filter = {"المرشّح: {}", "Filter: {}"};
inline constexpr BothNames print_search = {"البحث: {}", "Search: {}"};
inline constexpr BothNames print_cut = {
    "المطبوع هنا أول {} من السجلات، وعددها كلها {}؛ صفِّ القائمة لتطبع ما تريد منها.",
    "These are the first {} of {} records; filter the list to print what you need."};
inline constexpr BothNames print_long = {"عدد سجلات القائمة {}، وهنا أول {} منها.",
                                         "The list has {} records; these are the first {}."};
inline constexpr BothNames print_all = {"كل الصفحات", "All pages"};
inline constexpr BothNames print_all_help = {"ترتيبها كلها قد يستغرق دقيقة.", "Laying all of them may take a minute."};
inline constexpr BothNames print_too_long = {
    "لا يُطبع أكثر من {} سجل دفعة واحدة؛ صفِّ القائمة لتطبع ما تريد منها.",
    "No more than {} records are printed at once; filter the list to print what you need."};
inline constexpr BothNames print_laying = {"تُرتَّب الصفحات: {} من {}", "Laying the pages: {} of {}"};
inline constexpr BothNames print_stop = {"إيقاف", "Stop"};
inline constexpr BothNames tax_number = {"الرقم الضريبي", "Tax number"};
inline constexpr BothNames print_total = {"المجموع", "Total"};
inline constexpr BothPlurals pages = {{"", "صفحة واحدة", "صفحتان", "# صفحات", "# صفحة", "# صفحة"},
                                      {"", "# page", "", "", "", "# pages"}};

} // namespace crm::words
