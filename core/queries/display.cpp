#include "core/queries/display.hpp"

#include <algorithm>
#include <span>

#include "core/base/utf8.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/words_queries.hpp"
#include "core/text/dates.hpp"
#include "core/text/hijri.hpp"
#include "core/text/item_list.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/phones.hpp"
#include "core/text/recurrence.hpp"
#include "core/text/words.hpp"

namespace crm {
namespace {

constexpr std::size_t name_letters_max = 60;

void append_part(std::string& out, std::string_view part, std::string_view separator) {
    if (part.empty()) return;
    if (!out.empty()) out += separator;
    out += part;
}

constexpr std::string_view dot = " · ";

std::string_view country_name(std::string_view letters, Language language) {
    const CountryInfo* info = find_country(country_of(letters));
    return info ? info->name.in(language) : letters;
}

MonthNames months_of(const Reader& reader) {
    const CountryInfo* info = find_country(reader.country);
    return info ? info->months : MonthNames::standard;
}

// As the reader's country writes it; from the left in a line of Arabic too, the plus sign first. Between groups of
// Arabic digits a blank counts as a letter of Arabic and would turn their order round (UAX #9, N1), so each group
// begins with a mark.
void append_phone(std::string& out, std::string_view phone, const Reader& reader) {
    constexpr std::string_view left_to_right_mark = "\u200E";
    const auto understood = phone_from(phone, reader.country);
    const std::string text = understood ? phone_text_for(*understood, reader.country) : std::string(phone);
    out += left_to_right_mark;
    if (reader.locale.digits == DigitSet::latin) return void(out += text);
    std::size_t from = 0;
    for (std::size_t at = 1; at <= text.size(); ++at) {
        const auto is_digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
        const bool is_group = at < text.size() && is_digit(at) && !is_digit(at - 1);
        if (at < text.size() && !is_group) continue;
        append_with_digits(out, std::string_view(text).substr(from, at - from), reader.locale.digits);
        if (is_group) out += left_to_right_mark;
        from = at;
    }
}

// A rule that is not followed is shown as it was written.
void append_rule(std::string& out, std::string_view words, const Reader& reader) {
    const auto rule = recurrence_from(words, reader.offset_minutes);
    out +=
        rule ? recurrence_sentence(*rule, {.locale = reader.locale, .months = months_of(reader)}) : std::string(words);
}

void append_record(std::string& out, const Tables& tables, const FieldDef& field, RecordId id, const Reader& reader) {
    const Place place = tables.find(id);
    // Somebody's file may name a record of another kind; names made of references could then go round for ever.
    if (place && tables.schema().entity(place.entity).key != field.target) return;
    out += display_name(tables, id, reader);
}

// One element of Value, of a field of the given type.
void append_value(std::string& out, const Tables& tables, const FieldDef& field, const Value& value,
                  const Reader& reader) {
    if (is_missing(value)) return;
    switch (field.type) {
    case FieldType::integer: return append_number(out, std::get<std::int64_t>(value), {.digits = reader.locale.digits});
    case FieldType::decimal:
        return append_fixed(out, {std::get<std::int64_t>(value), 4},
                            {.digits = reader.locale.digits, .decimals_max = 4});
    case FieldType::date:
        return void(out += day_text(Date{static_cast<std::int32_t>(std::get<std::int64_t>(value))}, reader));
    case FieldType::moment: return void(out += moment_text(Moment{std::get<std::int64_t>(value)}, reader));
    case FieldType::yes_no:
        return void(out += (std::get<std::int64_t>(value) ? words::yes : words::no).in(reader.language()));
    case FieldType::money: return append_money(out, std::get<Money>(value), reader.locale);
    case FieldType::reference: return append_record(out, tables, field, std::get<RecordId>(value), reader);
    case FieldType::address: return void(out += address_text(std::get<Address>(value), reader));
    case FieldType::choice: return void(out += choice_label(field, std::get<std::string>(value), reader.language()));
    case FieldType::phone: return append_phone(out, std::get<std::string>(value), reader);
    case FieldType::term:
        if (field.key == "recurrence") return append_rule(out, std::get<std::string>(value), reader);
        [[fallthrough]];
    default: return void(out += std::get<std::string>(value));
    }
}

void append_set(std::string& out, const Tables& tables, Place place, FieldIx field, const Reader& reader) {
    const std::size_t start = out.size();
    for (const Value& value : tables.elements(place, field)) {
        if (out.size() > start) out += comma(reader.language());
        append_value(out, tables, tables.schema().field(place.entity, field), value, reader);
    }
}

// The cells that tell records of a kind apart, in the order they are shown.
std::span<const std::string_view> subtitle_fields(std::string_view entity) {
    static constexpr std::string_view party[] = {"phone", "address"}, order[] = {"person", "company", "date", "total"},
                                      dealing[] = {"person", "company", "points"},
                                      task[] = {"due", "person", "company"},
                                      appointment[] = {"starts_at", "person", "company"},
                                      note[] = {"person", "company"}, product[] = {"code", "price"},
                                      payment[] = {"person", "company", "date", "amount"},
                                      occasion[] = {"date", "person", "company"}, attendance[] = {"at", "purpose"},
                                      affiliation[] = {"person", "company"}, line[] = {"quantity", "price"},
                                      deal[] = {"person", "company", "stage", "amount"}, stage[] = {"pipeline"},
                                      price[] = {"price_list"}, price_list[] = {"tag", "from", "until"},
                                      rate[] = {"date", "rate"}, stock_move[] = {"date", "quantity"},
                                      instalment[] = {"amount"}, bundle_part[] = {"bundle"},
                                      closing[] = {"counted", "difference"},
                                      ticket[] = {"number", "state", "person", "company"};
    if (entity == "person" || entity == "company" || entity == "lead") return party;
    if (entity == "order" || entity == "quote" || entity == "invoice") return order;
    if (entity == "dealing") return dealing;
    if (entity == "task") return task;
    if (entity == "appointment") return appointment;
    if (entity == "note") return note;
    if (entity == "product") return product;
    if (entity == "payment" || entity == "opening_balance") return payment;
    if (entity == "instalment") return instalment;
    if (entity == "occasion") return occasion;
    if (entity == "attendance") return attendance;
    if (entity == "affiliation") return affiliation;
    if (entity.ends_with("_line")) return line;
    if (entity == "deal") return deal;
    if (entity == "stage") return stage;
    if (entity == "price") return price;
    if (entity == "price_list") return price_list;
    if (entity == "rate") return rate;
    if (entity == "stock_move") return stock_move;
    if (entity == "bundle_part") return bundle_part;
    if (entity == "closing") return closing;
    if (entity == "ticket") return ticket;
    return {};
}

// Names of records whose name field is not what people call them by.
std::string special_name(const Tables& tables, Place place, std::string_view entity, const Reader& reader) {
    const auto cell = [&](std::string_view key) {
        return cell_text(tables, place, known_field(tables.schema(), place.entity, key), reader);
    };
    if (entity == "order" || entity == "payment" || entity == "quote" || entity == "invoice") {
        const std::string number = cell("number");
        std::string name = entity == "invoice" ? cell("kind") : std::string(); // or a credit note
        if (name.empty()) name = label_in(tables.schema().entity(place.entity).label, reader.language());
        append_part(name, number.empty() ? cell("date") : number, number.empty() ? dot : " ");
        if (entity == "quote" && known_column(tables, "quote", "version").number(place.row) > 1)
            append_part(name, cell("version"), dot);
        return name;
    }
    if (entity == "dealing") {
        std::string name = cell("channel");
        const std::int64_t at = known_column(tables, "dealing", "at").number(place.row);
        if (at != missing_number) append_part(name, day_text(date_of(Moment{at}, reader.offset_minutes), reader), dot);
        return name;
    }
    if (entity == "attendance") return cell("person");
    if (entity == "opening_balance" || entity == "closing") { // their lists have little room for a second calendar
        Reader brief = reader;
        brief.hijri = false;
        std::string name = cell_text(tables, place, known_field(tables.schema(), place.entity, "date"), brief);
        if (entity == "closing") append_part(name, cell("method"), dot);
        return name;
    }
    if (entity == "affiliation") {
        std::string name = cell("role");
        append_part(name, cell("company"), dot);
        return name;
    }
    if (entity == "price") {
        std::string name = cell("product");
        append_part(name, cell("price"), dot);
        return name;
    }
    if (entity == "bundle_part") {
        std::string name = cell("quantity");
        append_part(name, cell("product"), " × ");
        return name;
    }
    if (entity == "stock_move") {
        std::string name = cell("product");
        append_part(name, cell("kind"), dot);
        return name;
    }
    if (entity.ends_with("_line")) {
        std::string name = cell("product");
        append_part(name, cell("description"), dot);
        return name;
    }
    if (entity == "stage" || entity == "pipeline")
        return std::string(in_language(cell("name"), reader.language() == Language::ar));
    if (entity == "field") return reader.language() == Language::ar ? cell("label_ar") : cell("label_en");
    return {};
}

} // namespace

std::string first_line(std::string_view text, std::size_t letters_max) {
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r' || text.front() == ' '))
        text.remove_prefix(1);
    const std::size_t line_end = std::min(text.find_first_of("\r\n"), text.size());
    std::size_t end = 0;
    for (std::size_t letters = 0; end < line_end; ++letters) {
        if (letters == letters_max) return std::string(text.substr(0, end)) + "…";
        next_code_point(text, end);
    }
    return std::string(text.substr(0, line_end)) + (line_end < text.size() ? "…" : "");
}

std::string_view choice_label(const FieldDef& field, std::string_view key, Language language) {
    for (const ChoiceDef& choice : field.choices)
        if (choice.key == key) return label_in(choice.label, language);
    return key; // of a later release, or a custom choice that was taken away
}

Tone choice_tone(const FieldDef& field, std::string_view key) {
    for (const ChoiceDef& choice : field.choices)
        if (choice.key == key) return choice.tone;
    return Tone::neutral;
}

std::string day_text(Date day, const Reader& reader) {
    DateStyle style{.locale = reader.locale, .months = months_of(reader)};
    std::string text = date_text(day, style);
    if (reader.hijri && hijri_of(day)) {
        style.calendar = Calendar::hijri;
        append_part(text, date_text(day, style), dot);
    }
    return text;
}

std::string moment_text(Moment moment, const Reader& reader) {
    const DateTime local = local_of(moment, reader.offset_minutes);
    std::string text = day_text(local.date, reader);
    text += comma(reader.language());
    append_time(text, local.minute, reader.locale);
    return text;
}

std::string address_text(const Address& address, const Reader& reader) {
    std::string text;
    for (std::string_view part :
         {std::string_view(address.street), std::string_view(address.district), std::string_view(address.city),
          std::string_view(address.region), std::string_view(address.postcode)})
        append_part(text, part, comma(reader.language()));
    append_part(text, address.country.empty() ? std::string_view{} : country_name(address.country, reader.language()),
                comma(reader.language()));
    return text;
}

std::string value_text(const Tables& tables, EntityIx entity, FieldIx field, const Value& value, const Reader& reader) {
    std::string text;
    append_value(text, tables, tables.schema().field(entity, field), value, reader);
    return text;
}

std::string value_text(const Tables& tables, const FieldDef& field, const Value& value, const Reader& reader) {
    std::string text;
    append_value(text, tables, field, value, reader);
    return text;
}

void append_cell(std::string& out, const Tables& tables, Place place, FieldIx field, const Reader& reader) {
    if (!place) return;
    const Column& column = tables.table(place.entity).columns[field];
    if (column.layout() == Layout::set) return append_set(out, tables, place, field, reader);
    if (column.layout() == Layout::words && column.field().type != FieldType::phone)
        return void(out += column.words(place.row));
    append_value(out, tables, column.field(), column.value(place.row, tables.directory()), reader);
}

std::string cell_text(const Tables& tables, Place place, FieldIx field, const Reader& reader) {
    std::string text;
    append_cell(text, tables, place, field, reader);
    return text;
}

std::string display_name(const Tables& tables, Place place, const Reader& reader) {
    if (!place) return std::string(words::record_not_here.in(reader.language()));
    const Schema& schema = tables.schema();
    if (tables.is_erased(place) && schema.entity(place.entity).key == "person")
        return std::string(words::erased_person.in(reader.language()));
    std::string name = special_name(tables, place, schema.entity(place.entity).key, reader);
    if (name.empty()) name = cell_text(tables, place, schema.name_field(place.entity), reader);
    name = first_line(name, name_letters_max);
    return name.empty() ? std::string(words::nameless.in(reader.language())) : name;
}

std::string display_name(const Tables& tables, RecordId id, const Reader& reader) {
    return display_name(tables, tables.find(id), reader);
}

std::string subtitle(const Tables& tables, Place place, const Reader& reader) {
    std::string text;
    if (!place) return text;
    const Schema& schema = tables.schema();
    for (std::string_view key : subtitle_fields(schema.entity(place.entity).key)) {
        const FieldIx field = known_field(schema, place.entity, key);
        const Column& column = tables.table(place.entity).columns[field];
        if (column.layout() == Layout::address && column.has(place.row)) { // the city says enough
            const Address address = unpacked_address(column.words(place.row));
            append_part(text, address.city.empty() ? address_text(address, reader) : address.city, dot);
            continue;
        }
        append_part(text, first_line(cell_text(tables, place, field, reader), name_letters_max), dot);
    }
    return text;
}

} // namespace crm
