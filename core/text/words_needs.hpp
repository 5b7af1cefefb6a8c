// The words of guided selling: what is asked, what was answered, what is proposed for it.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames needs_title = {"الاحتياجات", "Needs"};
inline constexpr BothNames needs_answered = {"أُجيب عن {} من {}", "{} of {} answered"};
inline constexpr BothNames needs_ask = {"ابدأ الأسئلة", "Ask the questions"};
inline constexpr BothNames needs_ask_rest = {"اسأل ما بقي", "Ask what is left"};
inline constexpr BothNames needs_not_answered = {"لم يُجَب بعد", "Not answered yet"};
inline constexpr BothNames needs_yes = {"نعم", "Yes"};
inline constexpr BothNames needs_no = {"لا", "No"};
inline constexpr BothNames needs_empty = {
    "لا أسئلة بعد. الأسئلة الجيدة تكشف الحاجة قبل أن تعرض، وتقترح ما يناسبها.",
    "No questions yet. Good questions find the need before you offer, and propose what fits it."};
inline constexpr BothNames needs_take_presets = {"ابدأ بخمسة أسئلة مقترحة", "Begin with five proposed questions"};
inline constexpr BothNames needs_presets_added = {
    "أُضيفت الأسئلة المقترحة؛ غيّرها في قواعد البيع",
    "The proposed questions were added; change them in the selling rules"};
inline constexpr BothNames needs_write_own = {"اكتب أسئلتك", "Write your own"};
inline constexpr BothNames needs_question_of = {"السؤال {} من {}", "Question {} of {}"};
inline constexpr BothNames needs_back = {"السابق", "Back"};
inline constexpr BothNames needs_skip = {"تخطَّ", "Skip"};
inline constexpr BothNames needs_next = {"احفظ وتابع", "Save and go on"};
inline constexpr BothNames needs_take_back = {"امحُ الجواب", "Take the answer back"};
inline constexpr BothNames needs_answer = {"الجواب", "Answer"};
inline constexpr BothNames needs_saved = {"حُفظ الجواب", "Answer saved"};
inline constexpr BothNames needs_taken_back = {"مُحي الجواب", "Answer taken back"};
inline constexpr BothNames needs_number_wanted = {"اكتب عددًا، مثل 12.", "Type a number, like 12."};

inline constexpr BothNames proposed_title = {"منتجات مقترحة", "Proposed products"};
inline constexpr BothNames proposed_because = {"لأن: ", "Because: "};
inline constexpr BothNames proposed_none = {"لا تقترح الأجوبة منتجًا بعد.", "The answers propose no product yet."};
inline constexpr BothNames proposed_add = {"أضف {}", "Add {}"};
inline constexpr BothNames proposed_there = {"أُضيف", "Added"};
inline constexpr BothNames proposed_added_said = {"أُضيف: {}", "Added: {}"};
inline constexpr BothPlurals proposed_more = {
    {"", "ومنتج آخر", "ومنتجان آخران", "و# منتجات أخرى", "و# منتجًا آخر", "و# منتج آخر"},
    {"", "and # more product", "", "", "", "and # more products"}};

// In the selling rules.
inline constexpr BothNames need_questions_title = {"أسئلة الاحتياج", "Needs questions"};
inline constexpr BothNames need_questions_text = {
    "تُسأل واحدًا بعد آخر في صفحة العميل المحتمل والصفقة، وتقترح أجوبتها ما يناسب من المنتجات.",
    "Asked one after another on the pages of leads and deals; their answers propose the products that fit."};
inline constexpr BothNames need_questions_none = {"لا أسئلة بعد", "No questions yet"};
inline constexpr BothNames add_need_question = {"إضافة سؤال", "Add a question"};
inline constexpr BothNames need_rules_title = {"ما تقترحه الأجوبة", "What the answers propose"};
inline constexpr BothNames need_rules_none = {"لا اقتراحات بعد: أضف أي جواب يناسبه أي منتج.",
                                              "No proposals yet: add which answer calls for which product."};
inline constexpr BothNames add_need_rule = {"إضافة اقتراح", "Add a proposal"};
inline constexpr BothNames need_rule_any = {"أي جواب", "Any answer"};
inline constexpr BothNames need_rule_contains = {"الجواب يحوي", "The answer contains"};
inline constexpr BothNames need_rule_gone = {"حُذف ما تقترحه", "What it proposes is gone"};
inline constexpr BothNames need_rule_between = {"من {} إلى {}", "{} to {}"};
inline constexpr BothNames need_rule_from = {"{} فأكثر", "{} or more"};
inline constexpr BothNames need_rule_up_to = {"حتى {}", "up to {}"};
inline constexpr BothNames need_rule_category = {"الفئة: {}", "Category: {}"};

} // namespace crm::words
