// Leads given to the team by rules: several in one change, those that nobody has, and the first task.
#include <doctest/doctest.h>

#include "core/commands/assign_leads.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

struct Team {
    WorkspaceWorld world;
    EntityIx lead = world.workspace->schema().entity("lead");

    RecordId rule(std::string_view way, std::vector<std::string> owners) {
        SaveRecord save = world.save_of("assignment_rule", {{"name", "الكل"}, {"way", words(way)}});
        CellEdit cell{.field = world.field("assignment_rule", "owners")};
        for (std::string& owner : owners) cell.elements.emplace_back(std::move(owner));
        save.cells.push_back(std::move(cell));
        const auto done = world.send(save);
        REQUIRE(done);
        return done->added.front();
    }
    std::vector<std::string> owners() { // of all leads, in the order in which they came
        std::vector<std::string> all;
        const Table& table = world.tables().table(lead);
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row)) all.emplace_back(world.words(world.tables().id({lead, row}), "owner"));
        return all;
    }
};

} // namespace

TEST_CASE("leads of one change are counted with those before them, and one undo takes all of it back") {
    for (const std::string_view way : {"turn", "load"}) {
        Team team;
        team.rule(way, {"هند", "سعد"});
        SaveRecords pasted{.records = {}, .label = "paste"};
        for (const char* name : {"أ", "ب", "ج", "د", "ه"})
            pasted.records.push_back(team.world.save_of("lead", {{"name", name}}));
        REQUIRE(team.world.send(pasted));
        CHECK(team.owners() == std::vector<std::string>{"سعد", "هند", "سعد", "هند", "سعد"});
        team.world.workspace->undo();
        CHECK(team.owners().empty());
    }
}

TEST_CASE("those that nobody has are given away on wish; who is a customer or unqualified is left alone") {
    Team team;
    team.world.add("lead", {{"name", "أ"}});
    team.world.add("lead", {{"name", "ب"}, {"state", "unqualified"}});
    team.world.add("lead", {{"name", "ج"}, {"owner", "منى"}});
    team.world.add("lead", {{"name", "د"}});
    CHECK(team.world.workspace->plan(AssignLeads{}).change.empty()); // no rule
    team.rule("turn", {"هند", "سعد"});
    REQUIRE(team.world.send(AssignLeads{}));
    CHECK(team.owners() == std::vector<std::string>{"سعد", "", "منى", "هند"});
    CHECK(team.world.workspace->plan(AssignLeads{}).change.empty());
    team.world.workspace->undo();
    CHECK(team.owners() == std::vector<std::string>{"", "", "منى", ""});
}

TEST_CASE("the first task is the owner's, is about the lead and due in so many days of the firm's clock") {
    Team team;
    const RecordId rule = team.rule("turn", {"هند"});
    REQUIRE(team.world.send(
        team.world.save_of("assignment_rule", {{"first_task", "اتصال أول"}, {"task_days", number(2)}}, rule)));
    const RecordId lead = team.world.add("lead", {{"name", "هدى"}});
    const EntityIx task = team.world.workspace->schema().entity("task");
    const Tables& tables = team.world.tables();
    REQUIRE(tables.table(task).rows() == 1);
    const RecordId id = tables.id({task, 0});
    CHECK(team.world.words(id, "title") == "اتصال أول: هدى");
    CHECK(team.world.words(id, "assignee") == "هند");
    CHECK(tables.value(id, team.world.field("task", "lead")) == Value{lead});
    const std::int64_t today = date_of(Moment{team.world.environment.now_ms}, 180).days;
    CHECK(tables.value(id, team.world.field("task", "due")) == Value{today + 2});
    team.world.add("lead", {{"name", "فهد"}, {"owner", "منى"}}); // no rule, no task
    CHECK(tables.table(task).rows() == 1);
    team.world.workspace->undo();
    team.world.workspace->undo();
    CHECK_FALSE(tables.is_live(id));
    CHECK_FALSE(tables.is_live(lead));
}
