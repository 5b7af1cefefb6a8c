#include "core/commands/planner.hpp"

#include <algorithm>

#include "core/commands/books.hpp"
#include "core/commands/bundles.hpp"
#include "core/commands/check.hpp"
#include "core/commands/closings.hpp"
#include "core/commands/deals.hpp"
#include "core/commands/define.hpp"
#include "core/commands/payments.hpp"
#include "core/commands/stock_moves.hpp"
#include "core/commands/tasks.hpp"
#include "core/commands/tickets.hpp"
#include "core/commands/workflows.hpp"
#include "core/queries/reader.hpp"
#include "core/store/custom_fields.hpp"
#include "core/text/recurrence.hpp"

namespace crm {

namespace {

const CellEdit* find_cell(const SaveRecord& save, FieldIx field) {
    for (const CellEdit& cell : save.cells)
        if (cell.field == field) return &cell;
    return nullptr;
}

// What a rate is in stays known when the firm changes its currency.
void settle_rate(Planner& planner, const SaveRecord& save, RecordId rate) {
    const Schema& schema = planner.schema();
    if (!find_cell(save, schema.field(save.entity, "rate"))) return;
    const Reader reader = reader_of(planner.tables(), Language::ar, {}, 0);
    planner.set(save.entity, rate, "base", std::string(letters_of(reader.currency)));
}

// A task of which no rule is given, as most are, needs nothing.
void settle_repeating(Planner& planner, const SaveRecord& save, RecordId task) {
    if (find_cell(save, planner.schema().field(save.entity, "recurrence"))) settle_task(planner, save, task);
}

// What a kind of record needs besides the cells that were given.
struct Settling {
    std::string_view entity;
    void (*settle)(Planner&, const SaveRecord&, RecordId);
};
constexpr Settling settlings[] = {{"deal", settle_stage},       {"stock_move", settle_stock_move},
                                  {"task", settle_repeating},   {"bundle_part", check_bundle_part},
                                  {"rate", settle_rate},        {"closing", settle_closing},
                                  {"workflow", check_workflow}, {"payment", check_payment},
                                  {"ticket", settle_ticket}};

// Importers carry dates the system once wrote elsewhere. What a file holds is said when it is attached.
bool is_system_write(const Schema& schema, EntityIx entity, FieldIx field, bool is_added) {
    const std::string_view key = schema.field(entity, field).key;
    if (is_added && schema.entity(entity).key == "attachment") return true;
    return key == "last_contacted" || key == "done_at" || key == "solved_at" || key == "key";
}

} // namespace

Planner::Planner(const Tables& tables, const PlanContext& context)
    : m_tables(tables), m_schema(tables.schema()), m_context(context) {}

void Planner::problem(EntityIx entity, FieldIx field, Reason reason) {
    m_planned.problems.push_back({entity, field, reason});
}

void Planner::problem(EntityIx entity, std::string_view key, Reason reason) {
    problem(entity, m_schema.field(entity, key), reason);
}

RecordId Planner::add_record(EntityIx entity) {
    const RecordId id = new_record(m_new_count++);
    set(entity, id, created_field(m_schema, entity), Value{m_context.now.ms});
    return id;
}

bool Planner::must_be_live(RecordId id, EntityIx entity) {
    const Place place = m_tables.find(id);
    if (place && place.entity == entity && m_tables.is_live(id)) return true;
    const bool in_bin = place && m_tables.table(place.entity).standing[place.row] == Standing::removed;
    problem(entity, no_field, in_bin ? Reason::record_in_bin : Reason::no_such_record);
    return false;
}

void Planner::set(EntityIx entity, RecordId id, FieldIx field, Value value) {
    if (present(id, field) != value)
        m_planned.change.edits.push_back({entity, field, id, OpKind::set, std::move(value)});
}
void Planner::set(EntityIx entity, RecordId id, std::string_view key, Value value) {
    set(entity, id, m_schema.field(entity, key), std::move(value));
}

void Planner::put(EntityIx entity, RecordId id, FieldIx field, Value value) {
    std::erase_if(m_planned.change.edits, [&](const Edit& edit) { return edit.record == id && edit.field == field; });
    set(entity, id, field, std::move(value));
}

void Planner::add_step(RecordId deal, RecordId stage) {
    std::erase_if(m_steps, [&](const auto& step) { return step.first == deal; });
    m_steps.emplace_back(deal, stage);
}

Planned Planner::take(std::string_view label) {
    const EntityIx entity = m_schema.entity("deal_step");
    for (const auto& [deal, stage] : m_steps) {
        const RecordId step = add_record(entity);
        set(entity, step, "deal", deal);
        set(entity, step, "stage", stage);
        set(entity, step, "at", Value{m_context.now.ms});
    }
    m_planned.change.label = label;
    return std::move(m_planned);
}

void Planner::write_elements(EntityIx entity, RecordId id, const CellEdit& cell) {
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

void Planner::write_cell(EntityIx entity, RecordId id, const CellEdit& cell) {
    if (cell.field >= m_schema.field_count(entity)) return problem(entity, cell.field, Reason::unknown_field);
    const FieldDef& field = m_schema.field(entity, cell.field);
    if (!is_new(id) && is_personal(field) && m_tables.is_erased(m_tables.find(id)))
        return problem(entity, cell.field, Reason::record_erased);
    if (!is_new(id) && present(id, cell.field) != cell.value && is_issued(m_tables, m_tables.find(id)))
        return problem(entity, cell.field, Reason::is_issued);
    if (is_several(field)) return write_elements(entity, id, cell);
    Value value = cell.value;
    if (const auto* words = std::get_if<std::string>(&value); words && words->empty()) value = {};
    if (const auto* address = std::get_if<Address>(&value); address && address->empty()) value = {};
    if (present(id, cell.field) == value) return;
    check_cell(m_tables, entity, cell.field, id, value, m_planned.problems);
    set(entity, id, cell.field, std::move(value));
}

// Checks and writes one record; answers its id (a new record's place-holder).
RecordId Planner::save_record(const SaveRecord& save) {
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
            !is_system_write(m_schema, save.entity, cell.field, is_added))
            problem(save.entity, cell.field, Reason::read_only_field);
        else
            write_cell(save.entity, id, cell);
    }
    check_record(save, id);
    check_unique(save, id);
    if (changes_schema(m_schema, save.entity)) define(save, id);
    for (const Settling& each : settlings)
        if (m_schema.entity(save.entity).key == each.entity) each.settle(*this, save, id);
    return id;
}

