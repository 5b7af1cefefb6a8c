// The words of the best next step with a customer.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames best_step = {"الخطوة التالية الأفضل", "Next best step"};
inline constexpr BothNames best_step_then = {"ثم", "Then"};
inline constexpr BothNames best_step_not_now = {"ليس الآن", "Not now"};
inline constexpr BothNames best_step_put_off = {"تُخفى هذه الخطوة 14 يومًا على هذا الجهاز",
                                                "This step is hidden for 14 days on this device"};
inline constexpr BothNames best_step_done = {"تمت", "Done"};
inline constexpr BothNames best_step_due = {"موعدها {}", "Due {}"};
inline constexpr BothNames best_step_promise = {"الخطوة الموعودة", "The promised step"};
inline constexpr BothNames best_step_change = {"حدّد الخطوة التالية", "Set the next step"};
inline constexpr BothNames best_step_remind = {"ذكّره بالسداد", "Remind of the payment"};
inline constexpr BothNames best_step_owes = {"متأخر {}، أقدمه {}", "{} is late, the oldest due {}"};
inline constexpr BothNames best_step_quote = {"تابع عرض السعر {}", "Follow up the quote {}"};
inline constexpr BothNames best_step_quote_ends = {"ينتهي {} ولم يُردّ عليه", "Runs out {}, without an answer"};
inline constexpr BothNames best_step_quote_ended = {"انتهى {} ولم يُردّ عليه", "Ran out {}, without an answer"};
inline constexpr BothNames best_step_open_quote = {"افتح العرض", "Open the quote"};
inline constexpr BothNames best_step_deal_stuck = {"حرّك الصفقة: {}", "Move the deal on: {}"};
inline constexpr BothNames best_step_open_deal = {"افتح الصفقة", "Open the deal"};
inline constexpr BothNames best_step_deal_stepless = {"اتفق على خطوة تالية: {}", "Agree on a next step: {}"};
inline constexpr BothNames best_step_stepless = {"صفقة جارية بلا خطوة تالية ولا مهمة",
                                                 "An open deal without a next step or a task"};
inline constexpr BothNames best_step_add_task = {"أضف مهمة", "Add a task"};
inline constexpr BothNames best_step_first_contact = {"تواصل معه أول مرة", "Make the first contact"};
inline constexpr BothNames best_step_came = {"وصل {} ولم يتواصل معه أحد", "Came {}, and nobody has been in touch"};
inline constexpr BothNames best_step_needs = {"اسأله عما يحتاجه", "Ask what is needed"};
inline constexpr BothNames best_step_birthday = {"هنّئه بعيد ميلاده", "Wish a happy birthday"};
inline constexpr BothNames best_step_occasion = {"هنّئه: {}", "Send good wishes: {}"};
inline constexpr BothNames best_step_again = {"اعرض {} من جديد", "Offer {} again"};
inline constexpr BothNames best_step_again_why = {"يشتريه كل {} تقريبًا، والمتوقع {}",
                                                  "Bought about every {}, expected {}"};
inline constexpr BothNames best_step_offer = {"اعرض {}", "Offer {}"};
inline constexpr BothNames best_step_new_deal = {"ابدأ صفقة به", "Begin a deal with it"};
inline constexpr BothNames best_step_quiet = {"تواصل معه من جديد", "Get in touch again"};
inline constexpr BothNames best_step_heard = {"اشترى من قبل، وآخر تواصل {}", "Has bought before, last heard from {}"};

} // namespace crm::words
