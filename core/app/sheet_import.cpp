#include "core/app/sheet_import.hpp"

#include <algorithm>

#include "core/commands/check.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

struct PartName {
    std::string_view names; // separated by '|'
    std::string Address::* part;
};
constexpr PartName part_names[] = {
    {"street|street_number|street number|address_1|address 1|address line 1|address_2|address 2|address line "
     "2|building|الشارع|المبنى|رقم المبنى",
     &Address::street},
    {"district|suburb|neighborhood|neighbourhood|الحي|الحى", &Address::district},
    {"city|town|المدينة|المدينه|مدينة", &Address::city},
    {"state|province|governorate|region|المحافظة|الولاية", &Address::region},
    {"postcode|postal code|zip|zip code|الرمز البريدي", &Address::postcode},
    {"country|البلد|الدولة|الدوله", &Address::country},
};

bool is_among(std::string_view names, std::string_view heading) {
    while (!names.empty()) {
        const std::size_t end = names.find('|');
        if (folded(names.substr(0, end)) == heading) return true;
        if (end == names.npos) break;
        names.remove_prefix(end + 1);
    }
    return false;
}

std::string plain_heading(std::string_view heading) {
    std::string text(heading);
    for (char& c : text)
        if (c == '_' || c == '-' || c == '.' || c == ':') c = ' ';
    return folded(text);
}

// How many columns of a heading this kind of record would take.
int taken_columns(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading) {
    int taken = 0;
    for (const ColumnTarget& column : guess_mapping(schema, entity, heading).columns) taken += column.field != no_field;
    return taken;
}

bool can_repeat(const FieldDef& field) {
    return is_several(field) || field.type == FieldType::text || field.type == FieldType::long_text;
}

} // namespace

SheetMapping guess_mapping(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading) {
    SheetMapping mapping{.entity = entity, .columns = std::vector<ColumnTarget>(heading.size()), .heading = heading};
    std::vector<bool> used(schema.field_count(entity));
    FieldIx address = no_field;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (schema.field(entity, ix).type == FieldType::address) address = ix;
    for (std::size_t c = 0; c < heading.size(); ++c) {
        const std::string raw = folded(heading[c]), plain = plain_heading(heading[c]);
        for (FieldIx ix = 0; ix < schema.field_count(entity) && mapping.columns[c].field == no_field; ++ix) {
            const FieldDef& field = schema.field(entity, ix);
            if (field.key == "removed_at" || (used[ix] && !can_repeat(field))) continue;
            const bool is_meant = plain == plain_heading(field.key) || plain == folded(field.label.ar) ||
                                  plain == folded(field.label.en) || is_among(field.import_names, raw) ||
                                  is_among(field.import_names, plain);
            if (!is_meant) continue;
            mapping.columns[c].field = ix;
            used[ix] = true;
        }
        if (mapping.columns[c].field != no_field || address == no_field) continue;
        for (const PartName& part : part_names)
            if (is_among(part.names, raw) || is_among(part.names, plain)) mapping.columns[c] = {address, part.part};
    }
    return mapping;
}

EntityIx guess_entity(const Schema& schema, const std::vector<std::string>& heading) {
    EntityIx best = schema.entity("person");
    int most = -1;
    for (const std::string_view key :
         {"person", "order", "company", "product", "dealing", "task", "occasion", "note"}) {
        const EntityIx entity = schema.entity(key);
        int taken = taken_columns(schema, entity, heading) * 10;
        const SheetMapping mapping = guess_mapping(schema, entity, heading);
        for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) { // without its required fields it is not that kind
            if (!schema.field(entity, ix).required) continue;
            bool has = false;
            for (const ColumnTarget& column : mapping.columns) has |= column.field == ix;
            taken += has ? 5 : -15;
        }
        if (key == "order" && taken >= most) taken += 6; // a sheet with dates and amounts is one of orders
        if (taken > most) {
            most = taken;
            best = entity;
        }
    }
    return best;
}

struct SheetImport::RowCells {
    std::vector<CellEdit> cells;
    std::vector<std::string> texts; // by FieldIx: joined columns of text fields
    Address address;
    FieldIx address_field = no_field;
    std::string leftovers;
    bool has_any = false;
};

SheetImport::SheetImport(Workspace& workspace, SheetMapping mapping, ParseContext context)
    : m_workspace(workspace), m_mapping(std::move(mapping)), m_context(context), m_staged(workspace.schema()),
      m_indexed(workspace.schema().entity_count()) {
    std::tie(m_session, m_at) = workspace.begin_rows();
    if (m_mapping.skips_known) index_names(m_mapping.entity);
}

