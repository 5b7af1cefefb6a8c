// The server as it is on the network: real HTTP, a real SQLite file, workspaces on real directories.
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <httplib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/app/attachments.hpp"
#include "core/app/sync_host.hpp"
#include "core/entities/all_entities.hpp"
#include "core/formats/wire_json.hpp"
#include "server-stub/environment_native.hpp"
#include "server-stub/http_server.hpp"
#include "server-stub/storage_directory.hpp"
#include "tests/support/world.hpp"

using namespace crm;

namespace {

struct Folder { // gone when the test is over
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "wasl-server-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string path;
};

const std::string token = "correct-horse-battery-staple";

// One device: a workspace in a directory, and a plain HTTP client.
struct Device {
    Device(const std::string& path, int port, std::string token_in = token)
        : storage(path), workspace(environment, storage, timer, nullptr), bearer(std::move(token_in)) {
        http = std::make_unique<httplib::Client>("127.0.0.1", port);
        http->set_read_timeout(10);
        workspace.open("default", StorageAccess::write, [] {});
        REQUIRE(workspace.phase() == Phase::ready);
        sync =
            std::make_unique<SyncHost>(workspace, [this](const SyncCall& call, std::function<void(SyncAnswer)> answer) {
                if (piece_calls_left == 0 && call.path.starts_with("/v1/piece/")) return answer({}); // cut
                piece_calls_left -= call.path.starts_with("/v1/piece/");
                const httplib::Headers headers{{"Authorization", "Bearer " + bearer}};
                const auto result = call.method == "POST"
                                        ? http->Post(call.path, headers, call.body, "application/json")
                                        : http->Get(call.path, headers);
                if (!result) return answer({});
                answer({.status = result->status, .body = result->body});
            });
    }
    SyncResult run() {
        sync->run();
        REQUIRE(!sync->is_running());
        return sync->last().result;
    }
    RecordId add_person(const std::string& name) {
        const Schema& schema = workspace.schema();
        const EntityIx person = schema.entity("person");
        const auto added = workspace.send(SaveRecord{.entity = person, .cells = {{schema.name_field(person), name}}});
        REQUIRE(added);
        return added->added.front();
    }
    std::string name_of(RecordId id) const {
        const Schema& schema = workspace.schema();
        const Value value = workspace.tables().value(id, schema.name_field(schema.entity("person")));
        return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : std::string();
    }
    RecordId attach(RecordId owner, const std::string& name, const Bytes& bytes) {
        FileIntake intake(workspace, name, bytes.size());
        intake.take(bytes);
        std::vector<StoredFile> files;
        intake.finish([&](Result<StoredFile, FileTrouble> stored) { files.push_back(stored.value()); });
        return workspace.send(attach_files(workspace.tables(), owner, files)).value().added.at(0);
    }
    Result<Bytes, FileTrouble> read(RecordId file) {
        Result<Bytes, FileTrouble> answer = Unexpected{FileTrouble::failed};
        read_attachment(workspace, file, [&](Result<Bytes, FileTrouble> bytes) { answer = std::move(bytes); });
        return answer;
    }
    std::string text() const { return test::export_text(workspace.tables()); }

    NativeEnvironment environment;
    DirectoryStorage storage;
    DirectoryTimer timer;
    Workspace workspace;
    std::string bearer;
    int piece_calls_left = -1; // below 0: as many as it likes
    std::unique_ptr<httplib::Client> http;
    std::unique_ptr<SyncHost> sync;
};

struct Served {
    explicit Served(const std::string& path, HttpOptions options = {}, const PageFiles* pages = nullptr) {
        auto opened = SqliteServerStore::open(path + "/server.sqlite", "default");
        REQUIRE_MESSAGE(opened, (opened ? "" : opened.error()));
        store = std::move(*opened);
        REQUIRE(store->add_device(sha256(token), "owner"));
        sync = std::make_unique<SyncServer>(*store, test::built_in_schema(), [this] { return environment.now(); });
        http = std::make_unique<HttpServer>(*sync, *store, pages, [this] { return environment.now(); }, options);
        REQUIRE(http->start());
    }
    NativeEnvironment environment;
    std::unique_ptr<SqliteServerStore> store;
    std::unique_ptr<SyncServer> sync;
    std::unique_ptr<HttpServer> http;
};

} // namespace

