// Reading it all: the history from the first record to the last, the rescue of every
// readable frame, and the check of every checksum.
#include "core/store/vault_impl.hpp"
#include "core/store/vault_steps.hpp"

#include <algorithm>

namespace crm {

void Vault::Impl::read_checked(std::string name, Hash128 hash, Done<Bytes> done) {
    if (!is_open) return done(Unexpected{StorageError::closed});
    store_read(StorageArea::chunk, name, [this, name, hash, done](Result<Bytes, StorageError> bytes) {
        if (bytes && content_hash(*bytes) == hash) return done(std::move(bytes));
        StorageError error = bytes ? StorageError::damaged : bytes.error();
        bool is_bad = error == StorageError::damaged || error == StorageError::absent;
        if (is_bad) {
            note_damage(StorageArea::chunk, name, error);
            recoveries = find_recoveries(*stored);
        }
        done(Unexpected{error});
    });
}

// Hands records over in order, fetching payloads that are kept in blocks one at a time: together they may be far more
// than the file that names them.
void Vault::Impl::deliver(std::shared_ptr<std::vector<LogRecord>> records,
                          std::vector<std::pair<size_t, BlockRef>> outside, std::function<bool(LogRecord&&)> on_record,
                          std::shared_ptr<bool> is_stopped, Done<void> done) {
    auto blocks = std::make_shared<std::map<size_t, BlockRef>>(outside.begin(), outside.end());
    auto hand_over = [records, on_record, is_stopped](size_t i) {
        if (!*is_stopped && !on_record(std::move((*records)[i]))) *is_stopped = true;
    };
    auto deliver_one = [this, records, blocks, is_stopped, hand_over](size_t i, Done<void> next) {
        auto block = blocks->find(i);
        if (*is_stopped || block == blocks->end()) {
            hand_over(i);
            return next({});
        }
        auto on_payload = [records, hand_over, i, next](Result<Bytes, StorageError> bytes) {
            if (!bytes) return next(Unexpected{bytes.error()});
            (*records)[i].payload = std::move(*bytes);
            hand_over(i);
            next({});
        };
        read_checked(block_name(block->second.hash), block->second.hash, on_payload);
    };
    each_in_turn(records->size(), deliver_one, done);
}

void Vault::Impl::read_history(Lsn first, std::function<bool(LogRecord&&)> on_record, Done<void> done) {
    struct Source {
        StorageArea area;
        std::string name;
        Hash128 hash;
    };
    if (!is_open) return done(Unexpected{StorageError::closed});
    auto sources = std::make_shared<std::vector<Source>>();
    for (const SegmentRef& segment : stored->base.segments) {
        if (segment.last >= first) sources->push_back({StorageArea::chunk, segment_name(segment), segment.hash});
    }
    for (const auto& [file, info] : stored->log_files) {
        if (info.last >= first) sources->push_back({StorageArea::log, log_file_name(file), info.hash});
    }
    auto is_stopped = std::make_shared<bool>(false);
    auto read_one = [this, sources, first, on_record, is_stopped](size_t i, Done<void> next) {
        if (*is_stopped) return next({});
        const Source& source = (*sources)[i];
        store_read(source.area, source.name, [=, this](Result<Bytes, StorageError> bytes) {
            if (!bytes) return next(Unexpected{bytes.error()});
            auto kind = source.area == StorageArea::log ? FrameFileKind::log : FrameFileKind::segment;
            auto file = decode_frame_file(kind, *bytes);
            if (!file || content_hash(*bytes) != source.hash) return next(Unexpected{StorageError::damaged});
            auto records = std::make_shared<std::vector<LogRecord>>();
            std::vector<std::pair<size_t, BlockRef>> outside;
            Lsn lsn = file->header.first_lsn;
            for (Frame& frame : file->frames) {
                if (lsn >= first) {
                    if (frame.payload_block) outside.emplace_back(records->size(), *frame.payload_block);
                    records->push_back(
                        {.lsn = lsn, .payload = std::move(frame.payload), .blocks = std::move(frame.blocks)});
                }
                ++lsn;
            }
            deliver(records, std::move(outside), on_record, is_stopped, next);
        });
    };
    each_in_turn(sources->size(), read_one, std::move(done));
}

// Every file of both areas that can hold frames, listed or not; what is found twice (a log file
// and the segment it was folded into) is handed over once.
void Vault::Impl::salvage(std::function<void(LogRecord&&)> on_record, Done<uint64_t> done) {
    if (!is_open) return done(Unexpected{StorageError::closed});
    struct Rescue {
        std::vector<std::pair<StorageArea, std::string>> files;
        std::map<std::pair<Lsn, Hash128>, LogRecord> records;
        std::vector<std::pair<std::pair<Lsn, Hash128>, BlockRef>> outside;
    };
    auto rescue = std::make_shared<Rescue>();
    for (const std::string& name : stored->chunk_names) {
        bool is_segment = name.starts_with("seg/") && name.find('-') != name.npos;
        if (is_segment) rescue->files.emplace_back(StorageArea::chunk, name);
    }
    auto read_one = [this, rescue](size_t i, Done<void> next) {
        auto [area, name] = rescue->files[i];
        store_read(area, name, [rescue, name, next](Result<Bytes, StorageError> bytes) {
            if (!bytes) return next({});
            std::vector<std::pair<size_t, Frame>> frames;
            auto first = salvage_frames(
                *bytes, [&](size_t place, Frame&& frame) { frames.emplace_back(place, std::move(frame)); });
            // Without a readable header the name still tells where the file began.
            if (!first) first = lsn_of_log_file(name);
            for (auto& [place, frame] : frames) {
                Bytes whole;
                append_frame(whole, frame);
                std::pair key{first.value_or(0) + place, content_hash(whole)};
                if (frame.payload_block) rescue->outside.emplace_back(key, *frame.payload_block);
                rescue->records[key] = {
                    .lsn = key.first, .payload = std::move(frame.payload), .blocks = std::move(frame.blocks)};
            }
            next({});
        });
    };
    auto fetch_one = [this, rescue](size_t i, Done<void> next) {
        auto& [key, block] = rescue->outside[i];
        std::string name = block_name(block.hash);
        store_read(StorageArea::chunk, name, [rescue, key, block, next](Result<Bytes, StorageError> bytes) {
            if (bytes && content_hash(*bytes) == block.hash)
                rescue->records[key].payload = std::move(*bytes);
            else
                rescue->records.erase(key);
            next({});
        });
    };
    store_list(StorageArea::log, "log/", [=](Result<std::vector<std::string>, StorageError> names) {
        if (!names) return done(Unexpected{names.error()});
        for (std::string& name : *names) rescue->files.emplace_back(StorageArea::log, std::move(name));
        each_in_turn(rescue->files.size(), read_one, [=](Result<void, StorageError>) {
            each_in_turn(rescue->outside.size(), fetch_one, [=](Result<void, StorageError>) {
                uint64_t count = rescue->records.size();
                for (auto& [key, record] : rescue->records) on_record(std::move(record));
                done(count);
            });
        });
    });
}

// A generation that is written meanwhile would look like damage: the two take turns.
void Vault::Impl::check(Done<std::vector<Damage>> done) {
    if (!is_open) return done(Unexpected{StorageError::closed});
    checks.push_back(std::move(done));
    next_check();
}

void Vault::Impl::next_check() {
    if (is_checking || generation_job || checks.empty()) return;
    is_checking = true;
    auto done = std::move(checks.front());
    checks.pop_front();
    struct Wanted {
        StorageArea area;
        std::string name;
        Hash128 hash;
    };
    auto wanted = std::make_shared<std::vector<Wanted>>();
    auto add_snapshot = [&](const Snapshot& snapshot) {
        for (const ChunkRef& chunk : snapshot.chunks) {
            wanted->push_back({StorageArea::chunk, chunk_name(chunk.hash), chunk.hash});
        }
    };
    for (const auto& [name, hash] : stored->manifest_hashes) wanted->push_back({StorageArea::log, name, hash});
    for (const auto& [first, info] : stored->log_files) {
        wanted->push_back({StorageArea::log, log_file_name(first), info.hash});
    }
    add_snapshot(stored->base.current);
    add_snapshot(stored->base.previous);
    for (const SegmentRef& segment : stored->base.segments) {
        wanted->push_back({StorageArea::chunk, segment_name(segment), segment.hash});
    }
    for (const auto& [hash, bytes] : stored->live_blocks) {
        wanted->push_back({StorageArea::chunk, block_name(hash), hash});
    }
    for (const Hash128& hash : pieces()) wanted->push_back({StorageArea::chunk, piece_name(hash), hash});
    auto found = std::make_shared<std::vector<Damage>>();
    auto check_one = [this, wanted, found](size_t i, Done<void> next) {
        const Wanted& value = (*wanted)[i];
        store_verify(value.area, value.name, value.hash, [this, found, value, next](Result<void, StorageError> result) {
            if (!result) {
                found->push_back({.area = value.area, .name = value.name, .error = result.error()});
                // A piece of a file concerns that file alone.
                if (!value.name.starts_with(piece_folder)) note_damage(value.area, value.name, result.error());
            }
            next({});
        });
    };
    each_in_turn(wanted->size(), check_one, [this, found, done](Result<void, StorageError> result) {
        is_checking = false;
        if (!result) {
            done(Unexpected{result.error()});
            next_check();
            return next_generation();
        }
        // Damage that was known before (a manifest that is missing) belongs into the answer.
        for (const Damage& known : damage) {
            bool is_listed = std::ranges::any_of(*found, [&](const Damage& d) { return d.name == known.name; });
            if (!is_listed) found->push_back(known);
        }
        if (!found->empty()) recoveries = find_recoveries(*stored);
        done(std::move(*found));
        next_check();
        next_generation();
        fold_if_due(); // what was not begun because of us
    });
}

} // namespace crm
