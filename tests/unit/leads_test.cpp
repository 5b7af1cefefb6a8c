// Leads: how talking with one moves him on, that a sheet of leads is known as one, and that nothing of him stays when
// he is erased.
#include <doctest/doctest.h>

#include "core/commands/leads.hpp"
#include "core/import/guess.hpp"
#include "core/queries/lead_funnel.hpp"
#include "core/queries/lead_matches.hpp"
#include "core/queries/related.hpp"
#include "core/queries/timeline.hpp"
#include "core/store/lead_score.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using namespace crm::test;

namespace {
RecordId call(WorkspaceWorld& world, RecordId lead) {
    return world.add("dealing", {{"channel", "call"}, {"at", Value{world.environment.now_ms}}, {"lead", lead}});
}
} // namespace

TEST_CASE("the first dealing with a lead makes him contacted, and one undo takes both back") {
    WorkspaceWorld world;
    const RecordId huda = world.add("lead", {{"name", "هدى"}, {"state", "new"}});
    const RecordId dealing = call(world, huda);
    REQUIRE(dealing != RecordId{});
    CHECK(world.words(huda, "state") == "contacted");
    CHECK_FALSE(is_missing(world.tables().value(huda, world.field("lead", "last_contacted"))));
    world.workspace->undo();
    CHECK(world.words(huda, "state") == "new");
    CHECK_FALSE(world.tables().is_live(dealing));

    const RecordId omar = world.add("lead", {{"name", "عمر"}, {"state", "qualified"}});
    call(world, omar);
    CHECK(world.words(omar, "state") == "qualified"); // talking never takes anybody back
}

TEST_CASE("a dealing or a note may be a lead's alone, and must be somebody's") {
    WorkspaceWorld world;
    const RecordId huda = world.add("lead", {{"name", "هدى"}});
    CHECK(world.reasons(world.save_of("note", {{"text", "تسأل عن الأسعار"}, {"lead", huda}})).empty());
    CHECK(world.reasons(world.save_of("note", {{"text", "تسأل عن الأسعار"}})) == std::vector{Reason::nobody_named});
    RelationCache relations;
    call(world, huda);
    world.add("task", {{"title", "أرسل الأسعار"}, {"lead", huda}});
    CHECK(timeline(world.tables(), relations, world.tables().find(huda), Reader{}).size() == 3);
    CHECK(orders_of(world.tables(), relations, world.tables().find(huda)).empty()); // leads have none
}

TEST_CASE("what hangs on a lead goes to the bin with him, and comes back") {
    WorkspaceWorld world;
    const RecordId huda = world.add("lead", {{"name", "هدى"}}), dealing = call(world, huda);
    REQUIRE(world.send(RemoveRecords{{huda}}));
    CHECK_FALSE(world.tables().is_live(dealing));
    REQUIRE(world.send(RestoreRecords{{huda}}));
    CHECK(world.tables().is_live(dealing));
}

TEST_CASE("a sheet is taken for one of leads by what only leads have") {
    const Schema& schema = built_in_schema();
    const auto kind = [&](std::vector<std::string> heading) {
        return schema.entity(guess_entity(schema, heading)).key;
    };
    CHECK(kind({"Lead name", "Company", "Phone", "Email", "Lead status", "Lead source", "Budget"}) == "lead");
    CHECK(kind({"العميل المحتمل", "الجوال", "المصدر", "الميزانية", "المنتج المطلوب"}) == "lead");
    CHECK(kind({"Name", "Phone", "Email", "City"}) == "person");
    CHECK(kind({"الاسم", "الجوال", "البريد", "المصدر", "ملاحظات"}) == "person");
}

