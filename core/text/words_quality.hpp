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
inline constexpr BothNames not_the_same = {"ليسا نفسه", "Not the same"};
inline constexpr BothNames marked_not_same = {"سُجّل أنهما مختلفان", "Marked as not the same"};
inline constexpr BothNames merge_records = {"دمج", "Merge"};
inline constexpr BothNames merge_title = {"دمج سجلين", "Merge two records"};
inline constexpr BothNames merge_text = {
    "اختر ما يبقى. القيم المتعددة والطلبات والمهام والتعاملات تجتمع كلها، ولا يضيع شيء.",
    "Choose what stays. Several values, orders, tasks and dealings all come together, and "
    "nothing is lost."};
inline constexpr BothNames merge_all_equal = {"السجلان متفقان في كل حقل.", "The two agree in every field."};
inline constexpr BothNames merged_said = {"دُمج السجلان", "Merged"};
inline constexpr BothNames unmerge = {"فك الدمج", "Undo this merge"};
inline constexpr BothNames unmerged_said = {"فُك الدمج", "The merge was undone"};
inline constexpr BothNames was_merged = {"دُمج هذا السجل في:", "This record was merged into:"};
inline constexpr BothPlurals left_as_edited = {
    {"", "تُركت قيمة عُدّلت بعده", "تُركت قيمتان عُدّلتا بعده", "تُركت # قيم عُدّلت بعده", "تُركت # قيمة عُدّلت بعده",
     "تُركت # قيمة عُدّلت بعده"},
    {"", "# value edited since was left", "", "", "", "# values edited since were left"}};
inline constexpr BothPlurals merge_all_sure = {
    {"", "ادمج الزوج المؤكد", "ادمج الزوجين المؤكدين", "ادمج # أزواج مؤكدة", "ادمج # زوجًا مؤكدًا", "ادمج # زوج مؤكد"},
    {"", "Merge # sure pair", "", "", "", "Merge # sure pairs"}};
inline constexpr BothNames merge_all_title = {"دمج كل المؤكد", "Merge all that is sure"};
inline constexpr BothNames merge_all_text = {
    "يبقى من كل مجموعة السجل الأكمل. يمكن التراجع عن ذلك كله مرة واحدة.",
    "Of each group the most complete record stays. One undo takes all of it back."};
inline constexpr BothNames and_others = {"وغيرها", "and others"};
inline constexpr BothNames nothing_to_clean = {"لا شيء هنا", "Nothing here"};
inline constexpr BothNames nothing_to_clean_text = {"لا سجلات تحتاج إلى هذا التنظيف.",
                                                    "No records need this kind of cleaning."};
inline constexpr BothNames what_is_wrong = {"الملاحظة", "What is wrong"};
inline constexpr BothNames mend = {"أصلح", "Mend"};
inline constexpr BothNames plan_contact = {"خطط للتواصل", "Plan a contact"};
inline constexpr BothNames looks_like = {"يشبه:", "Looks like:"};
inline constexpr BothNames open_it = {"افتحه", "Open it"};
inline constexpr BothNames completeness = {"اكتمال الملف", "Completeness"};
inline constexpr BothNames still_missing = {"ينقصه:", "Missing:"};

} // namespace crm::words
