// Reading the rows of a sheet, and telling which of them are here already. Writing them into the staging tables is in
// sheet_staging.cpp.
#include "core/import/sheet_import.hpp"

#include <algorithm>

#include "core/commands/check.hpp"
#include "core/entities/all_entities.hpp"
#include "core/formats/csv.hpp"
#include "core/import/clean.hpp"
#include "core/import/import_parts.hpp"
#include "core/import/read_cell.hpp"
#include "core/import/sheet_batch.hpp"
#include "core/store/custom_fields.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

// Where text goes that no field could take: the record's long text.
FieldIx notes_field_of(const Schema& schema, EntityIx entity) {
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (schema.field(entity, ix).type == FieldType::long_text && !is_several(schema.field(entity, ix))) return ix;
    return no_field;
}

} // namespace

void append_words(std::string& into, std::string_view between, std::string_view words) {
    if (!into.empty()) into += between;
    into += words;
}

const CellRule* rule_for(const ColumnMapping& column, std::string_view text) {
    if (column.rules.empty()) return nullptr;
    const std::string form = folded(text);
    for (const CellRule& rule : column.rules)
        if (!rule.problem && rule.text == form) return &rule;
    return nullptr;
}

const CellRule* rule_for(const ColumnMapping& column, Reason problem) {
    for (const CellRule& rule : column.rules)
        if (rule.problem == problem) return &rule;
    return nullptr;
}

SheetImport::SheetImport(const Tables& base, std::pair<Session, Stamp> rows, ImportJob job, ParseContext context)
    : m_base(base), m_job(std::move(job)), m_context(context), m_schema(std::make_unique<Schema>(all_entities)),
      m_session(rows.first), m_at(rows.second), m_finder(base), m_draft(std::make_unique<Draft>()) {
    take_custom_fields(base, *m_schema);
    m_entity = m_schema->entity(m_job.mapping.entity);
    if (m_entity == no_entity) m_entity = m_schema->entity("person");
    m_draft->entity = m_entity;
    make_fields();
    m_name_field = m_schema->name_field(m_entity);
    m_notes_field = notes_field_of(*m_schema, m_entity);
    if (const RowBelonging* belonging = row_belonging(m_schema->entity(m_entity).key)) {
        m_other = m_schema->entity(belonging->entity);
        m_owner_field = m_schema->field(m_other, belonging->field);
        if (belonging->entity == order_line.key) m_total_field = m_schema->field(m_entity, "total");
    }
    note_fields();
    resolve();
    find_likeness();
    plan_batches();
    m_next_row = m_job.first_row;
    m_outcomes.reserve(m_job.sheet->row_count() - std::min(m_job.first_row, m_job.sheet->row_count()));
}

SheetImport::~SheetImport() = default;

// Fields of the firm's own that the sheet brings: their definitions are staged like any record.
void SheetImport::make_fields() {
    m_staged = std::make_unique<Tables>(*m_schema);
    for (std::size_t c = 0; c < m_job.mapping.columns.size(); ++c)
        if (const auto& field = m_job.mapping.columns[c].new_field) make_field(c, *field);
}

void SheetImport::make_field(std::size_t column, const NewField& field) {
    CustomField custom{.entity = std::string(m_schema->entity(m_entity).key),
                       .key = "x_" + std::to_string(m_session & 0xffffffff) + "_" + std::to_string(column),
                       .label_ar = field.label,
                       .label_en = field.label,
                       .type = field.type};
    if (field.type == FieldType::choice)
        for (const DistinctWord& word : distinct_words(*m_job.sheet, column, m_job.first_row, 60))
            if (!rule_for(m_job.mapping.columns[column], word.text)) custom.choices.push_back(word.text);
    if (!m_schema->add_custom_field(custom).empty()) return;
    m_staged->adopt_new_fields();
    const EntityIx entity = m_schema->entity(custom_field.key);
    const RecordId id = new_record_id(entity);
    const auto cell = [&](std::string_view key, std::string_view words) {
        write(entity, id, m_schema->field(entity, key), std::string(words));
    };
    cell("label_ar", custom.label_ar);
    cell("label_en", custom.label_en);
    cell("entity", custom.entity);
    cell("type", type_name(field.type));
    cell("key", custom.key);
    for (const std::string& choice : custom.choices)
        write(entity, id, m_schema->field(entity, "choices"), choice, OpKind::add);
    m_job.mapping.columns[column].target = custom.key;
}

