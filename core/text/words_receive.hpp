// The words of a payment that is spread over what is open.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames receive_payment = {"استلام دفعة", "Receive a payment"};
inline constexpr BothNames receive_help = {
    "تُسدَّد بها الأقدم استحقاقًا أولًا؛ غيِّر ما يُسدَّد من كلٍّ إن شئت.",
    "What has been due longest is paid first; change what goes to each if you like."};
inline constexpr BothNames receive_part = {"يُسدَّد من {}", "To {}"};
inline constexpr BothNames receive_open = {"المتبقي منه {}", "{} is open"};
inline constexpr BothPlurals receive_others = {
    {"", "إلى مستحق آخر", "إلى مستحقين آخرين", "إلى # مستحقات أخرى", "إلى # مستحقًا آخر", "إلى # مستحق آخر"},
    {"", "To # other", "", "", "", "To # others"}};
inline constexpr BothNames receive_show_all = {"عرض كل المستحقات", "Show all that is open"};
inline constexpr BothNames receive_credit = {"يبقى رصيدًا للعميل", "Stays as credit"};
inline constexpr BothNames receive_too_much = {"وُزّع أكثر مما استُلم.", "More is spread than was received."};
inline constexpr BothNames receive_said = {"سُجّلت الدفعة", "The payment is recorded"};

} // namespace crm::words
