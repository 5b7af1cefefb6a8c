// plan_intent() of what every kind of record knows: what each command would change, as edits, and every reason why it
// cannot be done. Nothing is changed here.
#include <algorithm>
#include <optional>

#include "core/commands/assign_leads.hpp"
#include "core/commands/belongings.hpp"
#include "core/commands/books.hpp"
#include "core/commands/bundles.hpp"
#include "core/commands/deals.hpp"
#include "core/commands/erase.hpp"
#include "core/commands/merge.hpp"
#include "core/commands/planner.hpp"
#include "core/commands/territories.hpp"
#include "core/commands/tickets.hpp"
#include "core/store/custom_fields.hpp"

namespace crm {

namespace {

std::string_view label_of(const Schema& schema, const SaveRecord& save) {
    const std::string_view key = schema.entity(save.entity).key;
    if (key == "choice") return "define_choices";
    if (key == "word") return "define_word";
    if (key == "lead_rule") return "lead_rules";
    if (changes_schema(schema, save.entity)) return "define_field";
    if (is_new(save.id)) return key == "dealing" ? "log_dealing" : "add";
    return key == "firm" ? "settings" : "edit";
}

void revert_cells(Planner& planner, const SaveRecord& save) {
    for (const CellEdit& cell : save.cells) planner.write_cell(save.entity, save.id, cell);
    const std::string_view key = planner.schema().entity(save.entity).key;
    if (key == "deal") settle_stage(planner, save, save.id);
    if (key == "ticket") settle_ticket(planner, save, save.id);
}

bool is_of_a_territory(const Schema& schema, EntityIx entity) {
    const std::string_view key = schema.entity(entity).key;
    return key == "person" || key == "company" || key == "lead" || key == "deal";
}

bool is_contact(const Schema& schema, const SaveRecord& save) {
    return save.entity == schema.entity("dealing") || save.entity == schema.entity("attendance");
}

} // namespace

Planned plan_intent(const Tables& tables, const SaveRecord& save, const PlanContext& context) {
    Planner planner(tables, context);
    SaveRecord whole = save;
    if (is_of_a_territory(tables.schema(), save.entity)) Territories(tables).complete(whole);
    const RecordId id = planner.save_record(whole);
    if (is_contact(tables.schema(), whole)) planner.note_contact(whole, id);
    if (whole.entity == tables.schema().entity("lead")) assign_saved_leads(planner, {&whole, 1}, {&id, 1});
    return planner.take(label_of(tables.schema(), whole));
}

Planned plan_intent(const Tables& tables, const SaveRecords& all, const PlanContext& context) {
    Planner planner(tables, context);
    Problems& problems = planner.planned().problems;
    const EntityIx lead = tables.schema().entity("lead");
    std::vector<SaveRecord> records = all.records;
    std::optional<Territories> territories; // most changes need none
    std::vector<RecordId> ids;
    for (std::uint32_t i = 0; i < records.size(); ++i) {
        if (is_of_a_territory(tables.schema(), records[i].entity)) {
            if (!territories) territories.emplace(tables);
            territories->complete(records[i]);
        }
        const std::size_t before = problems.size();
        const RecordId id = planner.save_record(records[i]);
        if (is_contact(tables.schema(), records[i])) planner.note_contact(records[i], id);
        for (std::size_t p = before; p < problems.size(); ++p) problems[p].record = i;
        ids.push_back(id);
    }
    if (std::ranges::contains(records, lead, &SaveRecord::entity)) assign_saved_leads(planner, records, ids);
    return planner.take(all.label);
}

Planned plan_intent(const Tables& tables, const FollowDealing& follow, const PlanContext& context) {
    Planner planner(tables, context);
    const EntityIx dealing = tables.schema().entity("dealing");
    if (planner.must_be_live(follow.dealing, dealing))
        planner.set(dealing, follow.dealing, "is_followed", follow.is_followed ? Value{std::int64_t{1}} : Value{});
    return planner.take("follow");
}

Planned plan_intent(const Tables& tables, const RevertRecord& revert, const PlanContext& context) {
    Planner planner(tables, context);
    if (const Place place = tables.find(revert.id))
        revert_cells(planner, {.entity = place.entity, .id = revert.id, .cells = revert.cells});
    else
        planner.problem(no_entity, no_field, Reason::no_such_record);
    return planner.take("revert");
}

Planned plan_intent(const Tables& tables, const MergeRecords& merge, const PlanContext& context) {
    Planned planned;
    plan_merges(tables, {&merge, 1}, context.now, planned);
    return planned;
}

Planned plan_intent(const Tables& tables, const MergeMany& many, const PlanContext& context) {
    Planned planned;
    plan_merges(tables, many.merges, context.now, planned);
    return planned;
}

Planned plan_intent(const Tables& tables, const ErasePerson& erase, const PlanContext& context) {
    Planned planned;
    plan_erasing(tables, erase.person, context.now, planned);
    return planned;
}

Planned plan_intent(const Tables& tables, const RemoveRecords& remove, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    for (const RecordId& id : remove.ids) {
        const Place place = tables.find(id);
        if (!place || !tables.is_live(id)) continue;
        if (is_issued(tables, place)) {
            planner.problem(place.entity, no_field, Reason::is_issued);
            continue;
        }
        if (is_part_of_sold(tables, place)) {
            planner.problem(place.entity, no_field, Reason::bundle_sold);
            continue;
        }
        planner.set(place.entity, id, removed_field(schema, place.entity), Value{context.now.ms});
        for (const Belonging& belonging : belongings) {
            if (schema.entity(place.entity).key != belonging.owner) continue;
            const EntityIx entity = schema.entity(belonging.entity);
            const Table& table = tables.table(entity);
            const auto codes = table.columns[schema.field(entity, belonging.field)].codes();
            const auto handle = static_cast<std::int32_t>(tables.directory().find(id));
            for (Row row = 0; row < codes.size(); ++row)
                if (codes[row] == handle && table.is_live(row) && !is_part_of_sold(tables, {entity, row}))
                    planner.set(entity, tables.id({entity, row}), removed_field(schema, entity), Value{context.now.ms});
        }
    }
    return planner.take("remove");
}

Planned plan_intent(const Tables& tables, const RestoreRecords& restore, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    for (const RecordId& id : restore.ids) {
        const Place place = tables.find(id);
        if (!place || tables.table(place.entity).standing[place.row] != Standing::removed) continue;
        if (tables.is_erased(place) && is_gone_for_good(tables, place)) continue;
        const Value removed_at = tables.value(id, removed_field(schema, place.entity));
        planner.set(place.entity, id, removed_field(schema, place.entity), {});
        if (const FieldIx merged = schema.field(place.entity, "merged_into"); merged != no_field)
            planner.set(place.entity, id, merged, {});  // it stands for itself again
        for (const Belonging& belonging : belongings) { // what went with it, at the same moment, comes back with it
            if (schema.entity(place.entity).key != belonging.owner) continue;
            const EntityIx entity = schema.entity(belonging.entity);
            const Table& table = tables.table(entity);
            const auto codes = table.columns[schema.field(entity, belonging.field)].codes();
            const auto handle = static_cast<std::int32_t>(tables.directory().find(id));
            for (Row row = 0; row < codes.size(); ++row)
                if (codes[row] == handle &&
                    tables.value(Place{entity, row}, removed_field(schema, entity)) == removed_at)
                    planner.set(entity, tables.id({entity, row}), removed_field(schema, entity), {});
        }
    }
    return planner.take("restore");
}

// Kept on the record with the smaller id, so that two devices that say it say the same.
Planned plan_intent(const Tables& tables, const MarkNotSame& mark, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const auto refuse = [&](EntityIx entity, FieldIx field, Reason reason) {
        planner.problem(entity, field, reason);
        return planner.take("not_same");
    };
    const Place a = tables.find(mark.first), b = tables.find(mark.second);
    if (!a || !b) return refuse(no_entity, no_field, Reason::no_such_record);
    const FieldIx field = schema.field(a.entity, "not_same_as");
    if (a.entity != b.entity || field == no_field) return refuse(a.entity, no_field, Reason::wrong_type);
    if (mark.first == mark.second) return refuse(a.entity, field, Reason::refers_to_itself);
    const RecordId smaller = std::min(mark.first, mark.second), greater = std::max(mark.first, mark.second);
    const auto names = [&](RecordId one, RecordId other) {
        const std::vector<Value> all = tables.elements(tables.find(one), field);
        return std::ranges::find(all, Value{other}) != all.end();
    };
    if (mark.are_not_same) {
        if (!names(smaller, greater))
            planner.planned().change.edits.push_back({a.entity, field, smaller, OpKind::add, Value{greater}});
        return planner.take("not_same");
    }
    for (const auto& [one, other] : {std::pair{smaller, greater}, std::pair{greater, smaller}})
        if (names(one, other))
            planner.planned().change.edits.push_back({a.entity, field, one, OpKind::remove, Value{other},
                                                      tables.additions(tables.find(one), field, Value{other})});
    return planner.take("may_be_same");
}

Planned plan_intent(const Tables& tables, const DefineField& define, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx field = schema.entity("field"), target = schema.entity(define.entity);
    if (target == no_entity) {
        planner.problem(field, "entity", Reason::unknown_field);
        return planner.take("define_field");
    }
    if (define.type == FieldType::choice && define.choices.empty())
        planner.problem(field, schema.field(field, "choices"), Reason::required);
    SaveRecord save{.entity = field};
    const auto cell = [&](std::string_view key, Value value) {
        save.cells.push_back({schema.field(field, key), std::move(value)});
    };
    cell("label_ar", define.label_ar);
    cell("label_en", define.label_en);
    cell("entity", define.entity);
    cell("type", std::string(type_name(define.type)));
    if (!define.key.empty()) cell("key", define.key);
    if (define.is_required) cell("is_required", std::int64_t{1});
    if (define.is_unique) cell("is_unique", std::int64_t{1});
    if (define.is_several) cell("is_several", std::int64_t{1});
    if (!define.target.empty()) cell("target", define.target);
    if (!define.formula.empty()) cell("formula", define.formula);
    CellEdit choices{.field = schema.field(field, "choices")};
    for (const std::string& choice : define.choices) choices.elements.emplace_back(choice);
    save.cells.push_back(std::move(choices));
    planner.save_record(save);
    return planner.take("define_field");
}

} // namespace crm
