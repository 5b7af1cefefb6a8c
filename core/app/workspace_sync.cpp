// The part of the workspace that remembers where it stands towards the server.
#include <algorithm>

#include "core/app/workspace.hpp"
#include "core/commands/merge.hpp"

namespace crm {

bool Workspace::is_own(OpId id) const {
    const auto own = m_own.find(id.session);
    return own != m_own.end() && id.n <= own->second;
}

bool Workspace::is_unsent(OpId id) const {
    const auto acked = m_sync.acked.find(id.session), closed = m_sync.closed.find(id.session);
    if (closed != m_sync.closed.end() && id.n >= closed->second) return false;
    return is_own(id) && (acked == m_sync.acked.end() || id.n > acked->second);
}

std::uint64_t Workspace::unsent_count() const {
    std::uint64_t count = 0;
    for (const auto& [session, last] : m_own) {
        const auto acked = m_sync.acked.find(session), closed = m_sync.closed.find(session);
        const std::uint64_t to_send = closed == m_sync.closed.end() ? last : std::min(last, closed->second - 1);
        count += to_send - (acked == m_sync.acked.end() ? 0 : std::min(to_send, acked->second));
    }
    return count;
}

void Workspace::begin_session() {
    m_session = new_session();
    m_next_n = 1;
}

void Workspace::note_sent_before(Lsn lsn) { m_sync.unsent_lsn = std::max(m_sync.unsent_lsn, lsn); }

void Workspace::commit_sync(const JournalEntry& entry) {
    append(entry);
    apply_entry(entry);
    if (entry.kind == EntryKind::pulled) {
        mend_crossed_merges(entry);
        erase_newly_hung(entry);
    }
    changed();
}

// Two devices have merged crosswise: one of the records stands again, the same one wherever this is seen.
void Workspace::mend_crossed_merges(const JournalEntry& pulled) {
    const bool has_merges = std::ranges::any_of(pulled.ops, [&](const Op& op) {
        return op.kind == OpKind::set && m_schema->field(op.entity, op.field).key == "merged_into";
    });
    if (has_merges) mend_rings();
}

void Workspace::mend_rings() {
    if (!can_write()) return;
    bool has_any = false; // most firms have merged nobody; then nothing more is asked
    for (EntityIx entity = 0; entity < m_schema->entity_count(); ++entity)
        if (const FieldIx field = m_schema->field(entity, "merged_into"); field != no_field)
            has_any = has_any || !m_tables->table(entity).columns[field].codes().empty();
    if (!has_any) return;
    const Change mended = mend_merges(*m_tables);
    Committed committed;
    if (!mended.empty()) write(mended.label, mended.edits, committed);
}

void Workspace::commit_copies(std::vector<Op> ops) {
    JournalEntry entry;
    entry.label = "resent";
    entry.wall = m_environment.now();
    for (Op& op : ops) op.id = {m_session, m_next_n++};
    entry.ops = std::move(ops);
    append(entry);
    apply_entry(entry);
    changed();
}

void Workspace::apply_sync_entry(const JournalEntry& entry) {
    const auto raise = [](std::map<Session, std::uint64_t>& numbers, Session session, std::uint64_t n) {
        numbers[session] = std::max(numbers[session], n);
    };
    switch (entry.kind) {
    case EntryKind::pulled:
        m_sync.cursor = entry.cursor;
        m_sync.check = entry.check;
        for (const auto& [session, n] : entry.acked) raise(m_sync.echoed, session, n);
        for (const Op& op :
             entry.ops) { // the server's stamp is canonical, also for what we restamped after it had arrived there
            if (!is_own(op.id) || !m_restamps.covers(op.id)) continue;
            const Stamp ours = m_restamps.of(op.id, op.at);
            if (ours == op.at) continue;
            m_restamps.adopt(op.id, ours, op.at);
            m_must_rebuild = true;
        }
        break;
    case EntryKind::acked:
        for (const auto& [session, n] : entry.acked) raise(m_sync.acked, session, n);
        break;
    case EntryKind::restamped:
        m_sync.offset_ms = entry.offset_ms;
        for (const Restamp& restamp : entry.stamps) m_restamps.add(restamp);
        m_must_rebuild = m_must_rebuild || !entry.stamps.empty();
        break;
    case EntryKind::closed:
        m_sync.closed[entry.first.session] = entry.first.n;
        if (!entry.label.empty())
            m_sync.refused.push_back(
                {entry.first, entry.ops.empty() ? RecordId{} : entry.ops.front().record, entry.label});
        break;
    case EntryKind::rewound:
        m_sync.cursor = entry.cursor;
        m_sync.check = entry.check;
        m_sync.acked = entry.acked;
        for (auto& [session, n] : m_sync.echoed)
            n = std::min(n, m_sync.acked.contains(session) ? m_sync.acked[session] : 0);
        m_sync.unsent_lsn = 1;
        break;
    default: break;
    }
}

// Once the server has shown us all that was restamped, and has every removal that names one of those stamps, nothing
// can come back under another stamp any more.
void Workspace::drop_settled_restamps() {
    if (m_restamps.empty() || m_must_rebuild || m_rebuild || unsent_count() > 0) return;
    for (const auto& [session, last] : m_restamps.last_numbers()) {
        const auto echoed = m_sync.echoed.find(session);
        if (echoed == m_sync.echoed.end() || echoed->second < last) return;
    }
    m_restamps = {};
}

} // namespace crm
