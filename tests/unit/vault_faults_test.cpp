// What only the fake can do to a vault: cut the disk after any transaction, tear a commit, lose
// answers, fill the disk to the byte, and live through thousands of seeded lives.
#include "core/store/vault_manifest.hpp"
#include "tests/support/storage_fake.hpp"
#include "tests/support/vault_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace crm::test {

namespace {

const std::string shop = "shop";

// A tab on a fake disk, with the loop run after every call.
struct FakeTab {
    FakeTab(FakeDisk& disk, FakeLoop& loop_in, Canary* canary, VaultOptions options = Tab::small_options())
        : loop(loop_in), storage(disk, loop), vault(storage, loop, canary, options) {}

    std::optional<Result<OpenReport, StorageError>> open(StorageAccess access = StorageAccess::write) {
        std::optional<Result<OpenReport, StorageError>> answer;
        vault.open(shop, access, [&](auto report) { answer = std::move(report); });
        loop.run();
        return answer;
    }
    bool own() {
        bool is_owner = false;
        vault.take_ownership([&](auto ownership) { is_owner = ownership.has_value() && !ownership->must_reopen; });
        loop.run();
        return is_owner;
    }
    bool start() { return open() && own(); }
    bool save(const Bytes& payload) {
        bool is_saved = false;
        (void)vault.append(payload);
        vault.when_saved([&](auto result) { is_saved = result.has_value(); });
        loop.run();
        return is_saved;
    }
    Result<uint64_t, StorageError> compact(const std::vector<Bytes>& chunks) {
        Result<uint64_t, StorageError> answer = Unexpected{StorageError::timed_out};
        vault.begin_compaction({.covering_lsn = vault.seal(), .schema = 1, .meta = {}});
        for (const Bytes& chunk : chunks) vault.add_chunk("part", chunk, [](auto) {});
        vault.finish_compaction([&](auto generation) { answer = generation; });
        loop.run();
        return answer;
    }
    std::vector<LogRecord> history() {
        std::vector<LogRecord> records;
        vault.read_history(
            1,
            [&](LogRecord&& record) {
                records.push_back(std::move(record));
                return true;
            },
            [](auto) {});
        loop.run();
        return records;
    }

    FakeLoop& loop;
    FakeStorage storage;
    Vault vault;
};

Bytes payload_of(Lsn lsn, size_t bytes = 0) {
    Bytes payload = "record " + std::to_string(lsn);
    payload.resize(std::max(payload.size(), bytes), static_cast<char>('a' + lsn % 26));
    return payload;
}

VaultOptions folding_options() {
    VaultOptions options = Tab::small_options();
    options.log_files_max = 5;
    options.segment_bytes_max = 2'000;
    options.segment_bytes_min = 500;
    return options;
}

} // namespace

TEST_CASE("cut after any transaction: what was saved by then is there, and nothing is wrong") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    std::vector<std::pair<size_t, Lsn>> promises; // after so many transactions, this was saved
    {
        FakeTab tab{disk, loop, &canary, folding_options()};
        REQUIRE(tab.start());
        for (Lsn lsn = 1; lsn <= 40; ++lsn) {
            size_t bytes = lsn % 9 == 0 ? 70'000 : lsn * 7;
            REQUIRE(tab.save(payload_of(lsn, bytes)));
            promises.emplace_back(disk.transactions.size(), lsn);
            if (lsn % 13 == 0) REQUIRE(tab.compact({payload_of(lsn), "same", payload_of(lsn + 1)}));
        }
    }
    for (size_t cut = 0; cut <= disk.transactions.size(); ++cut) {
        CAPTURE(cut);
        FakeDisk half = disk.cut_after(cut);
        Lsn promised = 0;
        for (auto& [count, lsn] : promises) promised = count <= cut ? lsn : promised;
        FakeTab tab{half, loop, nullptr, folding_options()};
        auto report = tab.open();
        REQUIRE(report);
        REQUIRE(report->has_value());
        CHECK((*report)->damage.empty());
        CHECK((*report)->last_lsn >= promised);
        CHECK((*report)->last_lsn <= promised + 1);
        for (const LogRecord& record : (*report)->log) {
            CHECK(record.payload == payload_of(record.lsn, record.payload.size()));
        }
        bool is_whole = false;
        tab.vault.check([&](auto found) { is_whole = found && found->empty(); });
        loop.run();
        CHECK(is_whole);
        CHECK(tab.history().size() == (*report)->last_lsn);
        REQUIRE(tab.own());
        CHECK(tab.save("goes on"));
    }
}

