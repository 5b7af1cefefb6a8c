// plan(): every reason why a command cannot be done, all at once, and what it would change; nothing is changed by
// asking.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/commands/tasks.hpp"
#include "core/sales/save_document.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;
using Reasons = std::vector<Reason>;

TEST_CASE("a record needs what the schema requires, and each wrong cell has its reason") {
    WorkspaceWorld world;
    CHECK(world.reasons(world.save_of("person", {})) == Reasons{Reason::required});
    CHECK(world.reasons(world.save_of("person", {{"name", "سارة"}})) == Reasons{});
    CHECK(world.reasons(world.save_of("person", {{"name", "سارة"}, {"email", "sara@"}})) ==
          Reasons{Reason::not_an_email});
    CHECK(world.reasons(world.save_of("person", {{"name", "سارة"}, {"phone", "هاتف"}})) ==
          Reasons{Reason::not_a_phone});
    CHECK(world.reasons(world.save_of("person", {{"name", "سارة"}, {"stage", "no such"}})) ==
          Reasons{Reason::not_a_choice});
    CHECK(world.reasons(world.save_of("person", {{"name", number(7)}})) == Reasons{Reason::wrong_type});
    CHECK(world.reasons(world.save_of("person", {{"name", words(std::string(600, 'x'))}})) ==
          Reasons{Reason::too_long});
    CHECK(world.reasons(world.save_of("person", {{"email", "no"}, {"phone", "x"}})).size() == 3); // all, not the first
    CHECK(world.tables().table(world.entity("person")).live_count == 0);
}

TEST_CASE("references name a live record of the right kind") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}}), shop = world.add("company", {{"name", "متجر"}});
    CHECK(world.reasons(world.save_of("task", {{"title", "اتصال"}, {"person", sara}})) == Reasons{});
    CHECK(world.reasons(world.save_of("task", {{"title", "اتصال"}, {"person", shop}})) ==
          Reasons{Reason::no_such_record});
    CHECK(world.reasons(world.save_of("task", {{"title", "اتصال"}, {"person", RecordId{9, 9}}})) ==
          Reasons{Reason::no_such_record});
    CHECK(world.reasons(world.save_of("person", {{"referred_by", sara}}, sara)) == Reasons{Reason::refers_to_itself});
    REQUIRE(world.send(RemoveRecords{{sara}}));
    CHECK(world.reasons(world.save_of("person", {{"name", "x"}}, sara)) == Reasons{Reason::record_in_bin});
    CHECK(world.reasons(CompleteTasks{{sara}}) == Reasons{Reason::record_in_bin});
    CHECK(world.reasons(CompleteTasks{{shop}}) == Reasons{Reason::no_such_record}); // a company is no task
}

TEST_CASE("a dealing belongs to somebody and is a contact with them") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const Reasons nobody = world.reasons(world.save_of("dealing", {{"channel", "call"}, {"points", "سألت"}}));
    CHECK(std::ranges::count(nobody, Reason::nobody_named) == 1);
    const Value at = moment(2026, 11, 20);
    REQUIRE(world.add("dealing", {{"channel", "call"}, {"points", "سألت"}, {"person", sara}, {"at", at}}) !=
            RecordId{});
    CHECK(world.tables().value(sara, world.field("person", "last_contacted")) == at);
    REQUIRE(world.add("dealing",
                      {{"channel", "call"}, {"points", "قبلها"}, {"person", sara}, {"at", moment(2026, 1, 1)}}) !=
            RecordId{});
    CHECK(world.tables().value(sara, world.field("person", "last_contacted")) == at); // the latest stays
}

TEST_CASE("only what changes becomes an edit, and what is empty is no value") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"preferences", "تحب القهوة"}});
    CHECK(world.workspace->plan(world.save_of("person", {{"name", "سارة"}}, sara)).change.edits.empty());
    const Planned emptied = world.workspace->plan(world.save_of("person", {{"preferences", ""}}, sara));
    REQUIRE(emptied.change.edits.size() == 1);
    CHECK(is_missing(emptied.change.edits[0].value));
}

