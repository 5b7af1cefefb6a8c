#include "core/formula/explain.hpp"

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

struct One {
    double number = a::empty;
    Currency currency{};
    std::string text{};
    EmptyReason reason = EmptyReason::none;
    EntityIx entity = no_entity;
    FieldIx field = no_field;
};

class Walk {
public:
    Walk(const Tables& tables, RelationCache& relations, const FormulaContext& context)
        : m_tables(tables), m_relations(relations), m_context(context) {}

    One value(Place place, const Formula& node) {
        switch (node.op) {
        case Fo::number: return {.number = static_cast<double>(node.number) / 10'000.0};
        case Fo::truth: return {.number = static_cast<double>(node.number)};
        case Fo::text:
        case Fo::choice: return {.text = node.text};
        case Fo::field: return cell(place, node.field);
        case Fo::linked: {
            const Place named = linked(place, node);
            if (!named) return {.reason = EmptyReason::empty_field, .entity = place.entity, .field = node.reference};
            return cell(named, node.field);
        }
        case Fo::today: return {.number = static_cast<double>(m_context.today.days)};
        case Fo::is_empty: {
            if (node.parts[0].kind == Kind::nothing)
                return {.number = a::truth(!m_tables.table(place.entity).columns[node.parts[0].field].has(place.row))};
            return {.number = a::truth(is_missing(node.parts[0].kind, value(place, node.parts[0])))};
        }
        case Fo::if_: {
            const One condition = value(place, node.parts[0]);
            if (a::is_empty(condition.number)) return why(condition);
            if (condition.number == 1) return value(place, node.parts[1]);
            return node.parts.size() == 3 ? value(place, node.parts[2]) : One{.reason = EmptyReason::nothing_said};
        }
        case Fo::or_else: {
            const One first = value(place, node.parts[0]);
            return is_missing(node.kind, first) ? value(place, node.parts[1]) : first;
        }
        default: break;
        }
        if (is_roll_up(node.op)) return rolled(place, node);
        std::vector<One> parts;
        for (const Formula& part : node.parts) parts.push_back(value(place, part));
        switch (node.op) {
        case Fo::both: return truth_of(a::both(parts[0].number, parts[1].number), parts);
        case Fo::either: return truth_of(a::either(parts[0].number, parts[1].number), parts);
        case Fo::join: return joined(node, parts);
        case Fo::min:
        case Fo::max: return extreme(node, parts);
        default: break;
        }
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (is_missing(node.parts[i].kind, parts[i])) return why(parts[i]);
        return applied(node, parts);
    }

private:
    static bool is_missing(Kind kind, const One& one) {
        return kind == Kind::text ? one.text.empty() : a::is_empty(one.number);
    }
    static One why(const One& part) { return {.reason = part.reason, .entity = part.entity, .field = part.field}; }
    static One truth_of(double number, const std::vector<One>& parts) {
        One one{.number = number};
        for (const One& part : parts)
            if (a::is_empty(number) && a::is_empty(part.number)) return why(part);
        return one;
    }

    Place linked(Place place, const Formula& node) {
        const Place named = place_in(m_tables, m_tables.table(place.entity).columns[node.reference], place.row);
        return named.entity == node.child ? named : Place{};
    }

    One cell(Place place, FieldIx field) {
        const Column& column = m_tables.table(place.entity).columns[field];
        const FieldDef& def = column.field();
        One one{.reason = EmptyReason::empty_field, .entity = place.entity, .field = field};
        if (is_several(def)) {
            for (const SetElement& element :
                 column.set(place.row) ? column.set(place.row)->live : std::vector<SetElement>{}) {
                if (!one.text.empty()) one.text += ", ";
                const std::string_view word = column.dictionary().word(element.code);
                one.text += def.type == FieldType::choice ? choice_label(def, word, m_context.language) : word;
            }
            return one;
        }
        const Value value = m_tables.value(place, field);
        if (crm::is_missing(value)) {
            if (def.type == FieldType::yes_no && !is_derived(def)) one.number = 0;
            return one;
        }
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            one.number = static_cast<double>(*number);
            if (def.type == FieldType::decimal) one.number /= 10'000.0;
            if (def.type == FieldType::moment) one.number = date_of(Moment{*number}, m_context.offset_minutes).days;
        } else if (const auto* money = std::get_if<Money>(&value)) {
            one.number = static_cast<double>(money->minor);
            one.currency = money->currency;
        } else if (const auto* words = std::get_if<std::string>(&value)) {
            one.text =
                def.type == FieldType::choice ? std::string(choice_label(def, *words, m_context.language)) : *words;
        } else if (const auto* address = std::get_if<Address>(&value)) {
            one.text = packed(*address);
            std::replace(one.text.begin(), one.text.end(), '\x1f', ' ');
        }
        return one;
    }

