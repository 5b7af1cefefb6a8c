// A customer's events in time order and by channel; a record's past from the journal.
#include <doctest/doctest.h>

#include "core/queries/history.hpp"
#include "core/queries/timeline.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

TEST_CASE("everything about a customer, newest first") {
    QueryFirm firm;
    RelationCache relations;
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const RecordId call = firm.add(
        "dealing", {{"channel", "call"}, {"person", sara}, {"at", moment(2026, 5, 1, 9)}, {"direction", "in"}});
    const RecordId order = firm.add("order", {{"person", sara}, {"date", day(2026, 5, 2)}});
    const RecordId task = firm.add("task", {{"title", "أ"}, {"person", sara}, {"due", day(2027, 1, 1)}});
    const RecordId gone = firm.add("note", {{"text", "ن"}, {"person", sara}});
    firm.remove(gone);
    firm.add("dealing", {{"channel", "call"}, {"at", moment(2026, 5, 1, 9)}}); // of nobody
    const auto items = timeline(firm.tables, relations, firm.place(sara), Reader{});
    REQUIRE(items.size() == 4);
    CHECK(items[0].place == firm.place(task));
    CHECK(items[1].place == firm.place(order));
    CHECK(!items[1].has_time);
    CHECK(items[2].place == firm.place(call));
    CHECK(items[2].has_time);
    CHECK(items[3].place == firm.place(sara));
    CHECK(timeline(firm.tables, relations, Place{}, Reader{}).empty());
}

TEST_CASE("what a customer was offered, bought and asked of the service is on his timeline, each on its day") {
    QueryFirm firm;
    RelationCache relations;
    const RecordId sara = firm.add("person", {{"name", "سارة"}}), huda = firm.add("lead", {{"name", "هدى"}});
    const RecordId quote = firm.add("quote", {{"number", "Q-1"}, {"person", sara}, {"date", day(2026, 5, 1)}});
    const RecordId deal = firm.add(
        "deal",
        {{"title", "صفقة"}, {"person", sara}, {"created_at", moment(2026, 4, 1)}, {"closed_at", moment(2026, 5, 2)}});
    const RecordId invoice = firm.add("invoice", {{"person", sara}, {"date", day(2026, 5, 3)}});
    const RecordId ticket = firm.add(
        "ticket",
        {{"number", "T-1"}, {"person", sara}, {"opened_at", moment(2026, 5, 4)}, {"solved_at", moment(2026, 6, 1)}});
    const auto items = timeline(firm.tables, relations, firm.place(sara), Reader{});
    std::vector<Place> places;
    for (const TimelineItem& item : items)
        if (item.place != firm.place(sara)) places.push_back(item.place);
    CHECK(places == std::vector{firm.place(ticket), firm.place(invoice), firm.place(deal), firm.place(quote)});
    CHECK(timeline(firm.tables, relations, firm.place(huda), Reader{}).size() == 1); // a lead has none of them
}

TEST_CASE("dealings by channel") {
    QueryFirm firm;
    RelationCache relations;
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    firm.add("dealing", {{"channel", "visit"}, {"person", sara}, {"at", moment(2025, 5, 1)}});
    firm.add("dealing", {{"channel", "call"}, {"person", sara}, {"at", moment(2025, 5, 3)}, {"direction", "in"}});
    const RecordId last =
        firm.add("dealing", {{"channel", "call"}, {"person", sara}, {"at", moment(2025, 5, 4)}, {"direction", "out"}});
    const auto channels = by_channel(firm.tables, relations, firm.place(sara));
    REQUIRE(channels.size() == 2);
    CHECK(channels[0].channel == "call");
    CHECK(channels[0].count == 2);
    CHECK(channels[0].incoming == 1);
    CHECK(channels[0].outgoing == 1);
    CHECK(channels[0].last_dealing == firm.place(last));
    CHECK(channels[1].dealings == std::vector<Row>{0});
}

TEST_CASE("who changed what, and what a record said then") {
    QueryFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}, {"stage", "new"}, {"hobbies", "رسم"}});
    const Stamp at_first = firm.journal.back().ops.front().at;
    firm.set(sara, "stage", words("vip"));
    firm.set(sara, "stage", words("vip")); // says nothing new
    firm.add_element(sara, "hobbies", words("سباحة"));
    firm.set(sara, "last_contacted", moment(2025, 5, 5));
    const Stamp before_removal = firm.journal.back().ops.front().at;
    firm.set(sara, "last_contacted", moment(2025, 5, 1)); // older: loses
    firm.remove(sara);

    RecordHistory history(firm.schema, sara);
    for (auto it = firm.journal.rbegin(); it != firm.journal.rend(); ++it) history.take(*it); // any order
    history.take(firm.journal.front());                                                       // and twice
    const auto changes = history.changes();
    const FieldIx stage = firm.field("person", "stage"), hobbies = firm.field("person", "hobbies"),
                  contacted = firm.field("person", "last_contacted");
    REQUIRE(changes.size() == 8);
    CHECK(changes[0].field == firm.field("person", "removed_at"));
    CHECK(changes[0].label == "remove");
    CHECK(changes[1].field == contacted);
    CHECK(changes[1].after == moment(2025, 5, 5));
    CHECK(changes[2].field == hobbies);
    CHECK(changes[2].after == words("سباحة"));
    CHECK(changes[3].field == stage);
    CHECK(changes[3].before == words("new"));
    CHECK(changes[3].after == words("vip"));
    CHECK(changes[3].session() == QueryFirm::session);
    CHECK(changes[4].label == "add");
    CHECK(changes[4].at == at_first);
    CHECK(history.moments().size() == 5);

    const RecordState then = history.state_at(at_first);
    CHECK(then.standing == Standing::live);
    CHECK(then.values[stage] == words("new"));
    CHECK(then.elements[hobbies].size() == 1);
    const RecordState later = history.state_at(before_removal);
    CHECK(later.values[stage] == words("vip"));
    CHECK(later.elements[hobbies].size() == 2);
    CHECK(history.state_at(changes[0].at).standing == Standing::removed);
    CHECK(history.state_at(Stamp{}).standing == Standing::absent);
}
