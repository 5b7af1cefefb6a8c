// Records in groups: what a chart is made of, compared with counting by hand through filters.
#include <doctest/doctest.h>

#include <map>

#include "core/queries/display.hpp"
#include "core/queries/filter_rows.hpp"
#include "core/queries/group.hpp"
#include "core/text/hijri.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

Reader english_reader() {
    return {.locale = {Language::en, DigitSet::latin}, .today = date_of(CivilDate{2026, 11, 22})};
}

std::vector<Row> live_rows(const Tables& tables, EntityIx entity) {
    std::vector<Row> rows;
    for (Row row = 0; row < tables.table(entity).rows(); ++row)
        if (tables.table(entity).is_live(row)) rows.push_back(row);
    return rows;
}

struct Asked {
    const QueryFirm& firm;
    GroupQuery query;
    GroupTable table;
    Asked(const QueryFirm& of, GroupQuery asked)
        : firm(of), query(asked),
          table(group_rows(of.tables, live_rows(of.tables, asked.entity), asked, english_reader())) {}
    std::int64_t at(std::string_view label, std::size_t series = 0) const {
        for (std::size_t i = 0; i < table.groups.size(); ++i)
            if (table.groups[i].label == label) return table.value(i, series);
        return -1;
    }
};

} // namespace

