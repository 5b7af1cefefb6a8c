// Filters that ask about the records beside one, about periods and tallies: what they let pass, their text, their
// words, and that columns agree with reading records one by one.
#include <doctest/doctest.h>

#include <set>

#include "core/queries/filter_rows.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

const Reader reader{.locale = {Language::ar, DigitSet::latin}, .today = date_of(CivilDate{2025, 5, 10})}; // a Saturday

struct RelatedFirm : QueryFirm {
    ConditionCache cache;
    RelatedFirm() {
        on_change = [this](Place place, FieldIx changed_field) { cache.changed(place, changed_field); };
    }
    Filter filter(std::string_view text, std::string_view entity = "person") {
        auto parsed = parse_filter(schema, schema.entity(entity), text, reader);
        REQUIRE_MESSAGE(parsed.has_value(), text, ": ", sentence_of(parsed.error(), Language::en));
        const std::string written = to_text(schema, schema.entity(entity), *parsed);
        const auto again = parse_filter(schema, schema.entity(entity), written, reader);
        REQUIRE_MESSAGE(again.has_value(), written);
        CHECK_MESSAGE(*again == *parsed, written);
        return *parsed;
    }
    // Names of the live records that pass, by row; columns and single records must agree.
    std::string who(std::string_view text, std::string_view entity = "person") {
        return who(filter(text, entity), schema.entity(entity), text);
    }
    std::string who(const Filter& asked, EntityIx of, std::string_view text) {
        const RowSet set = rows_of(tables, of, asked, reader, cache);
        std::string all;
        for (Row row = 0; row < tables.table(of).rows(); ++row) {
            const bool is_in = tables.table(of).is_live(row) && passes(tables, {of, row}, asked, reader);
            CHECK_MESSAGE(set.has(row) == is_in, text, " row ", row);
            if (!is_in) continue;
            if (!all.empty()) all += ' ';
            all += tables.table(of).columns[schema.name_field(of)].words(row);
        }
        return all;
    }
    std::string problem(std::string_view text, Language language = Language::en) {
        const auto parsed = parse_filter(schema, schema.entity("person"), text, reader);
        return parsed ? "" : sentence_of(parsed.error(), language);
    }
    RecordId order(RecordId person, Value date, Value total) {
        return add("order", {{"person", person}, {"date", std::move(date)}, {"total", std::move(total)}});
    }
};

} // namespace

TEST_CASE("people of companies in Jeddah with no order for 60 days and an open task") {
    RelatedFirm firm;
    const auto company = [&](const char* name, const char* city) {
        return firm.add("company", {{"name", name}, {"address", Address{.city = city, .country = "SA"}}});
    };
    const RecordId red = company("البحر", "جدة"), inland = company("النخيل", "الرياض");
    const auto person = [&](const char* name, RecordId at) {
        const RecordId id = firm.add("person", {{"name", name}});
        firm.add("affiliation", {{"person", id}, {"company", at}});
        return id;
    };
    const RecordId sara = person("سارة", red), omar = person("عمر", red), huda = person("هدى", red),
                   ali = person("علي", inland), mona = person("منى", red);
    for (const RecordId id : {sara, omar, ali, mona})
        firm.add("task", {{"title", "اتصل"}, {"person", id}, {"due", day(2025, 5, 12)}});
    firm.add("task", {{"title", "تم"}, {"person", huda}, {"done_at", moment(2025, 5, 1)}});
    const RecordId recent = firm.order(omar, day(2025, 4, 20), riyals(100));
    firm.order(sara, day(2025, 1, 20), riyals(900));

    const std::string asked = "company(city=جدة) not order(date:last60) task(done_at:empty)";
    CHECK(firm.who(asked) == "سارة منى");
    CHECK(firm.who("الشركات(المدينة=جده) ليس الطلبات(التاريخ:آخر60) المهام(\"أُنجزت في\":فارغ)") == "سارة منى");
    CHECK(firm.who("company.city=جدة not order.date:last60 task.done_at:empty") == "سارة منى");

    // edits of any of the tables reach what was kept
    firm.remove(recent);
    CHECK(firm.who(asked) == "سارة عمر منى");
    firm.order(mona, day(2025, 5, 10), riyals(1));
    CHECK(firm.who(asked) == "سارة عمر");
    firm.set(inland, "address", Address{.city = "جدة", .country = "SA"});
    CHECK(firm.who(asked) == "سارة عمر علي");

    const auto said = [&](Language language) {
        Reader who = reader;
        who.locale.language = language;
        return describe(firm.tables, firm.schema.entity("person"), firm.filter(asked), who);
    };
    CHECK(said(Language::ar) == "لديه شركة (المدينة: جدة)، وليس لديه طلب (التاريخ: في آخر 60 يومًا)، ولديه مهمة "
                                "(أُنجزت في فارغ)");
    CHECK(said(Language::en) ==
          "has a company (City: جدة), and has no order (Date: in the last 60 days), and has a task "
          "(Done on is empty)");
}

