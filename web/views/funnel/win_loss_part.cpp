#include "web/views/funnel/win_loss_part.hpp"

#include <algorithm>

#include "core/queries/lead_funnel.hpp"
#include "core/queries/pipelines.hpp"
#include "core/sales/win_loss.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/percent.hpp"
#include "core/text/words_win_loss.hpp"
#include "web/frame/figures.hpp"
#include "web/frame/rates_note.hpp"
#include "web/frame/span_choice.hpp"
#include "web/kit/chart.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr std::size_t groups_max = 12, deals_max = 100;

struct WinLossState { // what was found is kept until a record, the days or the currency change
    SpanChoice span{.unit = 2};
    std::uint64_t revision = ~std::uint64_t{0};
    Days days{};
    Currency currency{};
    WinLoss found;
    TableView views[6];
    TableSelection selections[6];
    // The deals behind what was pressed.
    bool is_open = false;
    std::string title;
    std::vector<RecordId> deals;
};

const WinLoss& win_loss_of(Context& ctx, WinLossState& state) {
    const Days days = days_of(state.span, ctx.reader);
    if (state.revision == ctx.tables.revision() && state.days == days && state.currency == ctx.reader.currency)
        return state.found;
    state.revision = ctx.tables.revision();
    state.days = days;
    state.currency = ctx.reader.currency;
    return state.found = win_loss(ctx.tables, days, ctx.reader);
}

std::string count_text(const Context& ctx, std::int64_t n) {
    return number_text(n, {.digits = ctx.reader.locale.digits});
}
std::string amount_text(const Context& ctx, std::int64_t minor, bool is_converted) {
    return money_about(ctx, {minor, ctx.reader.currency}, is_converted);
}
std::string days_text(const Context& ctx, std::int64_t tenths) {
    return fixed_text({tenths, 1}, {.digits = ctx.reader.locale.digits});
}
std::string rate_text(const Context& ctx, std::uint32_t won, std::uint32_t lost) {
    const auto rate = rate_of(won, won + lost);
    return rate ? percent_text(*rate, ctx.reader.locale) : std::string("—");
}

void show_deals(Context& ctx, WinLossState& state, std::string title, const WinLossCount& count) {
    state.is_open = true;
    state.title = std::move(title);
    state.deals.clear();
    for (const Row row : count.deals) state.deals.push_back(ctx.tables.id({ctx.entity("deal"), row}));
}

void summary_ui(Context& ctx, const WinLoss& found) {
    begin_card_ui("summary", {.title = ctx.text(words::win_loss_summary), .icon = Icon::deal});
    const auto both = [&](std::int64_t count, std::int64_t amount) {
        const std::string deals = count ? ctx.counted(words::win_loss_deals, count) : count_text(ctx, 0);
        return amount ? deals + " · " + amount_text(ctx, amount, found.all.is_converted) : deals;
    };
    const KeyValueSpec wide{.empty = "—", .label_width = is_phone() ? 150.0f : 200.0f};
    key_value_ui(ctx.text(words::win_loss_won), both(found.all.won, found.all.won_amount), wide);
    key_value_ui(ctx.text(words::win_loss_lost), both(found.all.lost, found.all.lost_amount), wide);
    key_value_ui(ctx.text(words::win_loss_rate), rate_text(ctx, found.all.won, found.all.lost), wide);
    const SalesVelocity& pace = found.velocity;
    const auto amount_of = [&](const std::optional<std::int64_t>& minor) {
        return minor ? amount_text(ctx, *minor, pace.is_converted) : std::string();
    };
    key_value_ui(ctx.text(words::win_loss_average), amount_of(pace.average_won), wide);
    key_value_ui(ctx.text(words::win_loss_cycle),
                 pace.cycle_tenth_days ? days_text(ctx, *pace.cycle_tenth_days) : std::string(), wide);
    key_value_ui(ctx.text(words::win_loss_velocity), amount_of(pace.a_day), wide);
    gap(6);
    paragraph_ui(filled(ctx.text(words::win_loss_velocity_text), {count_text(ctx, pace.open)}), styles::help);
    gap(6);
    without_rate_ui(ctx, found.without_rate);
    end_card_ui();
}