// What is asked of every row.
void SheetImport::note_fields() {
    for (FieldIx ix = 0; ix < m_schema->field_count(m_entity); ++ix) {
        const FieldDef& field = m_schema->field(m_entity, ix);
        m_is_identifying.push_back(is_identifying(field));
        if (field.required) m_required.push_back(ix);
    }
    const std::string_view kind = m_schema->entity(m_entity).key;
    m_may_repeat = kind == "dealing" || kind == "note" || kind == "occasion" || kind == "order" || kind == "payment";
    m_names_somebody = (m_may_repeat && kind != "order" && kind != "payment") || kind == "opening_balance";
    if (kind == "opening_balance") m_period_field = m_schema->field(m_entity, "date");
}

void SheetImport::resolve() {
    m_pieces.resize(m_job.mapping.columns.size());
    m_is_mapped.resize(m_schema->field_count(m_entity));
    for (std::size_t c = 0; c < m_pieces.size(); ++c) {
        const ColumnMapping& column = m_job.mapping.columns[c];
        const bool is_split = !column.split_targets.empty();
        for (std::size_t i = 0; i < (is_split ? column.split_targets.size() : 1); ++i) {
            Piece piece{.column = c, .mapping = &column};
            if (const auto target =
                    find_target(*m_schema, m_entity, is_split ? column.split_targets[i] : column.target)) {
                piece.target = *target;
                piece.field = &m_schema->field(target->entity, target->field);
                if (target->entity == m_entity) m_is_mapped[target->field] = true;
                if (piece.field->type == FieldType::reference)
                    m_finder.use_names(m_schema->target(target->entity, target->field));
            }
            m_pieces[c].push_back(piece);
        }
    }
}

// --- reading ---------------------------------------------------------------------------------------------------------

// Read and checked as a form would.
Result<Value, Reason> SheetImport::checked(const Piece& piece, std::string_view text) const {
    const FieldType type = piece.field->type;
    if (type != FieldType::choice && type != FieldType::yes_no) return read_and_checked(piece, text);
    for (const auto& [words, value] : piece.known_words)
        if (words == text) return value;
    auto value = read_and_checked(piece, text);
    if (piece.known_words.size() < Piece::known_words_max) piece.known_words.emplace_back(text, value);
    return value;
}

Result<Value, Reason> SheetImport::read_and_checked(const Piece& piece, std::string_view text) const {
    auto value = read_cell(*piece.field, text, *piece.mapping, m_context);
    if (!value) return value;
    Problems problems;
    check_cell(*m_staged, piece.target.entity, piece.target.field, {}, *value, problems);
    if (!problems.empty()) return Unexpected{problems.front().reason};
    return value;
}

// A cell that nobody understands: a rule says what becomes of it, else its words are kept in the notes.
void SheetImport::leave_over(std::size_t row, const Piece& piece, std::string_view text, Reason reason, Draft& draft) {
    if (reason == Reason::not_a_choice && take_new_choice(row, piece, text, draft)) return;
    const CellRule* rule = rule_for(*piece.mapping, reason);
    if (rule && rule->action == CellAction::new_choice) rule = nullptr; // no choice can be made of it
    m_problems.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(piece.column), reason,
                          piece.target.field, rule != nullptr});
    if (!rule) ++m_report.problem_count;
    const CellAction action = rule ? rule->action : CellAction::keep_in_notes;
    if (action == CellAction::leave_row_out) draft.is_left_out = true;
    if (action == CellAction::replace && !rule->to.empty())
        if (const auto value = checked(piece, rule->to)) return draft.put(piece.target, *value);
    if (action == CellAction::keep_in_notes)
        append_words(draft.leftovers, "\n", m_job.mapping.columns[piece.column].heading + ": " + std::string(text));
}

