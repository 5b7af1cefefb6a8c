// What two devices say to each other through the server, as plain values (storage-sync 3.3). An operation travels as
// the exact JSON it was written in, so that a server or an older release passes on what it does not understand,
// encrypted ones included; only what delivery needs (who, which number, when) is taken out of it. formats/wire_json.hpp
// writes and reads these.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hybrid_clock.hpp"
#include "core/base/id.hpp"

namespace crm {

inline constexpr std::uint32_t wire_protocol = 1;
inline constexpr std::size_t wire_ops_max = 1000;
inline constexpr std::size_t wire_bytes_max = 512 * 1024;

struct WireOp {
    OpId id;
    Stamp at;
    std::string text;      // the operation's JSON object, without the session (formats/op_json.hpp reads it)
    std::uint64_t seq = 0; // the server's arrival number; pulled ops only
    bool operator==(const WireOp&) const = default;
};

struct PushRequest {
    std::uint32_t proto = wire_protocol;
    std::string dataset;
    Session session = 0;
    std::uint64_t from = 0;  // the number of the first op
    std::vector<WireOp> ops; // all of `session`, numbered from `from` without a gap
    bool operator==(const PushRequest&) const = default;
};

enum class PushOutcome : std::uint8_t {
    acked,   // 200: the server has everything up to `acked`
    gap,     // 409: an earlier op is missing, send from `want`
    fork,    // 409: it has another op under this number; take a new session and renumber
    refused, // 422: op `refused_n` cannot be taken, for the reason `why`
    skew,    // 425: stamps lie too far in the future of `now`
    too_big, // 413
    upgrade, // 426: `min_proto` is needed
    busy,    // 429, 503: again after `retry_after_s`
    denied   // 401, 403
};
std::string_view name_of(PushOutcome outcome);
int http_status(PushOutcome outcome);

struct PushReply {
    PushOutcome outcome = PushOutcome::acked;
    std::map<Session, std::uint64_t> acked{}; // the highest number the server has of each session named in the request
    std::int64_t now_ms = 0;                  // the server's clock
    std::uint64_t head = 0;                   // the newest arrival number
    std::uint64_t want = 0;                   // gap
    std::uint64_t refused_n = 0;              // refused, fork
    std::string why{};                        // refused: an English word for the log
    std::uint32_t min_proto = 0;              // upgrade
    std::uint32_t retry_after_s = 0;          // busy
    bool operator==(const PushReply&) const = default;
};

struct PullRequest {
    std::uint64_t cursor = 0; // the last arrival number seen
    std::uint32_t limit = wire_ops_max;
    bool operator==(const PullRequest&) const = default;
};

// The sanity check: how many operations the data set has up to the cursor, and the XOR of hash_of(id) over them.
struct OpDigest {
    std::uint64_t count = 0, xored = 0;
    bool operator==(const OpDigest&) const = default;
};
constexpr std::uint64_t hash_of(OpId id) { return mix64(id.session + mix64(id.n + 0x9e3779b97f4a7c15u)); }

enum class PullOutcome : std::uint8_t {
    ops,       // 200
    bootstrap, // 410: the server no longer keeps ops this old; load its snapshot
    upgrade,   // 426
    busy,      // 429, 503
    denied     // 401, 403
};
std::string_view name_of(PullOutcome outcome);
int http_status(PullOutcome outcome);

struct PullReply {
    PullOutcome outcome = PullOutcome::ops;
    std::vector<WireOp> ops{}; // in order of seq
    std::uint64_t cursor = 0;  // to ask with next
    bool more = false;
    std::int64_t now_ms = 0;
    std::uint64_t head = 0;
    OpDigest check{}; // at `cursor`
    std::uint32_t min_proto = 0, retry_after_s = 0;
    bool operator==(const PullReply&) const = default;
};

} // namespace crm
