// What belongs to a customer or an order: orders, tasks, notes, occasions, affiliations, referrals, lines.
#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/queries/related.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_documents.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_home.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/complete_task.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

std::string_view customer_field(const Context& ctx, Place customer) { return ctx.schema.entity(customer.entity).key; }

void add_button_ui(Context& ctx, const BothNames& label, std::string_view entity, Place customer) {
    if (button_ui(ctx.text(label), {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
        ctx.add(entity, {for_customer(ctx, customer)});
    gap(4);
}

void nothing_ui(Context& ctx, Icon icon, const BothNames& title, std::string_view entity, Place customer) {
    if (empty_state_ui({.icon = icon,
                        .title = ctx.text(title),
                        .action = ctx.can_write() ? ctx.text(words::add) : std::string_view(),
                        .action_icon = Icon::plus}) == EmptyStateAnswer::action)
        ctx.add(entity, {for_customer(ctx, customer)});
}

} // namespace

// Quotes, orders or invoices of a customer, the newest first.
static void documents_part_ui(Context& ctx, Place customer, std::string_view entity, const BothNames& none) {
    const EntityIx order = ctx.entity(entity);
    const Icon icon = icon_of(entity);
    std::vector<Row> rows =
        children(ctx.tables, ctx.caches.relations, entity, ctx.schema.entity(customer.entity).key, customer);
    if (rows.empty()) return nothing_ui(ctx, icon, none, entity, customer);
    add_button_ui(ctx, words::add, entity, customer);
    const FieldIx date = ctx.schema.field(order, "date"), state = ctx.schema.field(order, "state"),
                  total = ctx.schema.field(order, "total");
    const Table& table = ctx.tables.table(order);
    sort_few(rows, [&](Row a, Row b) { return table.columns[date].code(a) > table.columns[date].code(b); });
    std::size_t shown = 0;
    for (const Row row : rows) {
        if (++shown > 200) break;
        const Place place{order, row};
        const std::string name = ctx.name(place), day = cell_text(ctx.tables, place, date, ctx.brief()),
                          sum = ctx.cell(place, total), how = ctx.cell(place, state);
        const std::string detail = how.empty() ? day : day + " · " + how;
        if (list_row_ui(text_of(ctx.tables.id(place)),
                        {.title = name,
                         .detail = detail,
                         .end_text = sum,
                         .icon = icon,
                         .icon_tone = choice_tone(ctx.schema.field(order, state), table.columns[state].words(row)),
                         .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(place));
    }
}

void quotes_part_ui(Context& ctx, Place customer) { documents_part_ui(ctx, customer, "quote", words::no_quotes); }
void orders_part_ui(Context& ctx, Place customer) { documents_part_ui(ctx, customer, "order", words::no_orders); }
void invoices_part_ui(Context& ctx, Place customer) { documents_part_ui(ctx, customer, "invoice", words::no_invoices); }

void tasks_part_ui(Context& ctx, Place customer) {
    const EntityIx task = ctx.entity("task");
    std::vector<Row> rows = tasks_of(ctx.tables, ctx.caches.relations, customer);
    if (rows.empty()) return nothing_ui(ctx, Icon::task, words::no_tasks_here, "task", customer);
    add_button_ui(ctx, words::add_task, "task", customer);
    const Table& table = ctx.tables.table(task);
    const FieldIx due = ctx.schema.field(task, "due"), done_at = ctx.schema.field(task, "done_at");
    sort_few_by(rows,
                [&](Row row) { return std::pair{table.columns[done_at].has(row), table.columns[due].code(row)}; });
    for (const Row row : rows) {
        const Place place{task, row};
        const bool is_done = table.columns[done_at].has(row);
        const bool is_late =
            !is_done && table.columns[due].has(row) && table.columns[due].code(row) < ctx.reader.today.days;
        const std::string name = ctx.name(place), day = cell_text(ctx.tables, place, due, ctx.brief()),
                          detail = ctx.cell(place, ctx.schema.field(task, "details"));
        const RecordId id = ctx.tables.id(place);
        const ListRowResult clicked = list_row_ui(text_of(id), {.title = name,
                                                                .detail = detail,
                                                                .end_text = day,
                                                                .chip_tone = is_late ? Tone::danger : Tone::neutral,
                                                                .strike = is_done,
                                                                .checked = is_done});
        if (clicked.check_clicked && ctx.can_write()) complete_tasks(ctx, {id}, !is_done);
        if (clicked.clicked) ctx.edit(id);
    }
}

void notes_part_ui(Context& ctx, Place customer) {
    const EntityIx note = ctx.entity("note");
    std::vector<Row> rows = notes_of(ctx.tables, ctx.caches.relations, customer);
    if (rows.empty()) return nothing_ui(ctx, Icon::note, words::no_notes, "note", customer);
    add_button_ui(ctx, words::add, "note", customer);
    const Table& table = ctx.tables.table(note);
    const FieldIx pinned = ctx.schema.field(note, "is_pinned"), created = created_field(ctx.schema, note);
    const auto rank = [&](Row row) {
        return std::pair{table.columns[pinned].code(row), table.columns[created].number(row)};
    };
    sort_few(rows, [&](Row a, Row b) { return rank(a) > rank(b); }); // what is pinned first, then the newest
    begin_timeline_ui(ctx.schema.entity(note).plural.in(ctx.language));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Place place{note, rows[i]};
        const RecordId id = ctx.tables.id(place);
        const std::string text = ctx.cell(place, ctx.schema.field(note, "text")),
                          by = ctx.cell(place, ctx.schema.field(note, "author"));
        const std::string when = moment_text({table.columns[created].number(rows[i])}, ctx.brief());
        if (timeline_item_ui(text_of(id), {.icon = table.columns[pinned].code(rows[i]) == 1 ? Icon::pin : Icon::note,
                                           .title = by.empty() ? ctx.schema.entity(note).label.in(ctx.language) : by,
                                           .text = text,
                                           .time = when,
                                           .last = i + 1 == rows.size(),
                                           .can_click = true}))
            ctx.edit(id);
    }
    end_timeline_ui();
}

void occasions_part_ui(Context& ctx, Place customer) {
    const EntityIx occasion = ctx.entity("occasion");
    const std::vector<Row> rows = occasions_of(ctx.tables, ctx.caches.relations, customer);
    const bool edited =
        begin_card_ui("occasions", {.title = ctx.text(words::occasions),
                                    .icon = Icon::gift,
                                    .action = ctx.can_write() ? ctx.text(words::add) : std::string_view()});
    if (edited) ctx.add("occasion", {for_customer(ctx, customer)});
    if (rows.empty()) text_ui(ctx.text(words::none), styles::muted);
    for (const Row row : rows) {
        const Place place{occasion, row};
        const std::string name = ctx.name(place), day = ctx.cell(place, ctx.schema.field(occasion, "date"));
        if (list_row_ui(text_of(ctx.tables.id(place)),
                        {.title = name, .detail = day, .icon = Icon::gift, .icon_tone = Tone::accent})
                .clicked)
            ctx.edit(ctx.tables.id(place));
    }
    end_card_ui();
}

void affiliations_card_ui(Context& ctx, Place customer) {
    const bool is_person = customer_field(ctx, customer) == "person";
    const EntityIx affiliation = ctx.entity("affiliation");
    const std::vector<Row> rows = affiliations_of(ctx.tables, ctx.caches.relations, customer);
    if (begin_card_ui("affiliations",
                      {.title = is_person ? ctx.text(words::works_at)
                                          : ctx.schema.entity(ctx.entity("person")).plural.in(ctx.language),
                       .icon = is_person ? Icon::company : Icon::people,
                       .action = ctx.can_write() ? ctx.text(is_person ? words::add_affiliation : words::add_person_here)
                                                 : std::string_view()}))
        ctx.add("affiliation", {for_customer(ctx, customer)});
    if (rows.empty()) text_ui(ctx.text(words::none), styles::muted);
    const FieldIx other = ctx.schema.field(affiliation, is_person ? "company" : "person");
    constexpr Icon icons[] = {Icon::edit, Icon::bin};
    const std::string_view names[] = {ctx.text(words::edit), ctx.text(words::remove)};
    for (const Row row : rows) {
        const Place place{affiliation, row};
        const Value target = ctx.tables.value(place, other);
        const std::string name = ctx.cell(place, other), role = ctx.cell(place, ctx.schema.field(affiliation, "role"));
        const ListRowResult done =
            list_row_ui(text_of(ctx.tables.id(place)),
                        {.title = name,
                         .detail = role,
                         .avatar = name,
                         .actions = ctx.can_write() ? std::span<const Icon>(icons) : std::span<const Icon>(),
                         .action_names = names});
        if (done.clicked && std::holds_alternative<RecordId>(target)) ctx.open(std::get<RecordId>(target));
        if (done.action == 0) ctx.edit(ctx.tables.id(place));
        if (done.action == 1) ctx.remove({ctx.tables.id(place)});
    }
    end_card_ui();
    if (is_person) return;
    std::vector<Row> branches = children(ctx.tables, ctx.caches.relations, customer.entity,
                                         ctx.schema.field(customer.entity, "parent"), customer);
    if (branches.empty()) return;
    gap(12);
    begin_card_ui("branches", {.title = ctx.text(words::branches), .icon = Icon::company});
    for (const Row row : branches) {
        const Place place{customer.entity, row};
        const std::string name = ctx.name(place), about = ctx.about(place);
        if (list_row_ui(text_of(ctx.tables.id(place)),
                        {.title = name, .detail = about, .avatar = name, .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(place));
    }
    end_card_ui();
}

void figures_card_ui(Context& ctx, Place customer) {
    const OrderSummary summary = order_summary(ctx.tables, ctx.caches.relations, customer, ctx.reader);
    begin_card_ui("figures",
                  {.title = ctx.schema.entity(ctx.entity("order")).plural.in(ctx.language), .icon = Icon::order});
    key_value_ui(ctx.text(words::order_count), number_text(summary.count, {.digits = ctx.reader.locale.digits}));
    if (summary.count) {
        key_value_ui(ctx.text(words::order_total), money_text(summary.total, ctx.reader.locale));
        key_value_ui(ctx.text(words::last_order), relative_day_text(summary.last, ctx.reader.today, ctx.reader.locale));
    }
    end_card_ui();
}

void referrals_part_ui(Context& ctx, Place customer) {
    const std::vector<ReferralNode> tree = referral_tree(ctx.tables, ctx.caches.relations, customer, ctx.reader);
    Money worth{0, ctx.reader.currency};
    std::size_t count = 0;
    for (const ReferralNode& node : tree) {
        if (node.customer == customer) continue;
        ++count;
        worth.minor += node.orders.total.minor;
    }
    if (count == 0)
        return void(empty_state_ui({.icon = Icon::referral,
                                    .title = ctx.text(words::no_referrals),
                                    .text = ctx.text(words::no_referrals_text)}));
    text_ui(std::string(ctx.text(words::referral_worth)) + ": " + money_text(worth, ctx.reader.locale), styles::strong);
    gap(4);
    for (const ReferralNode& node : tree) {
        if (node.customer == customer) continue;
        const float indent = px(24) * static_cast<float>(std::max(0, node.depth - 1));
        set_cursor({cursor().x + indent, cursor().y});
        begin_box(width_left());
        const std::string name = ctx.name(node.customer), about = ctx.about(node.customer),
                          total = money_text(node.orders.total, ctx.reader.locale, {.drops_zero_minor = true});
        if (list_row_ui(text_of(ctx.tables.id(node.customer)),
                        {.title = name, .detail = about, .end_text = total, .avatar = name, .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(node.customer));
        end_box();
    }
}

} // namespace crm
