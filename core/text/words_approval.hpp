// The words of discounts: their ceilings, and asking for more.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames ceilings_title = {"سقوف الخصم", "Discount ceilings"};
inline constexpr BothNames ceilings_text = {
    "ما زاد خصمه على السقف لا يُرسل ولا يُطبع ولا يصدر قبل الموافقة عليه. تُتبع القاعدة الأكثر تحديدًا، فإن تساوت فالأقل.",
    "What has more discount than its ceiling is not sent, printed or issued before it is approved. The rule that says "
    "most "
    "counts; of several such, the lowest."};
inline constexpr BothNames no_ceilings = {"لا سقوف بعد: كل خصم مسموح.", "No ceilings yet: any discount is allowed."};
inline constexpr BothNames add_ceiling = {"إضافة سقف", "Add a ceiling"};
inline constexpr BothNames ceiling_for_all = {"لكل البيع", "For everything sold"};

inline constexpr BothNames discount_over = {"في هذا المستند خصم أكبر من المسموح.",
                                            "A discount here is above what is allowed."};
inline constexpr BothNames given_and_allowed = {"{}٪، والمسموح {}٪", "{}%, allowed {}%"};
inline constexpr BothNames until_approved = {
    "لا يُرسل ولا يُطبع ولا يصدر ولا يُنشأ منه شيء قبل الموافقة.",
    "Until it is approved it is not sent, printed or issued, and nothing is made of it."};
inline constexpr BothNames discount_waits = {"الخصم ينتظر الموافقة.", "The discount waits for approval."};
inline constexpr BothNames discount_approved = {"ووفق على الخصم.", "The discount is approved."};
inline constexpr BothNames discount_refused = {"رُفض الخصم.", "The discount was refused."};
inline constexpr BothNames ask_for_approval = {"طلب الموافقة", "Ask for approval"};
inline constexpr BothNames approve_it = {"موافقة", "Approve"};
inline constexpr BothNames refuse_it = {"رفض", "Refuse"};
inline constexpr BothNames approver_signs = {"اسمك", "Your name"};
inline constexpr BothNames approval_sentence = {"التعليل", "Reason"};
inline constexpr BothNames approval_asked_said = {"طُلبت الموافقة", "Approval asked for"};
inline constexpr BothNames asked_by_at = {"طلبها {}، {}", "Asked by {}, {}"};
inline constexpr BothNames answered_by_at = {"أجاب {}، {}", "Answered by {}, {}"};

} // namespace crm::words
