// plan(): what each command would change, as edits, and every reason why it cannot be done. Nothing is changed here.
#include <algorithm>

#include "core/commands/belongings.hpp"
#include "core/commands/check.hpp"
#include "core/commands/command.hpp"
#include "core/commands/define.hpp"
#include "core/commands/erase.hpp"
#include "core/commands/merge.hpp"
#include "core/commands/order_total.hpp"
#include "core/commands/taken_values.hpp"
#include "core/store/custom_fields.hpp"

namespace crm {

namespace {

// Plans one command: collects edits, and every problem on the way.
class Planner {
public:
    Planner(const Tables& tables, const PlanContext& context)
        : m_tables(tables), m_schema(tables.schema()), m_context(context) {}

    void plan(const SaveRecord& save) {
        const RecordId id = save_record(save);
        m_planned.change.label = save.entity == m_schema.entity("choice") ? "define_choices"
                                 : save.entity == m_schema.entity("word") ? "define_word"
                                 : changes_schema(m_schema, save.entity)  ? "define_field"
                                 : is_new(save.id)                        ? (is_dealing(save) ? "log_dealing" : "add")
                                 : save.entity == m_schema.entity("firm") ? "settings"
                                                                          : "edit";
        if (is_dealing(save)) note_contact(save, id);
    }
    void plan(const SaveRecords& all) {
        for (std::uint32_t i = 0; i < all.records.size(); ++i) {
            const std::size_t before = m_planned.problems.size();
            const RecordId id = save_record(all.records[i]);
            if (is_dealing(all.records[i])) note_contact(all.records[i], id);
            for (std::size_t p = before; p < m_planned.problems.size(); ++p) m_planned.problems[p].record = i;
        }
        m_planned.change.label = all.label;
    }
    void plan(const SaveOrder& command);
    void plan(const RemoveRecords& remove);
    void plan(const RestoreRecords& restore);
    void plan(const CompleteTask& complete) {
        const EntityIx task = m_schema.entity("task");
        if (!must_be_live(complete.task, task)) return;
        set(task, complete.task, "done_at", complete.is_done ? Value{m_context.now.ms} : Value{});
        m_planned.change.label = complete.is_done ? "complete_task" : "reopen_task";
    }
    void plan(const FollowDealing& follow) {
        const EntityIx dealing = m_schema.entity("dealing");
        if (!must_be_live(follow.dealing, dealing)) return;
        set(dealing, follow.dealing, "is_followed", follow.is_followed ? Value{std::int64_t{1}} : Value{});
        m_planned.change.label = "follow";
    }
    void plan(const DefineField& define);
    void plan(const RevertRecord& revert) {
        const Place place = m_tables.find(revert.id);
        if (!place) return void(m_planned.problems.push_back({no_entity, no_field, Reason::no_such_record}));
        for (const CellEdit& cell : revert.cells) write_cell(place.entity, revert.id, cell);
        m_planned.change.label = "revert";
    }

    void plan(const MergeRecords& merge) { plan_merges(m_tables, {&merge, 1}, m_context.now, m_planned); }
    void plan(const MergeMany& many) { plan_merges(m_tables, many.merges, m_context.now, m_planned); }
    void plan(const MarkNotSame& mark);
    void plan(const ErasePerson& erase) { plan_erasing(m_tables, erase.person, m_context.now, m_planned); }

    Planned take() { return std::move(m_planned); }

private:
    bool is_dealing(const SaveRecord& save) const { return save.entity == m_schema.entity("dealing"); }
    void problem(EntityIx entity, FieldIx field, Reason reason) {
        m_planned.problems.push_back({entity, field, reason});
    }
    Value present(RecordId id, FieldIx field) const { return is_new(id) ? Value{} : m_tables.value(id, field); }

    bool must_be_live(RecordId id, EntityIx entity) {
        const Place place = m_tables.find(id);
        if (place && place.entity == entity && m_tables.is_live(id)) return true;
        const bool in_bin = place && m_tables.table(place.entity).standing[place.row] == Standing::removed;
        problem(entity, no_field, in_bin ? Reason::record_in_bin : Reason::no_such_record);
        return false;
    }

    void set(EntityIx entity, RecordId id, FieldIx field, Value value) {
        if (present(id, field) != value)
            m_planned.change.edits.push_back({entity, field, id, OpKind::set, std::move(value)});
    }
    void set(EntityIx entity, RecordId id, std::string_view key, Value value) {
        set(entity, id, m_schema.field(entity, key), std::move(value));
    }

