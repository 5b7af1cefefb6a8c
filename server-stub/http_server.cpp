#include "server-stub/http_server.hpp"

#include <chrono>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include <httplib.h>

#include "build_info.hpp"
#include "core/formats/wire_json.hpp"
#include "server-stub/piece_keeper.hpp"

namespace crm {

namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* json_type = "application/json";
constexpr std::size_t addresses_max = 10'000; // remembered for their wrong tokens

// How often an address has lately come with a wrong token.
class WrongTokens {
public:
    WrongTokens(int most, int seconds) : m_most(static_cast<std::size_t>(most)), m_window(seconds) {}
    bool is_barred(const std::string& address) {
        const std::lock_guard lock(m_lock);
        const auto found = m_times.find(address);
        if (found == m_times.end()) return false;
        forget_old(found->second);
        return found->second.size() >= m_most;
    }
    void note(const std::string& address) {
        const std::lock_guard lock(m_lock);
        if (m_times.size() >= addresses_max) m_times.clear();
        std::deque<Clock::time_point>& times = m_times[address];
        forget_old(times);
        times.push_back(Clock::now());
    }

private:
    void forget_old(std::deque<Clock::time_point>& times) const {
        while (!times.empty() && times.front() + m_window < Clock::now()) times.pop_front();
    }
    std::size_t m_most;
    std::chrono::seconds m_window;
    std::mutex m_lock;
    std::unordered_map<std::string, std::deque<Clock::time_point>> m_times;
};

void answer(httplib::Response& response, int status, std::string body) {
    response.status = status;
    response.set_header("Cache-Control", "no-store");
    response.set_content(std::move(body), json_type);
}

std::string_view token_of(const httplib::Request& request, std::string& header) {
    header = request.get_header_value("Authorization");
    constexpr std::string_view scheme = "Bearer ";
    return std::string_view(header).starts_with(scheme) ? std::string_view(header).substr(scheme.size())
                                                        : std::string_view{};
}

} // namespace

