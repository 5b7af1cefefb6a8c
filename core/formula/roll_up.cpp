// Roll-ups: what the related records of each record come to (sum, count, average, least, greatest, first, last).
#include <algorithm>

#include "core/formula/arithmetic.hpp"
#include "core/formula/evaluate.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

namespace a = arithmetic;
using Fo = FormulaOp;
using Kind = FormulaKind;

namespace {
constexpr std::uint16_t several_currencies = 0xffff;

std::string_view name_of_time(const Schema& schema, EntityIx entity) {
    for (const std::string_view key : {"at", "date", "due", "since"})
        if (schema.field(entity, key) != no_field) return key;
    return "created_at";
}
} // namespace

bool is_newer(const Tables& tables, EntityIx entity, Row x, Row y) {
    const Schema& schema = tables.schema();
    const FieldIx time = schema.field(entity, name_of_time(schema, entity));
    const auto number = [&](FieldIx field, Row row) {
        const Column& column = tables.table(entity).columns[field];
        if (column.layout() == Layout::number) return column.number(row);
        return column.code(row) == missing_code ? missing_number : std::int64_t{column.code(row)};
    };
    if (number(time, x) != number(time, y)) return number(time, x) > number(time, y);
    const FieldIx created = created_field(schema, entity);
    if (number(created, x) != number(created, y)) return number(created, x) > number(created, y);
    return tables.id({entity, y}) < tables.id({entity, x});
}

// What is known of each parent while its records go by.
struct FormulaEvaluator::Gathered {
    std::vector<double> values;
    std::vector<std::uint32_t> counts;
    std::vector<std::uint16_t> currencies;
    std::vector<Row> rows; // the first or the last one

    explicit Gathered(std::size_t parents)
        : values(parents, 0), counts(parents, 0), currencies(parents, 0), rows(parents, no_row) {}

    void take(Fo op, std::size_t parent, double n, std::uint16_t currency) {
        double& value = values[parent];
        const bool is_first = counts[parent]++ == 0;
        if (is_first)
            currencies[parent] = currency;
        else if (currencies[parent] != currency)
            currencies[parent] = several_currencies;
        if (op == Fo::sum || op == Fo::average)
            value += n;
        else if (is_first || (op == Fo::smallest ? n < value : n > value))
            value = n;
    }
};

// The related records of a block that count, with the value of each.
template <class Take> void FormulaEvaluator::each_related(const Formula& node, RowBlock block, Take take) {
    const Table& table = m_tables.table(node.child);
    FormulaCells condition, values;
    if (!node.parts.empty()) evaluate(node.child, node.parts[0], block, condition);
    const Kind kind = node.field == no_field ? Kind::nothing : kind_of(table.columns[node.field].field());
    if (kind != Kind::nothing) load(node.child, node.field, block, values);
    for (std::size_t i = 0; i < block.count; ++i) {
        const Row row = block.row(i);
        if (!table.is_live(row) || (!condition.numbers.empty() && condition.numbers[i] != 1)) continue;
        if (kind == Kind::text ? values.texts[i].empty() : kind != Kind::nothing && a::is_empty(values.numbers[i]))
            continue;
        if (node.field != no_field && kind == Kind::nothing && !table.columns[node.field].has(row)) continue;
        take(i, row, values.numbers.empty() ? 0.0 : values.numbers[i],
             kind == Kind::money ? values.currencies[i] : std::uint16_t{0});
    }
}

