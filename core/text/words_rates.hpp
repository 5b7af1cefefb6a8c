// The words of rates of exchange: what sums say of what they could not turn into the firm's currency.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothPlurals without_rate = {
    {"", "مبلغ واحد بعملة {} لم يدخل في هذه المجاميع.", "مبلغان بعملة {} لم يدخلا في هذه المجاميع.",
     "# مبالغ بعملة {} لم تدخل في هذه المجاميع.", "# مبلغًا بعملة {} لم تدخل في هذه المجاميع.",
     "# مبلغ بعملة {} لم تدخل في هذه المجاميع."},
    {"", "# amount in {} is left out of these sums.", "", "", "", "# amounts in {} are left out of these sums."}};
inline constexpr BothNames add_rate = {"إضافة سعر صرف", "Add a rate of exchange"};
inline constexpr BothNames about_amount = {"نحو {}", "about {}"}; // turned by a rate of exchange
inline constexpr BothNames all_in_base = {"الكل بعملة المنشأة، بأسعار صرف اليوم: {}",
                                          "All in the firm's currency, at today's rates of exchange: {}"};

} // namespace crm::words
