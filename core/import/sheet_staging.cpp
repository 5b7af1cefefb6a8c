// Writing the rows of a sheet into the staging tables: new records, what known ones learn, and what belongs to them.
#include <algorithm>

#include "core/entities/import_mapping.hpp"
#include "core/import/guess.hpp"
#include "core/import/import_parts.hpp"
#include "core/import/saved_mapping.hpp"
#include "core/sales/documents.hpp"

namespace crm {

// --- a row's draft ---------------------------------------------------------------------------------------------------

void SheetImport::Draft::clear() {
    cells.clear();
    belonging.clear();
    references.clear();
    addresses.clear();
    leftovers.clear();
    has_any = is_left_out = false;
}

CellEdit* SheetImport::Draft::find(const ColumnTarget& target) {
    for (CellEdit& cell : cells_of(target))
        if (cell.field == target.field) return &cell;
    return nullptr;
}

bool SheetImport::Draft::says(const ColumnTarget& target) const {
    if (const CellEdit* cell = find(target)) return !is_missing(cell->value) || !cell->elements.empty();
    return std::ranges::any_of(references, [&](const Words& each) {
        return each.target.entity == target.entity && each.target.field == target.field;
    });
}

void SheetImport::Draft::put(const ColumnTarget& target, Value value) {
    if (!find(target)) cells_of(target).push_back({target.field, std::move(value), {}}); // what came first counts
}

void SheetImport::Draft::add(const ColumnTarget& target, Value element) {
    CellEdit* cell = find(target);
    if (!cell) {
        cells_of(target).push_back({.field = target.field});
        cell = &cells_of(target).back();
    }
    if (std::ranges::find(cell->elements, element) == cell->elements.end())
        cell->elements.push_back(std::move(element));
}

Address& SheetImport::Draft::address(const ColumnTarget& target) {
    for (auto& [each, address] : addresses)
        if (each.entity == target.entity && each.field == target.field) return address;
    return addresses.emplace_back(ColumnTarget{target.entity, target.field}, Address{}).second;
}

void append_value(std::string& key, const Value& value) {
    key += static_cast<char>('0' + value.index());
    if (const auto* number = std::get_if<std::int64_t>(&value)) key += std::to_string(*number);
    if (const auto* money = std::get_if<Money>(&value))
        key += std::to_string(money->minor) + std::string(letters_of(money->currency));
    if (const auto* words = std::get_if<std::string>(&value)) key += *words;
    if (const auto* record = std::get_if<RecordId>(&value)) append_text(key, *record);
    if (const auto* address = std::get_if<Address>(&value)) key += packed(*address);
    key += '\x1e';
}

// --- the staging tables ----------------------------------------------------------------------------------------------

void SheetImport::write(EntityIx entity, RecordId record, FieldIx field, Value value, OpKind kind) {
    m_staged->apply({{m_session, 0}, m_at, kind, entity, field, record, std::move(value), {}});
}

RecordId SheetImport::new_record_id(EntityIx entity) {
    const RecordId id{m_session, ++m_records};
    write(entity, id, created_field(*m_schema, entity), Value{m_at.moment().ms});
    return id;
}

FieldIx SheetImport::base_field(EntityIx entity, FieldIx field) const {
    if (!m_schema->is_custom(entity, field)) return field;
    return m_base.schema().field(entity, m_schema->field(entity, field).key);
}

// What the record says once the rows before this one are taken.
Value SheetImport::present(EntityIx entity, RecordId record, FieldIx field) const {
    if (const Place place = m_staged->find(record))
        if (Value value = m_staged->value(place, field); !is_missing(value)) return value;
    const FieldIx known = base_field(entity, field);
    return known == no_field ? Value{} : m_base.value(record, known);
}

std::vector<Value> SheetImport::present_elements(EntityIx entity, RecordId record, FieldIx field) const {
    std::vector<Value> elements = m_staged->elements(m_staged->find(record), field);
    if (const FieldIx known = base_field(entity, field); known != no_field)
        for (Value& each : m_base.elements(m_base.find(record), known)) elements.push_back(std::move(each));
    return elements;
}

void SheetImport::index_cell(EntityIx entity, RecordId id, const CellEdit& cell) {
    const FieldDef& field = m_schema->field(entity, cell.field);
    const auto* words = std::get_if<std::string>(&cell.value);
    if (words && cell.field == (entity == m_entity ? m_name_field : m_schema->name_field(entity)))
        m_finder.add_name(entity, *words, id);
    if (entity == m_entity ? !m_is_identifying[cell.field] : !is_identifying(field)) return;
    if (words) m_finder.add(entity, field, *words, id);
    for (const Value& element : cell.elements)
        if (const auto* each = std::get_if<std::string>(&element)) m_finder.add(entity, field, *each, id);
}

// --- references ------------------------------------------------------------------------------------------------------

namespace {

// What a sheet calls a record by says more than its name where it is a number, a phone or an e-mail address.
std::string_view field_for(std::string_view words) {
    const bool is_number = std::ranges::all_of(words, [](char c) { return c >= '0' && c <= '9'; });
    const bool is_phone = words.starts_with('+') || (is_number && words.size() >= 9 && words.starts_with('0'));
    return words.find('@') != words.npos ? "email" : is_phone ? "phone" : is_number ? "card_number" : "";
}

} // namespace

RecordId SheetImport::find_or_add(EntityIx entity, std::string_view words) {
    if (const RecordId known = m_finder.find(entity, words, m_context.country).record) return known;
    const RecordId id = new_record_id(entity);
    ++m_report.linked;
    const auto put = [&](FieldIx field, std::string text) {
        const CellEdit cell{field, std::move(text), {}};
        write(entity, id, field, cell.value);
        index_cell(entity, id, cell);
    };
    put(m_schema->name_field(entity), std::string(words));
    const std::string_view key = field_for(words);
    const FieldIx field = key.empty() ? no_field : m_schema->field(entity, key);
    if (field == no_field) return id;
    if (const auto value = parse_cell(m_schema->field(entity, field), words, m_context))
        put(field, std::get<std::string>(*value));
    return id;
}

void SheetImport::resolve_references(Draft& draft, bool adds) {
    for (Draft::Words& each : draft.references) {
        if (!each.record && adds)
            each.record = find_or_add(m_schema->target(each.target.entity, each.target.field), each.words);
        if (!each.record) continue;
        if (is_several(m_schema->field(each.target.entity, each.target.field)))
            draft.add(each.target, each.record);
        else if (!draft.find(each.target))
            draft.put(each.target, each.record);
    }
}

// --- records ---------------------------------------------------------------------------------------------------------

RecordId SheetImport::stage_new(std::size_t row, Draft& draft) {
    const std::string whole = m_has_whole_rows ? whole_row_key(draft) : std::string{};
    const RecordId id{m_session, ++m_records};
    if (!draft.leftovers.empty() && m_notes_field != no_field) {
        if (CellEdit* notes = draft.find({m_entity, m_notes_field}))
            std::get<std::string>(notes->value) += '\n' + draft.leftovers;
        else
            draft.put({m_entity, m_notes_field}, draft.leftovers);
    }
    const FieldIx created = created_field(*m_schema, m_entity); // the sheet may say since when it is known
    if (!draft.find({m_entity, created})) draft.cells.push_back({created, Value{m_at.moment().ms}, {}});
    m_staged->apply_new(m_entity, id, {m_session, 0}, m_at, draft.cells);
    if (m_job.mapping.known != KnownRow::add)
        for (const CellEdit& cell : draft.cells) index_cell(m_entity, id, cell);
    m_row_of.resize(id.n + 1, no_row);
    m_row_of[id.n] = static_cast<std::uint32_t>(row);
    if (!whole.empty() && !m_may_repeat) m_whole_rows.try_emplace(whole, id);
    stage_belonging(id, draft);
    return id;
}

bool SheetImport::keep_notes(RecordId id, const std::string& leftovers) {
    if (leftovers.empty() || m_notes_field == no_field) return false;
    const Value value = present(m_entity, id, m_notes_field);
    const auto* words = std::get_if<std::string>(&value);
    if (words && words->find(leftovers) != words->npos) return false;
    write(m_entity, id, m_notes_field, words ? *words + '\n' + leftovers : leftovers);
    return true;
}

// What a record that is here (or came with an earlier row) learns from this row; whether anything.
bool SheetImport::stage_known(RecordId id, Draft& draft, bool overwrites) {
    bool learns = false;
    const auto add_elements = [&](FieldIx field, const std::vector<Value>& elements) {
        if (elements.empty()) return;
        const std::vector<Value> before = present_elements(m_entity, id, field);
        for (const Value& element : elements) {
            if (std::ranges::find(before, element) != before.end()) continue;
            write(m_entity, id, field, element, OpKind::add);
            learns = true;
        }
    };
    for (const CellEdit& cell : draft.cells) {
        const FieldDef& field = m_schema->field(m_entity, cell.field);
        if (is_several(field)) {
            add_elements(cell.field, cell.elements);
            index_cell(m_entity, id, cell);
            continue;
        }
        if (is_missing(cell.value)) continue;
        const Value before = present(m_entity, id, cell.field);
        if (before == cell.value) continue;
        const Place staged = m_staged->find(id);
        const bool is_staged = staged && !is_missing(m_staged->value(staged, cell.field));
        if (is_missing(before) || (overwrites && !is_staged && field.merge == Merge::latest)) {
            write(m_entity, id, cell.field, cell.value);
            index_cell(m_entity, id, cell);
            learns = true;
        } else if (field.type == FieldType::phone || field.type == FieldType::email) { // another one of the same person
            const FieldIx others =
                m_schema->field(m_entity, field.type == FieldType::phone ? "other_phones" : "other_emails");
            if (others == no_field) continue;
            add_elements(others, {cell.value});
            index_cell(m_entity, id, {others, {}, {cell.value}});
        }
    }
    learns |= keep_notes(id, draft.leftovers);
    const std::uint64_t before = m_records;
    stage_belonging(id, draft);
    return learns || m_records != before;
}

// --- what belongs to a record ----------------------------------------------------------------------------------------

bool SheetImport::is_new_workplace(RecordId person, RecordId company) {
    if (!std::exchange(m_has_workplaces, true)) {
        const Table& table = m_base.table(m_other);
        const FieldIx company_field = m_schema->field(m_other, "company");
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row)) continue;
            const Value who = m_base.value(Place{m_other, row}, m_owner_field),
                        where = m_base.value(Place{m_other, row}, company_field);
            if (std::holds_alternative<RecordId>(who) && std::holds_alternative<RecordId>(where))
                m_workplaces.insert({std::get<RecordId>(who), std::get<RecordId>(where)});
        }
    }
    return m_workplaces.insert({person, company}).second;
}

