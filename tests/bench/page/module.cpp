// The bench's half in the browser: the jobs of jobs.hpp, called and timed by engines.mjs like every other engine, and
// a workspace on the page's own storage: fill it, open it, change one cell and wait until that is durable.
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

#include <memory>
#include <string>

#include "core/app/workspace.hpp"
#include "core/entities/firm.hpp"
#include "tests/bench/jobs.hpp"
#include "web/platform/storage_idbfs.hpp"

// clang-format off
EM_JS(void, bench_answer, (int request, double answer), { Module.answer(request, answer); });
EM_JS(double, bench_random, (), { return crypto.getRandomValues(new Uint32Array(1))[0]; });
// clang-format on

namespace crm::bench {
namespace {

struct BrowserEnvironment final : Environment {
    Moment now() override { return {static_cast<std::int64_t>(emscripten_date_now())}; }
    int offset_minutes() override { return 180; }
    std::uint64_t random_bits() override {
        return static_cast<std::uint64_t>(bench_random()) << 32 | static_cast<std::uint64_t>(bench_random());
    }
};

// As the page has it (web/frame/app.cpp).
struct StoredFirm {
    BrowserEnvironment environment;
    platform::IdbfsStorage storage;
    platform::LocalCanary canary;
    platform::BrowserTimer timer;
    Workspace workspace{environment, storage, timer, &canary};
};

Jobs& jobs() {
    static Jobs all;
    return all;
}

StoredFirm& stored() {
    static StoredFirm one;
    return one;
}

// The page does this between frames.
void work_until_done() {
    stored().workspace.step();
    if (stored().workspace.has_work() || stored().workspace.vault().is_compacting())
        stored().timer.call_after(0, work_until_done);
}

void write_snapshot(int request) {
    stored().workspace.compact([request](bool is_done) { bench_answer(request, is_done ? 1 : -1); });
    work_until_done();
}

} // namespace
} // namespace crm::bench

using namespace crm;
using namespace crm::bench;

extern "C" {

EMSCRIPTEN_KEEPALIVE double bench_run(const char* job, const char* argument) { return jobs().run(job, argument); }
EMSCRIPTEN_KEEPALIVE char* bench_room(std::size_t size) {
    jobs().bytes.resize(size);
    return jobs().bytes.data();
}
EMSCRIPTEN_KEEPALIVE const Row* bench_hits() { return jobs().hits.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t bench_hit_count() { return jobs().hits.size(); }

// Answers how many records there are, or -1.
EMSCRIPTEN_KEEPALIVE void bench_open(int request, const char* dataset) {
    stored().workspace.open(dataset, StorageAccess::write, [request] {
        const Workspace& workspace = stored().workspace;
        std::size_t records = 0;
        for (EntityIx entity = 0; entity < workspace.tables().table_count(); ++entity)
            records += workspace.tables().table(entity).rows();
        bench_answer(request, workspace.phase() == Phase::ready ? static_cast<double>(records) : -1);
    });
}

// What an import followed by a snapshot leaves behind: the usual state of a firm of this size.
EMSCRIPTEN_KEEPALIVE void bench_fill(int request, int customers, int orders, int entries) {
    Workspace& workspace = stored().workspace;
    const auto field = [&](std::string_view key) {
        return workspace.schema().field(workspace.schema().entity("firm"), key);
    };
    const SaveRecord business{.entity = workspace.schema().entity("firm"),
                              .id = firm_id,
                              .cells = {{field("name"), std::string("وصل"), {}},
                                        {field("country"), std::string("SA"), {}},
                                        {field("currency"), std::string("SAR"), {}}}};
    (void)workspace.send(business); // without a firm of its own the page asks for one first
    commit_generated(workspace, static_cast<std::uint32_t>(customers), static_cast<std::uint32_t>(orders),
                     static_cast<std::uint32_t>(entries));
    workspace.vault().when_saved([request](Result<void, StorageError> saved) {
        if (!saved) return bench_answer(request, -1);
        write_snapshot(request);
    });
}

EMSCRIPTEN_KEEPALIVE void bench_edit(int request, int row) {
    Workspace& workspace = stored().workspace;
    const EntityIx person = workspace.schema().entity("person");
    SaveRecord save{.entity = person, .id = workspace.tables().id({person, static_cast<Row>(row)})};
    save.cells = {{workspace.schema().field(person, "name"), "edited " + std::to_string(request), {}}};
    const auto sent = workspace.send(save);
    workspace.vault().when_saved([request, is_sent = sent.has_value()](Result<void, StorageError> saved) {
        bench_answer(request, saved && is_sent ? 1 : -1);
    });
}
}
