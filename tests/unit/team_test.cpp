// The list of the team: what it says of a name, and which names are not in it yet.
#include <doctest/doctest.h>

#include "core/queries/team.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

TEST_CASE("a name has the role that the list gives it, however it is written") {
    WorkspaceWorld world;
    world.add("team_member", {{"name", "سعد"}, {"role", "representative"}});
    world.add("team_member", {{"name", "هُدى"}, {"role", "owner"}});
    const RecordId gone = world.add("team_member", {{"name", "أمل"}, {"role", "sales_manager"}});
    REQUIRE(world.send(RemoveRecords{{gone}}));
    const std::vector<TeamMember> team = team_of(world.tables());
    REQUIRE(team.size() == 2);
    CHECK(team.front().name == "هُدى"); // owners first
    CHECK(roles_of(team, "هدي") == std::vector<std::string>{"owner"});
    CHECK(roles_of(team, "امل").empty());
    CHECK(roles_of(team, "").empty());
    CHECK(world.reasons(world.save_of("team_member", {{"name", "سعد"}, {"role", "owner"}})) ==
          std::vector{Reason::not_unique});
}

TEST_CASE("names in use that are not in the list are known from every field that holds them, the most used first") {
    WorkspaceWorld world;
    world.add("person", {{"name", "سارة"}, {"owner", "أمل"}});
    world.add("person", {{"name", "عمر"}, {"owner", "سعد"}});
    world.add("task", {{"title", "اتصل"}, {"assignee", "سَعد"}});
    SaveRecord north = world.save_of("territory", {{"name", "الشمال"}});
    CellEdit who{.field = world.field("territory", "representatives")};
    who.elements.emplace_back("نورة");
    north.cells.push_back(std::move(who));
    REQUIRE(world.send(north));
    const RecordId gone = world.add("person", {{"name", "زيد"}, {"owner", "خالد"}});
    REQUIRE(world.send(RemoveRecords{{gone}}));
    const std::vector<std::string> names = names_outside_team(world.tables(), 9);
    REQUIRE(names.size() == 3);
    CHECK(names.front() == "سعد");
    CHECK(names_outside_team(world.tables(), 1) == std::vector<std::string>{"سعد"});
    world.add("team_member", {{"name", "سعد"}, {"role", "owner"}});
    CHECK(names_outside_team(world.tables(), 9).size() == 2);
}
