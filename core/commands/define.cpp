#include "core/commands/define.hpp"

#include <algorithm>

#include "core/base/text_append.hpp"
#include "core/commands/check.hpp"
#include "core/formula/formula.hpp"
#include "core/store/custom_fields.hpp"
#include "core/store/lead_score.hpp"

namespace crm {

namespace {

class FieldDefinition {
public:
    FieldDefinition(const Definition& definition, Problems& problems)
        : m_definition(definition), m_schema(definition.tables.schema()), m_problems(problems),
          m_owner(m_schema.entity(words("entity"))) {}

    std::vector<std::pair<std::string_view, Value>> cells(std::uint64_t suffix) {
        std::vector<std::pair<std::string_view, Value>> cells;
        if (m_owner == no_entity) {
            problem("entity", Reason::unknown_field);
            return cells;
        }
        std::string key = words("key");
        if (key.empty()) cells.emplace_back("key", key = own_key(words("label_en"), suffix));
        m_known = m_schema.field(m_owner, key);
        check_label();
        if (m_known != no_field && !m_schema.is_custom(m_owner, m_known)) return cells; // ours: its words, its place
        if (words("label_ar").empty() && words("label_en").empty()) problem("label_ar", Reason::required);
        if (number("position") == INT64_MIN) cells.emplace_back("position", last_position() + 1000);
        check_bounds();
        const FormulaKind kind = take_formula();
        const std::string first = first_type();
        std::string type = words("type");
        const bool is_asked = type != first; // somebody has chosen
        if (const std::string became = words("became"); !is_asked && !became.empty()) type = became;
        if (kind != FormulaKind::nothing) {
            type = type_name(field_type_of(kind));
            cells.emplace_back("formula", m_keys);
        }
        check_kind(type_from(type));
        cells.emplace_back("type", first.empty() ? type : first);
        if (!first.empty() && (type != first || !words("became").empty())) cells.emplace_back("became", type);
        return cells;
    }

private:
    std::string words(std::string_view key) const {
        const Value value = m_definition.value(key);
        const auto* text = std::get_if<std::string>(&value);
        return text ? *text : std::string();
    }
    std::int64_t number(std::string_view key) const {
        const Value value = m_definition.value(key);
        const auto* number = std::get_if<std::int64_t>(&value);
        return number ? *number : INT64_MIN;
    }
    void problem(std::string_view key, Reason reason) {
        m_problems.push_back({m_definition.entity, m_schema.field(m_definition.entity, key), reason});
    }
    std::int64_t last_position() const {
        const auto order = m_schema.form_order(m_owner);
        return order.empty() ? 0 : std::max<std::int64_t>(999'000, m_schema.position(m_owner, order.back()));
    }

    // Two fields of one name could not be told apart, in a form or in a formula.
    void check_label() {
        for (FieldIx f = 0; f < m_schema.field_count(m_owner); ++f) {
            const FieldDef& field = m_schema.field(m_owner, f);
            if (f == m_known || is_out_of_use(m_schema, m_owner, f)) continue;
            if (const std::string ar = words("label_ar"); !ar.empty() && field.label.ar == ar)
                return problem("label_ar", Reason::name_taken);
            if (const std::string en = words("label_en"); !en.empty() && field.label.en == en)
                return problem(words("label_ar").empty() ? "label_en" : "label_ar", Reason::name_taken);
        }
    }

    void check_bounds() {
        const std::int64_t low = number("minimum"), high = number("maximum");
        if (low != INT64_MIN && high != INT64_MIN && low > high) problem("maximum", Reason::bounds_crossed);
    }

    // Kept with the keys of its fields, whatever they are called; its result decides the kind of the field.
    FormulaKind take_formula() {
        const std::string text = words("formula");
        if (text.empty()) return FormulaKind::nothing;
        const auto formula = parse_formula(m_schema, m_owner, text);
        if (!formula || has_cycle(m_schema, m_owner, m_known, *formula)) {
            problem("formula", Reason::formula_wrong);
            return FormulaKind::nothing;
        }
        m_keys = formula_keys(m_schema, m_owner, *formula);
        return formula->kind;
    }

    // As the record was made; empty while it is new.
    std::string first_type() const {
        const Value type = m_definition.tables.value(m_definition.id, m_schema.field(m_definition.entity, "type"));
        const auto* text = is_new(m_definition.id) ? nullptr : std::get_if<std::string>(&type);
        return text ? *text : std::string();
    }

    void check_kind(std::optional<FieldType> type) {
        if (!type) return;
        const std::string target = words("target");
        if (*type == FieldType::reference && m_schema.entity(target) == no_entity)
            problem("target", Reason::target_missing);
        if (m_known == no_field) return;
        FieldDef wanted = m_schema.field(m_owner, m_known);
        wanted.type = *type;
        const std::string formula = words("formula");
        wanted.formula = formula;
        wanted.example = {};
        if (!can_become(m_schema.field(m_owner, m_known), wanted) || !all_values_fit(wanted))
            problem("type", Reason::kind_would_lose);
    }

    // A telephone, an address of mail or of the web must look like one.
    bool all_values_fit(const FieldDef& wanted) const {
        const FieldDef& before = m_schema.field(m_owner, m_known);
        if (wanted.type == before.type || is_derived(wanted)) return true;
        const bool is_checked = wanted.type == FieldType::phone || wanted.type == FieldType::email ||
                                wanted.type == FieldType::link || before.type == FieldType::long_text;
        if (!is_checked) return true;
        const Column& column = m_definition.tables.table(m_owner).columns[m_known];
        Problems found;
        for (Row row = 0; row < m_definition.tables.table(m_owner).rows() && found.empty(); ++row)
            if (column.has(row)) check_words(wanted, column.words(row), m_owner, m_known, found);
        return found.empty();
    }

    const Definition& m_definition;
    const Schema& m_schema;
    Problems& m_problems;
    EntityIx m_owner;
    FieldIx m_known = no_field;
    std::string m_keys; // the formula as it is kept
};

// A rule that asks what can be answered, by one more formula.
void check_lead_rule(const Definition& definition, Problems& problems) {
    const Schema& schema = definition.tables.schema();
    const auto words = [&](std::string_view key) {
        const Value value = definition.value(key);
        const auto* text = std::get_if<std::string>(&value);
        return text ? *text : std::string();
    };
    const std::string field = words("field"), test = words("test"), value = words("value");
    if (field.empty() || test.empty()) return; // said already
    const auto problem = [&](std::string_view key, Reason reason) {
        problems.push_back({definition.entity, schema.field(definition.entity, key), reason});
    };
    if (!allows_lead_test(schema, field, test)) return problem("test", Reason::not_a_choice);
    const std::string condition = lead_condition(schema, field, test, value);
    if (condition.empty()) return problem("value", value.empty() ? Reason::required : Reason::not_a_number);
    if (!parse_formula(schema, schema.entity("lead"), condition)) problem("value", Reason::formula_wrong);
}

} // namespace

std::vector<std::pair<std::string_view, Value>> cells_of_definition(const Definition& definition, std::uint64_t suffix,
                                                                    Problems& problems) {
    const std::string_view kind = definition.tables.schema().entity(definition.entity).key;
    if (kind == "field") return FieldDefinition(definition, problems).cells(suffix);
    if (kind == "lead_rule") check_lead_rule(definition, problems);
    if (kind != "choice") return {};
    const Value key = definition.value("key"), label = definition.value("label_en");
    if (!is_missing(key)) return {};
    const auto* words = std::get_if<std::string>(&label);
    return {{"key", own_key(words ? *words : std::string(), suffix)}};
}

std::string own_key(std::string_view label_en, std::uint64_t suffix) {
    std::string key = "x_";
    for (const char c : label_en) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key += c;
        else if (c >= 'A' && c <= 'Z')
            key += static_cast<char>(c + 32);
        else if (!key.ends_with('_'))
            key += '_';
        if (key.size() > 24) break;
    }
    if (!key.ends_with('_')) key += '_';
    append_hex(key, suffix & 0xffffffff, 8);
    return key;
}

} // namespace crm
