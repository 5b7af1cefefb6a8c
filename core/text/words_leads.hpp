// The words of leads: becoming a customer, and what follows from it.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames convert_lead = {"حوّله إلى عميل", "Convert to a customer"};
inline constexpr BothNames convert_lead_title = {"تحويل إلى عميل:", "Convert to a customer:"};
inline constexpr BothNames convert_lead_text = {
    "تنتقل بياناته كما هي، وتتبعه تعاملاته ومهامه وملاحظاته وملفاته. تراجُع واحد يعيد كل شيء.",
    "What is known goes along as it is; dealings, tasks, notes and files follow. One undo takes all of it back."};
inline constexpr BothNames convert_now = {"حوّل", "Convert"};
inline constexpr BothNames lead_converted_said = {"صار عميلًا:", "Converted:"};
inline constexpr BothNames lead_became = {"صار عميلًا، وهذا ما صار إليه:", "This lead was converted. It became:"};
inline constexpr BothNames person_of_lead = {"الشخص", "Person"};
inline constexpr BothNames company_of_lead = {"الشركة", "Company"};
inline constexpr BothNames new_person_of_lead = {"شخص جديد:", "A new person:"};
inline constexpr BothNames new_company_of_lead = {"شركة جديدة:", "A new company:"};
inline constexpr BothNames no_company_of_lead = {"بلا شركة", "No company"};
inline constexpr BothNames same_as_lead = {"له مثله:", "has the same:"};
inline constexpr BothNames somebody_known = {"لدينا من يشبهه؛ اختر: هو نفسه أم شخص جديد؟",
                                             "Somebody like this is known. Choose: the same, or a new person?"};
inline constexpr BothNames company_known = {"لدينا شركة تشبهها؛ اختر: هي نفسها أم جديدة؟",
                                            "A company like this is known. Choose: the same, or a new one?"};
inline constexpr BothNames open_deal_too = {"افتح له صفقة", "Open a deal as well"};
inline constexpr BothNames deal_takes_products = {"تدخلها المنتجات التي تهمه بأسعارها",
                                                  "The products of interest are its lines, at their prices"};
inline constexpr BothNames deal_needs_title = {"سمِّ الصفقة، أو لا تفتحها.", "Name the deal, or do without it."};

// Scoring.
inline constexpr BothNames selling_title = {"قواعد البيع", "Selling rules"};
inline constexpr BothNames selling_text = {"بِمَ يعمل فريق البيع: القواعد التي يتبعها وصل عنكم.",
                                           "What the selling team goes by: the rules that Wasl follows for you."};
inline constexpr BothNames selling_open = {"فتح قواعد البيع", "Open the selling rules"};
inline constexpr BothNames lead_rules_title = {"قواعد تقييم العملاء المحتملين", "Rules for scoring leads"};
inline constexpr BothNames lead_rules_text = {
    "لكل عميل محتمل درجة من 0 إلى 100: مجموع نقاط القواعد التي تنطبق عليه. 60 فأكثر ساخن، و30 فأكثر دافئ.",
    "Every lead has a score from 0 to 100: the points of all rules that it meets. From 60 it is hot, from 30 warm."};
inline constexpr BothNames no_lead_rules = {"لا قواعد بعد", "No rules yet"};
inline constexpr BothNames add_lead_rule = {"إضافة قاعدة", "Add a rule"};
inline constexpr BothNames lead_rule_presets = {"ابدأ بقواعد مقترحة", "Begin with proposed rules"};
inline constexpr BothNames lead_rules_added = {"أُضيفت القواعد المقترحة", "The proposed rules were added"};
inline constexpr BothNames lead_rule_broken = {"حقلها لم يعد موجودًا؛ لا تُحسب", "Its field is gone; it does not count"};
inline constexpr BothNames lead_within = {"كان خلال آخر", "was within the last"};
inline constexpr BothNames lead_older = {"مضى عليه أكثر من", "was longer ago than"};
inline constexpr BothPlurals lead_days = {{"", "يوم واحد", "يومين", "# أيام", "# يومًا", "# يوم"},
                                          {"", "# day", "", "", "", "# days"}};
inline constexpr BothNames count_of_dealings = {"عدد التعاملات", "Number of dealings"};
inline constexpr BothNames hot_lead = {"ساخن", "Hot"};
inline constexpr BothNames warm_lead = {"دافئ", "Warm"};
inline constexpr BothNames cold_lead = {"بارد", "Cold"};
inline constexpr BothNames why_this_score = {"لماذا هذه الدرجة", "Why this score"};
inline constexpr BothNames no_rule_met = {"لا تنطبق عليه قاعدة بعد.", "No rule is met yet."};

} // namespace crm::words
