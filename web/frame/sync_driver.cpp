#include "web/frame/sync_driver.hpp"

#include <algorithm>
#include <memory>

#include "core/base/text_append.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/app.hpp"
#include "web/frame/data_safety.hpp"
#include "web/frame/device_values.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/http.hpp"
#include "web/platform/invitation.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/page.hpp"
#include "web/platform/storage_idbfs.hpp"

namespace crm {

namespace {

constexpr std::int64_t after_change_ms = 5'000;
constexpr std::int64_t regularly_ms = 60'000;
constexpr std::int64_t retry_ms_min = 1'000, retry_ms_max = 300'000;

struct Driver {
    SyncServerAddress server;
    std::unique_ptr<SyncHost> host;
    platform::BrowserTimer timer;
    std::uint64_t alarm = 0;      // only the last one set rings
    std::int64_t alarm_at_ms = 0; // 0: none is set
    int failures = 0;             // one after the other
    bool is_started = false;
};

Driver& driver() {
    static Driver the_driver;
    return the_driver;
}

std::optional<Moment> kept_moment(std::string_view key) {
    std::int64_t ms = 0;
    const std::string text = device_value(key);
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        ms = ms * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional<Moment>({ms});
}

void carry(const SyncCall& call, std::function<void(SyncAnswer)> answer) {
    platform::send_request(
        {.method = call.method,
         .url = driver().server.url + call.path,
         .token = driver().server.token,
         .body = call.body},
        [answer = std::move(answer)](platform::HttpAnswer given) {
            answer({given.status, std::move(given.body), static_cast<std::uint32_t>(std::max(0, given.retry_after_s))});
        });
}

void run();

void set_alarm(std::int64_t in_ms) {
    Driver& it = driver();
    const std::uint64_t mine = ++it.alarm;
    it.alarm_at_ms = platform::wall_clock_ms() + in_ms;
    it.timer.call_after(in_ms, [mine] {
        if (driver().alarm != mine) return;
        driver().alarm_at_ms = 0;
        run();
    });
}

// Anywhere between nothing and twice the last wait ("full jitter").
std::int64_t retry_delay_ms(int failures) {
    const std::int64_t most = std::min(retry_ms_max, retry_ms_min << std::min(failures, 12));
    std::uint64_t bits = 0;
    platform::random_bytes({reinterpret_cast<unsigned char*>(&bits), sizeof bits});
    return retry_ms_min / 2 + static_cast<std::int64_t>(bits % static_cast<std::uint64_t>(most));
}

void on_ended() {
    Driver& it = driver();
    const SyncSummary& last = it.host->last();
    platform::request_frames();
    if (last.result == SyncResult::stopped || it.server.url.empty()) return;
    if (last.result == SyncResult::in_step) {
        it.failures = 0;
        note_sync_done();
        return set_alarm(it.host->is_in_step() ? regularly_ms : after_change_ms);
    }
    ++it.failures;
    // A wrong token and a server that is too new do not get better by themselves.
    const bool is_hopeless =
        last.result == SyncResult::denied || last.result == SyncResult::upgrade || last.result == SyncResult::differs;
    set_alarm(std::max<std::int64_t>(
        {retry_delay_ms(it.failures), std::int64_t{last.retry_after_s} * 1000, is_hopeless ? retry_ms_max : 0}));
}

bool can_run() {
    const Driver& it = driver();
    return it.host && !it.server.url.empty() && app().workspace->can_write();
}

void run() {
    Driver& it = driver();
    if (it.server.url.empty()) return;
    if (!can_run() || !platform::is_online() || !platform::is_visible()) return set_alarm(regularly_ms);
    if (it.host->is_running()) return;
    it.host->run(on_ended);
    platform::request_frames();
}

bool is_link_part(char c) { return c != '&' && c != '#'; }

} // namespace

std::optional<SyncServerAddress> read_server(std::string_view address, std::string_view token) {
    const auto trim = [](std::string_view text) {
        while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
        while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
        return text;
    };
    address = trim(address);
    SyncServerAddress server{.url = {}, .token = std::string(trim(token))};
    if (const std::size_t mark = address.find("#token="); mark != address.npos) {
        std::string_view given = address.substr(mark + 7);
        std::size_t end = 0;
        while (end < given.size() && is_link_part(given[end])) ++end;
        server.token = given.substr(0, end);
        address = address.substr(0, mark);
    }
    if (address.find('#') != address.npos) address = address.substr(0, address.find('#'));
    while (address.ends_with('/')) address.remove_suffix(1);
    if (address.ends_with("/index.html")) address.remove_suffix(11);
    const bool has_scheme = address.starts_with("https://") || address.starts_with("http://");
    if (address.empty() || address.find(' ') != address.npos || (!has_scheme && address.find("://") != address.npos))
        return {};
    const bool is_here =
        address.starts_with("localhost") || address.starts_with("127.") || address.starts_with("[::1]");
    server.url = (has_scheme ? "" : is_here ? "http://" : "https://") + std::string(address);
    if (server.url.size() < 9 || server.token.empty()) return {};
    return server;
}

void start_sync() {
    Driver& it = driver();
    if (std::exchange(it.is_started, true)) return;
    it.server = {device_value("sync.address"), device_value("sync.token")};
    if (const std::string token = platform::take_invitation(); !token.empty())
        if (auto invited = read_server(platform::page_origin(), token)) {
            it.server = std::move(*invited);
            keep_device_value("sync.address", it.server.url);
            keep_device_value("sync.token", it.server.token);
        }
    it.host = std::make_unique<SyncHost>(*app().workspace, carry);
    platform::on_page_event([](platform::PageEvent event) {
        using enum platform::PageEvent;
        if (event == shown || event == resumed || event == online) run();
    });
    if (!it.server.url.empty()) set_alarm(retry_ms_min);
}

void sync_after_change() {
    Driver& it = driver();
    if (!it.host || it.server.url.empty() || it.failures > 0 || it.host->is_running() ||
        app().workspace->unsent_count() == 0)
        return;
    const bool is_soon = it.alarm_at_ms != 0 && it.alarm_at_ms <= platform::wall_clock_ms() + after_change_ms;
    if (!is_soon) set_alarm(after_change_ms);
}

void use_server(SyncServerAddress server) {
    Driver& it = driver();
    if (it.host) it.host->stop();
    it.server = std::move(server);
    it.failures = 0;
    keep_device_value("sync.address", it.server.url);
    keep_device_value("sync.token", it.server.token);
    sync_now();
}

void forget_server() {
    Driver& it = driver();
    ++it.alarm;
    it.alarm_at_ms = 0;
    it.server = {};
    if (it.host) it.host->stop();
    keep_device_value("sync.address", {});
    keep_device_value("sync.token", {});
    platform::request_frames();
}

void sync_now() {
    Driver& it = driver();
    if (!can_run() || it.host->is_running()) return;
    it.host->run(on_ended);
    platform::request_frames();
}

namespace {
SyncTrouble trouble_of(SyncResult result) {
    switch (result) {
    case SyncResult::none:
    case SyncResult::stopped:
    case SyncResult::in_step: return SyncTrouble::none;
    case SyncResult::offline: return SyncTrouble::offline;
    case SyncResult::busy: return SyncTrouble::busy;
    case SyncResult::denied: return SyncTrouble::denied;
    case SyncResult::upgrade: return SyncTrouble::upgrade;
    case SyncResult::clock: return SyncTrouble::clock;
    case SyncResult::differs: return SyncTrouble::differs;
    case SyncResult::trouble: return SyncTrouble::server;
    case SyncResult::not_saved: return SyncTrouble::not_saved;
    }
    return SyncTrouble::none;
}
} // namespace

SyncStatus sync_status() {
    const Driver& it = driver();
    SyncStatus status{.is_configured = !it.server.url.empty(), .url = it.server.url};
    if (!it.host) return status;
    const Workspace& workspace = *app().workspace;
    status.is_running = it.host->is_running();
    const SyncSummary summary = status.is_running ? it.host->progress() : it.host->last();
    status.is_in_step = !status.is_running && it.host->is_in_step();
    status.trouble = trouble_of(it.host->last().result);
    status.last_done = kept_moment("sync.done");
    if (it.failures > 0 && it.alarm_at_ms != 0) status.next_try = Moment{it.alarm_at_ms};
    status.unsent = workspace.unsent_count();
    status.pushed = summary.pushed;
    status.pulled = summary.pulled;
    status.was_clock_wrong = std::abs(workspace.sync_state().offset_ms) > 60'000;
    status.refused = workspace.sync_state().refused;
    return status;
}

BothNames sentence_of(SyncTrouble trouble) {
    switch (trouble) {
    case SyncTrouble::none: return {};
    case SyncTrouble::offline: return words::server_unreachable;
    case SyncTrouble::busy: return words::server_busy;
    case SyncTrouble::denied: return words::server_refused_token;
    case SyncTrouble::upgrade: return words::server_wants_newer;
    case SyncTrouble::clock: return words::clock_still_refused;
    case SyncTrouble::differs: return words::server_differs;
    case SyncTrouble::server: return words::server_trouble;
    case SyncTrouble::not_saved: return words::sync_not_saved;
    }
    return {};
}

BothNames refusal_sentence(std::string_view why) {
    if (why == "too_long") return words::refused_too_long;
    if (why == "not_allowed") return words::refused_not_allowed;
    return words::refused_otherwise;
}

SyncBadge sync_badge(const Context&) {
    const SyncStatus status = sync_status();
    if (!status.is_configured) return {};
    SyncBadge badge{.is_shown = true};
    if (status.is_running) {
        badge.words = words::syncing;
        badge.icon = Icon::sync;
    } else if (status.trouble != SyncTrouble::none) {
        const bool is_only_offline = status.trouble == SyncTrouble::offline || status.trouble == SyncTrouble::busy;
        badge.words = is_only_offline ? words::server_away : words::sync_failed;
        badge.icon = Icon::cloud_off;
        badge.ink = is_only_offline ? Color::text_muted : Color::danger_ink;
    } else if (!status.refused.empty()) {
        badge.words = words::refused_changes;
        badge.icon = Icon::warning;
        badge.ink = Color::warning_ink;
    } else if (status.is_in_step) {
        badge.words = words::in_step;
        badge.icon = Icon::cloud_saved;
        badge.ink = Color::success_ink;
    } else {
        badge.words = words::unsent_changes;
    }
    return badge;
}

} // namespace crm
