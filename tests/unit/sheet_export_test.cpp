// Records as rows of files for other programs: what goes out can be read again.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/app/sheet_export.hpp"
#include "core/foreign/foreign_files.hpp"
#include "core/import/guess.hpp"
#include "tests/support/sheets.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {
Value value_of_day(int year, unsigned month, unsigned of_month) {
    return std::int64_t{date_of(CivilDate{year, month, of_month}).days};
}

struct Firm {
    WorkspaceWorld world;
    RecordId sara = world.add("person", {{"name", "سارة العلي"},
                                         {"phone", "+966501234567"},
                                         {"email", "s@example.com"},
                                         {"gender", "female"},
                                         {"birthday", value_of_day(1985, 4, 12)},
                                         {"preferences", "=1+1"}});
    RecordId omar = world.add("person", {{"name", "عمر"}});
    Reader reader{.offset_minutes = 180, .today = Date{20'000}};

    Firm() { use_foreign_files(); }
    const Schema& schema() const { return world.tables().schema(); }

    test::Sheet exported(std::string_view entity, FileKind kind, std::vector<ListColumn> fields = {}) const {
        SheetExportWish wish{.entity = schema().entity(entity), .fields = std::move(fields), .rows = {}, .now = {}};
        const Table& table = world.tables().table(wish.entity);
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row)) wish.rows.push_back(row);
        SheetExport exporting(world.tables(), reader, kind, wish);
        Bytes bytes;
        std::string piece;
        for (bool is_more = true; is_more;) {
            is_more = exporting.step(piece);
            bytes += piece;
        }
        CHECK(!exporting.error());
        CHECK(exporting.written() == wish.rows.size());
        const FileKind found = guess_file_kind(bytes, "");
        CHECK(found == (kind == FileKind::vcard_3 ? FileKind::vcard : kind));
        const auto again =
            sheet_reader_for(found, {.csv = guess_csv(bytes), .language = Language::ar, .offset_minutes = 180});
        return test::read_sheet(*again, bytes, 1000);
    }
};
} // namespace

TEST_CASE("columns beside the record go along: linked fields as words, how complete it is as a number") {
    Firm firm;
    const RecordId company = firm.world.add("company", {{"name", "نجد"}});
    firm.world.add("affiliation", {{"person", firm.sara}, {"company", company}});
    firm.world.add("order", {{"number", "7"}, {"date", value_of_day(2024, 1, 2)}, {"person", firm.sara}});
    const auto columns = [&](std::string_view entity, std::initializer_list<std::string_view> names) {
        std::vector<ListColumn> all;
        for (const std::string_view name : names)
            all.push_back(*list_column(firm.schema(), firm.schema().entity(entity), name));
        return all;
    };
    const test::Sheet people =
        firm.exported("person", FileKind::xlsx, columns("person", {"name", "company.name", "completeness"}));
    REQUIRE(people.rows.size() == 3);
    CHECK(people.rows[0] == test::Cells{"الاسم", "شركة: الاسم", "اكتمال البيانات"});
    CHECK(people.rows[1][1] == "نجد");
    CHECK(std::stoi(std::string(people.rows[1][2])) > std::stoi(std::string(people.rows[2][2])));
    const test::Sheet orders =
        firm.exported("order", FileKind::csv, columns("order", {"number", "person.phone", "person.birthday"}));
    REQUIRE(orders.rows.size() == 2);
    CHECK(orders.rows[1] == test::Cells{"7", "+966501234567", "1985-04-12"});
}

TEST_CASE("people as a table, the same as a workbook and as CSV") {
    const Firm firm;
    const EntityIx person = firm.schema().entity("person");
    const std::vector<ListColumn> fields = {firm.schema().field(person, "name"), firm.schema().field(person, "phone"),
                                            firm.schema().field(person, "birthday"),
                                            firm.schema().field(person, "gender"),
                                            firm.schema().field(person, "preferences")};
    const test::Sheet book = firm.exported("person", FileKind::xlsx, fields);
    CHECK(book.rows == std::vector<test::Cells>{{"الاسم", "الهاتف", "تاريخ الميلاد", "الجنس", "التفضيلات"},
                                                {"سارة العلي", "+966501234567", "1985-04-12", "أنثى", "=1+1"},
                                                {"عمر"}});
    const test::Sheet csv = firm.exported("person", FileKind::csv, fields);
    REQUIRE(csv.rows.size() == 3);
    CHECK(csv.rows[1] == test::Cells{"سارة العلي", "+966501234567", "1985-04-12", "أنثى", "'=1+1"}); // guarded
    CHECK(firm.exported("person", FileKind::xlsx).rows[0].size() > 20);
}

TEST_CASE("people as contacts, in both versions") {
    const Firm firm;
    for (const FileKind kind : {FileKind::vcard, FileKind::vcard_3}) {
        const test::Sheet cards = firm.exported("person", kind);
        REQUIRE(cards.rows.size() == 3);
        CHECK(test::by_heading(cards.rows[0], cards.rows[1]) ==
              std::map<std::string, std::string>{{"الاسم", "سارة العلي"},
                                                 {"الهاتف", "+966501234567"},
                                                 {"البريد الإلكتروني", "s@example.com"},
                                                 {"تاريخ الميلاد", "1985-04-12"},
                                                 {"الجنس", "female"},
                                                 {"ملاحظات", "=1+1"}});
    }
}

