// A file on its way in: what it is, read piece by piece, staged beside the workspace, and taken in as one change. The
// import screen shows the stages; a dropped file begins here too.
#pragma once
#include <memory>
#include <optional>

#include "core/app/sheet_import.hpp"
#include "web/frame/context.hpp"

namespace crm {

enum class ImportStage : std::uint8_t { idle, reading, mapping, checking, checked, taking, done, failed };

struct FileImport {
    ImportStage stage = ImportStage::idle;
    std::string file_name;
    std::uint64_t bytes_read = 0, bytes_total = 0;
    BothNames failure{};
    // A sheet
    std::string bytes; // the file; sheets are read again when the mapping changes
    CsvFormat format;
    std::vector<std::vector<std::string>> sample; // first rows, the heading first
    SheetMapping mapping;
    std::unique_ptr<SheetImport> csv;
    std::unique_ptr<CsvReader> reader;
    // A file of Wasl's, or the vault that a failure page gave out
    bool is_rescue = false;
    std::unique_ptr<StagedImport> records;
    // Either, on its way into the workspace
    std::unique_ptr<RowBlocks> rows;
    std::size_t records_added = 0;
    float progress() const {
        return bytes_total ? static_cast<float>(static_cast<double>(bytes_read) / static_cast<double>(bytes_total))
                           : -1.0f;
    }
};

FileImport& file_import();
void choose_import_file(); // must follow a click
void listen_for_dropped_files();
void map_rows_as(Context& ctx, EntityIx entity);
void check_rows(); // stages every row with the present mapping, in slices
void take_rows();  // in slices; one change, one undo
void forget_import();

} // namespace crm
