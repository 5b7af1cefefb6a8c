// Who changed what, when, and from which device; any earlier value can be put back.
#include <algorithm>

#include "core/commands/labels.hpp"
#include "core/queries/history.hpp"
#include "core/queries/merged.hpp"
#include "core/text/words_record.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

// Read from the journal when the part is opened, and again after the record has changed.
struct HistoryState {
    RecordId record;
    Stamp last{};
    bool is_reading = false;
    struct Change : CellChange {
        RecordId of; // the record itself, or one that was merged into it
    };
    std::vector<Change> changes;
};

// One record after the other; `done` when all of them are told.
void read_next(Workspace& workspace, ViewStates& states, RecordId record, std::vector<RecordId> left) {
    if (left.empty()) {
        HistoryState& now = states.get<HistoryState>();
        std::ranges::stable_sort(now.changes, std::ranges::greater{}, &CellChange::at);
        now.is_reading = false;
        return;
    }
    const RecordId one = left.back();
    left.pop_back();
    workspace.read_history(one, [one, record, left, &workspace, &states](std::vector<JournalEntry> entries) {
        HistoryState& now = states.get<HistoryState>();
        if (now.record != record) return; // somebody has gone on to another record
        RecordHistory history(workspace.schema(), one);
        for (const JournalEntry& entry : entries) history.take(entry);
        for (CellChange& change : history.changes()) now.changes.push_back({std::move(change), one});
        read_next(workspace, states, record, left);
    });
}

void read(Context& ctx, HistoryState& state, Place place) {
    const RecordId record = ctx.tables.id(place);
    state = {.record = record, .last = ctx.tables.last_stamp(place), .is_reading = true};
    std::vector<RecordId> records;
    for (const Place from : merged_from(ctx.tables, ctx.caches.relations, place))
        records.push_back(ctx.tables.id(from));
    records.push_back(record);
    ctx.later([record, records, &workspace = ctx.workspace, &states = ctx.states] {
        read_next(workspace, states, record, records);
    });
}

std::string shown(const Context& ctx, EntityIx entity, const CellChange& change, const Value& value) {
    const std::string text = value_text(ctx.tables, entity, change.field, value, ctx.reader);
    return text.empty() ? std::string(ctx.text(words::emptied)) : text;
}

void revert(Context& ctx, RecordId record, const CellChange& change) {
    ctx.send(RevertRecord{record, {{change.field, change.before, {}}}});
}

} // namespace

void history_part_ui(Context& ctx, Place place) {
    HistoryState& state = ctx.state<HistoryState>();
    if (state.record != ctx.tables.id(place) || (!state.is_reading && state.last != ctx.tables.last_stamp(place)))
        read(ctx, state, place);
    if (state.is_reading) {
        want_frame_in(0.05); // the answer comes by itself
        text_ui(ctx.text(words::reading_history), styles::muted);
        return skeleton_rows_ui(4);
    }
    if (state.changes.empty()) return text_ui(ctx.text(words::no_history), styles::muted);
    Stamp beginning = state.changes.front().at; // what the record began with cannot be taken back piece by piece
    for (const CellChange& change : state.changes) beginning = std::min(beginning, change.at);
    begin_timeline_ui(ctx.text(words::history));
    for (std::size_t i = 0; i < state.changes.size() && i < 300; ++i) {
        const HistoryState::Change& change = state.changes[i];
        const FieldDef& field = ctx.schema.field(place.entity, change.field);
        if (field.key == "created_at" && change.kind == OpKind::set && is_missing(change.before) &&
            state.changes.size() > 1)
            continue;
        const IdScope scope{std::uint64_t{i}};
        std::string title = change.of == state.record ? std::string{} : ctx.name(change.of) + " · ";
        title += field.label.in(ctx.language);
        title += ": ";
        title += change.kind == OpKind::remove ? "− " + shown(ctx, place.entity, change, change.before)
                                               : shown(ctx, place.entity, change, change.after);
        std::string text(ctx.text(change_label(change.label)));
        if (change.kind == OpKind::set && !is_missing(change.before))
            text += " · " + std::string(ctx.text(words::was)) + ": " + shown(ctx, place.entity, change, change.before);
        const std::string when = moment_text(change.at.moment(), ctx.brief());
        const bool is_ours = ctx.workspace.is_own({change.session(), 1});
        timeline_item_ui("change", {.icon = Icon::history,
                                    .title = title,
                                    .text = text,
                                    .time = when,
                                    .actor = ctx.text(is_ours ? words::this_device : words::another_device),
                                    .last = i + 1 == state.changes.size()});
        const bool can_revert = change.of == state.record && change.kind == OpKind::set && change.at != beginning &&
                                ctx.can_write() && !field.read_only &&
                                ctx.tables.value(place, change.field) != change.before;
        if (!can_revert) continue;
        set_cursor({cursor().x + px(36), cursor().y - px(12)}); // under the words of its change
        if (button_ui(ctx.text(words::revert_here), {.kind = ButtonKind::quiet, .icon = Icon::undo, .small = true}))
            revert(ctx, state.record, change);
        gap(14);
    }
    end_timeline_ui();
}

} // namespace crm
