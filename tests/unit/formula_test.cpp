// Formulas: how they are read and printed, what is said of mistakes, and what they compute over columns and for one
// record.
#include <doctest/doctest.h>

#include <cmath>

#include "core/formula/explain.hpp"
#include "core/formula/formula_columns.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

struct FormulaFirm : QueryFirm {
    EntityIx person = schema.entity("person"), order = schema.entity("order");
    FormulaContext context{.today = date_of(CivilDate{2026, 11, 22}), .offset_minutes = 180};
    RelationCache relations;

    Formula parsed(EntityIx entity, std::string_view text) {
        auto formula = parse_formula(schema, entity, text);
        INFO(text);
        if (!formula) FAIL(sentence_of(formula.error(), Language::en));
        return formula ? *formula : Formula{};
    }
    std::string said(EntityIx entity, std::string_view text, Language language = Language::en) {
        const auto formula = parse_formula(schema, entity, text);
        return formula ? "fine" : sentence_of(formula.error(), language);
    }
    // Over columns; compared with the record's own result.
    Value value(RecordId record, std::string_view text) {
        const Place at = place(record);
        const Formula formula = parsed(at.entity, text);
        FormulaEvaluator evaluator(tables, context);
        evaluator.roll_up(at.entity, formula);
        const FormulaResult one = explain_formula(tables, relations, at, formula, context);
        FormulaCells cells;
        evaluator.evaluate(at.entity, formula, {.first = at.row, .count = 1}, cells);
        if (formula.kind == FormulaKind::text) {
            const Value text_value = cells.texts[0].empty() ? Value{} : Value{std::string(cells.texts[0])};
            CHECK(text_value == one.value);
        } else if (is_missing(one.value)) {
            CHECK(cells.numbers[0] != cells.numbers[0]);
        } else if (formula.kind == FormulaKind::money) {
            CHECK(Money{std::llround(cells.numbers[0]), Currency{cells.currencies[0]}} == std::get<Money>(one.value));
        }
        return one.value;
    }
    std::string why(RecordId record, std::string_view text, Language language = Language::en) {
        const Place at = place(record);
        return sentence_of(schema, explain_formula(tables, relations, at, parsed(at.entity, text), context), language);
    }
};

