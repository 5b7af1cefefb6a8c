// Random customers with opening balances, invoices and payments that name them, or nothing: the account always
// balances, and what names a balance is taken off that one.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "core/sales/owing.hpp"
#include "core/sales/spread_payment.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

constexpr std::int64_t today = 20'000;
constexpr std::string_view currencies[] = {"SAR", "SAR", "SAR", "KWD", "JPY"};

struct Books {
    explicit Books(unsigned seed) : random(seed) {
        for (std::int64_t i = 1 + up_to(2); i > 0; --i) customers.push_back(firm.add("person", {{"name", "عميل"}}));
        for (std::int64_t i = up_to(5); i > 0; --i)
            balances.push_back(firm.add(
                "opening_balance",
                {{"date", today - up_to(120)}, {"person", anybody()}, {"amount", any_money(up_to(9) ? 1 : -1)}}));
        for (std::int64_t i = up_to(3); i > 0; --i)
            invoices.push_back(firm.add("invoice", {{"date", today - up_to(120)},
                                                    {"person", anybody()},
                                                    {"total", any_money(1)},
                                                    {"sequence", std::int64_t{i}}}));
        for (std::int64_t i = up_to(8); i > 0; --i) {
            const RecordId payment =
                firm.add("payment", {{"date", today - up_to(60)},
                                     {"person", anybody()},
                                     {"amount", any_money(1)},
                                     {"direction", std::string(up_to(5) ? "received" : "paid_back")}});
            if (const auto what = up_to(3); what < 2 && !balances.empty())
                firm.set(payment, "opening_balance",
                         balances[static_cast<std::size_t>(up_to(std::ssize(balances) - 1))]);
            else if (what == 2 && !invoices.empty())
                firm.set(payment, "invoice", invoices[static_cast<std::size_t>(up_to(std::ssize(invoices) - 1))]);
        }
    }
    std::int64_t up_to(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random); }
    RecordId anybody() { return customers[static_cast<std::size_t>(up_to(std::ssize(customers) - 1))]; }
    Money any_money(int sign) {
        return {sign * up_to(500), currency_of(currencies[static_cast<std::size_t>(up_to(4))])};
    }

    QueryFirm firm;
    std::mt19937_64 random;
    std::vector<RecordId> customers, balances, invoices;
};

} // namespace

TEST_CASE("whatever payments name, accounts balance, and a balance keeps open what nothing has paid of it") {
    int named_and_open = 0;
    for (unsigned seed = 0; seed < 1500; ++seed) {
        CAPTURE(seed);
        Books books(seed);
        std::map<Currency, std::int64_t> all;
        for (const LedgerEntry& entry : ledger(books.firm.tables)) all[entry.amount.currency] += entry.amount.minor;
        for (const RecordId customer : books.customers) {
            const std::vector<LedgerEntry> entries = ledger(books.firm.tables, books.firm.place(customer));
            const auto accounts = accounts_of(entries, Date{today});
            REQUIRE(accounts);
            for (const Account& account : *accounts) {
                all[account.currency] -= account.balance;
                std::int64_t open = 0, of_ages = 0, spread_over = 0;
                for (const AccountEntry& entry : account.entries) {
                    std::int64_t named = 0;
                    for (const LedgerEntry& each : entries)
                        if (each.covers == entry.document && each.amount.currency == account.currency)
                            named -= each.amount.minor;
                    CHECK(entry.open >= 0);
                    if (entry.amount > 0 && entry.open > 0) CHECK(entry.open <= entry.amount - named);
                    if (entry.open > 0 && named > 0) ++named_and_open;
                    open += entry.open;
                }
                for (const std::int64_t part : account.ageing) of_ages += part;
                CHECK(of_ages == std::max<std::int64_t>(account.balance, 0));
                // Paying what is open in one go leaves nothing open.
                for (const std::int64_t part : spread(open_debts(account), open)) spread_over += part;
                CHECK(spread_over == open);
            }
        }
        for (const auto& [currency, left] : all) CHECK(left == 0); // nothing is lost between customers
    }
    CHECK(named_and_open > 100);
}

TEST_CASE("taking the name off a payment moves what is open, never the customers' balances together") {
    for (unsigned seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        Books books(seed);
        const auto sums = [&] {
            std::map<Currency, std::int64_t> all;
            for (const LedgerEntry& entry : ledger(books.firm.tables)) all[entry.amount.currency] += entry.amount.minor;
            return all;
        };
        const auto before = sums();
        const EntityIx payment = books.firm.schema.entity("payment");
        for (Row row = 0; row < books.firm.tables.table(payment).rows(); ++row)
            books.firm.set(books.firm.tables.id({payment, row}), "opening_balance", Value{});
        CHECK(sums() == before);
    }
}
