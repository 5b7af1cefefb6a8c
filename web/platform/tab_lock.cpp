// See tab_lock.hpp.
#include "web/platform/tab_lock.hpp"

#include <emscripten.h>

#include <map>

#include "web/platform/calls.hpp"
#include "web/platform/loop.hpp"

extern "C" {
void js_take_lock(const char* dataset);
void js_take_over_lock(const char* dataset);
void js_release_lock(const char* dataset);
void js_broadcast(const char* channel, const char* message, int length);
void js_on_broadcast(int call, const char* channel);
}

namespace crm::platform {
namespace {

using LockListener = std::function<void(LockEvent)>;

std::map<std::string, LockListener, std::less<>>& lock_listeners() {
    static std::map<std::string, LockListener, std::less<>> listeners;
    return listeners;
}

Calls<void(std::string_view)>& message_listeners() {
    static Calls<void(std::string_view)> listeners;
    return listeners;
}

} // namespace

void take_lock(std::string_view dataset, LockListener listener) {
    const std::string name(dataset);
    lock_listeners()[name] = std::move(listener);
    js_take_lock(name.c_str());
}

void take_over_lock(std::string_view dataset) { js_take_over_lock(std::string(dataset).c_str()); }

void release_lock(std::string_view dataset) { js_release_lock(std::string(dataset).c_str()); }

void broadcast(std::string_view channel, std::string_view message) {
    js_broadcast(std::string(channel).c_str(), message.data(), static_cast<int>(message.size()));
}

void on_broadcast(std::string_view channel, std::function<void(std::string_view)> listener) {
    js_on_broadcast(message_listeners().keep(std::move(listener)), std::string(channel).c_str());
}

} // namespace crm::platform

using namespace crm::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_lock_event(const char* dataset, int event) {
    const auto found = lock_listeners().find(std::string_view(dataset));
    if (found == lock_listeners().end()) return;
    const LockListener listener = found->second; // it may ask for the lock again, which replaces the entry
    listener(static_cast<LockEvent>(event));
    request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_broadcast(int call, const char* message, int length) {
    if (const auto listener = message_listeners().find(call))
        listener(std::string_view(message, static_cast<std::size_t>(length)));
    request_frames();
}
}
