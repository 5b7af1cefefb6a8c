#include "web/views/selling/assignment_card.hpp"

#include <algorithm>

#include "core/commands/assign_leads.hpp"
#include "core/text/words_assign.hpp"
#include "web/frame/records_card.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct AssignmentState { // kept until a record changes
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<Place> rules;
    std::int64_t waiting = 0; // leads without an owner that a rule would give to somebody
};

AssignmentState& assignment_state(Context& ctx) {
    AssignmentState& state = ctx.state<AssignmentState>();
    if (state.revision == ctx.tables.revision()) return state;
    state.revision = ctx.tables.revision();
    state.rules = assignment_rules(ctx.tables);
    const EntityIx lead = ctx.entity("lead");
    const FieldIx owner = ctx.field("lead", "owner");
    state.waiting = std::ranges::count_if(ctx.workspace.plan(AssignLeads{}).change.edits,
                                          [&](const Edit& edit) { return edit.entity == lead && edit.field == owner; });
    return state;
}

std::string rule_detail(const Context& ctx, Place rule) {
    std::string text;
    for (const std::string_view key : {"owners", "way", "cities", "territories", "sources", "first_task"})
        if (const std::string cell = ctx.cell(rule, ctx.field("assignment_rule", key)); !cell.empty())
            text += (text.empty() ? "" : " · ") + cell;
    return text;
}

} // namespace

void assignment_card_ui(Context& ctx) {
    const AssignmentState& state = assignment_state(ctx);
    const RecordsCard card{.id = "assignment rules",
                           .entity = "assignment_rule",
                           .title = words::assignment_title,
                           .add = words::add_assignment_rule,
                           .empty = words::no_assignment_rules,
                           .text = &words::assignment_text,
                           .icon = Icon::lead,
                           .presets = {{"way", std::string("turn")}}};
    records_card_ui(
        ctx, card, state.rules, [&](Place rule) { return rule_detail(ctx, rule); },
        [&] {
            if (state.waiting == 0) return;
            gap(8);
            if (button_ui(ctx.counted(words::assign_waiting, state.waiting),
                          {.icon = Icon::check, .small = true, .disabled = !ctx.can_write()}))
                ctx.send(AssignLeads{});
        });
}

} // namespace crm
