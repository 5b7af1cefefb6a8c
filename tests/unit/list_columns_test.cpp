// Columns of lists that stand beside the records: their names, what they show, and the order they make.
#include <doctest/doctest.h>

#include "core/commands/tasks.hpp"
#include "core/queries/list.hpp"
#include "core/queries/quality.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

struct Firm {
    WorkspaceWorld world;
    RecordId jeddah = world.add("company", {{"name", "بحر"}}), riyadh = world.add("company", {{"name", "نجد"}});
    RecordId sara = world.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}});
    RecordId omar = world.add("person", {{"name", "عمر"}});
    RecordId huda = world.add("person", {{"name", "هدى"}});
    Reader reader{.offset_minutes = 180, .today = Date{20'000}};

    Firm() {
        set(jeddah, "company", "address", Address{.city = "جدة"});
        set(riyadh, "company", "address", Address{.city = "الرياض"});
        world.add("affiliation", {{"person", sara}, {"company", jeddah}});
        world.add("affiliation", {{"person", sara}, {"company", riyadh}, {"is_main", std::int64_t{1}}});
        world.add("affiliation", {{"person", omar}, {"company", jeddah}});
        world.add("order", {{"number", "1"}, {"person", sara}});
        world.run();
    }
    void set(RecordId id, std::string_view entity, std::string_view field, Value value) {
        SaveRecord save{.entity = world.entity(entity), .id = id};
        save.cells.push_back({world.field(entity, field), std::move(value), {}});
        REQUIRE(world.workspace->send(save));
    }
    const Schema& schema() const { return world.workspace->schema(); }
    ListColumn column(std::string_view entity, std::string_view name) const {
        const auto found = list_column(schema(), world.entity(entity), name);
        REQUIRE_MESSAGE(found, name);
        return *found;
    }
    std::string text(RecordId id, std::string_view entity, std::string_view name) {
        return column_text(world.tables(), world.workspace->caches().relations, world.tables().find(id),
                           column(entity, name), reader);
    }
    std::vector<std::string> sorted(std::string_view by, bool descending) {
        const EntityIx person = world.entity("person");
        ListQuery query{.entity = person, .by = column("person", by), .descending = descending};
        QueryCaches& caches = world.workspace->caches();
        std::vector<std::string> names;
        for (const Row row : list(world.tables(), caches.index, caches.lists, query, reader).rows)
            names.emplace_back(world.tables().table(person).columns[schema().name_field(person)].words(row));
        return names;
    }
};

} // namespace

TEST_CASE("columns are named as filters name them, and by their labels") {
    const Firm firm;
    const EntityIx person = firm.world.entity("person");
    for (const std::string_view name : {"company.city", "company.name", "phone", "city", "completeness"})
        CHECK(key_of(firm.schema(), person, firm.column("person", name)) == name);
    CHECK(key_of(firm.schema(), person, firm.column("person", "شركة.المدينة")) == "company.city");
    CHECK(key_of(firm.schema(), firm.world.entity("order"), firm.column("order", "person.phone")) == "person.phone");
    CHECK(label_of(firm.schema(), person, firm.column("person", "company.city"), Language::ar).find("المدينة") !=
          std::string::npos);
    CHECK(firm.column("person", "phone").is_field());
    CHECK_FALSE(firm.column("person", "company.city").is_field());
    CHECK_FALSE(list_column(firm.schema(), person, "company.nothing"));
    CHECK_FALSE(list_column(firm.schema(), person, "order.total")); // several: a formula's work
    CHECK_FALSE(list_column(firm.schema(), person, "nothing.city"));
    // Whatever is offered has a name that leads back to it.
    for (std::size_t e = 0; e < firm.schema().entity_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        for (const Link& link : column_links(firm.schema(), entity))
            for (const ListColumn& column : columns_beside(firm.schema(), link))
                CHECK(list_column(firm.schema(), entity, key_of(firm.schema(), entity, column)) == column);
    }
}

TEST_CASE("a column shows what stands beside the record, the main one first") {
    Firm firm;
    CHECK(firm.text(firm.sara, "person", "company.city") == "الرياض، جدة");
    CHECK(firm.text(firm.omar, "person", "company.city") == "جدة");
    CHECK(firm.text(firm.huda, "person", "company.city").empty());
    firm.set(firm.huda, "person", "address", Address{.city = "مكة", .country = "SA"});
    CHECK(firm.text(firm.huda, "person", "city") == "مكة");
    CHECK(firm.text(firm.huda, "person", "country") == "السعودية");
    REQUIRE(firm.world.workspace->send(RemoveRecords{{firm.jeddah}}));
    CHECK(firm.text(firm.omar, "person", "company.city").empty());
}

TEST_CASE("lists are sorted by them in both directions, with what says nothing last") {
    Firm firm;
    CHECK(firm.sorted("company.city", false) == std::vector<std::string>{"سارة", "عمر", "هدى"});
    CHECK(firm.sorted("company.city", true) == std::vector<std::string>{"عمر", "سارة", "هدى"});
    CHECK(firm.sorted("company.name", true) == std::vector<std::string>{"سارة", "عمر", "هدى"});
    CHECK(firm.sorted("company.name", false) == std::vector<std::string>{"عمر", "سارة", "هدى"});
    firm.set(firm.huda, "person", "address", Address{.city = "أبها"});
    CHECK(firm.sorted("city", false).front() == "هدى");
    const int least = completeness(firm.world.tables(), firm.world.tables().find(firm.omar)).percent;
    CHECK(least < completeness(firm.world.tables(), firm.world.tables().find(firm.sara)).percent);
    CHECK(firm.sorted("completeness", false).front() == "عمر");
    CHECK(firm.sorted("completeness", true).back() == "عمر");
    CHECK(firm.text(firm.omar, "person", "completeness") == std::to_string(least) + "%");
}

TEST_CASE("tasks stand by when they are due, those that are done last") {
    WorkspaceWorld world;
    const auto task = [&](std::string_view title, std::int64_t due, bool is_done) {
        const RecordId id = world.add("task", {{"title", std::string(title)}, {"due", due}});
        if (is_done) REQUIRE(world.send(CompleteTasks{{id}}));
    };
    task("later", 30'000, false);
    task("done", 1'000, true);
    task("soon", 20'000, false);
    world.run();
    const EntityIx entity = world.entity("task");
    const FirstOrder first = first_order(world.workspace->schema(), entity);
    REQUIRE(first.sort == world.field("task", "due"));
    QueryCaches& caches = world.workspace->caches();
    const ListQuery query{.entity = entity, .sort = first.sort, .settled = first.settled};
    std::vector<std::string> titles;
    for (const Row row : list(world.tables(), caches.index, caches.lists, query, Reader{}).rows)
        titles.emplace_back(world.tables().table(entity).columns[world.field("task", "title")].words(row));
    CHECK(titles == std::vector<std::string>{"soon", "later", "done"});
    CHECK(first_order(world.workspace->schema(), world.entity("person")).sort == no_field);
}
