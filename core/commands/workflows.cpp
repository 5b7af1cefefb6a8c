#include "core/commands/workflows.hpp"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "core/commands/assign_leads.hpp"
#include "core/commands/territories.hpp"
#include "core/queries/display.hpp"
#include "core/queries/filter_rows.hpp"
#include "core/queries/known_fields.hpp"
#include "core/record/reason_names.hpp"

namespace crm {

namespace {

std::string_view words_of(const Tables& tables, Place place, std::string_view key) {
    return tables.table(place.entity).columns[known_field(tables.schema(), place.entity, key)].words(place.row);
}

bool is_live(const Tables& tables, RecordId id, EntityIx entity) {
    const Place place = tables.find(id);
    return place && place.entity == entity && tables.is_live(id);
}

class Runner {
public:
    explicit Runner(Planner& planner)
        : m_planner(planner), m_tables(planner.tables()), m_schema(planner.schema()),
          m_today(date_of(planner.context().now, planner.context().offset_minutes)),
          m_reader(reader_of(m_tables, Language::ar, m_today, planner.context().offset_minutes)) {}

    void run(const WorkflowHit& hit) {
        const Place rule = m_tables.find(hit.workflow), place = m_tables.find(hit.record);
        if (!rule || !place) return;
        if (!hit.refused) follow(rule, place, hit.record);
        const EntityIx entity = m_schema.entity("workflow_run");
        const RecordId run = m_planner.add_record(entity);
        m_planner.set(entity, run, "workflow", hit.workflow);
        m_planner.set(entity, run, "record", text_of(hit.record));
        if (hit.refused) m_planner.set(entity, run, "reason", std::string(name_of(*hit.refused)));
    }

private:
    void follow(Place rule, Place place, RecordId id) {
        SaveRecord save{.entity = place.entity, .id = id};
        const FieldIx owner = owner_field(m_schema, place.entity);
        const std::string_view new_owner = words_of(m_tables, rule, "owner");
        if (owner != no_field && !new_owner.empty()) save.cells.push_back({owner, std::string(new_owner), {}});
        if (const std::string_view key = words_of(m_tables, rule, "set_field"); !key.empty()) add_cell(save, rule, key);
        if (!save.cells.empty()) {
            m_planner.save_record(save);
            assign_saved_leads(m_planner, {&save, 1}, {&id, 1});
        }
        add_task(rule, place, id, new_owner);
    }

    void add_cell(SaveRecord& save, Place rule, std::string_view key) {
        const FieldIx field = m_schema.field(save.entity, key);
        if (field == no_field || !can_be_set(m_schema.field(save.entity, field)))
            return m_planner.problem(rule.entity, "set_field", Reason::unknown_field);
        const FieldDef& def = m_schema.field(save.entity, field);
        std::vector<Value> values = values_kept(def, words_of(m_tables, rule, "set_value"), m_today);
        if (values.empty()) return m_planner.problem(rule.entity, "set_value", Reason::wrong_type);
        CellEdit cell{.field = field};
        if (is_several(def)) {
            cell.elements = m_tables.elements(m_tables.find(save.id), field);
            cell.elements.append_range(values);
        } else {
            cell.value = std::move(values.front());
        }
        save.cells.push_back(std::move(cell));
    }

