// The wire as HTTP: what is asked and answered becomes method, path and body; who carries them is given from outside.
#pragma once
#include <string>

#include "core/sync/transport.hpp"

namespace crm {

struct WireCall {
    std::string method; // GET or POST
    std::string path;   // "/v1/pull?cursor=12&limit=1000"
    std::string body;
};
struct WireAnswer {
    int status = 0; // 0: none came
    std::string body{};
    std::uint32_t retry_after_s = 0; // from the answer's head
};
using WireCarrier = std::function<void(const WireCall&, std::function<void(WireAnswer)>)>;

class HttpTransport final : public Transport {
public:
    explicit HttpTransport(WireCarrier carry) : m_carry(std::move(carry)) {}
    void push(const PushRequest& request, Pushed done) override;
    void pull(const PullRequest& request, Pulled done) override;

private:
    WireCarrier m_carry;
};

} // namespace crm