struct HttpServer::Impl {
    Impl(SyncServer& sync_in, SqliteServerStore& store_in, const PageFiles* pages_in, std::function<Moment()> now_in,
         HttpOptions options_in)
        : sync(sync_in), store(store_in), pages(pages_in), now(std::move(now_in)), options(std::move(options_in)),
          pieces(store, options.pieces_folder), wrong_tokens(options.wrong_tokens_max, options.wrong_tokens_s) {
        pieces.follow();
        set_limits();
        http.set_pre_routing_handler(
            [this](const httplib::Request& request, httplib::Response& response) { return greet(request, response); });
        http.Get("/v1/health", [this](const httplib::Request&, httplib::Response& response) {
            answer(response, 200,
                   R"({"ok":true,"name":"wasl","version":")" + std::string(build_info::version) + R"(","proto":)" +
                       std::to_string(wire_protocol) + R"(,"now":)" + std::to_string(now().ms) + "}");
        });
        http.Post("/v1/push",
                  [this](const httplib::Request& request, httplib::Response& response) { push(request, response); });
        http.Get("/v1/pull",
                 [this](const httplib::Request& request, httplib::Response& response) { pull(request, response); });
        if (!options.pieces_folder.empty()) offer_pieces();
        http.Get(".*",
                 [this](const httplib::Request& request, httplib::Response& response) { page(request, response); });
        http.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            answer(response, 500, R"({"error":"internal"})");
        });
    }

    void set_limits() {
        http.set_payload_max_length(options.body_bytes_max);
        http.set_read_timeout(options.read_timeout_s);
        http.set_write_timeout(options.write_timeout_s);
        http.set_keep_alive_timeout(5);
        http.set_tcp_nodelay(true);
        http.new_task_queue = [this] {
            return new httplib::ThreadPool(static_cast<std::size_t>(options.threads), 0, 256);
        };
    }

    bool is_allowed(const std::string& origin) const {
        for (const std::string& each : options.origins)
            if (each == "*" || each == origin) return true;
        return false;
    }

    httplib::Server::HandlerResponse greet(const httplib::Request& request, httplib::Response& response) const {
        response.set_header("X-Content-Type-Options", "nosniff");
        response.set_header("Referrer-Policy", "no-referrer");
        const std::string origin = request.get_header_value("Origin");
        if (origin.empty() || !request.path.starts_with("/v1/")) return httplib::Server::HandlerResponse::Unhandled;
        response.set_header("Vary", "Origin");
        if (is_allowed(origin)) {
            response.set_header("Access-Control-Allow-Origin", origin);
            response.set_header("Access-Control-Allow-Headers", "Authorization, Content-Type");
            response.set_header("Access-Control-Allow-Methods", "GET, POST");
            response.set_header("Access-Control-Expose-Headers", "Retry-After");
            response.set_header("Access-Control-Max-Age", "86400");
        }
        if (request.method != "OPTIONS") return httplib::Server::HandlerResponse::Unhandled;
        response.status = 204;
        return httplib::Server::HandlerResponse::Handled;
    }

    // Nothing: the answer has been given.
    std::optional<User> user_of(const httplib::Request& request, httplib::Response& response) {
        if (wrong_tokens.is_barred(request.remote_addr)) {
            response.set_header("Retry-After", std::to_string(options.wrong_tokens_s));
            answer(response, 429,
                   R"({"now":)" + std::to_string(now().ms) + R"(,"retry_after":)" +
                       std::to_string(options.wrong_tokens_s) + "}");
            return {};
        }
        std::string header;
        const std::string_view token = token_of(request, header);
        auto user = store.user_of(sha256(token));
        if (user && !token.empty()) return user;
        wrong_tokens.note(request.remote_addr);
        response.set_header("WWW-Authenticate", "Bearer");
        answer(response, 401, R"({"now":)" + std::to_string(now().ms) + "}");
        return {};
    }

    void push(const httplib::Request& request, httplib::Response& response) {
        const std::optional<User> user = user_of(request, response);
        if (!user) return;
        const auto pushed = decode_push(request.body);
        if (!pushed) return answer(response, 400, R"({"error":")" + std::string(name_of(pushed.error())) + "\"}");
        const PushReply reply = sync.push(*user, *pushed);
        pieces.follow(); // what it erased goes before it is told so
        if (reply.retry_after_s) response.set_header("Retry-After", std::to_string(reply.retry_after_s));
        answer(response, http_status(reply.outcome), encode_push_reply(reply));
    }

    void pull(const httplib::Request& request, httplib::Response& response) {
        const std::optional<User> user = user_of(request, response);
        if (!user) return;
        const std::size_t question = request.target.find('?');
        const auto asked = decode_pull_query(
            question == std::string::npos ? std::string_view{} : std::string_view(request.target).substr(question + 1));
        if (!asked) return answer(response, 400, R"({"error":")" + std::string(name_of(asked.error())) + "\"}");
        const PullReply reply = sync.pull(*user, *asked);
        if (reply.retry_after_s) response.set_header("Retry-After", std::to_string(reply.retry_after_s));
        answer(response, http_status(reply.outcome), encode_pull_reply(reply));
    }

    // The bytes of attached files, by their hashes (core/app/piece_sync.hpp).
    void offer_pieces() {
        http.Post("/v1/pieces", [this](const httplib::Request& request, httplib::Response& response) {
            if (!user_of(request, response)) return;
            answer(response, 200, lacking(request.body));
        });
        http.Post(R"(/v1/piece/([0-9a-f]{32}))", [this](const httplib::Request& request, httplib::Response& response) {
            const std::optional<User> user = user_of(request, response);
            if (!user) return;
            if (!may(*user, Action::write, "attachment")) return answer(response, 403, R"({"error":"not_allowed"})");
            switch (pieces.write(*hash_from_hex(request.matches[1].str()), request.body)) {
            case PieceKept::kept: return answer(response, 200, "{}");
            case PieceKept::unwanted: return answer(response, 410, R"({"error":"unnamed"})");
            case PieceKept::wrong: return answer(response, 422, R"({"error":"wrong_hash"})");
            case PieceKept::full: return answer(response, 507, R"({"error":"full"})");
            case PieceKept::failed: return answer(response, 503, R"({"error":"failed"})");
            }
        });
        http.Get(R"(/v1/piece/([0-9a-f]{32}))", [this](const httplib::Request& request, httplib::Response& response) {
            const std::optional<User> user = user_of(request, response);
            if (!user) return;
            if (!may(*user, Action::read, "attachment")) return answer(response, 403, R"({"error":"not_allowed"})");
            std::optional<Bytes> bytes = pieces.read(*hash_from_hex(request.matches[1].str()));
            if (!bytes) return answer(response, 404, R"({"error":"not_found"})");
            response.set_header("Cache-Control", "no-store");
            response.set_content(std::move(*bytes), "application/octet-stream");
        });
    }

    // Of hashes, one a line, those we do not have.
    std::string lacking(std::string_view lines) const {
        std::string missing;
        while (!lines.empty()) {
            const std::size_t end = std::min(lines.find('\n'), lines.size());
            const auto hash = hash_from_hex(lines.substr(0, end));
            if (hash && !pieces.has(*hash)) missing += to_hex(*hash) + '\n';
            lines.remove_prefix(std::min(end + 1, lines.size()));
        }
        return missing;
    }

    void page(const httplib::Request& request, httplib::Response& response) const {
        const PageFile* file = pages ? pages->find(request.path) : nullptr;
        if (!file) return answer(response, 404, R"({"error":"not_found"})");
        response.set_header("Cache-Control", file->cache);
        response.set_header("ETag", file->tag);
        response.set_header("Vary", "Accept-Encoding");
        if (request.get_header_value("If-None-Match") == file->tag) {
            response.status = 304;
            return;
        }
        const PageFile::Body body = file->body_for(request.get_header_value("Accept-Encoding"));
        if (!body.encoding.empty()) response.set_header("Content-Encoding", std::string(body.encoding));
        // From a provider, so that what is compressed already is not compressed again.
        response.set_content_provider(
            body.bytes->size(), file->type,
            [bytes = body.bytes](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                return sink.write(bytes->data() + offset, length);
            });
    }

    SyncServer& sync;
    SqliteServerStore& store;
    const PageFiles* pages;
    std::function<Moment()> now;
    HttpOptions options;
    PieceKeeper pieces;
    WrongTokens wrong_tokens;
    httplib::Server http;
    std::thread listener;
    int port = 0;
};

HttpServer::HttpServer(SyncServer& sync, SqliteServerStore& store, const PageFiles* pages, std::function<Moment()> now,
                       HttpOptions options)
    : m_impl(std::make_unique<Impl>(sync, store, pages, std::move(now), std::move(options))) {}

HttpServer::~HttpServer() {
    stop();
    wait();
}

bool HttpServer::start() {
    Impl& it = *m_impl;
    if (it.options.port == 0) {
        it.port = it.http.bind_to_any_port(it.options.host);
        if (it.port <= 0) return false;
    } else {
        if (!it.http.bind_to_port(it.options.host, it.options.port)) return false;
        it.port = it.options.port;
    }
    it.listener = std::thread([&it] { it.http.listen_after_bind(); });
    it.http.wait_until_ready();
    return true;
}

int HttpServer::port() const { return m_impl->port; }
std::string HttpServer::address() const {
    const std::string& host = m_impl->options.host;
    return "http://" + (host == "0.0.0.0" || host == "::" ? std::string("localhost") : host) + ':' +
           std::to_string(m_impl->port);
}
void HttpServer::stop() { m_impl->http.stop(); }
void HttpServer::wait() {
    if (m_impl->listener.joinable()) m_impl->listener.join();
}

} // namespace crm
