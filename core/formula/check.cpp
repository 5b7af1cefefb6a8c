#include "core/formula/check.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/formula/names.hpp"

namespace crm {

namespace {
using Fo = FormulaOp;
using Kind = FormulaKind;
using Reason = FormulaReason;
using Wrong = std::optional<FormulaProblem>;

FormulaProblem wrong_in(const Formula& part, Reason reason) {
    return {.reason = reason, .from = part.from, .length = part.length};
}

bool is_measure(Kind kind) { return kind == Kind::number || kind == Kind::money; }
bool has_order(Kind kind) { return is_measure(kind) || kind == Kind::date; }

class NodeCheck {
public:
    NodeCheck(const Schema& schema, EntityIx entity, Formula& node)
        : m_schema(schema), m_entity(entity), m_node(node) {}

    Wrong run() {
        for (const Formula& part : m_node.parts)
            if (part.kind == Kind::nothing && m_node.op != Fo::is_empty) return wrong_in(part, Reason::not_computed);
        if (is_roll_up(m_node.op)) return roll_up();
        switch (m_node.op) {
        case Fo::negate:
        case Fo::abs: return measure(0) ? m_wrong : gives(kind(0));
        case Fo::add:
        case Fo::subtract: return sum();
        case Fo::multiply:
        case Fo::divide: return product();
        case Fo::join: return texts();
        case Fo::equal:
        case Fo::differs:
        case Fo::less:
        case Fo::at_most:
        case Fo::greater:
        case Fo::at_least: return comparison();
        case Fo::both:
        case Fo::either: return all_are(Kind::truth) ? m_wrong : gives(Kind::truth);
        case Fo::not_: return is(0, Kind::truth) ? m_wrong : gives(Kind::truth);
        case Fo::if_:
            if (is(0, Kind::truth)) return m_wrong;
            if (m_node.parts.size() == 3 && alike(1, 2)) return m_wrong;
            return gives(kind(1));
        case Fo::or_else: return alike(0, 1) ? m_wrong : gives(kind(0));
        case Fo::is_empty: return gives(Kind::truth);
        case Fo::min:
        case Fo::max:
            if (!has_order(kind(0))) return needs(0, Kind::number);
            for (std::size_t i = 1; i < m_node.parts.size(); ++i)
                if (alike(0, i)) return m_wrong;
            return gives(kind(0));
        case Fo::round:
            if (measure(0)) return m_wrong;
            if (m_node.parts.size() == 2 && is(1, Kind::number)) return m_wrong;
            return gives(kind(0));
        case Fo::amount: return is(0, Kind::money) ? m_wrong : gives(Kind::number);
        case Fo::money:
            if (is(0, Kind::number)) return m_wrong;
            if (m_node.parts.size() == 2 && is(1, Kind::text)) return m_wrong;
            return gives(Kind::money);
        case Fo::currency: return is(0, Kind::money) ? m_wrong : gives(Kind::text);
        case Fo::upper:
        case Fo::lower: return is(0, Kind::text) ? m_wrong : gives(Kind::text);
        case Fo::left:
        case Fo::right: return is(0, Kind::text) || is(1, Kind::number) ? m_wrong : gives(Kind::text);
        case Fo::length: return is(0, Kind::text) ? m_wrong : gives(Kind::number);
        case Fo::contains:
        case Fo::starts_with: return is(0, Kind::text) || is(1, Kind::text) ? m_wrong : gives(Kind::truth);
        case Fo::today: return gives(Kind::date);
        case Fo::date: return all_are(Kind::number) ? m_wrong : gives(Kind::date);
        case Fo::year:
        case Fo::month:
        case Fo::day:
        case Fo::days_since:
        case Fo::days_until:
        case Fo::years_since: return is(0, Kind::date) ? m_wrong : gives(Kind::number);
        case Fo::is_this_year:
        case Fo::is_this_month: return is(0, Kind::date) ? m_wrong : gives(Kind::truth);
        case Fo::in_last_days: return is(0, Kind::date) || is(1, Kind::number) ? m_wrong : gives(Kind::truth);
        default: return {};
        }
    }

private:
    Kind kind(std::size_t i) const { return m_node.parts[i].kind; }
    Wrong gives(Kind kind) {
        m_node.kind = kind;
        return {};
    }
    Wrong needs(std::size_t i, Kind kind) {
        m_wrong = wrong_in(m_node.parts[i], Reason::wrong_kind);
        m_wrong->needs = kind;
        m_wrong->has = this->kind(i);
        return m_wrong;
    }
    // These answer whether something is wrong, which m_wrong then says.
    bool is(std::size_t i, Kind kind) { return this->kind(i) != kind && needs(i, kind); }
    bool measure(std::size_t i) { return !is_measure(kind(i)) && needs(i, Kind::number); }
    bool all_are(Kind kind) {
        for (std::size_t i = 0; i < m_node.parts.size(); ++i)
            if (is(i, kind)) return true;
        return false;
    }
    bool alike(std::size_t a, std::size_t b) {
        if (kind(a) == kind(b)) return false;
        m_wrong = wrong_in(m_node.parts[b], Reason::different_kinds);
        m_wrong->needs = kind(a);
        m_wrong->has = kind(b);
        return true;
    }

