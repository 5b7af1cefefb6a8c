// A storage in memory that fails on demand, and the little world around it: a loop with
// a clock of its own, a disk that several tabs share, a canary.
//
//     FakeLoop loop;  FakeDisk disk;
//     FakeStorage tab{disk, loop};
//     tab.fail_commits(1, StorageError::closed);
//     ... vault calls ...
//     loop.run();                      // delivers what waits
//     FakeDisk half = disk.cut_after(3); // the disk as a crash after the third transaction leaves it
#pragma once

#include "core/base/storage.hpp"
#include "core/store/vault.hpp"

#include <deque>
#include <map>
#include <memory>
#include <set>

namespace crm::test {

// Callbacks run from here, in order; time passes only when told to.
class FakeLoop : public VaultTimer {
public:
    void post(std::function<void()> action) { m_tasks.push_back(std::move(action)); }
    void call_after(int64_t delay_ms, std::function<void()> action) override;
    bool step(); // one task; false when there is none
    void run();
    void advance(int64_t ms); // runs tasks and timers as they fall due
    int64_t now_ms() const { return m_now_ms; }
    size_t waiting() const { return m_tasks.size(); }

private:
    std::deque<std::function<void()>> m_tasks;
    std::multimap<int64_t, std::function<void()>> m_timers;
    int64_t m_now_ms = 0;
};

struct FakeTransaction {
    std::string dataset;
    StorageArea area = StorageArea::log;
    bool creates = false;
    std::vector<StoragePut> puts;
    std::vector<std::string> erases;
    std::optional<uint64_t> epoch;
};

struct FakeArea {
    std::map<std::string, Bytes> values;
    std::set<std::string> unreadable; // the key is there, its blob file is not
    uint64_t epoch = 0;
};

class FakeStorage;

class FakeDisk {
public:
    using Areas = std::array<std::optional<FakeArea>, storage_area_count>;

    std::map<std::string, Areas> datasets;
    std::map<std::string, FakeStorage*> writers; // who holds the lock
    std::vector<FakeTransaction> transactions;
    uint64_t quota_bytes = 0; // 0: plenty

    FakeArea* area(const std::string& dataset, StorageArea area);
    void apply(const FakeTransaction& transaction);
    uint64_t used_bytes() const;
    FakeDisk cut_after(size_t transaction_count) const;
    void flip_bit(const std::string& dataset, StorageArea area, const std::string& name, size_t bit);
};

class FakeStorage : public Storage {
public:
    FakeStorage(FakeDisk& disk, FakeLoop& loop) : m_disk(disk), m_loop(loop) {}
    ~FakeStorage() override;

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

    // ---- faults
    void fail_commits(size_t count, StorageError error) { m_failing = {count, error}; }
    void fail_erases(size_t count) { m_failing_erases = count; }
    void lose_answers(size_t count, bool applied) { m_lost = {count, applied}; } // the callback never comes
    void delay_answers(int64_t ms) { m_delay_ms = ms; }                          // of commits, after they landed
    void tear_next_commit(size_t puts_kept) { m_torn = puts_kept; } // finding 3: some puts land, an error is told
    void drop_connection();                                         // as browsers do: every call fails until reopened
    void freeze(bool is_frozen) { m_is_frozen = is_frozen; }        // a sleeping tab does not answer a take-over
    void kill(); // the tab is gone: nothing it asked for happens any more, nothing is answered
    size_t commits_seen = 0;
    size_t opens_seen = 0;

private:
    FakeArea* area_of(StorageArea area);
    void act(std::function<void()> action);
    Result<void, StorageError> commit_now(const StorageBatch& batch);
    void finish_open(const StorageOpen& request, Done<StorageOpened> done);
    void tell(StorageEvent event);

    FakeDisk& m_disk;
    FakeLoop& m_loop;
    std::string m_dataset;
    bool m_is_open = false;
    bool m_is_frozen = false;
    std::function<void(StorageEvent)> m_listener;
    std::pair<size_t, StorageError> m_failing{0, StorageError::failed};
    size_t m_failing_erases = 0;
    std::pair<size_t, bool> m_lost{0, false};
    std::optional<size_t> m_torn;
    int64_t m_delay_ms = 0;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

class FakeCanary : public Canary {
public:
    std::optional<CanaryNote> read(const std::string& dataset) override;
    void write(const CanaryNote& note) override { notes[note.dataset] = note; }
    void forget(const std::string& dataset) override { notes.erase(dataset); }
    std::map<std::string, CanaryNote> notes;
};

} // namespace crm::test
