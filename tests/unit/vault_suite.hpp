// What a vault promises, on whatever storage it stands. Included by one source per storage,
// which says with make_vault_world() where the vaults of the tests live:
//
//     #define VAULT_TEST(sentence) TEST_CASE("fake storage: " sentence)
//     static std::unique_ptr<VaultWorld> make_vault_world();
//     #include "tests/unit/vault_suite.hpp"
#pragma once

#include "core/store/frames.hpp"
#include "core/store/vault_manifest.hpp"
#include "tests/support/vault_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace crm::test {

inline Bytes big(size_t bytes, char seed) {
    Bytes text(bytes, '\0');
    uint64_t state = static_cast<uint64_t>(seed) * 0x9E3779B97F4A7C15 + 1;
    for (char& byte : text) {
        state = state * 6364136223846793005 + 1442695040888963407;
        byte = static_cast<char>(state >> 56);
    }
    return text;
}

inline size_t count_names(VaultWorld& world, StorageArea area, std::string_view prefix) {
    size_t count = 0;
    for (const std::string& name : world.names(area)) count += name.starts_with(prefix) ? 1 : 0;
    return count;
}

// Everything a storage holds, to see that nobody wrote.
inline std::vector<std::pair<std::string, Bytes>> picture_of(VaultWorld& world) {
    std::vector<std::pair<std::string, Bytes>> picture;
    for (StorageArea area : {StorageArea::log, StorageArea::chunk}) {
        for (const std::string& name : world.names(area)) picture.emplace_back(name, world.peek(area, name));
    }
    return picture;
}

// In the rich data set: what only the generation before still needs.
inline constexpr std::string_view spare_segment = "seg/0000000000000001-0000000000000002";

inline bool is_spare_chunk(const std::string& name) {
    return name.starts_with(spare_segment) || name == chunk_name(content_hash("C"));
}

