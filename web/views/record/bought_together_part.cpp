// Of a product: what customers often buy with it, and who bought it, or its category, and not another.
#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/text/dates.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_cross_sell.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/figures.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/purchases.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t customers_max = 100, together_max = 3;
constexpr std::uint64_t category_mark = std::uint64_t{1} << 40; // in a Reference's number; below it: a handle + 1

struct BoughtTogether {
    RecordId product{};
    int of = 0;      // 0: this product, 1: its category
    Reference other; // what they did not buy: a product or a category
    // Kept until the purchases or the choice change.
    std::uint64_t revision = 0;
    int found_of = 0;
    Reference found_other;
    std::vector<Together> together;
    std::vector<BoughtNot> customers;
    bool is_bought = false;
    TableView view;
    TableSelection selection;
};

Reference reference_to(const Context& ctx, Place product) {
    return {ctx.tables.directory().find(ctx.tables.id(product)) + std::uint64_t{1}, ctx.name(product)};
}

RowSet only(const Context& ctx, Row product) {
    RowSet rows(ctx.tables.table(ctx.entity("product")).rows());
    rows.add(product);
    return rows;
}

RowSet products_of(const Context& ctx, const Reference& chosen) {
    if (chosen.id & category_mark) return products_in_category(ctx.tables, chosen.label);
    return only(ctx, ctx.tables.directory().place(static_cast<Handle>(chosen.id - 1)).row);
}

BoughtTogether& bought_together(Context& ctx, Place product) {
    BoughtTogether& state = ctx.state<BoughtTogether>();
    const RecordId id = ctx.tables.id(product);
    const auto [purchases, revision] = known_purchases(ctx);
    const bool is_other = state.product != id;
    if (is_other) state = {.product = id};
    if (state.revision == revision && state.found_of == state.of && state.found_other == state.other && !is_other)
        return state;
    state.revision = revision;
    state.found_of = state.of;
    state.found_other = state.other;
    const Row row[] = {product.row};
    state.together = purchases.together(row, {}, together_max);
    const RowSet bought =
        state.of == 0
            ? only(ctx, product.row)
            : products_in_category(ctx.tables, known_column(ctx.tables, "product", "category").words(product.row));
    const RowSet none(bought.rows());
    state.is_bought = !purchases.bought_not(bought, none).empty();
    state.customers.clear();
    if (state.other.id) state.customers = purchases.bought_not(bought, products_of(ctx, state.other));
    return state;
}

void together_ui(Context& ctx, Place product, BoughtTogether& state) {
    const auto number = [&](std::uint32_t n) { return number_text(n, {.digits = ctx.reader.locale.digits}); };
    if (state.together.empty()) paragraph_ui(ctx.text(words::bought_together_none), styles::muted);
    for (const Together& each : state.together) {
        const Place other{product.entity, each.product};
        const std::string name = ctx.name(other),
                          detail = filled(ctx.text(words::bought_together_of),
                                          {number(each.both), number(each.bought_reason), ctx.name(product)});
        if (list_row_ui(text_of(ctx.tables.id(other)),
                        {.title = name, .detail = detail, .icon = Icon::product, .icon_tone = Tone::accent})
                .clicked)
            state.other = reference_to(ctx, other); // who has not yet
    }
}

void choice_of_both_ui(Context& ctx, Place product, BoughtTogether& state) {
    const std::string_view category = known_column(ctx.tables, "product", "category").words(product.row);
    if (category.empty()) {
        state.of = 0;
    } else {
        const std::string of_category = filled(ctx.text(words::bought_category), {category});
        const TabItem which[] = {{.label = ctx.text(words::bought_this)}, {.label = of_category}};
        segmented_ui("bought", ctx.text(words::bought_which), which, state.of);
        gap(8);
    }
    reference_ui(
        "not bought",
        {.label = ctx.text(words::not_bought), .placeholder = ctx.text(words::not_bought_hint), .clearable = true},
        state.other,
        [&](std::string_view query, std::vector<ReferenceOption>& found) {
            std::vector<std::string> categories;
            suggest_terms(ctx, product.entity, ctx.field("product", "category"), query, categories);
            for (std::size_t i = 0; i < categories.size(); ++i)
                found.push_back(
                    {.id = category_mark | i,
                     .label = categories[i],
                     .detail = std::string(
                         ctx.schema.field(product.entity, ctx.field("product", "category")).label.in(ctx.language)),
                     .icon = Icon::tag});
            suggest_records(ctx, product.entity, query, found);
        },
        {.can_create = false});
}

void customers_ui(Context& ctx, BoughtTogether& state) {
    const std::size_t shown = std::min(state.customers.size(), customers_max);
    heading_ui(ctx.counted(words::bought_not_count, static_cast<std::int64_t>(state.customers.size())), 3);
    gap(4);
    Figures figures{.id = "bought not",
                    .label = ctx.text(words::bought_not_title),
                    .columns = {figure_column(ctx, "name", words::bought_not_customer, 240),
                                figure_column(ctx, "times", words::bought_not_times, 120),
                                figure_column(ctx, "last", words::bought_not_last, 150)},
                    .count = shown};
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const BoughtNot& one = state.customers[row];
        if (column == "name") {
            out.text = ctx.name(one.customer);
            out.detail = ctx.about(one.customer);
            out.link = true;
        } else if (column == "times") {
            out.text = number_text(one.times, {.digits = ctx.reader.locale.digits});
        } else {
            out.muted = one.last == missing_code;
            if (!out.muted) out.text = relative_day_text({one.last}, ctx.reader.today, ctx.reader.locale);
        }
    };
    if (const auto opened = figures_ui(figures, state.view, state.selection))
        ctx.open(ctx.tables.id(state.customers[*opened].customer));
    if (state.customers.size() > shown)
        text_ui(ctx.counted(words::bought_not_more, static_cast<std::int64_t>(state.customers.size() - shown)),
                styles::muted);
}

} // namespace

void bought_together_part_ui(Context& ctx, Place product) {
    BoughtTogether& state = bought_together(ctx, product);
    begin_card_ui("bought together", {.title = ctx.text(words::bought_together_title), .icon = Icon::people});
    if (!state.is_bought && state.of == 0) {
        paragraph_ui(ctx.text(words::bought_by_nobody), styles::muted);
    } else {
        together_ui(ctx, product, state);
        gap(10);
        divider_ui();
        gap(8);
        heading_ui(ctx.text(words::bought_not_title), 3);
        gap(6);
        choice_of_both_ui(ctx, product, state);
        gap(8);
        if (!state.other.id)
            paragraph_ui(ctx.text(words::bought_not_choose), styles::muted);
        else if (state.customers.empty())
            paragraph_ui(ctx.text(words::bought_not_nobody), styles::muted);
        else
            customers_ui(ctx, state);
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
