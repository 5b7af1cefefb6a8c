// What each change is called in the undo menu and in the history.
#pragma once
#include <string_view>

#include "core/schema/field.hpp"

namespace crm {

struct ChangeLabel {
    std::string_view key;
    Label label;
};
inline constexpr ChangeLabel change_labels[] = {
    {"add", {"إضافة", "Add"}},
    {"edit", {"تعديل", "Edit"}},
    {"edit_many", {"تعديل سجلات", "Edit records"}},
    {"paste", {"لصق", "Paste"}},
    {"fill", {"تعبئة", "Fill"}},
    {"empty_cells", {"إفراغ خلايا", "Empty cells"}},
    {"attach", {"إرفاق ملفات", "Attach files"}},
    {"remove", {"حذف", "Remove"}},
    {"restore", {"استعادة", "Restore"}},
    {"move_deal", {"نقل صفقة", "Move deal"}},
    {"complete_task", {"إنجاز مهمة", "Complete task"}},
    {"reopen_task", {"إعادة فتح مهمة", "Reopen task"}},
    {"solve_ticket", {"حل تذكرة", "Solve a ticket"}},
    {"reopen_ticket", {"إعادة فتح تذكرة", "Reopen a ticket"}},
    {"log_dealing", {"تسجيل تعامل", "Log dealing"}},
    {"move_appointment", {"نقل موعد", "Move an appointment"}},
    {"skip_appointment", {"إلغاء موعد", "Cancel an appointment"}},
    {"appointment_outcome", {"نتيجة موعد", "Outcome of an appointment"}},
    {"check_in", {"تسجيل حضور", "Check in"}},
    {"check_out", {"تسجيل انصراف", "Check out"}},
    {"follow", {"إتمام الخطوة التالية", "Next step done"}},
    {"define_field", {"تعريف حقل", "Define field"}},
    {"define_choices", {"تعديل الاختيارات", "Edit choices"}},
    {"define_word", {"تغيير كلمة", "Change a word"}},
    {"revert", {"إرجاع إلى حالة سابقة", "Revert to an earlier state"}},
    {"merge", {"دمج سجلات", "Merge records"}},
    {"unmerge", {"فك الدمج", "Undo a merge"}},
    {"not_same", {"ليسا السجل نفسه", "Marked as not the same"}},
    {"may_be_same", {"قد يكونان السجل نفسه", "May be the same after all"}},
    {"lead_rules", {"تعديل قواعد التقييم", "Edit scoring rules"}},
    {"place_customers", {"توزيع على المناطق البيعية", "Place in sales territories"}},
    {"assign_leads", {"إسناد عملاء محتملين", "Assign leads"}},
    {"convert_lead", {"تحويل عميل محتمل", "Convert a lead"}},
    {"answer_need", {"تسجيل احتياج", "Note a need"}},
    {"add_proposed", {"إضافة منتج مقترح", "Add a proposed product"}},
    {"needs", {"أسئلة الاحتياج", "Needs questions"}},
    {"message_presets", {"إضافة رسائل جاهزة", "Add message templates"}},
    {"erase", {"محو شخص نهائيًا", "Erase a person"}},
    {"make_order", {"طلب من عرض سعر", "Order from a quote"}},
    {"make_invoice", {"فاتورة من طلب", "Invoice from an order"}},
    {"make_credit_note", {"إشعار دائن", "Credit note"}},
    {"revise_quote", {"إصدار جديد من عرض سعر", "New version of a quote"}},
    {"sell_at_counter", {"بيع في نقطة البيع", "Sale at the counter"}},
    {"close_day", {"إقفال اليوم", "Close the day"}},
    {"divide_invoice", {"تقسيط فاتورة", "Divide an invoice"}},
    {"undivide_invoice", {"إلغاء تقسيط فاتورة", "Undivide an invoice"}},
    {"issue_invoice", {"إصدار فاتورة", "Issue an invoice"}},
    {"ask_approval", {"طلب الموافقة على خصم", "Ask for approval of a discount"}},
    {"approve_discount", {"موافقة على خصم", "Approve a discount"}},
    {"refuse_discount", {"رفض خصم", "Refuse a discount"}},
    {"workflow", {"تنفيذ قاعدة تلقائية", "Run a workflow rule"}},
    {"import", {"استيراد", "Import"}},
    {"sample", {"بيانات تجريبية", "Sample data"}},
    {"template", {"إضافة قالب", "Add a template"}},
    {"settings", {"إعدادات", "Settings"}},
    {"undo", {"تراجع", "Undo"}},
    {"redo", {"إعادة", "Redo"}},
    {"sync", {"مزامنة", "Sync"}},
};
constexpr Label change_label(std::string_view key) {
    for (const ChangeLabel& each : change_labels)
        if (each.key == key) return each.label;
    return {"تغيير", "Change"};
}

} // namespace crm