TEST_CASE("erasing a lead takes his words and those of what was said with him") {
    WorkspaceWorld world;
    const RecordId huda = world.add("lead", {{"name", "هدى الزهراني"}, {"phone", "+966501112233"}});
    const RecordId note = world.add("note", {{"text", "أختها عميلة عندنا"}, {"lead", huda}});
    const RecordId other = world.add("note", {{"text", "غيرها"}, {"lead", world.add("lead", {{"name", "سعد"}})}});
    REQUIRE(world.send(ErasePerson{huda}));
    CHECK(world.words(huda, "name").empty());
    CHECK(world.words(huda, "phone").empty());
    CHECK(world.words(note, "text").empty());
    CHECK(world.words(other, "text") == "غيرها");
}

namespace {

// What is live of a kind, by name.
std::vector<std::string> live_names(const WorkspaceWorld& world, std::string_view kind, std::string_view key) {
    std::vector<std::string> names;
    const EntityIx entity = world.entity(kind);
    const Table& table = world.tables().table(entity);
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) names.push_back(world.words(world.tables().id({entity, row}), key));
    return names;
}
Value cell(const WorkspaceWorld& world, RecordId id, std::string_view key) {
    const Place place = world.tables().find(id);
    if (!place) return {};
    return world.tables().value(place, world.workspace->schema().field(place.entity, key));
}
RecordId became(const WorkspaceWorld& world, RecordId lead, std::string_view what) {
    const Value value = cell(world, lead, what);
    const auto* id = std::get_if<RecordId>(&value);
    return id ? *id : RecordId{};
}
std::size_t elements(const WorkspaceWorld& world, RecordId id, std::string_view key) {
    const Place place = world.tables().find(id);
    if (!place) return 0;
    return world.tables().elements(place, world.workspace->schema().field(place.entity, key)).size();
}

} // namespace

TEST_CASE("a lead becomes a person, a company and a deal, nothing typed again, and one undo takes all of it back") {
    WorkspaceWorld world;
    const RecordId coffee =
        world.add("product", {{"name", "آلة قهوة"}, {"price", Value{Money{3'000'00, currency_of("SAR")}}}});
    const RecordId huda = world.add("lead", {{"name", "هدى الزهراني"},
                                             {"company_name", "مقهى الواحة"},
                                             {"job_title", "المالكة"},
                                             {"phone", "+966501112233"},
                                             {"email", "huda@example.com"},
                                             {"source", "معرض القهوة"},
                                             {"owner", "سالم"},
                                             {"needs", "آلة لمقهى صغير"},
                                             {"next_step", "زيارة الفرع"}});
    SaveRecord wish{.entity = world.entity("lead"), .id = huda};
    wish.cells.push_back({.field = world.field("lead", "products"), .elements = {Value{coffee}}});
    REQUIRE(world.send(wish));
    const RecordId dealing = call(world, huda);
    const RecordId task = world.add("task", {{"title", "أرسل الأسعار"}, {"lead", huda}});
    const std::string before = export_text(world.tables());

    REQUIRE(world.send(ConvertLead{.lead = huda, .deal_title = "تجهيز مقهى الواحة"}));
    CHECK(world.words(huda, "state") == "converted");
    const RecordId person = became(world, huda, "person"), company = became(world, huda, "company"),
                   deal = became(world, huda, "deal");
    CHECK(world.words(person, "name") == "هدى الزهراني");
    CHECK(world.words(person, "phone") == "+966501112233");
    CHECK(world.words(person, "email") == "huda@example.com");
    CHECK(world.words(person, "source") == "معرض القهوة");
    CHECK_FALSE(is_missing(cell(world, person, "last_contacted")));
    CHECK(world.words(company, "name") == "مقهى الواحة");
    CHECK(live_names(world, "affiliation", "role") == std::vector<std::string>{"المالكة"});
    CHECK(world.words(deal, "title") == "تجهيز مقهى الواحة");
    CHECK(world.words(deal, "needs") == "آلة لمقهى صغير");
    CHECK(world.words(deal, "next_step") == "زيارة الفرع");
    CHECK(world.words(deal, "owner") == "سالم");
    CHECK(cell(world, deal, "amount") == Value{Money{3'000'00, currency_of("SAR")}});
    CHECK(live_names(world, "deal_line", "description").size() == 1);
    for (const RecordId followed : {dealing, task}) {
        CHECK(cell(world, followed, "person") == Value{person});
        CHECK(cell(world, followed, "company") == Value{company});
        CHECK(cell(world, followed, "lead") == Value{huda});
    }
    CHECK_FALSE(world.send(ConvertLead{.lead = huda})); // not twice

    world.workspace->undo();
    for (const std::string_view kind : {"person", "company", "affiliation", "deal", "deal_line"})
        CHECK_MESSAGE(live_names(world, kind, "name").empty(), kind);
    CHECK(world.words(huda, "state") == "contacted");
    CHECK(became(world, huda, "person") == RecordId{});
    CHECK(is_missing(cell(world, dealing, "person")));
    CHECK(world.reasons(ConvertLead{.lead = huda}).empty()); // he may be converted again
}

