#include "web/frame/data_safety.hpp"

#include "core/base/text_append.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/device_values.hpp"
#include "web/kit/item.hpp"
#include "web/platform/browser_storage.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

DataSafety known;
double asked_at = -1e9;

std::optional<Moment> kept_moment(std::string_view key) {
    std::int64_t ms = 0;
    for (const char c : device_value(key)) {
        if (c < '0' || c > '9') return {};
        ms = ms * 10 + (c - '0');
    }
    return ms ? std::optional<Moment>{{ms}} : std::nullopt;
}

} // namespace

const DataSafety& data_safety() {
    if (platform::monotonic_ms() - asked_at < 30000) return known;
    asked_at = platform::monotonic_ms();
    known.last_backup = kept_moment("backup.done");
    known.last_sync = kept_moment("sync.done");
    platform::ask_storage_space([](platform::StorageSpace space) {
        known.used_bytes = space.used_bytes;
        known.quota_bytes = space.quota_bytes;
        known.is_persistent = space.is_persistent;
        platform::request_frames();
    });
    return known;
}

void ask_for_protection() {
    platform::ask_persistence([](bool is_persistent) {
        known.is_persistent = is_persistent;
        platform::request_frames();
    });
}

void note_sync_done() {
    std::string text;
    append_integer(text, platform::wall_clock_ms());
    keep_device_value("sync.done", text);
    asked_at = -1e9;
    note_backup();
}

} // namespace crm
