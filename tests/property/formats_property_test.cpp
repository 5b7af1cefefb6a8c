// What must hold for any data the schema allows: formats lose nothing, and it does not matter in which order, how often
// or in which form operations arrive. Data come from a seed; a failing one is printed.
#include <doctest/doctest.h>

#include "core/formats/journal_json.hpp"
#include "core/store/row_ops.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::built_in_schema;
using test::export_text;
using test::Random;
using test::random_ops;

namespace {
const Schema& schema = built_in_schema();

template <class Body> void for_seeds(std::uint64_t count, Body body) {
    for (std::uint64_t seed = 1; seed <= count; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        body(random);
    }
}

std::vector<Bytes> blocks_of(const Tables& tables, std::size_t bytes_max = block_bytes_max) {
    std::vector<Bytes> blocks;
    for (const BlockRange& range : block_ranges(tables, bytes_max))
        blocks.push_back(encode_block(tables, range.entity, range.first, range.last));
    return blocks;
}

void apply_all(Tables& tables, const std::vector<Bytes>& blocks) {
    for (const Bytes& block : blocks) {
        const auto info = apply_block(tables, block);
        REQUIRE(info);
        CHECK(info->unknown.empty());
    }
}

void import_into(Tables& tables, const std::string& file, std::size_t piece) {
    StagedImport import(&tables);
    for (std::size_t at = 0; at < file.size(); at += piece)
        REQUIRE(import.feed(std::string_view(file).substr(at, piece)));
    REQUIRE(import.finish());
    CHECK(import.problem_count() == 0);
    apply_all(tables, import.blocks());
}

// Beyond the export: counts, standing, and that every row is found where the directory says.
void check_sound(const Tables& tables) {
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const Table& table = tables.table(static_cast<EntityIx>(e));
        std::size_t live = 0, removed = 0;
        REQUIRE(table.born.size() == table.rows());
        REQUIRE(table.standing.size() == table.rows());
        for (Row row = 0; row < table.rows(); ++row) {
            const Place place{static_cast<EntityIx>(e), row};
            CHECK(tables.find(tables.id(place)) == place);
            live += table.standing[row] == Standing::live;
            removed += table.standing[row] == Standing::removed;
        }
        CHECK(live == table.live_count);
        CHECK(removed == table.removed_count);
    }
}
} // namespace

TEST_CASE("every value of every field survives its JSON") {
    for_seeds(40, [](Random& random) {
        for (std::size_t e = 0; e < schema.entity_count(); ++e)
            for (std::size_t f = 0; f < schema.field_count(static_cast<EntityIx>(e)); ++f) {
                Op op{.id = {7, 1 + random.below(id_n_max)},
                      .at = {1 + random.below(1ull << 63), random.chance(50) ? 7 : random.bits()},
                      .entity = static_cast<EntityIx>(e),
                      .field = static_cast<FieldIx>(f),
                      .record = {random.bits(), 1 + random.below(1000)}};
                const FieldDef& field = schema.field(op.entity, op.field);
                op.value = random_value(random, field, {op.record});
                if (is_several(field)) {
                    op.kind = random.chance(50) ? OpKind::add : OpKind::remove;
                    if (op.kind == OpKind::remove) op.seen = {op.at, {1 + random.below(1000), random.bits()}};
                } else if (random.chance(20)) {
                    op.value = {};
                }
                std::string text;
                append_op(text, op, schema, {.session = 7});
                const auto back = decode_op(text, Session{7}, schema);
                CAPTURE(text);
                REQUIRE(back);
                REQUIRE(std::holds_alternative<Op>(*back));
                CHECK(std::get<Op>(*back) == op);
            }
    });
}

TEST_CASE("a journal entry survives its JSON") {
    for_seeds(20, [](Random& random) {
        JournalEntry entry{.kind = EntryKind::pulled, .ops = random_ops(random, schema, {.ops = 60})};
        std::string text;
        append_entry(text, entry, schema);
        const auto back = decode_entry(text, schema);
        REQUIRE(back);
        CHECK(back->ops == entry.ops);
    });
}

