// `wasl-server serve`: the page and the sync of a firm's devices.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <sys/stat.h>

#include "core/base/id.hpp"
#include "core/entities/all_entities.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"
#include "server-stub/environment_native.hpp"
#include "server-stub/http_server.hpp"

namespace crm::cli {

namespace {

constexpr BothNames folder_missing = {
    "حدّد مجلد البيانات: ‎--data DIR (أو متغير البيئة WASL_DATA).",
    "Say which data directory: --data DIR (or the environment variable WASL_DATA)."};
constexpr BothNames not_a_port = {"المنفذ عدد من 1 إلى 65535، وليس «{1}».",
                                  "A port is a number from 1 to 65535, not \"{1}\"."};
constexpr BothNames no_page = {"لا توجد صفحة في {1}: ينقص index.html. ابنِها بالأمر ./wasl run --no-serve.",
                               "There is no page in {1}: index.html is missing. Build it with ./wasl run --no-serve."};
constexpr BothNames no_store = {"تعذّر فتح {1}: {2}", "{1} cannot be opened: {2}"};
constexpr BothNames bad_token = {
    "الرمز في {1} أقصر من 20 حرفًا أو فيه ما ليس حرفًا ولا رقمًا.",
    "The token in {1} is shorter than 20 characters, or has something in it that is no letter or digit."};
constexpr BothNames token_not_written = {"تعذّرت كتابة الرمز في {1}.", "The token cannot be written to {1}."};
constexpr BothNames port_taken = {"المنفذ {1} على {2} مستخدم أو غير مسموح.",
                                  "Port {1} of {2} is taken or not allowed."};
constexpr BothNames serving = {"وصل يعمل على {1}", "Wasl is served at {1}"};
constexpr BothNames without_page = {"بلا صفحة (‎--page DIR يقدّمها): المزامنة وحدها.",
                                    "Without a page (--page DIR serves it): sync alone."};
constexpr BothNames your_token = {
    "رمز الدخول، يُعرض مرة واحدة، احفظه:\n  {1}\nرابط الدعوة لأجهزة الفريق:\n  {2}",
    "The access token, shown only once; keep it:\n  {1}\nInvitation link for the team's devices:\n  {2}"};
constexpr BothNames how_to_stop = {"للإيقاف: Ctrl+C", "Ctrl+C stops it"};
constexpr BothNames stopped = {"توقف الخادم؛ كل ما أُقِرّ به محفوظ.", "Stopped; all that was acknowledged is kept."};

std::string new_token(NativeEnvironment& environment) { // 256 bits
    std::string token;
    for (int i = 0; i < 4; ++i) append_hex(token, environment.random_bits(), 16);
    return token;
}

bool is_usable(std::string_view token) {
    for (const char c : token)
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'))
            return false;
    return token.size() >= 20;
}

std::string first_word(const std::string& path) {
    std::ifstream file(path);
    std::string word;
    file >> word;
    return word;
}

bool write_secret(const std::string& path, const std::string& secret) {
    ::umask(077);
    std::ofstream file(path, std::ios::trunc);
    file << secret << '\n';
    return static_cast<bool>(file.flush());
}

struct Token {
    std::string text; // empty: one was made earlier, and only its hash is known
    bool is_new = false;
    bool is_in_file = false;
    int error = exit_ok;
};

// The token is made on the first start; with --token-file it is what stands in that file, or is written there.
Token token_for(const Invocation& invocation, SqliteServerStore& store, NativeEnvironment& environment) {
    const std::string path(invocation.value("token-file"));
    Token token;
    if (!path.empty()) token.text = first_word(path);
    if (!token.text.empty() && !is_usable(token.text))
        return {.error = complain(invocation, exit_usage, "bad_token", filled(invocation.in(bad_token), {path}))};
    token.is_in_file = !path.empty();
    if (token.text.empty()) {
        if (store.has_devices() && path.empty()) return token;
        token.text = new_token(environment);
        token.is_new = true;
        if (!path.empty() && !write_secret(path, token.text))
            return {.error = complain(invocation, exit_storage, "token_not_written",
                                      filled(invocation.in(token_not_written), {path}))};
    }
    if (!store.add_device(sha256(token.text), "owner"))
        token.error =
            complain(invocation, exit_storage, "not_kept", filled(invocation.in(no_store), {"server.sqlite", "-"}));
    return token;
}

void announce(const Invocation& invocation, const HttpServer& server, const Token& token, bool has_page) {
    if (invocation.is_json) {
        JsonObject line;
        line.text("address", server.address()).number("port", server.port());
        if (token.is_new) line.text("token", token.text);
        return void(print(line.done() + '\n'));
    }
    print(filled(invocation.in(serving), {server.address()}) + '\n');
    if (!has_page) print(std::string(invocation.in(without_page)) + '\n');
    if (token.is_new)
        print(filled(invocation.in(your_token), {token.text, server.address() + "/#token=" + token.text}) + '\n');
    if (!invocation.is_quiet) print(std::string(invocation.in(how_to_stop)) + '\n');
}

int run_serve(const Invocation& invocation) {
    const char* from_environment = std::getenv("WASL_DATA");
    const std::string folder(invocation.value("data", from_environment ? from_environment : ""));
    if (folder.empty()) return complain(invocation, exit_usage, "data_missing", invocation.in(folder_missing));
    HttpOptions options{.host = std::string(invocation.value("host", "127.0.0.1"))};
    const std::string port(invocation.value("port", "8080"));
    options.port = std::atoi(port.c_str());
    if (options.port < 0 || options.port > 65535 || (options.port == 0 && port != "0"))
        return complain(invocation, exit_usage, "not_a_port", filled(invocation.in(not_a_port), {port}));
    for (const std::string_view origin : invocation.values("origin")) options.origins.emplace_back(origin);

    std::optional<PageFiles> pages;
    if (const std::string directory(invocation.value("page")); !directory.empty()) {
        pages = PageFiles::read(directory);
        if (!pages) return complain(invocation, exit_storage, "no_page", filled(invocation.in(no_page), {directory}));
    }
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::string path = folder + "/server.sqlite";
    auto store = SqliteServerStore::open(path, std::string(invocation.value("dataset", "default")));
    if (!store)
        return complain(invocation, exit_storage, "no_store", filled(invocation.in(no_store), {path, store.error()}));

    // Before the first thread, so that only the wait below hears of them.
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    NativeEnvironment environment;
    const Token token = token_for(invocation, **store, environment);
    if (token.error != exit_ok) return token.error;
    const Schema schema(all_entities);
    const auto now = [&environment] { return environment.now(); };
    options.pieces_folder = folder + "/files";
    SyncServer sync(**store, schema, now);
    HttpServer server(sync, **store, pages ? &*pages : nullptr, now, options);
    if (!server.start())
        return complain(invocation, exit_storage, "port_taken",
                        filled(invocation.in(port_taken), {port, options.host}));
    announce(invocation, server, token, pages.has_value());

    int signal = 0;
    sigwait(&signals, &signal);
    server.stop();
    server.wait();
    if (!invocation.is_json && !invocation.is_quiet) print(std::string(invocation.in(stopped)) + '\n');
    return exit_ok;
}

constexpr OptionDef options[] = {
    {.name = "page",
     .value = {"مجلد", "DIR"},
     .help = {"ملفات الصفحة (ما يبنيه ‎./wasl run --no-serve أو package).",
              "The page's files (as ./wasl run --no-serve or package builds them)."}},
    {.name = "port",
     .value = {"رقم", "N"},
     .help = {"المنفذ (الأصل: 8080؛ 0: أي منفذ حر).", "The port (default: 8080; 0: any that is free)."}},
    {.name = "host",
     .value = {"عنوان", "ADDRESS"},
     .help = {"العنوان الذي يُستمع عليه (الأصل: 127.0.0.1، هذا الجهاز وحده). ضع أمامه TLS إن فتحته للشبكة.",
              "The address to listen on (default: 127.0.0.1, this machine alone). Put TLS in front of it when you open "
              "it to a network."}},
    {.name = "origin",
     .value = {"عنوان", "URL"},
     .help = {"صفحة من عنوان آخر يُسمح لها بالمزامنة، مثل https://crm.example.com؛ و«*» للجميع.",
              "A page of another address that may sync, such as https://crm.example.com; \"*\" for any."},
     .is_repeatable = true},
    {.name = "token-file",
     .value = {"ملف", "FILE"},
     .help = {"رمز الدخول من هذا الملف؛ وإن لم يوجد يُولَّد ويُكتب فيه.",
              "The access token stands in this file; where there is none, it is made and written there."}},
};

constexpr Example examples[] = {
    {"serve --data /srv/wasl --page dist", {"الصفحة والمزامنة على هذا الجهاز", "The page and sync on this machine"}},
    {"serve --data /srv/wasl --host 0.0.0.0 --port 8443 --token-file /srv/wasl/token",
     {"لأجهزة الشبكة، خلف وسيط TLS", "For the network's devices, behind a TLS proxy"}},
};

} // namespace

const CommandDef serve_command = {
    .name = "serve",
    .purpose = {"قدّم الصفحة ومزامنة أجهزة الفريق.", "Serve the page and the sync of the team's devices."},
    .arguments = "--data DIR [--page DIR] [--port N]",
    .description = {"يستقبل تغييرات الأجهزة ويوزّعها، ولا يقرّ بشيء قبل أن يكتبه القرص. عند أول تشغيل يولّد رمز دخول "
                    "يعرضه مرة واحدة.\n"
                    "الأجهزة تعمل بدونه، وتلحق به حين تصل إليه.",
                    "Takes the devices' changes and hands them out; acknowledges nothing before the disk has it. The "
                    "first start makes an access token and shows it once.\n"
                    "Devices work without it, and catch up when they reach it."},
    .options = options,
    .examples = examples,
    .run = run_serve,
};

} // namespace crm::cli
