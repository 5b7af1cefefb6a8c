// The words of partners and agents.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames partner_deals = {"صفقات عن طريقه", "Deals through them"};
inline constexpr BothNames partner_none = {"لا صفقات عن طريقه بعد", "No deals through them yet"};
inline constexpr BothNames partner_none_text = {"تُختار الشركة في حقل «الشريك أو الوكيل» من الصفقة.",
                                                "A deal names the company in its field “Partner or agent”."};
inline constexpr BothNames partner_won = {"كُسب عن طريقه", "Won through them"};
inline constexpr BothNames partner_open = {"مفتوح عن طريقه", "Open through them"};
inline constexpr BothNames partner_share = {"عمولته", "Their commission"};
inline constexpr BothNames partner_too_large = {"المجموع أكبر من أن يُحسب.", "The sum is too large to be counted."};

} // namespace crm::words
