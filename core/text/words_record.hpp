// The words of a record's own page.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames by_event = {"حسب الحدث", "By event"};
inline constexpr BothNames by_channel = {"حسب القناة", "By channel"};
inline constexpr BothNames referrals = {"الإحالات", "Referrals"};
inline constexpr BothNames occasions = {"المناسبات", "Occasions"};
inline constexpr BothNames works_at = {"يعمل في", "Works at"};
inline constexpr BothNames branches = {"الفروع", "Branches"};
inline constexpr BothNames add_affiliation = {"ربط بشركة", "Link to a company"};
inline constexpr BothNames add_person_here = {"ربط شخص", "Link a person"};
inline constexpr BothNames change_log = {"سجل التغييرات", "History of changes"};
inline constexpr BothNames reading_history = {"يُقرأ السجل…", "Reading the history…"};
inline constexpr BothNames no_history = {"لا تغييرات مسجلة.", "No recorded changes."};
inline constexpr BothNames was = {"كان", "was"};
inline constexpr BothNames emptied = {"فارغ", "empty"};
inline constexpr BothNames revert_here = {"إرجاع إلى ما كان قبل هذا التغيير", "Put back what was there before"};
inline constexpr BothNames this_device = {"هذا الجهاز", "This device"};
inline constexpr BothNames another_device = {"جهاز آخر", "Another device"};
inline constexpr BothNames no_dealings = {"لا تعاملات بعد", "No dealings yet"};
inline constexpr BothNames no_dealings_text = {"سجّل أول مكالمة أو رسالة أو زيارة.",
                                               "Log the first call, message or visit."};
inline constexpr BothNames add_payment = {"إضافة دفعة", "Add a payment"};
inline constexpr BothNames no_payments = {"لا مدفوعات بعد", "No payments yet"};
inline constexpr BothNames paid_so_far = {"المدفوع", "Paid"};
inline constexpr BothNames left_to_pay = {"الباقي", "Left to pay"};
inline constexpr BothNames no_orders = {"لا طلبات بعد", "No orders yet"};
inline constexpr BothNames no_tasks_here = {"لا مهام لهذا العميل", "No tasks for this customer"};
inline constexpr BothNames no_notes = {"لا ملاحظات بعد", "No notes yet"};
inline constexpr BothNames no_referrals = {"لم يُحِل أحدًا بعد", "Nobody referred yet"};
inline constexpr BothNames no_referrals_text = {"حين تضيف عميلًا أرسله هذا الشخص، اختره في حقل «أحاله إلينا».",
                                                "When this person sends a customer, choose them in \"Referred by\"."};
inline constexpr BothNames referred = {"أحال إلينا", "Referred to us"};
inline constexpr BothNames referral_worth = {"قيمة من أحالهم", "Worth of those referred"};
inline constexpr BothNames order_total = {"إجمالي الطلبات", "Orders in total"};
inline constexpr BothNames last_order = {"آخر طلب", "Last order"};
inline constexpr BothNames order_count = {"عدد الطلبات", "Number of orders"};
inline constexpr BothNames nothing_more = {"لا بيانات إضافية", "No further details"};
inline constexpr BothNames gone_title = {"هذا السجل غير موجود", "This record is not here"};
inline constexpr BothNames gone_text = {"ربما حُذف أو لم يصل بعد من جهاز آخر.",
                                        "It may have been removed, or has not arrived from another device."};
inline constexpr BothNames in_bin_text = {"هذا السجل في سلة المحذوفات.", "This record is in the bin."};
inline constexpr BothNames last_time = {"آخر مرة", "Last time"};
inline constexpr BothPlurals times = {{"لم يحدث", "مرة واحدة", "مرتان", "# مرات", "# مرة", "# مرة"},
                                      {"", "once", "", "", "", "# times"}};
inline constexpr BothPlurals incoming = {{"لا وارد", "وارد واحد", "واردان", "# واردة", "# واردًا", "# وارد"},
                                         {"", "# incoming", "", "", "", "# incoming"}};

} // namespace crm::words