TEST_CASE("somebody who is known is found by phone, e-mail or name, and gains what he did not have") {
    WorkspaceWorld world;
    const RecordId known = world.add(
        "person", {{"name", "هدى الزهراني"}, {"phone", "+966509999999"}, {"source", "جار"}, {"stage", "vip"}});
    const RecordId other = world.add("person", {{"name", "أم خالد"}, {"email", "huda@example.com"}});
    world.add("person", {{"name", "سعد"}});
    const RecordId oasis = world.add("company", {{"name", "مقهى الواحة"}});
    const RecordId huda = world.add("lead", {{"name", "هُدى الزهراني"},
                                             {"phone", "+966501112233"},
                                             {"email", "Huda@example.com"},
                                             {"company_name", "مقهي الواحه"},
                                             {"source", "معرض"},
                                             {"remarks", "تفضّل العصر"}});
    const auto people = people_like(world.tables(), world.tables().find(huda));
    REQUIRE(people.size() == 2);
    CHECK(world.tables().id(people[0].place) == other); // the same e-mail tells more than the same name
    CHECK(people[0].field == world.field("lead", "email"));
    CHECK(world.tables().id(people[1].place) == known);
    const auto companies = companies_like(world.tables(), world.tables().find(huda));
    REQUIRE(companies.size() == 1);
    CHECK(world.tables().id(companies[0].place) == oasis);

    REQUIRE(world.send(ConvertLead{.lead = huda, .person = known, .company = oasis}));
    CHECK(became(world, huda, "person") == known);
    CHECK(became(world, huda, "company") == oasis);
    CHECK(became(world, huda, "deal") == RecordId{});
    CHECK(world.words(known, "source") == "جار"); // what was known stays
    CHECK(world.words(known, "stage") == "vip");
    CHECK(world.words(known, "phone") == "+966509999999");
    CHECK(elements(world, known, "other_phones") == 1); // the other number is kept beside
    CHECK_FALSE(world.words(known, "email").empty());
    CHECK(live_names(world, "person", "name").size() == 3);
    CHECK(live_names(world, "company", "name").size() == 1);
    CHECK(live_names(world, "note", "text") == std::vector<std::string>{"تفضّل العصر"}); // no deal holds it
    world.workspace->undo();
    CHECK(elements(world, known, "other_phones") == 0);
    CHECK(live_names(world, "note", "text").empty());
}

