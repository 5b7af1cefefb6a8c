// Blocks: what they keep, what they refuse, and what a release does with words of a later one.
#include <doctest/doctest.h>

#include "core/store/block.hpp"
#include "core/store/custom_fields.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::built_in_schema;
using test::export_text;

namespace {
const Schema& schema = built_in_schema();
const EntityIx person_ix = schema.entity("person");

Op cell(RecordId record, std::string_view field, Value value, std::int64_t ms = 1000, OpKind kind = OpKind::set) {
    return {.at = stamp_of({ms}, 0, 0xaa),
            .kind = kind,
            .entity = person_ix,
            .field = schema.field(person_ix, field),
            .record = record,
            .value = std::move(value)};
}

Tables two_people() {
    return test::tables_of({cell({1, 1}, "created_at", std::int64_t{5}), cell({1, 1}, "name", std::string("سارة")),
                            cell({1, 1}, "stage", std::string("vip")), cell({1, 1}, "name", std::string("Sara"), 2000),
                            cell({1, 1}, "hobbies", std::string("صيد"), 1000, OpKind::add),
                            cell({1, 2}, "created_at", std::int64_t{6}), cell({1, 2}, "name", std::string("Omar")),
                            cell({1, 2}, "name", Value{}, 3000)});
}
} // namespace

TEST_CASE("a block applied to empty tables gives the same tables") {
    const Tables tables = two_people();
    Tables copy(schema);
    const Bytes block = encode_block(tables, person_ix, 0, 2);
    const auto info = apply_block(copy, block);
    REQUIRE(info);
    CHECK(info->is_appended);
    CHECK(info->first == 0);
    CHECK(info->last == 2);
    CHECK(info->unknown.empty());
    CHECK(copy.table(person_ix).live_count == 2);
    CHECK(export_text(copy) == export_text(tables));
    CHECK(encode_block(copy, person_ix, 0, 2) == block);

    const auto again = apply_block(copy, block);
    REQUIRE(again);
    CHECK(!again->is_appended);
    CHECK(again->changed.empty());
    CHECK(export_text(copy) == export_text(tables));
}

TEST_CASE("merging reports the rows that changed") {
    const Tables tables = two_people();
    Tables other = test::tables_of(
        {cell({1, 2}, "name", std::string("Omar B."), 9000), cell({1, 1}, "territory", std::string("نجد"), 500)});
    const auto info = apply_block(other, encode_block(tables, person_ix, 0, 2));
    REQUIRE(info);
    CHECK(!info->is_appended);
    CHECK(info->changed.size() == 2);
    CHECK(other.value(RecordId{1, 2}, schema.field(person_ix, "name")) == Value{std::string("Omar B.")});
    CHECK(other.value(RecordId{1, 1}, schema.field(person_ix, "name")) == Value{std::string("Sara")});
}

TEST_CASE("ids may come in any order and from many sessions") {
    std::vector<Op> ops;
    for (const RecordId id : {RecordId{9, 5}, RecordId{9, 3}, RecordId{2, 700}, RecordId{9, id_n_max}, RecordId{1, 1},
                              RecordId{1, 3}, RecordId{1, 5}, RecordId{1, 6}})
        ops.push_back(cell(id, "created_at", std::int64_t{1}));
    const Tables tables = test::tables_of(ops);
    Tables copy(schema);
    REQUIRE(apply_block(copy, encode_block(tables, person_ix, 0, 8)));
    CHECK(export_text(copy) == export_text(tables));
}

TEST_CASE("damage is noticed and changes nothing") {
    const Bytes block = encode_block(two_people(), person_ix, 0, 2);
    Tables tables(schema);
    const auto error = [&](BytesView bytes) {
        const auto info = apply_block(tables, bytes);
        return info ? std::string_view("none") : name_of(info.error());
    };
    CHECK(error("") == "not_a_block");
    CHECK(error("WX") == "not_a_block");
    CHECK(error(std::string("WB\x02\0", 4)) == "newer_format");
    for (std::size_t size = 2; size < block.size(); ++size) CHECK(error(BytesView(block).substr(0, size)) != "none");
    CHECK(error(block + "x") == "damaged");
    CHECK(tables.revision() == Tables(schema).revision());
    CHECK(tables.directory().size() == 0);
}

