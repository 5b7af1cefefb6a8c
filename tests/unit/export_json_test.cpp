// The exported file: how it looks, how it comes back, and what happens to files that are damaged, cut or somebody
// else's.
#include <doctest/doctest.h>

#include "core/store/custom_fields.hpp"
#include "core/store/record_export.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::built_in_schema;
using test::export_text;

namespace {
const Schema& schema = built_in_schema();
const EntityIx person_ix = schema.entity("person");

Op cell(RecordId record, std::string_view entity, std::string_view field, Value value, std::int64_t ms = 1000,
        OpKind kind = OpKind::set) {
    const EntityIx ix = schema.entity(entity);
    return {.at = stamp_of({ms}, 0, 0xaa),
            .kind = kind,
            .entity = ix,
            .field = schema.field(ix, field),
            .record = record,
            .value = std::move(value)};
}

struct Read {
    std::string_view outcome;
    std::string text;
    std::size_t problems = 0;
    std::vector<ExportProblem> where;
    Waiting waiting;
};
Read read(std::string_view file, std::size_t piece = 7) {
    StagedImport import(nullptr);
    for (std::size_t at = 0; at < file.size(); at += piece)
        if (const auto fed = import.feed(file.substr(at, piece)); !fed) return {name_of(fed.error())};
    if (const auto finished = import.finish(); !finished) return {name_of(finished.error())};
    return {"read", export_text(import.tables(), &import.waiting()), import.problem_count(), import.problems(),
            import.waiting()};
}

std::string file_with(std::string_view lines) {
    return "{\"wasl\":1,\"dataset\":\"test\",\"made\":\"1970-01-01T00:00:00Z\",\"records\":[\n" + std::string(lines) +
           "\n]}\n";
}
} // namespace

TEST_CASE("the file reads like this") {
    const Tables tables = test::tables_of({cell({1, 1}, "person", "created_at", std::int64_t{5}),
                                           cell({1, 1}, "person", "name", std::string("سارة")),
                                           cell({1, 1}, "person", "territory", Value{}, 2000),
                                           cell({1, 1}, "person", "tags", RecordId{1, 9}, 1000, OpKind::add),
                                           cell({1, 1}, "person", "hobbies", std::string("صيد"), 1000, OpKind::add)});
    CHECK(
        export_text(tables) ==
        file_with(
            R"({"e":"person","id":"0000000000000001-1","at":"1000-0-00000000000000aa","v":{"name":"سارة","territory":null,"created_at":5},)"
            R"("s":{"territory":"2000-0-00000000000000aa"},)"
            R"("sets":{"hobbies":[["صيد","1000-0-00000000000000aa"]],"tags":[["0000000000000001-9","1000-0-00000000000000aa"]]}})"));
    CHECK(read(export_text(tables)).text == export_text(tables));
}

TEST_CASE("an empty file is a file") {
    const Tables tables(schema);
    CHECK(export_text(tables) ==
          "{\"wasl\":1,\"dataset\":\"test\",\"made\":\"1970-01-01T00:00:00Z\",\"records\":[\n]}\n");
    CHECK(read(export_text(tables)).text == export_text(tables));
}

