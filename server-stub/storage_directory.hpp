// The vault's storage in a directory, for the server, the command line and the tests.
//
//     <root>/v-<dataset>/…   log area            <root>/c-<dataset>/…   chunk area
//
// Every value is a file that is written beside its place, flushed, and renamed into it. A batch
// of several values first writes all of them beside, then one small JOURNAL that lists the
// renames: its own rename is the moment of commit. Whoever opens the directory next finishes
// what a journal says. One process writes (a lock on WRITER); each commit holds COMMIT for a
// moment, so that epoch check and renames are one step for all processes.
//
// Callbacks come before the call returns.
#pragma once

#include "core/base/storage.hpp"

#include <chrono>
#include <map>
#include <string>

namespace crm {

class DirectoryStorage : public Storage {
public:
    explicit DirectoryStorage(std::string root);
    ~DirectoryStorage() override;

    void open(const StorageOpen& request, Done<StorageOpened> done) override;
    void read(StorageArea area, std::string_view name, Done<Bytes> done) override;
    void list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) override;
    void commit(const StorageBatch& batch, Done<void> done) override;
    void verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) override;
    void erase(StorageArea area, const std::vector<std::string>& names, uint64_t expected_epoch,
               Done<void> done) override;
    void close() override;
    void estimate(Done<StorageEstimate> done) override;
    void on_event(std::function<void(StorageEvent)> listener) override { m_listener = std::move(listener); }

private:
    std::string path_of(StorageArea area) const;
    Result<void, StorageError> commit_now(const StorageBatch& batch) const;

    std::string m_root;
    std::string m_dataset;
    bool m_is_open = false;
    int m_writer_lock = -1;
    std::function<void(StorageEvent)> m_listener;
};

// The vault's timer where there is no event loop. A directory answers at once, so nothing is
// ever late; what the vault wants done later (retries, its reserve) runs in run_due(), which
// the owner calls now and then.
class DirectoryTimer : public VaultTimer {
public:
    void call_after(int64_t delay_ms, std::function<void()> action) override;
    void run_due();

private:
    std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> m_actions;
};

} // namespace crm
