// Documents that are made of one another, and the numbers that devices give.
#include <doctest/doctest.h>

#include "core/app/issuer.hpp"
#include "core/entities/firm.hpp"
#include "core/sales/issue.hpp"
#include "core/sales/make_document.hpp"
#include "core/sales/save_document.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

constexpr Currency riyal = currency_of("SAR");

RecordId order_of(WorkspaceWorld& world, std::int64_t units, Money price, Money discount) {
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const auto saved = world.send(SaveDocument{
        .document =
            world.save_of("order", {{"person", sara}, {"date", Value{std::int64_t{20'779}}}, {"discount", discount}}),
        .lines = {world.save_of("order_line", {{"description", "بن"},
                                               {"quantity", Value{units * one_unit}},
                                               {"price", price},
                                               {"discount", discount},
                                               {"tax_rate", Value{std::int64_t{150'000}}}})},
        .removed_lines = {}});
    REQUIRE(saved);
    return saved->added.front();
}

std::int64_t minor_of(WorkspaceWorld& world, RecordId id, std::string_view key) {
    const Place place = world.tables().find(id);
    const Value value = world.tables().value(place, world.workspace->schema().field(place.entity, key));
    const auto* money = std::get_if<Money>(&value);
    return money ? money->minor : 0;
}

RecordId draft_of(WorkspaceWorld& world) {
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const auto saved = world.send(
        SaveDocument{.document = world.save_of("invoice", {{"person", sara}, {"date", Value{std::int64_t{20'779}}}}),
                     .lines = {world.save_of("invoice_line", {{"description", "بن"}, {"price", Money{1'000, riyal}}})},
                     .removed_lines = {}});
    REQUIRE(saved);
    return saved->added.front();
}

} // namespace

TEST_CASE("an order invoiced in any parts hands on its discounts to the last halala") {
    for (std::uint64_t seed = 1; seed < 12; ++seed) {
        CAPTURE(seed);
        test::Random random(seed);
        WorkspaceWorld world(seed);
        const RecordId order =
            order_of(world, 7 + static_cast<std::int64_t>(random.below(20)), {1'003, riyal}, {1'001, riyal});
        std::int64_t discounts = 0, line_discounts = 0;
        for (int part = 0; part < 40; ++part) {
            const std::vector<LineLeft> left = lines_left(world.tables(), world.tables().find(order));
            REQUIRE(left.size() == 1);
            if (left[0].left() == 0) break;
            const std::int64_t quantity =
                std::min(left[0].left(), one_unit * (1 + static_cast<std::int64_t>(random.below(4))));
            const auto made = world.send(MakeDocument{order, {{world.tables().id(left[0].line), quantity}}});
            REQUIRE(made);
            discounts += minor_of(world, made->added.front(), "discount");
            line_discounts += minor_of(world, made->added[1], "discount");
        }
        CHECK(discounts == 1'001);
        CHECK(line_discounts == 1'001);
        CHECK(lines_left(world.tables(), world.tables().find(order))[0].left() == 0);
    }
}

TEST_CASE("the device that founded the firm numbers plainly, another one by a code that stays its own") {
    WorkspaceWorld shop(1), phone(2);
    REQUIRE(shop.send(shop.save_of("firm", {{"name", "متجر"}}, firm_id)));
    CHECK(issuing_code(*shop.workspace, shop.tables()).empty());
    draft_of(shop);
    REQUIRE(phone.import(test::export_text(shop.tables())));
    const std::string code = issuing_code(*phone.workspace, phone.tables());
    REQUIRE(code.size() == 6);
    const RecordId draft = draft_of(phone);
    REQUIRE(phone.send(IssueInvoice{draft, code}));
    REQUIRE(phone.save());
    phone.reopen(); // another session of the same device
    CHECK(issuing_code(*phone.workspace, phone.tables()) == code);
    CHECK(device_code(phone.workspace->session()) != code);
    REQUIRE(shop.save());
    shop.reopen();
    REQUIRE(shop.tables().find(firm_id));
    CHECK(issuing_code(*shop.workspace, shop.tables()).empty());
}
