// What a firm makes its own, on the road of every record: defined by commands, undone, kept, exported, imported,
// listed; one field of every kind.
#include <doctest/doctest.h>

#include "core/app/import_commit.hpp"
#include "core/app/sheet_export.hpp"
#include "core/commands/own_edits.hpp"
#include "core/foreign/foreign_files.hpp"
#include "core/import/guess.hpp"
#include "core/queries/display.hpp"
#include "core/queries/filter.hpp"
#include "core/queries/group.hpp"
#include "core/queries/list.hpp"
#include "core/queries/search.hpp"
#include "tests/support/sheets.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

struct OwnWorld : WorkspaceWorld {
    using WorkspaceWorld::WorkspaceWorld;
    Reader reader{
        .locale = {.language = Language::en}, .offset_minutes = 180, .today = date_of(CivilDate{2026, 11, 21})};

    RecordId define(DefineField field) {
        const auto done = send(field);
        CHECK(done);
        return done && !done->added.empty() ? done->added.front() : RecordId{};
    }
    FieldIx ix(std::string_view of, std::string_view label) const {
        const EntityIx owner = entity(of);
        for (FieldIx f = 0; f < workspace->schema().field_count(owner); ++f)
            if (workspace->schema().field(owner, f).label.en == label) return f;
        return no_field;
    }
    const FieldDef& def(std::string_view of, std::string_view label) const {
        return workspace->schema().field(entity(of), ix(of, label));
    }
    std::string shown(RecordId record, std::string_view of, std::string_view label) const {
        return cell_text(tables(), tables().find(record), ix(of, label), reader);
    }
};

DefineField a_field(std::string_view label, FieldType type) {
    return {.entity = "person", .label_ar = "حقل " + std::string(label), .label_en = std::string(label), .type = type};
}

// One field of every kind, and a person who has a value in each.
struct AllKinds : OwnWorld {
    RecordId omar = add("person", {{"name", "عمر"}}), sara;
    std::vector<std::pair<std::string, std::string>> wanted; // label, as it is shown in English

