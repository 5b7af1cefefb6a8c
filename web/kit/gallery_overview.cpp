// The gallery's first part: how the pieces look together, as a customer's page.
#include "web/kit/gallery_parts.hpp"

namespace crm {
namespace {

void details() {
    begin_card_ui("details", {.title = two("التواصل", "Contact"), .action = two("تعديل", "Edit")});
    gap(4);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    key_value_ui(two("الجوال", "Mobile"), "+966 50 123 4567",
                 {.icon = Icon::phone, .left_to_right = true, .link = true, .can_copy = true});
    key_value_ui(two("البريد", "E-mail"), "sara@alnoor.example",
                 {.icon = Icon::mail, .left_to_right = true, .link = true, .can_copy = true});
    key_value_ui(two("الشركة", "Company"), two("مؤسسة النور للتجارة", "Al-Noor Trading"),
                 {.icon = Icon::company, .link = true});
    key_value_ui(two("المدينة", "City"), two("الرياض، حي العليا", "Riyadh, Al-Olaya"), {.icon = Icon::map_pin});
    key_value_ui(two("يوم الميلاد", "Birthday"), "", {.icon = Icon::gift});
    ImGui::PopStyleVar();
    end_card_ui();
}

void tasks() {
    static bool done = false;
    begin_card_ui("tasks", {.title = two("المهام", "Tasks"), .action = two("إضافة", "Add")});
    gap(4);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, px(0, 2));
    static constexpr Icon actions[] = {Icon::phone, Icon::whatsapp};
    const std::string_view names[] = {two("اتصال", "Call"), two("واتساب", "WhatsApp")};
    if (list_row_ui("call", {.title = two("الاتصال لتأكيد الطلب", "Call to confirm the order"),
                             .detail = two("اليوم · 14:30", "Today · 14:30"),
                             .checked = done,
                             .actions = actions,
                             .action_names = names})
            .check_clicked) {
        done = !done;
        if (done)
            show_toast({.text = std::string{two("أُنجزت المهمة", "Task done")},
                        .action = std::string{say(kit_words::undo)},
                        .on_action = [] { done = false; }});
    }
    list_row_ui("send", {.title = two("إرسال عرض الأسعار", "Send the quote"),
                         .detail = two("متأخرة يومين", "Two days late"),
                         .end_text = two("متأخرة", "Late"),
                         .chip_tone = Tone::danger,
                         .checked = 0});
    ImGui::PopStyleVar();
    end_card_ui();
}

void story() {
    begin_card_ui("story", {.title = two("التعاملات", "Dealings")});
    gap(12);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2{0, 0});
    begin_timeline_ui(two("التعاملات", "Dealings"));
    timeline_item_ui("1", {.icon = Icon::phone,
                           .tone = Tone::accent,
                           .title = two("مكالمة صادرة", "Outgoing call"),
                           .text = two("سألت عن موعد تسليم الطلب 1042 وطلبت خصمًا على الكمية. وعدتُها برد قبل الخميس.",
                                       "Asked when order 1042 will be delivered and for a discount on quantity. I "
                                       "promised an answer before Thursday."),
                           .time = two("قبل ساعة", "an hour ago"),
                           .actor = two("خالد المطيري", "Khalid Al-Mutairi"),
                           .can_click = true});
    timeline_item_ui("2", {.icon = Icon::whatsapp,
                           .tone = Tone::success,
                           .title = two("رسالة واتساب", "WhatsApp message"),
                           .text = two("أُرسل كتالوج الصيف.", "The summer catalogue was sent."),
                           .time = two("أمس", "yesterday"),
                           .actor = two("نورة الدوسري", "Noura Al-Dosari"),
                           .can_click = true});
    timeline_item_ui("3", {.icon = Icon::order,
                           .tone = Tone::info,
                           .title = two("طلب جديد 1042", "New order 1042"),
                           .text = two("ثلاثة أصناف بقيمة 4,820 ر.س", "Three items, 4,820 SAR"),
                           .time = two("12 نوفمبر", "12 Nov"),
                           .last = true,
                           .can_click = true});
    end_timeline_ui();
    ImGui::PopStyleVar();
    end_card_ui();
}