TEST_CASE("tasks and occasions as a calendar") {
    Firm firm;
    firm.world.add("task", {{"title", "اتصال"}, {"due", value_of_day(2026, 2, 1)}, {"priority", "high"}});
    const test::Sheet tasks = firm.exported("task", FileKind::icalendar);
    REQUIRE(tasks.rows.size() == 2);
    auto task = test::by_heading(tasks.rows[0], tasks.rows[1]);
    CHECK(task.at("المعرّف").ends_with("@wasl"));
    task.erase("المعرّف");
    CHECK(task == std::map<std::string, std::string>{{"العنوان", "اتصال"},
                                                     {"نوع العنصر", "مهمة"},
                                                     {"الاستحقاق", "2026-02-01"},
                                                     {"الأولوية", "high"},
                                                     {"الحالة", "NEEDS-ACTION"}});
    firm.world.add(
        "occasion",
        {{"title", "ميلاد"}, {"kind", "birthday"}, {"date", value_of_day(1985, 4, 12)}, {"person", Value{firm.sara}}});
    // Taken in again it is one of tasks, though an appointment has the same columns.
    const auto kind = [&](const test::Sheet& sheet) {
        Sheet rows;
        for (const auto& cells : sheet.rows) rows.add({.cells = {cells.begin(), cells.end()}});
        std::vector<ColumnProfile> profiles;
        for (std::size_t c = 0; c < sheet.rows[0].size(); ++c) profiles.push_back(profile_column(rows, c, 1, {}));
        return guess_entity(firm.schema(), sheet.rows[0], profiles);
    };
    CHECK(kind(tasks) == firm.schema().entity("task"));
    const test::Sheet occasions = firm.exported("occasion", FileKind::icalendar);
    REQUIRE(occasions.rows.size() == 2);
    const auto occasion = test::by_heading(occasions.rows[0], occasions.rows[1]);
    CHECK(occasion.at("التكرار") == "FREQ=YEARLY");
    CHECK(occasion.at("البداية") == "1985-04-12");
}

TEST_CASE("what a kind of file cannot hold is not written") {
    const Firm firm;
    const Schema& schema = firm.schema();
    CHECK(can_export(schema, schema.entity("order"), FileKind::xlsx));
    CHECK(!can_export(schema, schema.entity("order"), FileKind::vcard));
    CHECK(!can_export(schema, schema.entity("person"), FileKind::icalendar));
    SheetExport none(firm.world.tables(), firm.reader, FileKind::vcard,
                     {.entity = schema.entity("order"), .fields = {}, .rows = {}, .now = {}});
    std::string piece;
    CHECK(!none.step(piece));
    CHECK(none.error());
}

TEST_CASE("everything in one workbook: a sheet for each kind that has records, in no other kind of file") {
    const Firm firm;
    const std::vector<SheetExportWish> wishes = wishes_for_everything(firm.world.tables(), {});
    REQUIRE(wishes.size() >= 1);
    SheetExport exporting(firm.world.tables(), firm.reader, FileKind::xlsx, wishes);
    std::size_t rows = 0;
    for (const SheetExportWish& wish : wishes) rows += wish.rows.size();
    CHECK(exporting.total() == rows);
    CHECK(count_of_everything(firm.world.tables()) == rows);
    Bytes bytes;
    std::string piece;
    for (bool is_more = true; is_more;) {
        is_more = exporting.step(piece);
        bytes += piece;
    }
    CHECK(!exporting.error());
    CHECK(exporting.written() == rows);
    const auto again = sheet_reader_for(FileKind::xlsx, {.language = Language::ar});
    test::read_sheet(*again, bytes, 1000);
    CHECK(again->sheets().size() == wishes.size());

    std::vector<SheetExportWish> two = {wishes.front(), wishes.front()};
    CHECK(SheetExport(firm.world.tables(), firm.reader, FileKind::csv, two).error() == SheetError::reader_missing);
}

TEST_CASE("an appointment's calendar has its rule, what it leaves out, its alarm, and fits the import again") {
    Firm firm;
    const std::int64_t starts = moment_of({date_of(CivilDate{2026, 11, 22}), 10 * 60}, 180).ms;
    const RecordId weekly = firm.world.add("appointment", {{"title", "عرض"},
                                                           {"starts_at", starts},
                                                           {"minutes", std::int64_t{45}},
                                                           {"person", firm.sara},
                                                           {"recurrence", "FREQ=WEEKLY;BYDAY=SU"},
                                                           {"reminder_minutes", std::int64_t{15}}});
    const EntityIx entity = firm.schema().entity("appointment");
    REQUIRE(firm.world.workspace->send(
        SaveRecord{.entity = entity,
                   .id = weekly,
                   .cells = {{firm.schema().field(entity, "exceptions"), {}, {Value{std::string("2026-11-29")}}}}}));
    const test::Sheet sheet = firm.exported("appointment", FileKind::icalendar);
    REQUIRE(sheet.rows.size() == 2);
    auto cells = test::by_heading(sheet.rows[0], sheet.rows[1]);
    CHECK(cells["العنوان"] == "عرض");
    CHECK(cells["البداية"] == "2026-11-22 10:00");
    CHECK(cells["المدة بالدقائق"] == "45");
    CHECK(cells["التكرار"] == "FREQ=WEEKLY;BYDAY=SU");
    CHECK(cells["ما عدا"] == "2026-11-29");
    CHECK(cells["التذكير قبله بدقائق"] == "15");
    // The import takes such a heading for appointments, and each of these columns for its field.
    const SheetMapping mapping =
        guess_mapping(firm.schema(), guess_entity(firm.schema(), sheet.rows[0]), sheet.rows[0]);
    CHECK(guess_entity(firm.schema(), sheet.rows[0]) == entity);
    for (const std::string_view target :
         {"title", "starts_at", "minutes", "recurrence", "exceptions", "reminder_minutes", "is_all_day"})
        CHECK_MESSAGE(std::ranges::contains(mapping.columns, target, &ColumnMapping::target), target);
}
