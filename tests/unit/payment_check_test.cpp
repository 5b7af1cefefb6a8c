// Payments against a bank's file: what is the same money, what is proposed for the rest, and that it stays fast.
#include <doctest/doctest.h>

#include <chrono>

#include "core/formats/csv.hpp"
#include "core/import/money_file.hpp"
#include "core/queries/known_fields.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

constexpr std::int64_t day0 = 20'000;
Money sar(std::int64_t minor) { return {minor, currency_of("SAR")}; }

struct Firm : QueryFirm {
    RecordId person(std::string_view name) { return add("person", {{"name", words(name)}}); }
    RecordId order(RecordId person, Money total, const char* number, std::int64_t day = day0 - 20) {
        return add("order", {{"date", day}, {"person", person}, {"total", total}, {"number", number}});
    }
    RecordId pay(RecordId person, Money amount, std::int64_t day, const char* reference = "") {
        return add("payment", {{"date", day}, {"person", person}, {"amount", amount}, {"reference", reference}});
    }
    void line(std::int64_t day, Money amount, std::string_view text, std::string_view reference = {}) {
        lines.push_back({.line = lines.size() + 2,
                         .day = Date{static_cast<std::int32_t>(day)},
                         .amount = amount,
                         .reference = std::string(reference),
                         .words = std::string(text)});
    }
    PaymentCheck check(int days_apart = 3, std::string method = {}) {
        return check_payments(tables, lines, {.days_apart = days_apart, .method = method, .today = Date{day0}});
    }
    std::vector<FileLine> lines;
};

Sheet sheet_of(std::string_view text) {
    Sheet sheet;
    CsvReader reader({});
    reader.feed(text);
    reader.finish();
    for (SheetRow row; reader.next(row);) sheet.add(row);
    return sheet;
}
ParseContext parsing() { return {.currency = currency_of("SAR"), .today = Date{day0}}; }

} // namespace

