// The rules of the sync one by one, each in the smallest world in which it could be broken.
#include <doctest/doctest.h>

#include "core/app/restamps.hpp"
#include "core/app/row_order.hpp"
#include "core/app/sync_replica.hpp"
#include "core/formats/op_content.hpp"
#include "core/formats/wire_json.hpp"
#include "core/sync/client.hpp"
#include "core/sync/server.hpp"
#include "tests/simulation/sync_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

struct Lab { // a server, and the true time
    std::int64_t now_ms = 1'700'000'000'000;
    SimServerStore store;
    SyncRules rules;
    std::uint64_t bits = 1;
    PushReply push(const PushRequest& request) {
        return SyncServer(store, built_in_schema(), [this] { return Moment{now_ms}; }, rules).push({}, request);
    }
    PullReply pull(const PullRequest& request) {
        return SyncServer(store, built_in_schema(), [this] { return Moment{now_ms}; }, rules).pull({}, request);
    }
};

class LabTransport final : public Transport {
public:
    explicit LabTransport(Lab& lab) : m_lab(lab) {}
    void push(const PushRequest& request, Pushed done) override { done(m_lab.push(request)); }
    void pull(const PullRequest& request, Pulled done) override { done(m_lab.pull(request)); }

private:
    Lab& m_lab;
};

struct LabDevice final : Environment {
    explicit LabDevice(Lab& lab_in, std::int64_t skew = 0) : lab(lab_in), skew_ms(skew), transport(lab_in) { start(); }
    Moment now() override { return {lab.now_ms + skew_ms}; }
    int offset_minutes() override { return 0; }
    std::uint64_t random_bits() override { return mix64(fixed_bits ? fixed_bits++ : lab.bits++); }
    void start() {
        workspace = std::make_unique<Workspace>(*this, storage, loop, nullptr, VaultOptions{.ballast_bytes = 0});
        workspace->open("firm", StorageAccess::write, [] {});
        loop.run();
        REQUIRE(workspace->phase() == Phase::ready);
        replica = std::make_unique<WorkspaceReplica>(*workspace);
        client = std::make_unique<SyncClient>(*replica, transport);
    }
    void restart() {
        loop.run();
        client.reset();
        replica.reset();
        workspace.reset();
        storage.close();
        start();
    }
    SyncOutcome sync() {
        loop.run();
        client->run([](const SyncReport&) {});
        loop.run();
        REQUIRE(!client->is_running());
        return client->report().outcome;
    }
    void name(RecordId id, std::string text) {
        const EntityIx person = workspace->schema().entity("person");
        workspace->commit({"edit", {{person, workspace->schema().name_field(person), id, OpKind::set, text}}});
        loop.run();
    }
    std::string name(RecordId id) const {
        const Value value =
            workspace->tables().value(id, workspace->schema().name_field(workspace->schema().entity("person")));
        return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : std::string();
    }
    void tag(RecordId id, std::string word, bool is_added) {
        const EntityIx person = workspace->schema().entity("person");
        Edit edit{person, workspace->schema().field(person, "hobbies"), id, is_added ? OpKind::add : OpKind::remove,
                  word};
        if (!is_added) edit.seen = workspace->tables().additions(workspace->tables().find(id), edit.field, edit.value);
        workspace->commit({"edit", {edit}});
        loop.run();
    }
    std::size_t tags(RecordId id) const {
        return workspace->tables()
            .elements(workspace->tables().find(id),
                      workspace->schema().field(workspace->schema().entity("person"), "hobbies"))
            .size();
    }
    std::string text() const { return export_text(workspace->tables(), &workspace->waiting()); }

    Lab& lab;
    std::int64_t skew_ms;
    std::uint64_t fixed_bits = 0;
    FakeDisk disk;
    FakeLoop loop;
    FakeStorage storage{disk, loop};
    LabTransport transport;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<WorkspaceReplica> replica;
    std::unique_ptr<SyncClient> client;
};

