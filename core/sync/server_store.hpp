// Where the server keeps operations: SQLite (server-stub/server_store_sqlite), a fake that forgets (tests/simulation),
// later PostgreSQL. One store is one data set.
//
// Arrival numbers are handed out inside the transaction that stores the operation, and transactions of a data set
// follow each other: a reader must never see number 11 before number 10 is there. (SQLite has one writer anyway;
// PostgreSQL must lock the data set's row before it asks for a number, because its sequences run ahead of what is
// visible.)
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "core/base/checksum.hpp"
#include "core/base/result.hpp"
#include "core/record/wire.hpp"

namespace crm {

enum class StoreError : std::uint8_t {
    busy,  // again later
    full,  // no room on the disk
    failed // anything else
};

class ServerTransaction {
public:
    virtual ~ServerTransaction() = default;
    virtual std::uint64_t last_n(Session session) = 0;                 // 0: nothing of it yet
    virtual Hash128 content_of(OpId id) = 0;                           // as given to append; zero when it is not known
    virtual void append(const WireOp& op, const Hash128& content) = 0; // gets the next arrival number
    virtual std::uint64_t head() = 0;                                  // the newest arrival number
    // Erasing: gives every operation whose text names the record to `emptied`, which answers what shall stand instead
    // of its text (nothing: it stays). Nothing of the old texts may be left when the transaction is done.
    using Emptied = std::function<std::optional<std::string>(const WireOp&)>;
    virtual void erase(RecordId record, const Emptied& emptied) = 0;
    virtual bool is_erased(RecordId record) = 0; // was it given to erase()?
};

struct StoredPage {
    std::vector<WireOp> ops;  // in order of seq
    std::uint64_t cursor = 0; // seq of the last of them, or what was asked with
    std::uint64_t head = 0;
    OpDigest check; // of everything up to `cursor`
};

class ServerStore {
public:
    virtual ~ServerStore() = default;
    // `work` answers whether to keep what it did. When it did and this answers without an error, all of it is durable.
    virtual Result<void, StoreError> transact(const std::function<bool(ServerTransaction&)>& work) = 0;
    // What arrived after the cursor, up to so many operations or bytes of text (at least one operation).
    virtual Result<StoredPage, StoreError> read(std::uint64_t cursor, std::size_t ops_max, std::size_t bytes_max) = 0;
};

} // namespace crm