TEST_CASE("reference, document, name and amount, in this order; each payment once") {
    Firm firm;
    const RecordId sara = firm.person("سارة العتيبي"), omar = firm.person("عمر حسن الحربي");
    const RecordId order = firm.order(sara, sar(100'00), "INV-2026-0007");
    const RecordId by_reference = firm.pay(omar, sar(100'00), day0, "TR/778-1"),
                   by_document = firm.add("payment", {{"date", day0}, {"order", order}, {"amount", sar(100'00)}}),
                   by_name = firm.pay(omar, sar(100'00), day0 - 1), by_amount = firm.pay(sara, sar(100'00), day0 - 3);
    firm.line(day0, sar(100'00), "POS");
    firm.line(day0, sar(100'00), "حوالة من عمر سعد الحربي");
    firm.line(day0, sar(100'00), "Transfer inv 2026 0007");
    firm.line(day0, sar(100'00), "x", "tr778 1");
    const PaymentCheck check = firm.check();
    REQUIRE(check.matched.size() == 4);
    const std::pair<RecordId, CheckedBy> expected[] = {{by_amount, CheckedBy::amount},
                                                       {by_name, CheckedBy::customer},
                                                       {by_document, CheckedBy::document},
                                                       {by_reference, CheckedBy::reference}};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(check.matched[i].payment == firm.place(expected[i].first).row);
        CHECK(check.matched[i].by == expected[i].second);
    }
    CHECK(check.unrecorded.empty());
    CHECK(check.not_in_file.empty());
    CHECK(firm.check(2).matched.size() == 3); // the one of three days before is another's
}

TEST_CASE("another amount, currency, direction, or a line that names somebody else is not the same money") {
    Firm firm;
    const RecordId sara = firm.person("سارة العتيبي");
    firm.person("ليلى القحطاني");
    firm.pay(sara, sar(100'00), day0);
    firm.line(day0, sar(100'01), "سارة العتيبي");
    firm.line(day0, {100'00, currency_of("KWD")}, "سارة العتيبي");
    firm.line(day0, sar(-100'00), "سارة العتيبي");
    firm.line(day0, sar(100'00), "من ليلى القحطاني");
    const PaymentCheck check = firm.check();
    CHECK(check.matched.empty());
    CHECK(check.unrecorded.size() == 3);
    CHECK(check.went_out == 1);
    CHECK(check.not_in_file.size() == 1);
    firm.add("payment", {{"date", day0}, {"person", sara}, {"amount", sar(100'00)}, {"direction", "paid_back"}});
    CHECK(firm.check().matched.size() == 1);
    CHECK(firm.check().went_out == 0);
}

TEST_CASE("who paid and for what is proposed, a debt once; recorded so, the next check finds all of it") {
    Firm firm;
    const RecordId sara = firm.person("سارة العتيبي"), omar = firm.person("عمر الحربي"),
                   noura = firm.person("نورة السالم");
    const RecordId first = firm.order(sara, sar(100'00), "ORD-0011"), second = firm.order(omar, sar(70'00), "ORD-0012"),
                   third = firm.order(noura, sar(55'00), "ORD-0013");
    firm.line(day0, sar(40'00), "ORD 0011 part", "B1001");
    firm.line(day0, sar(70'00), "عمر الحربي", "B1002");
    firm.line(day0, sar(70'00), "عمر الحربي", "B1003");
    firm.line(day0, sar(55'00), "cash in", "B1004");
    firm.line(day0, sar(55'00), "cash in", "B1005");
    const PaymentCheck check = firm.check();
    REQUIRE(check.unrecorded.size() == 5);
    const auto is = [&](std::size_t i, RecordId customer, RecordId document) {
        const auto place = [&](RecordId id) { return id ? firm.place(id) : Place{}; };
        return check.unrecorded[i].customer == place(customer) && check.unrecorded[i].document == place(document);
    };
    CHECK(is(0, sara, first));
    CHECK(is(1, omar, second));
    CHECK(is(2, omar, {})); // credit
    CHECK(is(3, noura, third));
    CHECK(is(4, {}, {})); // nobody is named, and nothing of this amount is open any more
    const SaveRecords payments = payments_of_lines(firm.tables, firm.lines, check.unrecorded, "transfer");
    REQUIRE(payments.records.size() == 4);
    const Planned planned = plan_intent(firm.tables, payments, {.now = Moment{firm.now_ms}});
    CHECK(planned.ok());
    firm.pay(sara, sar(40'00), day0, "B1001");
    firm.add("payment", {{"date", day0}, {"order", second}, {"amount", sar(70'00)}, {"reference", "B1002"}});
    firm.pay(omar, sar(70'00), day0, "B1003");
    firm.pay(noura, sar(55'00), day0, "B1004");
    CHECK(firm.check().matched.size() == 4);
    CHECK(firm.check().unrecorded.size() == 1);
}

TEST_CASE("two people of one name: nobody is proposed, unless one alone owes the amount") {
    Firm firm;
    const RecordId one = firm.person("محمد العلي");
    firm.person("محمد العلي");
    firm.line(day0, sar(30'00), "محمد العلي");
    CHECK(!firm.check().unrecorded.front().customer);
    firm.order(one, sar(30'00), "ORD-0020");
    CHECK(firm.check().unrecorded.front().customer == firm.place(one));
}

TEST_CASE("payments by another way of paying are not looked for in the file") {
    Firm firm;
    const RecordId sara = firm.person("سارة");
    firm.add("payment", {{"date", day0}, {"person", sara}, {"amount", sar(5'00)}, {"method", "cash"}});
    firm.add("payment", {{"date", day0}, {"person", sara}, {"amount", sar(6'00)}, {"method", "transfer"}});
    firm.add("payment", {{"date", day0 + 30}, {"person", sara}, {"amount", sar(7'00)}, {"method", "transfer"}});
    firm.line(day0, sar(1'00), "fee back");
    CHECK(firm.check().not_in_file.size() == 2);
    CHECK(firm.check(3, "transfer").not_in_file.size() == 1);
    firm.lines.clear();
    CHECK(firm.check().not_in_file.empty());
}

TEST_CASE("the columns of banks in both languages are found, under titles too") {
    const Sheet arabic = sheet_of("كشف حساب,,,,\nمصرف,,,,\nالتاريخ,البيان,مدين,دائن,الرصيد\n"
                                  "05/10/2024,رصيد افتتاحي,,,\"1,000.00\"\n"
                                  "06/10/2024,حوالة,,\"1,250.50\",2\n25/10/2024,رسوم,10.00,,3\nالمجموع,,10,1250.5,\n");
    const MoneyColumns columns = guess_money_columns(arabic, parsing());
    CHECK(columns == MoneyColumns{.first_row = 3, .date = 0, .in = 3, .out = 2, .words = 1});
    const MoneyLines read = read_money_lines(arabic, columns, parsing());
    REQUIRE(read.lines.size() == 2);
    CHECK(read.lines[0].amount == sar(1250'50));
    CHECK(read.lines[0].words == "حوالة");
    CHECK(read.lines[1].amount == sar(-10'00));
    CHECK(read.lines[1].line == 6);
    CHECK(read.unread == std::vector<std::size_t>{7});

    const Sheet english =
        sheet_of("Value Date,Reference No.,Details,Amount (SAR)\n"
                 "2024-10-06,B77,Cash,\"1,000.00 CR\"\n2024-10-07,B78,Fee,(3.50)\n2024-10-08,,X,nonsense\n"
                 "2024-10-09,B79,Fee,-2.25\n2024-10-09,B79,Fee,4.00 DR\n");
    const MoneyColumns its = guess_money_columns(english, parsing());
    CHECK(its == MoneyColumns{.first_row = 1, .date = 0, .amount = 3, .reference = 1, .words = 2});
    const MoneyLines lines = read_money_lines(english, its, parsing());
    REQUIRE(lines.lines.size() == 4);
    CHECK(lines.lines[0].amount == sar(1000'00));
    CHECK(lines.lines[1].amount == sar(-3'50));
    CHECK(lines.lines[2].amount == sar(-2'25));
    CHECK(lines.lines[3].amount == sar(-4'00));
    CHECK(lines.unread == std::vector<std::size_t>{4});

    const Sheet bare = sheet_of("06/10/2024,12.50,a long line of words\n07/10/2024,13.50,another line of words\n");
    CHECK(guess_money_columns(bare, parsing()) == MoneyColumns{.first_row = 0, .date = 0, .amount = 1, .words = 2});
    CHECK(!guess_money_columns(sheet_of("a,b\nc,d\n"), parsing()).is_enough());
}

TEST_CASE("five thousand equal lines and as many equal payments of one customer are soon done") {
    Firm firm;
    const RecordId sara = firm.person("سارة العتيبي");
    for (int i = 0; i < 5'000; ++i) {
        firm.pay(sara, sar(100'00), day0);
        firm.line(day0, sar(100'00), "حوالة من سارة العتيبي اشتراك شهري");
    }
    const auto began = std::chrono::steady_clock::now();
    const PaymentCheck check = firm.check(14);
    CHECK(check.matched.size() == 5'000);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(5)); // quadratic work takes minutes
}

TEST_CASE("an opening balance of just that amount is what a line is for, and the payment names it") {
    Firm firm;
    const RecordId sara = firm.person("سارة العتيبي");
    const RecordId balance =
        firm.add("opening_balance", {{"date", day0 - 30}, {"person", sara}, {"amount", sar(75'00)}});
    firm.order(sara, sar(20'00), "1");
    firm.line(day0, sar(75'00), "حوالة من سارة العتيبي");
    const PaymentCheck check = firm.check();
    REQUIRE(check.unrecorded.size() == 1);
    CHECK(check.unrecorded[0].document == firm.place(balance));
    const SaveRecords saved = payments_of_lines(firm.tables, firm.lines, check.unrecorded, "transfer");
    REQUIRE(saved.records.size() == 1);
    CHECK(std::ranges::any_of(saved.records[0].cells, [&](const CellEdit& cell) {
        return cell.field == firm.field("payment", "opening_balance") && cell.value == Value{balance};
    }));
    firm.add("payment", {{"date", day0 + 1}, {"person", sara}, {"amount", sar(75'00)}, {"opening_balance", balance}});
    CHECK(firm.check().matched.size() == 1);
}
