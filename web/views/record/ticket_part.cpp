// A ticket's page: solving it, what was done for it; the tickets of a person or a company, those that are open first.
#include <algorithm>
#include <utility>

#include "core/base/sort_few.hpp"
#include "core/commands/tickets.hpp"
#include "core/entities/common.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/related.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_tickets.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t shown_tickets_max = 200;

struct SolveState {
    bool is_open = false, needs_focus = false;
    RecordId ticket;
    std::string solution;
};

bool is_solved(const Context& ctx, Place ticket) {
    return known_column(ctx.tables, "ticket", "solved_at").has(ticket.row);
}

void ticket_row_ui(Context& ctx, Place ticket) {
    const auto cell = [&](std::string_view key) { return ctx.cell(ticket, ctx.field("ticket", key)); };
    const FieldIx state = ctx.field("ticket", "state"), priority = ctx.field("ticket", "priority");
    const auto tone = [&](FieldIx field) {
        return choice_tone(ctx.schema.field(ticket.entity, field),
                           ctx.tables.table(ticket.entity).columns[field].words(ticket.row));
    };
    const std::string opened = cell_text(ctx.tables, ticket, ctx.field("ticket", "opened_at"), ctx.brief());
    std::string detail; // the number last: a day after it would be read from the left with it
    for (const std::string& more : {cell("kind"), cell("priority"), opened, cell("number")})
        if (!more.empty()) detail += (detail.empty() ? "" : " · ") + more;
    const std::string name = ctx.name(ticket), standing = cell("state");
    const RecordId id = ctx.tables.id(ticket);
    if (list_row_ui(text_of(id), {.title = name,
                                  .detail = detail,
                                  .end_text = standing,
                                  .icon = Icon::ticket,
                                  .icon_tone = is_solved(ctx, ticket) ? Tone::neutral : tone(priority),
                                  .chip_tone = tone(state)})
            .clicked)
        ctx.open(id);
}

} // namespace

void solve_or_reopen(Context& ctx, Place ticket) {
    if (!ctx.can_write() || ctx.tables.is_erased(ticket)) return;
    const RecordId id = ctx.tables.id(ticket);
    if (is_solved(ctx, ticket))
        return ctx.send(ReopenTicket{id}, filled(ctx.text(words::ticket_reopened_said),
                                                 {ctx.cell(ticket, ctx.field("ticket", "number"))}));
    ctx.state<SolveState>() = {.is_open = true,
                               .needs_focus = true,
                               .ticket = id,
                               .solution =
                                   std::string(known_column(ctx.tables, "ticket", "solution").words(ticket.row))};
}

void log_for_ticket(Context& ctx, Place ticket) {
    std::vector<Preset> presets = work_presets(ctx, ticket);
    const std::string channel(known_column(ctx.tables, "ticket", "channel").words(ticket.row));
    presets.push_back({"channel", Value{channel.empty() ? "call" : channel}});
    ctx.add("dealing", std::move(presets));
}

void ticket_solving_ui(Context& ctx, Place ticket) {
    const bool was_solved = is_solved(ctx, ticket);
    if (button_ui(ctx.text(was_solved ? words::reopen_ticket : words::solve_ticket),
                  {.kind = was_solved ? ButtonKind::secondary : ButtonKind::primary,
                   .icon = was_solved ? Icon::undo : Icon::check,
                   .disabled = !ctx.can_write() || ctx.tables.is_erased(ticket),
                   .shortcut = "D"}))
        solve_or_reopen(ctx, ticket);
}

void solve_dialog_ui(Context& ctx) {
    SolveState& state = ctx.state<SolveState>();
    if (!state.is_open) return;
    const Place ticket = ctx.tables.find(state.ticket);
    if (state.ticket != ctx.route.record || is_solved(ctx, ticket)) return void(state = {}); // somebody was quicker
    bool stays_open = true, wants = false;
    const std::string name = ctx.name(ticket);
    if (begin_dialog_ui("solve",
                        {.title = ctx.text(words::solve_ticket_title), .description = name, .closes_outside = false},
                        stays_open)) {
        const FieldDef& solution = ctx.schema.field(ticket.entity, ctx.field("ticket", "solution"));
        long_text_ui("solution",
                     {.label = solution.label.in(ctx.language),
                      .help = ctx.text(words::solve_ticket_help),
                      .focus = std::exchange(state.needs_focus, false)},
                     state.solution);
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        wants = button_ui(ctx.text(words::solve_ticket), {.kind = ButtonKind::primary,
                                                          .icon = Icon::check,
                                                          .disabled = !ctx.can_write(),
                                                          .shortcut = "Ctrl Enter",
                                                          .id = "solve it"}) ||
                (ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false) && ctx.can_write());
        end_dialog_ui();
    }
    if (wants)
        ctx.send(SolveTicket{state.ticket, state.solution},
                 filled(ctx.text(words::ticket_solved_said), {ctx.cell(ticket, ctx.field("ticket", "number"))}));
    if (wants || !stays_open) state = {};
}

void ticket_main_ui(Context& ctx, Place ticket) {
    work_card_ui(ctx, ticket, "dealing", words::ticket_dealings, Icon::chat, "at");
    work_card_ui(ctx, ticket, "task", words::ticket_tasks, Icon::task, "due");
}

void tickets_part_ui(Context& ctx, Place customer) {
    std::vector<Row> rows =
        children(ctx.tables, ctx.caches.relations, "ticket", ctx.schema.entity(customer.entity).key, customer);
    const EntityIx entity = ctx.entity("ticket");
    const std::string add = ctx.adding(entity);
    if (rows.empty()) {
        if (empty_state_ui({.icon = Icon::ticket,
                            .title = ctx.text(words::no_tickets_here),
                            .text = ctx.text(words::no_tickets_text),
                            .action = ctx.can_write() ? std::string_view(add) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("ticket", {for_customer(ctx, customer)});
        return;
    }
    if (button_ui(add, {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
        ctx.add("ticket", {for_customer(ctx, customer)});
    gap(4);
    const Column& opened = known_column(ctx.tables, "ticket", "opened_at");
    // The newest first; ~ turns the order round as a minus does, without its overflow where there is no moment.
    sort_few_by(rows, [&](Row row) { return std::pair{is_solved(ctx, {entity, row}), ~opened.number(row)}; });
    for (std::size_t i = 0; i < std::min(rows.size(), shown_tickets_max); ++i) ticket_row_ui(ctx, {entity, rows[i]});
}

} // namespace crm
