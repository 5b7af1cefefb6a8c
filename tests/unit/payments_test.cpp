// What has been paid and what is left, as the pages of customers and orders say it.
#include <doctest/doctest.h>

#include "core/queries/payments.hpp"
#include "core/queries/timeline.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
Money sum(std::int64_t minor) { return {minor, currency_of("SAR")}; }
} // namespace

TEST_CASE("payments of an order add up, what went back is taken off, what is left is said") {
    QueryFirm firm;
    RelationCache relations;
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const RecordId order =
        firm.add("order", {{"date", std::int64_t{20'000}}, {"person", sara}, {"total", sum(100'00)}});
    const auto paid = [&] { return paid_for(firm.tables, relations, firm.place(order)); };
    CHECK(paid().count == 0);
    CHECK_FALSE(paid().paid);
    CHECK(paid().to_come == sum(100'00));
    const auto pay = [&](Money amount, std::string_view direction) {
        return firm.add("payment", {{"date", std::int64_t{20'001}},
                                    {"person", sara},
                                    {"order", order},
                                    {"amount", amount},
                                    {"direction", std::string(direction)}});
    };
    pay(sum(70'00), "received");
    pay(sum(50'00), "");
    CHECK(paid().paid == sum(120'00));
    CHECK(paid().to_come == sum(-20'00)); // too much
    pay(sum(20'00), "paid_back");
    CHECK(paid().paid == sum(100'00));
    CHECK(paid().to_come == sum(0));
    CHECK(paid_for(firm.tables, relations, firm.place(sara)).paid == sum(100'00));
    CHECK(timeline(firm.tables, relations, firm.place(sara), Reader{}).size() == 5); // himself, an order, three

    pay({5'000, currency_of("KWD")}, "received"); // two currencies have no sum
    CHECK(paid().count == 4);
    CHECK_FALSE(paid().paid);
    CHECK_FALSE(paid().to_come);
}

TEST_CASE("a sum of payments that no number holds is none") {
    QueryFirm firm;
    RelationCache relations;
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    for (int i = 0; i < 3; ++i)
        firm.add("payment", {{"date", std::int64_t{20'001}}, {"person", sara}, {"amount", sum(INT64_MAX / 2)}});
    CHECK_FALSE(paid_for(firm.tables, relations, firm.place(sara)).paid);
}
