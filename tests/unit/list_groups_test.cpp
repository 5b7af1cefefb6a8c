// Lists in groups with totals.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "core/queries/display.hpp"
#include "core/queries/list_groups.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

const Reader reader{.locale = {Language::en, DigitSet::latin}, .today = date_of(CivilDate{2025, 5, 10})};

std::vector<Row> all_live(const Tables& tables, EntityIx entity) {
    std::vector<Row> rows;
    for (Row row = 0; row < tables.table(entity).rows(); ++row)
        if (tables.table(entity).is_live(row)) rows.push_back(row);
    return rows;
}

} // namespace

TEST_CASE("a list in groups has totals for each group and for all, each currency by itself") {
    QueryFirm firm;
    const Currency kwd = currency_of("KWD");
    const auto order = [&](const char* number, const char* state, Value day, Value total) {
        firm.add("order",
                 {{"number", number}, {"state", state}, {"date", std::move(day)}, {"total", std::move(total)}});
    };
    order("1", "delivered", day(2025, 3, 5), riyals(100));
    order("2", "draft", day(2025, 4, 1), riyals(50));
    order("3", "delivered", day(2025, 4, 9), riyals(201));
    order("4", "delivered", day(2025, 4, 2), Money{7'500, kwd});
    firm.add("order", {{"number", "5"}});
    const EntityIx orders = firm.schema.entity("order");
    const FieldIx total = firm.field("order", "total"), date = firm.field("order", "date"),
                  number = firm.field("order", "number");
    const TotalWish wishes[] = {{total, TotalKind::sum},
                                {total, TotalKind::average},
                                {date, TotalKind::largest},
                                {number, TotalKind::filled},
                                {total, TotalKind::none}};
    const std::vector<Row> rows = {4, 3, 2, 1, 0}; // as the list has them
    const auto said = [&](const std::vector<Total>& totals) {
        std::string all;
        for (std::size_t i = 0; i < std::size(wishes); ++i)
            all += total_text(firm.schema.field(orders, wishes[i].field), wishes[i].kind, totals[i], reader) + "|";
        for (std::size_t at; (at = all.find("\u00a0")) != std::string::npos;)
            all.replace(at, 2, " "); // keeps amounts whole
        return all;
    };

    ListGroups by_state = list_groups(firm.tables, orders, rows, {firm.field("order", "state")}, wishes, reader);
    REQUIRE(by_state.groups.size() == 3);
    CHECK(by_state.groups[0].group.label == "Draft"); // choices in their own order
    CHECK(by_state.groups[1].group.label == "Delivered");
    CHECK(by_state.groups[2].group.label == "Not set");
    CHECK(by_state.rows == std::vector<Row>{1, 3, 2, 0, 4}); // within a group as before
    CHECK(by_state.groups[1].first == 1);
    CHECK(by_state.groups[1].count == 3);
    CHECK(said(by_state.groups[0].totals) == "SAR 50.00|SAR 50.00|1 Apr 2025|1||");
    CHECK(said(by_state.groups[1].totals) == "SAR 301.00 + KWD 7.500|SAR 150.50 + KWD 7.500|9 Apr 2025|3||");
    CHECK(said(by_state.groups[2].totals) == "|||1||");
    CHECK(said(by_state.totals) == "SAR 351.00 + KWD 7.500|SAR 117.00 + KWD 7.500|9 Apr 2025|5||");

    const ListGroups by_month = list_groups(firm.tables, orders, rows, {date, DateUnit::month}, wishes, reader);
    REQUIRE(by_month.groups.size() == 3);
    CHECK(by_month.groups[0].group.label == "April 2025"); // the latest first, those without last
    CHECK(by_month.groups[1].group.label == "March 2025");
    CHECK(by_month.groups[2].group.kind == GroupKind::missing);

    const ListGroups whole = list_groups(firm.tables, orders, rows, {}, wishes, reader);
    CHECK(whole.groups.empty());
    CHECK(whole.rows == rows);
    CHECK(said(whole.totals) == said(by_state.totals));
    CHECK(list_groups(firm.tables, orders, {}, {date}, wishes, reader).groups.empty());
}

TEST_CASE("totals of groups agree with adding record by record") {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        CAPTURE(seed);
        test::Random random(seed);
        QueryFirm firm;
        for (int i = 0; i < 120; ++i) {
            const RecordId id = firm.add("dealing", {{"channel", random.chance(50) ? "call" : "visit"}});
            if (random.chance(70)) firm.set(id, "minutes", number(random.between(0, 90)));
            if (random.chance(80)) firm.set(id, "at", moment(2025, 1 + static_cast<unsigned>(random.below(5)), 3));
        }
        const EntityIx dealings = firm.schema.entity("dealing");
        const FieldIx minutes = firm.field("dealing", "minutes");
        const TotalWish wishes[] = {
            {minutes, TotalKind::sum}, {minutes, TotalKind::smallest}, {minutes, TotalKind::largest}};
        std::vector<Row> rows = all_live(firm.tables, dealings);
        random.shuffle(rows);
        for (const GroupBy by :
             {GroupBy{firm.field("dealing", "channel")}, GroupBy{firm.field("dealing", "at"), DateUnit::month}}) {
            const ListGroups made = list_groups(firm.tables, dealings, rows, by, wishes, reader);
            std::vector<Row> sorted = made.rows;
            std::ranges::sort(sorted);
            CHECK(sorted == all_live(firm.tables, dealings));
            std::size_t next = 0;
            for (const ListGroup& group : made.groups) {
                CHECK(group.first == next);
                next += group.count;
                std::int64_t sum = 0, low = INT64_MAX, high = INT64_MIN;
                std::size_t filled = 0;
                for (std::size_t i = group.first; i < next; ++i) {
                    const Value value = firm.tables.value(Place{dealings, made.rows[i]}, minutes);
                    if (is_missing(value)) continue;
                    ++filled;
                    const auto each = std::get<std::int64_t>(value);
                    sum += each, low = std::min(low, each), high = std::max(high, each);
                }
                CHECK(group.totals[0].filled == filled);
                CHECK(group.totals[0].number == sum);
                if (filled) CHECK(group.totals[1].number == low);
                if (filled) CHECK(group.totals[2].number == high);
            }
            CHECK(next == rows.size());
        }
    }
}