// A data set with a bit of everything: two generations, folded history, bulk blocks, a big
// payload, a log tail. Answers all payloads in order.
inline std::vector<Bytes> make_rich_dataset(VaultWorld& world) {
    Tab tab{world};
    REQUIRE(tab.start());
    REQUIRE(tab.save({"one", "two"}));
    REQUIRE(tab.compact({{"person/0", "A B"}, {"person/1", "C"}}, "first"));
    REQUIRE(tab.save({"three", big(70'000, 't')}));
    REQUIRE(tab.vault->append_bulk({big(100'000, 'x'), big(5'000, 'y')}, "import"));
    REQUIRE(tab.saved());
    REQUIRE(tab.compact({{"person/0", "A B"}, {"person/1", "C D"}}, "second"));
    REQUIRE(tab.save({"six"}));
    REQUIRE(tab.save({"seven"}));
    return {"one", "two", "three", big(70'000, 't'), "import", "six", "seven"};
}

VAULT_TEST("an empty data set is fresh and keeps what is appended") {
    auto world = make_vault_world();
    {
        Tab tab{*world};
        auto report = tab.open();
        REQUIRE(report);
        CHECK(report->state == OpenState::fresh);
        CHECK_FALSE(tab.vault->append("too early"));
        REQUIRE(tab.own());
        CHECK(tab.vault->append("a").value() == 1);
        CHECK(tab.vault->append("b").value() == 2);
        CHECK(tab.vault->append("").value() == 3);
        REQUIRE(tab.saved());
        CHECK(tab.vault->state().kind == SaveKind::saved);
        CHECK(tab.vault->state().saved_lsn == 3);
        CHECK(tab.vault->state().pending_count == 0);
    }
    Tab again{*world};
    auto report = again.open();
    REQUIRE(report);
    CHECK(report->state == OpenState::opened);
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"a", "b", ""});
    CHECK(report->last_lsn == 3);
    REQUIRE(again.own());
    CHECK(again.vault->append("c").value() == 4);
    REQUIRE(again.saved());
}

VAULT_TEST("looking at a data set that does not exist creates nothing") {
    auto world = make_vault_world();
    Tab tab{*world};
    auto report = tab.open(StorageAccess::read);
    REQUIRE(report);
    CHECK(report->state == OpenState::fresh);
    CHECK(world->names(StorageArea::log).empty());
    CHECK(tab.own().error() == StorageError::closed);
}

VAULT_TEST("payloads of every size come back as they were") {
    auto world = make_vault_world();
    std::vector<Bytes> payloads;
    for (size_t bytes : {0, 1, 47'999, 48'000, 48'001, 59'000, 60'000, 65'536, 1'000'000}) {
        payloads.push_back(big(bytes, 'p'));
    }
    for (int i = 0; i < 200; ++i) payloads.push_back(big(2'000, static_cast<char>(i)));
    {
        Tab tab{*world};
        REQUIRE(tab.start());
        REQUIRE(tab.save(payloads));
    }
    for (const std::string& name : world->names(StorageArea::log)) {
        CHECK(world->peek(StorageArea::log, name).size() <= 60'000);
    }
    Tab again{*world};
    auto report = again.start();
    REQUIRE(report);
    CHECK(payloads_of(report->log) == payloads);
    CHECK(payloads_of(again.history()) == payloads);
}

VAULT_TEST("bulk blocks are stored before the record that names them") {
    auto world = make_vault_world();
    std::vector<Bytes> blocks{big(4'000'000, 'a'), big(300'000, 'b'), big(300'000, 'b'), "tiny"};
    {
        VaultOptions options = Tab::small_options();
        options.chunk_batch_bytes_max = 4'100'000; // two batches
        Tab tab{*world, options};
        REQUIRE(tab.start());
        REQUIRE(tab.vault->append("before"));
        REQUIRE(tab.vault->append_bulk(blocks, "import"));
        REQUIRE(tab.vault->append("after"));
        REQUIRE(tab.saved());
    }
    Tab again{*world};
    auto report = again.start();
    REQUIRE(report);
    REQUIRE(payloads_of(report->log) == std::vector<Bytes>{"before", "import", "after"});
    REQUIRE(report->log[1].blocks.size() == 4);
    for (size_t i = 0; i < blocks.size(); ++i) CHECK(again.block(report->log[1].blocks[i]).value() == blocks[i]);
    CHECK(count_names(*world, StorageArea::chunk, "seg/") == 3); // equal blocks are kept once
}

VAULT_TEST("a compaction keeps snapshot, tail and history; unchanged chunks are not rewritten") {
    auto world = make_vault_world();
    auto payloads = make_rich_dataset(*world);
    Tab tab{*world};
    auto report = tab.start();
    REQUIRE(report);
    CHECK(report->state == OpenState::opened);
    CHECK(report->generation == 2);
    CHECK(report->snapshot.lsn == 5);
    CHECK(report->snapshot.meta == "second");
    REQUIRE(report->snapshot.chunks.size() == 2);
    CHECK(report->snapshot.chunks[0].label == "person/0");
    CHECK(tab.chunk(report->snapshot.chunks[0]).value() == "A B");
    CHECK(tab.chunk(report->snapshot.chunks[1]).value() == "C D");
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"six", "seven"});
    CHECK(payloads_of(tab.history()) == payloads);
    CHECK(payloads_of(tab.history(6)) == std::vector<Bytes>{"six", "seven"});
    CHECK(count_names(*world, StorageArea::chunk, "snap/") == 3); // A B, C, C D

    CHECK_FALSE(tab.vault->keep_chunk(report->snapshot.chunks[0])); // no compaction has begun
    tab.vault->begin_compaction({.covering_lsn = tab.vault->seal(), .schema = 1, .meta = "third"});
    CHECK(tab.vault->keep_chunk(report->snapshot.chunks[0]));
    CHECK_FALSE(tab.vault->keep_chunk({.label = "x", .hash = content_hash("never stored"), .bytes = 12}));
    auto third = answer_of<uint64_t>(*world, [&](auto done) { tab.vault->finish_compaction(done); });
    CHECK(third.value() == 3);
    // The snapshot before the last is gone with its own chunk, the last two stay.
    world->wait([&] { return count_names(*world, StorageArea::chunk, "snap/") == 2; });
    CHECK(count_names(*world, StorageArea::chunk, "snap/") == 2);
    CHECK(payloads_of(tab.history()) == payloads);
    auto found = answer_of<std::vector<Damage>>(*world, [&](auto done) { tab.vault->check(done); });
    REQUIRE(found);
    CHECK(found->empty());
}

VAULT_TEST("records that arrive during a compaction belong to the tail") {
    auto world = make_vault_world();
    {
        Tab tab{*world};
        REQUIRE(tab.start());
        REQUIRE(tab.vault->append("inside"));
        tab.vault->begin_compaction({.covering_lsn = tab.vault->seal(), .schema = 1, .meta = {}});
        REQUIRE(tab.vault->append("outside 1"));
        auto added = answer_of<void>(*world, [&](auto done) { tab.vault->add_chunk("a", "snapshot", done); });
        REQUIRE(added);
        REQUIRE(tab.vault->append("outside 2"));
        REQUIRE(answer_of<uint64_t>(*world, [&](auto done) { tab.vault->finish_compaction(done); }));
        REQUIRE(tab.save({"outside 3"}));
    }
    Tab again{*world};
    auto report = again.start();
    REQUIRE(report);
    CHECK(report->snapshot.lsn == 1);
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"outside 1", "outside 2", "outside 3"});
}

VAULT_TEST("many small commits are folded and stay in order") {
    auto world = make_vault_world();
    std::vector<Bytes> payloads;
    VaultOptions options = Tab::small_options();
    options.log_files_max = 8;
    options.segment_bytes_max = 3'000;
    options.segment_bytes_min = 800;
    {
        Tab tab{*world, options};
        REQUIRE(tab.start());
        for (int i = 0; i < 60; ++i) {
            payloads.push_back("edit " + std::to_string(i) + Bytes(static_cast<size_t>(i), '.'));
            REQUIRE(tab.save({payloads.back()}));
        }
        CHECK(payloads_of(tab.history()) == payloads);
        CHECK(tab.vault->sizes().log_files <= 30);
    }
    CHECK(count_names(*world, StorageArea::log, "log/") <= 40); // two generations and what came while folding
    Tab again{*world, options};
    auto report = again.start();
    REQUIRE(report);
    CHECK(report->state == OpenState::opened);
    CHECK(payloads_of(report->log) == payloads);
    REQUIRE(again.compact({{"all", "snapshot"}}));
    CHECK(payloads_of(again.history()) == payloads);
}

VAULT_TEST("a second tab only looks, and reads what the first one saves") {
    auto world = make_vault_world();
    Tab first{*world};
    REQUIRE(first.start());
    REQUIRE(first.save({"a"}));
    Tab second{*world};
    auto report = second.open();
    REQUIRE(report);
    CHECK(report->state == OpenState::read_only);
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"a"});
    CHECK(second.own().error() == StorageError::blocked);
    CHECK_FALSE(second.vault->append("no"));
    REQUIRE(first.save({"b", "c"}));
    auto newer = answer_of<Ownership>(*world, [&](auto done) { second.vault->read_newer(done); });
    REQUIRE(newer);
    CHECK(payloads_of(newer->newer) == std::vector<Bytes>{"b", "c"});
    REQUIRE(first.save({"d"}));
    newer = answer_of<Ownership>(*world, [&](auto done) { second.vault->read_newer(done); });
    CHECK(payloads_of(newer->newer) == std::vector<Bytes>{"d"});
    REQUIRE(first.compact({{"all", "abcd"}}));
    newer = answer_of<Ownership>(*world, [&](auto done) { second.vault->read_newer(done); });
    REQUIRE(newer);
    CHECK(newer->must_reopen);
}

VAULT_TEST("taking over asks the owner to finish; nothing is lost") {
    auto world = make_vault_world();
    if (!world->can_take_over()) return;
    Tab first{*world};
    REQUIRE(first.start());
    REQUIRE(first.save({"a"}));
    REQUIRE(first.vault->append("still on its way"));
    Tab second{*world};
    auto report = second.open(StorageAccess::take_over);
    REQUIRE(report);
    CHECK(report->state == OpenState::opened);
    REQUIRE(second.own());
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"a", "still on its way"});
    CHECK(first.vault->state().is_read_only);
    CHECK(first.vault->state().kind == SaveKind::saved);
    CHECK(first.vault->append("no").error() == StorageError::fenced);
    REQUIRE(second.save({"b"}));
    // And back again.
    report = first.open(StorageAccess::take_over);
    REQUIRE(report);
    REQUIRE(first.own());
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"a", "still on its way", "b"});
    REQUIRE(first.save({"c"}));
}

