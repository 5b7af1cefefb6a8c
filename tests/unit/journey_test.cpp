// A customer's journey: what came first of each kind, by day.
#include <doctest/doctest.h>

#include "core/queries/journey.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

TEST_CASE("the milestones of a customer, by day; what was never sold, or went back, is none") {
    QueryFirm firm;
    RelationCache relations;
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const auto road = [&] { return journey(firm.tables, relations, firm.place(sara), Reader{}); };
    CHECK(road().empty());
    CHECK(journey(firm.tables, relations, Place{}, Reader{}).empty());
    const auto dealing = [&](int month, int date) {
        return firm.add("dealing", {{"channel", "call"}, {"person", sara}, {"at", moment(2026, month, date, 9)}});
    };
    const auto order = [&](const char* state, int month, int date) {
        return firm.add("order", {{"person", sara}, {"state", state}, {"date", day(2026, month, date)}});
    };
    const RecordId lead = firm.add("lead", {{"name", "سارة"}, {"person", sara}, {"created_at", moment(2026, 1, 2)}});
    const RecordId later = dealing(3, 1), early = dealing(1, 5);
    order("draft", 1, 1);
    order("cancelled", 1, 1);
    const RecordId again = order("delivered", 4, 1), bought = order("confirmed", 2, 10);
    order("confirmed", 5, 1);
    const Money ten{1000, currency_of("SAR")};
    firm.add("payment", {{"person", sara}, {"date", day(2026, 1, 3)}, {"amount", ten}, {"direction", "paid_back"}});
    const RecordId paid = firm.add("payment", {{"person", sara}, {"date", day(2026, 2, 10)}, {"amount", ten}});
    const RecordId ticket =
        firm.add("ticket", {{"number", "T-1"}, {"person", sara}, {"opened_at", moment(2026, 2, 20, 9)}});
    firm.add("order", {{"state", "confirmed"}, {"date", day(2025, 1, 1)}}); // somebody else's
    const std::pair<Milestone, RecordId> wanted[] = {
        {Milestone::lead, lead},           {Milestone::dealing, early}, {Milestone::purchase, bought},
        {Milestone::payment, paid},        {Milestone::ticket, ticket}, {Milestone::last_dealing, later},
        {Milestone::purchase_again, again}};
    const auto steps = road();
    REQUIRE(steps.size() == std::size(wanted));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        CHECK(steps[i].what == wanted[i].first);
        CHECK(steps[i].place == firm.place(wanted[i].second));
    }
    CHECK(steps[2].day == Date{static_cast<std::int32_t>(std::get<std::int64_t>(day(2026, 2, 10)))});
}

TEST_CASE("an invoice in the books without an order is a purchase, a draft or a credit note is none") {
    QueryFirm firm;
    RelationCache relations;
    const RecordId company = firm.add("company", {{"name", "المدى"}});
    firm.add("invoice", {{"company", company}, {"date", day(2026, 1, 1)}});
    firm.add("invoice", {{"company", company},
                         {"date", day(2026, 1, 2)},
                         {"sequence", Value{std::int64_t{1}}},
                         {"kind", "credit_note"}});
    const RecordId issued =
        firm.add("invoice", {{"company", company}, {"date", day(2026, 1, 3)}, {"sequence", Value{std::int64_t{2}}}});
    const auto steps = journey(firm.tables, relations, firm.place(company), Reader{});
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].place == firm.place(issued));
    CHECK(steps[0].what == Milestone::purchase);
}
