// Invoices that are divided: what a command may write, what devices write together, and everybody who asks what is due.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/sales/account.hpp"
#include "core/sales/divide_invoice.hpp"
#include "core/sales/invoice_standing.hpp"
#include "core/sales/issue.hpp"
#include "core/sales/payment_check.hpp"
#include "core/sales/save_document.hpp"
#include "core/sales/spread_payment.hpp"
#include "tests/support/query_firm.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr std::int32_t start = 20'779;
constexpr Currency riyal = currency_of("SAR");

struct Desk {
    WorkspaceWorld world{1};
    RecordId sara = world.add("person", {{"name", "سارة"}});
    RecordId draft(std::int64_t minor) {
        const auto saved = world.send(SaveDocument{
            .document = world.save_of("invoice", {{"person", sara}, {"date", Value{std::int64_t{start}}}}),
            .lines = {world.save_of("invoice_line", {{"description", "بن"}, {"price", Money{minor, riyal}}})},
            .removed_lines = {}});
        REQUIRE(saved);
        return saved->added.front();
    }
    RecordId issue(RecordId draft) {
        const auto issued = world.send(IssueInvoice{draft, ""});
        REQUIRE(issued);
        return issued->added.front();
    }
    std::vector<Instalment> parts(RecordId invoice) {
        return instalments_of(world.tables(), world.workspace->caches().relations, world.tables().find(invoice));
    }
    std::size_t kept() { return world.tables().table(world.tables().schema().entity("instalment")).live_count; }
};
using Parts = std::vector<Instalment>;

