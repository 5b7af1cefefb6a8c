#include "core/app/sync_replica.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/formats/wire_json.hpp"
#include "core/record/erased_op.hpp"
#include "core/sync/repeat.hpp"

namespace crm {

namespace {

constexpr std::int64_t clock_error_ms_max = 60'000; // below it, the network's delay may be to blame
constexpr std::size_t copies_per_entry = 1000;

JournalEntry entry_of(EntryKind kind, const Workspace& workspace) {
    JournalEntry entry;
    entry.kind = kind;
    entry.wall = workspace.environment().now();
    return entry;
}

// Whether a cell has this operation's value and stamp already.
bool is_known(const Tables& tables, const Op& op) {
    const Place place = tables.find(op.record);
    if (!place || place.entity != op.entity) return false;
    if (op.kind == OpKind::set)
        return tables.stamp(place, op.field) == op.at && tables.value(place, op.field) == op.value;
    if (op.kind == OpKind::remove) return false;
    const std::vector<Stamp> additions = tables.additions(place, op.field, op.value);
    return std::ranges::find(additions, op.at) != additions.end();
}

// Its text with its session, as it is kept until a release understands it.
std::string self_contained(const WireOp& op) {
    std::string text = "{\"s\":\"";
    append_hex(text, op.id.session, 16);
    text += op.text.size() > 2 ? "\"," : "\"";
    return text.append(op.text, 1);
}

} // namespace

void WorkspaceReplica::acked(const std::map<Session, std::uint64_t>& acked) {
    JournalEntry entry = entry_of(EntryKind::acked, m_workspace);
    entry.acked = acked;
    m_workspace.commit_sync(entry);
}

void WorkspaceReplica::rewind(Session session, std::uint64_t n) {
    JournalEntry entry = entry_of(EntryKind::rewound, m_workspace);
    entry.acked = m_workspace.sync_state().acked;
    entry.acked[session] = n;
    entry.cursor = m_workspace.sync_state().cursor;
    entry.check = m_workspace.sync_state().check;
    m_workspace.commit_sync(entry);
}

void WorkspaceReplica::start_over() { m_workspace.commit_sync(entry_of(EntryKind::rewound, m_workspace)); }

void WorkspaceReplica::correct_clock(std::int64_t server_now_ms, std::function<void(bool)> done) {
    m_workspace.correct_clock({server_now_ms}, [this, alive = m_alive, done = std::move(done)](bool is_done) {
        if (!*alive) return;
        if (is_done) m_workspace.compact([](bool) {}); // so that the next start finds the records as they are now
        done(is_done);
    });
}

// A slow clock harms nobody, but its edits would lose against older ones.
void WorkspaceReplica::note_server_time(std::int64_t server_now_ms) {
    if (server_now_ms == 0) return;
    const std::int64_t offset_ms = server_now_ms - now().ms;
    if (std::abs(offset_ms - m_workspace.sync_state().offset_ms) <= clock_error_ms_max) return;
    JournalEntry entry = entry_of(EntryKind::restamped, m_workspace);
    entry.offset_ms = offset_ms;
    m_workspace.commit_sync(entry);
}

// --- operations that cannot go under their numbers ------------------------------------------------------------------

struct WorkspaceReplica::Copying {
    explicit Copying(Workspace& workspace) : unsent(workspace) {}
    UnsentOps unsent;
    OpId first; // closed from here on
    std::string refusal;
    std::vector<Op> ops;
    std::vector<Op> refused; // the one, where we understand it
    bool has_failed = false;
    Lsn up_to = 0;
    std::function<void(bool)> done;
};

// First the copies, then the mark: a crash between them sends some operations twice, under two names and with one
// stamp, which changes nothing; the other order could lose them.
void WorkspaceReplica::close_session(OpId first, std::string refusal, std::function<void(bool)> done) {
    if (first.session == m_workspace.session()) m_workspace.begin_session();
    const auto work = std::make_shared<Copying>(m_workspace);
    work->first = first;
    work->refusal = std::move(refusal);
    work->done = std::move(done);
    m_workspace.vault().when_saved([this, alive = m_alive, work](Result<void, StorageError> saved) {
        if (!*alive) return;
        if (!saved) return work->done(false);
        work->up_to = m_workspace.vault().last_lsn();
        copy_rest(work);
    });
}

void WorkspaceReplica::copy_rest(std::shared_ptr<Copying> work) {
    const std::uint64_t from = work->first.n + (work->refusal.empty() ? 0 : 1);
    repeat(
        [this, alive = m_alive, work, from](Again again) {
            if (!*alive) return;
            work->unsent.next_one(
                [this, alive, work, from, again](Result<std::optional<UnsentOps::One>, StorageError> one) {
                    if (!*alive) return;
                    work->has_failed = !one;
                    if (!one || !*one || work->unsent.read_up_to() > work->up_to + 1) return again(false);
                    Op* op = std::get_if<Op>(&**one); // what we do not understand cannot be copied; it stays here
                    if (op && op->id == work->first && from > op->id.n) work->refused = {*op};
                    if (op && op->id.session == work->first.session && op->id.n >= from)
                        work->ops.push_back(std::move(*op));
                    if (work->ops.size() == copies_per_entry) m_workspace.commit_copies(std::exchange(work->ops, {}));
                    again(true);
                });
        },
        [this, alive = m_alive, work] {
            if (!*alive) return;
            if (work->has_failed || !m_workspace.can_write()) return work->done(false);
            if (!work->ops.empty()) m_workspace.commit_copies(std::move(work->ops));
            JournalEntry entry = entry_of(EntryKind::closed, m_workspace);
            entry.first = work->first;
            entry.label = work->refusal;
            entry.ops = std::move(work->refused);
            m_workspace.commit_sync(entry);
            work->done(true);
        });
}

// --- what others wrote ----------------------------------------------------------------------------------------------

void WorkspaceReplica::pulled(PullReply page, std::function<void(bool)> done) {
    JournalEntry entry = entry_of(EntryKind::pulled, m_workspace);
    entry.label = "sync";
    entry.cursor = page.cursor;
    entry.check = check();
    for (const WireOp& wire : page.ops) {
        ++entry.check.count;
        entry.check.xored ^= hash_of(wire.id);
        auto decoded = decode_op(wire.text, wire.id.session, m_workspace.schema());
        Op* op = decoded ? std::get_if<Op>(&*decoded) : nullptr;
        if (m_workspace.is_own(wire.id)) {
            std::uint64_t& seen = entry.acked[wire.id.session];
            seen = std::max(seen, wire.id.n);
            const bool is_other =
                op && m_workspace.restamps().covers(op->id) && m_workspace.restamps().of(op->id, op->at) != op->at;
            if (!op || (!is_other && is_known(m_workspace.tables(), *op))) continue;
        }
        if (op && has_personal_value(*op, m_workspace.schema()) &&
            m_workspace.tables().is_erased(m_workspace.tables().find(op->record)))
            empty_op(*op); // the journal shall not have it for a moment
        if (op)
            entry.ops.push_back(std::move(*op));
        else if (decoded)
            entry.waiting.push_back(std::move(std::get<UnknownOp>(*decoded).text));
        else
            entry.waiting.push_back(self_contained(wire)); // malformed for this release: kept, not obeyed
    }
    if (!page.ops.empty()) m_workspace.commit_sync(entry);
    if (!m_workspace.can_write()) return done(false);
    if (!m_workspace.must_rebuild()) return done(true);
    m_workspace.rebuild([this, alive = m_alive, done = std::move(done)](bool is_done) {
        if (!*alive) return;
        if (is_done) m_workspace.compact([](bool) {});
        done(is_done);
    });
}

} // namespace crm
