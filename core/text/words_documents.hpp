// The words of quotes, orders and invoices: their lines, their sums, and what is made of them.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames line_details = {"تفاصيل السطر", "Details of the line"};
inline constexpr BothNames sum_of_lines = {"مجموع السطور", "Sum of the lines"};
inline constexpr BothNames sum_discount = {"الخصم على الكل", "Discount on all"};
inline constexpr BothNames sum_without_tax = {"الصافي قبل الضريبة", "Net before tax"};
inline constexpr BothNames tax_at = {"ضريبة {}٪", "Tax {}%"};
inline constexpr BothNames tax_zero = {"بنسبة صفر", "Zero-rated"};
inline constexpr BothNames tax_exempt = {"معفى من الضريبة", "Exempt from tax"};
inline constexpr BothNames of_amount = {"من", "of"};
inline constexpr BothNames no_document_lines = {"لا سطور بعد", "No lines yet"};

inline constexpr BothNames no_quotes = {"لا عروض أسعار بعد", "No quotes yet"};
inline constexpr BothNames no_invoices = {"لا فواتير بعد", "No invoices yet"};

inline constexpr BothNames make_order = {"إنشاء طلب", "Make an order"};
inline constexpr BothNames make_invoice = {"إنشاء فاتورة", "Make an invoice"};
inline constexpr BothNames make_credit_note = {"إشعار دائن", "Credit note"};
inline constexpr BothNames make_whole_or_part = {"اختر السطور والكميات؛ والباقي يبقى لمستند لاحق.",
                                                 "Choose the lines and how much of each; the rest stays for later."};
inline constexpr BothNames left_of_line = {"الباقي {} من {}", "{} left of {}"};
inline constexpr BothNames nothing_left = {"أُخذ كل ما فيه.", "All of it has been taken."};
inline constexpr BothNames made_from_this = {"ما أُنشئ منه", "Made from this"};
inline constexpr BothNames new_version = {"إصدار جديد", "New version"};
inline constexpr BothNames quote_expired = {"انتهت صلاحية هذا العرض.", "This quote has expired."};
inline constexpr BothNames made_said = {"أُنشئ", "Made:"};

inline constexpr BothNames issue_it = {"إصدار", "Issue"};
inline constexpr BothNames issue_title = {"إصدار هذه الفاتورة؟", "Issue this invoice?"};
inline constexpr BothNames issue_text = {
    "تأخذ رقمها وتدخل الدفاتر، فلا تُعدَّل ولا تُحذف ولا يُتراجع عنها؛ وتُصحَّح بإشعار دائن.",
    "It takes its number and enters the books: it is not edited, removed or undone any more, only corrected by a "
    "credit "
    "note."};
inline constexpr BothNames standing_open = {"غير مسددة", "Unpaid"};
inline constexpr BothNames standing_partly = {"مسددة جزئيًا", "Partly paid"};
inline constexpr BothNames standing_paid = {"مسددة", "Paid"};
inline constexpr BothNames standing_overpaid = {"سُدد أكثر من قيمتها", "Overpaid"};
inline constexpr BothPlurals standing_overdue = {
    {"متأخرة", "متأخرة يومًا", "متأخرة يومين", "متأخرة # أيام", "متأخرة # يومًا", "متأخرة # يوم"},
    {"Overdue", "Overdue by # day", "", "", "", "Overdue by # days"}};
inline constexpr BothNames credited_so_far = {"إشعارات دائنة", "Credit notes"};
inline constexpr BothNames deposit_so_far = {"العربون على الطلب", "Deposit on the order"};
inline constexpr BothNames still_due = {"المستحق", "Due"};
inline constexpr BothNames issued_said = {"صدرت", "Issued:"};

} // namespace crm::words