// An account whose one invoice of 300.00 is divided in three, one of them late today.
struct Firm : QueryFirm {
    static constexpr std::int64_t today = 20'000;
    RecordId sara = add("person", {{"name", "سارة"}});
    RecordId invoice = add("invoice", {{"date", today - 40},
                                       {"due_date", today + 300},
                                       {"person", sara},
                                       {"total", Money{300'00, riyal}},
                                       {"number", "INV-2026-0001"},
                                       {"sequence", std::int64_t{1}}});
    Firm() {
        for (const std::int64_t due : {today + 20, today - 10, today + 50}) instalment(due, {100'00, riyal});
    }
    RecordId instalment(std::int64_t due, Money amount) {
        return add("instalment", {{"invoice", invoice}, {"due_date", due}, {"amount", amount}});
    }
    Account account() { return accounts_of(tables, place(sara), Date{today})->front(); }
    RelationCache relations;
    InvoiceStanding standing() {
        relations.clear();
        return invoice_standing(tables, relations, place(invoice), Date{today});
    }
};

} // namespace

TEST_CASE("dividing again writes over what is kept, and one undo takes it back whole") {
    Desk desk;
    const RecordId invoice = desk.issue(desk.draft(100'00));
    const Parts three{{Date{start}, 33'33}, {Date{start + 30}, 33'33}, {Date{start + 60}, 33'34}},
        two{{Date{start + 5}, 50'00}, {Date{start + 9}, 50'00}};
    REQUIRE(desk.world.send(DivideInvoice{invoice, three}));
    CHECK(desk.parts(invoice) == three);
    REQUIRE(desk.world.send(DivideInvoice{invoice, two}));
    CHECK(desk.parts(invoice) == two);
    CHECK(desk.kept() == 2);
    CHECK(desk.world.workspace->undo());
    CHECK(desk.parts(invoice) == three);
    REQUIRE(desk.world.send(DivideInvoice{invoice, {}}));
    CHECK(desk.kept() == 0);
    CHECK(desk.world.workspace->undo());
    CHECK(desk.parts(invoice) == three);
}

TEST_CASE("parts that are not the invoice are refused, each with its reason") {
    Desk desk;
    const RecordId invoice = desk.draft(100'00);
    const auto reasons = [&](const Parts& parts) { return desk.world.reasons(DivideInvoice{invoice, parts}); };
    CHECK(reasons({{Date{start}, 99'99}}) == std::vector{Reason::too_small});
    CHECK(reasons({{Date{start}, 50'00}, {Date{start}, 50'01}}) == std::vector{Reason::more_than_left});
    CHECK(reasons({{Date{start}, 100'00}, {Date{start}, 0}}) == std::vector{Reason::too_small});
    CHECK(reasons({{Date{start}, INT64_MAX}, {Date{start}, INT64_MAX}}) == std::vector{Reason::more_than_left});
    CHECK(reasons(Parts(std::size_t{instalments_max} + 1, {Date{start}, 1})) ==
          std::vector{Reason::too_large, Reason::too_small});
    CHECK(reasons({{Date{start}, 100'00}}).empty());
    CHECK(desk.world.reasons(DivideInvoice{desk.sara, {}}) == std::vector{Reason::no_such_record});
}

TEST_CASE("a draft's instalments go with it: into the issued invoice, and into the bin") {
    Desk desk;
    const RecordId draft = desk.draft(100'00), other = desk.draft(80'00);
    REQUIRE(desk.world.send(DivideInvoice{draft, {{Date{start}, 40'00}, {Date{start + 30}, 60'00}}}));
    REQUIRE(desk.world.send(DivideInvoice{other, {{Date{start}, 80'00}}}));
    REQUIRE(desk.world.send(RemoveRecords{{other}}));
    CHECK(desk.kept() == 2);
    CHECK(desk.world.workspace->undo());
    CHECK(desk.kept() == 3);
    const RecordId invoice = desk.issue(draft);
    CHECK(desk.parts(invoice) == Parts{{Date{start}, 40'00}, {Date{start + 30}, 60'00}});
    CHECK(desk.kept() == 3);
    CHECK(desk.parts(draft).empty());
}

TEST_CASE("account, ages and standing go by the instalments, not by the invoice's own due date") {
    Firm firm;
    CHECK(firm.account().ageing == std::array<std::int64_t, ageing_parts>{200'00, 100'00, 0, 0, 0});
    CHECK(firm.standing().standing == Standings::overdue);
    CHECK(firm.standing().days_late == 10);
    firm.add("payment", {{"date", Firm::today}, {"invoice", firm.invoice}, {"amount", Money{130'00, riyal}}});
    CHECK(firm.account().ageing == std::array<std::int64_t, ageing_parts>{170'00, 0, 0, 0, 0});
    CHECK(firm.standing().standing == Standings::partly_paid);
    CHECK(firm.standing().parts[1].paid == 30'00);
    REQUIRE(firm.standing().next());
    CHECK(firm.standing().next()->left() == 70'00);
    firm.add("payment", {{"date", Firm::today},
                         {"invoice", firm.invoice},
                         {"direction", "paid_back"},
                         {"amount", Money{130'00, riyal}}});
    CHECK(firm.standing().days_late == 10);
}

TEST_CASE("parts that do not add up, of two devices or of another currency, still owe the invoice") {
    Firm firm;
    const RecordId more = firm.instalment(Firm::today + 90, {500'00, riyal});
    CHECK(firm.account().balance == 300'00);
    CHECK(firm.account().entries.size() == 3); // what is more than the invoice is cut from the end
    firm.remove(more);
    firm.instalment(Firm::today + 90, {100'00, currency_of("KWD")});
    firm.set(firm.invoice, "total", Money{350'00, riyal});
    CHECK(firm.account().balance == 350'00);
    CHECK(firm.account().entries.back().amount == 50'00);
}

TEST_CASE("one payment over several instalments is one payment, and a bank's line is offered the oldest") {
    Firm firm;
    const auto debts = open_debts(firm.account());
    REQUIRE(debts.size() == 3);
    CHECK(debts[0].instalment == 1);
    const SaveRecords saved = payments_of_parts(firm.tables, firm.place(firm.sara), riyal, Date{Firm::today}, {},
                                                {{debts[0].document, 100'00}, {debts[1].document, 20'00}});
    REQUIRE(saved.records.size() == 1);
    CHECK(std::ranges::contains(saved.records[0].cells, Value{Money{120'00, riyal}}, &CellEdit::value));

    const std::vector<FileLine> lines{
        {.line = 1, .day = Date{Firm::today}, .amount = {100'00, riyal}, .reference = {}, .words = "سارة"}};
    const PaymentCheck check = check_payments(firm.tables, lines, {.method = {}, .today = Date{Firm::today}});
    REQUIRE(check.unrecorded.size() == 1);
    CHECK(check.unrecorded[0].document == firm.place(firm.invoice));
}

TEST_CASE("the deposit on an order is shared by the invoices made of it, the earliest due first") {
    QueryFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const RecordId order = firm.add(
        "order",
        {{"date", std::int64_t{start}}, {"person", sara}, {"total", Money{300'00, riyal}}, {"state", "confirmed"}});
    std::int64_t sequence = 0;
    const auto invoice = [&](std::int64_t due, std::int64_t minor) {
        return firm.add("invoice", {{"date", std::int64_t{start}},
                                    {"due_date", due},
                                    {"person", sara},
                                    {"order", order},
                                    {"total", Money{minor, riyal}},
                                    {"sequence", ++sequence}});
    };
    const auto pay = [&](std::string_view names, RecordId what, std::int64_t minor) {
        firm.add("payment",
                 {{"date", std::int64_t{start}}, {"person", sara}, {names, what}, {"amount", Money{minor, riyal}}});
    };
    const auto due_of = [&](RecordId of) {
        RelationCache relations;
        return invoice_standing(firm.tables, relations, firm.place(of), Date{start}).due->minor;
    };
    const auto open_of = [&](RecordId of) {
        for (const AccountEntry& entry : accounts_of(firm.tables, firm.place(sara), Date{start})->front().entries)
            if (entry.document == firm.place(of)) return entry.open;
        return std::int64_t{-1};
    };
    const RecordId late = invoice(start + 60, 100'00), early = invoice(start + 30, 100'00);
    pay("order", order, 120'00);
    CHECK(due_of(early) == 0);
    CHECK(due_of(late) == 80'00);
    pay("invoice", early, 70'00); // its own comes first: of the deposit it needs 30.00
    CHECK(due_of(early) == 0);
    CHECK(due_of(late) == 10'00);
    for (const RecordId each : {late, early}) CHECK(open_of(each) == due_of(each));
    CHECK(open_of(order) == 100'00); // its rest is paid last
    firm.add("payment", {{"date", std::int64_t{start}},
                         {"order", order},
                         {"direction", "paid_back"},
                         {"amount", Money{120'00, riyal}}});
    CHECK(due_of(late) == 100'00);
    CHECK(due_of(early) == 30'00);
}
