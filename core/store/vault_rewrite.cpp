// The whole history written anew without what has been erased: first the new segments and blocks, read back; then two
// generations of manifests that name only them; then the old ones go. A kill on the way leaves one of the two whole.
#include "core/store/vault_impl.hpp"
#include "core/store/vault_steps.hpp"

namespace crm {

struct Vault::Impl::Rewrite {
    HistoryRewriter by;
    Manifest next;
    std::map<Hash128, BlockRef> blocks; // as they were -> as they are now, looked at once each
    std::set<Hash128> named;            // in the rewritten history
    std::vector<Frame> frames;          // of the segment that is being looked at
    bool has_changed = false;
};

void Vault::Impl::rewrite_history(HistoryRewriter by, Done<void> done) {
    if (!owns) return done(Unexpected{save.reason.value_or(StorageError::fenced)});
    if (!damage.empty()) return done(Unexpected{StorageError::damaged});
    auto work = std::make_shared<Rewrite>();
    work->by = std::move(by);
    auto again = [this, done](Result<void, StorageError> written) {
        if (!written) return done(written);
        auto job = std::make_shared<GenerationJob>(); // the manifest before still names what is to go
        job->prepare = [this](Done<Manifest> prepared) { prepared(stored->base); };
        job->done = [this, done](Result<void, StorageError> second) {
            second ? collect_garbage(done) : done(second); // while the old files lie there, nothing is erased
        };
        start_generation(job);
    };
    when_lsn_saved(next_lsn - 1, [this, work, again](Result<void, StorageError> saved) {
        if (!saved) return again(saved);
        auto job = std::make_shared<GenerationJob>();
        job->prepare = [this, work](Done<Manifest> prepared) { rewrite_segments(work, prepared); };
        job->done = [this, work, again](Result<void, StorageError> written) {
            if (written)
                for (const auto& [before, now] : work->blocks) {
                    if (before == now.hash) continue;
                    stored->live_blocks.erase(before);
                    stored->live_blocks[now.hash] = now.bytes;
                }
            again(written);
        };
        start_generation(job);
    });
}

void Vault::Impl::rewrite_segments(std::shared_ptr<Rewrite> work, Done<Manifest> done) {
    fold(save.saved_lsn, [this, work, done](Result<Manifest, StorageError> folded) {
        if (!folded) return done(Unexpected{folded.error()});
        work->next = std::move(*folded);
        work->next.blocks.clear();
        work->next.previous = {}; // a snapshot of what was
        auto rewrite_one = [this, work](size_t i, Done<void> next) { rewrite_segment(work, i, next); };
        each_in_turn(work->next.segments.size(), rewrite_one, [work, done](Result<void, StorageError> rewritten) {
            if (!rewritten) return done(Unexpected{rewritten.error()});
            done(std::move(work->next));
        });
    });
}

void Vault::Impl::rewrite_segment(std::shared_ptr<Rewrite> work, size_t i, Done<void> done) {
    const SegmentRef segment = work->next.segments[i];
    read_checked(segment_name(segment), segment.hash, [=, this](Result<Bytes, StorageError> bytes) {
        if (!bytes) return done(Unexpected{bytes.error()});
        auto file = decode_frame_file(FrameFileKind::segment, *bytes);
        if (!file) return done(Unexpected{StorageError::damaged});
        work->frames = std::move(file->frames);
        work->has_changed = false;
        auto rewrite_one = [this, work](size_t f, Done<void> next) { rewrite_frame(work, f, next); };
        each_in_turn(work->frames.size(), rewrite_one, [=, this](Result<void, StorageError> rewritten) {
            if (!rewritten || !work->has_changed) return done(rewritten);
            Bytes body;
            for (const Frame& frame : work->frames) append_frame(body, frame);
            FrameFileHeader header{.first_lsn = segment.first,
                                   .epoch = 0,
                                   .count = static_cast<uint32_t>(work->frames.size()),
                                   .previous = {}};
            Bytes whole = encode_frame_file(FrameFileKind::segment, header, body);
            SegmentRef now{.first = segment.first,
                           .last = segment.last,
                           .hash = content_hash(whole),
                           .bytes = static_cast<uint32_t>(whole.size())};
            write_proven(segment_name(now), std::move(whole), now.hash, [=](Result<void, StorageError> proven) {
                if (proven) work->next.segments[i] = now;
                done(proven);
            });
        });
    });
}

void Vault::Impl::rewrite_frame(std::shared_ptr<Rewrite> work, size_t f, Done<void> done) {
    Frame& frame = work->frames[f];
    std::vector<BlockRef*> refs;
    for (BlockRef& block : frame.blocks) refs.push_back(&block);
    if (frame.payload_block)
        refs.push_back(&*frame.payload_block);
    else if (auto payload = work->by.payload(frame.payload)) {
        frame.payload = std::move(*payload);
        work->has_changed = true;
    }
    if (refs.empty()) return done({});
    auto all = std::make_shared<std::vector<BlockRef*>>(std::move(refs));
    auto rewrite_one = [this, work, all, f](size_t i, Done<void> next) {
        BlockRef* ref = (*all)[i];
        const auto& payload_block = work->frames[f].payload_block;
        const bool is_payload = payload_block && ref == &*payload_block;
        rewrite_block(work, *ref, is_payload, [work, ref, next](Result<BlockRef, StorageError> now) {
            if (!now) return next(Unexpected{now.error()});
            work->has_changed = work->has_changed || now->hash != ref->hash;
            *ref = *now;
            if (work->named.insert(now->hash).second) work->next.blocks.push_back(*now);
            next({});
        });
    };
    each_in_turn(all->size(), rewrite_one, std::move(done));
}

void Vault::Impl::rewrite_block(std::shared_ptr<Rewrite> work, BlockRef block, bool is_payload, Done<BlockRef> done) {
    if (auto known = work->blocks.find(block.hash); known != work->blocks.end()) return done(known->second);
    read_checked(block_name(block.hash), block.hash, [=, this](Result<Bytes, StorageError> bytes) {
        if (!bytes) return done(Unexpected{bytes.error()});
        std::optional<Bytes> rewritten = is_payload ? work->by.payload(*bytes) : work->by.block(*bytes);
        if (!rewritten) {
            work->blocks.emplace(block.hash, block);
            return done(block);
        }
        BlockRef now{.hash = content_hash(*rewritten), .bytes = static_cast<uint32_t>(rewritten->size())};
        write_proven(block_name(now.hash), std::move(*rewritten), now.hash, [=](Result<void, StorageError> proven) {
            if (!proven) return done(Unexpected{proven.error()});
            work->blocks.emplace(block.hash, now);
            done(now);
        });
    });
}

// Into the chunk area, and read back.
void Vault::Impl::write_proven(std::string name, Bytes bytes, Hash128 hash, Done<void> done) {
    StorageBatch batch;
    batch.area = StorageArea::chunk;
    batch.expected_epoch = epoch_of(StorageArea::chunk);
    batch.puts.push_back({.name = name, .bytes = std::move(bytes)});
    store_commit(batch, [=, this](Result<void, StorageError> result) {
        if (!result && result.error() == StorageError::fenced) lose_ownership(StorageError::fenced);
        if (!result) return done(result);
        stored->chunk_names.insert(name);
        store_verify(StorageArea::chunk, name, hash, done);
    });
}

} // namespace crm
