// Sheets on their way into the base: which column is which field, what becomes of dirty cells and of doubles, and that
// one undo takes everything back.
#include <doctest/doctest.h>

#include "core/app/import_commit.hpp"
#include "core/foreign/foreign_files.hpp"
#include "core/formats/csv.hpp"
#include "core/import/clean.hpp"
#include "core/import/guess.hpp"
#include "core/import/import_report.hpp"
#include "core/import/read_cell.hpp"
#include "core/import/saved_mapping.hpp"
#include "core/queries/pipelines.hpp"
#include "core/text/fold.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

const ParseContext context{
    .locale = {}, .country = country_of("SA"), .currency = currency_of("SAR"), .today = {20778}, .offset_minutes = 180};

Sheet sheet_of(std::initializer_list<std::initializer_list<std::string_view>> rows) {
    Sheet sheet;
    std::size_t line = 0;
    for (const auto& cells : rows) sheet.add({.line = ++line, .cells = {cells.begin(), cells.end()}});
    return sheet;
}

SheetMapping guessed(const WorkspaceWorld& world, const Sheet& sheet, std::size_t first_row = 1) {
    const Schema& schema = world.workspace->schema();
    const std::vector<std::string> heading = heading_of(sheet, first_row);
    std::vector<ColumnProfile> profiles;
    for (std::size_t c = 0; c < heading.size(); ++c) profiles.push_back(profile_column(sheet, c, first_row, context));
    return guess_mapping(schema, guess_entity(schema, heading), heading, profiles);
}

struct Taken {
    ImportReport report;
    Committed committed;
    std::vector<RowOutcome> outcomes;
    std::vector<CellProblem> problems;
};

Taken take(WorkspaceWorld& world, const Sheet& sheet, SheetMapping mapping,
           std::map<std::uint32_t, RowDecision> decisions = {}) {
    world.environment.now_ms += 1'000;
    SheetImport import(world.tables(), world.workspace->begin_rows(),
                       {.sheet = &sheet, .mapping = std::move(mapping), .decisions = std::move(decisions)}, context);
    import.run();
    Taken taken{import.report(), commit_import(*world.workspace, import), import.outcomes(), import.problems()};
    world.run();
    return taken;
}

std::size_t live(const WorkspaceWorld& world, std::string_view entity) {
    return world.tables().table(world.entity(entity)).live_count;
}

RecordId named(const WorkspaceWorld& world, std::string_view entity, std::string_view name) {
    const EntityIx ix = world.entity(entity);
    const FieldIx field = world.workspace->schema().name_field(ix);
    for (Row row = 0; row < world.tables().table(ix).rows(); ++row)
        if (world.tables().table(ix).is_live(row) && world.tables().table(ix).columns[field].words(row) == name)
            return world.tables().id({ix, row});
    return {};
}

std::vector<std::string> targets(const SheetMapping& mapping) {
    std::vector<std::string> all;
    for (const ColumnMapping& column : mapping.columns) all.push_back(column.target);
    return all;
}

std::string phone_of(std::string_view text) {
    const FieldDef field{.key = "phone", .type = FieldType::phone};
    const auto value = read_cell(field, text, {}, context);
    return value ? std::get<std::string>(*value) : "";
}

std::string date_of_cell(std::string_view text, ColumnMapping column = {}) {
    const auto date = sheet_date(text, column, context.today);
    return date ? iso_text(*date) : "";
}

} // namespace

TEST_CASE("cells lose what nobody meant to write, and nothing else") {
    std::string room;
    CHECK(cleaned("  سارة   العتيبي ", room) == "سارة العتيبي");
    CHECK(cleaned("محـــمد", room) == "محمد");
    CHECK(cleaned("\u200f+966\u00a050\u200e", room) == "+966 50");
    CHECK(cleaned("line one \n  line two", room) == "line one\nline two");
    CHECK(cleaned("plain", room) == "plain");
    CHECK(cleaned(" \t ", room).empty());
}

TEST_CASE("telephone numbers as spreadsheets leave them") {
    for (const std::string_view text : {"0501234567", "٠٥٠١٢٣٤٥٦٧", "+966 50 123 4567", "00966501234567",
                                        "966501234567", "501234567", "501234567.0", "050-123-4567", "(050) 1234567"})
        CHECK_MESSAGE(phone_of(text) == "+966501234567", text);
    CHECK(phone_of("971501234567") == "+971501234567");
    CHECK(phone_of("5.01235E+11").empty());
    std::string words;
    CHECK(phones_in("0501234567 / 0559876543", context, words) ==
          std::vector<std::string>{"+966501234567", "+966559876543"});
    CHECK(words.empty());
    CHECK(phones_in("0501234567 (أم محمد)", context, words) == std::vector<std::string>{"+966501234567"});
    CHECK(words.find("أم محمد") != std::string::npos);
}

TEST_CASE("dates in the order of their column, as day numbers, and Hijri") {
    CHECK(date_of_cell("2024-03-01") == "2024-03-01");
    CHECK(date_of_cell("2024-03-01 00:00:00") == "2024-03-01");
    CHECK(date_of_cell("3/4/2024") == "2024-04-03");
    CHECK(date_of_cell("3/4/2024", {.date_order = DateOrder::month_first}) == "2024-03-04");
    CHECK(date_of_cell("45352") == "2024-03-01");
    CHECK(date_of_cell("20240301") == "2024-03-01");
    CHECK(date_of_cell("١٥/٠٣/١٤٤٥") == date_of_cell("15/3/1445 هـ"));
    CHECK(date_of_cell("15/3/45", {.is_hijri = true}) == date_of_cell("15/3/1445 هـ"));
    CHECK(date_of_cell("31/2/2024").empty());
    CHECK(date_of_cell("12").empty());
}

TEST_CASE("an address in one line comes into its parts") {
    const Address address = address_from("شارع الملك فهد، حي العليا، الرياض ١٢٢١١، السعودية");
    CHECK(address.street == "شارع الملك فهد");
    CHECK(address.district == "حي العليا");
    CHECK(address.city == "الرياض");
    CHECK(address.postcode == "12211");
    CHECK(address.country == "SA");
    CHECK(address_from("خلف المسجد").street == "خلف المسجد");
}

