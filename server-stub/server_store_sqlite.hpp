// The server's operations in an SQLite file (storage-sync 3.4): write-ahead log, and a commit is only over when the
// disk has it (synchronous=FULL), because the answer that follows is a promise. One connection writes, another reads
// beside it.
//
//     ops(dataset, seq, session, n, ms, ctr, by, hash, xored, payload)     sessions(session, dataset, device, last_n)
//     devices(id, token_hash, user, role, last_seen, revoked)              snapshots(dataset, seq, made, name, bytes)
//
// `xored` is the XOR of hash_of(id) over the data set's operations up to this one: the sanity check at any cursor is
// one row.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/access/may.hpp"
#include "core/base/date.hpp"
#include "core/sync/server_store.hpp"
#include "server-stub/sha256.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace crm {

class SqliteServerStore final : public ServerStore {
public:
    // Makes the file where there is none. The error is SQLite's own sentence.
    static Result<std::unique_ptr<SqliteServerStore>, std::string> open(const std::string& path,
                                                                        const std::string& dataset);
    ~SqliteServerStore() override;

    Result<void, StoreError> transact(const std::function<bool(ServerTransaction&)>& work) override;
    Result<StoredPage, StoreError> read(std::uint64_t cursor, std::size_t ops_max, std::size_t bytes_max) override;
    std::uint64_t head();

    // Who may come in. A token is kept as its hash.
    bool has_devices();
    Result<void, StoreError> add_device(const Sha256& token_hash, const std::string& user);
    std::optional<User> user_of(const Sha256& token_hash);

private:
    struct Transaction;
    struct Connection;
    SqliteServerStore() = default;

    std::string m_dataset;
    std::unique_ptr<Connection> m_writer, m_reader;
    std::mutex m_writing, m_reading;
};

} // namespace crm