    // For whom, and about what, the record is, is the task as well.
    void add_task(Place rule, Place place, RecordId id, std::string_view new_owner) {
        const std::string_view title = words_of(m_tables, rule, "task_title");
        if (title.empty()) return;
        const EntityIx entity = m_schema.entity("task");
        const RecordId task = m_planner.add_record(entity);
        const Value days = m_tables.value(rule, known_field(m_schema, rule.entity, "task_days")),
                    kind = m_tables.value(rule, known_field(m_schema, rule.entity, "task_kind"));
        m_planner.set(entity, task, "title", std::string(title) + ": " + display_name(m_tables, place, m_reader));
        m_planner.set(entity, task, "due", m_today.days + (is_missing(days) ? 0 : std::get<std::int64_t>(days)));
        m_planner.set(entity, task, "kind", kind);
        const FieldIx owner = owner_field(m_schema, place.entity);
        std::string_view assignee = words_of(m_tables, rule, "task_assignee");
        if (assignee.empty()) assignee = new_owner;
        if (assignee.empty() && owner != no_field)
            assignee = m_tables.table(place.entity).columns[owner].words(place.row);
        if (!assignee.empty()) m_planner.set(entity, task, "assignee", std::string(assignee));
        const std::string_view about = m_schema.entity(place.entity).key;
        for (FieldIx field = 0; field < m_schema.field_count(entity); ++field) {
            const FieldDef& reference = m_schema.field(entity, field);
            if (reference.type != FieldType::reference || is_several(reference)) continue;
            if (reference.target == about && reference.key == about) {
                m_planner.set(entity, task, field, id);
                continue;
            }
            const FieldIx same = m_schema.field(place.entity, reference.key);
            if (same != no_field && m_schema.field(place.entity, same).target == reference.target &&
                !is_several(m_schema.field(place.entity, same)))
                m_planner.set(entity, task, field, m_tables.value(id, same));
        }
    }

    Planner& m_planner;
    const Tables& m_tables;
    const Schema& m_schema;
    Date m_today;
    Reader m_reader;
};

} // namespace

bool meets(const Tables& tables, RecordId record, const Workflow& rule, const Reader& reader) {
    return is_live(tables, record, rule.entity) && passes(tables, tables.find(record), rule.filter, reader);
}

std::optional<Workflow> workflow_of(const Tables& tables, Place rule, const Reader& reader) {
    const Schema& schema = tables.schema();
    const std::string_view event = words_of(tables, rule, "event");
    Workflow flow{.id = tables.id(rule),
                  .entity = schema.entity(words_of(tables, rule, "entity")),
                  .on_added = event != "changed",
                  .on_changed = event != "added",
                  .filter = {}};
    if (flow.entity == no_entity) return {};
    auto filter = parse_filter(schema, flow.entity, words_of(tables, rule, "filter"), reader);
    if (!filter) return {};
    flow.filter = std::move(*filter);
    return flow;
}

std::vector<Workflow> active_workflows(const Tables& tables, const Reader& reader) {
    const EntityIx entity = known_entity(tables.schema(), "workflow");
    const Table& table = tables.table(entity);
    std::vector<Workflow> all;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row) && known_column(tables, "workflow", "is_off").code(row) != 1)
            if (auto rule = workflow_of(tables, {entity, row}, reader)) all.push_back(std::move(*rule));
    const Column& created_at = table.columns[created_field(tables.schema(), entity)];
    std::ranges::stable_sort(all, {},
                             [&](const Workflow& rule) { return created_at.number(tables.find(rule.id).row); });
    return all;
}

WorkflowWatch::WorkflowWatch(const Tables& tables, std::span<const Workflow> rules, const Reader& reader,
                             const Change& change)
    : m_rules(rules), m_candidates(rules.size()) {
    std::set<RecordId> seen;
    std::set<std::uint64_t> names;
    for (const Edit& edit : change.edits) {
        if (is_new(edit.record)) {
            if (names.insert(edit.record.session).second) m_added.emplace_back(edit.entity, m_added.size());
            continue;
        }
        if (!seen.insert(edit.record).second) continue;
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (rules[i].on_changed && is_live(tables, edit.record, rules[i].entity) &&
                !meets(tables, edit.record, rules[i], reader))
                m_candidates[i].push_back(edit.record);
    }
}

std::vector<WorkflowHit> WorkflowWatch::hits(const Tables& tables, const Reader& reader,
                                             std::span<const RecordId> added) const {
    std::vector<WorkflowHit> hits;
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const auto take = [&](RecordId id) {
            if (meets(tables, id, m_rules[i], reader)) hits.push_back({m_rules[i].id, id});
        };
        for (const auto& [entity, at] : m_added)
            if (m_rules[i].on_added && entity == m_rules[i].entity && at < added.size()) take(added[at]);
        for (const RecordId id : m_candidates[i]) take(id);
    }
    return hits;
}

