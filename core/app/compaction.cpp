// The part of the workspace that writes snapshots, one chunk per step between frames; and the part that reads the past.
#include <algorithm>

#include "core/app/compaction.hpp"
#include "core/formats/journal_json.hpp"
#include "core/store/block.hpp"
#include "core/store/custom_fields.hpp"
#include "core/store/vault_steps.hpp"

namespace crm {

bool Workspace::has_work() const {
    return can_write() &&
           (m_compaction ? !m_compaction->is_waiting : m_vault->compaction_due() || (m_must_scrub && !m_is_scrubbing));
}

void Workspace::compact(std::function<void(bool)> done) {
    if (!can_write()) return done(false);
    if (m_compaction) return m_compaction->done.push_back(std::move(done));
    m_compaction = std::make_unique<Compaction>();
    m_compaction->done.push_back(std::move(done));
    for (EntityIx entity = 0; entity < m_tables->table_count(); ++entity)
        for (ChunkRange& range : chunk_ranges(*m_tables, entity)) m_compaction->ranges.push_back(std::move(range));
    // What the firm has made its own comes first: the other rows are understood as they are read.
    std::ranges::stable_partition(m_compaction->ranges,
                                  [&](const ChunkRange& range) { return changes_schema(*m_schema, range.entity); });
    std::swap(m_compaction->dirty, m_dirty);
    m_compaction->present = m_report.snapshot.chunks;
    m_compaction->waiting = m_waiting; // as of the seal: what is understood later may already have missed its chunk
    m_compaction->notes =
        encode(SnapshotMeta{m_clock.time, m_sync, m_own, m_restamps.list(), m_must_scrub || m_is_scrub_due});
    const Lsn covering = m_vault->seal();
    m_vault->begin_compaction({covering, 1, encode(SnapshotMeta{.clock = m_clock.time})});
    changed();
}

// Where a block of the rows [first, last) must end. Only texts can make one too large: a row's other cells take some
// tens of bytes, and there are no more than 65,536 rows.
static Row end_of_part(const Tables& tables, EntityIx entity, Row first, Row last) {
    std::size_t bytes = 0;
    for (const Column& column : tables.table(entity).columns)
        for (Row row = first; row < std::min<std::size_t>(last, column.word_ends().size()); ++row)
            bytes += column.word_ends()[row] - column.word_starts()[row];
    return bytes <= block_bytes_max / 2 ? last : std::min(last, block_end(tables, entity, first));
}

void Workspace::step() {
    if (!has_work()) return;
    if (!m_compaction && m_must_scrub && !m_is_scrubbing) return scrub([](bool) {});
    if (!m_compaction) return compact([](bool) {});
    Compaction& work = *m_compaction;
    if (work.next == work.ranges.size()) return finish_compaction();
    if (work.next_part == 0 && keep_range()) return work.next_range();
    const ChunkRange& range = work.ranges[work.next];
    const Row first = std::max(work.row, range.first);
    const std::string label = part_label(range.label, work.next_part++);
    const Row last = end_of_part(*m_tables, range.entity, first, range.last);
    const bool is_kept = work.kept.contains(label);
    Bytes block = is_kept ? Bytes() : encode_block(*m_tables, range.entity, first, last);
    work.row = last;
    if (last == range.last) work.next_range();
    if (is_kept) return;
    work.is_waiting = true;
    m_vault->add_chunk(label, std::move(block), [this, alive = m_alive](Result<void, StorageError> added) {
        if (!*alive || !m_compaction) return;
        m_compaction->is_waiting = false;
        if (!added) { // tried again when the log has grown; what was changed stays marked
            m_dirty.insert(m_compaction->dirty.begin(), m_compaction->dirty.end());
            auto done = std::move(m_compaction->done);
            m_vault->cancel_compaction();
            m_compaction.reset();
            for (const auto& each : done) each(false);
        }
        changed();
    });
}

// Whether all parts of the range could be taken over from the snapshot that stands, unread.
bool Workspace::keep_range() {
    Compaction& work = *m_compaction;
    const std::string& label = work.ranges[work.next].label;
    if (work.dirty.contains(label) || work.is_last_of_entity()) return false;
    bool is_whole = false;
    for (const ChunkRef& chunk : work.present) {
        if (!is_part_of(chunk.label, label)) continue;
        if (!m_vault->keep_chunk(chunk)) return false;
        work.kept.insert(chunk.label);
        is_whole = true;
    }
    return is_whole;
}

void Workspace::finish_compaction() {
    m_compaction->is_waiting = true;
    const auto finish = [this, alive = m_alive](Result<void, StorageError>) {
        if (!*alive || !m_compaction) return;
        m_vault->finish_compaction([this, alive](Result<std::uint64_t, StorageError> generation) {
            if (!*alive || !m_compaction) return;
            if (!generation)
                m_dirty.insert(m_compaction->dirty.begin(), m_compaction->dirty.end());
            else
                m_report.snapshot.chunks = m_vault->snapshot().chunks;
            auto done = std::move(m_compaction->done);
            m_compaction.reset();
            for (const auto& each : done) each(generation.has_value());
            if (generation) sweep_pieces();
            changed();
        });
    };
    std::vector<std::pair<std::string, Bytes>> extra;
    extra.emplace_back("sync", m_compaction->notes);
    Bytes waiting;
    for (const std::string& op : m_compaction->waiting.ops) waiting += op + '\n';
    if (!waiting.empty()) extra.emplace_back("waiting", std::move(waiting));
    std::size_t unknown_count = 0;
    for (const Bytes& block : m_compaction->waiting.blocks)
        extra.emplace_back("unknown/" + std::to_string(unknown_count++), block);
    const auto pieces = std::make_shared<decltype(extra)>(std::move(extra));
    each_in_turn(
        pieces->size(),
        [this, pieces](std::size_t i, Done<void> next) {
            m_vault->add_chunk((*pieces)[i].first, std::move((*pieces)[i].second), std::move(next));
        },
        finish);
}

void Workspace::read_all_history(std::function<bool(JournalEntry&&, const LogRecord&)> visit,
                                 std::function<void()> done) {
    m_vault->read_history(
        1,
        [this, visit = std::move(visit)](LogRecord&& record) {
            auto entry = decode_entry(record.payload, *m_schema);
            return !entry || visit(std::move(*entry), record);
        },
        [done = std::move(done)](Result<void, StorageError>) { done(); });
}

} // namespace crm
