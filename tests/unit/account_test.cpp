// A customer's account: entries sum to the balance, the ages of what is due sum to what is due; also over random
// accounts.
#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "core/queries/account.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
constexpr std::int64_t today = 20'000;
Money sum(std::int64_t minor, std::string_view code = "SAR") { return {minor, currency_of(code)}; }

struct Customer {
    QueryFirm firm;
    RelationCache relations;
    RecordId sara = firm.add("person", {{"name", "سارة"}});
    void order(std::int64_t day, Money total, std::string_view state = "confirmed") {
        firm.add("order", {{"date", day}, {"person", sara}, {"total", total}, {"state", std::string(state)}});
    }
    void pay(std::int64_t day, Money amount, std::string_view direction = "received") {
        firm.add("payment",
                 {{"date", day}, {"person", sara}, {"amount", amount}, {"direction", std::string(direction)}});
    }
    auto accounts() { return accounts_of(firm.tables, relations, firm.place(sara), Date{today}); }
};
} // namespace

TEST_CASE("orders are owed, payments take off, the oldest is paid first") {
    Customer customer;
    customer.order(today - 100, sum(100'00));
    customer.order(today - 70, sum(50'00));
    customer.order(today - 45, sum(30'00));
    customer.order(today - 3, sum(20'00));
    customer.order(today - 2, sum(999'00), "draft");
    customer.order(today - 2, sum(999'00), "cancelled");
    customer.pay(today - 90, sum(120'00));
    customer.pay(today - 1, sum(5'00), "paid_back");
    const auto accounts = customer.accounts();
    REQUIRE(accounts);
    REQUIRE(accounts->size() == 1);
    const Account& account = accounts->front();
    std::vector<std::int64_t> balances;
    for (const AccountEntry& entry : account.entries) balances.push_back(entry.balance);
    CHECK(balances == std::vector<std::int64_t>{100'00, -20'00, 30'00, 60'00, 80'00, 85'00});
    CHECK(account.balance == 85'00);
    CHECK(account.ageing == std::array<std::int64_t, 4>{25'00, 30'00, 30'00, 0});
}

TEST_CASE("who has paid too much owes nothing; currencies stay apart; nothing is no account") {
    Customer customer;
    CHECK(customer.accounts()->empty());
    customer.order(today - 10, sum(10'00));
    customer.pay(today - 10, sum(15'00));
    customer.order(today - 40, sum(7'500, "KWD"));
    const auto accounts = customer.accounts();
    REQUIRE(accounts->size() == 2);
    CHECK(accounts->at(0).balance == -5'00);
    CHECK(accounts->at(0).entries.front().amount == 10'00); // the order before the payment of its day
    CHECK(accounts->at(0).ageing == std::array<std::int64_t, 4>{});
    CHECK(accounts->at(1).ageing == std::array<std::int64_t, 4>{0, 7'500, 0, 0});
}

TEST_CASE("amounts that no number holds make no account") {
    Customer customer;
    for (int i = 0; i < 3; ++i) customer.order(today, sum(INT64_MAX / 2));
    CHECK_FALSE(customer.accounts());
}

TEST_CASE("entries always sum to the balance, and ages to what is due") {
    std::mt19937 random(7);
    const auto any = [&](int below) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 60; ++round) {
        Customer customer;
        for (std::int64_t i = any(40); i >= 0; --i) {
            const std::int64_t day = today - 150 + any(170);
            const Money money = sum(1 + any(100'000), any(3) ? "SAR" : "KWD");
            if (any(2))
                customer.order(day, money);
            else
                customer.pay(day, money, any(5) ? "received" : "paid_back");
        }
        for (const Account& account : *customer.accounts()) {
            std::int64_t balance = 0;
            for (const AccountEntry& entry : account.entries) CHECK(entry.balance == (balance += entry.amount));
            CHECK(account.balance == balance);
            CHECK(std::accumulate(account.ageing.begin(), account.ageing.end(), std::int64_t{0}) ==
                  std::max<std::int64_t>(balance, 0));
        }
    }
}
