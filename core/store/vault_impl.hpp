// The inside of the vault, shared by its sources:
//     vault_open.cpp        load, judge, take ownership, repair
//     vault_log.cpp         append, group commit, errors and retries
//     vault_compaction.cpp  snapshot, folding, manifest, garbage
//     vault_pieces.cpp      pieces of files
//     vault_history.cpp     history, salvage, check
//     vault_rewrite.cpp     history without what was erased
//     vault.cpp             the public face
//
// Every call to the storage goes through the wrappers at the end: they add the watchdog
// and drop answers that arrive after the vault was closed or destroyed, so the code between
// may capture `this` without fear.
#pragma once

#include "core/store/frames.hpp"
#include "core/store/vault.hpp"
#include "core/store/vault_manifest.hpp"

#include <deque>
#include <map>
#include <set>
#include <utility>

namespace crm {

struct LogFileInfo {
    Lsn last = 0;
    uint32_t bytes = 0;
    Hash128 hash;
};

// What a load found. Kept as the vault's picture of the stored bytes.
struct Loaded {
    std::optional<CanaryNote> note;
    std::vector<std::string> log_names;
    std::set<std::string> chunk_names;
    bool has_chunk_area = true;
    std::vector<Manifest> manifests;                // readable ones, newest first
    std::map<std::string, Hash128> manifest_hashes; // of all manifest files, to see later changes
    Manifest base;                                  // generation 0: there is none yet
    Snapshot snapshot;
    std::vector<LogRecord> records;
    std::vector<std::pair<size_t, BlockRef>> outside; // records whose payload is in a block
    std::map<Lsn, LogFileInfo> log_files;             // good ones after base.folded_lsn
    std::map<Hash128, uint32_t> live_blocks;          // hash and bytes of blocks that any record names
    std::set<Lsn> old_log_files;                      // folded, kept for the generation before
    uint64_t tail_bytes = 0;                          // of records after the snapshot, with their blocks
    Hash128 chain;
    Lsn last_lsn = 0;
    Lsn highest_lsn = 0;          // of anything seen, good or not
    bool is_history_whole = true; // no record after the snapshot is missing
    std::vector<Damage> damage;

    bool is_empty() const; // nothing was ever saved here
};

struct Vault::Impl : std::enable_shared_from_this<Vault::Impl> {
    Impl(Storage& storage_in, VaultTimer& timer_in, Canary* canary_in, VaultOptions options_in);

    // ---- opening (vault_open.cpp)
    void open(const std::string& name, StorageAccess wanted, Done<OpenReport> done);
    void use_recovery(size_t index, Done<OpenReport> done);
    void close();
    void take_ownership(Done<Ownership> done, bool accept_loss);
    void read_newer(Done<Ownership> done);
    void note_damage(StorageArea area, std::string_view name, StorageError error);

    void open_storage(bool may_create, Done<OpenReport> done);
    void load(std::optional<Recovery> wanted, Done<OpenReport> done);
    void load_manifests(std::shared_ptr<Loaded> found, Done<void> done);
    void choose_manifest(Loaded& found, const std::optional<Recovery>& wanted);
    void load_segments(std::shared_ptr<Loaded> found, Done<void> done);
    void load_log(std::shared_ptr<Loaded> found, Done<void> done);
    void load_outside_payloads(std::shared_ptr<Loaded> found, Done<void> done);
    OpenReport judge(std::shared_ptr<Loaded> found);
    std::vector<Recovery> find_recoveries(const Loaded& found) const;
    bool is_usable(const Snapshot& snapshot, const Manifest& manifest) const;
    OpenReport evicted_report(const CanaryNote& note) const;
    void look_for_newer(Done<Ownership> done);
    void read_newer_files(std::shared_ptr<std::vector<Lsn>> files, Done<Ownership> done);
    void become_owner(Ownership ownership, Done<Ownership> done);
    void repair(Ownership ownership, Done<Ownership> done);
    void write_repaired(Lsn log_end, Lsn lost_end, Done<void> done);

