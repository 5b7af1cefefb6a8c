#include "core/app/sheet_export.hpp"

#include <algorithm>

#include "core/entities/all_entities.hpp"
#include "core/formats/known_columns.hpp"
#include "core/queries/display.hpp"
#include "core/queries/quality.hpp"
#include "core/queries/related.hpp"

namespace crm {

namespace {
constexpr std::size_t rows_at_once = 200;

struct PartHeading {
    std::string Address::* part;
    CardColumn column; // the same words
};
constexpr PartHeading address_parts[] = {
    {&Address::street, CardColumn::street},     {&Address::district, CardColumn::district},
    {&Address::city, CardColumn::city},         {&Address::region, CardColumn::region},
    {&Address::postcode, CardColumn::postcode}, {&Address::country, CardColumn::country}};

BothNames heading_of(CardColumn column) { return card_headings[static_cast<std::size_t>(column)]; }
BothNames heading_of(CalendarColumn column) { return calendar_headings[static_cast<std::size_t>(column)]; }

// What the program keeps for itself and no other program could read anything from.
constexpr std::initializer_list<std::string_view> kept_for_itself = {
    firm.key, saved_view.key, import_mapping.key, custom_field.key, own_choice.key, own_word.key};

bool is_one_of(const Schema& schema, EntityIx entity, std::initializer_list<std::string_view> keys) {
    return std::find(keys.begin(), keys.end(), schema.entity(entity).key) != keys.end();
}

CellKind kind_of(const FieldDef& field) {
    if (is_several(field)) return CellKind::text;
    switch (field.type) {
    case FieldType::integer:
    case FieldType::decimal: return CellKind::number;
    case FieldType::money: return CellKind::money;
    case FieldType::date: return CellKind::date;
    case FieldType::moment: return CellKind::moment;
    case FieldType::yes_no: return CellKind::yes_no;
    default: return CellKind::text;
    }
}

void join(std::string& out, std::string_view text, std::string_view between) {
    if (text.empty()) return;
    if (!out.empty()) out += between;
    out += text;
}
} // namespace

// Where a column comes from: a field, or what is put together from several.
enum class SheetExport::Source : std::uint8_t {
    field,
    key, // of a choice, for files that know only their own
    company,
    job,
    title,
    item,
    start,
    end,
    repeats,
    status,
    people,
    id,
    list // a column of lists that is no field of the record
};

struct SheetExport::Column {
    std::string heading;
    FieldIx field = no_field;
    CellKind kind = CellKind::text;
    Source source = Source::field;
    std::string Address::* part = nullptr;
    ListColumn list{};
};

struct SheetExport::Texts {
    const Tables& tables;
    const Reader& reader;
    RelationCache relations;

    FieldIx field(EntityIx entity, std::string_view key) const { return tables.schema().field(entity, key); }
    Value value(Place place, std::string_view key) const {
        const FieldIx ix = field(place.entity, key);
        return ix == no_field ? Value{} : tables.value(place, ix);
    }
    std::int64_t number(Place place, std::string_view key) const {
        const Value found = value(place, key);
        const auto* number = std::get_if<std::int64_t>(&found);
        return number ? *number : 0;
    }
    std::string words(Place place, std::string_view key) const {
        const Value found = value(place, key);
        const auto* words = std::get_if<std::string>(&found);
        return words ? *words : std::string();
    }
    std::string name_of(const Value& reference) const {
        const auto* id = std::get_if<RecordId>(&reference);
        return id && tables.is_live(*id) ? display_name(tables, *id, reader) : std::string();
    }

    void append_element(std::string& out, const FieldDef& def, const Value& value) const {
        if (const auto* words = std::get_if<std::string>(&value))
            join(out, def.type == FieldType::choice ? choice_label(def, *words, reader.language()) : *words, "; ");
        else
            join(out, name_of(value), "; ");
    }

    // Of a person's companies the main one, else the first.
    Place affiliation_of(Place person) {
        const auto rows = children(tables, relations, "affiliation", "person", person);
        const EntityIx entity = tables.schema().entity("affiliation");
        Place found{};
        for (const Row row : rows)
            if (const Place place{entity, row}; !found || number(place, "is_main")) found = place;
        return found;
    }
    std::string people(Place place) const {
        std::string out = name_of(value(place, "person"));
        join(out, name_of(value(place, "company")), "; ");
        return out;
    }
};

namespace {
// Occasions of the Hijri calendar fall on other days each year, and no rule of a calendar's file says which.
std::string_view rule_of(bool is_once, std::string_view calendar) {
    return is_once || calendar == "hijri" ? "" : "FREQ=YEARLY";
}
} // namespace

bool can_export(const Schema& schema, EntityIx entity, FileKind kind) {
    switch (kind) {
    case FileKind::csv:
    case FileKind::xlsx: return true;
    case FileKind::vcard:
    case FileKind::vcard_3: return is_one_of(schema, entity, {"person", "company"});
    case FileKind::icalendar: return is_one_of(schema, entity, {"task", "dealing", "occasion", "appointment"});
    default: return false;
    }
}

std::vector<Row> live_rows(const Tables& tables, EntityIx entity) {
    const Table& table = tables.table(entity);
    std::vector<Row> rows;
    rows.reserve(table.live_count);
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) rows.push_back(row);
    return rows;
}

