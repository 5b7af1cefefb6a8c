// A sheet on its way into the base: every row read as its mapping says, checked as a form would check it, compared with
// what is here and with the rows before it, and staged in tables beside the base. Nothing of the base changes; the same
// sheet, mapping and decisions give the same staging, so whatever a person changes on the way, the rows are simply read
// again.
//
//     SheetImport import(tables, workspace.begin_rows(), {.sheet = &sheet, .first_row = 1, .mapping = mapping},
//                        context);
//     while (import.step(500)) …                     // some milliseconds each
//     import.report(), import.outcomes(), import.problems()
//     commit_import(workspace, import);              // core/app: one change, one undo
//
// A cell that cannot be understood does not cost the row: its text goes to the record's notes and the problem is told.
// A row without a required field is left out and told; but a list of opening balances seldom has dates: one without is
// of the first day of this month.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/commands/command.hpp"
#include "core/formats/sheet.hpp"
#include "core/formats/sheet_mapping.hpp"
#include "core/import/finder.hpp"
#include "core/import/new_choices.hpp"
#include "core/import/targets.hpp"
#include "core/queries/duplicates.hpp"
#include "core/record/parse.hpp"
#include "core/sales/document_total.hpp"

namespace crm {

enum class RowFate : std::uint8_t {
    added,
    updated,   // its record was here already and learns something
    joined,    // goes into the record of an earlier row: a double within the sheet, a further line of an order
    unchanged, // its record is here already and says all this
    skipped,   // its record is here already, and that was to be left alone
    empty,
    left_out, // by a rule or by hand
    lost      // a required field is missing
};
inline constexpr std::size_t row_fate_count = 8;

struct RowOutcome {
    RowFate fate = RowFate::empty;
    bool is_doubtful = false;        // added, although it is like a record that is here or an earlier row
    FieldIx known_by = no_field;     // the field that says it is the same; none: the whole row, or `likeness`
    std::uint32_t same_row = no_row; // of the sheet: the earlier row that it doubles
    float likeness = 0;              // 0..1 where it was found by likeness; why: SheetImport::reasons
    RecordId record;                 // what the row became; none if nothing
    RecordId like;                   // who is here already, surely or (is_doubtful) perhaps
};

struct CellProblem {
    std::uint32_t row = 0;
    std::uint16_t column = 0; // no_column: the whole row
    Reason reason = Reason::required;
    FieldIx field = no_field; // of a row that is lost: what it lacks
    bool is_settled = false;  // a rule says what becomes of it
    bool is_new_choice = false;
    static constexpr std::uint16_t no_column = 0xffff;
};

// What a person has said about one row; the rest follows the mapping.
struct RowDecision {
    bool is_left_out = false;
    std::optional<KnownRow> known;
    std::optional<RecordId> same_as;       // it is this record
    std::optional<std::uint32_t> same_row; // or this earlier row
    bool operator==(const RowDecision&) const = default;
};

// Who is so like a record that a policy may speak for all such rows. Below, a name is the same and little else: half of
// the people of a town whose names are equal are two; such rows are shown, and only a person says that they are one.
inline constexpr float likely_score = 0.8f;

struct ImportJob {
    const Sheet* sheet = nullptr;
    std::size_t first_row = 1; // of data
    SheetMapping mapping;
    std::map<std::uint32_t, RowDecision> decisions; // by row of the sheet
    // Also who is only like a record: other spellings, slips, the same birthday. `alike_here` is an index of the base
    // that another check of the same sheet has made; it is made ready if it is not, and made if there is none.
    bool finds_alike = false;
    std::shared_ptr<DuplicateIndex> alike_here;
    bool is_row_by_row = false; // no columns at a time: for tests, which compare the two
};

struct ImportReport {
    std::size_t rows_read = 0;
    std::size_t fates[row_fate_count] = {};
    std::size_t linked = 0;        // records made because a row named them
    std::size_t problem_count = 0; // cells that no rule settles, and rows that are lost
    std::size_t words_left = 0;    // cells that were to be new choices, one too many or too long
    std::size_t operator[](RowFate fate) const { return fates[static_cast<std::size_t>(fate)]; }
    std::size_t doubtful = 0;
};

// What one cell says, and what is made of it: for the screen that shows both.
struct CellShown {
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    std::string text; // of what is no single value: the cleaned words
    Value value;      // missing: text
    std::optional<Reason> problem;
};

class SheetImport {
public:
    SheetImport(const Tables& base, std::pair<Session, Stamp> rows, ImportJob job, ParseContext context);
    ~SheetImport();

    bool step(std::size_t rows_max); // false: all rows are read
    void run() {
        while (step(4096)) {
        }
    }
    float progress() const;

    const ImportJob& job() const { return m_job; }
    const ImportReport& report() const { return m_report; }
    const std::vector<RowOutcome>& outcomes() const { return m_outcomes; }  // of row job().first_row + i
    const std::vector<CellProblem>& problems() const { return m_problems; } // by row
    const Tables& staged() const { return *m_staged; }
    Session session() const { return m_session; }
    EntityIx entity() const { return m_entity; }
    const Schema& schema() const { return *m_schema; }                          // with the fields that the import makes
    const std::vector<NewChoice>& new_choices() const { return m_new_choices; } // once all rows are read
    CellShown shown(std::size_t row, std::size_t column) const;
    // Why a row is like the record or the row that its outcome names; strongest first.
    std::span<const DuplicateReason> reasons(std::uint32_t row) const;

private:
    class DealStaging;
    struct Piece;
    struct Draft;
    struct Match;
    struct Batch;
    struct BatchColumn;