VAULT_TEST("a frozen owner that wakes up after its lock was stolen is refused") {
    auto world = make_vault_world();
    if (!world->can_freeze()) return;
    Tab first{*world};
    REQUIRE(first.start());
    REQUIRE(first.save({"a"}));
    world->freeze(*first.storage);
    Tab second{*world};
    auto report = second.open(StorageAccess::take_over);
    REQUIRE(report);
    REQUIRE(second.own());
    REQUIRE(second.save({"b"}));
    auto picture = picture_of(*world);
    auto late = first.vault->append("late"); // refused at once, or by the epoch
    if (late) CHECK(first.saved().error() == StorageError::fenced);
    CHECK(first.vault->state().is_read_only);
    CHECK(picture_of(*world) == picture);
    REQUIRE(second.save({"c"}));
}

VAULT_TEST("an owner whose epoch was raised stops at once and says so") {
    auto world = make_vault_world();
    Tab first{*world};
    REQUIRE(first.start());
    REQUIRE(first.save({"a"}));
    auto other = world->make_storage();
    auto opened = answer_of<StorageOpened>(*world, [&](auto done) {
        other->open({.dataset = world->dataset, .access = StorageAccess::read, .may_create = false}, done);
    });
    REQUIRE(opened);
    for (StorageArea area : {StorageArea::log, StorageArea::chunk}) {
        StorageBatch batch;
        batch.area = area;
        batch.expected_epoch = opened->epochs[static_cast<size_t>(area)];
        batch.next_epoch = batch.expected_epoch + 1;
        REQUIRE(answer_of<void>(*world, [&](auto done) { other->commit(batch, done); }));
    }
    auto picture = picture_of(*world);
    REQUIRE(first.vault->append("lost race"));
    CHECK(first.saved().error() == StorageError::fenced);
    CHECK(first.vault->state().kind == SaveKind::not_saved);
    CHECK(first.vault->state().reason == StorageError::fenced);
    CHECK(first.vault->state().is_read_only);
    CHECK(first.vault->unsaved_payloads() == std::vector<Bytes>{"lost race"});
    CHECK(first.vault->append("more").error() == StorageError::fenced);
    CHECK_FALSE(first.compact({{"x", "y"}}));
    CHECK(picture_of(*world) == picture);
}

