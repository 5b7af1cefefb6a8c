// One payment over several debts: what has been due longest first, nothing lost, the rest as credit.
#include <doctest/doctest.h>

#include <numeric>

#include "core/sales/spread_payment.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
constexpr std::int64_t today = 20'000;
using Parts = std::vector<std::int64_t>;

struct Firm : QueryFirm {
    RecordId sara = add("person", {{"name", "سارة"}});
    RecordId invoice(std::int64_t day, std::int64_t days_to_pay, std::int64_t minor) {
        return add("invoice", {{"date", day},
                               {"due_date", day + days_to_pay},
                               {"person", sara},
                               {"total", Money{minor, currency_of("SAR")}},
                               {"sequence", ++sequence}});
    }
    Account account() { return accounts_of(tables, place(sara), Date{today})->front(); }
    std::int64_t sequence = 0;
};
} // namespace

TEST_CASE("what has been due longest is paid first, and what is left over is nobody's part") {
    Firm firm;
    const RecordId late_due = firm.invoice(today - 50, 60, 100'00), first_due = firm.invoice(today - 10, 0, 40'00);
    const auto debts = open_debts(firm.account());
    REQUIRE(debts.size() == 2);
    CHECK(debts[0].document == firm.place(first_due));
    CHECK(debts[1].document == firm.place(late_due));
    CHECK(spread(debts, 0) == Parts{0, 0});
    CHECK(spread(debts, -5) == Parts{0, 0});
    CHECK(spread(debts, 30'00) == Parts{30'00, 0});
    CHECK(spread(debts, 40'01) == Parts{40'00, 1});
    CHECK(spread(debts, 200'00) == Parts{40'00, 100'00});
}

TEST_CASE("every part is a payment for what it names; parts of nought are none") {
    Firm firm;
    const RecordId one = firm.invoice(today - 10, 0, 40'00), other = firm.invoice(today, 0, 60'00);
    const SaveRecords saved = payments_of_parts(firm.tables, firm.place(firm.sara), currency_of("SAR"), Date{today},
                                                "cash", {{firm.place(one), 40'00}, {firm.place(other), 0}, {{}, 5'00}});
    REQUIRE(saved.records.size() == 2);
    const auto value = [&](std::size_t record, std::string_view key) {
        for (const CellEdit& cell : saved.records[record].cells)
            if (cell.field == firm.field("payment", key)) return cell.value;
        return Value{};
    };
    CHECK(value(0, "amount") == Value{Money{40'00, currency_of("SAR")}});
    CHECK(value(0, "invoice") == Value{one});
    CHECK(value(0, "method") == words("cash"));
    CHECK(value(1, "amount") == Value{Money{5'00, currency_of("SAR")}});
    CHECK(is_missing(value(1, "invoice")));
    CHECK(value(1, "person") == Value{firm.sara});
}

TEST_CASE("what goes to an opening balance names it") {
    Firm firm;
    const RecordId balance = firm.add(
        "opening_balance", {{"date", today - 9}, {"person", firm.sara}, {"amount", Money{40'00, currency_of("SAR")}}});
    firm.invoice(today - 30, 0, 10'00);
    const auto debts = open_debts(firm.account());
    const auto parts = spread(debts, 25'00);
    REQUIRE(parts == Parts{10'00, 15'00});
    const SaveRecords saved = payments_of_parts(firm.tables, firm.place(firm.sara), currency_of("SAR"), Date{today}, "",
                                                {{debts[0].document, parts[0]}, {debts[1].document, parts[1]}});
    REQUIRE(saved.records.size() == 2);
    CHECK(std::ranges::any_of(saved.records[1].cells, [&](const CellEdit& cell) {
        return cell.field == firm.field("payment", "opening_balance") && cell.value == Value{balance};
    }));
}
