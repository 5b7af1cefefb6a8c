// See http.hpp.
#include "web/platform/http.hpp"

#include <emscripten.h>

#include "web/platform/calls.hpp"
#include "web/platform/loop.hpp"

extern "C" {
void js_send_request(int request, const char* method, const char* url, const char* token, const char* body,
                     int body_length, int timeout_ms);
void js_cancel_request(int request);
}

namespace crm::platform {
namespace {

Calls<void(HttpAnswer)>& waiting() {
    static Calls<void(HttpAnswer)> calls;
    return calls;
}

} // namespace

int send_request(const HttpRequest& request, std::function<void(HttpAnswer)> done) {
    const int number = waiting().keep(std::move(done));
    js_send_request(number, request.method.c_str(), request.url.c_str(), request.token.c_str(), request.body.data(),
                    static_cast<int>(request.body.size()), request.timeout_ms);
    return number;
}

void cancel_request(int request) { js_cancel_request(request); }

} // namespace crm::platform

using namespace crm::platform;

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_http_answer(int request, int fault, int status, int retry_after_s,
                                                      const char* body, int length) {
    if (const auto done = waiting().take(request))
        done({.fault = static_cast<HttpFault>(fault),
              .status = status,
              .retry_after_s = retry_after_s,
              .body = std::string(body, static_cast<std::size_t>(length))});
    request_frames();
}
