// The backup to a file: when it is due, and writing it. The same JSON that "export" writes: everything, the bin
// included.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

bool is_backup_due(
    const Context& ctx); // seven days or 500 changes since the last backup or sync, and something to lose
void start_backup();     // streams the file to the person's downloads, with a toast at its end
void postpone_backup();  // asks again tomorrow
void note_backup();      // a sync or an export counts as one

struct ExportProgress {
    bool is_running = false;
    std::size_t written = 0, total = 0;
};
ExportProgress export_progress();
void export_records(std::vector<RecordId> only, std::string file_name); // empty: everything

} // namespace crm
