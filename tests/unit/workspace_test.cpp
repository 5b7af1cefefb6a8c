// The workspace: what is told as saved is there after a crash, commands are undone as they were done, the bin keeps
// what belongs together, and a record's past can be read.
#include <doctest/doctest.h>

#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::export_text;
using test::WorkspaceWorld;

TEST_CASE("what was saved is there after closing, after a crash, and after a snapshot") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}});
    REQUIRE(world.save());
    const std::string before = export_text(world.tables());
    world.reopen();
    CHECK(export_text(world.tables()) == before);
    world.kill();
    world.open();
    CHECK(export_text(world.tables()) == before);
    world.compact();
    REQUIRE(world.send(world.save_of("person", {{"name", "سارة العتيبي"}}, sara)));
    REQUIRE(world.save());
    world.reopen();
    CHECK(world.words(sara, "name") == "سارة العتيبي");
}

TEST_CASE("nothing is told as saved before it is") {
    WorkspaceWorld world;
    REQUIRE(world.save());
    world.storage->delay_answers(1'000'000);
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    CHECK(world.workspace->save_state().kind != SaveKind::saved);
    CHECK(world.words(sara, "name") == "سارة"); // on the screen at once all the same
    world.storage->fail_commits(100, StorageError::quota_exceeded);
    world.run();
    CHECK(world.workspace->save_state().kind != SaveKind::saved);
}

TEST_CASE("a second tab looks, and writes only after taking over") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    REQUIRE(world.save());
    test::FakeStorage other_storage(world.disk, world.loop);
    Workspace other(world.environment, other_storage, world.loop, &world.canary);
    other.open("default", StorageAccess::write, [] {});
    world.run();
    CHECK(other.phase() == Phase::read_only);
    CHECK_FALSE(other.can_write());
    CHECK(other.tables().is_live(sara));
    other.close();
    other.open("default", StorageAccess::take_over, [] {});
    world.run();
    CHECK(other.phase() == Phase::ready);
    CHECK(world.workspace->phase() == Phase::read_only);
    CHECK(other.tables().is_live(sara));
}

TEST_CASE("undo takes a whole command back, and redo brings it again") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"stage", "vip"}});
    REQUIRE(world.send(world.save_of("person", {{"name", "منى"}, {"stage", "lost"}}, sara)));
    REQUIRE(world.workspace->undo());
    CHECK(world.words(sara, "name") == "سارة");
    CHECK(world.words(sara, "stage") == "vip");
    REQUIRE(world.workspace->redo());
    CHECK(world.words(sara, "name") == "منى");
    CHECK(world.words(sara, "stage") == "lost");
    REQUIRE(world.workspace->undo());
    REQUIRE(world.workspace->undo());
    CHECK_FALSE(world.tables().is_live(sara)); // the adding too
    CHECK_FALSE(world.workspace->undo());
    REQUIRE(world.workspace->redo());
    CHECK(world.words(sara, "name") == "سارة");
    world.add("person", {{"name", "عمر"}});
    CHECK_FALSE(world.workspace->redo()); // something new was done since
}

TEST_CASE("undo goes back through many edits of one cell, and through additions") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "1"}});
    for (const char* name : {"2", "3", "4"}) REQUIRE(world.send(world.save_of("person", {{"name", name}}, sara)));
    const auto tag = [&](std::vector<Value> interests) {
        return world.send(
            SaveRecord{world.entity("person"), sara, {{world.field("person", "hobbies"), {}, std::move(interests)}}});
    };
    const auto hobbies = [&] {
        return world.tables().elements(world.tables().find(sara), world.field("person", "hobbies")).size();
    };
    REQUIRE(tag({words("القراءة")}));
    REQUIRE(tag({}));
    for (int round = 0; round < 3; ++round) {
        CHECK(hobbies() == 0);
        REQUIRE(world.workspace->undo());
        CHECK(hobbies() == 1);
        REQUIRE(world.workspace->undo());
        CHECK(hobbies() == 0);
        for (const char* name : {"3", "2", "1"}) {
            REQUIRE(world.workspace->undo());
            CHECK(world.words(sara, "name") == name);
        }
        for (const char* name : {"2", "3", "4"}) {
            REQUIRE(world.workspace->redo());
            CHECK(world.words(sara, "name") == name);
        }
        REQUIRE(world.workspace->redo());
        CHECK(hobbies() == 1);
        REQUIRE(world.workspace->redo());
    }
}

TEST_CASE("undo leaves alone what somebody else has changed since, and says how much") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"preferences", "أ"}});
    REQUIRE(world.send(world.save_of("person", {{"name", "منى"}, {"preferences", "ب"}}, sara)));
    Op theirs{.id = {77, 1},
              .at = {(static_cast<std::uint64_t>(world.environment.now_ms) + 60'000) << 16, 77},
              .entity = world.entity("person"),
              .field = world.field("person", "name"),
              .record = sara,
              .value = words("سارة أحمد")};
    world.workspace->commit_sync({.kind = EntryKind::pulled, .ops = {theirs}});
    const auto undone = world.workspace->undo();
    REQUIRE(undone);
    CHECK(undone->skipped == 1);
    CHECK(world.words(sara, "name") == "سارة أحمد");
    CHECK(world.words(sara, "preferences") == "أ");
}

TEST_CASE("the bin keeps what belongs together, and gives it back together") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const RecordId note = world.add("note", {{"text", "تحب القهوة"}, {"person", sara}});
    const RecordId old_note = world.add("note", {{"text", "قديمة"}, {"person", sara}});
    const RecordId order = world.add("order", {{"person", sara}, {"date", day(2026, 11, 21)}});
    REQUIRE(world.send(RemoveRecords{{old_note}}));
    REQUIRE(world.send(RemoveRecords{{sara}}));
    CHECK_FALSE(world.tables().is_live(note));
    CHECK(world.tables().is_live(order)); // the firm's books stay
    REQUIRE(world.send(RestoreRecords{{sara}}));
    CHECK(world.tables().is_live(note));
    CHECK_FALSE(world.tables().is_live(old_note)); // it was in the bin before
}

TEST_CASE("any past state of a record can be read, before and after a snapshot") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    REQUIRE(world.send(world.save_of("person", {{"name", "سارة أحمد"}}, sara)));
    world.add("person", {{"name", "عمر"}});
    REQUIRE(world.save());
    world.compact();
    REQUIRE(world.send(world.save_of("person", {{"name", "سارة العتيبي"}}, sara)));
    REQUIRE(world.save());
    std::vector<std::string> names;
    world.workspace->read_history(sara, [&](std::vector<JournalEntry> entries) {
        for (const JournalEntry& entry : entries)
            for (const Op& op : entry.ops)
                if (op.record == sara && op.field == world.field("person", "name"))
                    names.push_back(std::get<std::string>(op.value));
    });
    world.run();
    CHECK(names == std::vector<std::string>{"سارة", "سارة أحمد", "سارة العتيبي"});
}
