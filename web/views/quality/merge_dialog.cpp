#include "web/views/quality/merge_dialog.hpp"

#include <algorithm>

#include "core/commands/merge.hpp"
#include "core/queries/duplicate_groups.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_quality.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct MergeState {
    bool is_open = false;
    RecordId first, second;
    int stays = 0; // 0: the first
    struct Choice {
        FieldIx field = no_field;
        int chosen = 0; // 0: the first's, 1: the second's
    };
    std::vector<Choice> choices; // fields in which the two differ
    RecordId survivor() const { return stays == 0 ? first : second; }
    RecordId other() const { return stays == 0 ? second : first; }
};

// A field with one value, of which both say something and not the same.
bool is_asked(const Context& ctx, Place a, Place b, FieldIx field) {
    const FieldDef& def = ctx.schema.field(a.entity, field);
    if (is_several(def) || def.read_only || def.type == FieldType::long_text) return false; // those come together
    const Value x = ctx.tables.value(a, field), y = ctx.tables.value(b, field);
    return !is_missing(x) && !is_missing(y) && x != y;
}

MergeRecords command_of(const Context& ctx, const MergeState& state) {
    MergeRecords command{state.survivor(), {state.other()}, {}};
    for (const MergeState::Choice& choice : state.choices)
        if (choice.chosen != state.stays)
            command.cells.push_back({choice.field, ctx.tables.value(state.other(), choice.field), {}});
    return command;
}

// Who stays, and which word counts where the two say different things.
void choices_ui(Context& ctx, MergeState& state, Place a, Place b) {
    const std::string first = ctx.name(a), second = ctx.name(b);
    const std::string first_about = ctx.about(a), second_about = ctx.about(b);
    if (first == second) { // the names do not tell them apart: what stands beside them does
        const std::string first_whole = first + " · " + first_about, second_whole = second + " · " + second_about;
        const std::string_view who[] = {first_about.empty() ? first : first_whole,
                                        second_about.empty() ? second : second_whole};
        radio_group_ui("stays", {.label = ctx.text(words::who_stays)}, who, state.stays, false);
    } else {
        const TabItem who[] = {{.label = first}, {.label = second}};
        text_ui(ctx.text(words::who_stays), styles::muted);
        gap(4);
        segmented_ui("stays", ctx.text(words::who_stays), who, state.stays);
        gap(4);
        text_ui(state.stays == 0 ? first_about : second_about, styles::small.with(Color::text_muted));
    }
    gap(12);
    if (state.choices.empty()) text_ui(ctx.text(words::merge_all_equal), styles::muted);
    for (MergeState::Choice& choice : state.choices) {
        const std::string ours = ctx.cell(a, choice.field), theirs = ctx.cell(b, choice.field);
        const std::string_view labels[] = {ours, theirs};
        const FieldDef& field = ctx.schema.field(a.entity, choice.field);
        radio_group_ui(field.key, {.label = field.label.in(ctx.language)}, labels, choice.chosen, !is_phone());
        gap(8);
    }
}

// What the one that stays gains without being asked.
void gains_ui(Context& ctx, const MergeState& state) {
    const Place place = ctx.tables.find(state.survivor());
    bool has_any = false;
    for (const CellEdit& cell : merged_cells(ctx.tables, command_of(ctx, state))) {
        if (std::ranges::find(state.choices, cell.field, &MergeState::Choice::field) != state.choices.end()) continue;
        const FieldDef& field = ctx.schema.field(place.entity, cell.field);
        std::string text;
        if (is_several(field))
            for (const Value& element : cell.elements)
                append_item(text, value_text(ctx.tables, place.entity, cell.field, element, ctx.brief()), ctx.language);
        else
            text = value_text(ctx.tables, place.entity, cell.field, cell.value, ctx.brief());
        if (text.empty()) continue;
        if (!has_any) divider_ui(ctx.text(words::comes_together));
        has_any = true;
        key_value_ui(field.label.in(ctx.language), text, {.left_to_right = reads_left_to_right(field.type)});
    }
}

} // namespace

void open_merge_dialog(Context& ctx, RecordId first, RecordId second) {
    const Place a = ctx.tables.find(first), b = ctx.tables.find(second);
    if (!a || !b || a.entity != b.entity) return;
    MergeState& state = ctx.state<MergeState>();
    const Row rows[] = {a.row, b.row};
    const int stays = best_of(ctx.tables, a.entity, rows) == b.row ? 1 : 0;
    state = {.is_open = true, .first = first, .second = second, .stays = stays};
    for (FieldIx f = 0; f < ctx.schema.field_count(a.entity); ++f)
        if (is_asked(ctx, a, b, f)) state.choices.push_back({f, stays});
}

void merge_dialog_ui(Context& ctx) {
    MergeState& state = ctx.state<MergeState>();
    if (!state.is_open) return;
    const Place a = ctx.tables.find(state.first), b = ctx.tables.find(state.second);
    if (!a || !b) return void(state.is_open = false);
    bool stays_open = true;
    if (begin_dialog_ui(
            "merge", {.title = ctx.text(words::merge_title), .description = ctx.text(words::merge_text), .width = 640},
            stays_open)) {
        choices_ui(ctx, state, a, b);
        gains_ui(ctx, state);
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        if (button_ui(ctx.text(words::not_the_same), {.disabled = !ctx.can_write()})) {
            ctx.send(MarkNotSame{state.first, state.second}, std::string(ctx.text(words::marked_not_same)));
            stays_open = false;
        }
        beside(8);
        if (button_ui(ctx.text(words::merge_records),
                      {.kind = ButtonKind::primary, .icon = Icon::merge, .disabled = !ctx.can_write()})) {
            ctx.send(command_of(ctx, state), std::string(ctx.text(words::merged_said)));
            stays_open = false;
        }
        end_dialog_ui();
    }
    if (!stays_open) state.is_open = false;
}

} // namespace crm
