#include "core/formula/evaluate.hpp"

#include <algorithm>

#include "core/formula/arithmetic.hpp"
#include "core/queries/display.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace a = arithmetic;
using Fo = FormulaOp;
using Kind = FormulaKind;

namespace {
constexpr std::uint16_t several_currencies = 0xffff;

// Applies one operation to every value of a block.
template <class Do> void map(FormulaCells& out, const FormulaCells& from, std::size_t count, Do&& apply) {
    out.numbers.resize(count);
    double* const to = out.numbers.data();
    const double* const n = from.numbers.data();
    for (std::size_t i = 0; i < count; ++i) to[i] = apply(n[i]);
}
template <class Do>
void map(FormulaCells& out, const FormulaCells& left, const FormulaCells& right, std::size_t count, Do&& apply) {
    out.numbers.resize(count);
    double* const to = out.numbers.data();
    const double *const l = left.numbers.data(), *const r = right.numbers.data();
    for (std::size_t i = 0; i < count; ++i) to[i] = apply(l[i], r[i]);
}

// Where two amounts are of two currencies, nothing can be said.
void empty_where_mixed(FormulaCells& out, const FormulaCells& left, const FormulaCells& right, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (left.currencies[i] != right.currencies[i]) out.numbers[i] = a::empty;
}

} // namespace

// ---- cells ----------------------------------------------------------------------------------------------------------

const std::vector<std::string_view>& FormulaEvaluator::labels_of(const Column& column) {
    auto& labels = m_labels[&column];
    const Dictionary& words = column.dictionary();
    for (std::size_t code = labels.size(); code < words.size(); ++code) {
        const std::string_view word = words.word(static_cast<std::int32_t>(code));
        labels.push_back(
            column.field().type == FieldType::choice ? choice_label(column.field(), word, m_context.language) : word);
    }
    return labels;
}

void FormulaEvaluator::load_texts(const Column& column, RowBlock block, FormulaCells& out) {
    out.texts.assign(block.count, {});
    for (std::size_t i = 0; i < block.count; ++i) {
        const Row row = block.row(i);
        if (column.layout() == Layout::term) {
            const std::int32_t code = column.code(row);
            if (code != missing_code) out.texts[i] = labels_of(column)[static_cast<std::size_t>(code)];
        } else if (column.layout() == Layout::set) {
            const SetCell* cell = column.set(row);
            if (!cell || cell->live.empty()) continue;
            std::string all;
            for (const SetElement& element : cell->live) {
                if (!all.empty()) all += ", ";
                all += labels_of(column)[static_cast<std::size_t>(element.code)];
            }
            out.texts[i] = made(std::move(all));
        } else if (column.layout() == Layout::address && column.has(row)) {
            std::string line(column.words(row));
            std::replace(line.begin(), line.end(), '\x1f', ' ');
            out.texts[i] = made(std::move(line));
        } else {
            out.texts[i] = column.words(row);
        }
    }
}

void FormulaEvaluator::load(EntityIx entity, FieldIx field, RowBlock block, FormulaCells& out) {
    const Column& column = m_tables.table(entity).columns[field];
    const FieldDef& def = column.field();
    if (kind_of(def) == Kind::text) return load_texts(column, block, out);
    out.numbers.resize(block.count);
    double* const to = out.numbers.data();
    const auto each = [&](auto cells, auto missing, auto value) {
        if (!block.rows && block.first + block.count <= cells.size()) { // the usual one, without a question per row
            const auto* const from = cells.data() + block.first;
            for (std::size_t i = 0; i < block.count; ++i) to[i] = from[i] == missing ? a::empty : value(from[i]);
            return;
        }
        for (std::size_t i = 0; i < block.count; ++i) {
            const Row row = block.row(i);
            to[i] = row >= cells.size() || cells[row] == missing ? a::empty : value(cells[row]);
        }
    };
    switch (def.type) {
    case FieldType::decimal:
        return each(column.numbers(), missing_number,
                    [](std::int64_t n) { return static_cast<double>(n) / static_cast<double>(decimal_one); });
    case FieldType::moment:
        return each(column.numbers(), missing_number, [offset = m_context.offset_minutes](std::int64_t n) {
            return static_cast<double>(date_of(Moment{n}, offset).days);
        });
    case FieldType::money:
        out.currencies.resize(block.count);
        for (std::size_t i = 0; i < block.count; ++i) out.currencies[i] = column.money(block.row(i)).currency.code;
        [[fallthrough]];
    case FieldType::integer:
        return each(column.numbers(), missing_number, [](std::int64_t n) { return static_cast<double>(n); });
    default: each(column.codes(), missing_code, [](std::int32_t n) { return static_cast<double>(n); });
    }
    if (def.type == FieldType::yes_no && !is_derived(def)) // nobody has said yes
        for (std::size_t i = 0; i < block.count; ++i)
            if (a::is_empty(to[i])) to[i] = 0;
}

