// Calendars as telephones and mail programs write them, and as we write them.
#include <doctest/doctest.h>

#include "core/foreign/foreign_files.hpp"
#include "core/foreign/icalendar.hpp"
#include "tests/support/sheets.hpp"

using namespace crm;

namespace {
constexpr SheetOptions options{.language = Language::en, .offset_minutes = 180, .now = {1'800'000'000'000}};
test::Sheet read(BytesView bytes, std::size_t piece = 5) {
    IcalendarReader reader(options);
    return test::read_sheet(reader, bytes, piece);
}
using Item = std::map<std::string, std::string>;
Item item(const std::string& lines, const std::string& kind = "VEVENT") {
    const test::Sheet sheet = read("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\nDTSTART:"
                                   "19700101T000000\r\nEND:VTIMEZONE\r\nBEGIN:" +
                                   kind + "\r\n" + lines + "\r\nEND:" + kind + "\r\nEND:VCALENDAR\r\n");
    REQUIRE(sheet.rows.size() == 2);
    return test::by_heading(sheet.rows[0], sheet.rows[1]);
}
} // namespace

TEST_CASE("appointments: local, named and Greenwich times") {
    CHECK(item("SUMMARY:اجتماع\\, "
               "مهم\r\nDTSTART:20260131T113000Z\r\nDTEND;TZID=Asia/Riyadh:20260131T153000\r\nLOCATION:المكتب\r\n"
               "RRULE:FREQ=YEARLY;BYMONTH=1\r\nSTATUS:CONFIRMED\r\nDESCRIPTION:سطر\\nثا\r\n ن\r\nATTENDEE;CN=\"سارة; "
               "العلي\":mailto:s@x.y\r\n"
               "ATTENDEE:mailto:o@x.y\r\nCATEGORIES:a,b\r\nBEGIN:VALARM\r\nDESCRIPTION:لا\r\nEND:VALARM\r\nUID:u1") ==
          Item{{"Title", "اجتماع, مهم"},
               {"Item", "Appointment"},
               {"Start", "2026-01-31 14:30"},
               {"End", "2026-01-31 15:30"},
               {"Due", "2026-01-31 14:30"},
               {"Place", "المكتب"},
               {"Repeats", "FREQ=YEARLY;BYMONTH=1"},
               {"Status", "CONFIRMED"},
               {"Details", "سطر\nثان"},
               {"Minutes", "60"},
               {"Participants", "سارة; العلي; o@x.y"},
               {"Tags", "a; b"},
               {"UID", "u1"}});
    CHECK(item("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260131").at("Start") == "2026-01-31");
    CHECK(item("SUMMARY:a\r\nDTSTART:20251231T223000Z").at("Start") == "2026-01-01 01:30");
    CHECK(item("SUMMARY:a\r\nDTSTART:soon").at("Start") == "soon");
}

TEST_CASE("tasks") {
    CHECK(item("SUMMARY:a\r\nDUE;VALUE=DATE:20260201\r\nPRIORITY:1\r\nCOMPLETED:20260130T000000Z\r\nSTATUS:COMPLETED",
               "VTODO") == Item{{"Title", "a"},
                                {"Item", "Task"},
                                {"Due", "2026-02-01"},
                                {"Priority", "high"},
                                {"Done on", "2026-01-30 03:00"},
                                {"Status", "COMPLETED"}});
}

