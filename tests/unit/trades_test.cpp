// Templates for trades: each is read, added once and only once, taken back by one undo, and its sample company fills
// what it brings.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/app/sample_firm.hpp"
#include "core/app/trade_names.hpp"
#include "core/app/trade_template.hpp"
#include "core/formula/formula.hpp"
#include "core/queries/display.hpp"
#include "core/store/custom_fields.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::export_text;
using test::WorkspaceWorld;

namespace {

std::string text_of_trade(std::string_view key) {
    std::ifstream file(std::string(WASL_TESTS_DIR) + "/../assets/trades/" + std::string(key) + ".txt",
                       std::ios::binary);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

TradeTemplate trade_of(std::string_view key) {
    auto trade = read_trade(text_of_trade(key));
    if (!trade) FAIL(std::string(key), " line ", trade.error().line, ": ", trade.error().what);
    return std::move(*trade);
}

struct TradeWorld : WorkspaceWorld {
    Reader reader{.offset_minutes = 180, .today = date_of(environment.now(), 180)};

    std::size_t missing(const TradeTemplate& trade) const {
        const auto parts = parts_of(trade, tables());
        return static_cast<std::size_t>(std::ranges::count(parts, false, &TradePart::is_here));
    }
    // What people see: the cells of all records that live, computed ones too.
    using Seen = std::map<std::pair<RecordId, std::string>, std::vector<Value>>;
    Seen seen() const {
        Seen all;
        const Schema& schema = workspace->schema();
        for (EntityIx e = 0; e < tables().table_count(); ++e)
            for (Row row = 0; row < tables().table(e).rows(); ++row)
                for (FieldIx f = 0; f < schema.field_count(e) && tables().table(e).is_live(row); ++f) {
                    if (schema.field(e, f).hidden) continue;
                    const Place place{e, row};
                    std::vector<Value> values{tables().value(place, f)};
                    if (is_several(schema.field(e, f))) values = tables().elements(place, f);
                    if (!values.empty() && !is_missing(values[0]))
                        all[{tables().id(place), std::string(schema.field(e, f).key)}] = std::move(values);
                }
        return all;
    }
    std::size_t live(std::string_view key) const { return tables().table(entity(key)).live_count; }
    std::vector<FieldIx> own_fields(std::string_view of) const {
        std::vector<FieldIx> fields;
        for (FieldIx ix = 0; ix < workspace->schema().field_count(entity(of)); ++ix)
            if (workspace->schema().is_custom(entity(of), ix)) fields.push_back(ix);
        return fields;
    }
    RecordId named(std::string_view of, std::string_view name) const {
        const Table& table = tables().table(entity(of));
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row) && table.columns[workspace->schema().name_field(entity(of))].words(row) == name)
                return tables().id({entity(of), row});
        return {};
    }
    std::string shown(RecordId record, std::string_view of, std::string_view key) const {
        Reader english = reader;
        english.locale.language = Language::en;
        return cell_text(tables(), tables().find(record), field(of, key), english);
    }
};

template <class Each> void for_each_trade(Each each) {
    for (const TradeName& name : trade_names) {
        INFO(std::string(name.key));
        each(name.key, trade_of(name.key));
    }
}

} // namespace

TEST_CASE("every template says everything in both languages") {
    for (const TradeName& name : trade_names)
        for (const BothNames& both : {name.name, name.adds, name.sample}) {
            CHECK(!both.ar.empty());
            CHECK(!both.en.empty());
            CHECK(both.ar != both.en);
        }
    for_each_trade([](std::string_view, const TradeTemplate& trade) {
        CHECK(trade.fields.size() >= 10);
        for (const TradeWord& word : trade.words)
            CHECK(!(word.one_ar.empty() || word.many_ar.empty() || word.one_en.empty() || word.many_en.empty()));
        for (const TradeWord& section : trade.sections) CHECK(!(section.one_ar.empty() || section.one_en.empty()));
        const auto check_choice = [](const TradeChoice& choice) {
            INFO(choice.of_field, " ", choice.key);
            CHECK(!(choice.label_ar.empty() || choice.label_en.empty()));
            CHECK(std::ranges::find(choice_tones, choice.tone, &ChoiceDef::key) != std::end(choice_tones));
        };
        std::ranges::for_each(trade.choices, check_choice);
        for (const TradeField& field : trade.fields) {
            INFO(field.key);
            CHECK(!(field.label_ar.empty() || field.label_en.empty()));
            CHECK(field.help_ar.empty() == field.help_en.empty());
            CHECK((field.is_ours || type_from(field.type)));
            CHECK((field.type == "choice") == !field.choices.empty());
            std::ranges::for_each(field.choices, check_choice);
        }
    });
}

