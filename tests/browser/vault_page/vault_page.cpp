// The page of the vault's browser tests. One exported function, `command`, takes a line from
// vault.test.mjs and answers in words:
//
//     suite                      the common suite: doctest's report is printed, the answer is its exit code
//     open DATASET [read|take_over]   state, number of records, last lsn
//     own [accept_loss]          ok or the error
//     append TEXT / save TEXT    queue / queue and wait
//     bulk BYTES                 one block of that many bytes, waited for
//     compact LABEL BYTES …      a snapshot of such chunks
//     chunks                     reads every chunk of the snapshot: ok or damaged
//     recover                    the best recovery: number of records
//     log / history / state / newer / damage / sizes / close
//     write_on                   appends without end; page.evaluate reads window.saved_lsn
//     bench FILES COUNT          strict commits of 1 KB beside so many log files: p50 p95 ms
//     bench_chunks BYTES COUNT   write and read back: ms each
#include "tests/browser/vault_page/browser_world.hpp"

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <sstream>

namespace crm::test {

static std::unique_ptr<VaultWorld> make_vault_world() { return std::make_unique<BrowserWorld>(); }

} // namespace crm::test

#define VAULT_TEST(sentence) TEST_CASE("vault in the browser: " sentence)
#include "tests/unit/vault_suite.hpp"

namespace crm::test {

namespace {

std::string words(const Result<void, StorageError>& result) {
    return result ? "ok" : std::string(name_of(result.error()));
}

std::string_view name_of_state(OpenState state) {
    switch (state) {
    case OpenState::fresh: return "fresh";
    case OpenState::opened: return "opened";
    case OpenState::read_only: return "read_only";
    case OpenState::damaged: return "damaged";
    case OpenState::evicted: return "evicted";
    }
    return "";
}

std::string text_of(const SaveState& state) {
    std::string kind = state.kind == SaveKind::saved    ? "saved"
                       : state.kind == SaveKind::saving ? "saving"
                                                        : "not_saved";
    kind += " " + (state.reason ? std::string(name_of(*state.reason)) : "none");
    kind += state.is_read_only ? " read_only" : " writable";
    return kind + " pending=" + std::to_string(state.pending_count) + " lsn=" + std::to_string(state.saved_lsn);
}

std::string joined(const std::vector<Bytes>& payloads) {
    std::string text;
    for (const Bytes& payload : payloads) text += (text.empty() ? "" : "\n") + payload;
    return text;
}

// Waiting for one tab's calls, without a data set of its own making.
class PageWorld : public BrowserWorld {
public:
    ~PageWorld() override { dataset = "none"; }
};

struct Page {
    PageWorld world;
    std::unique_ptr<Tab> tab;
    OpenReport report;

    void start(const std::string& dataset) {
        world.dataset = dataset;
        VaultOptions options = Tab::small_options();
        options.ballast_bytes = 2'000'000;
        options.log_files_max = 128;
        tab = nullptr;
        tab = std::make_unique<Tab>(world, options);
    }

    std::string open(const std::string& dataset, const std::string& how) {
        start(dataset);
        auto access = how == "read"        ? StorageAccess::read
                      : how == "take_over" ? StorageAccess::take_over
                                           : StorageAccess::write;
        auto opened = tab->open(access);
        if (!opened) return std::string(name_of(opened.error()));
        report = std::move(*opened);
        return std::string(name_of_state(report.state)) + " " + std::to_string(report.log.size()) + " " +
               std::to_string(report.last_lsn);
    }

    std::string own(bool accept_loss) {
        auto ownership = tab->own(accept_loss);
        if (!ownership) return std::string(name_of(ownership.error()));
        for (LogRecord& record : ownership->newer) report.log.push_back(std::move(record));
        return ownership->must_reopen ? "must_reopen" : "ok";
    }

    std::string compact(std::istringstream& in) {
        std::vector<std::pair<std::string, Bytes>> chunks;
        std::string label;
        size_t bytes = 0;
        while (in >> label >> bytes) chunks.emplace_back(label, big(bytes, label.front()));
        auto done = tab->compact(chunks);
        return done ? "ok " + std::to_string(*done) : std::string(name_of(done.error()));
    }

    std::string read_chunks() {
        for (const ChunkRef& chunk : report.snapshot.chunks) {
            auto bytes = tab->chunk(chunk);
            if (!bytes) return std::string(name_of(bytes.error()));
        }
        return "ok";
    }

    std::string recover() {
        auto recovered = answer_of<OpenReport>(world, [&](auto done) { tab->vault->use_recovery(0, done); });
        if (!recovered) return std::string(name_of(recovered.error()));
        report = std::move(*recovered);
        return std::string(name_of_state(report.state)) + " " + std::to_string(report.log.size());
    }

    std::string newer() {
        auto ownership = answer_of<Ownership>(world, [&](auto done) { tab->vault->read_newer(done); });
        if (!ownership) return std::string(name_of(ownership.error()));
        return ownership->must_reopen ? "must_reopen" : joined(payloads_of(ownership->newer));
    }

    std::string history() {
        std::string text;
        auto keep = [&](LogRecord&& record) {
            text += (text.empty() ? "" : "\n") + record.payload;
            return true;
        };
        auto read = answer_of<void>(world, [&](auto done) { tab->vault->read_history(1, keep, done); });
        return read ? text : "history: " + words(read);
    }