Planned plan_intent(const Tables& tables, const RunWorkflows& intent, const PlanContext& context) {
    Planner planner(tables, context);
    Runner runner(planner);
    for (const WorkflowHit& hit : intent.hits) runner.run(hit);
    return planner.take("workflow");
}

std::vector<RecordId> workflow_matches(const Tables& tables, const Workflow& rule, const Reader& reader) {
    std::vector<RecordId> all;
    ConditionCache cache;
    rows_of(tables, rule.entity, rule.filter, reader, cache).each([&](Row row) {
        all.push_back(tables.id({rule.entity, row}));
    });
    return all;
}

void check_workflow(Planner& planner, const SaveRecord& save, RecordId id) {
    const Schema& schema = planner.schema();
    const auto after = [&](std::string_view key) { return planner.after(save, id, schema.field(save.entity, key)); };
    const auto words = [&](std::string_view key) {
        const Value value = after(key);
        const auto* text = std::get_if<std::string>(&value);
        return text ? *text : std::string();
    };
    const auto problem = [&](std::string_view key, Reason reason) { planner.problem(save.entity, key, reason); };
    if (words("event") == "changed" && words("filter").empty()) problem("filter", Reason::required);
    const EntityIx entity = schema.entity(words("entity"));
    if (entity == no_entity) return;
    const std::string key = words("set_field");
    if (key.empty() && words("owner").empty() && words("task_title").empty()) problem("set_field", Reason::no_action);
    if (key.empty()) return;
    const FieldIx field = schema.field(entity, key);
    if (field == no_field || !can_be_set(schema.field(entity, field)))
        problem("set_field", Reason::unknown_field);
    else if (words("set_value").empty())
        problem("set_value", Reason::required);
    else if (values_kept(schema.field(entity, field), words("set_value"), {}).empty())
        problem("set_value", Reason::wrong_type);
}

bool can_be_set(const FieldDef& field) {
    if (field.read_only || field.hidden || is_derived(field)) return false;
    switch (field.type) {
    case FieldType::text:
    case FieldType::long_text:
    case FieldType::term:
    case FieldType::choice:
    case FieldType::reference: return true;
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::date:
    case FieldType::yes_no: return !is_several(field);
    default: return false;
    }
}

std::string kept_values(const FieldDef& field, std::span<const Value> values) {
    std::string kept;
    if (!can_be_set(field)) return kept;
    for (const Value& value : values) {
        const auto* number = std::get_if<std::int64_t>(&value);
        const std::string one = number ? std::to_string(*number) : element_text(value);
        if (one.empty()) continue;
        if (!kept.empty()) kept += '\n';
        kept += one;
    }
    return kept;
}

std::vector<Value> values_kept(const FieldDef& field, std::string_view kept, Date today) {
    std::vector<Value> values;
    const auto take = [&](Value value) {
        if (!is_missing(value)) values.push_back(std::move(value));
    };
    if (!can_be_set(field) || kept.empty()) return values;
    if (is_several(field)) {
        for (const auto line : std::views::split(kept, '\n'))
            take(element_from(field.type, std::string_view(line.begin(), line.end())));
    } else if (shape_of(field.type) == Shape::number) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(kept.data(), kept.data() + kept.size(), number);
        constexpr std::int64_t days_max = 36500;
        const bool is_date = field.type == FieldType::date;
        if (error == std::errc() && end == kept.data() + kept.size() &&
            !(is_date && (number < -days_max || number > days_max)))
            values.emplace_back(is_date ? today.days + number : number);
    } else {
        take(element_from(field.type, kept));
    }
    return values;
}

FieldIx owner_field(const Schema& schema, EntityIx entity) {
    for (const std::string_view key : {"owner", "assignee", "agent"})
        if (const FieldIx field = schema.field(entity, key); field != no_field) return field;
    return no_field;
}

} // namespace crm
