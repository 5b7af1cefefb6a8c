// The best next step: each rule speaks when it should and not a day before or after, and the order among them holds.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/sales/next_action.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

constexpr std::int64_t today = 20'000, day_ms = 86'400'000;

struct Shop {
    QueryFirm firm;
    RelationCache relations;
    RecordId sara = firm.add("person", {{"name", "سارة"}});

    Shop() { firm.now_ms = (today - 200) * day_ms; }
    std::vector<NextAction> steps(RecordId customer, std::vector<Together> proposed = {}) {
        const Purchases purchases(firm.tables, 0);
        return next_actions(firm.tables, relations,
                            {.customer = firm.place(customer),
                             .reader = {.today = Date{today}},
                             .now = Moment{today * day_ms + day_ms / 2},
                             .purchases = &purchases,
                             .proposed = proposed});
    }
    std::vector<NextKind> kinds(RecordId customer) {
        std::vector<NextKind> all;
        for (const NextAction& each : steps(customer)) all.push_back(each.kind);
        return all;
    }
    const NextAction* find(const std::vector<NextAction>& all, NextKind kind) const {
        const auto at = std::ranges::find(all, kind, &NextAction::kind);
        return at == all.end() ? nullptr : &*at;
    }
    bool speaks(NextKind kind, RecordId customer) { return std::ranges::contains(kinds(customer), kind); }
    bool speaks(NextKind kind) { return speaks(kind, sara); }