void SheetImport::problem(std::size_t line, std::string_view column, std::string_view text, Reason reason,
                          bool is_row_lost) {
    ++m_report.problem_count;
    if (m_report.problems.size() < 1000)
        m_report.problems.push_back({line, std::string(column), std::string(text.substr(0, 200)), reason, is_row_lost});
}

namespace {

std::string name_key(EntityIx entity, std::string_view words) {
    std::string key(1, static_cast<char>(entity + 1));
    key += '\x1f';
    fold_into(key, words);
    return key;
}

// The fields that tell one record from another.
bool is_unique(const FieldDef& field) {
    return field.type == FieldType::phone || field.type == FieldType::email || field.key == "card_number" ||
           field.key == "number" || field.key == "code" || field.key == "tax_number" || field.key == "registration";
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

// "19151111", as databases write dates.
std::string spaced_date(std::string_view text) {
    if (text.size() != 8) return std::string(text);
    for (const char c : text)
        if (c < '0' || c > '9') return std::string(text);
    return std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2)) + '-' + std::string(text.substr(6));
}

} // namespace

void SheetImport::index_row(const Tables& tables, Place place) {
    const Table& table = tables.table(place.entity);
    const RecordId id = tables.id(place);
    for (FieldIx ix = 0; ix < table.columns.size(); ++ix) {
        const Column& column = table.columns[ix];
        const bool is_name = ix == tables.schema().name_field(place.entity);
        if (column.layout() == Layout::words && column.has(place.row) && (is_name || is_unique(column.field())))
            m_names.try_emplace(name_key(place.entity, column.words(place.row)), id);
    }
}

void SheetImport::index_names(EntityIx entity) {
    if (m_indexed[entity]) return;
    m_indexed[entity] = true;
    const Tables& tables = m_workspace.tables();
    for (Row row = 0; row < tables.table(entity).rows(); ++row)
        if (tables.table(entity).is_live(row)) index_row(tables, {entity, row});
}

void SheetImport::write(EntityIx entity, RecordId record, FieldIx field, Value value, OpKind kind) {
    m_staged.apply({{m_session, 0}, m_at, kind, entity, field, record, std::move(value), {}});
}

RecordId SheetImport::stage(EntityIx entity, const std::vector<CellEdit>& cells) {
    const RecordId id{m_session, ++m_records};
    write(entity, id, created_field(m_workspace.schema(), entity), Value{m_at.moment().ms});
    for (const CellEdit& cell : cells) {
        if (!is_missing(cell.value)) write(entity, id, cell.field, cell.value);
        for (const Value& element : cell.elements) write(entity, id, cell.field, element, OpKind::add);
    }
    if (m_indexed[entity]) index_row(m_staged, m_staged.find(id));
    return id;
}

RecordId SheetImport::find_or_add(EntityIx entity, std::string_view words) {
    index_names(entity);
    const auto known = m_names.find(name_key(entity, words));
    if (known != m_names.end()) return known->second;
    const Schema& schema = m_workspace.schema();
    std::vector<CellEdit> cells{{schema.name_field(entity), std::string(words), {}}};
    bool is_number = true;
    for (const char c : words) is_number &= c >= '0' && c <= '9';
    if (const FieldIx card = schema.field(entity, "card_number"); is_number && card != no_field)
        cells.push_back({card, std::string(words), {}});
    ++m_report.linked;
    return stage(entity, cells);
}

// Read and checked as a form would.
Result<Value, Reason> SheetImport::read_cell(FieldIx ix, std::string_view text) const {
    const FieldDef& field = m_workspace.schema().field(m_mapping.entity, ix);
    const bool is_day = field.type == FieldType::date || field.type == FieldType::moment;
    auto value = parse_cell(field, is_day ? spaced_date(text) : std::string(text), m_context);
    if (!value) return value;
    Problems problems;
    check_cell(m_staged, m_mapping.entity, ix, {}, *value, problems);
    if (!problems.empty()) return Unexpected{problems.front().reason};
    return value;
}

