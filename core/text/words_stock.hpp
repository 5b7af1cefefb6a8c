// The words of the stock: a product's page, and what is said beside a line that wants more than there is.
#pragma once
#include "core/text/words.hpp"

namespace crm::words {

inline constexpr BothNames stock_title = {"المخزون", "Stock"};
inline constexpr BothNames stock_now = {"الموجود الآن", "On hand now"};
inline constexpr BothNames stock_only = {"الموجود {} فقط", "Only {} on hand"};
inline constexpr BothNames stock_below_zero = {
    "خرج أكثر مما دخل. اعدد الموجود وسجّله ليصح الرقم.",
    "More went out than ever came in. Count what is there and record it to put the number right."};
inline constexpr BothNames stock_at_level = {"بلغ حد إعادة الطلب ({}).", "At the reorder level ({})."};
inline constexpr BothNames stock_unknown = {"الموجود غير معروف بعد", "Not known yet"};
inline constexpr BothNames stock_unknown_text = {
    "سجّل ما هو موجود مرة، ثم يُنقص منه ما يُسلَّم وما يُباع في نقطة البيع، ويُزاد ما يرد.",
    "Record once what is there. What is delivered or sold at the counter is then taken off, what is received added."};
inline constexpr BothNames stock_count = {"تسجيل الموجود", "Record what is there"};
inline constexpr BothNames stock_add = {"تسجيل حركة", "Record a movement"};
inline constexpr BothNames stock_all = {"كل الحركات في جدول", "All movements as a table"};

} // namespace crm::words
