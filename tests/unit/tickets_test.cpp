// Tickets: their numbers, the moments they are opened and solved at, by whatever road their state changes; one undo
// takes it back; they go to the bin with their customer.
#include "core/commands/tickets.hpp"

#include <doctest/doctest.h>

#include "core/queries/display.hpp"
#include "core/sales/save_document.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

struct Service {
    WorkspaceWorld world;
    RecordId sara = world.add("person", {{"name", "سارة"}});
    RecordId ticket = add("T-2026-0001", "new");

    RecordId add(std::string_view number, std::string_view state) {
        return world.add("ticket", {{"number", Value{std::string(number)}},
                                    {"subject", "الشاشة"},
                                    {"state", Value{std::string(state)}},
                                    {"person", Value{sara}}});
    }
    bool save(std::initializer_list<QueryFirm::Cell> cells) {
        return world.send(world.save_of("ticket", cells, ticket)).has_value();
    }
    Value value(std::string_view key) const { return world.tables().value(ticket, world.field("ticket", key)); }
    Value now() const { return Value{world.environment.now_ms}; }
};

} // namespace

TEST_CASE("a number is suggested: one above the highest of the year; the same twice is refused") {
    Service service;
    CHECK(suggested_number(service.world.tables(), "ticket", "T", 2026) == "T-2026-0002");
    CHECK(suggested_number(service.world.tables(), "ticket", "T", 2027) == "T-2027-0001");
    const SaveRecord again = service.world.save_of(
        "ticket",
        {{"number", "T-2026-0001"}, {"subject", "الطابعة"}, {"state", "new"}, {"person", Value{service.sara}}});
    CHECK(service.world.reasons(again) == std::vector{Reason::not_unique});
    const SaveRecord nobody =
        service.world.save_of("ticket", {{"number", "T-9"}, {"subject", "الطابعة"}, {"state", "new"}});
    CHECK(service.world.reasons(nobody) == std::vector{Reason::nobody_named});
}

TEST_CASE("a ticket is opened when it is added, and solved when its state says so; open again it is not solved") {
    Service service;
    CHECK(service.value("opened_at") == service.now());
    CHECK(is_missing(service.value("solved_at")));
    REQUIRE(service.save({{"state", "waiting"}}));
    CHECK(is_missing(service.value("solved_at")));
    REQUIRE(service.save({{"state", "solved"}})); // as the board does
    const Value solved_at = service.now();
    CHECK(service.value("solved_at") == solved_at);
    REQUIRE(service.save({{"state", "closed"}}));
    CHECK(service.value("solved_at") == solved_at); // it was so already
    service.world.workspace->undo();
    service.world.workspace->undo();
    CHECK(service.value("state") == Value{std::string("waiting")});
    CHECK(is_missing(service.value("solved_at")));
    service.world.workspace->redo();
    CHECK(service.value("solved_at") == solved_at);
    REQUIRE(service.save({{"state", "open"}}));
    CHECK(is_missing(service.value("solved_at")));
    REQUIRE(service.save({{"opened_at", Value{}}})); // who takes the moment away wants none
    CHECK(is_missing(service.value("opened_at")));
}

TEST_CASE("solved with a sentence, and opened again, each in one step") {
    Service service;
    REQUIRE(service.world.send(SolveTicket{service.ticket, "بُدّل السلك"}));
    CHECK(service.value("state") == Value{std::string("solved")});
    CHECK(service.value("solution") == Value{std::string("بُدّل السلك")});
    CHECK(service.value("solved_at") == service.now());
    service.world.workspace->undo();
    CHECK(service.value("state") == Value{std::string("new")});
    CHECK(is_missing(service.value("solution")));
    CHECK(is_missing(service.value("solved_at")));
    service.world.workspace->redo();
    REQUIRE(service.world.send(ReopenTicket{service.ticket}));
    CHECK(service.value("state") == Value{std::string("open")});
    CHECK(is_missing(service.value("solved_at")));
    CHECK(service.value("solution") == Value{std::string("بُدّل السلك")}); // what was tried stays
    REQUIRE(service.world.send(SolveTicket{service.ticket}));
    CHECK(service.value("solution") == Value{std::string("بُدّل السلك")});
}

TEST_CASE("a ticket that comes solved, or with its moments, keeps what it says") {
    Service service;
    service.ticket = service.add("T-2", "closed");
    CHECK(service.value("solved_at") == service.now());
    const Value before = Value{std::int64_t{1'700'000'000'000}};
    service.ticket = service.world.add("ticket", {{"number", "T-3"},
                                                  {"subject", "قديمة"},
                                                  {"state", "solved"},
                                                  {"person", Value{service.sara}},
                                                  {"opened_at", before},
                                                  {"solved_at", before}});
    CHECK(service.value("opened_at") == before);
    CHECK(service.value("solved_at") == before);
}

TEST_CASE("what is in the bin is not solved; a customer's tickets go there with him, and come back") {
    Service service;
    REQUIRE(service.world.send(RemoveRecords{{service.sara}}));
    CHECK(!service.world.tables().is_live(service.ticket));
    CHECK(service.world.reasons(SolveTicket{service.ticket}) == std::vector{Reason::record_in_bin});
    service.world.workspace->undo();
    CHECK(service.world.tables().is_live(service.ticket));
}

TEST_CASE("a ticket is called by its subject; its number, state and customer tell it apart") {
    const Service service;
    const Place place = service.world.tables().find(service.ticket);
    CHECK(display_name(service.world.tables(), place, Reader{}) == "الشاشة");
    CHECK(subtitle(service.world.tables(), place, Reader{}) == "T-2026-0001 · جديدة · سارة");
}
