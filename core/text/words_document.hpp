// The words of documents on paper. Both languages may stand on one paper.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames quote_paper = {"عرض سعر", "Quotation"};
inline constexpr BothNames order_paper = {"أمر بيع", "Sales order"};
inline constexpr BothNames delivery_paper = {"إذن تسليم", "Delivery note"};
inline constexpr BothNames invoice_paper = {"فاتورة", "Invoice"};
inline constexpr BothNames tax_invoice_paper = {"فاتورة ضريبية", "Tax invoice"};
inline constexpr BothNames simplified_invoice_paper = {"فاتورة ضريبية مبسطة", "Simplified tax invoice"};
inline constexpr BothNames credit_note_paper = {"إشعار دائن", "Credit note"};
inline constexpr BothNames invoice_draft_paper = {"مسودة فاتورة", "Draft invoice"};
inline constexpr BothNames credit_draft_paper = {"مسودة إشعار دائن", "Draft credit note"};
inline constexpr BothNames receipt_paper = {"سند قبض", "Receipt"};
inline constexpr BothNames payout_paper = {"سند صرف", "Payment voucher"};
inline constexpr BothNames document_customer = {"العميل", "Customer"};
inline constexpr BothNames received_from = {"استلمنا من", "Received from"};
inline constexpr BothNames paid_to = {"دُفع إلى", "Paid to"};
inline constexpr BothNames document_line = {"البيان", "Item"};
inline constexpr BothNames line_amount = {"المبلغ", "Amount"};
inline constexpr BothNames tax_column = {"الضريبة", "Tax"};
inline constexpr BothNames tax_exempt_short = {"معفى", "Exempt"};
inline constexpr BothNames prices_have_tax = {"الأسعار شاملة الضريبة", "Prices include tax"};
inline constexpr BothNames quantity_received = {"المستلَم", "Received"};
inline constexpr BothNames lines_sum = {"مجموع السطور", "Subtotal"};
inline constexpr BothNames document_discount = {"الخصم", "Discount"};
inline constexpr BothNames before_tax = {"الصافي قبل الضريبة", "Net before tax"};
inline constexpr BothNames tax_of_rate = {"ضريبة القيمة المضافة {}", "VAT {}"};
inline constexpr BothNames net_at_zero = {"منه بنسبة صفر", "Of which zero-rated"};
inline constexpr BothNames net_exempt = {"منه معفى من الضريبة", "Of which exempt from tax"};
inline constexpr BothNames document_total_sum = {"الإجمالي", "Total"};
inline constexpr BothNames total_with_tax = {"الإجمالي شامل الضريبة", "Total with tax"};
inline constexpr BothNames document_paid = {"المدفوع", "Paid"};
inline constexpr BothNames document_deposit = {"العربون", "Deposit"};
inline constexpr BothNames document_credited = {"إشعارات دائنة", "Credit notes"};
inline constexpr BothNames document_left = {"المتبقي", "Balance due"};
inline constexpr BothNames words_only = {"فقط {} لا غير", "{} only"};
inline constexpr BothNames document_terms = {"الشروط", "Terms"};
inline constexpr BothNames signature_firm = {"توقيع المنشأة وختمها", "For the firm: signature and stamp"};
inline constexpr BothNames signature_customer = {"توقيع المستلم", "Received by: signature"};
inline constexpr BothNames tax_qr_name = {"رمز QR للفاتورة الضريبية", "Tax QR code"};
inline constexpr BothNames paper_blocks_title = {"ما يظهر على المستندات", "What documents show"};
inline constexpr BothNames paper_asked = {"المستند", "Document"};
inline constexpr BothNames paper_blocks_help = {
    "لعروض الأسعار والطلبات والفواتير وإشعاراتها وسندات القبض. رمز QR الضريبي للسعودية، على ما صدر من الفواتير "
    "والإشعارات الدائنة: المرحلة الأولى فقط (الإصدار)، ويلزمه اسم المنشأة ورقمها الضريبي من 15 رقمًا وسطور لها نسبة "
    "ضريبة بالريال. أما المرحلة الثانية (الربط مع فاتورة: التوقيع والاعتماد والإبلاغ) فلا يغطيها وصل.",
    "Of quotes, orders, invoices, credit notes and receipts. The Saudi tax QR code stands on issued invoices and "
    "credit notes: that of phase 1 (generation) alone; it needs the firm's name, its tax number of 15 digits and lines "
    "with a tax rate, in riyals. Phase 2 (integration: signing, clearance, reporting) is not covered."};

} // namespace crm::words