TEST_CASE("what stands beside a record is counted and added up") {
    RelatedFirm firm;
    const RecordId a = firm.add("person", {{"name", "a"}}), b = firm.add("person", {{"name", "b"}}),
                   c = firm.add("person", {{"name", "c"}, {"referred_by", a}});
    const Currency kwd = currency_of("KWD");
    firm.order(a, day(2025, 5, 1), riyals(100));
    firm.order(a, day(2024, 12, 31), riyals(250));
    firm.order(a, day(2025, 1, 1), Money{5'000'000, kwd});
    firm.order(b, day(2025, 5, 3), riyals(1000));
    CHECK(firm.who("count order>=2") == "a");
    CHECK(firm.who("count order(date:this_year)=2") == "a");
    CHECK(firm.who("count order=0") == "c");
    CHECK(firm.who("count order<2") == "b c");
    CHECK(firm.who("count order!=1") == "a c");
    CHECK(firm.who("count order=1..2") == "b");
    CHECK(firm.who("sum order.total>300") == "a b");
    CHECK(firm.who("sum order.total=350") == "a");
    CHECK(firm.who("sum order.total=\"5000 KWD\"") == "a"); // each currency by itself
    CHECK(firm.who("sum order.total=0") == "c");
    CHECK(firm.who("average order.total>174") == "a b");
    CHECK(firm.who("average order.total=175") == "a");
    CHECK(firm.who("min order.total=100") == "a");
    CHECK(firm.who("max order.total<=250") == "a");
    CHECK(firm.who("max order.date<2025-05-02") == "a");
    CHECK(firm.who("آخر order.date:last7") == "b");
    CHECK(firm.who("min order.date:older30") == "a");
    CHECK(firm.who("person.referred_by()") == "a");
    CHECK(firm.who("referred_by(count order=3)") == "c");
    CHECK(firm.who("not order") == "c");
    CHECK(firm.who("count order(state:empty total>200)=1") == "a b");

    const RecordId call = firm.add("dealing", {{"channel", "call"}, {"person", a}});
    firm.add_element(call, "participants", b);
    firm.add_element(call, "participants", a);
    CHECK(firm.who("dealing(channel=call)") == "a b");
    CHECK(firm.who("count dealing=1") == "a b"); // once, though a is named twice
    const RecordId tag = firm.add("tag", {{"name", "جملة"}});
    firm.add_element(c, "tags", tag);
    CHECK(firm.who("tags(name=جملة)") == "c");
    CHECK(firm.who("person.tags", "tag") == "جملة");
    const RecordId product = firm.add("product", {{"name", "تمر"}});
    const RecordId sale = firm.add("order", {{"number", "7"}, {"person", c}});
    firm.add("order_line", {{"order", sale}, {"product", product}, {"quantity", number(30'000)}});
    CHECK(firm.who("order(product(name=تمر))") == "c");
    CHECK(firm.who("order(sum order_line.quantity>=3)") == "c");
    CHECK(firm.who("order(person(name=c))", "product") == "تمر");

    // what was merged into another counts as the other's
    firm.set(a, "merged_into", b);
    firm.remove(a);
    CHECK(firm.who("count order=4") == "b");
    CHECK(firm.who("referred_by(name=b)") == "c");
}

TEST_CASE("periods are seen from today, and weeks begin as the country's do") {
    RelatedFirm firm;
    const auto task = [&](const char* title, Value due) { firm.add("task", {{"title", title}, {"due", due}}); };
    task("fri", day(2025, 5, 9));
    task("sat", day(2025, 5, 10));
    task("sun", day(2025, 5, 11));
    task("sat2", day(2025, 5, 17));
    task("june", day(2025, 6, 30));
    task("lastyear", day(2024, 5, 10));
    firm.add("task", {{"title", "none"}});
    CHECK(firm.who("due:today", "task") == "sat");
    CHECK(firm.who("due:yesterday", "task") == "fri");
    CHECK(firm.who("due:tomorrow", "task") == "sun");
    CHECK(firm.who("due:next_week", "task") == "sun sat2"); // a Saudi week begins on Sunday
    CHECK(firm.who("due:this_week", "task") == "fri sat");
    CHECK(firm.who("due:\"هذا الأسبوع\"", "task") == "fri sat");
    CHECK(firm.who("due:next_month", "task") == "june");
    CHECK(firm.who("due:this_quarter", "task") == "fri sat sun sat2 june");
    CHECK(firm.who("due:this_year", "task") == "fri sat sun sat2 june");
    CHECK(firm.who("due:last_year", "task") == "lastyear");
    CHECK(firm.who("due:past", "task") == "fri lastyear");
    CHECK(firm.who("due:future", "task") == "sun sat2 june");
    CHECK(firm.who("due:older100", "task") == "lastyear");
    CHECK(firm.who("due:older365", "task") == "");
    CHECK(firm.who("due:this_hijri_month", "task") == "fri sat sun sat2"); // Dhu al-Qada 1446: 29 April to 27 May
    CHECK(firm.who("not due:this_year", "task") == "lastyear none");
    CHECK(firm.who("created_at:this_month", "task") == "");
    Reader emirati = reader;
    emirati.country = country_of("AE"); // where it begins on Monday
    const Filter week = firm.filter("due:this_week", "task");
    const EntityIx tasks = firm.schema.entity("task");
    CHECK(!passes(firm.tables, {tasks, 3}, week, emirati));
    CHECK(passes(firm.tables, {tasks, 2}, week, emirati));
    CHECK(rows_of(firm.tables, tasks, week, emirati, firm.cache).count() == 3);
}

TEST_CASE("a wrong question about other records says exactly what is wrong") {
    RelatedFirm firm;
    CHECK(firm.problem("colour(date:last60)") ==
          "Nothing linked is called \"colour\"; write for example: order(date:last60)");
    CHECK(firm.problem("count colour>3") ==
          "Nothing linked is called \"colour\"; write for example: order(date:last60)");
    CHECK(firm.problem("order(colour=red)") == "There is no field called \"colour\".");
    CHECK(firm.problem("order(total>5") == "A bracket is not closed.");
    CHECK(firm.problem("order.colour=red") == "There is no field called \"colour\".");
    CHECK(firm.problem("sum order>3") ==
          "\"order\" cannot be added up so; write for example: count order>3 or sum order.total>1000");
    CHECK(firm.problem("sum order.number>3") != "");
    CHECK(firm.problem("count order") == "What about \"count order\"? Add a test, like = or > or :empty.");
    CHECK(firm.problem("count order>many") == "\"many\" is not a value of this field.");
    CHECK(firm.problem("sum order.date>3") != "");
    CHECK(firm.problem("order>3") == "There is no field called \"order\".");
    CHECK(firm.problem("stage(a=b)") != "");
    CHECK(firm.problem("birthday:this_decade") == "\"this_decade\" is not a known test.");
    CHECK(firm.problem("name:this_week") == "The field \"name\" cannot be tested so.");
    CHECK(firm.problem("order(colour=red)", Language::ar) == "لا يوجد حقل باسم «colour».");
    const auto parsed = parse_filter(firm.schema, firm.schema.entity("person"), "stage=vip order(total>x)", reader);
    REQUIRE(!parsed);
    CHECK(parsed.error().position == 22);
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "referred_by.";
    CHECK(firm.problem(deep + "name=x") == "The brackets are nested too deeply.");
    deep.clear();
    for (int i = 0; i < 5000; ++i) deep += "referred_by(";
    CHECK(firm.problem(deep) == "The brackets are nested too deeply.");
}

TEST_CASE("the links of an entity have keys of their own") {
    const Schema schema(all_entities);
    for (std::size_t e = 0; e < schema.entity_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        std::set<std::string> keys;
        for (const Link& link : links_of(schema, entity)) {
            const std::string key = key_of(schema, entity, link);
            CAPTURE(key);
            CHECK(keys.insert(key).second);
            Link found;
            CHECK(find_link(schema, entity, key, found));
            CHECK(found == link);
            for (const Language language : {Language::ar, Language::en}) {
                CHECK(!label_of(schema, link, language).empty());
                CHECK(!label_of_one(schema, link, language).empty());
            }
        }
    }
    std::string person;
    for (const Link& link : links_of(schema, schema.entity("person"))) {
        if (!person.empty()) person += ' ';
        person += key_of(schema, schema.entity("person"), link);
    }
    CHECK(person ==
          "referred_by tags company person.referred_by company.referred_by affiliation dealing task note order "
          "occasion attachment payment deal appointment lead quote invoice attendance opening_balance ticket");
}

namespace {

// Any filter the language can say, made as a value.
struct Inventor {
    test::Random& random;
    const Schema& schema;
    const std::vector<RecordId>& known;

    Value value_for(const FieldDef& field, AddressPart part) {
        static constexpr std::string_view words[] = {"أحمد", "a",   "جدة", "x y", "\"q\" \\",
                                                     "..",   "a،b", "()",  "or",  ""};
        switch (field.type) {
        case FieldType::integer: return random.between(0, 5);
        case FieldType::decimal: return random.between(0, 50'000);
        case FieldType::yes_no: return random.between(0, 1);
        case FieldType::money:
            return Money{random.between(0, 500) * 100, currency_of(random.chance(80) ? "SAR" : "KWD")};
        case FieldType::date:
        case FieldType::moment: return std::int64_t{reader.today.days} + random.between(-90, 90);
        case FieldType::choice: return std::string(random.pick(field.choices).key);
        case FieldType::reference:
            if (random.chance(50) && !known.empty()) return random.pick(known);
            return std::string(random.pick(words));
        case FieldType::address:
            if (part == AddressPart::country) return std::string(random.chance(50) ? "SA" : "EG");
            [[fallthrough]];
        default: return std::string(random.pick(words));
        }
    }
    void ask(Condition& condition, const FieldDef& field, std::span<const Operator> operators) {
        condition.op = random.pick(operators);
        const int wanted = values_of(condition.op);
        const auto count = static_cast<std::size_t>(wanted < 0 ? random.between(2, 4) : wanted);
        for (std::size_t i = 0; i < count; ++i) {
            Value value = value_for(field, condition.part);
            if (condition.op == Operator::in_period) value = std::string(random.pick(named_periods()).key);
            if (condition.op == Operator::in_last_days || condition.op == Operator::in_next_days ||
                condition.op == Operator::older_than_days)
                value = random.between(0, 90);
            condition.values.push_back(std::move(value));
        }
    }
    Filter make(EntityIx entity, int depth) {
        const std::uint64_t kind = depth <= 0 ? 0 : random.below(8);
        if (kind < 3) return condition(entity);
        if (kind == 3) return Filter::not_of(make(entity, depth - 1));
        if (kind < 6) {
            std::vector<Filter> parts;
            for (std::int64_t i = random.between(2, 3); i > 0; --i) parts.push_back(make(entity, depth - 1));
            return kind == 4 ? Filter::all_of(std::move(parts)) : Filter::any_of(std::move(parts));
        }
        return related(entity, depth);
    }
    Filter condition(EntityIx entity) {
        Condition made;
        made.field = static_cast<FieldIx>(random.below(schema.field_count(entity)));
        const FieldDef& field = schema.field(entity, made.field);
        if (field.type == FieldType::address) made.part = static_cast<AddressPart>(random.below(7));
        ask(made, field, operators_of(field));
        return Filter::of(std::move(made));
    }
    Filter related(EntityIx entity, int depth) {
        const std::vector<Link> links = links_of(schema, entity);
        if (links.empty()) return condition(entity);
        Filter made = Filter::has(random.pick(links));
        if (random.chance(70)) made.parts.front() = make(made.link.target, depth - 2);
        made.tally = static_cast<Tally>(random.below(6));
        if (made.tally == Tally::any) return made;
        if (made.tally != Tally::count) {
            std::vector<FieldIx> fields;
            for (FieldIx f = 0; f < schema.field_count(made.link.target); ++f)
                if (can_tally(schema.field(made.link.target, f), made.tally)) fields.push_back(f);
            if (fields.empty())
                made.tally = Tally::count;
            else
                made.condition.field = random.pick(fields);
        }
        const FieldDef field = tally_field(schema, made);
        ask(made.condition, field, operators_of_tally(field.type));
        return made;
    }
};

// People, companies and what lies between them, tied at random; some in the bin, some merged.
std::vector<RecordId> fill(RelatedFirm& firm, test::Random& random) {
    std::vector<RecordId> people, companies, tags, products, orders;
    const auto date = [&] { return Value{std::int64_t{reader.today.days} + random.between(-100, 40)}; };
    const auto instant = [&] { return Value{(reader.today.days + random.between(-100, 2)) * 86'400'000 + 5'000'000}; };
    static constexpr const char* cities[] = {"جدة", "الرياض", "مكة"};
    static constexpr const char* names[] = {"أحمد", "احمد حسن", "سارة", "x y", "a"};
    for (int i = 0; i < 4; ++i) tags.push_back(firm.add("tag", {{"name", random.pick(names)}}));
    for (int i = 0; i < 4; ++i) products.push_back(firm.add("product", {{"name", random.pick(names)}}));
    for (int i = 0; i < 9; ++i)
        companies.push_back(firm.add("company", {{"name", random.pick(names)},
                                                 {"address", Address{.city = random.pick(cities), .country = "SA"}}}));
    for (int i = 0; i < 30; ++i) {
        const RecordId id =
            firm.add("person", {{"name", random.pick(names)}, {"stage", random.chance(50) ? "vip" : "new"}});
        if (random.chance(30)) firm.add_element(id, "tags", random.pick(tags));
        if (random.chance(30)) firm.add_element(id, "tags", random.pick(tags));
        if (!people.empty() && random.chance(30)) firm.set(id, "referred_by", random.pick(people));
        people.push_back(id);
    }
    for (int i = 0; i < 30; ++i)
        firm.add("affiliation", {{"person", random.pick(people)}, {"company", random.pick(companies)}});
    for (int i = 0; i < 70; ++i) {
        const RecordId id = firm.add(
            "order", {{"date", date()},
                      {"total", Money{random.between(0, 500) * 100, currency_of(random.chance(80) ? "SAR" : "KWD")}},
                      {"number", "1"}});
        if (random.chance(80)) firm.set(id, "person", random.pick(people));
        if (random.chance(30)) firm.set(id, "company", random.pick(companies));
        if (random.chance(10)) firm.remove(id);
        orders.push_back(id);
    }
    for (int i = 0; i < 40; ++i)
        firm.add("order_line", {{"order", random.pick(orders)},
                                {"product", random.pick(products)},
                                {"quantity", number(random.between(0, 50'000))}});
    for (int i = 0; i < 30; ++i) {
        const RecordId id = firm.add("task", {{"title", "x"}, {"due", date()}, {"person", random.pick(people)}});
        if (random.chance(40)) firm.set(id, "done_at", instant());
    }
    for (int i = 0; i < 30; ++i) {
        const RecordId id =
            firm.add("dealing", {{"channel", "call"}, {"at", instant()}, {"minutes", number(random.between(0, 5))}});
        if (random.chance(60)) firm.set(id, "person", random.pick(people));
        if (random.chance(40)) firm.add_element(id, "participants", random.pick(people));
        if (random.chance(40)) firm.add_element(id, "participants", random.pick(people));
    }
    for (int i = 0; i < 4; ++i) firm.remove(people[static_cast<std::size_t>(i) * 3]);
    firm.set(people[0], "merged_into", people[1]);
    firm.set(people[3], "merged_into", people[0]);
    firm.set(companies[0], "merged_into", companies[1]);
    firm.remove(companies[0]);
    std::vector<RecordId> known = people;
    for (const auto* more : {&companies, &tags, &products, &orders})
        known.insert(known.end(), more->begin(), more->end());
    return known;
}

} // namespace

TEST_CASE("any filter reads back from its text, and columns agree with records") {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        CAPTURE(seed);
        test::Random random(seed);
        RelatedFirm firm;
        const std::vector<RecordId> known = fill(firm, random);
        Inventor inventor{random, firm.schema, known};
        static constexpr std::string_view kinds[] = {"person", "company", "order", "task", "dealing", "tag", "product"};
        std::size_t passing = 0;
        for (int i = 0; i < 60; ++i) {
            const EntityIx entity = firm.schema.entity(random.pick(kinds));
            const Filter filter = inventor.make(entity, 5);
            const std::string text = to_text(firm.schema, entity, filter);
            CAPTURE(text);
            const auto again =
                parse_filter(firm.schema, entity, text,
                             Reader{.locale = {Language::en, DigitSet::arabic}, .currency = currency_of("KWD")});
            REQUIRE_MESSAGE(again.has_value(), sentence_of(again.error(), Language::en));
            CHECK(*again == filter);
            for (const Language language : {Language::ar, Language::en}) {
                Reader who = reader;
                who.locale.language = language;
                CHECK(!describe(firm.tables, entity, filter, who).empty());
            }
            passing += !firm.who(filter, entity, text).empty();
            if (i % 10 == 9) // what is kept is kept right
                firm.set(known[random.below(30)], "name", words("سارة"));
        }
        CHECK(passing > 10);
    }
}