TEST_CASE("a check beside the writing of a generation finds no damage, and holds nothing up for good") {
    for (int delay = 0; delay < 60; ++delay) { // some begin between a manifest's arrival on the disk and its adoption
        CAPTURE(delay);
        FakeDisk disk;
        FakeLoop loop;
        FakeTab tab{disk, loop, nullptr, folding_options()};
        REQUIRE(tab.start());
        Lsn lsn = 0;
        while (tab.vault.generation() < 3) REQUIRE(tab.save(payload_of(++lsn)));
        while (tab.vault.sizes().log_files < 5) REQUIRE(tab.save(payload_of(++lsn)));
        (void)tab.vault.append(payload_of(++lsn)); // one more file than is left as it is
        for (int i = 0; i < delay && loop.step(); ++i) {
        }
        std::optional<std::vector<Damage>> found;
        tab.vault.check([&](auto answer) { found = answer.value(); });
        loop.run();
        REQUIRE(found);
        CHECK(found->empty());
        CHECK(tab.vault.damage().empty());
        const uint64_t generation = tab.vault.generation();
        for (int i = 0; i < 12; ++i) REQUIRE(tab.save(payload_of(++lsn)));
        CHECK(tab.vault.generation() > generation);
        CHECK(tab.history().size() == lsn);
    }
}