    Wrong sum() {
        const Kind a = kind(0), b = kind(1);
        const bool is_sum = m_node.op == Fo::add;
        if (a == Kind::text || b == Kind::text) {
            if (is_sum) return wrong_in(m_node, Reason::text_with_plus);
            return needs(a == Kind::text ? 0 : 1, Kind::number);
        }
        if (a == b && is_measure(a)) return gives(a);
        if (a == Kind::date && b == Kind::number) return gives(Kind::date);
        if (is_sum && a == Kind::number && b == Kind::date) return gives(Kind::date);
        if (!is_sum && a == Kind::date && b == Kind::date) return gives(Kind::number);
        if (!is_measure(a) && a != Kind::date) return needs(0, Kind::number);
        return alike(0, 1) ? m_wrong : needs(1, Kind::number);
    }
    Wrong product() {
        const Kind a = kind(0), b = kind(1);
        if (measure(0) || measure(1)) return m_wrong;
        if (b == Kind::number) return gives(a);
        if (m_node.op == Fo::divide) return a == Kind::money ? gives(Kind::number) : needs(1, Kind::number);
        return a == Kind::number ? gives(Kind::money) : needs(1, Kind::number);
    }
    Wrong texts() {
        for (std::size_t i = 0; i < m_node.parts.size(); ++i)
            if (kind(i) == Kind::truth) return needs(i, Kind::text);
        return gives(Kind::text);
    }

    Wrong comparison() {
        const bool asks_same = m_node.op == Fo::equal || m_node.op == Fo::differs;
        const Kind a = kind(0), b = kind(1);
        if (!asks_same)
            for (const std::size_t i : {0, 1})
                if (!has_order(kind(i))) return needs(i, Kind::number);
        const bool is_amount = (a == Kind::money && b == Kind::number) || (a == Kind::number && b == Kind::money);
        if (!is_amount && alike(0, 1)) return m_wrong;
        if (asks_same && a == Kind::text)
            for (const std::size_t i : {0, 1})
                if (bind_choice(m_node.parts[i], m_node.parts[1 - i])) return m_wrong;
        return gives(Kind::truth);
    }

