// Reads the journal from a place on, one entry after the other, with no more of it in memory than a page.
#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "core/app/row_order.hpp"
#include "core/record/journal_entry.hpp"
#include "core/store/vault.hpp"

namespace crm {

class JournalWalk {
public:
    JournalWalk(Vault& vault, Lsn first) : m_vault(vault), m_next(first) {}
    // The next entry, or nothing at the end of what is durable.
    void next(std::function<void(Result<std::optional<LogRecord>, StorageError>)> done);
    Lsn next_lsn() const { return m_page.empty() ? m_next : m_page.front().lsn; }

private:
    Vault& m_vault;
    Lsn m_next; // after the page
    std::deque<LogRecord> m_page;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

// Every entry from `first` on; `visit` answers by its last argument whether to go on.
using VisitEntry = std::function<void(JournalEntry&&, LogRecord&&, std::function<void(bool)>)>;
void each_entry(Vault& vault, const Schema& schema, Lsn first, VisitEntry visit, Done<void> done);

// The operations of an entry of many rows, row by row. `visit` gets each row's.
using VisitOps = std::function<void(std::vector<Op>&)>;
void each_row(Vault& vault, const Schema& schema, const JournalEntry& entry, const LogRecord& record, VisitOps visit,
              Done<void> done);

// One block of it: `next` is the number of its first operation and becomes that of the block after it.
Result<void, StorageError> each_row_of_block(const Schema& schema, BytesView block, OpId& next, const VisitOps& visit);

} // namespace crm
