// Many little worlds, one per seed. WASL_SEEDS says how many (CI runs few on every push, many at night); a seed that
// ever found a fault is kept in regressions.txt and runs every time.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/simulation/sync_world.hpp"

using namespace crm;
using namespace crm::test;

namespace {

std::uint64_t seeds_wanted(std::uint64_t usually) {
    const char* wanted = std::getenv("WASL_SEEDS");
    return wanted ? std::strtoull(wanted, nullptr, 10) : usually;
}

constexpr int steps = 400;

} // namespace

TEST_CASE("devices that edit offline, crash and meet a bad network end up equal, and nothing shown as saved is lost") {
    SyncWorld::Counts sum;
    const std::uint64_t first = std::getenv("WASL_SEED") ? std::strtoull(std::getenv("WASL_SEED"), nullptr, 10) : 1;
    const std::uint64_t last = std::getenv("WASL_SEED") ? first : seeds_wanted(150);
    int failures = 0;
    for (std::uint64_t seed = first; seed <= last && failures < 5; ++seed) {
        SyncWorld world(seed);
        const std::string fault = world.run(steps);
        CHECK_MESSAGE(fault.empty(), "seed " << seed << ": " << fault);
        failures += !fault.empty();
        sum.edits += world.counts().edits;
        sum.stored += world.counts().stored;
        sum.crashes += world.counts().crashes;
        sum.clock_corrections += world.counts().clock_corrections;
        sum.duplicates += world.counts().duplicates;
    }
    MESSAGE((last - first + 1) << " seeds: " << sum.edits << " edits, " << sum.stored << " operations at the server, "
                               << sum.crashes << " crashes, " << sum.clock_corrections << " clock corrections, "
                               << sum.duplicates << " doubled messages");
    if (last > 20) {
        CHECK(sum.crashes > last);
        CHECK(sum.clock_corrections > 0);
        CHECK(sum.duplicates > last);
    }
}

TEST_CASE("devices that merge people, take merges apart and erase somebody, all at once, end up equal") {
    SyncWorld::Counts sum;
    const std::uint64_t last = seeds_wanted(80);
    int failures = 0;
    for (std::uint64_t seed = 1; seed <= last && failures < 5; ++seed) {
        SyncWorld world(seed, Mutant::none, true);
        const std::string fault = world.run(steps);
        CHECK_MESSAGE(fault.empty(), "seed " << seed << ": " << fault);
        failures += !fault.empty();
        sum.merges += world.counts().merges;
        sum.unmerges += world.counts().unmerges;
        sum.erased += world.counts().erased;
    }
    MESSAGE(last << " seeds: " << sum.merges << " merges, " << sum.unmerges << " taken back, " << sum.erased
                 << " people erased");
    if (last > 20) {
        CHECK(sum.merges > last);
        CHECK(sum.unmerges > last / 4);
        CHECK(sum.erased > last / 10);
    }
}

TEST_CASE("seeds that once found a fault find none any more") {
    std::ifstream file(std::string(WASL_TESTS_DIR) + "/simulation/regressions.txt");
    std::string line;
    while (std::getline(file, line)) {
        if (line.empty() || line[0] == '#') continue;
        const std::uint64_t seed = std::strtoull(line.c_str(), nullptr, 10);
        const std::string fault = SyncWorld(seed).run(steps);
        CHECK_MESSAGE(fault.empty(), "seed " << seed << ": " << fault);
    }
}

TEST_CASE("the simulation finds every protocol that breaks one rule") {
    const std::uint64_t most = seeds_wanted(150) * 4;
    constexpr std::uint64_t keen[] = {1, 365, 50, 9}; // have noticed what few do: asked before all in turn
    for (int m = 1; m < mutant_count; ++m) {
        const auto mutant = static_cast<Mutant>(m);
        std::string fault;
        std::uint64_t seed = 0;
        for (std::size_t i = 0; i < std::size(keen) && fault.empty(); ++i)
            fault = SyncWorld(seed = keen[i], mutant).run(steps);
        if (fault.empty()) seed = 0;
        while (fault.empty() && seed < most) fault = SyncWorld(++seed, mutant).run(steps);
        MESSAGE(name_of(mutant) << ": seed " << seed << ": " << fault.substr(0, 100));
        CHECK_MESSAGE(!fault.empty(), name_of(mutant) << " was not noticed in " << most << " seeds");
    }
}
