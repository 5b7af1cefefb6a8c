#include "server-stub/cli_values.hpp"

#include "core/base/text_append.hpp"
#include "core/text/dates.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "server-stub/cli_json.hpp"

namespace crm::cli {

std::string moment_iso(Moment moment) {
    const DateTime utc = local_of(moment, 0);
    const std::int64_t day_ms = moment.ms - std::int64_t{utc.date.days} * 86'400'000;
    std::string text = iso_text(utc.date) + 'T';
    append_unsigned(text, static_cast<std::uint64_t>(utc.minute / 60), 2);
    text += ':';
    append_unsigned(text, static_cast<std::uint64_t>(utc.minute % 60), 2);
    text += ':';
    append_unsigned(text, static_cast<std::uint64_t>(day_ms / 1000 % 60), 2);
    return text + 'Z';
}

namespace {

std::string quoted(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

std::string number_json(FieldType type, std::int64_t number) {
    switch (type) {
    case FieldType::date: return quoted(iso_text({static_cast<std::int32_t>(number)}));
    case FieldType::moment: return quoted(moment_iso({number}));
    case FieldType::yes_no: return number ? "true" : "false";
    case FieldType::decimal:
        return fixed_text({number, 4}, {.is_grouped = false, .decimals_max = 4, .has_direction_mark = false});
    default: {
        std::string json;
        append_json_integer(json, number);
        return json;
    }
    }
}

std::string address_json(const Address& address) {
    JsonObject json;
    const auto part = [&](std::string_view key, const std::string& text) {
        if (!text.empty()) json.text(key, text);
    };
    part("street", address.street);
    part("district", address.district);
    part("city", address.city);
    part("region", address.region);
    part("postcode", address.postcode);
    part("country", address.country);
    return json.done();
}

} // namespace

std::string value_json(const Tables& tables, EntityIx entity, FieldIx field, const Value& value, const Reader& reader) {
    if (is_missing(value)) return "null";
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return number_json(tables.schema().field(entity, field).type, *number);
    if (const auto* money = std::get_if<Money>(&value))
        return JsonObject().text("amount", plain_amount(*money)).text("currency", letters_of(money->currency)).done();
    if (const auto* words = std::get_if<std::string>(&value)) return quoted(*words);
    if (const auto* record = std::get_if<RecordId>(&value)) {
        JsonObject json;
        json.text("id", text_of(*record));
        if (tables.find(*record)) json.text("name", display_name(tables, *record, reader));
        return json.done();
    }
    return address_json(std::get<Address>(value));
}

std::string cell_json(const Tables& tables, Place place, FieldIx field, const Reader& reader) {
    if (!is_several(tables.schema().field(place.entity, field)))
        return value_json(tables, place.entity, field, tables.value(place, field), reader);
    JsonList list;
    for (const Value& element : tables.elements(place, field))
        list.raw(value_json(tables, place.entity, field, element, reader));
    return list.done();
}

std::string fields_json(const Tables& tables, Place place, const Reader& reader, const std::vector<FieldIx>* only) {
    JsonObject json;
    const Schema& schema = tables.schema();
    if (only) {
        for (const FieldIx field : *only)
            json.raw(schema.field(place.entity, field).key, cell_json(tables, place, field, reader));
        return json.done();
    }
    for (std::size_t f = 0; f < schema.field_count(place.entity); ++f) {
        const auto field = static_cast<FieldIx>(f);
        const std::string cell = cell_json(tables, place, field, reader);
        if (cell != "null" && cell != "[]") json.raw(schema.field(place.entity, field).key, cell);
    }
    return json.done();
}

std::string_view standing_name(Standing standing) {
    switch (standing) {
    case Standing::live: return "live";
    case Standing::removed: return "bin";
    default: return "absent";
    }
}

} // namespace crm::cli
