#include "web/views/fields/choices_editor.hpp"

#include <algorithm>

#include "core/entities/own.hpp"
#include "core/text/words_fields.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

std::vector<ChoiceOption> tone_options(const Context& ctx) {
    std::vector<ChoiceOption> options;
    for (const ChoiceDef& tone : choice_tones)
        options.push_back({.label = tone.label.in(ctx.language), .tone = tone.tone});
    return options;
}

// One choice: its two names and its colour, and what can be done with it.
int choice_row_ui(Context& ctx, ChoiceDraft& choice, std::size_t index, std::size_t count, bool focus) {
    const IdScope scope{std::uint64_t{index}};
    const float buttons = px(3 * 34), room = width_left();
    const float field = is_phone() ? (room - px(8)) / 2 : (room - buttons - px(120) - px(32)) / 2;
    const std::string shown = ctx.arabic() ? choice.ar : choice.en;
    const std::string about = shown.empty() ? std::string() : ": " + shown;
    const std::string number = std::string(own_choice.label.in(ctx.language)) + ' ' + std::to_string(index + 1) + ": ";
    const std::string ar = number + std::string(ctx.text(words::name_arabic)),
                      en = number + std::string(ctx.text(words::name_english)),
                      colour = number + std::string(ctx.text(words::colour));
    text_input_ui("ar",
                  {.label = ar,
                   .placeholder = ctx.text(words::name_arabic),
                   .disabled = choice.archived,
                   .focus = focus,
                   .hide_label = true,
                   .width = field},
                  choice.ar);
    beside(8);
    text_input_ui("en",
                  {.label = en,
                   .placeholder = ctx.text(words::name_english),
                   .disabled = choice.archived,
                   .hide_label = true,
                   .width = field},
                  choice.en);
    if (!is_phone()) beside(8);
    choice_ui("tone", {.label = colour, .disabled = choice.archived, .hide_label = true, .width = px(120)},
              tone_options(ctx), choice.tone);
    beside(8);
    int act = 0;
    const auto named = [&](const BothNames& what) { return std::string(ctx.text(what)) + about; };
    if (icon_button_ui(Icon::chevron_up, named(words::move_up),
                       {.kind = ButtonKind::quiet, .small = true, .disabled = index == 0}))
        act = -1;
    beside(2);
    if (icon_button_ui(Icon::chevron_down, named(words::move_down),
                       {.kind = ButtonKind::quiet, .small = true, .disabled = index + 1 == count}))
        act = 1;
    beside(2);
    if (icon_button_ui(choice.archived ? Icon::restore : Icon::bin,
                       named(choice.archived ? words::unarchive : words::archive),
                       {.kind = ButtonKind::quiet, .small = true}))
        act = 2;
    if (choice.archived) text_ui(ctx.text(words::archived_choice), styles::help);
    gap(is_phone() ? 10 : 4);
    return act;
}

struct NewChoice {
    bool was_added = false;
};

} // namespace

void choices_editor_ui(Context& ctx, std::vector<ChoiceDraft>& choices, bool needs_one) {
    if (needs_one) text_ui(ctx.text(words::choices_title), styles::section); // else it is the title of the panel
    if (choices.empty() && needs_one) choices.emplace_back();
    bool& was_added = ctx.state<NewChoice>().was_added;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const bool focus = was_added && i + 1 == choices.size();
        const int act = choice_row_ui(ctx, choices[i], i, choices.size(), focus);
        if (focus) was_added = false;
        if (act == -1) std::swap(choices[i], choices[i - 1]);
        if (act == 1) std::swap(choices[i], choices[i + 1]);
        if (act == 2 && choices[i].key.empty()) { // nobody has chosen it yet
            choices.erase(choices.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
        if (act == 2) choices[i].archived = !choices[i].archived;
    }
    if (button_ui(ctx.text(words::add_choice), {.kind = ButtonKind::quiet, .icon = Icon::plus})) {
        choices.emplace_back();
        was_added = true;
    }
    gap(8);
}

} // namespace crm