void SheetImport::read_phone(std::size_t row, const Piece& piece, std::string_view text, Draft& draft) {
    std::vector<std::string> phones;
    auto value = checked(piece, text);
    if (value) {
        phones.push_back(std::get<std::string>(*value));
    } else {
        std::string words;
        phones = phones_in(text, m_context, words);
        if (phones.empty()) {
            if (value.error() != Reason::not_a_phone && !rule_for(*piece.mapping, value.error())) {
                // Digits that no plan knows: kept as typed, so that nothing is lost, and told.
                Problems problems;
                check_cell(*m_staged, piece.target.entity, piece.target.field, {}, std::string(text), problems);
                if (problems.empty()) {
                    m_problems.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(piece.column),
                                          value.error(), piece.target.field});
                    ++m_report.problem_count;
                    if (is_several(*piece.field)) return draft.add(piece.target, std::string(text));
                    if (draft.find(piece.target))
                        append_words(draft.leftovers, "\n",
                                     m_job.mapping.columns[piece.column].heading + ": " + std::string(text));
                    return draft.put(piece.target, std::string(text));
                }
            }
            return leave_over(row, piece, text, value.error(), draft);
        }
        if (!words.empty())
            append_words(draft.leftovers, "\n", m_job.mapping.columns[piece.column].heading + ": " + words);
    }
    for (const std::string& phone : phones) {
        if (is_several(*piece.field) || !draft.find(piece.target)) {
            is_several(*piece.field) ? draft.add(piece.target, phone) : draft.put(piece.target, phone);
            continue;
        }
        const auto* first = std::get_if<std::string>(&draft.find(piece.target)->value);
        if (first && *first == phone) continue;
        const FieldIx others = m_schema->field(piece.target.entity, "other_phones");
        if (others != no_field)
            draft.add({piece.target.entity, others}, phone);
        else
            append_words(draft.leftovers, "\n", m_job.mapping.columns[piece.column].heading + ": " + phone);
    }
}

void SheetImport::read_several(std::size_t row, const Piece& piece, std::string_view text, Draft& draft) {
    constexpr std::string_view arabic_comma = "،";
    while (!text.empty()) { // "a; b، c"
        const std::size_t end = std::min({text.find_first_of(";,|\n"), text.find(arabic_comma), text.size()});
        const std::string_view one = trimmed(text.substr(0, end));
        const bool is_arabic = text.substr(end).starts_with(arabic_comma);
        text.remove_prefix(std::min(text.size(), end + (is_arabic ? arabic_comma.size() : 1)));
        if (one.empty()) continue;
        if (piece.field->type == FieldType::reference)
            draft.references.push_back({piece.target, std::string(one), &piece});
        else if (const auto value = checked(piece, one))
            draft.add(piece.target, *value);
        else
            leave_over(row, piece, one, value.error(), draft);
    }
}

void SheetImport::read_piece(std::size_t row, const Piece& piece, std::string_view text, Draft& draft) {
    if (!piece.field) return;
    const FieldDef& field = *piece.field;
    if (field.type == FieldType::address) {
        Address& address = draft.address(piece.target);
        if (piece.target.part) return append_words(address.*piece.target.part, " ", text);
        const Address whole = address_from(text);
        for (const AddressColumn& part : address_parts())
            if (const std::string& words = whole.*part.part; !words.empty())
                append_words(address.*part.part, " ", words);
        return;
    }
    if (field.type == FieldType::phone) return read_phone(row, piece, text, draft);
    if (is_several(field)) return read_several(row, piece, text, draft);
    if (field.type == FieldType::reference && !draft.says(piece.target))
        return draft.references.push_back({piece.target, std::string(text), &piece});
    if (field.type == FieldType::text || field.type == FieldType::long_text) {
        CellEdit* present = draft.find(piece.target);
        if (!present) return draft.put(piece.target, std::string(text));
        return append_words(std::get<std::string>(present->value), field.type == FieldType::long_text ? "\n" : " ",
                            text);
    }
    if (draft.says(piece.target)) // two columns for what can be said once: the first that says something counts
        return append_words(draft.leftovers, "\n",
                            m_job.mapping.columns[piece.column].heading + ": " + std::string(text));
    if (const auto value = checked(piece, text))
        draft.put(piece.target, *value);
    else
        leave_over(row, piece, text, value.error(), draft);
}