TEST_CASE("a line reads the same by the quick way and by the thorough one, whole or damaged") {
    const auto outcome = [](std::string_view lines) {
        StagedImport import(nullptr);
        REQUIRE(import.feed("{\"wasl\":1,\"records\":[\n" + std::string(lines) + "\n]}\n"));
        std::string text = import.finish() ? export_text(import.tables(), &import.waiting()) : "cut";
        for (const ExportProblem& problem : import.problems()) text += name_of(problem.error);
        return text;
    };
    for_seeds(40, [&](Random& random) {
        const std::string file = export_text(test::tables_of(random_ops(random, schema, {.ops = 200})));
        for (std::size_t at = file.find('\n') + 1; file[at] == '{';) {
            const std::size_t end = file.find('\n', at);
            std::string line = file.substr(at, end - at);
            at = end + 1;
            if (line.ends_with(',')) line.pop_back();
            for (int damage = 0; damage < 6; ++damage) {
                CAPTURE(line);
                std::string thorough = line; // a part that nobody knows is stepped over, but not by the quick way
                if (thorough.starts_with("{\"")) thorough.insert(1, "\"x\":0,");
                CHECK(outcome(line) == outcome(thorough));
                const std::size_t place = 1 + random.below(line.size() - 1);
                switch (random.below(3)) {
                case 0: line.erase(place, 1 + random.below(3)); break;
                case 1: line.insert(place, 1, random.pick(std::string_view("{}[],:\"0-nulx\\"))); break;
                default: line[place] = line[random.below(line.size())];
                }
                if (line.size() < 2) break;
            }
        }
    });
}

TEST_CASE("applying is order-free and idempotent") {
    for_seeds(60, [](Random& random) {
        std::vector<Op> ops = random_ops(random, schema);
        const std::string once = export_text(test::tables_of(ops));
        for (std::size_t i = 0, count = ops.size(); i < count; ++i)
            if (random.chance(30)) ops.push_back(ops[i]);
        random.shuffle(ops);
        const Tables tables = test::tables_of(ops);
        check_sound(tables);
        CHECK(export_text(tables) == once);
    });
}

TEST_CASE("equal stamps with different values converge all the same") {
    for_seeds(30, [](Random& random) {
        std::vector<Op> ops = random_ops(random, schema, {.ops = 120, .records = 8});
        for (Op& op : ops)
            op.at.time = (op.at.time >> 16) / 4000 << 16 | 1, op.at.session = 1; // a device whose clock stands still
        const std::string once = export_text(test::tables_of(ops));
        random.shuffle(ops);
        CHECK(export_text(test::tables_of(ops)) == once);
    });
}

TEST_CASE("a row is what its operations say") {
    for_seeds(30, [](Random& random) {
        const Tables tables = test::tables_of(random_ops(random, schema));
        std::vector<Op> all, row;
        for (std::size_t e = 0; e < tables.table_count(); ++e)
            for (Row r = 0; r < tables.table(static_cast<EntityIx>(e)).rows(); ++r) {
                row_as_ops(tables, {static_cast<EntityIx>(e), r}, row);
                all.insert(all.end(), row.begin(), row.end());
            }
        random.shuffle(all);
        CHECK(export_text(test::tables_of(all)) == export_text(tables));
    });
}

TEST_CASE("a block is what its operations say, on empty tables and on others") {
    for_seeds(60, [](Random& random) {
        const std::vector<Op> ops = random_ops(random, schema, {.ops = 400, .records = 40});
        const std::size_t cut = random.below(ops.size());
        std::vector<Op> here(ops.begin(), ops.begin() + static_cast<std::ptrdiff_t>(cut)),
            there(ops.begin() + static_cast<std::ptrdiff_t>(random.below(cut + 1)), ops.end());
        random.shuffle(here);
        random.shuffle(there);
        Tables merged = test::tables_of(here);
        apply_all(merged, blocks_of(test::tables_of(there), 1000 + random.below(20000)));
        check_sound(merged);
        CHECK(export_text(merged) == export_text(test::tables_of(ops)));

        Tables copy(schema);
        apply_all(copy, blocks_of(merged, 500 + random.below(5000)));
        check_sound(copy);
        CHECK(export_text(copy) == export_text(merged));
        CHECK(blocks_of(copy) == blocks_of(copy));
    });
}

