// The words of the screen that cleans the data, and of the warning of a likely double in forms.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames quality = {"تنظيف البيانات", "Data quality"};
inline constexpr BothNames doubles = {"المكرر", "Doubles"};
inline constexpr BothNames doubles_of = {"البحث عن المكرر في", "Look for doubles among"};
inline constexpr BothNames looking_for_doubles = {"تُقارن السجلات…", "Comparing the records…"};
inline constexpr BothNames no_doubles = {"لا سجلات مكررة", "No doubles"};
inline constexpr BothNames no_doubles_text = {"قورنت كل السجلات بالأسماء والهواتف والبريد والعناوين.",
                                              "All records were compared by names, phones, e-mail and addresses."};
inline constexpr BothPlurals pairs_found = {
    {"لا أزواج متشابهة", "زوج متشابه واحد", "زوجان متشابهان", "# أزواج متشابهة", "# زوجًا متشابهًا", "# زوج متشابه"},
    {"", "# pair looks alike", "", "", "", "# pairs look alike"}};
inline constexpr BothNames how_sure = {"التشابه", "Alike"};
inline constexpr BothNames first_record = {"السجل الأول", "First record"};
inline constexpr BothNames second_record = {"السجل الثاني", "Second record"};
inline constexpr BothNames why_alike = {"لماذا", "Why"};
inline constexpr BothNames compare_and_merge = {"قارن وادمج", "Compare and merge"};
inline constexpr BothNames not_the_same = {"ليسا السجل نفسه", "Not the same"};
inline constexpr BothNames marked_not_same = {"سُجّل أنهما مختلفان", "Marked as not the same"};
inline constexpr BothNames merge_records = {"دمج", "Merge"};
inline constexpr BothNames merge_title = {"دمج سجلين", "Merge two records"};
inline constexpr BothNames merge_text = {
    "اختر ما يبقى. القيم المتعددة والطلبات والمهام والتعاملات تجتمع كلها، ولا يضيع شيء.",
    "Choose what stays. Several values, orders, tasks and dealings all come together, and "
    "nothing is lost."};
inline constexpr BothNames comes_together = {"يجتمع من السجلين", "Comes together"};
inline constexpr BothNames merge_all_equal = {"السجلان متفقان في كل حقل.", "The two agree in every field."};
inline constexpr BothNames merged_said = {"دُمج السجلان", "Merged"};
inline constexpr BothNames unmerge = {"فك الدمج", "Undo this merge"};
inline constexpr BothNames unmerge_unreadable = {
    "تعذرت قراءة سجل التغييرات، فلم يُفك الدمج ولم يتغير شيء. أعد المحاولة بعد قليل.",
    "The history could not be read, so the merge stands and nothing was changed. Try again in a while."};
inline constexpr BothNames unmerge_failed = {"تعذّر فك الدمج، ولم يتغير شيء.",
                                             "The merge could not be undone; nothing has changed."};
inline constexpr BothNames unmerged_said = {"فُك الدمج", "The merge was undone"};
inline constexpr BothNames was_merged = {"دُمج هذا السجل في:", "This record was merged into:"};
inline constexpr BothPlurals left_as_edited = {
    {"", "تُركت قيمة عُدّلت بعده", "تُركت قيمتان عُدّلتا بعده", "تُركت # قيم عُدّلت بعده", "تُركت # قيمة عُدّلت بعده",
     "تُركت # قيمة عُدّلت بعده"},
    {"", "# value edited since was left", "", "", "", "# values edited since were left"}};
inline constexpr BothNames merge_many = {"دمج الكثير دفعة واحدة", "Merge many at once"};
inline constexpr BothPlurals merge_selected = {
    {"", "ادمج الزوج المحدد", "ادمج الزوجين المحددين", "ادمج # أزواج محددة", "ادمج # زوجًا محددًا", "ادمج # زوج محدد"},
    {"", "Merge # selected pair", "", "", "", "Merge # selected pairs"}};
inline constexpr BothNames merge_many_title = {"دمج كثير دفعة واحدة", "Merge many at once"};
inline constexpr BothNames merge_many_text = {
    "يبقى من كل مجموعة السجل الأكمل ويأخذ ما عند غيره. أزل العلامة عما لا تريد دمجه. يمكن التراجع عن ذلك كله مرة "
    "واحدة.",
    "Of each group the most complete record stays and gains what the others know. Untick what should not be merged. "
    "One undo takes all of it back."};
inline constexpr BothNames from_which_likeness = {"من تشابه:", "From a likeness of:"};
inline constexpr BothNames who_stays = {"يبقى", "Stays"};
inline constexpr BothNames who_joins = {"يُدمج فيه", "Joins it"};
inline constexpr BothNames none_so_alike = {"لا أزواج بهذا التشابه.", "No pairs are so alike."};
inline constexpr BothPlurals merge_so_many = {
    {"", "ادمج سجلًا واحدًا", "ادمج سجلين", "ادمج # سجلات", "ادمج # سجلًا", "ادمج # سجل"},
    {"", "Merge # record", "", "", "", "Merge # records"}};
inline constexpr BothNames stop_comparing = {"أوقف المقارنة", "Stop comparing"};
inline constexpr BothNames comparing_stopped = {"أُوقفت المقارنة", "Comparing was stopped"};
inline constexpr BothNames comparing_stopped_text = {"لم يتغير شيء.", "Nothing was changed."};
inline constexpr BothNames compare_now = {"قارن الآن", "Compare now"};
inline constexpr BothNames looking_through = {"تُفحص السجلات…", "Looking through the records…"};
inline constexpr BothNames one_kind_only = {"التعديل معًا لنوع واحد من السجلات.",
                                            "Only records of one kind are edited together."};
inline constexpr BothNames nothing_to_clean = {"لا شيء هنا", "Nothing here"};
inline constexpr BothNames nothing_to_clean_text = {"لا سجلات تحتاج إلى هذا التنظيف.",
                                                    "No records need this kind of cleaning."};
inline constexpr BothNames what_is_wrong = {"الملاحظة", "What is wrong"};
inline constexpr BothNames mend = {"أصلح", "Mend"};
inline constexpr BothNames plan_contact = {"خطط للتواصل", "Plan a contact"};
inline constexpr BothNames looks_like = {"يشبه:", "Looks like:"};
inline constexpr BothNames open_it = {"افتحه", "Open it"};
inline constexpr BothNames completeness = {"اكتمال الملف", "Completeness"};
inline constexpr BothNames still_missing = {"ينقصه", "Missing"};
inline constexpr BothNames complete_they_are = {"لا ينقصه شيء مهم.", "Nothing important is missing."};

} // namespace crm::words
