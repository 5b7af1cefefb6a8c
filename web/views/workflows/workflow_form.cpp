#include "web/views/workflows/workflow_form.hpp"

#include <algorithm>
#include <utility>

#include "imgui.h"

#include "core/commands/workflows.hpp"
#include "core/queries/filter_rows.hpp"
#include "core/text/filled.hpp"
#include "core/text/item_list.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_filter.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_workflows.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/filter_lines.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

// What rules can be about.
constexpr std::string_view subjects[] = {"lead",    "deal",    "person", "company", "ticket",      "quote",  "order",
                                         "invoice", "payment", "task",   "dealing", "appointment", "product"};

struct WorkflowForm {
    bool is_open = false, needs_focus = false, is_asking = false, is_edited = false, has_tried = false;
    Draft draft;     // of the rule: its name, its event, its owner and its task
    int subject = 0; // of `subjects`
    FilterLine root;
    std::uint64_t focus = 0;       // the line that takes the keyboard
    std::vector<FieldIx> settable; // of the subject
    int field = 0;                 // 0: none; else one more than its place in `settable`
    Draft value;                   // of the subject: what the field is set to
    std::string days;              // where it is a date
    Problems problems;
    // which records fulfil the conditions, as last counted
    std::uint64_t counted_at = UINT64_MAX;
    bool is_stale = true;
    std::int64_t matching = 0;
    std::string names;
};

EntityIx subject_of(const Context& ctx, const WorkflowForm& form) {
    return ctx.entity(subjects[static_cast<std::size_t>(form.subject)]);
}
FieldIx rule_field(const Context& ctx, std::string_view key) { return ctx.field("workflow", key); }

const FieldDef* set_field(const Context& ctx, const WorkflowForm& form) {
    if (form.field <= 0) return nullptr;
    return &ctx.schema.field(subject_of(ctx, form), form.settable[static_cast<std::size_t>(form.field - 1)]);
}

void take_subject(const Context& ctx, WorkflowForm& form) {
    const EntityIx entity = subject_of(ctx, form);
    form.root = {.kind = FilterLine::Kind::group, .id = next_line_id()};
    form.settable.clear();
    for (const FieldIx ix : ctx.schema.form_order(entity))
        if (can_be_set(ctx.schema.field(entity, ix))) form.settable.push_back(ix);
    form.field = 0;
    form.value = draft_of(ctx, entity, {}, {});
    form.days.clear();
    form.is_stale = true;
}

void take_setting(const Context& ctx, WorkflowForm& form, std::string_view key, std::string_view kept) {
    const EntityIx entity = subject_of(ctx, form);
    const FieldIx ix = ctx.schema.field(entity, key);
    const auto at = std::ranges::find(form.settable, ix);
    if (ix == no_field || at == form.settable.end()) return;
    form.field = static_cast<int>(at - form.settable.begin()) + 1;
    const FieldDef& def = ctx.schema.field(entity, ix);
    if (def.type == FieldType::date) return void(form.days = kept);
    FieldDraft& into = form.value.fields[ix];
    for (const Value& value : values_kept(def, kept, ctx.reader.today)) {
        if (!is_several(def)) {
            put_value(ctx, form.value, ix, value);
        } else if (const auto* id = std::get_if<RecordId>(&value)) {
            into.records.push_back(*id);
            into.words.push_back(ctx.name(*id));
        } else {
            into.words.push_back(std::get<std::string>(value));
        }
    }
}

bool is_complete(const Context& ctx, EntityIx entity, FilterLine& group) {
    return std::ranges::all_of(group.parts, [&](FilterLine& line) { return filter_of(ctx, entity, line).has_value(); });
}

Filter conditions_of(const Context& ctx, WorkflowForm& form) {
    return Filter::all_of(filters_of(ctx, subject_of(ctx, form), form.root));
}