RecordId SheetImport::stage_belonging_record(RecordId owner, const Draft& draft) {
    const RecordId id = new_record_id(m_other);
    write(m_other, id, m_owner_field, owner);
    for (const CellEdit& cell : draft.belonging) {
        if (!is_missing(cell.value)) write(m_other, id, cell.field, cell.value);
        for (const Value& element : cell.elements) write(m_other, id, cell.field, element, OpKind::add);
    }
    return id;
}

void SheetImport::stage_line(RecordId order, const Draft& draft) {
    stage_belonging_record(order, draft);
    m_lines_of[order.n].push_back(line_amounts([&](std::string_view key) {
        const CellEdit* cell = draft.find({m_other, m_schema->field(m_other, key)});
        return cell ? cell->value : Value{};
    }));
}

void SheetImport::stage_belonging(RecordId owner, Draft& draft) {
    if (m_other == no_entity || draft.belonging.empty()) return;
    if (m_total_field != no_field) {
        if (owner.session == m_session) stage_line(owner, draft); // an order that is here has its lines
        return;
    }
    const CellEdit* company = draft.find({m_other, m_schema->field(m_other, "company")});
    const auto* where = company ? std::get_if<RecordId>(&company->value) : nullptr;
    if (where && is_new_workplace(owner, *where)) stage_belonging_record(owner, draft);
}

