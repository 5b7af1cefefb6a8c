#include "web/views/first_run/first_run_view.hpp"

#include "core/app/sample_firm.hpp"
#include "core/app/trade_names.hpp"
#include "core/text/calendar_words.hpp"
#include "core/text/country.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_setup.hpp"
#include "core/text/words_trades.hpp"
#include "web/frame/app.hpp"
#include "web/frame/file_import.hpp"
#include "web/frame/first_firm.hpp"
#include "web/frame/sample_data.hpp"
#include "web/frame/trades.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

void language_ui(Context& ctx) {
    int index = ctx.arabic() ? 0 : 1;
    const TabItem languages[] = {{.label = "العربية"}, {.label = "English"}};
    if (!segmented_ui("language", ctx.text(words::language), languages, index)) return;
    ctx.later([index] {
        Preferences preferences = app().preferences;
        preferences.language = index == 0 ? Language::ar : Language::en;
        app().set_preferences(preferences);
    });
}

void country_ui(Context& ctx, FirstFirm& state) {
    std::vector<ChoiceOption> options;
    for (const CountryInfo& country : known_countries())
        options.push_back({.label = country.name.in(ctx.language), .detail = country.currency});
    const CountryInfo& country = known_countries()[static_cast<std::size_t>(state.country)];
    std::string weekend;
    for (int day = 0; day < 7; ++day)
        if (is_weekend(country.weekend, day)) append_item(weekend, weekday_name(day, ctx.language), ctx.language);
    std::string what_follows; // from the country
    const auto add = [&](const BothNames& label, std::string_view value) {
        what_follows += (what_follows.empty() ? "" : " · ") + std::string(ctx.text(label)) + ": " + std::string(value);
    };
    add(words::currency, ltr(country.currency));
    add(words::phone_code, ltr("+" + std::to_string(country.phone_code)));
    add(words::weekend, weekend);
    choice_ui("country", {.label = ctx.text(words::country), .help = what_follows}, options, state.country);
}

const TradeName* chosen_trade(const FirstFirm& state) {
    const bool is_known = state.trade >= 0 && state.trade < static_cast<int>(std::size(trade_names));
    return is_known ? &trade_names[state.trade] : nullptr;
}

// Nobody has to answer: without a trade everything is as general as it was.
void trade_ui(Context& ctx, FirstFirm& state) {
    std::vector<ChoiceOption> options;
    for (const TradeName& trade : trade_names) options.push_back({.label = trade.name.in(ctx.language)});
    options.push_back({.label = ctx.text(words::other_trade)});
    const TradeName* chosen = chosen_trade(state);
    const std::string_view help = chosen            ? chosen->adds.in(ctx.language)
                                  : state.trade < 0 ? ctx.text(words::trade_help)
                                                    : ctx.text(words::other_trade_adds);
    choice_ui("trade",
              {.label = ctx.text(words::trade), .help = help, .placeholder = ctx.text(words::trade_not_chosen)},
              options, state.trade);
}

void begin_firm(const FirstFirm& state, bool with_sample) {
    if (const TradeName* trade = chosen_trade(state)) return begin_with_trade(trade->key, with_sample);
    write_first_firm();
    if (!with_sample) return;
    add_sample_firm(*app().workspace, app().context().reader);
    note_sample_added();
}

bool beginning_ui(Icon icon, std::string_view title, std::string_view text) {
    return list_row_ui(title,
                       {.title = title, .detail = text, .icon = icon, .icon_tone = Tone::accent, .chevron = true})
        .clicked;
}

} // namespace

void first_run_view_ui(Context& ctx) {
    FirstFirm& state = first_firm();
    const ImVec2 size = ImGui::GetMainViewport()->Size;
    set_cursor({0, 0});
    if (!begin_scroll_ui("first run", size)) return end_scroll_ui();
    const float width = std::min(px(520), size.x - px(32));
    set_cursor({(size.x - width) / 2, cursor().y + px(is_phone() ? 24 : 56)});
    push_report({.id = id_of("main"), .role = Role::main}, cursor(), size);
    begin_box(width);
    heading_ui(ctx.text(words::welcome), 1);
    paragraph_ui(ctx.text(words::welcome_text), styles::muted, width);
    gap(20);
    language_ui(ctx);
    gap(16);
    text_input_ui("firm", {.label = ctx.text(words::firm_name), .autocomplete = "organization"}, state.name);
    gap(10);
    country_ui(ctx, state);
    gap(10);
    trade_ui(ctx, state);
    gap(20);
    heading_ui(ctx.text(words::how_to_begin), 2);
    gap(4);
    if (beginning_ui(Icon::plus, ctx.text(words::begin_empty), ctx.text(words::begin_empty_text)))
        ctx.later([&state] { begin_firm(state, false); });
    const TradeName* trade = chosen_trade(state);
    const std::string_view sample = trade ? trade->sample.in(ctx.language) : ctx.text(words::begin_sample_text);
    if (beginning_ui(Icon::shop, ctx.text(words::begin_sample), sample))
        ctx.later([&state] { begin_firm(state, true); });
    if (beginning_ui(Icon::file, ctx.text(words::begin_file), ctx.text(words::begin_file_text))) {
        choose_import_file(); // at once: browsers want the click itself
        ctx.go({.screen = Screen::import_file});
    }
    gap(40);
    end_box();
    semantics::pop();
    end_scroll_ui();
}

} // namespace crm