VAULT_TEST("a data set that was evicted is never taken for a new one") {
    auto world = make_vault_world();
    make_rich_dataset(*world);
    world->lose_everything();
    Tab tab{*world};
    auto report = tab.open();
    REQUIRE(report);
    CHECK(report->state == OpenState::evicted);
    CHECK(report->expected_lsn == 7);
    CHECK(tab.own().error() == StorageError::closed);
    CHECK(world->names(StorageArea::log).empty());
    world->canary().forget(world->dataset);
    CHECK(tab.open()->state == OpenState::fresh);
}

VAULT_TEST("a data set that is there but emptied counts as evicted too") {
    auto world = make_vault_world();
    {
        Tab tab{*world};
        REQUIRE(tab.start());
        REQUIRE(tab.save({"a"}));
    }
    for (StorageArea area : {StorageArea::log, StorageArea::chunk}) {
        for (const std::string& name : world->names(area)) world->remove(area, name);
    }
    Tab tab{*world};
    CHECK(tab.open()->state == OpenState::evicted);
    CHECK(tab.own().error() == StorageError::closed);
    CHECK_FALSE(tab.vault->append("no"));
}

VAULT_TEST("whatever single value is missing: it is noticed, nothing is written, nothing wrong is shown") {
    auto world = make_vault_world();
    auto payloads = make_rich_dataset(*world);
    for (StorageArea area : {StorageArea::log, StorageArea::chunk}) {
        for (const std::string& name : world->names(area)) {
            CAPTURE(name);
            Bytes kept = world->peek(area, name);
            world->remove(area, name);
            auto picture = picture_of(*world);
            Tab tab{*world};
            auto report = tab.open();
            REQUIRE(report);
            // A log file that was folded is only kept for the generation before; nothing needs it now.
            auto first = lsn_of_log_file(name);
            bool is_spare = (first && *first <= 5) || is_spare_chunk(name);
            CHECK((report->state == OpenState::damaged) != is_spare);
            if (!is_spare) {
                bool is_named = std::ranges::any_of(report->damage, [&](auto& d) { return d.name == name; });
                CHECK(is_named);
                CHECK_FALSE(tab.vault->append("no"));
            }
            // What is shown is the truth, up to a point.
            std::vector<Bytes> shown = payloads_of(report->log);
            std::vector<Bytes> truth(payloads.begin() + static_cast<ptrdiff_t>(report->snapshot.lsn), payloads.end());
            REQUIRE(shown.size() <= truth.size());
            CHECK(std::equal(shown.begin(), shown.end(), truth.begin()));
            CHECK(picture_of(*world) == picture);
            tab.vault.reset();
            tab.storage.reset();
            world->poke(area, name, kept);
        }
    }
    Tab tab{*world};
    CHECK(tab.open()->state == OpenState::opened);
}

