// The part of the workspace that writes snapshots, one chunk per step between frames; and the part that reads the past.
#include <algorithm>

#include "core/app/compaction.hpp"
#include "core/formats/journal_json.hpp"
#include "core/store/block.hpp"
#include "core/store/vault_steps.hpp"

namespace crm {

bool Workspace::has_work() const {
    return can_write() && (m_compaction ? !m_compaction->is_waiting : m_vault->compaction_due());
}

void Workspace::compact(std::function<void(bool)> done) {
    if (!can_write()) return done(false);
    if (m_compaction) return m_compaction->done.push_back(std::move(done));
    m_compaction = std::make_unique<Compaction>();
    m_compaction->done.push_back(std::move(done));
    for (EntityIx entity = 0; entity < m_tables->table_count(); ++entity)
        for (ChunkRange& range : chunk_ranges(*m_tables, entity)) m_compaction->ranges.push_back(std::move(range));
    std::swap(m_compaction->dirty, m_dirty);
    m_compaction->present = m_report.snapshot.chunks;
    m_compaction->waiting = m_waiting; // as of the seal: what is understood later may already have missed its chunk
    m_compaction->notes = encode(SnapshotMeta{m_clock.time, m_sync, m_own, m_restamps.list()});
    const Lsn covering = m_vault->seal();
    m_vault->begin_compaction({covering, 1, encode(SnapshotMeta{.clock = m_clock.time})});
    changed();
}

void Workspace::step() {
    if (!has_work()) return;
    if (!m_compaction) return compact([](bool) {});
    Compaction& work = *m_compaction;
    if (work.next == work.ranges.size()) return finish_compaction();
    const ChunkRange& range = work.ranges[work.next++];
    const auto kept = std::ranges::find(work.present, range.label, &ChunkRef::label);
    const bool is_last = work.next == work.ranges.size() || work.ranges[work.next].entity != range.entity;
    if (kept != work.present.end() && !work.dirty.contains(range.label) && !is_last && m_vault->keep_chunk(*kept))
        return;
    work.is_waiting = true;
    m_vault->add_chunk(range.label, encode_block(*m_tables, range.entity, range.first, range.last),
                       [this, alive = m_alive](Result<void, StorageError> added) {
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
            changed();
        });
    };
    std::vector<std::pair<std::string, Bytes>> extra;
    extra.emplace_back("sync", m_compaction->notes);
    Bytes waiting;
    for (const std::string& op : m_compaction->waiting.ops) waiting += op + '\n';
    if (!waiting.empty()) extra.emplace_back("waiting", std::move(waiting));
    for (std::size_t i = 0; i < m_compaction->waiting.blocks.size(); ++i)
        extra.emplace_back("unknown/" + std::to_string(i), m_compaction->waiting.blocks[i]);
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