    AllKinds() {
        define(a_field("Shoe", FieldType::text));
        define(a_field("Story", FieldType::long_text));
        define(a_field("Quarter", FieldType::term));
        define(a_field("Children", FieldType::integer));
        define(a_field("Height", FieldType::decimal));
        define(a_field("Limit", FieldType::money));
        define(a_field("Since", FieldType::date));
        DefineField size = a_field("Size", FieldType::choice);
        size.choices = {"Small", "Large"};
        define(size);
        DefineField colours = a_field("Colours", FieldType::choice);
        colours.choices = {"Red", "Green"};
        colours.is_several = true;
        define(colours);
        define(a_field("Member", FieldType::yes_no));
        define(a_field("Page", FieldType::link));
        define(a_field("Fax", FieldType::phone));
        define(a_field("Second mail", FieldType::email));
        DefineField friends = a_field("Neighbour", FieldType::reference);
        friends.target = "person";
        define(friends);
        DefineField tall = a_field("Twice", FieldType::decimal);
        tall.formula = "[Height] * 2";
        define(tall);
        DefineField spent = a_field("Spent", FieldType::money);
        spent.formula = "sum([orders].[total], [state] <> \"cancelled\")";
        define(spent);
        SaveRecord save{.entity = entity("person")};
        const auto cell = [&](std::string_view label, Value value) {
            save.cells.push_back({ix("person", label), std::move(value), {}});
        };
        save.cells.push_back({workspace->schema().name_field(save.entity), std::string("سارة"), {}});
        cell("Shoe", std::string("walking 42"));
        cell("Story", std::string("one\ntwo"));
        cell("Quarter", std::string("North"));
        cell("Children", std::int64_t{3});
        cell("Height", std::int64_t{17'500});
        cell("Limit", Money{125'050, currency_of("SAR")});
        cell("Since", std::int64_t{date_of(CivilDate{2020, 5, 17}).days});
        cell("Size", std::string("Large"));
        save.cells.push_back({ix("person", "Colours"), {}, {std::string("Red"), std::string("Green")}});
        cell("Member", std::int64_t{1});
        cell("Page", std::string("example.com"));
        cell("Fax", std::string("+966112345678"));
        cell("Second mail", std::string("b@example.com"));
        cell("Neighbour", Value{omar});
        const auto done = send(save);
        REQUIRE(done);
        sara = done->added.front();
        add("order", {{"person", Value{sara}},
                      {"total", Money{5'000, currency_of("SAR")}},
                      {"state", "delivered"},
                      {"date", day(2026, 5, 1)}});
        wanted = {{"Shoe", "walking 42"}, {"Quarter", "North"},    {"Children", "3"},
                  {"Height", "1.75"},     {"Size", "Large"},       {"Colours", "Green, Red"},
                  {"Member", "Yes"},      {"Page", "example.com"}, {"Second mail", "b@example.com"},
                  {"Neighbour", "عمر"},   {"Twice", "3.5"}};
    }
    void check(const OwnWorld& world, RecordId record) const {
        for (const auto& [label, text] : wanted) {
            INFO(label);
            REQUIRE(world.ix("person", label) != no_field);
            CHECK(world.shown(record, "person", label) == text);
        }
        CHECK(world.shown(record, "person", "Spent").find("50") != std::string::npos);
    }
};

} // namespace

TEST_CASE("a field of every kind is filled, kept over closing, and over a snapshot") {
    AllKinds world;
    world.check(world, world.sara);
    REQUIRE(world.save());
    world.reopen();
    world.check(world, world.sara);
    REQUIRE(world.compact());
    world.reopen();
    world.check(world, world.sara);
    CHECK(world.workspace->waiting().size() == 0);
}

TEST_CASE("a file of all records brings the fields along, and formulas compute there") {
    AllKinds world;
    OwnWorld other;
    REQUIRE(other.import(test::export_text(world.tables(), nullptr)));
    world.check(other, world.sara);
    CHECK(test::export_text(other.tables(), nullptr) == test::export_text(world.tables(), nullptr));
    CHECK(test::export_text(world.tables(), nullptr).find("\"twice") == std::string::npos); // computed, not kept
}

TEST_CASE("own fields stand in sheets for other programs, and come in again") {
    AllKinds world;
    use_foreign_files();
    for (const FileKind kind : {FileKind::csv, FileKind::xlsx}) {
        SheetExport exporting(
            world.tables(), world.reader, kind,
            {.entity = world.entity("person"), .fields = {}, .rows = {world.tables().find(world.sara).row}, .now = {}});
        Bytes bytes;
        std::string piece;
        for (bool is_more = true; is_more;) {
            is_more = exporting.step(piece);
            bytes += piece;
        }
        const auto again = sheet_reader_for(guess_file_kind(bytes, ""),
                                            {.csv = guess_csv(bytes), .language = Language::en, .offset_minutes = 180});
        const test::Sheet sheet = test::read_sheet(*again, bytes, 10);
        REQUIRE(sheet.rows.size() == 2);
        for (const auto& [label, text] : world.wanted) {
            const auto at = std::ranges::find(sheet.rows[0], label);
            INFO(label);
            REQUIRE(at != sheet.rows[0].end());
            const auto column = static_cast<std::size_t>(at - sheet.rows[0].begin());
            CHECK(column < sheet.rows[1].size());
        }
        // As an import understands its headings, in a firm that has the fields.
        std::vector<ColumnProfile> profiles(sheet.rows[0].size());
        const SheetMapping mapping =
            guess_mapping(world.workspace->schema(), world.entity("person"), sheet.rows[0], profiles);
        std::size_t own = 0;
        for (const ColumnMapping& column : mapping.columns) own += column.target.starts_with("x_");
        CHECK(own == 14); // all but the two that are computed
    }
}

TEST_CASE("own fields are listed, sorted, filtered, grouped and found") {
    AllKinds world;
    const EntityIx person = world.entity("person");
    QueryCaches& caches = world.workspace->caches();
    const auto rows = [&](std::string_view text) {
        const auto filter = parse_filter(world.workspace->schema(), person, text, world.reader);
        REQUIRE(filter);
        return list(world.tables(), caches, {.entity = person, .filter = *filter}, world.reader).rows;
    };
    const Row sara = world.tables().find(world.sara).row, omar = world.tables().find(world.omar).row;
    CHECK(rows("Size=Large") == std::vector{sara});
    CHECK(rows("Children>=3") == std::vector{sara});
    CHECK(rows("Twice>3") == std::vector{sara});
    CHECK(rows("Spent>=50") == std::vector{sara});
    CHECK(rows("Spent<50") == std::vector{omar});
    CHECK(rows("Member=yes") == std::vector{sara});
    CHECK(rows("Colours=Green") == std::vector{sara});
    CHECK(rows("Since=2020-01-01..2020-12-31") == std::vector{sara});
    const auto& sorted =
        list(world.tables(), caches, {.entity = person, .sort = world.ix("person", "Spent"), .descending = true},
             world.reader);
    CHECK(sorted.rows == std::vector{sara, omar});
    const std::vector<Row> both = {omar, sara};
    const GroupTable sizes =
        group_rows(world.tables(), both, {.entity = person, .by = {world.ix("person", "Size")}}, world.reader);
    CHECK(sizes.groups.size() == 3); // both sizes, and none
    const GroupTable sums =
        group_rows(world.tables(), both, {.entity = person, .measure = {MeasureKind::sum, world.ix("person", "Spent")}},
                   world.reader);
    CHECK(sums.value(0, 0) == 5'000);
    while (!caches.work(world.tables(), 10'000)) {
    }
    CHECK(search(world.tables(), caches.index, person, "walking", 5).hits.size() == 1);
}

TEST_CASE("what a formula is computed from changes it at once, and undo takes that back") {
    AllKinds world;
    const FieldIx height = world.ix("person", "Height");
    REQUIRE(world.send(
        SaveRecord{.entity = world.entity("person"), .id = world.sara, .cells = {{height, std::int64_t{20'000}, {}}}}));
    CHECK(world.shown(world.sara, "person", "Twice") == "4");
    world.workspace->undo();
    CHECK(world.shown(world.sara, "person", "Twice") == "3.5");
    world.workspace->redo();
    CHECK(world.shown(world.sara, "person", "Twice") == "4");
    // Nobody writes to it.
    CHECK(world.reasons(SaveRecord{.entity = world.entity("person"),
                                   .id = world.sara,
                                   .cells = {{world.ix("person", "Twice"), std::int64_t{1}, {}}}}) ==
          std::vector{Reason::read_only_field});
}

TEST_CASE("a renamed field keeps its formulas; an archived one keeps its values") {
    AllKinds world;
    const RecordId height = [&] {
        const EntityIx fields = world.entity("field");
        for (Row row = 0; row < world.tables().table(fields).rows(); ++row)
            if (world.words(world.tables().id({fields, row}), "label_en") == "Height")
                return world.tables().id({fields, row});
        return RecordId{};
    }();
    REQUIRE(world.send(world.save_of("field", {{"label_en", "Tallness"}}, height)));
    CHECK(world.ix("person", "Height") == no_field);
    CHECK(world.shown(world.sara, "person", "Tallness") == "1.75");
    CHECK(world.shown(world.sara, "person", "Twice") == "3.5");
    REQUIRE(world.send(RemoveRecords{{height}}));
    CHECK(world.def("person", "Tallness").read_only);
    CHECK(world.def("person", "Tallness").hidden);
    CHECK(world.shown(world.sara, "person", "Tallness") == "1.75");
    CHECK(world.shown(world.sara, "person", "Twice") == "3.5");
    world.workspace->undo();
    CHECK(!world.def("person", "Tallness").read_only);
}

TEST_CASE("checks of own fields: needed, unique, within bounds, of the example's form") {
    OwnWorld world;
    DefineField card = a_field("Card", FieldType::text);
    card.is_unique = true;
    const RecordId record = world.define(card);
    REQUIRE(world.send(world.save_of("field", {{"example", "AB-1234"}}, record)));
    const RecordId count = world.define(a_field("Count", FieldType::integer));
    REQUIRE(world.send(
        world.save_of("field", {{"minimum", Value{std::int64_t{1}}}, {"maximum", Value{std::int64_t{9}}}}, count)));
    const EntityIx person = world.entity("person");
    const auto save = [&](std::string_view label, Value value) {
        return SaveRecord{.entity = person,
                          .cells = {{world.workspace->schema().name_field(person), std::string("س"), {}},
                                    {world.ix("person", label), std::move(value), {}}}};
    };
    CHECK(world.reasons(save("Card", std::string("AB-123"))) == std::vector{Reason::not_like_example});
    CHECK(world.reasons(save("Card", std::string("12-3456"))) == std::vector{Reason::not_like_example});
    CHECK(world.reasons(save("Card", std::string("بت-٣٤٥٦"))).empty());
    REQUIRE(world.send(save("Card", std::string("XY-0001"))));
    CHECK(world.reasons(save("Card", std::string("xy-0001"))) == std::vector{Reason::not_unique});
    CHECK(world.reasons(save("Count", std::int64_t{10})) == std::vector{Reason::too_large});
    CHECK(world.reasons(save("Count", std::int64_t{0})) == std::vector{Reason::too_small});
    CHECK(world.reasons(world.save_of("field", {{"minimum", Value{std::int64_t{20}}}}, count)) ==
          std::vector{Reason::bounds_crossed});
    const SaveRecords both{.records = {save("Card", std::string("QQ-0001")), save("Card", std::string("QQ-0001"))}};
    CHECK(world.reasons(both) == std::vector{Reason::not_unique});
}

TEST_CASE("a field becomes another kind only where no value is lost") {
    OwnWorld world;
    const RecordId record = world.define(a_field("Contact", FieldType::text));
    const EntityIx person = world.entity("person");
    const auto add_value = [&](std::string_view words) {
        REQUIRE(world.send(SaveRecord{.entity = person,
                                      .cells = {{world.workspace->schema().name_field(person), std::string("س"), {}},
                                                {world.ix("person", "Contact"), std::string(words), {}}}}));
    };
    add_value("a@example.com");
    const auto become = [&](const char* type) {
        return world.reasons(world.save_of("field", {{"type", type}}, record));
    };
    CHECK(become("email").empty());
    CHECK(become("long_text").empty());
    CHECK(become("integer") == std::vector{Reason::kind_would_lose});
    CHECK(become("choice") == std::vector{Reason::kind_would_lose});
    add_value("just words");
    CHECK(become("email") == std::vector{Reason::kind_would_lose});
    REQUIRE(world.send(world.save_of("field", {{"type", "long_text"}}, record)));
    CHECK(world.def("person", "Contact").type == FieldType::long_text);
    REQUIRE(world.save());
    world.reopen();
    CHECK(world.def("person", "Contact").type == FieldType::long_text);
}

TEST_CASE("choices are named, coloured, moved and archived, also those of our own fields") {
    OwnWorld world;
    const FieldIx channel = world.field("dealing", "channel");
    const auto choices = [&] { return world.workspace->schema().field(world.entity("dealing"), channel).choices; };
    const std::size_t before = choices().size();
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    const RecordId call =
        world.add("dealing", {{"person", Value{sara}}, {"channel", "visit"}, {"at", number(1'795'300'000'000)}});
    REQUIRE(world.send(world.save_of("choice", {{"of_field", "dealing.channel"},
                                                {"label_ar", "معرض"},
                                                {"label_en", "Fair"},
                                                {"tone", "danger"},
                                                {"position", number(500)}})));
    REQUIRE(choices().size() == before + 1);
    CHECK(choices()[1].label.en == "Fair");
    CHECK(choices()[1].tone == Tone::danger);
    const std::string key(choices()[1].key);
    const auto& preferred =
        world.workspace->schema().field(world.entity("person"), world.field("person", "preferred_channel"));
    CHECK(preferred.choices[1].label.en == "Fair"); // every field that asks for a kind of dealing
    CHECK(key.starts_with("x_fair_"));
    CHECK(world.shown(call, "dealing", "Channel") == "Visit"); // the numbers of choices have moved under it
    REQUIRE(world.send(world.save_of("dealing", {{"channel", Value{key}}}, call)));
    CHECK(world.shown(call, "dealing", "Channel") == "Fair");
    REQUIRE(world.send(world.save_of(
        "choice",
        {{"of_field", "dealing.channel"}, {"key", "sms"}, {"is_archived", number(1)}, {"label_en", "Text"}})));
    const auto sms = std::ranges::find(choices(), "sms", &ChoiceDef::key);
    CHECK(sms->archived);
    CHECK(sms->label.en == "Text");
    CHECK(sms->label.ar == "رسالة نصية");
    REQUIRE(
        world.send(world.save_of("choice", {{"of_field", "dealing.channel"}, {"key", "email"}, {"label_en", "Mail"}})));
    CHECK(std::ranges::find(choices(), "email", &ChoiceDef::key)->label.en == "Mail");
    REQUIRE(world.workspace->undo()); // it is ours again, not archived
    CHECK(std::ranges::find(choices(), "email", &ChoiceDef::key)->label.en != "Mail");
    CHECK(!std::ranges::find(choices(), "email", &ChoiceDef::key)->archived);
    REQUIRE(world.compact());
    world.reopen();
    CHECK(world.shown(call, "dealing", "Channel") == "Fair");
    CHECK(world.workspace->waiting().size() == 0);
    OwnWorld other;
    REQUIRE(other.import(test::export_text(world.tables(), nullptr)));
    CHECK(other.shown(call, "dealing", "Channel") == "Fair");
}

TEST_CASE("two devices that call the same thing otherwise come to the same words") {
    OwnWorld one(1), other(2);
    const auto say = [](OwnWorld& world, const char* word) {
        REQUIRE(
            world.send(world.save_of("choice", {{"of_field", "dealing.channel"}, {"key", "sms"}, {"label_en", word}})));
        REQUIRE(world.send(world.save_of("word", {{"subject", "entity.person"}, {"one_en", word}})));
        REQUIRE(world.send(world.save_of(
            "field", {{"entity", "person"}, {"key", "territory"}, {"type", "term"}, {"label_en", word}})));
    };
    say(one, "First");
    other.environment.now_ms += 60'000;
    say(other, "Second");
    const std::string of_one = test::export_text(one.tables(), nullptr);
    REQUIRE(one.import(test::export_text(other.tables(), nullptr)));
    REQUIRE(other.import(of_one)); // the same records, and their rows the other way round
    for (const OwnWorld* world : {&one, &other}) {
        const Schema& schema = world->workspace->schema();
        const EntityIx person = world->entity("person");
        CHECK(schema.field(person, world->field("person", "territory")).label.en == "Second");
        CHECK(schema.entity(person).label.en == "Second");
        const auto& channels = schema.field(world->entity("dealing"), world->field("dealing", "channel")).choices;
        CHECK(std::ranges::find(channels, "sms", &ChoiceDef::key)->label.en == "Second");
    }
}

TEST_CASE("a field moves among its neighbours, also where two devices have taken the same place") {
    OwnWorld world;
    for (const char* label : {"One", "Two", "Three"}) world.define(a_field(label, FieldType::text));
    const EntityIx person = world.entity("person");
    for (const char* label : {"Two", "Three"}) { // as another device would: it knew none of the others
        SaveRecord same = change_of_field(world.tables(), person, world.ix("person", label));
        put(world.tables(), same, "position", world.workspace->schema().position(person, world.ix("person", "One")));
        REQUIRE(world.send(same));
    }
    const auto shown = [&] { return fields_in_section(world.tables(), person, "details"); };
    const auto at_end = [&](std::size_t back) { return shown()[shown().size() - back]; };
    const FieldIx last = at_end(1), middle = at_end(2), first = at_end(3);
    REQUIRE(world.send(change_of_order(world.tables(), person, shown(), shown().size() - 1, shown().size() - 2)));
    CHECK(std::vector{at_end(3), at_end(2), at_end(1)} == std::vector{first, last, middle});
    REQUIRE(world.send(change_of_order(world.tables(), person, shown(), shown().size() - 2, shown().size() - 3)));
    CHECK(std::vector{at_end(3), at_end(2), at_end(1)} == std::vector{last, first, middle});
    REQUIRE(world.workspace->undo());
    CHECK(std::vector{at_end(3), at_end(2), at_end(1)} == std::vector{first, last, middle});
}

TEST_CASE("our own fields are renamed, moved and hidden, and come back") {
    OwnWorld world;
    const EntityIx person = world.entity("person");
    const auto said = world.send(world.save_of("field", {{"entity", "person"},
                                                         {"key", "territory"},
                                                         {"type", "term"},
                                                         {"label_ar", "الحي"},
                                                         {"label_en", "Quarter"},
                                                         {"is_hidden", number(1)},
                                                         {"position", number(1)}}));
    REQUIRE(said);
    const FieldIx territory = world.field("person", "territory");
    CHECK(world.workspace->schema().field(person, territory).label.ar == "الحي");
    CHECK(world.workspace->schema().field(person, territory).hidden);
    CHECK(world.workspace->schema().form_order(person)[1] == territory);
    world.workspace->undo();
    CHECK(world.workspace->schema().field(person, territory).label.en != "Quarter");
    CHECK(!world.workspace->schema().field(person, territory).hidden);
    CHECK(world.workspace->schema().form_order(person)[territory] == territory);
}

TEST_CASE("a firm's words for kinds of records and sections") {
    OwnWorld world;
    REQUIRE(world.send(world.save_of("word", {{"subject", "entity.person"},
                                              {"one_ar", "مريض"},
                                              {"many_ar", "المرضى"},
                                              {"one_en", "Patient"},
                                              {"many_en", "Patients"}})));
    const Schema& schema = world.workspace->schema();
    CHECK(schema.entity(world.entity("person")).plural.ar == "المرضى");
    CHECK(schema.entity(world.entity("person")).label.en == "Patient");
    const FieldDef& named = schema.field(world.entity("order"), world.field("order", "person"));
    CHECK(named.label.en == "Patient"); // the field that names one
    CHECK(named.label.ar == "المريض");
    REQUIRE(world.send(
        world.save_of("word", {{"subject", "section.x_medical"}, {"one_ar", "طبي"}, {"one_en", "Medical"}})));
    CHECK(std::ranges::any_of(schema.sections(),
                              [](const SectionDef& section) { return section.label.en == "Medical"; }));
    CHECK(schema.sections().back().key == "system");
    world.workspace->undo();
    world.workspace->undo();
    CHECK(schema.entity(world.entity("person")).label.en == "Person");
    CHECK(schema.sections().size() == std::size(built_in_sections));
}

TEST_CASE("a wrong formula, or one in a circle, is not kept") {
    OwnWorld world;
    world.define(a_field("Height", FieldType::decimal));
    DefineField wrong = a_field("Wrong", FieldType::decimal);
    wrong.formula = "[Heigth] *";
    CHECK(world.reasons(wrong) == std::vector{Reason::formula_wrong});
    DefineField right = a_field("Right", FieldType::text);
    right.formula = "[Height] > 1";
    const RecordId record = world.define(right);
    CHECK(world.def("person", "Right").type == FieldType::yes_no); // of its result
    CHECK(world.def("person", "Right").formula.starts_with("[x_height_"));
    CHECK(world.reasons(world.save_of("field", {{"formula", "not [Right]"}}, record)) ==
          std::vector{Reason::formula_wrong});
    REQUIRE(world.send(world.save_of("field", {{"formula", "[Height] & \" m\""}}, record)));
    CHECK(world.def("person", "Right").type == FieldType::text);
}