VAULT_TEST("whatever single bit is wrong: it is noticed and nothing is written") {
    auto world = make_vault_world();
    auto payloads = make_rich_dataset(*world);
    for (StorageArea area : {StorageArea::log, StorageArea::chunk}) {
        for (const std::string& name : world->names(area)) {
            Bytes kept = world->peek(area, name);
            for (size_t bit : {size_t{0}, kept.size() * 4 + 3, kept.size() * 8 - 1}) {
                CAPTURE(name);
                CAPTURE(bit);
                Bytes wrong = kept;
                wrong[bit / 8] ^= static_cast<char>(1 << bit % 8);
                world->poke(area, name, wrong);
                auto picture = picture_of(*world);
                Tab tab{*world};
                auto report = tab.open();
                REQUIRE(report);
                bool is_noticed = report->state == OpenState::damaged;
                for (const ChunkRef& chunk : report->snapshot.chunks) {
                    auto bytes = tab.chunk(chunk);
                    if (!bytes) is_noticed = true;
                }
                auto found = answer_of<std::vector<Damage>>(*world, [&](auto done) { tab.vault->check(done); });
                REQUIRE(found);
                if (!found->empty()) is_noticed = true;
                auto first = lsn_of_log_file(name);
                bool is_spare = (first && *first <= 5) || name.starts_with(spare_segment);
                CHECK(is_noticed != is_spare);
                if (is_noticed && !tab.vault->damage().empty()) {
                    for (const Damage& damage : tab.vault->damage()) CHECK(damage.name == name);
                }
                CHECK(picture_of(*world) == picture);
            }
            world->poke(area, name, kept);
        }
    }
}

