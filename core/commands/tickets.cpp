#include "core/commands/tickets.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/commands/planner.hpp"

namespace crm {

namespace {

bool is_over(const Value& state) {
    const auto* key = std::get_if<std::string>(&state);
    return key && (*key == "solved" || *key == "closed");
}

// The cells of a ticket that stands; what else its kind asks for was asked for when it was saved.
void write(Planner& planner, RecordId ticket, std::vector<CellEdit> cells) {
    const EntityIx entity = planner.schema().entity("ticket");
    if (!planner.must_be_live(ticket, entity)) return;
    const SaveRecord save{.entity = entity, .id = ticket, .cells = std::move(cells)};
    for (const CellEdit& cell : save.cells) planner.write_cell(entity, ticket, cell);
    settle_ticket(planner, save, ticket);
}

CellEdit cell_of(const Tables& tables, std::string_view key, std::string value) {
    return {.field = tables.schema().field(tables.schema().entity("ticket"), key), .value = std::move(value)};
}

} // namespace

void settle_ticket(Planner& planner, const SaveRecord& save, RecordId ticket) {
    const auto field = [&](std::string_view key) { return planner.schema().field(save.entity, key); };
    const std::int64_t now = planner.context().now.ms;
    if (is_new(save.id) && is_missing(planner.after(save, ticket, field("opened_at"))))
        planner.put(save.entity, ticket, field("opened_at"), now);
    const FieldIx solved_at = field("solved_at");
    if (std::ranges::contains(save.cells, solved_at, &CellEdit::field)) return;
    const bool is_solved = is_over(planner.after(save, ticket, field("state")));
    if (is_solved != !is_missing(planner.present(ticket, solved_at)))
        planner.put(save.entity, ticket, solved_at, is_solved ? Value{now} : Value{});
}

Planned plan_intent(const Tables& tables, const SolveTicket& solve, const PlanContext& context) {
    Planner planner(tables, context);
    std::vector<CellEdit> cells{cell_of(tables, "state", "solved")};
    if (!solve.solution.empty()) cells.push_back(cell_of(tables, "solution", solve.solution));
    write(planner, solve.ticket, std::move(cells));
    return planner.take("solve_ticket");
}

Planned plan_intent(const Tables& tables, const ReopenTicket& reopen, const PlanContext& context) {
    Planner planner(tables, context);
    write(planner, reopen.ticket, {cell_of(tables, "state", "open")});
    return planner.take("reopen_ticket");
}

} // namespace crm
