#include "core/import/sheet_batch.hpp"

#include <algorithm>

#include "core/base/text_hash.hpp"
#include "core/commands/check.hpp"
#include "core/formats/csv.hpp"
#include "core/import/clean.hpp"
#include "core/import/read_cell.hpp"
#include "core/text/phones.hpp"

namespace crm {

namespace {

bool is_for_batches(const FieldDef& field, const ColumnTarget& target) {
    const Layout layout = layout_of(field);
    if (layout == Layout::address) return target.part != nullptr;
    return layout != Layout::set && layout != Layout::money && layout != Layout::reference;
}

bool is_asked_once(Layout layout, FieldType type) {
    return layout == Layout::term || layout == Layout::address || type == FieldType::yes_no;
}

// Whether a cell of the right form needs no further check.
bool fits_unread(const FieldDef& field, std::string_view cell) {
    constexpr std::size_t short_bytes = 200; // check_words() lets words of any field without a limit have more
    return field.example.empty() && cell.size() <= (field.length_max ? field.length_max : short_bytes);
}

// An address that a form would keep as it stands: most of a file's, and no need to look at them twice.
bool is_plain_email(std::string_view text) {
    constexpr std::string_view other_signs = "<>,;'";
    std::size_t at = text.npos, dot = text.npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c <= ' ' || c == 0x7f || (c >= 'A' && c <= 'Z') || other_signs.find(c) != other_signs.npos) return false;
        if (c == '@' && std::exchange(at, i) != text.npos) return false;
        if (c == '.') dot = i;
    }
    return at != text.npos && at > 0 && dot != text.npos && dot > at + 1 && dot + 1 < text.size() &&
           !text.starts_with("mailto:");
}

} // namespace

// --- which columns ---------------------------------------------------------------------------------------------------

void SheetImport::plan_batches() {
    if (m_job.is_row_by_row || m_alike_here || m_names_somebody || m_finder.uses_names(m_entity)) return;
    auto batch = std::make_unique<Batch>();
    for (std::size_t c = 0; c < m_pieces.size(); ++c) {
        const ColumnMapping& mapping = m_job.mapping.columns[c];
        const Piece& piece = m_pieces[c].front();
        if (!piece.field && mapping.split_targets.empty()) continue; // left out
        if (!mapping.default_text.empty()) return;                   // every row would be odd
        const bool is_taken = mapping.split_targets.empty() && piece.target.entity == m_entity &&
                              is_for_batches(*piece.field, piece.target);
        if (!is_taken) {
            batch->left_columns.push_back(c);
            continue;
        }
        const auto same = std::ranges::find(batch->columns, piece.target.field, &BatchColumn::field);
        if (same == batch->columns.end()) {
            batch->columns.push_back({.pieces = {&piece},
                                      .field = piece.target.field,
                                      .layout = layout_of(*piece.field),
                                      .is_identifying = m_is_identifying[piece.target.field]});
        } else if (piece.target.part) {
            same->pieces.push_back(&piece);
        } else {
            batch->left_columns.push_back(c); // joined with what another column says
        }
    }
    for (const FieldIx field : m_required)
        if (std::ranges::find(batch->columns, field, &BatchColumn::field) == batch->columns.end()) return;
    m_batch = std::move(batch);
}

// --- reading a column ------------------------------------------------------------------------------------------------

namespace {

struct Cells { // of a column of the sheet, in the rows of a batch
    const Sheet* sheet;
    std::size_t column, first_row;
    std::string_view operator[](std::size_t i) const { return sheet->cell(first_row + i, column); }
};

} // namespace

// What a form would make of the cell; nothing: it is odd, and `reason` says why where a check does.
std::optional<Value> SheetImport::plain_value(const Piece& piece, std::string_view cell, Reason* reason) const {
    std::string room;
    const std::string_view text = without_guard(cleaned(cell, room));
    if (text.empty() || rule_for(*piece.mapping, text)) return {};
    auto value = checked(piece, text);
    if (!value && reason) *reason = value.error();
    if (!value || is_missing(*value)) return {};
    return *value;
}

// A telephone number that no plan knows is kept as typed and told.
bool SheetImport::read_batch_phone(BatchColumn& column, std::size_t i, std::string_view cell) {
    const Piece& piece = *column.pieces.front();
    const bool is_simple = piece.mapping->rules.empty() && fits_unread(*piece.field, cell);
    if (is_simple && is_full_e164(cell)) return column.words[i] = cell, true;
    Reason reason = Reason::not_a_phone;
    if (const auto value = plain_value(piece, cell, &reason)) {
        column.words[i] = column.changed.emplace_back(std::get<std::string>(*value));
        return true;
    }
    const std::string_view digits = cell.starts_with('+') ? cell.substr(1) : cell;
    const bool is_one_number = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_simple || !is_one_number || digits.size() < 3 || reason == Reason::not_a_phone) return false;
    const auto row = static_cast<std::uint32_t>(m_next_row + i);
    m_batch->problems.push_back({row, static_cast<std::uint16_t>(piece.column), reason, column.field});
    column.words[i] = cell;
    return true;
}

