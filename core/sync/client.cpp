#include "core/sync/client.hpp"

#include <algorithm>
#include <utility>

#include "core/sync/repeat.hpp"

namespace crm {

namespace {
constexpr int corrections_max = 3; // edits made while the clock is being corrected may need it once more
constexpr int rewinds_max = 64;
constexpr std::size_t body_overhead_bytes = 4096;
} // namespace

template <class Answer> std::function<void(Answer)> SyncClient::heard(std::function<void(Answer)> then) {
    return [alive = m_alive, this, run = std::weak_ptr(m_run), then = std::move(then)](Answer answer) {
        const auto mine = run.lock();
        if (*alive && mine && mine == m_run) then(std::move(answer));
    };
}

bool SyncClient::run(std::function<void(const SyncReport&)> done) {
    if (m_run) return false;
    m_report = {};
    m_run = std::make_shared<Run>();
    m_run->done = std::move(done);
    m_replica.begin_sending();
    const auto run = m_run;
    repeat(
        [this, alive = m_alive, run](Again again) {
            if (!*alive || run != m_run || run->stage == Stage::ended) return again(false);
            step(std::move(again));
        },
        [this, alive = m_alive, run] {
            if (!*alive || run != m_run) return;
            m_run.reset();
            if (run->done) run->done(m_report);
        });
    return true;
}

void SyncClient::stop() {
    if (!m_run) return;
    const auto run = std::exchange(m_run, nullptr);
    m_report.outcome = SyncOutcome::stopped;
    if (run->done) run->done(m_report);
}

void SyncClient::end(SyncOutcome outcome, const Next& next) {
    m_report.outcome = outcome;
    m_run->stage = Stage::ended;
    next(false);
}

void SyncClient::step(Next next) {
    if (!m_replica.is_writable()) return end(SyncOutcome::storage, next);
    m_run->stage == Stage::sending ? send(std::move(next)) : ask(std::move(next));
}

// --- sending ---------------------------------------------------------------------------------------------------------

void SyncClient::send(Next next) {
    m_replica.next_unsent(m_run->ops_max, wire_bytes_max - body_overhead_bytes,
                          heard<Replica::Batch>([this, next](Replica::Batch batch) {
                              if (!batch) return end(SyncOutcome::storage, next);
                              if (!batch->empty()) return push(std::move(*batch), next);
                              m_run->stage = Stage::asking;
                              next(true);
                          }));
}

void SyncClient::push(std::vector<WireOp> ops, Next next) {
    PushRequest request{.dataset = m_replica.dataset(), .session = ops.front().id.session, .from = ops.front().id.n};
    request.ops = std::move(ops);
    const OpId first = request.ops.front().id;
    const std::size_t count = request.ops.size();
    using Reply = Result<PushReply, TransportError>;
    m_transport.push(request, heard<Reply>([this, first, count, next](const Reply& reply) {
                         if (!reply)
                             return end(reply.error() == TransportError::unreachable ? SyncOutcome::offline
                                                                                     : SyncOutcome::trouble,
                                        next);
                         on_pushed(first, count, *reply, next);
                     }));
}

void SyncClient::on_pushed(OpId first, std::size_t count, const PushReply& reply, Next next) {
    switch (reply.outcome) {
    case PushOutcome::acked: {
        const auto has = reply.acked.find(first.session);
        if (has == reply.acked.end() || has->second < first.n) return end(SyncOutcome::trouble, next);
        m_report.pushed += count;
        m_report.head = std::max(m_report.head, reply.head);
        const std::uint64_t last =
            std::min(has->second, first.n + count - 1); // more of it is another copy's, which we shall meet as a fork
        m_replica.acked({{first.session, last}});
        m_replica.note_server_time(reply.now_ms);
        if (has->second < first.n + count - 1) m_replica.begin_sending(); // it took a part of them
        return next(true);
    }
    case PushOutcome::gap:
        if (reply.want >= first.n || ++m_run->rewinds > rewinds_max) return end(SyncOutcome::trouble, next);
        m_replica.rewind(first.session, reply.want - 1);
        m_replica.begin_sending();
        return next(true);
    case PushOutcome::fork: return close({first.session, reply.refused_n}, {}, std::move(next));
    case PushOutcome::refused:
        if (reply.refused_n > first.n) m_replica.acked({{first.session, reply.refused_n - 1}});
        m_report.last_refusal = reply.why.empty() ? "refused" : reply.why;
        return close({first.session, reply.refused_n}, m_report.last_refusal, std::move(next));
    case PushOutcome::skew: return correct_clock(reply, std::move(next));
    case PushOutcome::too_big: return shrink_batch(first, count, std::move(next));
    case PushOutcome::upgrade: return end(SyncOutcome::upgrade, next);
    case PushOutcome::busy: m_report.retry_after_s = reply.retry_after_s; return end(SyncOutcome::busy, next);
    case PushOutcome::denied: return end(SyncOutcome::denied, next);
    }
}

void SyncClient::close(OpId first, std::string refusal, Next next) {
    m_replica.close_session(first, std::move(refusal), heard<bool>([this, next](bool is_done) {
                                if (!is_done) return end(SyncOutcome::storage, next);
                                m_replica.begin_sending();
                                next(true);
                            }));
}

void SyncClient::shrink_batch(OpId first, std::size_t count, Next next) {
    if (count == 1) {
        m_report.last_refusal = "too_long";
        return close(first, m_report.last_refusal, std::move(next));
    }
    m_run->ops_max = count / 2;
    m_replica.begin_sending();
    next(true);
}

void SyncClient::correct_clock(const PushReply& reply, Next next) {
    if (++m_run->corrections > corrections_max) return end(SyncOutcome::clock, next);
    m_report.has_corrected_clock = true;
    m_replica.correct_clock(reply.now_ms, heard<bool>([this, next](bool is_done) {
                                if (!is_done) return end(SyncOutcome::storage, next);
                                m_replica.begin_sending();
                                next(true);
                            }));
}

// --- asking ----------------------------------------------------------------------------------------------------------

void SyncClient::ask(Next next) {
    const std::uint64_t cursor = m_replica.cursor();
    using Reply = Result<PullReply, TransportError>;
    m_transport.pull({.cursor = cursor}, heard<Reply>([this, cursor, next](Reply reply) {
                         if (!reply)
                             return end(reply.error() == TransportError::unreachable ? SyncOutcome::offline
                                                                                     : SyncOutcome::trouble,
                                        next);
                         on_pulled(cursor, std::move(*reply), next);
                     }));
}

void SyncClient::on_pulled(std::uint64_t asked, PullReply page, Next next) {
    switch (page.outcome) {
    case PullOutcome::ops: break;
    case PullOutcome::bootstrap: // from a later server, which no longer keeps operations this old
    case PullOutcome::upgrade: return end(SyncOutcome::upgrade, next);
    case PullOutcome::busy: m_report.retry_after_s = page.retry_after_s; return end(SyncOutcome::busy, next);
    case PullOutcome::denied: return end(SyncOutcome::denied, next);
    }
    if (asked != m_replica.cursor()) return next(true);          // it moved meanwhile
    if (page.head < asked) return compare_anew(std::move(next)); // it knows less than it has told us once
    if (page.cursor < asked || (page.more && page.cursor == asked)) return end(SyncOutcome::trouble, next);
    OpDigest ours = m_replica.check();
    for (const WireOp& op : page.ops) {
        ++ours.count;
        ours.xored ^= hash_of(op.id);
    }
    const bool is_same = ours == page.check, is_more = page.more;
    m_report.pulled += page.ops.size();
    m_report.head = std::max(m_report.head, page.head);
    m_replica.note_server_time(page.now_ms);
    m_replica.pulled(std::move(page), heard<bool>([this, is_same, is_more, next](bool is_kept) {
                         if (!is_kept) return end(SyncOutcome::storage, next);
                         if (!is_same) return compare_anew(next);
                         if (is_more) return next(true);
                         end(SyncOutcome::in_step, next);
                     }));
}

// Both sides differ: everything is sent and asked for once more. Nothing is lost by it, because all of it can be
// repeated.
void SyncClient::compare_anew(Next next) {
    if (std::exchange(m_report.has_started_over, true)) return end(SyncOutcome::differs, next);
    m_replica.start_over();
    m_replica.begin_sending();
    m_run->stage = Stage::sending;
    next(true);
}

} // namespace crm