void count_again(const Context& ctx, WorkflowForm& form) {
    if (!form.is_stale && form.counted_at == ctx.tables.revision()) return;
    form.is_stale = false;
    form.counted_at = ctx.tables.revision();
    const EntityIx entity = subject_of(ctx, form);
    for (FilterLine& line : form.root.parts) know_line(ctx, entity, line);
    const RowSet rows =
        rows_of(ctx.tables, entity, conditions_of(ctx, form), ctx.reader, ctx.caches.lists.conditions());
    form.matching = static_cast<std::int64_t>(rows.count());
    form.names.clear();
    constexpr int names_max = 4;
    int shown = 0;
    rows.each([&](Row row) {
        if (shown++ < names_max) append_item(form.names, ctx.name(Place{entity, row}), ctx.language);
    });
    if (form.matching > names_max) form.names += " …";
}

// What the value field holds, as the rule keeps it.
std::string kept_setting(const Context& ctx, WorkflowForm& form, Problems& problems) {
    const FieldDef* def = set_field(ctx, form);
    if (!def) return {};
    const auto problem = [&](Reason reason) {
        problems.push_back({ctx.entity("workflow"), rule_field(ctx, "set_value"), reason});
        return std::string();
    };
    if (def->type == FieldType::date) {
        const auto days = integer_from(form.days);
        return days ? std::to_string(*days) : problem(Reason::not_a_number);
    }
    const FieldIx ix = form.settable[static_cast<std::size_t>(form.field - 1)];
    for (FieldDraft& each : form.value.fields) each.is_touched = false;
    form.value.fields[ix].is_touched = true;
    Problems of_value;
    const SaveRecord typed = save_of(ctx, form.value, of_value);
    if (!of_value.empty()) return problem(of_value.front().reason);
    const CellEdit& cell = typed.cells.front();
    return is_several(*def) ? kept_values(*def, cell.elements) : kept_values(*def, {&cell.value, 1});
}

SaveRecord save_of_form(const Context& ctx, WorkflowForm& form, Problems& problems) {
    for (const std::string_view key :
         {"name", "event", "owner", "task_title", "task_kind", "task_days", "task_assignee"})
        form.draft.fields[rule_field(ctx, key)].is_touched = true;
    SaveRecord save = save_of(ctx, form.draft, problems);
    const Filter filter = conditions_of(ctx, form);
    const FieldDef* def = set_field(ctx, form);
    const EntityIx entity = subject_of(ctx, form);
    const auto put = [&](std::string_view key, std::string value) {
        save.cells.push_back({rule_field(ctx, key), value.empty() ? Value{} : Value{std::move(value)}, {}});
    };
    put("entity", std::string(ctx.schema.entity(entity).key));
    put("filter", filter.empty() ? std::string() : to_text(ctx.schema, entity, filter));
    put("set_field", def ? std::string(def->key) : std::string());
    put("set_value", kept_setting(ctx, form, problems));
    return save;
}

std::string_view error_of(const Context& ctx, const WorkflowForm& form, std::string_view key) {
    for (const Problem& problem : form.problems)
        if (problem.field == rule_field(ctx, key)) return ctx.text(sentence(problem.reason));
    return {};
}

void save_form(Context& ctx, WorkflowForm& form) {
    form.problems.clear();
    form.has_tried = true;
    SaveRecord save = save_of_form(ctx, form, form.problems);
    const bool is_whole = is_complete(ctx, subject_of(ctx, form), form.root);
    if (form.problems.empty()) form.problems = ctx.workspace.plan(save).problems;
    if (!form.problems.empty() || !is_whole) {
        form.needs_focus = !error_of(ctx, form, "name").empty();
        semantics::announce(ctx.counted(words::problems_left,
                                        std::max<std::int64_t>(1, static_cast<std::int64_t>(form.problems.size()))),
                            true);
        return;
    }
    form.is_open = false;
    ctx.send(std::move(save));
}

