// A staged sheet becomes part of the base: one change, which one undo takes back: new records, what known ones have
// learnt, and the fields that were made for it. The mapping is kept for the next sheet with the same heading, and is
// not undone.
#pragma once
#include "core/app/workspace.hpp"
#include "core/import/sheet_import.hpp"

namespace crm {

// `rows`: made of import.staged(), in steps where a page has to stay alive.
Committed commit_import(Workspace& workspace, const SheetImport& import, RowBlocks rows);
inline Committed commit_import(Workspace& workspace, const SheetImport& import) {
    return commit_import(workspace, import, RowBlocks(import.staged()));
}

} // namespace crm
