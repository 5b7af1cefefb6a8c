// The seam between the data and the place that keeps it: a browser's IndexedDB
// (web/platform/storage_idbfs), a directory (server-stub/storage_directory), or
// a fake that fails on demand (tests/support/storage_fake).
//
// Two areas, because of how browsers keep values:
//     log    manifests and log files, small values (below 60 KB), loaded whole at open
//     chunk  snapshot chunks, history segments, big blocks; up to 4 MB each, read one by one
// A commit is atomic and durable when its callback says so, within one area.
//
// Every area carries an epoch, the fencing token of its one writer. A commit or
// an erase names the epoch it believes in and is refused (`fenced`) when another
// owner has raised it; the check happens inside the same transaction.
//
// Callbacks may come before the call returns (directory) or much later, or, when
// a browser misbehaves, never; the vault keeps a watchdog for that.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/checksum.hpp"
#include "core/base/result.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

enum class StorageError : uint8_t {
    absent,         // no such value, or no such data set
    damaged,        // it is there, but its bytes are not what was written
    quota_exceeded, // no room
    fenced,         // another owner has raised the epoch
    closed,         // the connection went away; opening again may help
    blocked,        // another tab or process holds what we need
    evicted,        // the whole data set was removed behind our back
    timed_out,      // no answer; the outcome is unknown
    failed          // anything else
};
std::string_view name_of(StorageError error);

template <class T> using Done = std::function<void(Result<T, StorageError>)>;

enum class StorageArea : uint8_t { log, chunk };
inline constexpr size_t storage_area_count = 2;
std::string_view name_of(StorageArea area);

enum class StorageAccess : uint8_t {
    read,     // look only
    write,    // become the one writer if nobody is; otherwise look only
    take_over // ask the present writer to finish and let go, then become the writer
};

struct StorageOpen {
    std::string dataset;
    StorageAccess access = StorageAccess::write;
    bool may_create = false; // without it, a missing data set answers `absent` and nothing is made
};

struct StorageOpened {
    bool was_created = false;
    bool may_write = false;                            // we hold the lock of the one writer
    bool has_chunk_area = true;                        // false: the chunk area is gone though the log area is there
    std::array<uint64_t, storage_area_count> epochs{}; // 0: nobody has owned it yet
};

struct StoragePut {
    std::string name;
    Bytes bytes;
};

struct StorageBatch {
    StorageArea area = StorageArea::log;
    uint64_t expected_epoch = 0;
    std::optional<uint64_t> next_epoch; // raises the area's epoch in the same transaction
    std::vector<StoragePut> puts;
};

struct StorageEstimate {
    uint64_t used_bytes = 0;
    uint64_t quota_bytes = 0; // 0: unknown
};

enum class StorageEvent : uint8_t {
    closed,        // the connection was closed by the other side
    release_asked, // another tab or process would like to write
    lock_lost      // the writer's lock was taken away
};

class Storage {
public:
    virtual ~Storage() = default;

    // Opening an open storage closes and opens it again.
    virtual void open(const StorageOpen& request, Done<StorageOpened> done) = 0;
    virtual void read(StorageArea area, std::string_view name, Done<Bytes> done) = 0;
    // Sorted names that start with prefix. EPOCH is the storage's own and not listed.
    virtual void list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) = 0;
    // The batch is only looked at before commit returns.
    virtual void commit(const StorageBatch& batch, Done<void> done) = 0;
    // Reads the value back from where it is durably kept, never from a cache, and compares.
    virtual void verify(StorageArea area, std::string_view name, const Hash128& expected, Done<void> done) = 0;
    // Names that do not exist are fine.
    virtual void erase(StorageArea area, const std::vector<std::string>& names, uint64_t expected_epoch,
                       Done<void> done) = 0;

    virtual void close() = 0; // gives the lock back
    virtual void estimate(Done<StorageEstimate> done) = 0;
    virtual void on_event(std::function<void(StorageEvent)> listener) = 0;
};

// A few words kept outside the storage (localStorage in a browser), so that an
// empty storage is not mistaken for a new user.
struct CanaryNote {
    std::string dataset;
    uint64_t last_lsn = 0; // the newest record known to be saved
    uint64_t generation = 0;
};

class Canary {
public:
    virtual ~Canary() = default;
    virtual std::optional<CanaryNote> read(const std::string& dataset) = 0;
    virtual void write(const CanaryNote& note) = 0;
    virtual void forget(const std::string& dataset) = 0;
};

// What the vault needs of time: to look after a call that does not answer, to try again later.
class VaultTimer {
public:
    virtual ~VaultTimer() = default;
    virtual void call_after(int64_t delay_ms, std::function<void()> action) = 0;
};

} // namespace crm
