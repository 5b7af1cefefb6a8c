// A discount above its ceiling: what is over, who asked for its approval and who answered.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/queries/team.hpp"
#include "core/sales/approval.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_approval.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_team.hpp"
#include "web/frame/chip_flow.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/document_lines.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t answerers_shown = 8;

enum class Asking : std::uint8_t { nothing, asks, approves, refuses };
struct ApprovalState {
    Asking asking = Asking::nothing;
    RecordId document;
    bool needs_focus = false;
    std::string by, sentence;
    Problems problems;
    std::uint64_t revision = ~std::uint64_t{0};
    bool has_team = false;
    std::vector<std::string> answerers; // of the team, who may do what is asked here
};

void open_dialog(Context& ctx, Place document, Asking asking) {
    ctx.state<ApprovalState>() = {.asking = asking,
                                  .document = ctx.tables.id(document),
                                  .needs_focus = true,
                                  .by = device_value(signature_key),
                                  .sentence = {},
                                  .problems = {},
                                  .answerers = {}};
}

void follow_tables(const Context& ctx, ApprovalState& state) {
    if (std::exchange(state.revision, ctx.tables.revision()) == ctx.tables.revision()) return;
    const std::vector<TeamMember> team = team_of(ctx.tables);
    state.has_team = !team.empty();
    state.answerers.clear();
    if (state.asking == Asking::approves) {
        const Place document = ctx.tables.find(state.document);
        const std::vector<Row> lines = document_lines(ctx.tables, ctx.caches.relations, document);
        state.answerers = who_may_approve(ctx.tables, discounted_document(ctx.tables, document, lines));
    } else {
        for (const TeamMember& one : team) state.answerers.push_back(one.name);
    }
}

// Those of the team who may: a press writes the name.
void answerers_ui(const Context& ctx, ApprovalState& state) {
    if (!state.has_team) return;
    const bool approves = state.asking == Asking::approves;
    gap(4);
    if (approves && state.answerers.empty())
        return paragraph_ui(ctx.text(words::nobody_may_approve), styles::small.with(Color::danger_ink));
    if (approves) text_ui(ctx.text(words::who_may_approve), styles::help);
    ChipFlow flow;
    for (std::size_t i = 0; i < std::min(answerers_shown, state.answerers.size()); ++i) {
        const std::string& name = state.answerers[i];
        flow.next(name);
        if (chip_ui(name, Tone::neutral, {.can_click = true, .on = state.by == name}) == ChipAnswer::clicked)
            state.by = name;
    }
}

void over_ui(const Context& ctx, Place document, const DiscountStanding& standing, const std::vector<Row>& lines) {
    const DocumentKind& kind = *document_kind(ctx.schema.entity(document.entity).key);
    const EntityIx line = ctx.entity(kind.line);
    for (const OverCeiling& over : standing.over) {
        const auto cell = [&](std::string_view key) {
            return ctx.cell({line, lines[over.line]}, ctx.schema.field(line, key));
        };
        std::string name = cell("product");
        if (name.empty()) name = cell("description");
        if (name.empty()) name = ctx.schema.entity(line).label.in(ctx.language);
        key_value_ui(name, over_text(ctx, over));
    }
    if (std::ranges::any_of(standing.over, &OverCeiling::is_lowest))
        paragraph_ui(ctx.text(words::lowest_ceiling_counts), styles::help);
}

// "Asked by Samir, today 10:20".
std::string step_text(const Context& ctx, Place document, const BothNames& sentence, std::string_view by) {
    const Value at = ctx.tables.value(document, ctx.schema.field(document.entity, "approval_at"));
    const auto* ms = std::get_if<std::int64_t>(&at);
    // A mark behind the name: one in letters of the other direction does not draw the day to its far side.
    const std::string name =
        ctx.cell(document, ctx.schema.field(document.entity, by)) + (ctx.arabic() ? "\u200f" : "\u200e");
    return filled(ctx.text(sentence), {name, ms ? moment_text(Moment{*ms}, ctx.reader) : std::string()});
}

void buttons_ui(Context& ctx, Place document, DiscountStandings standing) {
    const bool off = !ctx.can_write();
    gap(8);
    if (standing == DiscountStandings::over || standing == DiscountStandings::refused) {
        if (button_ui(ctx.text(words::ask_for_approval),
                      {.kind = ButtonKind::primary, .icon = Icon::check, .small = true, .disabled = off}))
            open_dialog(ctx, document, Asking::asks);
        return;
    }
    if (button_ui(ctx.text(words::approve_it),
                  {.kind = ButtonKind::primary, .icon = Icon::check, .small = true, .disabled = off}))
        open_dialog(ctx, document, Asking::approves);
    beside(8);
    if (button_ui(ctx.text(words::refuse_it), {.icon = Icon::close, .small = true, .disabled = off}))
        open_dialog(ctx, document, Asking::refuses);
}

