// See assets.hpp.
#include "web/platform/assets.hpp"

#include <emscripten.h>

#include <string>

#include "web/platform/calls.hpp"
#include "web/platform/loop.hpp"

extern "C" {
void js_load_asset(int call, const char* name);
void js_add_page_font(int weight, const char* letters, const unsigned char* bytes, int length);
}

namespace crm::platform {
namespace {

Calls<void(std::span<const unsigned char>)>& waiting() {
    static Calls<void(std::span<const unsigned char>)> calls;
    return calls;
}

} // namespace

void load_asset(std::string_view name, std::function<void(std::span<const unsigned char>)> done) {
    js_load_asset(waiting().keep(std::move(done)), std::string(name).c_str());
}

void add_page_font(int weight, std::string_view letters, std::span<const unsigned char> bytes) {
    js_add_page_font(weight, std::string(letters).c_str(), bytes.data(), static_cast<int>(bytes.size()));
}

} // namespace crm::platform

using namespace crm::platform;

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_asset(int call, const unsigned char* bytes, int length) {
    if (const auto done = waiting().take(call)) done({bytes, static_cast<std::size_t>(length)});
    request_frames();
}
