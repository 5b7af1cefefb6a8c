// Avatars, chips, rows, timelines, and the table of colours and type of the gallery.
#include "web/kit/gallery_parts.hpp"
#include "web/theme/elevation.hpp"

namespace crm {

namespace {

// A picture that is not the same either way round: a sun at its left, hills.
const Photo& sample_photo() {
    static const auto* photo = [] {
        constexpr int width = 96, height = 64;
        std::vector<unsigned char> points;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const bool is_sun = (x - 22) * (x - 22) + (y - 16) * (y - 16) < 90, is_hill = y > 42 - x / 6;
                const int shade = 2 * y;
                for (const int c : {is_sun    ? 250
                                    : is_hill ? 60
                                              : 120 + shade,
                                    is_sun    ? 190
                                    : is_hill ? 140
                                              : 180 + shade / 2,
                                    is_sun    ? 70
                                    : is_hill ? 90
                                              : 230})
                    points.push_back(static_cast<unsigned char>(c > 255 ? 255 : c));
                points.push_back(255);
            }
        return new Photo(width, height, points.data());
    }();
    return *photo;
}

void photos_ui() {
    static PhotoView view;
    begin_card_ui("photos", {.title = two("ملفات وصور", "Files and pictures"), .icon = Icon::attach});
    gap(6);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, px(0, 2));
    static constexpr Icon actions[] = {Icon::download, Icon::edit, Icon::bin};
    const std::string_view names[] = {two("تنزيل", "Download"), two("تغيير الاسم", "Rename"), two("حذف", "Delete")};
    list_row_ui("photo", {.title = two("الواجهة.jpg", "shop front.jpg"),
                          .detail = two("صورة · 2.3 م.ب", "Picture · 2.3 MB"),
                          .icon = Icon::picture,
                          .photo = &sample_photo(),
                          .actions = actions,
                          .action_names = names});
    list_row_ui("pdf", {.title = two("عقد التوريد.pdf", "supply contract.pdf"),
                        .detail = "PDF · 740 KB",
                        .end_text = two("ليس على هذا الجهاز بعد", "Not on this device yet"),
                        .icon = Icon::file,
                        .chip_tone = Tone::warning});
    ImGui::PopStyleVar();
    gap(10);
    photo_ui("large", {.name = two("الواجهة", "Shop front"), .photo = &sample_photo(), .height = px(140)}, view);
    gap(6);
    if (icon_button_ui(Icon::zoom_out, two("تصغير", "Zoom out"), {.disabled = view.zoom <= 1})) view.zoom = 1;
    beside(8);
    if (icon_button_ui(Icon::zoom_in, two("تكبير", "Zoom in"), {.disabled = view.zoom >= 8})) view.zoom *= 2;
    end_card_ui();
}

} // namespace

void gallery_showing_ui() {
    begin_card_ui("avatars", {.title = two("الصور الرمزية والشرائح", "Avatars and chips")});
    gap(12);
    for (const SamplePerson& person : sample_people) {
        avatar_ui(two(person.name, person.english), 40);
        beside(8);
        if (width_left() < px(48)) break;
    }
    place({0, px(40)});
    gap(14);
    const std::pair<std::string_view, Tone> tones[] = {
        {two("محايد", "Neutral"), Tone::neutral}, {two("مميّز", "Accent"), Tone::accent},
        {two("متكرر", "Success"), Tone::success}, {two("معرّض للفقد", "Warning"), Tone::warning},
        {two("مفقود", "Danger"), Tone::danger},   {two("جديد", "Info"), Tone::info}};
    for (const auto& [label, tone] : tones) {
        chip_ui(label, tone);
        beside(6);
    }
    place({0, 0});
    gap(10);
    for (const auto& [label, tone] : tones) {
        IdScope scope{"dots"};
        if (width_left() < px(110)) break;
        chip_ui(label, tone, {.dot = true});
        beside(6);
    }
    place({0, 0});
    gap(10);
    static bool on = true;
    if (chip_ui(two("عملائي", "Mine"), Tone::neutral, {.can_click = true, .on = on}) == ChipAnswer::clicked) on = !on;
    beside(6);
    chip_ui(two("هذا الشهر", "This month"), Tone::neutral, {.icon = Icon::calendar, .can_click = true});
    beside(6);
    chip_ui(two("الرياض", "Riyadh"), Tone::accent, {.can_remove = true});
    beside(12);
    badge_ui(3);
    beside(6);
    badge_ui(128, Tone::danger);
    if (is_phone())
        gap(10);
    else
        beside(16);
    shortcut_ui("Ctrl K");
    beside(10);
    shortcut_ui("G T");
    end_card_ui();
    gap(16);
    Grid grid{340, 16, 2};
    grid.next();
    begin_card_ui("people",
                  {.title = two("عملاء هدأوا", "Gone quiet"), .icon = Icon::clock, .action = two("الكل", "All")});
    gap(6);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, px(0, 2));
    static constexpr Icon actions[] = {Icon::phone, Icon::whatsapp};
    const std::string_view names[] = {two("اتصال", "Call"), two("واتساب", "WhatsApp")};
    for (int i = 0; i < 4; ++i) {
        const SamplePerson& person = sample_people[i + 3];
        list_row_ui(person.english, {.title = two(person.name, person.english),
                                     .detail = two(person.company, person.company_english),
                                     .end_text = two("قبل شهرين", "2 months ago"),
                                     .avatar = two(person.name, person.english),
                                     .actions = actions,
                                     .action_names = names});
    }
    ImGui::PopStyleVar();
    end_card_ui();
    grid.next();
    begin_card_ui("occasions", {.title = two("مناسبات قريبة", "Coming occasions"), .icon = Icon::gift});
    gap(6);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, px(0, 2));
    list_row_ui("a", {.title = two("ميلاد سارة الأحمدي", "Sara's birthday"),
                      .detail = two("غدًا", "Tomorrow"),
                      .icon = Icon::gift,
                      .icon_tone = Tone::warning,
                      .chevron = true});
    list_row_ui("b", {.title = two("عيد الفطر", "Eid al-Fitr"),
                      .detail = two("1 شوال 1447", "1 Shawwal 1447"),
                      .icon = Icon::moon,
                      .icon_tone = Tone::accent,
                      .chevron = true});
    list_row_ui("c", {.title = two("الطلب 1042", "Order 1042"),
                      .detail = two("تسليم الأحد", "Delivery on Sunday"),
                      .end_text = two("مدفوع", "Paid"),
                      .icon = Icon::delivery,
                      .icon_tone = Tone::info,
                      .chip_tone = Tone::success});
    list_row_ui("d", {.title = two("صف بسطر واحد", "A row of one line"), .end_text = "12", .icon = Icon::note});
    ImGui::PopStyleVar();
    end_card_ui();
    grid.next();
    photos_ui();
}

