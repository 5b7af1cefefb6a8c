#include "core/sync/http_transport.hpp"

#include "core/formats/wire_json.hpp"

namespace crm {

namespace {
// Both replies are read the same way; only what reads the body differs.
template <class Reply, class Decode> Result<Reply, TransportError> reply_of(const WireAnswer& answer, Decode decode) {
    if (answer.status == 0 || answer.status == 502 || answer.status == 504)
        return Unexpected{TransportError::unreachable};
    auto reply = decode(answer.status, answer.body);
    if (!reply) return Unexpected{TransportError::unreadable};
    if (reply->retry_after_s == 0) reply->retry_after_s = answer.retry_after_s;
    return std::move(*reply);
}
} // namespace

void HttpTransport::push(const PushRequest& request, Pushed done) {
    m_carry({"POST", "/v1/push", encode_push(request)}, [done = std::move(done)](const WireAnswer& answer) {
        done(reply_of<PushReply>(answer, decode_push_reply));
    });
}

void HttpTransport::pull(const PullRequest& request, Pulled done) {
    m_carry({"GET", "/v1/pull?" + pull_query(request), {}}, [done = std::move(done)](const WireAnswer& answer) {
        done(reply_of<PullReply>(answer, decode_pull_reply));
    });
}

} // namespace crm