    One joined(const Formula& node, const std::vector<One>& parts) {
        One all;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Kind kind = node.parts[i].kind;
            if (kind == Kind::text)
                all.text += parts[i].text;
            else if (a::is_empty(parts[i].number))
                continue;
            else if (kind == Kind::money)
                all.text += a::text_of_money(parts[i].number, parts[i].currency);
            else
                all.text += kind == Kind::date ? a::text_of_date(parts[i].number) : a::text_of_number(parts[i].number);
            if (all.text.size() > 2 * a::text_max) all.text.resize(a::left(all.text, a::text_max / 2.0).size());
        }
        return all.text.empty() ? why(parts[0]) : all;
    }

    One extreme(const Formula& node, const std::vector<One>& parts) {
        One best = why(parts[0]);
        for (const One& part : parts) {
            if (a::is_empty(part.number)) continue;
            const bool is_first = a::is_empty(best.number);
            if (!is_first && node.kind == Kind::money && best.currency != part.currency)
                return {.reason = EmptyReason::currencies_differ};
            if (is_first || (node.op == Fo::min ? part.number < best.number : part.number > best.number)) best = part;
        }
        return best;
    }

    One compared(const Formula& node, One left, One right) {
        const Kind first = node.parts[0].kind, second = node.parts[1].kind;
        if (first == Kind::text) {
            const bool is_same = is_choice(node) ? key_of(node) : a::same_text(left.text, right.text);
            return {.number = a::truth(is_same == (node.op == Fo::equal))};
        }
        if (first == Kind::money && second == Kind::money && left.currency != right.currency)
            return {.reason = EmptyReason::currencies_differ};
        if (first == Kind::money && second == Kind::number) right.number *= a::minor_units(left.currency);
        if (first == Kind::number && second == Kind::money) left.number *= a::minor_units(right.currency);
        return {.number = a::compared(node.op, left.number, right.number)};
    }
    static bool is_choice(const Formula& node) {
        return node.parts[0].op == Fo::choice || node.parts[1].op == Fo::choice;
    }
    bool key_of(const Formula& node) { // whether the record holds the choice that is named
        const Formula& field = node.parts[node.parts[0].op == Fo::choice ? 1 : 0];
        const Formula& choice = node.parts[node.parts[0].op == Fo::choice ? 0 : 1];
        const Place of = field.op == Fo::linked ? linked(m_place, field) : m_place;
        return m_tables.table(of.entity).columns[field.field].words(of.row) == choice.text;
    }

    One applied(const Formula& node, const std::vector<One>& parts) {
        const One& x = parts[0];
        const double n = x.number, m = parts.size() > 1 ? parts[1].number : 0;
        const Currency currency =
            node.parts[0].kind == Kind::money || parts.size() < 2 ? x.currency : parts[1].currency;
        const bool both_money =
            parts.size() > 1 && node.parts[0].kind == Kind::money && node.parts[1].kind == Kind::money;
        const double today = m_context.today.days;
        const CivilDate now = civil_of(m_context.today);
        const auto number = [](double value) { return One{.number = value}; };
        const auto amount = [&](double value) {
            if (both_money && parts[0].currency != parts[1].currency)
                return One{.reason = EmptyReason::currencies_differ};
            if (node.kind == Kind::money)
                return One{.number = both_money ? value : std::round(value), .currency = currency};
            if (node.kind == Kind::date)
                return std::fabs(value) < a::days_max ? One{.number = std::floor(value)}
                                                      : One{.reason = EmptyReason::too_large};
            return One{.number = value};
        };
        switch (node.op) {
        case Fo::negate: return {.number = -n, .currency = currency};
        case Fo::abs: return {.number = std::fabs(n), .currency = currency};
        case Fo::add: return amount(n + m);
        case Fo::subtract: return amount(n - m);
        case Fo::multiply: return amount(n * m);
        case Fo::divide: return m == 0 ? One{.reason = EmptyReason::divided_by_zero} : amount(n / m);
        case Fo::round:
            if (node.kind == Kind::money) return {.number = a::rounded_money(n, m, x.currency), .currency = x.currency};
            return number(a::rounded(n, m));
        case Fo::not_: return number(1 - n);
        case Fo::amount: return number(n / a::minor_units(x.currency));
        case Fo::money: {
            const Currency of = parts.size() > 1 ? currency_of(parts[1].text) : m_context.currency;
            if (!of) return {.reason = EmptyReason::no_currency};
            return {.number = std::round(n * a::minor_units(of)), .currency = of};
        }
        case Fo::currency: return {.text = std::string(letters_of(x.currency))};
        case Fo::upper: return {.text = a::upper(x.text, true)};
        case Fo::lower: return {.text = a::upper(x.text, false)};
        case Fo::left: return {.text = std::string(a::left(x.text, m)), .reason = EmptyReason::nothing_said};
        case Fo::right: return {.text = std::string(a::right(x.text, m)), .reason = EmptyReason::nothing_said};
        case Fo::length: return number(a::length(x.text));
        case Fo::contains: return number(a::truth(folds_to_contain(x.text, folded(parts[1].text))));
        case Fo::starts_with: return number(a::truth(folded(x.text).starts_with(folded(parts[1].text))));
        case Fo::date: {
            const double date = a::date_from(n, m, parts[2].number);
            return {.number = date, .reason = a::is_empty(date) ? EmptyReason::no_date : EmptyReason::none};
        }
        case Fo::year: return number(a::civil(n).year);
        case Fo::month: return number(a::civil(n).month);
        case Fo::day: return number(a::civil(n).day);
        case Fo::days_since: return number(today - n);
        case Fo::days_until: return number(n - today);
        case Fo::years_since: return number(a::years_between(n, today));
        case Fo::is_this_year: return number(a::truth(a::civil(n).year == now.year));
        case Fo::is_this_month: return number(a::truth(a::civil(n).year == now.year && a::civil(n).month == now.month));
        case Fo::in_last_days: return number(a::truth(n <= today && n > today - m));
        default: return compared(node, x, parts[1]);
        }
    }

    One rolled(Place place, const Formula& node) {
        std::vector<Row> rows;
        m_relations.each_row(m_tables, node.child, node.reference, m_tables.table(place.entity).handles[place.row],
                             rows);
        std::vector<std::pair<Row, One>> found;
        const Place outside = m_place;
        for (const Row row : rows) {
            if (!m_tables.table(node.child).is_live(row)) continue;
            const Place related{node.child, row};
            m_place = related;
            if (!node.parts.empty() && value(related, node.parts[0]).number != 1) continue;
            One one;
            if (node.field != no_field) {
                if (kind_of(m_tables.schema().field(node.child, node.field)) == Kind::nothing) {
                    if (!m_tables.table(node.child).columns[node.field].has(row)) continue;
                } else {
                    one = cell(related, node.field);
                    if (is_missing(kind_of(m_tables.schema().field(node.child, node.field)), one)) continue;
                }
            }
            found.emplace_back(row, std::move(one));
        }
        m_place = outside;
        const auto size = static_cast<double>(found.size());
        if (node.op == Fo::count) return {.number = size};
        if (found.empty() && node.op == Fo::sum) return {.number = 0, .currency = m_context.currency};
        if (found.empty()) return {.reason = EmptyReason::no_records, .entity = node.child};
        One best = found[0].second;
        Row row = found[0].first;
        const bool is_one = node.op == Fo::first || node.op == Fo::last;
        for (std::size_t i = 1; i < found.size(); ++i) {
            const One& next = found[i].second;
            if (is_one) {
                if (is_newer(m_tables, node.child, found[i].first, row) != (node.op == Fo::last)) continue;
                row = found[i].first;
                best = next;
                continue;
            }
            if (best.currency != next.currency) return {.reason = EmptyReason::currencies_differ, .entity = node.child};
            if (node.op == Fo::sum || node.op == Fo::average)
                best.number += next.number;
            else if (node.op == Fo::smallest)
                best.number = std::min(best.number, next.number);
            else
                best.number = std::max(best.number, next.number);
        }
        if (node.op == Fo::average) best.number /= size;
        if (node.op == Fo::average && node.kind == Kind::money) best.number = std::round(best.number);
        return best;
    }

    const Tables& m_tables;
    RelationCache& m_relations;
    const FormulaContext& m_context;