VAULT_TEST("a damaged chunk is survived by the snapshot before it, without any loss") {
    auto world = make_vault_world();
    auto payloads = make_rich_dataset(*world);
    std::string name = chunk_name(content_hash("C D"));
    world->poke(StorageArea::chunk, name, "C X");
    {
        Tab tab{*world};
        auto report = tab.open();
        REQUIRE(report);
        CHECK(report->state == OpenState::opened); // chunks are read by their owner
        CHECK(tab.chunk(report->snapshot.chunks[1]).error() == StorageError::damaged);
        CHECK(tab.own().error() == StorageError::damaged);
        REQUIRE_FALSE(tab.vault->recoveries().empty());
        CHECK(tab.vault->recoveries()[0].is_complete);
        auto recovered = answer_of<OpenReport>(*world, [&](auto done) { tab.vault->use_recovery(0, done); });
        REQUIRE(recovered);
        CHECK(recovered->state == OpenState::damaged);
        CHECK(recovered->snapshot.meta == "first");
        CHECK(tab.chunk(recovered->snapshot.chunks[1]).value() == "C");
        CHECK(payloads_of(recovered->log) == std::vector<Bytes>(payloads.begin() + 2, payloads.end()));
        auto ownership = tab.own();
        REQUIRE(ownership);
        CHECK_FALSE(ownership->must_reopen);
        CHECK(tab.vault->is_owner());
        REQUIRE(tab.save({"eight"}));
        // The same content is written anew although its name is there.
        REQUIRE(tab.compact({{"person/0", "A B"}, {"person/1", "C D"}}, "healed"));
        CHECK(world->peek(StorageArea::chunk, name) == "C D");
    }
    payloads.push_back("eight");
    Tab again{*world};
    auto report = again.start();
    REQUIRE(report);
    CHECK(report->state == OpenState::opened);
    CHECK(report->snapshot.meta == "healed");
    CHECK(payloads_of(again.history()) == payloads);
    CHECK(answer_of<std::vector<Damage>>(*world, [&](auto done) { again.vault->check(done); })->empty());
}

VAULT_TEST("without any good snapshot the whole history gives the data back") {
    auto world = make_vault_world();
    auto payloads = make_rich_dataset(*world);
    for (const char* content : {"A B", "C", "C D"}) {
        world->remove(StorageArea::chunk, chunk_name(content_hash(content)));
    }
    Tab tab{*world};
    auto report = tab.open();
    REQUIRE(report);
    CHECK(report->state == OpenState::damaged);
    REQUIRE(report->recoveries.size() == 1);
    CHECK(report->recoveries[0].is_complete);
    CHECK(report->recoveries[0].snapshot.lsn == 0);
    auto recovered = answer_of<OpenReport>(*world, [&](auto done) { tab.vault->use_recovery(0, done); });
    REQUIRE(recovered);
    CHECK(payloads_of(recovered->log) == payloads);
    CHECK(recovered->log[4].blocks.size() == 2);
    REQUIRE(tab.own());
    REQUIRE(tab.compact({{"person/0", "all new"}}));
}

VAULT_TEST("a newest manifest that is damaged leaves the one before and every record") {
    auto world = make_vault_world();
    auto payloads = make_rich_dataset(*world);
    Bytes wrong = world->peek(StorageArea::log, "MANIFEST.0");
    wrong[20] ^= 1;
    world->poke(StorageArea::log, "MANIFEST.0", wrong);
    {
        Tab tab{*world};
        auto report = tab.open();
        REQUIRE(report);
        CHECK(report->state == OpenState::damaged);
        CHECK(report->generation == 1);
        CHECK(payloads_of(report->log) == std::vector<Bytes>(payloads.begin() + 2, payloads.end()));
        REQUIRE_FALSE(report->recoveries.empty());
        CHECK(report->recoveries[0].is_complete);
        REQUIRE(tab.own());
        REQUIRE(tab.save({"eight"}));
    }
    payloads.push_back("eight");
    Tab again{*world};
    auto report = again.start();
    REQUIRE(report);
    CHECK(report->state == OpenState::opened);
    CHECK(payloads_of(again.history()) == payloads);
}

