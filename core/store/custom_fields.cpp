#include "core/store/custom_fields.hpp"

#include <algorithm>
#include <optional>

#include "core/base/sort_few.hpp"
#include "core/entities/own.hpp"
#include "core/store/lead_score.hpp"
#include "core/store/stock_fields.hpp"

namespace crm {

namespace {
// The cells of one record, by the keys of its fields.
struct Cells {
    const Tables& tables;
    Place place;

    Value value(std::string_view key) const {
        const FieldIx field = tables.schema().field(place.entity, key);
        return field == no_field ? Value{} : tables.value(place, field);
    }
    std::string words(std::string_view key) const {
        const Value found = value(key);
        const auto* text = std::get_if<std::string>(&found);
        return text ? *text : std::string{};
    }
    std::optional<std::int64_t> number(std::string_view key) const {
        const Value found = value(key);
        const auto* number = std::get_if<std::int64_t>(&found);
        return number ? std::optional(*number) : std::nullopt;
    }
    bool is(std::string_view key) const { return number(key).value_or(0) != 0; }
    bool is_live() const { return tables.table(place.entity).is_live(place.row); }
};

// Whatever order they came in: where two devices have said something of the same thing, the later word stands on both,
// and what lies in the bin does not speak over what is there.
template <class Take> void each_of(const Tables& tables, std::string_view entity_key, Take take) {
    const EntityIx entity = tables.schema().entity(entity_key);
    if (entity == no_entity) return;
    struct Said {
        Place place;
        bool is_live;
        Stamp at;
    };
    std::vector<Said> all;
    for (Row row = 0; row < tables.table(entity).rows(); ++row)
        all.push_back({{entity, row}, tables.table(entity).is_live(row), tables.last_stamp({entity, row})});
    sort_few(all, [](const Said& a, const Said& b) { return a.is_live == b.is_live ? a.at < b.at : b.is_live; });
    for (const Said& each : all) take(each.place);
}

OwnWord own_word_of(const Tables& tables, Place place) {
    const Cells cells{tables, place};
    return {.subject = cells.words("subject"),
            .one_ar = cells.words("one_ar"),
            .one_en = cells.words("one_en"),
            .many_ar = cells.words("many_ar"),
            .many_en = cells.words("many_en"),
            .position = cells.number("position"),
            .archived = !cells.is_live()};
}
} // namespace

bool changes_schema(const Schema& schema, EntityIx entity) {
    const std::string_view key = schema.entity(entity).key;
    return key == custom_field.key || key == own_choice.key || key == own_word.key || key == "lead_rule";
}

bool is_of_program(std::string_view field_key) {
    return field_key == lead_score_key || field_key == on_hand_key || field_key == to_reorder_key ||
           field_key == gone_key || field_key == taken_key;
}

bool is_out_of_use(const Schema& schema, EntityIx entity, FieldIx field) {
    const FieldDef& def = schema.field(entity, field);
    return schema.is_custom(entity, field) && def.hidden && def.read_only;
}

std::uint64_t definitions_revision(const Tables& tables) {
    std::uint64_t revision = 0;
    for (EntityIx entity = 0; entity < tables.table_count(); ++entity)
        if (changes_schema(tables.schema(), entity)) revision += tables.table(entity).revision;
    return revision * 2 + has_stock(tables); // of its movements only whether there are any
}

std::optional<CustomField> custom_field_of(const Tables& tables, Place place) {
    const Schema& schema = tables.schema();
    if (!place || schema.entity(place.entity).key != custom_field.key) return {};
    const Cells cells{tables, place};
    CustomField custom{.entity = cells.words("entity"),
                       .key = cells.words("key"),
                       .label_ar = cells.words("label_ar"),
                       .label_en = cells.words("label_en"),
                       .section = cells.words("section_of")};
    auto type = type_from(cells.words("type"));
    if (const auto became = type_from(cells.words("became"))) type = became;
    if (custom.entity.empty() || custom.key.empty() || !type) return {};
    custom.type = *type;
    custom.archived = !cells.is_live();
    custom.required = cells.is("is_required") && !custom.archived;
    custom.unique = cells.is("is_unique");
    custom.several = cells.is("is_several");
    custom.hidden = cells.is("is_hidden");
    custom.target = cells.words("target");
    custom.example = cells.words("example");
    custom.formula = cells.words("formula");
    custom.help_ar = cells.words("help_ar");
    custom.help_en = cells.words("help_en");
    custom.position = cells.number("position");
    custom.min = cells.number("minimum");
    custom.max = cells.number("maximum");
    if (custom.type == FieldType::choice)
        for (const Value& choice : tables.elements(place, schema.field(place.entity, "choices")))
            custom.choices.push_back(element_text(choice));
    return custom;
}

std::optional<CustomChoice> custom_choice_of(const Tables& tables, Place place) {
    const Cells cells{tables, place};
    const std::string of = cells.words("of_field");
    const std::size_t dot = of.find('.');
    CustomChoice choice{.entity = of.substr(0, dot),
                        .field = dot == of.npos ? std::string() : of.substr(dot + 1),
                        .key = cells.words("key"),
                        .label_ar = cells.words("label_ar"),
                        .label_en = cells.words("label_en"),
                        .position = cells.number("position"),
                        .archived = cells.is("is_archived") || !cells.is_live()};
    if (choice.field.empty() || choice.key.empty()) return {};
    const std::string tone = cells.words("tone");
    for (const ChoiceDef& each : choice_tones)
        if (each.key == tone) choice.tone = each.tone;
    return choice;
}

namespace {
// A choice that everybody has: when the firm's word about it goes, it is what it was.
bool is_ours(const Schema& schema, const CustomChoice& choice) {
    const EntityIx entity = schema.entity(choice.entity);
    const FieldIx field = entity == no_entity ? no_field : schema.field(entity, choice.field);
    if (field == no_field || schema.is_custom(entity, field)) return false;
    const auto& choices = schema.field(entity, field).choices;
    return std::any_of(choices.begin(), choices.end(), [&](const ChoiceDef& each) { return each.key == choice.key; });
}
} // namespace

std::vector<CustomChoice> custom_choices(const Tables& tables, const Schema& schema) {
    std::vector<CustomChoice> choices;
    each_of(tables, own_choice.key, [&](Place place) {
        auto choice = custom_choice_of(tables, place);
        const bool is_undone = choice && !tables.table(place.entity).is_live(place.row);
        if (choice && !(is_undone && is_ours(schema, *choice))) choices.push_back(std::move(*choice));
    });
    return choices;
}

std::size_t take_custom_fields(const Tables& tables, Schema& schema) {
    std::vector<CustomField> all;
    each_of(tables, custom_field.key, [&](Place place) {
        if (auto custom = custom_field_of(tables, place)) all.push_back(std::move(*custom));
    });
    if (auto score = lead_score_field(tables)) all.push_back(std::move(*score));
    for (CustomField& field : stock_fields(tables)) all.push_back(std::move(field));
    sort_few(all, [](const CustomField& a, const CustomField& b) { return a.key < b.key; });
    std::size_t gained = 0;
    schema.begin_own();
    for (const CustomField& custom : all) {
        const EntityIx owner = schema.entity(custom.entity);
        const std::size_t before = owner == no_entity ? 0 : schema.field_count(owner);
        schema.add_custom_field(custom); // what is wrong with one is its author's mistake; its cells wait
        if (owner != no_entity) gained += schema.field_count(owner) - before;
    }
    gained += schema.take_choices(custom_choices(tables, schema));
    std::vector<OwnWord> words;
    each_of(tables, own_word.key, [&](Place place) { words.push_back(own_word_of(tables, place)); });
    schema.take_words(std::move(words));
    return gained;
}

} // namespace crm
