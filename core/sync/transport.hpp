// The seam between the client's half of the sync and the wire: a browser's fetch, an HTTP library, or the simulated
// network of the tests. A call answers once, at once or later; an answer may also never have been sent.
#pragma once
#include <functional>

#include "core/base/result.hpp"
#include "core/record/wire.hpp"

namespace crm {

enum class TransportError : std::uint8_t {
    unreachable, // no answer: it may have arrived or not
    unreadable   // an answer that is none of ours
};

class Transport {
public:
    virtual ~Transport() = default;
    using Pushed = std::function<void(Result<PushReply, TransportError>)>;
    using Pulled = std::function<void(Result<PullReply, TransportError>)>;
    virtual void push(const PushRequest& request, Pushed done) = 0;
    virtual void pull(const PullRequest& request, Pulled done) = 0;
};

} // namespace crm
