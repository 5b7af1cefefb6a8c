#include "web/views/performance/performance_view.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/sales/performance.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/percent.hpp"
#include "core/text/words_performance.hpp"
#include "web/frame/figures.hpp"
#include "web/frame/records_card.hpp"
#include "web/frame/span_choice.hpp"
#include "web/kit/chart.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct PerformanceState {
    SpanChoice span;
    std::string chosen; // the representative whose statement is shown
    // Kept until a record, the day, the period or the language changes.
    std::uint64_t revision = ~std::uint64_t{0};
    Days days{};
    Locale locale{};
    Performance found;
    std::vector<Place> targets, rules;
    TableView board_view, rules_view, sales_view;
    TableSelection board_selection, rules_selection, sales_selection;
};

std::string number_of(const Context& ctx, std::int64_t n) {
    return with_digits(std::to_string(n), ctx.reader.locale.digits);
}
std::string amount(const Context& ctx, std::int64_t minor) {
    return money_text({minor, ctx.reader.currency}, ctx.reader.locale, {.drops_zero_minor = true});
}
std::string day_text(const Context& ctx, std::int64_t day) {
    return date_text({static_cast<std::int32_t>(day)}, {.locale = ctx.reader.locale, .form = DateForm::medium});
}

PerformanceState& performance_state(Context& ctx) {
    PerformanceState& state = ctx.state<PerformanceState>();
    const Days days = days_of(state.span, ctx.reader);
    const Locale locale = ctx.reader.locale;
    if (state.revision == ctx.tables.revision() && state.days == days && state.locale.language == locale.language &&
        state.locale.digits == locale.digits)
        return state;
    state.revision = ctx.tables.revision();
    state.days = days;
    state.locale = locale;
    state.found = performance(ctx.tables, days, ctx.reader);
    state.rules = live_records(ctx.tables, "commission_rule");
    state.targets = live_records(ctx.tables, "target");
    const Column &from = known_column(ctx.tables, "target", "from"),
                 &until = known_column(ctx.tables, "target", "until");
    std::erase_if(state.targets,
                  [&](Place place) { return until.code(place.row) < days.first || from.code(place.row) > days.last; });
    return state;
}

std::string share_text(const Context& ctx, std::int64_t done, std::int64_t target) {
    if (target <= 0) return {};
    return number_of(ctx, static_cast<std::int64_t>(static_cast<double>(done) / static_cast<double>(target) * 100)) +
           (ctx.arabic() ? "٪" : "%");
}

// A number, and how much of its target it is.
void show(const Context& ctx, std::string text, std::int64_t done, std::int64_t target, CellText& out) {
    out.text = std::move(text);
    out.detail = share_text(ctx, done, target);
    if (target > 0 && done >= target) out.icon = Icon::check;
}

