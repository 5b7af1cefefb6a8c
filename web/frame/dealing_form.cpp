#include "web/frame/dealing_form.hpp"

#include "core/text/words_form.hpp"
#include "web/frame/app.hpp"
#include "web/frame/chip_flow.hpp"
#include "web/frame/field_editor.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct DealingState {
    bool is_open = false, needs_focus = false;
    RecordId customer;
    Draft draft;
};

// The kinds of dealing that are offered, the firm's own among them.
std::vector<ChoiceDef> offered_channels(const Context& ctx) {
    const auto all = ctx.schema.field(ctx.entity("dealing"), ctx.field("dealing", "channel")).choices;
    std::vector<ChoiceDef> offered(all.begin(), all.end());
    std::erase_if(offered, [](const ChoiceDef& choice) { return choice.archived; });
    return offered;
}

// Digits 1…9 choose a channel while nobody types: C, then 2, then Enter logs a WhatsApp message.
void choose_channel_by_key(const Context& ctx, DealingState& state) {
    const FieldIx channel = ctx.field("dealing", "channel");
    const std::vector<ChoiceDef> channels = offered_channels(ctx);
    for (std::size_t i = 0; i < channels.size() && i < 9; ++i)
        if (key_pressed(static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i)), false)) {
            state.draft.fields[channel].text = channels[i].key;
            state.draft.fields[channel].is_touched = true;
            semantics::announce(std::string(channels[i].label.in(ctx.language)));
        }
}

void channel_row_ui(Context& ctx, DealingState& state) {
    FieldDraft& channel = state.draft.fields[ctx.field("dealing", "channel")];
    ChipFlow flow;
    const std::vector<ChoiceDef> channels = offered_channels(ctx);
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const std::string_view label = channels[i].label.in(ctx.language);
        flow.next(label);
        if (chip_ui(label, channels[i].key == channel.text ? Tone::accent : Tone::neutral,
                    {.can_click = true, .on = channels[i].key == channel.text}) == ChipAnswer::clicked) {
            channel.text = channels[i].key;
            channel.is_touched = true;
        }
    }
}

} // namespace

void open_dealing_form(Context& ctx, RecordId customer, std::string_view channel) {
    if (!ctx.can_write()) return;
    DealingState& state = ctx.state<DealingState>();
    const Place place = ctx.tables.find(customer);
    if (!place) return;
    state = {.is_open = true, .needs_focus = !channel.empty(), .customer = customer};
    state.draft = draft_of(ctx, ctx.entity("dealing"), {},
                           {{"at", Value{ctx.now.ms}},
                            {"channel", Value{std::string(channel.empty() ? "call" : channel)}},
                            {"direction", Value{std::string("out")}},
                            {ctx.schema.entity(place.entity).key, Value{customer}}});
}

void dealing_form_ui(Context& ctx) {
    DealingState& state = ctx.state<DealingState>();
    if (!state.is_open) return;
    const std::string title = std::string(ctx.text(words::log_dealing)) + ": " + ctx.name(state.customer);
    bool wants_save = false, wants_all = false;
    if (begin_dialog_ui("dealing", {.title = title, .width = 560}, state.is_open)) {
        choose_channel_by_key(ctx, state);
        channel_row_ui(ctx, state);
        gap(8);
        const FieldIx points = ctx.field("dealing", "points");
        const FieldResult said = long_text_ui(
            "points", {.label = ctx.text(words::what_was_said), .focus = std::exchange(state.needs_focus, false)},
            state.draft.fields[points].text, 3);
        if (said.changed) state.draft.fields[points].is_touched = true;
        if (said.cancelled && !said.changed) state.is_open = false;
        const float half = (width_left() - px(12)) / 2;
        begin_box(is_phone() ? width_left() : half);
        field_editor_ui(ctx, state.draft, ctx.field("dealing", "outcome"), {}, false);
        end_box();
        if (!is_phone()) beside(12);
        begin_box(is_phone() ? width_left() : half);
        field_editor_ui(ctx, state.draft, ctx.field("dealing", "direction"), {}, false);
        end_box();
        begin_box(is_phone() ? width_left() : half);
        field_editor_ui(ctx, state.draft, ctx.field("dealing", "next_step"), {}, false);
        end_box();
        if (!is_phone()) beside(12);
        begin_box(is_phone() ? width_left() : half);
        field_editor_ui(ctx, state.draft, ctx.field("dealing", "next_date"), {}, false);
        end_box();
        begin_dialog_actions_ui();
        wants_all = button_ui(ctx.text(words::all_fields), {.kind = ButtonKind::quiet});
        beside(8);
        wants_save =
            button_ui(ctx.text(words::save), {.kind = ButtonKind::primary, .icon = Icon::check, .shortcut = "Enter"});
        end_dialog_ui();
        wants_save |= ImGui::IsKeyPressed(ImGuiKey_Enter, false) && state.is_open;
    }
    if (wants_all) { // the same dealing in the whole form
        std::vector<Preset> presets;
        Problems ignored;
        for (const CellEdit& cell : save_of(ctx, state.draft, ignored).cells)
            if (cell.elements.empty())
                presets.push_back({ctx.schema.field(state.draft.entity, cell.field).key, cell.value});
        state.is_open = false;
        return ctx.add("dealing", std::move(presets));
    }
    if (!wants_save) return;
    Problems problems;
    SaveRecord save = save_of(ctx, state.draft, problems);
    if (!problems.empty() ||
        !ctx.workspace.plan(save).ok()) { // a date that is none, for instance: the whole form explains
        for (FieldDraft& field : state.draft.fields) field.was_left = true;
        return;
    }
    state.is_open = false;
    ctx.send(std::move(save), std::string(ctx.text(words::dealing_saved)) + ' ' + ctx.name(state.customer));
}

} // namespace crm