void send_answer(Context& ctx, ApprovalState& state) {
    const bool approves = state.asking == Asking::approves;
    const Command command = state.asking == Asking::asks
                                ? Command(AskApproval{state.document, state.by})
                                : Command(AnswerApproval{state.document, approves, state.by, state.sentence});
    state.problems = ctx.workspace.plan(command).problems;
    if (!state.problems.empty()) return;
    keep_device_value(signature_key, state.by);
    ctx.send(command, std::string(ctx.text(state.asking == Asking::asks ? words::approval_asked_said
                                           : approves                   ? words::discount_approved
                                                                        : words::discount_refused)));
    state = {};
}

} // namespace

const DiscountStanding& approval_of(Context& ctx, Place document) {
    struct Known {
        RecordId document;
        std::uint64_t revision = 0;
        DiscountStanding standing;
    };
    Known& known = ctx.state<Known>();
    const RecordId id = ctx.tables.id(document);
    if (known.document != id || known.revision != ctx.tables.revision())
        known = {id, ctx.tables.revision(),
                 discount_standing(ctx.tables, document, document_lines(ctx.tables, ctx.caches.relations, document))};
    return known.standing;
}

void approval_part_ui(Context& ctx, Place document) {
    const DiscountStanding& is = approval_of(ctx, document);
    if (is.standing == DiscountStandings::within) return;
    const BothNames& title = is.standing == DiscountStandings::over       ? words::discount_over
                             : is.standing == DiscountStandings::asked    ? words::discount_waits
                             : is.standing == DiscountStandings::approved ? words::discount_approved
                                                                          : words::discount_refused;
    const Tone tone = is.standing == DiscountStandings::approved  ? Tone::success
                      : is.standing == DiscountStandings::refused ? Tone::danger
                                                                  : Tone::warning;
    begin_card_ui("approval");
    banner_ui({.tone = tone, .text = ctx.text(title), .id = "approval"});
    gap(8);
    over_ui(ctx, document, is, document_lines(ctx.tables, ctx.caches.relations, document));
    if (is.standing == DiscountStandings::asked)
        paragraph_ui(step_text(ctx, document, words::asked_by_at, "approval_asked_by"), styles::muted);
    if (is.standing == DiscountStandings::approved || is.standing == DiscountStandings::refused) {
        paragraph_ui(step_text(ctx, document, words::answered_by_at, "approval_by"), styles::muted);
        if (const std::string note = ctx.cell(document, ctx.schema.field(document.entity, "approval_note"));
            !note.empty())
            paragraph_ui(note);
    }
    if (is.is_held()) paragraph_ui(ctx.text(words::until_approved), styles::help);
    if (is.is_held() && ctx.tables.table(document.entity).is_live(document.row)) buttons_ui(ctx, document, is.standing);
    end_card_ui();
    gap(12);
}

void approval_dialog_ui(Context& ctx) {
    ApprovalState& state = ctx.state<ApprovalState>();
    if (state.asking == Asking::nothing) return;
    if (state.document != ctx.route.record) return void(state = {}); // it was another record's
    const EntityIx entity = ctx.tables.find(state.document).entity;
    const auto error = [&](std::string_view key) -> std::string_view {
        for (const Problem& problem : state.problems)
            if (problem.field == ctx.schema.field(entity, key)) return ctx.text(sentence(problem.reason));
        return {};
    };
    const BothNames& title = state.asking == Asking::asks       ? words::ask_for_approval
                             : state.asking == Asking::approves ? words::approve_it
                                                                : words::refuse_it;
    follow_tables(ctx, state);
    bool stays_open = true, wants = false;
    if (begin_dialog_ui("approval", {.title = ctx.text(title)}, stays_open)) {
        const bool asks = state.asking == Asking::asks;
        wants |= text_input_ui("by",
                               {.label = ctx.text(words::approver_signs),
                                .error = error(asks ? "approval_asked_by" : "approval_by"),
                                .required = true,
                                .focus = std::exchange(state.needs_focus, false)},
                               state.by)
                     .enter;
        answerers_ui(ctx, state);
        if (!asks) {
            gap(8);
            wants |= text_input_ui("sentence",
                                   {.label = ctx.text(words::approval_sentence),
                                    .error = error("approval_note"),
                                    .required = state.asking == Asking::refuses},
                                   state.sentence)
                         .enter;
        }
        if (const std::string_view changed = error("approval"); !changed.empty())
            paragraph_ui(changed, styles::small.with(Color::danger_ink)); // since it was asked for
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        wants |= button_ui(ctx.text(title),
                           {.kind = ButtonKind::primary, .disabled = !ctx.can_write(), .id = "approval it"});
        end_dialog_ui();
    }
    if (!stays_open)
        state = {};
    else if (wants)
        send_answer(ctx, state);
}

} // namespace crm
