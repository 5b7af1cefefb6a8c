// A file on its way in: what it is, read piece by piece, understood, staged beside the workspace, and taken in as one
// change. The import screen shows the stages; a dropped file begins here too, and so does a block of cells that was
// pasted.
#pragma once
#include <map>
#include <memory>
#include <optional>

#include "core/app/attachments.hpp"
#include "core/app/import_commit.hpp"
#include "core/formats/sheet_reader.hpp"
#include "core/import/guess.hpp"
#include "web/frame/context.hpp"

namespace crm {

enum class ImportStage : std::uint8_t { idle, reading, mapping, checking, checked, taking, done, failed };

// A step that can be undone, told apart from every other.
struct UndoMark {
    RecordId added, record;
    Stamp written;
    bool operator==(const UndoMark&) const = default;
};

struct FileImport {
    ImportStage stage = ImportStage::idle;
    std::uint64_t number = 0; // of the file, 0: none; what a screen keeps of one does not serve the next
    std::string file_name;
    std::uint64_t bytes_read = 0, bytes_total = 0;
    double stage_began_ms = 0;
    BothNames failure{};
    // A sheet, or several
    FileKind kind = FileKind::csv;
    std::unique_ptr<SheetReader> reader;
    std::vector<Sheet> sheets;
    std::size_t sheet = 0, first_row = 1;
    SheetMapping mapping;
    std::vector<ColumnProfile> profiles;
    bool is_as_last_time = false;
    std::map<std::uint32_t, RowDecision> decisions;
    std::shared_ptr<DuplicateIndex> alike; // who is here, for every check of this sheet
    EntityIx alike_entity = no_entity;
    std::uint64_t alike_revision = 0;     // of the table it was made of
    std::unique_ptr<SheetImport> check;   // every row, read and compared
    std::uint64_t check_number = 0;       // another for every check
    std::unique_ptr<SheetImport> recheck; // anew, since something was changed; takes the other's place
    // A file of Wasl's, or the vault that a failure page gave out
    bool is_rescue = false;
    std::string bytes;
    std::unique_ptr<StagedImport> records;
    // The base that either was compared with: another opening of a data set, or records that were made anew from the
    // journal, and its memory is gone.
    const Tables* of = nullptr;
    std::uint64_t of_opening = 0, of_revision = 0;
    std::optional<ImportReport> promised; // what a person wanted, while the rows are checked once more before it
    std::unique_ptr<PieceIntake> files;   // what it has of attached files, kept as it is read
    // Either, on its way into the workspace
    std::unique_ptr<RowBlocks> rows;
    std::size_t records_added = 0;
    std::optional<UndoMark> undo; // of what was taken in

    const Sheet& rows_of() const { return sheets[sheet]; }
    float progress() const;
    double seconds_left() const; // negative: too early to say
};

FileImport& file_import();
void choose_import_file(); // must follow a click
void listen_for_dropped_files();
void choose_sheet(std::size_t sheet);
void map_rows_as(EntityIx entity);          // guesses the columns anew
void put_heading_at(std::size_t first_row); // the number of rows before the data
void check_rows();                          // reads every row with the present mapping, in slices
void take_rows();                           // in slices; one change, one undo
void save_import_report(FileKind kind);     // what became of each row: xlsx or csv
void save_mapping();                        // what becomes of each column, for another time or another firm
void open_mapping();                        // must follow a click
void save_template(EntityIx entity);        // a workbook with our headings, to be filled in
void forget_import();
void follow_base();          // before anything is drawn: looks again when the base it was compared with has gone
bool can_undo_this_import(); // it is the next step that an undo takes back

} // namespace crm
