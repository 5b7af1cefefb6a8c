#include "core/store/custom_fields.hpp"

#include <algorithm>
#include <optional>

#include "core/base/sort_few.hpp"
#include "core/entities/firm.hpp"

namespace crm {

namespace {
constexpr std::pair<std::string_view, FieldType> type_names[] = {
    {"text", FieldType::text},       {"long_text", FieldType::long_text}, {"term", FieldType::term},
    {"integer", FieldType::integer}, {"decimal", FieldType::decimal},     {"money", FieldType::money},
    {"date", FieldType::date},       {"choice", FieldType::choice},       {"yes_no", FieldType::yes_no},
    {"link", FieldType::link},       {"phone", FieldType::phone},         {"email", FieldType::email}};

std::optional<FieldType> type_from(std::string_view name) {
    for (const auto& [each, type] : type_names)
        if (each == name) return type;
    return {};
}
} // namespace

std::string_view type_name(FieldType type) {
    for (const auto& [name, each] : type_names)
        if (each == type) return name;
    return "text";
}

std::optional<CustomField> custom_field_of(const Tables& tables, Place place) {
    const Schema& schema = tables.schema();
    if (!place || schema.entity(place.entity).key != custom_field.key) return {};
    const auto words = [&](std::string_view key) {
        const Value value = tables.value(place, schema.field(place.entity, key));
        const auto* text = std::get_if<std::string>(&value);
        return text ? *text : std::string{};
    };
    CustomField custom{
        .entity = words("entity"), .key = words("key"), .label_ar = words("label_ar"), .label_en = words("label_en")};
    const auto type = type_from(words("type"));
    if (custom.entity.empty() || custom.key.empty() || !type) return {};
    custom.type = *type;
    for (const Value& choice : tables.elements(place, schema.field(place.entity, "choices")))
        if (custom.type == FieldType::choice) custom.choices.push_back(element_text(choice));
    const Value required = tables.value(place, schema.field(place.entity, "is_required"));
    const auto* is_required = std::get_if<std::int64_t>(&required);
    custom.archived = !tables.table(place.entity).is_live(place.row);
    custom.required = is_required && *is_required && !custom.archived;
    return custom;
}

std::size_t take_custom_fields(const Tables& tables, Schema& schema) {
    const EntityIx entity = tables.schema().entity(custom_field.key);
    if (entity == no_entity) return 0;
    std::vector<CustomField> all;
    for (Row row = 0; row < tables.table(entity).rows(); ++row)
        if (auto custom = custom_field_of(tables, {entity, row})) all.push_back(std::move(*custom));
    sort_few(all, [](const CustomField& a, const CustomField& b) { return a.key < b.key; });
    std::size_t gained = 0;
    for (const CustomField& custom : all) {
        const EntityIx owner = schema.entity(custom.entity);
        const std::size_t before = owner == no_entity ? 0 : schema.field_count(owner);
        schema.add_custom_field(custom); // what is wrong with one is its author's mistake; its cells wait
        if (owner != no_entity) gained += schema.field_count(owner) - before;
    }
    return gained;
}

} // namespace crm