TEST_CASE("fields and kinds of a later release are kept and applied after the upgrade") {
    Schema newer(all_entities);
    REQUIRE(newer
                .add_custom_field({.entity = "person",
                                   .key = "x_shoe_7f",
                                   .label_ar = "مقاس الحذاء",
                                   .label_en = "Shoe size",
                                   .type = FieldType::integer})
                .empty());
    Tables theirs(newer);
    for (const Op& op : {cell({1, 1}, "created_at", std::int64_t{5}), cell({1, 1}, "name", std::string("سارة"))})
        theirs.apply(op);
    Op shoe = cell({1, 1}, "name", std::int64_t{43});
    shoe.field = newer.field(person_ix, "x_shoe_7f");
    theirs.apply(shoe);
    const Bytes block = encode_block(theirs, person_ix, 0, 1);

    Schema mine(all_entities);
    Tables ours(mine);
    const auto info = apply_block(ours, block);
    REQUIRE(info);
    REQUIRE(!info->unknown.empty());
    CHECK(ours.value(RecordId{1, 1}, mine.field(person_ix, "name")) == Value{std::string("سارة")});

    const auto still = apply_block(ours, info->unknown); // not yet
    REQUIRE(still);
    CHECK(still->unknown == info->unknown);
    CHECK(still->changed.empty());

    REQUIRE(mine.add_custom_field({.entity = "person",
                                   .key = "x_shoe_7f",
                                   .label_ar = "مقاس الحذاء",
                                   .label_en = "Shoe size",
                                   .type = FieldType::integer})
                .empty());
    ours.adopt_new_fields();
    const auto now = apply_block(ours, info->unknown);
    REQUIRE(now);
    CHECK(now->unknown.empty());
    CHECK(now->changed.size() == 1);
    CHECK(export_text(ours) == export_text(theirs));
}

TEST_CASE("a kind of record that this release does not know is kept whole") {
    static constexpr FieldDef fields[] = {
        {.key = "name", .label = {"الاسم", "Name"}, .section = "main"}, created_at_field, removed_at_field};
    static constexpr EntityDef ship{.key = "ship",
                                    .label = {"سفينة", "Ship"},
                                    .plural = {"السفن", "Ships"},
                                    .fields = fields,
                                    .name_field = "name"};
    static constexpr const EntityDef* entities[] = {&ship};
    const Schema later(entities);
    Tables theirs(later);
    theirs.apply({.at = {1 << 16, 1}, .entity = 0, .field = 0, .record = {1, 1}, .value = std::string("x")});
    const Bytes block = encode_block(theirs, 0, 0, 1);
    Tables ours(schema);
    const auto info = apply_block(ours, block);
    REQUIRE(info);
    CHECK(info->entity == no_entity);
    CHECK(info->entity_key == "ship");
    CHECK(info->unknown == block);
}

TEST_CASE("a choice that this release does not know waits, and the known ones do not") {
    Schema newer(all_entities), older(all_entities);
    const CustomField size{.entity = "person",
                           .key = "x_size_1",
                           .label_ar = "المقاس",
                           .label_en = "Size",
                           .type = FieldType::choice,
                           .choices = {"S", "M"}};
    CustomField wide = size;
    wide.choices = {"S", "M", "XXL"};
    REQUIRE(newer.add_custom_field(wide).empty());
    REQUIRE(older.add_custom_field(size).empty());
    Tables theirs(newer), ours(older);
    const auto set = [&](RecordId id, std::string_view choice, std::int64_t ms) {
        Op op = cell(id, "name", std::string(choice), ms);
        op.field = newer.field(person_ix, "x_size_1");
        theirs.apply(op);
    };
    theirs.apply(cell({1, 1}, "created_at", std::int64_t{5}));
    theirs.apply(cell({1, 2}, "created_at", std::int64_t{5}));
    set({1, 1}, "M", 1000);
    set({1, 2}, "XXL", 2000);
    const auto info = apply_block(ours, encode_block(theirs, person_ix, 0, 2));
    REQUIRE(info);
    REQUIRE(!info->unknown.empty());
    const FieldIx field = older.field(person_ix, "x_size_1");
    CHECK(ours.value(RecordId{1, 1}, field) == Value{std::string("M")});
    CHECK(is_missing(ours.value(RecordId{1, 2}, field)));
    CHECK(!ours.stamp(ours.find({1, 2}), field));

    REQUIRE(older.add_custom_field(wide).empty());
    ours.adopt_new_fields();
    const auto now = apply_block(ours, info->unknown);
    REQUIRE(now);
    CHECK(now->unknown.empty());
    CHECK(ours.value(RecordId{1, 2}, field) == Value{std::string("XXL")});
    CHECK(export_text(ours) == export_text(theirs));
}

TEST_CASE("ranges keep blocks small and begin with what the others need") {
    std::vector<Op> ops;
    const EntityIx field_ix = schema.entity("field");
    for (std::uint64_t n = 1; n <= 3000; ++n) {
        ops.push_back(cell({1, n}, "created_at", std::int64_t{1}));
        ops.push_back(cell({1, n}, "preferences", std::string(100 + n % 200, 'x')));
    }
    ops.push_back({.at = {1 << 16, 1},
                   .entity = field_ix,
                   .field = schema.field(field_ix, "key"),
                   .record = {2, 1},
                   .value = std::string("x")});
    const Tables tables = test::tables_of(ops);
    const auto ranges = block_ranges(tables, 50000);
    REQUIRE(ranges.size() > 5);
    CHECK(ranges[0].entity == field_ix);
    Row next = 0;
    Tables copy(schema);
    for (const BlockRange& range : ranges) {
        const Bytes block = encode_block(tables, range.entity, range.first, range.last);
        CHECK(block.size() <= 50000);
        if (range.entity == person_ix) {
            CHECK(range.first == next);
            next = range.last;
        }
        REQUIRE(apply_block(copy, block));
    }
    CHECK(next == 3000);
    CHECK(export_text(copy) == export_text(tables));
}
