// Filters: what they let pass on every type of field, their textual form, and that column loops agree with reading
// records one by one.
#include <doctest/doctest.h>

#include <random>

#include "core/queries/filter_rows.hpp"
#include "tests/support/generated_firm.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

const Reader reader{.locale = {Language::ar, DigitSet::latin}, .today = date_of(CivilDate{2025, 5, 10})};

struct FilteredFirm : QueryFirm {
    ConditionCache cache;
    FilteredFirm() {
        on_change = [this](Place place, FieldIx changed_field) { cache.changed(place, changed_field); };
    }
    Filter filter(std::string_view text, std::string_view entity = "person") {
        auto parsed = parse_filter(schema, schema.entity(entity), text, reader);
        REQUIRE_MESSAGE(parsed.has_value(), text);
        return *parsed;
    }
    // Rows that pass, joined; column loops and single records must agree.
    std::string rows(std::string_view text, std::string_view entity = "person") {
        const Filter asked = filter(text, entity);
        const EntityIx of = schema.entity(entity);
        const RowSet set = rows_of(tables, of, asked, reader, cache);
        std::string all;
        for (Row row = 0; row < tables.table(of).rows(); ++row) {
            const bool is_in = tables.table(of).is_live(row) && passes(tables, {of, row}, asked, reader);
            CHECK_MESSAGE(set.has(row) == is_in, text, " row ", row);
            if (is_in) all += std::to_string(row);
        }
        return all;
    }
    std::string problem(std::string_view text) {
        const auto parsed = parse_filter(schema, schema.entity("person"), text, reader);
        return parsed ? "" : sentence_of(parsed.error(), Language::en);
    }
};

} // namespace

TEST_CASE("filters on every type") {
    FilteredFirm firm;
    const RecordId wholesale = firm.add("tag", {{"name", "جملة"}});
    const RecordId sara = firm.add("person", {{"name", "سارة العتيبي"},
                                              {"stage", "vip"},
                                              {"phone", "+966501234567"},
                                              {"birthday", day(1990, 5, 3)},
                                              {"address", Address{.city = "جدة", .country = "SA"}},
                                              {"tags", wholesale},
                                              {"owner", "منى"},
                                              {"last_contacted", moment(2025, 5, 1)},
                                              {"hobbies", "قراءة"}}); // 0
    firm.add("person", {{"name", "أحمد"},
                        {"stage", "new"},
                        {"birthday", day(2000, 1, 1)},
                        {"referred_by", sara},
                        {"owner", "مُنى"}}); // 1
    firm.add(
        "person",
        {{"name", "احمد حسن"}, {"address", Address{.city = "مكة", .country = "SA"}}, {"phone", "+201012345678"}}); // 2
    const RecordId gone = firm.add("person", {{"name", "أحمد المحذوف"}, {"stage", "vip"}});                        // 3
    firm.remove(gone);

    CHECK(firm.rows("") == "012");
    CHECK(firm.rows("stage=vip") == "0");
    CHECK(firm.rows("stage=vip,new") == "01");
    CHECK(firm.rows("التصنيف=مميز") == "0");
    CHECK(firm.rows("stage!=vip") == "12");
    CHECK(firm.rows("stage:empty") == "2");
    CHECK(firm.rows("stage:filled") == "01");
    CHECK(firm.rows("name~احمد") == "12");
    CHECK(firm.rows("name=أحمد") == "1");
    CHECK(firm.rows("name^=ساره") == "0");
    CHECK(firm.rows("name!~احمد") == "0");
    CHECK(firm.rows("owner=مني") == "01");
    CHECK(firm.rows("city=جده") == "0");
    CHECK(firm.rows("المدينة=مكة،جدة") == "02");
    CHECK(firm.rows("address.city:empty") == "1");
    CHECK(firm.rows("country=السعودية") == "02");
    CHECK(firm.rows("address~مكه") == "2");
    CHECK(firm.rows("phone=0501234567") == "0");
    CHECK(firm.rows("phone~5012") == "0");
    CHECK(firm.rows("phone^=010") == "2");
    CHECK(firm.rows("phone:empty") == "1");
    CHECK(firm.rows("birthday<2000-01-01") == "0");
    CHECK(firm.rows("birthday=1990-01-01..1999-12-31") == "0");
    CHECK(firm.rows("birthday>=1/1/2000") == "1");
    CHECK(firm.rows("last_contacted:last9") == "0");
    CHECK(firm.rows("last_contacted:last8") == "");
    CHECK(firm.rows("\"آخر تواصل\"=2025-05-01") == "0");
    CHECK(firm.rows("last_contacted<2025-05-01") == "");
    CHECK(firm.rows("referred_by~عتيبي") == "1");
    CHECK(firm.rows("referred_by=id:" + text_of(sara)) == "1");
    CHECK(firm.rows("referred_by!=id:" + text_of(sara)) == "02");
    CHECK(firm.rows("tags=جملة") == "0");
    CHECK(firm.rows("tags:empty") == "12");
    CHECK(firm.rows("tags!=id:" + text_of(wholesale)) == "12");
    CHECK(firm.rows("hobbies~قراء") == "0");
    CHECK(firm.rows("stage=vip or city=مكة") == "02");
    CHECK(firm.rows("not (stage=vip or city=مكة)") == "1");
    CHECK(firm.rows("name~احمد stage=new") == "1");
    CHECK(firm.rows("name~احمد and not phone:empty") == "2");
    CHECK(firm.rows("ليس stage=vip أو stage=vip") == "012");

    // edits reach what was kept
    firm.set(sara, "name", words("أحمد سارة"));
    CHECK(firm.rows("name~احمد") == "012");
    CHECK(firm.rows("referred_by~عتيبي") == "");
    firm.restore(gone);
    CHECK(firm.rows("name~احمد") == "0123");
}

