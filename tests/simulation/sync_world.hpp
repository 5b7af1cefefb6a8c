// A little world in which devices edit, save, crash and sync: the real core (workspace, vault, both halves of the sync,
// JSON on the wire) on a simulated clock, disk and network. Everything that happens comes from one seed.
//
//     std::string fault = SyncWorld(seed).run(300);        // empty: every invariant held
//     std::string fault = SyncWorld(seed, Mutant::no_server_dedup).run(300);
//
// A mutant breaks one rule of the protocol, at a seam and not in the core; the simulation is only worth something while
// it finds each of them.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/app/sync_replica.hpp"
#include "core/sync/client.hpp"
#include "core/sync/server.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/storage_fake.hpp"

namespace crm::test {

enum class Mutant : std::uint8_t {
    none,
    cursor_by_clock,   // the server gives operations out in the order of their stamps
    ack_before_commit, // it answers before it has written
    no_server_dedup,   // it takes an operation again that it has
    sequence_gap,      // arrival numbers become visible in another order (PostgreSQL's sequences)
    no_skew_guard,     // it takes stamps from the future
    no_tie_break,      // of two edits at one time, whichever came first stays
    remove_by_value,   // a removal takes every such element, seen or not
    cursor_before_ops, // the cursor is written down before the operations
    no_canonical_echo, // our own stamp is believed against the server's
    no_restamp,        // a wrong clock is noticed, and its stamps stay
    saved_means_asked, // the disk says "saved" before it is
    session_again      // a start takes the session of the last one, and what the disk lost was sent
};
inline constexpr int mutant_count = 13;
std::string_view name_of(Mutant mutant);

class SimServerStore final : public ServerStore {
public:
    struct Row {
        WireOp op;
        Hash128 content;
        std::uint64_t visible_after = 0; // sequence_gap: how many more steps it cannot be seen
    };
    Result<void, StoreError> transact(const std::function<bool(ServerTransaction&)>& work) override;
    Result<StoredPage, StoreError> read(std::uint64_t cursor, std::size_t ops_max, std::size_t bytes_max) override;
    void crash(); // what was not durable is gone
    void settle();

    std::vector<Row> rows;
    std::set<RecordId> erased;
    std::size_t durable = 0;
    Mutant mutant = Mutant::none;
    std::uint64_t pushed_from = 0; // no_server_dedup: the number the present push begins with
    Random* random = nullptr;

private:
    struct Transaction;
    StoredPage read_by_clock(std::uint64_t cursor, std::size_t ops_max) const;
};

// A disk that tells when its owner was told that something is durable.
class SimStorage final : public FakeStorage {
public:
    SimStorage(FakeDisk& disk, FakeLoop& loop, std::size_t& durable, const bool& is_lying)
        : FakeStorage(disk, loop), m_disk(disk), m_durable(durable), m_is_lying(is_lying) {}
    void commit(const StorageBatch& batch, Done<void> done) override {
        FakeStorage::commit(batch, [this, done = std::move(done)](Result<void, StorageError> result) {
            if (!m_is_lying) m_durable = m_disk.transactions.size();
            done(result);
        });
    }

private:
    FakeDisk& m_disk;
    std::size_t& m_durable;
    const bool& m_is_lying;
};

class SyncWorld;

struct SimDevice final : Environment {
    SimDevice(SyncWorld& world_in, std::size_t number_in) : world(world_in), number(number_in) {}
    Moment now() override;
    int offset_minutes() override { return 180; }
    std::uint64_t random_bits() override;

    SyncWorld& world;
    std::size_t number;
    std::int64_t skew_ms = 0;
    FakeDisk disk;
    FakeLoop loop;
    std::size_t durable = 0; // transactions its owner was told of
    std::uint64_t starts = 0, draws = 0;
    std::unique_ptr<SimStorage> storage;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Replica> replica;
    std::unique_ptr<Transport> transport;
    std::unique_ptr<SyncClient> client;
    SyncReport last;

    struct Promise { // an edit that will have been shown as saved once its record is
        Lsn lsn;
        std::string content;
    };
    std::vector<Promise> unsaved;
    std::vector<std::string> promised;
};

class SyncWorld {
public:
    // `has_merges`: devices also merge people, take merges apart and now and then erase somebody for good.
    explicit SyncWorld(std::uint64_t seed, Mutant mutant = Mutant::none, bool has_merges = false);
    ~SyncWorld();
    std::string run(int steps); // the invariant that broke; empty: none

    // Counted, so that a run that tests nothing is noticed.
    struct Counts {
        std::size_t merges = 0, unmerges = 0, erased = 0;
        std::size_t edits = 0, stored = 0, crashes = 0, clock_corrections = 0, rebuilds = 0, duplicates = 0, closed = 0;
    };
    const Counts& counts() const { return m_counts; }

private:
    friend struct SimDevice;
    friend class SimTransport;
    friend class SimReplica;
    struct Message {
        std::size_t device = 0;
        std::uint64_t start = 0; // the incarnation that asked
        std::uint64_t request = 0;
        bool is_reply = false;
        std::function<void()> deliver;
    };
    void step();
    void start(SimDevice& device);
    void stop(SimDevice& device);
    void crash(SimDevice& device, bool has_power);
    void edit(SimDevice& device);
    void edit_cell(SimDevice& device, RecordId record);
    void merge_or_erase(SimDevice& device);
    void import_rows(SimDevice& device);
    void import_file(SimDevice& device);
    void sync(SimDevice& device);
    void deliver_some();
    void note_saved(SimDevice& device);
    void promise(SimDevice& device, const std::vector<Edit>& edits);
    void heal();
    void fail(std::string fault);
    void check_all();
    bool has(OpId id) const;

    Random m_random;
    Mutant m_mutant;
    bool m_has_merges;
    bool m_is_lying = false;
    std::int64_t m_now_ms = 1'700'000'000'000;
    Schema m_schema;
    SimServerStore m_store;
    std::unique_ptr<SyncServer> m_server;
    std::vector<std::unique_ptr<SimDevice>> m_devices;
    std::deque<Message> m_network;
    std::map<std::pair<std::size_t, std::uint64_t>, std::function<void()>>
        m_timeouts; // device, request -> says it was never answered
    std::set<OpId> m_acked;
    std::uint64_t m_next_request = 1;
    std::uint64_t m_next_value = 1;
    Counts m_counts;
    std::string m_fault;
};

} // namespace crm::test
