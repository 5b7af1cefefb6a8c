// The words of giving leads to somebody by rules.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames assignment_title = {"قواعد الإسناد", "Assignment rules"};
inline constexpr BothNames assignment_text = {
    "العميل المحتمل الجديد بلا مسؤول يُسند إلى واحد من فريقكم: بالدور، أو لمن لديه الأقل مفتوحًا، بحسب مدينته أو منطقته "
    "أو "
    "مصدره. إن انطبقت عليه أكثر من قاعدة فالأكثر تحديدًا.",
    "A new lead without an owner is given to one of your team: in turn, or to who has the fewest open, by its city, "
    "territory or source. When it meets several rules, the one that asks most is followed."};
inline constexpr BothNames add_assignment_rule = {"إضافة قاعدة إسناد", "Add an assignment rule"};
inline constexpr BothNames no_assignment_rules = {"لا قواعد بعد: يبقى العميل المحتمل بلا مسؤول حتى تختاره.",
                                                  "No rules yet: a lead has no owner until you choose one."};
inline constexpr BothPlurals assign_waiting = {
    {"", "أسند عميلًا محتملًا بلا مسؤول", "أسند عميلين محتملين بلا مسؤول", "أسند # عملاء محتملين بلا مسؤول",
     "أسند # عميلًا محتملًا بلا مسؤول", "أسند # عميل محتمل بلا مسؤول"},
    {"", "Assign # lead without an owner", "", "", "", "Assign # leads without an owner"}};
inline constexpr BothNames assigned_by_rule = {"أُسند إلى {} بقاعدة «{}»: {}", "Assigned to {} by the rule “{}”: {}"};
inline constexpr BothNames because_of_turn = {"بحسب الدور", "it was that person's turn"};
inline constexpr BothNames because_of_load = {"بحسب الأقل مفتوحين", "that person had the fewest open leads"};

} // namespace crm::words