TEST_CASE("columns are known by headings in both languages, under a title, and by what stands in them") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"قائمة العملاء ٢٠٢٤", "", "", "", "", ""},
                                  {"اسم العميل", "رقم الجوال الأساسي", "Mail", "المدينة", "جهة العمل", "مقاس"},
                                  {"سارة العتيبي", "0501234567", "s@example.com", "جدة", "النور", "L"},
                                  {"محمد علي", "0559876543", "m@example.com", "جدة", "النور", "M"},
                                  {"هدى سالم", "0533333333", "h@example.com", "جدة", "الفجر", "M"}});
    const std::size_t first = guess_first_row(world.workspace->schema(), sheet, context);
    CHECK(first == 2);
    const SheetMapping mapping = guessed(world, sheet, first);
    CHECK(mapping.entity == "person");
    CHECK(targets(mapping) ==
          std::vector<std::string>{"name", "phone", "email", "address.city", "affiliation.company", ""});
    const Sheet bare = sheet_of({{"سارة", "0501234567"}, {"محمد", "0559876543"}, {"هدى", "0533333333"}});
    CHECK(guess_first_row(world.workspace->schema(), bare, context) == 0);
    CHECK(targets(guessed(world, bare, 0)) == std::vector<std::string>{"", "phone"});
    const Sheet orders = sheet_of({{"رقم الفاتورة", "تاريخ الفاتورة", "اسم العميل", "الصنف", "الكمية", "السعر"},
                                   {"1", "13/2/2024", "سارة", "عود", "2", "150"},
                                   {"1", "13/2/2024", "سارة", "بخور", "1", "50"},
                                   {"2", "14/2/2024", "هدى", "عود", "1", "150"}});
    CHECK(targets(guessed(world, orders)) == std::vector<std::string>{"number", "date", "person", "order_line.product",
                                                                      "order_line.quantity", "order_line.price"});
}

TEST_CASE("the order of dates is guessed from the whole column") {
    const Sheet sheet = sheet_of({{"d"}, {"3/4/2024"}, {"5/6/2024"}, {"2/25/2024"}, {"11/30/2023"}});
    CHECK(likely_order(profile_column(sheet, 0, 1, context)) == DateOrder::month_first);
    CHECK(likely_type(profile_column(sheet, 0, 1, context)) == FieldType::date);
}

TEST_CASE("orders with lines, and people with a place of work, come in with what belongs to them") {
    WorkspaceWorld world;
    const Sheet orders = sheet_of({{"رقم الفاتورة", "التاريخ", "العميل", "الصنف", "الكمية", "السعر"},
                                   {"1", "13/2/2024", "سارة", "عود", "2", "150"},
                                   {"1", "13/2/2024", "سارة", "بخور", "1", "50"},
                                   {"2", "14/2/2024", "هدى", "عود", "1", "150"}});
    const Taken taken = take(world, orders, guessed(world, orders));
    CHECK(taken.report[RowFate::added] == 2);
    CHECK(taken.report[RowFate::joined] == 1);
    CHECK(live(world, "order") == 2);
    CHECK(live(world, "order_line") == 3);
    CHECK(live(world, "person") == 2);
    CHECK(live(world, "product") == 2);
    const RecordId first = named(world, "order", "1");
    CHECK(world.tables().value(first, world.field("order", "total")) == Value{Money{35000, currency_of("SAR")}});
    REQUIRE(world.workspace->undo());
    CHECK(live(world, "order") + live(world, "order_line") + live(world, "person") + live(world, "product") == 0);

    const Sheet people = sheet_of({{"الاسم", "الجوال", "الشركة", "الوظيفة"}, {"سارة", "0501234567", "النور", "مديرة"}});
    take(world, people, guessed(world, people));
    CHECK(live(world, "company") == 1);
    CHECK(live(world, "affiliation") == 1);
    take(world, people, guessed(world, people)); // the same again: nobody works twice at one place
    CHECK(live(world, "affiliation") == 1);
}

TEST_CASE("doubles are joined within the sheet and with the base, by policy, and one undo takes all back") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
    const RecordId card = world.add("person", {{"name", "هدى"}, {"card_number", "77"}});
    const Sheet sheet = sheet_of({{"الاسم", "الجوال", "البريد", "رقم البطاقة"},
                                  {"ساره العتيبى", "٠٥٠١٢٣٤٥٦٧", "sara@example.com", ""},
                                  {"محمد علي", "0559876543", "", ""},
                                  {"محمد على", "+966 55 987 6543", "m@example.com", ""},
                                  {"فهد العتيبي", "0501234567", "", ""}, // a brother on the same phone
                                  {"هدى محمود", "", "", "77"}});
    const SheetMapping mapping = guessed(world, sheet);
    const Taken taken = take(world, sheet, mapping);
    REQUIRE(taken.outcomes.size() == 5);
    CHECK(taken.outcomes[0].fate == RowFate::updated);
    CHECK(taken.outcomes[1].fate == RowFate::added);
    CHECK(taken.outcomes[2].fate == RowFate::joined);
    CHECK(taken.outcomes[2].same_row == 2);
    CHECK(taken.outcomes[3].fate == RowFate::added);
    CHECK(taken.outcomes[3].is_doubtful);
    CHECK(taken.outcomes[3].like == sara);
    CHECK(taken.outcomes[4].fate == RowFate::unchanged);
    CHECK(world.words(sara, "name") == "سارة العتيبي"); // what is there stays
    CHECK(world.words(sara, "email") == "sara@example.com");
    CHECK(world.words(named(world, "person", "محمد علي"), "email") == "m@example.com");
    CHECK(live(world, "person") == 4);
    REQUIRE(world.workspace->undo());
    CHECK(live(world, "person") == 2);
    CHECK(world.words(sara, "email").empty());

    SheetMapping overwriting = mapping;
    overwriting.known = KnownRow::overwrite;
    take(world, sheet, overwriting);
    CHECK(world.words(sara, "name") == "ساره العتيبى");
    CHECK(world.words(card, "name") == "هدى محمود");
    REQUIRE(world.workspace->undo());
    CHECK(world.words(sara, "name") == "سارة العتيبي");

    SheetMapping adding = mapping;
    adding.known = KnownRow::add;
    CHECK(take(world, sheet, adding).report[RowFate::added] == 5);
    REQUIRE(world.workspace->undo());

    // One row otherwise: the brother is Sara's other entry after all, and Muhammad is left out.
    const Taken decided = take(world, sheet, mapping, {{4, {.same_as = sara}}, {2, {.is_left_out = true}}});
    CHECK(decided.outcomes[3].fate == RowFate::unchanged);
    CHECK(decided.outcomes[1].fate == RowFate::left_out);
    CHECK(decided.outcomes[2].fate == RowFate::added);
}

