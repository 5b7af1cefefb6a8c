// Importing any sheet and undoing it changes nothing; redoing it is as the import was; importing it twice with "skip"
// adds nothing. Sheets are random: any text in any column under any mapping and policy.
#include <doctest/doctest.h>

#include <map>

#include "core/app/import_commit.hpp"
#include "core/import/guess.hpp"
#include "core/text/fold.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::Random;
using test::WorkspaceWorld;

namespace {

using Visible = std::map<std::pair<RecordId, FieldIx>, std::vector<Value>>;

Visible visible(const Tables& tables) {
    Visible seen;
    const Schema& schema = tables.schema();
    const EntityIx mappings = schema.entity("import_mapping"); // kept on purpose
    for (EntityIx entity = 0; entity < tables.table_count(); ++entity) {
        for (Row row = 0; entity != mappings && row < tables.table(entity).rows(); ++row) {
            if (!tables.table(entity).is_live(row)) continue;
            for (FieldIx f = 0; f < schema.field_count(entity); ++f) {
                const FieldDef& field = schema.field(entity, f);
                if (field.merge == Merge::maximum || field.merge == Merge::immutable) continue;
                std::vector<Value> values = is_several(field) ? tables.elements({entity, row}, f)
                                                              : std::vector{tables.value(Place{entity, row}, f)};
                std::erase_if(values, [](const Value& value) { return is_missing(value); });
                std::ranges::sort(values);
                if (!values.empty()) seen[{tables.id({entity, row}), f}] = std::move(values);
            }
        }
    }
    return seen;
}

constexpr std::string_view cells[] = {"سارة العتيبي",
                                      "ساره العتيبى",
                                      "محمد",
                                      "Mohammed Ali",
                                      "0501234567",
                                      "٠٥٠١٢٣٤٥٦٧",
                                      "+966 55 987 6543",
                                      "x@example.com",
                                      "لا يوجد",
                                      "1/2/2024",
                                      "15/3/1445",
                                      "31/31/2024",
                                      "100",
                                      "١٢٫٥",
                                      "ذكر",
                                      "vip",
                                      "النور",
                                      "أ، ب",
                                      "",
                                      "",
                                      "=1+1",
                                      "شارع الملك، جدة",
                                      "+966501234567",
                                      "+20141865740",
                                      "+9665012345678901",
                                      "sara@example.com",
                                      "A@B.com",
                                      " محمـد  علي ",
                                      "'=x",
                                      "2024-05-01",
                                      "1200-05-01",
                                      "السعودية"};

Sheet random_sheet(Random& random) {
    Sheet sheet;
    const std::size_t columns = 1 + random.below(6), rows = 1 + random.below(30);
    std::vector<std::string> heading;
    for (std::size_t c = 0; c < columns; ++c) heading.push_back("h" + std::to_string(c));
    sheet.add({.line = 1, .cells = {heading.begin(), heading.end()}});
    for (std::size_t row = 0; row < rows; ++row) {
        SheetRow one{.line = row + 2};
        for (std::size_t c = random.chance(90) ? columns : random.below(columns + 2); c; --c)
            one.cells.push_back(cells[random.below(std::size(cells))]);
        sheet.add(one);
    }
    return sheet;
}

SheetMapping random_mapping(Random& random, const Schema& schema, const Sheet& sheet) {
    constexpr std::string_view entities[] = {"person",  "company", "order",    "task",
                                             "product", "dealing", "occasion", "payment"};
    SheetMapping mapping{.entity = std::string(entities[random.below(std::size(entities))])};
    mapping.known = static_cast<KnownRow>(random.below(4));
    const EntityIx entity = schema.entity(mapping.entity);
    const auto choices = target_choices(schema, entity);
    for (std::size_t c = 0; c < sheet.column_count(); ++c) {
        ColumnMapping column{.heading = "h" + std::to_string(c)};
        if (c == 0)
            column.target = schema.entity(entity).name_field;
        else if (c == 1 && random.chance(50)) // so that rows meet records that are here
            column.target = mapping.entity == "order" ? "number" : mapping.entity == "product" ? "code" : "phone";
        else if (random.chance(80))
            column.target = choices[random.below(choices.size())].words;
        else if (random.chance(50))
            column.new_field = NewField{column.heading, new_field_types[random.below(std::size(new_field_types))]};
        if (random.chance(10)) column.default_text = std::string(cells[random.below(std::size(cells))]);
        if (random.chance(10))
            column.rules.push_back(
                {.problem = Reason::not_a_phone, .action = static_cast<CellAction>(random.below(4))});
        mapping.columns.push_back(std::move(column));
    }
    return mapping;
}

// A sheet as a firm keeps it: cells mostly as their column wants them.
struct TidyColumn {
    std::string_view target;
    std::vector<std::string_view> cells;
};
const TidyColumn tidy_columns[] = {
    {"name", {"سارة العتيبي", "محمد  علي", "Mohammed Ali", "نورة الشمري", "'سالم", "عمر"}},
    {"card_number", {"1", "2", "٣", "A-17", "17", "99"}},
    {"phone", {"+966501234567", "+20141865740", "+966559876543", "0501234567", "+14155552671", "لا يوجد", "+9665"}},
    {"email", {"sara@example.com", "A@B.com", "x.y@host.org", "nobody", "z@host", "mailto:q@host.org"}},
    {"address.city", {"الرياض", "جدة ", "Paris", "جـدة"}},
    {"address.country", {"السعودية", "France", "بلد"}},
    {"stage", {"vip", "جديد", "lost", "lead", "?"}},
    {"source", {"retail", "online", "معرض"}},
    {"birthday", {"1990-02-28", "1990-02-30", "1/2/1990", "1200-01-01"}},
    {"created_at", {"2024-10-08", "2024-10-08 10:30", "8/10/2024"}},
    {"note", {"ملاحظة", "two\nlines"}},
};

std::pair<Sheet, SheetMapping> tidy_sheet(Random& random) {
    std::pair<Sheet, SheetMapping> made;
    auto& [sheet, mapping] = made;
    std::vector<const TidyColumn*> columns{&tidy_columns[0]};
    for (const TidyColumn& each : std::span(tidy_columns).subspan(1))
        if (random.chance(60)) columns.push_back(&each);
    SheetRow row{.line = 1};
    for (const TidyColumn* each : columns) {
        mapping.columns.push_back({.heading = std::string(each->target), .target = std::string(each->target)});
        row.cells.push_back(each->target);
    }
    sheet.add(row);
    for (std::size_t line = 2 + random.below(40); line > 1; --line) {
        row.cells.clear();
        for (const TidyColumn* each : columns) {
            // the first are what most rows hold
            const std::size_t among =
                random.chance(70) ? std::min<std::size_t>(3, each->cells.size()) : each->cells.size();
            row.cells.push_back(random.chance(15) ? std::string_view{} : each->cells[random.below(among)]);
        }
        sheet.add(row);
    }
    mapping.known = static_cast<KnownRow>(random.below(4));
    if (random.chance(20))
        mapping.columns.back().rules.push_back(
            {.text = folded(columns.back()->cells[0]), .action = static_cast<CellAction>(random.below(4)), .to = "x"});
    return made;
}

const ParseContext context{.country = country_of("SA"), .currency = currency_of("SAR"), .today = {20778}};

std::pair<ImportReport, std::size_t> take(WorkspaceWorld& world, const Sheet& sheet, const SheetMapping& mapping) {
    world.environment.now_ms += 1'000;
    SheetImport import(world.tables(), world.workspace->begin_rows(), {.sheet = &sheet, .mapping = mapping}, context);
    import.run();
    const std::size_t before = world.workspace->undo_stack().can_undo();
    const Committed committed = commit_import(*world.workspace, import);
    world.run();
    return {import.report(), committed.change_count || before ? committed.change_count : 0};
}

std::size_t live_count(const Tables& tables) {
    std::size_t count = 0;
    for (EntityIx entity = 0; entity < tables.table_count(); ++entity) count += tables.table(entity).live_count;
    return count;
}

} // namespace

