// What a seller asks and what is proposed for it: answers in their form, rules, the way from a lead to its deal, undo.
#include <doctest/doctest.h>

#include "core/commands/deals.hpp"
#include "core/commands/leads.hpp"
#include "core/sales/needs.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

constexpr std::int64_t unit = 10'000;

struct Shop {
    WorkspaceWorld world;
    RelationCache relations;
    RecordId coffee = product("بن", "قهوة", 50), mill = product("مطحنة", "أجهزة", 900);
    RecordId grinder = product("محمصة", "أجهزة", 5000);
    RecordId huda = world.add("lead", {{"name", "هدى"}});

    RecordId product(std::string_view name, std::string_view category, std::int64_t price) {
        return world.add("product", {{"name", words(name)},
                                     {"category", words(category)},
                                     {"price", Value{Money{price * 100, currency_of("SAR")}}}});
    }
    RecordId question(std::string_view text, std::string_view kind, std::int64_t position,
                      std::string_view options = {}) {
        return world.add(
            "need_question",
            {{"text", words(text)}, {"kind", words(kind)}, {"options", words(options)}, {"position", Value{position}}});
    }
    void answer(RecordId subject, RecordId question, std::string_view text) {
        REQUIRE(world.send(AnswerNeed{subject, question, std::string(text)}));
    }
    Needs needs(RecordId subject) {
        relations.clear();
        return needs_of(world.tables(), relations, world.tables().find(subject));
    }
    std::vector<std::string> proposed(RecordId subject) {
        std::vector<std::string> names;
        for (const ProposedProduct& each : proposed_products(world.tables(), needs(subject)))
            names.push_back(world.words(world.tables().id({world.entity("product"), each.product}), "name"));
        return names;
    }
    std::size_t line_count(RecordId deal) {
        relations.clear();
        return children(world.tables(), relations, "deal_line", "deal", world.tables().find(deal)).size();
    }
    Value amount(RecordId deal) { return world.tables().value(deal, world.field("deal", "amount")); }
};

} // namespace

TEST_CASE("questions stand in their order, and answers are kept in the form of their kind") {
    Shop shop;
    const RecordId second = shop.question("كم فنجانًا في اليوم؟", "number", 2000),
                   first = shop.question("هل لديك مطحنة؟", "yes_no", 1000),
                   third = shop.question("أي تحميص؟", "choice", 3000, "فاتح\n وسط \n\nداكن\nوسط");
    const std::vector<NeedQuestion> questions = need_questions(shop.world.tables());
    REQUIRE(questions.size() == 3);
    CHECK(questions[0].text == "هل لديك مطحنة؟");
    CHECK(questions[2].options == std::vector<std::string>{"فاتح", "وسط", "داكن"});
    CHECK(kept_answer(questions[1], "١٬٢٠٠٫٥") == "1200.5");
    CHECK(kept_answer(questions[1], "كثير").empty());
    CHECK(kept_answer(questions[2], "وَسَط") == "وسط");
    CHECK(kept_answer(questions[0], "ربما").empty());

    const auto wrong = [&](RecordId question, std::string answer) {
        return shop.world.reasons(AnswerNeed{shop.huda, question, std::move(answer)});
    };
    CHECK(wrong(second, "كثير") == std::vector{Reason::not_a_number});
    CHECK(wrong(third, "أخضر") == std::vector{Reason::not_a_choice});
    CHECK(shop.needs(shop.huda).answered == 0);
    shop.answer(shop.huda, first, "yes");
    shop.answer(shop.huda, first, "no"); // changed, not doubled
    CHECK(shop.needs(shop.huda).all[0].answer == "no");
    CHECK(shop.needs(shop.huda).answered == 1);
    CHECK(shop.needs(shop.huda).next_open(0) == 1);
    shop.world.workspace->undo();
    CHECK(shop.needs(shop.huda).all[0].answer == "yes");
    shop.answer(shop.huda, first, "");
    CHECK(shop.needs(shop.huda).answered == 0);
    CHECK(shop.world.reasons(shop.world.save_of("need_question", {{"text", "?"}, {"kind", "choice"}})) ==
          std::vector{Reason::required}); // a list of nothing
}

