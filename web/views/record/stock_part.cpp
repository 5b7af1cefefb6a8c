// What is on hand of a product, and the movements that are known of it, the latest first.
#include <algorithm>

#include "core/entities/stock_move.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/related.hpp"
#include "core/queries/stock.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_stock.hpp"
#include "web/frame/stock_note.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t moves_shown = 8;

struct StockMoves { // made again when a record changed
    RecordId product{};
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<Row> rows;
};

const std::vector<Row>& last_moves(Context& ctx, Place product) {
    StockMoves& moves = ctx.state<StockMoves>();
    if (moves.product == ctx.tables.id(product) && moves.revision == ctx.tables.revision()) return moves.rows;
    moves.product = ctx.tables.id(product);
    moves.revision = ctx.tables.revision();
    moves.rows = children(ctx.tables, ctx.caches.relations, "stock_move", "product", product);
    const Column &date = known_column(ctx.tables, "stock_move", "date"),
                 &created = known_column(ctx.tables, "stock_move", "created_at");
    std::ranges::sort(moves.rows, std::greater{},
                      [&](Row row) { return std::tuple(date.code(row), created.number(row), row); });
    return moves.rows;
}

void standing_ui(const Context& ctx, Place product) {
    const Value known = on_hand(ctx.tables, product);
    const auto* there = std::get_if<std::int64_t>(&known);
    if (!there) return;
    key_value_ui(ctx.text(words::stock_now), quantity_text(ctx, *there));
    const Value level = ctx.tables.value(product, ctx.field("product", "reorder_at"));
    if (*there < 0)
        paragraph_ui(ctx.text(words::stock_below_zero), styles::small.with(Color::danger_ink));
    else if (const auto* at = std::get_if<std::int64_t>(&level); at && *there <= *at)
        paragraph_ui(filled(ctx.text(words::stock_at_level), {quantity_text(ctx, *at)}),
                     styles::small.with(Color::warning_ink));
    gap(8);
}

} // namespace

void stock_part_ui(Context& ctx, Place product) {
    const EntityIx move = ctx.entity("stock_move");
    const std::vector<Row> rows = last_moves(ctx, product);
    const std::string_view kind = known_column(ctx.tables, "product", "kind").words(product.row);
    if (rows.empty() && (kind == "service" || kind == "bundle")) return; // a bundle's parts have a stock
    const Preset preset{"product", Value{ctx.tables.id(product)}};
    begin_card_ui("stock", {.title = ctx.text(words::stock_title), .icon = Icon::delivery});
    if (rows.empty()) {
        if (empty_state_ui({.icon = Icon::delivery,
                            .title = ctx.text(words::stock_unknown),
                            .text = ctx.text(words::stock_unknown_text),
                            .action = ctx.can_write() ? ctx.text(words::stock_count) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("stock_move", {preset, {"kind", std::string("counted")}});
    } else {
        standing_ui(ctx, product);
        if (button_ui(ctx.text(words::stock_add), {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
            ctx.add("stock_move", {preset});
        beside(8);
        if (button_ui(ctx.text(words::stock_all), {.kind = ButtonKind::quiet, .icon = Icon::table, .small = true}))
            ctx.open_list("stock_move");
        gap(4);
    }
    for (const Row row : std::span(rows).first(std::min(rows.size(), moves_shown))) {
        const Place place{move, row};
        const auto cell = [&](std::string_view field) { return ctx.cell(place, ctx.field("stock_move", field)); };
        std::string kind = cell("kind"), detail = cell("date");
        if (kind.empty()) kind = stock_moves[0].label.in(ctx.language);
        if (const std::string note = cell("note"); !note.empty()) detail += (detail.empty() ? "" : " · ") + note;
        if (list_row_ui(text_of(ctx.tables.id(place)),
                        {.title = kind, .detail = detail, .end_text = cell("quantity"), .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(place));
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
