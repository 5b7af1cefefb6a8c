// The words that reading says to people: filters and their problems, names of the nameless.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames nameless = {"بلا اسم", "No name"};
inline constexpr BothNames erased_person = {"شخص مُحيت بياناته", "Erased person"};
inline constexpr BothNames record_not_here = {"سجل لم يصل بعد", "Record not here yet"};

// Of groups.
inline constexpr BothNames group_other = {"أخرى", "Other"};
inline constexpr BothNames group_missing = {"بلا قيمة", "Not set"};
inline constexpr BothNames quarter = {"الربع ", "Q"};
inline constexpr BothNames hijri_year = {"هـ", " AH"};

// Of filters, as sentences about themselves. {} is the word that was typed.
inline constexpr BothNames filter_and = {" و", " and "};
inline constexpr BothNames filter_or = {" أو ", " or "};
inline constexpr BothNames filter_not = {"ليس ", "not "};
// After a preposition.
inline constexpr BothPlurals for_days = {{"", "يوم واحد", "يومين", "# أيام", "# يومًا", "# يوم"},
                                         {"", "# day", "", "", "", "# days"}};
inline constexpr BothNames filter_in_last = {"في آخر {}", "in the last {}"};
inline constexpr BothNames filter_in_next = {"خلال {}", "in the next {}"};
inline constexpr BothNames filter_older = {"قبل أكثر من {}", "more than {} ago"};
inline constexpr BothNames filter_has = {"لديه ", "has "};
inline constexpr BothNames filter_has_no = {"ليس لديه ", "has no "};
inline constexpr BothNames filter_earliest = {"أول", "earliest"};
inline constexpr BothNames filter_latest = {"آخر", "latest"};
inline constexpr BothNames filter_of_those = {" في ", " of "}; // the sum of Total of Orders
inline constexpr BothNames filter_everything = {"الكل", "Everything"};

inline constexpr BothNames filter_unknown_field = {"لا يوجد حقل باسم «{}».", "There is no field called \"{}\"."};
inline constexpr BothNames filter_unexpected = {"لم أفهم «{}»؛ اكتب شرطًا مثل: stage=vip",
                                                "\"{}\" is not understood; write a condition like: stage=vip"};
inline constexpr BothNames filter_no_operator = {
    "ماذا عن «{}»؟ أضف شرطًا، مثل = أو > أو ‎:empty.",
    "What about \"{}\"? Add a test, like = or > or :empty."};
inline constexpr BothNames filter_unknown_operator = {"لا أعرف الشرط «{}».", "\"{}\" is not a known test."};
inline constexpr BothNames filter_not_for_field = {"هذا الشرط لا يصلح للحقل «{}».",
                                                   "The field \"{}\" cannot be tested so."};
inline constexpr BothNames filter_unknown_link = {
    "لا شيء مرتبط باسم «{}»؛ اكتب مثلًا: order(date:last60)",
    "Nothing linked is called \"{}\"; write for example: order(date:last60)"};
inline constexpr BothNames filter_no_tally = {
    "لا يُجمع «{}» هكذا؛ اكتب مثلًا: count order>3 أو sum order.total>1000",
    "\"{}\" cannot be added up so; write for example: count order>3 or sum order.total>1000"};
inline constexpr BothNames filter_no_value = {"تنقص القيمة بعد «{}».", "A value is missing after \"{}\"."};
inline constexpr BothNames filter_bad_value = {"القيمة «{}» لا تصلح لهذا الحقل.",
                                               "\"{}\" is not a value of this field."};
inline constexpr BothNames filter_unclosed_quote = {"علامة التنصيص لم تُغلق.", "A quotation mark is not closed."};
inline constexpr BothNames filter_unclosed_bracket = {"القوس لم يُغلق.", "A bracket is not closed."};
inline constexpr BothNames filter_too_deep = {"الأقواس متداخلة أكثر مما ينبغي.", "The brackets are nested too deeply."};

} // namespace crm::words