// Beside one another, where the firm sells along more than one.
void pipelines_ui(Context& ctx, WinLossState& state) {
    const std::vector<PipelineVelocity>& pipelines = state.found.pipelines;
    if (pipelines.size() < 2) return;
    gap(16);
    begin_card_ui("by pipeline", {.title = ctx.text(words::win_loss_by_pipeline), .icon = Icon::funnel});
    Figures figures{.id = "by pipeline",
                    .label = ctx.text(words::win_loss_by_pipeline),
                    .columns = {figure_column(ctx, "name", words::win_loss_pipeline, 200),
                                figure_column(ctx, "open", words::win_loss_open, 100),
                                figure_column(ctx, "rate", words::win_loss_rate, 120),
                                figure_column(ctx, "average", words::win_loss_average, 180),
                                figure_column(ctx, "days", words::win_loss_days_to_win, 120),
                                figure_column(ctx, "velocity", words::win_loss_a_day, 160)},
                    .count = pipelines.size()};
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const SalesVelocity& one = pipelines[row].velocity;
        if (column == "name") {
            out.text = pipelines[row].pipeline ? ctx.name(pipelines[row].pipeline)
                                               : std::string(ctx.text(words::win_loss_no_pipeline));
        } else if (column == "open") {
            out.text = count_text(ctx, one.open);
        } else if (column == "rate") {
            out.text = rate_text(ctx, one.won, one.lost);
        } else if (column == "days") {
            out.text = one.cycle_tenth_days ? days_text(ctx, *one.cycle_tenth_days) : "—";
        } else {
            const std::optional<std::int64_t>& known = column == "average" ? one.average_won : one.a_day;
            out.text = known ? amount_text(ctx, *known, one.is_converted) : "—";
        }
        out.muted = out.text == "—";
    };
    figures_ui(figures, state.views[5], state.selections[5]);
    end_card_ui();
}

struct Section {
    int at; // of the states of tables
    std::string_view id;
    const BothNames &title, &nameless, *empty;
    Icon icon;
    std::string_view choices_of{}; // the field of deals whose keys the groups have
    bool is_of_lost = false;
};

std::string name_of(const Context& ctx, const Section& section, const WinLossGroup& group) {
    if (group.record) return ctx.name(group.record);
    if (group.key.empty()) return std::string(ctx.text(section.nameless));
    if (section.choices_of.empty()) return group.key;
    for (const ChoiceDef& choice : ctx.schema.field(ctx.entity("deal"), ctx.field("deal", section.choices_of)).choices)
        if (choice.key == group.key) return std::string(choice.label.in(ctx.language));
    return group.key;
}

void section_ui(Context& ctx, WinLossState& state, const Section& section, const std::vector<WinLossGroup>& groups) {
    begin_card_ui(section.id, {.title = ctx.text(section.title), .icon = section.icon});
    if (groups.empty()) {
        paragraph_ui(ctx.text(*section.empty), styles::muted);
        return end_card_ui();
    }
    const std::size_t shown = std::min(groups.size(), groups_max);
    std::vector<std::string> titles;
    std::vector<ChartCategory> names;
    ChartSeries won{.name = std::string(ctx.text(words::win_loss_won)), .values = {}, .tone = Tone::success},
        lost{.name = std::string(ctx.text(words::win_loss_lost)), .values = {}, .tone = Tone::danger};
    for (std::size_t i = 0; i < shown; ++i) {
        titles.push_back(name_of(ctx, section, groups[i]));
        names.push_back({.name = titles.back()});
        won.values.push_back(groups[i].count.won);
        lost.values.push_back(groups[i].count.lost);
    }
    std::vector<ChartSeries> series;
    if (!section.is_of_lost) series.push_back(std::move(won));
    series.push_back(std::move(lost));
    const ChartResult done = chart_ui("chart", {.kind = ChartKind::bar,
                                                .label = ctx.text(section.title),
                                                .categories = names,
                                                .series = series,
                                                .locale = ctx.reader.locale,
                                                .lay = ChartLay::lying,
                                                .is_stacked = true,
                                                .can_open = true,
                                                .under_title = true});
    gap(10);
    Figures figures{.id = section.id, .label = ctx.text(section.title), .columns = {}, .count = shown};
    figures.columns = {figure_column(ctx, "name", words::win_loss_name, 118)};
    if (!section.is_of_lost) {
        figures.columns.push_back(figure_column(ctx, "won", words::win_loss_won, 58));
        figures.columns.push_back(figure_column(ctx, "lost", words::win_loss_lost, 58));
        figures.columns.push_back(figure_column(ctx, "rate", words::win_loss_rate, 84));
        figures.columns.push_back(figure_column(ctx, "won_amount", words::win_loss_won_amount, 112));
    } else {
        figures.columns.push_back(figure_column(ctx, "lost", words::win_loss_lost, 90));
        figures.columns.push_back(figure_column(ctx, "lost_amount", words::win_loss_lost_amount, 160));
    }
    figures.cell = [&](std::size_t row, std::string_view column, CellText& out) {
        const WinLossCount& count = groups[row].count;
        if (column == "name") out.text = titles[row], out.link = true;
        if (column == "won") out.text = count_text(ctx, count.won);
        if (column == "lost") out.text = count_text(ctx, count.lost);
        if (column == "rate") out.text = rate_text(ctx, count.won, count.lost);
        if (column == "won_amount") out.text = amount_text(ctx, count.won_amount, count.is_converted);
        if (column == "lost_amount") out.text = amount_text(ctx, count.lost_amount, count.is_converted);
    };
    std::optional<std::size_t> opened = figures_ui(figures, state.views[section.at], state.selections[section.at]);
    if (done.opened) opened = static_cast<std::size_t>(done.opened->category);
    if (opened && *opened < shown) show_deals(ctx, state, titles[*opened], groups[*opened].count);
    end_card_ui();
}

} // namespace

