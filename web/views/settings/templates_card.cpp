#include "web/views/settings/templates_card.hpp"

#include <algorithm>

#include "core/text/words_trades.hpp"
#include "web/frame/trades.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct TemplatesState {
    bool is_open = false;
    int trade = -1;    // index into trade_names
    std::string shown; // the template and revision of `parts`
    std::vector<TradePart> parts;
};

std::string with_name(std::string_view pattern, std::string_view name) {
    std::string text(pattern);
    return text.replace(text.find("{1}"), 3, name);
}

const std::vector<TradePart>& parts_to_show(Context& ctx, TemplatesState& state, const TradeTemplate& trade) {
    std::string shown = std::to_string(state.trade) + ' ' + std::to_string(ctx.tables.revision());
    if (state.shown != shown) {
        state.parts = parts_of(trade, ctx.tables);
        state.shown = std::move(shown);
    }
    return state.parts;
}

std::string heading_of(const Context& ctx, const TradePart& part) {
    const std::string_view plural = ctx.schema.entity(part.entity).plural.in(ctx.language);
    switch (part.kind) {
    case TradePart::word:
    case TradePart::rename: return std::string(ctx.text(words::parts_names));
    case TradePart::choice: return with_name(ctx.text(words::parts_choices_of), plural);
    case TradePart::tag: return std::string(plural);
    case TradePart::field: break;
    }
    return with_name(ctx.text(words::parts_fields_of), plural);
}

std::string what_of(const Context& ctx, const TradePart& part) {
    if (part.is_here) return {};
    if (!part.instead.ar.empty()) return with_name(ctx.text(words::part_instead), part.instead.in(ctx.language));
    return std::string(ctx.text(part.is_formula ? words::part_is_formula : words::part_is_new));
}

// Names first, then fields and choices of one kind of record after the other, then tags.
void parts_ui(const Context& ctx, const std::vector<TradePart>& parts) {
    std::vector<std::string> headings;
    for (const TradePart& part : parts)
        if (std::string heading = heading_of(ctx, part); std::ranges::find(headings, heading) == headings.end())
            headings.push_back(std::move(heading));
    for (const std::string& heading : headings) {
        gap(16);
        heading_ui(heading, 3);
        gap(4);
        for (const TradePart& part : parts)
            if (heading_of(ctx, part) == heading)
                key_value_ui(part.name.in(ctx.language), what_of(ctx, part),
                             {.empty = ctx.text(words::part_is_here), .label_width = is_phone() ? 170.0f : 220.0f});
    }
}

void body_ui(Context& ctx, TemplatesState& state) {
    std::vector<ChoiceOption> options;
    for (const TradeName& trade : trade_names) options.push_back({.label = trade.name.in(ctx.language)});
    choice_ui("trade", {.label = ctx.text(words::trade), .placeholder = ctx.text(words::trade_not_chosen)}, options,
              state.trade);
    if (state.trade < 0) {
        gap(24);
        empty_state_ui({.icon = Icon::columns, .title = ctx.text(words::template_choose_first), .height = px(220)});
        return;
    }
    const TradeName& name = trade_names[state.trade];
    gap(8);
    paragraph_ui(name.adds.in(ctx.language), styles::muted);
    switch (load_trade(name.key)) {
    case TradeStage::loading:
        gap(16);
        progress_ui(-1, ctx.text(words::template_loading));
        break;
    case TradeStage::failed:
        gap(16);
        if (banner_ui({.tone = Tone::warning,
                       .text = ctx.text(words::template_failed),
                       .action = ctx.text(words::try_again)}) == BannerAnswer::action)
            ctx.later([key = name.key] { retry_trade(key); });
        break;
    case TradeStage::here: parts_ui(ctx, parts_to_show(ctx, state, *trade_here(name.key))); break;
    }
}

std::size_t new_parts(Context& ctx, TemplatesState& state) {
    const TradeTemplate* trade = state.trade < 0 ? nullptr : trade_here(trade_names[state.trade].key);
    if (!trade) return 0;
    const auto& parts = parts_to_show(ctx, state, *trade);
    return static_cast<std::size_t>(std::ranges::count(parts, false, &TradePart::is_here));
}

void panel_ui(Context& ctx, TemplatesState& state) {
    if (!begin_side_panel_ui("templates", {.title = ctx.text(words::templates_title), .footer_height = 64},
                             state.is_open))
        return;
    body_ui(ctx, state);
    begin_side_panel_footer_ui();
    const std::size_t count = new_parts(ctx, state);
    const bool is_all_here = state.trade >= 0 && trade_here(trade_names[state.trade].key) && count == 0;
    if (is_all_here) {
        text_ui(ctx.text(words::template_all_here), styles::muted);
    } else if (state.trade >= 0 &&
               button_ui(count ? ctx.counted(words::add_parts, static_cast<std::int64_t>(count))
                               : std::string(ctx.text(words::nothing_to_add)),
                         {.kind = ButtonKind::primary, .icon = Icon::plus, .disabled = count == 0, .id = "add"})) {
        state.is_open = false;
        ctx.later([key = trade_names[state.trade].key] { add_trade(key); });
    }
    end_side_panel_ui();
}

} // namespace

void templates_card_ui(Context& ctx) {
    TemplatesState& state = ctx.state<TemplatesState>();
    begin_card_ui("templates", {.title = ctx.text(words::templates_title), .icon = Icon::shop});
    paragraph_ui(ctx.text(words::templates_text), styles::help);
    gap(8);
    if (button_ui(ctx.text(words::choose_template), {.icon = Icon::plus, .disabled = !ctx.can_write()}))
        state.is_open = true;
    end_card_ui();
    panel_ui(ctx, state);
}

} // namespace crm