TEST_CASE("who is like a record or an earlier row is found, with reasons, and treated by policy or by hand") {
    WorkspaceWorld world(9);
    world.add("person",
              {{"name", "محمد بن عبد الله القحطاني"}, {"birthday", std::int64_t{3723}}, {"phone", "+966501112233"}});
    const Sheet sheet = sheet_of({{"الاسم", "تاريخ الميلاد", "الجوال"},
                                  {"Mohammed Abdullah Alqahtani", "12/3/1980", ""},
                                  {"نورة الدوسري", "1/2/1991", "0555555551"},
                                  {"نوره الدوسرى", "1/2/1991", "0555555552"},
                                  {"فهد الحربي", "7/8/1975", ""}});
    SheetMapping mapping = guessed(world, sheet);
    const auto check = [&](std::map<std::uint32_t, RowDecision> decisions = {}) {
        auto import = std::make_unique<SheetImport>(
            world.tables(), world.workspace->begin_rows(),
            ImportJob{.sheet = &sheet, .mapping = mapping, .decisions = std::move(decisions), .finds_alike = true},
            context);
        import->run();
        return import;
    };
    const auto fate = [](const SheetImport& import, std::size_t i) { return import.outcomes()[i].fate; };
    const RecordId here = named(world, "person", "محمد بن عبد الله القحطاني");
    {
        const auto import = check();
        const RowOutcome &other_spelling = import->outcomes()[0], &other_phone = import->outcomes()[2];
        CHECK(other_spelling.like == here);
        CHECK(other_spelling.likeness > possible_score);
        CHECK_FALSE(import->reasons(1).empty());
        CHECK(other_phone.likeness > possible_score);
        CHECK(other_phone.same_row == 2);
        CHECK(fate(*import, 3) == RowFate::added);
        CHECK(import->outcomes()[3].likeness == 0);
        CHECK(import->reasons(4).empty());
        CHECK(import->report().doubtful ==
              static_cast<std::size_t>(other_spelling.is_doubtful) + other_phone.is_doubtful);
        // What was said of every row is said again by a check that is given the same index.
        const auto index = std::make_shared<DuplicateIndex>(world.tables(), world.entity("person"), context.country);
        SheetImport again(world.tables(), world.workspace->begin_rows(),
                          {.sheet = &sheet, .mapping = mapping, .finds_alike = true, .alike_here = index}, context);
        CHECK(again.progress() < 0.5f);
        again.run();
        CHECK(again.progress() == 1);
        for (std::size_t i = 0; i < 4; ++i) {
            CHECK(fate(again, i) == fate(*import, i));
            CHECK(again.outcomes()[i].likeness == import->outcomes()[i].likeness);
        }
    }
    mapping.likely = KnownRow::fill_empty;
    CHECK(fate(*check(), 0) != RowFate::added);
    CHECK(fate(*check(), 2) == RowFate::joined);
    mapping.likely = KnownRow::skip;
    CHECK(fate(*check(), 3) == RowFate::added);
    // One row against the policy, either way.
    const auto own = check({{1, {.known = KnownRow::add}}, {3, {.known = KnownRow::add}}});
    CHECK(fate(*own, 0) == RowFate::added);
    CHECK_FALSE(own->outcomes()[0].is_doubtful);
    CHECK(own->outcomes()[0].like == here); // so that it can still be said that they are one
    CHECK(fate(*own, 2) == RowFate::added);
    mapping.likely = KnownRow::add;
    const auto told = check({{1, {.known = KnownRow::overwrite, .same_as = here}}});
    CHECK(fate(*told, 0) == RowFate::updated);
    CHECK(told->outcomes()[0].record == here);
    // Who is only like nobody is looked for where all are to be added.
    mapping.known = KnownRow::add;
    CHECK(fate(*check(), 0) == RowFate::added);
}

TEST_CASE("importing twice with skip adds nothing, whatever the rows are") {
    WorkspaceWorld world;
    for (const Sheet& sheet :
         {sheet_of({{"الاسم", "الجوال"}, {"سارة", "0501234567"}, {"هدى", ""}, {"هدى", ""}}),
          sheet_of({{"المهمة", "الاستحقاق", "العميل"}, {"اتصال", "1/3/2026", "سارة"}, {"زيارة", "2/3/2026", "هدى"}}),
          sheet_of({{"رقم الطلب", "التاريخ", "العميل", "المبلغ"},
                    {"", "1/3/2026", "سارة", "10"},
                    {"9", "2/3/2026", "هدى", "20"}}),
          sheet_of({{"اسم المنتج", "السعر"}, {"عود", "150"}})}) {
        SheetMapping mapping = guessed(world, sheet);
        mapping.known = KnownRow::skip;
        CAPTURE(mapping.entity);
        CHECK(take(world, sheet, mapping).report[RowFate::added] > 0);
        std::size_t records = 0;
        for (EntityIx e = 0; e < world.tables().table_count(); ++e) records += world.tables().table(e).live_count;
        const Taken again = take(world, sheet, mapping);
        CHECK(again.report[RowFate::added] == 0);
        std::size_t after = 0;
        for (EntityIx e = 0; e < world.tables().table_count(); ++e) after += world.tables().table(e).live_count;
        CHECK(after == records);
    }
}