TEST_CASE("a template brings its fields, choices and words, once") {
    for_each_trade([](std::string_view key, const TradeTemplate& trade) {
        TradeWorld world;
        CHECK(world.missing(trade) == parts_of(trade, world.tables()).size());
        CHECK(add_template(*world.workspace, trade).change_count > 0);
        CHECK(world.missing(trade) == 0);
        const Schema& schema = world.workspace->schema();
        for (const TradeField& field : trade.fields) {
            INFO(field.key);
            const EntityIx entity = schema.entity(field.entity);
            REQUIRE(entity != no_entity);
            const FieldIx ix = schema.field(entity, field.key);
            REQUIRE(ix != no_field);
            const FieldDef& def = schema.field(entity, ix);
            CHECK(def.label.ar == field.label_ar);
            CHECK(def.label.en == field.label_en);
            if (field.is_ours) continue;
            CHECK(type_name(def.type) == field.type);
            CHECK(def.section == field.section);
            CHECK(def.help.en == field.help_en);
            CHECK(is_several(def) == field.is_several);
            CHECK(def.choices.size() == field.choices.size());
            for (std::size_t i = 0; i < field.choices.size(); ++i) CHECK(def.choices[i].key == field.choices[i].key);
            if (field.formula.empty()) continue;
            const auto formula = parse_formula(schema, entity, field.formula);
            REQUIRE(formula);
            CHECK(formula_keys(schema, entity, *formula) == field.formula);
            CHECK(field_type_of(formula->kind) == def.type);
            CHECK(!has_cycle(schema, entity, ix, *formula));
        }
        for (const TradeWord& word : trade.words)
            if (word.subject.starts_with("entity."))
                CHECK(schema.entity(schema.entity(word.subject.substr(7))).plural.ar == word.many_ar);
        // The fields stand in forms in the order of the template.
        for (const std::string_view of : {"person", "company", "order", "product"}) {
            std::vector<std::string> wanted, found;
            for (const TradeField& field : trade.fields)
                if (field.entity == of && !field.is_ours) wanted.push_back(field.key);
            for (const FieldIx ix : schema.form_order(schema.entity(of)))
                if (schema.is_custom(schema.entity(of), ix))
                    found.emplace_back(schema.field(schema.entity(of), ix).key);
            CHECK(found == wanted);
        }
        const std::string after = export_text(world.tables());
        CHECK(add_template(*world.workspace, trade).change_count == 0);
        CHECK(export_text(world.tables()) == after);
        REQUIRE(world.save());
        world.reopen();
        CHECK(export_text(world.tables()) == after);
        CHECK(world.missing(trade) == 0);
        (void)key;
    });
}

