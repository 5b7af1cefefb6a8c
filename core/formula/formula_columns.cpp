#include "core/formula/formula_columns.hpp"

#include <algorithm>
#include <utility>

#include "core/formula/arithmetic.hpp"

namespace crm {

namespace {
using Fo = FormulaOp;
constexpr std::size_t few_rows = 4000; // more than these are computed with all others

bool uses_today(const Formula& node) {
    switch (node.op) {
    case Fo::today:
    case Fo::days_since:
    case Fo::days_until:
    case Fo::years_since:
    case Fo::is_this_year:
    case Fo::is_this_month:
    case Fo::in_last_days: return true;
    default: return std::any_of(node.parts.begin(), node.parts.end(), uses_today);
    }
}

void fields_in(const Formula& node, std::vector<FieldIx>& fields) {
    if (node.op == Fo::linked) return fields.push_back(node.reference);
    if (node.op == Fo::choice) return; // the field beside it is told
    if (node.field != no_field && !is_roll_up(node.op)) fields.push_back(node.field);
    if (is_roll_up(node.op)) return;
    for (const Formula& part : node.parts) fields_in(part, fields);
}

void keep_once(std::vector<Row>& rows) {
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}
} // namespace

void FormulaColumns::collect(const Tables& tables, Column& column, const Formula& node) {
    if (is_roll_up(node.op)) {
        const Schema& schema = tables.schema();
        RollUp& roll_up = column.roll_ups.emplace_back();
        roll_up.node = &node;
        roll_up.inputs = {node.reference, created_field(schema, node.child), removed_field(schema, node.child)};
        if (const FieldIx erased = schema.field(node.child, "erased_at"); erased != no_field)
            roll_up.inputs.push_back(erased); // all it says goes with it
        if (node.field != no_field) roll_up.inputs.push_back(node.field);
        for (const Formula& part : node.parts) {
            fields_in(part, roll_up.inputs);
            collect_links(tables, column, node.child, part, column.roll_ups.size());
        }
        return;
    }
    for (const Formula& part : node.parts) collect(tables, column, part);
}

void FormulaColumns::collect_links(const Tables& tables, Column& column, EntityIx entity, const Formula& node,
                                   std::size_t roll_up) {
    if (node.op == Fo::linked) {
        const Schema& schema = tables.schema();
        Link link{.entity = entity, .reference = node.reference, .target = node.child, .roll_up = roll_up};
        link.inputs = {node.field, created_field(schema, node.child)};
        if (const FieldIx erased = schema.field(node.child, "erased_at"); erased != no_field)
            link.inputs.push_back(erased);
        column.links.push_back(std::move(link));
    }
    if (is_roll_up(node.op)) return; // collect() comes there
    for (const Formula& part : node.parts) collect_links(tables, column, entity, part, roll_up);
}

void FormulaColumns::take(const Tables& tables) {
    const Schema& schema = tables.schema();
    m_formulas.clear();
    std::vector<std::unique_ptr<Column>> waiting;
    for (EntityIx entity = 0; entity < schema.entity_count(); ++entity)
        for (FieldIx field = 0; field < schema.field_count(entity); ++field) {
            const FieldDef& def = schema.field(entity, field);
            if (!is_derived(def)) continue;
            auto column = std::make_unique<Column>();
            column->entity = entity;
            column->field = field;
            auto parsed = parse_formula(schema, entity, def.formula);
            if (parsed && has_cycle(schema, entity, field, *parsed))
                parsed = Unexpected{FormulaProblem{.reason = FormulaReason::cycle}};
            if (parsed && field_type_of(parsed->kind) != def.type) // another device has changed what it stands on
                parsed = Unexpected{
                    FormulaProblem{.reason = FormulaReason::wrong_kind, .needs = kind_of(def), .has = parsed->kind}};
            if (parsed) {
                column->formula = std::move(*parsed);
                column->uses_today = uses_today(column->formula);
                fields_in(column->formula, column->inputs);
                if (const FieldIx erased = schema.field(entity, "erased_at"); erased != no_field)
                    column->inputs.push_back(erased);
                collect(tables, *column, column->formula);
                collect_links(tables, *column, entity, column->formula, 0);
            } else {
                column->problem = parsed.error();
            }
            waiting.push_back(std::move(column));
        }
    // Each after those it is computed from; there are no circles.
    const auto stands_on = [&](const Column& column, const Column& other) {
        const auto names = [&](const std::vector<FieldIx>& fields) {
            return std::find(fields.begin(), fields.end(), other.field) != fields.end();
        };
        if (column.entity == other.entity && names(column.inputs)) return true;
        const auto follows = [&](const Link& link) { return link.target == other.entity && names(link.inputs); };
        if (std::any_of(column.links.begin(), column.links.end(), follows)) return true;
        return std::any_of(column.roll_ups.begin(), column.roll_ups.end(), [&](const RollUp& roll_up) {
            return roll_up.node->child == other.entity && names(roll_up.inputs);
        });
    };
    while (!waiting.empty()) {
        const auto is_ready = [&](const auto& column) {
            return std::none_of(waiting.begin(), waiting.end(),
                                [&](const auto& other) { return other != column && stands_on(*column, *other); });
        };
        auto at = std::find_if(waiting.begin(), waiting.end(), is_ready);
        if (at == waiting.end()) at = waiting.begin();
        m_formulas.push_back(std::move(*at));
        waiting.erase(at);
    }
    m_of = nullptr;
}

void FormulaColumns::clear() {
    for (const auto& column : m_formulas) column->is_whole = false;
}

void FormulaColumns::changed(Place place, FieldIx field) {
    for (const auto& column : m_formulas) {
        const auto note = [&](const std::vector<FieldIx>& inputs, std::vector<Row>& rows) {
            if (std::find(inputs.begin(), inputs.end(), field) == inputs.end()) return;
            if (rows.empty() || rows.back() != place.row) rows.push_back(place.row);
        };
        if (!column->is_whole) continue;
        if (column->entity == place.entity) note(column->inputs, column->changed);
        for (RollUp& roll_up : column->roll_ups)
            if (roll_up.node->child == place.entity) note(roll_up.inputs, roll_up.changed);
        for (Link& link : column->links)
            if (link.target == place.entity) note(link.inputs, link.changed);
    }
}

const FormulaProblem* FormulaColumns::problem(EntityIx entity, FieldIx field) const {
    for (const auto& column : m_formulas)
        if (column->entity == entity && column->field == field) return column->problem ? &*column->problem : nullptr;
    return nullptr;
}

const Formula* FormulaColumns::formula(EntityIx entity, FieldIx field) const {
    for (const auto& column : m_formulas)
        if (column->entity == entity && column->field == field) return column->problem ? nullptr : &column->formula;
    return nullptr;
}

bool FormulaColumns::compute_whole(Tables& tables, Column& column) {
    const Row rows = tables.table(column.entity).rows();
    m_evaluator->roll_up(column.entity, column.formula);
    for (RollUp& roll_up : column.roll_ups) {
        const auto codes = tables.table(roll_up.node->child).columns[roll_up.node->reference].codes();
        roll_up.attached.assign(codes.begin(), codes.end());
        roll_up.seen_rows = tables.table(roll_up.node->child).rows();
        roll_up.changed.clear();
    }
    for (Link& link : column.links) link.changed.clear();
    column.changed.clear();
    column.seen_rows = rows;
    column.is_whole = true;
    FormulaCells cells;
    tables.begin_derived(column.entity, column.field);
    for (Row first = 0; first < rows; first += formula_block_rows) {
        const RowBlock block{.first = first, .count = std::min<std::size_t>(formula_block_rows, rows - first)};
        m_evaluator->evaluate(column.entity, column.formula, block, cells);
        for (std::size_t i = 0; i < block.count; ++i) {
            Value value =
                arithmetic::cell_of(column.formula.kind, cells.numbers.empty() ? arithmetic::empty : cells.numbers[i],
                                    Currency{cells.currencies.empty() ? std::uint16_t{0} : cells.currencies[i]},
                                    cells.texts.empty() ? std::string_view() : cells.texts[i]);
            if (!is_missing(value)) tables.put_derived({column.entity, block.row(i)}, column.field, value);
        }
    }
    return true;
}

// The parents that a changed related record has counted for, and those it counts for now.
void FormulaColumns::add_parents(const Tables& tables, RollUp& roll_up, EntityIx entity, std::vector<Row>& parents) {
    const Row rows = tables.table(roll_up.node->child).rows();
    for (Row row = roll_up.seen_rows; row < rows; ++row) roll_up.changed.push_back(row);
    const auto& reference = tables.table(roll_up.node->child).columns[roll_up.node->reference];
    roll_up.attached.resize(rows, missing_code);
    keep_once(roll_up.changed);
    for (const Row row : roll_up.changed) {
        for (const std::int32_t handle : {roll_up.attached[row], reference.code(row)}) {
            if (handle == missing_code) continue;
            const Place parent = tables.directory().place(static_cast<Handle>(handle));
            if (parent.entity == entity) parents.push_back(parent.row);
        }
        roll_up.attached[row] = reference.code(row);
    }
    roll_up.changed.clear();
    roll_up.seen_rows = rows;
}

// Whoever names a record that has changed has changed, too.
void FormulaColumns::follow_links(const Tables& tables, RelationCache& relations, Column& column) {
    for (Link& link : column.links) {
        keep_once(link.changed);
        std::vector<Row>& to = link.roll_up ? column.roll_ups[link.roll_up - 1].changed : column.changed;
        for (const Row row : link.changed)
            relations.each_row(tables, link.entity, link.reference, tables.table(link.target).handles[row], to);
        link.changed.clear();
    }
}

bool FormulaColumns::compute_some(Tables& tables, RelationCache& relations, Column& column, const Told& told) {
    const Row rows = tables.table(column.entity).rows();
    for (Row row = column.seen_rows; row < rows; ++row) column.changed.push_back(row);
    std::vector<Row> all = std::move(column.changed);
    column.changed.clear();
    const bool has_new = column.seen_rows < rows;
    for (RollUp& roll_up : column.roll_ups) {
        std::vector<Row> parents;
        add_parents(tables, roll_up, column.entity, parents);
        for (Row row = column.seen_rows; row < rows; ++row) parents.push_back(row);
        keep_once(parents);
        if (!parents.empty() || has_new) m_evaluator->roll_up(column.entity, *roll_up.node, parents, relations);
        all.insert(all.end(), parents.begin(), parents.end());
    }
    column.seen_rows = rows;
    if (all.empty()) return false;
    keep_once(all);
    FormulaCells cells;
    bool is_other = false;
    for (std::size_t first = 0; first < all.size(); first += formula_block_rows) {
        const RowBlock block{.count = std::min(formula_block_rows, all.size() - first), .rows = all.data() + first};
        m_evaluator->evaluate(column.entity, column.formula, block, cells);
        for (std::size_t i = 0; i < block.count; ++i) {
            const Place place{column.entity, block.row(i)};
            const Value value =
                arithmetic::cell_of(column.formula.kind, cells.numbers.empty() ? arithmetic::empty : cells.numbers[i],
                                    Currency{cells.currencies.empty() ? std::uint16_t{0} : cells.currencies[i]},
                                    cells.texts.empty() ? std::string_view() : cells.texts[i]);
            if (tables.value(place, column.field) == value) continue;
            tables.put_derived(place, column.field, value);
            told(place, column.field);
            changed(place, column.field); // of formulas that stand on this one
            is_other = true;
        }
    }
    return is_other;
}

bool FormulaColumns::refresh(Tables& tables, RelationCache& relations, const FormulaContext& context,
                             const Told& told) {
    if (m_formulas.empty()) return false;
    if (m_of != &tables) {
        m_evaluator = std::make_unique<FormulaEvaluator>(tables, context);
        m_of = &tables;
        clear();
    }
    if (context != m_context) {
        const bool is_other_day_only = context.language == m_context.language &&
                                       context.currency == m_context.currency &&
                                       context.offset_minutes == m_context.offset_minutes;
        for (const auto& column : m_formulas)
            if (!is_other_day_only || column->uses_today) column->is_whole = false;
        m_context = context;
    }
    m_evaluator->start(context);
    bool is_other = false;
    std::vector<const Column*> whole;
    for (const auto& column : m_formulas) {
        if (column->problem) {
            if (!std::exchange(column->is_whole, true)) tables.begin_derived(column->entity, column->field);
            continue;
        }
        if (column->is_whole) follow_links(tables, relations, *column);
        std::size_t waiting = column->changed.size();
        for (const RollUp& roll_up : column->roll_ups) {
            waiting += roll_up.changed.size() + (tables.table(roll_up.node->child).rows() - roll_up.seen_rows);
            for (const Column* other : whole)
                if (other->entity == roll_up.node->child && std::ranges::contains(roll_up.inputs, other->field))
                    column->is_whole = false;
        }
        for (const Link& link : column->links)
            for (const Column* other : whole)
                if (other->entity == link.target && std::ranges::contains(link.inputs, other->field))
                    column->is_whole = false;
        for (const Column* other : whole)
            if (other->entity == column->entity && std::ranges::contains(column->inputs, other->field))
                column->is_whole = false;
        const bool is_some = column->is_whole && waiting <= few_rows;
        const bool has_changed =
            is_some ? compute_some(tables, relations, *column, told) : compute_whole(tables, *column);
        if (!is_some) whole.push_back(column.get());
        if (has_changed) tables.derived_changed(column->entity);
        is_other |= has_changed;
    }
    return is_other;
}

} // namespace crm