TEST_CASE("a further number that no plan knows is kept as typed, and known the next time") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"Company", "Phone", "Other phones"}, {"Palm", "", "100"}});
    SheetMapping mapping = guessed(world, sheet);
    mapping.entity = "company";
    mapping.known = KnownRow::skip;
    mapping.columns[0].target = "name";
    mapping.columns[2].target = "other_phones";
    CHECK(take(world, sheet, mapping).report[RowFate::added] == 1);
    const Place palm = world.tables().find(named(world, "company", "Palm"));
    const std::vector<Value> others = world.tables().elements(palm, world.field("company", "other_phones"));
    REQUIRE(others.size() == 1);
    CHECK(others.front() == Value{"100"});
    CHECK(take(world, sheet, mapping).report[RowFate::skipped] == 1);
}

TEST_CASE("a column becomes a field of the firm's own, and its undo takes the field back") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}});
    const Sheet sheet =
        sheet_of({{"الاسم", "الجوال", "المقاس"}, {"سارة", "0501234567", "L"}, {"هدى", "0559876543", "M"}});
    SheetMapping mapping = guessed(world, sheet);
    mapping.columns[2].target.clear();
    mapping.columns[2].new_field = NewField{"المقاس", FieldType::choice};
    take(world, sheet, mapping);
    const Schema& schema = world.workspace->schema();
    const EntityIx person = schema.entity("person");
    FieldIx size = no_field;
    for (FieldIx ix = 0; ix < schema.field_count(person); ++ix)
        if (schema.field(person, ix).label.ar == "المقاس") size = ix;
    REQUIRE(size != no_field);
    CHECK(world.tables().value(sara, size) == Value{std::string("L")});
    CHECK(world.tables().value(named(world, "person", "هدى"), size) == Value{std::string("M")});
    REQUIRE(world.workspace->undo());
    CHECK(is_missing(world.tables().value(sara, size)));
    CHECK(schema.field(person, size).read_only); // archived: no form offers it
    CHECK(live(world, "person") == 1);
    REQUIRE(world.workspace->redo());
    CHECK(world.tables().value(sara, size) == Value{std::string("L")});
    REQUIRE(world.workspace->undo());
    REQUIRE(world.save());
    world.reopen();
    CHECK(live(world, "person") == 1);
}

TEST_CASE("what cannot be read is kept in the notes and told, and rules settle all such cells") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"الاسم", "البريد", "تاريخ الميلاد", "التصنيف"},
                                  {"سارة", "sara@example.com", "1/2/1990", "عميل دائم"},
                                  {"هدى", "لا يوجد", "32/13/1990", "زبون قديم جدا"},
                                  {"منى", "mona@example.com", "", "زبون قديم جدا"},
                                  {"", "nobody@example.com", "", ""},
                                  {"", "", "", ""}});
    SheetMapping mapping = guessed(world, sheet);
    Taken taken = take(world, sheet, mapping);
    CHECK(taken.report[RowFate::added] == 3);
    CHECK(taken.report[RowFate::lost] == 1);
    CHECK(taken.report[RowFate::empty] == 1);
    CHECK(taken.report.problem_count == 5); // an address, a date, a word twice, and the row without a name
    CHECK(world.words(named(world, "person", "سارة"), "stage") == "recurring");
    CHECK(world.words(named(world, "person", "هدى"), "preferences").find("32/13/1990") != std::string::npos);
    REQUIRE(world.workspace->undo());

    mapping.columns[1].rules = {{.problem = Reason::not_an_email, .action = CellAction::leave_empty}};
    mapping.columns[2].rules = {{.problem = Reason::not_a_date, .action = CellAction::leave_row_out}};
    mapping.columns[3].rules = {{.text = folded("زبون قديم جدا"), .to = "lost"}};
    mapping.columns[3].default_text = "new";
    taken = take(world, sheet, mapping);
    CHECK(taken.report[RowFate::left_out] == 1);
    CHECK(taken.report.problem_count == 1);
    CHECK(world.words(named(world, "person", "منى"), "stage") == "lost");
}

namespace {

// The choices of a field that stand in menus, without those of ours.
std::vector<std::string> own_choices(const WorkspaceWorld& world, std::string_view entity, std::string_view field) {
    std::vector<std::string> labels;
    for (const ChoiceDef& choice :
         world.workspace->schema().field(world.entity(entity), world.field(entity, field)).choices)
        if (choice.key.starts_with("x_") && !choice.archived) labels.emplace_back(choice.label.ar);
    return labels;
}

std::string choice_label(const WorkspaceWorld& world, RecordId id, std::string_view field) {
    const std::string key = world.words(id, field);
    for (const ChoiceDef& choice :
         world.workspace->schema().field(world.entity("person"), world.field("person", field)).choices)
        if (choice.key == key) return std::string(choice.label.ar);
    return {};
}

} // namespace

TEST_CASE("words of a column become choices of its field, and the same undo takes them back") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"الاسم", "التصنيف"},
                                  {"سارة", "موزّع"},
                                  {"هدى", "موزع"},
                                  {"منى", "وكيل"},
                                  {"نهى", "عميل دائم"},
                                  {"", "بلا اسم"},
                                  {"ليلى", "تاجر جملة"}});
    SheetMapping mapping = guessed(world, sheet);
    REQUIRE(mapping.columns[1].target == "stage");
    mapping.columns[1].rules = {{.problem = Reason::not_a_choice, .action = CellAction::new_choice},
                                {.text = folded("تاجر جملة"), .action = CellAction::leave_empty}};
    CHECK(mapping_from_json(mapping_json(mapping)) == mapping);
    Taken taken = take(world, sheet, mapping);
    CHECK(taken.report.problem_count == 1); // the row without a name, whose word makes no choice
    CHECK(own_choices(world, "person", "stage") == std::vector<std::string>{"موزّع", "وكيل"});
    CHECK(choice_label(world, named(world, "person", "سارة"), "stage") == "موزّع");
    CHECK(choice_label(world, named(world, "person", "هدى"), "stage") == "موزّع"); // spelling is forgiven
    CHECK(choice_label(world, named(world, "person", "منى"), "stage") == "وكيل");
    CHECK(world.words(named(world, "person", "نهى"), "stage") == "recurring");
    CHECK(world.words(named(world, "person", "ليلى"), "stage").empty());

    // The same sheet again: every word is known now.
    taken = take(world, sheet, mapping);
    CHECK(taken.report[RowFate::added] == 0);
    CHECK(own_choices(world, "person", "stage").size() == 2);

    REQUIRE(world.workspace->undo());
    CHECK(own_choices(world, "person", "stage").empty());
    CHECK(live(world, "person") == 0);
    REQUIRE(world.workspace->redo());
    CHECK(choice_label(world, named(world, "person", "منى"), "stage") == "وكيل");
    REQUIRE(world.workspace->undo());

    // After the undo, they are made anew.
    taken = take(world, sheet, mapping);
    CHECK(own_choices(world, "person", "stage") == std::vector<std::string>{"موزّع", "وكيل"});
    CHECK(choice_label(world, named(world, "person", "هدى"), "stage") == "موزّع");
    REQUIRE(world.save());
    world.reopen();
    CHECK(choice_label(world, named(world, "person", "منى"), "stage") == "وكيل");
}

