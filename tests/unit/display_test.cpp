// Records as text: in both languages, with missing cells, with records that are not here.
#include <doctest/doctest.h>

#include "core/queries/display.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
const Reader arabic{.locale = {Language::ar, DigitSet::latin}};
const Reader english{.locale = {Language::en, DigitSet::latin}};
} // namespace

TEST_CASE("cells of every type become text") {
    QueryFirm firm;
    const RecordId sara =
        firm.add("person", {{"name", "سارة العتيبي"},
                            {"stage", "vip"},
                            {"birthday", day(1990, 5, 3)},
                            {"address", Address{.district = "الروضة", .city = "جدة", .country = "SA"}},
                            {"phone", "+966501234567"},
                            {"last_contacted", moment(2025, 5, 3, 15)}});
    const auto text = [&](std::string_view key, const Reader& reader) {
        return cell_text(firm.tables, firm.place(sara), firm.field("person", key), reader);
    };
    CHECK(text("name", arabic) == "سارة العتيبي");
    CHECK(text("stage", arabic) == "مميز");
    CHECK(text("stage", english) == "VIP");
    CHECK(text("birthday", arabic) == "3 مايو 1990");
    CHECK(text("birthday", english) == "3 May 1990");
    CHECK(text("address", arabic) == "الروضة، جدة، السعودية");
    CHECK(text("email", arabic) == "");
    CHECK(text("last_contacted", english).starts_with("3 May 2025, 3:00"));
    Reader digits = arabic;
    digits.locale.digits = DigitSet::arabic;
    CHECK(text("birthday", digits) == "٣ مايو ١٩٩٠");
    digits.hijri = true;
    CHECK(text("birthday", digits).find("شوال") != std::string::npos);
}

TEST_CASE("several values are joined, references are named") {
    QueryFirm firm;
    const RecordId tag = firm.add("tag", {{"name", "جملة"}}), other = firm.add("tag", {{"name", "وفي"}});
    const RecordId sara = firm.add("person", {{"name", "سارة"}, {"tags", tag}, {"tags", other}});
    CHECK(cell_text(firm.tables, firm.place(sara), firm.field("person", "tags"), arabic) == "جملة، وفي");
    const RecordId order =
        firm.add("order", {{"number", "12"}, {"person", sara}, {"date", day(2025, 1, 2)}, {"total", riyals(1250)}});
    CHECK(cell_text(firm.tables, firm.place(order), firm.field("order", "person"), arabic) == "سارة");
    CHECK(cell_text(firm.tables, firm.place(order), firm.field("order", "total"), english).find("1,250.00") !=
          std::string::npos);
    firm.set(order, "person", RecordId{99, 99});
    CHECK(cell_text(firm.tables, firm.place(order), firm.field("order", "person"), english) == "Record not here yet");
}

TEST_CASE("a phone number in Arabic digits keeps the order of its groups") {
    QueryFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}, {"phone", "+971501234567"}});
    Reader digits = arabic;
    digits.locale.digits = DigitSet::arabic;
    // A left-to-right mark before each group.
    CHECK(cell_text(firm.tables, firm.place(sara), firm.field("person", "phone"), digits) ==
          "\u200E+\u200E٩٧١ \u200E٥٠ \u200E١٢٣ \u200E٤٥٦٧");
}

TEST_CASE("every record is called something") {
    QueryFirm firm;
    const RecordId sara =
        firm.add("person", {{"name", "سارة"}, {"phone", "+966501234567"}, {"address", Address{.city = "جدة"}}});
    const RecordId order = firm.add("order", {{"number", "12"}, {"person", sara}});
    const RecordId unnumbered = firm.add("order", {{"date", day(2025, 1, 2)}});
    const RecordId call = firm.add(
        "dealing", {{"channel", "call"}, {"at", moment(2025, 5, 3)}, {"person", sara}, {"points", "سأل عن السعر\nثم"}});
    const RecordId nobody = firm.add("person", {});
    const auto name = [&](RecordId id, const Reader& reader) { return display_name(firm.tables, id, reader); };
    CHECK(name(sara, arabic) == "سارة");
    CHECK(name(order, arabic) == "طلب 12");
    CHECK(name(unnumbered, english) == "Order · 2 Jan 2025");
    CHECK(name(call, arabic) == "مكالمة · 3 مايو 2025");
    CHECK(name(nobody, arabic) == "بلا اسم");
    CHECK(name({7, 7}, english) == "Record not here yet");
    CHECK(subtitle(firm.tables, firm.place(call), arabic) == "سارة · سأل عن السعر…");
    CHECK(subtitle(firm.tables, firm.place(sara), arabic).ends_with(" · جدة"));
    CHECK(subtitle(firm.tables, firm.place(order), arabic) == "سارة");
    CHECK(first_line("  ab\ncd", 10) == "ab…");
    CHECK(first_line("سارة العتيبي", 4) == "سارة…");
}