void SheetImport::read_row(std::size_t row, Draft& draft) {
    draft.clear();
    for (std::size_t c = 0; c < m_pieces.size(); ++c) {
        const ColumnMapping& column = m_job.mapping.columns[c];
        if (!m_pieces[c].front().field && column.split_targets.empty()) continue;
        std::string_view text = without_guard(cleaned(m_job.sheet->cell(row, c), draft.room)); // our own export guards
        if (!text.empty()) draft.has_any = true;
        if (text.empty()) text = column.default_text;
        if (const CellRule* rule = text.empty() ? nullptr : rule_for(column, text)) {
            if (rule->action == CellAction::leave_row_out) draft.is_left_out = true;
            if (rule->action == CellAction::keep_in_notes)
                append_words(draft.leftovers, "\n", column.heading + ": " + std::string(text));
            if (rule->action != CellAction::new_choice) // that is read like any other
                text = rule->action == CellAction::replace ? std::string_view(rule->to) : std::string_view{};
        }
        if (text.empty()) continue;
        if (column.split_targets.empty()) {
            read_piece(row, m_pieces[c].front(), text, draft);
            continue;
        }
        for (std::size_t i = 0; i < m_pieces[c].size() && !text.empty(); ++i) {
            const bool is_last = i + 1 == m_pieces[c].size();
            const std::size_t end =
                is_last || column.split_at.empty() ? text.size() : std::min(text.find(column.split_at), text.size());
            const std::string_view one = trimmed(text.substr(0, end));
            text = trimmed(text.substr(std::min(text.size(), end + column.split_at.size())));
            if (!one.empty()) read_piece(row, m_pieces[c][i], one, draft);
        }
    }
    for (auto& [target, address] : draft.addresses) {
        if (const Country country = country_from(address.country)) address.country = std::string(letters_of(country));
        if (!address.empty()) draft.put({target.entity, target.field}, address);
    }
}

namespace {
// Whether a name alone makes such a record: a company does, an order lacks its day. A stage gets its pipeline later.
bool is_made_of_its_name(const Schema& schema, EntityIx entity) {
    if (schema.entity(entity).key == "stage") return true;
    const FieldIx name = schema.name_field(entity);
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix)
        if (ix != name && schema.field(entity, ix).required) return false;
    return true;
}
} // namespace

// Whom the row names, as far as they are here. A name that two records have means neither of them: it is told, and its
// words are kept.
void SheetImport::look_up(std::size_t row, Draft& draft) {
    std::vector<Draft::Words> clear;
    for (Draft::Words& each : std::exchange(draft.references, {})) {
        const EntityIx entity = m_schema->target(each.target.entity, each.target.field);
        const RecordFinder::Found found = m_finder.find(entity, each.words, m_context.country);
        if (found.is_one_of_several && m_schema->entity(entity).key != "stage") { // each pipeline may have one
            leave_over(row, *each.piece, each.words, Reason::several_match, draft);
            continue;
        }
        if (!found.record && !is_made_of_its_name(*m_schema, entity)) {
            leave_over(row, *each.piece, each.words, Reason::no_such_record, draft);
            continue;
        }
        each.record = found.record;
        clear.push_back(std::move(each));
    }
    draft.references = std::move(clear);
}

// --- telling who is here ---------------------------------------------------------------------------------------------

std::string SheetImport::whole_row_key(const Draft& draft) {
    std::string key;
    for (FieldIx ix = 0; ix < m_is_mapped.size(); ++ix) {
        if (!m_is_mapped[ix] || ix == m_notes_field || is_several(m_schema->field(m_entity, ix))) continue;
        const CellEdit* cell = draft.find({m_entity, ix});
        append_value(key, cell ? cell->value : Value{});
    }
    return key;
}

