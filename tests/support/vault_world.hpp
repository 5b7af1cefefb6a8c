// A place where vaults live, so that one suite (tests/unit/vault_suite.hpp) runs on all of
// them: the fake, a directory, a browser. Surgery (peek, poke, remove) happens behind the
// vault's back, as bad disks and browsers do it.
#pragma once

#include "core/store/vault.hpp"

#include <memory>

namespace crm::test {

class VaultWorld {
public:
    virtual ~VaultWorld() = default;

    virtual std::unique_ptr<Storage> make_storage() = 0; // another tab, another process
    virtual VaultTimer& timer() = 0;
    virtual Canary& canary() = 0;
    virtual void wait(const std::function<bool()>& until) = 0; // lets things happen until then, or gives up
    virtual bool can_take_over() const = 0;                    // a held lock can be asked for or stolen
    virtual bool can_freeze() const { return false; }
    virtual void freeze(Storage&) {} // a sleeping tab: hears nothing until it writes again

    virtual std::vector<std::string> names(StorageArea area) = 0;
    virtual Bytes peek(StorageArea area, const std::string& name) = 0;
    virtual void poke(StorageArea area, const std::string& name, Bytes bytes) = 0;
    virtual void remove(StorageArea area, const std::string& name) = 0;
    virtual void lose_everything() = 0; // what eviction does

    std::string dataset = "shop";
};

// The answer of one call, waited for.
template <class T, class Call> Result<T, StorageError> answer_of(VaultWorld& world, Call call) {
    auto answer = std::make_shared<std::optional<Result<T, StorageError>>>();
    call(Done<T>([answer](Result<T, StorageError> result) { answer->emplace(std::move(result)); }));
    world.wait([answer] { return answer->has_value(); });
    if (!answer->has_value()) return Unexpected{StorageError::timed_out};
    return std::move(**answer);
}

// One tab: a storage, a vault over it, and the calls a page makes, waited for.
struct Tab {
    explicit Tab(VaultWorld& world_in, VaultOptions options = small_options())
        : world(world_in), storage(world.make_storage()),
          vault(std::make_unique<Vault>(*storage, world.timer(), &world.canary(), options)) {}

    // Small limits, so that short tests reach every branch.
    static VaultOptions small_options() {
        VaultOptions options;
        options.ballast_bytes = 0;
        options.log_files_max = 1'000;
        return options;
    }

    Result<OpenReport, StorageError> open(StorageAccess access = StorageAccess::write) {
        return answer_of<OpenReport>(world, [&](auto done) { vault->open(world.dataset, access, done); });
    }
    Result<Ownership, StorageError> own(bool accept_loss = false) {
        return answer_of<Ownership>(world, [&](auto done) { vault->take_ownership(done, accept_loss); });
    }
    Result<void, StorageError> saved() {
        return answer_of<void>(world, [&](auto done) { vault->when_saved(done); });
    }
    Result<Bytes, StorageError> chunk(const ChunkRef& chunk) {
        return answer_of<Bytes>(world, [&](auto done) { vault->read_chunk(chunk, done); });
    }
    Result<Bytes, StorageError> block(const BlockRef& block) {
        return answer_of<Bytes>(world, [&](auto done) { vault->read_block(block, done); });
    }
    // Opens and owns, or answers why not.
    Result<OpenReport, StorageError> start() {
        auto report = open();
        if (!report) return report;
        auto ownership = own();
        if (!ownership) return Unexpected{ownership.error()};
        for (LogRecord& record : ownership->newer) report->log.push_back(std::move(record));
        return report;
    }
    Result<void, StorageError> save(std::vector<Bytes> payloads) {
        for (Bytes& payload : payloads) {
            if (auto lsn = vault->append(std::move(payload)); !lsn) return Unexpected{lsn.error()};
        }
        return saved();
    }
    Result<uint64_t, StorageError> compact(const std::vector<std::pair<std::string, Bytes>>& chunks, Bytes meta = {}) {
        vault->begin_compaction({.covering_lsn = vault->seal(), .schema = 1, .meta = std::move(meta)});
        for (const auto& [label, bytes] : chunks) {
            auto added = answer_of<void>(world, [&](auto done) { vault->add_chunk(label, bytes, done); });
            if (!added) break;
        }
        return answer_of<uint64_t>(world, [&](auto done) { vault->finish_compaction(done); });
    }
    std::vector<LogRecord> history(Lsn first = 1) {
        std::vector<LogRecord> records;
        auto keep = [&](LogRecord&& record) {
            records.push_back(std::move(record));
            return true;
        };
        auto read = answer_of<void>(world, [&](auto done) { vault->read_history(first, keep, done); });
        if (!read) records.clear();
        return records;
    }

    VaultWorld& world;
    std::unique_ptr<Storage> storage;
    std::unique_ptr<Vault> vault;
};

inline std::vector<Bytes> payloads_of(const std::vector<LogRecord>& records) {
    std::vector<Bytes> payloads;
    for (const LogRecord& record : records) payloads.push_back(record.payload);
    return payloads;
}

} // namespace crm::test
