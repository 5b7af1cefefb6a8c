// Deals on the board: a column for each stage of one pipeline, with what is in it and what that is worth by its
// chances; on a card how long it has stood there. What a column sums up is in the firm's currency, deals in others at
// today's rates of exchange; those without a rate are told above the board.
#include <algorithm>

#include "core/queries/pipelines.hpp"
#include "core/queries/rates.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_deals.hpp"
#include "core/text/words_list.hpp"
#include "web/frame/move_deal.hpp"
#include "web/frame/rates_note.hpp"
#include "web/kit/kit.hpp"
#include "web/views/list/layouts.hpp"

namespace crm {

namespace {

struct StageColumn {
    RecordId stage;
    std::string title, total{};
    Tone tone = Tone::info;
    bool can_take = true;
    std::vector<Row> rows{};
};

struct DealBoard { // kept until the list, the stages, the pipeline, the rates or the day change
    std::uint64_t version = 0, stages_revision = 0, pipelines_revision = 0, rates_revision = 0;
    Date day{};
    Language language = Language::ar;
    RecordId pipeline;
    std::vector<Row> pipelines;
    std::vector<StageColumn> columns;
    std::int64_t elsewhere = 0; // deals of the list in other pipelines
    WithoutRate without{};
};

Tone tone_of(StageKind kind) {
    return kind == StageKind::won ? Tone::success : kind == StageKind::lost ? Tone::danger : Tone::info;
}

std::string total_of(const Context& ctx, const DealColumns& deals, const Rates& rates, const std::vector<Row>& rows,
                     StageKind kind, WithoutRate& without) {
    SumInBase whole(rates);
    Money weighted{0, rates.base()};
    bool fits = true;
    for (const Row row : rows) {
        if (!deals.amount.has(row)) continue;
        if (const auto ours = whole.add(deals.amount.money(row), ctx.reader.today, without))
            fits = !__builtin_add_overflow(weighted.minor, deals.weighted(row, *ours).minor, &weighted.minor) && fits;
    }
    if (!fits || !whole.fits()) return std::string(ctx.text(sentence(Reason::too_large)));
    if (!whole.total().minor) return {};
    std::string total = sum_text(ctx, whole);
    if (kind == StageKind::open)
        total += " · " + std::string(ctx.text(words::weighted_total)) + " " +
                 money_text(weighted, ctx.reader.locale, {.drops_zero_minor = true});
    return total;
}

// The pipeline of the address, else the first.
RecordId chosen_pipeline(const ListPart& part, const std::vector<Row>& pipelines) {
    const EntityIx entity = part.ctx.entity("pipeline");
    const auto kept = part.state.options.find("pipeline");
    for (const Row row : pipelines)
        if (const RecordId id = part.ctx.tables.id({entity, row});
            kept != part.state.options.end() && text_of(id) == kept->second)
            return id;
    return pipelines.empty() ? RecordId{} : part.ctx.tables.id({entity, pipelines.front()});
}

const DealBoard& board_of(const ListPart& part) {
    Context& ctx = part.ctx;
    DealBoard& board = ctx.state<DealBoard>();
    const EntityIx stage = ctx.entity("stage"), pipeline = ctx.entity("pipeline");
    const std::uint64_t stages = ctx.tables.table(stage).revision, pipelines = ctx.tables.table(pipeline).revision;
    const bool is_same_order = board.pipelines_revision == pipelines && board.pipelines_revision != 0;
    if (!is_same_order) board.pipelines = pipelines_in_order(ctx.tables);
    const RecordId chosen = chosen_pipeline(part, board.pipelines);
    const std::uint64_t rates_now = ctx.tables.table(ctx.entity("rate")).revision;
    if (is_same_order && board.version == part.result.version && board.stages_revision == stages &&
        board.pipeline == chosen && board.language == ctx.language && board.rates_revision == rates_now &&
        board.day == ctx.reader.today)
        return board;
    board.rates_revision = rates_now;
    board.day = ctx.reader.today;
    board.without = {};
    board.version = part.result.version;
    board.stages_revision = stages;
    board.pipelines_revision = pipelines;
    board.pipeline = chosen;
    board.language = ctx.language;
    board.columns.clear();
    board.elsewhere = 0;
    const DealColumns deals(ctx.tables);
    std::vector<int> column_of(ctx.tables.table(stage).rows(), -1);
    if (chosen)
        for (const Row row : stages_in_order(ctx.tables, ctx.tables.find(chosen).row)) {
            column_of[row] = static_cast<int>(board.columns.size());
            board.columns.push_back({.stage = ctx.tables.id({stage, row}),
                                     .title = ctx.name(Place{stage, row}),
                                     .tone = tone_of(kind_of_stage(ctx.tables, row))});
        }
    for (const Row row : part.result.rows) {
        const Row at = deals.stage_of(row);
        if (at != no_row && column_of[at] < 0 && chosen &&
            deals.pipeline.reference(row) == ctx.tables.directory().find(chosen)) { // its stage is in the bin
            column_of[at] = static_cast<int>(board.columns.size());
            board.columns.push_back({.stage = ctx.tables.id({stage, at}),
                                     .title = ctx.name(Place{stage, at}),
                                     .tone = Tone::neutral,
                                     .can_take = false});
        }
        const int column = at == no_row ? -1 : column_of[at];
        if (column < 0)
            ++board.elsewhere;
        else
            board.columns[static_cast<std::size_t>(column)].rows.push_back(row);
    }
    const Rates rates(ctx.tables, ctx.reader.currency);
    for (StageColumn& column : board.columns)
        column.total = total_of(ctx, deals, rates, column.rows,
                                kind_of_stage(ctx.tables, ctx.tables.find(column.stage).row), board.without);
    return board;
}

void fill_card(const Context& ctx, const DealColumns& deals, Row row, BoardCard& out) {
    const Reader reader = ctx.brief();
    const Place place{deals.deals.entity, row};
    out.title = display_name(ctx.tables, place, reader);
    for (const std::string_view key : {"person", "company"})
        if (const std::string who = cell_text(ctx.tables, place, ctx.field("deal", key), reader); !who.empty())
            out.detail += (out.detail.empty() ? "" : " · ") + who;
    if (deals.amount.has(row))
        out.end_text = money_text(deals.amount.money(row), reader.locale, {.drops_zero_minor = true});
    if (deals.kind(row) != StageKind::open) return;
    const std::int64_t days = deals.days_in_stage(row, ctx.now);
    if (deals.is_stuck(row, ctx.now))
        out.chips.emplace_back(ctx.counted(words::stuck_for, days), Tone::danger);
    else if (days > 0)
        out.chips.emplace_back(ctx.counted(words::days, days), Tone::neutral);
}

void pipelines_ui(ListPart& part, const DealBoard& board) {
    Context& ctx = part.ctx;
    if (board.pipelines.size() < 2) return;
    const EntityIx entity = ctx.entity("pipeline");
    const std::string says = std::string(ctx.text(words::pipeline_shown)) + ": " + ctx.name(board.pipeline);
    if (button_ui(says, {.small = true, .has_popup = true, .id = "pipeline"})) open_menu("pipeline");
    if (begin_menu_ui("pipeline", ctx.text(words::pipeline_shown))) {
        for (const Row row : board.pipelines) {
            const RecordId id = ctx.tables.id({entity, row});
            if (menu_item_ui(ctx.name(Place{entity, row}), {.checked = id == board.pipeline, .id = text_of(id)})) {
                part.state.options["pipeline"] = text_of(id);
                part.view_changed = true;
            }
        }
        end_menu_ui();
    }
    if (board.elsewhere) {
        beside(10);
        text_ui(ctx.counted(words::elsewhere_deals, board.elsewhere), styles::muted);
    }
    gap(10);
}

} // namespace

void deal_board_ui(ListPart& part) {
    Context& ctx = part.ctx;
    if (part.result.rows.empty()) return part.empty();
    const DealBoard& board = board_of(part);
    pipelines_ui(part, board);
    without_rate_ui(ctx, board.without);
    std::vector<BoardColumn> columns;
    for (const StageColumn& column : board.columns)
        columns.push_back({.title = column.title,
                           .tone = column.tone,
                           .count = static_cast<std::int64_t>(column.rows.size()),
                           .total = column.total,
                           .can_take = column.can_take});
    const DealColumns deals(ctx.tables);
    const auto row_of = [&](int column, std::int64_t row) {
        return board.columns[static_cast<std::size_t>(column)].rows[static_cast<std::size_t>(row)];
    };
    const BoardResult done = board_ui(
        "board",
        {.label = ctx.schema.entity(part.entity).plural.in(ctx.language),
         .columns = columns,
         .key = [&](int column, std::int64_t row) { return std::uint64_t{deals.deals.handles[row_of(column, row)]}; },
         .card = [&](int column, std::int64_t row, BoardCard& out) { fill_card(ctx, deals, row_of(column, row), out); },
         .can_move = ctx.can_write(),
         .add = ctx.can_write() ? ctx.text(words::add) : std::string_view()});
    const auto id_at = [&](int column, std::int64_t row) { return ctx.tables.id({part.entity, row_of(column, row)}); };
    if (done.opened) ctx.open(id_at(done.opened->first, done.opened->second));
    if (done.add >= 0)
        ctx.add("deal", {{"pipeline", Value{board.pipeline}},
                         {"stage", Value{board.columns[static_cast<std::size_t>(done.add)].stage}}});
    if (done.moved)
        move_deal(ctx, id_at(done.moved->from, done.moved->row),
                  board.columns[static_cast<std::size_t>(done.moved->to)].stage);
}

} // namespace crm