void board_ui(Context& ctx, PerformanceState& state) {
    const std::vector<Representative>& people = state.found.people;
    begin_card_ui("board", {.title = ctx.text(words::leaderboard), .icon = Icon::ranking});
    gap(8);
    std::vector<ChartCategory> names;
    ChartSeries sales{.name = std::string(ctx.text(words::performance_sales)), .values = {}},
        targets{.name = std::string(ctx.text(words::performance_target_series)), .values = {}, .is_faint = true};
    for (const Representative& one : people) {
        if (one.sales == 0 && one.sales_target == 0) continue;
        names.push_back({.name = one.name});
        sales.values.push_back(one.sales);
        targets.values.push_back(one.sales_target);
    }
    std::vector<ChartSeries> series{std::move(sales)};
    if (std::ranges::any_of(targets.values, [](std::int64_t value) { return value > 0; }))
        series.push_back(std::move(targets));
    if (!names.empty()) {
        chart_ui("sales", {.kind = ChartKind::bar,
                           .label = ctx.text(words::performance_chart),
                           .categories = names,
                           .series = series,
                           .unit = {minor_digits(ctx.reader.currency), ctx.reader.currency},
                           .locale = ctx.reader.locale,
                           .lay = ChartLay::lying,
                           .under_title = true});
        gap(10);
    }
    Figures figures{.id = "board", .label = ctx.text(words::leaderboard), .columns = {}, .count = people.size()};
    figures.columns = {figure_column(ctx, "name", words::representative, 180),
                       figure_column(ctx, "sales", words::performance_sales, 170),
                       figure_column(ctx, "sold", words::performance_sold, 100),
                       figure_column(ctx, "won", words::performance_won, 110),
                       figure_column(ctx, "dealings", words::performance_dealings, 120),
                       figure_column(ctx, "points", words::performance_points, 90),
                       figure_column(ctx, "commission", words::performance_commission, 140)};
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const Representative& one = people[row];
        if (column == "name") {
            // Isolated: a name of the other script would turn the number round.
            out.text = number_of(ctx, static_cast<std::int64_t>(row) + 1) + ". \u2068" + one.name + "\u2069";
            out.link = true;
        } else if (column == "sales") {
            show(ctx, amount(ctx, one.sales), one.sales, one.sales_target, out);
        } else if (column == "sold") {
            out.text = number_of(ctx, one.sold);
        } else if (column == "won") {
            show(ctx, number_of(ctx, one.won_deals), one.won_deals, one.deal_target, out);
        } else if (column == "dealings") {
            show(ctx, number_of(ctx, one.dealings), one.dealings, one.dealing_target, out);
        } else if (column == "points") {
            out.text = number_of(ctx, one.points);
        } else {
            out.text = amount(ctx, one.commission);
        }
    };
    if (const auto opened = figures_ui(figures, state.board_view, state.board_selection))
        state.chosen = people[*opened].name;
    gap(6);
    paragraph_ui(ctx.text(words::performance_points_text), styles::help);
    if (state.found.other_currency > 0) {
        gap(6);
        paragraph_ui(ctx.counted(words::performance_other_currency, state.found.other_currency), styles::muted);
    }
    end_card_ui();
    gap(16);
}

void statement_ui(Context& ctx, PerformanceState& state) {
    const auto chosen = std::ranges::find(state.found.people, state.chosen, &Representative::name);
    if (chosen == state.found.people.end()) return;
    const Representative& one = *chosen;
    std::string title(ctx.text(words::commission_statement));
    title.replace(title.find("{}"), 2, one.name);
    if (begin_card_ui("statement", {.title = title, .icon = Icon::money, .action = ctx.text(words::close)}))
        ctx.later([&state] { state.chosen.clear(); });
    gap(8);
    if (one.commissions.empty()) paragraph_ui(ctx.text(words::commission_none), styles::muted);
    Figures rules{.id = "rules",
                  .label = ctx.text(words::commission_rules_heading),
                  .columns = {figure_column(ctx, "rule", words::commission_rule_heading, 260),
                              figure_column(ctx, "basis", words::commission_basis, 200),
                              figure_column(ctx, "amount", words::performance_commission, 180)},
                  .count = one.commissions.size()};
    rules.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const Commission& each = one.commissions[row];
        out.text = column == "rule"    ? ctx.name(each.rule)
                   : column == "basis" ? amount(ctx, each.basis)
                                       : amount(ctx, each.amount);
    };
    if (!one.commissions.empty()) figures_ui(rules, state.rules_view, state.rules_selection);
    if (!one.counted.empty()) {
        gap(10);
        heading_ui(ctx.text(words::commission_sales_counted), 3);
        gap(6);
        Figures sales{.id = "sales",
                      .label = ctx.text(words::commission_sales_counted),
                      .columns = {figure_column(ctx, "sale", words::commission_sale, 260),
                                  figure_column(ctx, "total", words::performance_sales, 200),
                                  figure_column(ctx, "recorded", words::commission_recorded, 180)},
                      .count = std::min<std::size_t>(one.counted.size(), 200)};
        sales.cell = [&](std::size_t row, std::string_view column, CellText& out) {
            const CountedSale& sale = one.counted[row];
            if (column == "sale") {
                out.text = ctx.name(sale.document);
                out.detail = ctx.about(sale.document);
                out.link = true;
            } else if (column == "total") {
                out.text = amount(ctx, sale.total);
                if (sale.share != 0) out.detail = percent_text(sale.share / decimal_one, ctx.reader.locale);
            } else {
                out.text = ctx.text(sale.is_recorded ? words::yes : words::no);
                out.chip = sale.is_recorded ? Tone::success : Tone::warning;
            }
        };
        if (const auto opened = figures_ui(sales, state.sales_view, state.sales_selection))
            ctx.open(ctx.tables.id(one.counted[*opened].document));
    }
    end_card_ui();
    gap(16);
}

