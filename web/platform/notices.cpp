#include "web/platform/notices.hpp"

#include <emscripten.h>

#include "web/platform/loop.hpp"

extern "C" {
int js_notice_permission();
void js_ask_for_notices();
void js_forget_notices();
void js_plan_notice(const char* id, double at_ms, double until_ms, const char* title, const char* text);
}

namespace crm::platform {

namespace {
std::function<void(std::string_view)>& listener() {
    static std::function<void(std::string_view)> one;
    return one;
}
} // namespace

NoticePermission notice_permission() { return static_cast<NoticePermission>(js_notice_permission()); }
void ask_for_notices() { js_ask_for_notices(); }

void plan_notices(std::span<const PlannedNotice> notices) {
    js_forget_notices();
    for (const PlannedNotice& notice : notices)
        js_plan_notice(notice.id.c_str(), static_cast<double>(notice.at.ms), static_cast<double>(notice.until.ms),
                       notice.title.c_str(), notice.text.c_str());
}

void on_notice_pressed(std::function<void(std::string_view)> called) { listener() = std::move(called); }

} // namespace crm::platform

extern "C" {
EMSCRIPTEN_KEEPALIVE void wasl_notices_answered() { crm::platform::request_frames(); }
EMSCRIPTEN_KEEPALIVE void wasl_notice_pressed(const char* id, int length) {
    if (const auto& listener = crm::platform::listener()) listener({id, static_cast<std::size_t>(length)});
    crm::platform::request_frames();
}
}
