// The vault in a native directory: the common suite, and processes killed at random moments.
#include "server-stub/storage_directory.hpp"
#include "tests/support/storage_fake.hpp"
#include "tests/support/vault_world.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace crm::test {

namespace {

class DirectoryWorld : public VaultWorld {
public:
    DirectoryWorld() {
        auto pattern = (std::filesystem::temp_directory_path() / "vault-test-XXXXXX").string();
        m_root = ::mkdtemp(pattern.data()) ? pattern : std::string{};
    }
    ~DirectoryWorld() override {
        std::error_code ignored;
        std::filesystem::remove_all(m_root, ignored);
    }

    std::unique_ptr<Storage> make_storage() override { return std::make_unique<DirectoryStorage>(m_root); }
    VaultTimer& timer() override { return m_timer; }
    Canary& canary() override { return m_canary; }
    void wait(const std::function<bool()>& until) override {
        for (int i = 0; i < 50 && !until(); ++i) {
            m_timer.run_due();
            if (i > 10) ::usleep(1'000);
        }
    }
    bool can_take_over() const override { return false; }

    std::vector<std::string> names(StorageArea area) override {
        std::vector<std::string> names;
        DirectoryStorage storage{m_root};
        storage.open({.dataset = dataset, .access = StorageAccess::read, .may_create = false}, [](auto) {});
        storage.list(area, "", [&](auto listed) {
            if (listed) names = *listed;
        });
        return names;
    }
    Bytes peek(StorageArea area, const std::string& name) override {
        std::ifstream file(path(area, name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    void poke(StorageArea area, const std::string& name, Bytes bytes) override {
        std::ofstream file(path(area, name), std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    void remove(StorageArea area, const std::string& name) override { std::filesystem::remove(path(area, name)); }
    void lose_everything() override {
        std::filesystem::remove_all(m_root);
        std::filesystem::create_directory(m_root);
    }
    const std::string& root() const { return m_root; }

private:
    std::filesystem::path path(StorageArea area, const std::string& name) const {
        return m_root + (area == StorageArea::log ? "/v-" : "/c-") + dataset + "/" + name;
    }

    std::string m_root;
    DirectoryTimer m_timer;
    FakeCanary m_canary;
};

std::unique_ptr<VaultWorld> make_vault_world() { return std::make_unique<DirectoryWorld>(); }

} // namespace

} // namespace crm::test

#define VAULT_TEST(sentence) TEST_CASE("vault in a directory: " sentence)
#include "tests/unit/vault_suite.hpp"

namespace crm::test {

namespace {

Bytes record_number(Lsn lsn) {
    Bytes payload = "record " + std::to_string(lsn) + " ";
    return payload + Bytes(lsn % 97 * 20, static_cast<char>('a' + lsn % 26));
}

// Writes until it is killed; tells through the pipe what was saved.
[[noreturn]] void write_until_killed(DirectoryWorld& world, int pipe) {
    VaultOptions options = Tab::small_options();
    options.log_files_max = 6;
    Tab tab{world, options};
    auto report = tab.start();
    if (!report) ::_exit(1);
    for (int round = 0;; ++round) {
        for (int i = 0; i < 3; ++i) (void)tab.vault->append(record_number(tab.vault->last_lsn() + 1));
        if (round % 5 == 4)
            (void)tab.vault->append_bulk({big(20'000, static_cast<char>(round))},
                                         record_number(tab.vault->last_lsn() + 1));
        Lsn lsn = tab.vault->state().saved_lsn;
        if (::write(pipe, &lsn, sizeof lsn) != sizeof lsn) ::_exit(2);
        if (round % 4 == 3) (void)tab.compact({{"all", "up to " + std::to_string(lsn)}}, std::to_string(lsn));
    }
}

} // namespace

TEST_CASE("a process killed at any moment loses nothing that was shown as saved") {
    DirectoryWorld world;
    Lsn promised = 0;
    for (int kill = 0; kill < 40; ++kill) {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            write_until_killed(world, ends[1]);
        }
        ::close(ends[1]);
        Lsn lsn = 0;
        for (int i = 0; i < kill % 11; ++i) {
            if (::read(ends[0], &lsn, sizeof lsn) == sizeof lsn) promised = std::max(promised, lsn);
        }
        ::usleep(static_cast<useconds_t>(kill * 1'337 % 9'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        while (::read(ends[0], &lsn, sizeof lsn) == sizeof lsn) promised = std::max(promised, lsn);
        ::close(ends[0]);

        Tab tab{world};
        auto report = tab.open(StorageAccess::read);
        REQUIRE(report);
        if (report->state == OpenState::fresh) continue;
        CHECK(report->state == OpenState::read_only);
        CHECK(report->last_lsn >= promised);
        auto history = tab.history();
        REQUIRE(history.size() == report->last_lsn);
        for (const LogRecord& record : history) REQUIRE(record.payload == record_number(record.lsn));
        for (const ChunkRef& chunk : report->snapshot.chunks) {
            CHECK(tab.chunk(chunk).value() == "up to " + report->snapshot.meta);
        }
        CHECK(answer_of<std::vector<Damage>>(world, [&](auto done) { tab.vault->check(done); })->empty());
    }
    CHECK(promised > 20);
}

TEST_CASE("a half finished commit of several files is finished by whoever opens next") {
    DirectoryWorld world;
    auto open = [&](DirectoryStorage& storage) {
        storage.open({.dataset = "shop", .access = StorageAccess::write, .may_create = true}, [](auto) {});
    };
    {
        DirectoryStorage storage{world.root()};
        open(storage);
    }
    // As a kill leaves it: two values beside, the journal in place, the first rename done.
    std::string area = world.root() + "/v-shop";
    auto write = [](const std::string& path, const Bytes& text) { std::ofstream(path, std::ios::binary) << text; };
    std::filesystem::create_directory(area + "/tmp");
    std::filesystem::create_directory(area + "/log");
    write(area + "/log/1", "one");
    write(area + "/tmp/1", "two");
    Bytes lines = "log/1\nlog/2\n";
    write(area + "/JOURNAL", lines + std::to_string(crc32c(lines)) + "\n");
    DirectoryStorage storage{world.root()};
    open(storage);
    storage.read(StorageArea::log, "log/1", [](auto bytes) { CHECK(bytes.value() == "one"); });
    storage.read(StorageArea::log, "log/2", [](auto bytes) { CHECK(bytes.value() == "two"); });
    CHECK_FALSE(std::filesystem::exists(area + "/JOURNAL"));
}

} // namespace crm::test
