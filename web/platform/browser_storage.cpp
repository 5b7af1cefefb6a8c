// See browser_storage.hpp.
#include "web/platform/browser_storage.hpp"

#include <emscripten.h>

#include <cstdlib>

#include "web/platform/calls.hpp"
#include "web/platform/loop.hpp"

extern "C" {
int js_keep_value(const char* key, const char* value, int length);
char* js_kept_value(const char* key);
void js_forget_value(const char* key);
void js_ask_storage_space(int call);
void js_ask_persistence(int call);
}

namespace crm::platform {
namespace {

Calls<void(StorageSpace)>& space_calls() {
    static Calls<void(StorageSpace)> calls;
    return calls;
}

Calls<void(bool)>& persistence_calls() {
    static Calls<void(bool)> calls;
    return calls;
}

} // namespace

bool keep_value(std::string_view key, std::string_view value) {
    return js_keep_value(std::string(key).c_str(), value.data(), static_cast<int>(value.size()));
}

std::optional<std::string> kept_value(std::string_view key) {
    char* value = js_kept_value(std::string(key).c_str());
    if (!value) return std::nullopt;
    std::string copy = value;
    std::free(value);
    return copy;
}

void forget_value(std::string_view key) { js_forget_value(std::string(key).c_str()); }

void ask_storage_space(std::function<void(StorageSpace)> done) {
    js_ask_storage_space(space_calls().keep(std::move(done)));
}

void ask_persistence(std::function<void(bool)> done) { js_ask_persistence(persistence_calls().keep(std::move(done))); }

} // namespace crm::platform

using namespace crm::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_storage_space(int call, double used_bytes, double quota_bytes, int is_persistent) {
    if (const auto done = space_calls().take(call))
        done({.used_bytes = static_cast<std::uint64_t>(used_bytes),
              .quota_bytes = static_cast<std::uint64_t>(quota_bytes),
              .is_persistent = is_persistent != 0});
    request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_persistence(int call, int is_persistent) {
    if (const auto done = persistence_calls().take(call)) done(is_persistent);
    request_frames();
}
}
