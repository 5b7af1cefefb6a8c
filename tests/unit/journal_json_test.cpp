// Journal entries and the messages of sync: out and back unchanged, small, and kept when they are of a later release.
#include <doctest/doctest.h>

#include "core/formats/journal_json.hpp"
#include "core/formats/wire_json.hpp"
#include "core/record/stamp_text.hpp"
#include "tests/support/generators.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::built_in_schema;

namespace {
const Schema& schema = built_in_schema();

std::string encoded(const JournalEntry& entry) {
    std::string out;
    append_entry(out, entry, schema);
    return out;
}

void check_same(const JournalEntry& a, const JournalEntry& b) {
    CHECK(a.kind == b.kind);
    CHECK(a.label == b.label);
    CHECK(a.wall == b.wall);
    CHECK(a.ops == b.ops);
    CHECK(a.waiting == b.waiting);
    CHECK(a.blocks == b.blocks);
    CHECK(a.first == b.first);
    CHECK(a.op_count == b.op_count);
    CHECK(a.cursor == b.cursor);
    CHECK(a.acked == b.acked);
    CHECK(a.offset_ms == b.offset_ms);
}

JournalEntry round_trip(const JournalEntry& entry) {
    auto decoded = decode_entry(encoded(entry), schema);
    REQUIRE(decoded);
    return std::move(*decoded);
}
} // namespace

TEST_CASE("stamps as text") {
    const Stamp stamp = stamp_of({1763760000000}, 7, 0xabc);
    CHECK(text_of(stamp) == "1763760000000-7-0000000000000abc");
    CHECK(stamp_from(text_of(stamp)) == stamp);
    for (const std::string_view wrong :
         {"", "-", "1-2", "1-2-3", "-1-0-0000000000000abc", "1-70000-0000000000000abc", "0-0-0000000000000abc",
          "1-2-0000000000000abg", " 1-2-0000000000000abc", "999999999999999999-0-0000000000000abc"})
        CHECK(!stamp_from(wrong));
}

TEST_CASE("a commit says session, stamp and record once") {
    const EntityIx person_ix = schema.entity("person");
    JournalEntry entry{.kind = EntryKind::commit, .label = "add", .wall = {1763760000123}};
    for (std::uint64_t n = 5; n < 9; ++n)
        entry.ops.push_back({.id = {0xc0ffee, n},
                             .at = stamp_of({1763760000000}, 0, 0xc0ffee),
                             .entity = person_ix,
                             .field = schema.field(person_ix, "name"),
                             .record = {0xc0ffee, 5},
                             .value = std::string("سارة")});
    const std::string text = encoded(entry);
    CHECK(text.size() < 300);
    std::size_t sessions = 0;
    for (std::size_t at = text.find("c0ffee"); at != text.npos; at = text.find("c0ffee", at + 1)) ++sessions;
    CHECK(sessions == 3); // the entry's session, its stamp, the record's id
    check_same(round_trip(entry), entry);
}

TEST_CASE("every kind of entry comes back") {
    check_same(round_trip({}), {});
    test::Random random(7);
    JournalEntry pulled{.kind = EntryKind::pulled,
                        .ops = test::random_ops(random, schema),
                        .waiting = {R"({"h":"5-0","n":1,"s":"00000000000000aa","x":1})"},
                        .cursor = 99};
    check_same(round_trip(pulled), pulled);
    const JournalEntry rows{.kind = EntryKind::rows,
                            .label = "import",
                            .wall = {5},
                            .blocks = {"seg/00ff", "seg/\"x"},
                            .first = {9, 1},
                            .op_count = 100000};
    check_same(round_trip(rows), rows);
    const JournalEntry acked{.kind = EntryKind::acked, .acked = {{1, 5}, {0xffffffffffffffff, 7}}};
    check_same(round_trip(acked), acked);
    const JournalEntry restamped{.kind = EntryKind::restamped, .wall = {-5}, .offset_ms = -86400000};
    check_same(round_trip(restamped), restamped);
}