std::vector<SheetExportWish> wishes_for_everything(const Tables& tables, Moment now) {
    std::vector<SheetExportWish> wishes;
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        if (tables.table(entity).live_count > 0 && !is_one_of(tables.schema(), entity, kept_for_itself))
            wishes.push_back({.entity = entity, .fields = {}, .rows = live_rows(tables, entity), .now = now});
    }
    return wishes;
}

std::size_t count_of_everything(const Tables& tables) {
    std::size_t count = 0;
    for (EntityIx entity = 0; entity < tables.table_count(); ++entity)
        if (!is_one_of(tables.schema(), entity, kept_for_itself)) count += tables.table(entity).live_count;
    return count;
}

SheetExport::SheetExport(const Tables& tables, const Reader& reader, FileKind kind, SheetExportWish wish)
    : SheetExport(tables, reader, kind, std::vector{std::move(wish)}) {}

SheetExport::SheetExport(const Tables& tables, const Reader& reader, FileKind kind, std::vector<SheetExportWish> wishes)
    : m_tables(tables), m_reader(reader), m_kind(kind), m_wishes(std::move(wishes)),
      m_texts_of(std::make_unique<Texts>(Texts{m_tables, m_reader, {}})) {
    const bool is_possible = !m_wishes.empty() && (m_wishes.size() == 1 || kind == FileKind::xlsx) &&
                             can_export(tables.schema(), m_wishes.front().entity, kind);
    if (!is_possible) return;
    m_wish = std::move(m_wishes.front());
    m_writer = sheet_writer_for(
        kind, {.language = reader.language(), .offset_minutes = reader.offset_minutes, .now = m_wish.now});
    plan();
}

void SheetExport::plan() {
    m_columns.clear();
    if (m_kind == FileKind::vcard || m_kind == FileKind::vcard_3)
        plan_card();
    else if (m_kind == FileKind::icalendar)
        plan_calendar();
    else
        plan_table();
}

std::size_t SheetExport::total() const {
    std::size_t rows = m_before + m_wish.rows.size();
    for (std::size_t later = m_sheet + 1; later < m_wishes.size(); ++later) rows += m_wishes[later].rows.size();
    return rows;
}

bool SheetExport::go_on() {
    if (m_sheet + 1 >= m_wishes.size()) return false;
    m_before += m_wish.rows.size();
    m_wish = std::move(m_wishes[++m_sheet]);
    m_next = 0;
    m_is_begun = false;
    plan();
    return true;
}

SheetExport::~SheetExport() = default;

std::optional<SheetError> SheetExport::error() const {
    return m_writer ? m_writer->error() : std::optional{SheetError::reader_missing};
}

void SheetExport::add_field(std::string_view key, const BothNames& heading, Source source) {
    const Schema& schema = m_tables.schema();
    const FieldIx ix = schema.field(m_wish.entity, key);
    if (ix == no_field) return;
    const bool is_key = source == Source::key;
    m_columns.push_back({std::string(heading.in(m_reader.language())), ix,
                         is_key ? CellKind::text : kind_of(schema.field(m_wish.entity, ix)), source});
}

void SheetExport::add_made(Source source, const BothNames& heading) {
    m_columns.push_back({.heading = std::string(heading.in(m_reader.language())), .source = source});
}

void SheetExport::add_address(FieldIx field, bool is_only_used) {
    for (const PartHeading& each : address_parts) {
        const bool is_used = !is_only_used || std::any_of(m_wish.rows.begin(), m_wish.rows.end(), [&](Row row) {
            const Value value = m_tables.value(Place{m_wish.entity, row}, field);
            const auto* address = std::get_if<Address>(&value);
            return address && !(address->*each.part).empty();
        });
        if (is_used)
            m_columns.push_back({.heading = std::string(heading_of(each.column).in(m_reader.language())),
                                 .field = field,
                                 .part = each.part});
    }
}