constexpr RecordId sara{0xabc, 1}, omar{0xabc, 2};

WireOp wire(OpId id, std::int64_t ms, const std::string& text) {
    Op op{.id = id, .at = stamp_of({ms}, 0, id.session), .record = sara, .value = text};
    op.entity = built_in_schema().entity("person");
    op.field = built_in_schema().name_field(op.entity);
    return wire_op_of(op, built_in_schema());
}

PushRequest request_of(Session session, std::uint64_t from, std::initializer_list<WireOp> ops) {
    return {.dataset = "firm", .session = session, .from = from, .ops = ops};
}

} // namespace

// --- the server ------------------------------------------------------------------------------------------------------

TEST_CASE("the server takes an operation once, in order, and only the one it was first told") {
    Lab lab;
    const PushRequest two = request_of(7, 1, {wire({7, 1}, lab.now_ms, "a"), wire({7, 2}, lab.now_ms, "b")});
    CHECK(lab.push(two).acked.at(7) == 2);
    CHECK(lab.push(two).acked.at(7) == 2); // the answer was lost: again, and nothing happens
    CHECK(lab.store.rows.size() == 2);
    const PushReply gap = lab.push(request_of(7, 5, {wire({7, 5}, lab.now_ms, "e")}));
    CHECK(gap.outcome == PushOutcome::gap);
    CHECK(gap.want == 3);
    const PushReply later = lab.push(request_of(7, 2, {wire({7, 2}, lab.now_ms + 1000, "b")}));
    CHECK(later.outcome == PushOutcome::acked); // the same operation under a corrected stamp
    const PushReply fork =
        lab.push(request_of(7, 2, {wire({7, 2}, lab.now_ms, "other"), wire({7, 3}, lab.now_ms, "c")}));
    CHECK(fork.outcome == PushOutcome::fork);
    CHECK(fork.refused_n == 2);
    CHECK(lab.store.rows.size() == 2);
}

