// A customer's account: entries sum to the balance, the ages of what is due sum to what is due; also over random
// accounts.
#include <doctest/doctest.h>

#include <numeric>
#include <random>

#include "core/sales/account.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
constexpr std::int64_t today = 20'000;
Money sum(std::int64_t minor, std::string_view code = "SAR") { return {minor, currency_of(code)}; }

using Ages = std::array<std::int64_t, ageing_parts>;

struct Customer {
    QueryFirm firm;
    RecordId sara = firm.add("person", {{"name", "سارة"}});
    RecordId order(std::int64_t day, Money total, std::string_view state = "confirmed") {
        return firm.add("order", {{"date", day}, {"person", sara}, {"total", total}, {"state", std::string(state)}});
    }
    RecordId order_line(RecordId order, std::int64_t quantity) {
        return firm.add("order_line", {{"order", order}, {"quantity", quantity * 10'000}});
    }
    RecordId invoice(std::int64_t day, Money total, Value order = {}, std::int64_t days_to_pay = 0) {
        return firm.add("invoice", {{"date", day},
                                    {"due_date", day + days_to_pay},
                                    {"person", sara},
                                    {"total", total},
                                    {"order", order},
                                    {"sequence", ++sequence}});
    }
    RecordId credit(std::int64_t day, Money total, RecordId invoice, Value order = {}) {
        return firm.add("invoice", {{"date", day},
                                    {"kind", "credit_note"},
                                    {"person", sara},
                                    {"total", total},
                                    {"credits", invoice},
                                    {"order", order},
                                    {"sequence", ++sequence}});
    }
    void pay(std::int64_t day, Money amount, std::string_view direction = "received", Value invoice = {},
             Value order = {}) {
        firm.add("payment", {{"date", day},
                             {"person", sara},
                             {"amount", amount},
                             {"invoice", invoice},
                             {"order", order},
                             {"direction", std::string(direction)}});
    }
    auto accounts() { return accounts_of(firm.tables, firm.place(sara), Date{today}); }
    Account account() {
        const auto all = accounts();
        REQUIRE(all);
        REQUIRE(all->size() == 1);
        return all->front();
    }
    std::int64_t sequence = 0;
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
    CHECK(account.ageing == Ages{0, 20'00, 30'00, 35'00, 0});
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
    CHECK(accounts->at(0).ageing == Ages{});
    CHECK(accounts->at(1).ageing == Ages{0, 0, 7'500, 0, 0});
}

TEST_CASE("an issued invoice takes its order's place, in part or whole; a draft takes nothing") {
    Customer customer;
    const RecordId order = customer.order(today - 50, sum(100'00));
    const RecordId draft = customer.firm.add(
        "invoice", {{"date", today}, {"person", customer.sara}, {"total", sum(40'00)}, {"order", order}});
    CHECK(customer.account().ageing == Ages{0, 0, 100'00, 0, 0});
    customer.firm.set(draft, "sequence", std::int64_t{99});
    CHECK(customer.account().balance == 100'00);
    CHECK(customer.account().ageing == Ages{40'00, 0, 60'00, 0, 0});
    customer.invoice(today - 10, sum(60'00), order, 30);
    CHECK(customer.account().entries.size() == 2); // the order is gone
    CHECK(customer.account().ageing == Ages{100'00, 0, 0, 0, 0});
    customer.invoice(today - 10, sum(7'00), order); // more than the order was
    CHECK(customer.account().balance == 107'00);
}

TEST_CASE("when invoices have taken every line, nothing is left of the order, whatever the rounding") {
    Customer customer;
    const RecordId order = customer.order(today, sum(100'00)), line = customer.order_line(order, 3);
    for (int i = 0; i < 3; ++i) {
        const RecordId invoice = customer.invoice(today, sum(33'33), order);
        customer.firm.add("invoice_line",
                          {{"invoice", invoice}, {"order_line", line}, {"quantity", std::int64_t{10'000}}});
        CHECK(customer.account().balance == (i == 2 ? 99'99 : 100'00));
    }
}

TEST_CASE("what is paid for an invoice leaves the others open; what is too much pays what has been due longest") {
    Customer customer;
    const RecordId old = customer.invoice(today - 100, sum(50'00)), fresh = customer.invoice(today - 40, sum(80'00));
    customer.pay(today - 1, sum(80'00), "received", fresh);
    CHECK(customer.account().ageing == Ages{0, 0, 0, 0, 50'00});
    customer.pay(today, sum(30'00), "received", fresh); // 30.00 too much
    CHECK(customer.account().ageing == Ages{0, 0, 0, 0, 20'00});
    customer.pay(today, sum(70'00), "paid_back", fresh); // of 110.00: 40.00 stay
    CHECK(customer.account().ageing == Ages{0, 0, 40'00, 0, 50'00});
    customer.credit(today, sum(50'00), old);
    CHECK(customer.account().ageing == Ages{0, 0, 40'00, 0, 0});
    customer.pay(today, sum(100'00));
    CHECK(customer.account().balance == -60'00);
    CHECK(customer.account().ageing == Ages{});
}

TEST_CASE("a deposit on an order counts for the invoice that is made of it") {
    Customer customer;
    customer.invoice(today - 70, sum(10'00));
    const RecordId order = customer.order(today - 20, sum(100'00));
    customer.pay(today - 20, sum(30'00), "received", {}, order);
    CHECK(customer.account().ageing == Ages{0, 70'00, 0, 10'00, 0});
    customer.invoice(today - 10, sum(100'00), order, 30);
    CHECK(customer.account().ageing == Ages{70'00, 0, 0, 10'00, 0});
}

TEST_CASE("a debt is one customer's: the company's where it names one, and so is what is paid for it") {
    Customer customer;
    const RecordId palm = customer.firm.add("company", {{"name", "النخيل"}});
    const RecordId order = customer.order(today, sum(100'00));
    customer.firm.set(order, "company", palm);
    customer.pay(today, sum(40'00), "received", {}, order); // by the person, for the company's order
    CHECK(customer.accounts()->empty());
    const auto accounts = accounts_of(customer.firm.tables, customer.firm.place(palm), Date{today});
    REQUIRE(accounts->size() == 1);
    CHECK(accounts->front().balance == 60'00);
}

TEST_CASE("amounts that no number holds make no account") {
    Customer customer;
    for (int i = 0; i < 3; ++i) customer.order(today, sum(INT64_MAX / 2));
    CHECK_FALSE(customer.accounts());
}

TEST_CASE("entries always sum to the balance, ages to what is due, and no order counts beside its invoices") {
    std::mt19937 random(7);
    const auto any = [&](int below) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 60; ++round) {
        Customer customer;
        std::int64_t owed = 0;                                 // worked out beside the ledger, in riyals
        std::vector<std::pair<RecordId, std::int64_t>> orders; // and what is left of them
        std::vector<RecordId> invoices;
        for (std::int64_t i = any(40); i >= 0; --i) {
            const std::int64_t day = today - 150 + any(170), minor = 1 + any(100'000);
            const Money money = sum(minor, any(3) ? "SAR" : "KWD");
            const bool is_riyals = money.currency == currency_of("SAR");
            const auto for_any = [&](std::vector<RecordId>& of) {
                return of.empty() || any(3) == 0
                           ? Value{}
                           : Value{of[static_cast<std::size_t>(any(static_cast<int>(of.size())))]};
            };
            switch (any(5)) {
            case 0:
                if (is_riyals) orders.emplace_back(customer.order(day, money), minor), owed += minor;
                break;
            case 1: {
                auto* of =
                    orders.empty() ? nullptr : &orders[static_cast<std::size_t>(any(static_cast<int>(orders.size())))];
                if (!is_riyals) of = nullptr;
                invoices.push_back(customer.invoice(day, money, of ? Value{of->first} : Value{}, any(60)));
                if (of) {
                    const std::int64_t taken = std::min(of->second, minor);
                    of->second -= taken, owed -= taken;
                }
                if (is_riyals) owed += minor;
                break;
            }
            case 2: {
                const Value invoice = for_any(invoices);
                if (is_missing(invoice)) break;
                customer.credit(day, money, std::get<RecordId>(invoice));
                if (is_riyals) owed -= minor;
                break;
            }
            default: {
                const bool is_back = any(5) == 0;
                customer.pay(day, money, is_back ? "paid_back" : "received", for_any(invoices));
                if (is_riyals) owed += is_back ? minor : -minor;
            }
            }
        }
        std::int64_t riyals_balance = 0;
        for (const Account& account : *customer.accounts()) {
            std::int64_t balance = 0, open = 0;
            for (const AccountEntry& entry : account.entries) {
                CHECK(entry.balance == (balance += entry.amount));
                CHECK(entry.open >= 0);
                open += entry.open;
            }
            CHECK(account.balance == balance);
            CHECK(std::accumulate(account.ageing.begin(), account.ageing.end(), std::int64_t{0}) ==
                  std::max<std::int64_t>(balance, 0));
            CHECK(open <= std::max<std::int64_t>(balance, 0));
            if (account.currency == currency_of("SAR")) riyals_balance = balance;
        }
        CHECK(riyals_balance == owed);
    }
}

TEST_CASE("a payment that names an opening balance pays that one first, and is its customer's") {
    Customer customer;
    const auto opening = [&](std::int64_t day, Money amount) {
        return customer.firm.add("opening_balance", {{"date", day}, {"person", customer.sara}, {"amount", amount}});
    };
    const auto pay = [&](Value balance, Money amount, Value who, std::string_view direction = "received") {
        return customer.firm.add("payment", {{"date", today},
                                             {"person", who},
                                             {"opening_balance", balance},
                                             {"amount", amount},
                                             {"direction", std::string(direction)}});
    };
    const auto open = [&] {
        std::vector<std::int64_t> all;
        for (const AccountEntry& entry : customer.account().entries)
            if (entry.amount > 0) all.push_back(entry.open);
        return all;
    };
    using Open = std::vector<std::int64_t>;
    opening(today - 90, sum(100'00));
    const RecordId newer = opening(today - 40, sum(50'00));
    CHECK(open() == Open{100'00, 50'00});
    const RecordId part = pay(newer, sum(30'00), customer.sara);
    CHECK(open() == Open{100'00, 20'00}); // not the older one
    const RecordId omar = customer.firm.add("person", {{"name", "عمر"}});
    pay(newer, sum(45'00), omar); // he brought it: hers all the same, and 25.00 are left for the older
    CHECK(open() == Open{75'00, 0});
    CHECK(accounts_of(customer.firm.tables, customer.firm.place(omar), Date{today})->empty());
    customer.firm.remove(part);
    CHECK(open() == Open{100'00, 5'00});
    const RecordId back = pay(newer, sum(10'00), customer.sara, "paid_back");
    CHECK(customer.account().balance == 115'00);
    CHECK(customer.account().ageing == Ages{0, 0, 15'00, 100'00, 0});
    customer.firm.remove(back);
    // In the bin the balance is not owed; what was paid for it stays and pays whatever is.
    customer.firm.remove(newer);
    CHECK(open() == Open{55'00});
    customer.firm.restore(newer);
    pay(newer, sum(7'000, "KWD"), customer.sara); // another currency pays nothing of it
    const auto accounts = customer.accounts();
    REQUIRE(accounts->size() == 2);
    CHECK((*accounts)[0].balance == 105'00);
    CHECK((*accounts)[1].balance == -7'000);
}