void SheetExport::plan_table() {
    const Schema& schema = m_tables.schema();
    std::vector<ListColumn> fields = m_wish.fields;
    if (fields.empty())
        for (FieldIx ix = 0; ix < schema.field_count(m_wish.entity); ++ix)
            if (const FieldDef& field = schema.field(m_wish.entity, ix);
                field.section != "system" || field.key == "created_at")
                fields.emplace_back(ix);
    for (const ListColumn& column : fields) {
        if (!column.is_field()) {
            add_list_column(column);
            continue;
        }
        const FieldIx ix = column.field;
        const FieldDef& field = schema.field(m_wish.entity, ix);
        if (field.type == FieldType::address)
            add_address(ix, true);
        else
            m_columns.push_back({std::string(field.label.in(m_reader.language())), ix, kind_of(field)});
    }
}

// Typed where there is one value at most; several are joined.
void SheetExport::add_list_column(const ListColumn& column) {
    const Schema& schema = m_tables.schema();
    const FieldDef* field = field_of(schema, m_wish.entity, column);
    const bool is_typed = field && column.link.kind == Link::Kind::own && field->type != FieldType::address;
    m_columns.push_back({.heading = label_of(schema, m_wish.entity, column, m_reader.language()),
                         .field = column.field,
                         .kind = column.is_completeness ? CellKind::number
                                 : is_typed             ? kind_of(*field)
                                                        : CellKind::text,
                         .source = Source::list,
                         .list = column});
}

SheetCell SheetExport::cell_of_list(const Column& column, Place place, std::string& text) {
    const ListColumn& list = column.list;
    if (list.is_completeness) return {.kind = CellKind::number, .value = completeness(m_tables, place).percent};
    const std::vector<Place> places = places_of(m_tables, m_texts_of->relations, place, list);
    if (column.kind != CellKind::text && places.size() == 1)
        return cell_of({.field = list.field, .kind = column.kind}, places.front(), text);
    const FieldDef* field = field_of(m_tables.schema(), place.entity, list);
    const bool is_text = field && kind_of(*field) == CellKind::text && field->type != FieldType::address;
    for (const Place each : places) {
        std::string one;
        if (is_text)
            cell_of({.field = list.field}, each, one); // as it stands in a table of its own
        else
            one = column_text(m_tables, m_texts_of->relations, each, {list.field, list.part, {}}, m_reader);
        join(text, one, "; ");
    }
    return text.empty() ? SheetCell{} : SheetCell{.kind = CellKind::text, .text = text};
}

void SheetExport::plan_card() {
    using enum CardColumn;
    const auto field = [&](std::string_view key, CardColumn column) {
        add_field(key, heading_of(column), Source::field);
    };
    field("name", name);
    field("phone", phone);
    field("other_phones", other_phones);
    field("email", email);
    field("other_emails", other_emails);
    add_made(Source::company, heading_of(company));
    add_made(Source::job, heading_of(job));
    if (const FieldIx address = m_tables.schema().field(m_wish.entity, "address"); address != no_field)
        add_address(address, false);
    field("birthday", birthday);
    add_field("gender", heading_of(gender), Source::key);
    field("website", website);
    field("tags", tags);
    field("preferences", notes);
}

void SheetExport::plan_calendar() {
    using enum CalendarColumn;
    const auto field = [&](std::string_view key, CalendarColumn column) {
        add_field(key, heading_of(column), Source::field);
    };
    add_made(Source::title, heading_of(title));
    add_made(Source::item, heading_of(item));
    if (m_tables.schema().entity(m_wish.entity).key == "appointment") {
        add_made(Source::start, heading_of(start));
        add_made(Source::end, heading_of(end));
        field("place", place);
        field("exceptions", except);
        field("reminder_minutes", reminder);
        field("remarks", details);
    }
    field("at", start);   // of a dealing
    field("date", start); // of an occasion
    if (m_tables.schema().entity(m_wish.entity).key == "dealing") {
        add_made(Source::end, heading_of(end));
        m_columns.back().kind = CellKind::moment;
    }
    field("due", due);
    field("remind_at", remind_at);
    field("done_at", done);
    add_made(Source::status, heading_of(status));
    add_field("priority", heading_of(priority), Source::key);
    add_made(Source::repeats, heading_of(repeats));
    add_made(Source::people, heading_of(people));
    field("details", details);
    field("points", details);
    add_made(Source::id, heading_of(uid));
}

