#include "web/views/first_run/first_run_view.hpp"

#include "core/app/sample_firm.hpp"
#include "core/entities/firm.hpp"
#include "core/text/calendar_words.hpp"
#include "core/text/country.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct FirstRunState {
    int country = -1;
    std::string name;
};

int guessed_country() { // "ar-EG": Egypt; without a region, Saudi Arabia
    const std::string language = device_language();
    const auto countries = known_countries();
    const std::size_t dash = language.rfind('-');
    const Country country = country_of(dash == std::string::npos ? "SA" : std::string_view(language).substr(dash + 1));
    for (std::size_t i = 0; i < countries.size(); ++i)
        if (country_of(countries[i].code) == country) return static_cast<int>(i);
    return 0;
}

// The firm's record: from its first save on the data set is somebody's.
SaveRecord firm_command(const Context& ctx, const FirstRunState& state) {
    const CountryInfo& country = known_countries()[static_cast<std::size_t>(state.country)];
    const auto field = [&](std::string_view key) { return ctx.field("firm", key); };
    return {.entity = ctx.entity("firm"),
            .id = firm_id,
            .cells = {{field("name"), state.name, {}},
                      {field("country"), std::string(country.code), {}},
                      {field("currency"), std::string(country.currency), {}},
                      {field("digits"), std::string(country.digits == DigitSet::arabic ? "arabic" : "latin"), {}},
                      {field("calendar_shown"), country.shows_hijri ? Value{std::int64_t{1}} : Value{}, {}},
                      {field("quiet_days"), std::int64_t{60}, {}}}};
}

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

void country_ui(Context& ctx, FirstRunState& state) {
    std::vector<ChoiceOption> options;
    for (const CountryInfo& country : known_countries())
        options.push_back({.label = country.name.in(ctx.language), .detail = country.currency});
    choice_ui("country", {.label = ctx.text(words::country), .help = ctx.text(words::country_help)}, options,
              state.country);
    const CountryInfo& country = known_countries()[static_cast<std::size_t>(state.country)];
    std::string weekend;
    for (int day = 0; day < 7; ++day)
        if (is_weekend(country.weekend, day))
            weekend += (weekend.empty() ? ""
                        : ctx.arabic()  ? "، "
                                        : ", ") +
                       std::string(weekday_name(day, ctx.language));
    key_value_ui(ctx.text(words::currency), country.currency, {.left_to_right = true});
    key_value_ui(ctx.text(words::phone_code), "+" + std::to_string(country.phone_code), {.left_to_right = true});
    key_value_ui(ctx.text(words::weekend), weekend);
}

bool beginning_ui(Icon icon, std::string_view title, std::string_view text) {
    return list_row_ui(title,
                       {.title = title, .detail = text, .icon = icon, .icon_tone = Tone::accent, .chevron = true})
        .clicked;
}

} // namespace

void first_run_view_ui(Context& ctx) {
    FirstRunState& state = ctx.state<FirstRunState>();
    if (state.country < 0) state.country = guessed_country();
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
    gap(4);
    country_ui(ctx, state);
    gap(20);
    heading_ui(ctx.text(words::how_to_begin), 2);
    gap(4);
    if (beginning_ui(Icon::plus, ctx.text(words::begin_empty), ctx.text(words::begin_empty_text)))
        ctx.later([firm = firm_command(ctx, state)] { app().workspace->send(firm); });
    if (beginning_ui(Icon::shop, ctx.text(words::begin_sample), ctx.text(words::begin_sample_text)))
        ctx.later([firm = firm_command(ctx, state)] {
            app().workspace->send(firm);
            add_sample_firm(*app().workspace, app().context().reader);
        });
    if (beginning_ui(Icon::file, ctx.text(words::begin_file), ctx.text(words::begin_file_text)))
        ctx.go({.screen = Screen::import_file});
    gap(40);
    end_box();
    semantics::pop();
    end_scroll_ui();
}

} // namespace crm