TEST_CASE("import then undo is as before, redo is as the import was, for any sheet") {
    std::size_t imports = 0, updates = 0;
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        CAPTURE(seed);
        WorkspaceWorld world(seed);
        Random random(seed);
        world.add("person", {{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
        world.add("company", {{"name", "النور"}});
        for (int round = 0; round < 3; ++round) {
            const Visible before = visible(world.tables());
            const Sheet sheet = random_sheet(random);
            const auto [report, changed] = take(world, sheet, random_mapping(random, world.workspace->schema(), sheet));
            if (changed == 0) continue;
            ++imports;
            updates += report[RowFate::updated];
            const Visible after = visible(world.tables());
            REQUIRE(world.workspace->undo());
            world.run();
            CHECK(visible(world.tables()) == before);
            REQUIRE(world.workspace->redo());
            world.run();
            CHECK(visible(world.tables()) == after);
        }
    }
    CHECK(imports > 60);
    CHECK(updates > 4);
}

TEST_CASE("importing any sheet twice with skip adds nothing the second time") {
    for (std::uint64_t seed = 220; seed <= 280; ++seed) {
        CAPTURE(seed);
        WorkspaceWorld world(seed);
        Random random(seed);
        const Sheet sheet = random_sheet(random);
        SheetMapping mapping = random_mapping(random, world.workspace->schema(), sheet);
        mapping.known = KnownRow::skip;
        std::erase_if(mapping.columns, [](const ColumnMapping& column) { return column.new_field.has_value(); });
        take(world, sheet, mapping);
        const std::size_t records = live_count(world.tables());
        SheetImport again(world.tables(), world.workspace->begin_rows(), {.sheet = &sheet, .mapping = mapping},
                          context);
        again.run();
        std::string told; // of a failure: what was added, and under which mapping
        for (std::size_t i = 0; i < again.outcomes().size(); ++i) {
            if (again.outcomes()[i].fate != RowFate::added && again.report().linked == 0) continue;
            told += std::to_string(static_cast<int>(again.outcomes()[i].fate)) + ":";
            for (std::size_t c = 0; c < sheet.column_count(); ++c)
                told += ' ' + std::string(sheet.cell(i + 1, c)) + " |";
            told += '\n';
        }
        INFO(mapping_json(mapping));
        INFO(told);
        take(world, sheet, mapping);
        CHECK(live_count(world.tables()) == records);
    }
}

TEST_CASE("rows read a column at a time are as rows read by themselves, for any sheet") {
    std::size_t added = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        WorkspaceWorld world(seed);
        Random random(seed);
        world.add("person", {{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
        auto [sheet, mapping] = tidy_sheet(random);
        if (random.chance(30)) {
            sheet = random_sheet(random);
            mapping = random_mapping(random, world.workspace->schema(), sheet);
        }
        const auto rows = world.workspace->begin_rows();
        ImportJob job{.sheet = &sheet, .mapping = mapping};
        if (random.chance(30)) job.decisions[static_cast<std::uint32_t>(1 + random.below(5))] = {.is_left_out = true};
        SheetImport columns(world.tables(), rows, job, context);
        job.is_row_by_row = true;
        SheetImport single(world.tables(), rows, job, context);
        while (columns.step(1 + random.below(20))) {
        }
        single.run();
        const bool is_same = visible(columns.staged()) == visible(single.staged());
        CHECK(is_same);
        REQUIRE(columns.outcomes().size() == single.outcomes().size());
        const auto said = [](const SheetImport& import) {
            std::string words;
            for (const RowOutcome& one : import.outcomes())
                words += std::to_string(static_cast<int>(one.fate)) + ' ' + text_of(one.record) + ' ' +
                         text_of(one.like) + ' ' + std::to_string(one.known_by) + '\n';
            for (const CellProblem& one : import.problems())
                words += std::to_string(one.row) + ' ' + std::to_string(one.column) + ' ' +
                         std::to_string(static_cast<int>(one.reason)) + ' ' + std::to_string(one.field) + '\n';
            return words + std::to_string(import.report().problem_count);
        };
        CHECK(said(columns) == said(single));
        added += columns.report()[RowFate::added];
    }
    CHECK(added > 1000);
}
