#include "core/formats/sheet_mapping.hpp"

#include "core/formats/json_dom.hpp"
#include "core/record/reason_names.hpp"

namespace crm {

namespace {

using dom::Json;

constexpr std::pair<std::string_view, KnownRow> known_names[] = {{"skip", KnownRow::skip},
                                                                 {"fill_empty", KnownRow::fill_empty},
                                                                 {"overwrite", KnownRow::overwrite},
                                                                 {"add", KnownRow::add}};
constexpr std::pair<std::string_view, CellAction> action_names[] = {{"keep_in_notes", CellAction::keep_in_notes},
                                                                    {"replace", CellAction::replace},
                                                                    {"leave_empty", CellAction::leave_empty},
                                                                    {"leave_row_out", CellAction::leave_row_out},
                                                                    {"new_choice", CellAction::new_choice}};
constexpr std::pair<std::string_view, FieldType> type_names[] = {
    {"text", FieldType::text},       {"long_text", FieldType::long_text}, {"term", FieldType::term},
    {"integer", FieldType::integer}, {"decimal", FieldType::decimal},     {"money", FieldType::money},
    {"date", FieldType::date},       {"choice", FieldType::choice},       {"yes_no", FieldType::yes_no},
    {"link", FieldType::link},       {"phone", FieldType::phone},         {"email", FieldType::email}};

template <class Value, std::size_t n>
std::string_view name_in(const std::pair<std::string_view, Value> (&names)[n], Value value) {
    for (const auto& [name, each] : names)
        if (each == value) return name;
    return names[0].first;
}
template <class Value, std::size_t n>
Value value_in(const std::pair<std::string_view, Value> (&names)[n], std::string_view name, Value otherwise) {
    for (const auto& [each, value] : names)
        if (each == name) return value;
    return otherwise;
}

Json json_of(const CellRule& rule) {
    Json node{{"action", name_in(action_names, rule.action)}};
    if (!rule.text.empty()) node["text"] = rule.text;
    if (rule.problem) node["problem"] = name_of(*rule.problem);
    if (!rule.to.empty()) node["to"] = rule.to;
    return node;
}

Json json_of(const ColumnMapping& column) {
    Json node{{"heading", column.heading}};
    if (!column.target.empty() && !column.new_field) node["target"] = column.target;
    if (!column.default_text.empty()) node["default"] = column.default_text;
    if (column.date_order == DateOrder::month_first) node["month_first"] = true;
    if (column.is_hijri) node["hijri"] = true;
    if (column.new_field)
        node["new_field"] = {{"label", column.new_field->label}, {"type", name_in(type_names, column.new_field->type)}};
    for (const CellRule& rule : column.rules) node["rules"].push_back(json_of(rule));
    if (!column.split_targets.empty()) {
        node["split_at"] = column.split_at;
        node["split"] = column.split_targets;
    }
    return node;
}

std::string words_of(const Json& object, const char* key) {
    return std::string(dom::words(object, key).value_or(std::string_view{}));
}

CellRule rule_from(const Json& node) {
    CellRule rule{.text = words_of(node, "text"), .to = words_of(node, "to")};
    rule.action = value_in(action_names, words_of(node, "action"), CellAction::keep_in_notes);
    if (const auto problem = dom::words(node, "problem")) rule.problem = reason_from(*problem);
    return rule;
}

ColumnMapping column_from(const Json& node) {
    ColumnMapping column{.heading = words_of(node, "heading"), .target = words_of(node, "target")};
    column.default_text = words_of(node, "default");
    bool is_month_first = false;
    dom::take(node, "month_first", is_month_first);
    dom::take(node, "hijri", column.is_hijri);
    if (is_month_first) column.date_order = DateOrder::month_first;
    if (const Json* field = dom::part(node, "new_field"); field && field->is_object())
        column.new_field =
            NewField{words_of(*field, "label"), value_in(type_names, words_of(*field, "type"), FieldType::text)};
    if (const Json* rules = dom::part(node, "rules"); rules && rules->is_array())
        for (const Json& rule : *rules)
            if (rule.is_object()) column.rules.push_back(rule_from(rule));
    column.split_at = words_of(node, "split_at");
    if (const Json* split = dom::part(node, "split"); split && split->is_array())
        for (const Json& target : *split)
            if (const auto words = dom::words(target)) column.split_targets.emplace_back(*words);
    return column;
}

} // namespace

std::optional<KnownRow> known_row_from(std::string_view name) {
    for (const auto& [each, known] : known_names)
        if (each == name) return known;
    return {};
}

std::string mapping_json(const SheetMapping& mapping) {
    Json node{{"entity", mapping.entity},
              {"known", name_in(known_names, mapping.known)},
              {"likely", name_in(known_names, mapping.likely)},
              {"columns", Json::array()}};
    for (const ColumnMapping& column : mapping.columns) node["columns"].push_back(json_of(column));
    return dom::text_of(node);
}

std::optional<SheetMapping> mapping_from_json(std::string_view text) {
    const auto node = dom::parse_object(text);
    if (!node) return {};
    SheetMapping mapping{.entity = words_of(*node, "entity")};
    mapping.known = value_in(known_names, words_of(*node, "known"), KnownRow::fill_empty);
    mapping.likely = value_in(known_names, words_of(*node, "likely"), KnownRow::add);
    const Json* columns = dom::part(*node, "columns");
    if (!columns || !columns->is_array()) return {};
    for (const Json& column : *columns)
        if (column.is_object()) mapping.columns.push_back(column_from(column));
    return mapping;
}

} // namespace crm
