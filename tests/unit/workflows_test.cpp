// Workflow rules: which changes they follow, what they do, what they do not, one undo, the log.
#include <doctest/doctest.h>

#include "core/commands/workflows.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

struct Flows {
    WorkspaceWorld world;

    RecordId rule(std::initializer_list<QueryFirm::Cell> cells) { return world.add("workflow", cells); }
    std::vector<std::string> live(std::string_view entity, std::string_view key) {
        const EntityIx ix = world.workspace->schema().entity(entity);
        const Table& table = world.tables().table(ix);
        std::vector<std::string> all;
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row)) all.emplace_back(world.words(world.tables().id({ix, row}), key));
        return all;
    }
    std::vector<std::string> tasks() { return live("task", "title"); }
    std::vector<std::string> reasons() { return live("workflow_run", "reason"); }
    void edit(RecordId id, std::string_view entity, std::string_view key, Value value) {
        REQUIRE(world.send(world.save_of(entity, {{key, std::move(value)}}, id)));
    }
};
using All = std::vector<std::string>;

} // namespace

TEST_CASE("a rule is followed when a record is added, and one undo takes both back") {
    Flows flows;
    flows.rule({{"name", "اتصال"},
                {"entity", "lead"},
                {"event", words("added")},
                {"filter", "source=معرض"},
                {"owner", "هند"},
                {"task_title", "اتصال أول"},
                {"task_days", number(2)},
                {"task_kind", words("call")}});
    flows.world.add("lead", {{"name", "بلا مصدر"}});
    CHECK(flows.tasks().empty());
    const RecordId lead = flows.world.add("lead", {{"name", "سارة"}, {"source", "معرض"}});
    CHECK(flows.world.words(lead, "owner") == "هند");
    REQUIRE(flows.tasks() == All{"اتصال أول: سارة"});
    const Tables& tables = flows.world.tables();
    const RecordId task = tables.id({tables.schema().entity("task"), 0});
    const std::int64_t today = date_of(Moment{flows.world.environment.now_ms}, 180).days;
    CHECK(tables.value(task, flows.world.field("task", "due")) == Value{today + 2});
    CHECK(tables.value(task, flows.world.field("task", "lead")) == Value{lead});
    CHECK(flows.world.words(task, "assignee") == "هند");
    CHECK(flows.world.words(task, "kind") == "call");
    CHECK(flows.reasons() == All{""});
    const auto undone = flows.world.workspace->undo();
    REQUIRE(undone);
    CHECK(undone->label == "add");
    CHECK(flows.tasks().empty());
    CHECK(flows.reasons().empty());
    CHECK(flows.live("lead", "name") == All{"بلا مصدر"});
    REQUIRE(flows.world.workspace->redo()); // what comes back follows no rule again
    CHECK(flows.tasks() == All{"اتصال أول: سارة"});
    CHECK(flows.reasons().size() == 1);
}

TEST_CASE("a change is followed when it makes a record pass the conditions, not when it passed already") {
    Flows flows;
    flows.rule({{"name", "كبيرة"},
                {"entity", "lead"},
                {"event", words("changed")},
                {"filter", "state=qualified"},
                {"task_title", "عرض سعر"}});
    const RecordId lead = flows.world.add("lead", {{"name", "سارة"}, {"state", words("qualified")}});
    CHECK(flows.tasks().empty()); // added, not changed
    flows.edit(lead, "lead", "remarks", words("تغيير آخر"));
    CHECK(flows.tasks().empty());
    flows.edit(lead, "lead", "state", words("contacted"));
    flows.edit(lead, "lead", "state", words("qualified"));
    CHECK(flows.tasks() == All{"عرض سعر: سارة"});
    REQUIRE(flows.world.send(RemoveRecords{{lead}}));
    REQUIRE(flows.world.send(RestoreRecords{{lead}}));
    CHECK(flows.reasons().size() == 1); // out of the bin is no change of this kind
}

TEST_CASE("a field is set, also one of several values, a stage, a day from today") {
    Flows flows;
    const RecordId tag = flows.world.add("tag", {{"name", "جديد"}}), old = flows.world.add("tag", {{"name", "قديم"}});
    flows.rule({{"name", "وسم"},
                {"entity", "person"},
                {"event", words("added")},
                {"set_field", "tags"},
                {"set_value", words(text_of(tag))}});
    flows.rule({{"name", "موعد"},
                {"entity", "lead"},
                {"event", words("added")},
                {"set_field", "next_step_on"},
                {"set_value", "3"}});
    SaveRecord save = flows.world.save_of("person", {{"name", "سارة"}});
    save.cells.push_back({flows.world.field("person", "tags"), {}, {Value{old}}});
    const auto person = flows.world.send(save);
    REQUIRE(person);
    const Tables& tables = flows.world.tables();
    const auto tags = tables.elements(tables.find(person->added.front()), flows.world.field("person", "tags"));
    CHECK(tags.size() == 2);
    const RecordId lead = flows.world.add("lead", {{"name", "هدى"}});
    const std::int64_t today = date_of(Moment{flows.world.environment.now_ms}, 180).days;
    CHECK(tables.value(lead, flows.world.field("lead", "next_step_on")) == Value{today + 3});
}

