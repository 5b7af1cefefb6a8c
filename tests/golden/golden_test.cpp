// Files as each release of the format wrote them, which every later release must still read. What is in them is small
// and fixed here, so that a new field of the schema does not change them; a change in how bytes are written does, and
// then needs a version of its own beside the old files, never in their place.
//
//     WASL_NEW_GOLDEN=1 ./wasl shell build/native-debug/tests/bin/test_golden       writes those that are missing
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/app/snapshot_meta.hpp"
#include "core/formats/journal_json.hpp"
#include "core/formats/wire_json.hpp"
#include "core/store/frames.hpp"
#include "core/store/vault_manifest.hpp"
#include "tests/support/world.hpp"

using namespace crm;

namespace {
const Schema& schema = test::built_in_schema();
constexpr Session ours = 0x00c0ffee00c0ffee, theirs = 0x5a7a5a7a5a7a5a7a;

// The file's bytes. With the switch, a file that is not there is written first; one that is there is never changed.
std::string golden(const std::string& name, const std::string& written_today) {
    const std::string path = std::string(WASL_TESTS_DIR) + "/golden/version_1/" + name;
    std::ifstream in(path, std::ios::binary);
    if (in) return {std::istreambuf_iterator<char>(in), {}};
    if (!std::getenv("WASL_NEW_GOLDEN")) return "the file is missing";
    std::ofstream out(path, std::ios::binary);
    out << written_today;
    REQUIRE(out.good());
    return written_today;
}

// ---- what the files hold ----------------------------------------------------------------------------------------

struct Cells {
    std::vector<Op> ops;
    std::uint64_t n = 0;

