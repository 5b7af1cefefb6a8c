// When the page syncs: when somebody asks, a few seconds after a change, and once a minute while a server is set, the
// page is seen and the network is there; after a failure later and later, at a random moment, so that a server that
// comes back is not met by everybody at once. The address and the token are this device's, not data.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/app/sync_host.hpp"
#include "web/frame/context.hpp"
#include "web/kit/icon.hpp"
#include "web/theme/colors.hpp"

namespace crm {

void start_sync();        // once the app exists; takes an invitation out of the page's address
void sync_after_change(); // something may have been written; told by the workspace's listener

struct SyncServerAddress {
    std::string url; // "https://crm.example.com", without a slash at the end
    std::string token;
};
// From what somebody typed: an address, or an invitation link, which brings the token. Nothing when it is no address.
std::optional<SyncServerAddress> read_server(std::string_view address, std::string_view token);

void use_server(SyncServerAddress server); // and syncs
void forget_server();                      // records stay here; nothing is sent any more
void sync_now();

enum class SyncTrouble : std::uint8_t { none, offline, busy, denied, upgrade, clock, differs, server, not_saved };

struct SyncStatus {
    bool is_configured = false, is_running = false;
    bool is_in_step = false; // everything is sent and seen, and nothing was written since
    std::string url;
    SyncTrouble trouble = SyncTrouble::none;          // of the last run
    std::optional<Moment> last_done;                  // when both sides last had the same
    std::optional<Moment> next_try;                   // after a failure
    std::uint64_t unsent = 0, pushed = 0, pulled = 0; // the last two of the run that goes on, or the last one
    bool was_clock_wrong = false;
    std::vector<RefusedOp> refused;
};
SyncStatus sync_status();
BothNames sentence_of(SyncTrouble trouble);
BothNames refusal_sentence(std::string_view why);

// For the frame's top bar; nothing is shown until a server is set.
struct SyncBadge {
    bool is_shown = false;
    BothNames words{};
    Icon icon = Icon::cloud;
    Color ink = Color::text_muted;
};
SyncBadge sync_badge(const Context& ctx);

} // namespace crm