TEST_CASE("filters on money, numbers and yes or no") {
    FilteredFirm firm;
    firm.add("order", {{"number", "1"}, {"total", riyals(500)}, {"date", day(2025, 5, 10)}});
    firm.add("order", {{"number", "2"}, {"total", riyals(1500)}, {"date", day(2025, 4, 1)}});
    firm.add("order", {{"number", "3"}, {"total", Money{2'000'000, currency_of("KWD")}}});
    firm.add("order", {{"number", "4"}});
    CHECK(firm.rows("total>1000", "order") == "1");
    CHECK(firm.rows("total>=500", "order") == "01");
    CHECK(firm.rows("total<1,500", "order") == "0");
    CHECK(firm.rows("total=\"2000 KWD\"", "order") == "2");
    CHECK(firm.rows("total=400..600", "order") == "0");
    CHECK(firm.rows("total:empty", "order") == "3");
    CHECK(firm.rows("date:last0", "order") == "0");
    CHECK(firm.rows("date!=2025-04-01", "order") == "023");
    firm.add("dealing", {{"channel", "call"}, {"minutes", number(10)}, {"is_followed", number(1)}});
    firm.add("dealing", {{"channel", "call"}, {"minutes", number(-3)}, {"is_followed", number(0)}});
    firm.add("dealing", {{"channel", "visit"}});
    CHECK(firm.rows("is_followed=yes", "dealing") == "0");
    CHECK(firm.rows("is_followed=لا", "dealing") == "12");
    CHECK(firm.rows("minutes<5", "dealing") == "1");
    CHECK(firm.rows("minutes!=10", "dealing") == "12");
    CHECK(firm.rows("channel=زيارة", "dealing") == "2");
}

TEST_CASE("a wrong filter says exactly what is wrong") {
    FilteredFirm firm;
    CHECK(firm.problem("colour=red") == "There is no field called \"colour\".");
    CHECK(firm.problem("stage") == "What about \"stage\"? Add a test, like = or > or :empty.");
    CHECK(firm.problem("stage=") == "A value is missing after \"stage=\".");
    CHECK(firm.problem("stage=gold") == "\"gold\" is not a value of this field.");
    CHECK(firm.problem("birthday=yesterdayish") == "\"yesterdayish\" is not a value of this field.");
    CHECK(firm.problem("birthday~5") != "");
    CHECK(firm.problem("stage:big") == "\"big\" is not a known test.");
    CHECK(firm.problem("name=\"abc") == "A quotation mark is not closed.");
    CHECK(firm.problem("(stage=vip") == "A bracket is not closed.");
    CHECK(firm.problem("stage=vip)") == "\")\" is not understood; write a condition like: stage=vip");
    CHECK(firm.problem("name>5") == "The field \"name\" cannot be tested so.");
    CHECK(firm.problem(std::string(100, '(')) == "The brackets are nested too deeply.");
    CHECK(firm.problem("stage%vip").find("stage%vip") != std::string::npos);
    const auto parsed = parse_filter(firm.schema, firm.schema.entity("person"), "stage=vip phone=1 city>", reader);
    REQUIRE(!parsed);
    CHECK(parsed.error().position == 18);
}

