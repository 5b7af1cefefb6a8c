// A payment names what its payer owes, or is refused.
#include <doctest/doctest.h>

#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

TEST_CASE("a payment is for what its payer owes, not another") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}}), huda = world.add("person", {{"name", "هدى"}}),
                   company = world.add("company", {{"name", "المدى"}}),
                   branch = world.add("company", {{"name", "المدى، جدة"}, {"parent", company}});
    const Money hundred{10000, currency_of("SAR")};
    const RecordId of_sara =
        world.add("opening_balance", {{"date", number(20770)}, {"person", sara}, {"amount", hundred}});
    const RecordId of_company =
        world.add("opening_balance", {{"date", number(20770)}, {"company", company}, {"amount", hundred}});
    REQUIRE(of_sara);
    REQUIRE(of_company);
    const auto refuses = [&](std::initializer_list<QueryFirm::Cell> who, RecordId balance) {
        SaveRecord save = world.save_of("payment", who);
        save.cells.push_back({world.field("payment", "date"), number(20780), {}});
        save.cells.push_back({world.field("payment", "amount"), hundred, {}});
        save.cells.push_back({world.field("payment", "opening_balance"), balance, {}});
        const std::vector<Reason> reasons = world.reasons(save);
        CHECK(reasons.size() == static_cast<std::size_t>(std::ranges::count(reasons, Reason::other_customers)));
        return !reasons.empty();
    };
    CHECK_FALSE(refuses({{"person", sara}}, of_sara));
    CHECK(refuses({{"person", huda}}, of_sara));
    CHECK(refuses({{"company", company}}, of_sara));
    CHECK_FALSE(refuses({{"person", huda}, {"company", company}}, of_company)); // one of them owes it
    CHECK_FALSE(refuses({}, of_sara));                                          // whoever pays: it is hers
    CHECK_FALSE(refuses({{"company", branch}}, of_company));
    CHECK(refuses({{"person", huda}}, of_company));
    world.add("affiliation", {{"person", huda}, {"company", company}});
    CHECK_FALSE(refuses({{"person", huda}}, of_company));

    // What stands already is edited in peace, but not given to somebody else.
    SaveRecord save = world.save_of(
        "payment", {{"date", number(20780)}, {"amount", hundred}, {"person", sara}, {"opening_balance", of_sara}});
    const auto paid = world.send(save);
    REQUIRE(paid);
    const RecordId payment = paid->added.front();
    CHECK(world.reasons(world.save_of("payment", {{"remarks", "نقدًا"}}, payment)).empty());
    CHECK(world.reasons(world.save_of("payment", {{"person", huda}}, payment)) ==
          std::vector<Reason>{Reason::other_customers});

    // Two records of one person are one.
    const RecordId double_of_sara = world.add("person", {{"name", "سارة م"}});
    REQUIRE(world.send(MergeRecords{sara, {double_of_sara}}));
    CHECK_FALSE(refuses({{"person", double_of_sara}}, of_sara));
}
