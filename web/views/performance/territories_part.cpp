// What each sales territory brings in the period; a press shows its customers.
#include "core/queries/filter.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/territory_results.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_performance.hpp"
#include "core/text/words_territories.hpp"
#include "web/frame/figures.hpp"
#include "web/kit/kit.hpp"
#include "web/views/performance/performance_view.hpp"

namespace crm {

namespace {

struct TerritoriesPart { // kept until a record, the period or the language changes
    std::uint64_t revision = ~std::uint64_t{0};
    Days days{};
    TerritoryResults results;
    TableView view;
    TableSelection selection;
};

void open_customers(Context& ctx, const TerritoryResult& territory) {
    const EntityIx person = ctx.entity("person");
    Condition of{.field = ctx.field("person", "territory"), .op = Operator::is_empty, .values = {}};
    if (!territory.name.empty()) of = {.field = of.field, .op = Operator::is, .values = {territory.name}};
    ctx.go({.screen = Screen::list,
            .entity = "person",
            .query = "layout=table&filter=" + to_text(ctx.schema, person, Filter::of(std::move(of)))});
}

} // namespace

void territories_part_ui(Context& ctx, const Days& days) {
    TerritoriesPart& part = ctx.state<TerritoriesPart>();
    if (part.revision != ctx.tables.revision() || !(part.days == days)) {
        part.revision = ctx.tables.revision();
        part.days = days;
        part.results = territory_results(ctx.tables, days, ctx.reader);
    }
    const std::vector<TerritoryResult>& all = part.results.territories;
    if (all.empty() || all.front().name.empty()) return; // nobody is in any
    begin_card_ui("territories", {.title = ctx.text(words::by_territory), .icon = Icon::map_pin});
    gap(8);
    const auto number = [&](std::uint32_t n) { return with_digits(std::to_string(n), ctx.reader.locale.digits); };
    const auto amount = [&](std::int64_t minor) {
        return money_text({minor, ctx.reader.currency}, ctx.reader.locale, {.drops_zero_minor = true});
    };
    Figures figures{.id = "territories", .label = ctx.text(words::by_territory), .columns = {}, .count = all.size()};
    figures.columns = {figure_column(ctx, "name", words::territories_title, 240),
                       figure_column(ctx, "sales", words::performance_sales, 180),
                       figure_column(ctx, "won", words::performance_won, 130),
                       figure_column(ctx, "open", words::territory_open, 180),
                       figure_column(ctx, "customers", words::territory_customers, 120)};
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const TerritoryResult& one = all[row];
        if (column == "name") {
            out.text = one.name.empty() ? std::string(ctx.text(words::no_territory)) : one.name;
            for (const std::string& who : one.representatives)
                out.detail += (out.detail.empty() ? "" : ctx.arabic() ? "، " : ", ") + who;
            out.link = true;
        } else if (column == "sales") {
            out.text = amount(one.sales);
        } else if (column == "won") {
            out.text = number(one.won_deals);
        } else if (column == "open") {
            out.text = number(one.open_deals);
            if (one.open_amount > 0) out.detail = amount(one.open_amount);
        } else {
            out.text = number(one.customers);
        }
    };
    if (const auto opened = figures_ui(figures, part.view, part.selection)) open_customers(ctx, all[*opened]);
    if (part.results.other_currency > 0) {
        gap(6);
        paragraph_ui(ctx.counted(words::performance_other_currency, part.results.other_currency), styles::muted);
    }
    end_card_ui();
    gap(16);
}

} // namespace crm
