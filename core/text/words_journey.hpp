// The milestones of a customer's road.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames journey_title = {"رحلة العميل", "Customer journey"};
inline constexpr BothNames journey_empty = {"لم يحدث شيء بعد.", "Nothing has happened yet."};
inline constexpr BothPlurals journey_after = {
    {"في اليوم نفسه", "بعد يوم", "بعد يومين", "بعد # أيام", "بعد # يومًا", "بعد # يوم"},
    {"the same day", "# day later", "", "", "", "# days later"}};
inline constexpr BothNames milestones[] = {
    {"عميل محتمل", "A lead"},       {"أول تعامل", "First dealing"}, {"أول صفقة", "First deal"},
    {"أول عرض سعر", "First quote"}, {"أول شراء", "First purchase"}, {"أول دفعة", "First payment"},
    {"عاد فاشترى", "Bought again"}, {"أول تذكرة", "First ticket"},  {"آخر تعامل", "Latest dealing"}}; // by Milestone

} // namespace crm::words