namespace {
// The records of a kind that a reference names, for a block of rows; no_row where it names none.
std::vector<Row> rows_named(const Tables& tables, EntityIx entity, const Formula& link, RowBlock block) {
    const Column& reference = tables.table(entity).columns[link.reference];
    std::vector<Row> rows(block.count, no_row);
    for (std::size_t i = 0; i < block.count; ++i)
        if (const Place named = place_in(tables, reference, block.row(i)); named.entity == link.child)
            rows[i] = named.row;
    return rows;
}
} // namespace

void FormulaEvaluator::follow(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    std::vector<Row> rows = rows_named(m_tables, entity, node, block);
    std::vector<std::size_t> unnamed;
    for (std::size_t i = 0; i < block.count; ++i)
        if (rows[i] == no_row) unnamed.push_back(i);
    if (unnamed.size() == block.count) {
        out.numbers.assign(block.count, a::empty);
        out.currencies.assign(block.count, 0);
        return void(out.texts.assign(block.count, {}));
    }
    for (const std::size_t i : unnamed) rows[i] = 0; // any one
    load(node.child, node.field, {.count = block.count, .rows = rows.data()}, out);
    for (const std::size_t i : unnamed) {
        if (node.kind == Kind::text)
            out.texts[i] = {};
        else
            out.numbers[i] = a::empty;
    }
}

// ---- operations -----------------------------------------------------------------------------------------------------

void FormulaEvaluator::evaluate(EntityIx entity, const Formula& formula, RowBlock block, FormulaCells& out) {
    m_made.clear();
    run(entity, formula, block, out);
}

void FormulaEvaluator::run(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    const std::size_t count = block.count;
    switch (node.op) {
    case Fo::number:
        return void(out.numbers.assign(count, static_cast<double>(node.number) / static_cast<double>(decimal_one)));
    case Fo::truth: return void(out.numbers.assign(count, static_cast<double>(node.number)));
    case Fo::text:
    case Fo::choice: return void(out.texts.assign(count, node.text));
    case Fo::field: return load(entity, node.field, block, out);
    case Fo::linked: return follow(entity, node, block, out);
    case Fo::today: return void(out.numbers.assign(count, m_context.today.days));
    case Fo::is_empty: {
        if (node.parts[0].kind == Kind::nothing) {
            const Column& column = m_tables.table(entity).columns[node.parts[0].field];
            out.numbers.resize(count);
            for (std::size_t i = 0; i < count; ++i) out.numbers[i] = a::truth(!column.has(block.row(i)));
            return;
        }
        FormulaCells of;
        run(entity, node.parts[0], block, of);
        if (node.parts[0].kind != Kind::text)
            return map(out, of, count, [](double n) { return a::truth(a::is_empty(n)); });
        out.numbers.resize(count);
        for (std::size_t i = 0; i < count; ++i) out.numbers[i] = a::truth(of.texts[i].empty());
        return;
    }
    case Fo::both:
    case Fo::either: {
        FormulaCells left, right;
        run(entity, node.parts[0], block, left);
        run(entity, node.parts[1], block, right);
        return node.op == Fo::both ? map(out, left, right, count, a::both) : map(out, left, right, count, a::either);
    }
    case Fo::not_: {
        FormulaCells of;
        run(entity, node.parts[0], block, of);
        return map(out, of, count, [](double n) { return 1 - n; });
    }
    case Fo::negate:
    case Fo::abs:
    case Fo::add:
    case Fo::subtract:
    case Fo::multiply:
    case Fo::divide:
    case Fo::round: return arithmetic(entity, node, block, out);
    case Fo::equal:
    case Fo::differs:
    case Fo::less:
    case Fo::at_most:
    case Fo::greater:
    case Fo::at_least: return compare(entity, node, block, out);
    case Fo::if_:
    case Fo::or_else: return choose(entity, node, block, out);
    case Fo::min:
    case Fo::max: return extreme(entity, node, block, out);
    case Fo::join: return join(entity, node, block, out);
    case Fo::amount:
    case Fo::money:
    case Fo::currency: return of_money(entity, node, block, out);
    case Fo::upper:
    case Fo::lower:
    case Fo::left:
    case Fo::right:
    case Fo::length:
    case Fo::contains:
    case Fo::starts_with: return of_text(entity, node, block, out);
    default: break;
    }
    if (!is_roll_up(node.op)) return of_date(entity, node, block, out);
    const RollUpResult& result = m_results[&node];
    const auto take = [&](auto& to, const auto& from) {
        to.resize(count);
        for (std::size_t i = 0; i < count; ++i) to[i] = from[block.row(i)];
    };
    if (node.kind == Kind::text) return take(out.texts, result.texts);
    take(out.numbers, result.numbers);
    if (node.kind == Kind::money) take(out.currencies, result.currencies);
}

