// A deal's page: the stages it goes through, what is done in the one it is in, its products, tasks and dealings, how
// long it stood where; the deals of a person or a company; where a competitor was met.
#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/deal_times.hpp"
#include "core/queries/pipelines.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/percent.hpp"
#include "core/text/words_deals.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/move_deal.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t shown_rows_max = 200;

std::string days_text(const Context& ctx, std::int64_t ms) {
    const std::int64_t days = ms / 86'400'000;
    return days ? ctx.counted(words::days, days) : std::string(ctx.text(words::less_than_day));
}

Tone tone_of(StageKind kind) {
    return kind == StageKind::won ? Tone::success : kind == StageKind::lost ? Tone::danger : Tone::info;
}

// Every stage as a button, those already passed with a tick; as many lines as it takes.
void stage_bar_ui(Context& ctx, Place deal, const DealColumns& deals, Row here) {
    const EntityIx stage = ctx.entity("stage");
    const Place pipeline = ctx.tables.directory().place(deals.pipeline.reference(deal.row));
    const std::vector<Row> stages = stages_in_order(ctx.tables, pipeline.row);
    const auto at = std::ranges::find(stages, here);
    const bool is_open = deals.kind(deal.row) == StageKind::open;
    push_report({.id = id_of("stages"), .role = Role::group, .name = std::string(ctx.text(words::stages_of_deal))},
                cursor(), {cursor().x + width_left(), cursor().y + control_height()});
    const float room = width_left();
    float used = 0;
    for (auto it = stages.begin(); it != stages.end(); ++it) {
        const StageKind kind = kind_of_stage(ctx.tables, *it);
        const std::string name = ctx.name(Place{stage, *it});
        const bool is_here = it == at, is_passed = it < at && at != stages.end() && kind == StageKind::open;
        const ButtonSpec spec{.kind = is_here ? ButtonKind::primary : ButtonKind::secondary,
                              .icon = is_here || is_passed ? Icon::check : Icon::none,
                              .small = true,
                              .disabled = !ctx.can_write(),
                              .on = is_here};
        const float wide = button_width(name, spec);
        if (used > 0 && used + px(6) + wide <= room)
            beside(6), used += px(6);
        else if (used > 0)
            gap(6), used = 0;
        used += wide;
        if (button_ui(name, spec)) move_deal(ctx, ctx.tables.id(deal), ctx.tables.id({stage, *it}));
    }
    semantics::pop();
    if (is_open && deals.is_stuck(deal.row, ctx.now)) {
        gap(8);
        banner_ui({.tone = Tone::warning,
                   .text = ctx.counted(words::stuck_for, deals.days_in_stage(deal.row, ctx.now)),
                   .id = "stuck"});
    }
}

// The stage's checklist, and how to move the deal on.
void guide_card_ui(Context& ctx, Place deal, Row here) {
    const EntityIx stage = ctx.entity("stage");
    const FieldIx checked = ctx.field("deal", "checked");
    std::vector<Value> lines = ctx.tables.elements({stage, here}, ctx.field("stage", "checklist"));
    std::ranges::stable_sort(lines, {}, [](const Value& line) { return place_in_preset(std::get<std::string>(line)); });
    std::vector<Value> done = ctx.tables.elements(deal, checked);
    begin_card_ui("guide", {.title = ctx.text(words::stage_guide), .icon = Icon::task});
    if (lines.empty()) text_ui(ctx.text(words::no_checklist), styles::muted);
    for (const Value& line : lines) {
        const std::string& kept = std::get<std::string>(line);
        const bool is_done = std::ranges::contains(done, line);
        if (!list_row_ui(kept, {.title = in_language(kept, ctx.arabic()), .strike = is_done, .checked = is_done})
                 .check_clicked ||
            !ctx.can_write())
            continue;
        std::vector<Value> after = done;
        is_done ? void(std::erase(after, line)) : after.push_back(line);
        ctx.send(SaveRecord{.entity = deal.entity, .id = ctx.tables.id(deal), .cells = {{checked, {}, after}}});
    }
    const std::string how = ctx.cell({stage, here}, ctx.field("stage", "playbook"));
    if (!how.empty()) {
        gap(8);
        text_ui(ctx.schema.field(stage, ctx.field("stage", "playbook")).label.in(ctx.language), styles::strong);
        gap(2);
        paragraph_ui(in_language(how, ctx.arabic()), styles::muted);
    }
    end_card_ui();
    gap(12);
}

void lines_card_ui(Context& ctx, Place deal) {
    const EntityIx line = ctx.entity("deal_line");
    const std::vector<Row> rows =
        children(ctx.tables, ctx.caches.relations, line, ctx.schema.field(line, "deal"), deal);
    if (begin_card_ui("lines", {.title = ctx.text(words::deal_products),
                                .icon = Icon::product,
                                .action = ctx.can_write() ? ctx.text(words::edit) : std::string_view()}))
        ctx.edit(ctx.tables.id(deal));
    if (rows.empty()) text_ui(ctx.text(words::no_deal_products), styles::muted);
    for (const Row row : rows) {
        const Place place{line, row};
        const auto cell = [&](std::string_view key) { return ctx.cell(place, ctx.schema.field(line, key)); };
        const std::string name = ctx.name(place), amount = cell("quantity") + " × " + cell("price");
        list_row_ui(text_of(ctx.tables.id(place)), {.title = name, .end_text = amount, .icon = Icon::product});
    }
    end_card_ui();
    gap(12);
}