// When it begins, or ends after so many minutes; of one that lasts all day the day, and as its end the day after.
SheetCell SheetExport::appointment_time(std::int64_t starts_ms, bool is_all_day, std::int64_t minutes) const {
    const std::int64_t local = starts_ms + std::int64_t{m_reader.offset_minutes} * 60'000;
    if (!is_all_day) return {.kind = CellKind::moment, .value = local + minutes * 60'000};
    return {.kind = CellKind::date, .value = date_of(Moment{local}).days + (minutes + 1439) / 1440};
}

SheetCell SheetExport::cell_of(const Column& column, Place place, std::string& text) {
    using enum Source;
    Texts& texts = *m_texts_of;
    text.clear();
    const auto told = [&] { return text.empty() ? SheetCell{} : SheetCell{.kind = CellKind::text, .text = text}; };
    const std::string_view entity = m_tables.schema().entity(place.entity).key;
    switch (column.source) {
    case field: break;
    case key: {
        const Value value = m_tables.value(place, column.field);
        if (const auto* words = std::get_if<std::string>(&value)) text = *words;
        return told();
    }
    case company:
        if (entity == "company") text = texts.words(place, "name");
        if (entity == "person")
            if (const Place affiliation = texts.affiliation_of(place))
                text = texts.name_of(texts.value(affiliation, "company"));
        return told();
    case job:
        if (entity == "person")
            if (const Place affiliation = texts.affiliation_of(place)) text = texts.words(affiliation, "role");
        return told();
    case title:
        text = entity == "task" || entity == "appointment" ? texts.words(place, "title")
                                                           : display_name(m_tables, place, m_reader);
        if (entity == "occasion") join(text, texts.people(place), " · ");
        return told();
    case item: text = (entity == "task" ? calendar_task : calendar_event).in(m_reader.language()); return told();
    case start: return appointment_time(texts.number(place, "starts_at"), texts.number(place, "is_all_day") != 0, 0);
    case end: {
        const std::int64_t minutes = texts.number(place, "minutes");
        if (minutes <= 0) return {};
        if (entity == "appointment")
            return appointment_time(texts.number(place, "starts_at"), texts.number(place, "is_all_day") != 0, minutes);
        return {.kind = CellKind::moment,
                .value = texts.number(place, "at") + (minutes + m_reader.offset_minutes) * 60'000};
    }
    case repeats:
        if (entity == "appointment" || entity == "task") text = texts.words(place, "recurrence");
        if (entity == "occasion") text = rule_of(texts.number(place, "is_once") != 0, texts.words(place, "calendar"));
        return told();
    case status:
        if (entity == "appointment") text = texts.words(place, "state") == "cancelled" ? "CANCELLED" : "CONFIRMED";
        if (entity == "task") text = texts.number(place, "done_at") ? "COMPLETED" : "NEEDS-ACTION";
        return told();
    case people: text = texts.people(place); return told();
    case id: text = text_of(m_tables.id(place)) + "@wasl"; return told();
    case list: return cell_of_list(column, place, text);
    }
    const FieldDef& def = m_tables.schema().field(place.entity, column.field);
    if (is_several(def)) {
        for (const Value& element : m_tables.elements(place, column.field)) texts.append_element(text, def, element);
        return told();
    }
    const Value value = m_tables.value(place, column.field);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        SheetCell cell{.kind = column.kind, .value = *number};
        if (def.type == FieldType::decimal) cell.decimals = 4;
        if (def.type == FieldType::moment) cell.value += std::int64_t{m_reader.offset_minutes} * 60'000;
        return cell;
    }
    if (const auto* money = std::get_if<Money>(&value)) {
        text = letters_of(money->currency);
        return {CellKind::money, text, money->minor, static_cast<std::uint8_t>(minor_digits(money->currency))};
    }
    if (const auto* address = std::get_if<Address>(&value)) {
        if (column.part) text = address->*column.part;
        return told();
    }
    if (!is_missing(value)) texts.append_element(text, def, value);
    return told();
}

void SheetExport::begin() {
    m_is_begun = true;
    std::vector<SheetColumn> columns;
    for (const Column& column : m_columns) columns.push_back({column.heading, column.kind});
    m_writer->begin_sheet({.name = m_tables.schema().entity(m_wish.entity).plural.in(m_reader.language()),
                           .columns = columns,
                           .is_right_to_left = m_reader.language() == Language::ar});
    m_texts.resize(m_columns.size());
    m_cells.resize(m_columns.size());
}

bool SheetExport::step(std::string& piece) {
    piece.clear();
    if (!m_writer || m_writer->error()) return false;
    if (!m_is_begun) begin();
    const std::size_t end = std::min(m_wish.rows.size(), m_next + rows_at_once);
    for (; m_next < end; ++m_next) {
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            m_cells[c] = cell_of(m_columns[c], {m_wish.entity, m_wish.rows[m_next]}, m_texts[c]);
        m_writer->row(m_cells);
    }
    const bool is_all = m_next == m_wish.rows.size() && !go_on();
    if (is_all && !m_is_finished) {
        m_is_finished = true;
        m_writer->finish();
    }
    if (!m_writer->is_ready()) return true; // it is being loaded
    piece = m_writer->take();
    return !is_all && !m_writer->error();
}

} // namespace crm