bool SheetImport::read_batch_words(BatchColumn& column, std::size_t i, std::string_view cell) {
    const Piece& piece = *column.pieces.front();
    const FieldType type = piece.field->type;
    if (type == FieldType::phone) return read_batch_phone(column, i, cell);
    const bool is_simple = piece.mapping->rules.empty();
    if (type == FieldType::email && is_simple && fits_unread(*piece.field, cell) && is_plain_email(cell))
        return column.words[i] = cell, true;
    if (type != FieldType::text && type != FieldType::long_text) {
        const auto value = plain_value(piece, cell);
        if (!value) return false;
        column.words[i] = column.changed.emplace_back(std::get<std::string>(*value));
        return true;
    }
    std::string room;
    const std::string_view text = cleaned(cell, room);
    if (text.empty() || text.front() == '\'' || (!is_simple && rule_for(*piece.mapping, text))) return false;
    const bool is_as_it_stands = text.data() >= cell.data() && text.data() < cell.data() + cell.size();
    column.words[i] = is_as_it_stands ? text : std::string_view(column.changed.emplace_back(text));
    return true;
}

bool SheetImport::read_batch_number(BatchColumn& column, std::size_t i, std::string_view cell) {
    const Piece& piece = *column.pieces.front();
    const FieldType type = piece.field->type;
    if ((type == FieldType::date || type == FieldType::moment) && piece.mapping->rules.empty())
        if (const auto date = plain_iso_date(cell)) {
            const std::int64_t number =
                type == FieldType::date ? date->days : moment_of({.date = *date}, m_context.offset_minutes).ms;
            if (number < piece.field->min || number > piece.field->max) return false;
            column.numbers[i] = number;
            return true;
        }
    const auto value = plain_value(piece, cell);
    const auto* number = value ? std::get_if<std::int64_t>(&*value) : nullptr;
    if (!number) return false;
    column.numbers[i] = *number;
    return true;
}

// Words that many rows share: what they mean, as `numbers` has it.
std::optional<std::int64_t> SheetImport::meaning(BatchColumn& column, std::size_t row) const {
    if (column.layout != Layout::address) {
        const Piece& piece = *column.pieces.front();
        const auto value = plain_value(piece, m_job.sheet->cell(row, piece.column));
        if (!value) return {};
        if (const auto* number = std::get_if<std::int64_t>(&*value)) return *number;
        column.texts.push_back(std::get<std::string>(*value));
        return static_cast<std::int64_t>(column.texts.size() - 1);
    }
    Address address;
    std::string room;
    for (const Piece* piece : column.pieces) {
        const std::string_view text = without_guard(cleaned(m_job.sheet->cell(row, piece->column), room));
        if (text.empty()) continue;
        if (rule_for(*piece->mapping, text)) return {};
        append_words(address.*piece->target.part, " ", text);
    }
    if (const Country country = country_from(address.country)) address.country = std::string(letters_of(country));
    if (address.empty()) return {};
    column.texts.push_back(packed(address));
    return static_cast<std::int64_t>(column.texts.size() - 1);
}

bool SheetImport::read_batch_meaning(BatchColumn& column, std::size_t i, std::string_view words) {
    constexpr std::uint64_t seed = 1;
    const std::uint64_t hash = text_hash(seed, words);
    std::uint32_t at = column.known.find(hash);
    if (at == FlatMap::none) {
        at = static_cast<std::uint32_t>(column.meanings.size());
        column.meanings.push_back({std::string(words), meaning(column, m_next_row + i)});
        column.known.put(hash, at);
    }
    const BatchColumn::Meaning& known = column.meanings[at];
    if (!known.number || known.words != words) return false;
    column.numbers[i] = *known.number;
    return true;
}

void SheetImport::read_batch_column(BatchColumn& column, std::size_t count) {
    Batch& batch = *m_batch;
    const bool is_words = column.layout == Layout::words;
    const bool is_shared = is_asked_once(column.layout, column.pieces.front()->field->type);
    constexpr std::size_t meanings_max = 4096; // streets: nobody's is another's
    if (column.meanings.size() > meanings_max) {
        column.known.clear();
        column.meanings.clear();
        column.texts.clear();
    }
    column.changed.clear();
    is_words ? column.words.assign(count, {}) : column.numbers.assign(count, missing_number);
    const Cells cells{m_job.sheet, column.pieces.front()->column, m_next_row};
    std::string joined;
    for (std::size_t i = 0; i < count; ++i) {
        std::string_view cell = cells[i];
        if (column.pieces.size() > 1) {
            joined = cell;
            for (const Piece* piece : std::span(column.pieces).subspan(1))
                (joined += '\x1f') += m_job.sheet->cell(m_next_row + i, piece->column);
            cell = std::ranges::all_of(joined, [](char c) { return c == '\x1f'; }) ? std::string_view{} : joined;
        }
        if (cell.empty()) continue;
        const bool is_read = is_shared  ? read_batch_meaning(column, i, cell)
                             : is_words ? read_batch_words(column, i, cell)
                                        : read_batch_number(column, i, cell);
        batch.says_something[i] = 1;
        if (!is_read) batch.is_odd[i] = 1;
    }
    if (!column.is_identifying || m_job.mapping.known == KnownRow::add || !is_words) return;
    column.keys.assign(count, 0);
    const FieldDef& field = *column.pieces.front()->field;
    for (std::size_t i = 0; i < count; ++i)
        if (!column.words[i].empty()) column.keys[i] = m_finder.key(m_entity, field, column.words[i]);
}