public:
    Place m_place{}; // the record that choices are asked of
};

} // namespace

FormulaResult explain_formula(const Tables& tables, RelationCache& relations, Place place, const Formula& formula,
                              const FormulaContext& context) {
    Walk walk(tables, relations, context);
    walk.m_place = place;
    const One one = walk.value(place, formula);
    FormulaResult result{.value = a::cell_of(formula.kind, one.number, one.currency, one.text)};
    if (!is_missing(result.value)) return result;
    const bool was_there = formula.kind != Kind::text && !a::is_empty(one.number);
    result.reason = was_there                         ? EmptyReason::too_large
                    : one.reason == EmptyReason::none ? EmptyReason::nothing_said
                                                      : one.reason;
    result.entity = one.entity;
    result.field = one.field;
    return result;
}

std::string sentence_of(const Schema& schema, const FormulaResult& result, Language language) {
    const bool ar = language == Language::ar;
    switch (result.reason) {
    case EmptyReason::none: return {};
    case EmptyReason::empty_field: {
        const std::string name(schema.field(result.entity, result.field).label.in(language));
        return ar ? "فارغ لأن «" + name + "» فارغ" : "Empty because \"" + name + "\" is empty";
    }
    case EmptyReason::no_records: {
        const std::string name(schema.entity(result.entity).plural.in(language));
        return ar ? "فارغ لأنه لا سجلات تنطبق في «" + name + "»" : "Empty because no records match in \"" + name + "\"";
    }
    case EmptyReason::divided_by_zero: return ar ? "فارغ لأنها قسمة على صفر" : "Empty because it divides by zero";
    case EmptyReason::currencies_differ:
        return ar ? "فارغ لأن المبالغ بعملات مختلفة" : "Empty because the amounts are in different currencies";
    case EmptyReason::too_large: return ar ? "فارغ لأن الناتج أكبر مما يُحفظ" : "Empty because the result is too large";
    case EmptyReason::no_date: return ar ? "فارغ لأنه لا تاريخ كهذا" : "Empty because there is no such date";
    case EmptyReason::no_currency:
        return ar ? "فارغ لأنه لا عملة بهذا الرمز" : "Empty because there is no such currency";
    case EmptyReason::nothing_said: return ar ? "فارغ: لا قيمة لهذه الحالة" : "Empty: there is no value for this case";
    }
    return {};
}

} // namespace crm
