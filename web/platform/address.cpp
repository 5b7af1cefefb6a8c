#include "web/platform/address.hpp"

#include <emscripten.h>

#include <cstdlib>
#include <memory>

#include "web/platform/loop.hpp"

extern "C" {
void js_watch_history();
char* js_history_place();
int js_history_depth();
int js_history_is_over();
void js_write_history(const char* place, int length, int depth, int is_over, int is_new);
void js_go_back(int steps);
}

namespace crm::platform {

namespace {
std::function<void(HistoryEntry)>& listener() {
    static std::function<void(HistoryEntry)> the_listener;
    return the_listener;
}

void write(const HistoryEntry& entry, bool is_new) {
    js_write_history(entry.place.data(), static_cast<int>(entry.place.size()), entry.depth, entry.is_over, is_new);
}
} // namespace

HistoryEntry history_entry() {
    const std::unique_ptr<char, void (*)(void*)> place(js_history_place(), std::free);
    return {place ? place.get() : "", js_history_depth(), js_history_is_over() != 0};
}

void push_history(const HistoryEntry& entry) { write(entry, true); }
void replace_history(const HistoryEntry& entry) { write(entry, false); }
void go_back_in_history(int steps) { js_go_back(steps); }

void on_history(std::function<void(HistoryEntry)> wanted) {
    listener() = std::move(wanted);
    js_watch_history();
}

} // namespace crm::platform

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_history_moved() {
    using namespace crm::platform;
    if (listener()) listener()(history_entry());
    request_frames();
}