void SheetImport::read_whole_rows() {
    if (std::exchange(m_has_whole_rows, true)) return;
    const Table& table = m_base.table(m_entity);
    std::string key;
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row)) continue;
        key.clear();
        for (FieldIx ix = 0; ix < m_is_mapped.size(); ++ix) {
            if (!m_is_mapped[ix] || ix == m_notes_field || is_several(m_schema->field(m_entity, ix))) continue;
            const FieldIx field = base_field(m_entity, ix);
            append_value(key, field == no_field ? Value{} : m_base.value(Place{m_entity, row}, field));
        }
        m_whole_rows.try_emplace(key, m_base.id({m_entity, row}));
    }
}

SheetImport::Match SheetImport::match(std::size_t row, Draft& draft) {
    const auto decided = m_job.decisions.find(static_cast<std::uint32_t>(row));
    if (decided != m_job.decisions.end()) {
        if (decided->second.same_as) return {.record = *decided->second.same_as, .is_sure = true};
        if (const auto same = decided->second.same_row; same && *same >= m_job.first_row && *same < row)
            if (const RecordId record = m_outcomes[*same - m_job.first_row].record)
                return {.record = record, .is_sure = true};
    }
    Match same = exact_match(draft);
    if (same.is_sure || !m_alike_here) return same;
    Match like = likely_match(draft);
    return like.record ? like : same;
}

SheetImport::Match SheetImport::exact_match(Draft& draft) {
    Match doubtful;
    bool has_identity = false;
    const CellEdit* name = draft.find({m_entity, m_name_field});
    const auto* own_name = name ? std::get_if<std::string>(&name->value) : nullptr;
    const auto try_words = [&](const FieldDef& field, FieldIx ix, const Value& value) -> std::optional<Match> {
        const auto* words = std::get_if<std::string>(&value);
        if (!words || words->empty()) return {};
        has_identity = true;
        const bool may_be_shared = field.type == FieldType::phone || field.type == FieldType::email;
        Match found{.field = ix, .is_sure = true};
        const bool is_here = m_finder.find_exact(m_entity, field, *words, [&](RecordId id) {
            const Value its_name = may_be_shared && own_name ? present(m_entity, id, m_name_field) : Value{};
            const auto* other_name = std::get_if<std::string>(&its_name);
            found.record = id;
            if (!other_name || names_agree(*own_name, *other_name)) return true;
            if (!doubtful.record) doubtful = {.record = id, .field = ix}; // a family's phone, a firm's address
            return false;
        });
        return is_here ? std::optional{found} : std::nullopt;
    };
    for (const CellEdit& cell : draft.cells) {
        if (!m_is_identifying[cell.field]) continue;
        const FieldDef& field = m_schema->field(m_entity, cell.field);
        if (const auto found = try_words(field, cell.field, cell.value)) return *found;
        for (const Value& element : cell.elements)
            if (const auto found = try_words(field, cell.field, element)) return *found;
    }
    if (has_identity || draft.cells.empty()) return doubtful;
    read_whole_rows();
    resolve_references(draft, false);
    if (std::ranges::any_of(draft.references, [](const Draft::Words& each) { return !each.record; })) return {}; // new
    const auto whole = m_whole_rows.find(whole_row_key(draft));
    return whole == m_whole_rows.end() ? Match{} : Match{.record = whole->second, .is_sure = true};
}

// --- telling who is alike --------------------------------------------------------------------------------------------

void SheetImport::find_likeness() {
    if (!m_job.finds_alike || m_job.mapping.known == KnownRow::add ||
        !DuplicateIndex::is_possible(m_base.schema(), m_entity))
        return;
    m_alike_here = m_job.alike_here;
    if (!m_alike_here) m_alike_here = std::make_shared<DuplicateIndex>(m_base, m_entity, m_context.country);
    if (!m_alike_here->is_ready()) {
        const auto here = static_cast<float>(m_base.table(m_entity).rows());
        m_index_share = here / (here + 8 * static_cast<float>(m_job.sheet->row_count()) + 1);
    }
    m_alike_rows = std::make_unique<DuplicateIndex>(*m_staged, m_entity, m_context.country);
    constexpr std::size_t all_at_once = 1 << 20; // of nothing: rows are added one by one
    m_alike_rows->work(all_at_once);
}