    std::string damage() {
        auto found = answer_of<std::vector<Damage>>(world, [&](auto done) { tab->vault->check(done); });
        if (!found) return std::string(name_of(found.error()));
        std::string text;
        for (const Damage& one : *found) text += one.name + " " + std::string(name_of(one.error)) + "\n";
        return text;
    }

    void write_on() {
        tab->vault->on_state([this](const SaveState& state) {
            EM_ASM({ window.saved_lsn = $0; }, static_cast<int>(state.saved_lsn));
            if (state.pending_count > 3 || state.is_read_only) return;
            Lsn next = tab->vault->last_lsn() + 1;
            (void)tab->vault->append("record " + std::to_string(next) + Bytes(next % 7 * 300, 'w'));
        });
        (void)tab->vault->append("record " + std::to_string(tab->vault->last_lsn() + 1));
    }

    static std::string summary(std::vector<double>& times_ms) {
        std::ranges::sort(times_ms);
        auto at = [&](double part) {
            return times_ms[static_cast<size_t>(part * static_cast<double>(times_ms.size() - 1))];
        };
        std::ostringstream text;
        text << "p50 " << at(0.5) << " p95 " << at(0.95) << " p99 " << at(0.99);
        return text.str();
    }

    std::string bench(size_t files, size_t count) {
        start("bench-" + std::to_string(static_cast<int64_t>(emscripten_date_now())));
        VaultOptions options = Tab::small_options();
        options.log_files_max = 100'000;
        tab = std::make_unique<Tab>(world, options);
        if (!tab->start()) return "failed";
        for (size_t i = 0; i < files; ++i) (void)tab->save({big(1'000, 'b')});
        std::vector<double> times_ms;
        for (size_t i = 0; i < count; ++i) {
            double start_ms = now_ms();
            bool is_done = false;
            (void)tab->vault->append(big(1'000, static_cast<char>(i)));
            tab->vault->when_saved([&](auto) {
                times_ms.push_back(now_ms() - start_ms);
                is_done = true;
            });
            world.wait([&] { return is_done; });
        }
        std::string text = summary(times_ms);
        tab = nullptr;
        double start_ms = now_ms();
        tab = std::make_unique<Tab>(world, options);
        auto report_again = tab->open();
        text += " reopen_ms " + std::to_string(now_ms() - start_ms) + " records " +
                std::to_string(report_again ? report_again->log.size() : 0);
        tab = nullptr;
        world.lose_everything();
        return text;
    }

    std::string bench_chunks(size_t bytes, size_t count) {
        start("bench-" + std::to_string(static_cast<int64_t>(emscripten_date_now())));
        if (!tab->start()) return "failed";
        (void)tab->save({"x"});
        std::vector<std::pair<std::string, Bytes>> chunks;
        for (size_t i = 0; i < count; ++i) chunks.emplace_back(std::to_string(i), big(bytes, static_cast<char>(i)));
        double start_ms = now_ms();
        if (!tab->compact(chunks)) return "failed";
        double write_ms = now_ms() - start_ms;
        auto opened = tab->open();
        start_ms = now_ms();
        for (const ChunkRef& chunk : opened->snapshot.chunks) {
            if (!tab->chunk(chunk)) return "failed";
        }
        std::ostringstream text;
        text << "write and prove " << write_ms << " ms, read " << now_ms() - start_ms << " ms";
        tab = nullptr;
        world.lose_everything();
        return text.str();
    }
};

Page& page() {
    static Page one;
    return one;
}

std::string answer(const std::string& line) {
    std::istringstream in(line);
    std::string verb, first, second;
    in >> verb;
    if (verb == "suite") return std::to_string(doctest::Context{}.run());
    if (verb == "compact") return page().compact(in);
    std::string rest = line.size() > verb.size() ? line.substr(verb.size() + 1) : "";
    in >> first >> second;
    if (verb == "open") return page().open(first, second);
    if (verb == "bench") return page().bench(std::stoul(first), std::stoul(second));
    if (verb == "bench_chunks") return page().bench_chunks(std::stoul(first), std::stoul(second));
    if (!page().tab) return "nothing is open";
    Tab& tab = *page().tab;
    if (verb == "own") return page().own(first == "accept_loss");
    if (verb == "append") return tab.vault->append(rest) ? "ok" : "refused";
    if (verb == "save") return words(tab.save({rest}));
    if (verb == "bulk") {
        if (!tab.vault->append_bulk({big(std::stoul(first), 'k')}, "bulk")) return "refused";
        return words(tab.saved());
    }
    if (verb == "chunks") return page().read_chunks();
    if (verb == "recover") return page().recover();
    if (verb == "log") return joined(payloads_of(page().report.log));
    if (verb == "history") return page().history();
    if (verb == "state") return text_of(tab.vault->state());
    if (verb == "newer") return page().newer();
    if (verb == "damage") return page().damage();
    if (verb == "force") return tab.vault->force(), "ok";
    if (verb == "ballast") return std::to_string(tab.vault->sizes().ballast_bytes);
    if (verb == "write_on") return page().write_on(), "ok";
    if (verb == "close") return tab.vault->close(), "ok";
    return "unknown " + verb;
}

} // namespace

} // namespace crm::test

extern "C" EMSCRIPTEN_KEEPALIVE const char* command(const char* line) {
    static std::string kept;
    kept = crm::test::answer(line);
    return kept.c_str();
}
