// The table and the filter bar of the gallery: a hundred thousand rows.
#include "web/kit/gallery_parts.hpp"
#include "web/kit/table_groups.hpp"

namespace crm {

void gallery_table_ui() {
    static TableView view{.sort_key = "name"};
    static TableSelection selection;
    static std::vector<FilterChip> filters{{"", "", "", Icon::none}, {"", "", "", Icon::none}};
    static std::string search;
    static bool empty = false, loading = false, in_groups = false;
    static bool folded[2] = {};
    filters.resize(std::min<std::size_t>(filters.size(), 2));
    if (!filters.empty())
        filters[0] = {std::string{two("المدينة", "City")}, std::string{two("هي", "is")},
                      std::string{two("الرياض", "Riyadh")}};
    if (filters.size() > 1)
        filters[1] = {std::string{two("آخر تواصل", "Last contact")}, std::string{two("قبل أكثر من", "more than")},
                      std::string{two("60 يومًا", "60 days ago")}};

    search_ui("search", {.placeholder = two("ابحث في العملاء", "Search customers"), .width = is_phone() ? 0 : px(280)},
              search);
    if (!is_phone()) {
        beside(16);
        checkbox_ui(two("فارغ", "Empty"), empty);
        beside(16);
        checkbox_ui(two("جارٍ التحميل", "Loading"), loading);
        beside(16);
        checkbox_ui(two("في مجموعات", "In groups"), in_groups);
        beside();
        const ButtonSpec add{.kind = ButtonKind::primary, .icon = Icon::plus, .shortcut = "N"};
        at_end(button_width(two("عميل جديد", "New customer"), add));
        button_ui(two("عميل جديد", "New customer"), add);
    }
    gap(10);
    const FilterBarResult filtered = filter_bar_ui("filters", filters);
    if (filtered.removed >= 0) filters.erase(filters.begin() + filtered.removed);
    if (filtered.clear) filters.clear();
    if (filtered.add || filtered.opened >= 0) open_popover("filter");
    if (begin_popover_ui("filter", {.name = say(kit_words::add_filter), .width = 300})) {
        static int field = 0;
        static std::string value;
        const std::string_view fields[] = {two("المدينة", "City"), two("المرحلة", "Stage"),
                                           two("آخر تواصل", "Last contact")};
        choice_ui("field", {.label = two("الحقل", "Field")}, fields, field);
        gap(10);
        text_input_ui("value", {.label = two("القيمة", "Value")}, value);
        gap(14);
        if (button_ui(two("تطبيق", "Apply"), {.kind = ButtonKind::primary, .width = width_left()})) close_overlay();
        end_popover_ui();
    }
    gap(10);

    const TableColumn columns[] = {
        {.key = "name", .label = two("الاسم", "Name"), .width = 250, .can_hide = false},
        {.key = "company", .label = two("الشركة", "Company"), .width = 210},
        {.key = "stage", .label = two("المرحلة", "Stage"), .width = 130},
        {.key = "phone", .label = two("الجوال", "Mobile"), .width = 170},
        {.key = "city", .label = two("المدينة", "City"), .width = 120},
        {.key = "orders", .label = two("الطلبات", "Orders"), .width = 100, .align = Align::end},
        {.key = "amount", .label = two("القيمة", "Value"), .width = 140, .align = Align::end},
        {.key = "tags", .label = two("الوسوم", "Tags"), .width = 190}};
    const std::pair<std::string_view, Tone> stages[] = {{two("محتمل", "Prospect"), Tone::info},
                                                        {two("متكرر", "Returning"), Tone::success},
                                                        {two("جديد", "New"), Tone::accent},
                                                        {two("معرّض للفقد", "At risk"), Tone::warning},
                                                        {two("مفقود", "Lost"), Tone::danger}};
    const RowAction actions[] = {{Icon::phone, two("اتصال", "Call")},
                                 {Icon::whatsapp, two("واتساب", "WhatsApp")},
                                 {Icon::more_horizontal, say(kit_words::more)}};
    const auto cell = [&](std::int64_t row, int column, CellText& out) {
        const SamplePerson& person = sample_people[static_cast<std::size_t>(row % 12)];
        switch (column) {
        case 0:
            out.text = two(person.name, person.english);
            out.avatar = out.text;
            out.strong = true;
            break;
        case 1: out.text = two(person.company, person.company_english); break;
        case 2: out.text = stages[person.stage].first, out.chip = stages[person.stage].second; break;
        case 3: out.text = person.phone, out.left_to_right = true, out.muted = true; break;
        case 4: out.text = two(person.city, person.city_english), out.muted = true; break;
        case 5: out.text = std::to_string(person.orders); break;
        case 6:
            out.text = sample_money(person.amount);
            if (in_groups && person.amount > 90000) {
                out.ground = Tone::success;
                out.says = two("من أكبر العملاء", "One of the largest customers");
            }
            break;
        case 7:
            if (person.orders > 8) out.chips.emplace_back(two("جملة", "Wholesale"), Tone::neutral);
            if (person.amount > 50000) out.chips.emplace_back(two("مميّز", "VIP"), Tone::accent);
            if (person.days > 30) out.chips.emplace_back(two("متابعة", "Follow up"), Tone::warning);
            break;
        }
    };
    const float height = is_phone() ? px(640) : std::max(ImGui::GetContentRegionAvail().y - px(60), px(420));
    constexpr std::int64_t first_count = 7, all_count = 100000;
    const std::int64_t first_shown = folded[0] ? 0 : first_count, rest = folded[1] ? 0 : all_count - first_count;
    const TableHeading headings[] = {{.first_row = 0,
                                      .count = first_count,
                                      .label = std::string{two("جديد", "New")},
                                      .tone = Tone::accent,
                                      .folded = folded[0]},
                                     {.first_row = first_shown,
                                      .count = all_count - first_count,
                                      .label = std::string{two("متكرر", "Returning")},
                                      .tone = Tone::success,
                                      .folded = folded[1]}};
    const auto total = [&](std::int64_t heading, int column, std::string& out) {
        if (column == 6) out = sample_money(heading == 0 ? 18'400 : heading == 1 ? 954'000 : 972'400);
    };
    const auto mark = [](std::int64_t row) {
        return row % 12 == 4
                   ? std::optional(RowMark{Tone::danger, two("لم يُتواصل معه منذ شهر", "Not spoken to for a month")})
                   : std::nullopt;
    };
    TableGroups groups;
    if (in_groups) groups = {.headings = headings, .total = total, .has_foot = true, .mark = mark};
    TableGroupsResult pressed;
    const TableResult done = grouped_table_ui(
        "people",
        {.label = two("العملاء", "Customers"),
         .columns = columns,
         .row_count = empty       ? 0
                      : in_groups ? first_shown + rest
                                  : all_count,
         .cell = cell,
         .actions = actions,
         .loading = loading,
         .height = height,
         .empty =
             [] {
                 empty_state_ui({.icon = Icon::people,
                                 .title = two("لا عملاء هنا بعد", "No customers here yet"),
                                 .text = two("أضف أول عميل، أو استورد ملفًا من برنامجك السابق.",
                                             "Add the first one, or import a file from your former program."),
                                 .action = two("عميل جديد", "New customer"),
                                 .second_action = two("استيراد ملف", "Import a file"),
                                 .action_icon = Icon::plus});
             }},
        groups, pressed, view, selection);
    if (pressed.heading) folded[*pressed.heading] = !folded[*pressed.heading];
    if (done.context) open_context_menu("row");
    if (begin_menu_ui("row")) {
        menu_item_ui(two("فتح", "Open"), {.icon = Icon::arrow_forward, .shortcut = "Enter"});
        menu_item_ui(two("تعديل", "Edit"), {.icon = Icon::edit, .shortcut = "E"});
        menu_divider_ui();
        menu_item_ui(two("حذف", "Delete"), {.icon = Icon::bin, .shortcut = "Del", .danger = true});
        end_menu_ui();
    }
    if (done.opened)
        show_toast({.text = std::string{two("فُتح الصف ", "Opened row ")} + std::to_string(*done.opened + 1),
                    .tone = Tone::success});
}

} // namespace crm
