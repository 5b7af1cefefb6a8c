// The part of the workspace that corrects the stamps of a device whose clock was wrong (storage-sync, skew guard). The
// server takes no stamp from the future, so the hybrid clock is run once more over the whole journal: what others wrote
// and what the server has already keeps its stamp, what is unsent gets the one it would have had with the right time.
// That keeps causes before effects, and our own edits in their order.
#include <algorithm>

#include "core/app/journal_walk.hpp"
#include "core/app/workspace.hpp"

namespace crm {

namespace {
constexpr std::int64_t ahead_ms_max = 5 * 60 * 1000; // the server's rule
}

struct Workspace::ClockRun {
    Restamps restamps; // what counted until now
    Moment server_now;
    std::int64_t offset_ms = 0;
    HybridClock clock;
    std::vector<Restamp> stamps;

    // Operations of one entry, in order; those that bore one stamp bear one again.
    void take(const Workspace& workspace, std::vector<Op>& ops, Moment wall) {
        for (Op& op : ops) {
            restamps.apply(op);
            const bool is_ours = workspace.m_own.contains(op.at.session);
            // Of a file from another wrong clock: counts as written when it was imported.
            const bool is_ahead = op.at.moment().ms > server_now.ms + ahead_ms_max;
            // It is there with this stamp, only the receipt was lost.
            const auto echoed = workspace.m_sync.echoed.find(op.id.session);
            const bool is_there = echoed != workspace.m_sync.echoed.end() && op.id.n <= echoed->second;
            if (is_there || !workspace.is_unsent(op.id) || (!is_ours && !is_ahead)) {
                clock.witness(op.at);
                continue;
            }
            Restamp* last = stamps.empty() ? nullptr : &stamps.back();
            const bool goes_on =
                last && last->was == op.at && op.id == OpId{last->first.session, last->first.n + last->count};
            if (goes_on) {
                ++last->count;
                continue;
            }
            const Moment corrected{std::min(wall.ms + offset_ms, server_now.ms)};
            stamps.push_back({op.id, 1, op.at, clock.tick(corrected, is_ours ? op.at.session : op.id.session)});
        }
    }
};

void Workspace::correct_clock(Moment server_now, std::function<void(bool)> done) {
    const auto run = std::make_shared<ClockRun>();
    run->server_now = server_now;
    run->offset_ms = server_now.ms - m_environment.now().ms;
    m_sync.offset_ms = run->offset_ms; // for edits made meanwhile
    const auto rerun = [this, alive = m_alive, run, done] {
        each_entry(
            *m_vault, *m_schema, 1,
            [this, alive, run](JournalEntry&& entry, LogRecord&& record, const std::function<void(bool)>& next) {
                if (!*alive) return;
                if (entry.kind == EntryKind::pulled)
                    for (const Op& op : entry.ops) run->clock.witness(op.at);
                if (entry.kind == EntryKind::commit) run->take(*this, entry.ops, entry.wall);
                if (entry.kind != EntryKind::rows) return next(true);
                const Moment wall = entry.wall;
                each_row(
                    *m_vault, *m_schema, entry, record,
                    [this, alive, run, wall](std::vector<Op>& ops) {
                        if (*alive) run->take(*this, ops, wall);
                    },
                    [next](Result<void, StorageError> read) { next(read.has_value()); });
            },
            [this, alive, run, done](Result<void, StorageError> read) {
                if (!*alive) return;
                if (!read || !can_write()) return done(false);
                JournalEntry entry;
                entry.kind = EntryKind::restamped;
                entry.wall = m_environment.now();
                entry.offset_ms = run->offset_ms;
                entry.stamps = std::move(run->stamps);
                commit_sync(entry);
                begin_session(); // no stamp that was taken back can be given a second time
                if (!m_must_rebuild) return done(true);
                rebuild(done);
            });
    };
    m_vault->when_saved([this, alive = m_alive, run, rerun, done](Result<void, StorageError> saved) {
        if (!*alive) return;
        if (!saved) return done(false);
        collect_restamps([run, rerun, done](std::optional<Restamps> all) {
            if (!all) return done(false);
            run->restamps = std::move(*all);
            rerun();
        });
    });
}

} // namespace crm
