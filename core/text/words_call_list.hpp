// The words of a call list.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames call_list_title = {"قائمة الاتصال", "Call list"};
inline constexpr BothNames call_list_where = {"{} من {} · تم التعامل اليوم مع {}", "{} of {} · {} dealt with today"};
inline constexpr BothNames call_list_nobody = {"لا أحد في هذه القائمة له رقم هاتف.",
                                               "Nobody in this list has a telephone number."};
inline constexpr BothNames call_list_finished = {"انتهت القائمة: تم التعامل اليوم مع كل من فيها.",
                                                 "The list is finished: all of it was dealt with today."};
inline constexpr BothNames call_list_today = {"تم التعامل معه اليوم", "Dealt with today"};
inline constexpr BothNames call_list_last = {"آخر تعامل", "Last dealing"};
inline constexpr BothNames call_list_first = {"لا تعامل قبل هذا", "None before this"};
inline constexpr BothNames call_list_open_page = {"افتح الصفحة", "Open the page"};
inline constexpr BothNames call_list_reached = {"ردّ", "Answered"};
inline constexpr BothNames call_list_no_answer = {"لم يرد", "No answer"};
inline constexpr BothNames call_list_again = {"يُعاد الاتصال", "Call back"};
inline constexpr BothNames call_list_day = {"يوم إعادة الاتصال", "Day to call back"};
inline constexpr BothNames call_list_day_wrong = {"اكتب يومًا من اليوم فصاعدًا.", "Type a day from today on."};
inline constexpr BothNames call_list_task = {"اتصال: {}", "Call: {}"};
inline constexpr BothNames call_list_back = {"السابق", "Back"};
inline constexpr BothNames call_list_next = {"التالي", "Next"};
inline constexpr BothNames call_list_how = {"كيف نتقدم في «{}»", "How to move “{}” on"};
inline constexpr BothPlurals call_list_without = {
    {"", "واحد بلا هاتف تُرك", "اثنان بلا هاتف تُركا", "# بلا هاتف تُركوا", "# بلا هاتف تُركوا", "# بلا هاتف تُركوا"},
    {"", "# without a telephone is left out", "", "", "", "# without a telephone are left out"}};

} // namespace crm::words
