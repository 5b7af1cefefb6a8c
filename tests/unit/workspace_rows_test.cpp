// What a workspace promises beyond its parts: what it does not understand is kept and kept once, large chunks are
// stored in parts, and tens of thousands of records come, go and come back as one step.
#include <doctest/doctest.h>

#include <set>

#include "core/app/chunks.hpp"
#include "core/app/import_commit.hpp"
#include "core/formats/csv.hpp"
#include "core/import/guess.hpp"
#include "tests/support/generated_firm.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {
const Schema& schema = test::built_in_schema();
const EntityIx person_ix = schema.entity("person");

std::string file_with(std::string_view lines) {
    return "{\"wasl\":1,\"dataset\":\"x\",\"made\":\"1970-01-01T00:00:00Z\",\"records\":[\n" + std::string(lines) +
           "\n]}\n";
}

std::string text_of(const WorkspaceWorld& world) {
    return test::export_text(world.tables(), &world.workspace->waiting());
}

std::size_t live_people(const WorkspaceWorld& world) { return world.tables().table(person_ix).live_count; }
} // namespace

TEST_CASE("what nobody here understands waits once, however often its file is imported") {
    WorkspaceWorld world;
    const std::string file = file_with(
        R"({"e":"ship","id":"0000000000000001-1","at":"1000-0-00000000000000aa","v":{"fuel":[1,2]}},)"
        "\n"
        R"({"e":"person","id":"0000000000000001-2","at":"1000-0-00000000000000aa","v":{"name":"سارة","moon":7}})");
    REQUIRE(world.import(file));
    CHECK(world.workspace->waiting().size() == 2);
    const std::string once = text_of(world);
    REQUIRE(world.import(file));
    CHECK(world.workspace->waiting().size() == 2);
    CHECK(text_of(world) == once);
    world.reopen();
    CHECK(text_of(world) == once);
    REQUIRE(world.compact());
    world.reopen();
    CHECK(text_of(world) == once);
}

TEST_CASE("rows that only a later release can read are kept for it") {
    WorkspaceWorld world;
    Tables theirs(schema);
    theirs.apply({.at = {5, 7},
                  .entity = person_ix,
                  .field = schema.name_field(person_ix),
                  .record = {1, 1},
                  .value = std::string("سارة")});
    Bytes block = encode_block(theirs, person_ix, 0, 1);
    block[2] = 99; // the format
    std::string file = file_with("");
    file.insert(file.find("[\n") + 2, [&] {
        std::string line;
        append_export_block(line, block);
        return line;
    }());
    REQUIRE(world.import(file));
    CHECK(world.workspace->waiting().blocks == std::set<Bytes>{block});
    REQUIRE(world.import(file));
    world.reopen();
    CHECK(world.workspace->waiting().blocks == std::set<Bytes>{block});
    REQUIRE(world.compact());
    world.reopen();
    CHECK(world.workspace->waiting().blocks == std::set<Bytes>{block});
}

TEST_CASE("a chunk of long texts is stored in parts, and only the parts that changed are written again") {
    WorkspaceWorld world;
    Tables staged(schema);
    const FieldIx preferences = schema.field(person_ix, "preferences");
    const auto [session, at] = world.workspace->begin_rows();
    const Row rows = rows_per_chunk(schema.entity(person_ix)) + 10; // two chunks, the first of them too large
    for (Row row = 0; row < rows; ++row) {
        Op op{.at = at, .entity = person_ix, .field = schema.name_field(person_ix), .record = {session, row + 1}};
        op.value = "عميل " + std::to_string(row);
        staged.apply(op);
        op.field = preferences;
        op.value = std::string(2000, static_cast<char>('a' + row % 26));
        staged.apply(op);
    }
    world.workspace->commit_rows(staged, "import", session);
    REQUIRE(world.compact());
    std::set<std::string> labels;
    for (const ChunkRef& chunk : world.workspace->vault().snapshot().chunks) {
        CHECK(chunk.bytes <= block_bytes_max);
        CHECK(labels.insert(chunk.label).second);
    }
    CHECK(labels.contains("person/0"));
    CHECK(labels.contains("person/0.1"));
    CHECK(labels.contains("person/1"));
    const std::string before = text_of(world);
    const auto chunks = world.workspace->vault().snapshot().chunks;
    world.reopen();
    CHECK(text_of(world) == before);

    world.add("person", {{"name", "سارة"}}); // in the second chunk
    REQUIRE(world.compact());
    for (const ChunkRef& chunk : chunks)
        if (chunk.label.starts_with("person/0"))
            CHECK(std::ranges::contains(world.workspace->vault().snapshot().chunks, chunk));
    world.reopen();
    CHECK(live_people(world) == 1); // the others have no created_at
    CHECK(world.tables().table(person_ix).rows() == rows + 1);
}

TEST_CASE("a large import is taken back, brought again and taken back as one step each") {
    WorkspaceWorld world;
    const RecordId sara = world.add("person", {{"name", "سارة"}});
    Tables staged(schema);
    generated::fill(staged, {.customers = 6000});
    world.workspace->commit_rows(staged, "import", world.workspace->begin_rows().first);
    world.run();
    CHECK(live_people(world) == 6001);
    REQUIRE(world.workspace->undo());
    CHECK(live_people(world) == 1);
    REQUIRE(world.workspace->redo());
    CHECK(live_people(world) == 6001);
    REQUIRE(world.workspace->undo());
    REQUIRE(world.save());
    world.reopen();
    CHECK(live_people(world) == 1);
    CHECK(world.tables().table(person_ix).removed_count == 6000);

    RestoreRecords all;
    for (Row row = 0; row < world.tables().table(person_ix).rows(); ++row)
        if (const RecordId id = world.tables().id({person_ix, row}); id != sara) all.ids.push_back(id);
    REQUIRE(world.send(all));
    CHECK(live_people(world) == 6001);
    REQUIRE(world.workspace->undo());
    CHECK(live_people(world) == 1);
    REQUIRE(world.workspace->redo());
    REQUIRE(world.send(RemoveRecords{all.ids}));
    CHECK(live_people(world) == 1);
    REQUIRE(world.workspace->undo());
    REQUIRE(world.save());
    world.reopen();
    CHECK(live_people(world) == 6001);
    CHECK(world.words(sara, "name") == "سارة");
}

TEST_CASE("words that a spreadsheet would run come back from our own table as they were") {
    const std::vector<std::string> names = {"=1+1", "'=1+1", "@سارة", "+966 من الرياض", "-5", "'", "سارة"};
    std::string file;
    CsvWriter writer(file);
    writer.cell("name");
    writer.end_row();
    for (const std::string& name : names) {
        writer.cell(name);
        writer.end_row();
    }
    WorkspaceWorld world;
    CsvReader reader(guess_csv(file));
    reader.feed(file);
    reader.finish();
    Sheet sheet;
    for (SheetRow row; reader.next(row);) sheet.add(row);
    SheetImport import(world.tables(), world.workspace->begin_rows(),
                       {.sheet = &sheet, .mapping = guess_mapping(schema, person_ix, {"name"})}, {});
    import.run();
    const Committed committed = commit_import(*world.workspace, import);
    REQUIRE(committed.added.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) CHECK(world.words(committed.added[i], "name") == names[i]);
}