    // ---- log (vault_log.cpp)
    struct Item {
        Lsn lsn = 0;
        Frame frame;
        uint64_t bytes = 0;              // as the user sees it: payload and blocks
        std::vector<StoragePut> unsaved; // blocks still to be written
        Bytes outside_payload;           // when the frame only refers to it
        const Bytes& payload() const { return frame.payload_block ? outside_payload : frame.payload; }
    };
    enum class FlightKind : uint8_t { log, blocks };
    struct Flight {
        uint64_t id = 0;
        uint32_t attempt = 0;
        FlightKind kind = FlightKind::log;
        StorageBatch batch;
        std::vector<std::pair<Lsn, LogFileInfo>> files;
        Lsn last_lsn = 0;
        bool has_reopened = false;
        bool has_dropped_ballast = false;
        bool has_rewritten = false;
    };
    Result<Lsn, StorageError> append(std::vector<Bytes> blocks, Bytes payload);
    void pump();
    Flight next_log_flight();
    Flight next_block_flight(Item& item);
    void send_flight();
    void on_flight_answer(uint64_t id, uint32_t attempt, Result<void, StorageError> result);
    void on_log_saved();
    void on_blocks_stored();
    void on_blocks_verified(Result<void, StorageError> result);
    void on_flight_failed(StorageError error);
    void reopen_and_resend();
    void fail_saving(StorageError reason);
    void schedule_retry();
    void retry();
    // With keep_flight a commit on its way may still land, and then counts.
    void lose_ownership(StorageError reason, bool keep_flight = false);
    void drop_ballast(Done<void> done);
    void write_ballast();
    void force();
    void when_saved(Done<void> done);
    void when_lsn_saved(Lsn lsn, Done<void> done);
    void tell_state();
    void tell_waiters();
    void on_storage_event(StorageEvent event);
    void release_to_other();
    void write_canary();

    // ---- compaction (vault_compaction.cpp)
    struct Compaction {
        uint64_t id = 0;
        CompactionPlan plan;
        std::vector<ChunkRef> chunks;
        std::set<std::string> names;    // of chunks, so that garbage collection leaves them alone
        std::vector<ChunkRef> unproven; // not part of the present snapshot: to be read back
        std::vector<StoragePut> batch;
        size_t batch_bytes = 0;
        std::optional<StorageError> error;
        Done<uint64_t> done;
    };
    // Writing one generation: prepare (segments), manifest, read back. One at a time.
    struct GenerationJob {
        std::function<void(Done<Manifest>)> prepare;
        Done<void> done;
        bool is_cancelled = false;
        bool is_committing = false; // the manifest is on its way: too late to cancel
    };
    struct Fold;
    void begin_compaction(CompactionPlan plan);
    void add_chunk(std::string label, Bytes bytes, Done<void> done);
    bool keep_chunk(const ChunkRef& chunk);
    void flush_chunks(Done<void> done);
    void write_chunks(Done<void> done);
    void finish_compaction(Done<uint64_t> done);
    void prepare_compaction(Done<Manifest> done);
    void end_compaction(Result<void, StorageError> result);
    void cancel_compaction(StorageError reason);
    bool compaction_due() const;
    Lsn seal();
    void fold(Lsn up_to, Done<Manifest> done);
    void fold_file(std::shared_ptr<Fold> fold, Lsn first, const LogFileInfo& info, Done<void> done);
    void join_last_segment(std::shared_ptr<Fold> fold, Done<void> done);
    void write_segment(std::shared_ptr<Fold> fold, Done<void> done);
    void fold_if_due();
    void start_generation(std::shared_ptr<GenerationJob> job);
    void next_generation();
    void end_generation(std::shared_ptr<GenerationJob> job, Result<void, StorageError> result);
    void cancel_generation(StorageError reason);
    void write_manifest(std::shared_ptr<GenerationJob> job, Manifest next);
    void adopt_manifest(Manifest next, const Hash128& hash);
    void collect_garbage(Done<void> done = {}); // `done`: whether everything that is not needed is gone
    std::set<std::string> needed_chunk_names() const;

    // ---- erasing (vault_rewrite.cpp)
    struct Rewrite;
    void rewrite_history(HistoryRewriter by, Done<void> done);
    void rewrite_segments(std::shared_ptr<Rewrite> work, Done<Manifest> done);
    void rewrite_segment(std::shared_ptr<Rewrite> work, size_t i, Done<void> done);
    void rewrite_frame(std::shared_ptr<Rewrite> work, size_t f, Done<void> done);
    void rewrite_block(std::shared_ptr<Rewrite> work, BlockRef block, bool is_payload, Done<BlockRef> done);
    void write_proven(std::string name, Bytes bytes, Hash128 hash, Done<void> done);

    // ---- files (vault_pieces.cpp)
    void store_piece(Bytes bytes, Done<Hash128> done);
    void write_piece(std::shared_ptr<const Bytes> bytes, const Hash128& hash, bool may_reopen, Done<Hash128> done);
    void read_piece(const Hash128& hash, Done<Bytes> done);
    std::vector<Hash128> pieces() const;
    void look_for_pieces(); // that the owner before us has stored since we looked
    void erase_pieces(const std::vector<Hash128>& hashes, Done<void> done);
    void reopen(Done<void> done); // the connection, which a browser may close under us

