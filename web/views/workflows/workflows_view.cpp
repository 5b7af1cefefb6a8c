#include "web/views/workflows/workflows_view.hpp"

#include <algorithm>
#include <optional>

#include "core/commands/workflows.hpp"
#include "core/entities/workflow.hpp"
#include "core/record/reason_names.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_workflows.hpp"
#include "web/frame/records_card.hpp"
#include "web/kit/kit.hpp"
#include "web/views/workflows/workflow_form.hpp"
#include "web/views/workflows/workflow_text.hpp"

namespace crm {

namespace {

struct ShownRule {
    Place place;
    std::optional<Workflow> understood;
    std::string name, text;
    bool is_off = false;
};
struct WorkflowsState { // kept until a record changes
    std::uint64_t revision = ~std::uint64_t{0};
    Language language = Language::ar;
    std::vector<ShownRule> rules;
    std::vector<Row> runs; // the newest first
    // the question before a rule is run over what is there already
    bool is_asking = false;
    std::string asked_name;
    RunWorkflows run;
};

constexpr std::size_t runs_shown = 50;

void read_again(Context& ctx, WorkflowsState& state) {
    if (state.revision == ctx.tables.revision() && state.language == ctx.language) return;
    state.revision = ctx.tables.revision();
    state.language = ctx.language;
    state.rules.clear();
    for (const Place place : live_records(ctx.tables, "workflow")) {
        ShownRule rule{.place = place, .understood = workflow_of(ctx.tables, place, ctx.reader)};
        rule.name = ctx.name(place);
        rule.text = workflow_text(ctx, place, rule.understood);
        rule.is_off = ctx.tables.table(place.entity).columns[ctx.field("workflow", "is_off")].code(place.row) == 1;
        state.rules.push_back(std::move(rule));
    }
    const Table& runs = ctx.tables.table(ctx.entity("workflow_run"));
    state.runs.clear();
    for (Row row = runs.rows(); row > 0 && state.runs.size() < runs_shown; --row)
        if (runs.is_live(row - 1)) state.runs.push_back(row - 1);
}

SaveRecord save_of_rule(const Context& ctx, RecordId rule,
                        std::initializer_list<std::pair<std::string_view, Value>> cells) {
    SaveRecord save{.entity = ctx.entity("workflow"), .id = rule};
    for (const auto& [key, value] : cells) save.cells.push_back({ctx.field("workflow", key), value, {}});
    return save;
}

struct ProposedRule {
    const BothNames &name, &task;
    std::string_view entity, event, filter, set_field, set_value;
    std::int64_t days;
};
constexpr ProposedRule proposed_rules[] = {
    {words::preset_lead_rule, words::preset_lead_task, "lead", "added", "", "", "", 0},
    {words::preset_quote_rule, words::preset_quote_task, "quote", "either", "state=sent", "", "", 3},
    {words::preset_deal_rule, words::preset_deal_task, "deal", "either", "state=won", "", "", 7},
    {words::preset_ticket_rule, words::preset_ticket_task, "ticket", "added", "kind=complaint", "priority", "high", 0},
};

void add_proposed(Context& ctx) {
    SaveRecords all{.records = {}, .label = "add"};
    const auto words_or_none = [](std::string_view text) { return text.empty() ? Value{} : Value{std::string(text)}; };
    for (const ProposedRule& rule : proposed_rules)
        all.records.push_back(save_of_rule(ctx, {},
                                           {{"name", std::string(ctx.text(rule.name))},
                                            {"entity", std::string(rule.entity)},
                                            {"event", std::string(rule.event)},
                                            {"filter", words_or_none(rule.filter)},
                                            {"set_field", words_or_none(rule.set_field)},
                                            {"set_value", words_or_none(rule.set_value)},
                                            {"task_title", std::string(ctx.text(rule.task))},
                                            {"task_days", Value{rule.days}},
                                            {"task_kind", std::string("call")}}));
    ctx.send(std::move(all), std::string(ctx.text(words::workflow_presets_added)));
}

void ask_to_run(Context& ctx, WorkflowsState& state, const ShownRule& rule) {
    state.run.hits.clear();
    for (const RecordId record : workflow_matches(ctx.tables, *rule.understood, ctx.reader))
        state.run.hits.push_back({rule.understood->id, record});
    if (state.run.hits.empty()) return ctx.toast(std::string(ctx.text(words::workflow_matches_none)));
    state.asked_name = rule.name;
    state.is_asking = true;
}

void rule_row_ui(Context& ctx, WorkflowsState& state, const ShownRule& rule) {
    const RecordId id = ctx.tables.id(rule.place);
    const std::string turn = filled(ctx.text(rule.is_off ? words::workflow_turn_on : words::workflow_turn_off),
                                    {rule.name}),
                      run = filled(ctx.text(words::workflow_run_now), {rule.name}),
                      bin = std::string(ctx.text(words::remove)) + ": " + rule.name;
    const Icon icons[] = {rule.is_off ? Icon::eye : Icon::eye_off, Icon::workflow, Icon::bin};
    const std::string_view names[] = {turn, run, bin};
    const ListRowResult done =
        list_row_ui(text_of(id), {.title = rule.name,
                                  .detail = is_phone() ? std::string_view() : std::string_view(rule.text),
                                  .actions = ctx.can_write() ? std::span<const Icon>(icons) : std::span<const Icon>(),
                                  .action_names = names});
    if (is_phone()) paragraph_ui(rule.text, styles::help); // a row has room for a few words of it
    if (done.action == 0)
        ctx.send(save_of_rule(ctx, id, {{"is_off", rule.is_off ? Value{} : Value{std::int64_t{1}}}}),
                 std::string(ctx.text(rule.is_off ? words::workflow_turned_on : words::workflow_turned_off)));
    else if (done.action == 1 && rule.understood)
        ask_to_run(ctx, state, rule);
    else if (done.action == 2)
        ctx.remove({id});
    else if ((done.clicked || done.action == 1) && ctx.can_write())
        open_workflow_form(ctx, id);
}

void rules_card_ui(Context& ctx, WorkflowsState& state) {
    begin_card_ui("workflows", {.title = ctx.text(words::workflow_rules_heading), .icon = Icon::workflow});
    for (const ShownRule& rule : state.rules) rule_row_ui(ctx, state, rule);
    const bool is_empty = state.rules.empty(), off = !ctx.can_write();
    if (is_empty) text_ui(ctx.text(words::no_workflows), styles::muted);
    gap(8);
    if (button_ui(ctx.text(words::add_workflow), {.kind = is_empty ? ButtonKind::secondary : ButtonKind::primary,
                                                  .icon = Icon::plus,
                                                  .small = true,
                                                  .disabled = off}))
        open_workflow_form(ctx, {});
    if (is_empty) {
        beside(8);
        if (button_ui(ctx.text(words::workflow_presets),
                      {.kind = ButtonKind::primary, .icon = Icon::check, .small = true, .disabled = off}))
            add_proposed(ctx);
    }
    end_card_ui();
}

void log_card_ui(Context& ctx, const WorkflowsState& state) {
    begin_card_ui("workflow log", {.title = ctx.text(words::workflow_log_heading), .icon = Icon::history});
    if (state.runs.empty()) text_ui(ctx.text(words::workflow_log_empty), styles::muted);
    const EntityIx entity = ctx.entity("workflow_run");
    const Table& runs = ctx.tables.table(entity);
    const auto column = [&](std::string_view key) -> const Column& {
        return runs.columns[ctx.schema.field(entity, key)];
    };
    const Column &record = column("record"), &reason = column("reason"), &created_at = column("created_at");
    for (const Row row : state.runs) {
        const Place place{entity, row};
        const auto id = id_from(record.words(row));
        const Place about = id ? ctx.tables.find(*id) : Place{};
        std::string detail = moment_text(Moment{created_at.number(row)}, ctx.reader) + " · " +
                             ctx.cell(place, ctx.schema.field(entity, "workflow"));
        const auto why = reason_from(reason.words(row));
        const std::string refused =
            why ? filled(ctx.text(words::workflow_refused), {ctx.text(sentence(*why))}) : std::string();
        if (why) detail += " · " + refused;
        const std::string name = about ? ctx.name(about) : std::string(ctx.text(sentence(Reason::no_such_record)));
        if (list_row_ui(text_of(ctx.tables.id(place)), {.title = name,
                                                        .detail = detail,
                                                        .icon = why ? Icon::warning : Icon::check,
                                                        .icon_tone = why ? Tone::warning : Tone::success,
                                                        .chevron = static_cast<bool>(about)})
                .clicked &&
            about)
            ctx.open(*id);
    }
    end_card_ui();
}

void run_question_ui(Context& ctx, WorkflowsState& state) {
    if (!state.is_asking) return;
    const std::string text = ctx.counted(words::workflow_run_on, static_cast<std::int64_t>(state.run.hits.size()));
    const Answer answer = confirm_ui("run workflow",
                                     {.title = ctx.text(words::workflow_run_title),
                                      .text = text,
                                      .confirm = ctx.text(words::workflow_run_it),
                                      .danger = false},
                                     state.is_asking);
    if (answer == Answer::yes) ctx.send(state.run, filled(ctx.text(words::workflow_ran), {state.asked_name}));
}

} // namespace

void workflows_view_ui(Context& ctx) {
    WorkflowsState& state = ctx.state<WorkflowsState>();
    read_again(ctx, state);
    if (begin_scroll_ui("workflows", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) {
        heading_ui(ctx.text(words::workflows_title), 1);
        paragraph_ui(ctx.text(words::workflows_text), styles::muted);
        gap(8);
        begin_box(std::min(width_left(), px(760)));
        rules_card_ui(ctx, state);
        gap(16);
        log_card_ui(ctx, state);
        end_box();
        gap(24);
    }
    end_scroll_ui();
    workflow_form_ui(ctx);
    run_question_ui(ctx, state);
}

} // namespace crm