void FormulaEvaluator::arithmetic(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    const std::size_t count = block.count;
    FormulaCells left, right;
    run(entity, node.parts[0], block, left);
    if (node.parts.size() > 1) run(entity, node.parts[1], block, right);
    const bool is_money = node.parts[0].kind == Kind::money,
               both_money = is_money && node.parts.size() > 1 && node.parts[1].kind == Kind::money;
    if (node.kind == Kind::money) out.currencies = is_money ? left.currencies : right.currencies;
    switch (node.op) {
    case Fo::negate: return map(out, left, count, [](double n) { return -n; });
    case Fo::abs: return map(out, left, count, [](double n) { return std::fabs(n); });
    case Fo::add: map(out, left, right, count, [](double x, double y) { return x + y; }); break;
    case Fo::subtract: map(out, left, right, count, [](double x, double y) { return x - y; }); break;
    case Fo::multiply: map(out, left, right, count, [](double x, double y) { return x * y; }); break;
    case Fo::divide: map(out, left, right, count, a::divided); break;
    default:
        if (right.numbers.empty()) right.numbers.assign(count, 0);
        if (!is_money) return map(out, left, right, count, a::rounded);
        out.numbers.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            out.numbers[i] = a::rounded_money(left.numbers[i], right.numbers[i], Currency{left.currencies[i]});
        return;
    }
    if (both_money) return empty_where_mixed(out, left, right, count);
    if (node.kind == Kind::money) // whole minor units
        for (double& n : out.numbers) n = std::round(n);
    if (node.kind == Kind::date)
        for (double& n : out.numbers) n = std::fabs(n) < a::days_max ? std::floor(n) : a::empty;
}

// [stage] = "vip": the codes that match are found once.
bool FormulaEvaluator::compare_codes(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    const auto is_field = [](const Formula& part) { return part.op == Fo::field || part.op == Fo::linked; };
    const bool is_second = is_field(node.parts[0]);
    const Formula &field = node.parts[is_second ? 0 : 1], &literal = node.parts[is_second ? 1 : 0];
    if (!is_field(field) || (literal.op != Fo::text && literal.op != Fo::choice)) return false;
    const bool is_linked = field.op == Fo::linked;
    const Column& column = m_tables.table(is_linked ? field.child : entity).columns[field.field];
    if (column.layout() != Layout::term) return false;
    std::vector<char>& matches = m_matches[&node];
    for (std::size_t code = matches.size(); code < column.dictionary().size(); ++code) {
        const std::string_view word = column.dictionary().word(static_cast<std::int32_t>(code));
        const bool is_same =
            literal.op == Fo::choice ? word == literal.text : a::same_text(labels_of(column)[code], literal.text);
        matches.push_back(is_same == (node.op == Fo::equal));
    }
    out.numbers.resize(block.count);
    const std::vector<Row> rows = is_linked ? rows_named(m_tables, entity, field, block) : std::vector<Row>{};
    for (std::size_t i = 0; i < block.count; ++i) {
        const Row row = is_linked ? rows[i] : block.row(i);
        const std::int32_t code = row == no_row ? missing_code : column.code(row);
        out.numbers[i] = code == missing_code ? a::empty : matches[static_cast<std::size_t>(code)];
    }
    if (literal.text.empty()) out.numbers.assign(block.count, a::empty);
    return true;
}

