// Menus, dialogs, panels and the palette of the gallery.
#include "web/kit/gallery_parts.hpp"

namespace crm {

void gallery_overlays_ui() {
    static bool dialog = false, confirm = false, panel = false;
    static PaletteState palette;
    static std::string name, note;
    begin_card_ui("overlays", {});
    if (button_ui(two("قائمة", "Menu"), {.has_popup = true})) open_menu("menu");
    if (begin_menu_ui("menu")) {
        static int sorted = 1;
        menu_heading_ui(two("ترتيب حسب", "Sort by"));
        const std::string_view ways[] = {two("الاسم", "Name"), two("آخر تواصل", "Last contact"),
                                         two("القيمة", "Value")};
        for (int i = 0; i < 3; ++i)
            if (menu_item_ui(ways[i], {.checked = sorted == i})) sorted = i;
        menu_divider_ui();
        menu_item_ui(two("تكرار", "Duplicate"), {.icon = Icon::copy, .shortcut = "Ctrl D"});
        menu_item_ui(two("تصدير", "Export"), {.icon = Icon::download, .disabled = true});
        menu_item_ui(two("حذف", "Delete"), {.icon = Icon::bin, .shortcut = "Del", .danger = true});
        end_menu_ui();
    }
    beside();
    if (button_ui(two("نافذة منبثقة", "Popover"))) open_popover("popover");
    if (begin_popover_ui("popover", {.name = two("ملاحظة سريعة", "Quick note"), .width = 320})) {
        heading_ui(two("ملاحظة سريعة", "Quick note"), 3);
        gap(10);
        long_text_ui("note", {.label = two("الملاحظة", "Note"), .hide_label = true}, note, 3);
        gap(12);
        if (button_ui(two("إضافة", "Add"), {.kind = ButtonKind::primary})) close_overlay();
        end_popover_ui();
    }
    beside();
    if (button_ui(two("حوار", "Dialog"))) dialog = true;
    if (is_phone())
        gap(10);
    else
        beside();
    if (button_ui(two("تأكيد حذف", "Confirm delete"), {.kind = ButtonKind::danger})) confirm = true;
    beside();
    if (button_ui(two("لوحة جانبية", "Side panel"))) panel = true;
    if (is_phone())
        gap(10);
    else
        beside();
    if (button_ui(two("لوحة الأوامر", "Command palette"), {.icon = Icon::search, .shortcut = "Ctrl K"}))
        palette.open = true;
    end_card_ui();

    if (begin_dialog_ui(
            "dialog",
            {.title = two("مهمة جديدة", "New task"),
             .description = two("تظهر في صفحة اليوم حين يحل موعدها.", "It shows on the Today page when it is due.")},
            dialog)) {
        text_input_ui(
            "name",
            {.label = two("ما المطلوب؟", "What is to be done?"), .required = true, .focus = ImGui::IsWindowAppearing()},
            name);
        gap(12);
        static std::string due;
        date_ui("due", {.label = two("الموعد", "Due")}, due, {.today = date_of(CivilDate{2026, 11, 21})});
        begin_dialog_actions_ui();
        if (button_ui(say(kit_words::cancel))) dialog = false;
        beside();
        if (button_ui(two("إضافة المهمة", "Add task"), {.kind = ButtonKind::primary})) dialog = false;
        end_dialog_ui();
    }
    if (confirm_ui("confirm",
                   {.title = two("حذف 3 عملاء؟", "Delete 3 customers?"),
                    .text = two("يُنقلون إلى المحذوفات مع تعاملاتهم، ويمكن استعادتهم خلال 30 يومًا.",
                                "They go to the bin with their dealings, and can be restored within 30 days."),
                    .confirm = two("حذف 3 عملاء", "Delete 3 customers")},
                   confirm) == Answer::yes)
        show_toast({.text = std::string{two("حُذف 3 عملاء", "3 customers deleted")},
                    .action = std::string{say(kit_words::undo)}});
    if (begin_side_panel_ui("panel", {.title = two("تعديل العميل", "Edit customer"), .width = 520, .footer_height = 68},
                            panel)) {
        static std::string person{"سارة الأحمدي"}, phone, mail;
        {
            Form form{"edit", {.columns = 2, .column_width_min = 200}};
            form.section(two("الأساسي", "Main"));
            form.wide();
            text_input_ui("name", {.label = two("الاسم", "Name"), .required = true}, person);
            form.cell();
            phone_ui("phone", {.label = two("الجوال", "Mobile")}, phone, "SA");
            form.cell();
            email_ui("mail", {.label = two("البريد", "E-mail")}, mail);
        }
        begin_side_panel_footer_ui();
        if (button_ui(two("حفظ", "Save"), {.kind = ButtonKind::primary})) panel = false;
        beside();
        if (button_ui(say(kit_words::cancel))) panel = false;
        end_side_panel_ui();
    }
    std::vector<PaletteGroup> groups(2);
    groups[0].label = two("العملاء", "Customers");
    for (int i = 0; i < 4; ++i)
        groups[0].items.push_back(
            {.label = std::string{two(sample_people[i].name, sample_people[i].english)},
             .detail = std::string{two(sample_people[i].company, sample_people[i].company_english)},
             .avatar = std::string{two(sample_people[i].name, sample_people[i].english)}});
    groups[1].label = two("الأوامر", "Commands");
    groups[1].items = {
        {.label = std::string{two("عميل جديد", "New customer")}, .shortcut = "N", .icon = Icon::plus},
        {.label = std::string{two("الانتقال إلى اليوم", "Go to Today")}, .shortcut = "G T", .icon = Icon::home},
        {.label = std::string{two("تصدير كل البيانات", "Export everything")},
         .shortcut = "Ctrl E",
         .icon = Icon::download},
        {.label = std::string{two("تبديل اللغة", "Switch language")}, .icon = Icon::language}};
    palette_ui("palette", palette, groups, two("ابحث أو نفّذ أمرًا…", "Search or run a command…"));
}

} // namespace crm