// What is asked for, and its days where they are not those of the screen.
std::string target_detail(const Context& ctx, Place place, const Days& days) {
    const auto cell = [&](std::string_view key) { return ctx.cell(place, ctx.field("target", key)); };
    const auto day = [&](std::string_view key) {
        return std::int64_t{known_column(ctx.tables, "target", key).code(place.row)};
    };
    const std::string amount = cell("amount");
    std::string text = cell("measure") + " · " + (amount.empty() ? cell("count") : amount);
    if (day("from") != days.first || day("until") != days.last)
        text += " · " + day_text(ctx, day("from")) + " – " + day_text(ctx, day("until"));
    return text;
}

std::string rule_detail(const Context& ctx, Place place) {
    const auto cell = [&](std::string_view key) { return ctx.cell(place, ctx.field("commission_rule", key)); };
    std::string text = cell("rate") + (ctx.arabic() ? "٪ · " : "% · ") + cell("basis");
    for (const std::string_view key : {"product", "category", "owner"})
        if (const std::string more = cell(key); !more.empty()) text += " · " + more;
    return text;
}

} // namespace

void performance_view_ui(Context& ctx) {
    if (!begin_scroll_ui("performance", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    PerformanceState& state = ctx.state<PerformanceState>();
    heading_ui(ctx.text(words::performance), 1);
    paragraph_ui(ctx.text(words::performance_text), styles::muted);
    gap(12);
    span_choice_ui(ctx, ctx.text(words::performance), state.span);
    performance_state(ctx);
    gap(14);
    if (state.found.people.empty()) {
        begin_card_ui("nobody");
        text_ui(ctx.text(words::performance_nothing), styles::lead);
        paragraph_ui(ctx.text(words::performance_nothing_text), styles::muted);
        end_card_ui();
        gap(16);
    } else {
        board_ui(ctx, state);
        statement_ui(ctx, state);
    }
    territories_part_ui(ctx, state.days);
    { // the grid ends in the window it began in
        Grid grid{is_phone() ? 300.0f : 380.0f, 16, 2};
        grid.next();
        records_card_ui(
            ctx,
            {.id = "targets",
             .entity = "target",
             .title = words::targets_heading,
             .add = words::add_target,
             .empty = words::no_targets_text,
             .icon = Icon::target,
             .presets = {{"measure", std::string("sales")}, {"from", state.days.first}, {"until", state.days.last}}},
            state.targets, [&](Place place) { return target_detail(ctx, place, state.days); });
        grid.next();
        records_card_ui(ctx,
                        {.id = "commission rules",
                         .entity = "commission_rule",
                         .title = words::commission_rules_heading,
                         .add = words::add_commission_rule,
                         .empty = words::no_commission_rules_text,
                         .icon = Icon::price_list,
                         .presets = {{"basis", std::string("sales")}}},
                        state.rules, [&](Place place) { return rule_detail(ctx, place); });
    }
    end_scroll_ui();
}

} // namespace crm
