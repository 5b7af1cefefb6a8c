// The server's half of the sync (storage-sync 3.3): takes numbered operations once and in order, gives them out in the
// order of their arrival, and lets nothing from the future in. It merges nothing and need not understand what it passes
// on: an operation of a later release, or an encrypted one, is kept and relayed as it is.
//
//     SyncServer server(store, schema, [] { return wall_clock(); });
//     PushReply reply = server.push(user, request);       // answered only after the store has made it durable
//
// Who the user is, is decided outside. Pushes of one data set must come one after the other (a lock around the call).
#pragma once
#include <functional>

#include "core/access/may.hpp"
#include "core/base/date.hpp"
#include "core/schema/schema.hpp"
#include "core/sync/server_store.hpp"

namespace crm {

struct SyncRules {
    std::int64_t skew_ms_max = 5 * 60 * 1000; // how far ahead of the server's clock a stamp may lie
    std::size_t ops_max = wire_ops_max;
    std::size_t op_bytes_max = 256 * 1024;
    std::size_t bytes_max = wire_bytes_max;
    std::size_t page_bytes_max = 1024 * 1024;
    std::uint32_t min_proto = 1;
};

class SyncServer {
public:
    SyncServer(ServerStore& store, const Schema& schema, std::function<Moment()> now, SyncRules rules = {})
        : m_store(store), m_schema(schema), m_now(std::move(now)), m_rules(rules) {}

    PushReply push(const User& user, const PushRequest& request);
    PullReply pull(const User& user, const PullRequest& request);

private:
    struct Judged;
    Judged judge(const User& user, const WireOp& op, Moment now) const;
    ServerTransaction::Emptied emptied(RecordId record) const;
    bool take(const User& user, const PushRequest& request, ServerTransaction& transaction, PushReply& reply) const;

    ServerStore& m_store;
    const Schema& m_schema;
    std::function<Moment()> m_now;
    SyncRules m_rules;
};

} // namespace crm