    Op& write(std::string_view entity, RecordId record, std::string_view field, Value value,
              OpKind kind = OpKind::set) {
        const EntityIx ix = schema.entity(entity);
        REQUIRE(ix != no_entity);
        REQUIRE(schema.field(ix, field) != no_field);
        return ops.emplace_back(Op{{ours, ++n},
                                   stamp_of({1'763'760'000'000}, 0, ours),
                                   kind,
                                   ix,
                                   schema.field(ix, field),
                                   record,
                                   std::move(value),
                                   {}});
    }
};

constexpr RecordId sara{ours, 1}, omar{theirs, 0x1f}, sale{ours, 0x40}, line{ours, 0x41}, call{ours, 0x50},
    vip{ours, 0x60};

// Every type of field, and every way in which a cell can stand.
std::vector<Op> cells() {
    Cells all;
    const auto person = [&](RecordId id, std::string_view field, Value value) -> Op& {
        return all.write("person", id, field, std::move(value));
    };
    person(sara, "name", std::string("سارة العُتيبي \"أم خالد\"\n\t\\ Sarah"));
    person(sara, "created_at", std::int64_t{1'763'760'000'000});
    person(sara, "stage", std::string("vip"));
    person(sara, "phone", std::string("+966501234567"));
    person(sara, "email", std::string("sara@example.com"));
    person(sara, "territory", std::string("الشمال"));
    person(sara, "birthday", std::int64_t{-3653});
    person(sara, "preferences", std::string("تحب القهوة ☕ بلا سكر"));
    person(sara, "address", Address{"12 شارع العليا", "العليا", "الرياض", "منطقة الرياض", "12211", "SA"});
    person(sara, "language", Value{}).at = stamp_of({1'763'760'500'000}, 3, theirs); // emptied, later, by another
    all.write("person", sara, "hobbies", std::string("صيد"), OpKind::add);
    all.write("person", sara, "hobbies", std::string("قراءة"), OpKind::add).at =
        stamp_of({1'763'760'600'000}, 0, theirs);
    Op& gone = all.write("person", sara, "hobbies", std::string("رسم"), OpKind::remove);
    gone.seen = {stamp_of({1'763'750'000'000}, 1, theirs)};
    all.write("person", sara, "tags", vip, OpKind::add);
    all.write("tag", vip, "name", std::string("مهم"));
    person(omar, "name", std::string("Omar"));
    person(omar, "created_at", std::int64_t{1'763'760'000'000});
    person(omar, "removed_at", std::int64_t{1'763'760'900'000}).at =
        stamp_of({1'763'760'900'000}, 0, ours); // in the bin
    person(omar, "referred_by", sara);
    all.write("order", sale, "number", std::string("17"));
    all.write("order", sale, "date", std::int64_t{20'413});
    all.write("order", sale, "person", sara);
    all.write("order", sale, "total", Money{125'050, currency_of("SAR")});
    all.write("order", sale, "discount", Money{-1, {}});
    all.write("order", sale, "created_at", std::int64_t{1'763'760'000'000});
    all.write("order_line", line, "order", sale);
    all.write("order_line", line, "quantity", std::int64_t{25'000});
    all.write("order_line", line, "price", Money{INT64_MAX, currency_of("KWD")});
    all.write("dealing", call, "at", std::int64_t{1'763'759'000'000});
    all.write("dealing", call, "channel", std::string("call"));
    all.write("dealing", call, "is_followed", std::int64_t{1});
    all.write("dealing", call, "minutes", std::int64_t{-7});
    all.write("dealing", call, "person", sara);
    return std::move(all.ops);
}

const std::string waiting_op =
    R"({"e":"ship","f":"fuel","h":"1763760000000-0","n":40,"r":"5a7a5a7a5a7a5a7a-1","s":"5a7a5a7a5a7a5a7a","v":[1,2]})";

std::vector<JournalEntry> entries() {
    std::vector<JournalEntry> all;
    all.push_back({.kind = EntryKind::commit, .label = "edit", .wall = {1'763'760'000'123}, .ops = cells()});
    JournalEntry rows{.kind = EntryKind::rows, .label = "import", .wall = {1'763'760'001'000}};
    rows.first = {theirs, 1};
    rows.op_count = 1'100'000;
    rows.waiting = {waiting_op};
    all.push_back(rows);
    JournalEntry pulled{.kind = EntryKind::pulled, .wall = {1'763'760'002'000}, .ops = {cells()[0], cells()[20]}};
    pulled.cursor = 99;
    pulled.check = {98, 0xfedcba9876543210};
    pulled.acked = {{ours, 12}};
    all.push_back(pulled);
    JournalEntry acked{.kind = EntryKind::acked, .wall = {1'763'760'003'000}};
    acked.acked = {{ours, 34}, {theirs, 1}};
    all.push_back(acked);
    JournalEntry restamped{.kind = EntryKind::restamped, .wall = {1'763'760'004'000}};
    restamped.offset_ms = -86'400'000;
    restamped.stamps = {{{ours, 7}, 3, stamp_of({1'763'846'400'000}, 0, ours), stamp_of({1'763'760'000'000}, 0, ours)}};
    all.push_back(restamped);
    JournalEntry closed{.kind = EntryKind::closed, .label = "bad_value", .wall = {1'763'760'005'000}};
    closed.first = {ours, 20};
    all.push_back(closed);
    JournalEntry rewound{.kind = EntryKind::rewound, .wall = {1'763'760'006'000}};
    rewound.cursor = 5;
    rewound.check = {5, 1};
    rewound.acked = {{ours, 2}};
    all.push_back(rewound);
    return all;
}

std::string text_of(const JournalEntry& entry) {
    std::string text;
    append_entry(text, entry, schema);
    return text;
}

const Tables& tables() {
    static const Tables all = test::tables_of(cells());
    return all;
}

Bytes block_of(std::string_view entity) {
    const EntityIx ix = schema.entity(entity);
    return encode_block(tables(), ix, 0, tables().table(ix).rows());
}

constexpr std::string_view kept_as_blocks[] = {"person", "tag", "order", "order_line", "dealing"};

} // namespace

TEST_CASE("journal entries of version 1") {
    for (std::size_t i = 0; i < entries().size(); ++i) {
        const JournalEntry entry = entries()[i];
        CAPTURE(i);
        const std::string file = golden("journal_" + std::to_string(i) + ".json", text_of(entry));
        CHECK(file == text_of(entry));
        const auto read = decode_entry(file, schema);
        REQUIRE(read);
        CHECK(text_of(*read) == file);
        CHECK(read->kind == entry.kind);
        CHECK(read->ops == entry.ops);
        CHECK(read->waiting == entry.waiting);
        CHECK(read->wall == entry.wall);
        CHECK(read->stamps == entry.stamps);
        CHECK(read->acked == entry.acked);
    }
}

TEST_CASE("snapshot blocks of version 1") {
    Tables read(schema);
    for (const std::string_view entity : kept_as_blocks) {
        CAPTURE(entity);
        const Bytes file = golden("block_" + std::string(entity) + ".bin", block_of(entity));
        CHECK(file == block_of(entity));
        const auto info = apply_block(read, file);
        REQUIRE(info);
        CHECK(info->unknown.empty());
    }
    CHECK(test::export_text(read) == test::export_text(tables()));
}

TEST_CASE("an exported file of version 1") {
    const Waiting waiting{.ops = {waiting_op}, .blocks = {"WB as a later release writes it"}};
    const std::string today = test::export_text(tables(), &waiting);
    const std::string file = golden("export.json", today);
    CHECK(file == today);
    StagedImport import(nullptr);
    REQUIRE(import.feed(file));
    REQUIRE(import.finish());
    CHECK(import.problem_count() == 0);
    CHECK(test::export_text(import.tables(), &import.waiting()) == today);
}

TEST_CASE("what devices and the server say to each other in version 1") {
    std::vector<WireOp> ops;
    for (const Op& op : cells()) ops.push_back(wire_op_of(op, schema));
    const PushRequest push{.dataset = "3f0c", .session = ours, .from = 1, .ops = ops};
    const std::string push_file = golden("push.json", encode_push(push));
    CHECK(push_file == encode_push(push));
    const auto read_push = decode_push(push_file);
    REQUIRE(read_push);
    REQUIRE(read_push->ops.size() == ops.size());
    CHECK(read_push->from == push.from);
    CHECK(read_push->dataset == push.dataset);
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const auto op = decode_op(read_push->ops[i].text, read_push->session, schema);
        REQUIRE(op);
        REQUIRE(std::holds_alternative<Op>(*op));
        CHECK(std::get<Op>(*op) == cells()[i]);
    }

    const PushReply replies[] = {
        {.outcome = PushOutcome::acked, .acked = {{ours, 33}}, .now_ms = 1'763'760'000'000, .head = 120},
        {.outcome = PushOutcome::gap, .now_ms = 5, .want = 7},
        {.outcome = PushOutcome::fork, .now_ms = 5, .refused_n = 9},
        {.outcome = PushOutcome::refused, .now_ms = 5, .refused_n = 9, .why = "wrong_value"},
        {.outcome = PushOutcome::skew, .now_ms = 1'763'760'000'000},
        {.outcome = PushOutcome::upgrade, .min_proto = 2},
        {.outcome = PushOutcome::busy, .retry_after_s = 30}};
    for (const PushReply& reply : replies) {
        const std::string name(name_of(reply.outcome));
        CAPTURE(name);
        const std::string file = golden("push_" + name + ".json", encode_push_reply(reply));
        CHECK(file == encode_push_reply(reply));
        const auto read = decode_push_reply(http_status(reply.outcome), file);
        REQUIRE(read);
        CHECK(*read == reply);
    }

    CHECK(pull_query({.cursor = 12, .limit = 1000}) == "cursor=12&limit=1000");
    PullReply pull{.cursor = 101, .more = true, .now_ms = 1'763'760'000'000, .head = 120, .check = {101, 0xabc}};
    for (std::size_t i = 0; i < 3; ++i) {
        pull.ops.push_back(ops[i * 10]);
        pull.ops.back().seq = 99 + i;
    }
    const std::string pull_file = golden("pull.json", encode_pull_reply(pull));
    CHECK(pull_file == encode_pull_reply(pull));
    const auto read_pull = decode_pull_reply(200, pull_file);
    REQUIRE(read_pull);
    REQUIRE(read_pull->ops.size() == pull.ops.size());
    for (std::size_t i = 0; i < pull.ops.size(); ++i) {
        const WireOp& wire = read_pull->ops[i];
        CHECK(wire.id == pull.ops[i].id);
        CHECK(wire.at == pull.ops[i].at);
        CHECK(wire.seq == pull.ops[i].seq);
        const auto op = decode_op(wire.text, wire.id.session, schema);
        REQUIRE(op);
        REQUIRE(std::holds_alternative<Op>(*op));
        CHECK(std::get<Op>(*op) == cells()[i * 10]);
    }
    CHECK(read_pull->cursor == pull.cursor);
    CHECK(read_pull->more);
    CHECK(read_pull->check == pull.check);
}

TEST_CASE("the vault's files of version 1") {
    const std::vector<Frame> frames = {
        {.payload = text_of(entries()[3]), .payload_block = {}, .blocks = {}},
        {.payload = "{}", .payload_block = {}, .blocks = {{content_hash("a block"), 7}, {content_hash("another"), 7}}},
        {.payload = {}, .payload_block = BlockRef{content_hash("a long payload"), 14}, .blocks = {}}};
    Bytes body;
    for (const Frame& frame : frames) append_frame(body, frame);
    for (const FrameFileKind kind : {FrameFileKind::log, FrameFileKind::segment}) {
        const FrameFileHeader header{
            .first_lsn = 41, .epoch = 3, .count = 3, .previous = content_hash("the file before")};
        const Bytes today = encode_frame_file(kind, header, body);
        const Bytes file = golden(kind == FrameFileKind::log ? "log.bin" : "segment.bin", today);
        CHECK(file == today);
        const auto read = decode_frame_file(kind, file);
        REQUIRE(read);
        CHECK(read->frames == frames);
        CHECK(read->header.first_lsn == 41);
        CHECK(read->header.previous == header.previous);
    }

    const Manifest manifest{
        .generation = 7,
        .epoch = 3,
        .dataset = "3f0c",
        .folded_lsn = 40,
        .chain = content_hash("log"),
        .current = {.lsn = 40,
                    .schema = 1,
                    .meta = "clock 1\n",
                    .chunks = {{"person/0", content_hash("p0"), 2}, {"person/0.1", content_hash("p1"), 2}}},
        .previous = {.lsn = 20, .schema = 1, .meta = {}, .chunks = {}},
        .segments = {{1, 7, content_hash("segment"), 900}, {10, 40, content_hash("segment 2"), 901}},
        .gaps = {{8, 9}},
        .blocks = {{content_hash("a block"), 7}}};
    const Bytes file = golden("manifest.bin", encode_manifest(manifest));
    CHECK(file == encode_manifest(manifest));
    const auto read = decode_manifest(file);
    REQUIRE(read);
    CHECK(*read == manifest);

    SnapshotMeta meta{.clock = 0x19aa7c3b00000001, .sync = {}, .own = {{ours, 33}}, .restamps = {}};
    meta.sync.cursor = 99;
    meta.sync.check = {98, 0xabc};
    meta.sync.acked = {{ours, 12}};
    meta.sync.refused = {{{ours, 20}, sara, "wrong_value"}};
    meta.sync.offset_ms = -1500;
    const Bytes notes = golden("notes.txt", encode(meta));
    CHECK(notes == encode(meta));
    CHECK(encode(decode_meta(notes)) == notes);
}