TEST_CASE("SHA-256 gives what the standard's examples give") {
    const auto hex = [](std::string_view text) {
        std::string out;
        for (const std::uint8_t byte : sha256(text)) append_hex(out, byte, 2);
        return out;
    };
    CHECK(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("two devices that were edited apart end up equal through the server, and neither loses an edit") {
    Folder folder;
    Served server(folder.path);
    Device shop(folder.path + "/shop", server.http->port()), home(folder.path + "/home", server.http->port());
    const RecordId sara = shop.add_person("سارة");
    const RecordId omar = home.add_person("عمر");
    CHECK(shop.run() == SyncResult::in_step);
    CHECK(home.run() == SyncResult::in_step);
    CHECK(!home.name_of(sara).empty());
    CHECK(shop.run() == SyncResult::in_step);
    CHECK(shop.name_of(omar) == "عمر");
    CHECK(shop.text() == home.text());
    CHECK(shop.sync->is_in_step());

    shop.add_person("ليلى");
    CHECK(!shop.sync->is_in_step()); // not any more, until it is sent
    CHECK(shop.run() == SyncResult::in_step);
    CHECK(shop.sync->is_in_step());
}

TEST_CASE("an import of many rows arrives, in pieces, with every cell") {
    Folder folder;
    Served server(folder.path);
    Device shop(folder.path + "/shop", server.http->port()), home(folder.path + "/home", server.http->port());
    const Schema& schema = shop.workspace.schema();
    const EntityIx person = schema.entity("person"), company = schema.entity("company");
    const auto [session, at] = shop.workspace.begin_rows();
    Tables staged(schema);
    for (std::uint64_t n = 1; n <= 3000; ++n) {
        const EntityIx entity = n % 3 ? person : company;
        staged.apply(
            {{session, 0}, at, OpKind::set, entity, created_field(schema, entity), {session, n}, at.moment().ms, {}});
        staged.apply({{session, 0},
                      at,
                      OpKind::set,
                      entity,
                      schema.name_field(entity),
                      {session, n},
                      "سجل " + std::to_string(n),
                      {}});
        if (entity == person)
            staged.apply({{session, 0},
                          at,
                          OpKind::add,
                          entity,
                          schema.field(entity, "hobbies"),
                          {session, n},
                          std::string("القراءة"),
                          {}});
    }
    shop.workspace.commit_rows(staged, "import", session);
    CHECK(shop.run() == SyncResult::in_step);
    CHECK(shop.sync->last().pushed == 8000);
    CHECK(home.run() == SyncResult::in_step);
    CHECK(home.sync->last().pulled == 8000);
    CHECK(home.text() == shop.text());

    // Read back from the disk, both are what they were, and have nothing more to say.
    shop.workspace.close();
    Device again(folder.path + "/shop", server.http->port());
    CHECK(again.text() == home.text());
    CHECK(again.run() == SyncResult::in_step);
    CHECK(again.sync->last().pushed == 0);
    CHECK(server.store->head() == 8000);
}

namespace {
Bytes some_bytes(std::size_t count, unsigned seed) {
    Bytes bytes(count, 0);
    for (char& c : bytes) c = static_cast<char>((seed = seed * 1664525 + 1013904223) >> 24);
    return bytes;
}
HttpOptions with_pieces(const std::string& path) {
    HttpOptions options;
    options.pieces_folder = path + "/files";
    return options;
}
std::size_t count_of_files(const std::string& path) {
    std::size_t count = 0;
    if (std::filesystem::exists(path))
        for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(path)) ++count;
    return count;
}
} // namespace

TEST_CASE("attached files reach the other device; a connection that ends in between costs the piece on its way") {
    Folder server_folder, one_folder, two_folder;
    Served served(server_folder.path, with_pieces(server_folder.path));
    Device one(one_folder.path, served.http->port()), two(two_folder.path, served.http->port());
    const RecordId sara = one.add_person("سارة");
    const Bytes contract = some_bytes(2'600'000, 1); // five pieces
    const RecordId file = one.attach(sara, "عقد.pdf", contract);
    one.piece_calls_left = 2;
    CHECK(one.run() == SyncResult::in_step); // the records are there
    CHECK(!one.sync->is_in_step());          // the bytes are not
    CHECK(count_of_files(server_folder.path + "/files") == 2);
    CHECK(two.run() == SyncResult::in_step);
    CHECK(two.read(file).error() == FileTrouble::not_here); // said, not invented
    one.piece_calls_left = 3;                               // no more than what the server lacks
    CHECK(one.run() == SyncResult::in_step);
    CHECK(one.sync->is_in_step());
    CHECK(count_of_files(server_folder.path + "/files") == 5);
    two.piece_calls_left = 1;
    two.run();
    CHECK(two.read(file).error() == FileTrouble::not_here);
    two.piece_calls_left = 2; // two pieces came while the server had no more
    two.run();
    CHECK(two.read(file).value() == contract);
    CHECK(two.sync->is_in_step());
    CHECK(two.attach(sara, "نسخة.pdf", contract) != RecordId{}); // the same bytes need no journey
    two.piece_calls_left = 0;
    two.run();
    CHECK(two.sync->is_in_step());
}

TEST_CASE("a piece that is not what it is called is neither taken nor given") {
    Folder server_folder, one_folder, two_folder;
    Served served(server_folder.path, with_pieces(server_folder.path));
    Device one(one_folder.path, served.http->port()), two(two_folder.path, served.http->port());
    const httplib::Headers mine{{"Authorization", "Bearer " + token}};
    const std::string name = "/v1/piece/" + to_hex(content_hash("right"));
    CHECK(one.http->Post(name, mine, "right", "application/octet-stream")->status == 410); // of no file
    one.attach(one.add_person("نورة"), "right.txt", "right");
    one.piece_calls_left = 0;
    one.run();
    one.piece_calls_left = -1;
    CHECK(one.http->Post(name, mine, "wrong", "application/octet-stream")->status == 422);
    CHECK(one.http->Post(name, mine, "right", "application/octet-stream")->status == 200);
    CHECK(one.http->Post(name, mine, "right", "application/octet-stream")->status == 200); // again
    CHECK(one.http->Get(name, mine)->body == "right");
    CHECK(one.http->Get(name)->status == 401);
    CHECK(one.http->Post(name, "right", "application/octet-stream")->status == 401);
    CHECK(one.http->Get("/v1/piece/../server.sqlite", mine)->status == 404);
    CHECK(one.http->Post("/v1/pieces", mine, "nonsense\n../..\n", "text/plain")->body.empty());
    const RecordId file = one.attach(one.add_person("سارة"), "a.bin", some_bytes(1000, 2));
    CHECK(one.run() == SyncResult::in_step);
    for (const auto& each : std::filesystem::directory_iterator(server_folder.path + "/files"))
        std::ofstream(each.path(), std::ios::app) << "rot";
    two.run();
    CHECK(two.read(file).error() == FileTrouble::not_here);
    Device again(one_folder.path + "/again", served.http->port()); // of an emptied folder: it has nothing to give
    again.run();
    CHECK(again.read(file).error() == FileTrouble::not_here);
}

TEST_CASE("a server that keeps no files syncs the records all the same") {
    Folder server_folder, one_folder;
    Served served(server_folder.path);
    Device one(one_folder.path, served.http->port());
    one.attach(one.add_person("سارة"), "a.bin", some_bytes(1000, 2));
    CHECK(one.run() == SyncResult::in_step);
    CHECK(one.sync->is_in_step());
}

TEST_CASE("a device that meets an emptied server sends everything again") {
    Folder folder, other;
    Device* device = nullptr;
    auto first = std::make_unique<Served>(folder.path);
    Device shop(folder.path + "/shop", first->http->port());
    device = &shop;
    const RecordId sara = shop.add_person("سارة");
    REQUIRE(shop.run() == SyncResult::in_step);
    first.reset();
    Served second(other.path);
    device->http = std::make_unique<httplib::Client>("127.0.0.1", second.http->port());
    CHECK(device->run() == SyncResult::in_step);
    CHECK(device->sync->last().has_compared_anew);
    Device home(other.path + "/home", second.http->port());
    CHECK(home.run() == SyncResult::in_step);
    CHECK(home.name_of(sara) == "سارة");
}

TEST_CASE("a wrong token is refused, told, and after many of them the address has to wait") {
    Folder folder;
    Served server(folder.path, {.wrong_tokens_max = 3});
    Device thief(folder.path + "/thief", server.http->port(), "guessed");
    CHECK(thief.run() == SyncResult::denied);
    CHECK(thief.run() == SyncResult::denied);
    CHECK(thief.run() == SyncResult::denied);
    CHECK(thief.run() == SyncResult::busy);
    Device owner(folder.path + "/owner", server.http->port());
    CHECK(owner.run() == SyncResult::busy); // of the same address
    httplib::Client health("127.0.0.1", server.http->port());
    CHECK(health.Get("/v1/health")->status == 200);
}

TEST_CASE("a body that is too big, or nonsense, is refused and leaves nothing behind") {
    Folder folder;
    Served server(folder.path);
    httplib::Client client("127.0.0.1", server.http->port());
    const httplib::Headers headers{{"Authorization", "Bearer " + token}};
    const auto big = client.Post("/v1/push", headers, std::string(3'000'000, 'x'), "application/json");
    CHECK((!big || big->status == 413));
    const auto nonsense = client.Post("/v1/push", headers, "{\"proto\":", "application/json");
    REQUIRE(nonsense);
    CHECK(nonsense->status == 400);
    PushRequest many{.dataset = "default", .session = 7, .from = 1};
    for (std::uint64_t n = 1; n <= wire_ops_max + 1; ++n)
        many.ops.push_back({{7, n},
                            {1 << 16, 7},
                            R"({"n":)" + std::to_string(n) +
                                R"(,"h":"1-0","e":"note","r":"0000000000000007-1","f":"removed_at","v":null})"});
    const auto crowd = client.Post("/v1/push", headers, encode_push(many), "application/json");
    REQUIRE(crowd);
    CHECK(crowd->status == 413);
    CHECK(server.store->head() == 0);
}

TEST_CASE("an operation that the server cannot take is set aside with its reason; the others go on") {
    Folder folder;
    Served server(folder.path);
    SyncRules strict;
    strict.op_bytes_max = 2000;
    server.http.reset();
    server.sync = std::make_unique<SyncServer>(
        *server.store, test::built_in_schema(), [&] { return server.environment.now(); }, strict);
    server.http = std::make_unique<HttpServer>(
        *server.sync, *server.store, nullptr, [&] { return server.environment.now(); }, HttpOptions{});
    REQUIRE(server.http->start());
    Device shop(folder.path + "/shop", server.http->port()), home(folder.path + "/home", server.http->port());
    const RecordId sara = shop.add_person("سارة");
    const Schema& schema = shop.workspace.schema();
    const EntityIx person = schema.entity("person");
    REQUIRE(shop.workspace.send(SaveRecord{
        .entity = person, .id = sara, .cells = {{schema.field(person, "preferences"), std::string(3000, 'x')}}}));
    const RecordId omar = shop.add_person("عمر");
    CHECK(shop.run() == SyncResult::in_step);
    REQUIRE(shop.workspace.sync_state().refused.size() == 1);
    CHECK(shop.workspace.sync_state().refused.front().record == sara);
    CHECK(shop.workspace.sync_state().refused.front().why == "too_long");
    CHECK(home.run() == SyncResult::in_step);
    CHECK(home.name_of(sara) == "سارة");
    CHECK(home.name_of(omar) == "عمر");
    // It is still here after a restart, and edits go on reaching the others.
    shop.workspace.compact([](bool) {});
    while (shop.workspace.has_work()) shop.workspace.step();
    shop.workspace.close();
    Device again(folder.path + "/shop", server.http->port());
    CHECK(again.workspace.sync_state().refused.size() == 1);
    REQUIRE(again.workspace.send(
        SaveRecord{.entity = person,
                   .id = sara,
                   .cells = {{again.workspace.schema().name_field(person), std::string("سارة العتيبي")}}}));
    CHECK(again.run() == SyncResult::in_step);
    CHECK(home.run() == SyncResult::in_step);
    CHECK(home.name_of(sara) == "سارة العتيبي");
}

TEST_CASE("a server that is killed while it takes operations has kept all it acknowledged") {
    Folder folder;
    int ports[2];
    REQUIRE(::pipe(ports) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) { // a process of its own, so that it can be killed like one
        Served server(folder.path);
        const int port = server.http->port();
        if (::write(ports[1], &port, sizeof port) != sizeof port) ::_exit(1);
        server.http->wait();
        ::_exit(0);
    }
    int port = 0;
    REQUIRE(::read(ports[0], &port, sizeof port) == sizeof port);
    httplib::Client client("127.0.0.1", port);
    client.set_read_timeout(5);
    std::thread killer([child] {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        ::kill(child, SIGKILL);
    });
    std::uint64_t acked = 0;
    const httplib::Headers headers{{"Authorization", "Bearer " + token}};
    for (std::uint64_t n = 1;; n += 5) {
        PushRequest request{.dataset = "default", .session = 9, .from = n};
        for (std::uint64_t i = n; i < n + 5; ++i)
            request.ops.push_back({{9, i},
                                   {1 << 16, 9},
                                   R"({"n":)" + std::to_string(i) +
                                       R"(,"h":"1-0","e":"note","r":"0000000000000009-1","f":"removed_at","v":null})"});
        const auto result = client.Post("/v1/push", headers, encode_push(request), "application/json");
        if (!result || result->status != 200) break;
        acked = decode_push_reply(200, result->body)->acked.at(9);
    }
    killer.join();
    ::waitpid(child, nullptr, 0);
    MESSAGE(acked << " operations acknowledged before the kill");
    CHECK(acked > 0);
    auto store = SqliteServerStore::open(folder.path + "/server.sqlite", "default");
    REQUIRE(store);
    CHECK((*store)->head() >= acked);
    const auto page = (*store)->read(0, 1'000'000, SIZE_MAX);
    REQUIRE(page);
    OpDigest digest;
    for (const WireOp& op : page->ops) {
        ++digest.count;
        digest.xored ^= hash_of(op.id);
    }
    CHECK(digest == page->check);
}

TEST_CASE("the page's files come with their types, compressed where that lies beside them, and nothing else of the "
          "disk comes") {
    Folder folder;
    const auto write = [&](const std::string& name, std::string_view text) {
        std::filesystem::create_directories(std::filesystem::path(folder.path + "/page/" + name).parent_path());
        std::ofstream(folder.path + "/page/" + name) << text;
    };
    write("index.html", "<!doctype html><title>وصل</title>");
    write("wasl.0a1b2c3d4e.wasm", "plain");
    write("wasl.0a1b2c3d4e.wasm.br", "brotli");
    std::ofstream(folder.path + "/secret") << "secret";
    const auto pages = PageFiles::read(folder.path + "/page");
    REQUIRE(pages);
    CHECK(!PageFiles::read(folder.path + "/nothing"));
    Served server(folder.path, {.origins = {"https://crm.example.com"}}, &*pages);
    httplib::Client client("127.0.0.1", server.http->port());
    client.set_decompress(false);
    const auto index = client.Get("/");
    REQUIRE(index);
    CHECK(index->status == 200);
    CHECK(index->get_header_value("Content-Type") == "text/html; charset=utf-8");
    CHECK(index->get_header_value("Cache-Control") == "no-cache");
    CHECK(client.Get("/", {{"If-None-Match", index->get_header_value("ETag")}})->status == 304);
    const auto wasm = client.Get("/wasl.0a1b2c3d4e.wasm", {{"Accept-Encoding", "gzip, br"}});
    REQUIRE(wasm);
    CHECK(wasm->get_header_value("Content-Type") == "application/wasm");
    CHECK(wasm->get_header_value("Content-Encoding") == "br");
    CHECK(wasm->body == "brotli");
    CHECK(wasm->get_header_value("Cache-Control").find("immutable") != std::string::npos);
    CHECK(client.Get("/wasl.0a1b2c3d4e.wasm", {{"Accept-Encoding", "identity"}})->body == "plain");
    CHECK(client.Get("/../secret")->status >= 400);
    CHECK(client.Get("/%2e%2e/secret")->status >= 400);
    CHECK(client.Get("/server.sqlite")->status == 404);
    const auto asked =
        client.Options("/v1/push", {{"Origin", "https://crm.example.com"}, {"Access-Control-Request-Method", "POST"}});
    REQUIRE(asked);
    CHECK(asked->status == 204);
    CHECK(asked->get_header_value("Access-Control-Allow-Origin") == "https://crm.example.com");
    CHECK(client.Options("/v1/push", {{"Origin", "https://evil.example"}})
              ->get_header_value("Access-Control-Allow-Origin")
              .empty());
}

TEST_CASE("no byte of an erased person is left in the server's files or in any device's") {
    Folder folder;
    const auto holding = [&](std::string_view text) {
        std::vector<std::string> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path)) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            if (bytes.find(text) != bytes.npos) files.push_back(entry.path().filename());
        }
        return files;
    };
    const auto settle = [](Device& device) {
        while (device.workspace.has_work()) device.workspace.step();
    };
    Served server(folder.path, with_pieces(folder.path));
    Device shop(folder.path + "/shop", server.http->port()), home(folder.path + "/home", server.http->port());
    const RecordId her = shop.add_person("Zubaydah Alharbi"), other = shop.add_person("Noura");
    shop.attach(her, "Zubaydah.txt", "Zubaydah signs " + some_bytes(900'000, 1));
    shop.attach(other, "Noura.txt", "Noura signs " + some_bytes(1000, 2));
    shop.attach(her, "undone.txt", "Zubaydah thinks again" + some_bytes(1000, 4));
    CHECK(shop.run() == SyncResult::in_step);
    REQUIRE(shop.workspace.undo());                                              // sent, and taken back
    for (int i = 0; i < 300; ++i) shop.add_person("Noura " + std::to_string(i)); // pages of the file around her
    CHECK(shop.run() == SyncResult::in_step);
    CHECK(home.run() == SyncResult::in_step);
    REQUIRE(holding("Zubaydah").size() >= 3);
    shop.attach(her, "late.txt", "Zubaydah signs late" + some_bytes(1000, 3)); // not knowing of it
    REQUIRE(home.workspace.send(ErasePerson{her}));
    settle(home);
    for (int i = 0; i < 3; ++i) { // there, the late one back, its erasing there
        CHECK(home.run() == SyncResult::in_step);
        CHECK(shop.run() == SyncResult::in_step);
        settle(shop);
        settle(home);
    }
    CHECK(holding("Zubaydah") == std::vector<std::string>{});
    CHECK(holding("Noura signs").size() == 3);
    CHECK(!holding("Noura 7").empty());
    CHECK(shop.text() == home.text());
    Device late(folder.path + "/late", server.http->port());
    CHECK(late.run() == SyncResult::in_step);
    CHECK(late.text() == shop.text());
}
