// Random formulas over random records: printed they are read again as they were, in both languages; over columns they
// give what they give for each record alone; and after any change the columns are those that would be made anew.
#include <doctest/doctest.h>

#include "core/base/text_append.hpp"
#include "core/formula/arithmetic.hpp"
#include "core/formula/explain.hpp"
#include "core/formula/formula_columns.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

struct Dice {
    std::uint64_t state;
    std::uint64_t operator()(std::uint64_t below) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return (state >> 33) % below;
    }
};

// Formulas as people could type them, of a wished kind.
class Maker {
public:
    explicit Maker(Dice& dice) : m_dice(dice) {}

    std::string of_person(FormulaKind kind, int depth) {
        if (depth <= 0 || m_dice(4) == 0) return leaf(kind);
        const auto same = [&](FormulaKind of) { return of_person(of, depth - 1); };
        switch (kind) {
        case FormulaKind::number:
            switch (m_dice(10)) {
            case 0: return "(" + same(kind) + " + " + same(kind) + ")";
            case 1: return same(kind) + " * (" + same(kind) + ")";
            case 2: return "(" + same(kind) + ") / (" + same(kind) + ")";
            case 3: return "-(" + same(kind) + ")";
            case 4: return "days_since(" + same(FormulaKind::date) + ")";
            case 5: return "length(" + same(FormulaKind::text) + ")";
            case 6: return "amount(" + same(FormulaKind::money) + ")";
            case 7: return "round(" + same(kind) + ", 2)";
            case 8: return "max(" + same(kind) + ", " + same(kind) + ")";
            default: return "if(" + same(FormulaKind::truth) + ", " + same(kind) + ", " + same(kind) + ")";
            }
        case FormulaKind::money:
            switch (m_dice(7)) {
            case 0: return "(" + same(kind) + " - (" + same(kind) + "))";
            case 1: return "(" + same(kind) + ") * (" + same(FormulaKind::number) + ")";
            case 2: return "or_else(" + same(kind) + ", " + same(kind) + ")";
            case 3: return "min(" + same(kind) + ", " + same(kind) + ")";
            case 4: return "(" + same(kind) + ") / (" + same(FormulaKind::number) + ")";
            case 5: return "round(" + same(kind) + ", 1)";
            default: return "if(" + same(FormulaKind::truth) + ", " + same(kind) + ")";
            }
        case FormulaKind::date:
            return m_dice(2) ? "(" + same(kind) + ") + round(" + same(FormulaKind::number) + ")"
                             : "max(" + same(kind) + ", " + same(kind) + ")";
        case FormulaKind::text:
            switch (m_dice(5)) {
            case 0: return "(" + same(kind) + " & " + same(FormulaKind::number) + ")";
            case 1: return "left(" + same(kind) + ", 3)";
            case 2: return "upper(" + same(kind) + ")";
            case 3:
                return "join(" + same(kind) + ", " + same(FormulaKind::date) + ", " + same(FormulaKind::money) + ")";
            default: return "right(" + same(kind) + ", " + same(FormulaKind::number) + ")";
            }
        default:
            switch (m_dice(8)) {
            case 0: return "(" + same(FormulaKind::number) + " < " + same(FormulaKind::number) + ")";
            case 1: return "(" + same(FormulaKind::money) + " >= " + same(FormulaKind::number) + ")";
            case 2: return "(" + same(kind) + " and " + same(kind) + ")";
            case 3: return "(" + same(kind) + " or " + same(kind) + ")";
            case 4: return "not (" + same(kind) + ")";
            case 5: return "contains(" + same(FormulaKind::text) + ", \"a\")";
            case 6: return "is_empty(" + same(FormulaKind::money) + ")";
            default: return "(" + same(FormulaKind::text) + " = " + same(FormulaKind::text) + ")";
            }
        }
    }

private:
    std::string leaf(FormulaKind kind) {
        switch (kind) {
        case FormulaKind::number: {
            static constexpr std::string_view all[] = {"[x_n]",
                                                       "0",
                                                       "2",
                                                       "0.25",
                                                       "count([orders])",
                                                       "year([birthday])",
                                                       "count([orders], [state] <> \"draft\")",
                                                       "sum([orders].[x_d])",
                                                       "[referred_by].[x_n]",
                                                       "count([orders], [company].[stage] = \"vip\")",
                                                       "sum([orders].[x_d], [company].[x_c] > 0)"};
            return std::string(all[m_dice(std::size(all))]);
        }
        case FormulaKind::money: {
            static constexpr std::string_view all[] = {"money(5)",
                                                       "sum([orders].[total])",
                                                       "max([orders].[total])",
                                                       "average([orders].[total], [total] > 5)",
                                                       "last([orders].[total])",
                                                       "first([orders].[total], not is_empty([date]))"};
            return std::string(all[m_dice(std::size(all))]);
        }
        case FormulaKind::date: {
            static constexpr std::string_view all[] = {"today()", "[birthday]", "max([orders].[date])",
                                                       "date(2026, 2, 28)"};
            return std::string(all[m_dice(std::size(all))]);
        }
        case FormulaKind::text: {
            static constexpr std::string_view all[] = {"[name]",
                                                       "\"a b\"",
                                                       "[stage]",
                                                       "last([orders].[state])",
                                                       "[territory]",
                                                       "[referred_by].[name]",
                                                       "[referred_by].[stage]"};
            return std::string(all[m_dice(std::size(all))]);
        }
        default: {
            static constexpr std::string_view all[] = {"yes",
                                                       "no",
                                                       "[stage] = \"vip\"",
                                                       "[referred_by].[stage] <> \"vip\"",
                                                       "[territory] <> \"north\"",
                                                       "in_last_days([birthday], 20)",
                                                       "is_this_month(max([orders].[date]))"};
            return std::string(all[m_dice(std::size(all))]);
        }
        }
    }
    Dice& m_dice;
};

