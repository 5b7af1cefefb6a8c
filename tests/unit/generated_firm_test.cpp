// The generated firm is the one that the peers of the benchmark run on: its bytes have published checksums.
#include <doctest/doctest.h>

#include "core/entities/all_entities.hpp"
#include "tests/support/generated_firm.hpp"

using namespace crm;

TEST_CASE("generated customers and orders have the published checksums") {
    CHECK(generated::mixed(1) == 2261973619);
    CHECK(generated::draw(generated::TableNumber::customers, 0, 0) == 27985121);
    std::uint32_t customers = generated::fnv1a({}), orders = customers;
    for (std::uint32_t i = 0; i < 100'000; ++i)
        customers = generated::fnv1a(csv_line(generated::customer(i)), customers);
    CHECK(customers == 0xead9f5ae);
    for (std::uint32_t i = 0; i < 1'000'000; ++i)
        orders = generated::fnv1a(csv_line(generated::order(100'000, 1'000'000, i)), orders);
    CHECK(orders == 0x6de7cce0);
}

TEST_CASE("a generated firm fills tables") {
    const Schema schema(all_entities);
    Tables tables(schema);
    const generated::FirmSize size{.customers = 300, .orders = 1000, .has_companies = true, .has_lines = true};
    generated::fill(tables, size);
    const EntityIx person = schema.entity("person"), order = schema.entity("order");
    CHECK(tables.table(person).live_count == 300);
    CHECK(tables.table(order).live_count == 1000);
    CHECK(tables.table(schema.entity("order_line")).live_count == 1000);
    CHECK(tables.table(schema.entity("affiliation")).live_count == 300);
    CHECK(tables.find(generated::customer_id(299)) == Place{person, 299});
    CHECK(tables.find(generated::order_id(999)) == Place{order, 999});
    CHECK(tables.value(Place{person, 41}, schema.field(person, "name")) == Value{generated::customer(41).name});
}
