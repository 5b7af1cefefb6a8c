// Append and group commit. As soon as no commit is in flight, everything that was collected
// becomes one transaction; latency sets the size of the batch. A flight keeps its bytes until
// it is known to have landed, and may be sent again: names and bytes are the same, so landing
// twice is harmless.
#include "core/store/vault_impl.hpp"
#include "core/store/vault_steps.hpp"

#include <algorithm>
#include <array>

namespace crm {

namespace {

constexpr std::array<int64_t, 4> retry_delays_ms{1'000, 5'000, 15'000, 30'000};

// Below this much room, the reserve is not worth the risk of filling the disk.
constexpr uint64_t ballast_room_factor = 10;

// A reserve that compression cannot shrink.
Bytes noise(size_t bytes) {
    Bytes noise;
    noise.reserve(bytes + 8);
    uint64_t state = 0x9E3779B97F4A7C15;
    while (noise.size() < bytes) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        for (int byte = 0; byte < 8; ++byte) noise.push_back(static_cast<char>(state >> (8 * byte)));
    }
    noise.resize(bytes);
    return noise;
}

} // namespace

Result<Lsn, StorageError> Vault::Impl::append(std::vector<Bytes> blocks, Bytes payload) {
    if (!is_open) return Unexpected{StorageError::closed};
    if (!owns || is_repairing)
        return Unexpected{save.reason.value_or(damage.empty() ? StorageError::fenced : StorageError::damaged)};
    Item item;
    item.lsn = next_lsn++;
    item.bytes = payload.size();
    auto set_outside = [&](Bytes bytes) {
        BlockRef ref{.hash = content_hash(bytes), .bytes = static_cast<uint32_t>(bytes.size())};
        item.unsaved.push_back({.name = block_name(ref.hash), .bytes = std::move(bytes)});
        return ref;
    };
    for (Bytes& block : blocks) {
        item.bytes += block.size();
        item.frame.blocks.push_back(set_outside(std::move(block)));
    }
    size_t inline_bytes = payload.size() + item.frame.blocks.size() * 20;
    if (inline_bytes > options.inline_payload_bytes_max) {
        item.outside_payload = payload;
        item.frame.payload_block = set_outside(std::move(payload));
    } else {
        item.frame.payload = std::move(payload);
    }
    Lsn lsn = item.lsn;
    save.pending_bytes += item.bytes;
    ++save.pending_count;
    queue.push_back(std::move(item));
    pump();
    tell_state();
    return lsn;
}

void Vault::Impl::pump() {
    if (!owns || flight || is_manifest_waiting || queue.empty() || is_failing) return;
    flight = queue.front().unsaved.empty() ? next_log_flight() : next_block_flight(queue.front());
    flight->id = ++flight_count;
    send_flight();
}

// Log files of everything that waits, up to the first record whose blocks are not stored yet.
Vault::Impl::Flight Vault::Impl::next_log_flight() {
    Flight next;
    next.kind = FlightKind::log;
    next.batch.area = StorageArea::log;
    Hash128 chain = stored->chain;
    FrameFileHeader header;
    Bytes body;
    size_t total = 0;
    auto close_file = [&] {
        if (header.count == 0) return;
        header.epoch = epoch_of(StorageArea::log);
        header.previous = chain;
        Bytes file = encode_frame_file(FrameFileKind::log, header, body);
        chain = content_hash(file);
        next.last_lsn = header.first_lsn + header.count - 1;
        LogFileInfo info{.last = next.last_lsn, .bytes = static_cast<uint32_t>(file.size()), .hash = chain};
        next.files.emplace_back(header.first_lsn, info);
        next.batch.puts.push_back({.name = log_file_name(header.first_lsn), .bytes = std::move(file)});
        header.count = 0;
        body.clear();
    };
    for (const Item& item : queue) {
        size_t bytes = encoded_bytes(item.frame);
        if (!item.unsaved.empty() || (total > 0 && total + bytes > options.commit_bytes_max)) break;
        bool is_full = frame_file_header_bytes + body.size() + bytes > options.log_file_bytes_max;
        bool is_cut = std::ranges::find(cuts, item.lsn - 1) != cuts.end();
        if (is_full || is_cut) close_file();
        if (header.count == 0) header.first_lsn = item.lsn;
        append_frame(body, item.frame);
        ++header.count;
        total += bytes;
    }
    close_file();
    return next;
}

