// The operations of this copy that the server does not have yet, in the order they were made, read from the journal as
// they are needed: of a million imported rows only a block is in memory at once.
#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "core/app/journal_walk.hpp"
#include "core/record/wire.hpp"

namespace crm {

class Workspace;

class UnsentOps {
public:
    // An operation, or the wire form of one that this release does not understand.
    using One = std::variant<Op, WireOp>;
    static OpId id_of(const One& one) {
        return std::visit([](const auto& op) { return op.id; }, one);
    }

    explicit UnsentOps(Workspace& workspace) : m_workspace(workspace) { restart(); }
    void restart(); // from the first one
    // The next of one session, numbered without a gap, up to so many or so many bytes of text; none at the end.
    void next(std::size_t ops_max, std::size_t bytes_max,
              std::function<void(Result<std::vector<WireOp>, StorageError>)> done);
    void next_one(std::function<void(Result<std::optional<One>, StorageError>)> done);
    Lsn read_up_to() const { return m_walk->next_lsn(); }

private:
    using Filled = std::function<void(Result<bool, StorageError>)>;
    void fill(Filled done); // answers whether anything is ready
    void read_block(Filled done);
    void read_entry(Filled done);
    void take_entry(JournalEntry entry, LogRecord record);
    void take_row();
    void take_waiting(const std::vector<std::string>& texts, OpId first);
    bool is_unsent(OpId id) const;
    void push(Op op);

    struct BlockRows {
        Tables tables;
        EntityIx entity;
        RowOrder order;
        Row next = 0;
    };
    Workspace& m_workspace;
    std::shared_ptr<JournalWalk> m_walk;
    std::deque<One> m_ready;
    std::vector<std::string> m_rows_waiting; // after the blocks
    std::deque<BlockRef> m_blocks;
    std::unique_ptr<BlockRows> m_rows;
    OpId m_next_row_op;
    std::vector<Op> m_row_ops;
    bool m_has_found = false;
};

} // namespace crm