TEST_CASE("products whose prices have no sum become lines to be priced, and the deal is worth the budget") {
    WorkspaceWorld world;
    const RecordId a = world.add("product", {{"name", "أ"}, {"price", Value{Money{100, currency_of("SAR")}}}}),
                   b = world.add("product", {{"name", "ب"}, {"price", Value{Money{100, currency_of("KWD")}}}});
    const Money budget{5'000, currency_of("KWD")}; // three decimals: 5 dinars
    const RecordId huda = world.add("lead", {{"name", "هدى"}, {"budget", Value{budget}}});
    SaveRecord wish{.entity = world.entity("lead"), .id = huda};
    wish.cells.push_back({.field = world.field("lead", "products"), .elements = {Value{a}, Value{b}}});
    REQUIRE(world.send(wish));
    REQUIRE(world.send(ConvertLead{.lead = huda, .has_company = false, .deal_title = "هدى"}));
    CHECK(cell(world, became(world, huda, "deal"), "amount") == Value{budget});
    CHECK(live_names(world, "deal_line", "description").size() == 2);
}

TEST_CASE("when a customer is erased, the lead he was is erased with him") {
    WorkspaceWorld world;
    const RecordId huda = world.add("lead", {{"name", "هدى الزهراني"}});
    const RecordId note = world.add("note", {{"text", "أختها عميلة"}, {"lead", huda}});
    REQUIRE(world.send(ConvertLead{.lead = huda}));
    REQUIRE(world.send(ErasePerson{became(world, huda, "person")}));
    CHECK(world.words(huda, "name").empty());
    CHECK(world.words(note, "text").empty());
}

namespace {

SaveRecord rule(const WorkspaceWorld& world, std::string_view field, std::string_view test, std::string_view value,
                std::int64_t points) {
    return world.save_of("lead_rule", {{"field", Value{std::string(field)}},
                                       {"test", Value{std::string(test)}},
                                       {"value", Value{std::string(value)}},
                                       {"points", Value{points}}});
}
std::int64_t score_of(WorkspaceWorld& world, RecordId lead) {
    const FieldIx field = world.field("lead", lead_score_key);
    if (field == no_field) return -1;
    const Value score = world.tables().value(lead, field);
    const auto* number = std::get_if<std::int64_t>(&score);
    return number ? *number / decimal_one : -2;
}

} // namespace

TEST_CASE("the score of a lead is the points of the rules it meets, between 0 and 100, and follows every change") {
    WorkspaceWorld world;
    const RecordId huda = world.add("lead", {{"name", "هدى"}, {"phone", "+966501112233"}, {"source", "معرض"}});
    CHECK(score_of(world, huda) == -1); // no rules, no score
    REQUIRE(world.send(rule(world, "phone", "filled", "", 30)));
    CHECK(score_of(world, huda) == 30);
    REQUIRE(world.send(rule(world, "source", "is", "معرض", 20)));
    CHECK(score_of(world, huda) == 50);
    REQUIRE(world.send(rule(world, "budget", "at_least", "5000", 40)));
    CHECK(score_of(world, huda) == 50); // no budget is known: nothing is added, nothing breaks
    REQUIRE(world.send(
        world.save_of("lead", {{"budget", Value{Money{5'000'000, currency_of("KWD")}}}}, huda))); // 5,000 dinars
    CHECK(score_of(world, huda) == 90);
    REQUIRE(world.send(rule(world, "dealing", "at_least", "1", 40)));
    CHECK(score_of(world, huda) == 90);
    call(world, huda);
    CHECK(score_of(world, huda) == 100); // not 130
    REQUIRE(world.send(rule(world, "email", "empty", "", -100)));
    CHECK(score_of(world, huda) == 30);
    REQUIRE(world.send(rule(world, "needs", "empty", "", -100)));
    CHECK(score_of(world, huda) == 0); // not below nothing
    world.workspace->undo();
    CHECK(score_of(world, huda) == 30);
    REQUIRE(world.save());
    world.reopen();
    CHECK(score_of(world, huda) == 30);
}

TEST_CASE("when the last rule goes, leads have no score; undone, they have it again") {
    WorkspaceWorld world;
    const RecordId huda = world.add("lead", {{"name", "هدى"}, {"phone", "+966501112233"}});
    const auto added = world.send(rule(world, "phone", "filled", "", 30));
    REQUIRE(added);
    REQUIRE(world.send(RemoveRecords{{added->added.front()}}));
    CHECK(lead_rules(world.tables()).empty());
    CHECK(world.workspace->schema().field(world.entity("lead"), world.field("lead", lead_score_key)).hidden);
    world.workspace->undo();
    CHECK(score_of(world, huda) == 30);
}

TEST_CASE("a rule that could not be answered is refused with its reason") {
    WorkspaceWorld world;
    using Reasons = std::vector<Reason>;
    CHECK(world.reasons(rule(world, "phone", "at_least", "5", 10)) == Reasons{Reason::not_a_choice});
    CHECK(world.reasons(rule(world, "budget", "at_least", "", 10)) == Reasons{Reason::required});
    CHECK(world.reasons(rule(world, "budget", "at_least", "كثير", 10)) == Reasons{Reason::not_a_number});
    CHECK(world.reasons(rule(world, "budget", "at_least", "5", 101)) == Reasons{Reason::too_large});
    CHECK(world.reasons(rule(world, "state", "is", "nothing", 10)) == Reasons{Reason::formula_wrong});
    CHECK(world.reasons(rule(world, "needs", "contains", "قال \"نعم\"", 10)).empty()); // quotes are no end
    CHECK(world.reasons(rule(world, "last_contacted", "within", "14", 10)).empty());
    CHECK(world.reasons(rule(world, "dealing", "filled", "", 10)) == Reasons{Reason::not_a_choice});
}

namespace {
constexpr std::int64_t day_ms = 86'400'000;

LeadFunnel funnel_now(const WorkspaceWorld& world) {
    Reader reader;
    return lead_funnel(world.tables(), Date{INT32_MIN}, Date{INT32_MAX}, reader);
}
using Counts = std::array<std::size_t, funnel_steps>;
} // namespace

TEST_CASE("the funnel counts how far leads came, from where, and how long each step took") {
    WorkspaceWorld world;
    CHECK(funnel_now(world).all.reached == Counts{0, 0, 0, 0});
    const auto lead = [&](const char* name, const char* source) {
        return world.add("lead", {{"name", name}, {"source", source}});
    };
    const RecordId a = lead("أ", "معرض"), b = lead("ب", "معرض"), c = lead("ج", "مَعرض"), d = lead("د", "");
    world.environment.now_ms += 2 * day_ms;
    call(world, a), call(world, b);
    world.environment.now_ms += 2 * day_ms;
    call(world, c); // two days, two days, four days: the median is two
    REQUIRE(world.send(ConvertLead{.lead = a, .has_company = false}));
    REQUIRE(world.send(ConvertLead{.lead = d, .has_company = false})); // nobody wrote down that we talked
    LeadFunnel funnel = funnel_now(world);
    CHECK(funnel.all.reached == Counts{4, 4, 2, 0});
    CHECK(funnel.all.tenth_days[1] == 20);
    CHECK(funnel.all.tenth_days[2] == 20); // of a alone: d's talk has no time
    CHECK_FALSE(funnel.all.tenth_days[3]);
    REQUIRE(funnel.sources.size() == 2);
    CHECK(funnel.sources[0].source == "معرض"); // with its marks and without it is one source
    CHECK(funnel.sources[0].counts.reached == Counts{3, 3, 1, 0});
    CHECK(funnel.sources[1].counts.reached == Counts{1, 1, 1, 0});
    CHECK(funnel.standing[1].size() == 2);

    // A sale: an order of his, if it is neither a draft nor cancelled.
    const Value today{std::int64_t{date_of(Moment{world.environment.now_ms}).days}};
    const RecordId order =
        world.add("order", {{"person", became(world, a, "person")}, {"date", today}, {"state", "draft"}});
    CHECK(funnel_now(world).all.reached == Counts{4, 4, 2, 0});
    REQUIRE(world.send(world.save_of("order", {{"state", "confirmed"}}, order)));
    CHECK(funnel_now(world).all.reached == Counts{4, 4, 2, 1});
    CHECK(funnel_now(world).standing[3].size() == 1);

    REQUIRE(world.send(RemoveRecords{{b}}));
    CHECK(funnel_now(world).all.reached == Counts{3, 3, 2, 1}); // what lies in the bin is not counted
    CHECK(rate_of(1, 3) == 33);
    CHECK(rate_of(1, 8) == 13); // half up
    CHECK_FALSE(rate_of(0, 0));
}
