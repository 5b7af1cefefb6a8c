// The words of checking in, and of attendance on a customer's page.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames check_in_title = {"تسجيل الحضور", "Check-in"};
inline constexpr BothNames check_in_text = {
    "امسح البطاقة أو اكتب رقمها ثم Enter، أو ابحث بالاسم أو الهاتف واختر.",
    "Scan a card, or type its number and press Enter; or search by name or phone and choose."};
inline constexpr BothNames check_in_who = {"البطاقة أو الاسم أو الهاتف", "Card, name or phone"};
inline constexpr BothNames check_in_unknown = {"لا أحد بهذه البطاقة أو هذا الهاتف: {}",
                                               "Nobody has this card or phone: {}"};
inline constexpr BothNames check_in_unknown_name = {"لا أحد بهذا الاسم: {}", "Nobody has this name: {}"};
inline constexpr BothNames check_in_several = {"أكثر من واحد: اختر من القائمة.",
                                               "More than one: choose from the list."};
inline constexpr BothNames check_in_add_with_card = {"إضافة شخص بهذه البطاقة", "Add a person with this card"};
inline constexpr BothNames check_in_add_with_name = {"إضافة شخص بهذا الاسم", "Add a person of this name"};
inline constexpr BothNames check_in_lately = {"سُجّل حضور {} {}. هل هي زيارة أخرى؟",
                                              "{} checked in {}. Is it another visit?"};
inline constexpr BothNames check_in_again = {"سجّل مرة أخرى", "Record again"};
inline constexpr BothNames checked_in = {"سُجّل حضور {} · الزيارة رقم {}", "Checked in: {} · visit no. {}"};
inline constexpr BothNames checked_out = {"سُجّل الانصراف:", "Checked out:"};
inline constexpr BothNames check_in_today = {"حضور اليوم", "Today"};
inline constexpr BothNames check_in_none = {"لم يحضر أحد اليوم بعد.", "Nobody has come today yet."};
inline constexpr BothNames check_in_all = {"كل الحضور", "All attendance"};
inline constexpr BothNames check_out_now = {"انصرف الآن", "Left now"};
inline constexpr BothPlurals visits_counted = {
    {"لا زيارات", "زيارة واحدة", "زيارتان", "# زيارات", "# زيارة", "# زيارة"}, {.one = "# visit", .other = "# visits"}};
inline constexpr BothPlurals visitors_counted = {{"لا أحد", "شخص واحد", "شخصان", "# أشخاص", "# شخصًا", "# شخص"},
                                                 {.one = "# person", .other = "# people"}};
inline constexpr BothPlurals visitors_in_now = {{"", "في الداخل الآن شخص واحد", "في الداخل الآن شخصان",
                                                 "في الداخل الآن # أشخاص", "في الداخل الآن # شخصًا",
                                                 "في الداخل الآن # شخص"},
                                                {.one = "# is in now", .other = "# are in now"}};
inline constexpr BothNames visits_last = {"آخر حضور", "Last visit"};
inline constexpr BothNames visits_count = {"عدد مرات الحضور", "Visits"};

} // namespace crm::words
