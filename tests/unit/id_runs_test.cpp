// From record ids to handles: whatever order ids come in, each finds its own handle and no other.
#include "core/store/id_runs.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace crm;

namespace {

// Ids in the order in which they get their handles.
void check_finds_all(const std::vector<std::uint64_t>& ids) {
    IdRuns runs;
    std::map<std::uint64_t, std::uint32_t> expected;
    for (const std::uint64_t id : ids) {
        const auto handle = static_cast<std::uint32_t>(expected.size());
        if (!expected.emplace(id, handle).second) continue;
        CHECK(runs.find(id) == IdRuns::none);
        runs.put(id, handle);
    }
    for (const auto& [id, handle] : expected) {
        CHECK(runs.find(id) == handle);
        if (!expected.contains(id + 1)) CHECK(runs.find(id + 1) == IdRuns::none);
    }
}

} // namespace

TEST_CASE("ids: found in whatever order they come") {
    std::uint64_t random = 7;
    const auto draw = [&](std::uint64_t below) {
        return (random = random * 6364136223846793005 + 1442695040888963407) % below;
    };
    for (int round = 0; round < 50; ++round) {
        std::vector<std::uint64_t> ids;
        for (int piece = 0; piece < 40; ++piece) { // ranges with even steps, upwards, overlapping here and there
            const std::uint64_t session = draw(3) << 40, first = 1 + draw(5000), step = 1 + draw(20);
            for (std::uint64_t i = 0; i < draw(60) + 1; ++i) ids.push_back(session | (first + i * step));
        }
        for (int i = 0; i < 100; ++i) ids.push_back(1 + draw(10'000));
        check_finds_all(ids);
    }
}

TEST_CASE("ids: kinds of records that share a session cost a few bytes, in whatever order they are read") {
    IdRuns runs;
    std::uint32_t handle = 0;
    for (const std::uint64_t range : {0, 3, 1, 2})
        for (std::uint64_t i = 0; i < 10'000; ++i) runs.put((range << 34) + 1 + i * 16, handle++);
    CHECK(runs.bytes() < 1000);
    CHECK(runs.find((std::uint64_t{1} << 34) + 1) == 20'000);
    CHECK(runs.find((std::uint64_t{3} << 34) + 1 + 16) == 10'001);
}
