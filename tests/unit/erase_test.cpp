// Erasing a person: what goes and what stays, and that no byte of him is left anywhere in the storage.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/app/row_order.hpp"
#include "core/commands/erase.hpp"
#include "core/queries/display.hpp"
#include "core/queries/search.hpp"
#include "tests/support/workspace_world.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::WorkspaceWorld;

namespace {

// What must not be found. Latin letters: a text in them looks the same in every encoding we write.
constexpr std::string_view secrets[] = {"Zubaydah",       "966512398765",   "zubaydah@example",
                                        "Quraysh Street", "Falconry",       "likes saffron",
                                        "her wedding",    "owes an answer", "Chief Falconer"};

std::vector<std::string> found_in(const test::FakeDisk& disk) {
    std::vector<std::string> found;
    for (const auto& [dataset, areas] : disk.datasets)
        for (const auto& area : areas)
            if (area)
                for (const auto& [name, bytes] : area->values)
                    for (const std::string_view secret : secrets)
                        if (bytes.find(secret) != bytes.npos) found.push_back(name + ": " + std::string(secret));
    return found;
}

struct Shop {
    WorkspaceWorld world;
    RecordId her = world.add("person", {{"name", "Zubaydah Alharbi"},
                                        {"phone", "+966512398765"},
                                        {"email", "zubaydah@example.com"},
                                        {"address", Address{.street = "Quraysh Street 7", .city = "جدة"}},
                                        {"stage", "vip"},
                                        {"source", "a friend of Zubaydah"},
                                        {"preferences", "likes saffron"}});
    RecordId other = world.add("person", {{"name", "Noura"}, {"phone", "+966507654321"}, {"referred_by", her}});
    RecordId order = world.add("order", {{"person", her},
                                         {"date", std::int64_t{20000}},
                                         {"total", Money{125'00, currency_of("SAR")}},
                                         {"remarks", "Zubaydah wants it soon"}});
    RecordId call = world.add("dealing", {{"person", her},
                                          {"channel", "call"},
                                          {"at", std::int64_t{1'795'000'000'000}},
                                          {"points", "Zubaydah owes an answer"}});
    RecordId note = world.add("note", {{"person", her}, {"text", "Zubaydah likes saffron"}});
    RecordId task = world.add("task", {{"person", her}, {"title", "Call Zubaydah"}});
    RecordId day = world.add("occasion", {{"person", her}, {"title", "her wedding"}, {"date", std::int64_t{15000}}});
    RecordId firm = world.add("company", {{"name", "النور"}});
    RecordId job = world.add("affiliation", {{"person", her}, {"company", firm}, {"role", "Chief Falconer"}});

    Shop() {
        SaveRecord hobbies{.entity = world.entity("person"), .id = her};
        hobbies.cells = {{world.field("person", "hobbies"), {}, {Value{"Falconry"}, Value{"Tea"}}}};
        REQUIRE(world.send(hobbies));
        REQUIRE(world.send(world.save_of("person", {{"name", "Zubaydah Alqurashi"}}, her))); // a past
        REQUIRE(world.save());
    }
    bool scrub() {
        bool is_done = false;
        world.workspace->scrub([&](bool done) { is_done = done; });
        for (int i = 0; i < 10'000 && world.workspace->must_scrub(); ++i) world.workspace->step(), world.run();
        return is_done;
    }
    bool erase(RecordId who) {
        REQUIRE(world.send(ErasePerson{who}));
        return scrub();
    }
    Value value(RecordId id, std::string_view key) const {
        const Place place = world.tables().find(id);
        return world.tables().value(place, world.workspace->schema().field(place.entity, key));
    }
};

} // namespace

TEST_CASE("erasing takes what is personal and leaves the books") {
    Shop shop;
    const Erasing asked = what_erasing_takes(shop.world.tables(), shop.her);
    CHECK(asked.persons == std::vector{shop.her});
    CHECK(asked.others.size() == 6);
    CHECK(asked.mentions.empty());
    REQUIRE(shop.erase(shop.her));
    const Tables& tables = shop.world.tables();
    for (const std::string_view key : {"name", "phone", "email", "address", "preferences", "source"})
        CHECK(is_missing(shop.value(shop.her, key)));
    CHECK(tables.elements(tables.find(shop.her), shop.world.field("person", "hobbies")).empty());
    CHECK(!tables.is_live(shop.her));
    CHECK(!is_missing(shop.value(shop.her, "erased_at")));
    CHECK(shop.value(shop.order, "total") == Value{Money{125'00, currency_of("SAR")}});
    CHECK(shop.value(shop.order, "person") == Value{shop.her});
    CHECK(tables.is_live(shop.order));
    CHECK(is_missing(shop.value(shop.order, "remarks")));
    CHECK(tables.is_live(shop.call));
    CHECK(shop.value(shop.call, "channel") == Value{"call"});
    CHECK(is_missing(shop.value(shop.call, "points")));
    for (const RecordId gone : {shop.note, shop.task, shop.day, shop.job}) CHECK(!tables.is_live(gone));
    const Reader reader{.locale = {Language::en, DigitSet::latin}};
    CHECK(display_name(tables, shop.her, reader) == "Erased person");
    CHECK(shop.world.words(shop.other, "name") == "Noura"); // others stay as they were
    CHECK(shop.value(shop.other, "referred_by") == Value{shop.her});
}

TEST_CASE("no byte of an erased person is left in the storage") {
    for (const bool has_snapshot : {false, true}) {
        CAPTURE(has_snapshot);
        Shop shop;
        if (has_snapshot) {
            REQUIRE(shop.world.compact());
            REQUIRE(shop.world.send(shop.world.save_of("person", {{"email", "zubaydah@example.org"}}, shop.her)));
            REQUIRE(shop.world.compact()); // now the snapshot before is hers too
        }
        REQUIRE(!found_in(shop.world.disk).empty());
        REQUIRE(shop.erase(shop.her));
        CHECK(found_in(shop.world.disk) == std::vector<std::string>{});
        const std::string before = test::export_text(shop.world.tables());
        CHECK(before.find("Zubaydah") == before.npos);
        shop.world.reopen();
        CHECK(shop.world.workspace->phase() == Phase::ready);
        CHECK(!shop.world.workspace->must_scrub());
        CHECK(test::export_text(shop.world.tables()) == before);
        std::vector<Damage> damage;
        shop.world.workspace->vault().check([&](Result<std::vector<Damage>, StorageError> checked) {
            REQUIRE(checked);
            damage = *checked;
        });
        shop.world.run();
        CHECK(damage.empty());
        std::size_t entries = 0;
        shop.world.workspace->read_history(shop.other, [&](std::vector<JournalEntry> past) { entries = past.size(); });
        shop.world.run();
        CHECK(entries == 1); // the history of others is there as it was
    }
}

TEST_CASE("a person who came with an import goes, and the numbers of the import stay") {
    WorkspaceWorld world;
    const auto [session, at] = world.workspace->begin_rows();
    Tables staged(world.workspace->schema());
    const EntityIx person = world.entity("person");
    for (std::uint64_t n = 1; n <= 3; ++n) {
        const auto write = [&](std::string_view key, Value value, OpKind kind = OpKind::set) {
            staged.apply({{session, 0}, at, kind, person, world.field("person", key), {session, n}, value, {}});
        };
        write("created_at", at.moment().ms);
        write("name", n == 2 ? "Zubaydah" : "Noura");
        write("hobbies", n == 2 ? "Falconry" : "Tea", OpKind::add);
        write("hobbies", n == 2 ? "likes saffron" : "Coffee", OpKind::add);
    }
    world.workspace->commit_rows(staged, "import", session);
    REQUIRE(world.save());
    REQUIRE(!found_in(world.disk).empty());
    const auto numbers = [&] {
        std::vector<std::pair<OpId, RecordId>> all;
        OpId next{session, 1};
        std::vector<Bytes> blocks;
        world.workspace->read_all_history(
            [&](JournalEntry&&, const LogRecord& record) {
                for (const BlockRef& block : record.blocks)
                    world.workspace->vault().read_block(block, [&](Result<Bytes, StorageError> bytes) {
                        if (bytes) blocks.push_back(*bytes);
                    });
                return true;
            },
            [] {});
        world.run();
        const RowOrder order(world.workspace->schema(), person);
        std::vector<Op> ops;
        for (const Bytes& block : blocks) {
            Tables rows(world.workspace->schema());
            REQUIRE(apply_block(rows, block));
            for (Row row = 0; row < rows.table(person).rows(); ++row) {
                order.row_as_ops(rows, {person, row}, ops);
                for (const Op& op : ops) all.emplace_back(next, op.record), ++next.n;
            }
        }
        return all;
    };
    const auto before = numbers();
    REQUIRE(before.size() == 12);
    REQUIRE(world.send(ErasePerson{{session, 2}}));
    for (int i = 0; i < 10'000 && world.workspace->must_scrub(); ++i) world.workspace->step(), world.run();
    CHECK(found_in(world.disk) == std::vector<std::string>{});
    CHECK(numbers() == before);
    world.reopen();
    CHECK(world.words({session, 1}, "name") == "Noura");
    CHECK(world.words({session, 2}, "name").empty());
}

TEST_CASE("erasing cannot be undone, and nothing comes back by another road") {
    Shop shop;
    REQUIRE(shop.world.send(shop.world.save_of("person", {{"name", "Noura Alharbi"}}, shop.other)));
    const std::string file = test::export_text(shop.world.tables()); // a backup from before
    REQUIRE(shop.erase(shop.her));
    REQUIRE(shop.world.workspace->undo()); // of the edit before: the erasing is no step
    CHECK(shop.world.words(shop.other, "name") == "Noura");
    while (shop.world.workspace->undo()) shop.world.environment.now_ms += 1'000;
    while (shop.world.workspace->redo()) shop.world.environment.now_ms += 1'000;
    CHECK(is_missing(shop.value(shop.her, "name")));
    REQUIRE(shop.world.import(file));
    CHECK(is_missing(shop.value(shop.her, "name")));
    CHECK(shop.world.workspace->must_scrub()); // the file is in the journal now
    REQUIRE(shop.scrub());
    CHECK(found_in(shop.world.disk) == std::vector<std::string>{});
    REQUIRE(shop.world.send(RestoreRecords{{shop.her}}));
    CHECK(!shop.world.tables().is_live(shop.her));
    CHECK(shop.world.reasons(shop.world.save_of("dealing", {{"points", "again"}}, shop.call)) ==
          std::vector{Reason::record_erased});
    // Nothing new is hung on what is gone, a file that was on its way among it; the books go on.
    for (const char* kind : {"note", "dealing", "attachment"})
        CHECK(std::ranges::contains(shop.world.reasons(shop.world.save_of(kind, {{"person", shop.her}})),
                                    Reason::record_erased));
    CHECK(std::ranges::contains(shop.world.reasons(shop.world.save_of("attachment", {{"order", shop.order}})),
                                Reason::record_erased));
    CHECK(shop.world.reasons(shop.world.save_of("order", {{"state", "delivered"}}, shop.order)).empty());
    CHECK(shop.world
              .reasons(shop.world.save_of("order_line", {{"order", shop.order}, {"quantity", std::int64_t{10'000}}}))
              .empty());
}

TEST_CASE("what nobody says any more when a person is erased goes from the past, too") {
    for (const bool is_reopened : {false, true}) {
        CAPTURE(is_reopened);
        WorkspaceWorld world;
        const RecordId her = world.add("person", {{"name", "Zubaydah Alharbi"}});
        const EntityIx person = world.entity("person");
        // As another release or device would, for a name cannot be emptied by a form.
        world.workspace->commit({"edit", {{person, world.field("person", "name"), her, OpKind::set, {}}}});
        REQUIRE(world.save());
        REQUIRE(!found_in(world.disk).empty());
        REQUIRE(world.send(ErasePerson{her}));
        if (is_reopened) {
            REQUIRE(world.save());
            world.reopen();
        }
        REQUIRE(world.workspace->must_scrub());
        for (int i = 0; i < 10'000 && world.workspace->must_scrub(); ++i) world.workspace->step(), world.run();
        CHECK(found_in(world.disk) == std::vector<std::string>{});
        world.reopen();
        CHECK(!world.workspace->must_scrub()); // once is enough
    }
}

TEST_CASE("a start goes on with an erasing that was cut off") {
    Shop shop;
    REQUIRE(shop.world.compact());
    REQUIRE(shop.world.send(ErasePerson{shop.her}));
    REQUIRE(shop.world.save());
    shop.world.reopen();
    REQUIRE(shop.world.workspace->must_scrub());
    for (int i = 0; i < 10'000 && shop.world.workspace->must_scrub(); ++i)
        shop.world.workspace->step(), shop.world.run();
    CHECK(found_in(shop.world.disk) == std::vector<std::string>{});
}

TEST_CASE("an erasing cut off anywhere leaves a data set that opens, and the next start finishes it") {
    Shop shop;
    REQUIRE(shop.world.compact());
    const std::size_t before = shop.world.disk.transactions.size();
    REQUIRE(shop.erase(shop.her));
    shop.world.run();
    const std::string after = test::export_text(shop.world.tables());
    for (std::size_t cut = before + 1; cut <= shop.world.disk.transactions.size(); ++cut) {
        CAPTURE(cut);
        WorkspaceWorld again(cut);
        again.kill();
        again.canary = {};
        again.disk = shop.world.disk.cut_after(cut);
        again.open();
        REQUIRE(again.workspace->phase() == Phase::ready);
        for (int i = 0; i < 10'000 && again.workspace->must_scrub(); ++i) again.workspace->step(), again.run();
        CHECK(found_in(again.disk) == std::vector<std::string>{});
        CHECK(again.words(shop.other, "name") == "Noura");
    }
}

TEST_CASE("whoever was merged is the same person; who mentions him is told") {
    Shop shop;
    const RecordId twin = shop.world.add("person", {{"name", "Zubaydah H."}, {"phone", "+966512398765"}});
    REQUIRE(shop.world.send(MergeRecords{shop.her, {twin}}));
    const RecordId about =
        shop.world.add("note", {{"company", shop.firm}, {"text", "ask zubaydah alqurashi about the lease"}});
    Erasing asked = what_erasing_takes(shop.world.tables(), twin);
    std::ranges::sort(asked.persons);
    CHECK(asked.persons == std::vector{std::min(shop.her, twin), std::max(shop.her, twin)});
    CHECK(asked.mentions == std::vector{about});
    REQUIRE(shop.erase(twin));
    CHECK(is_missing(shop.value(shop.her, "name")));
    CHECK(is_missing(shop.value(twin, "name")));
    CHECK(shop.world.words(about, "text").starts_with("ask"));
    CHECK(shop.world.reasons(ErasePerson{shop.firm}) == std::vector{Reason::wrong_type});
    CHECK(shop.world.reasons(ErasePerson{{9, 9}}) == std::vector{Reason::no_such_record});
}

TEST_CASE("nobody comes back from an erasing by undo, redo or taking a merge apart") {
    Shop shop;
    const RecordId twin = shop.world.add("person", {{"name", "Zubaydah H."}, {"phone", "+966512398765"}});
    const RecordId third = shop.world.add("person", {{"name", "Hind"}});
    REQUIRE(shop.world.send(RemoveRecords{{third}}));
    REQUIRE(shop.world.send(MergeRecords{shop.her, {twin}}));
    REQUIRE(shop.erase(shop.her));
    REQUIRE(shop.erase(third));
    const auto nobody_is_back = [&] {
        for (const RecordId gone : {shop.her, twin, third}) CHECK(!shop.world.tables().is_live(gone));
    };
    bool is_refused = false;
    shop.world.workspace->unmerge(twin, [&](Result<Undone, NotUnmerged> undone) {
        is_refused = !undone && undone.error() == NotUnmerged::no_merge;
    });
    shop.world.run();
    CHECK(is_refused);
    nobody_is_back();
    while (shop.world.workspace->undo()) {
        shop.world.environment.now_ms += 1'000;
        nobody_is_back();
    }
    while (shop.world.workspace->redo()) {
        shop.world.environment.now_ms += 1'000;
        nobody_is_back();
    }
}

TEST_CASE("an erased person takes nobody with him") {
    Shop shop;
    REQUIRE(shop.erase(shop.her));
    const EntityIx person = shop.world.entity("person");
    shop.world.workspace->commit( // as another device that did not know of it would
        {"restore", {{person, removed_field(shop.world.workspace->schema(), person), shop.her, OpKind::set, {}}}});
    REQUIRE(shop.world.tables().is_live(shop.her));
    CHECK(shop.world.reasons(MergeRecords{shop.other, {shop.her}}) == std::vector{Reason::record_erased});
    CHECK(shop.world.reasons(MergeRecords{shop.her, {shop.other}}) == std::vector{Reason::record_erased});
    CHECK(is_missing(shop.value(shop.other, "erased_at")));
}

TEST_CASE("an erasing is not said to be done while an old file cannot be deleted, and the next start tries again") {
    Shop shop;
    REQUIRE(shop.world.compact());
    REQUIRE(shop.world.send(ErasePerson{shop.her}));
    shop.world.storage->fail_erases(100);
    CHECK(!shop.scrub());
    CHECK(!found_in(shop.world.disk).empty());
    shop.world.reopen();
    REQUIRE(shop.world.workspace->must_scrub());
    CHECK(shop.scrub());
    CHECK(found_in(shop.world.disk) == std::vector<std::string>{});
}
