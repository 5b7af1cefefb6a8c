// Formulas as text: for people with the names of their language, for keeping with keys.
#include <algorithm>

#include "core/base/text_append.hpp"
#include "core/formula/names.hpp"

namespace crm {

namespace {
using Fo = FormulaOp;

// How tightly a part holds together; less is looser.
int tightness(Fo op) {
    switch (op) {
    case Fo::either: return 1;
    case Fo::both: return 2;
    case Fo::not_: return 3;
    case Fo::equal:
    case Fo::differs:
    case Fo::less:
    case Fo::at_most:
    case Fo::greater:
    case Fo::at_least: return 4;
    case Fo::join: return 5;
    case Fo::add:
    case Fo::subtract: return 6;
    case Fo::multiply:
    case Fo::divide: return 7;
    case Fo::negate: return 8;
    default: return 9;
    }
}

class Printer {
public:
    Printer(const Schema& schema, std::optional<Language> language) : m_schema(schema), m_language(language) {}

    void print(EntityIx entity, const Formula& node, int least = 0) {
        const bool is_call = node.op == Fo::join && node.parts.size() != 2;
        const bool has_bracket = !is_call && tightness(node.op) < least;
        if (has_bracket) m_out += '(';
        print_plain(entity, node, is_call);
        if (has_bracket) m_out += ')';
    }
    std::string take() { return std::move(m_out); }

private:
    bool is_arabic() const { return m_language == Language::ar; }

    void print_plain(EntityIx entity, const Formula& node, bool is_call) {
        switch (node.op) {
        case Fo::number: return print_number(node.number);
        case Fo::truth: return void(m_out += node.number ? (is_arabic() ? "نعم" : "yes") : (is_arabic() ? "لا" : "no"));
        case Fo::text: return print_text(node.text);
        case Fo::choice: return print_choice(entity, node);
        case Fo::field: return print_name(field_name(entity, node.field));
        case Fo::linked:
            print_name(field_name(entity, node.reference));
            m_out += '.';
            return print_name(field_name(node.child, node.field));
        case Fo::negate: m_out += '-'; return print(entity, node.parts[0], tightness(Fo::negate));
        case Fo::not_: m_out += is_arabic() ? "ليس " : "not "; return print(entity, node.parts[0], tightness(Fo::not_));
        default: break;
        }
        const std::string_view sign = is_call ? std::string_view() : sign_of(node.op);
        if (sign.empty()) return print_call(entity, node);
        const int own = tightness(node.op);
        const bool chains = own != 4; // a comparison is no part of another
        print(entity, node.parts[0], chains ? own : own + 1);
        m_out += ' ';
        m_out += sign;
        m_out += ' ';
        print(entity, node.parts[1], own + 1);
    }

    std::string_view sign_of(Fo op) const {
        switch (op) {
        case Fo::either: return is_arabic() ? "أو" : "or";
        case Fo::both: return is_arabic() ? "و" : "and";
        case Fo::equal: return "=";
        case Fo::differs: return "<>";
        case Fo::less: return "<";
        case Fo::at_most: return "<=";
        case Fo::greater: return ">";
        case Fo::at_least: return ">=";
        case Fo::join: return "&";
        case Fo::add: return "+";
        case Fo::subtract: return "-";
        case Fo::multiply: return "*";
        case Fo::divide: return "/";
        default: return {};
        }
    }

    void print_call(EntityIx entity, const Formula& node) {
        const FunctionDef* function = function_of(node.op);
        m_out += !function ? "?" : is_arabic() ? function->ar : function->key;
        m_out += '(';
        EntityIx inside = entity;
        bool is_first = true;
        if (is_roll_up(node.op)) {
            print_relation(entity, node);
            inside = node.child;
            is_first = false;
        }
        for (const Formula& part : node.parts) {
            if (!is_first) m_out += is_arabic() ? "، " : ", ";
            is_first = false;
            print(inside, part);
        }
        m_out += ')';
    }

    void print_relation(EntityIx entity, const Formula& node) {
        FormulaRelation relation;
        for (const FormulaRelation& each : formula_relations(m_schema, entity))
            if (each.child == node.child && each.reference == node.reference) relation = each;
        if (relation.child == no_entity) return void(m_out += "[?]");
        std::string name = relation.key(m_schema);
        if (m_language) {
            const std::string shown = relation.name(m_schema, *m_language);
            const FormulaRelation meant = relation_by_name(m_schema, entity, shown);
            const bool is_field = node.field == no_field && field_by_name(m_schema, entity, shown) != no_field;
            if (meant.child == node.child && meant.reference == node.reference && !is_field && is_plain(shown))
                name = shown;
        }
        print_name(name);
        if (node.field == no_field) return;
        m_out += '.';
        print_name(field_name(node.child, node.field));
    }

    static bool is_plain(std::string_view name) { return name.find(']') == name.npos && !name.empty(); }

    std::string field_name(EntityIx entity, FieldIx field) const {
        const FieldDef& def = m_schema.field(entity, field);
        if (m_language) {
            const std::string_view shown = def.label.in(*m_language);
            if (is_plain(shown) && field_by_name(m_schema, entity, shown) == field) return std::string(shown);
        }
        return std::string(def.key);
    }

    // A name of the other direction stands isolated, so that its neighbours keep their places (UAX #9).
    void print_name(std::string_view name) {
        const bool has_arabic =
            std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD8; });
        const bool stands_apart = m_language && has_arabic != is_arabic();
        if (stands_apart) m_out += "\u2068";
        m_out += '[';
        m_out += name;
        m_out += ']';
        if (stands_apart) m_out += "\u2069";
    }
    void print_text(std::string_view text) {
        m_out += '"';
        for (const char c : text) {
            if (c == '"') m_out += '"';
            m_out += c;
        }
        m_out += '"';
    }
    void print_choice(EntityIx entity, const Formula& node) {
        std::string_view shown = node.text;
        if (m_language) {
            const EntityIx of = node.child == no_entity ? entity : node.child;
            const auto& choices = m_schema.field(of, node.field).choices;
            const ChoiceDef* own = nullptr;
            for (const ChoiceDef& choice : choices)
                if (choice.key == node.text) own = &choice;
            const std::string_view label = own ? own->label.in(*m_language) : std::string_view();
            if (own && choice_by_name(choices, label) == own) shown = label; // as the check will bind it
        }
        print_text(shown);
    }
    void print_number(std::int64_t units) {
        append_integer(m_out, units / 10'000);
        std::int64_t rest = units % 10'000;
        if (rest == 0) return;
        m_out += '.';
        for (std::int64_t one = 1000; rest; one /= 10) {
            m_out += static_cast<char>('0' + rest / one);
            rest %= one;
        }
    }

    const Schema& m_schema;
    std::optional<Language> m_language;
    std::string m_out;
};
} // namespace

std::string formula_text(const Schema& schema, EntityIx entity, const Formula& formula, Language language) {
    Printer printer(schema, language);
    printer.print(entity, formula);
    return printer.take();
}

std::string formula_keys(const Schema& schema, EntityIx entity, const Formula& formula) {
    Printer printer(schema, {});
    printer.print(entity, formula);
    return printer.take();
}

} // namespace crm