void FormulaEvaluator::compare(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    const Kind first = node.parts[0].kind, second = node.parts[1].kind;
    const std::size_t count = block.count;
    if (first == Kind::text && compare_codes(entity, node, block, out)) return;
    FormulaCells left, right;
    run(entity, node.parts[0], block, left);
    run(entity, node.parts[1], block, right);
    if (first == Kind::text) {
        out.numbers.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            out.numbers[i] = left.texts[i].empty() || right.texts[i].empty()
                                 ? a::empty
                                 : a::truth(a::same_text(left.texts[i], right.texts[i]) == (node.op == Fo::equal));
        return;
    }
    // An amount and a number: the number counts whole riyals of the amount's currency.
    if (first != second) {
        FormulaCells& plain = first == Kind::number ? left : right;
        const FormulaCells& money = first == Kind::number ? right : left;
        for (std::size_t i = 0; i < count; ++i) plain.numbers[i] *= a::minor_units(Currency{money.currencies[i]});
    }
    switch (node.op) { // one loop each
    case Fo::equal:
        map(out, left, right, count, [](double x, double y) { return a::compared(Fo::equal, x, y); });
        break;
    case Fo::differs:
        map(out, left, right, count, [](double x, double y) { return a::compared(Fo::differs, x, y); });
        break;
    case Fo::less: map(out, left, right, count, [](double x, double y) { return a::compared(Fo::less, x, y); }); break;
    case Fo::at_most:
        map(out, left, right, count, [](double x, double y) { return a::compared(Fo::at_most, x, y); });
        break;
    case Fo::greater:
        map(out, left, right, count, [](double x, double y) { return a::compared(Fo::greater, x, y); });
        break;
    default: map(out, left, right, count, [](double x, double y) { return a::compared(Fo::at_least, x, y); }); break;
    }
    if (first == Kind::money && second == Kind::money) empty_where_mixed(out, left, right, count);
}

void FormulaEvaluator::choose(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    const std::size_t count = block.count;
    const bool is_if = node.op == Fo::if_;
    FormulaCells condition, first, second;
    if (is_if) run(entity, node.parts[0], block, condition);
    run(entity, node.parts[is_if ? 1 : 0], block, first);
    if (!is_if || node.parts.size() == 3) run(entity, node.parts[is_if ? 2 : 1], block, second);
    const auto select = [&](auto& to, const auto& one, const auto& other, auto nothing, auto is_there) {
        to.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            const bool takes_first = is_if ? condition.numbers[i] == 1 : is_there(i);
            const bool takes_second = !is_if || condition.numbers[i] == 0;
            to[i] = takes_first ? one[i] : takes_second && !other.empty() ? other[i] : nothing;
        }
    };
    if (node.kind == Kind::text)
        return select(out.texts, first.texts, second.texts, std::string_view(),
                      [&](std::size_t i) { return !first.texts[i].empty(); });
    const auto is_there = [&](std::size_t i) { return !a::is_empty(first.numbers[i]); };
    select(out.numbers, first.numbers, second.numbers, a::empty, is_there);
    if (node.kind == Kind::money)
        select(out.currencies, first.currencies, second.currencies, std::uint16_t{0}, is_there);
}

void FormulaEvaluator::extreme(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    run(entity, node.parts[0], block, out);
    for (std::size_t p = 1; p < node.parts.size(); ++p) {
        FormulaCells other;
        run(entity, node.parts[p], block, other);
        for (std::size_t i = 0; i < block.count; ++i) {
            double& best = out.numbers[i];
            const double n = other.numbers[i];
            if (a::is_empty(n)) continue;
            const bool is_money = node.kind == Kind::money;
            if (is_money && !a::is_empty(best) && out.currencies[i] != other.currencies[i])
                out.currencies[i] = several_currencies;
            const bool is_better = a::is_empty(best) || (node.op == Fo::min ? n < best : n > best);
            if (is_better && is_money && a::is_empty(best)) out.currencies[i] = other.currencies[i];
            if (is_better) best = n;
        }
    }
    if (node.kind != Kind::money) return;
    for (std::size_t i = 0; i < block.count; ++i)
        if (out.currencies[i] == several_currencies) out.numbers[i] = a::empty;
}

void FormulaEvaluator::join(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    std::vector<std::string> joined(block.count);
    for (const Formula& part : node.parts) {
        FormulaCells of;
        run(entity, part, block, of);
        for (std::size_t i = 0; i < block.count; ++i) {
            if (part.kind == Kind::text)
                joined[i] += of.texts[i];
            else if (a::is_empty(of.numbers[i]))
                continue;
            else if (part.kind == Kind::money)
                joined[i] += a::text_of_money(of.numbers[i], Currency{of.currencies[i]});
            else
                joined[i] +=
                    part.kind == Kind::date ? a::text_of_date(of.numbers[i]) : a::text_of_number(of.numbers[i]);
            if (joined[i].size() > 2 * a::text_max) joined[i].resize(a::left(joined[i], a::text_max / 2.0).size());
        }
    }
    out.texts.assign(block.count, {});
    for (std::size_t i = 0; i < block.count; ++i)
        if (!joined[i].empty()) out.texts[i] = made(std::move(joined[i]));
}