Vault::Impl::Flight Vault::Impl::next_block_flight(Item& item) {
    Flight next;
    next.kind = FlightKind::blocks;
    next.batch.area = StorageArea::chunk;
    size_t total = 0;
    while (!item.unsaved.empty()) {
        StoragePut& put = item.unsaved.back();
        if (total > 0 && total + put.bytes.size() > options.chunk_batch_bytes_max) break;
        auto hash = hash_from_hex(put.name.substr(4));
        bool is_stored = stored->live_blocks.contains(*hash) && !damaged_names.contains(put.name);
        if (!is_stored) {
            total += put.bytes.size();
            next.batch.puts.push_back(std::move(put));
        }
        item.unsaved.pop_back();
    }
    return next;
}

void Vault::Impl::send_flight() {
    flight->batch.expected_epoch = epoch_of(flight->batch.area);
    uint64_t id = flight->id;
    uint32_t attempt = ++flight->attempt;
    uint64_t bytes = 0;
    for (const StoragePut& put : flight->batch.puts) bytes += put.bytes.size();
    Done<void> answer = [this, id, attempt](Result<void, StorageError> result) {
        on_flight_answer(id, attempt, result);
    };
    // Not `watched`: an answer after the watchdog still counts.
    call_after(options.watchdog_ms + static_cast<int64_t>(bytes / 1'000),
               [answer] { answer(Unexpected{StorageError::timed_out}); });
    storage.commit(flight->batch, safe<void>(answer));
}

void Vault::Impl::on_flight_answer(uint64_t id, uint32_t attempt, Result<void, StorageError> result) {
    if (!flight || flight->id != id) return;
    if (!result && flight->attempt != attempt) return;
    if (!result) return on_flight_failed(result.error());
    if (flight->kind == FlightKind::log)
        on_log_saved();
    else
        on_blocks_stored();
}

void Vault::Impl::on_log_saved() {
    Flight landed = std::move(*flight);
    flight.reset();
    for (auto& [first, info] : landed.files) stored->log_files[first] = info;
    stored->chain = landed.files.back().second.hash;
    stored->last_lsn = stored->highest_lsn = landed.last_lsn;
    while (!queue.empty() && queue.front().lsn <= landed.last_lsn) {
        const Item& item = queue.front();
        for (const BlockRef& block : item.frame.blocks) stored->live_blocks[block.hash] = block.bytes;
        if (auto& block = item.frame.payload_block) stored->live_blocks[block->hash] = block->bytes;
        stored->tail_bytes += item.bytes;
        save.pending_bytes -= item.bytes;
        --save.pending_count;
        queue.pop_front();
    }
    std::erase_if(cuts, [&](Lsn cut) { return cut < landed.last_lsn; });
    save.saved_lsn = landed.last_lsn;
    is_failing = false;
    retry_count = 0;
    if (owns) {
        save.reason.reset();
        write_canary();
    }
    if (auto job = std::exchange(manifest_job, nullptr)) job();
    pump();
    tell_state();
    tell_waiters();
    fold_if_due();
}

// Blocks are read back before the record that names them is written.
void Vault::Impl::on_blocks_stored() {
    auto names = std::make_shared<std::vector<std::pair<std::string, Hash128>>>();
    for (const StoragePut& put : flight->batch.puts) {
        if (auto hash = hash_from_hex(put.name.substr(4))) names->emplace_back(put.name, *hash);
    }
    uint64_t id = flight->id;
    uint32_t attempt = ++flight->attempt; // a second answer to the commit no longer counts
    auto verify_one = [this, names](size_t i, Done<void> next) {
        store_verify(StorageArea::chunk, (*names)[i].first, (*names)[i].second, next);
    };
    each_in_turn(names->size(), verify_one, [this, id, attempt](Result<void, StorageError> result) {
        if (flight && flight->id == id && flight->attempt == attempt) on_blocks_verified(result);
    });
}

void Vault::Impl::on_blocks_verified(Result<void, StorageError> result) {
    if (!result) {
        bool is_bad = result.error() == StorageError::damaged || result.error() == StorageError::absent;
        if (!is_bad || flight->has_rewritten) return on_flight_failed(result.error());
        flight->has_rewritten = true;
        return send_flight();
    }
    for (const StoragePut& put : flight->batch.puts) {
        stored->chunk_names.insert(put.name);
        damaged_names.erase(put.name);
    }
    flight.reset();
    is_failing = false;
    retry_count = 0;
    if (owns) save.reason.reset();
    if (auto job = std::exchange(manifest_job, nullptr)) job();
    pump();
    tell_state();
}

void Vault::Impl::on_flight_failed(StorageError error) {
    if (!owns) {
        flight.reset();
        tell_state();
        return tell_waiters();
    }
    if (error == StorageError::fenced) return lose_ownership(error);
    bool has_ballast = stored->chunk_names.contains(std::string(ballast_name));
    if (error == StorageError::quota_exceeded && has_ballast && !flight->has_dropped_ballast) {
        flight->has_dropped_ballast = true;
        cancel_compaction(error);
        return drop_ballast([this, id = flight->id](Result<void, StorageError>) {
            if (flight && flight->id == id) send_flight();
        });
    }
    bool may_heal = error == StorageError::closed || error == StorageError::failed || error == StorageError::blocked;
    if (may_heal && !flight->has_reopened) {
        flight->has_reopened = true;
        return reopen_and_resend();
    }
    fail_saving(error);
}

// A browser may close a connection under us. Opening again is safe while the epoch is ours.
void Vault::Impl::reopen_and_resend() {
    uint64_t id = flight->id;
    ++flight->attempt; // answers of the old connection no longer count, unless they say it landed
    reopen([this, id](Result<void, StorageError> opened) {
        if (!owns || !flight || flight->id != id) return;
        if (!opened) return fail_saving(opened.error());
        send_flight();
    });
}

// Answers after ownership was lost, too, where that is what opening has shown.
void Vault::Impl::reopen(Done<void> done) {
    StorageOpen request{.dataset = dataset, .access = StorageAccess::write, .may_create = false};
    store_open(request, [this, done](Result<StorageOpened, StorageError> opened) {
        std::optional<StorageError> lost;
        if (!opened && opened.error() == StorageError::absent)
            lost = StorageError::evicted;
        else if (opened && opened->epochs != epochs)
            lost = opened->epochs[0] < epochs[0] ? StorageError::evicted : StorageError::fenced;
        else if (opened && !opened->may_write)
            lost = StorageError::fenced;
        if (lost) lose_ownership(*lost);
        if (lost || !opened) return done(Unexpected{lost ? *lost : opened.error()});
        done({});
    });
}

void Vault::Impl::fail_saving(StorageError reason) {
    is_failing = true;
    save.reason = reason;
    cancel_compaction(reason);
    tell_state();
    tell_waiters();
    schedule_retry();
}

void Vault::Impl::schedule_retry() {
    if (is_retry_scheduled) return;
    is_retry_scheduled = true;
    int64_t delay_ms = retry_delays_ms[std::min<size_t>(retry_count, retry_delays_ms.size() - 1)];
    ++retry_count;
    call_after(delay_ms, [this] {
        if (!is_retry_scheduled) return;
        is_retry_scheduled = false;
        retry();
    });
}

void Vault::Impl::retry() {
    if (!owns || !is_failing || !flight) return;
    flight->has_dropped_ballast = false;
    flight->has_reopened = true;
    if (save.reason == StorageError::quota_exceeded)
        send_flight();
    else
        reopen_and_resend();
    // Until it lands we go on saying "not saved": is_failing stays.
}

// From here on nothing is written any more; what was not saved stays in memory for an export.
void Vault::Impl::lose_ownership(StorageError reason, bool keep_flight) {
    owns = false;
    may_write = false;
    if (!keep_flight) flight.reset();
    is_failing = !queue.empty() && !flight;
    save.reason = reason;
    cancel_compaction(reason);
    tell_state();
    tell_waiters();
}

void Vault::Impl::drop_ballast(Done<void> done) {
    store_erase(StorageArea::chunk, {std::string(ballast_name)}, [this, done](Result<void, StorageError> result) {
        if (result) stored->chunk_names.erase(std::string(ballast_name));
        done(result);
    });
}

// Written when there is plenty of room, so that the log can go on for a while when there is none.
void Vault::Impl::write_ballast() {
    if (!owns || options.ballast_bytes == 0 || stored->chunk_names.contains(std::string(ballast_name))) return;
    storage.estimate(safe<StorageEstimate>([this](Result<StorageEstimate, StorageError> room) {
        if (!room || !owns) return;
        uint64_t free_bytes = room->quota_bytes > room->used_bytes ? room->quota_bytes - room->used_bytes : 0;
        bool is_known = room->quota_bytes > 0;
        if (is_known && free_bytes < ballast_room_factor * options.ballast_bytes) return;
        StorageBatch batch;
        batch.area = StorageArea::chunk;
        batch.expected_epoch = epoch_of(StorageArea::chunk);
        batch.puts.push_back({.name = std::string(ballast_name), .bytes = noise(options.ballast_bytes)});
        store_commit(batch, [this](Result<void, StorageError> result) {
            // Without a reserve we live too; only a fence must be heard.
            if (result)
                stored->chunk_names.insert(std::string(ballast_name));
            else if (result.error() == StorageError::fenced)
                lose_ownership(StorageError::fenced);
        });
    }));
}

void Vault::Impl::force() {
    if (is_failing && owns && flight && is_retry_scheduled) {
        is_retry_scheduled = false;
        return retry();
    }
    pump();
}

void Vault::Impl::when_saved(Done<void> done) { when_lsn_saved(queue.empty() ? 0 : next_lsn - 1, std::move(done)); }

void Vault::Impl::when_lsn_saved(Lsn lsn, Done<void> done) {
    if (lsn <= save.saved_lsn) return done({});
    if (is_failing || !owns) return done(Unexpected{save.reason.value_or(StorageError::closed)});
    waiters.emplace_back(lsn, std::move(done));
}

void Vault::Impl::tell_waiters() {
    auto waiting = std::exchange(waiters, {});
    for (auto& [lsn, done] : waiting) {
        if (lsn <= save.saved_lsn)
            done({});
        else if (is_failing || !owns)
            done(Unexpected{save.reason.value_or(StorageError::closed)});
        else
            waiters.emplace_back(lsn, std::move(done));
    }
}

void Vault::Impl::tell_state() {
    bool is_stuck = is_failing || (!owns && !queue.empty());
    save.kind = is_stuck ? SaveKind::not_saved : queue.empty() ? SaveKind::saved : SaveKind::saving;
    save.is_read_only = !owns || is_failing;
    if (listener) listener(SaveState(save));
}

void Vault::Impl::write_canary() {
    if (!canary) return;
    canary->write({.dataset = dataset, .last_lsn = save.saved_lsn, .generation = stored->base.generation});
}

void Vault::Impl::on_storage_event(StorageEvent event) {
    if (!is_open) return;
    switch (event) {
    case StorageEvent::closed: return; // the next commit opens again
    case StorageEvent::lock_lost:
        if (owns) lose_ownership(StorageError::fenced, true);
        may_write = false;
        return;
    case StorageEvent::release_asked: return release_to_other();
    }
}

// Finish what is pending, give the lock back, go on as a reader. What cannot be saved does not
// keep the other side waiting: it may take the lock by force, and our queue stays for export.
void Vault::Impl::release_to_other() {
    if (!may_write || is_releasing) return;
    is_releasing = true;
    cancel_compaction(StorageError::fenced);
    when_saved([this](Result<void, StorageError>) {
        is_releasing = false;
        lose_ownership(StorageError::fenced);
        StorageOpen request{.dataset = dataset, .access = StorageAccess::read, .may_create = false};
        store_open(request, [this](Result<StorageOpened, StorageError> opened) {
            if (!opened) is_open = false;
        });
    });
}

} // namespace crm
