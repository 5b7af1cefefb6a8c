// The words of the firm's team and what its roles allow.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames team_title = {"الفريق", "Team"};
inline constexpr BothNames team_text = {
    "من يعمل هنا وما دوره: لكل دور سقف خصمه، ولا يوافق على ما زاد إلا من يسمح له دوره.",
    "Who works here and in which role: each role has its ceiling of discounts, and what lies above one is approved "
    "only "
    "by those whose role allows it."};
inline constexpr BothNames no_team = {
    "لا أحد في القائمة بعد، فيوافق على الخصم أي أحد. أضف من يعملون معك، بأسمائهم كما تُكتب في المسؤول والبائع.",
    "Nobody is in the list yet, so anybody approves a discount. Add who works with you, by their names as they are "
    "written under owner and seller."};
inline constexpr BothNames add_team_member = {"إضافة عضو", "Add a member"};
inline constexpr BothNames team_names_in_use = {"أسماء مستخدمة ليست في القائمة؛ بضغطة يُضاف الاسم بدور مندوب:",
                                                "Names in use that are not in the list; a press adds one as a "
                                                "representative:"};
inline constexpr BothNames team_member_added = {"أُضيف إلى الفريق: {}", "Added to the team: {}"};
inline constexpr BothNames team_without_owner = {
    "لا مالك في القائمة، فقد لا يجد خصم كبير من يوافق عليه.",
    "No owner is in the list, so a large discount may find nobody to approve it."};

inline constexpr BothNames given_and_allowed_to = {"{}٪، {}: المسموح {}٪", "{}%, {}: allowed {}%"};
inline constexpr BothNames lowest_ceiling_counts = {
    "ليس في حقل «البائع» أحد من الفريق، فيُتبع أقل سقوف الأدوار.",
    "The field “Seller” names nobody of the team, so the lowest ceiling of all roles counts."};
inline constexpr BothNames who_may_approve = {"لهم الموافقة:", "These may approve it:"};
inline constexpr BothNames nobody_may_approve = {
    "لا أحد في الفريق يسمح دوره بهذا الخصم؛ أضف مالكًا إلى الفريق في «قواعد البيع».",
    "Nobody in the team has a role that allows this discount; add an owner to the team under “Selling rules”."};

} // namespace crm::words