struct World : QueryFirm {
    Dice dice;
    FormulaContext context{.today = date_of(CivilDate{2026, 11, 22}), .offset_minutes = 180};
    RelationCache relations;
    std::vector<RecordId> people, orders, companies;

    explicit World(std::uint64_t seed) : dice{seed} {
        CHECK(schema.add_custom_field({.entity = "person", .key = "x_n", .label_ar = "ن", .type = FieldType::decimal})
                  .empty());
        CHECK(schema.add_custom_field({.entity = "order", .key = "x_d", .label_ar = "د", .type = FieldType::decimal})
                  .empty());
        CHECK(schema.add_custom_field({.entity = "company", .key = "x_c", .label_ar = "ج", .type = FieldType::decimal})
                  .empty());
        tables.adopt_new_fields();
        for (int i = 0; i < 4; ++i) companies.push_back(add("company", {{"name", "Co"}}));
        for (int i = 0; i < 12; ++i) people.push_back(add("person", {{"name", i % 3 ? "Anna Karam" : "سارة"}}));
        for (int i = 0; i < 30; ++i) {
            orders.push_back(add("order", {{"number", "1"}}));
            change_order(orders.back());
        }
        for (const RecordId person : people) change_person(person);
    }
    Value maybe(Value value) { return dice(4) ? value : Value{}; }
    void change_person(RecordId person) {
        static constexpr std::string_view stages[] = {"vip", "new", "lost"}, places[] = {"north", "South", "شمال"};
        switch (dice(5)) {
        case 4: return set(person, "referred_by", maybe(people[dice(people.size())]));
        case 0: return set(person, "x_n", maybe(std::int64_t(dice(200'000)) - 100'000));
        case 1: return set(person, "stage", maybe(std::string(stages[dice(3)])));
        case 2: return set(person, "territory", maybe(std::string(places[dice(3)])));
        default: return set(person, "birthday", maybe(std::int64_t{context.today.days} - std::int64_t(dice(60))));
        }
    }
    void change_company(RecordId company) {
        if (dice(2)) return set(company, "stage", maybe(std::string(dice(2) ? "vip" : "new")));
        set(company, "x_c", maybe(std::int64_t(dice(3)) - 1));
    }
    void change_order(RecordId order) {
        static constexpr std::string_view states[] = {"draft", "delivered", "cancelled"};
        switch (dice(8)) {
        case 7: return set(order, "company", maybe(companies[dice(companies.size())]));
        case 0: return set(order, "state", maybe(std::string(states[dice(3)])));
        case 1: return set(order, "date", maybe(std::int64_t{context.today.days} - std::int64_t(dice(60))));
        case 2: return set(order, "x_d", maybe(std::int64_t(dice(100'000))));
        case 3:
            return set(order, "total", maybe(Money{std::int64_t(dice(5000)), currency_of(dice(20) ? "SAR" : "KWD")}));
        case 4: return dice(2) ? remove(order) : restore(order);
        default: return set(order, "person", maybe(people[dice(people.size())]));
        }
    }
};

constexpr FormulaKind kinds[] = {FormulaKind::number, FormulaKind::money, FormulaKind::date, FormulaKind::text,
                                 FormulaKind::truth};

} // namespace

TEST_CASE("property: a printed formula is read again as it was") {
    World world(1);
    const EntityIx person = world.schema.entity("person");
    for (int i = 0; i < 800; ++i) {
        const std::string text = Maker(world.dice).of_person(kinds[i % 5], 4);
        INFO(text);
        const auto formula = parse_formula(world.schema, person, text);
        if (!formula) { // too long by chance, or a text that is no stage
            const FormulaReason reason = formula.error().reason;
            CHECK((reason == FormulaReason::too_long || reason == FormulaReason::too_deep ||
                   reason == FormulaReason::no_such_choice));
            continue;
        }
        for (const std::string& printed :
             {formula_keys(world.schema, person, *formula), formula_text(world.schema, person, *formula, Language::ar),
              formula_text(world.schema, person, *formula, Language::en)}) {
            INFO(printed);
            const auto again = parse_formula(world.schema, person, printed);
            REQUIRE((again || again.error().reason == FormulaReason::too_long));
            if (again) CHECK(*again == *formula);
        }
    }
}

TEST_CASE("property: columns of formulas are what each record gives alone, and stay so through changes") {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        World world(seed);
        const EntityIx person = world.schema.entity("person");
        FormulaColumns columns;
        world.on_change = [&](Place place, FieldIx field) {
            world.relations.changed(place, field);
            columns.changed(place, field);
        };
        std::vector<std::string> texts;
        for (int i = 0; texts.size() < 5 && i < 50; ++i) {
            const std::string text = Maker(world.dice).of_person(kinds[texts.size() % 5], 3);
            const auto formula = parse_formula(world.schema, person, text);
            if (!formula) continue;
            std::string key = "x_f";
            append_integer(key, static_cast<std::int64_t>(texts.size()));
            CHECK(world.schema
                      .add_custom_field({.entity = "person",
                                         .key = key,
                                         .label_ar = key,
                                         .type = field_type_of(formula->kind),
                                         .formula = formula_keys(world.schema, person, *formula)})
                      .empty());
            texts.push_back(text);
        }
        world.tables.adopt_new_fields();
        columns.take(world.tables);
        RelationCache fresh;
        for (int step = 0; step < 30; ++step) {
            columns.refresh(world.tables, world.relations, world.context, [](Place, FieldIx) {});
            for (std::size_t f = 0; f < texts.size(); ++f) {
                std::string key = "x_f";
                append_integer(key, static_cast<std::int64_t>(f));
                const FieldIx field = world.schema.field(person, key);
                const Formula* formula = columns.formula(person, field);
                REQUIRE(formula);
                for (Row row = 0; row < world.tables.table(person).rows(); ++row) {
                    fresh.clear();
                    const FormulaResult alone =
                        explain_formula(world.tables, fresh, {person, row}, *formula, world.context);
                    INFO("seed " << seed << " step " << step << " row " << row << " " << texts[f]);
                    REQUIRE(world.tables.value(Place{person, row}, field) == alone.value);
                    CHECK(is_missing(alone.value) == (alone.reason != EmptyReason::none));
                }
            }
            for (std::uint64_t i = world.dice(3); i-- > 0;)
                world.change_order(world.orders[world.dice(world.orders.size())]);
            if (world.dice(3) == 0) world.change_company(world.companies[world.dice(world.companies.size())]);
            if (world.dice(2)) world.change_person(world.people[world.dice(world.people.size())]);
            if (world.dice(8) == 0) world.people.push_back(world.add("person", {{"name", "New"}}));
        }
    }
}
