// The bytes of files, by their hashes, to the server and from it: after the records, and only what the other side
// lacks, so that a connection that ends in between costs no more than the piece that was on its way.
//
//     POST /v1/pieces         hashes, one a line -> those the server lacks
//     POST /v1/piece/<hash>   the bytes; 200 is an answer after the disk has them
//     GET  /v1/piece/<hash>   the bytes, or 404: no device has sent them yet
//
// A run carries so much and no more each way, so that the next edits need not wait; is_done() says whether more waits.
#pragma once
#include <functional>
#include <memory>
#include <set>

#include "core/app/workspace.hpp"
#include "core/sync/http_transport.hpp"

namespace crm {

class PieceSync {
public:
    PieceSync(Workspace& workspace, WireCarrier carry) : m_workspace(workspace), m_carry(std::move(carry)) {}
    ~PieceSync() { stop(); }
    PieceSync(const PieceSync&) = delete;
    PieceSync& operator=(const PieceSync&) = delete;

    void run(std::function<void()> done);
    void stop();                              // answers that are still on their way are no longer heard
    void forget_server() { m_there.clear(); } // it is another one, or not what it was
    bool is_running() const { return m_run != nullptr; }
    bool is_done() const { return m_is_done; } // at the end of the last run nothing was left that could be carried

private:
    struct Run;
    void ask(std::shared_ptr<Run> run);
    void send_next(std::shared_ptr<Run> run);
    void fetch_next(std::shared_ptr<Run> run);
    void on_fetched(std::shared_ptr<Run> run, const Hash128& hash, const WireAnswer& answer);
    void end(std::shared_ptr<Run> run, bool is_done);
    using Then = std::function<void(std::shared_ptr<Run>, const WireAnswer&)>; // not called when the run has ended
    void carry(const std::shared_ptr<Run>& run, const WireCall& call, Then then);

    Workspace& m_workspace;
    WireCarrier m_carry;
    std::shared_ptr<Run> m_run;
    std::set<Hash128> m_there;   // the server has said that it has them
    std::set<Hash128> m_refused; // it has said that it will not take them: not asked again while this lives
    bool m_is_done = true;
};

} // namespace crm