TEST_CASE("rules meet what rules have done, each record once a rule, and end") {
    Flows flows;
    flows.rule({{"name", "أ"},
                {"entity", "lead"},
                {"event", words("added")},
                {"set_field", "state"},
                {"set_value", "contacted"}});
    flows.rule({{"name", "ب"},
                {"entity", "lead"},
                {"event", words("either")},
                {"filter", "state=contacted"},
                {"set_field", "state"},
                {"set_value", "qualified"}});
    flows.rule({{"name", "ج"},
                {"entity", "lead"},
                {"event", words("either")},
                {"filter", "state=qualified"},
                {"set_field", "state"},
                {"set_value", "contacted"}});
    const RecordId lead = flows.world.add("lead", {{"name", "سارة"}});
    CHECK(flows.world.words(lead, "state") == "contacted");
    CHECK(flows.reasons().size() == 3);
    flows.world.workspace->undo();
    CHECK(flows.live("lead", "name").empty());
    Flows tasks; // a rule on tasks that makes a task is not followed for what it made
    tasks.rule({{"name", "مهمة"}, {"entity", "task"}, {"event", words("added")}, {"task_title", "بعدها"}});
    tasks.world.add("task", {{"title", "أولى"}});
    CHECK(tasks.tasks() == All{"أولى", "بعدها: أولى"});
}

TEST_CASE("two rules for one record are followed one after the other; the second looks again") {
    Flows flows;
    flows.rule({{"name", "أ"},
                {"entity", "lead"},
                {"event", words("added")},
                {"set_field", "state"},
                {"set_value", "contacted"}});
    flows.rule({{"name", "ب"},
                {"entity", "lead"},
                {"event", words("added")},
                {"filter", "state:empty"},
                {"task_title", "لا تُنشأ"}});
    flows.rule({{"name", "ج"},
                {"entity", "lead"},
                {"event", words("added")},
                {"filter", "name=سارة"},
                {"task_title", "تُنشأ"}});
    flows.world.add("lead", {{"name", "سارة"}});
    CHECK(flows.tasks() == All{"تُنشأ: سارة"});
}

TEST_CASE("what cannot be done is written down with its reason, and keeps nothing else from being done") {
    Flows flows;
    flows.rule({{"name", "ممنوع"},
                {"entity", "lead"},
                {"event", words("added")},
                {"filter", "name=سارة"},
                {"set_field", "state"},
                {"set_value", "no_such_state"}});
    flows.rule({{"name", "مهمة"}, {"entity", "lead"}, {"event", words("added")}, {"task_title", "اتصال"}});
    SaveRecords both{.records = {}, .label = "paste"};
    for (const char* name : {"سارة", "هدى"}) both.records.push_back(flows.world.save_of("lead", {{"name", name}}));
    REQUIRE(flows.world.send(both));
    CHECK(flows.live("lead", "name").size() == 2);
    CHECK(flows.tasks().size() == 2);
    auto reasons = flows.reasons();
    std::ranges::sort(reasons);
    CHECK(reasons == All{"", "", "not_a_choice"});
    const auto told = flows.world.workspace->take_workflow_runs();
    CHECK(told.size() == 3);
    CHECK(flows.world.workspace->take_workflow_runs().empty());
}

TEST_CASE("a rule that is off or in the bin is not followed; on wish it is run over what is there") {
    Flows flows;
    const RecordId rule = flows.rule({{"name", "مهمة"},
                                      {"entity", "lead"},
                                      {"event", words("added")},
                                      {"is_off", number(1)},
                                      {"task_title", "اتصال"}});
    flows.world.add("lead", {{"name", "سارة"}});
    flows.world.add("lead", {{"name", "هدى"}});
    CHECK(flows.tasks().empty());
    const Tables& tables = flows.world.tables();
    const Reader reader = reader_of(tables, Language::ar, {}, 180);
    const auto flow = workflow_of(tables, tables.find(rule), reader);
    REQUIRE(flow);
    RunWorkflows run;
    for (const RecordId record : workflow_matches(tables, *flow, reader)) run.hits.push_back({rule, record});
    REQUIRE(run.hits.size() == 2);
    REQUIRE(flows.world.send(run));
    CHECK(flows.tasks() == All{"اتصال: سارة", "اتصال: هدى"});
    flows.world.workspace->undo();
    CHECK(flows.tasks().empty());
    flows.edit(rule, "workflow", "is_off", {});
    REQUIRE(flows.world.send(RemoveRecords{{rule}}));
    flows.world.add("lead", {{"name", "منى"}});
    CHECK(flows.tasks().empty());
}

TEST_CASE("a rule does something, and what it sets can be set") {
    Flows flows;
    const auto refuses = [&](std::initializer_list<QueryFirm::Cell> cells, std::string_view key, Reason reason) {
        const auto problems = flows.world.workspace->plan(flows.world.save_of("workflow", cells)).problems;
        const FieldIx field = flows.world.field("workflow", key);
        return std::ranges::any_of(
            problems, [&](const Problem& problem) { return problem.field == field && problem.reason == reason; });
    };
    const Value lead = std::string("lead"), added = words("added"), name = std::string("ق");
    CHECK(refuses({{"name", name}, {"entity", lead}, {"event", added}}, "set_field", Reason::no_action));
    CHECK(refuses({{"name", name}, {"entity", lead}, {"event", words("changed")}, {"task_title", "م"}}, "filter",
                  Reason::required));
    CHECK(refuses({{"name", name}, {"entity", lead}, {"event", added}, {"set_field", "state"}}, "set_value",
                  Reason::required));
    CHECK(refuses({{"name", name}, {"entity", lead}, {"event", added}, {"set_field", "created_at"}, {"set_value", "1"}},
                  "set_field", Reason::unknown_field));
    CHECK(refuses(
        {{"name", name}, {"entity", lead}, {"event", added}, {"set_field", "next_step_on"}, {"set_value", "غدًا"}},
        "set_value", Reason::wrong_type));
}