TEST_CASE("filters are said in words") {
    FilteredFirm firm;
    const auto said = [&](std::string_view text, Language language, std::string_view entity = "person") {
        Reader who = reader;
        who.locale.language = language;
        return describe(firm.tables, firm.schema.entity(entity), firm.filter(text, entity), who);
    };
    CHECK(said("stage=vip", Language::ar) == "التصنيف: مميز");
    CHECK(said("stage=vip,new", Language::en) == "Stage: VIP or New");
    CHECK(said("last_contacted:last30", Language::ar) == "آخر تواصل: في آخر 30 يومًا");
    CHECK(said("last_contacted:last2", Language::ar) == "آخر تواصل: في آخر يومين");
    CHECK(said("phone:empty", Language::en) == "Phone is empty");
    CHECK(said("city=جدة", Language::en) == "City: جدة");
    CHECK(said("country=SA", Language::ar) == "البلد: السعودية");
    CHECK(said("", Language::ar) == "الكل");
    CHECK(said("stage=vip (city=جدة or not phone:empty)", Language::en) ==
          "Stage: VIP, and (City: جدة or not (Phone is empty))");
}

TEST_CASE("a filter's text reads back as the same filter, and loops agree with records") {
    Schema schema(all_entities);
    Tables tables(schema);
    generated::fill(tables, {.customers = 5000, .orders = 3000});
    ConditionCache cache;
    std::mt19937 random(7);
    const std::string_view person_parts[] = {"stage=vip",
                                             "stage!=new,lost",
                                             "city=جدة,دبي",
                                             "city!=مكة",
                                             "name~محمد",
                                             "name^=أ",
                                             "phone~055",
                                             "last_contacted<2023-01-01",
                                             "last_contacted=2022-01-01..2022-06-30",
                                             "last_contacted:last900",
                                             "source=online",
                                             "source~o",
                                             "card_number~12",
                                             "email~gmail",
                                             "country=SA",
                                             "address~ا",
                                             "birthday:empty",
                                             "referred_by:empty",
                                             "created_at>2022-02-02",
                                             "name=\"a \\\"b\\\" \\\\\"",
                                             "hobbies:empty"};
    const std::string_view order_parts[] = {
        "total>100",        "total<=\"50.50 SAR\"", "total=10..90",    "date:last400",  "date=2021-01-01",
        "date!=2021-01-01", "person~محمد",          "state=delivered", "state!=draft",  "number^=12",
        "number~7",         "person:filled",        "total:empty",     "discount:empty"};
    const auto make = [&](auto&& self, const auto& parts, int depth) -> std::string {
        const auto pick = [&] { return std::string(parts[random() % std::size(parts)]); };
        switch (depth > 3 ? 0 : random() % 5) {
        case 0:
        case 1: return pick();
        case 2: return "(" + self(self, parts, depth + 1) + " or " + self(self, parts, depth + 1) + ")";
        case 3: return "not " + pick();
        default: return "(" + self(self, parts, depth + 1) + " " + self(self, parts, depth + 1) + ")";
        }
    };
    const Reader who{.today = date_of(CivilDate{2024, 12, 1})};
    for (int i = 0; i < 120; ++i) {
        const EntityIx entity = schema.entity(i % 2 ? "person" : "order");
        const std::string text = i % 2 ? make(make, person_parts, 0) : make(make, order_parts, 0);
        CAPTURE(text);
        const auto filter = parse_filter(schema, entity, text, who);
        REQUIRE(filter.has_value());
        const std::string written = to_text(schema, entity, *filter);
        const auto again =
            parse_filter(schema, entity, written,
                         Reader{.locale = {Language::en, DigitSet::arabic}, .currency = currency_of("KWD")});
        CAPTURE(written);
        REQUIRE(again.has_value());
        CHECK(*again == *filter);
        const RowSet set = rows_of(tables, entity, *filter, who, cache);
        for (Row row = 0; row < tables.table(entity).rows(); row += 1 + random() % 20) {
            CAPTURE(row);
            CHECK(set.has(row) == passes(tables, {entity, row}, *filter, who));
        }
    }
}