TEST_CASE("one word becomes a choice although another is like it, and remarks do not") {
    WorkspaceWorld world;
    Sheet sheet = sheet_of({{"الاسم", "التصنيف"}, {"سارة", "دائمة"}, {"هدى", "مجهول"}});
    SheetMapping mapping = guessed(world, sheet);
    mapping.columns[1].target = "stage";
    mapping.columns[1].rules = {{.text = folded("دائمة"), .action = CellAction::new_choice}};
    Taken taken = take(world, sheet, mapping);
    CHECK(own_choices(world, "person", "stage") == std::vector<std::string>{"دائمة"});
    CHECK(taken.report.problem_count == 1);
    CHECK(world.words(named(world, "person", "هدى"), "preferences").find("مجهول") != std::string::npos);
    REQUIRE(world.workspace->undo());

    for (std::size_t i = 0; i < new_choices_max + 5; ++i)
        sheet.add({.line = 10 + i, .cells = {"عميلة " + std::to_string(i), "صنف" + std::to_string(i)}});
    sheet.add({.line = 900, .cells = {"طويلة", std::string(new_choice_bytes_max + 1, 'x')}});
    mapping.columns[1].rules = {{.problem = Reason::not_a_choice, .action = CellAction::new_choice}};
    taken = take(world, sheet, mapping);
    CHECK(own_choices(world, "person", "stage").size() == new_choices_max);
    CHECK(taken.report.words_left == taken.report.problem_count);
    CHECK(taken.report.words_left >= 6);
    CHECK(world.words(named(world, "person", "طويلة"), "preferences").find("xxx") != std::string::npos);
}

TEST_CASE("fields that share their choices share the new ones") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"الوقت", "النوع", "الشخص"}, {"2026-01-05", "معرض الرياض", "سارة"}});
    SheetMapping mapping = guess_mapping(world.workspace->schema(), world.entity("dealing"), heading_of(sheet, 1));
    mapping.columns[0].target = "at";
    mapping.columns[1] = {.heading = "النوع", .target = "channel"};
    mapping.columns[1].rules = {{.problem = Reason::not_a_choice, .action = CellAction::new_choice}};
    mapping.columns[2].target = "person";
    take(world, sheet, mapping);
    CHECK(own_choices(world, "dealing", "channel") == std::vector<std::string>{"معرض الرياض"});
    CHECK(own_choices(world, "person", "preferred_channel") == std::vector<std::string>{"معرض الرياض"});
}

TEST_CASE("a column is cut into several, and several are joined into one") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"الاسم الأول", "العائلة", "كل شيء"}, {"سارة", "العتيبي", "الرياض - 0501234567"}});
    SheetMapping mapping = guessed(world, sheet);
    mapping.columns[2] = {.heading = "كل شيء", .split_at = "-", .split_targets = {"address.city", "phone"}};
    take(world, sheet, mapping);
    const RecordId sara = named(world, "person", "سارة العتيبي");
    REQUIRE(sara);
    CHECK(world.words(sara, "phone") == "+966501234567");
    CHECK(std::get<Address>(world.tables().value(sara, world.field("person", "address"))).city == "الرياض");
}

TEST_CASE("corrected cells are read in place of what the file said") {
    WorkspaceWorld world;
    Sheet sheet = sheet_of({{"الاسم", "الجوال"}, {"سارة"}, {"هدى", "x"}});
    sheet.correct(1, 1, "0501234567");
    sheet.correct(2, 1, "");
    CHECK(sheet.is_corrected(1, 1));
    CHECK(sheet.is_corrected(2, 1));
    CHECK_FALSE(sheet.is_corrected(2, 0));
    SheetMapping mapping = guess_mapping(world.workspace->schema(), world.entity("person"), {"الاسم", "الجوال"});
    const Taken taken = take(world, sheet, mapping);
    CHECK(taken.report.problem_count == 0);
    CHECK(world.words(named(world, "person", "سارة"), "phone") == "+966501234567");
}