void FormulaEvaluator::finish(const Formula& node, Gathered& gathered, RollUpResult& result, std::size_t from,
                              std::size_t count, std::span<const Row> parents) {
    const bool is_one = node.op == Fo::first || node.op == Fo::last;
    FormulaCells values;
    for (std::size_t i = from; i < from + count; ++i) {
        const std::size_t to = parents.empty() ? i : parents[i];
        const std::uint32_t found = gathered.counts[i];
        if (is_one) {
            const bool is_there = gathered.rows[i] != no_row;
            if (is_there) {
                m_made.clear();
                load(node.child, node.field, {.first = gathered.rows[i], .count = 1}, values);
            }
            if (node.kind == Kind::text)
                result.texts[to] = is_there ? std::string(values.texts[0]) : std::string();
            else
                result.numbers[to] = is_there ? values.numbers[0] : a::empty;
            if (node.kind == Kind::money) result.currencies[to] = is_there ? values.currencies[0] : std::uint16_t{0};
            continue;
        }
        double value = node.op == Fo::count ? found : found ? gathered.values[i] : node.op == Fo::sum ? 0 : a::empty;
        if (node.op == Fo::average && found) value /= found;
        if (node.kind == Kind::money) {
            if (node.op == Fo::average) value = std::round(value);
            const bool is_mixed = gathered.currencies[i] == several_currencies;
            if (is_mixed) value = a::empty;
            result.currencies[to] = found ? gathered.currencies[i] : m_context.currency.code;
        }
        result.numbers[to] = value;
    }
}

namespace {
void make_room(RollUpResult& result, Kind kind, std::size_t rows) {
    if (kind == Kind::text) return result.texts.resize(rows);
    result.numbers.resize(rows, arithmetic::empty);
    if (kind == Kind::money) result.currencies.resize(rows);
}
} // namespace

void FormulaEvaluator::roll_up(EntityIx entity, const Formula& formula) {
    for (const Formula& part : formula.parts)
        if (!is_roll_up(formula.op)) roll_up(entity, part);
    if (!is_roll_up(formula.op)) return;
    const Row parents = m_tables.table(entity).rows();
    RollUpResult& result = m_results[&formula];
    make_room(result, formula.kind, parents);
    Gathered gathered(parents);
    const bool is_one = formula.op == Fo::first || formula.op == Fo::last;
    const Column& reference = m_tables.table(formula.child).columns[formula.reference];
    const Row rows = m_tables.table(formula.child).rows();
    for (Row first = 0; first < rows; first += formula_block_rows) {
        const RowBlock block{.first = first, .count = std::min<std::size_t>(formula_block_rows, rows - first)};
        each_related(formula, block, [&](std::size_t, Row row, double n, std::uint16_t currency) {
            const Place parent = place_in(m_tables, reference, row);
            if (parent.entity != entity) return;
            if (!is_one) return gathered.take(formula.op, parent.row, n, currency);
            Row& best = gathered.rows[parent.row];
            if (best == no_row || is_newer(m_tables, formula.child, row, best) == (formula.op == Fo::last)) best = row;
        });
    }
    finish(formula, gathered, result, 0, parents, {});
}

void FormulaEvaluator::roll_up(EntityIx entity, const Formula& formula, std::span<const Row> parents,
                               RelationCache& relations) {
    make_room(m_results[&formula], formula.kind, m_tables.table(entity).rows());
    const bool is_one = formula.op == Fo::first || formula.op == Fo::last;
    std::vector<Row> rows;
    Gathered gathered(parents.size());
    for (std::size_t p = 0; p < parents.size(); ++p) {
        rows.clear();
        relations.each_row(m_tables, formula.child, formula.reference, m_tables.table(entity).handles[parents[p]],
                           rows);
        for (std::size_t first = 0; first < rows.size(); first += formula_block_rows) {
            const RowBlock block{.count = std::min(formula_block_rows, rows.size() - first),
                                 .rows = rows.data() + first};
            each_related(formula, block, [&](std::size_t, Row row, double n, std::uint16_t currency) {
                if (!is_one) return gathered.take(formula.op, p, n, currency);
                Row& best = gathered.rows[p];
                if (best == no_row || is_newer(m_tables, formula.child, row, best) == (formula.op == Fo::last))
                    best = row;
            });
        }
    }
    finish(formula, gathered, m_results[&formula], 0, parents.size(), parents);
}

} // namespace crm
