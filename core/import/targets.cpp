#include "core/import/targets.hpp"

namespace crm {

namespace {

constexpr AddressColumn parts[] = {
    {"street",
     {"الشارع", "Street"},
     "street|street_number|street number|address_1|address 1|address line 1|address_2|address 2|address line "
     "2|building|الشارع|المبنى|رقم المبنى|اسم الشارع",
     &Address::street},
    {"district",
     {"الحي", "District"},
     "district|suburb|neighborhood|neighbourhood|الحي|الحى|حي|اسم الحي",
     &Address::district},
    {"city", {"المدينة", "City"}, "city|town|المدينة|المدينه|مدينة|البلدة", &Address::city},
    {"region",
     {"المحافظة", "Region"},
     "state|province|governorate|region|المحافظة|الولاية|المنطقة الإدارية",
     &Address::region},
    {"postcode",
     {"الرمز البريدي", "Postcode"},
     "postcode|postal code|zip|zip code|الرمز البريدي|صندوق البريد",
     &Address::postcode},
    {"country", {"الدولة", "Country"}, "country|البلد|الدولة|الدوله|بلد", &Address::country},
};

constexpr RowBelonging belongings_of_rows[] = {{"person", "affiliation", "person"}, {"order", "order_line", "order"}};

const AddressColumn* part_of(std::string Address::* part) {
    for (const AddressColumn& each : parts)
        if (each.part == part) return &each;
    return nullptr;
}

} // namespace

std::span<const AddressColumn> address_parts() { return parts; }

const RowBelonging* row_belonging(std::string_view owner) {
    for (const RowBelonging& each : belongings_of_rows)
        if (each.owner == owner) return &each;
    return nullptr;
}

bool may_be_imported(const FieldDef& field) {
    if (is_derived(field)) return false;
    return !field.read_only || field.key == "created_at" || field.key == "last_contacted" || field.key == "done_at" ||
           field.key == "solved_at";
}

std::optional<ColumnTarget> find_target(const Schema& schema, EntityIx entity, std::string_view words) {
    if (words.empty()) return {};
    if (const FieldIx field = schema.field(entity, words); field != no_field)
        return may_be_imported(schema.field(entity, field)) ? std::optional(ColumnTarget{entity, field}) : std::nullopt;
    const std::size_t dot = words.find('.');
    if (dot == words.npos) return {};
    const std::string_view first = words.substr(0, dot), rest = words.substr(dot + 1);
    if (const FieldIx field = schema.field(entity, first);
        field != no_field && schema.field(entity, field).type == FieldType::address) {
        for (const AddressColumn& each : parts)
            if (each.key == rest) return ColumnTarget{entity, field, each.part};
        return {};
    }
    const RowBelonging* belonging = row_belonging(schema.entity(entity).key);
    if (!belonging || belonging->entity != first) return {};
    const EntityIx other = schema.entity(first);
    const FieldIx field = schema.field(other, rest);
    if (field == no_field || rest == belonging->field || !may_be_imported(schema.field(other, field))) return {};
    return ColumnTarget{other, field};
}

std::string target_words(const Schema& schema, EntityIx entity, const ColumnTarget& target) {
    if (target.field == no_field) return {};
    std::string words;
    if (target.entity != entity) words += std::string(schema.entity(target.entity).key) + '.';
    words += schema.field(target.entity, target.field).key;
    if (const AddressColumn* part = part_of(target.part)) words += '.' + std::string(part->key);
    return words;
}

std::vector<TargetChoice> target_choices(const Schema& schema, EntityIx entity) {
    std::vector<TargetChoice> choices;
    const auto add = [&](const ColumnTarget& target, std::string_view before_ar, std::string_view before_en) {
        const FieldDef& field = schema.field(target.entity, target.field);
        std::string ar(field.label.ar), en(field.label.en);
        if (const AddressColumn* part = part_of(target.part)) {
            ar += ": " + std::string(part->label.ar);
            en += ": " + std::string(part->label.en);
        }
        if (!before_ar.empty()) {
            ar = std::string(before_ar) + ": " + ar;
            en = std::string(before_en) + ": " + en;
        }
        choices.push_back({target_words(schema, entity, target), std::move(ar), std::move(en)});
    };
    const auto is_offered = [](const FieldDef& field) { return may_be_imported(field) && field.key != "created_at"; };
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) {
        const FieldDef& field = schema.field(entity, ix);
        if (!is_offered(field)) continue;
        add({entity, ix}, {}, {});
        if (field.type != FieldType::address) continue;
        for (const AddressColumn& part : parts) add({entity, ix, part.part}, {}, {});
    }
    const RowBelonging* belonging = row_belonging(schema.entity(entity).key);
    if (!belonging) return choices;
    const EntityIx other = schema.entity(belonging->entity);
    for (FieldIx ix = 0; ix < schema.field_count(other); ++ix) {
        const FieldDef& field = schema.field(other, ix);
        if (!is_offered(field) || field.key == belonging->field) continue;
        add({other, ix}, schema.entity(other).label.ar, schema.entity(other).label.en);
    }
    return choices;
}

bool is_identifying(const FieldDef& field) {
    return field.type == FieldType::phone || field.type == FieldType::email || field.key == "card_number" ||
           field.key == "number" || field.key == "code" || field.key == "tax_number" || field.key == "registration";
}

} // namespace crm
