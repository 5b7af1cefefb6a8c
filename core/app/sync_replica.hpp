// The workspace as the client's half of the sync sees it.
#pragma once
#include "core/app/unsent_ops.hpp"
#include "core/app/workspace.hpp"
#include "core/sync/replica.hpp"

namespace crm {

class WorkspaceReplica : public Replica {
public:
    explicit WorkspaceReplica(Workspace& workspace) : m_workspace(workspace), m_unsent(workspace) {}
    ~WorkspaceReplica() override { *m_alive = false; }

    bool is_writable() const override { return m_workspace.can_write(); }
    std::string dataset() const override { return m_workspace.dataset(); }
    Moment now() const override { return m_workspace.environment().now(); }
    void begin_sending() override { m_unsent.restart(); }
    void next_unsent(std::size_t ops_max, std::size_t bytes_max, std::function<void(Batch)> done) override {
        m_unsent.next(ops_max, bytes_max, std::move(done));
    }
    void acked(const std::map<Session, std::uint64_t>& acked) override;
    void rewind(Session session, std::uint64_t n) override;
    void start_over() override;
    void close_session(OpId first, std::string refusal, std::function<void(bool)> done) override;
    void correct_clock(std::int64_t server_now_ms, std::function<void(bool)> done) override;
    void note_server_time(std::int64_t server_now_ms) override;
    std::uint64_t cursor() const override { return m_workspace.sync_state().cursor; }
    OpDigest check() const override { return m_workspace.sync_state().check; }
    void pulled(PullReply page, std::function<void(bool)> done) override;

private:
    struct Copying;
    void copy_rest(std::shared_ptr<Copying> work);

    Workspace& m_workspace;
    UnsentOps m_unsent;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace crm
