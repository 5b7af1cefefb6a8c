#include "web/frame/move_deal.hpp"

#include <algorithm>
#include <utility>

#include "core/commands/deals.hpp"
#include "core/entities/deal.hpp"
#include "core/queries/pipelines.hpp"
#include "core/text/words_deals.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

struct LostState {
    bool is_open = false, was_tried = false;
    RecordId deal, stage;
    int reason = -1, rival = 0;
    std::vector<RecordId> rivals; // those of the deal first; the first place is nobody
    std::vector<std::string> names;
};

void open_lost_dialog(Context& ctx, RecordId deal, RecordId stage) {
    LostState& state = ctx.state<LostState>();
    state = {.is_open = true, .deal = deal, .stage = stage};
    std::vector<RecordId> others;
    for (const Value& value : ctx.tables.elements(ctx.tables.find(deal), ctx.field("deal", "competitors")))
        if (const auto* id = std::get_if<RecordId>(&value); id && ctx.tables.is_live(*id)) state.rivals.push_back(*id);
    const EntityIx entity = ctx.entity("competitor");
    const Table& table = ctx.tables.table(entity);
    for (Row row = 0; row < table.rows(); ++row)
        if (const RecordId id = ctx.tables.id({entity, row});
            table.is_live(row) && !std::ranges::contains(state.rivals, id))
            others.push_back(id);
    std::ranges::sort(others, {}, [&](RecordId id) { return ctx.name(id); });
    state.rivals.insert(state.rivals.end(), others.begin(), others.end());
    state.rivals.insert(state.rivals.begin(), RecordId{});
    for (const RecordId id : state.rivals)
        state.names.push_back(id ? ctx.name(id) : std::string(ctx.text(words::nobody_known)));
}

std::string said_of(const Context& ctx, RecordId deal, RecordId stage) {
    return say(kit_words::moved_to, ctx.name(deal), ctx.name(stage));
}

} // namespace

void move_deal(Context& ctx, RecordId deal, RecordId stage) {
    const Place place = ctx.tables.find(stage);
    if (!place || !ctx.can_write()) return;
    const bool is_there = ctx.tables.value(deal, ctx.field("deal", "stage")) == Value{stage};
    if (is_there) return;
    if (kind_of_stage(ctx.tables, place.row) == StageKind::lost) return open_lost_dialog(ctx, deal, stage);
    ctx.send(MoveDeal{deal, stage}, said_of(ctx, deal, stage));
}

void lost_dialog_ui(Context& ctx) {
    LostState& state = ctx.state<LostState>();
    if (!state.is_open) return;
    bool stays_open = true;
    const std::string name = ctx.name(state.deal);
    if (begin_dialog_ui("lost deal",
                        {.title = ctx.text(words::lost_title),
                         .description = name + " — " + std::string(ctx.text(words::lost_text)),
                         .closes_outside = false},
                        stays_open)) {
        const FieldDef& reason = ctx.schema.field(ctx.entity("deal"), ctx.field("deal", "lost_reason"));
        std::vector<ChoiceOption> reasons;
        std::vector<std::string_view> keys;
        for (const ChoiceDef& choice : reason.choices)
            if (!choice.archived) {
                reasons.push_back({.label = choice.label.in(ctx.language)});
                keys.push_back(choice.key);
            }
        const bool is_missed = state.was_tried && state.reason < 0;
        choice_ui("reason",
                  {.label = reason.label.in(ctx.language),
                   .error = is_missed ? ctx.text(words::reason_needed) : std::string_view(),
                   .required = true},
                  reasons, state.reason);
        gap(14);
        std::vector<std::string_view> rivals(state.names.begin(), state.names.end());
        choice_ui("rival",
                  {.label = ctx.schema.field(ctx.entity("deal"), ctx.field("deal", "lost_to")).label.in(ctx.language)},
                  rivals, state.rival);
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        if (button_ui(ctx.text(words::mark_lost), {.kind = ButtonKind::primary, .disabled = !ctx.can_write()})) {
            state.was_tried = true;
            if (state.reason >= 0) {
                const auto rival = static_cast<std::size_t>(std::max(0, state.rival));
                ctx.send(MoveDeal{state.deal, state.stage, std::string(keys[static_cast<std::size_t>(state.reason)]),
                                  state.rivals[rival]},
                         said_of(ctx, state.deal, state.stage));
                stays_open = false;
            }
        }
        end_dialog_ui();
    }
    if (!stays_open) state = {};
}

} // namespace crm
