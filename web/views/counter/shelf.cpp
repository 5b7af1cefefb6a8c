#include "web/views/counter/shelf.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/queries/attendance.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_counter.hpp"
#include "web/frame/app.hpp"
#include "web/frame/barcode.hpp"
#include "web/frame/field_editor.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/semantics.hpp"

namespace crm {

namespace {

constexpr std::size_t tiles_max = 48;

struct Shelf { // the products of a category by name, kept until they change
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<std::string> categories;
    std::vector<Row> rows;
    std::string category; // shown; empty: all
};

const Shelf& shelf_of(Context& ctx) {
    Shelf& shelf = ctx.state<Shelf>();
    const EntityIx entity = ctx.entity("product");
    const Table& table = ctx.tables.table(entity);
    if (shelf.revision == table.revision) return shelf;
    shelf.revision = table.revision;
    const Column &category = known_column(ctx.tables, "product", "category"),
                 &retired = known_column(ctx.tables, "product", "is_retired");
    std::set<std::string> categories;
    shelf.rows.clear();
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || retired.code(row) == 1) continue;
        if (category.has(row)) categories.emplace(category.words(row));
        shelf.rows.push_back(row);
    }
    shelf.categories.assign(categories.begin(), categories.end());
    if (!categories.contains(shelf.category)) shelf.category.clear();
    return shelf;
}

std::vector<Row> rows_shown(Context& ctx, const CounterState& state, const Shelf& shelf) {
    std::vector<Row> rows;
    if (!state.item.empty()) {
        std::vector<ReferenceOption> found;
        suggest_records(ctx, ctx.entity("product"), state.item, found);
        for (const ReferenceOption& option : found)
            if (const Row row = ctx.tables.directory().place(static_cast<Handle>(option.id - 1)).row;
                std::ranges::binary_search(shelf.rows, row)) // what is not sold any more is not offered
                rows.push_back(row);
        return rows;
    }
    const Column& category = known_column(ctx.tables, "product", "category");
    for (const Row row : shelf.rows)
        if (rows.size() < tiles_max && (shelf.category.empty() || category.words(row) == shelf.category))
            rows.push_back(row);
    return rows;
}

void take(Context& ctx, CounterState& state, RecordId product) {
    add_to_basket(ctx, state.baskets.now, product);
    state.item.clear();
    state.item_error.clear();
    semantics::announce(ctx.name(product), false);
}

// Enter takes what the words name exactly (a scanner types a code and presses Enter), else the best that was found.
void take_typed(Context& ctx, CounterState& state) {
    RecordId product = product_called(ctx, state.item);
    if (product) return take(ctx, state, product);
    if (const std::vector<RecordId> people = people_with_card(ctx.tables, state.item); people.size() == 1) {
        state.baskets.now.customer = people.front(); // a customer's card tells whose basket it is
        state.item.clear();
        return semantics::announce(ctx.name(people.front()), false);
    }
    if (const std::vector<Row> rows = rows_shown(ctx, state, shelf_of(ctx)); !rows.empty())
        product = ctx.tables.id({ctx.entity("product"), rows.front()});
    if (product) return take(ctx, state, product);
    state.item_error = filled(ctx.text(words::counter_unknown), {state.item});
    state.item.clear(); // the next scan begins anew
}

} // namespace

void item_field_ui(Context& ctx, CounterState& state) {
    const FieldResult typed = search_ui("item",
                                        {.label = ctx.text(words::counter_item),
                                         .error = state.item_error,
                                         .placeholder = ctx.text(words::counter_item_hint),
                                         .focus = std::exchange(state.is_fresh, false)},
                                        state.item);
    if (typed.changed && !state.item.empty()) state.item_error.clear();
    if (typed.enter && !state.item.empty()) take_typed(ctx, state);
    barcode_button_ui(ctx, [](std::string code) {
        app().intents.push_back([code = std::move(code)] {
            Context now = app().context();
            CounterState& state = now.state<CounterState>();
            state.item = code;
            take_typed(now, state);
        });
    });
}

void shelf_ui(Context& ctx, CounterState& state) {
    const Shelf& shelf = shelf_of(ctx);
    if (state.item.empty() && shelf.categories.size() > 1) {
        Shelf& chosen = ctx.state<Shelf>();
        for (std::size_t i = 0; i < shelf.categories.size(); ++i) {
            const std::string& category = shelf.categories[i];
            if (i > 0) beside(6);
            if (width_left() < chip_width(category) + px(24)) ImGui::NewLine();
            const bool is_on = chosen.category == category;
            if (chip_ui(category, is_on ? Tone::accent : Tone::neutral,
                        {.can_click = true, .on = is_on, .id = category}) == ChipAnswer::clicked)
                chosen.category = is_on ? std::string() : category;
        }
        gap(8);
    }
    const EntityIx entity = ctx.entity("product");
    const FieldIx price = ctx.field("product", "price");
    Grid grid(200, 8);
    for (const Row row : rows_shown(ctx, state, shelf)) {
        grid.next();
        const RecordId id = ctx.tables.id({entity, row});
        const std::string name = ctx.name(Place{entity, row}), cost = ctx.cell({entity, row}, price),
                          code = ctx.cell({entity, row}, ctx.field("product", "code"));
        begin_box(grid.cell_width());
        if (list_row_ui(text_of(id),
                        {.title = name, .detail = code.empty() ? cost : cost + " · " + code, .icon = Icon::product})
                .clicked)
            take(ctx, state, id);
        end_box();
    }
}

} // namespace crm
