#include "web/frame/erase_dialog.hpp"

#include "core/commands/erase.hpp"
#include "core/text/fold.hpp"
#include "core/text/item_list.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_erase.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/known_page.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct EraseState {
    bool is_open = false, is_second_step = false, needs_focus = false, is_going_on = false;
    RecordId person;
    std::string name, typed, error;
    Erasing takes;
};

void first_step_ui(Context& ctx, const EraseState& state) {
    text_ui(ctx.text(words::erase_what_goes), styles::strong);
    gap(4);
    paragraph_ui("• " + std::string(ctx.text(words::erase_all_fields)));
    std::string others;
    for (const auto& [entity, count] : state.takes.others)
        append_item(others,
                    std::string(ctx.schema.entity(entity).plural.in(ctx.language)) + " " +
                        number_text(static_cast<std::int64_t>(count), {.digits = ctx.reader.locale.digits}),
                    ctx.language);
    if (!others.empty()) paragraph_ui("• " + std::string(ctx.text(words::erase_words_of)) + " " + others);
    gap(10);
    text_ui(ctx.text(words::erase_what_stays), styles::strong);
    gap(4);
    paragraph_ui("• " + std::string(ctx.text(words::erase_stays)));
    if (!state.takes.mentions.empty()) {
        std::string named;
        for (std::size_t i = 0; i < state.takes.mentions.size() && i < 5; ++i)
            append_item(named, ctx.name(state.takes.mentions[i]), ctx.language);
        if (state.takes.mentions.size() > 5) named += " …";
        paragraph_ui("• " + ctx.counted(words::erase_mentions, static_cast<std::int64_t>(state.takes.mentions.size())) +
                     " " + named);
    }
    gap(12);
    if (ctx.tables.find(state.person).entity == ctx.entity("person") &&
        button_ui(ctx.text(words::save_known), {.icon = Icon::download, .small = true}))
        ctx.later([person = state.person] { save_known_page(person); });
}

// The records at once, then every file; the dialog stays until that is told.
void erase(Context& ctx, EraseState& state) {
    state.is_going_on = true;
    ctx.later([person = state.person, &workspace = ctx.workspace, &states = ctx.states,
               done = std::string(ctx.text(words::erase_done)),
               unfinished = std::string(ctx.text(words::erase_unfinished)),
               refused = std::string(ctx.text(words::cannot_do_that)), language = ctx.language] {
        if (const auto sent = workspace.send(ErasePerson{person}); !sent) {
            const Label why = sent.error().empty() ? Label{} : sentence(sent.error().front().reason);
            EraseState& stays = states.get<EraseState>();
            stays.is_going_on = false;
            stays.error = refused + ' ' + std::string(why.in(language));
            return semantics::announce(stays.error, true);
        }
        workspace.scrub([done, unfinished, &states](bool is_done) {
            states.get<EraseState>() = {};
            show_toast({.text = is_done ? done : unfinished, .tone = is_done ? Tone::success : Tone::warning});
            semantics::request_focus(page_heading_id()); // what opened the dialog has gone with the person
        });
    });
}

void second_step_ui(Context& ctx, EraseState& state) {
    paragraph_ui(state.name);
    gap(8);
    if (text_input_ui("name",
                      {.label = ctx.text(words::erase_type_name),
                       .error = state.error,
                       .focus = std::exchange(state.needs_focus, false)},
                      state.typed)
            .changed)
        state.error.clear();
}

bool is_name_typed(const EraseState& state) { return folded(state.typed) == folded(state.name); }

} // namespace

void open_erase_dialog(Context& ctx, RecordId person) {
    ctx.state<EraseState>() = {
        .is_open = true, .person = person, .name = ctx.name(person), .takes = what_erasing_takes(ctx.tables, person)};
}

void erase_dialog_ui(Context& ctx) {
    EraseState& state = ctx.state<EraseState>();
    if (!state.is_open) return;
    bool stays_open = true;
    const std::string title = std::string(ctx.text(words::erase_title)) + ' ' + state.name;
    if (begin_dialog_ui("erase",
                        {.title = title,
                         .description = ctx.text(words::erase_text),
                         .width = 560,
                         .closes_outside = false,
                         .can_close = !state.is_going_on},
                        stays_open)) {
        if (state.is_going_on)
            progress_ui(-1, ctx.text(words::erase_going_on));
        else if (state.is_second_step)
            second_step_ui(ctx, state);
        else
            first_step_ui(ctx, state);
        begin_dialog_actions_ui();
        if (!state.is_going_on) {
            if (button_ui(ctx.text(words::cancel))) stays_open = false;
            beside(8);
            if (!state.is_second_step) {
                if (button_ui(ctx.text(words::erase_go_on), {.kind = ButtonKind::danger}))
                    state.is_second_step = state.needs_focus = true;
            } else if (button_ui(ctx.text(words::erase_now),
                                 {.kind = ButtonKind::danger, .icon = Icon::bin, .disabled = !ctx.can_write()})) {
                if (is_name_typed(state))
                    erase(ctx, state);
                else
                    state.error = std::string(ctx.text(words::erase_name_differs)) + ' ' + state.name;
            }
        }
        end_dialog_ui();
    }
    if (!stays_open) state.is_open = false;
}

std::string erased_where(const Context& ctx, Place place) {
    const Stamp at = ctx.tables.stamp(place, ctx.tables.table(place.entity).erased);
    return std::string(ctx.text(ctx.workspace.is_own({at.session, 1}) ? words::this_device : words::another_device));
}

void erased_banner_ui(Context& ctx, Place place) {
    const FieldIx field = ctx.tables.table(place.entity).erased;
    banner_ui({.tone = Tone::info,
               .text = std::string(ctx.text(words::was_erased)) + ' ' + ctx.cell(place, field) + " · " +
                       erased_where(ctx, place),
               .id = "erased"});
    gap(10);
}

} // namespace crm
