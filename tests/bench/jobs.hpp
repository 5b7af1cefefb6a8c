// What the bench times, as jobs with a name and an argument, over the real core: the same for the native program
// (bench.cpp) and for the page that runs beside the peers (page/module.cpp). A job answers one number, what it found or
// how many bytes it made, so that engines can be compared; whoever calls takes the time.
//
//     Jobs jobs;
//     jobs.run("make", "100000 1000000");
//     jobs.run("search", "احمد");             // records found
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/app/workspace.hpp"
#include "tests/support/storage_fake.hpp"

namespace crm::bench {

// The outside world, standing still.
struct StillEnvironment final : Environment {
    Moment now() override { return {1'767'600'000'000}; } // the first days of 2026, after all generated ones
    int offset_minutes() override { return 180; }
    std::uint64_t random_bits() override { return m_bits = m_bits * 6364136223846793005 + 1442695040888963407; }

private:
    std::uint64_t m_bits = 1;
};

// A firm whose storage is memory.
struct MemoryFirm {
    MemoryFirm();
    StillEnvironment environment;
    test::FakeLoop loop;
    test::FakeDisk disk;
    test::FakeStorage storage{disk, loop};
    Workspace workspace{environment, storage, loop, nullptr};
};

// Generated records as an import would bring them. `entries`: so many open deals, and so many payments of the first
// customer; 0: a firm without a sale on its way.
void commit_generated(Workspace& workspace, std::uint32_t customers, std::uint32_t orders, std::uint32_t entries = 0);

class Jobs {
public:
    Jobs();
    ~Jobs();
    double run(std::string_view job, std::string_view argument = {}); // -1: there is no such job
    std::string bytes;                                                // a file that a job reads or has written
    std::vector<Row> hits;                                            // people of the last search

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace crm::bench
