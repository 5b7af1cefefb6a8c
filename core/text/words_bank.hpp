// The words of checking payments against the file of a bank or a till.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames bank_title = {"تدقيق المدفوعات", "Payment check"};
inline constexpr BothNames bank_text = {
    "يُقارن ملف البنك أو الصندوق بالمدفوعات المسجلة: ما طابق، وما لم يُسجل، وما ليس في الملف. لا يُكتب شيء حتى تطلبه.",
    "The file of your bank or till is compared with the recorded payments: what agrees, what is not recorded, and what "
    "is not in the file. Nothing is written until you say so."};
inline constexpr BothNames bank_empty = {"اختر ملف كشف الحساب", "Choose the statement's file"};
inline constexpr BothNames bank_empty_text = {
    "نزّل كشف الحساب من موقع البنك أو من برنامج الصندوق بصيغة Excel أو CSV. يبقى الملف على هذا الجهاز.",
    "Download the statement from your bank's site or the till's program as Excel or CSV. The file stays on this "
    "device."};
inline constexpr BothNames bank_reading = {"يُقرأ الملف…", "Reading the file…"};
inline constexpr BothNames bank_not_lines = {"هذا الملف ليس كشفًا بأعمدة: اختر ملف Excel أو CSV.",
                                             "This file is no statement with columns: choose an Excel or CSV file."};
inline constexpr BothNames bank_columns = {"أعمدة الملف", "Columns of the file"};
inline constexpr BothNames bank_columns_wanted = {"اختر عمود التاريخ، وعمود المبلغ أو عمودي الوارد والصادر.",
                                                  "Choose the column of the date, and that of the amount or those of "
                                                  "money in and out."};
inline constexpr BothNames bank_no_lines = {"لا سطر في هذه الأعمدة فيه تاريخ ومبلغ.",
                                            "No line has a date and an amount in these columns."};
inline constexpr BothNames bank_date = {"التاريخ", "Date"};
inline constexpr BothNames bank_amount = {"المبلغ بإشارته", "Amount with its sign"};
inline constexpr BothNames bank_in = {"الوارد (دائن)", "Money in (credit)"};
inline constexpr BothNames bank_out = {"الصادر (مدين)", "Money out (debit)"};
inline constexpr BothNames bank_reference = {"المرجع", "Reference"};
inline constexpr BothNames bank_words = {"البيان", "Description"};
inline constexpr BothNames bank_no_column = {"لا يوجد", "None"};
inline constexpr BothNames bank_order = {"ترتيب التاريخ", "Order of dates"};
inline constexpr BothNames bank_orders[] = {{"اليوم أولًا", "Day first"}, {"الشهر أولًا", "Month first"}};
inline constexpr BothNames bank_apart = {"فرق الأيام المسموح", "Days apart at most"};
inline constexpr BothPlurals bank_days = {{"", "يوم واحد", "يومان", "# أيام", "# يومًا", "# يوم"},
                                          {.one = "# day", .other = "# days"}};
inline constexpr BothNames bank_same_day = {"اليوم نفسه", "The same day"};
inline constexpr BothNames bank_method = {"طريقة الدفع في الملف", "Way of paying in the file"};
inline constexpr BothNames bank_any_method = {"كل الطرق", "Any"};
inline constexpr BothNames bank_parts = {"نتيجة التدقيق", "Result of the check"};
inline constexpr BothNames bank_unrecorded = {"لم تُسجل", "Not recorded"};
inline constexpr BothNames bank_matched = {"مطابقة", "Matched"};
inline constexpr BothNames bank_not_in_file = {"ليست في الملف", "Not in the file"};
inline constexpr BothNames bank_no_unrecorded = {"كل ما ورد في الملف مسجل.", "All that came in is recorded."};
inline constexpr BothNames bank_no_matched = {"لا سطر يطابق دفعة مسجلة.", "No line agrees with a recorded payment."};
inline constexpr BothNames bank_no_missing = {"كل ما سُجل في أيام الملف موجود فيه.",
                                              "All that was recorded in the file's days is in it."};
inline constexpr BothNames bank_money = {"المبلغ", "Amount"};
inline constexpr BothNames bank_customer = {"العميل", "Customer"};
inline constexpr BothNames bank_for = {"عن", "For"};
inline constexpr BothNames bank_known_by = {"عُرف بـ", "Known by"};
inline constexpr BothNames bank_ways[] = {{"المرجع", "Reference"},
                                          {"رقم المستند", "Document number"},
                                          {"اسم العميل", "Customer's name"},
                                          {"المبلغ فقط", "Amount only"}};
inline constexpr BothNames bank_whose = {"اختر العميل…", "Choose the customer…"};
inline constexpr BothNames bank_record = {"تسجيل الدفعة", "Record the payment"};
inline constexpr BothPlurals bank_record_all = {
    {"", "تسجيل الدفعة المقترحة", "تسجيل الدفعتين المقترحتين", "تسجيل # دفعات مقترحة", "تسجيل # دفعة مقترحة",
     "تسجيل # دفعة مقترحة"},
    {.one = "Record the proposed payment", .other = "Record # proposed payments"}};
inline constexpr BothPlurals bank_recorded = {
    {"", "سُجلت دفعة واحدة", "سُجلت دفعتان", "سُجلت # دفعات", "سُجلت # دفعة", "سُجلت # دفعة"},
    {.one = "# payment is recorded", .other = "# payments are recorded"}};
inline constexpr BothPlurals bank_went_out = {
    {"", "سطر واحد لمبلغ خرج وليس دفعة مردودة: تُرك.", "سطران لمبلغين خرجا وليسا دفعتين مردودتين: تُركا.",
     "# أسطر لمبالغ خرجت وليست دفعات مردودة: تُركت.", "# سطرًا لمبالغ خرجت وليست دفعات مردودة: تُركت.",
     "# سطر لمبالغ خرجت وليست دفعات مردودة: تُركت."},
    {.one = "# line of money that went out, and was not paid back to a customer, is left out.",
     .other = "# lines of money that went out, and was not paid back to a customer, are left out."}};
inline constexpr BothPlurals bank_unread = {
    {"", "سطر واحد لم يُفهم تاريخه أو مبلغه:", "سطران لم يُفهم تاريخهما أو مبلغهما:", "# أسطر لم يُفهم تاريخها أو مبلغها:",
     "# سطرًا لم يُفهم تاريخها أو مبلغها:", "# سطر لم يُفهم تاريخها أو مبلغها:"},
    {.one = "# line whose date or amount is not understood:",
     .other = "# lines whose date or amount is not understood:"}};

} // namespace crm::words