void gallery_colors_ui() {
    begin_card_ui("type", {.title = two("الخط", "Type")});
    gap(12);
    for (TextSize size : {TextSize::display, TextSize::heading, TextSize::title, TextSize::lead, TextSize::body,
                          TextSize::small, TextSize::caption}) {
        const Weight weight = size >= TextSize::title ? Weight::bold : Weight::regular;
        text_ui(two("علاقات تدوم مع كل عميل 0123456789", "Lasting ties with every customer 0123456789"),
                {.size = size, .weight = weight});
    }
    gap(8);
    text_ui(two("عادي", "Regular"));
    beside(16);
    text_ui(two("متوسط", "Medium"), styles::strong);
    beside(16);
    text_ui(two("عريض", "Bold"), {.weight = Weight::bold});
    beside(16);
    text_ui(two("خافت", "Muted"), styles::muted);
    beside(16);
    text_ui(ltr("+966 50 123 4567"), styles::body);
    gap(10);
    paragraph_ui(two("يبدأ العميل محتملًا، ثم جديدًا، ثم متكررًا. كل مكالمة أو زيارة أو رسالة WhatsApp تُسجل في مكان واحد "
                     "(حتى دون إنترنت)، ويعود إليها كل من يتحدث معه بعدك؛ 100% من بياناتك على جهازك.",
                     "A customer starts as a prospect, becomes new, then returning. Every call, visit or WhatsApp "
                     "message is kept in one place (even with no network), for whoever talks to them next; 100% of "
                     "your data stays on your device."),
                 styles::muted, px(640));
    end_card_ui();
    gap(16);
    begin_card_ui("colors", {.title = two("الألوان", "Colours")});
    gap(12);
    constexpr Color shown[] = {Color::canvas,        Color::surface,      Color::sunken,        Color::border,
                               Color::text_faint,    Color::text_muted,   Color::text,          Color::accent_soft,
                               Color::accent_solid,  Color::accent,       Color::accent_ink,    Color::success_soft,
                               Color::success_solid, Color::warning_soft, Color::warning_solid, Color::danger_soft,
                               Color::danger_solid,  Color::danger,       Color::info_soft,     Color::info_solid,
                               Color::violet_soft,   Color::violet_solid, Color::selection,     Color::inverse};
    {
        Grid grid{70, 8, 12};
        for (Color token : shown) {
            grid.next();
            const ImVec2 at = cursor();
            place({grid.cell_width(), px(48)});
            draw_here().AddRectFilled(at, {at.x + grid.cell_width(), at.y + px(48)}, color(token), px(radius::control));
            draw_here().AddRect(at, {at.x + grid.cell_width(), at.y + px(48)}, color(Color::border),
                                px(radius::control));
        }
    }
    gap(24);
    for (Elevation elevation : {Elevation::low, Elevation::medium, Elevation::high}) {
        const ImVec2 at = cursor(), max{at.x + px(90), at.y + px(56)};
        place(px(90, 56));
        draw_shadow(draw_here(), at, max, px(radius::card), elevation);
        draw_here().AddRectFilled(at, max, color(Color::raised), px(radius::card));
        beside(36);
    }
    place({0, 0});
    gap(40);
    end_card_ui();
}

} // namespace crm
