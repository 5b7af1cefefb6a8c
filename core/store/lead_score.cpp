#include "core/store/lead_score.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"

namespace crm {

namespace {

constexpr std::size_t formula_room = 1900; // of formula_bytes_max

enum class Kind : std::uint8_t { none, words, choice, money, number, moment };

Kind kind_of_field(const Schema& schema, std::string_view key) {
    if (key == "dealing") return Kind::number;
    const EntityIx lead = schema.entity("lead");
    const FieldIx ix = schema.field(lead, key);
    if (ix == no_field) return Kind::none;
    const FieldDef& field = schema.field(lead, ix);
    if (is_several(field) || is_derived(field) || field.hidden || field.section == "system") return Kind::none;
    switch (field.type) {
    case FieldType::choice: return Kind::choice;
    case FieldType::money: return Kind::money;
    case FieldType::integer:
    case FieldType::decimal: return Kind::number;
    case FieldType::date:
    case FieldType::moment: return Kind::moment;
    case FieldType::yes_no:
    case FieldType::reference:
    case FieldType::address: return Kind::none;
    default: return Kind::words;
    }
}

bool is_whole_number(std::string_view text) {
    return !text.empty() && text.size() <= 12 &&
           std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    return out += '"';
}

std::string words_of(const Tables& tables, Place place, std::string_view key) {
    const Value value = tables.value(place, tables.schema().field(place.entity, key));
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

} // namespace

bool allows_lead_test(const Schema& schema, std::string_view field, std::string_view test) {
    const Kind kind = kind_of_field(schema, field);
    if (kind == Kind::none) return false;
    if (test == "filled" || test == "empty") return field != "dealing";
    if (test == "is") return kind == Kind::words || kind == Kind::choice;
    if (test == "contains") return kind == Kind::words;
    if (test == "at_least") return kind == Kind::money || kind == Kind::number;
    return (test == "within" || test == "older") && kind == Kind::moment;
}

std::string lead_condition(const Schema& schema, std::string_view field, std::string_view test,
                           std::string_view value) {
    if (!allows_lead_test(schema, field, test)) return {};
    const std::string cell = "[" + std::string(field) + "]", said(value);
    if (test == "filled") return "not is_empty(" + cell + ")";
    if (test == "empty") return "is_empty(" + cell + ")";
    if (said.empty()) return {};
    if (test == "is") return cell + " = " + quoted(said);
    if (test == "contains") return "contains(" + cell + ", " + quoted(said) + ")";
    if (!is_whole_number(said)) return {};
    if (field == "dealing") return "count([dealing lead]) >= " + said;
    if (test == "within") return "days_since(" + cell + ") <= " + said;
    if (test == "older") return "days_since(" + cell + ") > " + said;
    return (kind_of_field(schema, field) == Kind::money ? "amount(" + cell + ")" : cell) + " >= " + said;
}

std::string lead_condition(const Tables& tables, Place rule) {
    return lead_condition(tables.schema(), words_of(tables, rule, "field"), words_of(tables, rule, "test"),
                          words_of(tables, rule, "value"));
}

std::vector<Place> lead_rules(const Tables& tables) {
    const EntityIx entity = tables.schema().entity("lead_rule");
    std::vector<Place> rules;
    if (entity == no_entity) return rules;
    const Table& table = tables.table(entity);
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) rules.push_back({entity, row});
    const Column& made = table.columns[created_field(tables.schema(), entity)];
    sort_few(rules, [&](Place a, Place b) {
        const auto at = [&](Place place) { return std::pair{made.number(place.row), tables.id(place)}; };
        return at(a) < at(b);
    });
    return rules;
}

std::optional<CustomField> lead_score_field(const Tables& tables) {
    const EntityIx entity = tables.schema().entity("lead_rule");
    if (entity == no_entity || tables.table(entity).rows() == 0) return {};
    std::string sum;
    for (const Place rule : lead_rules(tables)) {
        const Value points = tables.value(rule, tables.schema().field(entity, "points"));
        const auto* worth = std::get_if<std::int64_t>(&points);
        const std::string condition = lead_condition(tables, rule);
        if (!worth || condition.empty()) continue;
        const std::string term = "or_else(if(" + condition + ", " + std::to_string(*worth) + ", 0), 0)";
        if (sum.size() + term.size() > formula_room) break;
        sum += (sum.empty() ? "" : " + ") + term;
    }
    CustomField field{.entity = "lead",
                      .key = std::string(lead_score_key),
                      .label_ar = "التقييم",
                      .label_en = "Score",
                      .section = "main"};
    field.type = FieldType::decimal;
    field.formula = "max(0, min(100, " + (sum.empty() ? "0" : sum) + "))";
    field.help_ar = "من 0 إلى 100، من قواعد التقييم";
    field.help_en = "0 to 100, by the scoring rules";
    field.position = 1; // the first of its section
    field.archived = lead_rules(tables).empty();
    return field;
}

} // namespace crm
