// Who owes: only those whose account has something open, with the parts by lateness and the sums by currency.
#include <doctest/doctest.h>

#include <numeric>

#include "core/sales/owing.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
constexpr std::int64_t today = 20'000;
Money sum(std::int64_t minor, std::string_view code = "SAR") { return {minor, currency_of(code)}; }

struct Firm : QueryFirm {
    RecordId person(std::string_view name, std::string_view owner = {}) {
        return add("person", {{"name", words(name)}, {"owner", owner.empty() ? Value{} : words(owner)}});
    }
    void order(RecordId person, std::int64_t days_ago, Money total) {
        add("order", {{"date", today - days_ago}, {"person", person}, {"total", total}});
    }
    void pay(RecordId person, Money amount) {
        add("payment", {{"date", today}, {"person", person}, {"amount", amount}});
    }
    Owing who() { return owing(tables, Date{today}); }
};

std::vector<OwedSum> sums(const Owing& owing) {
    std::vector<const Debtor*> all;
    for (const Debtor& each : owing.debtors) all.push_back(&each);
    return sums_of(all);
}
} // namespace

TEST_CASE("who has paid, or paid too much, does not owe; a customer stands once per currency") {
    Firm firm;
    CHECK(firm.who().debtors.empty());
    const RecordId sara = firm.person("سارة", "خالد"), omar = firm.person("عمر"), noura = firm.person("نورة", "أحمد"),
                   paid = firm.person("ليلى", "هند");
    firm.order(sara, 40, sum(100'00));
    firm.order(sara, 0, sum(20'00));
    firm.order(sara, 100, sum(7'500, "KWD"));
    firm.order(omar, 10, sum(50'00));
    firm.pay(omar, sum(60'00));
    firm.order(noura, 5, sum(30'00));
    firm.pay(noura, sum(10'00));
    firm.order(paid, 5, sum(30'00));
    firm.pay(paid, sum(30'00));
    const Owing who = firm.who();
    REQUIRE(who.debtors.size() == 3);
    CHECK(who.debtors[0].customer == firm.place(sara));
    CHECK(who.debtors[0].owed.balance == 120'00);
    CHECK(who.debtors[0].owed.ageing == std::array<std::int64_t, 5>{20'00, 0, 100'00, 0, 0});
    CHECK(who.debtors[0].owed.late() == 100'00);
    CHECK(who.debtors[1].owed.currency == currency_of("KWD"));
    CHECK(who.debtors[2].customer == firm.place(noura));
    CHECK(who.owners == std::vector<std::string>{"أحمد", "خالد"}); // of those who owe
    const auto by_currency = sums(who);
    REQUIRE(by_currency.size() == 2);
    CHECK(by_currency[0].debtors == 2);
    CHECK(by_currency[0].owed.balance == 140'00);
    CHECK(by_currency[0].owed.ageing == std::array<std::int64_t, 5>{20'00, 20'00, 100'00, 0, 0});
    CHECK(by_currency[1].owed.balance == 7'500);
}

TEST_CASE("what fits no number is told, not added up") {
    Firm firm;
    const RecordId sara = firm.person("سارة"), omar = firm.person("عمر"), noura = firm.person("نورة");
    firm.order(sara, 1, sum(INT64_MAX));
    firm.order(sara, 1, sum(1));
    firm.order(omar, 1, sum(INT64_MAX));
    firm.order(noura, 1, sum(5));
    const Owing who = firm.who();
    CHECK(who.too_large == 1);
    CHECK(who.debtors.size() == 2);
    CHECK(sums(who).empty());
}

TEST_CASE("of ten thousand debtors every one stands, and the sums are theirs") {
    Firm firm;
    std::int64_t owed = 0;
    for (int i = 0; i < 10'000; ++i) {
        const RecordId customer = firm.person("عميل", i % 2 ? "خالد" : "هند");
        firm.order(customer, i % 120, sum(100 + i));
        owed += 100 + i;
    }
    const Owing who = firm.who();
    CHECK(who.debtors.size() == 10'000);
    const auto all = sums(who);
    REQUIRE(all.size() == 1);
    CHECK(all[0].owed.balance == owed);
    CHECK(std::accumulate(all[0].owed.ageing.begin(), all[0].owed.ageing.end(), std::int64_t{0}) == owed);
    CHECK(who.owners.size() == 2);
}