void SheetImport::read_batch(std::size_t count) {
    Batch& batch = *m_batch;
    batch.is_odd.assign(count, 0);
    batch.says_something.assign(count, 0);
    batch.problems.clear();
    for (BatchColumn& column : batch.columns) read_batch_column(column, count);
    for (const std::size_t c : batch.left_columns)
        for (std::size_t i = 0; i < count; ++i)
            if (!m_job.sheet->cell(m_next_row + i, c).empty()) batch.is_odd[i] = 1;
    for (std::size_t i = 0; i < count; ++i)
        if (!batch.says_something[i]) batch.is_odd[i] = 1;
    for (const BatchColumn& column : batch.columns) {
        if (std::ranges::find(m_required, column.field) == m_required.end()) continue;
        for (std::size_t i = 0; i < count; ++i)
            if (column.layout == Layout::words ? column.words[i].empty() : column.numbers[i] == missing_number)
                batch.is_odd[i] = 1;
    }
    if (m_job.mapping.known == KnownRow::add) return;
    std::vector<std::uint8_t> has_identity(count);
    for (const BatchColumn& column : batch.columns)
        for (std::size_t i = 0; i < column.keys.size(); ++i) {
            has_identity[i] |= column.keys[i] != 0;
            if (m_finder.has(column.keys[i])) batch.is_odd[i] = 1;
        }
    for (std::size_t i = 0; i < count; ++i)
        if (!has_identity[i]) batch.is_odd[i] = 1; // known by all it says, if at all
}

// --- staging ---------------------------------------------------------------------------------------------------------

// Whether an earlier row of the batch has the same number, telephone or address.
bool SheetImport::is_known_in_batch(std::size_t i) const {
    return std::ranges::any_of(m_batch->columns, [&](const BatchColumn& column) {
        return i < column.keys.size() && m_finder.has(column.keys[i]);
    });
}

void SheetImport::take_plain(std::size_t i) {
    Batch& batch = *m_batch;
    if (batch.run_count == 0) batch.run_first = i;
    ++batch.run_count;
    const RecordId id{m_session, ++m_records};
    for (const BatchColumn& column : batch.columns)
        if (i < column.keys.size() && column.keys[i]) m_finder.put(column.keys[i], id);
    m_row_of.resize(id.n + 1, no_row);
    m_row_of[id.n] = static_cast<std::uint32_t>(m_next_row + i);
    m_outcomes.push_back({.fate = RowFate::added, .record = id});
}

void SheetImport::stage_run() {
    Batch& batch = *m_batch;
    const std::size_t first = batch.run_first, count = std::exchange(batch.run_count, 0);
    if (count == 0) return;
    const FieldIx created = created_field(*m_schema, m_entity);
    const std::int64_t now = m_at.moment().ms;
    batch.cells.clear();
    bool says_created = false;
    for (BatchColumn& column : batch.columns) {
        NewCells cells{.field = column.field, .texts = column.texts};
        if (column.layout == Layout::words)
            cells.words = std::span(column.words).subspan(first, count);
        else
            cells.numbers = std::span(column.numbers).subspan(first, count);
        if (column.field == created) {
            says_created = true;
            for (std::size_t i = first; i < first + count; ++i)
                if (column.numbers[i] == missing_number) column.numbers[i] = now;
        }
        const bool has_any =
            std::ranges::any_of(cells.words, [](std::string_view words) { return !words.empty(); }) ||
            std::ranges::any_of(cells.numbers, [](std::int64_t number) { return number != missing_number; });
        if (has_any) batch.cells.push_back(cells);
    }
    if (!says_created) {
        batch.created.assign(count, now);
        batch.cells.push_back({.field = created, .numbers = batch.created});
    }
    m_staged->apply_new_rows(m_entity, {m_session, m_records - count + 1}, count, m_at, batch.cells);
}

void SheetImport::take_batch(std::size_t count) {
    Batch& batch = *m_batch;
    read_batch(count);
    std::ranges::stable_sort(batch.problems, {}, &CellProblem::row);
    auto problem = batch.problems.begin();
    const std::size_t first_row = m_next_row;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = first_row + i;
        const bool is_plain =
            !batch.is_odd[i] && !m_job.decisions.contains(static_cast<std::uint32_t>(row)) && !is_known_in_batch(i);
        for (; problem != batch.problems.end() && problem->row == row; ++problem)
            if (is_plain) {
                m_problems.push_back(*problem);
                ++m_report.problem_count;
            }
        if (is_plain) {
            take_plain(i);
            note_outcome(m_outcomes.back());
        } else {
            stage_run();
            m_outcomes.push_back(take_row(row));
            note_outcome(m_outcomes.back());
        }
    }
    stage_run();
    m_next_row = first_row + count;
}

} // namespace crm