TEST_CASE("the header says when and whose") {
    const Tables tables(schema);
    ExportWriter writer(tables, {.dataset = "d\"1", .made = {1763719200000}});
    std::string out;
    CHECK(writer.next(out));
    CHECK(out.starts_with(R"({"wasl":1,"dataset":"d\"1","made":"2025-11-21T10:00:00Z","records":[)"));
    StagedImport import(nullptr);
    REQUIRE(import.feed(out));
    REQUIRE(import.finish());
    CHECK(import.header() == ExportHeader{.dataset = "d\"1", .made = {1763719200000}});
    CHECK(!writer.next(out));
}

TEST_CASE("files of others and cut files are told apart, and change nothing") {
    const std::string file = export_text(test::tables_of({cell({1, 1}, "person", "name", std::string("سارة"))}));
    CHECK(read("").outcome == "not_ours");
    CHECK(read("name,phone\nسارة,050\n").outcome == "not_ours");
    CHECK(read("[1,2,3]").outcome == "not_ours");
    CHECK(read("{\"records\":[]}").outcome == "not_ours");
    CHECK(read("{\"contacts\":[{\"a\":1}],\"x\":{}}").outcome == "not_ours");
    CHECK(read(std::string(100000, ' ')).outcome == "not_ours");
    CHECK(read("{\"x\":\"" + std::string(100000, 'x')).outcome == "not_ours");
    CHECK(read("{\"wasl\":2,\"records\":[\n]}").outcome == "newer_format");
    CHECK(read("\xef\xbb\xbf" + file).outcome == "read");
    CHECK(read(file).problems == 0);
    for (std::size_t size = 12; size + 2 < file.size(); ++size)
        CHECK(read(file.substr(0, size)).outcome == "truncated");
}

TEST_CASE("a damaged line is named and the others are read") {
    const std::string good =
        R"({"e":"person","id":"0000000000000001-1","at":"1000-0-00000000000000aa","v":{"name":"a"}})";
    const std::string other =
        R"({"e":"person","id":"0000000000000001-2","at":"1000-0-00000000000000aa","v":{"name":"b"}})";
    const std::string both = read(file_with(good + ",\n" + other)).text;
    for (const std::string_view bad :
         {"{\"e\":\"person\",\"id\":", "{\"e\":\"person\",\"id\":\"1-1\"}", "{\"e\":\"per\"son\",\"id\":1}", "garbage",
          "{\"e\":{\"x\":1}", "{\"e\":\"unclosed}", "{}", "17"}) {
        CAPTURE(bad);
        const Read found = read(file_with(good + ",\n" + std::string(bad) + ",\n" + other), 5);
        CHECK(found.outcome == "read");
        CHECK(found.text == both);
        REQUIRE(found.problems == 1);
        CHECK(found.where[0].line == 3);
    }
}

TEST_CASE("a wrong cell does not take its record along") {
    const Read found = read(file_with(
        R"({"e":"person","id":"0000000000000001-1","at":"1000-0-00000000000000aa","v":{"name":7,"territory":"x"}})"));
    CHECK(found.problems == 1);
    CHECK(found.text.find(R"("territory":"x")") != std::string::npos);
}

TEST_CASE("a file somebody has tidied up is still read") {
    const std::string pretty = "{\n  \"wasl\": 1,\n  \"made\": \"x\",\n  \"dataset\": \"test\",\n  \"records\": [\n    "
                               "{\n      \"e\": \"person\",\n"
                               "      \"id\": \"0000000000000001-1\",\n      \"at\": \"1000-0-00000000000000aa\",\n    "
                               "  \"v\": {\n        \"name\": \"a\"\n      }\n    }\n  ]\n}\n";
    const Read found = read(pretty);
    CHECK(found.outcome == "read");
    CHECK(found.problems == 0);
    CHECK(found.text.find(R"("name":"a")") != std::string::npos);
}

TEST_CASE("what waits goes out and comes back") {
    const Tables tables = test::tables_of({cell({1, 1}, "person", "name", std::string("a"))});
    Waiting waiting;
    waiting.ops = {R"({"e":"ship","f":"x","h":"5-0","n":2,"r":"00000000000000aa-1","s":"00000000000000aa","v":1})"};
    const std::string file = export_text(tables, &waiting);
    const Read found = read(file);
    CHECK(found.problems == 0);
    CHECK(found.text == file);
    CHECK(found.waiting.ops == waiting.ops);
}

TEST_CASE("records of a later release wait as operations") {
    const Read found = read(file_with(
        R"({"e":"ship","id":"0000000000000001-1","at":"1000-0-00000000000000aa","v":{"fuel":[1,2]},"sets":{"crew":[["x","7-0-00000000000000aa"]]}})"));
    CHECK(found.problems == 0);
    REQUIRE(found.waiting.ops.size() == 2);
    CHECK(*found.waiting.ops.rbegin() ==
          R"({"e":"ship","f":"fuel","h":"1000-0","r":"0000000000000001-1","s":"00000000000000aa","v":[1,2]})");
    CHECK(read(found.text).text == found.text);
}

namespace {
// A field of the firm's own, as records.
std::vector<Op> shoe_field() {
    return {cell({5, 1}, "field", "created_at", std::int64_t{1}),
            cell({5, 1}, "field", "label_ar", std::string("مقاس الحذاء")),
            cell({5, 1}, "field", "entity", std::string("person")),
            cell({5, 1}, "field", "type", std::string("integer")),
            cell({5, 1}, "field", "key", std::string("x_shoe_7f"))};
}
} // namespace

TEST_CASE("a firm's own fields travel in the file") {
    Schema theirs(all_entities);
    Tables tables(theirs);
    for (const Op& op : shoe_field()) tables.apply(op);
    REQUIRE(take_custom_fields(tables, theirs) == 1);
    tables.adopt_new_fields();
    tables.apply(cell({1, 1}, "person", "created_at", std::int64_t{5}));
    Op shoe = cell({1, 1}, "person", "name", std::int64_t{43});
    shoe.field = theirs.field(person_ix, "x_shoe_7f");
    tables.apply(shoe);
    const std::string file = export_text(tables);
    CHECK(file.find(R"("x_shoe_7f":43)") != std::string::npos);
    CHECK(read(file).text == file);

    // Even when the definition comes after its use.
    const std::size_t field_line = file.find("{\"e\":\"field\""), person_line = file.find("{\"e\":\"person\"");
    std::string turned = file.substr(0, field_line) + file.substr(person_line, file.find("\n]}") - person_line) +
                         ",\n" + file.substr(field_line, person_line - field_line - 2) + "\n]}\n";
    CHECK(read(turned).text == file);

    // And into another copy: first its fields, then the rest.
    StagedImport import(nullptr);
    REQUIRE(import.feed(file));
    REQUIRE(import.finish());
    Schema ours(all_entities);
    Tables target(ours);
    for (const Bytes& block : import.blocks()) {
        const auto info = apply_block(target, block);
        REQUIRE(info);
        CHECK(info->unknown.empty());
        if (take_custom_fields(target, ours)) target.adopt_new_fields();
    }
    CHECK(export_text(target) == file);
}

TEST_CASE("a selection brings what it needs") {
    const Tables tables = test::tables_of(
        {cell({1, 1}, "person", "name", std::string("a")), cell({1, 2}, "person", "name", std::string("b")),
         cell({1, 3}, "tag", "name", std::string("t")), cell({1, 4}, "tag", "name", std::string("u")),
         cell({1, 1}, "person", "tags", RecordId{1, 3}, 1000, OpKind::add),
         cell({1, 5}, "order", "person", RecordId{1, 1}), cell({1, 6}, "order_line", "order", RecordId{1, 5}),
         cell({1, 7}, "product", "name", std::string("p")), cell({1, 6}, "order_line", "product", RecordId{1, 7}),
         cell({1, 8}, "order_line", "order", RecordId{1, 99}), cell({1, 9}, "affiliation", "person", RecordId{1, 1}),
         cell({1, 9}, "affiliation", "company", RecordId{1, 10}), cell({1, 10}, "company", "name", std::string("c"))});
    const auto ids = [&](std::vector<RecordId> only, bool with_related) {
        ExportWriter writer(tables, {.only = std::move(only), .with_related = with_related});
        std::string all, out, found;
        while (writer.next(out, 100)) all += out;
        CHECK(writer.written() == writer.total());
        for (int n = 1; n <= 10; ++n) {
            std::string id = ",\"id\":\"0000000000000001-";
            append_hex(id, static_cast<std::uint64_t>(n));
            if (all.find(id + '"') != all.npos) found += std::to_string(n) + ' ';
        }
        return found;
    };
    CHECK(ids({{1, 2}}, true) == "2 ");
    CHECK(ids({{1, 1}}, false) == "1 ");
    CHECK(ids({{1, 1}}, true) == "1 3 9 10 ");
    CHECK(ids({{1, 5}}, true) == "1 5 6 7 ");
}

TEST_CASE("a selection brings what waits on its records, and nothing that waits on others") {
    const Tables tables = test::tables_of(
        {cell({1, 1}, "person", "name", std::string("a")), cell({1, 2}, "person", "name", std::string("b"))});
    const auto moon_of = [](char record) {
        return R"({"e":"person","f":"moon","h":"5-0","r":"0000000000000001-)" + std::string(1, record) +
               R"(","s":"00000000000000aa","v":1})";
    };
    const Waiting waiting{.ops = {moon_of('1'), moon_of('2'), moon_of('3')}, .blocks = {}};
    ExportWriter writer(tables, {.only = {{1, 1}}}, &waiting);
    std::string file;
    REQUIRE(writer.next(file));
    CHECK(read(file).waiting.ops == std::set<std::string>{moon_of('1')});
    ExportWriter all(tables, {}, &waiting);
    REQUIRE(all.next(file));
    CHECK(read(file).waiting.ops.size() == 3);
}