    void write_elements(EntityIx entity, RecordId id, const CellEdit& cell) {
        const Place place = is_new(id) ? Place{} : m_tables.find(id);
        const std::vector<Value> before = m_tables.elements(place, cell.field);
        const auto has = [](const std::vector<Value>& all, const Value& one) {
            return std::find(all.begin(), all.end(), one) != all.end();
        };
        for (std::size_t i = 0; i < cell.elements.size(); ++i) {
            const Value& element = cell.elements[i];
            if (is_missing(element) || has(before, element)) continue;
            if (std::find(cell.elements.begin(), cell.elements.begin() + static_cast<std::ptrdiff_t>(i), element) !=
                cell.elements.begin() + static_cast<std::ptrdiff_t>(i))
                continue;
            check_cell(m_tables, entity, cell.field, id, element, m_planned.problems);
            m_planned.change.edits.push_back({entity, cell.field, id, OpKind::add, element});
        }
        for (const Value& element : before)
            if (!has(cell.elements, element))
                m_planned.change.edits.push_back(
                    {entity, cell.field, id, OpKind::remove, element, m_tables.additions(place, cell.field, element)});
    }

    void write_cell(EntityIx entity, RecordId id, const CellEdit& cell) {
        if (cell.field >= m_schema.field_count(entity)) return problem(entity, cell.field, Reason::unknown_field);
        const FieldDef& field = m_schema.field(entity, cell.field);
        if (!is_new(id) && is_personal(field) && m_tables.is_erased(m_tables.find(id)))
            return problem(entity, cell.field, Reason::record_erased);
        if (is_several(field)) return write_elements(entity, id, cell);
        Value value = cell.value;
        if (const auto* words = std::get_if<std::string>(&value); words && words->empty()) value = {};
        if (const auto* address = std::get_if<Address>(&value); address && address->empty()) value = {};
        if (present(id, cell.field) == value) return;
        check_cell(m_tables, entity, cell.field, id, value, m_planned.problems);
        set(entity, id, cell.field, std::move(value));
    }

    static const CellEdit* find_cell(const SaveRecord& save, FieldIx field) {
        for (const CellEdit& cell : save.cells)
            if (cell.field == field) return &cell;
        return nullptr;
    }

    // Checks and writes one record; answers its id (a new record's place-holder).
    RecordId save_record(const SaveRecord& save) {
        RecordId id = save.id;
        const bool is_added = is_new(id);
        if (is_added)
            id = new_record(m_new_count++);
        else if (save.entity != m_schema.entity("firm") && !must_be_live(id, save.entity))
            return id;
        if (is_added || !m_tables.is_live(id))
            set(save.entity, id, created_field(m_schema, save.entity), Value{m_context.now.ms});
        for (const CellEdit& cell : save.cells) {
            if (cell.field < m_schema.field_count(save.entity) && m_schema.field(save.entity, cell.field).read_only &&
                !is_system_write(save.entity, cell, is_added))
                problem(save.entity, cell.field, Reason::read_only_field);
            else
                write_cell(save.entity, id, cell);
        }
        check_record(save, id);
        check_unique(save, id);
        if (changes_schema(m_schema, save.entity)) define(save, id);
        return id;
    }

    // A field, a choice or a word of the firm's own: its key, and what is wrong with it.
    void define(const SaveRecord& save, RecordId id) {
        const Definition definition{m_tables, save.entity, id, [&](std::string_view key) {
                                        const FieldIx field = m_schema.field(save.entity, key);
                                        return field == no_field ? Value{} : after(save, id, field);
                                    }};
        for (auto& [key, value] : cells_of_definition(definition, m_context.suffix + m_new_count, m_planned.problems)) {
            const FieldIx field = m_schema.field(save.entity, key);
            std::erase_if(m_planned.change.edits,
                          [&](const Edit& edit) { return edit.record == id && edit.field == field; });
            set(save.entity, id, field, std::move(value));
        }
    }

    void check_unique(const SaveRecord& save, RecordId id) {
        for (const CellEdit& cell : save.cells) {
            if (cell.field >= m_schema.field_count(save.entity)) continue;
            if (!m_schema.field(save.entity, cell.field).unique || is_missing(cell.value)) continue;
            if (!m_taken.take(m_tables, save.entity, cell.field, id, cell.value))
                problem(save.entity, cell.field, Reason::not_unique);
        }
    }

    // Importers carry dates the system once wrote elsewhere. What a file holds is said when it is attached.
    bool is_system_write(EntityIx entity, const CellEdit& cell, bool is_added) const {
        const std::string_view key = m_schema.field(entity, cell.field).key;
        if (is_added && m_schema.entity(entity).key == "attachment") return true;
        return key == "last_contacted" || key == "done_at" || key == "key";
    }

