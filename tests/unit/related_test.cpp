// What belongs to a record, while records come, move to another owner, go to the bin and return.
#include <doctest/doctest.h>

#include <random>

#include "core/queries/query_caches.hpp"
#include "tests/support/generated_firm.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
const Reader reader{.today = date_of(CivilDate{2025, 5, 10})};
struct RelatedFirm : QueryFirm {
    RelationCache relations;
    RelatedFirm() {
        on_change = [this](Place place, FieldIx changed_field) { relations.changed(place, changed_field); };
    }
};
} // namespace

TEST_CASE("children follow edits") {
    RelatedFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}}), omar = firm.add("person", {{"name", "عمر"}});
    CHECK(orders_of(firm.tables, firm.relations, firm.place(sara)).empty());
    const RecordId first = firm.add("order", {{"person", sara}, {"total", riyals(100)}, {"date", day(2025, 1, 1)}});
    const RecordId second =
        firm.add("order", {{"person", sara}, {"total", riyals(50)}, {"date", day(2024, 1, 1)}, {"state", "delivered"}});
    firm.add("order", {{"person", sara}, {"total", riyals(999)}, {"state", "cancelled"}});
    CHECK(orders_of(firm.tables, firm.relations, firm.place(sara)) == std::vector<Row>{0, 1, 2});
    OrderSummary summary = order_summary(firm.tables, firm.relations, firm.place(sara), reader);
    CHECK(
        summary ==
        OrderSummary{2, {15'000, currency_of("SAR")}, date_of(CivilDate{2024, 1, 1}), date_of(CivilDate{2025, 1, 1})});
    CHECK(order_summaries(firm.tables, firm.schema.entity("person"), reader)[0] == summary);
    firm.set(first, "person", omar);
    CHECK(orders_of(firm.tables, firm.relations, firm.place(sara)) == std::vector<Row>{1, 2});
    CHECK(orders_of(firm.tables, firm.relations, firm.place(omar)) == std::vector<Row>{0});
    firm.remove(second);
    CHECK(orders_of(firm.tables, firm.relations, firm.place(sara)) == std::vector<Row>{2});
    firm.restore(second);
    firm.set(first, "person", sara);
    CHECK(orders_of(firm.tables, firm.relations, firm.place(sara)) == std::vector<Row>{0, 1, 2});
    const RecordId line = firm.add("order_line", {{"order", first}, {"quantity", number(10'000)}});
    CHECK(lines_of(firm.tables, firm.relations, firm.place(first)) == std::vector<Row>{firm.place(line).row});
    CHECK(orders_of(firm.tables, firm.relations, Place{}).empty());
}

TEST_CASE("what another device sold to a merged record counts for the survivor, in sums by row too") {
    RelatedFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}}), sarah = firm.add("person", {{"name", "Sarah"}});
    firm.set(sarah, "merged_into", sara);
    firm.remove(sarah);
    firm.add("order", {{"person", sarah}, {"total", riyals(100)}, {"date", day(2025, 1, 1)}});
    const OrderSummary summary = order_summary(firm.tables, firm.relations, firm.place(sara), reader);
    CHECK(summary.count == 1);
    CHECK(order_summaries(firm.tables, firm.schema.entity("person"), reader)[firm.place(sara).row] == summary);
    firm.add("task", {{"title", "اتصال"}, {"due", day(2025, 5, 10)}, {"person", sarah}});
    QueryCaches caches(firm.schema);
    const Today& now = today(firm.tables, caches, reader);
    REQUIRE(now.tasks.size() == 1);
    CHECK(now.tasks[0].customer == firm.place(sara));
}

TEST_CASE("dealings with several people, affiliations from both sides") {
    RelatedFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}}), omar = firm.add("person", {{"name", "عمر"}});
    const RecordId shop = firm.add("company", {{"name", "متجر"}});
    firm.add("affiliation", {{"person", sara}, {"company", shop}, {"role", "مديرة"}});
    CHECK(affiliations_of(firm.tables, firm.relations, firm.place(sara)).size() == 1);
    CHECK(affiliations_of(firm.tables, firm.relations, firm.place(shop)).size() == 1);
    firm.add("dealing", {{"channel", "meeting"}, {"person", sara}, {"participants", omar}});
    firm.add("dealing", {{"channel", "call"}, {"person", omar}});
    CHECK(dealings_of(firm.tables, firm.relations, firm.place(omar)) == std::vector<Row>{0, 1});
    CHECK(dealings_of(firm.tables, firm.relations, firm.place(sara)) == std::vector<Row>{0});
}

TEST_CASE("referral trees, circles cut") {
    RelatedFirm firm;
    const RecordId a = firm.add("person", {{"name", "أ"}});
    const RecordId b = firm.add("person", {{"name", "ب"}, {"referred_by", a}});
    const RecordId c = firm.add("person", {{"name", "ج"}, {"referred_by", b}});
    firm.add("person", {{"name", "د"}, {"referred_by", a}});
    firm.add("company", {{"name", "ش"}, {"referred_by", c}});
    firm.set(a, "referred_by", c);
    firm.add("order", {{"person", c}, {"total", riyals(70)}, {"date", day(2025, 1, 1)}});
    const auto tree = referral_tree(firm.tables, firm.relations, firm.place(a), reader);
    REQUIRE(tree.size() == 4);
    CHECK(tree[0].customer == firm.place(b));
    CHECK(tree[1].customer == firm.place(c));
    CHECK(tree[1].depth == 2);
    CHECK(tree[1].orders.total.minor == 7000);
    CHECK(tree[2].depth == 3);
    CHECK(tree[3].depth == 1);
}

TEST_CASE("groups agree with a scan at scale") {
    RelatedFirm firm;
    generated::fill(firm.tables, {.customers = 500, .orders = 20'000});
    const EntityIx orders = firm.schema.entity("order"), people = firm.schema.entity("person");
    const FieldIx person_of = firm.schema.field(orders, "person");
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
        const Place customer{people, static_cast<Row>(random() % 500)};
        std::vector<Row> expected;
        for (Row row = 0; row < firm.tables.table(orders).rows(); ++row)
            if (firm.tables.value(Place{orders, row}, person_of) == Value{firm.tables.id(customer)})
                expected.push_back(row);
        CHECK(orders_of(firm.tables, firm.relations, customer) == expected);
        for (int i = 0; i < 120; ++i)
            firm.set(generated::order_id(random() % 20'000), "person", generated::customer_id(random() % 500));
        firm.add("order", {{"person", firm.tables.id(customer)}});
    }
}
