#include "core/store/vault.hpp"

#include "core/store/vault_impl.hpp"

namespace crm {

Vault::Impl::Impl(Storage& storage_in, VaultTimer& timer_in, Canary* canary_in, VaultOptions options_in)
    : storage(storage_in), timer(timer_in), canary(canary_in), options(options_in) {}

Vault::Vault(Storage& storage, VaultTimer& timer, Canary* canary, VaultOptions options)
    : m_impl(std::make_shared<Impl>(storage, timer, canary, options)) {
    storage.on_event([weak = std::weak_ptr<Impl>(m_impl)](StorageEvent event) {
        if (auto self = weak.lock()) self->on_storage_event(event);
    });
}

Vault::~Vault() { m_impl->storage.on_event(nullptr); }

void Vault::open(const std::string& dataset, StorageAccess access, Done<OpenReport> done) {
    m_impl->open(dataset, access, std::move(done));
}
void Vault::use_recovery(size_t index, Done<OpenReport> done) { m_impl->use_recovery(index, std::move(done)); }
void Vault::close() { m_impl->close(); }

void Vault::read_chunk(const ChunkRef& chunk, Done<Bytes> done) {
    m_impl->read_checked(chunk_name(chunk.hash), chunk.hash, std::move(done));
}
void Vault::read_block(const BlockRef& block, Done<Bytes> done) {
    m_impl->read_checked(block_name(block.hash), block.hash, std::move(done));
}
const std::vector<Damage>& Vault::damage() const { return m_impl->damage; }
const std::vector<Recovery>& Vault::recoveries() const { return m_impl->recoveries; }

void Vault::take_ownership(Done<Ownership> done, bool accept_loss) {
    m_impl->take_ownership(std::move(done), accept_loss);
}
bool Vault::is_owner() const { return m_impl->owns; }

Result<Lsn, StorageError> Vault::append(Bytes payload) { return m_impl->append({}, std::move(payload)); }
Result<Lsn, StorageError> Vault::append_bulk(std::vector<Bytes> blocks, Bytes payload) {
    return m_impl->append(std::move(blocks), std::move(payload));
}

const SaveState& Vault::state() const { return m_impl->save; }
void Vault::on_state(std::function<void(const SaveState&)> listener) { m_impl->listener = std::move(listener); }
void Vault::force() { m_impl->force(); }
void Vault::when_saved(Done<void> done) { m_impl->when_saved(std::move(done)); }

std::vector<Bytes> Vault::unsaved_payloads() const {
    std::vector<Bytes> payloads;
    for (const Impl::Item& item : m_impl->queue) payloads.push_back(item.payload());
    return payloads;
}

void Vault::store_piece(Bytes bytes, Done<Hash128> done) { m_impl->store_piece(std::move(bytes), std::move(done)); }
void Vault::read_piece(const Hash128& hash, Done<Bytes> done) { m_impl->read_piece(hash, std::move(done)); }
bool Vault::has_piece(const Hash128& hash) const { return m_impl->stored->chunk_names.contains(piece_name(hash)); }
std::vector<Hash128> Vault::pieces() const { return m_impl->pieces(); }
void Vault::erase_pieces(const std::vector<Hash128>& hashes, Done<void> done) {
    m_impl->erase_pieces(hashes, std::move(done));
}

bool Vault::compaction_due() const { return m_impl->compaction_due(); }
Lsn Vault::seal() { return m_impl->seal(); }
void Vault::begin_compaction(CompactionPlan plan) { m_impl->begin_compaction(std::move(plan)); }
void Vault::add_chunk(std::string label, Bytes bytes, Done<void> done) {
    m_impl->add_chunk(std::move(label), std::move(bytes), std::move(done));
}
bool Vault::keep_chunk(const ChunkRef& chunk) { return m_impl->keep_chunk(chunk); }
void Vault::finish_compaction(Done<uint64_t> done) { m_impl->finish_compaction(std::move(done)); }
void Vault::cancel_compaction() { m_impl->cancel_compaction(StorageError::closed); }
bool Vault::is_compacting() const { return m_impl->compaction.has_value(); }

void Vault::rewrite_history(HistoryRewriter by, Done<void> done) {
    m_impl->rewrite_history(std::move(by), std::move(done));
}

void Vault::read_history(Lsn first, std::function<bool(LogRecord&&)> on_record, Done<void> done) {
    m_impl->read_history(first, std::move(on_record), std::move(done));
}
void Vault::salvage(std::function<void(LogRecord&&)> on_record, Done<uint64_t> done) {
    m_impl->salvage(std::move(on_record), std::move(done));
}
void Vault::check(Done<std::vector<Damage>> done) { m_impl->check(std::move(done)); }
void Vault::read_newer(Done<Ownership> done) { m_impl->read_newer(std::move(done)); }

VaultSizes Vault::sizes() const {
    const Loaded& stored = *m_impl->stored;
    VaultSizes sizes;
    std::set<Hash128> current;
    for (const ChunkRef& chunk : stored.base.current.chunks) {
        if (current.insert(chunk.hash).second) sizes.snapshot_bytes += chunk.bytes;
    }
    for (const ChunkRef& chunk : stored.base.previous.chunks) {
        if (current.insert(chunk.hash).second) sizes.previous_snapshot_bytes += chunk.bytes;
    }
    for (const SegmentRef& segment : stored.base.segments) sizes.history_bytes += segment.bytes;
    for (const auto& [hash, bytes] : stored.live_blocks) sizes.block_bytes += bytes;
    for (const auto& [first, file] : stored.log_files) sizes.log_bytes += file.bytes;
    sizes.log_files = stored.log_files.size();
    bool has_ballast = stored.chunk_names.contains(std::string(ballast_name));
    sizes.ballast_bytes = has_ballast ? m_impl->options.ballast_bytes : 0;
    return sizes;
}

void Vault::estimate(Done<StorageEstimate> done) { m_impl->storage.estimate(m_impl->safe(std::move(done))); }
const Snapshot& Vault::snapshot() const { return m_impl->stored->base.current; }
uint64_t Vault::generation() const { return m_impl->stored->base.generation; }
Lsn Vault::last_lsn() const { return m_impl->next_lsn - 1; }

// ---- the storage, watched

void Vault::Impl::store_open(const StorageOpen& request, Done<StorageOpened> done) {
    // Taking over waits for the other side to finish, so this one gets more time.
    storage.open(request, watched<StorageOpened>(20'000'000, std::move(done)));
}
void Vault::Impl::store_read(StorageArea area, const std::string& name, Done<Bytes> done) {
    storage.read(area, name, watched<Bytes>(options.segment_bytes_max, std::move(done)));
}
void Vault::Impl::store_list(StorageArea area, std::string_view prefix, Done<std::vector<std::string>> done) {
    storage.list(area, prefix, watched<std::vector<std::string>>(0, std::move(done)));
}
void Vault::Impl::store_commit(const StorageBatch& batch, Done<void> done) {
    uint64_t bytes = 0;
    for (const StoragePut& put : batch.puts) bytes += put.bytes.size();
    storage.commit(batch, watched<void>(bytes, std::move(done)));
}
void Vault::Impl::store_verify(StorageArea area, const std::string& name, const Hash128& hash, Done<void> done) {
    storage.verify(area, name, hash, watched<void>(options.segment_bytes_max, std::move(done)));
}
void Vault::Impl::store_erase(StorageArea area, const std::vector<std::string>& names, Done<void> done) {
    if (names.empty()) return done({});
    storage.erase(area, names, epoch_of(area), watched<void>(0, std::move(done)));
}
void Vault::Impl::call_after(int64_t delay_ms, std::function<void()> action) {
    timer.call_after(delay_ms, [weak = weak_from_this(), number = session, action = std::move(action)] {
        auto self = weak.lock();
        if (self && self->session == number) action();
    });
}

} // namespace crm