    void note_fields();
    void resolve();
    void make_fields();
    void make_field(std::size_t column, const NewField& field);
    void read_row(std::size_t row, Draft& draft);
    void read_piece(std::size_t row, const Piece& piece, std::string_view text, Draft& draft);
    void read_phone(std::size_t row, const Piece& piece, std::string_view text, Draft& draft);
    void read_several(std::size_t row, const Piece& piece, std::string_view text, Draft& draft);
    void leave_over(std::size_t row, const Piece& piece, std::string_view text, Reason reason, Draft& draft);
    bool take_new_choice(std::size_t row, const Piece& piece, std::string_view text, Draft& draft);
    void drop_unused_choices();
    void stage_new_choices();
    Result<Value, Reason> checked(const Piece& piece, std::string_view text) const;
    Result<Value, Reason> read_and_checked(const Piece& piece, std::string_view text) const;
    void look_up(std::size_t row, Draft& draft);
    RowOutcome take_row(std::size_t row);
    void find_likeness();
    Match match(std::size_t row, Draft& draft);
    Match exact_match(Draft& draft);
    Match likely_match(const Draft& draft);
    void keep_likeness(std::size_t row, const Draft& draft);
    const std::vector<CellEdit>& built_in_cells(const Draft& draft);
    std::string whole_row_key(const Draft& draft);
    void read_whole_rows();
    bool find_lost(std::size_t row, const Draft& draft);
    RecordId stage_new(std::size_t row, Draft& draft);
    bool stage_known(RecordId id, Draft& draft, bool overwrites);
    void stage_belonging(RecordId owner, Draft& draft);
    void stage_line(RecordId order, const Draft& draft);
    bool is_new_workplace(RecordId person, RecordId company);
    bool keep_notes(RecordId id, const std::string& leftovers);
    void resolve_references(Draft& draft, bool adds);
    RecordId find_or_add(EntityIx entity, std::string_view words);
    RecordId new_record_id(EntityIx entity);
    void index_cell(EntityIx entity, RecordId id, const CellEdit& cell);
    RecordId stage_belonging_record(RecordId owner, const Draft& draft);
    void write(EntityIx entity, RecordId record, FieldIx field, Value value, OpKind kind = OpKind::set);
    Value present(EntityIx entity, RecordId record, FieldIx field) const;
    std::vector<Value> present_elements(EntityIx entity, RecordId record, FieldIx field) const;
    FieldIx base_field(EntityIx entity, FieldIx field) const;
    void plan_batches();
    void take_batch(std::size_t count);
    void read_batch(std::size_t count);
    void read_batch_column(BatchColumn& column, std::size_t count);
    bool read_batch_words(BatchColumn& column, std::size_t i, std::string_view cell);
    bool read_batch_phone(BatchColumn& column, std::size_t i, std::string_view cell);
    bool read_batch_number(BatchColumn& column, std::size_t i, std::string_view cell);
    bool read_batch_meaning(BatchColumn& column, std::size_t i, std::string_view words);
    std::optional<std::int64_t> meaning(BatchColumn& column, std::size_t row) const;
    std::optional<Value> plain_value(const Piece& piece, std::string_view cell, Reason* reason = nullptr) const;
    bool is_known_in_batch(std::size_t i) const;
    void take_plain(std::size_t i);
    void stage_run();
    void note_outcome(const RowOutcome& outcome);
    void keep_mapping();
    void write_totals();
    void settle_deals();
    void settle_stock(); // stock_staging.cpp
    void tell_price(std::uint32_t row, Reason reason);
    void finish();

    const Tables& m_base;
    ImportJob m_job;
    ParseContext m_context;
    std::unique_ptr<Schema> m_schema;
    std::unique_ptr<Tables> m_staged;
    Session m_session;
    Stamp m_at;
    std::uint64_t m_records = 0;
    EntityIx m_entity = no_entity, m_other = no_entity; // what belongs to a row's record
    FieldIx m_owner_field = no_field, m_name_field = no_field, m_notes_field = no_field, m_total_field = no_field;
    std::vector<std::vector<Piece>> m_pieces;        // by column
    std::vector<bool> m_is_mapped, m_is_identifying; // by field of m_entity
    std::vector<FieldIx> m_required;
    FieldIx m_period_field = no_field;                   // the date of an opening balance
    bool m_names_somebody = false, m_may_repeat = false; // a dealing is with somebody; two sales of a day are two sales
    RecordFinder m_finder;
    std::unordered_map<std::string, RecordId> m_whole_rows; // rows that nothing tells apart but all they say
    bool m_has_whole_rows = false;
    std::vector<std::uint32_t> m_row_of; // number of a staged record -> row of the sheet
    std::unordered_map<std::uint64_t, std::vector<LineAmounts>> m_lines_of; // number of a staged order -> its lines
    std::shared_ptr<DuplicateIndex> m_alike_here; // of the base; none: only what is the same counts
    std::unique_ptr<DuplicateIndex> m_alike_rows; // of the rows before
    std::vector<CellEdit> m_built_in_cells;
    float m_index_share = 0;                                                   // of the work
    std::unordered_map<std::uint32_t, std::vector<DuplicateReason>> m_reasons; // by row
    std::set<std::pair<RecordId, RecordId>> m_workplaces;                      // who works where, in the base and here
    bool m_has_workplaces = false;
    std::size_t m_next_row = 0;
    std::unique_ptr<Draft> m_draft; // its memory serves every row
    std::unique_ptr<Batch> m_batch; // none: every row is read by itself
    std::vector<RowOutcome> m_outcomes;
    std::vector<CellProblem> m_problems;
    std::vector<NewChoice> m_new_choices;
    ImportReport m_report;
};

} // namespace crm
