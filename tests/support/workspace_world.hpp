// A firm open in a workspace, on a disk and a clock that tests move: the road of every command, from plan to "saved".
//
//     WorkspaceWorld world;
//     const RecordId sara = world.add("person", {{"name", "سارة"}});
//     world.save();        // everything on the disk
//     world.reopen();      // as after closing the page; kill() as after a crash
#pragma once
#include <memory>

#include "core/app/workspace.hpp"
#include "core/entities/all_entities.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/query_firm.hpp"
#include "tests/support/storage_fake.hpp"

namespace crm::test {

struct FakeEnvironment final : Environment {
    explicit FakeEnvironment(std::uint64_t seed) : random(seed) {}
    Moment now() override { return {now_ms}; }
    int offset_minutes() override { return 180; }
    std::uint64_t random_bits() override { return random.bits(); }
    std::int64_t now_ms = 1'795'300'000'000; // 21 November 2026
    Random random;
};

class WorkspaceWorld {
public:
    explicit WorkspaceWorld(std::uint64_t seed = 1) : environment(seed) { open(); }

    void open(StorageAccess access = StorageAccess::write) {
        storage = std::make_unique<FakeStorage>(disk, loop);
        workspace = std::make_unique<Workspace>(environment, *storage, loop, &canary);
        workspace->open("default", access, [] {});
        run();
    }
    void run() { loop.run(), loop.advance(10'000); }
    bool save() {
        run();
        return workspace->save_state().kind == SaveKind::saved && workspace->save_state().pending_count == 0;
    }
    void reopen() {
        workspace->close();
        run();
        kill();
        open();
    }
    void kill() { // the tab is gone with what it had not written
        storage->kill();
        workspace.reset();
        storage.reset();
    }
    bool compact() { // whether a snapshot of everything stands
        bool is_done = false;
        workspace->compact([&](bool is_written) { is_done = is_written; });
        for (int i = 0; i < 10'000 && workspace->has_work(); ++i) workspace->step(), run();
        return is_done;
    }
    bool import(std::string_view file) {
        StagedImport staged(&tables());
        if (!staged.feed(file) || !staged.finish()) return false;
        workspace->merge(staged);
        return save();
    }

    const Tables& tables() const { return workspace->tables(); }
    EntityIx entity(std::string_view key) const { return workspace->schema().entity(key); }
    FieldIx field(std::string_view of, std::string_view key) const {
        return workspace->schema().field(entity(of), key);
    }

    SaveRecord save_of(std::string_view of, std::initializer_list<QueryFirm::Cell> cells, RecordId id = {}) const {
        SaveRecord command{.entity = entity(of), .id = id};
        for (const QueryFirm::Cell& cell : cells) command.cells.push_back({field(of, cell.key), cell.value});
        return command;
    }
    Result<Committed, Problems> send(const Command& command) {
        environment.now_ms += 1'000;
        return workspace->send(command);
    }
    RecordId add(std::string_view of, std::initializer_list<QueryFirm::Cell> cells) {
        const auto committed = send(save_of(of, cells));
        return committed && !committed->added.empty() ? committed->added.front() : RecordId{};
    }
    std::vector<Reason> reasons(const Command& command) {
        std::vector<Reason> reasons;
        for (const Problem& problem : workspace->plan(command).problems) reasons.push_back(problem.reason);
        return reasons;
    }
    std::string words(RecordId id, std::string_view key) const {
        const Place place = tables().find(id);
        if (!place) return "?";
        const Value value = tables().value(place, workspace->schema().field(place.entity, key));
        const auto* text = std::get_if<std::string>(&value);
        return text ? *text : "";
    }

    FakeLoop loop;
    FakeDisk disk;
    FakeCanary canary;
    FakeEnvironment environment;
    std::unique_ptr<FakeStorage> storage;
    std::unique_ptr<Workspace> workspace;
};

} // namespace crm::test
