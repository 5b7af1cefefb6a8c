// Notices of the device, outside the page: planned ahead and handed to the browser's own timers, because a tab that is
// not seen draws no frames. They come while the page is open, seen or not; what stands on a page that has the focus is
// told there.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.hpp"

namespace crm::platform {

enum class NoticePermission : unsigned char { impossible, undecided, granted, refused };
NoticePermission notice_permission();
void ask_for_notices(); // only after a press; the answer asks for a frame

struct PlannedNotice {
    std::string id; // shown once, however often it is planned
    Moment at{}, until{};
    std::string title, text;
};
void plan_notices(std::span<const PlannedNotice> notices); // in place of those that were planned before

void on_notice_pressed(std::function<void(std::string_view id)> listener); // called between frames

} // namespace crm::platform
