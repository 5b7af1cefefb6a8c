// A whole data set whose values were rewritten by the fuzzer: opening it never crashes, never
// writes, and shows only records that a good checksum stands behind.
#include "core/store/vault_manifest.hpp"
#include "tests/support/storage_fake.hpp"

#include <cstdlib>

namespace {

using namespace crm;
using namespace crm::test;

struct Original {
    FakeDisk disk;
    std::vector<std::pair<StorageArea, std::string>> values;

    Original() {
        FakeLoop loop;
        FakeStorage storage{disk, loop};
        VaultOptions options;
        options.ballast_bytes = 0;
        Vault vault{storage, loop, nullptr, options};
        auto run = [&] { loop.run(); };
        vault.open("shop", StorageAccess::write, [](auto) {});
        run();
        vault.take_ownership([](auto) {});
        run();
        for (int round = 0; round < 3; ++round) {
            (void)vault.append("a record");
            (void)vault.append_bulk({"a block", "another"}, "bulk");
            run();
            vault.begin_compaction({.covering_lsn = vault.seal(), .schema = 1, .meta = {}});
            vault.add_chunk("part", "content " + std::to_string(round), [](auto) {});
            vault.finish_compaction([](auto) {});
            run();
        }
        (void)vault.append("the tail");
        run();
        for (StorageArea area : {StorageArea::log, StorageArea::chunk}) {
            for (const auto& [name, value] : disk.area("shop", area)->values) values.emplace_back(area, name);
        }
        disk.writers.clear();
    }
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const Original original;
    if (size < 4) return 0;
    FakeDisk disk = original.disk;
    // value number, mode, place, and what is put there
    const auto& [area, name] = original.values[data[0] % original.values.size()];
    Bytes& value = disk.area("shop", area)->values[name];
    BytesView rest(reinterpret_cast<const char*>(data) + 4, size - 4);
    size_t place = (size_t{data[2]} << 8 | data[3]) % (value.size() + 1);
    switch (data[1] % 4) {
    case 0: value = Bytes(rest); break;
    case 1: value.replace(place, std::min(rest.size(), value.size() - place), rest); break;
    case 2: value.resize(place); break;
    case 3: disk.area("shop", area)->values.erase(name); break;
    }
    size_t transactions = disk.transactions.size();
    FakeLoop loop;
    FakeStorage storage{disk, loop};
    Vault vault{storage, loop};
    bool has_answered = false;
    vault.open("shop", StorageAccess::write, [&](auto report) {
        has_answered = true;
        for (const LogRecord& record : report->log) {
            bool is_known = record.payload == "a record" || record.payload == "bulk" || record.payload == "the tail";
            if (!is_known) std::abort();
        }
    });
    loop.run();
    vault.salvage([](LogRecord&&) {}, [](auto) {});
    vault.check([](auto) {});
    loop.run();
    if (!has_answered || disk.transactions.size() != transactions) std::abort();
    return 0;
}