// The index knows the schema's own fields, not those that this import makes.
const std::vector<CellEdit>& SheetImport::built_in_cells(const Draft& draft) {
    m_built_in_cells.clear();
    for (const CellEdit& cell : draft.cells)
        if (!m_schema->is_custom(m_entity, cell.field)) m_built_in_cells.push_back(cell);
    return m_built_in_cells;
}

SheetImport::Match SheetImport::likely_match(const Draft& draft) {
    const std::vector<CellEdit>& cells = built_in_cells(draft);
    Match best;
    const auto look_in = [&](DuplicateIndex& index) {
        for (DuplicateCandidate& found : index.candidates(cells, possible_score, 1)) {
            const bool is_here = found.added == DuplicateCandidate::no_added;
            const RecordId record = is_here ? m_base.id(found.place) : m_outcomes[found.added].record;
            if (!record || found.score <= best.likeness) continue;
            best = {.record = record,
                    .is_sure = found.score >= sure_score,
                    .likeness = found.score,
                    .reasons = std::move(found.reasons)};
        }
    };
    look_in(*m_alike_here);
    look_in(*m_alike_rows);
    return best;
}

void SheetImport::keep_likeness(std::size_t row, const Draft& draft) {
    if (m_alike_rows) m_alike_rows->add(static_cast<std::uint32_t>(row - m_job.first_row), built_in_cells(draft));
}

std::span<const DuplicateReason> SheetImport::reasons(std::uint32_t row) const {
    const auto known = m_reasons.find(row);
    return known == m_reasons.end() ? std::span<const DuplicateReason>{} : known->second;
}

// --- one row ---------------------------------------------------------------------------------------------------------

bool SheetImport::find_lost(std::size_t row, const Draft& draft) {
    const auto lose = [&](FieldIx field, Reason reason) {
        m_problems.push_back({static_cast<std::uint32_t>(row), CellProblem::no_column, reason, field});
        ++m_report.problem_count;
        return true;
    };
    for (const FieldIx ix : m_required)
        if (!draft.says({m_entity, ix})) return lose(ix, Reason::required);
    if (m_names_somebody) {
        const FieldIx person = m_schema->field(m_entity, "person");
        bool is_somebody_named = false;
        for (const std::string_view who : {"person", "company", "lead"})
            if (const FieldIx field = m_schema->field(m_entity, who); field != no_field)
                is_somebody_named = is_somebody_named || draft.says({m_entity, field});
        if (!is_somebody_named) return lose(person, Reason::nobody_named);
    }
    return false;
}

