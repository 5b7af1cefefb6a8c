#include "web/frame/remove_stage.hpp"

#include <algorithm>

#include "core/commands/pipelines.hpp"
#include "core/queries/pipelines.hpp"
#include "core/text/words_pipelines.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct RemovalState {
    RecordId removed; // none: nobody is asked
    std::vector<RecordId> places;
    std::vector<std::string> names;
    int chosen = -1;
};

void ask_where(Context& ctx, RecordId removed) {
    RemovalState& state = ctx.state<RemovalState>();
    state.removed = removed;
    state.places.clear();
    state.names.clear();
    state.chosen = -1;
    const Place place = ctx.tables.find(removed);
    const bool is_stage = place.entity == ctx.entity("stage");
    for (const Row row : is_stage ? stages_in_order(ctx.tables) : pipelines_in_order(ctx.tables)) {
        const Place other{place.entity, row};
        if (other == place) continue;
        state.places.push_back(ctx.tables.id(other));
        const std::string of = is_stage ? ctx.cell(other, ctx.field("stage", "pipeline")) + " · " : std::string();
        state.names.push_back(of + ctx.name(other));
    }
}

Command removal(const Context& ctx, RecordId removed, RecordId deals_to) {
    if (ctx.tables.find(removed).entity == ctx.entity("stage")) return RemoveStage{removed, deals_to};
    return RemovePipeline{removed, deals_to};
}

} // namespace

bool is_stage_or_pipeline(const Context& ctx, Place place) {
    return place.entity == ctx.entity("stage") || place.entity == ctx.entity("pipeline");
}

// At once where nothing stands in it; the last open stage stays, and says why.
void remove_from_selling(Context& ctx, RecordId removed) {
    if (!ctx.tables.is_live(removed)) return; // lies in the bin already
    const Planned planned = ctx.workspace.plan(removal(ctx, removed, {}));
    if (planned.ok()) return ctx.send(removal(ctx, removed, {}));
    const bool is_last = std::ranges::contains(planned.problems, Reason::too_small, &Problem::reason);
    if (is_last) return ctx.toast(std::string(ctx.text(words::last_open_stage)));
    ask_where(ctx, removed);
}

void remove_from_selling_dialog_ui(Context& ctx) {
    RemovalState& state = ctx.state<RemovalState>();
    if (!state.removed) return;
    bool stays_open = true;
    const bool is_stage = ctx.tables.find(state.removed).entity == ctx.entity("stage");
    const BothNames& title = is_stage ? words::remove_stage_title : words::remove_pipeline_title;
    const std::string name = ctx.name(state.removed);
    if (begin_dialog_ui("where", {.title = ctx.text(title), .description = name}, stays_open)) {
        const std::vector<std::string_view> names(state.names.begin(), state.names.end());
        if (names.empty())
            paragraph_ui(ctx.text(words::no_other_place));
        else
            choice_ui("to", {.label = ctx.text(words::where_deals_go), .required = true}, names, state.chosen);
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        if (button_ui(ctx.text(words::remove),
                      {.kind = ButtonKind::danger, .disabled = state.chosen < 0 || !ctx.can_write()})) {
            ctx.send(removal(ctx, state.removed, state.places[static_cast<std::size_t>(state.chosen)]));
            stays_open = false;
        }
        end_dialog_ui();
    }
    if (!stays_open) state.removed = {};
}

} // namespace crm