// The mapping, for the next sheet with this heading.
void SheetImport::keep_mapping() {
    std::vector<std::string> heading;
    std::string name;
    for (const ColumnMapping& column : m_job.mapping.columns) {
        heading.push_back(column.heading);
        if (name.size() < 200) name += (name.empty() ? "" : "، ") + column.heading;
    }
    const std::string fingerprint = heading_fingerprint(heading), content = mapping_json(m_job.mapping);
    if (content.size() > 16'000) return; // more rules than a cell should hold
    const EntityIx entity = m_schema->entity(import_mapping.key);
    const FieldIx content_field = m_schema->field(entity, "content");
    if (const RecordId known = saved_mapping_id(m_base, fingerprint)) {
        if (m_base.value(known, content_field) != Value{content}) write(entity, known, content_field, content);
        return;
    }
    const RecordId id = new_record_id(entity);
    write(entity, id, m_schema->field(entity, "name"), name);
    write(entity, id, m_schema->field(entity, "fingerprint"), fingerprint);
    write(entity, id, content_field, content);
}

// Orders that do not say their total have what their lines make.
void SheetImport::write_totals() {
    for (const auto& [n, lines] : std::exchange(m_lines_of, {})) {
        const RecordId order{m_session, n};
        const Place place = m_staged->find(order);
        if (!place || !is_missing(m_staged->value(place, m_total_field))) continue;
        const auto total = document_total(lines, document_terms([&](std::string_view key) {
                                              return m_staged->value(place, m_schema->field(m_entity, key));
                                          }));
        if (!total)
            tell_price(m_row_of[n], total.error().problem == DocumentProblem::mixed_currencies
                                        ? Reason::mixed_currencies
                                        : Reason::too_large);
        else if (total->currency)
            write(m_entity, order, m_total_field, total->money(total->total()));
    }
}

// Of a row that was read long ago: problems stand by row.
void SheetImport::tell_price(std::uint32_t row, Reason reason) {
    const ColumnTarget price{m_other, m_schema->field(m_other, "price")};
    std::uint16_t column = CellProblem::no_column;
    for (const std::vector<Piece>& pieces : m_pieces)
        for (const Piece& piece : pieces)
            if (piece.target == price) column = static_cast<std::uint16_t>(piece.column);
    m_problems.insert(std::ranges::upper_bound(m_problems, row, {}, &CellProblem::row),
                      {row, column, reason, price.field});
    ++m_report.problem_count;
}

void SheetImport::finish() {
    write_totals();
    settle_deals();
    settle_stock();
    stage_new_choices();
    if (m_records > 0 || m_report[RowFate::updated] > 0) keep_mapping();
}

} // namespace crm
