// A firm of any size, the same on every machine: customers and orders made by integer arithmetic from one seed. Any
// field of any row can be made alone and in any order, so tests and the bench can ask for row 734,211 without making
// the others. The algorithm is published with the benchmark of peers, which run on the same bytes; csv_line's checksums
// prove that they do.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/store/tables.hpp"

namespace crm::generated {

inline constexpr std::uint32_t seed = 20260101;
inline constexpr std::int32_t first_day = 18262; // 2020-01-01
inline constexpr std::int32_t day_count = 1827;  // to 2024-12-31

enum class TableNumber : std::uint32_t { customers = 1, orders = 2, queries = 3 };

// A random 32-bit number of (table, row, field).
std::uint32_t mixed(std::uint32_t x);
std::uint32_t draw(TableNumber table, std::uint32_t row, std::uint32_t field);
constexpr std::uint32_t scaled(std::uint32_t random, std::uint32_t below) {
    return static_cast<std::uint32_t>((std::uint64_t{random} * below) >> 32);
}

struct Customer {
    std::uint32_t id = 0; // row + 1
    std::string name, company, phone, email;
    std::uint32_t city = 0, status = 0, segment = 0; // numbers in the lists below
    std::int32_t created_day = 0, last_order_day = 0;
    std::uint32_t total_cents = 0;
};
struct Order {
    std::uint32_t id = 0, customer = 0; // row + 1
    std::int32_t day = 0;
    std::uint32_t product = 0, price_cents = 0, quantity = 0; // product: 0..199
    std::uint32_t amount_cents() const { return price_cents * quantity; }
};
inline constexpr std::uint32_t product_count = 200;

Customer customer(std::uint32_t row);
// Order `row` of `order_count`, by date, over `customer_count` customers (not a multiple of 7919).
Order order(std::uint32_t customer_count, std::uint32_t order_count, std::uint32_t row);

std::string_view city_name(std::uint32_t city);
std::string_view country_of(std::uint32_t city);
std::string_view status_name(std::uint32_t status);
std::string_view segment_name(std::uint32_t segment);
std::string product_name(std::uint32_t product);

std::string csv_line(const Customer& customer);
std::string csv_line(const Order& order);
std::uint32_t fnv1a(std::string_view bytes, std::uint32_t before = 0x811c9dc5);

// --- as records ---

struct FirmSize {
    std::uint32_t customers = 1000, orders = 0;
    bool has_companies = false; // companies as records, each in its first customer's city, and who belongs to which
    bool has_tasks = false;     // for every third customer one, half of them done
    bool has_lines = false;     // every order with its one line, and the products
    std::uint32_t deals = 0;    // open ones, over the open stages of the preset pipeline
    std::uint32_t payments = 0; // all by the first customer, day after day
};

inline constexpr Session session = 0x67656e6572617465; // the device that "imported" it all
RecordId customer_id(std::uint32_t row);
RecordId order_id(std::uint32_t row);

// Adds the firm to tables that know core/entities. Rows of persons and orders follow the generator's rows.
void fill(Tables& tables, const FirmSize& size);

// The ops of one record each, for tests that need a journal.
void append_customer_ops(std::vector<Op>& out, const Schema& schema, std::uint32_t row);

} // namespace crm::generated
