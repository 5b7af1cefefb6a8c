// The words of bundles: a product's page.
#pragma once
#include "core/text/words.hpp"

namespace crm::words {

inline constexpr BothNames bundle_title = {"ما في الباقة", "What is in the bundle"};
inline constexpr BothNames bundle_empty = {"لا أجزاء بعد", "Nothing in it yet"};
inline constexpr BothNames bundle_empty_text = {
    "أضف المنتجات التي تُباع معًا في هذه الباقة وكمية كل منها. تُباع الباقة باسمها وسعرها، ويُنقص من المخزون ما فيها.",
    "Add the products that are sold together in it, and how many of each. It is sold by its own name and price, and "
    "what "
    "is in it leaves the stock."};
inline constexpr BothNames bundle_add = {"إضافة جزء", "Add a part"};
inline constexpr BothNames bundle_worth = {"ثمن أجزائها منفردة", "Its parts by themselves"};
inline constexpr BothNames bundle_saving = {"يوفّر من يأخذها", "Saved by taking it"};
inline constexpr BothNames bundle_dearer = {"الباقة أغلى من أجزائها منفردة.", "The bundle costs more than its parts."};
inline constexpr BothNames bundle_possible = {"يكفي المخزون لعدد", "The stock is enough for"};
inline constexpr BothPlurals service_minutes = {{"بلا مدة", "دقيقة واحدة", "دقيقتان", "# دقائق", "# دقيقة", "# دقيقة"},
                                                {"No time", "# min", "", "", "", "# min"}};

} // namespace crm::words
