// A new generation: snapshot chunks and folded log first, read back; the manifest last, read
// back too; only then, in later transactions, is deleted what neither of the last two
// generations needs.
#include "core/store/vault_impl.hpp"
#include "core/store/vault_steps.hpp"

#include <algorithm>

namespace crm {

// Log files on their way into history segments.
struct Vault::Impl::Fold {
    Manifest next;
    Lsn first = 0;
    uint32_t count = 0;
    Bytes body; // of the segment that is being filled
    std::vector<std::pair<Lsn, LogFileInfo>> files;
    std::set<Hash128> blocks;
};

Lsn Vault::Impl::seal() {
    Lsn lsn = next_lsn - 1;
    if (lsn > save.saved_lsn && (cuts.empty() || cuts.back() != lsn)) cuts.push_back(lsn);
    return lsn;
}

bool Vault::Impl::compaction_due() const {
    if (!owns || compaction || is_failing) return false;
    uint64_t snapshot_bytes = 0;
    for (const ChunkRef& chunk : stored->base.current.chunks) snapshot_bytes += chunk.bytes;
    return stored->tail_bytes > std::max(options.compaction_bytes_min, snapshot_bytes / 10);
}

// ---- chunks

void Vault::Impl::begin_compaction(CompactionPlan plan) {
    cancel_compaction(StorageError::closed);
    compaction = Compaction{};
    compaction->id = ++compaction_count;
    compaction->plan = std::move(plan);
    bool is_sealed = compaction->plan.covering_lsn > 0 && compaction->plan.covering_lsn < next_lsn &&
                     compaction->plan.covering_lsn >= stored->base.current.lsn;
    if (!owns)
        compaction->error = save.reason.value_or(StorageError::fenced);
    else if (!is_sealed)
        compaction->error = StorageError::failed;
}

void Vault::Impl::add_chunk(std::string label, Bytes bytes, Done<void> done) {
    if (!compaction) return done(Unexpected{save.reason.value_or(StorageError::closed)});
    if (compaction->error) return done(Unexpected{*compaction->error});
    ChunkRef chunk{
        .label = std::move(label), .hash = content_hash(bytes), .bytes = static_cast<uint32_t>(bytes.size())};
    std::string name = chunk_name(chunk.hash);
    if (keep_chunk(chunk)) return done({});
    bool is_new = compaction->names.insert(name).second;
    compaction->chunks.push_back(chunk);
    if (!is_new) return done({});
    compaction->unproven.push_back(chunk);
    compaction->batch_bytes += bytes.size();
    compaction->batch.push_back({.name = std::move(name), .bytes = std::move(bytes)});
    if (compaction->batch_bytes < options.chunk_batch_bytes_max) return done({});
    flush_chunks(std::move(done));
}

bool Vault::Impl::keep_chunk(const ChunkRef& chunk) {
    if (!compaction) return false;
    std::string name = chunk_name(chunk.hash);
    auto has = [&](const Snapshot& snapshot) {
        return std::ranges::any_of(snapshot.chunks, [&](const ChunkRef& known) { return known.hash == chunk.hash; });
    };
    bool is_known = has(stored->base.current) || has(stored->base.previous);
    if (!is_known || !stored->chunk_names.contains(name) || damaged_names.contains(name)) return false;
    compaction->names.insert(name);
    compaction->chunks.push_back(chunk);
    return true;
}

// Log first: chunks are written when the records they stand for are safe. So a data set with
// chunks and without a log is never one that has just begun.
void Vault::Impl::flush_chunks(Done<void> done) {
    when_lsn_saved(compaction->plan.covering_lsn, [this, id = compaction->id, done](Result<void, StorageError> saved) {
        if (!saved || !compaction || compaction->id != id) {
            return done(Unexpected{saved ? StorageError::closed : saved.error()});
        }
        write_chunks(done);
    });
}

void Vault::Impl::write_chunks(Done<void> done) {
    if (compaction->batch.empty()) return done({});
    StorageBatch batch;
    batch.area = StorageArea::chunk;
    batch.expected_epoch = epoch_of(StorageArea::chunk);
    batch.puts = std::exchange(compaction->batch, {});
    compaction->batch_bytes = 0;
    std::vector<std::string> names;
    for (const StoragePut& put : batch.puts) names.push_back(put.name);
    store_commit(batch, [this, names, id = compaction->id, done](Result<void, StorageError> result) {
        if (result) stored->chunk_names.insert(names.begin(), names.end());
        bool is_current = compaction && compaction->id == id;
        if (!result && result.error() == StorageError::fenced)
            lose_ownership(StorageError::fenced);
        else if (!result && is_current)
            cancel_compaction(result.error());
        if (!is_current) result = Unexpected{StorageError::closed};
        done(result);
    });
}

void Vault::Impl::finish_compaction(Done<uint64_t> done) {
    if (!compaction) return done(Unexpected{save.reason.value_or(StorageError::closed)});
    compaction->done = std::move(done);
    if (compaction->error) return cancel_compaction(*compaction->error);
    flush_chunks([this, id = compaction->id](Result<void, StorageError> result) {
        if (!result || !compaction || compaction->id != id) return;
        auto job = std::make_shared<GenerationJob>();
        job->prepare = [this](Done<Manifest> prepared) { prepare_compaction(prepared); };
        job->done = [this, id](Result<void, StorageError> ended) {
            if (compaction && compaction->id == id) end_compaction(ended);
        };
        start_generation(job);
    });
}

// With the records that the snapshot covers saved: reads the new chunks back, folds the log.
void Vault::Impl::prepare_compaction(Done<Manifest> done) {
    if (!compaction) return done(Unexpected{StorageError::closed});
    uint64_t id = compaction->id;
    Lsn covering = compaction->plan.covering_lsn;
    auto is_gone = [this, id] { return !compaction || compaction->id != id; };
    auto fold_it = [this, is_gone, covering, done](Result<void, StorageError> proven) {
        if (!proven) return done(Unexpected{proven.error()});
        fold(covering, [this, is_gone, done](Result<Manifest, StorageError> next) {
            if (!next || is_gone()) return done(Unexpected{next ? StorageError::closed : next.error()});
            Snapshot before = is_usable(next->current, *next) ? next->current : next->previous;
            next->previous = std::move(before);
            const CompactionPlan& plan = compaction->plan;
            next->current = {
                .lsn = plan.covering_lsn, .schema = plan.schema, .meta = plan.meta, .chunks = compaction->chunks};
            done(std::move(next));
        });
    };
    auto prove = [this, is_gone, fold_it, done](Result<void, StorageError> saved) {
        if (!saved || is_gone()) return done(Unexpected{saved ? StorageError::closed : saved.error()});
        auto chunks = std::make_shared<std::vector<ChunkRef>>(compaction->unproven);
        auto verify_one = [this, chunks](size_t i, Done<void> next) {
            store_verify(StorageArea::chunk, chunk_name((*chunks)[i].hash), (*chunks)[i].hash, next);
        };
        each_in_turn(chunks->size(), verify_one, [this, chunks, fold_it](Result<void, StorageError> proven) {
            if (proven) {
                for (const ChunkRef& chunk : *chunks) damaged_names.erase(chunk_name(chunk.hash));
            }
            fold_it(proven);
        });
    };
    when_lsn_saved(covering, prove);
}

void Vault::Impl::end_compaction(Result<void, StorageError> result) {
    if (!result) return cancel_compaction(result.error());
    auto done = std::move(compaction->done);
    compaction.reset();
    stored->tail_bytes = 0;
    for (const auto& [first, file] : stored->log_files) stored->tail_bytes += file.bytes;
    if (done) done(stored->base.generation);
    collect_garbage();
}

// A compaction that stops leaves no trace but unused chunks. When the disk is full they go at
// once, and the reserve with them, so that the log can go on.
void Vault::Impl::cancel_compaction(StorageError reason) {
    if (!compaction) return;
    if (generation_job && generation_job->is_committing && owns) return; // its end will tell
    auto done = std::move(compaction->done);
    compaction.reset();
    cancel_generation(reason);
    if (reason == StorageError::quota_exceeded && owns) {
        bool has_ballast = stored->chunk_names.contains(std::string(ballast_name));
        if (has_ballast) drop_ballast([](Result<void, StorageError>) {});
        collect_garbage();
    }
    if (done) done(Unexpected{reason});
}

// ---- folding

void Vault::Impl::fold_if_due() {
    bool is_busy = compaction || generation_job || is_checking || is_releasing;
    if (!owns || is_failing || is_busy || stored->log_files.size() <= options.log_files_max) return;
    auto job = std::make_shared<GenerationJob>();
    job->prepare = [this](Done<Manifest> prepared) { fold(save.saved_lsn, prepared); };
    job->done = [this](Result<void, StorageError> result) {
        if (result) collect_garbage();
    };
    start_generation(job);
}

void Vault::Impl::fold(Lsn up_to, Done<Manifest> done) {
    auto fold = std::make_shared<Fold>();
    fold->next = stored->base;
    for (const BlockRef& block : fold->next.blocks) fold->blocks.insert(block.hash);
    for (const auto& [first, info] : stored->log_files) {
        if (info.last <= up_to) fold->files.emplace_back(first, info);
    }
    if (fold->files.empty()) return done(std::move(fold->next));
    join_last_segment(fold, [this, fold, done](Result<void, StorageError> joined) {
        if (!joined) return done(Unexpected{joined.error()});
        auto fold_one = [this, fold](size_t i, Done<void> next) {
            fold_file(fold, fold->files[i].first, fold->files[i].second, next);
        };
        each_in_turn(fold->files.size(), fold_one, [this, fold, done](Result<void, StorageError> folded) {
            if (!folded) return done(Unexpected{folded.error()});
            write_segment(fold, [fold, done](Result<void, StorageError> written) {
                if (!written) return done(Unexpected{written.error()});
                fold->next.folded_lsn = fold->files.back().second.last;
                fold->next.chain = fold->files.back().second.hash;
                done(std::move(fold->next));
            });
        });
    });
}

// Small segments would pile up; the last one is taken into the next.
void Vault::Impl::join_last_segment(std::shared_ptr<Fold> fold, Done<void> done) {
    if (fold->next.segments.empty()) return done({});
    SegmentRef last = fold->next.segments.back();
    bool is_joined = last.bytes < options.segment_bytes_min && last.last == fold->next.folded_lsn;
    if (!is_joined) return done({});
    store_read(StorageArea::chunk, segment_name(last), [this, fold, last, done](Result<Bytes, StorageError> bytes) {
        auto file = bytes ? decode_frame_file(FrameFileKind::segment, *bytes) : Unexpected{FrameError::too_short};
        if (!file || content_hash(*bytes) != last.hash) {
            // It stays where it is, listed and damaged; what follows gets a segment of its own.
            note_damage(StorageArea::chunk, segment_name(last), bytes ? StorageError::damaged : bytes.error());
            return done({});
        }
        fold->next.segments.pop_back();
        fold->first = last.first;
        fold->count = file->header.count;
        fold->body = Bytes(frame_file_body(*bytes));
        done({});
    });
}

void Vault::Impl::fold_file(std::shared_ptr<Fold> fold, Lsn first, const LogFileInfo& info, Done<void> done) {
    store_read(StorageArea::log, log_file_name(first), [=, this](Result<Bytes, StorageError> bytes) {
        if (!bytes) return done(Unexpected{bytes.error()});
        auto file = decode_frame_file(FrameFileKind::log, *bytes);
        if (!file || content_hash(*bytes) != info.hash) return done(Unexpected{StorageError::damaged});
        auto take = [fold, file = std::move(*file), body = std::move(*bytes)] {
            if (fold->count == 0) fold->first = file.header.first_lsn;
            fold->count += file.header.count;
            fold->body += frame_file_body(body);
            auto keep = [&](const BlockRef& block) {
                if (fold->blocks.insert(block.hash).second) fold->next.blocks.push_back(block);
            };
            for (const Frame& frame : file.frames) {
                for (const BlockRef& block : frame.blocks) keep(block);
                if (frame.payload_block) keep(*frame.payload_block);
            }
        };
        if (fold->body.size() + info.bytes <= options.segment_bytes_max) {
            take();
            return done({});
        }
        write_segment(fold, [take, done](Result<void, StorageError> written) {
            if (written) take();
            done(written);
        });
    });
}

void Vault::Impl::write_segment(std::shared_ptr<Fold> fold, Done<void> done) {
    if (fold->count == 0) return done({});
    FrameFileHeader header{.first_lsn = fold->first, .epoch = 0, .count = fold->count, .previous = {}};
    Bytes bytes = encode_frame_file(FrameFileKind::segment, header, fold->body);
    SegmentRef segment{.first = fold->first,
                       .last = fold->first + fold->count - 1,
                       .hash = content_hash(bytes),
                       .bytes = static_cast<uint32_t>(bytes.size())};
    fold->count = 0;
    fold->body.clear();
    StorageBatch batch;
    batch.area = StorageArea::chunk;
    batch.expected_epoch = epoch_of(StorageArea::chunk);
    std::string name = segment_name(segment);
    batch.puts.push_back({.name = name, .bytes = std::move(bytes)});
    store_commit(batch, [this, fold, segment, name, done](Result<void, StorageError> result) {
        if (!result && result.error() == StorageError::fenced) lose_ownership(StorageError::fenced);
        if (!result) return done(result);
        stored->chunk_names.insert(name);
        store_verify(StorageArea::chunk, name, segment.hash, [fold, segment, done](Result<void, StorageError> proven) {
            if (proven) fold->next.segments.push_back(segment);
            done(proven);
        });
    });
}

// ---- generations, one at a time

void Vault::Impl::start_generation(std::shared_ptr<GenerationJob> job) {
    generation_queue.push_back(std::move(job));
    next_generation();
}

void Vault::Impl::next_generation() {
    if (generation_job || is_checking || generation_queue.empty()) return;
    auto job = generation_job = generation_queue.front();
    generation_queue.pop_front();
    job->prepare([this, job](Result<Manifest, StorageError> next) {
        if (job->is_cancelled) return;
        if (!next) return end_generation(job, Unexpected{next.error()});
        write_manifest(job, std::move(*next));
    });
}

void Vault::Impl::end_generation(std::shared_ptr<GenerationJob> job, Result<void, StorageError> result) {
    if (generation_job == job) generation_job.reset();
    if (job->done) job->done(result);
    pump();
    next_check();
    next_generation();
}

void Vault::Impl::cancel_generation(StorageError reason) {
    auto waiting = std::exchange(generation_queue, {});
    if (generation_job && !generation_job->is_committing) {
        auto job = std::exchange(generation_job, nullptr);
        job->is_cancelled = true;
        manifest_job = nullptr;
        is_manifest_waiting = false;
        if (job->done) job->done(Unexpected{reason});
    }
    for (auto& job : waiting) {
        if (job->done) job->done(Unexpected{reason});
    }
}

void Vault::Impl::write_manifest(std::shared_ptr<GenerationJob> job, Manifest next) {
    next.generation = stored->base.generation + 1;
    next.epoch = epoch_of(StorageArea::log);
    next.dataset = dataset;
    auto write = [this, job, next] {
        job->is_committing = true;
        Bytes bytes = encode_manifest(next);
        Hash128 hash = content_hash(bytes);
        std::string name = manifest_name(next.generation);
        StorageBatch batch;
        batch.area = StorageArea::log;
        batch.expected_epoch = epoch_of(StorageArea::log);
        batch.puts.push_back({.name = name, .bytes = std::move(bytes)});
        store_commit(batch, [this, job, next, name, hash](Result<void, StorageError> result) {
            is_manifest_waiting = false;
            auto end = [this, job](Result<void, StorageError> ended) {
                job->is_committing = false;
                end_generation(job, ended);
            };
            if (!result) {
                bool is_refused = result.error() == StorageError::fenced;
                if (!is_refused) is_manifest_unsure = true;
                end(result);
                if (is_refused) lose_ownership(StorageError::fenced);
                return;
            }
            store_verify(StorageArea::log, name, hash, [this, next, hash, end](Result<void, StorageError> proven) {
                if (proven)
                    adopt_manifest(next, hash);
                else
                    is_manifest_unsure = true;
                end(proven);
            });
        });
    };
    is_manifest_waiting = true;
    if (flight)
        manifest_job = write;
    else
        write();
}

void Vault::Impl::adopt_manifest(Manifest next, const Hash128& hash) {
    bool is_first = stored->base.generation == 0;
    stored->manifest_hashes[manifest_name(next.generation)] = hash;
    // Records that became part of a segment or of a gap are no longer found in log files.
    for (auto file = stored->log_files.begin(); file != stored->log_files.end() && file->first <= next.folded_lsn;) {
        stored->old_log_files.insert(file->first);
        file = stored->log_files.erase(file);
    }
    if (stored->log_files.empty()) {
        stored->chain = next.chain;
        stored->last_lsn = stored->highest_lsn = next.folded_lsn;
        next_lsn = std::max(next_lsn, next.folded_lsn + 1);
    }
    stored->manifests = is_first ? std::vector{next} : std::vector{next, stored->base};
    stored->base = std::move(next);
    stored->snapshot = stored->base.current;
    is_manifest_unsure = false;
    if (owns) write_canary();
}

// ---- what is no longer needed

std::set<std::string> Vault::Impl::needed_chunk_names() const {
    std::set<std::string> needed{std::string(ballast_name)};
    needed.merge(chunk_names_of(stored->base.previous));
    for (const Manifest& manifest : stored->manifests) {
        needed.merge(chunk_names_of(manifest.current));
        for (const SegmentRef& segment : manifest.segments) needed.insert(segment_name(segment));
        for (const BlockRef& block : manifest.blocks) needed.insert(block_name(block.hash));
    }
    for (const auto& [hash, bytes] : stored->live_blocks) needed.insert(block_name(hash));
    for (const Item& item : queue) {
        for (const BlockRef& block : item.frame.blocks) needed.insert(block_name(block.hash));
        if (item.frame.payload_block) needed.insert(block_name(item.frame.payload_block->hash));
    }
    if (compaction) needed.insert(compaction->names.begin(), compaction->names.end());
    return needed;
}

void Vault::Impl::collect_garbage(Done<void> done) {
    if (!owns || is_manifest_unsure || generation_job || is_checking || !damage.empty()) {
        if (done) done(Unexpected{StorageError::failed});
        return;
    }
    std::set<std::string> needed = needed_chunk_names();
    std::vector<std::string> chunks;
    for (const std::string& name : stored->chunk_names) {
        if (!needed.contains(name) && !name.starts_with(piece_folder)) chunks.push_back(name);
    }
    std::vector<std::string> logs;
    Lsn both_folded = stored->manifests.size() == 2 ? stored->manifests.back().folded_lsn : 0;
    std::vector<Lsn> firsts;
    for (Lsn first : stored->old_log_files) {
        if (first > both_folded) continue;
        firsts.push_back(first);
        logs.push_back(log_file_name(first));
    }
    // What is left behind by a failure here goes with the next collection.
    const auto end = [done, open = std::make_shared<int>(2),
                      all = std::make_shared<Result<void, StorageError>>()](Result<void, StorageError> result) {
        if (!result) *all = result;
        if (--*open == 0 && done) done(*all);
    };
    store_erase(StorageArea::chunk, chunks, [this, chunks, end](Result<void, StorageError> result) {
        if (result)
            for (const std::string& name : chunks) stored->chunk_names.erase(name);
        end(result);
    });
    store_erase(StorageArea::log, logs, [this, firsts, end](Result<void, StorageError> result) {
        if (result)
            for (Lsn first : firsts) stored->old_log_files.erase(first);
        end(result);
    });
}

} // namespace crm
