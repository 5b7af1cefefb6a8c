// Readers and writers in another program give what those in this one give, while it is loading, and when it breaks.
#include <doctest/doctest.h>

#include "core/foreign/foreign_files.hpp"
#include "core/foreign/service.hpp"
#include "tests/support/sheets.hpp"

using namespace crm;

namespace {
class TestLink final : public ForeignLink {
public:
    State state() override { return m_state; }
    Bytes ask(BytesView question) override {
        if (!m_is_broken) return m_service->answer(question);
        ++m_generation;
        m_service.emplace();
        return {};
    }
    std::uint32_t generation() override { return m_generation; }
    bool is_idle() const { return m_service->is_idle(); }

    State m_state = State::ready;
    bool m_is_broken = false;

private:
    std::optional<ForeignService> m_service{std::in_place};
    std::uint32_t m_generation = 1;
};

const SheetColumn columns[] = {{"الاسم"}, {"المبلغ", CellKind::money}, {"التاريخ", CellKind::date}};

void write(SheetWriter& writer, int rows) {
    writer.begin_sheet({.name = "أ", .columns = columns, .is_right_to_left = true});
    for (int i = 0; i < rows; ++i) {
        const std::string name = "عميل " + std::to_string(i);
        const SheetCell cells[] = {{.kind = CellKind::text, .text = name},
                                   {CellKind::money, "SAR", i * 100 + 5, 2},
                                   {.kind = CellKind::date, .value = i}};
        writer.row(cells);
    }
    writer.begin_sheet({.name = "ب", .columns = std::span(columns, 1)});
    writer.finish();
}
Bytes written(SheetWriter& writer, int rows) {
    write(writer, rows);
    return writer.take();
}
} // namespace

TEST_CASE("a remote reader and writer do what near ones do") {
    TestLink link;
    for (const FileKind kind : {FileKind::xlsx, FileKind::vcard, FileKind::icalendar}) {
        const auto near_writer = foreign_writer_for(kind, {}), far_writer = remote_sheet_writer(link, kind, {});
        const Bytes bytes = written(*near_writer, 5000);
        REQUIRE(written(*far_writer, 5000) == bytes);
        const auto near = foreign_reader_for(kind, {}), far = remote_sheet_reader(link, kind, {});
        const test::Sheet sheet = test::read_sheet(*near, bytes, 100'000);
        const test::Sheet far_sheet = test::read_sheet(*far, bytes, 100'000);
        CHECK(far_sheet.rows == sheet.rows);
        CHECK(far_sheet.lines == sheet.lines);
        CHECK(far_sheet.error == sheet.error);
        REQUIRE(far->sheets().size() == near->sheets().size());
        if (kind != FileKind::xlsx) continue;
        CHECK(far->sheets()[1].name == "ب");
        far->begin(1);
        CHECK(test::read_sheet(*far, {}, 1).rows == std::vector<test::Cells>{{"الاسم"}});
    }
    CHECK(link.is_idle());
}

TEST_CASE("bytes and rows wait until the other program is there") {
    TestLink link;
    link.m_state = ForeignLink::State::loading;
    const auto writer = remote_sheet_writer(link, FileKind::xlsx, {});
    write(*writer, 3);
    CHECK(!writer->is_ready());
    CHECK(writer->take().empty());
    link.m_state = ForeignLink::State::ready;
    CHECK(writer->is_ready());
    const Bytes bytes = writer->take();
    CHECK(bytes == written(*foreign_writer_for(FileKind::xlsx, {}), 3));

    link.m_state = ForeignLink::State::loading;
    const auto reader = remote_sheet_reader(link, FileKind::xlsx, {});
    reader->feed(bytes);
    reader->finish();
    SheetRow row;
    CHECK(!reader->next(row));
    CHECK(!reader->is_over());
    link.m_state = ForeignLink::State::ready;
    CHECK(test::read_sheet(*reader, {}, 1).rows.size() == 4);
}

TEST_CASE("a program that cannot be loaded, and one that breaks, is said") {
    TestLink link;
    link.m_state = ForeignLink::State::failed;
    const auto missing = remote_sheet_reader(link, FileKind::xlsx, {});
    CHECK(test::read_sheet(*missing, "PK", 1).error == SheetError::reader_missing);
    const auto no_writer = remote_sheet_writer(link, FileKind::xlsx, {});
    CHECK(written(*no_writer, 3).empty());
    CHECK(no_writer->error() == SheetError::reader_missing);

    link.m_state = ForeignLink::State::ready;
    const auto broken = remote_sheet_reader(link, FileKind::xlsx, {});
    broken->feed("PK");
    broken->finish();
    link.m_is_broken = true;
    CHECK(test::read_sheet(*broken, {}, 1).error == SheetError::too_big);
    link.m_is_broken = false;
    const auto writer = remote_sheet_writer(link, FileKind::xlsx, {});
    CHECK(written(*writer, 3).size() > 100); // it begins anew
}
