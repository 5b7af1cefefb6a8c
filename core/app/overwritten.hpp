// What an import is about to overwrite, so that its undo can put it back.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/app/undo_stack.hpp"

namespace crm {

// What rows that are about to be merged will change in records that are here. Their fields may be known by the tables
// only afterwards (an import brings fields of its own), so take() comes after the rows.
class Overwritten {
public:
    explicit Overwritten(const Tables& tables) : m_tables(tables) {}
    void note(const Tables& staged, Place row);
    std::vector<UndoCell> take();

private:
    const Tables& m_tables;
    std::vector<Op> m_ops;
    std::vector<UndoCell> m_cells;
    std::vector<std::pair<std::size_t, std::string>> m_coming; // cells of fields that come with the rows, by key
};

} // namespace crm