void win_loss_part_ui(Context& ctx) {
    WinLossState& state = ctx.state<WinLossState>();
    paragraph_ui(ctx.text(words::win_loss_text), styles::muted);
    gap(8);
    span_choice_ui(ctx, ctx.text(words::win_loss_period), state.span);
    gap(14);
    const WinLoss& found = win_loss_of(ctx, state);
    if (found.all.closed() == 0) {
        if (empty_state_ui({.icon = Icon::deal,
                            .title = ctx.text(words::win_loss_empty),
                            .text = ctx.text(words::win_loss_empty_text),
                            .action = ctx.text(words::win_loss_open_deals)}) == EmptyStateAnswer::action)
            ctx.open_list("deal");
        return;
    }
    const Section reasons{0,
                          "reasons",
                          words::win_loss_reasons,
                          words::win_loss_no_reason,
                          &words::win_loss_none_lost,
                          Icon::warning,
                          "lost_reason",
                          true},
        objections{4,
                   "objections",
                   words::win_loss_objections,
                   words::win_loss_no_objections,
                   &words::win_loss_no_objections,
                   Icon::chat,
                   "objections"},
        rivals{1,
               "rivals",
               words::win_loss_rivals,
               words::win_loss_no_rivals,
               &words::win_loss_no_rivals,
               Icon::competitor},
        sources{2,          "deal sources", words::win_loss_sources, words::win_loss_no_source, &words::win_loss_empty,
                Icon::chart},
        sellers{3,
                "deal sellers",
                words::win_loss_sellers,
                words::win_loss_no_seller,
                &words::win_loss_empty,
                Icon::ranking};
    summary_ui(ctx, found);
    pipelines_ui(ctx, state);
    gap(16);
    Grid grid{is_phone() ? 300.0f : 420.0f, 16, 2};
    grid.next();
    section_ui(ctx, state, reasons, found.reasons);
    grid.next();
    section_ui(ctx, state, objections, found.objections);
    grid.next();
    section_ui(ctx, state, rivals, found.competitors);
    grid.next();
    section_ui(ctx, state, sources, found.sources);
    grid.next();
    section_ui(ctx, state, sellers, found.sellers);
}

void win_loss_dialog_ui(Context& ctx) {
    WinLossState& state = ctx.state<WinLossState>();
    if (!state.is_open) return;
    const DealColumns deals(ctx.tables);
    const std::string count = ctx.counted(words::win_loss_deals, static_cast<std::int64_t>(state.deals.size()));
    if (begin_dialog_ui("deals behind", {.title = state.title, .description = count, .width = 560}, state.is_open)) {
        for (std::size_t i = 0; i < std::min(state.deals.size(), deals_max); ++i) {
            const Place place = ctx.tables.find(state.deals[i]);
            const std::string name = ctx.name(place), amount = ctx.cell(place, ctx.field("deal", "amount"));
            const bool is_won = deals.kind(place.row) == StageKind::won;
            std::string detail = ctx.cell(place, ctx.field("deal", "stage"));
            if (const std::string reason = ctx.cell(place, ctx.field("deal", "lost_reason")); !reason.empty())
                detail += " · " + reason;
            if (list_row_ui(text_of(state.deals[i]), {.title = name,
                                                      .detail = detail,
                                                      .end_text = amount,
                                                      .icon = Icon::deal,
                                                      .icon_tone = is_won ? Tone::success : Tone::danger,
                                                      .chevron = true})
                    .clicked) {
                state.is_open = false;
                ctx.open(state.deals[i]);
            }
        }
        if (state.deals.size() > deals_max)
            text_ui(ctx.counted(words::win_loss_more, static_cast<std::int64_t>(state.deals.size() - deals_max)),
                    styles::muted);
        end_dialog_ui();
    }
}

} // namespace crm