TEST_CASE("many records are saved as one change, and each problem names its record and field") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}}), omar = world.add("person", {{"name", "عمر"}});
    SaveRecords block{.records = {world.save_of("person", {{"email", "sara@wasl.example"}}, sara),
                                  world.save_of("person", {{"email", "no"}, {"name", ""}}, omar),
                                  world.save_of("person", {{"name", "هند"}}), world.save_of("person", {})},
                      .label = "paste"};
    const Problems problems = world.workspace->plan(block).problems;
    const EntityIx person = world.entity("person");
    CHECK(problems == Problems{{person, world.field("person", "email"), Reason::not_an_email, 1},
                               {person, world.field("person", "name"), Reason::required, 1},
                               {person, world.field("person", "name"), Reason::required, 3}});
    CHECK_FALSE(world.send(block)); // nothing of it
    CHECK(world.words(sara, "email").empty());

    block.records = {block.records[0], world.save_of("person", {{"email", "omar@wasl.example"}}, omar),
                     block.records[2], world.save_of("person", {{"name", "ليلى"}})};
    const auto committed = world.send(block);
    REQUIRE(committed);
    REQUIRE(committed->added.size() == 2);
    CHECK(committed->added[0] != committed->added[1]);
    CHECK(world.words(omar, "email") == "omar@wasl.example");
    REQUIRE(world.workspace->undo());
    CHECK(world.words(sara, "email").empty());
    CHECK(world.words(omar, "email").empty());
    CHECK(world.tables().table(person).live_count == 2);
    REQUIRE(world.workspace->redo());
    CHECK(world.words(omar, "email") == "omar@wasl.example");
    CHECK(world.tables().table(person).live_count == 4);
}

TEST_CASE("an order's total is that of its lines, less the discounts, to the last halala") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const auto line = [&](std::int64_t units, std::int64_t price_minor, std::int64_t discount_minor) {
        return world.save_of("order_line", {{"description", "صنف"},
                                            {"quantity", number(units)},
                                            {"price", Money{price_minor, currency_of("SAR")}},
                                            {"discount", Money{discount_minor, currency_of("SAR")}}});
    };
    SaveDocument command{
        .document = world.save_of("order", {{"person", sara}, {"date", day(2026, 11, 21)}, {"discount", riyals(1)}}),
        .lines = {},
        .removed_lines = {}};
    command.lines = {line(3 * decimal_one, 1'005, 15), line(decimal_one / 2, 333, 0)};
    const auto committed = world.send(command);
    REQUIRE(committed);
    const RecordId order = committed->added.front();
    // 3 × 10.05 − 0.15 = 30.00; half of 3.33 = 1.665, rounded away from zero 1.67; less 1.00
    CHECK(world.tables().value(order, world.field("order", "total")) == Value{Money{3'067, currency_of("SAR")}});
}

TEST_CASE("an order in two currencies, or of more than money can say, has no total and says why") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const auto order_of = [&](Money first, Money second, Value discount = {}) {
        const auto line = [&](Money price) {
            return world.save_of("order_line",
                                 {{"description", "صنف"}, {"quantity", number(9 * decimal_one)}, {"price", price}});
        };
        return SaveDocument{
            .document = world.save_of("order", {{"person", sara}, {"date", day(2026, 11, 21)}, {"discount", discount}}),
            .lines = {line(first), line(second)},
            .removed_lines = {}};
    };
    const Money riyal{100, currency_of("SAR")}, dollar{100, currency_of("USD")};
    CHECK(world.reasons(order_of(riyal, dollar)) == Reasons{Reason::mixed_currencies});
    CHECK(world.reasons(order_of(riyal, riyal, dollar)) == Reasons{Reason::mixed_currencies});
    CHECK(world.reasons(order_of(riyal, riyal, riyal)).empty());
    const Money all{INT64_MAX / 2, riyal.currency};
    CHECK(world.reasons(order_of(all, all)) == Reasons{Reason::too_large});
}

TEST_CASE("a field of the firm's own has a name nobody has taken, and choices where it is one") {
    WorkspaceWorld world;
    CHECK(world.reasons(DefineField{.entity = "person", .label_ar = "الاسم", .label_en = "Nickname"}) ==
          Reasons{Reason::name_taken});
    CHECK(world.reasons(DefineField{.entity = "person", .label_ar = "", .label_en = ""}) == Reasons{Reason::required});
    CHECK(world.reasons(
              DefineField{.entity = "person", .label_ar = "المقاس", .label_en = "Size", .type = FieldType::choice}) ==
          Reasons{Reason::required});
    REQUIRE(world.send(DefineField{.entity = "person", .label_ar = "المقاس", .label_en = "Size"}));
    CHECK(world.reasons(DefineField{.entity = "person", .label_ar = "المقاس", .label_en = "Other"}) ==
          Reasons{Reason::name_taken});
}
