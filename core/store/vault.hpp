// The vault keeps a data set's bytes: a log of payloads in the order they were
// appended, a snapshot in chunks, and the whole history of both. It knows nothing
// of records. One vault, one data set, one writer:
//
//     open -> read_chunk … -> take_ownership -> append …       (the page, the server)
//     open -> read_chunk …                                     (a second tab: looks only)
//
// Promises. `saved` is only said after the storage confirmed a durable commit.
// Nothing is deleted before what replaces it was read back. A vault that finds
// anything damaged writes nothing and deletes nothing. A vault whose epoch was
// raised by another owner stops at once and says so.
//
// Layout. log area: MANIFEST.0, MANIFEST.1, log/<lsn>. chunk area: snap/<hash>,
// seg/<hash> (big payloads and bulk blocks), seg/<first>-<last>-<hash> (folded log: the
// history), file/<hash> (pieces of files that records name), ballast. Formats: core/store/frames.hpp,
// core/store/vault_manifest.hpp.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/checksum.hpp"
#include "core/base/storage.hpp"
#include "core/store/vault_types.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crm {

// Something that should be there and is not, or is not what was written.
struct Damage {
    StorageArea area = StorageArea::log;
    std::string name;
    StorageError error = StorageError::damaged; // absent: missing or a gap in the log
};

// Another way to the same data: an older snapshot and every log record after it.
struct Recovery {
    uint64_t generation = 0;
    Snapshot snapshot;
    Lsn last_lsn = 0;
    bool is_complete = false; // reaches the newest record known: nothing would be lost
};

enum class OpenState : uint8_t {
    fresh,     // nothing was ever kept here
    opened,    // all in order, and we may become the owner
    read_only, // all in order, but another tab or process is the writer
    damaged,   // look, export, salvage; nothing is written
    evicted    // there was data, and the browser has removed it all
};

struct OpenReport {
    OpenState state = OpenState::fresh;
    uint64_t generation = 0;
    Snapshot snapshot;
    std::vector<LogRecord> log; // every record after the snapshot, in order, up to the first damage
    Lsn last_lsn = 0;
    Lsn expected_lsn = 0; // what the canary remembers; above last_lsn when the end of the log is missing
    std::vector<Damage> damage;
    std::vector<Recovery> recoveries; // best first; empty unless damaged
};

struct VaultOptions {
    uint32_t log_file_bytes_max = 60'000; // below the size at which browsers start blob files
    uint32_t inline_payload_bytes_max = 48'000;
    uint32_t commit_bytes_max = 4'000'000;       // of one group commit
    uint32_t chunk_batch_bytes_max = 16'000'000; // of one transaction; a browser takes it twice in memory
    uint32_t segment_bytes_max = 4'000'000;
    uint32_t segment_bytes_min = 1'000'000; // a smaller last segment is joined with the next fold
    uint32_t log_files_max = 128;           // fold when there are more
    uint64_t compaction_bytes_min = 8'000'000;
    uint32_t ballast_bytes = 8'000'000; // 0: none
    int64_t watchdog_ms = 10'000;
};

enum class SaveKind : uint8_t { saved, saving, not_saved };

struct SaveState {
    SaveKind kind = SaveKind::saved;
    std::optional<StorageError> reason; // of not_saved; also kept after being fenced with nothing pending
    uint64_t pending_count = 0;         // appended and not known to be durable
    uint64_t pending_bytes = 0;
    Lsn saved_lsn = 0;
    bool is_read_only = true;
    friend bool operator==(const SaveState&, const SaveState&) = default;
};

struct VaultSizes {
    uint64_t snapshot_bytes = 0;
    uint64_t previous_snapshot_bytes = 0; // only what the present snapshot does not share
    uint64_t history_bytes = 0;
    uint64_t block_bytes = 0;
    uint64_t log_bytes = 0;
    uint64_t ballast_bytes = 0;
    uint64_t log_files = 0;
};

// What came while we were only looking: apply `newer`, then you own the data set.
struct Ownership {
    std::vector<LogRecord> newer;
    bool must_reopen = false; // too much has changed; we are the owner-to-be, but open() must be called again
};

struct CompactionPlan {
    Lsn covering_lsn = 0; // from seal(), taken when the owner began to write its chunks
    uint32_t schema = 0;
    Bytes meta;
};

// Answers what shall stand instead of a payload or a block of the history; nothing: it stays.
struct HistoryRewriter {
    std::function<std::optional<Bytes>(BytesView)> payload, block;
};

