#include "web/views/home/home_view.hpp"

#include <array>

#include "core/queries/schedule.hpp"
#include "core/queries/today.hpp"
#include "core/text/dates.hpp"
#include "core/text/item_list.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_calendar.hpp"
#include "core/text/words_home.hpp"
#include "web/frame/complete_task.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/home/home_charts.hpp"

namespace crm {

namespace {

std::string phone_of(const Context& ctx, Place customer) {
    if (!customer) return {};
    const FieldIx phone = ctx.schema.field(customer.entity, "phone");
    return phone == no_field ? std::string()
                             : std::string(ctx.tables.table(customer.entity).columns[phone].words(customer.row));
}

// Call, WhatsApp and log, for the rows that have a customer.
void customer_action(Context& ctx, Place customer, int action) {
    const RecordId id = ctx.tables.id(customer);
    const std::string phone = phone_of(ctx, customer);
    if (action == 0 && !phone.empty()) ctx.call(id, phone);
    if (action == 1 && !phone.empty()) ctx.message(id, phone);
    if (action == 2 || phone.empty()) ctx.log_dealing(id);
}

constexpr std::array<Icon, 3> customer_icons{Icon::phone, Icon::whatsapp, Icon::chat};

std::string due_words(const Context& ctx, const TodayItem& item) {
    if (item.days < 0) return ctx.counted(words::days_late, -item.days);
    return relative_day_text(item.date, ctx.reader.today, ctx.reader.locale);
}

// A dealing keeps its words as history; a deal and a lead have one next step, and it is done.
void keep_promise(Context& ctx, Place place, RecordId id) {
    if (place.entity == ctx.entity("dealing")) {
        ctx.send(FollowDealing{id});
        return;
    }
    SaveRecord save{.entity = place.entity, .id = id};
    for (const std::string_view key : {"next_step", "next_step_on"})
        save.cells.push_back({.field = ctx.schema.field(place.entity, key)});
    ctx.send(save);
}

void row_of_item(Context& ctx, const TodayItem& item, const ListRowSpec& spec) {
    const RecordId id = ctx.tables.id(item.place);
    const std::array<std::string_view, 3> names{ctx.text(words::call), ctx.text(words::whatsapp),
                                                ctx.text(words::log_it)};
    ListRowSpec row = spec;
    if (item.customer) {
        row.actions = std::span(customer_icons).first(is_phone() ? 2 : 3); // a phone has no room for more
        row.action_names = names;
    }
    const ListRowResult done = list_row_ui(text_of(id) + (item.kind == TodayKind::task ? "t" : "p"), row);
    if (done.check_clicked && item.kind == TodayKind::task) complete_tasks(ctx, {id});
    if (done.check_clicked && item.kind == TodayKind::promise) keep_promise(ctx, item.place, id);
    if (done.action >= 0) customer_action(ctx, item.customer, done.action);
    if (!done.clicked) return;
    if (item.place.entity == ctx.entity("deal") || item.place.entity == ctx.entity("ticket"))
        ctx.open(id);
    else if (item.kind == TodayKind::task || !item.customer)
        ctx.edit(id);
    else
        ctx.open(ctx.tables.id(item.customer));
}

void tasks_card(Context& ctx, const Today& today) {
    if (begin_card_ui("tasks",
                      {.title = ctx.text(words::tasks_due), .icon = Icon::task, .action = ctx.text(words::add_task)}))
        ctx.add("task", {{"due", Value{std::int64_t{ctx.parsing.today.days}}}});
    if (today.tasks.empty()) text_ui(ctx.text(words::no_tasks), styles::muted);
    for (const TodayItem& item : today.tasks) {
        const std::string title = ctx.name(item.place),
                          detail = item.customer ? ctx.name(item.customer) : std::string(), due = due_words(ctx, item);
        row_of_item(ctx, item,
                    {.title = title,
                     .detail = detail,
                     .end_text = due,
                     .chip_tone = item.days < 0 ? Tone::danger : Tone::info,
                     .checked = 0});
    }
    end_card_ui();
}

// Only on a day that has some.
void appointments_card(Context& ctx) {
    struct Kept { // until the tables or the day change: what comes back is looked for
        std::uint64_t revision = ~std::uint64_t{0};
        Date day{};
        std::vector<ScheduleItem> items;
    };
    const Table& table = ctx.tables.table(ctx.entity("appointment"));
    if (table.live_count == 0) return;
    Kept& kept = ctx.state<Kept>();
    if (kept.revision != table.revision || kept.day != ctx.reader.today) {
        kept = {table.revision, ctx.reader.today, schedule(ctx.tables, ctx.reader, ctx.reader.today, ctx.reader.today)};
        std::erase_if(kept.items, [](const ScheduleItem& item) { return item.kind != ScheduleKind::appointment; });
    }
    if (kept.items.empty()) return;
    if (begin_card_ui("appointments", {.title = ctx.text(words::appointments_today),
                                       .icon = Icon::appointment,
                                       .action = ctx.text(words::open_calendar)}))
        ctx.go({.screen = Screen::calendar});
    for (const ScheduleItem& item : kept.items) {
        const std::string title = ctx.name(item.place),
                          detail = ctx.cell(item.place, ctx.field("appointment", "person")),
                          at = item.minute < 0 ? std::string(ctx.text(words::all_day_long))
                                               : time_text(item.minute, ctx.reader.locale);
        const bool is_now = item.minute >= 0 && item.minute <= ctx.parsing.minute_of_day &&
                            ctx.parsing.minute_of_day < item.minute + item.minutes;
        const RecordId id = ctx.tables.id(item.place);
        if (list_row_ui(text_of(id), {.title = title,
                                      .detail = detail,
                                      .end_text = at,
                                      .chip_tone = is_now ? Tone::accent : Tone::info,
                                      .strike = item.is_done})
                .clicked)
            ctx.open(id);
    }
    end_card_ui();
    gap(16);
}

void promises_card(Context& ctx, const Today& today) {
    begin_card_ui("promises", {.title = ctx.text(words::promised), .icon = Icon::clock});
    if (today.promises.empty()) text_ui(ctx.text(words::no_promises), styles::muted);
    for (const TodayItem& item : today.promises) {
        const std::string step = promise_text(ctx, item.place), due = due_words(ctx, item);
        const bool is_ticket = item.place.entity == ctx.entity("ticket");
        std::string who = item.customer ? ctx.name(item.customer) : std::string();
        if (item.place.entity == ctx.entity("deal")) who += (who.empty() ? "" : " · ") + ctx.name(item.place);
        row_of_item(ctx, item,
                    {.title = step.empty() ? std::string_view(who) : std::string_view(step),
                     .detail = step.empty() ? std::string_view() : std::string_view(who),
                     .end_text = due,
                     .icon = is_ticket ? Icon::ticket : Icon::none,
                     .chip_tone = item.days < 0 ? Tone::danger : Tone::info,
                     .checked = is_ticket ? -1 : 0}); // solving it is asked about on its page
    }
    end_card_ui();
}

void occasions_card(Context& ctx, const Today& today) {
    begin_card_ui("occasions", {.title = ctx.text(words::occasions_near), .icon = Icon::gift});
    if (today.occasions.empty()) text_ui(ctx.text(words::no_occasions), styles::muted);
    for (const TodayItem& item : today.occasions) {
        const std::string who = item.customer ? ctx.name(item.customer) : ctx.name(item.place);
        std::string what =
            item.kind == TodayKind::birthday
                ? std::string(
                      ctx.schema.field(ctx.entity("person"), ctx.field("person", "birthday")).label.in(ctx.language))
                : ctx.name(item.place);
        if (item.years > 0) what += " · " + ctx.counted(words::years, item.years);
        const std::string when = relative_day_text(item.date, ctx.reader.today, ctx.reader.locale);
        row_of_item(ctx, item,
                    {.title = who,
                     .detail = what,
                     .end_text = when,
                     .avatar = who,
                     .chip_tone = item.days == 0 ? Tone::accent : Tone::neutral});
    }
    end_card_ui();
}

void quiet_card(Context& ctx, const Today& today) {
    begin_card_ui("quiet", {.title = ctx.text(words::gone_quiet), .icon = Icon::bell});
    if (today.quiet.empty())
        text_ui(ctx.text(words::no_quiet), styles::muted);
    else
        text_ui(ctx.text(words::gone_quiet_text), styles::help);
    for (const TodayItem& item : today.quiet) {
        const std::string who = ctx.name(item.customer ? item.customer : item.place),
                          since = ctx.counted(words::days_quiet, item.days < 0 ? -item.days : item.days);
        const std::string worth =
            item.value.minor ? money_text(item.value, ctx.reader.locale, {.drops_zero_minor = true}) : std::string();
        row_of_item(ctx, item, {.title = who, .detail = since, .end_text = worth, .avatar = who});
    }
    end_card_ui();
}

// Four numbers at the top, each a way into its list.
struct Figure {
    std::string label;
    std::int64_t count;
    Icon icon;
    std::string_view entity;
};

void figures_ui(Context& ctx) {
    const auto since = [&](std::string_view entity, std::string_view field, std::int64_t from) {
        const Table& table = ctx.tables.table(ctx.entity(entity));
        const Column& column = table.columns[ctx.field(entity, field)];
        std::int64_t count = 0;
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row))
                count +=
                    (column.layout() == Layout::number ? column.number(row) : std::int64_t{column.code(row)}) >= from;
        return count;
    };
    struct Counted { // kept until the tables or the day change: these are scans
        std::uint64_t revision = ~std::uint64_t{0};
        Date day{};
        std::int64_t orders = 0, dealings = 0, tasks = 0;
    };
    Counted& counted = ctx.state<Counted>();
    if (counted.revision != ctx.tables.revision() || counted.day != ctx.reader.today) {
        const CivilDate civil = civil_of(ctx.reader.today);
        counted = {ctx.tables.revision(), ctx.reader.today,
                   since("order", "date", date_of(CivilDate{civil.year, civil.month, 1}).days),
                   since("dealing", "at", ctx.now.ms - 7 * std::int64_t{86400000}), 0};
        const Table& tasks = ctx.tables.table(ctx.entity("task"));
        for (Row row = 0; row < tasks.rows(); ++row)
            counted.tasks += tasks.is_live(row) && !tasks.columns[ctx.field("task", "done_at")].has(row);
    }
    const auto called = [&](std::string_view entity) { // as the firm calls it
        return std::string(ctx.schema.entity(ctx.entity(entity)).plural.in(ctx.language));
    };
    const Figure figures[] = {
        {called("person"), static_cast<std::int64_t>(ctx.tables.table(ctx.entity("person")).live_count), Icon::people,
         "person"},
        {std::string(ctx.text(words::open_tasks)), counted.tasks, Icon::task, "task"},
        {std::string(ctx.text(words::dealings_this_week)), counted.dealings, Icon::chat, "dealing"},
        {called("order") + ' ' + std::string(ctx.text(words::this_month)), counted.orders, Icon::order, "order"}};
    Grid grid{is_phone() ? 150.0f : 180.0f, 12, 4};
    for (const Figure& figure : figures) {
        grid.next();
        const std::string number = number_text(figure.count, {.digits = ctx.reader.locale.digits});
        const std::string_view label = figure.label;
        const Item item = item_here(id_of(label), {grid.cell_width(), px(76)});
        ImDrawList& draw = draw_here();
        draw.AddRectFilled(item.min, item.max, color(item.hovered ? Color::hover : Color::surface), px(radius::card));
        draw.AddRect(item.min, item.max, color(item.ring ? Color::focus : Color::border), px(radius::card), 0,
                     px(item.ring ? 2 : 1));
        draw_text_in(draw, {item.min.x + px(16), item.min.y + px(10)}, {item.max.x - px(44), item.min.y + px(42)},
                     number, styles::heading);
        draw_text_in(draw, {item.min.x + px(16), item.min.y + px(42)}, {item.max.x - px(12), item.max.y - px(8)}, label,
                     styles::help);
        draw_icon(draw, figure.icon, {item.max.x - px(28), item.min.y + px(28)}, 22, color(Color::accent_ink));
        report({.id = item.id, .role = Role::link, .name = std::string(label) + ": " + number}, item);
        if (item.clicked) ctx.open_list(figure.entity);
    }
}

} // namespace

