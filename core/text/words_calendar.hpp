// The words of the calendar and of appointments.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames calendar_screen = {"التقويم", "Calendar"};
inline constexpr BothNames all_appointments = {"كل المواعيد", "All appointments"};
inline constexpr BothNames appointments_today = {"مواعيد اليوم", "Today's appointments"};
inline constexpr BothNames open_calendar = {"التقويم", "Calendar"};
inline constexpr BothNames all_day_long = {"طوال اليوم", "All day"};
inline constexpr BothNames was_held = {"تم", "Held"};
inline constexpr BothNames was_missed = {"لم يحضر", "Missed"};
inline constexpr BothNames cancel_appointment = {"إلغاء الموعد", "Cancel it"};
inline constexpr BothNames leave_out_this = {"إلغاء هذه المرة", "Cancel this one"};
inline constexpr BothNames outcome_words = {"ما نتج عنه (اختياري)", "What came of it (optional)"};
inline constexpr BothNames said_held = {"سُجّل الموعد في التعاملات", "Recorded among the dealings"};
inline constexpr BothNames said_held_alone = {"سُجّل أن الموعد تم", "Recorded as held"}; // with nobody to deal with
inline constexpr BothNames said_missed = {"سُجّل أنه لم يحضر", "Recorded as missed"};
inline constexpr BothNames said_cancelled = {"أُلغي الموعد", "Appointment cancelled"};
inline constexpr BothNames said_moved = {"نُقل الموعد", "Appointment moved"};
inline constexpr BothNames move_which = {"أيّ المواعيد يُنقل؟", "Which of them moves?"};
inline constexpr BothNames move_which_text = {"هذا الموعد متكرر.", "This appointment comes back."};
inline constexpr BothNames only_this_one = {"هذا وحده", "Only this one"};
inline constexpr BothNames all_of_them = {"كلها", "All of them"};
inline constexpr BothNames clashes_with = {"يتعارض مع:", "Clashes with:"};
inline constexpr BothNames does_not_repeat = {"لا يتكرر", "Does not repeat"};
inline constexpr BothNames on_which_days = {"في أيام", "On which days"};
inline constexpr BothNames repeats_until = {"حتى يوم", "Until"};
inline constexpr BothNames repeats_until_help = {"فارغ: بلا نهاية", "Empty: without an end"};
inline constexpr BothNames notify_me = {"ذكّرني على هذا الجهاز", "Remind me on this device"};
inline constexpr BothNames notices_refused = {
    "يمنع المتصفح إشعارات هذه الصفحة. اسمح بها من إعدادات الموقع بجانب العنوان، ثم أعد فتح الصفحة.",
    "The browser blocks this page's notifications. Allow them in the site's settings beside the address, then open the "
    "page again."};
inline constexpr BothNames notices_impossible = {
    "لا يعرض هذا المتصفح إشعارات لهذه الصفحة. نزّل ملف التقويم (.ics) من صفحة الموعد ليذكّرك تقويم جهازك.",
    "This browser shows no notifications of this page. Save an appointment's calendar file (.ics) from its page, and "
    "the calendar of your device reminds you."};
inline constexpr BothNames no_appointments_here = {"لا مواعيد بعد", "No appointments yet"};
inline constexpr BothNames appointments_to_come = {"القادمة", "To come"};
inline constexpr BothNames appointments_before = {"السابقة", "Before"};
inline constexpr BothNames appointment_when = {"موعده", "When"};
inline constexpr BothNames appointment_ics = {"ملف تقويم (.ics)", "Calendar file (.ics)"};
inline constexpr BothNames appointment_ics_help = {"يُفتح في تقويم الهاتف أو الحاسوب فيُذكّر وهذه الصفحة مغلقة.",
                                                   "Opens in the calendar of a telephone or computer, which reminds "
                                                   "while this page is closed."};

} // namespace crm::words
