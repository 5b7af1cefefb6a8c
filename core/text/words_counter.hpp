// The words of the counter.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames counter_title = {"نقطة البيع", "Counter"};
inline constexpr BothNames counter_text = {
    "امسح الباركود أو اكتب اسم الصنف أو رمزه، ثم اقبض: تصدر الفاتورة ويُسجل القبض معًا.",
    "Scan a barcode, or type a name or a code; then take the money: the invoice and the payment are made together."};
inline constexpr BothNames counter_item = {"الصنف", "Item"};
inline constexpr BothNames counter_item_hint = {"الاسم أو الرمز أو الباركود", "Name, code or barcode"};
inline constexpr BothNames counter_unknown = {"لا صنف بهذا الرمز: {}", "No item has this code: {}"};
inline constexpr BothNames counter_customer = {"العميل (اختياري)", "Customer (optional)"};
inline constexpr BothNames counter_customer_hint = {"الاسم أو الهاتف أو رقم البطاقة", "Name, phone or card number"};
inline constexpr BothNames counter_basket = {"السلة", "Basket"};
inline constexpr BothNames counter_empty = {"السلة فارغة. أضف أول صنف.", "The basket is empty. Add the first item."};
inline constexpr BothNames counter_no_products = {"لا أصناف بعد. أضف منتجاتك لتبيعها من هنا.",
                                                  "No products yet. Add what you sell, and sell it from here."};
inline constexpr BothNames counter_quantity = {"الكمية", "Quantity"};
inline constexpr BothNames counter_discount = {"خصم ٪", "Discount %"};
inline constexpr BothNames counter_all_discount = {"خصم على الكل ٪", "Discount on all %"};
inline constexpr BothNames counter_tax_included = {"الأسعار شاملة الضريبة", "Prices include tax"};
inline constexpr BothNames counter_remove = {"إخراج من السلة", "Take out of the basket"};
inline constexpr BothNames counter_clear = {"إفراغ السلة", "Empty the basket"};
inline constexpr BothNames counter_cleared = {"أُفرغت السلة", "The basket was emptied"};
inline constexpr BothNames counter_hold = {"تعليق السلة", "Hold the basket"};
inline constexpr BothNames counter_waiting = {"سلال معلّقة", "Baskets on hold"};
inline constexpr BothNames counter_held = {"عُلّقت السلة", "The basket is on hold"};
inline constexpr BothNames counter_hold_full = {"لا يُعلّق أكثر من 12 سلة: أكمل واحدة منها أولًا.",
                                                "No more than 12 baskets are held: finish one of them first."};
inline constexpr BothPlurals counter_items = {{"بلا أصناف", "صنف واحد", "صنفان", "# أصناف", "# صنفًا", "# صنف"},
                                              {"No items", "# item", "", "", "", "# items"}};
inline constexpr BothNames counter_pay = {"قبض", "Take payment"};
inline constexpr BothNames counter_to_pay = {"المطلوب", "To pay"};
inline constexpr BothNames counter_cash = {"نقدًا (ما دفعه)", "Cash (handed over)"};
inline constexpr BothNames counter_card = {"بالبطاقة", "By card"};
inline constexpr BothNames counter_exact_cash = {"كله نقدًا", "All in cash"};
inline constexpr BothNames counter_all_card = {"كله بالبطاقة", "All by card"};
inline constexpr BothNames counter_change = {"الباقي له", "Change"};
inline constexpr BothNames counter_on_credit = {"يُقيد على حسابه", "On his account"};
inline constexpr BothNames counter_needs_name = {"ما لم يُدفع كله يُقيد على حساب عميل: اختر العميل أولًا.",
                                                 "What is not paid goes on a customer's account: choose the customer "
                                                 "first."};
inline constexpr BothNames counter_card_too_much = {"المدفوع بالبطاقة أكثر من المطلوب.",
                                                    "More is paid by card than is to be paid."};
inline constexpr BothNames counter_finish = {"إتمام البيع", "Finish the sale"};
inline constexpr BothNames counter_final = {"تصدر الفاتورة برقمها ولا يُتراجع عنها؛ وتُصحَّح بإشعار دائن.",
                                            "The invoice takes its number and is not undone; a credit note corrects "
                                            "it."};
inline constexpr BothNames counter_sold = {"تم البيع:", "Sold:"};
inline constexpr BothNames counter_last = {"آخر بيع", "Last sale"};
inline constexpr BothNames counter_print = {"طباعة الفاتورة", "Print the invoice"};

} // namespace crm::words