class Vault {
public:
    Vault(Storage& storage, VaultTimer& timer, Canary* canary = nullptr, VaultOptions options = {});
    ~Vault();
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;

    // Loads manifest and log. Creates nothing, except an empty data set when there never was one
    // and access is not `read`. Errors are only those of the storage that leave no report to make.
    void open(const std::string& dataset, StorageAccess access, Done<OpenReport> done);
    // After a damaged open: look at the data by another way. Stays read-only until
    // take_ownership, which is allowed when the recovery is complete.
    void use_recovery(size_t index, Done<OpenReport> done);
    void close();

    // Checked against their hash. A chunk that is damaged turns the vault read-only; its
    // recoveries are then in recoveries().
    void read_chunk(const ChunkRef& chunk, Done<Bytes> done);
    void read_block(const BlockRef& block, Done<Bytes> done);
    const std::vector<Damage>& damage() const;
    const std::vector<Recovery>& recoveries() const;

    // Raises the epoch: from here on every earlier owner is refused. `fenced`: somebody was
    // faster; `damaged`: not while data would be lost; `blocked`: another tab has the lock.
    // With accept_loss a person has agreed to go on without what is missing: the gap is written
    // into the manifest, and what salvage() finds behind it can be appended anew.
    void take_ownership(Done<Ownership> done, bool accept_loss = false);
    bool is_owner() const;

    // Queued now, durable when state().saved_lsn reaches the answer. Refused (`fenced`,
    // `damaged`, `closed`) only when this vault can never write it.
    Result<Lsn, StorageError> append(Bytes payload);
    // Blocks (up to 4 MB each) are stored first, then the one record that names them.
    Result<Lsn, StorageError> append_bulk(std::vector<Bytes> blocks, Bytes payload);

    const SaveState& state() const;
    void on_state(std::function<void(const SaveState&)> listener);
    // Starts saving what is pending, now; also tries again at once after a failure.
    void force();
    // Called once everything appended so far is durable, or with the reason why it is not.
    void when_saved(Done<void> done);
    // What was appended and is not durable (without its blocks): for an export when saving has
    // become impossible.
    std::vector<Bytes> unsaved_payloads() const;

    // Files. Each piece (up to 4 MB) is a value of its own under the hash of its content, durable and read back before
    // it is answered; the record that names it comes after. Nothing of the vault knows which are still wanted: the
    // owner says what may go. Damage to a piece concerns nothing but the file it is of: it counts as absent then, and
    // may be stored again.
    void store_piece(Bytes bytes, Done<Hash128> done);
    void read_piece(const Hash128& hash, Done<Bytes> done);
    bool has_piece(const Hash128& hash) const;
    std::vector<Hash128> pieces() const;
    void erase_pieces(const std::vector<Hash128>& hashes, Done<void> done);

    // Compaction: seal, write chunks in as many steps as you like, finish. There must be at least
    // one record to cover.
    bool compaction_due() const;
    Lsn seal(); // the last lsn appended; later records go to another log file
    void begin_compaction(CompactionPlan plan);
    // done comes at once while there is room in the batch, else when the batch was stored.
    void add_chunk(std::string label, Bytes bytes, Done<void> done);
    // Unchanged since the present snapshot: not rewritten. False: it is not there or not well,
    // hand its bytes over with add_chunk.
    bool keep_chunk(const ChunkRef& chunk);
    // Answers the new generation after manifest and chunks were read back.
    void finish_compaction(Done<uint64_t> done);
    void cancel_compaction();
    bool is_compacting() const;

    // Erasing: every record appended so far is handed to the rewriter, and what it replaces is gone from the storage,
    // with every snapshot but the present one. Before, the present snapshot must be without it too.
    void rewrite_history(HistoryRewriter by, Done<void> done);

    // Every payload ever appended, from `first` on, in order: history and live log.
    // Return false to stop early.
    void read_history(Lsn first, std::function<bool(LogRecord&&)> on_record, Done<void> done);
    // Every readable frame, gaps or not, damaged or not; for a rescue export. In order of
    // lsn as far as the files tell; answers how many records came.
    void salvage(std::function<void(LogRecord&&)> on_record, Done<uint64_t> done);
    // Reads everything that the manifest and log name; lists what is wrong.
    void check(Done<std::vector<Damage>> done);

    // For readers: records that the owner has saved since we looked.
    void read_newer(Done<Ownership> done);

    VaultSizes sizes() const;
    void estimate(Done<StorageEstimate> done);
    const Snapshot& snapshot() const; // the one that stands; after a compaction the new one
    uint64_t generation() const;
    Lsn last_lsn() const; // appended, saved or not

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace crm
