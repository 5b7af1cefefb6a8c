// Ceilings of discounts, and the approval of what lies above them.
#include <doctest/doctest.h>

#include "core/record/reason_names.hpp"
#include "core/sales/approval.hpp"
#include "core/sales/counter_sale.hpp"
#include "core/sales/issue.hpp"
#include "core/sales/make_document.hpp"
#include "core/sales/save_document.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr Currency riyal = currency_of("SAR"), dinar = currency_of("KWD");
constexpr std::int64_t percent = 10'000;

LineAmounts sold(Money price, std::int64_t discount_percent = 0, std::int64_t discount = 0) {
    return {.price = price, .discount = {discount, price.currency}, .discount_percent = discount_percent};
}

// A quote for Sara: one line of 100.00 with this discount in percent.
RecordId quote_of(WorkspaceWorld& world, std::int64_t discount, std::string seller = {}) {
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const Value agent = seller.empty() ? Value{} : Value{std::move(seller)};
    const auto saved = world.send(SaveDocument{
        .document = world.save_of("quote", {{"person", sara}, {"date", Value{std::int64_t{20'779}}}, {"agent", agent}}),
        .lines = {world.save_of("quote_line", {{"description", "بن"},
                                               {"quantity", Value{4 * one_unit}},
                                               {"price", Money{10'000, riyal}},
                                               {"discount_percent", Value{discount}}})},
        .removed_lines = {}});
    REQUIRE(saved);
    return saved->added.front();
}

DiscountStandings standing(WorkspaceWorld& world, RecordId document) {
    const Place place = world.tables().find(document);
    return discount_standing(world.tables(), place, live_lines(world.tables(), place)).standing;
}

MakeDocument all_of(WorkspaceWorld& world, RecordId from) {
    MakeDocument make{.from = from, .lines = {}};
    for (const LineLeft& left : lines_left(world.tables(), world.tables().find(from)))
        make.lines.push_back({world.tables().id(left.line), left.left()});
    return make;
}

RecordId line_of(WorkspaceWorld& world, RecordId document) {
    const Place place = world.tables().find(document);
    const EntityIx line = world.entity(document_kind(world.workspace->schema().entity(place.entity).key)->line);
    return world.tables().id({line, live_lines(world.tables(), place).front()});
}

// A representative who may give 10 %, a manager 25 %, and an owner of whom no ceiling speaks. Answers the manager.
RecordId add_roles(WorkspaceWorld& world) {
    world.add("discount_ceiling", {{"percent", Value{10 * percent}}, {"role", "representative"}});
    world.add("discount_ceiling", {{"percent", Value{25 * percent}}, {"role", "sales_manager"}});
    world.add("team_member", {{"name", "أمل"}, {"role", "representative"}});
    world.add("team_member", {{"name", "هدى"}, {"role", "owner"}});
    return world.add("team_member", {{"name", "سعد"}, {"role", "sales_manager"}});
}

} // namespace

TEST_CASE("the rule that says most counts, of several the lowest") {
    const CeilingRule rules[] = {{"", "", "", 10 * percent},         {"coffee", "", "", 5 * percent},
                                 {"", "vip", "", 20 * percent},      {"coffee", "vip", "", 15 * percent},
                                 {"", "", "amal", 12 * percent},     {"coffee", "vip", "amal", 30 * percent},
                                 {"coffee", "vip", "", 18 * percent}};
    CHECK(ceiling_for(rules, {"tea", "new", "saad"}) == 10 * percent);
    CHECK(ceiling_for(rules, {"coffee", "new", "saad"}) == 5 * percent);
    CHECK(ceiling_for(rules, {"tea", "vip", "saad"}) == 20 * percent);
    CHECK(ceiling_for(rules, {"coffee", "vip", "saad"}) == 15 * percent);
    CHECK(ceiling_for(rules, {"tea", "vip", "amal"}) == 12 * percent);
    CHECK(ceiling_for(rules, {"coffee", "vip", "amal"}) == 30 * percent);
    CHECK(ceiling_for(std::span(rules).subspan(1), {"tea", "new", "saad"}) == no_ceiling);
    CHECK(ceiling_for({}, {}) == no_ceiling);
}

TEST_CASE("a rule for one product, or for customers with a tag") {
    const RecordId coffee{1, 1}, tea{1, 2}, wholesale{1, 3};
    const CeilingRule rules[] = {{"", "", "", 10 * percent},
                                 {"", "", "", 5 * percent, coffee},
                                 {"", "", "", 20 * percent, {}, wholesale},
                                 {"", "", "", 15 * percent, coffee, wholesale}};
    const std::vector<Value> none, tagged{Value{RecordId{1, 9}}, Value{wholesale}};
    CHECK(ceiling_for(rules, {"", "", "", tea, none}) == 10 * percent);
    CHECK(ceiling_for(rules, {"", "", "", coffee, none}) == 5 * percent);
    CHECK(ceiling_for(rules, {"", "", "", tea, tagged}) == 20 * percent);
    CHECK(ceiling_for(rules, {"", "", "", coffee, tagged}) == 15 * percent);
}

TEST_CASE("a rule for a role is a condition like any other; without a role the lowest of all counts") {
    const CeilingRule rules[] = {{.percent = 40 * percent},
                                 {.percent = 10 * percent, .role = "representative"},
                                 {.percent = 25 * percent, .role = "sales_manager"},
                                 {.category = "coffee", .percent = 5 * percent},
                                 {.category = "coffee", .percent = 15 * percent, .role = "representative"}};
    CHECK(ceiling_for(rules, {.category = "tea", .role = "representative"}) == 10 * percent);
    CHECK(ceiling_for(rules, {.category = "tea", .role = "sales_manager"}) == 25 * percent);
    CHECK(ceiling_for(rules, {.category = "tea", .role = "owner"}) == 40 * percent);
    CHECK(ceiling_for(rules, {.category = "tea"}) == 40 * percent);
    // The role and the category name more than either.
    CHECK(ceiling_for(rules, {.category = "coffee", .role = "representative"}) == 15 * percent);
    CHECK(ceiling_for(rules, {.category = "coffee", .role = "sales_manager"}) == 5 * percent);
    const std::vector<std::string> roles = roles_named(rules);
    CHECK(roles == std::vector<std::string>{"", "representative", "sales_manager"});
    REQUIRE(lowest_rule_for(rules, {.category = "tea"}, roles));
    CHECK(lowest_rule_for(rules, {.category = "tea"}, roles)->role == "representative");
    CHECK(lowest_rule_for(rules, {.category = "coffee"}, roles)->percent == 5 * percent);
    CHECK_FALSE(lowest_rule_for({}, {}, roles));
}

TEST_CASE("a line's own discount and its part of the document's are held against the ceiling together") {
    const std::int64_t ten[] = {10 * percent, 10 * percent};
    const LineAmounts plain[] = {sold({10'000, riyal}), sold({10'000, riyal})};
    CHECK(lines_over(plain, {.discount_percent = 10 * percent}, ten).empty());
    CHECK(lines_over(plain, {.discount = {2'000, riyal}}, ten).empty());
    // 20.01 of 200.00: 10.005 of each line, less than a halala above the ceiling
    CHECK(lines_over(plain, {.discount = {2'001, riyal}}, ten).empty());
    CHECK(lines_over(plain, {.discount = {2'002, riyal}}, ten).size() == 2);
    // 5 % of the line and 10 % of what is left: 14.5 %
    const LineAmounts one[] = {sold({10'000, riyal}, 5 * percent), sold({10'000, riyal})};
    CHECK(lines_over(one, {.discount_percent = 10 * percent}, ten) ==
          std::vector<OverCeiling>{{0, 145'000, 10 * percent}});
    const LineAmounts amount[] = {sold({10'000, riyal}, 0, 1'001), sold({10'000, riyal}, 0, 1'000)};
    CHECK(lines_over(amount, {}, ten) == std::vector<OverCeiling>{{0, 100'100, 10 * percent}});
}

TEST_CASE("a percentage is itself at any price, whatever the sums round to") {
    const std::int64_t ceiling[] = {15 * percent};
    for (std::int64_t price = 1; price < 400; ++price)
        for (const Currency currency : {riyal, dinar, currency_of("JPY")}) {
            const LineAmounts own[] = {sold({price, currency}, 15 * percent)}, none[] = {sold({price, currency})};
            CHECK(lines_over(own, {}, ceiling).empty());
            CHECK(lines_over(none, {.discount_percent = 15 * percent}, ceiling).empty());
        }
    const LineAmounts huge[] = {sold({900'000'000'000'000'000, riyal}, 15 * percent)};
    CHECK(lines_over(huge, {}, ceiling).empty());
    CHECK(lines_over(huge, {.discount = {100'000'000'000'000'000, riyal}}, ceiling).size() == 1);
}

TEST_CASE("without a ceiling, a price or a total there is nothing to ask for") {
    const std::int64_t none[] = {no_ceiling}, nought[] = {0};
    const LineAmounts half[] = {sold({10'000, riyal}, 50 * percent)}, free[] = {LineAmounts{}};
    CHECK(lines_over(half, {}, none).empty());
    CHECK(lines_over(half, {}, nought).size() == 1);
    CHECK(lines_over(free, {}, nought).empty());
    const std::int64_t two[] = {0, 0};
    const LineAmounts mixed[] = {sold({10'000, riyal}, percent), sold({10'000, dinar}, percent)};
    CHECK(lines_over(mixed, {}, two).empty());
}

TEST_CASE("what is over its ceiling is not sent or made into an order before it is approved") {
    WorkspaceWorld world;
    const RecordId quote = quote_of(world, 20 * percent);
    CHECK(standing(world, quote) == DiscountStandings::within);
    world.add("discount_ceiling", {{"percent", Value{10 * percent}}});
    CHECK(standing(world, quote) == DiscountStandings::over);
    const auto send = world.save_of("quote", {{"state", "sent"}}, quote);
    CHECK(world.reasons(send) == std::vector{Reason::over_ceiling});
    CHECK(world.reasons(all_of(world, quote)) == std::vector{Reason::over_ceiling});
    CHECK(world.reasons(AskApproval{quote, ""}) == std::vector{Reason::required});
    REQUIRE(world.send(AskApproval{quote, "أمل"}));
    CHECK(standing(world, quote) == DiscountStandings::asked);
    CHECK(world.reasons(send) == std::vector{Reason::over_ceiling});
    CHECK(world.reasons(AnswerApproval{quote, false, "سعد", ""}) == std::vector{Reason::required});
    REQUIRE(world.send(AnswerApproval{quote, false, "سعد", "كثير"}));
    CHECK(standing(world, quote) == DiscountStandings::refused);
    REQUIRE(world.send(AskApproval{quote, "أمل"}));
    CHECK(world.words(quote, "approval_note").empty());
    REQUIRE(world.send(AnswerApproval{quote, true, "سعد", ""}));
    CHECK(standing(world, quote) == DiscountStandings::approved);
    const auto made = world.send(all_of(world, quote));
    REQUIRE(made);
    CHECK(standing(world, made->added.front()) == DiscountStandings::approved);
    CHECK(world.words(made->added.front(), "approval_by") == "سعد");
    world.workspace->undo();
    world.workspace->undo();
    CHECK(standing(world, quote) == DiscountStandings::asked);
}

TEST_CASE("an approval is void once lines, discounts or the customer are others; taken back, it holds again") {
    WorkspaceWorld world;
    world.add("discount_ceiling", {{"percent", Value{10 * percent}}});
    const RecordId quote = quote_of(world, 20 * percent), omar = world.add("person", {{"name", "عمر"}});
    REQUIRE(world.send(AskApproval{quote, "أمل"}));
    REQUIRE(world.send(AnswerApproval{quote, true, "سعد", ""}));
    const RecordId line = line_of(world, quote);
    const auto is_void_after = [&](const SaveRecord& save) {
        REQUIRE(world.send(save));
        const bool is_void =
            standing(world, quote) == DiscountStandings::over && world.words(quote, "approval").empty();
        world.workspace->undo();
        CHECK(standing(world, quote) == DiscountStandings::approved);
        return is_void;
    };
    CHECK(is_void_after(world.save_of("quote_line", {{"discount_percent", Value{21 * percent}}}, line)));
    CHECK(is_void_after(world.save_of("quote_line", {{"price", Money{9'000, riyal}}}, line)));
    CHECK(is_void_after(world.save_of("quote_line", {{"quantity", Value{one_unit}}}, line)));
    CHECK(is_void_after(world.save_of("quote", {{"discount_percent", Value{percent}}}, quote)));
    CHECK(is_void_after(world.save_of("quote", {{"person", omar}}, quote)));
    CHECK(is_void_after(world.save_of("quote_line", {{"quote", quote}, {"price", Money{10, riyal}}})));
    CHECK_FALSE(is_void_after(world.save_of("quote", {{"remarks", "للمكتب"}}, quote)));
    // What was asked for is not what stands there now: it cannot be approved.
    REQUIRE(world.send(world.save_of("quote_line", {{"discount_percent", Value{50 * percent}}}, line)));
    CHECK(world.reasons(AnswerApproval{quote, true, "سعد", ""}) == std::vector{Reason::over_ceiling});
}

TEST_CASE("what was sent before may be edited, but not given more discount") {
    WorkspaceWorld world;
    const RecordId quote = quote_of(world, 20 * percent);
    REQUIRE(world.send(world.save_of("quote", {{"state", "sent"}}, quote)));
    world.add("discount_ceiling", {{"percent", Value{10 * percent}}});
    CHECK(world.reasons(world.save_of("quote", {{"remarks", "للمكتب"}}, quote)).empty());
    const RecordId line = line_of(world, quote);
    CHECK(world.reasons(world.save_of("quote_line", {{"discount_percent", Value{30 * percent}}}, line)) ==
          std::vector{Reason::over_ceiling});
    CHECK(world.reasons(world.save_of("quote_line", {{"discount_percent", Value{9 * percent}}}, line)).empty());
    // One form may lower the discount and send at once.
    REQUIRE(world.send(world.save_of("quote", {{"state", "draft"}}, quote)));
    CHECK(world
              .reasons(
                  SaveDocument{.document = world.save_of("quote", {{"state", "sent"}}, quote),
                               .lines = {world.save_of("quote_line", {{"discount_percent", Value{9 * percent}}}, line)},
                               .removed_lines = {}})
              .empty());
}

TEST_CASE("a seller is held to the ceiling of his role, whoever has none to the lowest of all") {
    WorkspaceWorld world;
    add_roles(world);
    const auto is_over = [&](std::int64_t discount, std::string seller) {
        return standing(world, quote_of(world, discount * percent, std::move(seller))) == DiscountStandings::over;
    };
    CHECK_FALSE(is_over(10, "أمل"));
    CHECK(is_over(11, "أمل"));
    CHECK_FALSE(is_over(25, "سعد"));
    CHECK(is_over(26, "سعد"));
    CHECK_FALSE(is_over(90, "هُدى")); // as names are compared: folded
    CHECK(is_over(11, ""));
    CHECK(is_over(11, "غريب"));
    CHECK_FALSE(is_over(10, "غريب"));
    // Where no rule names a role nobody's role matters.
    const EntityIx ceiling = world.entity("discount_ceiling");
    for (Row row = 0; row < 2; ++row) REQUIRE(world.send(RemoveRecords{{world.tables().id({ceiling, row})}}));
    CHECK_FALSE(is_over(90, ""));
    world.add("discount_ceiling", {{"percent", Value{50 * percent}}});
    CHECK_FALSE(is_over(50, ""));
    CHECK(is_over(51, "هدى"));
}

TEST_CASE("what is over says whose ceiling it is, and whether the seller has a role at all") {
    WorkspaceWorld world;
    add_roles(world);
    const auto over = [&](std::string seller) {
        const Place place = world.tables().find(quote_of(world, 30 * percent, std::move(seller)));
        return discount_standing(world.tables(), place, live_lines(world.tables(), place)).over;
    };
    CHECK(over("سعد") == std::vector<OverCeiling>{{0, 30 * percent, 25 * percent, "sales_manager", false}});
    CHECK(over("") == std::vector<OverCeiling>{{0, 30 * percent, 10 * percent, "representative", true}});
}

TEST_CASE("whoever approves is of the team, and his role allows it") {
    WorkspaceWorld world;
    const auto asked = [&](std::int64_t discount, std::string seller) {
        const RecordId quote = quote_of(world, discount * percent, std::move(seller));
        REQUIRE(world.send(AskApproval{quote, "أمل"}));
        return quote;
    };
    const auto answers = [&](RecordId quote, std::string by, bool is_approved = true) {
        return world.reasons(AnswerApproval{quote, is_approved, std::move(by), is_approved ? "" : "كثير"});
    };
    world.add("discount_ceiling", {{"percent", Value{5 * percent}}});
    CHECK(answers(asked(20, "أمل"), "أي أحد").empty()); // nobody is in the list: anybody
    add_roles(world);
    const RecordId twenty = asked(20, "أمل"), thirty = asked(30, "أمل"), own = asked(30, "سعد");
    const std::vector<Reason> stranger{Reason::not_in_team}, low{Reason::may_not_approve}, fine;
    CHECK(answers(twenty, "أي أحد") == stranger);
    CHECK(answers(twenty, "") == std::vector{Reason::required});
    CHECK(answers(twenty, "أمل") == low);
    CHECK(answers(twenty, "سعد") == fine);
    CHECK(answers(thirty, "سعد") == low);
    CHECK(answers(own, "سعد") == low);
    CHECK(answers(thirty, "هدى") == fine);
    CHECK(answers(thirty, "أمل", false) == fine); // refusing asks for no role
    CHECK(answers(thirty, "أي أحد", false) == stranger);
    const Place place = world.tables().find(twenty);
    CHECK(who_may_approve(world.tables(),
                          discounted_document(world.tables(), place, live_lines(world.tables(), place))) ==
          std::vector<std::string>{"هدى", "سعد"});
    // A ceiling for all is not a manager's own; one that names him is.
    world.add("discount_ceiling", {{"percent", Value{12 * percent}}, {"seller", "سعد"}});
    CHECK(answers(twenty, "سعد") == low);
    // What he may sell himself he may approve.
    world.add("discount_ceiling", {{"percent", Value{30 * percent}}, {"seller", "سعد"}, {"role", "sales_manager"}});
    CHECK(answers(twenty, "سعد") == fine);
}

TEST_CASE("a change of roles voids no approval and opens none") {
    WorkspaceWorld world;
    const RecordId saad = add_roles(world);
    const RecordId quote = quote_of(world, 20 * percent, "أمل"), sent = quote_of(world, 25 * percent, "سعد");
    REQUIRE(world.send(world.save_of("quote", {{"state", "sent"}}, sent)));
    REQUIRE(world.send(AskApproval{quote, "أمل"}));
    REQUIRE(world.send(AnswerApproval{quote, true, "سعد", ""}));
    REQUIRE(world.send(world.save_of("team_member", {{"role", "representative"}}, saad)));
    CHECK(standing(world, quote) == DiscountStandings::approved);
    REQUIRE(world.send(world.save_of("quote", {{"state", "sent"}}, quote)));
    REQUIRE(world.send(all_of(world, quote)));
    // What he sent as a manager stays sent and may be edited; what is made of it is asked about.
    CHECK(standing(world, sent) == DiscountStandings::over);
    CHECK(world.reasons(world.save_of("quote", {{"remarks", "للمكتب"}}, sent)).empty());
    CHECK(world.reasons(all_of(world, sent)) == std::vector{Reason::over_ceiling});
    REQUIRE(world.send(RemoveRecords{{saad}}));
    CHECK(standing(world, quote) == DiscountStandings::approved);
}

TEST_CASE(
    "an order without a state would be sold: over its ceiling it is a draft, and stays one until it is approved") {
    WorkspaceWorld world;
    world.add("discount_ceiling", {{"percent", Value{10 * percent}}});
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const auto order = [&](std::int64_t discount) {
        const auto saved = world.send(
            SaveDocument{.document = world.save_of("order", {{"person", sara}, {"date", Value{std::int64_t{20'779}}}}),
                         .lines = {world.save_of("order_line", {{"description", "بن"},
                                                                {"price", Money{10'000, riyal}},
                                                                {"discount_percent", Value{discount * percent}}})},
                         .removed_lines = {}});
        REQUIRE(saved);
        return saved->added.front();
    };
    const RecordId within = order(10), over = order(11);
    CHECK(world.words(within, "state").empty());
    CHECK(world.words(over, "state") == "draft");
    const std::vector<Reason> held{Reason::over_ceiling};
    CHECK(world.reasons(world.save_of("order", {{"state", Value{}}}, over)) == held);
    CHECK(world.reasons(world.save_of("order_line", {{"discount_percent", Value{11 * percent}}},
                                      line_of(world, within))) == held);
    CHECK(world.reasons(world.save_of("order", {{"state", "cancelled"}}, over)).empty());
    REQUIRE(world.send(AskApproval{over, "أمل"}));
    REQUIRE(world.send(AnswerApproval{over, true, "سعد", ""}));
    CHECK(world.reasons(world.save_of("order", {{"state", Value{}}}, over)).empty());
}

TEST_CASE("a draft over its ceiling takes no number; an issued one and what corrects it ask for nothing") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"stage", "vip"}});
    const auto draft = [&] {
        const auto saved = world.send(SaveDocument{
            .document = world.save_of("invoice", {{"person", sara}, {"date", Value{std::int64_t{20'779}}}}),
            .lines = {world.save_of(
                "invoice_line",
                {{"description", "بن"}, {"price", Money{10'000, riyal}}, {"discount", Money{2'000, riyal}}})},
            .removed_lines = {}});
        REQUIRE(saved);
        return saved->added.front();
    };
    const auto issued = world.send(IssueInvoice{draft(), ""});
    REQUIRE(issued);
    world.add("discount_ceiling", {{"percent", Value{10 * percent}}});
    const RecordId later = draft();
    CHECK(world.reasons(IssueInvoice{later, ""}) == std::vector{Reason::over_ceiling});
    CHECK(standing(world, issued->added.front()) == DiscountStandings::within);
    const auto credit = world.send(all_of(world, issued->added.front()));
    REQUIRE(credit);
    CHECK(standing(world, credit->added.front()) == DiscountStandings::within);
    const RecordId coffee = world.add("product", {{"name", "بن"}, {"price", Money{10'000, riyal}}});
    SellAtCounter sale{.customer = sara, .lines = {{.product = coffee, .discount_percent = 20 * percent}}};
    CHECK(world.reasons(sale) == std::vector{Reason::over_ceiling});
    sale.lines.front().discount_percent = 10 * percent;
    CHECK(world.reasons(sale).empty());
    world.add("discount_ceiling", {{"percent", Value{25 * percent}}, {"stage", "vip"}});
    CHECK(world.reasons(IssueInvoice{later, ""}).empty());
}

TEST_CASE("a workflow rule sends nothing that is above its ceiling, and says why") {
    WorkspaceWorld world;
    add_roles(world);
    world.add(
        "workflow",
        {{"name", "أرسل"}, {"entity", "quote"}, {"event", "added"}, {"set_field", "state"}, {"set_value", "sent"}});
    CHECK(world.words(quote_of(world, 10 * percent, "أمل"), "state") == "sent");
    const RecordId over = quote_of(world, 11 * percent, "أمل");
    CHECK(world.words(over, "state") != "sent");
    CHECK(standing(world, over) == DiscountStandings::over);
    const Table& runs = world.tables().table(world.entity("workflow_run"));
    REQUIRE(runs.rows() > 0);
    const RecordId last = world.tables().id({world.entity("workflow_run"), static_cast<Row>(runs.rows() - 1)});
    CHECK(world.words(last, "reason") == name_of(Reason::over_ceiling));
}

TEST_CASE("at the counter the seller's role counts") {
    WorkspaceWorld world;
    add_roles(world);
    const RecordId coffee = world.add("product", {{"name", "بن"}, {"price", Money{10'000, riyal}}});
    SellAtCounter sale{.lines = {{.product = coffee, .discount_percent = 20 * percent}},
                       .paid = {{"cash", Money{8'000, riyal}}}};
    const std::vector<Reason> held{Reason::over_ceiling};
    CHECK(world.reasons(sale) == held);
    CHECK(counter_lines_over(world.tables(), sale) ==
          std::vector<OverCeiling>{{0, 20 * percent, 10 * percent, "representative", true}});
    sale.agent = "أمل";
    CHECK(world.reasons(sale) == held);
    sale.agent = "سعد";
    CHECK(world.reasons(sale).empty());
    CHECK(counter_lines_over(world.tables(), sale).empty());
}

TEST_CASE("a fingerprint knows lines in any order") {
    const DiscountedLine coffee{{1, 2}, sold({10'000, riyal}, percent)}, tea{{1, 3}, sold({500, riyal})};
    DiscountedDocument one{.lines = {coffee, tea}}, other{.lines = {tea, coffee}};
    CHECK(fingerprint_of(one) == fingerprint_of(other));
    other.terms.discount_percent = percent;
    CHECK(fingerprint_of(one) != fingerprint_of(other));
    other = {.seller = "أمل", .lines = {coffee, tea}};
    CHECK(fingerprint_of(one) != fingerprint_of(other));
}
