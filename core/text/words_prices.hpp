// The words of price lists: their page, and where a line's price came from.
#pragma once
#include "core/text/words.hpp"

namespace crm::words {

inline constexpr BothNames price_from_list = {"السعر من قائمة «{}»", "Price from the list “{}”"};
inline constexpr BothNames price_from_list_above = {"السعر من قائمة «{}»، من كمية {}",
                                                    "Price from the list “{}”, from {} on"};
inline constexpr BothNames prices_from = {"من كمية {}", "From {}"};
inline constexpr BothNames add_price = {"إضافة سعر", "Add a price"};
inline constexpr BothNames all_prices = {"كل الأسعار في جدول", "All prices as a table"};
inline constexpr BothNames no_prices_title = {"لا أسعار في هذه القائمة بعد", "No prices in this list yet"};
inline constexpr BothNames no_prices_text = {
    "أضف سعر كل منتج، ومن أي كمية يسري إن كان للكمية سعر. وما لا سعر له هنا فسعره سعر المنتج.",
    "Add a price for each product, and from which quantity on where the price depends on it. A product without one "
    "here "
    "keeps its own price."};

} // namespace crm::words
