// Loading: what is there, is it whole, and may we write to it?
//
// Nothing in this file writes, except take_ownership (which raises the epoch) and repair
// (which a person has asked for).
#include "core/base/sort_few.hpp"
#include "core/store/vault_impl.hpp"
#include "core/store/vault_steps.hpp"

#include <algorithm>

namespace crm {

namespace {

bool had_data(const std::optional<CanaryNote>& note) { return note && (note->last_lsn > 0 || note->generation > 0); }

LogRecord record_of(Lsn lsn, Frame&& frame) {
    return {.lsn = lsn, .payload = std::move(frame.payload), .blocks = std::move(frame.blocks)};
}

// Names that only a finished data set has, whatever is left of its log area.
bool is_trace_of_snapshot(const std::string& name) {
    bool is_segment = name.starts_with("seg/") && name.find('-') != name.npos;
    return is_segment || name.starts_with("snap/");
}

bool is_after(const Manifest& a, const Manifest& b) { return a.generation > b.generation; }

// Every log file name after the folded part, in order.
std::vector<Lsn> log_files_after(const std::vector<std::string>& names, Lsn folded_lsn) {
    std::vector<Lsn> files;
    for (const std::string& name : names) {
        auto first = lsn_of_log_file(name);
        if (first && *first > folded_lsn) files.push_back(*first);
    }
    std::ranges::sort(files);
    return files;
}

// Takes a file's frames into the picture: records after the snapshot, blocks it names.
void take_frames(Loaded& found, FrameFile&& file) {
    Lsn lsn = file.header.first_lsn;
    for (Frame& frame : file.frames) {
        for (const BlockRef& block : frame.blocks) found.live_blocks[block.hash] = block.bytes;
        if (frame.payload_block) found.live_blocks[frame.payload_block->hash] = frame.payload_block->bytes;
        if (lsn > found.snapshot.lsn) {
            found.tail_bytes += frame.payload.size();
            for (const BlockRef& block : frame.blocks) found.tail_bytes += block.bytes;
            if (frame.payload_block) found.outside.emplace_back(found.records.size(), *frame.payload_block);
            found.records.push_back(record_of(lsn, std::move(frame)));
        }
        ++lsn;
    }
}

// The next file of the chain, or nullopt when it is not that.
std::optional<FrameFile> chained_file(BytesView bytes, Lsn first, Lsn last_lsn, const Hash128& chain) {
    auto file = decode_frame_file(FrameFileKind::log, bytes);
    if (!file || file->header.first_lsn != first || first != last_lsn + 1 || file->header.previous != chain) return {};
    return std::move(*file);
}

} // namespace

bool Loaded::is_empty() const { return log_names.empty() && std::ranges::none_of(chunk_names, is_trace_of_snapshot); }

std::set<std::string> chunk_names_of(const Snapshot& snapshot) {
    std::set<std::string> names;
    for (const ChunkRef& chunk : snapshot.chunks) names.insert(chunk_name(chunk.hash));
    return names;
}

void Vault::Impl::note_damage(StorageArea area, std::string_view name, StorageError error) {
    bool is_known = std::ranges::any_of(damage, [&](const Damage& d) { return d.area == area && d.name == name; });
    if (!is_known) damage.push_back({.area = area, .name = std::string(name), .error = error});
    if (area == StorageArea::chunk) damaged_names.insert(std::string(name));
}

void Vault::Impl::close() {
    auto waiting = std::exchange(waiters, {});
    ++session;
    storage.close();
    is_open = may_write = owns = false;
    stored = std::make_shared<Loaded>();
    recovery.reset();
    damaged_names.clear();
    damage.clear();
    recoveries.clear();
    expected_lsn = 0;
    queue.clear();
    flight.reset();
    cuts.clear();
    next_lsn = 1;
    save = {};
    is_failing = is_retry_scheduled = false;
    retry_count = 0;
    compaction.reset();
    generation_job.reset();
    generation_queue.clear();
    is_checking = false;
    auto unchecked = std::exchange(checks, {});
    is_manifest_waiting = false;
    manifest_job = nullptr;
    is_manifest_unsure = is_repairing = is_releasing = false;
    for (auto& [lsn, done] : waiting) done(Unexpected{StorageError::closed});
    for (auto& done : unchecked) done(Unexpected{StorageError::closed});
}

void Vault::Impl::open(const std::string& name, StorageAccess wanted, Done<OpenReport> done) {
    close();
    dataset = name;
    access = wanted;
    open_storage(false, std::move(done));
}

void Vault::Impl::open_storage(bool may_create, Done<OpenReport> done) {
    StorageOpen request{.dataset = dataset, .access = access, .may_create = may_create};
    store_open(request, [this, may_create, done](Result<StorageOpened, StorageError> opened) {
        if (opened) {
            is_open = true;
            may_write = opened->may_write;
            epochs = opened->epochs;
            stored->has_chunk_area = opened->has_chunk_area;
            return load(std::nullopt, done);
        }
        if (opened.error() != StorageError::absent || may_create) return done(Unexpected{opened.error()});
        auto note = canary ? canary->read(dataset) : std::nullopt;
        if (had_data(note)) return done(evicted_report(*note));
        if (access == StorageAccess::read) return done(OpenReport{});
        open_storage(true, done);
    });
}

OpenReport Vault::Impl::evicted_report(const CanaryNote& note) const {
    OpenReport report;
    report.state = OpenState::evicted;
    report.expected_lsn = note.last_lsn;
    report.generation = note.generation;
    return report;
}

void Vault::Impl::use_recovery(size_t index, Done<OpenReport> done) {
    if (!is_open || owns) return done(Unexpected{StorageError::closed});
    if (index >= recoveries.size()) return done(Unexpected{StorageError::absent});
    Recovery wanted = recoveries[index];
    load(wanted, std::move(done));
}

void Vault::Impl::load(std::optional<Recovery> wanted, Done<OpenReport> done) {
    auto found = std::make_shared<Loaded>();
    found->has_chunk_area = stored->has_chunk_area;
    // Read first: what another tab saves while we load must not look like a loss.
    found->note = canary ? canary->read(dataset) : std::nullopt;
    auto steps = std::make_shared<std::vector<std::function<void(Done<void>)>>>();
    steps->push_back([this, found](Done<void> next) {
        store_list(StorageArea::log, "", [found, next](Result<std::vector<std::string>, StorageError> names) {
            if (!names) return next(Unexpected{names.error()});
            found->log_names = std::move(*names);
            next({});
        });
    });
    steps->push_back([this, found](Done<void> next) {
        if (!found->has_chunk_area) return next({});
        store_list(StorageArea::chunk, "", [found, next](Result<std::vector<std::string>, StorageError> names) {
            if (!names) return next(Unexpected{names.error()});
            found->chunk_names.insert(names->begin(), names->end());
            next({});
        });
    });
    steps->push_back([this, found](Done<void> next) { load_manifests(found, next); });
    steps->push_back([this, found, wanted](Done<void> next) {
        choose_manifest(*found, wanted);
        load_segments(found, next);
    });
    steps->push_back([this, found](Done<void> next) { load_log(found, next); });
    steps->push_back([this, found](Done<void> next) { load_outside_payloads(found, next); });
    each_in_turn(
        steps->size(), [steps](size_t i, Done<void> next) { (*steps)[i](next); },
        [this, found, wanted, done](Result<void, StorageError> result) {
            if (!result) return done(Unexpected{result.error()});
            recovery = wanted;
            done(judge(found));
        });
}

void Vault::Impl::load_manifests(std::shared_ptr<Loaded> found, Done<void> done) {
    auto names = std::make_shared<std::vector<std::string>>();
    for (uint64_t slot : {0, 1}) {
        if (std::ranges::binary_search(found->log_names, manifest_name(slot))) names->push_back(manifest_name(slot));
    }
    auto read_one = [this, found, names](size_t i, Done<void> next) {
        const std::string& name = (*names)[i];
        store_read(StorageArea::log, name, [this, found, name, next](Result<Bytes, StorageError> bytes) {
            if (!bytes && bytes.error() != StorageError::damaged && bytes.error() != StorageError::absent) {
                return next(Unexpected{bytes.error()});
            }
            auto manifest = bytes ? decode_manifest(*bytes) : Unexpected{ManifestError::too_short};
            found->manifest_hashes[name] = bytes ? content_hash(*bytes) : Hash128{};
            bool is_ours = manifest && manifest->dataset == dataset && manifest_name(manifest->generation) == name;
            if (is_ours)
                found->manifests.push_back(std::move(*manifest));
            else
                note_damage(StorageArea::log, name, StorageError::damaged);
            next({});
        });
    };
    each_in_turn(names->size(), read_one, [this, found, done](Result<void, StorageError> result) {
        sort_few(found->manifests, is_after);
        // From the second generation on there are always two.
        if (found->manifest_hashes.size() == 1 && !found->manifests.empty() && found->manifests[0].generation > 1) {
            note_damage(StorageArea::log, manifest_name(found->manifests[0].generation + 1), StorageError::absent);
        }
        done(result);
    });
}

void Vault::Impl::choose_manifest(Loaded& found, const std::optional<Recovery>& wanted) {
    if (!found.manifests.empty()) found.base = found.manifests.front();
    found.snapshot = found.base.current;
    if (!wanted) return;
    for (const Manifest& manifest : found.manifests) {
        if (manifest.generation == wanted->generation) found.base = manifest;
    }
    found.snapshot = wanted->snapshot;
}

// Folded records that the snapshot does not hold yet.
void Vault::Impl::load_segments(std::shared_ptr<Loaded> found, Done<void> done) {
    found->chain = found->base.chain;
    found->last_lsn = found->base.folded_lsn;
    for (const BlockRef& block : found->base.blocks) found->live_blocks[block.hash] = block.bytes;
    for (const std::string& name : found->log_names) {
        auto first = lsn_of_log_file(name);
        if (first && *first <= found->base.folded_lsn) found->old_log_files.insert(*first);
    }
    auto wanted = std::make_shared<std::vector<SegmentRef>>();
    for (const SegmentRef& segment : found->base.segments) {
        std::string name = segment_name(segment);
        if (!found->chunk_names.contains(name)) note_damage(StorageArea::chunk, name, StorageError::absent);
        if (segment.last > found->snapshot.lsn) wanted->push_back(segment);
    }
    auto read_one = [this, found, wanted](size_t i, Done<void> next) {
        const SegmentRef& segment = (*wanted)[i];
        std::string name = segment_name(segment);
        if (!found->is_history_whole) return next({});
        store_read(StorageArea::chunk, name, [this, found, segment, name, next](Result<Bytes, StorageError> bytes) {
            bool is_good = bytes && content_hash(*bytes) == segment.hash;
            auto file = is_good ? decode_frame_file(FrameFileKind::segment, *bytes) : Unexpected{FrameError::too_short};
            if (file && file->header.first_lsn == segment.first && file->last_lsn() == segment.last) {
                take_frames(*found, std::move(*file));
                return next({});
            }
            note_damage(StorageArea::chunk, name, bytes ? StorageError::damaged : bytes.error());
            found->is_history_whole = false;
            found->last_lsn = segment.first - 1;
            next({});
        });
    };
    each_in_turn(wanted->size(), read_one, std::move(done));
}

void Vault::Impl::load_log(std::shared_ptr<Loaded> found, Done<void> done) {
    auto files = std::make_shared<std::vector<Lsn>>(log_files_after(found->log_names, found->base.folded_lsn));
    found->highest_lsn = std::max(found->base.folded_lsn, files->empty() ? 0 : files->back());
    auto log_end = std::make_shared<Lsn>(found->base.folded_lsn);
    auto is_chain_whole = std::make_shared<bool>(true);
    auto read_one = [this, found, files, log_end, is_chain_whole](size_t i, Done<void> next) {
        Lsn first = (*files)[i];
        std::string name = log_file_name(first);
        store_read(StorageArea::log, name, [=, this](Result<Bytes, StorageError> bytes) {
            if (bytes && *is_chain_whole && first != *log_end + 1) {
                note_damage(StorageArea::log, log_file_name(*log_end + 1), StorageError::absent);
                *is_chain_whole = false;
            }
            auto whole = bytes ? decode_frame_file(FrameFileKind::log, *bytes) : Unexpected{FrameError::too_short};
            if (!whole)
                note_damage(StorageArea::log, name, bytes ? StorageError::damaged : bytes.error());
            else
                found->highest_lsn = std::max(found->highest_lsn, whole->last_lsn());
            auto file = bytes && *is_chain_whole ? chained_file(*bytes, first, *log_end, found->chain) : std::nullopt;
            if (!file) {
                if (whole && *is_chain_whole) note_damage(StorageArea::log, name, StorageError::damaged);
                *is_chain_whole = false;
                return next({});
            }
            *log_end = file->last_lsn();
            found->chain = content_hash(*bytes);
            found->log_files[first] = {
                .last = *log_end, .bytes = static_cast<uint32_t>(bytes->size()), .hash = found->chain};
            // Behind a hole in the folded history nothing is replayed, though the file is good.
            if (found->is_history_whole) {
                found->last_lsn = *log_end;
                take_frames(*found, std::move(*file));
            }
            next({});
        });
    };
    each_in_turn(files->size(), read_one, [found, is_chain_whole, done](Result<void, StorageError> result) {
        if (!*is_chain_whole) found->is_history_whole = false;
        done(result);
    });
}

void Vault::Impl::load_outside_payloads(std::shared_ptr<Loaded> found, Done<void> done) {
    auto read_one = [this, found](size_t i, Done<void> next) {
        auto [index, block] = found->outside[i];
        std::string name = block_name(block.hash);
        store_read(StorageArea::chunk, name,
                   [this, found, index, block, name, next](Result<Bytes, StorageError> bytes) {
                       if (bytes && content_hash(*bytes) == block.hash) {
                           found->records[index].payload = std::move(*bytes);
                           return next({});
                       }
                       // The records before it are whole; it and what follows cannot be trusted to be.
                       note_damage(StorageArea::chunk, name, bytes ? StorageError::damaged : bytes.error());
                       found->is_history_whole = false;
                       found->last_lsn = std::min(found->last_lsn, found->records[index].lsn - 1);
                       next({});
                   });
    };
    each_in_turn(found->outside.size(), read_one, [found, done](Result<void, StorageError> result) {
        std::erase_if(found->records, [&](const LogRecord& record) { return record.lsn > found->last_lsn; });
        done(result);
    });
}

bool Vault::Impl::is_usable(const Snapshot& snapshot, const Manifest& manifest) const {
    for (const std::string& name : chunk_names_of(snapshot)) {
        if (!stored->chunk_names.contains(name) || damaged_names.contains(name)) return false;
    }
    for (const SegmentRef& segment : manifest.segments) {
        std::string name = segment_name(segment);
        bool is_there = stored->chunk_names.contains(name) && !damaged_names.contains(name);
        if (segment.last > snapshot.lsn && !is_there) return false;
    }
    return true;
}

// All ways to the data whose pieces are there, the best first. Only those through the manifest
// that was loaded are known to reach the end of the log.
std::vector<Recovery> Vault::Impl::find_recoveries(const Loaded& found) const {
    std::vector<Recovery> ways;
    auto add = [&](const Manifest& manifest, const Snapshot& snapshot) {
        bool is_known = std::ranges::any_of(ways, [&](const Recovery& way) { return way.snapshot == snapshot; });
        if (is_known || !is_usable(snapshot, manifest)) return;
        bool is_base = manifest.generation == found.base.generation;
        bool reaches_end = is_base && found.is_history_whole && found.last_lsn >= expected_lsn;
        ways.push_back({.generation = manifest.generation,
                        .snapshot = snapshot,
                        .last_lsn = is_base ? found.last_lsn : manifest.folded_lsn,
                        .is_complete = reaches_end});
    };
    std::vector<Manifest> manifests = found.manifests;
    if (manifests.empty()) manifests.push_back({});
    for (const Manifest& manifest : manifests) {
        add(manifest, manifest.current);
        add(manifest, manifest.previous);
        if (manifest.gaps.empty()) add(manifest, Snapshot{});
    }
    sort_few_by(ways, [](const Recovery& way) { return !way.is_complete; });
    return ways;
}

OpenReport Vault::Impl::judge(std::shared_ptr<Loaded> found) {
    const std::optional<CanaryNote>& note = found->note;
    stored = found;
    expected_lsn = note ? note->last_lsn : 0;
    next_lsn = found->last_lsn + 1;
    save.saved_lsn = found->last_lsn;
    if (!found->has_chunk_area) note_damage(StorageArea::chunk, "", StorageError::absent);
    if (found->is_empty() && damage.empty()) {
        if (had_data(note)) {
            storage.close();
            is_open = false;
            return evicted_report(*note);
        }
        OpenReport report;
        report.state = may_write ? OpenState::fresh : OpenState::read_only;
        return report;
    }
    if (found->log_names.empty()) note_damage(StorageArea::log, manifest_name(0), StorageError::absent);
    for (const std::string& name : chunk_names_of(found->snapshot)) {
        if (!found->chunk_names.contains(name)) note_damage(StorageArea::chunk, name, StorageError::absent);
    }
    for (const auto& [hash, bytes] : found->live_blocks) {
        std::string name = block_name(hash);
        if (!found->chunk_names.contains(name)) note_damage(StorageArea::chunk, name, StorageError::absent);
    }
    bool has_older_manifest = note && found->base.generation < note->generation;
    bool has_shorter_log = note && found->last_lsn < note->last_lsn;
    if (has_older_manifest && damage.empty()) {
        note_damage(StorageArea::log, manifest_name(note->generation), StorageError::absent);
    }
    if (has_shorter_log && damage.empty()) {
        note_damage(StorageArea::log, log_file_name(found->last_lsn + 1), StorageError::absent);
    }
    OpenReport report;
    report.state = !damage.empty() ? OpenState::damaged : may_write ? OpenState::opened : OpenState::read_only;
    report.generation = found->base.generation;
    report.snapshot = found->snapshot;
    report.log = std::move(found->records);
    report.last_lsn = found->last_lsn;
    report.expected_lsn = std::max(expected_lsn, found->highest_lsn);
    expected_lsn = report.expected_lsn;
    report.damage = damage;
    if (!damage.empty()) recoveries = find_recoveries(*found);
    report.recoveries = recoveries;
    tell_state();
    return report;
}

// ---- becoming the owner

void Vault::Impl::take_ownership(Done<Ownership> done, bool accept_loss) {
    if (!is_open) return done(Unexpected{StorageError::closed});
    if (owns) return done(Ownership{});
    if (!may_write) return done(Unexpected{StorageError::blocked});
    bool is_whole = stored->is_history_whole && stored->last_lsn >= expected_lsn;
    bool has_snapshot = is_usable(stored->snapshot, stored->base);
    if (!damage.empty() && !has_snapshot) return done(Unexpected{StorageError::damaged});
    if (!damage.empty() && !is_whole && !accept_loss) return done(Unexpected{StorageError::damaged});
    uint64_t mine = std::max(epochs[0], epochs[1]) + 1;
    auto raise = [this, mine](size_t i, Done<void> next) {
        StorageBatch batch;
        batch.area = static_cast<StorageArea>(i);
        batch.expected_epoch = epochs[i];
        batch.next_epoch = mine;
        store_commit(batch, [this, i, mine, next](Result<void, StorageError> result) {
            if (result) epochs[i] = mine;
            next(result);
        });
    };
    each_in_turn(storage_area_count, raise, [this, done](Result<void, StorageError> result) {
        if (!result) return done(Unexpected{result.error()});
        look_for_newer([this, done](Result<Ownership, StorageError> ownership) {
            if (!ownership || ownership->must_reopen) return done(std::move(ownership));
            if (damage.empty()) return become_owner(std::move(*ownership), done);
            repair(std::move(*ownership), done);
        });
    });
}

void Vault::Impl::read_newer(Done<Ownership> done) {
    if (!is_open || !damage.empty()) return done(Unexpected{StorageError::closed});
    if (owns) return done(Ownership{});
    look_for_newer(std::move(done));
}

// Between our load and our epoch the owner before us may have written on.
void Vault::Impl::look_for_newer(Done<Ownership> done) {
    store_list(StorageArea::log, "", [this, done](Result<std::vector<std::string>, StorageError> names) {
        if (!names) return done(Unexpected{names.error()});
        size_t manifests = std::ranges::count_if(*names, [](auto& name) { return name.starts_with("MANIFEST."); });
        if (manifests != stored->manifest_hashes.size()) return done(Ownership{.newer = {}, .must_reopen = true});
        auto files = std::make_shared<std::vector<Lsn>>(log_files_after(*names, stored->highest_lsn));
        auto verify_one = [this](size_t i, Done<void> next) {
            const auto& [name, hash] = *std::next(stored->manifest_hashes.begin(), static_cast<ptrdiff_t>(i));
            if (hash.is_zero()) return next({}); // it was unreadable, and we know
            store_verify(StorageArea::log, name, hash, next);
        };
        each_in_turn(manifests, verify_one, [this, files, done](Result<void, StorageError> result) {
            if (!result && result.error() == StorageError::damaged) {
                return done(Ownership{.newer = {}, .must_reopen = true});
            }
            if (!result) return done(Unexpected{result.error()});
            read_newer_files(files, done);
        });
    });
}

void Vault::Impl::read_newer_files(std::shared_ptr<std::vector<Lsn>> files, Done<Ownership> done) {
    // Collected aside, so that a surprise leaves our picture as it was.
    auto fresh = std::make_shared<Loaded>();
    fresh->snapshot.lsn = stored->last_lsn;
    fresh->last_lsn = stored->last_lsn;
    fresh->chain = stored->chain;
    if (!files->empty() && !damage.empty()) return done(Ownership{.newer = {}, .must_reopen = true});
    auto read_one = [this, fresh, files](size_t i, Done<void> next) {
        Lsn first = (*files)[i];
        store_read(StorageArea::log, log_file_name(first), [fresh, first, next](Result<Bytes, StorageError> bytes) {
            if (!bytes) return next(Unexpected{bytes.error()});
            auto file = chained_file(*bytes, first, fresh->last_lsn, fresh->chain);
            if (!file) return next(Unexpected{StorageError::damaged});
            fresh->last_lsn = file->last_lsn();
            fresh->chain = content_hash(*bytes);
            fresh->log_files[first] = {
                .last = fresh->last_lsn, .bytes = static_cast<uint32_t>(bytes->size()), .hash = fresh->chain};
            take_frames(*fresh, std::move(*file));
            next({});
        });
    };
    each_in_turn(files->size(), read_one, [this, fresh, done](Result<void, StorageError> result) {
        if (!result) return done(Ownership{.newer = {}, .must_reopen = true});
        load_outside_payloads(fresh, [this, fresh, done](Result<void, StorageError>) {
            if (!fresh->is_history_whole) return done(Ownership{.newer = {}, .must_reopen = true});
            stored->log_files.merge(fresh->log_files);
            stored->live_blocks.insert(fresh->live_blocks.begin(), fresh->live_blocks.end());
            for (const auto& [hash, bytes] : fresh->live_blocks) stored->chunk_names.insert(block_name(hash));
            stored->tail_bytes += fresh->tail_bytes;
            stored->last_lsn = fresh->last_lsn;
            stored->highest_lsn = std::max(stored->highest_lsn, fresh->last_lsn);
            stored->chain = fresh->chain;
            next_lsn = stored->last_lsn + 1;
            save.saved_lsn = stored->last_lsn;
            done(Ownership{.newer = std::move(fresh->records), .must_reopen = false});
        });
    });
}

void Vault::Impl::become_owner(Ownership ownership, Done<Ownership> done) {
    owns = true;
    damage.clear();
    recoveries.clear();
    save.reason.reset();
    tell_state();
    done(std::move(ownership));
    call_after(0, [this] {
        write_ballast();
        look_for_pieces();
    });
    fold_if_due();
}

// Writes a generation without what is damaged: the good part of the log is folded, what is
// missing becomes a gap, and the snapshot that was chosen becomes the present one. The manifest
// we build on stays as it is, in the other slot.
void Vault::Impl::repair(Ownership ownership, Done<Ownership> done) {
    Manifest next = stored->base;
    next.current = stored->snapshot;
    next.previous = {};
    next.segments.clear();
    std::vector<LogGap> gaps;
    auto lose = [&](Lsn first, Lsn last) {
        if (first > last) return;
        if (!gaps.empty() && gaps.back().last + 1 == first)
            gaps.back().last = last;
        else
            gaps.push_back({.first = first, .last = last});
    };
    std::vector<std::pair<Lsn, std::optional<SegmentRef>>> pieces;
    for (const SegmentRef& segment : stored->base.segments) pieces.emplace_back(segment.first, segment);
    for (const LogGap& gap : stored->base.gaps) pieces.emplace_back(gap.first, std::nullopt);
    sort_few_by(pieces, [](const auto& piece) { return piece.first; });
    Lsn covered = 0;
    for (auto& [first, segment] : pieces) {
        if (!segment || damaged_names.contains(segment_name(*segment))) continue;
        lose(covered + 1, segment->first - 1);
        next.segments.push_back(*segment);
        covered = segment->last;
    }
    lose(covered + 1, stored->base.folded_lsn);
    next.gaps = gaps;
    std::erase_if(next.blocks, [&](auto& block) { return damaged_names.contains(block_name(block.hash)); });
    stored->base = next;
    is_repairing = true;
    Lsn log_end = stored->log_files.empty() ? stored->base.folded_lsn : stored->log_files.rbegin()->second.last;
    Lsn lost_end = std::max({expected_lsn, stored->highest_lsn, log_end});
    bool is_loss = !gaps.empty() || lost_end > log_end;
    write_repaired(log_end, lost_end, [this, ownership, done, is_loss](Result<void, StorageError> result) {
        is_repairing = false;
        if (!result) return done(Unexpected{result.error()});
        save.saved_lsn = stored->base.folded_lsn;
        write_canary();
        if (!is_loss) return become_owner(ownership, done);
        // Good records behind the loss belong to the data again: the owner must replay them.
        done(Ownership{.newer = {}, .must_reopen = true});
    });
}

void Vault::Impl::write_repaired(Lsn log_end, Lsn lost_end, Done<void> done) {
    auto job = std::make_shared<GenerationJob>();
    job->prepare = [this, log_end, lost_end](Done<Manifest> prepared) {
        fold(log_end, [lost_end, prepared](Result<Manifest, StorageError> next) {
            if (!next || next->folded_lsn >= lost_end) return prepared(std::move(next));
            next->gaps.push_back({.first = next->folded_lsn + 1, .last = lost_end});
            next->folded_lsn = lost_end;
            next->chain = {};
            prepared(std::move(next));
        });
    };
    job->done = std::move(done);
    start_generation(job);
}

} // namespace crm