void FormulaEvaluator::of_money(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    FormulaCells of, letters;
    run(entity, node.parts[0], block, of);
    if (node.parts.size() > 1) run(entity, node.parts[1], block, letters);
    if (node.op == Fo::currency) {
        out.texts.assign(block.count, {});
        for (std::size_t i = 0; i < block.count; ++i)
            if (!a::is_empty(of.numbers[i])) out.texts[i] = made(std::string(letters_of(Currency{of.currencies[i]})));
        return;
    }
    out.numbers.resize(block.count);
    if (node.op == Fo::amount) {
        for (std::size_t i = 0; i < block.count; ++i)
            out.numbers[i] = of.numbers[i] / a::minor_units(Currency{of.currencies[i]});
        return;
    }
    out.currencies.resize(block.count);
    for (std::size_t i = 0; i < block.count; ++i) {
        const Currency currency = letters.texts.empty() ? m_context.currency : currency_of(letters.texts[i]);
        out.currencies[i] = currency.code;
        out.numbers[i] = currency ? std::round(of.numbers[i] * a::minor_units(currency)) : a::empty;
    }
}

void FormulaEvaluator::of_text(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    FormulaCells of, second;
    run(entity, node.parts[0], block, of);
    if (node.parts.size() > 1) run(entity, node.parts[1], block, second);
    const bool gives_text = node.kind == Kind::text;
    if (gives_text)
        out.texts.assign(block.count, {});
    else
        out.numbers.assign(block.count, a::empty);
    std::string_view seen;
    std::string wanted; // the same words, as a rule, in every row
    for (std::size_t i = 0; i < block.count; ++i) {
        const std::string_view text = of.texts[i];
        if (text.empty()) continue;
        switch (node.op) {
        case Fo::upper:
        case Fo::lower: out.texts[i] = made(a::upper(text, node.op == Fo::upper)); break;
        case Fo::left:
        case Fo::right:
            if (!a::is_empty(second.numbers[i]))
                out.texts[i] =
                    node.op == Fo::left ? a::left(text, second.numbers[i]) : a::right(text, second.numbers[i]);
            break;
        case Fo::length: out.numbers[i] = a::length(text); break;
        default:
            if (second.texts[i].empty()) break;
            if (seen != second.texts[i]) wanted = folded(seen = second.texts[i]);
            out.numbers[i] =
                a::truth(node.op == Fo::contains ? folds_to_contain(text, wanted) : folded(text).starts_with(wanted));
        }
    }
}

void FormulaEvaluator::of_date(EntityIx entity, const Formula& node, RowBlock block, FormulaCells& out) {
    const std::size_t count = block.count;
    const double today = m_context.today.days;
    const CivilDate now = civil_of(m_context.today);
    FormulaCells of, second, third;
    run(entity, node.parts[0], block, of);
    if (node.parts.size() > 1) run(entity, node.parts[1], block, second);
    if (node.parts.size() > 2) run(entity, node.parts[2], block, third);
    const auto part = [&](auto take) {
        map(out, of, count,
            [&](double n) { return a::is_empty(n) ? a::empty : static_cast<double>(take(a::civil(n))); });
    };
    const auto within = [&](Date first, Date end) {
        map(out, of, count, [low = double(first.days), high = double(end.days)](double n) {
            return a::is_empty(n) ? a::empty : a::truth(n >= low && n < high);
        });
    };
    switch (node.op) {
    case Fo::date:
        out.numbers.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            out.numbers[i] = a::date_from(of.numbers[i], second.numbers[i], third.numbers[i]);
        return;
    case Fo::year: return part([](CivilDate date) { return date.year; });
    case Fo::month: return part([](CivilDate date) { return date.month; });
    case Fo::day: return part([](CivilDate date) { return date.day; });
    case Fo::days_since: return map(out, of, count, [today](double n) { return today - n; });
    case Fo::days_until: return map(out, of, count, [today](double n) { return n - today; });
    case Fo::years_since: return map(out, of, count, [today](double n) { return a::years_between(n, today); });
    case Fo::is_this_year: return within(date_of(CivilDate{now.year, 1, 1}), date_of(CivilDate{now.year + 1, 1, 1}));
    case Fo::is_this_month: {
        const Date first = date_of(CivilDate{now.year, now.month, 1});
        return within(first, {first.days + static_cast<std::int32_t>(days_in_month(now.year, now.month))});
    }
    default: // in_last_days, today included
        return map(out, of, second, count, [today](double n, double days) {
            return a::is_empty(n) || a::is_empty(days) ? a::empty : a::truth(n <= today && n > today - days);
        });
    }
}

} // namespace crm