TEST_CASE("what became of every row is told as a table and as a workbook, which are read again") {
    WorkspaceWorld world(10);
    const Sheet sheet =
        sheet_of({{"الاسم", "الجوال"}, {"سارة", "0501234567"}, {"", "0501234568"}, {"ساره", "0501234567"}});
    SheetImport import(world.tables(), world.workspace->begin_rows(),
                       {.sheet = &sheet, .mapping = guessed(world, sheet)}, context);
    import.run();
    for (const FileKind kind : {FileKind::csv, FileKind::xlsx}) {
        const auto writer = kind == FileKind::csv ? sheet_writer_for(kind) : foreign_writer_for(kind, {});
        ImportReportSheet report(import, Language::ar, *writer);
        while (report.step(2)) {
        }
        writer->finish();
        const Bytes file = writer->take();
        const auto reader = kind == FileKind::csv ? sheet_reader_for(kind) : foreign_reader_for(kind, {});
        reader->feed(file);
        reader->finish();
        std::vector<std::vector<std::string>> rows;
        for (SheetRow row; !reader->is_over();)
            if (reader->next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
        REQUIRE(rows.size() == 4);
        CHECK(rows[0][3] == "الاسم");
        CHECK(rows[1][0] == "2");
        CHECK(rows[1][1] == "جديد");
        CHECK(rows[2][1] == "ناقص");
        CHECK(rows[2][2].contains("الاسم"));
        CHECK(rows[3][1] == "مكرر في الملف");
        CHECK(rows[3][4] == "0501234567");
    }
}

TEST_CASE("a sheet cannot erase, remove or merge anybody, under whatever heading") {
    WorkspaceWorld world(12);
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}});
    const Schema& schema = world.workspace->schema();
    for (const std::string_view key : {"erased_at", "removed_at", "merged_into", "not_same_as"})
        CHECK(!find_target(schema, world.entity("person"), key));
    for (const std::string_view heading : {"erased_at", "Erased on", "مُحي في", "removed_at", "Removed on", "حُذف في",
                                           "merged_into", "Merged into", "دُمج في"}) {
        CAPTURE(heading);
        const Sheet sheet = sheet_of({{"الجوال", heading, "الاسم"}, {"0501234567", "1/2/2026", "سارة"}});
        SheetMapping mapping = guessed(world, sheet);
        CHECK(mapping.columns[1].target.empty());
        mapping.columns[1].target = std::string(heading);
        mapping.known = KnownRow::overwrite;
        take(world, sheet, mapping);
        CHECK(world.words(sara, "name") == "سارة");
        CHECK(world.tables().is_live(sara));
    }
    for (const TargetChoice& choice : target_choices(schema, world.entity("person")))
        CHECK(choice.words != "erased_at");
}

TEST_CASE("orders of a sheet: the order's discount counts, two currencies have no sum") {
    WorkspaceWorld world(13);
    const Sheet sheet = sheet_of({{"رقم الفاتورة", "التاريخ", "الصنف", "الكمية", "السعر", "x"},
                                  {"1", "13/2/2024", "عود", "2", "150", "30"},
                                  {"1", "13/2/2024", "بخور", "1", "50", ""},
                                  {"2", "14/2/2024", "عود", "1", "150", ""},
                                  {"2", "14/2/2024", "بخور", "1", "50 USD", ""}});
    SheetMapping mapping = guessed(world, sheet);
    mapping.columns[5] = {.heading = "x", .target = "discount"};
    const Taken taken = take(world, sheet, mapping);
    const FieldIx total = world.field("order", "total");
    CHECK(world.tables().value(named(world, "order", "1"), total) == Value{Money{320'00, currency_of("SAR")}});
    CHECK(is_missing(world.tables().value(named(world, "order", "2"), total)));
    REQUIRE(taken.problems.size() == 1);
    CHECK(taken.problems[0].reason == Reason::mixed_currencies);
    CHECK(taken.problems[0].row == 3);
    CHECK(taken.problems[0].column == 4);
    CHECK(taken.report.problem_count == 1);
}

TEST_CASE("a name that two records have is told and kept in words, and leads to neither") {
    WorkspaceWorld world(14);
    world.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}});
    world.add("person", {{"name", "سارة"}, {"phone", "+966501234568"}});
    const RecordId huda = world.add("person", {{"name", "هدى"}});
    const Sheet sheet = sheet_of({{"رقم الفاتورة", "التاريخ", "العميل", "الإجمالي"},
                                  {"1", "13/2/2024", "سارة", "150"},
                                  {"2", "13/2/2024", "هدى", "150"},
                                  {"3", "13/2/2024", "0501234568", "150"}});
    const Taken taken = take(world, sheet, guessed(world, sheet));
    const FieldIx person = world.field("order", "person");
    CHECK(live(world, "person") == 3);
    CHECK(is_missing(world.tables().value(named(world, "order", "1"), person)));
    CHECK(world.words(named(world, "order", "1"), "remarks").contains("سارة"));
    CHECK(world.tables().value(named(world, "order", "2"), person) == Value{huda});
    CHECK(!is_missing(world.tables().value(named(world, "order", "3"), person)));
    REQUIRE(taken.problems.size() == 1);
    CHECK(taken.problems[0].reason == Reason::several_match);
    CHECK(taken.problems[0].column == 2);
}

TEST_CASE("what no field of joined rows could take is kept, of each of them") {
    WorkspaceWorld world(15);
    const Sheet sheet = sheet_of({{"الاسم", "الجوال", "تاريخ الميلاد"},
                                  {"سارة", "0501234567", "31/31/1990"},
                                  {"سارة", "0501234567", "32/32/1991"},
                                  {"سارة", "0501234567", "33/33/1992"}});
    SheetMapping mapping = guessed(world, sheet);
    mapping.columns[2].target = "birthday";
    const Taken taken = take(world, sheet, mapping);
    CHECK(taken.report[RowFate::joined] == 2);
    const std::string notes = world.words(named(world, "person", "سارة"), "preferences");
    for (const std::string_view words : {"31/31/1990", "32/32/1991", "33/33/1992"}) CHECK(notes.contains(words));
}

TEST_CASE("a sheet that only updates is known the next time, too") {
    WorkspaceWorld world(16);
    world.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}});
    const Sheet sheet = sheet_of({{"الاسم", "الجوال", "ابتكار"}, {"سارة", "0501234567", "s@example.com"}});
    SheetMapping mapping = guessed(world, sheet);
    mapping.columns[2] = {.heading = "ابتكار", .target = "email"};
    CHECK(take(world, sheet, mapping).report[RowFate::updated] == 1);
    CHECK(saved_mapping_id(world.tables(), heading_fingerprint(heading_of(sheet, 1))));
}

TEST_CASE("a line of a million commas is read as the widest sheet there is, and said to be too wide") {
    CsvReader reader({});
    reader.feed(std::string(1'000'000, ',') + "\nالاسم,الجوال\n");
    reader.finish();
    Sheet sheet;
    for (SheetRow row; reader.next(row);) sheet.add(row);
    CHECK(sheet.is_too_wide());
    CHECK(sheet.column_count() == Sheet::columns_max);
    WorkspaceWorld world(17);
    CHECK(guess_first_row(world.workspace->schema(), sheet, context) == 2);
    Sheet narrow = sheet_of({{"الاسم", "الجوال"}});
    CHECK(!narrow.is_too_wide());
}

