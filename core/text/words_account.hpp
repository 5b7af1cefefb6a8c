// The words of a customer's account.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames account = {"كشف الحساب", "Account"};
inline constexpr BothNames account_statement = {"كشف حساب", "Statement of account"};
inline constexpr BothNames account_empty = {"لا طلبات مؤكدة ولا فواتير ولا مدفوعات بعد",
                                            "No confirmed orders, invoices or payments yet"};
inline constexpr BothNames account_too_large = {
    "مبالغ هذا الحساب أكبر من أن تُجمع. صحِّح الطلبات أو الفواتير أو الدفعات.",
    "The amounts of this account are too large to add up. Mend its orders, invoices or payments."};
inline constexpr BothNames account_owed = {"عليه", "Owed"};
inline constexpr BothNames account_paid = {"له", "Paid"};
inline constexpr BothNames account_balance = {"الرصيد", "Balance"};
inline constexpr BothNames account_credit = {"دفع زيادة", "Paid in advance"};
inline constexpr BothNames account_print = {"طباعة الكشف", "Print the statement"};
inline constexpr BothNames account_document = {"المستند", "Document"};
inline constexpr BothNames account_cut = {"هذه أحدث {} من {} حركة؛ الكشف المطبوع يضمها كلها.",
                                          "These are the latest {} of {} entries; the printed statement has them all."};
inline constexpr BothNames account_due = {"يُستحق", "Due"};
inline constexpr BothNames ageing_names[] = {{"لم يحن أجله", "Not due yet"},
                                             {"متأخر 1 إلى 30 يومًا", "1 to 30 days late"},
                                             {"متأخر 31 إلى 60 يومًا", "31 to 60 days late"},
                                             {"متأخر 61 إلى 90 يومًا", "61 to 90 days late"},
                                             {"متأخر أكثر من 90 يومًا", "Over 90 days late"}};

} // namespace crm::words
