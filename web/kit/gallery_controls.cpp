// Buttons, links, toggles, tabs of the gallery.
#include "web/kit/gallery_parts.hpp"

namespace crm {

void gallery_controls_ui() {
    begin_card_ui("buttons", {.title = two("الأزرار", "Buttons")});
    gap(12);
    button_ui(two("حفظ", "Save"), {.kind = ButtonKind::primary, .icon = Icon::check, .shortcut = "Ctrl S"});
    beside();
    button_ui(two("إلغاء", "Cancel"));
    beside();
    button_ui(two("تفاصيل أكثر", "More details"), {.kind = ButtonKind::quiet});
    beside();
    button_ui(two("حذف", "Delete"), {.kind = ButtonKind::danger, .icon = Icon::bin});
    gap(12);
    button_ui(two("تصدير", "Export"), {.icon = Icon::download, .has_popup = true});
    beside();
    button_ui(two("جارٍ الحفظ", "Saving"), {.kind = ButtonKind::primary, .busy = true});
    beside();
    button_ui(two("غير متاح", "Disabled"), {.kind = ButtonKind::primary, .disabled = true});
    beside();
    button_ui(two("غير متاح", "Disabled"), {.disabled = true, .id = "off"});
    gap(12);
    button_ui(two("صغير", "Small"), {.small = true});
    beside();
    button_ui(two("مرشّح", "Filter"), {.icon = Icon::filter, .small = true, .on = true});
    beside();
    for (Icon icon : {Icon::phone, Icon::whatsapp, Icon::mail, Icon::edit, Icon::star, Icon::arrow_back, Icon::undo,
                      Icon::more_horizontal}) {
        IdScope scope{static_cast<std::uint64_t>(icon)};
        icon_button_ui(icon, two("زر بأيقونة", "Icon button"));
        beside(2);
    }
    place({0, 0});
    gap(12);
    link_ui(two("صفحة العميل", "The customer's page"));
    beside(20);
    link_ui(two("شروط الخدمة", "Terms of service"), {.external = true});
    end_card_ui();
    gap(16);

    Grid grid{320, 16, 2};
    grid.next();
    begin_card_ui("toggles", {.title = two("المفاتيح", "Toggles")});
    static bool vip = true, news = false, sync = true, quiet = false;
    gap(8);
    checkbox_ui(two("عميل مميّز", "VIP customer"), vip);
    checkbox_ui(
        two("يستقبل الرسائل", "Receives messages"), news,
        {.description = two("بموافقته، ويمكنه الإلغاء في أي وقت", "With consent; can be withdrawn at any time")});
    bool some = false;
    checkbox_ui(two("بعض الصفوف", "Some rows"), some, {.mixed = true});
    checkbox_ui(two("غير متاح", "Not available"), quiet, {.disabled = true});
    gap(12);
    divider_ui();
    gap(8);
    switch_ui(two("المزامنة التلقائية", "Sync by itself"), sync);
    switch_ui(two("وضع التركيز", "Focus mode"), quiet,
              {.description = two("يخفي الإشعارات حتى نهاية اليوم", "Hides notices until the end of the day")});
    end_card_ui();
    grid.next();
    begin_card_ui("choices", {.title = two("الاختيارات", "Choices")});
    gap(8);
    static int direction = 0, way = 1, view = 0;
    const std::string_view directions[] = {two("صادر", "Outgoing"), two("وارد", "Incoming")};
    const std::string_view ways[] = {two("هاتف", "Phone"), two("واتساب", "WhatsApp"), two("بريد", "E-mail"),
                                     two("زيارة", "Visit")};
    radio_group_ui("direction", {.label = two("الاتجاه", "Direction")}, directions, direction, true);
    gap(12);
    radio_group_ui("way", {.label = two("قناة التواصل المفضلة", "Preferred channel")}, ways, way);
    gap(12);
    const TabItem views[] = {{.label = two("جدول", "Table"), .icon = Icon::columns},
                             {.label = two("لوحة", "Board"), .icon = Icon::chart},
                             {.label = two("تقويم", "Calendar"), .icon = Icon::calendar}};
    segmented_ui("view", two("طريقة العرض", "View"), views, view);
    end_card_ui();
}

} // namespace crm