TEST_CASE("a torn commit is not a saved commit, and sending it again heals it") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    {
        FakeTab tab{disk, loop, &canary};
        REQUIRE(tab.start());
        REQUIRE(tab.save("a"));
        tab.storage.tear_next_commit(1); // of three files, one lands, and an error is told
        for (int i = 0; i < 60; ++i) (void)tab.vault.append(Bytes(2'500, 'x'));
        loop.run();
        CHECK(tab.vault.state().kind == SaveKind::saved);
        CHECK(tab.vault.state().saved_lsn == 61);
    }
    FakeTab again{disk, loop, &canary};
    auto report = again.open();
    CHECK((*report)->state == OpenState::opened);
    CHECK((*report)->last_lsn == 61);
}

TEST_CASE("a torn commit that is never repeated is found out at the next start") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    {
        FakeTab tab{disk, loop, &canary};
        REQUIRE(tab.start());
        REQUIRE(tab.save("a"));
        for (int i = 0; i < 60; ++i) (void)tab.vault.append(Bytes(2'500, 'x'));
        loop.run();
        // As finding 3 of IDBFS leaves it: the middle file of the group is missing.
        auto& values = disk.area(shop, StorageArea::log)->values;
        auto second = std::next(values.find(log_file_name(2)));
        values.erase(second);
    }
    FakeTab again{disk, loop, &canary};
    auto report = again.open();
    CHECK((*report)->state == OpenState::damaged);
    CHECK((*report)->last_lsn < 61);
}

TEST_CASE("saved is only said after the answer; a late answer is still heard") {
    FakeDisk disk;
    FakeLoop loop;
    FakeTab tab{disk, loop, nullptr};
    REQUIRE(tab.start());
    tab.storage.delay_answers(3'000);
    (void)tab.vault.append("slow");
    loop.run();
    CHECK(tab.vault.state().kind == SaveKind::saving);
    loop.advance(2'999);
    CHECK(tab.vault.state().kind == SaveKind::saving);
    loop.advance(1);
    CHECK(tab.vault.state().kind == SaveKind::saved);

    tab.storage.delay_answers(12'000); // beyond the watchdog
    (void)tab.vault.append("slower");
    loop.advance(10'001);
    CHECK(tab.vault.state().kind == SaveKind::not_saved);
    CHECK(tab.vault.state().reason == StorageError::timed_out);
    CHECK(tab.vault.state().is_read_only);
    loop.advance(2'000);
    CHECK(tab.vault.state().kind == SaveKind::saved);
    CHECK_FALSE(tab.vault.state().is_read_only);
}

TEST_CASE("answers that never come are noticed after ten seconds and the commit is repeated") {
    for (bool has_landed : {false, true}) {
        FakeDisk disk;
        FakeLoop loop;
        FakeCanary canary;
        {
            FakeTab tab{disk, loop, &canary};
            REQUIRE(tab.start());
            tab.storage.lose_answers(1, has_landed);
            (void)tab.vault.append("silent");
            loop.advance(9'999);
            CHECK(tab.vault.state().kind == SaveKind::saving);
            loop.advance(1);
            CHECK(tab.vault.state().kind == SaveKind::not_saved);
            CHECK(tab.vault.unsaved_payloads() == std::vector<Bytes>{"silent"});
            (void)tab.vault.append("typed meanwhile");
            loop.advance(5'000);
            CHECK(tab.vault.state().kind == SaveKind::saved);
            CHECK(tab.vault.state().saved_lsn == 2);
        }
        FakeTab again{disk, loop, &canary};
        auto report = again.open();
        CHECK(payloads_of((*report)->log) == std::vector<Bytes>{"silent", "typed meanwhile"});
    }
}

TEST_CASE("a storage that does not answer at open is reported, not waited for") {
    class Silent : public FakeStorage {
    public:
        using FakeStorage::FakeStorage;
        void open(const StorageOpen&, Done<StorageOpened>) override {}
    };
    FakeDisk disk;
    FakeLoop loop;
    Silent storage{disk, loop};
    Vault vault{storage, loop};
    std::optional<StorageError> error;
    vault.open(shop, StorageAccess::write,
               [&](auto report) { error = report ? std::nullopt : std::optional(report.error()); });
    loop.advance(60'000);
    CHECK(error == StorageError::timed_out);
}

TEST_CASE("a closed connection is opened again once, silently; then the reason is said and it tries on") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    FakeTab tab{disk, loop, &canary};
    REQUIRE(tab.start());
    size_t opens = tab.storage.opens_seen;
    tab.storage.drop_connection();
    CHECK(tab.save("a"));
    CHECK(tab.storage.opens_seen == opens + 1);

    tab.storage.fail_commits(2, StorageError::closed);
    std::optional<StorageError> told;
    (void)tab.vault.append("b");
    tab.vault.when_saved([&](auto result) { told = result ? std::nullopt : std::optional(result.error()); });
    loop.run();
    CHECK(told == StorageError::closed);
    CHECK(tab.vault.state().kind == SaveKind::not_saved);
    CHECK(tab.vault.state().is_read_only);
    loop.advance(1'000);
    CHECK(tab.vault.state().kind == SaveKind::saved);
    CHECK(tab.history().size() == 2);
}

TEST_CASE("a data set that vanishes under an open vault is said, and never made anew") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    FakeTab tab{disk, loop, &canary};
    REQUIRE(tab.start());
    REQUIRE(tab.save("a"));
    disk.datasets.clear();
    tab.storage.drop_connection();
    CHECK_FALSE(tab.save("b"));
    CHECK(tab.vault.state().kind == SaveKind::not_saved);
    CHECK(tab.vault.state().reason == StorageError::evicted);
    CHECK(tab.vault.unsaved_payloads() == std::vector<Bytes>{"b"});
    loop.advance(120'000);
    CHECK(disk.datasets.empty());
    CHECK((*tab.open())->state == OpenState::evicted);
}

TEST_CASE("a full disk costs the compaction and the reserve first; the log goes on") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    VaultOptions options = Tab::small_options();
    options.ballast_bytes = 100'000;
    FakeTab tab{disk, loop, &canary, options};
    REQUIRE(tab.start());
    REQUIRE(tab.save("a"));
    REQUIRE(tab.vault.sizes().ballast_bytes == 100'000);
    uint64_t before = disk.used_bytes() - 100'000;
    disk.quota_bytes = disk.used_bytes() + 1'000;

    CHECK(tab.compact({Bytes(80'000, 'c'), Bytes(80'000, 'd')}).error() == StorageError::quota_exceeded);
    CHECK(tab.vault.sizes().ballast_bytes == 0);
    CHECK(disk.used_bytes() == before); // the unfinished chunks are gone too
    CHECK(tab.vault.state().kind == SaveKind::saved);
    CHECK(tab.save(Bytes(40'000, 'b')));

    disk.quota_bytes = disk.used_bytes() + 100;
    CHECK_FALSE(tab.save(Bytes(1'000, 'n')));
    CHECK(tab.vault.state().kind == SaveKind::not_saved);
    CHECK(tab.vault.state().reason == StorageError::quota_exceeded);
    CHECK(tab.vault.state().is_read_only);
    CHECK(tab.history().size() == 2);

    disk.quota_bytes = 0; // the user has made room
    tab.vault.force();
    loop.run();
    CHECK(tab.vault.state().kind == SaveKind::saved);
    CHECK(tab.history().size() == 3);
}

TEST_CASE("the reserve lets the log go on when the disk fills between two edits") {
    FakeDisk disk;
    FakeLoop loop;
    VaultOptions options = Tab::small_options();
    options.ballast_bytes = 100'000;
    FakeTab tab{disk, loop, nullptr, options};
    REQUIRE(tab.start());
    disk.quota_bytes = disk.used_bytes();
    CHECK(tab.save("still saved"));
    CHECK(tab.vault.sizes().ballast_bytes == 0);
}

TEST_CASE("blocks are read back before their record is written; bad ones are written again") {
    class Forgetful : public FakeStorage {
    public:
        Forgetful(FakeDisk& disk, FakeLoop& loop) : FakeStorage(disk, loop), m_disk_seen(disk) {}
        void commit(const StorageBatch& batch, Done<void> done) override {
            bool is_spoiled = batch.area == StorageArea::chunk && !batch.puts.empty() && spoils_left > 0;
            if (is_spoiled) --spoils_left;
            std::string name = batch.puts.empty() ? "" : batch.puts[0].name;
            FakeStorage::commit(batch, [this, is_spoiled, name, done](auto result) {
                if (is_spoiled) m_disk_seen.flip_bit(shop, StorageArea::chunk, name, 77);
                done(result);
            });
        }
        int spoils_left = 0;

    private:
        FakeDisk& m_disk_seen;
    };
    for (int spoils : {1, 2}) {
        FakeDisk disk;
        FakeLoop loop;
        Forgetful storage{disk, loop};
        Vault vault{storage, loop, nullptr, Tab::small_options()};
        vault.open(shop, StorageAccess::write, [](auto) {});
        loop.run();
        vault.take_ownership([](auto) {});
        loop.run();
        storage.spoils_left = spoils;
        (void)vault.append_bulk({Bytes(1'000, 'q')}, "import");
        loop.run();
        bool is_saved = vault.state().kind == SaveKind::saved;
        CHECK(is_saved == (spoils == 1));
        if (spoils == 2) CHECK(vault.state().reason == StorageError::damaged);
        CHECK(disk.area(shop, StorageArea::log)->values.size() == (spoils == 1 ? 1 : 0));
    }
}

TEST_CASE("a compaction whose chunk does not read back leaves the generation before in force") {
    FakeDisk disk;
    FakeLoop loop;
    FakeTab tab{disk, loop, nullptr};
    REQUIRE(tab.start());
    REQUIRE(tab.save("a"));
    REQUIRE(tab.compact({"good"}));
    REQUIRE(tab.save("b"));
    tab.vault.begin_compaction({.covering_lsn = tab.vault.seal(), .schema = 1, .meta = {}});
    tab.vault.add_chunk("part", "bad soon", [](auto) {});
    Result<uint64_t, StorageError> answer = Unexpected{StorageError::timed_out};
    tab.vault.finish_compaction([&](auto generation) { answer = generation; });
    while (!disk.area(shop, StorageArea::chunk)->values.contains(chunk_name(content_hash("bad soon")))) {
        REQUIRE(loop.step());
    }
    disk.flip_bit(shop, StorageArea::chunk, chunk_name(content_hash("bad soon")), 3);
    loop.run();
    CHECK(answer.error() == StorageError::damaged);
    CHECK(tab.vault.generation() == 1);
    CHECK(tab.save("c"));
    FakeTab reader{disk, loop, nullptr};
    auto report = reader.open(StorageAccess::read);
    CHECK((*report)->generation == 1);
    CHECK(payloads_of((*report)->log) == std::vector<Bytes>{"b", "c"});
}

TEST_CASE("a value whose file is missing under its key is damage") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    {
        FakeTab tab{disk, loop, &canary};
        REQUIRE(tab.start());
        REQUIRE(tab.save("a"));
        REQUIRE(tab.save("b"));
    }
    disk.area(shop, StorageArea::log)->unreadable.insert(log_file_name(2));
    FakeTab tab{disk, loop, &canary};
    auto report = tab.open();
    CHECK((*report)->state == OpenState::damaged);
    CHECK(payloads_of((*report)->log) == std::vector<Bytes>{"a"});
    CHECK_FALSE(tab.own());
}

TEST_CASE("without its chunk area a data set is damaged, and its log can still be read") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    {
        FakeTab tab{disk, loop, &canary};
        REQUIRE(tab.start());
        REQUIRE(tab.save("a"));
        REQUIRE(tab.compact({"chunk"}));
        REQUIRE(tab.save("b"));
    }
    disk.datasets[shop][static_cast<size_t>(StorageArea::chunk)].reset();
    FakeTab tab{disk, loop, &canary};
    auto report = tab.open();
    CHECK((*report)->state == OpenState::damaged);
    CHECK(payloads_of((*report)->log) == std::vector<Bytes>{"b"});
    CHECK_FALSE(tab.own());
}

TEST_CASE("what another tab saves while we load does not look like a loss") {
    FakeDisk disk;
    FakeLoop loop;
    FakeCanary canary;
    FakeTab owner{disk, loop, &canary};
    REQUIRE(owner.start());
    REQUIRE(owner.save("a"));
    for (int head_start = 0; head_start < 8; ++head_start) {
        FakeTab reader{disk, loop, &canary};
        std::optional<OpenState> state;
        reader.vault.open(shop, StorageAccess::write, [&](auto report) { state = report->state; });
        for (int i = 0; i < head_start; ++i) loop.step();
        (void)owner.vault.append("meanwhile");
        loop.run();
        CHECK(state == OpenState::read_only);
    }
}

TEST_CASE("answers for a vault that was closed or destroyed are dropped") {
    FakeDisk disk;
    FakeLoop loop;
    {
        FakeTab tab{disk, loop, nullptr};
        REQUIRE(tab.start());
        tab.storage.delay_answers(1'000);
        (void)tab.vault.append("a");
        std::optional<StorageError> told;
        tab.vault.when_saved([&](auto result) { told = result ? std::nullopt : std::optional(result.error()); });
        loop.run();
        tab.vault.close();
        CHECK(told == StorageError::closed);
        loop.advance(5'000);
        tab.storage.delay_answers(0);
        REQUIRE(tab.start());
        tab.storage.delay_answers(1'000);
        (void)tab.vault.append("b");
    }
    loop.advance(60'000);
}

// ---- lives

namespace {

// One life of a data set: tabs come and go, die, are frozen, and the storage misbehaves, all from
// one seed. After every start: nothing that was shown as saved is missing or changed.
class Life {
public:
    explicit Life(uint64_t seed) : m_random(seed) {}

    // Empty, or what went wrong.
    std::string live(int steps) {
        for (int step = 0; step < steps && m_trouble.empty(); ++step) {
            if (!m_tab && !begin()) break;
            act();
            if (m_tab) note_promises();
        }
        m_tab.reset();
        if (m_trouble.empty() && begin()) check_whole();
        return m_trouble;
    }

private:
    size_t below(size_t limit) { return m_random() % limit; }

    bool begin() {
        m_disk.writers.clear(); // a dead tab's lock goes with it
        m_tab = std::make_unique<FakeTab>(m_disk, m_loop, &m_canary, folding_options());
        auto report = m_tab->open();
        for (int i = 0; i < 8 && !report; ++i) m_loop.advance(10'000);
        if (!report || !*report) return fail("open did not answer");
        if ((*report)->state == OpenState::damaged) return fail("damaged: " + (*report)->damage[0].name);
        if ((*report)->state == OpenState::evicted) return fail("evicted");
        if ((*report)->last_lsn < m_promised) return fail("lost records");
        Lsn expected = (*report)->snapshot.lsn;
        for (const LogRecord& record : (*report)->log) {
            if (record.lsn != ++expected) return fail("gap in the log");
            auto known = m_written.find(record.lsn);
            if (known == m_written.end() || known->second != record.payload) return fail("wrong record");
        }
        // What was never shown as saved and did not survive may be said anew.
        m_written.erase(m_written.upper_bound((*report)->last_lsn), m_written.end());
        m_promised = (*report)->last_lsn;
        if (!m_tab->own()) return fail("not the owner");
        return true;
    }

    void act() {
        switch (below(14)) {
        case 0:
        case 1:
        case 2:
        case 3: append(below(3) == 0 ? below(3'000) : below(80)); break;
        case 4: append(below(20) == 0 ? 50'000 + below(30'000) : 10); break;
        case 5: bulk(); break;
        case 6: m_loop.run(); break;
        case 7:
            for (size_t i = below(30); i > 0; --i) m_loop.step();
            break;
        case 8: m_loop.advance(static_cast<int64_t>(below(20'000))); break;
        case 9: compact(); break;
        case 10: die(); break;
        case 11: misbehave(); break;
        case 12: be_taken_over(); break;
        case 13: m_tab->vault.force(); break;
        }
    }

    void append(size_t bytes) {
        Lsn lsn = m_tab->vault.last_lsn() + 1;
        Bytes payload = payload_of(lsn, bytes) + std::to_string(m_random());
        if (m_tab->vault.append(payload)) m_written[lsn] = payload;
    }

    void bulk() {
        Lsn lsn = m_tab->vault.last_lsn() + 1;
        Bytes payload = payload_of(lsn);
        if (m_tab->vault.append_bulk({Bytes(below(5'000) + 1, 'k'), "always the same"}, payload))
            m_written[lsn] = payload;
    }

    void compact() {
        Lsn covering = m_tab->vault.seal();
        m_tab->vault.begin_compaction({.covering_lsn = covering, .schema = 1, .meta = {}});
        for (size_t i = below(4); i > 0; --i) {
            m_tab->vault.add_chunk("part", Bytes(below(400), static_cast<char>(i)), [](auto) {});
            if (below(3) == 0) append(20);
            if (below(3) == 0) m_loop.step();
        }
        m_tab->vault.finish_compaction([](auto) {});
    }

    void die() {
        if (below(2) == 0) {
            for (size_t i = below(40); i > 0; --i) m_loop.step();
        }
        note_promises();
        m_tab->storage.kill();
        m_tab.reset();
        m_loop.advance(0);
    }

    void misbehave() {
        constexpr StorageError errors[] = {StorageError::closed, StorageError::failed, StorageError::blocked,
                                           StorageError::quota_exceeded};
        switch (below(4)) {
        case 0: m_tab->storage.fail_commits(1 + below(3), errors[below(4)]); break;
        case 1: m_tab->storage.lose_answers(1, below(2) == 0); break;
        case 2: m_tab->storage.drop_connection(); break;
        case 3: m_tab->storage.delay_answers(below(2) == 0 ? 0 : static_cast<int64_t>(below(15'000))); break;
        }
    }

    // Another tab takes over, perhaps while ours is frozen; ours dies later, after trying to write.
    void be_taken_over() {
        bool is_frozen = below(2) == 0;
        m_tab->storage.freeze(is_frozen);
        auto old = std::move(m_tab);
        auto next = std::make_unique<FakeTab>(m_disk, m_loop, &m_canary, folding_options());
        std::optional<Result<OpenReport, StorageError>> report;
        next->vault.open(shop, StorageAccess::take_over, [&](auto answer) { report = std::move(answer); });
        for (int i = 0; i < 40 && !report; ++i) m_loop.advance(1'000);
        m_promised = std::max(m_promised, old->vault.state().saved_lsn);
        if (!report || !*report) {
            fail("taking over did not answer");
            return;
        }
        if (!next->own()) fail("did not become the owner by taking over");
        (void)old->vault.append("from the past");
        m_loop.advance(1'000);
        old.reset();
        next.reset();
        m_tab.reset();
        m_loop.advance(0);
    }

    void note_promises() {
        const SaveState& state = m_tab->vault.state();
        m_promised = std::max(m_promised, state.saved_lsn);
        bool is_pending = m_tab->vault.last_lsn() > state.saved_lsn;
        if (state.kind == SaveKind::saved && is_pending) fail("saved was shown with edits pending");
    }

    void check_whole() {
        bool is_whole = false;
        m_tab->vault.check([&](auto found) { is_whole = found && found->empty(); });
        m_loop.run();
        if (!is_whole) fail("check found damage");
        if (m_tab->history().size() != m_tab->vault.last_lsn()) fail("history is not whole");
    }

    bool fail(const std::string& what) {
        if (m_trouble.empty()) m_trouble = what;
        return false;
    }

    std::mt19937_64 m_random;
    FakeDisk m_disk;
    FakeLoop m_loop;
    FakeCanary m_canary;
    std::unique_ptr<FakeTab> m_tab;
    std::map<Lsn, Bytes> m_written;
    Lsn m_promised = 0;
    std::string m_trouble;
};

} // namespace

// WASL_SEEDS=1000000 for a night, WASL_SEED=n for one life.
TEST_CASE("a data set survives any life: nothing shown as saved is ever lost") {
    const char* wanted = std::getenv("WASL_SEEDS");
    const char* only = std::getenv("WASL_SEED");
    uint64_t seeds = wanted ? std::strtoull(wanted, nullptr, 10) : 300;
    for (uint64_t seed = 1; seed <= seeds; ++seed) {
        if (only && std::to_string(seed) != only) continue;
        std::string trouble = Life{seed}.live(120);
        INFO("seed " << seed);
        CHECK(trouble == "");
        if (!trouble.empty()) break;
    }
}

} // namespace crm::test