    bool will_have(const SaveRecord& save, RecordId id, FieldIx field) const {
        if (const CellEdit* cell = find_cell(save, field)) {
            const auto* words = std::get_if<std::string>(&cell->value);
            return !is_missing(cell->value) && !(words && words->empty());
        }
        return !is_missing(present(id, field));
    }

    void check_record(const SaveRecord& save, RecordId id) {
        for (FieldIx f = 0; f < m_schema.field_count(save.entity); ++f)
            if (m_schema.field(save.entity, f).required && !will_have(save, id, f))
                problem(save.entity, f, Reason::required);
        const EntityIx entity = save.entity;
        const auto field = [&](std::string_view key) { return m_schema.field(entity, key); };
        const std::string_view key = m_schema.entity(entity).key;
        if ((key == "dealing" || key == "note" || key == "occasion") && !will_have(save, id, field("person")) &&
            !will_have(save, id, field("company")))
            problem(entity, field("person"), Reason::nobody_named);
        if (key == "attachment" && !will_have(save, id, field("pieces")))
            problem(entity, field("pieces"), Reason::required); // a record of a file without the file
        if (key == "affiliation") {
            const Value since = after(save, id, field("since")), until = after(save, id, field("until"));
            if (!is_missing(since) && !is_missing(until) && until < since)
                problem(entity, field("until"), Reason::ends_before_it_begins);
        }
    }

    Value after(const SaveRecord& save, RecordId id, FieldIx field) const {
        const CellEdit* cell = find_cell(save, field);
        return cell ? cell->value : present(id, field);
    }

    // A dealing is a contact: the customer's "last contacted" moves with it (Merge::maximum keeps the latest).
    void note_contact(const SaveRecord& save, RecordId id) {
        const Value at = after(save, id, m_schema.field(save.entity, "at"));
        const auto* moment = std::get_if<std::int64_t>(&at);
        if (!moment || *moment > m_context.now.ms + 86400000) return;
        for (const std::string_view who : {"person", "company"}) {
            const Value customer = after(save, id, m_schema.field(save.entity, who));
            const auto* record = std::get_if<RecordId>(&customer);
            if (!record || is_new(*record)) continue;
            const EntityIx entity = m_schema.entity(who);
            const FieldIx field = m_schema.field(entity, "last_contacted");
            const Value before = m_tables.value(*record, field);
            if (is_missing(before) || before < at) set(entity, *record, field, at);
        }
    }