TEST_CASE("one undo takes a template and its sample back, and one redo brings them again") {
    for_each_trade([](std::string_view, const TradeTemplate& trade) {
        TradeWorld world;
        world.add("person", {{"name", "منى"}});
        const TradeWorld::Seen before = world.seen();
        const Committed added = add_template_with_sample(*world.workspace, trade, world.reader);
        CHECK(added.added.size() > 50);
        const TradeWorld::Seen with_sample = world.seen();
        CHECK((with_sample != before));
        REQUIRE(world.workspace->undo());
        CHECK(world.live("field") == 0);
        CHECK(world.live("person") == 1);
        CHECK((world.seen() == before));
        CHECK(world.missing(trade) == parts_of(trade, world.tables()).size());
        REQUIRE(world.workspace->redo());
        CHECK((world.seen() == with_sample));
        CHECK(world.missing(trade) == 0);
        REQUIRE(world.save());
        world.reopen();
        CHECK((world.seen() == with_sample));
        // After an undo it can be chosen again.
        TradeWorld second;
        add_template(*second.workspace, trade);
        const TradeWorld::Seen once = second.seen();
        REQUIRE(second.workspace->undo());
        CHECK(second.seen().empty());
        CHECK(add_template(*second.workspace, trade).change_count > 0);
        for (const auto& [cell, values] : second.seen()) {
            INFO(cell.second);
            CHECK((once.contains(cell) && once.at(cell) == values));
        }
        CHECK(second.seen().size() == once.size());
    });
}

TEST_CASE("every cell of a sample is understood, and own fields are filled") {
    for_each_trade([](std::string_view, const TradeTemplate& trade) {
        TradeWorld world;
        add_template(*world.workspace, trade);
        if (trade.uses_sample_firm) add_sample_firm(*world.workspace, world.reader);
        std::vector<TradeMistake> mistakes;
        sample_of(trade, *world.workspace, world.reader, &mistakes);
        for (const TradeMistake& mistake : mistakes) FAIL_CHECK("line ", mistake.line, ": ", mistake.what);
        world.workspace->commit(sample_of(trade, *world.workspace, world.reader));
        CHECK(world.live("person") >= 10);
        CHECK(world.live("product") >= 6);
        CHECK(world.live("order") >= 10);
        CHECK(world.live("dealing") >= 10);
        CHECK(world.live("task") >= 6);
        CHECK(world.live("note") >= 4);
        CHECK(world.live("occasion") >= 2);
        for (const std::string_view of : {"person", "company", "order", "product"})
            for (const FieldIx ix : world.own_fields(of)) {
                const FieldDef& def = world.workspace->schema().field(world.entity(of), ix);
                if (is_derived(def)) continue;
                INFO(def.key);
                const Table& table = world.tables().table(world.entity(of));
                std::size_t filled = 0;
                for (Row row = 0; row < table.rows(); ++row)
                    filled += table.is_live(row) &&
                              (is_several(def) ? !world.tables().elements({table.entity, row}, ix).empty()
                                               : table.columns[ix].has(row));
                CHECK(filled >= (def.key == "x_gift_card" || def.key == "x_paid_by" ? 0 : 1));
            }
        // No two records of a kind have the same telephone by accident, and every one is a telephone.
        for (const std::string_view of : {"person", "company"}) {
            const Table& table = world.tables().table(world.entity(of));
            std::set<std::string> phones;
            for (Row row = 0; row < table.rows(); ++row) {
                const std::string phone(table.columns[world.field(of, "phone")].words(row));
                if (!phone.empty()) CHECK(phones.insert(phone).second);
            }
        }
    });
}

TEST_CASE("the formulas of a template compute over its sample") {
    TradeWorld world;
    const TradeTemplate clinic = trade_of("clinic");
    add_template_with_sample(*world.workspace, clinic, world.reader);
    const RecordId salma = world.named("person", "سلمى بنت حسن باعشن");
    REQUIRE(salma);
    CHECK(world.shown(salma, "person", "x_age") == "38");
    CHECK(world.shown(salma, "person", "x_days_since_visit") == "17");
    CHECK(world.shown(salma, "person", "x_visits_this_year") == "2");
    CHECK(world.shown(salma, "person", "x_blood_group") == "O+");
    CHECK(world.shown(salma, "person", "x_insurance_days") == "143");

    TradeWorld wholesale;
    add_template_with_sample(*wholesale.workspace, trade_of("distributor"), wholesale.reader);
    const RecordId bakery = wholesale.named("company", "مخبز وحلويات النور");
    CHECK(wholesale.shown(bakery, "company", "x_is_over_limit") == "Yes");
    CHECK(wholesale.shown(bakery, "company", "x_days_since_order") == "58"); // the cancelled one does not count

    TradeWorld school;
    add_template_with_sample(*school.workspace, trade_of("training"), school.reader);
    const RecordId python = school.named("product", "برمجة بايثون للمبتدئين");
    CHECK(school.shown(python, "product", "x_enrolled") == "3");
    CHECK(school.shown(python, "product", "x_seats_left") == "13");
    const RecordId english = school.named("product", "إنجليزية الأعمال — المستوى الثاني");
    CHECK(school.shown(english, "product", "x_enrolled") == "2"); // whoever withdrew gives the seat back
}

