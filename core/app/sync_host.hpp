// A workspace in step with a server: one run at a time sends what is unsent and takes in what is new. Who carries the
// bytes is given from outside (the browser's fetch, an HTTP library), and so is when to run.
//
//     SyncHost sync(workspace, [](const SyncCall& call, auto answer) { … });
//     sync.run([&] { … sync.last() … });
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "core/app/workspace.hpp"

namespace crm {

struct SyncCall {
    std::string method, path, body; // "POST", "/v1/push", JSON
};
struct SyncAnswer {
    int status = 0; // 0: none came
    std::string body{};
    std::uint32_t retry_after_s = 0;
};
using SyncCarrier = std::function<void(const SyncCall&, std::function<void(SyncAnswer)>)>;

enum class SyncResult : std::uint8_t {
    none,      // never ran
    in_step,   // everything was sent and seen, and both sides had the same
    offline,   // the server cannot be reached; it will be later
    busy,      // it asks to come again later
    denied,    // it does not know the token
    upgrade,   // it wants a later release
    clock,     // it refuses our stamps although they were corrected
    differs,   // both sides have different records even after everything was compared anew
    trouble,   // it answers something that makes no sense
    not_saved, // this copy cannot be written
    stopped
};

struct SyncSummary {
    SyncResult result = SyncResult::none;
    Moment at{}; // when it ended, by this device's clock
    std::uint64_t pushed = 0, pulled = 0;
    std::uint32_t retry_after_s = 0;
    bool has_corrected_clock = false;
    bool has_compared_anew = false;
};

class SyncHost {
public:
    SyncHost(Workspace& workspace, SyncCarrier carry);
    ~SyncHost();
    SyncHost(const SyncHost&) = delete;
    SyncHost& operator=(const SyncHost&) = delete;

    void run(std::function<void()> done = {}); // a call while one is running only waits for its end
    void stop();
    bool is_running() const;
    SyncSummary progress() const; // of the run that goes on
    const SyncSummary& last() const;
    // Nothing is unsent, no bytes of files wait that could go or come, and at the end of the last run both sides had
    // the same.
    bool is_in_step() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace crm
