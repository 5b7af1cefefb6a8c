// Orders of lists: each type, missing values, both directions, and repairs after edits equal to sorting anew; and lists
// that combine filter, words and order.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/queries/query_caches.hpp"
#include "tests/support/generated_firm.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

const Reader reader{.locale = {Language::ar, DigitSet::latin}, .today = date_of(CivilDate{2025, 5, 10})};

struct ListedFirm : QueryFirm {
    QueryCaches caches{schema};
    ListedFirm() {
        on_change = [this](Place place, FieldIx changed_field) { caches.changed(place, changed_field); };
    }
    std::string rows(std::string_view entity, std::string_view sort, bool descending = false,
                     std::string_view filter = "", std::string_view words = "") {
        const EntityIx of = schema.entity(entity);
        ListQuery query{.entity = of,
                        .filter = *parse_filter(schema, of, filter, reader),
                        .words = std::string(words),
                        .descending = descending};
        if (!sort.empty()) query.sort = schema.field(of, sort);
        std::string all;
        for (const Row row : list(tables, caches, query, reader).rows) all += std::to_string(row);
        return all;
    }
};

} // namespace

TEST_CASE("orders of every type, missing last in both directions") {
    ListedFirm firm;
    const RecordId omar =
        firm.add("person", {{"name", "عمر"}, {"stage", "lost"}, {"owner", "ب"}, {"birthday", day(1990, 1, 1)}}); // 0
    const RecordId ahmad =
        firm.add("person", {{"name", "أحمد"}, {"stage", "prospect"}, {"address", Address{.city = "جدة"}}}); // 1
    firm.add("person", {{"name", "Zoe"}, {"owner", "أ"}, {"birthday", day(1980, 1, 1)}});                   // 2
    firm.add("person", {{"stage", "vip"}});                                                                 // 3
    CHECK(firm.rows("person", "name") == "1023");
    CHECK(firm.rows("person", "name", true) == "2013");
    CHECK(firm.rows("person", "stage") == "1302");
    CHECK(firm.rows("person", "owner") == "2013");
    CHECK(firm.rows("person", "birthday") == "2013");
    CHECK(firm.rows("person", "birthday", true) == "0213");
    CHECK(firm.rows("person", "address") == "1023");
    CHECK(firm.rows("person", "") == "3210");
    firm.add("order", {{"number", "10"}, {"person", omar}, {"total", riyals(50)}});
    firm.add("order", {{"number", "9"}, {"person", ahmad}, {"total", Money{10'000, currency_of("KWD")}}}); // ten dinars
    firm.add("order", {{"number", "2"}, {"person", omar}, {"total", riyals(5)}});
    firm.add("order", {});
    CHECK(firm.rows("order", "number") == "2103");
    CHECK(firm.rows("order", "person") == "1023");
    CHECK(firm.rows("order", "person", true) == "2013");
    CHECK(firm.rows("order", "total") == "2103");
    firm.set(ahmad, "name", words("ياسر"));
    CHECK(firm.rows("order", "person") == "0213");
}

TEST_CASE("lists: filter, words, order, the bin") {
    ListedFirm firm;
    const RecordId a = firm.add("person", {{"name", "سارة أحمد"}, {"stage", "vip"}}); // 0
    firm.add("person", {{"name", "أحمد سارة"}, {"stage", "vip"}});                    // 1
    firm.add("person", {{"name", "ليلى"}, {"stage", "vip"}});                         // 2
    firm.add("person", {{"name", "أحمد"}, {"stage", "new"}});                         // 3
    CHECK(firm.rows("person", "", false, "", "احمد") == "310");
    CHECK(firm.rows("person", "name", false, "", "احمد") == "310");
    CHECK(firm.rows("person", "", false, "stage=vip", "احمد") == "10");
    CHECK(firm.rows("person", "", false, "", "احمدد") == "310"); // nothing but slips
    CHECK(firm.rows("person", "", false, "", "xyz") == "");
    firm.remove(a);
    CHECK(firm.rows("person", "", false, "", "احمد") == "31");
    const EntityIx person_ix = firm.schema.entity("person");
    ListQuery bin{.entity = person_ix, .bin = true};
    CHECK(list(firm.tables, firm.caches, bin, reader).rows == std::vector<Row>{0});
    bin.words = "احمد";
    CHECK(list(firm.tables, firm.caches, bin, reader).rows == std::vector<Row>{0});
    bin.words = "ليلى";
    CHECK(list(firm.tables, firm.caches, bin, reader).total == 0);
}

TEST_CASE("orders are repaired as if they were made anew, and lists are laid out as far as asked") {
    ListedFirm firm;
    generated::fill(firm.tables, {.customers = 3000, .orders = 3000});
    const EntityIx people = firm.schema.entity("person"), orders = firm.schema.entity("order");
    std::mt19937 random(5);
    const std::pair<EntityIx, std::string_view> sorted[] = {
        {people, "name"},  {people, "stage"},  {people, "source"}, {people, "last_contacted"}, {people, "address"},
        {orders, "total"}, {orders, "person"}, {orders, "date"},   {orders, "number"}};
    for (int round = 0; round < 30; ++round) {
        for (const auto& [entity, key] : sorted) {
            const bool descending = random() % 2;
            const FieldIx field = firm.schema.field(entity, key);
            const char* const filters[] = {"", "last_contacted<2023-01-01", "stage=vip"};
            const Filter filter =
                entity == people ? *parse_filter(firm.schema, entity, filters[random() % 3], reader) : Filter{};
            const ListQuery query{.entity = entity, .filter = filter, .sort = field, .descending = descending};
            const std::size_t wanted = random() % 3 ? 50 : all_rows;
            const ListResult& result = list(firm.tables, firm.caches, query, reader, wanted);
            std::vector<Row> expected;
            for (Row row = 0; row < firm.tables.table(entity).rows(); ++row)
                if (firm.tables.table(entity).is_live(row) && passes(firm.tables, {entity, row}, filter, reader))
                    expected.push_back(row);
            CHECK(result.total == expected.size());
            sort_rows(firm.tables, entity, field, Language::ar, descending, expected);
            REQUIRE(result.rows.size() >= std::min(wanted, result.total));
            expected.resize(result.rows.size());
            CHECK_MESSAGE(result.rows == expected, std::string(key), descending);
            if (random() % 4 == 0) CHECK(list(firm.tables, firm.caches, query, reader).rows.size() == result.total);
        }
        for (int edits = round % 5 == 4 ? 300 : 3; edits; --edits) {
            const RecordId who = generated::customer_id(random() % 3000);
            switch (random() % 6) {
            case 0: firm.set(who, "name", words(generated::customer(random() % 9999).name)); break;
            case 1: firm.set(who, "stage", words(random() % 2 ? "vip" : "lost")); break;
            case 2: firm.set(who, "address", random() % 2 ? Value{} : Value{Address{.city = "أبها"}}); break;
            case 3: firm.set(generated::order_id(random() % 3000), "person", who); break;
            case 4: firm.set(generated::order_id(random() % 3000), "total", riyals(random() % 1000)); break;
            default: firm.add("person", {{"name", "جديد"}}); break;
            }
        }
    }
}

TEST_CASE("several fields: what is equal in one goes by the next, each in its own direction, also after edits") {
    ListedFirm firm;
    generated::fill(firm.tables, {.customers = 3000});
    const EntityIx people = firm.schema.entity("person");
    const auto field = [&](std::string_view key) { return firm.schema.field(people, key); };
    const ListQuery query{.entity = people,
                          .sort = field("stage"),
                          .then = {{field("source"), true}, {field("last_contacted"), true}, {field("name"), false}}};
    std::vector<SortBy> by = {{query.sort, query.descending}};
    by.insert(by.end(), query.then.begin(), query.then.end());
    for (int round = 0; round < 3; ++round) {
        const ListResult& result = list(firm.tables, firm.caches, query, reader);
        REQUIRE(result.rows.size() == result.total);
        std::size_t ties = 0, wrong = 0;
        for (std::size_t i = 1; i < result.rows.size(); ++i) {
            const std::vector<Row> pair = {result.rows[i - 1], result.rows[i]};
            for (const SortBy& each : by) {
                if (firm.tables.value(Place{people, pair[0]}, each.field) ==
                    firm.tables.value(Place{people, pair[1]}, each.field)) {
                    ++ties;
                    continue;
                }
                std::vector<Row> sorted = pair;
                sort_rows(firm.tables, people, each.field, Language::ar, each.descending, sorted);
                wrong += sorted != pair;
                break;
            }
        }
        CHECK(ties > 1000);
        CHECK(wrong == 0);
        for (std::uint32_t i = 0; i < 40; ++i)
            firm.set(generated::customer_id(i * 7), "source", words(i % 2 ? "referral" : "event"));
    }
    firm.add("person", {});
    CHECK(list(firm.tables, firm.caches, query, reader).rows.back() == 3000); // says nothing: last
}

TEST_CASE("names of long tables are put in order in slices, while people edit") {
    ListedFirm firm;
    generated::fill(firm.tables, {.customers = 21'000});
    const EntityIx people = firm.schema.entity("person");
    const FieldIx name = firm.schema.field(people, "name");
    int slices = 0;
    while (!firm.caches.work(firm.tables, 3000)) {
        if (++slices % 3 == 0)
            firm.set(generated::customer_id(static_cast<std::uint32_t>(slices) * 97), "name",
                     words("أأأ تعدّل أثناء العمل"));
        if (slices % 5 == 0) firm.add("person", {{"name", "ياسر أضيف أثناء العمل"}});
        REQUIRE(slices < 1000);
    }
    CHECK(slices > 10);
    CHECK(firm.caches.lists.orders().has(people, name, Language::ar));
    const ListResult& result = list(firm.tables, firm.caches, {.entity = people, .sort = name}, reader);
    std::vector<Row> expected(result.rows);
    std::sort(expected.begin(), expected.end());
    sort_rows(firm.tables, people, name, Language::ar, false, expected);
    CHECK(result.rows == expected);
}

TEST_CASE("a list is answered from memory until something changes") {
    ListedFirm firm;
    firm.add("person", {{"name", "أ"}});
    const ListQuery query{.entity = firm.schema.entity("person")};
    const ListResult* first = &list(firm.tables, firm.caches, query, reader);
    CHECK(first->total == 1);
    CHECK(&list(firm.tables, firm.caches, query, reader) == first);
    firm.add("person", {{"name", "ب"}});
    CHECK(list(firm.tables, firm.caches, query, reader).rows == std::vector<Row>{1, 0});
    CHECK(position_in(list(firm.tables, firm.caches, query, reader), 0) == 1);
}
