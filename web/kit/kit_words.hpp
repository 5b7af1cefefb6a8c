// The few sentences that the kit says by itself, in both languages. All other text is given by the caller.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/language.hpp"
#include "web/theme/theme.hpp"

namespace crm {

struct KitWord {
    std::string_view ar, en;
};
inline bool arabic() { return theme().arabic; }
inline std::string_view say(const KitWord& word) { return arabic() ? word.ar : word.en; }
// The digits that the reader has chosen; the frame sets them whenever it begins.
void set_kit_digits(DigitSet digits);
Locale kit_locale();
std::string plain_number(std::int64_t number); // without separators: years, days, small counts
// Puts the values in the place of each {}.
std::string filled(std::string_view sentence, std::string_view first, std::string_view second = {});
std::string say(const KitWord& word, std::string_view first, std::string_view second = {});

namespace kit_words {
inline constexpr KitWord remove{"إزالة", "Remove"}, remove_it{"إزالة «{}»", "Remove “{}”"}, clear{"مسح", "Clear"},
    close{"إغلاق", "Close"}, cancel{"إلغاء", "Cancel"}, add{"إضافة", "Add"}, search{"بحث", "Search"},
    no_results{"لا نتائج", "No results"}, no_results_for{"لا نتائج لـ «{}»", "No results for “{}”"},
    create_it{"إنشاء «{}»", "Create “{}”"}, choose{"اختر…", "Choose…"}, choose_date{"اختيار التاريخ", "Choose date"},
    none{"بلا", "None"}, required{"مطلوب", "Required"}, today{"اليوم", "Today"}, tomorrow{"غدًا", "Tomorrow"},
    next_week{"بعد أسبوع", "In a week"}, previous_month{"الشهر السابق", "Previous month"},
    next_month{"الشهر التالي", "Next month"}, gregorian{"ميلادي", "Gregorian"}, hijri{"هجري", "Hijri"},
    currency{"العملة", "Currency"}, undo{"تراجع", "Undo"}, add_filter{"إضافة مرشّح", "Add filter"},
    clear_filters{"مسح الكل", "Clear all"}, columns{"الأعمدة", "Columns"},
    show_columns{"الأعمدة الظاهرة", "Visible columns"}, reset{"استعادة الأصل", "Reset"},
    select_row{"تحديد الصف", "Select row"}, select_all{"تحديد الكل", "Select all"},
    selected_count{"المحدد: {}", "{} selected"}, sort_up{"ترتيب تصاعدي", "Sort ascending"},
    sort_down{"ترتيب تنازلي", "Sort descending"}, hide_column{"إخفاء العمود", "Hide column"},
    move_to_start{"نقل إلى البداية", "Move toward start"}, move_to_end{"نقل إلى النهاية", "Move toward end"},
    more{"المزيد", "More"}, back{"رجوع", "Back"}, copy{"نسخ", "Copy"}, copied{"نُسخ", "Copied"},
    loading{"جارٍ التحميل…", "Loading…"}, more_choices{"+{}", "+{}"}, optional{"اختياري", "optional"},
    lifted{"رُفعت «{}» من «{}». السهمان ينقلانها، والمسافة تضعها، وEsc يعيدها.",
           "Lifted “{}” from {}. The arrows carry it, Space drops it, Escape puts it back."},
    carried_over{"«{}» فوق «{}»", "“{}” is over {}"}, moved_to{"نُقلت «{}» إلى «{}»", "Moved “{}” to {}"},
    put_back{"عادت «{}» إلى «{}»", "“{}” is back in {}"}, move_it{"نقل «{}»", "Move “{}”"},
    move_to{"نقل إلى", "Move to"}, month{"شهر", "Month"}, week{"أسبوع", "Week"}, day{"يوم", "Day"},
    span{"المدة المعروضة", "Time shown"}, wider{"أوسع", "Wider"}, narrower{"أضيق", "Narrower"},
    empty_cell{"{}: فارغ", "{}: empty"}, earlier{"السابق", "Earlier"}, later{"التالي", "Later"},
    items_count{"العناصر: {}", "{} items"}, more_items{"+{} أخرى", "+{} more"},
    nothing_here{"لا شيء هنا", "Nothing here"}, add_to{"{}: {}", "{}: {}"}, breadcrumb{"مسار الصفحة", "Breadcrumb"},
    notices{"إشعارات", "Notices"}, all_day{"طوال اليوم", "All day"}, hours{"الساعات", "Hours"},
    free_slot{"{}: متاح", "{}: free"}, lasts_until{"«{}» حتى {}", "“{}” until {}"},
    lifted_to_stretch{"رُفعت «{}» من «{}». الأسهم تنقلها، وShift معها يطيلها أو يقصرها، والمسافة تضعها، وEsc يعيدها.",
                      "Lifted “{}” from {}. The arrows carry it, with Shift they change its length, Space drops it, "
                      "Escape puts it back."},
    cell_of{"{}، {}", "{}, {}"},
    block_chosen{"خلايا محددة، الصفوف: {}، الأعمدة: {}", "Cells selected, rows: {}, columns: {}"},
    sort_place{"الترتيب {}: {}", "Sort {}: {}"}, ascending{"تصاعدي", "ascending"}, descending{"تنازلي", "descending"},
    sort_too{"ثم بهذا العمود", "Then by this column"}, sort_not{"بلا ترتيب بهذا العمود", "Not by this column"};
}

} // namespace crm