TEST_CASE("a mapping from a file goes to the columns with its headings") {
    WorkspaceWorld world(11);
    const Sheet sheet = sheet_of({{"رقم", "من", "أخرى"}, {"0501234567", "سارة", "x"}});
    SheetMapping saved = guessed(world, sheet_of({{"الاسم", "الجوال"}, {"سارة", "0501234567"}}));
    saved.columns[0].heading = "من";
    saved.columns[1].heading = "رقم";
    saved.known = KnownRow::overwrite;
    saved.likely = KnownRow::skip;
    const auto read = mapping_from_json(mapping_json(saved));
    REQUIRE(read);
    CHECK(*read == saved);
    SheetMapping mapping = guessed(world, sheet);
    put_saved_mapping(mapping, *read);
    CHECK(targets(mapping) == std::vector<std::string>{"phone", "name", ""});
    CHECK(mapping.known == KnownRow::overwrite);
    CHECK(mapping.likely == KnownRow::skip);
    CHECK(template_headings(world.workspace->schema(), world.entity("person"), Language::ar).front() == "الاسم");
}

TEST_CASE("names agree when they could be one person's") {
    CHECK(names_agree("محمد علي", "محمد على الغامدي"));
    CHECK(names_agree("عبدالله السالم", "عبد الله سالم"));
    CHECK(names_agree("Sara Otaibi", "سارة العتيبي")); // cannot be compared by letters
    CHECK_FALSE(names_agree("سارة العتيبي", "فهد العتيبي"));
    CHECK_FALSE(names_agree("سارة", "محمد"));
}

