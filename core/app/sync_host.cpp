#include "core/app/sync_host.hpp"

#include <utility>
#include <vector>

#include "core/app/piece_sync.hpp"
#include "core/app/sync_replica.hpp"
#include "core/sync/client.hpp"
#include "core/sync/http_transport.hpp"

namespace crm {

static_assert(static_cast<int>(SyncResult::stopped) ==
              static_cast<int>(SyncOutcome::stopped)); // one means the other, in order

struct SyncHost::Impl {
    Impl(Workspace& workspace_in, SyncCarrier carry_in)
        : workspace(workspace_in), replica(workspace), carry(std::move(carry_in)), transport(wire()),
          client(replica, transport), files(workspace, wire()) {}

    WireCarrier wire() {
        return [this](const WireCall& call, std::function<void(WireAnswer)> answer) {
            carry({call.method, call.path, call.body}, [answer = std::move(answer)](SyncAnswer given) {
                answer({given.status, std::move(given.body), given.retry_after_s});
            });
        };
    }

    void finish() {
        for (const auto& each : std::exchange(waiting, {})) each();
    }

    SyncSummary summary(const SyncReport& report) const {
        return {.result = static_cast<SyncResult>(report.outcome),
                .at = workspace.environment().now(),
                .pushed = report.pushed,
                .pulled = report.pulled,
                .retry_after_s = report.retry_after_s,
                .has_corrected_clock = report.has_corrected_clock,
                .has_compared_anew = report.has_started_over};
    }

    Workspace& workspace;
    WorkspaceReplica replica;
    SyncCarrier carry;
    HttpTransport transport;
    SyncClient client;
    PieceSync files; // after the records: they are small, and others can see them at once
    SyncSummary last;
    std::vector<std::function<void()>> waiting;
};

SyncHost::SyncHost(Workspace& workspace, SyncCarrier carry)
    : m_impl(std::make_unique<Impl>(workspace, std::move(carry))) {}
SyncHost::~SyncHost() = default;

void SyncHost::run(std::function<void()> done) {
    if (done) m_impl->waiting.push_back(std::move(done));
    if (m_impl->files.is_running()) return;
    m_impl->client.run([this](const SyncReport& report) {
        m_impl->last = m_impl->summary(report);
        if (report.outcome != SyncOutcome::in_step) return m_impl->finish();
        if (report.has_started_over) m_impl->files.forget_server();
        m_impl->files.run([this] { m_impl->finish(); });
    });
}

void SyncHost::stop() {
    m_impl->client.stop();
    if (!m_impl->files.is_running()) return;
    m_impl->files.stop();
    m_impl->last.result = SyncResult::stopped;
    m_impl->finish();
}
bool SyncHost::is_running() const { return m_impl->client.is_running() || m_impl->files.is_running(); }
SyncSummary SyncHost::progress() const { return m_impl->summary(m_impl->client.report()); }
const SyncSummary& SyncHost::last() const { return m_impl->last; }
bool SyncHost::is_in_step() const {
    return m_impl->last.result == SyncResult::in_step && m_impl->workspace.unsent_count() == 0 &&
           m_impl->files.is_done();
}

} // namespace crm