TEST_CASE("operations unknown to this release wait with everything they need") {
    const std::string_view text = R"({"kind":"commit","s":"00000000000000aa","n":4,"h":"5-0-00000000000000aa","ops":[
        {"e":"person","r":"00000000000000aa-4","f":"name","v":"x"},
        {"e":"spaceship","r":"00000000000000aa-5","f":"fuel","v":1},
        {"f":"crew","v":2},
        {"e":"person","r":"00000000000000aa-4","f":"shoe","v":43},
        {"f":"territory","v":"y"}]})";
    const auto entry = decode_entry(text, schema);
    REQUIRE(entry);
    REQUIRE(entry->ops.size() == 2);
    CHECK(entry->ops[1].id.n == 8);
    CHECK(entry->ops[1].record == RecordId{0xaa, 4});
    REQUIRE(entry->waiting.size() == 3);
    CHECK(entry->waiting[1] ==
          R"({"e":"spaceship","f":"crew","h":"5-0","n":6,"r":"00000000000000aa-5","s":"00000000000000aa","v":2})");
    for (const std::string& waiting : entry->waiting) {
        const auto op = decode_op(waiting, schema);
        REQUIRE(op);
        CHECK(std::get<UnknownOp>(*op).text == waiting);
    }
    check_same(round_trip(*entry), *entry);
}

TEST_CASE("damaged entries are refused with a reason") {
    const auto error = [](std::string_view text) {
        const auto entry = decode_entry(text, schema);
        return entry ? std::string_view("none") : name_of(entry.error());
    };
    CHECK(error("{}") == "wrong_kind");
    CHECK(error(R"({"kind":"dance"})") == "wrong_kind");
    CHECK(error(R"({"kind":"commit","ops":[{}]})") == "wrong_session");
    CHECK(error(R"({"kind":"commit","wall":"x"})") == "wrong_number");
    CHECK(error(R"({"kind":"acked","acked":{"1":5}})") == "wrong_type");
    CHECK(error(R"({"kind":"rows","blocks":[1]})") == "wrong_type");
    CHECK(error(R"({"kind":"commit","waiting":[1]})") == "wrong_type");
}

namespace {
std::vector<WireOp> some_wire_ops(Session session, std::uint64_t from, std::size_t count) {
    const EntityIx person_ix = schema.entity("person");
    std::vector<WireOp> ops;
    for (std::size_t i = 0; i < count; ++i)
        ops.push_back(wire_op_of(Op{.id = {session, from + i},
                                    .at = stamp_of({1763760000000}, static_cast<std::uint16_t>(i), session),
                                    .entity = person_ix,
                                    .field = schema.field(person_ix, "name"),
                                    .record = {session, from},
                                    .value = std::string("سارة \"")},
                                 schema));
    return ops;
}
} // namespace

TEST_CASE("a push arrives as it was sent") {
    PushRequest request{.dataset = "d1", .session = 0xfeed, .from = 7, .ops = some_wire_ops(0xfeed, 7, 3)};
    const auto arrived = decode_push(encode_push(request));
    REQUIRE(arrived);
    CHECK(arrived->dataset == "d1");
    REQUIRE(arrived->ops.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(arrived->ops[i].id == request.ops[i].id);
        CHECK(arrived->ops[i].at == request.ops[i].at);
        CHECK(std::get<Op>(*decode_op(arrived->ops[i].text, 0xfeed, schema)) ==
              std::get<Op>(*decode_op(request.ops[i].text, 0xfeed, schema)));
    }
    const auto twice = decode_push(encode_push(*arrived)); // what a server keeps is stable
    REQUIRE(twice);
    CHECK(*twice == *arrived);

    request.ops[1].id.n = 9;
    request.ops[1].text.replace(request.ops[1].text.find("\"n\":8"), 5, "\"n\":9");
    const auto with_gap = decode_push(encode_push(request));
    REQUIRE(!with_gap);
    CHECK(with_gap.error() == DecodeError::out_of_order);
}