void SheetImport::read_cells(const SheetRow& row, RowCells& out) {
    const Schema& schema = m_workspace.schema();
    const EntityIx entity = m_mapping.entity;
    out.texts.resize(schema.field_count(entity));
    for (std::size_t c = 0; c < row.cells.size() && c < m_mapping.columns.size(); ++c) {
        const ColumnTarget target = m_mapping.columns[c];
        const std::string_view text = without_guard(trimmed(row.cells[c])); // our own export guards formulas
        if (target.field == no_field || text.empty()) continue;
        out.has_any = true;
        const FieldDef& field = schema.field(entity, target.field);
        const auto leave_over = [&](Reason reason) {
            problem(row.line, m_mapping.heading[c], text, reason, false);
            out.leftovers += (out.leftovers.empty() ? "" : "\n") + m_mapping.heading[c] + ": " + std::string(text);
        };
        if (field.type == FieldType::address) {
            std::string& part = out.address.*(target.part ? target.part : &Address::street);
            if (!part.empty()) part += ' ';
            part += text;
            out.address_field = target.field;
        } else if (field.type == FieldType::reference && !is_several(field)) {
            out.cells.push_back({target.field, find_or_add(schema.target(entity, target.field), text), {}});
        } else if (is_several(field)) {
            CellEdit cell{.field = target.field};
            for (std::string_view rest = text; !rest.empty();) { // "a; b، c"
                constexpr std::string_view arabic_comma = "،";
                const std::size_t end = std::min(rest.find_first_of(";,|"), rest.find(arabic_comma));
                const std::string_view one = trimmed(rest.substr(0, end));
                const bool is_arabic = end != rest.npos && rest.substr(end).starts_with(arabic_comma);
                rest.remove_prefix(end == rest.npos ? rest.size() : end + (is_arabic ? arabic_comma.size() : 1));
                if (one.empty()) continue;
                if (field.type == FieldType::reference)
                    cell.elements.emplace_back(find_or_add(schema.target(entity, target.field), one));
                else if (const auto value = read_cell(target.field, one))
                    cell.elements.push_back(*value);
                else
                    leave_over(value.error());
            }
            out.cells.push_back(std::move(cell));
        } else if (field.type == FieldType::text || field.type == FieldType::long_text) {
            std::string& joined = out.texts[target.field];
            if (!joined.empty()) joined += field.type == FieldType::long_text ? '\n' : ' ';
            joined += text;
        } else if (const auto value = read_cell(target.field, text)) {
            out.cells.push_back({target.field, *value, {}});
        } else if (field.type == FieldType::phone) { // kept as typed, so that nothing is lost, and reported
            problem(row.line, m_mapping.heading[c], text, value.error(), false);
            out.cells.push_back({target.field, std::string(text), {}});
        } else if (field.type == FieldType::choice) {
            leave_over(Reason::not_a_choice);
        } else {
            leave_over(value.error());
        }
    }
    for (FieldIx ix = 0; ix < out.texts.size(); ++ix)
        if (!out.texts[ix].empty()) out.cells.push_back({ix, out.texts[ix], {}});
    if (out.address_field != no_field) {
        if (const Country country = country_from(out.address.country))
            out.address.country = std::string(letters_of(country));
        out.cells.push_back({out.address_field, out.address, {}});
    }
}

bool SheetImport::is_known(const RowCells& cells) const {
    for (const CellEdit& cell : cells.cells) {
        const auto* words = std::get_if<std::string>(&cell.value);
        if (words && is_unique(m_workspace.schema().field(m_mapping.entity, cell.field)) &&
            m_names.contains(name_key(m_mapping.entity, *words)))
            return true;
    }
    return false;
}

namespace {
// Where text goes that no field could take: the entity's long text.
FieldIx remarks_field(const Schema& schema, EntityIx entity) {
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (schema.field(entity, ix).type == FieldType::long_text && !is_several(schema.field(entity, ix))) return ix;
    return no_field;
}
} // namespace

void SheetImport::take(const SheetRow& row) {
    ++m_report.rows_read;
    RowCells cells;
    read_cells(row, cells);
    if (!cells.has_any) return void(++m_report.skipped);
    if (m_mapping.skips_known && is_known(cells)) return void(++m_report.skipped);
    const Schema& schema = m_workspace.schema();
    const EntityIx entity = m_mapping.entity;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) {
        if (!schema.field(entity, ix).required) continue;
        bool has = false;
        for (const CellEdit& cell : cells.cells) has |= cell.field == ix;
        if (has) continue;
        ++m_report.lost;
        return problem(row.line, schema.field(entity, ix).label.in(m_context.locale.language), {}, Reason::required,
                       true);
    }
    if (!cells.leftovers.empty()) {
        const FieldIx remarks = remarks_field(schema, entity);
        CellEdit* present = nullptr;
        for (CellEdit& cell : cells.cells)
            if (cell.field == remarks) present = &cell;
        if (present)
            std::get<std::string>(present->value) += "\n" + cells.leftovers;
        else if (remarks != no_field)
            cells.cells.push_back({remarks, cells.leftovers, {}});
    }
    stage(entity, cells.cells);
    ++m_report.added;
}

Committed SheetImport::commit(RowBlocks rows) {
    if (m_records == 0) return {"import", {}, 0};
    return m_workspace.commit_rows(std::move(rows), "import", m_session);
}

} // namespace crm