// A field, a choice or a word of the firm's own: its key, and what is wrong with it.
void Planner::define(const SaveRecord& save, RecordId id) {
    const Definition definition{m_tables, save.entity, id, [&](std::string_view key) {
                                    const FieldIx field = m_schema.field(save.entity, key);
                                    return field == no_field ? Value{} : after(save, id, field);
                                }};
    for (auto& [key, value] : cells_of_definition(definition, m_context.suffix + m_new_count, m_planned.problems)) {
        const FieldIx field = m_schema.field(save.entity, key);
        put(save.entity, id, field, std::move(value));
    }
}

void Planner::check_unique(const SaveRecord& save, RecordId id) {
    for (const CellEdit& cell : save.cells) {
        if (cell.field >= m_schema.field_count(save.entity)) continue;
        if (!m_schema.field(save.entity, cell.field).unique || is_missing(cell.value)) continue;
        if (!m_taken.take(m_tables, save.entity, cell.field, id, cell.value))
            problem(save.entity, cell.field, Reason::not_unique);
    }
}

bool Planner::will_have(const SaveRecord& save, RecordId id, FieldIx field) const {
    if (is_several(m_schema.field(save.entity, field))) {
        const CellEdit* cell = find_cell(save, field);
        return !(cell ? cell->elements : m_tables.elements(is_new(id) ? Place{} : m_tables.find(id), field)).empty();
    }
    if (const CellEdit* cell = find_cell(save, field)) {
        const auto* words = std::get_if<std::string>(&cell->value);
        return !is_missing(cell->value) && !(words && words->empty());
    }
    return !is_missing(present(id, field));
}