TEST_CASE("the server lets nothing from the future in, and nothing of that message") {
    Lab lab;
    CHECK(lab.push(request_of(7, 1, {wire({7, 1}, lab.now_ms + 299'000, "a")})).outcome == PushOutcome::acked);
    const PushReply skew =
        lab.push(request_of(7, 2, {wire({7, 2}, lab.now_ms, "b"), wire({7, 3}, lab.now_ms + 301'000, "c")}));
    CHECK(skew.outcome == PushOutcome::skew);
    CHECK(skew.now_ms == lab.now_ms);
    CHECK(lab.store.rows.size() == 1);
}

TEST_CASE("the server relays what it does not understand, and refuses what is malformed, keeping what came before") {
    Lab lab;
    WireOp later{.id = {7, 1},
                 .at = stamp_of({lab.now_ms}, 0, 7),
                 .text = R"({"e":"spaceship","f":"warp","h":")" + std::to_string(lab.now_ms) +
                         R"(-0","n":1,"r":"0000000000000abc-1","v":9})"};
    WireOp locked{.id = {7, 2},
                  .at = stamp_of({lab.now_ms}, 0, 7),
                  .text = R"({"body":"c2VjcmV0","h":")" + std::to_string(lab.now_ms) + R"(-0","key":"k1","n":2})"};
    CHECK(lab.push(request_of(7, 1, {later, locked})).outcome == PushOutcome::acked);
    const PullReply page = lab.pull({.cursor = 0});
    REQUIRE(page.ops.size() == 2);
    CHECK(page.ops[0].text == later.text);
    CHECK(page.ops[1].text == locked.text);

    WireOp wrong = wire({7, 4}, lab.now_ms, "d");
    wrong.text.replace(wrong.text.find("\"v\":\"d\""), 7, "\"v\":[1]");
    const PushReply refused =
        lab.push(request_of(7, 3, {wire({7, 3}, lab.now_ms, "c"), wrong, wire({7, 5}, lab.now_ms, "e")}));
    CHECK(refused.outcome == PushOutcome::refused);
    CHECK(refused.refused_n == 4);
    CHECK(refused.why == "wrong_value");
    CHECK(lab.store.rows.size() == 3);
}

TEST_CASE("the server speaks only the protocol it knows, and takes only so much at once") {
    Lab lab;
    PushRequest request = request_of(7, 1, {wire({7, 1}, lab.now_ms, "a")});
    request.proto = wire_protocol + 1;
    CHECK(lab.push(request).outcome == PushOutcome::upgrade);
    request.proto = wire_protocol;
    lab.rules.ops_max = 1;
    request.ops.push_back(wire({7, 2}, lab.now_ms, "b"));
    CHECK(lab.push(request).outcome == PushOutcome::too_big);
    CHECK(SyncServer(lab.store, built_in_schema(), [&] { return Moment{lab.now_ms}; })
              .push({.role = UserRole::reader}, request_of(7, 1, {wire({7, 1}, lab.now_ms, "a")}))
              .why == "not_allowed");
}

// --- the client ------------------------------------------------------------------------------------------------------

TEST_CASE("two copies of one disk that go on under one session both keep their edits") {
    Lab lab;
    LabDevice first(lab);
    first.fixed_bits = 500; // a cloned machine draws the same session twice
    first.restart();
    first.name(sara, "shared");
    LabDevice second(lab);
    second.fixed_bits = 500;
    second.restart();
    second.name(sara, "shared");
    REQUIRE(first.workspace->session() == second.workspace->session());
    lab.now_ms += 1000;
    first.name(omar, "from the first");
    lab.now_ms += 1000;
    second.name(sara, "from the second");
    CHECK(first.sync() == SyncOutcome::in_step);
    CHECK(second.sync() == SyncOutcome::in_step);
    CHECK(first.sync() == SyncOutcome::in_step);
    CHECK(second.sync() == SyncOutcome::in_step);
    CHECK(first.name(sara) == "from the second");
    CHECK(second.name(omar) == "from the first");
    CHECK(first.text() == second.text());
    const std::string before = second.text();
    second.fixed_bits = 900;
    second.restart();
    CHECK(second.text() == before);
    CHECK(second.workspace->unsent_count() == 0);
}

TEST_CASE("a clock 300 days ahead blocks nobody: its edits are sent as of the true time, and lose to later ones") {
    Lab lab;
    LabDevice ahead(lab, 300 * day_ms), right(lab);
    ahead.name(sara, "early, by a wrong clock");
    ahead.tag(sara, "chess", true);
    ahead.tag(sara, "chess", false);
    ahead.tag(sara, "tea", true);
    lab.now_ms += 60'000;
    right.name(sara, "later, by a right one");
    CHECK(right.sync() == SyncOutcome::in_step);
    CHECK(ahead.sync() == SyncOutcome::in_step);
    CHECK(ahead.client->report().has_corrected_clock);
    CHECK(right.sync() == SyncOutcome::in_step);
    CHECK(right.name(sara) == "later, by a right one");
    CHECK(ahead.name(sara) == "later, by a right one");
    CHECK(right.tags(sara) == 1);
    CHECK(ahead.text() == right.text());
    for (const SimServerStore::Row& row : lab.store.rows) CHECK(row.op.at.moment().ms <= lab.now_ms + 300'000);
    const std::string before = ahead.text();
    ahead.restart();
    CHECK(ahead.text() == before);
    ahead.name(sara, "and this is the latest"); // the corrected clock goes on
    lab.now_ms += 1000;
    CHECK(ahead.sync() == SyncOutcome::in_step);
    CHECK(!ahead.client->report().has_corrected_clock);
    CHECK(right.sync() == SyncOutcome::in_step);
    CHECK(right.name(sara) == "and this is the latest");
}

TEST_CASE("the stamp under which the server has an operation counts, also against our own correction") {
    Lab lab;
    LabDevice ahead(lab, 6 * 60'000), right(lab);
    ahead.name(sara, "by a clock six minutes ahead");
    ahead.tag(sara, "tea", true);
    // A push goes out and is not answered; the server hears it only when the stamp has come of age.
    PushRequest late;
    ahead.replica->begin_sending();
    ahead.replica->next_unsent(1000, 100'000, [&](Replica::Batch batch) {
        late = {.dataset = "firm", .session = batch->front().id.session, .from = batch->front().id.n, .ops = *batch};
    });
    ahead.loop.run();
    REQUIRE(late.ops.size() == 2);
    struct Interrupted final : Transport { // the correction happens, then the network fails
        explicit Interrupted(Lab& lab_in) : lab(lab_in) {}
        void push(const PushRequest& request, Pushed done) override {
            if (std::exchange(is_asked, true)) return done(Unexpected{TransportError::unreachable});
            done(lab.push(request));
        }
        void pull(const PullRequest&, Pulled done) override { done(Unexpected{TransportError::unreachable}); }
        Lab& lab;
        bool is_asked = false;
    } interrupted(lab);
    SyncClient client(*ahead.replica, interrupted);
    client.run([](const SyncReport&) {});
    ahead.loop.run();
    CHECK(client.report().outcome == SyncOutcome::offline);
    CHECK(client.report().has_corrected_clock);
    ahead.tag(sara, "tea", false); // names the corrected stamp
    lab.now_ms += 2 * 60'000;
    REQUIRE(lab.push(late).outcome == PushOutcome::acked);
    CHECK(ahead.sync() == SyncOutcome::in_step);
    CHECK(right.sync() == SyncOutcome::in_step);
    CHECK(ahead.text() == right.text());
    CHECK(right.tags(sara) == 0);
    const std::string before = ahead.text();
    ahead.restart();
    CHECK(ahead.text() == before);
}

TEST_CASE("a slow clock is corrected too, so that its edits do not lose to older ones") {
    Lab lab;
    LabDevice slow(lab, -3'600'000), right(lab);
    right.name(sara, "first");
    CHECK(right.sync() == SyncOutcome::in_step);
    CHECK(slow.sync() == SyncOutcome::in_step);
    CHECK(slow.workspace->sync_state().offset_ms == 3'600'000);
    lab.now_ms += 60'000;
    slow.name(omar, "after that");
    lab.now_ms += 1'000;
    CHECK(slow.sync() == SyncOutcome::in_step);
    CHECK(lab.store.rows.back().op.at.moment().ms >= lab.now_ms - 61'000);
}

TEST_CASE("a file from a copy with a wrong clock does not poison the shared log") {
    Lab lab;
    LabDevice ahead(lab, 300 * day_ms), right(lab);
    ahead.name(sara, "from the future");
    StagedImport file(&right.workspace->tables());
    REQUIRE(file.feed(export_text(ahead.workspace->tables())));
    REQUIRE(file.finish());
    right.workspace->merge(file);
    CHECK(right.name(sara) == "from the future");
    CHECK(right.sync() == SyncOutcome::in_step);
    right.name(sara, "edited since");
    lab.now_ms += 1000;
    CHECK(right.sync() == SyncOutcome::in_step);
    LabDevice third(lab);
    CHECK(third.sync() == SyncOutcome::in_step);
    CHECK(third.name(sara) == "edited since");
    CHECK(third.text() == right.text());
}

TEST_CASE("a server restored from an older backup gets back what it has lost") {
    Lab lab;
    LabDevice first(lab), second(lab);
    first.name(sara, "one");
    CHECK(first.sync() == SyncOutcome::in_step);
    const auto backup = lab.store.rows;
    first.name(omar, "two");
    CHECK(first.sync() == SyncOutcome::in_step);
    lab.store.rows = backup;
    first.name(sara, "three");
    CHECK(first.sync() == SyncOutcome::in_step);
    CHECK(second.sync() == SyncOutcome::in_step);
    CHECK(second.name(omar) == "two");
    CHECK(second.name(sara) == "three");
    CHECK(first.text() == second.text());
}

// --- the parts -------------------------------------------------------------------------------------------------------

TEST_CASE(
    "a later correction of a stamp covers earlier ones, the server's covers all, and a removal knows every stamp") {
    Restamps stamps;
    const Stamp a{10, 1}, b{20, 1}, c{30, 1}, d{40, 1};
    stamps.add({{7, 1}, 10, a, b});
    CHECK(stamps.of({7, 1}, a) == b);
    CHECK(stamps.of({7, 10}, a) == b);
    CHECK(stamps.of({7, 11}, a) == a);
    CHECK(stamps.of({8, 5}, a) == a);
    stamps.add({{7, 4}, 3, b, c});
    CHECK(stamps.of({7, 3}, a) == b);
    CHECK(stamps.of({7, 4}, a) == c);
    CHECK(stamps.of({7, 6}, a) == c);
    CHECK(stamps.of({7, 7}, a) == b);
    stamps.adopt({7, 5}, c, d);
    stamps.add({{7, 1}, 10, b, a});
    CHECK(stamps.of({7, 5}, a) == d);
    CHECK(stamps.of({7, 6}, a) == a);
    Op removal{.id = {9, 1}, .at = {50, 9}, .kind = OpKind::remove, .seen = {b}};
    stamps.apply(removal);
    CHECK(removal.seen == std::vector<Stamp>{a, b, c, d});
    CHECK(removal.at == Stamp{50, 9});
    Restamps again;
    for (const Restamp& each : stamps.list()) again.take(each);
    for (std::uint64_t n = 0; n < 12; ++n) CHECK(again.of({7, n}, a) == stamps.of({7, n}, a));
}

TEST_CASE("the numbers of imported cells do not depend on the order of the schema's fields") {
    const Schema& schema = built_in_schema();
    const EntityIx person = schema.entity("person");
    Tables tables(schema);
    Random random(7);
    for (const Op& op : random_ops(random, schema, {.ops = 400, .records = 20})) tables.apply(op);
    const RowOrder order(schema, person);
    std::uint64_t count = 0;
    std::vector<Op> ops;
    for (std::size_t e = 0; e < tables.table_count(); ++e)
        for (Row row = 0; row < tables.table(static_cast<EntityIx>(e)).rows(); ++row) {
            row_as_ops(tables, {static_cast<EntityIx>(e), row}, ops);
            count += ops.size();
        }
    RowBlocks rows(tables);
    while (rows.step()) {
    }
    CHECK(rows.op_count() == count);
    for (Row row = 0; row < tables.table(person).rows(); ++row) {
        order.row_as_ops(tables, {person, row}, ops);
        for (std::size_t i = 1; i < ops.size(); ++i) {
            const FieldIx created = created_field(schema, person);
            if (ops[i].field == created) CHECK(ops[i - 1].field == created);
            if (ops[i - 1].field != created && ops[i].field != created)
                CHECK(schema.field(person, ops[i - 1].field).key <= schema.field(person, ops[i].field).key);
        }
    }
}

TEST_CASE("what an operation says does not depend on its stamp") {
    const WireOp one = wire({7, 1}, 1'000, "a"), later = wire({7, 1}, 2'000, "a"), other = wire({7, 1}, 1'000, "b");
    CHECK(content_of(one.text) == content_of(later.text));
    CHECK(content_of(one.text) != content_of(other.text));
    CHECK(content_of(R"({"body":"x","key":"k","n":1})").is_zero());
    const auto moved = rewritten(one.text, {8, 3}, stamp_of({5'000}, 2, 9));
    REQUIRE(moved);
    CHECK(moved->id == OpId{8, 3});
    CHECK(moved->text.find("\"h\":\"5000-2\"") != std::string::npos);
    CHECK(moved->text.find("\"by\":\"0000000000000009\"") != std::string::npos);
}

// --- erasing ---------------------------------------------------------------------------------------------------------

namespace {

bool holds(const FakeDisk& disk, std::string_view text) {
    for (const auto& [dataset, areas] : disk.datasets)
        for (const auto& area : areas)
            if (area)
                for (const auto& [name, bytes] : area->values)
                    if (bytes.find(text) != bytes.npos) return true;
    return false;
}
bool holds(const Lab& lab, std::string_view text) {
    return std::ranges::any_of(
        lab.store.rows, [&](const SimServerStore::Row& row) { return row.op.text.find(text) != row.op.text.npos; });
}
void settle(LabDevice& device) {
    for (int i = 0; i < 1'000 && device.workspace->has_work(); ++i) device.workspace->step(), device.loop.run();
}
RecordId add(LabDevice& device, std::string_view key, std::vector<std::pair<std::string_view, Value>> cells) {
    const Schema& schema = device.workspace->schema();
    SaveRecord save{.entity = schema.entity(key)};
    for (auto& [field, value] : cells) save.cells.push_back({schema.field(save.entity, field), value});
    const auto sent = device.workspace->send(save);
    REQUIRE(sent);
    device.loop.run();
    return sent->added.front();
}

} // namespace

TEST_CASE("who is erased on one device is erased on the server and on every other, and late edits of him drop") {
    Lab lab;
    LabDevice a(lab), b(lab);
    const RecordId her = add(a, "person", {{"name", "Zubaydah"}, {"phone", "+966512398765"}});
    const RecordId friend_of = add(a, "person", {{"name", "Noura"}});
    a.tag(her, "Falconry", true);
    REQUIRE(a.sync() == SyncOutcome::in_step);
    REQUIRE(b.sync() == SyncOutcome::in_step);
    REQUIRE(holds(lab, "Zubaydah"));
    REQUIRE(holds(b.disk, "Zubaydah"));

    lab.now_ms += 60'000;
    REQUIRE(a.workspace->send(ErasePerson{her}));
    lab.now_ms += 60'000; // offline and later: b edits her and hangs a note on her
    b.name(her, "Zubaydah the Late");
    b.tag(her, "Zubaydah's horses", true);
    const RecordId note = add(b, "note", {{"person", her}, {"text", "Zubaydah called"}});
    b.name(friend_of, "Noura H.");

    for (int i = 0; i < 4; ++i)
        for (LabDevice* device : {&a, &b}) {
            REQUIRE(device->sync() == SyncOutcome::in_step);
            settle(*device);
        }
    for (const std::string_view secret : {"Zubaydah", "512398765", "Falconry"}) {
        CHECK(!holds(lab, secret));
        CHECK(!holds(a.disk, secret));
        CHECK(!holds(b.disk, secret));
    }
    CHECK(a.name(friend_of) == "Noura H.");
    CHECK(a.name(her).empty());
    CHECK(a.tags(her) == 0);
    CHECK(!a.workspace->tables().is_live(note));
    CHECK(a.text() == b.text());
    LabDevice c(lab); // one that has never heard of her
    REQUIRE(c.sync() == SyncOutcome::in_step);
    CHECK(c.text() == a.text());
    b.restart();
    CHECK(b.text() == a.text());
    CHECK(b.sync() == SyncOutcome::in_step);
}

TEST_CASE("an erasing that is sent before anything was arrives as one") {
    Lab lab;
    LabDevice a(lab), b(lab);
    const RecordId her = add(a, "person", {{"name", "Zubaydah"}, {"phone", "+966512398765"}});
    REQUIRE(a.workspace->send(ErasePerson{her})); // all of it still unsent
    a.loop.run();
    settle(a);
    REQUIRE(a.sync() == SyncOutcome::in_step);
    CHECK(!holds(lab, "Zubaydah"));
    REQUIRE(b.sync() == SyncOutcome::in_step);
    CHECK(b.text() == a.text());
    CHECK(b.workspace->tables().is_erased(b.workspace->tables().find(her)));
}