TEST_CASE("two trades share what is alike, and fields somebody has made are left alone") {
    TradeWorld world;
    DefineField mine{.entity = "person", .label_ar = "فصيلة الدم", .label_en = "Blood type", .type = FieldType::text};
    REQUIRE(world.send(mine));
    const TradeTemplate clinic = trade_of("clinic"), workshop = trade_of("workshop");
    CHECK(world.missing(clinic) + 1 == parts_of(clinic, world.tables()).size());
    add_template_with_sample(*world.workspace, clinic, world.reader);
    CHECK(world.field("person", "x_blood_group") == no_field);
    CHECK(world.missing(clinic) == 0);
    CHECK(add_template(*world.workspace, workshop).change_count > 0);
    CHECK(world.missing(workshop) == 0);
    // The first template's words stay: a firm that chooses a second one has named its people already.
    CHECK(world.workspace->schema().entity(world.entity("person")).plural.ar == "المرضى");
}

TEST_CASE("a field that was archived comes back with its values") {
    TradeWorld world;
    const TradeTemplate clinic = trade_of("clinic");
    add_template_with_sample(*world.workspace, clinic, world.reader);
    const Table& fields = world.tables().table(world.entity("field"));
    RecordId policy{};
    for (Row row = 0; row < fields.rows(); ++row)
        if (fields.columns[world.field("field", "key")].words(row) == "x_policy")
            policy = world.tables().id({fields.entity, row});
    REQUIRE(world.send(RemoveRecords{{policy}}));
    CHECK(world.missing(clinic) == 1);
    CHECK(add_template(*world.workspace, clinic).change_count == 1);
    CHECK(world.missing(clinic) == 0);
    CHECK(world.shown(world.named("person", "سلمى بنت حسن باعشن"), "person", "x_policy") == "TW-7781203");
}

TEST_CASE("two devices that add the same template have one of each") {
    TradeWorld one, other;
    const TradeTemplate shop = trade_of("shop");
    other.environment.now_ms += 60'000;
    add_template(*one.workspace, shop);
    add_template(*other.workspace, shop);
    REQUIRE(one.import(export_text(other.tables(), nullptr)));
    CHECK(one.live("field") == other.live("field"));
    CHECK(one.live("choice") == other.live("choice"));
    CHECK(one.live("word") == other.live("word"));
    CHECK(one.live("tag") == other.live("tag"));
}

TEST_CASE("a mistake in a template is told with its line") {
    const auto line_of = [](std::string_view text) {
        const auto trade = read_trade(text);
        return trade ? std::size_t{0} : trade.error().line;
    };
    CHECK(line_of("# nothing\n\n") == 0);
    CHECK(line_of("field person.a text | أ\n") == 1);
    CHECK(line_of("\nfield person.a | أ | A\n") == 2);
    CHECK(line_of("- a | أ | A | info\n") == 1);
    CHECK(line_of("field person.a text | أ | A\n= 1 + 2\n") == 2);
    CHECK(line_of("choice order.state x | أ | A\n") == 1);
    CHECK(line_of("word person | مريض\n") == 1);
    CHECK(line_of("nonsense\n") == 1);
    CHECK(line_of("sample\nperson @a | name\n") == 2);
}
