// The server on the network: POST /v1/push, GET /v1/pull, GET /v1/health, and the page's files (storage-sync 3.3). It
// speaks HTTP; TLS is the affair of whoever stands in front of it (a proxy, a tunnel), except on one's own machine.
//
//     HttpServer server(sync, store, pages, {.port = 8080});
//     if (server.start()) { … server.address() …; server.wait(); }
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/sync/server.hpp"
#include "server-stub/page_files.hpp"
#include "server-stub/server_store_sqlite.hpp"

namespace crm {

struct HttpOptions {
    std::string host = "127.0.0.1";
    int port = 0;                     // 0: any that is free
    std::vector<std::string> origins; // pages of other addresses that may call; "*": any
    std::size_t body_bytes_max = 1024 * 1024;
    int read_timeout_s = 15, write_timeout_s = 30;
    int threads = 8;
    std::string pieces_folder; // of attached files; empty: none are taken
    int wrong_tokens_max = 10; // of one address within wrong_tokens_s
    int wrong_tokens_s = 60;
};

class HttpServer {
public:
    HttpServer(SyncServer& sync, SqliteServerStore& store, const PageFiles* pages, std::function<Moment()> now,
               HttpOptions options);
    ~HttpServer(); // stops
    bool start();  // false: the address is taken or not ours
    int port() const;
    std::string address() const; // "http://127.0.0.1:8080"
    void stop();                 // lets requests that have begun end
    void wait();                 // until it has stopped

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace crm