TEST_CASE("half a calendar, and an empty one") {
    CHECK(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\n").error == SheetError::cut_off);
    CHECK(read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a").error == SheetError::cut_off);
    CHECK(read("BEGIN:VCALENDAR\nEND:VCALENDAR\n").error == SheetError::no_rows);
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "BEGIN:X\n";
    CHECK(read(deep).error == SheetError::damaged);
}

TEST_CASE("how long, the whole day, what a rule leaves out, the alarm") {
    const auto of = [](const std::string& lines, const std::string& column) {
        const Item read = item("SUMMARY:a\r\n" + lines);
        return read.contains(column) ? read.at(column) : std::string();
    };
    CHECK(of("DTSTART:20260131T100000\r\nDURATION:PT1H30M", "Minutes") == "90");
    CHECK(of("DTSTART:20260131T100000\r\nDURATION:-PT1H", "Minutes").empty());
    CHECK(of("DTSTART:20260131T100000\r\nDTEND:20260131T090000", "Minutes").empty());
    CHECK(of("DTSTART;VALUE=DATE:20260131\r\nDTEND;VALUE=DATE:20260203", "Minutes") == "4320");
    CHECK(of("DTSTART;VALUE=DATE:20260131", "All day") == "Yes");
    CHECK(of("DTSTART:20260131T100000\r\nEXDATE:20260207T100000,20260214T100000\r\nEXDATE:20260221T070000Z",
             "Except on") == "2026-02-07; 2026-02-14; 2026-02-21");
    CHECK(of("BEGIN:VALARM\r\nTRIGGER:-P1DT15M\r\nEND:VALARM", "Remind minutes before") == "1455");
    CHECK(of("BEGIN:VALARM\r\nTRIGGER:PT15M\r\nEND:VALARM", "Remind minutes before").empty());
    CHECK(of("BEGIN:VALARM\r\nTRIGGER;RELATED=END:-PT5M\r\nEND:VALARM", "Remind minutes before").empty());
}

TEST_CASE("an appointment that comes back is written by the local clock, with what it leaves out and its alarm") {
    const SheetColumn columns[] = {{"Title"},
                                   {"Start", CellKind::moment},
                                   {"End", CellKind::moment},
                                   {"Repeats"},
                                   {"Except on"},
                                   {"Remind minutes before", CellKind::number}};
    const auto text = [](std::string_view words) { return SheetCell{.kind = CellKind::text, .text = words}; };
    const std::int64_t sunday = date_of(CivilDate{2026, 11, 22}).days * std::int64_t{86'400'000};
    const SheetCell cells[] = {text("عرض"),
                               {.kind = CellKind::moment, .value = sunday + 3'600'000}, // Saturday in Greenwich
                               {.kind = CellKind::moment, .value = sunday + 7'200'000},
                               text("FREQ=WEEKLY;BYDAY=SU"),
                               text("2026-11-29; 2026-12-06"),
                               {.kind = CellKind::number, .value = 15}};
    IcalendarWriter writer(options);
    writer.begin_sheet({.columns = columns});
    writer.row(cells);
    writer.finish();
    const Bytes bytes = writer.take();
    for (const std::string_view line :
         {"DTSTART:20261122T010000\r\n", "DTEND:20261122T020000\r\n", "RRULE:FREQ=WEEKLY;BYDAY=SU\r\n",
          "EXDATE:20261129T010000\r\n", "EXDATE:20261206T010000\r\n",
          "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\n"})
        CHECK_MESSAGE(bytes.find(line) != bytes.npos, line);
    const test::Sheet sheet = read(bytes);
    REQUIRE(sheet.rows.size() == 2);
    const Item again = test::by_heading(sheet.rows[0], sheet.rows[1]);
    CHECK(again.at("Minutes") == "60");
    CHECK(again.at("Except on") == "2026-11-29; 2026-12-06");
    CHECK(again.at("Remind minutes before") == "15");
    CHECK(again.at("Repeats") == "FREQ=WEEKLY;BYDAY=SU");
}

TEST_CASE("a task that comes back has a start before its end, and an alarm at its moment") {
    const SheetColumn columns[] = {
        {"Title"}, {"Item"}, {"Due", CellKind::date}, {"Repeats"}, {"Remind at", CellKind::moment}};
    const auto text = [](std::string_view words) { return SheetCell{.kind = CellKind::text, .text = words}; };
    const std::int64_t sunday = date_of(CivilDate{2026, 11, 22}).days;
    const SheetCell cells[] = {text("اتصال"),
                               text("Task"),
                               {.kind = CellKind::date, .value = sunday},
                               text("FREQ=WEEKLY"),
                               {.kind = CellKind::moment, .value = sunday * 86'400'000 + 9 * 3'600'000}};
    IcalendarWriter writer(options);
    writer.begin_sheet({.columns = columns});
    writer.row(cells);
    writer.finish();
    const Bytes bytes = writer.take();
    for (const std::string_view line :
         {"BEGIN:VTODO\r\n", "DTSTART:20261122T000000\r\n", "DUE:20261122T235900\r\n", "RRULE:FREQ=WEEKLY\r\n",
          "TRIGGER;VALUE=DATE-TIME:20261122T060000Z\r\n"}) // nine o'clock in Riyadh
        CHECK_MESSAGE(bytes.find(line) != bytes.npos, line);
    const test::Sheet sheet = read(bytes);
    REQUIRE(sheet.rows.size() == 2);
    const Item again = test::by_heading(sheet.rows[0], sheet.rows[1]);
    CHECK(again.at("Due") == "2026-11-22 23:59");
    CHECK(again.at("Repeats") == "FREQ=WEEKLY");
    CHECK(again.at("Remind at") == "2026-11-22 09:00");
    // An alarm before the start of somebody else's task.
    const test::Sheet theirs = read("BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:a\r\nDUE:20261122T100000\r\n"
                                    "BEGIN:VALARM\r\nTRIGGER:-PT30M\r\nEND:VALARM\r\nEND:VTODO\r\nEND:VCALENDAR\r\n");
    REQUIRE(theirs.rows.size() == 2);
    const Item task = test::by_heading(theirs.rows[0], theirs.rows[1]);
    CHECK(task.at("Remind at") == "2026-11-22 09:30");
    CHECK(!task.contains("Remind minutes before"));
}

TEST_CASE("a calendar that is written is read again") {
    const SheetColumn columns[] = {{"العنوان"},
                                   {"نوع العنصر"},
                                   {"البداية", CellKind::moment},
                                   {"النهاية", CellKind::moment},
                                   {"الاستحقاق", CellKind::date},
                                   {"الأولوية"},
                                   {"التكرار"},
                                   {"الوسوم"},
                                   {"التفاصيل"}};
    const auto text = [](std::string_view words) { return SheetCell{.kind = CellKind::text, .text = words}; };
    const std::int64_t day = date_of(CivilDate{2026, 1, 31}).days;
    const SheetCell start{.kind = CellKind::moment, .value = day * 86'400'000 + 52'200'000};
    const SheetCell end{.kind = CellKind::moment, .value = day * 86'400'000 + 55'800'000};
    const SheetCell due{.kind = CellKind::date, .value = day};
    IcalendarWriter writer(options);
    writer.begin_sheet({.columns = columns});
    const SheetCell event[] = {text("زيارة; أولى"), text("موعد"), start,           end, {}, {},
                               text("FREQ=YEARLY"), text("a; b"), text("سطر\nثان")};
    const SheetCell task[] = {text("اتصال"), {}, {}, {}, due, text("high"), text("FREQ=YEARLY\r\nX:y")};
    const SheetCell day_long[] = {text("ميلاد"), text("Appointment"), due};
    writer.row(event);
    writer.row(task);
    writer.row(day_long);
    writer.finish();
    const Bytes bytes = writer.take();
    CHECK(guess_file_kind(bytes, "") == FileKind::icalendar);
    CHECK(bytes.find("DTSTART:20260131T143000\r\n") != bytes.npos);
    CHECK(bytes.find("DTSTART;VALUE=DATE:20260131\r\n") != bytes.npos);
    CHECK(bytes.find("DTSTAMP:20270115T080000Z\r\n") != bytes.npos);
    const test::Sheet sheet = read(bytes);
    REQUIRE(sheet.rows.size() == 4);
    auto first = test::by_heading(sheet.rows[0], sheet.rows[1]);
    CHECK(first.at("UID").size() == 32);
    first.erase("UID");
    CHECK(first == Item{{"Title", "زيارة; أولى"},
                        {"Item", "Appointment"},
                        {"Start", "2026-01-31 14:30"},
                        {"End", "2026-01-31 15:30"},
                        {"Due", "2026-01-31 14:30"},
                        {"Repeats", "FREQ=YEARLY"},
                        {"Tags", "a; b"},
                        {"Details", "سطر\nثان"},
                        {"Minutes", "60"}});
    auto second = test::by_heading(sheet.rows[0], sheet.rows[2]);
    second.erase("UID");
    CHECK(second == Item{{"Title", "اتصال"}, {"Item", "Task"}, {"Due", "2026-01-31"}, {"Priority", "high"}});
    CHECK(test::by_heading(sheet.rows[0], sheet.rows[3]).at("Start") == "2026-01-31");
}
