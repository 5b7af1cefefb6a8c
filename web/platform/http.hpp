// Requests to the sync server: JSON there and back, a bearer token, a time limit. One call, one answer.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace crm::platform {

enum class HttpFault : unsigned char { none, network, timeout, cancelled };

struct HttpRequest {
    std::string method = "POST"; // or GET
    std::string url;
    std::string token; // empty: no Authorization header
    std::string body;
    int timeout_ms = 30'000;
};

struct HttpAnswer {
    HttpFault fault = HttpFault::none;
    int status = 0; // 200…; 0 with a fault
    int retry_after_s = 0;
    std::string body;
};

int send_request(const HttpRequest& request, std::function<void(HttpAnswer)> done); // a number for cancel_request
void cancel_request(int request);

} // namespace crm::platform