    // [state] = "مسوّدة": the words of a choice stand for it, whatever it is called later.
    bool bind_choice(const Formula& field, Formula& literal) {
        const bool is_field = field.op == Fo::field || field.op == Fo::linked;
        if (!is_field || literal.op != Fo::text || literal.text.empty()) return false;
        const FieldDef& def = m_schema.field(field.op == Fo::linked ? field.child : m_entity, field.field);
        if (def.type != FieldType::choice || is_several(def)) return false;
        if (const ChoiceDef* choice = choice_by_name(def.choices, literal.text)) {
            literal.op = Fo::choice;
            literal.text = choice->key;
            literal.field = field.field;
            literal.child = field.child;
            return false;
        }
        m_wrong = wrong_in(literal, Reason::no_such_choice);
        m_wrong->word = literal.text;
        for (const ChoiceDef& choice : def.choices) {
            if (choice.archived || m_wrong->hint.size() > 60) continue;
            if (!m_wrong->hint.empty()) m_wrong->hint += " · ";
            m_wrong->hint += choice.label.in(language_of(literal.text));
        }
        return true;
    }

    Wrong roll_up() {
        if (!m_node.parts.empty() && is(0, Kind::truth)) return m_wrong;
        if (m_node.op == Fo::count) return gives(Kind::number);
        const Kind of = kind_of(m_schema.field(m_node.child, m_node.field));
        const bool is_fine = m_node.op == Fo::first || m_node.op == Fo::last         ? of != Kind::nothing
                             : m_node.op == Fo::smallest || m_node.op == Fo::largest ? has_order(of)
                                                                                     : is_measure(of);
        if (is_fine) return gives(of);
        m_wrong = wrong_in(m_node, of == Kind::nothing ? Reason::not_computed : Reason::wrong_kind);
        m_wrong->needs = Kind::number;
        m_wrong->has = of;
        return m_wrong;
    }

    const Schema& m_schema;
    EntityIx m_entity;
    Formula& m_node;
    Wrong m_wrong;
};

using FieldName = std::pair<EntityIx, FieldIx>;

// The fields that a formula of this kind of record reads, there and of other records.
void add_fields_read(EntityIx entity, const Formula& node, std::vector<FieldName>& fields) {
    const bool is_elsewhere = is_roll_up(node.op) || node.op == Fo::linked;
    const EntityIx inside = is_elsewhere ? node.child : entity;
    if ((node.op == Fo::field || is_elsewhere) && node.field != no_field) fields.emplace_back(inside, node.field);
    for (const Formula& part : node.parts) add_fields_read(inside, part, fields);
}
} // namespace

std::optional<FormulaProblem> check_node(const Schema& schema, EntityIx entity, Formula& node) {
    return NodeCheck(schema, entity, node).run();
}

// Every field is looked at once, however many formulas read it: other devices may have made circles beside this one.
bool has_cycle(const Schema& schema, EntityIx entity, FieldIx field, const Formula& formula) {
    if (field == no_field) return false;
    std::vector<FieldName> reached;
    add_fields_read(entity, formula, reached);
    std::set<FieldName> seen;
    while (!reached.empty()) {
        const FieldName next = reached.back();
        reached.pop_back();
        if (next == FieldName{entity, field}) return true;
        const FieldDef& def = schema.field(next.first, next.second);
        if (!is_derived(def) || !seen.insert(next).second) continue;
        if (const auto read = parse_formula(schema, next.first, def.formula))
            add_fields_read(next.first, *read, reached);
    }
    return false;
}

FormulaKind kind_of(const FieldDef& field) {
    if (field.type == FieldType::reference) return Kind::nothing;
    if (is_several(field)) return Kind::text;
    switch (field.type) {
    case FieldType::integer:
    case FieldType::decimal: return Kind::number;
    case FieldType::money: return Kind::money;
    case FieldType::date:
    case FieldType::moment: return Kind::date;
    case FieldType::yes_no: return Kind::truth;
    default: return Kind::text;
    }
}

FieldType field_type_of(FormulaKind kind) {
    switch (kind) {
    case Kind::money: return FieldType::money;
    case Kind::date: return FieldType::date;
    case Kind::truth: return FieldType::yes_no;
    case Kind::text: return FieldType::text;
    default: return FieldType::decimal;
    }
}

} // namespace crm