void field_ui(Context& ctx, WorkflowForm& form, std::string_view key, bool focus = false) {
    const FieldIx ix = rule_field(ctx, key);
    if (field_editor_ui(ctx, form.draft, ix, error_of(ctx, form, key), focus).changed) form.is_edited = true;
    gap(8);
}

void when_ui(Context& ctx, WorkflowForm& form) {
    std::vector<std::string_view> kinds;
    for (const std::string_view key : subjects)
        kinds.push_back(ctx.schema.entity(ctx.entity(key)).label.in(ctx.language));
    const int before = form.subject;
    if (choice_ui("subject", {.label = ctx.text(words::workflow_kind), .required = true}, kinds, form.subject)
            .changed) {
        form.subject = std::max(form.subject, 0);
        form.is_edited = true;
        if (form.subject != before) take_subject(ctx, form);
    }
    gap(8);
    field_ui(ctx, form, "event");
}

void if_ui(Context& ctx, WorkflowForm& form, FilterLines& lines) {
    const EntityIx entity = subject_of(ctx, form);
    count_again(ctx, form);
    if (form.root.parts.size() > 1) {
        lines.match_ui(form.root);
        gap(8);
    }
    lines.parts_ui(entity, form.root);
    lines.add_buttons_ui(form.root, ctx.text(words::filter_add_condition), true);
    gap(6);
    const bool wants_condition =
        form.root.parts.empty() && form.draft.fields[rule_field(ctx, "event")].text == "changed";
    if (form.has_tried && !is_complete(ctx, entity, form.root))
        paragraph_ui(ctx.text(words::workflow_incomplete), styles::small.with(Color::danger_ink));
    else if (wants_condition)
        paragraph_ui(ctx.text(words::workflow_needs_condition),
                     styles::small.with(form.has_tried ? Color::danger_ink : Color::text_muted));
    else if (form.root.parts.empty())
        paragraph_ui(ctx.text(words::workflow_any), styles::help);
    if (!form.root.parts.empty())
        paragraph_ui(form.matching == 0 ? std::string(ctx.text(words::workflow_matches_none))
                                        : filled(ctx.counted(words::workflow_matching, form.matching), {form.names}),
                     styles::help);
}

void setting_ui(Context& ctx, WorkflowForm& form) {
    const EntityIx entity = subject_of(ctx, form);
    std::vector<std::string_view> labels{ctx.text(words::workflow_set_none)};
    for (const FieldIx ix : form.settable) labels.push_back(ctx.schema.field(entity, ix).label.in(ctx.language));
    if (choice_ui("set field", {.label = ctx.text(words::workflow_sets), .error = error_of(ctx, form, "set_field")},
                  labels, form.field)
            .changed) {
        form.field = std::max(form.field, 0);
        form.value = draft_of(ctx, entity, {}, {});
        form.days.clear();
        form.is_edited = true;
    }
    gap(8);
    const FieldDef* def = set_field(ctx, form);
    if (!def) return;
    const IdScope scope{"set value"};
    const std::string_view error = error_of(ctx, form, "set_value");
    if (def->type == FieldType::date)
        form.is_edited |=
            number_ui("days", {.label = ctx.text(words::workflow_days_from), .error = error}, form.days, false).changed;
    else
        form.is_edited |=
            field_editor_ui(ctx, form.value, form.settable[static_cast<std::size_t>(form.field - 1)], error, false)
                .changed;
    gap(8);
}

void then_ui(Context& ctx, WorkflowForm& form) {
    if (owner_field(ctx.schema, subject_of(ctx, form)) != no_field) field_ui(ctx, form, "owner");
    setting_ui(ctx, form);
    field_ui(ctx, form, "task_title");
    if (form.draft.fields[rule_field(ctx, "task_title")].text.empty()) return;
    for (const std::string_view key : {"task_days", "task_kind", "task_assignee"}) field_ui(ctx, form, key);
}

