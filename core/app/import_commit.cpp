#include "core/app/import_commit.hpp"

namespace crm {

Committed commit_import(Workspace& workspace, const SheetImport& import, RowBlocks rows) {
    bool has_rows = false;
    for (EntityIx entity = 0; entity < import.staged().table_count(); ++entity)
        has_rows |= import.staged().table(entity).rows() > 0;
    if (!has_rows) return {"import", {}, 0};
    return workspace.commit_rows(std::move(rows), "import", import.session());
}

} // namespace crm