TEST_CASE("orders by month: months without orders are there, money is exact and of one currency") {
    QueryFirm firm;
    const EntityIx order = firm.schema.entity("order");
    firm.add("order", {{"date", day(2025, 11, 30)}, {"total", riyals(100)}});
    firm.add("order", {{"date", day(2026, 2, 1)}, {"total", Money{12'345, currency_of("SAR")}}});
    firm.add("order", {{"date", day(2026, 2, 28)}, {"total", Money{1, currency_of("SAR")}}});
    firm.add("order", {{"date", day(2026, 2, 3)}, {"total", Money{99'000, currency_of("KWD")}}});
    firm.add("order", {{"date", day(2026, 1, 9)}});
    const FieldIx date = firm.field("order", "date"), total = firm.field("order", "total");
    const Asked sums(firm, {.entity = order, .by = {date}, .measure = {MeasureKind::sum, total}});
    REQUIRE(sums.table.groups.size() == 4);
    CHECK(sums.table.is_ordered);
    CHECK(sums.table.groups[0].label == "November 2025");
    CHECK(sums.table.groups[0].axis == "Nov");
    CHECK(sums.table.groups[0].axis_second == "2025");
    CHECK(sums.table.groups[1].label == "December 2025");
    CHECK(sums.at("November 2025") == 10'000);
    CHECK(sums.at("December 2025") == 0);
    CHECK(sums.at("January 2026") == 0);
    CHECK(sums.at("February 2026") == 12'346);
    CHECK(sums.table.currency == currency_of("SAR"));
    CHECK(sums.table.decimals == 2);
    REQUIRE(sums.table.currencies.size() == 2);
    CHECK(sums.table.currencies[0] == CurrencyCount{currency_of("SAR"), 3});
    const Asked dinars(
        firm, {.entity = order, .by = {date}, .measure = {MeasureKind::sum, total}, .currency = currency_of("KWD")});
    CHECK(dinars.at("February 2026") == 99'000);
    CHECK(dinars.table.decimals == 3);
    const Asked counts(firm, {.entity = order, .by = {date}});
    CHECK(counts.at("February 2026") == 3);
    const Asked average(firm, {.entity = order, .by = {date}, .measure = {MeasureKind::average, total}});
    CHECK(average.at("February 2026") == 6173);
    CHECK(average.at("January 2026") == missing_number);
    const auto filter = filter_of(firm.tables, counts.query, counts.query.by, counts.table.groups, 3);
    REQUIRE(filter);
    CHECK(filter->condition.values == std::vector<Value>{day(2026, 2, 1), day(2026, 2, 28)});
}

TEST_CASE("choices keep their order, and the empty ones their place; the rest is the largest few and other") {
    QueryFirm firm;
    const EntityIx person = firm.schema.entity("person");
    firm.add("person", {{"name", "أ"}, {"stage", "new"}, {"owner", "هند"}});
    firm.add("person", {{"name", "ب"}, {"stage", "prospect"}, {"owner", "هند"}});
    firm.add("person", {{"name", "ج"}, {"owner", "خالد"}});
    firm.add("person", {{"name", "د"}, {"owner", "سالم"}});
    firm.remove(firm.add("person", {{"name", "محذوف"}, {"owner", "سالم"}}));
    const Asked stages(firm, {.entity = person, .by = {firm.field("person", "stage")}});
    const FieldDef& stage = firm.schema.field(person, firm.field("person", "stage"));
    REQUIRE(stages.table.groups.size() == stage.choices.size() + 1);
    for (std::size_t i = 0; i < stage.choices.size(); ++i)
        CHECK(stages.table.groups[i].label == stage.choices[i].label.en);
    CHECK(stages.table.groups.back().kind == GroupKind::missing);
    CHECK(stages.table.value(stage.choices.size(), 0) == 2);
    const Asked owners(firm, {.entity = person, .by = {firm.field("person", "owner")}, .groups_max = 1});
    REQUIRE(owners.table.groups.size() == 2);
    CHECK(owners.at("هند") == 2);
    CHECK(owners.table.groups[1].kind == GroupKind::other);
    CHECK(owners.table.value(1, 0) == 2);
}

TEST_CASE("spellings of one word are one group, tags count in each of theirs") {
    QueryFirm firm;
    const EntityIx person = firm.schema.entity("person");
    firm.add("person", {{"name", "أ"}, {"owner", "أحمد"}, {"territory", "جدة"}});
    firm.add("person", {{"name", "ب"}, {"owner", "احمد"}, {"territory", "الرياض"}});
    const RecordId vip = firm.add("tag", {{"name", "VIP"}}), far = firm.add("tag", {{"name", "Far"}});
    const RecordId c = firm.add("person", {{"name", "ج"}});
    firm.add_element(c, "tags", vip);
    firm.add_element(c, "tags", far);
    const RecordId d = firm.add("person", {{"name", "د"}});
    firm.add_element(d, "tags", vip);
    const Asked owners(firm, {.entity = person, .by = {firm.field("person", "owner")}});
    CHECK(owners.at("أحمد") == 2);
    const Asked tags(firm, {.entity = person, .by = {firm.field("person", "tags")}});
    CHECK(tags.table.is_overlapping);
    CHECK(tags.at("VIP") == 2);
    CHECK(tags.at("Far") == 1);
    CHECK(tags.at("Not set") == 2);
    // Two fields: the rows that tags repeat go on to the second field.
    const Asked both(firm,
                     {.entity = person, .by = {firm.field("person", "tags")}, .then = {firm.field("person", "owner")}});
    std::int64_t sum = 0;
    for (const std::int64_t value : both.table.values) sum += value;
    CHECK(sum == 5);
}

TEST_CASE("Hijri months, weeks of the firm's country, and quarters") {
    const auto d = [](int year, unsigned month, unsigned of_month) {
        return date_of(CivilDate{year, month, of_month});
    };
    CHECK(first_day_of(period_of(d(2026, 11, 22), DateUnit::week, 0), DateUnit::week, 0) ==
          d(2026, 11, 22)); // a Sunday
    CHECK(first_day_of(period_of(d(2026, 11, 22), DateUnit::week, 6), DateUnit::week, 6) == d(2026, 11, 21));
    CHECK(first_day_of(period_of(d(2026, 11, 22), DateUnit::week, 1), DateUnit::week, 1) == d(2026, 11, 16));
    CHECK(first_day_of(period_of(d(2026, 11, 22), DateUnit::quarter, 0), DateUnit::quarter, 0) == d(2026, 10, 1));
    const Date first = *date_of(HijriDate{1446, 10, 1});
    const std::int32_t period = period_of(first, DateUnit::hijri_month, 0);
    CHECK(first_day_of(period, DateUnit::hijri_month, 0) == first);
    CHECK(period_of(Date{first.days - 1}, DateUnit::hijri_month, 0) == period - 1);
    CHECK(first_day_of(period + 1, DateUnit::hijri_month, 0).days - first.days ==
          static_cast<int>(hijri_days_in_month(1446, 10)));
    const std::int32_t last = period_of(*date_of(HijriDate{1500, 12, 1}), DateUnit::hijri_month, 0);
    CHECK(first_day_of(last + 1, DateUnit::hijri_month, 0) == d(2077, 11, 17)); // the day after the table's last
    // Every day lies in its own period, for every unit.
    for (int day = d(1990, 1, 1).days; day < d(2040, 1, 1).days; day += 3)
        for (const DateUnit unit : {DateUnit::day, DateUnit::week, DateUnit::month, DateUnit::quarter, DateUnit::year,
                                    DateUnit::hijri_month, DateUnit::hijri_year}) {
            const std::int32_t at = period_of(Date{day}, unit, 6);
            CHECK(first_day_of(at, unit, 6).days <= day);
            CHECK(first_day_of(at + 1, unit, 6).days > day);
        }
}

TEST_CASE("a slip of the pen in a year does not make an axis of millennia") {
    QueryFirm firm;
    const EntityIx order = firm.schema.entity("order");
    firm.add("order", {{"date", day(2026, 1, 1)}});
    firm.add("order", {{"date", day(1026, 1, 1)}});
    firm.add("order", {{"date", Value{std::int64_t{2'000'000'000}}}});
    const Asked days(firm, {.entity = order, .by = {firm.field("order", "date"), DateUnit::day}});
    CHECK(days.table.groups.size() <= 5001);
    std::int64_t sum = 0;
    for (const std::int64_t value : days.table.values) sum += value;
    CHECK(sum == 3);
}

TEST_CASE("every group holds what its filter finds, in random firms") {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        QueryFirm firm;
        test::Random random(seed);
        Tables tables(firm.schema);
        for (const Op& op : test::random_ops(random, firm.schema, {.ops = 1200, .records = 60, .with_edges = false}))
            tables.apply(op);
        const Reader reader = english_reader();
        for (EntityIx entity = 0; entity < firm.schema.entity_count(); ++entity) {
            const std::vector<Row> rows = live_rows(tables, entity);
            for (FieldIx by = 0; by < firm.schema.field_count(entity); ++by) {
                const FieldDef& field = firm.schema.field(entity, by);
                if (!can_group_by(field)) continue;
                for (const Measure& measure : [&] {
                         std::vector<Measure> all{{}};
                         for (FieldIx of = 0; of < firm.schema.field_count(entity); ++of)
                             if (can_measure(firm.schema.field(entity, of)))
                                 all.push_back({MeasureKind::sum, of}), all.push_back({MeasureKind::average, of});
                         return all;
                     }()) {
                    const GroupQuery query{.entity = entity,
                                           .by = {by, static_cast<DateUnit>(random.below(5))},
                                           .measure = measure,
                                           .groups_max = static_cast<std::size_t>(1 + random.below(8))};
                    const GroupTable table = group_rows(tables, rows, query, reader);
                    for (std::size_t at = 0; at < table.groups.size(); ++at) {
                        const auto filter = filter_of(tables, query, query.by, table.groups, at);
                        if (!filter) continue;
                        CAPTURE(seed);
                        CAPTURE(field.key);
                        CAPTURE(table.groups[at].label);
                        std::int64_t count = 0, sum = 0, measured = 0;
                        for (const Row row : rows) {
                            if (!passes(tables, {entity, row}, *filter, reader)) continue;
                            ++count;
                            if (measure.field == no_field) continue;
                            const Value value = tables.value(Place{entity, row}, measure.field);
                            if (const auto* number = std::get_if<std::int64_t>(&value)) sum += *number, ++measured;
                            if (const auto* money = std::get_if<Money>(&value);
                                money && money->currency == table.currency)
                                sum += money->minor, ++measured;
                        }
                        if (measure.kind == MeasureKind::count) CHECK(table.value(at, 0) == count);
                        if (measure.kind == MeasureKind::sum) CHECK(table.value(at, 0) == sum);
                        if (measure.kind == MeasureKind::average)
                            CHECK((table.value(at, 0) == missing_number) == (measured == 0));
                    }
                }
            }
        }
    }
}