TEST_CASE("a snapshot and the tail are a replay of all") {
    for_seeds(40, [](Random& random) {
        const std::vector<Op> ops = random_ops(random, schema, {.ops = 400});
        const auto cut = ops.begin() + static_cast<std::ptrdiff_t>(random.below(ops.size()));
        Tables opened(schema);
        apply_all(opened, blocks_of(test::tables_of({ops.begin(), cut})));
        for (auto op = cut; op != ops.end(); ++op) opened.apply(*op);
        const Tables replayed = test::tables_of(ops);
        CHECK(export_text(opened) == export_text(replayed));
        for (std::size_t e = 0; e < opened.table_count(); ++e)
            CHECK(opened.table(static_cast<EntityIx>(e)).live_count ==
                  replayed.table(static_cast<EntityIx>(e)).live_count);
    });
}

TEST_CASE("export, import into an empty copy, export: the same bytes") {
    for_seeds(40, [](Random& random) {
        const std::string file = export_text(test::tables_of(random_ops(random, schema)));
        Tables copy(schema);
        import_into(copy, file, 1 + random.below(5000));
        check_sound(copy);
        CHECK(export_text(copy) == file);
    });
}

TEST_CASE("files merge in any order and any number of times") {
    for_seeds(30, [](Random& random) {
        const std::vector<Op> ops = random_ops(random, schema, {.ops = 500, .sessions = 4});
        std::vector<std::vector<Op>> devices(3);
        for (const Op& op : ops) {
            devices[random.below(3)].push_back(op);
            if (random.chance(30)) devices[random.below(3)].push_back(op); // seen by two
        }
        std::vector<std::string> files;
        for (const auto& device : devices) files.push_back(export_text(test::tables_of(device)));
        const std::string all = export_text(test::tables_of(ops));
        for (int round = 0; round < 2; ++round) {
            Tables tables(schema);
            std::vector<std::size_t> order = {0, 1, 2, static_cast<std::size_t>(random.below(3)),
                                              static_cast<std::size_t>(random.below(3))};
            random.shuffle(order);
            for (const std::size_t i : order) import_into(tables, files[i], 4096);
            CHECK(export_text(tables) == all);
        }
    });
}

TEST_CASE("operations of a later release are kept through journal and file, and applied in the end") {
    for_seeds(20, [](Random& random) {
        Schema later(all_entities);
        REQUIRE(later
                    .add_custom_field({.entity = "person",
                                       .key = "x_shoe_7f",
                                       .label_ar = "حذاء",
                                       .label_en = "Shoe",
                                       .type = FieldType::integer})
                    .empty());
        REQUIRE(later
                    .add_custom_field({.entity = "order",
                                       .key = "x_gift_7f",
                                       .label_ar = "هدية",
                                       .label_en = "Gift",
                                       .type = FieldType::money})
                    .empty());
        const std::vector<Op> ops = random_ops(random, later, {.ops = 300, .records = 30});
        Tables theirs(later);
        for (const Op& op : ops) theirs.apply(op);

        // An older release reads the journal, exports, and imports its own file.
        std::string journal;
        append_entry(journal, {.kind = EntryKind::pulled, .ops = ops}, later);
        const auto entry = decode_entry(journal, schema);
        REQUIRE(entry);
        CHECK(entry->ops.size() + entry->waiting.size() == ops.size());
        const Waiting waiting{.ops = {entry->waiting.begin(), entry->waiting.end()}};
        const std::string file = export_text(test::tables_of(entry->ops), &waiting);

        StagedImport back(
            &theirs); // nothing is known of the fields here but through `theirs`, whose schema is not a record
        REQUIRE(back.feed(file));
        REQUIRE(back.finish());
        Tables upgraded(later);
        apply_all(upgraded, back.blocks());
        for (const std::string& text : back.waiting().ops) {
            const auto op = decode_op(text, later);
            REQUIRE(op);
            REQUIRE(std::holds_alternative<Op>(*op));
            upgraded.apply(std::get<Op>(*op));
        }
        CHECK(export_text(upgraded) == export_text(theirs));
    });
}