TEST_CASE("an encrypted operation passes through untouched") {
    const std::string_view body = R"({"proto":1,"dataset":"d","session":"000000000000feed","from":1,
        "ops":[{"n":1,"h":"5-0","key":"k7","aad":"AA==","x":"c2VjcmV0","pad":"0000"}]})";
    const auto request = decode_push(body);
    REQUIRE(request);
    CHECK(request->ops[0].text == R"({"aad":"AA==","h":"5-0","key":"k7","n":1,"pad":"0000","x":"c2VjcmV0"})");
    PullReply reply{.ops = request->ops, .cursor = 1, .head = 1};
    reply.ops[0].seq = 1;
    const auto pulled = decode_pull_reply(200, encode_pull_reply(reply));
    REQUIRE(pulled);
    CHECK(pulled->ops == reply.ops);
    const auto op = decode_op(pulled->ops[0].text, pulled->ops[0].id.session, schema);
    REQUIRE(op);
    const auto sent_on = wire_op_of(std::get<UnknownOp>(*op));
    REQUIRE(sent_on);
    CHECK(sent_on->text == request->ops[0].text);
}

TEST_CASE("every answer to a push comes back") {
    const PushReply replies[] = {
        {.acked = {{0xfeed, 12}}, .now_ms = 5, .head = 40},
        {.outcome = PushOutcome::gap, .now_ms = 5, .want = 3},
        {.outcome = PushOutcome::fork, .now_ms = 5, .refused_n = 3},
        {.outcome = PushOutcome::refused, .now_ms = 5, .refused_n = 3, .why = "no_such_entity"},
        {.outcome = PushOutcome::skew, .now_ms = 1763760000000},
        {.outcome = PushOutcome::too_big, .now_ms = 5},
        {.outcome = PushOutcome::upgrade, .now_ms = 5, .min_proto = 2},
        {.outcome = PushOutcome::busy, .now_ms = 5, .retry_after_s = 30},
        {.outcome = PushOutcome::denied, .now_ms = 5}};
    for (const PushReply& reply : replies) {
        const auto back = decode_push_reply(http_status(reply.outcome), encode_push_reply(reply));
        REQUIRE(back);
        CHECK(*back == reply);
    }
    CHECK(decode_push_reply(503, "<html>Bad gateway</html>")->outcome == PushOutcome::busy);
    CHECK(decode_push_reply(403, "")->outcome == PushOutcome::denied);
    CHECK(!decode_push_reply(200, "<html>welcome to the hotel's network</html>"));
    CHECK(!decode_push_reply(200, "{}"));
    CHECK(!decode_push_reply(409, "{}")); // a gap without a number would loop
    CHECK(!decode_push_reply(500, "{}"));
}

TEST_CASE("a pull and its answer") {
    CHECK(*decode_pull_query(pull_query({.cursor = 1234567890123, .limit = 50})) ==
          PullRequest{.cursor = 1234567890123, .limit = 50});
    CHECK(*decode_pull_query("") == PullRequest{});
    CHECK(decode_pull_query("limit=99999999&later=x")->limit == wire_ops_max);
    CHECK(!decode_pull_query("cursor=-1"));
    CHECK(!decode_pull_query("cursor=99999999999999999999"));

    PullReply reply{
        .cursor = 12, .more = true, .now_ms = 5, .head = 20, .check = {.count = 12, .xored = 0xfedcba9876543210}};
    for (WireOp& op : some_wire_ops(0xfeed, 1, 2)) {
        op.text = decode_push(encode_push({.dataset = "d", .session = 0xfeed, .from = op.id.n, .ops = {op}}))
                      ->ops[0]
                      .text; // as a server keeps it
        op.seq = 10 + op.id.n;
        reply.ops.push_back(op);
    }
    const auto back = decode_pull_reply(200, encode_pull_reply(reply));
    REQUIRE(back);
    CHECK(*back == reply);
    for (const PullReply& other : {PullReply{.outcome = PullOutcome::bootstrap, .now_ms = 1},
                                   PullReply{.outcome = PullOutcome::busy, .retry_after_s = 9},
                                   PullReply{.outcome = PullOutcome::upgrade, .min_proto = 3}}) {
        const auto answer = decode_pull_reply(http_status(other.outcome), encode_pull_reply(other));
        REQUIRE(answer);
        CHECK(*answer == other);
    }
    std::swap(reply.ops[0], reply.ops[1]);
    CHECK(decode_pull_reply(200, encode_pull_reply(reply)).error() == DecodeError::out_of_order);
}