VAULT_TEST("a missing log file: read-only, salvage, and going on only with a person's word") {
    auto world = make_vault_world();
    {
        Tab tab{*world};
        REQUIRE(tab.start());
        for (const char* payload : {"a", "b", "c", "d"}) REQUIRE(tab.save({payload}));
    }
    world->remove(StorageArea::log, log_file_name(2));
    Tab tab{*world};
    auto report = tab.open();
    REQUIRE(report);
    CHECK(report->state == OpenState::damaged);
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"a"});
    CHECK(report->last_lsn == 1);
    CHECK(report->expected_lsn == 4);
    CHECK(tab.own().error() == StorageError::damaged);
    std::vector<LogRecord> rescued;
    auto keep = [&](LogRecord&& record) { rescued.push_back(std::move(record)); };
    auto count = answer_of<uint64_t>(*world, [&](auto done) { tab.vault->salvage(keep, done); });
    CHECK(count.value() == 3);
    CHECK(payloads_of(rescued) == std::vector<Bytes>{"a", "c", "d"});
    CHECK(rescued[2].lsn == 4);

    auto accepted = tab.own(true);
    REQUIRE(accepted);
    CHECK(accepted->must_reopen);
    auto after = tab.start();
    REQUIRE(after);
    CHECK(after->state == OpenState::opened);
    CHECK(payloads_of(after->log) == std::vector<Bytes>{"a"});
    CHECK(tab.vault->append("c again").value() == 5);
    REQUIRE(tab.saved());
    Tab again{*world};
    tab.vault->close();
    auto last = again.start();
    REQUIRE(last);
    CHECK(last->state == OpenState::opened);
    CHECK(payloads_of(last->log) == std::vector<Bytes>{"a", "c again"});
}

VAULT_TEST("the end of the log going missing is noticed by the canary") {
    auto world = make_vault_world();
    {
        Tab tab{*world};
        REQUIRE(tab.start());
        for (const char* payload : {"a", "b"}) REQUIRE(tab.save({payload}));
    }
    world->remove(StorageArea::log, log_file_name(2));
    Tab tab{*world};
    auto report = tab.open();
    REQUIRE(report);
    CHECK(report->state == OpenState::damaged);
    CHECK(report->expected_lsn == 2);
    CHECK(payloads_of(report->log) == std::vector<Bytes>{"a"});
}

VAULT_TEST("a snapshot of several batches comes back whole") {
    auto world = make_vault_world();
    VaultOptions options = Tab::small_options();
    options.chunk_batch_bytes_max = 3'000'000;
    std::vector<std::pair<std::string, Bytes>> chunks;
    for (int i = 0; i < 12; ++i) chunks.emplace_back("part/" + std::to_string(i), big(1'000'000, static_cast<char>(i)));
    {
        Tab tab{*world, options};
        REQUIRE(tab.start());
        REQUIRE(tab.save({"x"}));
        REQUIRE(tab.compact(chunks));
        CHECK(tab.vault->sizes().snapshot_bytes == 12'000'000);
    }
    Tab again{*world};
    auto report = again.start();
    REQUIRE(report);
    REQUIRE(report->snapshot.chunks.size() == 12);
    for (size_t i = 0; i < 12; ++i) CHECK(again.chunk(report->snapshot.chunks[i]).value() == chunks[i].second);
}

VAULT_TEST("a record that a tab appended just before it died is there or not, never half") {
    auto world = make_vault_world();
    std::vector<Bytes> payloads;
    for (int round = 0; round < 10; ++round) {
        Tab tab{*world};
        auto report = tab.start();
        REQUIRE(report);
        auto shown = payloads_of(report->log);
        REQUIRE(shown.size() >= payloads.size());
        CHECK(std::equal(payloads.begin(), payloads.end(), shown.begin()));
        payloads = shown;
        payloads.push_back("saved " + std::to_string(round));
        REQUIRE(tab.save({payloads.back()}));
        (void)tab.vault->append("perhaps " + std::to_string(round));
    }
}

VAULT_TEST("the reserve is written when there is room") {
    auto world = make_vault_world();
    VaultOptions options = Tab::small_options();
    options.ballast_bytes = 100'000;
    Tab tab{*world, options};
    REQUIRE(tab.start());
    REQUIRE(tab.save({"a"}));
    world->wait([&] { return tab.vault->sizes().ballast_bytes > 0; });
    CHECK(tab.vault->sizes().ballast_bytes == 100'000);
    CHECK(world->peek(StorageArea::chunk, std::string(ballast_name)).size() == 100'000);
}

} // namespace crm::test