    RecordId dealing(std::int64_t days_ago, Value next = {}) {
        return firm.add("dealing", {{"person", sara},
                                    {"channel", "call"},
                                    {"at", (today - days_ago) * day_ms},
                                    {"next_step", "…"},
                                    {"next_date", std::move(next)}});
    }
    RecordId order(std::int64_t days_ago, RecordId product = {}, std::int64_t minor = 0) {
        const RecordId order =
            firm.add("order", {{"person", sara},
                               {"state", "confirmed"},
                               {"date", today - days_ago},
                               {"total", minor ? Value{Money{minor, currency_of("SAR")}} : Value{}}});
        if (product != RecordId{})
            firm.add("order_line", {{"order", order}, {"product", product}, {"quantity", number(10'000)}});
        return order;
    }
    RecordId stage(std::string_view kind, std::int64_t stuck_days) {
        return firm.add("stage", {{"name", "…"}, {"kind", words(kind)}, {"stuck_days", stuck_days}});
    }
};

} // namespace

TEST_CASE("a promise and a task speak on their day and after it, the one that waits longest") {
    Shop shop;
    CHECK(shop.kinds(shop.sara).empty());
    const RecordId later = shop.dealing(1, Value{today + 1});
    CHECK_FALSE(shop.speaks(NextKind::promise));
    const RecordId now = shop.dealing(1, Value{today}), before = shop.dealing(1, Value{today - 3});
    auto steps = shop.steps(shop.sara);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].place == shop.firm.place(before));
    CHECK(steps[0].date == Date{today - 3});
    for (const RecordId each : {before, now, later}) shop.firm.set(each, "is_followed", number(1));
    CHECK(shop.kinds(shop.sara).empty());

    const RecordId task = shop.firm.add("task", {{"title", "…"}, {"person", shop.sara}, {"due", today}});
    shop.firm.add("task", {{"title", "…"}, {"person", shop.sara}, {"due", today + 1}});
    CHECK(shop.kinds(shop.sara) == std::vector{NextKind::task});
    shop.firm.set(task, "done_at", today * day_ms);
    CHECK(shop.kinds(shop.sara).empty());
}

TEST_CASE("what is late on the account, with the day since which it is") {
    Shop shop;
    shop.order(40, {}, 100'00);
    shop.order(10, {}, 50'00);
    const auto steps = shop.steps(shop.sara);
    const NextAction* owes = shop.find(steps, NextKind::owes);
    REQUIRE(owes);
    CHECK(owes->amount == Money{150'00, currency_of("SAR")});
    CHECK(owes->date == Date{today - 40});
    CHECK(owes->place == shop.firm.place(shop.sara));
    shop.firm.add("payment", {{"person", shop.sara}, {"date", today}, {"amount", Money{150'00, currency_of("SAR")}}});
    CHECK_FALSE(shop.speaks(NextKind::owes));
    shop.order(0, {}, 70'00); // due today: not late
    CHECK_FALSE(shop.speaks(NextKind::owes));
}

TEST_CASE("a sent quote from seven days before its end to thirty after it") {
    Shop shop;
    const RecordId quote = shop.firm.add(
        "quote", {{"person", shop.sara}, {"state", "sent"}, {"date", today - 40}, {"valid_until", today + 7}});
    for (const auto& [left, is_told] : {std::pair{8, false}, {7, true}, {0, true}, {-30, true}, {-31, false}}) {
        shop.firm.set(quote, "valid_until", today + left);
        CHECK(shop.speaks(NextKind::quote) == is_told);
    }
    shop.firm.set(quote, "valid_until", today);
    for (const std::string_view state : {"draft", "accepted", "declined", "replaced"}) {
        shop.firm.set(quote, "state", words(state));
        CHECK_FALSE(shop.speaks(NextKind::quote));
    }
}

TEST_CASE("an open deal without a step or a task; one that is stuck comes first") {
    Shop shop;
    const RecordId open = shop.stage("open", 10), won = shop.stage("won", 10);
    const auto deal = [&](std::string_view step, std::int64_t days_in_stage) {
        return shop.firm.add("deal", {{"title", "…"},
                                      {"person", shop.sara},
                                      {"stage", open},
                                      {"stage_since", (today - days_in_stage) * day_ms},
                                      {"next_step", step.empty() ? Value{} : words(step)}});
    };
    const RecordId idle = deal("", 1), busy = deal("call", 10);
    auto steps = shop.steps(shop.sara);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].kind == NextKind::deal);
    CHECK(steps[0].place == shop.firm.place(idle));
    CHECK(steps[0].count == 0);
    const RecordId task = shop.firm.add("task", {{"title", "…"}, {"deal", idle}});
    CHECK_FALSE(shop.speaks(NextKind::deal));
    shop.firm.set(task, "done_at", today * day_ms);
    CHECK(shop.speaks(NextKind::deal));
    shop.firm.set(busy, "stage_since", (today - 11) * day_ms);
    steps = shop.steps(shop.sara);
    CHECK(steps[0].place == shop.firm.place(busy));
    CHECK(steps[0].count == 11);
    for (const RecordId each : {busy, idle}) shop.firm.set(each, "stage", won);
    CHECK_FALSE(shop.speaks(NextKind::deal));
    shop.firm.set(busy, "stage", open);
    shop.firm.set(busy, "next_step_on", today); // a promise, and first
    CHECK(shop.kinds(shop.sara) == std::vector{NextKind::promise, NextKind::deal});
}

TEST_CASE("a lead nobody was in touch with after a day; its questions; none of one that is over") {
    Shop shop;
    shop.firm.now_ms = today * day_ms - day_ms / 2 - 60'000; // a minute more than a day
    const RecordId old = shop.firm.add("lead", {{"name", "هدى"}}), lead = [&] {
        shop.firm.now_ms = today * day_ms - day_ms / 2 + 60'000;
        return shop.firm.add("lead", {{"name", "نورة"}});
    }();
    CHECK(shop.firm.tables.table(shop.firm.schema.entity("lead"))
              .columns[shop.firm.field("lead", "created_at")]
              .has(shop.firm.place(old).row));
    CHECK(shop.kinds(old) == std::vector{NextKind::first_contact});
    CHECK(shop.kinds(lead).empty());
    const RecordId question = shop.firm.add("need_question", {{"text", "؟"}, {"kind", "text"}});
    CHECK(shop.kinds(old) == std::vector{NextKind::first_contact, NextKind::needs});
    CHECK(shop.steps(old).back().count == 0);
    CHECK(shop.steps(old).back().of == 1);
    shop.firm.add("dealing", {{"lead", old}, {"channel", "call"}, {"at", today * day_ms}});
    CHECK(shop.kinds(old) == std::vector{NextKind::needs});
    shop.firm.add("need_answer", {{"lead", old}, {"question", question}, {"answer", "نعم"}});
    CHECK(shop.kinds(old).empty());
    shop.firm.set(old, "next_step_on", today);
    CHECK(shop.kinds(old) == std::vector{NextKind::promise});
    for (const std::string_view state : {"converted", "unqualified"}) {
        shop.firm.set(old, "state", words(state));
        CHECK(shop.kinds(old).empty());
    }
}

TEST_CASE("birthdays and occasions of the coming seven days") {
    Shop shop;
    shop.firm.set(shop.sara, "birthday", today + 7 - 10'958); // thirty years before, to the day
    CHECK(shop.speaks(NextKind::occasion));
    shop.firm.set(shop.sara, "birthday", today + 8 - 10'958);
    CHECK_FALSE(shop.speaks(NextKind::occasion));
    const RecordId day =
        shop.firm.add("occasion", {{"title", "…"}, {"person", shop.sara}, {"date", today - 1}, {"is_once", number(1)}});
    CHECK_FALSE(shop.speaks(NextKind::occasion)); // once, and gone
    shop.firm.set(day, "date", today + 2);
    const auto steps = shop.steps(shop.sara);
    REQUIRE(shop.find(steps, NextKind::occasion));
    CHECK(shop.find(steps, NextKind::occasion)->place == shop.firm.place(day));
}

TEST_CASE("what is bought at even intervals is expected again") {
    using Days = std::vector<std::int32_t>;
    const auto due = [](const Days& days) {
        const auto next = reorder_due(days);
        return next ? next->due.days : -1;
    };
    CHECK(due({0, 30}) == -1);
    CHECK(due({0, 30, 60}) == 90);
    CHECK(due({0, 25, 60}) == 90);
    CHECK(due({0, 15, 60}) == 90); // half of the average off: the farthest
    CHECK(due({0, 14, 60}) == -1);
    CHECK(due({0, 13, 26}) == -1); // too often to be news
    CHECK(due({0, 14, 28}) == 42);
    CHECK(due({0, 14, 29}) == 44);                        // 14.5 is 15
    CHECK(due({0, 200, 230, 260, 290, 320, 350}) == 380); // the last six count
    CHECK(reorder_due(Days{0, 30, 60})->interval == 30);

    Shop shop;
    const RecordId coffee = shop.firm.add("product", {{"name", "بن"}});
    std::vector<RecordId> orders;
    for (const std::int64_t days_ago : {97, 67, 37}) orders.push_back(shop.order(days_ago, coffee));
    auto steps = shop.steps(shop.sara); // expected seven days ago
    REQUIRE(shop.find(steps, NextKind::reorder));
    CHECK(shop.find(steps, NextKind::reorder)->place == shop.firm.place(coffee));
    CHECK(shop.find(steps, NextKind::reorder)->date == Date{today - 7});
    CHECK(shop.find(steps, NextKind::reorder)->count == 30);
    for (const RecordId each : orders)
        shop.firm.set(
            each, "date",
            std::get<std::int64_t>(shop.firm.tables.value(shop.firm.place(each), shop.firm.field("order", "date"))) -
                1);
    CHECK_FALSE(shop.speaks(NextKind::reorder));
    shop.firm.set(coffee, "is_retired", number(1));
    for (const RecordId each : orders)
        shop.firm.set(
            each, "date",
            std::get<std::int64_t>(shop.firm.tables.value(shop.firm.place(each), shop.firm.field("order", "date"))) +
                1);
    CHECK_FALSE(shop.speaks(NextKind::reorder)); // not sold any more
}

TEST_CASE("a buyer of whom nothing was heard for ninety days; nobody who never bought") {
    Shop shop;
    shop.dealing(120);
    CHECK(shop.kinds(shop.sara).empty());
    const RecordId old = shop.order(100);
    auto steps = shop.steps(shop.sara);
    REQUIRE(steps.size() == 1);
    CHECK(steps[0].kind == NextKind::quiet);
    CHECK(steps[0].date == Date{today - 100});
    shop.firm.set(old, "date", today - 91);
    CHECK(shop.speaks(NextKind::quiet));
    shop.firm.set(old, "date", today - 90);
    CHECK_FALSE(shop.speaks(NextKind::quiet));
    shop.firm.set(old, "date", today - 100);
    shop.dealing(90);
    CHECK_FALSE(shop.speaks(NextKind::quiet));
}

TEST_CASE("the order of the rules; nothing of the bin") {
    Shop shop;
    const RecordId coffee = shop.firm.add("product", {{"name", "بن"}});
    for (const std::int64_t days_ago : {190, 160, 130}) shop.order(days_ago, coffee, 10'00);
    for (const std::int64_t days_ago : {120, 108, 96}) shop.order(days_ago, {}, 10'00);
    shop.firm.set(shop.sara, "birthday", today - 10'958);
    shop.firm.add("deal", {{"title", "…"}, {"person", shop.sara}, {"stage", shop.stage("open", 10)}});
    shop.firm.add("quote", {{"person", shop.sara}, {"state", "sent"}, {"date", today}, {"valid_until", today}});
    shop.firm.add("task", {{"title", "…"}, {"person", shop.sara}, {"due", today}});
    shop.dealing(95, Value{today});
    const RecordId tea = shop.firm.add("product", {{"name", "شاي"}});
    const Together goes{
        .product = shop.firm.place(tea).row, .reason = shop.firm.place(coffee).row, .both = 3, .bought_reason = 4};
    std::vector<NextKind> kinds;
    const auto steps = shop.steps(shop.sara, {goes});
    for (const NextAction& each : steps) kinds.push_back(each.kind);
    CHECK(kinds == std::vector{NextKind::promise, NextKind::task, NextKind::owes, NextKind::quote, NextKind::deal,
                               NextKind::occasion, NextKind::cross_sell, NextKind::quiet});
    CHECK(shop.find(steps, NextKind::cross_sell)->together == goes);
    CHECK(shop.find(steps, NextKind::cross_sell)->place == shop.firm.place(tea));
    shop.firm.remove(shop.sara);
    CHECK(shop.kinds(shop.sara).empty());
}
