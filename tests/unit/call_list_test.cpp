// A call list: who can be called, who was called already, and what a call writes.
#include <doctest/doctest.h>

#include <numeric>

#include "core/commands/log_call.hpp"
#include "core/queries/call_list.hpp"
#include "core/queries/related.hpp"
#include "core/text/dates.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

struct Desk {
    WorkspaceWorld world;
    RelationCache relations;
    RecordId sara = person("سارة", "+966501234567"), omar = person("عمر", "+966501234568"), huda = person("هدى", "");

    RecordId person(std::string_view name, std::string_view phone) {
        return world.add("person", {{"name", words(name)}, {"phone", phone.empty() ? Value{} : words(phone)}});
    }
    Row row(RecordId id) const { return world.tables().find(id).row; }
    std::vector<Row> callable() const {
        std::vector<Row> rows(world.tables().table(world.entity("person")).rows());
        std::iota(rows.rbegin(), rows.rend(), Row{0}); // the last first
        return who_can_be_called(world.tables(), world.entity("person"), rows);
    }
    RowSet called() const {
        const Date today = date_of(Moment{world.environment.now_ms}, 180);
        return dealt_with_since(world.tables(), world.entity("person"), moment_of({today, 0}, 180));
    }
    std::vector<Row> of(std::string_view entity, RecordId who) {
        relations.clear();
        return children(world.tables(), relations, entity, "person", world.tables().find(who));
    }
    Date day(int later) const { return {date_of(Moment{world.environment.now_ms}, 180).days + later}; }
};

} // namespace

TEST_CASE("a call list holds those with a telephone, in the order of the list") {
    Desk desk;
    CHECK(desk.callable() == std::vector{desk.row(desk.omar), desk.row(desk.sara)});
    REQUIRE(desk.world.send(RemoveRecords{{desk.omar}}));
    CHECK(desk.callable() == std::vector{desk.row(desk.sara)});
    const Schema& schema = desk.world.workspace->schema();
    for (const std::string_view entity : {"person", "company", "lead"})
        CHECK(can_be_called(schema, schema.entity(entity)));
    for (const std::string_view entity : {"deal", "product", "firm"})
        CHECK_FALSE(can_be_called(schema, schema.entity(entity)));
}

TEST_CASE("who was called today is passed over, and all of a change goes in one undo") {
    Desk desk;
    const std::vector<Row> list = desk.callable();
    CHECK(next_to_call(list, desk.called(), 0) == 0);
    CHECK(next_to_call(list, desk.called(), 1) == 1);
    REQUIRE(desk.world.send(LogCall{.customer = desk.sara, .outcome = "no_answer"}));
    CHECK(desk.called().count() == 1);
    CHECK(next_to_call(list, desk.called(), 1) == 0); // round to the beginning
    REQUIRE(desk.world.send(LogCall{.customer = desk.omar, .outcome = "reached", .points = "يريد عرضًا"}));
    CHECK(next_to_call(list, desk.called(), 0) == list.size());
    CHECK(next_to_call({}, desk.called(), 0) == 0);
    const std::vector<Row> dealings = desk.of("dealing", desk.omar);
    REQUIRE(dealings.size() == 1);
    const RecordId dealing = desk.world.tables().id({desk.world.entity("dealing"), dealings[0]});
    CHECK(desk.world.words(dealing, "points") == "يريد عرضًا");
    CHECK(desk.world.words(dealing, "direction") == "out");
    CHECK(desk.world.words(dealing, "channel") == "call");
    CHECK_FALSE(is_missing(desk.world.tables().value(desk.omar, desk.world.field("person", "last_contacted"))));
    CHECK(desk.of("task", desk.omar).empty());
    desk.world.environment.now_ms += 24 * 3'600'000; // another day: all are open again
    CHECK(next_to_call(list, desk.called(), 0) == 0);
}

TEST_CASE("to be called again is a task on that day; without a day, or one that has passed, it is refused") {
    Desk desk;
    LogCall call{
        .customer = desk.sara, .channel = "whatsapp", .outcome = "call_later", .agent = "أمل", .task = "اتصال: سارة"};
    CHECK(desk.world.reasons(call) == std::vector{Reason::required});
    call.call_back = desk.day(-1);
    CHECK(desk.world.reasons(call) == std::vector{Reason::too_small});
    call.call_back = desk.day(0);
    CHECK(desk.world.reasons(call).empty());
    call.call_back = desk.day(2);
    REQUIRE(desk.world.send(call));
    const std::vector<Row> tasks = desk.of("task", desk.sara);
    REQUIRE(tasks.size() == 1);
    const Place task{desk.world.entity("task"), tasks[0]};
    CHECK(desk.world.words(desk.world.tables().id(task), "title") == "اتصال: سارة");
    CHECK(desk.world.tables().value(task, desk.world.field("task", "due")) == Value{std::int64_t{desk.day(2).days}});
    CHECK(desk.world.words(desk.world.tables().id(task), "assignee") == "أمل");
    REQUIRE(desk.of("dealing", desk.sara).size() == 1);
    const Place dealing{desk.world.entity("dealing"), desk.of("dealing", desk.sara)[0]};
    CHECK(desk.world.words(desk.world.tables().id(dealing), "agent") == "أمل");
    desk.world.workspace->undo();
    CHECK(desk.of("task", desk.sara).empty());
    CHECK(desk.of("dealing", desk.sara).empty());
    CHECK(desk.world.reasons(LogCall{.customer = {}, .outcome = "reached"}) == std::vector{Reason::no_such_record});
    REQUIRE(desk.world.send(RemoveRecords{{desk.sara}}));
    CHECK(desk.world.reasons(LogCall{.customer = desk.sara, .outcome = "reached"}) ==
          std::vector{Reason::record_in_bin});
}

TEST_CASE("a lead is called like a customer") {
    Desk desk;
    const RecordId lead = desk.world.add("lead", {{"name", "ليان"}, {"phone", "+966501234569"}});
    REQUIRE(
        desk.world.send(LogCall{.customer = lead, .outcome = "call_later", .call_back = desk.day(1), .task = "اتصال"}));
    CHECK(dealt_with_since(desk.world.tables(), desk.world.entity("lead"), {0}).count() == 1);
    CHECK(desk.world.words(lead, "state") == "contacted");
    CHECK(desk.world.reasons(LogCall{.customer = desk.world.add("product", {{"name", "بن"}}), .outcome = "reached"}) ==
          std::vector{Reason::no_such_record});
}