void Planner::check_record(const SaveRecord& save, RecordId id) {
    for (FieldIx f = 0; f < m_schema.field_count(save.entity); ++f)
        if (m_schema.field(save.entity, f).required && !will_have(save, id, f))
            problem(save.entity, f, Reason::required);
    const EntityIx entity = save.entity;
    const auto field = [&](std::string_view key) { return m_schema.field(entity, key); };
    const std::string_view key = m_schema.entity(entity).key;
    if (key == "dealing" || key == "note" || key == "occasion" || key == "opening_balance" || key == "ticket") {
        bool is_somebody_named = false;
        for (const std::string_view who : {"person", "company", "lead"})
            is_somebody_named = is_somebody_named || (field(who) != no_field && will_have(save, id, field(who)));
        if (!is_somebody_named) problem(entity, field("person"), Reason::nobody_named);
    }
    if (key == "attachment" && !will_have(save, id, field("pieces")))
        problem(entity, field("pieces"), Reason::required); // a record of a file without the file
    if (key == "appointment" || key == "task") {
        const Value rule = after(save, id, field("recurrence"));
        if (const auto* words = std::get_if<std::string>(&rule); words && !words->empty() && !recurrence_from(*words))
            problem(entity, field("recurrence"), Reason::not_a_rule);
    }
    const auto must_follow = [&](std::string_view first, std::string_view last, Reason reason) {
        const Value from = after(save, id, field(first)), until = after(save, id, field(last));
        if (!is_missing(from) && !is_missing(until) && until < from) problem(entity, field(last), reason);
    };
    if (key == "price_list") must_follow("from", "until", Reason::ends_before_it_begins);
    if (key == "attendance") must_follow("at", "left_at", Reason::ends_before_it_begins);
    if (key == "affiliation") must_follow("since", "until", Reason::ends_before_it_begins);
    if (key == "target") {
        must_follow("from", "until", Reason::ends_before_it_begins);
        const bool is_of_money = after(save, id, field("measure")) == Value{std::string("sales")};
        if (const FieldIx said = field(is_of_money ? "amount" : "count"); !will_have(save, id, said))
            problem(entity, said, Reason::required);
    }
    if (key == "need_question" && after(save, id, field("kind")) == Value{std::string("choice")} &&
        !will_have(save, id, field("options")))
        problem(entity, field("options"), Reason::required);
    if (key == "need_rule") {
        must_follow("from", "up_to", Reason::bounds_crossed);
        if (!will_have(save, id, field("product")) && !will_have(save, id, field("category")))
            problem(entity, field("product"), Reason::required);
    }
    if (key == "commission_rule") must_follow("above", "up_to", Reason::too_small);
}

Value Planner::after(const SaveRecord& save, RecordId id, FieldIx field) const {
    const CellEdit* cell = find_cell(save, field);
    return cell ? cell->value : present(id, field);
}

// A dealing is a contact: the customer's "last contacted" moves with it (Merge::maximum keeps the latest).
void Planner::note_contact(const SaveRecord& save, RecordId id) {
    const Value at = after(save, id, m_schema.field(save.entity, "at"));
    const auto* moment = std::get_if<std::int64_t>(&at);
    if (!moment || *moment > m_context.now.ms + 86400000) return;
    for (const std::string_view who : {"person", "company", "lead"}) {
        const Value customer = after(save, id, m_schema.field(save.entity, who));
        const auto* record = std::get_if<RecordId>(&customer);
        if (!record || is_new(*record)) continue;
        const EntityIx entity = m_schema.entity(who);
        const FieldIx field = m_schema.field(entity, "last_contacted");
        const Value before = m_tables.value(*record, field);
        if (is_missing(before) || before < at) set(entity, *record, field, at);
        if (who != "lead") continue;
        const Value state = m_tables.value(*record, m_schema.field(entity, "state"));
        if (is_missing(state) || state == Value{std::string("new")})
            set(entity, *record, "state", std::string("contacted"));
    }
}

} // namespace crm
