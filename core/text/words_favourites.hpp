// The words of favourites and of what was opened last.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames favourites = {"المفضلة", "Favourites"};
inline constexpr BothNames favourite_add = {"أضف إلى المفضلة", "Add to favourites"};
inline constexpr BothNames favourite_remove = {"أزل من المفضلة", "Remove from favourites"};
inline constexpr BothNames favourite_added = {"أُضيف إلى المفضلة:", "Added to favourites:"};
inline constexpr BothNames favourite_removed = {"أُزيل من المفضلة:", "Removed from favourites:"};
inline constexpr BothNames favourites_none = {"لا مفضلة بعد: افتح سجلًا أو قائمة واضغط S",
                                              "No favourites yet: open a record or a list and press S"};
inline constexpr BothNames recently_opened = {"فُتح أخيرًا", "Recently opened"};
inline constexpr BothNames favourite_by_number = {"إلى المفضلة الأولى … التاسعة", "To the first … ninth favourite"};

} // namespace crm::words