RowOutcome SheetImport::take_row(std::size_t row) {
    Draft& draft = *m_draft;
    read_row(row, draft);
    const auto decided = m_job.decisions.find(static_cast<std::uint32_t>(row));
    const RowDecision* decision = decided == m_job.decisions.end() ? nullptr : &decided->second;
    if (!draft.has_any) return {.fate = RowFate::empty};
    if (m_period_field != no_field && !draft.says({m_entity, m_period_field})) {
        const CivilDate today = civil_of(m_context.today);
        draft.put({m_entity, m_period_field},
                  std::int64_t{date_of(CivilDate{.year = today.year, .month = today.month, .day = 1}).days});
    }
    if (!draft.references.empty()) look_up(row, draft);
    if (draft.is_left_out || (decision && decision->is_left_out)) return {.fate = RowFate::left_out};
    const bool is_own = decision && decision->known == KnownRow::add; // whoever it is like
    RowOutcome outcome;
    Match found = m_job.mapping.known == KnownRow::add && !decision ? Match{} : match(row, draft);
    outcome.known_by = found.field;
    outcome.likeness = found.likeness;
    outcome.like = found.record;
    if (!found.reasons.empty()) m_reasons[static_cast<std::uint32_t>(row)] = std::move(found.reasons);
    if (found.record.session == m_session && found.record.n < m_row_of.size())
        outcome.same_row = m_row_of[found.record.n];
    const KnownRow policy = decision && decision->known      ? *decision->known
                            : found.is_sure                  ? m_job.mapping.known
                            : found.likeness >= likely_score ? m_job.mapping.likely
                                                             : KnownRow::add;
    const bool is_told = decision && (decision->same_as || decision->same_row);
    if (found.record && !is_own && (policy != KnownRow::add || is_told)) {
        const bool is_of_sheet = found.record.session == m_session;
        outcome.record = found.record;
        outcome.fate = RowFate::skipped;
        if (policy == KnownRow::skip && (!is_of_sheet || !found.is_sure)) return outcome;
        resolve_references(draft, true);
        const bool learns = stage_known(found.record, draft, policy == KnownRow::overwrite && !is_of_sheet);
        outcome.fate = is_of_sheet ? RowFate::joined : learns ? RowFate::updated : RowFate::unchanged;
        return outcome;
    }
    outcome.is_doubtful = found.record && !is_own;
    outcome.fate = find_lost(row, draft) ? RowFate::lost : RowFate::added;
    if (outcome.fate == RowFate::lost) return outcome;
    resolve_references(draft, true);
    outcome.record = stage_new(row, draft);
    keep_likeness(row, draft);
    return outcome;
}

void SheetImport::note_outcome(const RowOutcome& outcome) {
    ++m_report.rows_read;
    ++m_report.fates[static_cast<std::size_t>(outcome.fate)];
    m_report.doubtful += outcome.is_doubtful;
}

bool SheetImport::step(std::size_t rows_max) {
    if (m_alike_here && !m_alike_here->is_ready()) {
        m_alike_here->work(rows_max * 8);
        return true;
    }
    const std::size_t end = std::min(m_job.sheet->row_count(), m_next_row + rows_max);
    while (m_batch && m_next_row < end) take_batch(std::min(Batch::rows_max, end - m_next_row));
    for (; m_next_row < end; ++m_next_row) {
        m_outcomes.push_back(take_row(m_next_row));
        note_outcome(m_outcomes.back());
    }
    if (m_next_row < m_job.sheet->row_count()) return true;
    finish();
    return false;
}

float SheetImport::progress() const {
    const std::size_t rows = m_job.sheet->row_count();
    const float read = rows ? static_cast<float>(m_next_row) / static_cast<float>(rows) : 1;
    const bool is_index_made = !m_alike_here || m_alike_here->is_ready();
    return m_index_share * (is_index_made ? 1 : m_alike_here->progress()) + (1 - m_index_share) * read;
}

CellShown SheetImport::shown(std::size_t row, std::size_t column) const {
    CellShown cell;
    std::string room;
    cell.text = std::string(cleaned(m_job.sheet->cell(row, column), room));
    if (column >= m_pieces.size() || !m_pieces[column].front().field) return cell;
    const Piece& piece = m_pieces[column].front();
    cell.entity = piece.target.entity;
    cell.field = piece.target.field;
    const ColumnMapping& mapping = m_job.mapping.columns[column];
    std::string_view text = cell.text.empty() ? std::string_view(mapping.default_text) : std::string_view(cell.text);
    if (const CellRule* rule = rule_for(mapping, text)) {
        if (rule->action != CellAction::replace && rule->action != CellAction::new_choice)
            return cell.text.clear(), cell;
        if (rule->action == CellAction::replace) text = rule->to;
    }
    const FieldType type = piece.field->type;
    if (text.empty() || !mapping.split_targets.empty() || type == FieldType::reference || type == FieldType::address)
        return cell;
    const std::string said(text); // of the rule or the default where one speaks
    cell.text = said;
    if (is_several(*piece.field)) return cell;
    auto value = checked(piece, said);
    std::string words;
    if (value)
        cell.value = *value;
    else if (type == FieldType::phone && !phones_in(said, m_context, words).empty())
        cell.value = phones_in(said, m_context, words).front();
    else
        cell.problem = value.error();
    return cell;
}

} // namespace crm