    const Tables& m_tables;
    const Schema& m_schema;
    const PlanContext& m_context;
    std::uint64_t m_new_count = 0;
    TakenValues m_taken;
    Planned m_planned;
};

void Planner::plan(const SaveOrder& command) {
    const EntityIx order = m_schema.entity("order"), line = m_schema.entity("order_line");
    const RecordId id = save_record(command.order);
    const FieldIx quantity = m_schema.field(line, "quantity"), price = m_schema.field(line, "price"),
                  discount = m_schema.field(line, "discount");
    OrderTotal total;
    for (SaveRecord save : command.lines) {
        std::erase_if(save.cells, [&](const CellEdit& cell) { return cell.field == m_schema.field(line, "order"); });
        save.cells.push_back({m_schema.field(line, "order"), id});
        const RecordId line_id = save_record(save);
        total.add_line(after(save, line_id, quantity), after(save, line_id, price), after(save, line_id, discount));
    }
    for (const RecordId& removed : command.removed_lines)
        if (must_be_live(removed, line)) set(line, removed, removed_field(m_schema, line), Value{m_context.now.ms});
    if (const bool has_lines = total.money() || total.is_mixed() || total.is_too_large(); has_lines) {
        total.take_off(after(command.order, id, m_schema.field(order, "discount")));
        if (const auto money = total.money())
            set(order, id, "total", *money);
        else
            problem(line, price, total.is_mixed() ? Reason::mixed_currencies : Reason::too_large);
    }
    m_planned.change.label = is_new(command.order.id) ? "add" : "edit";
}

void Planner::plan(const RemoveRecords& remove) {
    m_planned.change.label = "remove";
    for (const RecordId& id : remove.ids) {
        const Place place = m_tables.find(id);
        if (!place || !m_tables.is_live(id)) continue;
        set(place.entity, id, removed_field(m_schema, place.entity), Value{m_context.now.ms});
        for (const Belonging& belonging : belongings) {
            if (m_schema.entity(place.entity).key != belonging.owner) continue;
            const EntityIx entity = m_schema.entity(belonging.entity);
            const Table& table = m_tables.table(entity);
            const auto codes = table.columns[m_schema.field(entity, belonging.field)].codes();
            const auto handle = static_cast<std::int32_t>(m_tables.directory().find(id));
            for (Row row = 0; row < codes.size(); ++row)
                if (codes[row] == handle && table.is_live(row))
                    set(entity, m_tables.id({entity, row}), removed_field(m_schema, entity), Value{m_context.now.ms});
        }
    }
}

void Planner::plan(const RestoreRecords& restore) {
    m_planned.change.label = "restore";
    for (const RecordId& id : restore.ids) {
        const Place place = m_tables.find(id);
        if (!place || m_tables.table(place.entity).standing[place.row] != Standing::removed) continue;
        if (m_tables.is_erased(place) && is_gone_for_good(m_tables, place)) continue;
        const Value removed_at = m_tables.value(id, removed_field(m_schema, place.entity));
        set(place.entity, id, removed_field(m_schema, place.entity), {});
        if (const FieldIx merged = m_schema.field(place.entity, "merged_into"); merged != no_field)
            set(place.entity, id, merged, {});          // it stands for itself again
        for (const Belonging& belonging : belongings) { // what went with it, at the same moment, comes back with it
            if (m_schema.entity(place.entity).key != belonging.owner) continue;
            const EntityIx entity = m_schema.entity(belonging.entity);
            const Table& table = m_tables.table(entity);
            const auto codes = table.columns[m_schema.field(entity, belonging.field)].codes();
            const auto handle = static_cast<std::int32_t>(m_tables.directory().find(id));
            for (Row row = 0; row < codes.size(); ++row)
                if (codes[row] == handle &&
                    m_tables.value(Place{entity, row}, removed_field(m_schema, entity)) == removed_at)
                    set(entity, m_tables.id({entity, row}), removed_field(m_schema, entity), {});
        }
    }
}

// Kept on the record with the smaller id, so that two devices that say it say the same.
void Planner::plan(const MarkNotSame& mark) {
    m_planned.change.label = mark.are_not_same ? "not_same" : "may_be_same";
    const Place a = m_tables.find(mark.first), b = m_tables.find(mark.second);
    if (!a || !b) return problem(no_entity, no_field, Reason::no_such_record);
    const FieldIx field = m_schema.field(a.entity, "not_same_as");
    if (a.entity != b.entity || field == no_field) return problem(a.entity, no_field, Reason::wrong_type);
    if (mark.first == mark.second) return problem(a.entity, field, Reason::refers_to_itself);
    const RecordId smaller = std::min(mark.first, mark.second), greater = std::max(mark.first, mark.second);
    const auto names = [&](RecordId one, RecordId other) {
        const std::vector<Value> all = m_tables.elements(m_tables.find(one), field);
        return std::ranges::find(all, Value{other}) != all.end();
    };
    if (mark.are_not_same) {
        if (!names(smaller, greater))
            m_planned.change.edits.push_back({a.entity, field, smaller, OpKind::add, Value{greater}});
        return;
    }
    for (const auto& [one, other] : {std::pair{smaller, greater}, std::pair{greater, smaller}})
        if (names(one, other))
            m_planned.change.edits.push_back({a.entity, field, one, OpKind::remove, Value{other},
                                              m_tables.additions(m_tables.find(one), field, Value{other})});
}

void Planner::plan(const DefineField& define) {
    const EntityIx field = m_schema.entity("field"), target = m_schema.entity(define.entity);
    if (target == no_entity) return problem(field, m_schema.field(field, "entity"), Reason::unknown_field);
    if (define.type == FieldType::choice && define.choices.empty())
        problem(field, m_schema.field(field, "choices"), Reason::required);
    SaveRecord save{.entity = field};
    const auto cell = [&](std::string_view key, Value value) {
        save.cells.push_back({m_schema.field(field, key), std::move(value)});
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
    CellEdit choices{.field = m_schema.field(field, "choices")};
    for (const std::string& choice : define.choices) choices.elements.emplace_back(choice);
    save.cells.push_back(std::move(choices));
    save_record(save);
    m_planned.change.label = "define_field";
}

} // namespace

Planned plan(const Tables& tables, const Command& command, const PlanContext& context) {
    Planner planner(tables, context);
    std::visit([&](const auto& each) { planner.plan(each); }, command);
    return planner.take();
}

} // namespace crm
