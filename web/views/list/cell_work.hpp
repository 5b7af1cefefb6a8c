// What a person does to many cells of a list at once: pasting, filling, emptying. Wanted cells are checked as one
// change; what does not fit is shown beside its record before anything happens, and what fits can be taken, with one
// undo.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/kit/table.hpp"
#include "web/views/list/cell_values.hpp"
#include "web/views/list/layouts.hpp"

namespace crm {

struct RefusedCell {
    std::string record, text; // whose, and what was to be written
    FieldIx field = no_field;
    Reason reason = Reason::required;
};

struct CellWork {
    EntityIx entity = no_entity;
    SaveRecords change;                // tags that are new come first
    std::size_t tags = 0;              // so many
    std::vector<RefusedCell> refused;  // not in the change any more
    std::size_t added = 0, edited = 0; // records in the change
    std::size_t cells = 0;             // in the change
};

// Takes out of the change what cannot be, until the rest can.
void settle(const Context& ctx, CellWork& work);

// Sends it, or asks first: when records are added or something was refused.
void do_or_ask(Context& ctx, CellWork work);
void cell_work_ui(Context& ctx); // the question, while it is open

std::string sentence_of(const Context& ctx, const CellWork& work); // what was done, for the toast

// The rows and fields of a table's block.
struct CellBlock {
    std::vector<Place> places;
    std::vector<ListColumn> columns;  // of the block
    std::vector<FieldIx> fields;      // the same; no_field: the column stands beside the record, nothing is written
    std::vector<FieldIx> fields_from; // all that are shown from its first one on
};

void copy_cells(Context& ctx, const CellBlock& block);
void paste_cells(Context& ctx, const ListPart& part, const TableBlock& at, const CellBlock& block,
                 std::string_view text);
void empty_cells(Context& ctx, EntityIx entity, const CellBlock& block);
// `above`: the row before the block, whose cells a block of one row takes.
void fill_down(Context& ctx, EntityIx entity, const CellBlock& block, Place above);
void fill_along(Context& ctx, EntityIx entity, const CellBlock& block);

} // namespace crm