    // ---- history (vault_history.cpp)
    void read_history(Lsn first, std::function<bool(LogRecord&&)> on_record, Done<void> done);
    void salvage(std::function<void(LogRecord&&)> on_record, Done<uint64_t> done);
    void check(Done<std::vector<Damage>> done);
    void next_check();
    void read_checked(std::string name, Hash128 hash, Done<Bytes> done);
    void deliver(std::shared_ptr<std::vector<LogRecord>> records, std::vector<std::pair<size_t, BlockRef>> outside,
                 std::function<bool(LogRecord&&)> on_record, std::shared_ptr<bool> is_stopped, Done<void> done);

    // ---- the storage, watched
    void store_open(const StorageOpen& request, Done<StorageOpened> done);
    void store_read(StorageArea area, const std::string& name, Done<Bytes> done);
    void store_list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done);
    void store_commit(const StorageBatch& batch, Done<void> done);
    void store_verify(StorageArea area, const std::string& name, const Hash128& hash, Done<void> done);
    void store_erase(StorageArea area, const std::vector<std::string>& names, Done<void> done);
    template <class T> Done<T> safe(Done<T> done);
    template <class T> Done<T> watched(uint64_t bytes, Done<T> done);
    void call_after(int64_t delay_ms, std::function<void()> action);

    uint64_t epoch_of(StorageArea area) const { return epochs[static_cast<size_t>(area)]; }

    Storage& storage;
    VaultTimer& timer;
    Canary* canary;
    VaultOptions options;

    std::string dataset;
    StorageAccess access = StorageAccess::read;
    uint64_t session = 0; // counts open and close; answers for an earlier one are dropped
    bool is_open = false;
    bool may_write = false;
    bool owns = false;
    std::array<uint64_t, storage_area_count> epochs{};

    std::shared_ptr<Loaded> stored = std::make_shared<Loaded>();
    std::optional<Recovery> recovery; // the way chosen by use_recovery
    std::set<std::string> damaged_names;
    std::vector<Damage> damage;
    std::vector<Recovery> recoveries;
    Lsn expected_lsn = 0;

    std::deque<Item> queue;
    std::optional<Flight> flight;
    uint64_t flight_count = 0;
    std::vector<Lsn> cuts; // a log file never crosses one
    Lsn next_lsn = 1;
    SaveState save;
    bool is_failing = false;
    bool is_retry_scheduled = false;
    uint32_t retry_count = 0;
    bool is_telling = false;
    std::function<void(const SaveState&)> listener;
    std::vector<std::pair<Lsn, Done<void>>> waiters;

    std::optional<Compaction> compaction;
    uint64_t compaction_count = 0;
    std::shared_ptr<GenerationJob> generation_job;
    std::deque<std::shared_ptr<GenerationJob>> generation_queue;
    bool is_checking = false; // what is stored is read: no generation is written, nothing is removed meanwhile
    std::deque<Done<std::vector<Damage>>> checks; // that wait for a generation or another check
    bool is_manifest_waiting = false;             // new log flights wait for the manifest
    std::function<void()> manifest_job;           // waits for the flight that is on its way
    bool is_manifest_unsure = false;              // a manifest may have been written behind our back: delete nothing
    bool is_repairing = false;
    bool is_releasing = false;
};

// Files and sizes that a manifest needs, by name in the chunk area.
std::set<std::string> chunk_names_of(const Snapshot& snapshot);

template <class T> Done<T> Vault::Impl::safe(Done<T> done) {
    return [weak = weak_from_this(), number = session, done = std::move(done)](Result<T, StorageError> result) {
        auto self = weak.lock();
        if (self && self->session == number) done(std::move(result));
    };
}

// A browser sometimes never answers. Then we do, once; the real answer, if it still comes,
// is dropped. Big values get more time.
template <class T> Done<T> Vault::Impl::watched(uint64_t bytes, Done<T> done) {
    auto waiting = std::make_shared<Done<T>>(safe<T>(std::move(done)));
    auto answer = [waiting](Result<T, StorageError> result) {
        if (auto told = std::exchange(*waiting, nullptr)) told(std::move(result));
    };
    int64_t patience_ms = options.watchdog_ms + static_cast<int64_t>(bytes / 1'000);
    timer.call_after(patience_ms, [answer] { answer(Unexpected{StorageError::timed_out}); });
    return answer;
}

} // namespace crm