void times_card_ui(Context& ctx, Place deal) {
    const std::vector<StageTime> times = stage_times(ctx.tables, ctx.caches.relations, deal, ctx.now);
    if (times.empty()) return;
    begin_card_ui("times", {.title = ctx.text(words::time_per_stage), .icon = Icon::history});
    for (const StageTime& time : times)
        key_value_ui(ctx.name(time.stage), kind_of_stage(ctx.tables, time.stage.row) == StageKind::open
                                               ? days_text(ctx, time.ms)
                                               : ctx.cell(deal, ctx.field("deal", "closed_at")));
    end_card_ui();
    gap(12);
}

} // namespace

void deal_rows_ui(Context& ctx, std::vector<Row> rows) {
    const DealColumns deals(ctx.tables);
    sort_few_by(rows, [&](Row row) { return std::pair{deals.kind(row) != StageKind::open, -deals.since.number(row)}; });
    for (std::size_t i = 0; i < std::min(rows.size(), shown_rows_max); ++i) {
        const Place place{deals.deals.entity, rows[i]};
        const std::string name = ctx.name(place), stage = ctx.cell(place, ctx.field("deal", "stage")),
                          amount = ctx.cell(place, ctx.field("deal", "amount"));
        if (list_row_ui(text_of(ctx.tables.id(place)), {.title = name,
                                                        .detail = stage,
                                                        .end_text = amount,
                                                        .icon = Icon::deal,
                                                        .icon_tone = tone_of(deals.kind(rows[i])),
                                                        .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(place));
    }
}

void deal_head_ui(Context& ctx, Place deal) {
    const DealColumns deals(ctx.tables);
    const Row here = deals.stage_of(deal.row);
    if (here == no_row || deals.pipeline.reference(deal.row) == no_handle) return;
    stage_bar_ui(ctx, deal, deals, here);
    lost_dialog_ui(ctx);
    gap(14);
}

void deal_main_ui(Context& ctx, Place deal) {
    const DealColumns deals(ctx.tables);
    if (const Row here = deals.stage_of(deal.row); here != no_row) guide_card_ui(ctx, deal, here);
    needs_part_ui(ctx, deal);
    lines_card_ui(ctx, deal);
    cross_sell_card_ui(ctx, deal);
    work_card_ui(ctx, deal, "task", words::deal_tasks, Icon::task, "due");
    appointments_card_ui(ctx, deal);
    work_card_ui(ctx, deal, "dealing", words::deal_dealings, Icon::chat, "at");
    times_card_ui(ctx, deal);
}

void deal_figures_ui(Context& ctx, Place deal) {
    const DealColumns deals(ctx.tables);
    if (!deals.amount.has(deal.row)) return;
    begin_card_ui("figures",
                  {.title = ctx.schema.field(deal.entity, ctx.field("deal", "amount")).label.in(ctx.language),
                   .icon = Icon::money});
    key_value_ui(ctx.schema.field(deal.entity, ctx.field("deal", "amount")).label.in(ctx.language),
                 ctx.cell(deal, ctx.field("deal", "amount")));
    key_value_ui(ctx.text(words::chance_now), percent_text(deals.chance(deal.row), ctx.reader.locale));
    key_value_ui(ctx.text(words::weighted_value), money_text(deals.weighted(deal.row), ctx.reader.locale));
    end_card_ui();
    gap(12);
}

std::vector<Row> deals_of(Context& ctx, Place customer) {
    const EntityIx deal = ctx.entity("deal");
    const FieldIx named = ctx.schema.field(deal, ctx.schema.entity(customer.entity).key);
    if (named == no_field) return {}; // a lead has none before it is a customer
    return children(ctx.tables, ctx.caches.relations, deal, named, customer);
}

void deals_part_ui(Context& ctx, Place customer) {
    std::vector<Row> rows = deals_of(ctx, customer);
    const std::string add = ctx.adding(ctx.entity("deal"));
    if (rows.empty()) {
        if (empty_state_ui({.icon = Icon::deal,
                            .title = ctx.text(words::no_deals_here),
                            .action = ctx.can_write() ? std::string_view(add) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("deal", {for_customer(ctx, customer)});
        return;
    }
    if (button_ui(add, {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
        ctx.add("deal", {for_customer(ctx, customer)});
    gap(4);
    deal_rows_ui(ctx, std::move(rows));
}

void competitor_part_ui(Context& ctx, Place competitor) {
    const EntityIx deal = ctx.entity("deal");
    RelationCache& relations = ctx.caches.relations;
    std::vector<Row> met = children(ctx.tables, relations, deal, ctx.field("deal", "competitors"), competitor);
    const std::vector<Row> lost = children(ctx.tables, relations, deal, ctx.field("deal", "lost_to"), competitor);
    for (const Row row : lost)
        if (!std::ranges::contains(met, row)) met.push_back(row);
    const DealColumns deals(ctx.tables);
    const auto won = std::ranges::count_if(met, [&](Row row) { return deals.kind(row) == StageKind::won; });
    const auto lost_to = static_cast<std::int64_t>(lost.size()), closed = won + lost_to;
    const auto number = [&](std::int64_t n) { return number_text(n, {.digits = ctx.reader.locale.digits}); };
    begin_card_ui("met", {.title = ctx.text(words::deals_met), .icon = Icon::deal});
    if (met.empty()) paragraph_ui(ctx.text(words::not_met_yet), styles::muted);
    if (!met.empty()) {
        key_value_ui(ctx.text(words::deals_won), number(won));
        key_value_ui(ctx.text(words::deals_lost_to), number(lost_to));
        if (closed)
            key_value_ui(ctx.text(words::win_rate_against),
                         percent_text((won * 200 + closed) / (2 * closed), ctx.reader.locale));
        divider_ui();
        deal_rows_ui(ctx, std::move(met));
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