Value decimal(double n) { return std::int64_t{std::llround(n * 10'000)}; }
Value money(std::int64_t minor, std::string_view currency = "SAR") { return Money{minor, currency_of(currency)}; }
} // namespace

TEST_CASE("names of fields and functions are read in both languages, and printed in either") {
    FormulaFirm firm;
    const Formula arabic = firm.parsed(firm.person, "مجموع([الطلبات].[الإجمالي]، هذه_السنة([التاريخ]))");
    const Formula english = firm.parsed(firm.person, "sum([orders].[total], is_this_year([date]))");
    CHECK(arabic == english);
    CHECK(firm.parsed(firm.person, "مجموع([الطلبات].[الاجمالي]، هذه_السنة(التاريخ))") == english); // as people type
    CHECK(formula_keys(firm.schema, firm.person, english) == "sum([order person].[total], is_this_year([date]))");
    for (const Language language : {Language::ar, Language::en}) {
        const std::string text = formula_text(firm.schema, firm.person, english, language);
        INFO(text);
        CHECK(firm.parsed(firm.person, text) == english);
    }
}

TEST_CASE("signs bind as they do in school, and printing keeps them so") {
    FormulaFirm firm;
    for (const std::string_view text :
         {"1 + 2 * 3", "(1 + 2) * 3", "1 - (2 - 3)", "1 - 2 - 3", "-(1 + 2)", "--1", "2 * -3", "1 / (2 / 3)",
          "\"a\" & 1 & \"b\"", "not (1 = 2 and 3 > 2) or yes", "not not yes", "(1 < 2) = (3 < 4)",
          "join(\"a\", \"b\", \"c\")", "if(1 > 2, 3, 4)", "\"he said \"\"yes\"\"\"", "1.2345", "0.5"}) {
        INFO(std::string(text));
        const Formula formula = firm.parsed(firm.person, text);
        CHECK(formula_keys(firm.schema, firm.person, formula) == text);
    }
    CHECK(firm.parsed(firm.person, "١٢٫٥ × ٢ ÷ ٣ ≤ ٤ أو لا") == firm.parsed(firm.person, "12.5 * 2 / 3 <= 4 or no"));
}

TEST_CASE("a mistake is named with its place and what was probably meant") {
    FormulaFirm firm;
    CHECK(firm.said(firm.order, "[totl] * 2") == "[totl] is no field; did you mean [Total]?");
    CHECK(firm.said(firm.order, "[الاجمالى] + [الاجمال]", Language::ar) == "لا حقل باسم [الاجمال]؛ أتقصد [الإجمالي]؟");
    CHECK(firm.said(firm.order, "[zzzzzzzz]") == "[zzzzzzzz] is no field; choose from the list.");
    CHECK(firm.said(firm.person, "sum([ordrs].[total])") ==
          "[ordrs] is no kind of related record; did you mean [Orders]?");
    CHECK(firm.said(firm.person, "summ([orders].[total])") == "\"summ\" is no function; did you mean sum?");
    CHECK(firm.said(firm.order, "\"a\" + [total]") == "Texts are joined by &, not by +.");
    CHECK(firm.said(firm.order, "if([total] > 5, [total], 0)") ==
          "These are of two kinds, amount of money and number; turn one into the other. Such as money(0), or "
          "amount([field]).");
    CHECK(firm.said(firm.order, "1 +") == "The formula ends too soon: a field or a value is needed here.");
    CHECK(firm.said(firm.order, "(1 + 2") == "A closing bracket ) is missing.");
    CHECK(firm.said(firm.order, "\"abc") == "Close the text with \" at its end.");
    CHECK(firm.said(firm.order, "[abc") == "Close the name with ] at its end.");
    for (const char* number : {"1.23456", "77021100030211000", "100000000001", "99999999999999999999999"})
        CHECK(firm.said(firm.order, number).ends_with("with four decimals at most."));
    CHECK(firm.said(firm.order, "100000000000") == "fine");
    CHECK(firm.said(firm.order, "1 2") == "\"2\" cannot stand here.");
    CHECK(firm.said(firm.order, "[state] = \"gone\"").starts_with("There is no choice \"gone\"; there are: "));
    CHECK(firm.said(firm.person, "[orders]").starts_with("[orders] are many records"));
    CHECK(firm.said(firm.person, "sum([orders])") == "Which field of [orders]? Write [orders].[field].");
    CHECK(firm.said(firm.order, "[person] & \"a\"").starts_with("This is another record"));
    CHECK(firm.said(firm.order, "year(5)") == "Needed here: date. This is: number.");
    CHECK(firm.said(firm.order, "").starts_with("Type a formula"));
    CHECK(firm.said(firm.order, std::string(40, '(') + "1" + std::string(40, ')')).starts_with("Too many brackets"));
    CHECK(firm.said(firm.order, std::string(3000, '1')).starts_with("The formula is too long"));
    // In the language somebody types in, whichever one the page speaks.
    CHECK(firm.said(firm.order, "[state] = \"gone\"").find("Draft") != std::string::npos);
    CHECK(firm.said(firm.order, "[state] = \"ضائع\"").find("مسودة") != std::string::npos);
    const FormulaRelation related = formula_relations(firm.schema, firm.person).front();
    for (const auto& [text, language] : {std::pair{"sum(5)", Language::en}, {"مجموع(5)", Language::ar}})
        CHECK(firm.said(firm.person, text, language).find('[' + related.name(firm.schema, language) + ']') !=
              std::string::npos);
    const auto wrong = parse_formula(firm.schema, firm.order, "1 + [totl]");
    REQUIRE(!wrong);
    CHECK(wrong.error().from == 4);
    CHECK(wrong.error().length == 6);
}

TEST_CASE("numbers, money, dates, texts and truths are computed") {
    FormulaFirm firm;
    const RecordId sara = firm.add("person", {{"name", "Sara"}, {"stage", "vip"}, {"birthday", day(1990, 11, 23)}});
    const RecordId order = firm.add("order", {{"person", Value{sara}},
                                              {"date", day(2026, 11, 12)},
                                              {"total", money(12'345)},
                                              {"discount", money(345)},
                                              {"state", "delivered"}});
    CHECK(firm.value(order, "[total] - [discount]") == money(12'000));
    CHECK(firm.value(order, "[total] * 0.15") == money(1852)); // 18.5175, rounded to halalas
    CHECK(firm.value(order, "[total] / [discount]") == decimal(35.7826));
    CHECK(firm.value(order, "amount([total]) + 1") == decimal(124.45));
    CHECK(firm.value(order, "money(5) + [discount]") == money(845));
    CHECK(firm.value(order, "round([total])") == money(12'300));
    CHECK(firm.value(order, "round([total], 10000000000)") == money(12'345));
    CHECK(firm.value(order, "round(1.26, 0 - 10000000000)") == decimal(1));
    CHECK(firm.value(order, "if([total] > 100, \"كبير\", \"صغير\")") == Value{std::string("كبير")});
    CHECK(firm.value(order, "days_since([date])") == decimal(10));
    CHECK(firm.value(order, "[date] + 30") == day(2026, 12, 12));
    CHECK(firm.value(order, "year([date]) * 100 + month([date])") == decimal(202611));
    CHECK(firm.value(order, "[state] = \"Delivered\"") == Value{std::int64_t{1}});
    CHECK(firm.value(order, "[state] <> \"delivered\"") == Value{std::int64_t{0}});
    CHECK(firm.value(order, "currency([total]) & \" \" & [date]") == Value{std::string("SAR 2026-11-12")});
    CHECK(firm.value(sara, "years_since([birthday])") == decimal(35)); // tomorrow 36
    CHECK(firm.value(sara, "upper(left([name], 2)) & length([name])") == Value{std::string("SA4")});
    CHECK(firm.value(sara, "contains([name], \"ara\") and not starts_with([name], \"x\")") == Value{std::int64_t{1}});
    CHECK(is_missing(firm.value(firm.add("person", {{"name", "x"}}), "round(5.55, years_since([birthday]))")));
    CHECK(firm.value(sara, "0.1 + 0.2 = 0.3") == Value{std::int64_t{1}});
    CHECK(firm.value(sara, "max(1, 3, 2) - min(4, 3)") == decimal(0));
    CHECK(firm.value(sara, "date(2026, 2, 28) + 1") == day(2026, 3, 1));
}

TEST_CASE("what is empty makes empty, and the reason is told") {
    FormulaFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const RecordId order =
        firm.add("order", {{"person", Value{sara}}, {"total", money(500)}, {"discount", money(100, "USD")}});
    CHECK(is_missing(firm.value(order, "[total] / 0")));
    CHECK(firm.why(order, "[total] / 0") == "Empty because it divides by zero");
    CHECK(firm.why(order, "[total] / 0", Language::ar) == "فارغ لأنها قسمة على صفر");
    CHECK(is_missing(firm.value(order, "days_since([date]) + 1")));
    CHECK(firm.why(order, "days_since([date]) + 1") == "Empty because \"Date\" is empty");
    CHECK(firm.why(order, "[total] + [discount]") == "Empty because the amounts are in different currencies");
    CHECK(firm.why(order, "money(5, \"abcd\")") == "Empty because there is no such currency");
    CHECK(firm.why(order, "date(2026, 2, 31)") == "Empty because there is no such date");
    CHECK(firm.why(sara, "last([tasks].[due])") == "Empty because no records match in \"Tasks\"");
    CHECK(firm.value(order, "or_else([date], date(2026, 1, 1))") == day(2026, 1, 1));
    CHECK(firm.value(order, "is_empty([date])") == Value{std::int64_t{1}});
    CHECK(firm.value(order, "is_empty([person])") == Value{std::int64_t{0}});
    CHECK(firm.value(order, "[date] > today() and no") == Value{std::int64_t{0}}); // whatever the date is
    CHECK(firm.value(sara, "sum([orders].[total], [state] = \"delivered\")") == money(0));
    CHECK(firm.value(sara, "count([orders], is_this_year([date]))") == decimal(0));
}

TEST_CASE("related records are summed, counted, averaged, and the last one is known") {
    FormulaFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}}), omar = firm.add("person", {{"name", "عمر"}});
    const auto order = [&](RecordId who, std::int64_t total, Value date, const char* state = "delivered") {
        return firm.add("order", {{"person", Value{who}}, {"total", money(total)}, {"date", date}, {"state", state}});
    };
    order(sara, 1000, day(2026, 3, 1));
    order(sara, 500, day(2025, 3, 1));
    const RecordId big = order(sara, 2500, day(2026, 7, 1), "draft");
    order(omar, 700, day(2026, 1, 1));
    CHECK(firm.value(sara, "sum([orders].[total])") == money(4000));
    CHECK(firm.value(sara, "sum([orders].[total], is_this_year([date]))") == money(3500));
    CHECK(firm.value(sara, "sum([orders].[total], is_this_year([date]) and [state] <> \"draft\")") == money(1000));
    CHECK(firm.value(sara, "count([orders])") == decimal(3));
    CHECK(firm.value(sara, "average([orders].[total])") == money(1333));
    CHECK(firm.value(sara, "min([orders].[total])") == money(500));
    CHECK(firm.value(sara, "max([orders].[date])") == day(2026, 7, 1));
    CHECK(firm.value(sara, "last([orders].[total])") == money(2500));
    CHECK(firm.value(sara, "first([orders].[total])") == money(500));
    CHECK(firm.value(sara, "last([orders].[state])") == Value{std::string("مسودة")});
    CHECK(firm.value(sara, "days_since(max([orders].[date], [state] = \"delivered\"))") == decimal(266));
    firm.remove(big);
    CHECK(firm.value(sara, "sum([orders].[total])") == money(1500));
    firm.add("order", {{"person", Value{sara}}, {"total", money(10, "USD")}});
    CHECK(firm.why(sara, "sum([orders].[total])") == "Empty because the amounts are in different currencies");
}

namespace {
struct ColumnsFirm : FormulaFirm {
    FormulaColumns columns;
    std::vector<std::pair<Place, FieldIx>> told;

    ColumnsFirm() {
        on_change = [this](Place place, FieldIx field) {
            relations.changed(place, field);
            columns.changed(place, field);
        };
    }
    void define(std::string entity, std::string key, std::string text, FieldType type) {
        const EntityIx owner = schema.entity(entity);
        const Formula formula = parsed(owner, text);
        CHECK(field_type_of(formula.kind) == type);
        CHECK(schema
                  .add_custom_field({.entity = entity,
                                     .key = key,
                                     .label_ar = key,
                                     .type = type,
                                     .formula = formula_keys(schema, owner, formula)})
                  .empty());
        tables.adopt_new_fields();
        columns.take(tables);
    }
    bool refresh() {
        told.clear();
        return columns.refresh(tables, relations, context,
                               [&](Place place, FieldIx field) { told.emplace_back(place, field); });
    }
    Value cell(RecordId record, std::string_view key) {
        const Place at = place(record);
        return tables.value(at, schema.field(at.entity, key));
    }
};
} // namespace

TEST_CASE("columns of formulas follow what they are computed from, and only there") {
    ColumnsFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}}), omar = firm.add("person", {{"name", "عمر"}});
    const RecordId order =
        firm.add("order", {{"person", Value{sara}}, {"total", money(1000)}, {"date", day(2026, 3, 1)}});
    firm.define("order", "x_tax", "[total] * 0.15", FieldType::money);
    firm.define("person", "x_taxes", "sum([orders].[x_tax])", FieldType::money); // stands on the other formula
    firm.define("person", "x_size", "if([x_taxes] > 1, \"big\", \"small\")", FieldType::text);
    CHECK(firm.refresh());
    CHECK(firm.cell(order, "x_tax") == money(150));
    CHECK(firm.cell(sara, "x_taxes") == money(150));
    CHECK(firm.cell(sara, "x_size") == Value{std::string("big")});
    CHECK(firm.cell(omar, "x_taxes") == money(0));
    CHECK(!firm.refresh());

    firm.set(order, "total", money(2000));
    CHECK(firm.refresh());
    CHECK(firm.cell(sara, "x_taxes") == money(300));
    CHECK(firm.told.size() == 2);           // the order's tax and Sara's sum; her size is the same
    firm.set(order, "person", Value{omar}); // both people change
    firm.refresh();
    CHECK(firm.cell(sara, "x_taxes") == money(0));
    CHECK(firm.cell(sara, "x_size") == Value{std::string("small")});
    CHECK(firm.cell(omar, "x_taxes") == money(300));
    firm.remove(order);
    firm.refresh();
    CHECK(firm.cell(omar, "x_taxes") == money(0));
    firm.restore(order);
    const RecordId nora = firm.add("person", {{"name", "نورة"}});
    firm.add("order", {{"person", Value{nora}}, {"total", money(100)}});
    firm.refresh();
    CHECK(firm.cell(omar, "x_taxes") == money(300));
    CHECK(firm.cell(nora, "x_taxes") == money(15));
    CHECK(!firm.refresh());
}

TEST_CASE("a field of the record that a reference names is read, compared and followed") {
    ColumnsFirm firm;
    const RecordId noor = firm.add("company", {{"name", "مخبز النور"}, {"stage", "vip"}}),
                   amal = firm.add("company", {{"name", "الأمل"}});
    const RecordId sara = firm.add("person", {{"name", "سارة"}});
    const RecordId order = firm.add("order", {{"company", Value{noor}}, {"person", Value{sara}}}),
                   plain = firm.add("order", {{"person", Value{sara}}});
    CHECK(firm.value(order, "[company].[name] & \"!\"") == Value{std::string("مخبز النور!")});
    CHECK(firm.value(order, "[company].[stage] = \"vip\"") == Value{std::int64_t{1}});
    CHECK(firm.value(order, "[company].[stage] <> \"vip\"") == Value{std::int64_t{0}});
    CHECK(is_missing(firm.value(plain, "[company].[stage] = \"vip\"")));
    CHECK(firm.why(plain, "[company].[name]") == "Empty because \"Company\" is empty");
    CHECK(firm.value(plain, "or_else([company].[name], [person].[name])") == Value{std::string("سارة")});
    CHECK(firm.value(sara, "count([orders], [company].[stage] = \"vip\")") == decimal(1));
    for (const Language language : {Language::ar, Language::en}) {
        const Formula formula = firm.parsed(firm.order, "if([company].[stage] = \"vip\", [person].[name])");
        CHECK(firm.parsed(firm.order, formula_text(firm.schema, firm.order, formula, language)) == formula);
    }
    CHECK(firm.said(firm.order, "[compny].[name]") == "[compny] names no other record; did you mean [Company]?");
    CHECK(firm.said(firm.order, "[total].[name]").starts_with("[total] names no other record"));
    CHECK(firm.said(firm.order, "[company].[nam]") == "[nam] is no field; did you mean [Name]?");
    CHECK(firm.said(firm.order, "[company].[parent]").starts_with("This is another record"));
    CHECK(firm.said(firm.order, "sum([company].[name])").starts_with("This function asks about related records"));

    firm.define("company", "x_rank", "length([name])", FieldType::decimal);
    firm.define("order", "x_of", "[company].[x_rank]", FieldType::decimal);
    firm.define("person", "x_vip", "count([orders], [company].[stage] = \"vip\")", FieldType::decimal);
    firm.refresh();
    CHECK(firm.cell(order, "x_of") == decimal(10));
    CHECK(is_missing(firm.cell(plain, "x_of")));
    CHECK(firm.cell(sara, "x_vip") == decimal(1));
    firm.set(noor, "name", "النور"); // the company's own formula, then the order's
    firm.set(noor, "stage", "new");
    firm.refresh();
    CHECK(firm.cell(order, "x_of") == decimal(5));
    CHECK(firm.cell(sara, "x_vip") == decimal(0));
    firm.set(plain, "company", Value{amal});
    firm.set(amal, "stage", "vip");
    firm.refresh();
    CHECK(firm.cell(plain, "x_of") == decimal(5));
    CHECK(firm.cell(sara, "x_vip") == decimal(1));
    CHECK(!firm.refresh());
    const FieldIx rank = firm.schema.field(firm.schema.entity("company"), "x_rank");
    CHECK(has_cycle(firm.schema, firm.schema.entity("company"), rank,
                    firm.parsed(firm.schema.entity("company"), "[parent].[x_rank]")));
}

TEST_CASE("a day that begins computes again what knows of days") {
    ColumnsFirm firm;
    const RecordId order = firm.add("order", {{"date", day(2026, 11, 20)}});
    firm.define("order", "x_age", "days_since([date])", FieldType::decimal);
    firm.refresh();
    CHECK(firm.cell(order, "x_age") == decimal(2));
    ++firm.context.today.days;
    CHECK(firm.refresh());
    CHECK(firm.cell(order, "x_age") == decimal(3));
}

TEST_CASE("a formula in a circle is found") {
    ColumnsFirm firm;
    firm.define("order", "x_a", "[total] * 2", FieldType::money);
    firm.define("order", "x_b", "[x_a] * 2", FieldType::money);
    const FieldIx a = firm.schema.field(firm.order, "x_a");
    CHECK(has_cycle(firm.schema, firm.order, a, firm.parsed(firm.order, "[x_b] + [total]")));
    CHECK(has_cycle(firm.schema, firm.order, a, firm.parsed(firm.order, "[x_a]")));
    CHECK(!has_cycle(firm.schema, firm.order, a, firm.parsed(firm.order, "[discount]")));
}

TEST_CASE("circles beside a formula, and many ways to one field, are looked at once") {
    ColumnsFirm firm;
    // Two devices have each made one half of a circle; a third field stands on it.
    firm.define("order", "x_a", "[total] * 2", FieldType::money);
    firm.define("order", "x_b", "[x_a] + [x_a]", FieldType::money);
    firm.define("order", "x_a", "[x_b] + [x_b]", FieldType::money);
    const FieldIx a = firm.schema.field(firm.order, "x_a");
    CHECK(has_cycle(firm.schema, firm.order, a, firm.parsed(firm.order, "[x_b] + [x_b]")));
    firm.define("order", "x_c", "[x_a] + [x_b]", FieldType::money);
    CHECK(!has_cycle(firm.schema, firm.order, firm.schema.field(firm.order, "x_c"),
                     firm.parsed(firm.order, "[x_a] + [x_b]")));
    // Each names the one before twice: a million millions of ways from the last one to the first.
    firm.define("order", "x_0", "[discount] * 2", FieldType::money);
    for (int i = 1; i <= 40; ++i) {
        const std::string before = "[x_" + std::to_string(i - 1) + "]";
        firm.define("order", "x_" + std::to_string(i), before + " + " + before, FieldType::money);
    }
    CHECK(!has_cycle(firm.schema, firm.order, a, firm.parsed(firm.order, "[x_40]")));
    CHECK(has_cycle(firm.schema, firm.order, firm.schema.field(firm.order, "x_0"), firm.parsed(firm.order, "[x_40]")));
}

TEST_CASE("a choice is meant by its key before another one's words, and a field in use before one that was archived") {
    FormulaFirm firm;
    std::vector<CustomChoice> choices;
    choices.push_back(
        {.entity = "order", .field = "state", .key = "draft", .label_ar = "جديد", .label_en = "confirmed"});
    firm.schema.take_choices(choices);
    const Formula formula = firm.parsed(firm.order, "[state] = \"confirmed\"");
    CHECK(formula.parts[1].text == "confirmed");
    CHECK(firm.parsed(firm.order, formula_keys(firm.schema, firm.order, formula)) == formula);
    const Formula draft = firm.parsed(firm.order, "[state] = \"جديد\"");
    CHECK(draft.parts[1].text == "draft");
    for (const Language language : {Language::ar, Language::en})
        CHECK(firm.parsed(firm.order, formula_text(firm.schema, firm.order, draft, language)) == draft);

    ColumnsFirm columns;
    const auto add = [&](const char* key, bool is_archived) {
        columns.schema.add_custom_field({.entity = "order",
                                         .key = key,
                                         .label_ar = "وزن",
                                         .label_en = "Weight",
                                         .type = FieldType::decimal,
                                         .archived = is_archived});
    };
    add("x_old", true);
    CHECK(columns.parsed(columns.order, "[Weight]").field == columns.schema.field(columns.order, "x_old"));
    add("x_now", false);
    CHECK(columns.parsed(columns.order, "[وزن]").field == columns.schema.field(columns.order, "x_now"));
    CHECK(columns.parsed(columns.order, "[x_old]").field == columns.schema.field(columns.order, "x_old"));
}

TEST_CASE("every ready-made formula is right") {
    FormulaFirm firm;
    for (EntityIx entity = 0; entity < firm.schema.entity_count(); ++entity)
        for (const FormulaExample& example : formula_examples(firm.schema, entity)) {
            INFO(std::string(example.text));
            CHECK(firm.said(entity, example.text) == "fine");
        }
}
