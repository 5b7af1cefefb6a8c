// The prices of a price list, product by product; and of a product, list by list.
#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/queries/related.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_prices.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

// By what stands across (product or list), then by quantity: made again when a record changed.
struct Prices {
    RecordId owner{};
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<Row> rows;
};

const std::vector<Row>& sorted_prices(Context& ctx, Place owner, FieldIx across) {
    Prices& prices = ctx.state<Prices>();
    const EntityIx price = ctx.entity("price");
    if (prices.owner == ctx.tables.id(owner) && prices.revision == ctx.tables.revision()) return prices.rows;
    prices.owner = ctx.tables.id(owner);
    prices.revision = ctx.tables.revision();
    std::vector<std::tuple<std::string, std::int64_t, Row>> keys;
    const Column& quantity = known_column(ctx.tables, "price", "from_quantity");
    for (const Row row :
         children(ctx.tables, ctx.caches.relations, "price", ctx.schema.entity(owner.entity).key, owner))
        keys.emplace_back(ctx.cell({price, row}, across), quantity.number(row), row);
    std::ranges::sort(keys);
    prices.rows.clear();
    for (const auto& key : keys) prices.rows.push_back(std::get<Row>(key));
    return prices.rows;
}

} // namespace

void prices_part_ui(Context& ctx, Place owner) {
    const std::string_view key = ctx.schema.entity(owner.entity).key;
    const bool is_list = key == "price_list";
    const EntityIx price = ctx.entity("price");
    const FieldIx across = ctx.schema.field(price, is_list ? "product" : "price_list");
    const std::vector<Row> rows = sorted_prices(ctx, owner, across);
    if (!is_list && rows.empty()) return; // most products have their own price and no other
    const Preset preset{key, Value{ctx.tables.id(owner)}};
    begin_card_ui("prices", {.title = ctx.schema.entity(price).plural.in(ctx.language), .icon = Icon::price_list});
    if (rows.empty()) {
        if (empty_state_ui({.icon = Icon::price_list,
                            .title = ctx.text(words::no_prices_title),
                            .text = ctx.text(words::no_prices_text),
                            .action = ctx.can_write() ? ctx.text(words::add_price) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("price", {preset});
    } else {
        if (button_ui(ctx.text(words::add_price), {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
            ctx.add("price", {preset});
        beside(8);
        if (button_ui(ctx.text(words::all_prices), {.kind = ButtonKind::quiet, .icon = Icon::table, .small = true}))
            ctx.open_list("price");
        gap(4);
    }
    for (const Row row : rows) {
        const Place place{price, row};
        const auto cell = [&](std::string_view field) { return ctx.cell(place, ctx.schema.field(price, field)); };
        const std::string title = ctx.cell(place, across), quantity = cell("from_quantity"), amount = cell("price");
        const std::string detail = quantity.empty() ? std::string() : filled(ctx.text(words::prices_from), {quantity});
        if (list_row_ui(text_of(ctx.tables.id(place)),
                        {.title = title, .detail = detail, .end_text = amount, .chevron = true})
                .clicked)
            ctx.open(ctx.tables.id(place));
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