TEST_CASE("payments find their customers and orders by number, telephone or name") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
    const RecordId order = world.add("order", {{"number", "1007"}, {"date", std::int64_t{20'700}}, {"person", sara}});
    const Sheet sheet = sheet_of({{"رقم الإيصال", "تاريخ الدفع", "العميل", "المبلغ", "طريقة الدفع", "رقم الطلب"},
                                  {"R-1", "2026-03-01", "0501234567", "١٬٢٥٠٫٥٠", "نقدا", "1007"},
                                  {"R-2", "2026-03-02", "سارة العتيبي", "100", "شيك", ""},
                                  {"R-3", "2026-03-02", "محمد الشمري", "75", "بطاقة", "9999"},
                                  {"R-1", "2026-03-01", "0501234567", "1250.5", "نقدا", "1007"}});
    const SheetMapping mapping = guessed(world, sheet);
    CHECK(mapping.entity == "payment");
    CHECK(targets(mapping) == std::vector<std::string>{"number", "date", "person", "amount", "method", "order"});
    const Taken taken = take(world, sheet, mapping);
    CHECK(taken.report[RowFate::added] == 3);
    CHECK(taken.report[RowFate::joined] == 1); // the same receipt twice
    CHECK(live(world, "payment") == 3);
    CHECK(live(world, "person") == 2); // a new customer, as a sheet of orders would bring
    CHECK(live(world, "order") == 1);  // an order is more than its number
    REQUIRE(taken.problems.size() == 1);
    CHECK(taken.problems[0].row == 3);
    CHECK(taken.problems[0].reason == Reason::no_such_record);

    const EntityIx payment = world.entity("payment");
    const auto value = [&](std::string_view number, std::string_view field) {
        return world.tables().value(named(world, "payment", number), world.workspace->schema().field(payment, field));
    };
    CHECK(value("R-1", "order") == Value{order});
    CHECK(value("R-1", "person") == Value{sara});
    CHECK(value("R-2", "person") == Value{sara});
    CHECK(value("R-1", "amount") == Value{Money{125'050, currency_of("SAR")}});
    CHECK(value("R-2", "method") == Value{std::string("cheque")});
    CHECK(value("R-3", "remarks") == Value{std::string("رقم الطلب: 9999")}); // nothing is lost
    REQUIRE(world.workspace->undo());
    world.run();
    CHECK(live(world, "payment") == 0);
}

TEST_CASE("a corrected cell is that of its own row, however far down others stand") {
    Sheet sheet;
    const SheetRow row{.line = 1, .cells = {"a"}};
    for (std::size_t i = 0; i < 262'150; ++i) sheet.add(row); // 2^32 / columns_max = 262,144
    sheet.correct(3, 0, "b");
    CHECK(sheet.cell(3, 0) == "b");
    CHECK(sheet.cell(262'147, 0) == "a");
    CHECK_FALSE(sheet.is_corrected(262'147, 0));
}

namespace {

struct DealRow {
    std::string stage, state;
    bool is_closed = false;
};
DealRow deal_row(const WorkspaceWorld& world, std::string_view title) {
    const Tables& tables = world.tables();
    const EntityIx deal = world.entity("deal");
    const Place place = tables.find(named(world, "deal", title));
    REQUIRE(place);
    const auto value = [&](std::string_view key) {
        return tables.value(place, world.workspace->schema().field(deal, key));
    };
    const auto words = [](const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text ? *text : std::string{};
    };
    const Value stage = value("stage");
    REQUIRE(std::holds_alternative<RecordId>(stage));
    const Place at = tables.find(std::get<RecordId>(stage));
    REQUIRE(at);
    CHECK(value("pipeline") == tables.value(at, world.workspace->schema().field(at.entity, "pipeline")));
    CHECK_FALSE(is_missing(value("stage_since")));
    return {words(tables.value(at, world.workspace->schema().field(at.entity, "name"))), words(value("state")),
            !is_missing(value("closed_at"))};
}

} // namespace

TEST_CASE("deals of a sheet come in with the stages it names, their state and one step each") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"Deal name", "Stage", "Amount", "Close date"},
                                  {"Office", "Prospecting", "1200", "2027-01-10"},
                                  {"Gifts", "Closed Won", "900", "2026-10-02"},
                                  {"Coffee", "Closed Lost", "700", "2026-09-01"},
                                  {"Dates", "", "300", ""}});
    CHECK(targets(guessed(world, sheet)) == std::vector<std::string>{"title", "stage", "amount", "expected_close"});
    const Taken taken = take(world, sheet, guessed(world, sheet));
    CHECK(taken.report[RowFate::added] == 4);
    CHECK(live(world, "pipeline") == 1);
    CHECK(live(world, "stage") == 3);
    CHECK(live(world, "deal_step") == 4);
    const DealRow office = deal_row(world, "Office"), gifts = deal_row(world, "Gifts"),
                  coffee = deal_row(world, "Coffee"), dates = deal_row(world, "Dates");
    CHECK(office.stage == "Prospecting");
    CHECK(office.state == "open");
    CHECK_FALSE(office.is_closed);
    CHECK(gifts.state == "won");
    CHECK(gifts.is_closed);
    CHECK(coffee.state == "lost");
    CHECK(dates.stage == "Prospecting");
    // The closed ones stand behind the open ones.
    const Tables& tables = world.tables();
    std::vector<std::string_view> names;
    for (const Row row : stages_in_order(tables))
        names.push_back(tables.table(world.entity("stage"))
                            .columns[world.workspace->schema().name_field(world.entity("stage"))]
                            .words(row));
    CHECK(names == std::vector<std::string_view>{"Prospecting", "Closed Won", "Closed Lost"});

    SUBCASE("a second sheet finds them, and what is new stands among the open ones") {
        const Sheet more = sheet_of({{"Deal name", "Stage"}, {"Honey", "Negotiation"}, {"Tea", "closed won"}});
        CHECK(take(world, more, guessed(world, more)).report[RowFate::added] == 2);
        CHECK(live(world, "pipeline") == 1);
        CHECK(live(world, "stage") == 4);
        CHECK(deal_row(world, "Tea").state == "won");
        CHECK(deal_row(world, "Honey").state == "open");
        CHECK(stages_in_order(world.tables()).size() == 4);
    }
    SUBCASE("one undo takes everything back") {
        world.workspace->undo();
        world.run();
        CHECK(live(world, "deal") == 0);
        CHECK(live(world, "stage") == 0);
        CHECK(live(world, "pipeline") == 0);
        CHECK(live(world, "deal_step") == 0);
    }
}

TEST_CASE("deals of a sheet without stages begin in the preset pipeline") {
    WorkspaceWorld world;
    const Sheet sheet = sheet_of({{"Deal name", "Amount"}, {"Office", "1200"}, {"Gifts", "900"}});
    CHECK(take(world, sheet, guessed(world, sheet)).report[RowFate::added] == 2);
    CHECK(live(world, "pipeline") == 1);
    CHECK(live(world, "stage") == 6);
    CHECK(deal_row(world, "Office").state == "open");
    world.workspace->undo();
    world.run();
    CHECK(live(world, "deal") == 0);
    CHECK(live(world, "stage") == 0);
}

TEST_CASE("an attendance sheet finds its people by their cards, and the same sheet again doubles nothing") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}, {"card_number", "1001"}});
    const Sheet sheet = sheet_of({{"Card number", "Check-in", "Check-out"},
                                  {"1001", "22/11/2026 09:00", "22/11/2026 10:30"},
                                  {"١٠٠١", "23/11/2026 09:05", ""}});
    SheetMapping mapping = guess_mapping(world.workspace->schema(), world.entity("attendance"), heading_of(sheet, 1));
    CHECK(targets(mapping) == std::vector<std::string>{"person", "at", "left_at"});
    CHECK(mapping.entity == "attendance");
    CHECK(guess_entity(world.workspace->schema(), heading_of(sheet, 1)) == world.entity("attendance"));
    const Taken first = take(world, sheet, mapping);
    CHECK(first.problems.empty());
    REQUIRE(live(world, "attendance") == 2);
    CHECK(live(world, "person") == 1);
    const Table& table = world.tables().table(world.entity("attendance"));
    const auto field = [&](std::string_view key) {
        return world.workspace->schema().field(world.entity("attendance"), key);
    };
    for (Row row = 0; row < 2; ++row)
        CHECK(world.tables().value(Place{world.entity("attendance"), row}, field("person")) == Value{sara});
    CHECK(table.columns[field("left_at")].number(0) - table.columns[field("at")].number(0) == 90 * 60'000);
    take(world, sheet, mapping);
    CHECK(live(world, "attendance") == 2);
    world.workspace->undo();
    CHECK(live(world, "attendance") == 0);
}

TEST_CASE(
    "opening balances come in by customer, without dates of this month, and the same sheet again doubles nothing") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة العتيبي"}});
    const Sheet sheet = sheet_of(
        {{"اسم العميل", "رصيد أول المدة"}, {"سارة العتيبي", "500"}, {"هدى سالم", "-40"}, {"سارة العتيبي", "500"}});
    SheetMapping mapping =
        guess_mapping(world.workspace->schema(), world.entity("opening_balance"), heading_of(sheet, 1));
    CHECK(targets(mapping) == std::vector<std::string>{"person", "amount"});
    CHECK(take(world, sheet, mapping).problems.empty());
    REQUIRE(live(world, "opening_balance") == 2);
    CHECK(live(world, "person") == 2);
    const EntityIx entity = world.entity("opening_balance");
    const Table& table = world.tables().table(entity);
    CHECK(world.tables().value(Place{entity, 0}, world.field("opening_balance", "person")) == Value{sara});
    CHECK(table.columns[world.field("opening_balance", "amount")].money(0).minor == 500'00);
    CHECK(table.columns[world.field("opening_balance", "amount")].money(1).minor == -40'00);
    const CivilDate day = civil_of(Date{table.columns[world.field("opening_balance", "date")].code(0)}),
                    today = civil_of(context.today);
    CHECK((day.day == 1 && day.month == today.month && day.year == today.year));
    take(world, sheet, mapping);
    CHECK(live(world, "opening_balance") == 2);
    world.workspace->undo();
    CHECK(live(world, "opening_balance") == 0);
}
