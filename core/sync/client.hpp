// The client's half of the sync: one run sends everything unsent, in order, then asks until there is nothing new, and
// compares what both sides have. It has no clock and no network of its own, keeps nothing of what it learns outside the
// replica, and may be stopped anywhere: every request can be repeated.
//
//     SyncClient client(replica, transport);
//     client.run([&](const SyncReport& report) { … });
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "core/sync/replica.hpp"
#include "core/sync/transport.hpp"

namespace crm {

enum class SyncOutcome : std::uint8_t {
    none,    // never ran
    in_step, // everything sent, everything seen, and both sides have the same
    offline, // no answer
    busy,    // the server asks to come again later
    denied,  // the token
    upgrade, // the server speaks a later protocol only
    clock,   // the server goes on refusing our stamps although they were corrected
    differs, // both sides have different operations even after everything was compared anew
    trouble, // an answer that is none of ours, or one that makes no sense
    storage, // this copy cannot be written
    stopped  // given up from outside
};

struct SyncReport {
    SyncOutcome outcome = SyncOutcome::none;
    std::uint64_t pushed = 0, pulled = 0; // operations
    std::uint64_t head = 0;               // the server's newest arrival number
    std::uint32_t retry_after_s = 0;      // busy
    bool has_corrected_clock = false;
    bool has_started_over = false;
    std::string last_refusal{};
};

class SyncClient {
public:
    SyncClient(Replica& replica, Transport& transport) : m_replica(replica), m_transport(transport) {}
    ~SyncClient() { *m_alive = false; }
    SyncClient(const SyncClient&) = delete;
    SyncClient& operator=(const SyncClient&) = delete;

    // One run at a time; `done` comes once. A call while one is running is not done.
    bool run(std::function<void(const SyncReport&)> done);
    void stop(); // answers that are still on their way are no longer heard
    bool is_running() const { return m_run != nullptr; }
    const SyncReport& report() const { return m_report; } // of the run, so far

private:
    using Next = std::function<void(bool is_more)>;
    void step(Next next);
    void send(Next next);
    void push(std::vector<WireOp> ops, Next next);
    void on_pushed(OpId first, std::size_t count, const PushReply& reply, Next next);
    void close(OpId first, std::string refusal, Next next);
    void shrink_batch(OpId first, std::size_t count, Next next);
    void correct_clock(const PushReply& reply, Next next);
    void ask(Next next);
    void on_pulled(std::uint64_t asked, PullReply page, Next next);
    void compare_anew(Next next);
    void end(SyncOutcome outcome, const Next& next);
    // An answer counts only for the run that asked.
    template <class Answer> std::function<void(Answer)> heard(std::function<void(Answer)> then);

    enum class Stage : std::uint8_t { sending, asking, ended };
    struct Run {
        std::function<void(const SyncReport&)> done;
        Stage stage = Stage::sending;
        std::size_t ops_max = wire_ops_max;
        int corrections = 0;
        int rewinds = 0;
    };
    Replica& m_replica;
    Transport& m_transport;
    std::shared_ptr<Run> m_run;
    SyncReport m_report;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace crm
