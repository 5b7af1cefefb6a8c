// The words of the closing of a day at the counter.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames closing_day = {"مقبوضات اليوم", "Today's takings"};
inline constexpr BothNames closing_none = {"لم يُقبض شيء اليوم بعد.", "Nothing has been taken today yet."};
inline constexpr BothNames closing_received = {"مقبوض", "Received"};
inline constexpr BothNames closing_paid_back = {"مردود", "Paid back"};
inline constexpr BothNames closing_expected = {"المتوقع", "Expected"};
inline constexpr BothNames closing_counted = {"المعدود", "Counted"};
inline constexpr BothNames closing_count_of = {"المعدود: {}", "Counted: {}"};
inline constexpr BothNames closing_difference = {"الفرق", "Difference"};
inline constexpr BothNames closing_missing = {"ينقص {}", "{} missing"};
inline constexpr BothNames closing_too_much = {"يزيد {}", "{} too much"};
inline constexpr BothNames closing_exact = {"مطابق", "It is all there"};
inline constexpr BothNames closing_unsaid = {"طريقة غير محددة", "Method not said"};
inline constexpr BothNames closing_print = {"طباعة إقفال اليوم", "Print the day's closing"};
inline constexpr BothNames closing_paper = {"إقفال اليوم", "Closing of the day"};
inline constexpr BothNames closing_cashier = {"أمين الصندوق", "Cashier"};
inline constexpr BothNames closing_checked = {"المراجع", "Checked by"};
inline constexpr BothNames closing_too_large = {"المبالغ أكبر من أن تُجمع.", "These amounts are too large to add up."};
inline constexpr BothNames closing_close = {"أقفل اليوم", "Close the day"};
inline constexpr BothNames closing_all = {"كل الإقفالات", "All closings"};
inline constexpr BothNames closing_done = {"أُقفل اليوم", "The day was closed"};
inline constexpr BothNames closing_by = {"أقفله (اختياري)", "Closed by (optional)"};
inline constexpr BothNames closing_closed = {"أُقفل على {}", "Closed at {}"};
inline constexpr BothNames closing_since = {"بعد الإقفال: {}", "Since the closing: {}"};
inline constexpr BothNames closing_replaces = {"الإقفال مرة أخرى يحل محل الإقفال السابق.",
                                               "Closing again takes the place of the closing above."};
inline constexpr BothNames closing_nothing = {"اكتب المعدود من طريقة واحدة على الأقل.",
                                              "Type what was counted of at least one method."};
inline constexpr BothNames closing_correct_first = {"صحّح المبالغ المشار إليها أولًا.", "Correct the sums marked first."};
inline constexpr BothNames closing_other_currency = {"اكتب هذا المعدود بعملته: {}", "Count this in its currency: {}"};

} // namespace crm::words
