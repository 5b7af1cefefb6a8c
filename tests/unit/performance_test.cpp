// What representatives have done, their targets and commissions.
#include <doctest/doctest.h>

#include "core/sales/performance.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

struct Team {
    QueryFirm firm;
    Reader reader{.today = date_of(CivilDate{2026, 11, 22})};
    Days november{date_of(CivilDate{2026, 11, 1}).days, date_of(CivilDate{2026, 11, 30}).days};
    RecordId sara = firm.add("person", {{"name", "سارة"}}), omar = firm.add("person", {{"name", "عمر"}});

    RecordId order(std::string_view agent, RecordId who, unsigned day_of_november, std::int64_t total,
                   std::string_view state = "confirmed") {
        return firm.add("order", {{"date", day(2026, 11, day_of_november)},
                                  {"person", who},
                                  {"agent", words(agent)},
                                  {"state", words(state)},
                                  {"total", riyals(total)}});
    }
    Performance found() { return performance(firm.tables, november, reader); }
};

} // namespace

TEST_CASE("sales by seller, the best first; drafts, other days and other currencies are left out") {
    Team team;
    team.order("هند", team.sara, 3, 1'000);
    team.order("فهد", team.sara, 4, 2'500);
    team.order("فهد", team.omar, 30, 500);
    team.order("فهد", team.omar, 5, 9'000, "draft");
    team.firm.add("order", {{"date", day(2026, 10, 31)}, {"agent", "فهد"}, {"total", riyals(7'000)}});
    team.firm.add("order", {{"date", day(2026, 11, 1)}, {"agent", "فهد"}, {"total", Money{5, currency_of("KWD")}}});
    const RecordId won =
        team.firm.add("deal", {{"title", "ع"}, {"owner", "هند"}, {"state", "won"}, {"amount", riyals(10)}});
    team.firm.set(won, "closed_at", moment(2026, 11, 20));
    team.firm.add("target", {{"owner", "هند"},
                             {"measure", "sales"},
                             {"from", day(2026, 11, 1)},
                             {"until", day(2026, 11, 30)},
                             {"amount", riyals(4'000)}});
    team.firm.add("target", {{"owner", "هند"}, // of the whole year: not November's
                             {"measure", "sales"},
                             {"from", day(2026, 1, 1)},
                             {"until", day(2026, 12, 31)},
                             {"amount", riyals(90'000)}});
    const Performance found = team.found();
    REQUIRE(found.people.size() == 2);
    CHECK(found.other_currency == 1);
    CHECK(found.people[0].name == "فهد");
    CHECK(found.people[0].sales == 3'000'00);
    CHECK(found.people[0].sold == 2);
    CHECK(found.people[1].sales == 1'000'00);
    CHECK(found.people[1].sales_target == 4'000'00);
    CHECK(found.people[1].won_deals == 1);
}

TEST_CASE("a tier of commission is taken of the part above it, and a half rounds away from zero") {
    CHECK(commission_of(100'00, 25'000) == 2'50);
    CHECK(commission_of(10, 50'000) == 1); // 0.5 of a halala
    CHECK(commission_of(9, 50'000) == 0);  // 0.45
    CHECK(commission_of(-10, 50'000) == -1);
    CHECK(commission_of(INT64_MAX / 2, 1'000'000) == INT64_MAX / 2);
    Team team;
    team.order("هند", team.sara, 3, 12'000);
    const auto rule = [&](std::string_view name, std::int64_t rate, Value above, Value up_to) {
        const RecordId id = team.firm.add(
            "commission_rule", {{"name", words(name)}, {"basis", "sales"}, {"rate", number(rate * decimal_one)}});
        if (!is_missing(above)) team.firm.set(id, "above", above);
        if (!is_missing(up_to)) team.firm.set(id, "up_to", up_to);
    };
    rule("حتى عشرة آلاف", 2, {}, riyals(10'000));
    rule("ما فوقها", 5, riyals(10'000), {});
    rule("ما فوق العشرين", 9, riyals(20'000), {});
    const Performance found = team.found();
    REQUIRE(found.people.size() == 1);
    CHECK(found.people[0].commissions.size() == 2);
    CHECK(found.people[0].commission == (200 + 100) * 100); // 2 % of 10,000 and 5 % of 2,000
}

TEST_CASE("a rule for recorded dealings pays only where the seller had logged one in the 90 days before") {
    Team team;
    team.firm.add(
        "commission_rule",
        {{"name", "للمسجّل"}, {"basis", "sales"}, {"rate", number(10 * decimal_one)}, {"recorded_only", number(1)}});
    const auto log = [&](std::string_view agent, RecordId who, Value at) {
        team.firm.add("dealing", {{"person", who}, {"agent", words(agent)}, {"at", at}});
    };
    log("هند", team.sara, moment(2026, 9, 1));
    log("فهد", team.omar, moment(2026, 11, 1));  // another's dealing pays him, not her
    log("هند", team.omar, moment(2026, 11, 25)); // after the sale
    team.order("هند", team.sara, 10, 1'000);
    team.order("هند", team.omar, 10, 4'000);
    const Performance found = team.found();
    const Representative& hind = found.people[0];
    CHECK(hind.name == "هند");
    CHECK(hind.commission == 100'00);
    CHECK(hind.dealings == 1);
    REQUIRE(hind.counted.size() == 2);
    CHECK(hind.counted[0].is_recorded);
    CHECK_FALSE(hind.counted[1].is_recorded);
}

TEST_CASE("what is paid back takes the commission on received money back, and nobody owes one") {
    Team team;
    team.firm.add("commission_rule",
                  {{"name", "على المقبوض"}, {"owner", "هند"}, {"basis", "received"}, {"rate", number(decimal_one)}});
    const auto pay = [&](std::string_view agent, std::int64_t amount, std::string_view direction) {
        team.firm.add("payment", {{"date", day(2026, 11, 9)},
                                  {"agent", words(agent)},
                                  {"amount", riyals(amount)},
                                  {"direction", words(direction)}});
    };
    pay("هند", 5'000, "received");
    pay("هند", 1'000, "paid_back");
    pay("فهد", 9'000, "received");
    Performance found = team.found();
    std::int64_t sum = 0;
    for (const Representative& one : found.people) sum += one.commission;
    CHECK(sum == 40'00);
    pay("هند", 9'000, "paid_back");
    found = team.found();
    for (const Representative& one : found.people) CHECK(one.commission == 0);
}

TEST_CASE("points for what is recorded, the best of a customer and a day") {
    Team team;
    const auto deal_with = [&](RecordId who, unsigned day_of_november, std::initializer_list<QueryFirm::Cell> more) {
        const RecordId dealing =
            team.firm.add("dealing", {{"agent", "هند"}, {"person", who}, {"at", moment(2026, 11, day_of_november)}});
        for (const QueryFirm::Cell& cell : more) team.firm.set(dealing, cell.key, cell.value);
        return dealing;
    };
    deal_with(team.sara, 3, {});
    CHECK(team.found().people.at(0).points == 1);
    deal_with(team.sara, 3, {{"points", "طلبت عرضًا"}, {"outcome", "interested"}}); // the better of the day
    CHECK(team.found().people.at(0).points == 3);
    deal_with(team.sara, 4, {{"next_step", "عرض"}}); // without its day: none
    CHECK(team.found().people.at(0).points == 4);
    const RecordId whole = deal_with(
        team.omar, 4, {{"points", "س"}, {"outcome", "agreed"}, {"next_step", "عرض"}, {"next_date", day(2026, 11, 9)}});
    CHECK(team.found().people.at(0).points == 8);
    CHECK(team.found().people.at(0).dealings == 4);
    team.firm.remove(whole);
    team.firm.add("dealing", {{"agent", "هند"}, {"person", team.omar}, {"at", moment(2026, 12, 1)}});
    CHECK(team.found().people.at(0).points == 4);
}