std::string promise_text(const Context& ctx, Place place) {
    return place.entity == ctx.entity("ticket") ? ctx.name(place)
                                                : ctx.cell(place, ctx.schema.field(place.entity, "next_step"));
}

void home_view_ui(Context& ctx) {
    if (!begin_scroll_ui("home", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    const Today& today_list = today(ctx.tables, ctx.caches.today, ctx.reader, {.next_days = 7, .items_max = 8});
    const Place firm = firm_place(ctx.tables);
    const std::string firm_name = firm ? ctx.cell(firm, ctx.field("firm", "name")) : std::string();
    std::string greeting(ctx.text(ctx.parsing.minute_of_day < 12 * 60 ? words::good_morning : words::good_evening));
    append_item(greeting, firm_name, ctx.language);
    heading_ui(greeting, 1);
    paragraph_ui(date_text(ctx.reader.today, {.locale = ctx.reader.locale, .form = DateForm::full}) +
                     (ctx.reader.hijri ? " · " + date_text(ctx.reader.today, {.locale = ctx.reader.locale,
                                                                              .form = DateForm::medium,
                                                                              .calendar = Calendar::hijri})
                                       : std::string()),
                 styles::muted);
    gap(14);
    figures_ui(ctx);
    gap(14);
    appointments_card(ctx);
    const float wide = is_phone() ? 300.0f : 380.0f;
    {
        Grid grid{wide, 16, 2};
        grid.next();
        tasks_card(ctx, today_list);
        grid.next();
        promises_card(ctx, today_list);
    }
    gap(16);
    sales_chart_ui(ctx);
    gap(16);
    {
        const IdScope scope{"soon"};
        Grid grid{wide, 16, 2};
        grid.next();
        occasions_card(ctx, today_list);
        grid.next();
        quiet_card(ctx, today_list);
    }
    gap(16);
    customer_charts_ui(ctx);
    gap(24);
    end_scroll_ui();
}

} // namespace crm