void figures() {
    struct Figure {
        std::string_view label, value;
        Tone tone;
        std::string_view change;
    };
    const Figure all[] = {
        {two("قيمة الطلبات", "Order value"), two("48,250 ر.س", "48,250 SAR"), Tone::success,
         two("12% أكثر", "12% more")},
        {two("آخر تواصل", "Last contact"), two("قبل ساعة", "1 hour ago"), Tone::neutral, two("مكالمة", "Call")},
        {two("طلبات مفتوحة", "Open orders"), "2", Tone::warning, two("واحد متأخر", "One is late")}};
    Grid grid{200, 12, 3};
    for (const Figure& figure : all) {
        grid.next();
        begin_card_ui(figure.label);
        text_ui(figure.label, styles::small.with(Color::text_muted));
        gap(2);
        text_ui(figure.value, styles::title);
        gap(4);
        chip_ui(figure.change, figure.tone, {.dot = true});
        end_card_ui();
    }
}

} // namespace

void gallery_overview_ui() {
    const std::string_view steps[] = {two("العملاء", "Customers"), two("الرياض", "Riyadh"),
                                      two("سارة الأحمدي", "Sara Al-Ahmadi")};
    breadcrumb_ui("trail", steps);
    gap(14);
    const ImVec2 top = cursor();
    avatar_ui(two("سارة الأحمدي", "Sara Al-Ahmadi"), 56);
    beside(16);
    begin_box(is_phone() ? width_left() : px(420));
    text_ui(two("سارة الأحمدي", "Sara Al-Ahmadi"), styles::title);
    gap(2);
    text_ui(two("مديرة المشتريات · مؤسسة النور للتجارة", "Head of purchasing · Al-Noor Trading"), styles::muted);
    gap(6);
    chip_ui(two("عميل متكرر", "Returning customer"), Tone::success, {.dot = true});
    beside(6);
    chip_ui(two("مميّز", "VIP"), Tone::accent, {.icon = Icon::star});
    end_box();
    const float buttons = button_width(two("اتصال", "Call"), {.icon = Icon::phone}) +
                          button_width(two("إضافة تعامل", "Add dealing"), {.icon = Icon::plus}) + control_height() +
                          px(16);
    if (!is_phone()) set_cursor({top.x + width_left() - buttons, top.y + px(8)});
    button_ui(two("اتصال", "Call"), {.icon = Icon::phone});
    beside();
    button_ui(two("إضافة تعامل", "Add dealing"), {.kind = ButtonKind::primary, .icon = Icon::plus, .shortcut = "D"});
    beside();
    if (icon_button_ui(Icon::more_horizontal, say(kit_words::more))) open_menu("more");
    if (begin_menu_ui("more", say(kit_words::more))) {
        menu_item_ui(two("تعديل", "Edit"), {.icon = Icon::edit, .shortcut = "E"});
        menu_item_ui(two("دمج مع عميل آخر", "Merge with another"), {.icon = Icon::merge});
        menu_divider_ui();
        menu_item_ui(two("نقل إلى المحذوفات", "Move to bin"), {.icon = Icon::bin, .shortcut = "Del", .danger = true});
        end_menu_ui();
    }
    if (!is_phone())
        set_cursor({top.x, top.y + px(92)});
    else
        gap(16);
    static int part = 0;
    const TabItem tabs[] = {{.label = two("الملف", "Profile")},
                            {.label = two("التعاملات", "Dealings"), .count = 12},
                            {.label = two("الطلبات", "Orders"), .count = 3},
                            {.label = two("الملاحظات", "Notes")},
                            {.label = two("السجل", "History")}};
    tabs_ui("tabs", tabs, part);
    gap(16);
    figures();
    gap(12);
    const bool one_column = width_left() < px(700);
    const float left = one_column ? width_left() : width_left() * 0.58f, space = px(12);
    const float right = one_column ? left : width_left() - left - space;
    begin_box(left);
    story();
    end_box();
    if (!one_column)
        beside(12);
    else
        gap(12);
    begin_box(right);
    details();
    gap(12);
    tasks();
    end_box();
}

} // namespace crm