TEST_CASE("answers speak for products and categories, between two numbers, the most reasons first") {
    Shop shop;
    const RecordId cups = shop.question("كم فنجانًا؟", "number", 1000), mill = shop.question("مطحنة؟", "yes_no", 2000),
                   said = shop.question("ماذا يقدم؟", "text", 3000);
    const auto rule = [&](std::initializer_list<QueryFirm::Cell> cells) {
        REQUIRE(shop.world.add("need_rule", cells) != RecordId{});
    };
    rule({{"question", cups}, {"from", 100 * unit}, {"up_to", 200 * unit}, {"category", "أجهزة"}});
    rule({{"question", mill}, {"answer", "no"}, {"product", shop.mill}});
    rule({{"question", said}, {"answer", "قهوه"}, {"product", shop.coffee}});
    CHECK(shop.proposed(shop.huda).empty());
    shop.answer(shop.huda, cups, "99.9999");
    CHECK(shop.proposed(shop.huda).empty());
    shop.answer(shop.huda, cups, "200");
    CHECK(shop.proposed(shop.huda) == std::vector<std::string>{"مطحنة", "محمصة"});
    shop.answer(shop.huda, mill, "no");
    shop.answer(shop.huda, said, "يقدم القهوة المختصة");
    CHECK(shop.proposed(shop.huda) == std::vector<std::string>{"مطحنة", "بن", "محمصة"});
    REQUIRE(shop.world.send(shop.world.save_of("product", {{"is_retired", Value{std::int64_t{1}}}}, shop.grinder)));
    CHECK(shop.proposed(shop.huda) == std::vector<std::string>{"مطحنة", "بن"});
    CHECK(shop.world.reasons(shop.world.save_of("need_rule", {{"question", mill}})) == std::vector{Reason::required});
    CHECK(shop.world.reasons(shop.world.save_of(
              "need_rule", {{"question", cups}, {"from", 2 * unit}, {"up_to", unit}, {"product", shop.mill}})) ==
          std::vector{Reason::bounds_crossed});
}

TEST_CASE("a lead's answers are its deal's after the conversion, and stay when the lead goes") {
    Shop shop;
    const RecordId mill = shop.question("مطحنة؟", "yes_no", 1000);
    shop.answer(shop.huda, mill, "no");
    REQUIRE(shop.world.send(AddProposed{shop.huda, shop.mill})); // of interest
    REQUIRE(shop.world.send(ConvertLead{.lead = shop.huda, .deal_title = "مقهى هدى"}));
    const Value became = shop.world.tables().value(shop.huda, shop.world.field("lead", "deal"));
    const RecordId deal = std::get<RecordId>(became);
    CHECK(shop.needs(deal).all[0].answer == "no");
    CHECK(shop.needs(shop.huda).all[0].answer == "no");
    CHECK(shop.line_count(deal) == 1);   // what interested her
    shop.answer(shop.huda, mill, "yes"); // on the lead's page: the same answer
    CHECK(shop.needs(deal).all[0].answer == "yes");
    REQUIRE(shop.world.send(RemoveRecords{{shop.huda}}));
    CHECK(shop.needs(deal).answered == 1);
    REQUIRE(shop.world.send(RemoveRecords{{deal}}));
    CHECK(shop.needs(deal).answered == 0);
}

TEST_CASE("a proposed product becomes a line at its price, the amount follows, one undo takes both back") {
    Shop shop;
    const RecordId deal = shop.world.add("deal", {{"title", "مقهى"}});
    REQUIRE(shop.world.send(AddProposed{deal, shop.mill}));
    REQUIRE(shop.world.send(AddProposed{deal, shop.coffee}));
    CHECK(shop.line_count(deal) == 2);
    CHECK(shop.amount(deal) == Value{Money{95'000, currency_of("SAR")}});
    shop.world.workspace->undo();
    CHECK(shop.line_count(deal) == 1);
    CHECK(shop.amount(deal) == Value{Money{90'000, currency_of("SAR")}});
    CHECK(has_product(shop.world.tables(), shop.relations, shop.world.tables().find(deal),
                      shop.world.tables().find(shop.mill)));
    CHECK(shop.world.reasons(AddProposed{deal, deal}) == std::vector{Reason::no_such_record});
}

TEST_CASE("answers go when the person is erased") {
    Shop shop;
    const RecordId said = shop.question("ماذا يقدم؟", "text", 1000);
    const RecordId sara = shop.world.add("person", {{"name", "سارة"}});
    const RecordId deal = shop.world.add("deal", {{"title", "بيتها"}, {"person", sara}});
    shop.answer(deal, said, "تريد هدية لأمها");
    shop.answer(shop.huda, said, "تسكن قرب النخيل");
    REQUIRE(shop.world.send(ErasePerson{sara}));
    REQUIRE(shop.world.send(ErasePerson{shop.huda}));
    const Table& answers = shop.world.tables().table(shop.world.entity("need_answer"));
    for (Row row = 0; row < answers.rows(); ++row)
        CHECK(answers.columns[shop.world.field("need_answer", "answer")].words(row).empty());
}
