#include "web/views/funnel/funnel_view.hpp"

#include <algorithm>

#include "core/queries/lead_funnel.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_funnel.hpp"
#include "core/text/words_win_loss.hpp"
#include "web/kit/kit.hpp"
#include "web/views/funnel/win_loss_part.hpp"

namespace crm {

namespace {

constexpr int period_days[] = {30, 90, 365, 0}; // 0: all of it
constexpr std::size_t shown_max = 50;
constexpr std::string_view deals_part = "deals"; // of the address

struct FunnelState {
    int period = 1, step = 0;
    FunnelFilter filter, known_filter;
    LeadFunnel funnel;
    std::uint64_t revision = 0;
    Date today{};
    int known_period = -1;
};

const LeadFunnel& funnel_of(Context& ctx, FunnelState& state) {
    const std::uint64_t revision = lead_funnel_revision(ctx.tables);
    if (state.revision == revision && state.today == ctx.reader.today && state.known_period == state.period &&
        state.known_filter == state.filter)
        return state.funnel;
    const int days = period_days[state.period];
    const Date today = ctx.reader.today, first = days ? Date{today.days - days + 1} : Date{INT32_MIN};
    state.funnel = lead_funnel(ctx.tables, first, Date{INT32_MAX}, ctx.reader, state.filter);
    state.revision = revision;
    state.today = today;
    state.known_period = state.period;
    state.known_filter = state.filter;
    return state.funnel;
}

std::string number(const Context& ctx, std::size_t n) {
    return number_text(static_cast<std::int64_t>(n), {.digits = ctx.reader.locale.digits});
}
std::string percent(const Context& ctx, std::size_t reached, std::size_t of) {
    const auto rate = rate_of(reached, of);
    return rate ? number_text(*rate, {.digits = ctx.reader.locale.digits}) + '%' : std::string("—");
}
std::string time_text(const Context& ctx, std::int64_t tenths) {
    const std::int64_t days = (tenths + 5) / 10;
    return days ? ctx.counted(words::funnel_days, days) : std::string(ctx.text(words::funnel_under_a_day));
}

// One step: how many, of how many, how fast; a press shows who stands there.
void step_ui(Context& ctx, FunnelState& state, const FunnelCounts& counts, std::size_t i) {
    const std::string name(ctx.text(words::funnel_steps_named[i]));
    const std::string title = name + ": " + std::string(ctx.text(words::funnel_steps_mean[i]));
    std::string detail;
    if (i > 0) {
        detail += percent(ctx, counts.reached[i], counts.reached[i - 1]) + ' ' +
                  std::string(ctx.text(words::funnel_of_before));
        if (counts.tenth_days[i])
            detail +=
                " · " + std::string(ctx.text(words::funnel_usual_time)) + ' ' + time_text(ctx, *counts.tenth_days[i]);
    }
    const std::string count = number(ctx, counts.reached[i]);
    const bool is_chosen = state.step == static_cast<int>(i);
    if (list_row_ui(name, {.title = title,
                           .detail = detail,
                           .end_text = count,
                           .icon = Icon::funnel,
                           .icon_tone = is_chosen ? Tone::accent : Tone::neutral,
                           .chip_tone = is_chosen ? Tone::accent : Tone::neutral,
                           .selected = is_chosen,
                           .chevron = true})
            .clicked)
        state.step = static_cast<int>(i);
}

void steps_card_ui(Context& ctx, FunnelState& state, const LeadFunnel& funnel) {
    begin_card_ui("steps", {.title = ctx.text(words::funnel_title), .icon = Icon::funnel});
    std::vector<ChartCategory> steps;
    std::vector<ChartSeries> counts(1);
    counts[0].name = ctx.schema.entity(ctx.entity("lead")).plural.in(ctx.language);
    for (std::size_t i = 0; i < funnel_steps; ++i) {
        steps.push_back({std::string(ctx.text(words::funnel_steps_named[i]))});
        counts[0].values.push_back(static_cast<std::int64_t>(funnel.all.reached[i]));
    }
    const ChartResult done = chart_ui("funnel", {.kind = ChartKind::funnel,
                                                 .label = ctx.text(words::funnel_title),
                                                 .categories = steps,
                                                 .series = counts,
                                                 .locale = ctx.reader.locale,
                                                 .can_open = true});
    if (done.opened) state.step = done.opened->category;
    gap(8);
    for (std::size_t i = 0; i < funnel_steps; ++i) step_ui(ctx, state, funnel.all, i);
    end_card_ui();
}

void standing_card_ui(Context& ctx, const FunnelState& state, const LeadFunnel& funnel) {
    const auto step = static_cast<std::size_t>(state.step);
    const std::string title =
        std::string(ctx.text(words::funnel_steps_named[step])) + ": " + std::string(ctx.text(words::funnel_standing));
    begin_card_ui("standing", {.title = title, .icon = Icon::lead});
    const std::vector<Row>& rows = funnel.standing[step];
    if (rows.empty()) text_ui(ctx.text(words::funnel_nobody), styles::muted);
    for (std::size_t i = 0; i < std::min(rows.size(), shown_max); ++i) {
        const Place place{ctx.entity("lead"), rows[i]};
        const RecordId id = ctx.tables.id(place);
        const std::string name = ctx.name(place), about = ctx.about(place),
                          chip = ctx.cell(place, ctx.field("lead", "state"));
        if (list_row_ui(text_of(id),
                        {.title = name, .detail = about, .end_text = chip, .avatar = name, .chevron = true})
                .clicked)
            ctx.open(id);
    }
    if (rows.size() > shown_max)
        text_ui(ctx.counted(words::funnel_and_more, static_cast<std::int64_t>(rows.size() - shown_max)), styles::muted);
    end_card_ui();
}

void playbook_card_ui(Context& ctx, const FunnelState& state) {
    begin_card_ui("playbook", {.title = ctx.text(words::funnel_playbook), .icon = Icon::target});
    for (const BothNames& technique : words::funnel_techniques[static_cast<std::size_t>(state.step)])
        paragraph_ui("• " + std::string(ctx.text(technique)));
    end_card_ui();
}

void sources_card_ui(Context& ctx, const LeadFunnel& funnel) {
    begin_card_ui("sources", {.title = ctx.text(words::funnel_by_source), .icon = Icon::chart});
    for (std::size_t s = 0; s < std::min<std::size_t>(funnel.sources.size(), shown_max); ++s) {
        const FunnelSource& each = funnel.sources[s];
        const std::string name = each.source.empty() ? std::string(ctx.text(words::funnel_no_source)) : each.source;
        std::string detail;
        for (std::size_t i = 0; i < funnel_steps; ++i) {
            if (i) detail += " · ";
            detail += std::string(ctx.text(words::funnel_steps_named[i])) + ' ' + number(ctx, each.counts.reached[i]);
        }
        const std::string rate = percent(ctx, each.counts.reached[3], each.counts.reached[0]);
        const IdScope scope{std::uint64_t{s}};
        key_value_ui(name, detail + " · " + std::string(ctx.text(words::funnel_of_first)) + ' ' + rate,
                     {.label_width = is_phone() ? 96.0f : 140.0f});
    }
    end_card_ui();
}

// One of the words that the leads of these days have; the first is all, the second none where some have none.
void words_filter_ui(Context& ctx, std::string_view id, const BothNames& label, const BothNames& any,
                     const BothNames& without, const std::vector<std::string>& known,
                     std::optional<std::string>& chosen) {
    std::vector<std::string_view> names{ctx.text(any)};
    int at = 0;
    bool is_known = !chosen;
    for (const std::string& words : known) {
        if (chosen == words) at = static_cast<int>(names.size()), is_known = true;
        names.push_back(words.empty() ? ctx.text(without) : std::string_view(words));
    }
    if (!is_known) at = static_cast<int>(names.size()), names.push_back(*chosen); // nobody of these days
    if (!choice_ui(id, {.label = ctx.text(label)}, names, at).changed) return;
    if (at <= 0)
        chosen.reset();
    else if (static_cast<std::size_t>(at) <= known.size())
        chosen = known[static_cast<std::size_t>(at) - 1];
}

void filters_ui(Context& ctx, FunnelState& state) {
    const std::string days[] = {ctx.counted(words::funnel_days, period_days[0]),
                                ctx.counted(words::funnel_days, period_days[1])};
    const std::string_view periods[] = {days[0], days[1], ctx.text(words::funnel_year),
                                        ctx.text(words::funnel_all_time)};
    Grid grid{is_phone() ? 300.0f : 200.0f, 12, 3};
    grid.next();
    choice_ui("period", {.label = ctx.text(words::funnel_period)}, periods, state.period);
    state.period = std::clamp(state.period, 0, static_cast<int>(std::size(period_days)) - 1);
    const LeadFunnel& funnel = funnel_of(ctx, state);
    if (funnel.known_sources.empty() && !state.filter.source && !state.filter.seller) return; // no leads at all
    grid.next();
    words_filter_ui(ctx, "source", words::funnel_source, words::funnel_any_source, words::funnel_no_source,
                    funnel.known_sources, state.filter.source);
    grid.next();
    words_filter_ui(ctx, "seller", words::funnel_seller, words::funnel_any_seller, words::funnel_no_seller,
                    funnel.known_sellers, state.filter.seller);
}

} // namespace

void funnel_view_ui(Context& ctx) {
    FunnelState& state = ctx.state<FunnelState>();
    const bool is_of_deals = ctx.route.part == deals_part;
    if (!begin_scroll_ui(is_of_deals ? "won and lost" : "funnel", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f)))
        return end_scroll_ui();
    heading_ui(ctx.text(is_of_deals ? words::win_loss_title : words::funnel_title), 1);
    gap(4);
    const TabItem tabs[] = {{.label = ctx.text(words::funnel_title)}, {.label = ctx.text(words::win_loss_title)}};
    int shown = is_of_deals;
    if (tabs_ui("funnels", tabs, shown))
        ctx.go({.screen = Screen::funnel, .part = std::string(shown ? deals_part : std::string_view())});
    gap(10);
    if (is_of_deals) {
        win_loss_part_ui(ctx);
        gap(24);
        end_scroll_ui();
        return win_loss_dialog_ui(ctx);
    }
    paragraph_ui(ctx.text(words::funnel_text), styles::muted);
    gap(8);
    filters_ui(ctx, state);
    gap(10);
    const LeadFunnel& funnel = funnel_of(ctx, state);
    if (funnel.all.reached[0] == 0) {
        const std::string add = ctx.adding(ctx.entity("lead"));
        if (empty_state_ui({.icon = Icon::funnel,
                            .title = ctx.text(words::funnel_empty),
                            .text = ctx.text(words::funnel_empty_text),
                            .action = ctx.can_write() ? std::string_view(add) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("lead");
    } else {
        Grid grid{is_phone() ? 300.0f : 420.0f, 16, 2};
        grid.next();
        steps_card_ui(ctx, state, funnel);
        grid.next();
        standing_card_ui(ctx, state, funnel);
        grid.next();
        playbook_card_ui(ctx, state);
        grid.next();
        sources_card_ui(ctx, funnel);
    }
    gap(24);
    end_scroll_ui();
}

} // namespace crm