bool remove_line(FilterLine& group, std::uint64_t id) {
    if (std::erase_if(group.parts, [&](const FilterLine& part) { return part.id == id; })) return true;
    return std::ranges::any_of(group.parts, [&](FilterLine& part) { return remove_line(part, id); });
}

void take_changes(WorkflowForm& form, const LineChanges& changes) {
    if (changes.removed) remove_line(form.root, changes.removed);
    if (changes.any || changes.removed) form.is_edited = form.is_stale = true;
}

// What was typed is thrown away only when somebody says so: asked over the panel, which stays as it is until then.
void close_or_ask_ui(Context& ctx, WorkflowForm& form, bool& stays_open) {
    if (!stays_open && form.is_edited) stays_open = form.is_asking = true;
    if (form.is_asking && confirm_ui("discard",
                                     {.title = ctx.text(words::discard_title),
                                      .text = ctx.text(words::discard_text),
                                      .confirm = ctx.text(words::discard)},
                                     form.is_asking) == Answer::yes)
        stays_open = false;
}

} // namespace

void open_workflow_form(Context& ctx, RecordId rule) {
    WorkflowForm& form = ctx.state<WorkflowForm>();
    form = {.is_open = true, .needs_focus = true};
    const EntityIx entity = ctx.entity("workflow");
    form.draft = draft_of(ctx, entity, rule, {});
    const Place place = ctx.tables.find(rule);
    const auto kept = [&](std::string_view key) {
        return place ? ctx.tables.table(entity).columns[rule_field(ctx, key)].words(place.row) : std::string_view();
    };
    const auto at = std::ranges::find(subjects, kept("entity"));
    form.subject = at == std::end(subjects) ? 0 : static_cast<int>(at - std::begin(subjects));
    take_subject(ctx, form);
    if (!place) return put_value(ctx, form.draft, rule_field(ctx, "event"), std::string("either"));
    const EntityIx subject = subject_of(ctx, form);
    if (const auto filter = parse_filter(ctx.schema, subject, kept("filter"), ctx.reader); filter && !filter->empty())
        form.root = tree_of(ctx, subject, filter->kind == Filter::Kind::all ? filter->parts : std::vector{*filter});
    take_setting(ctx, form, kept("set_field"), kept("set_value"));
}

void workflow_form_ui(Context& ctx) {
    WorkflowForm& form = ctx.state<WorkflowForm>();
    if (!form.is_open) return;
    const EntityDef& def = ctx.schema.entity(ctx.entity("workflow"));
    bool stays_open = true, wants_save = false;
    FilterLines lines{ctx, form.focus};
    if (begin_side_panel_ui("workflow", {.title = def.label.in(ctx.language), .width = 680, .footer_height = 64},
                            stays_open)) {
        field_ui(ctx, form, "name", std::exchange(form.needs_focus, false));
        gap(4);
        heading_ui(ctx.text(words::workflow_when), 3);
        when_ui(ctx, form);
        gap(4);
        heading_ui(ctx.text(words::workflow_if), 3);
        if_ui(ctx, form, lines);
        gap(12);
        heading_ui(ctx.text(words::workflow_then), 3);
        then_ui(ctx, form);
        begin_side_panel_footer_ui();
        wants_save = button_ui(ctx.text(words::save), {.kind = ButtonKind::primary, .icon = Icon::check});
        beside(8);
        if (button_ui(ctx.text(words::cancel), {.kind = ButtonKind::quiet})) stays_open = false;
        const bool is_asking = form.is_asking;
        close_or_ask_ui(ctx, form, stays_open);
        end_side_panel_ui();
        const bool by_key = ImGui::GetIO().KeyCtrl &&
                            (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_S, false));
        wants_save = (wants_save || by_key) && !is_asking && ctx.can_write();
    }
    take_changes(form, lines.changes);
    if (!stays_open) form.is_open = false;
    if (wants_save && form.is_open) save_form(ctx, form);
}

} // namespace crm
