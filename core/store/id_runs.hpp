// From record ids to handles. Ids of one session arrive nearly always in growing order, and those of an import at even
// distances, so a session's ids are kept as runs (first, step, count) found by binary search: a million imported
// records cost a few bytes. Ids that arrive inside a run that lacks them go to a hash map beside.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/flat_map.hpp"

namespace crm {

class IdRuns {
public:
    static constexpr std::uint32_t none = FlatMap::none;

    // `packed`: session number << 40 | n.
    std::uint32_t find(std::uint64_t packed) const {
        const std::size_t session = packed >> 40;
        if (session < m_sessions.size()) {
            const std::uint64_t n = packed & n_mask;
            const std::vector<Run>& runs = m_sessions[session];
            auto after = std::upper_bound(runs.begin(), runs.end(), n, Run::is_after);
            if (after != runs.begin())
                if (const std::uint32_t index = (--after)->index_of(n); index != none) return after->handle + index;
        }
        return m_strays.find(packed);
    }

    // The id must not be there yet.
    void put(std::uint64_t packed, std::uint32_t handle) {
        const std::size_t session = packed >> 40;
        const std::uint64_t n = packed & n_mask;
        if (session >= m_sessions.size()) m_sessions.resize(session + 1);
        std::vector<Run>& runs = m_sessions[session];
        const auto after = std::upper_bound(runs.begin(), runs.end(), n, Run::is_after);
        if (after != runs.begin()) {
            Run& before = *(after - 1);
            if (n <= before.end()) return m_strays.put(packed, handle);
            if (before.takes(n, handle)) return;
        }
        // A few kinds of records may share a session, each in a range of its own; beyond that, moving runs would cost
        // more.
        if (after != runs.end() && runs.size() >= moved_max) return m_strays.put(packed, handle);
        runs.insert(after, {n, handle, 1, 0});
    }

    std::size_t bytes() const {
        std::size_t bytes = m_strays.bytes();
        for (const auto& runs : m_sessions) bytes += runs.capacity() * sizeof(Run);
        return bytes;
    }

private:
    static constexpr std::uint64_t n_mask = (std::uint64_t{1} << 40) - 1;
    static constexpr std::size_t moved_max = 64;
    struct Run {
        std::uint64_t first;
        std::uint32_t handle, count, step;

        static bool is_after(std::uint64_t n, const Run& run) { return n < run.first; }
        std::uint64_t end() const { return first + std::uint64_t{step} * (count - 1); }
        bool takes(std::uint64_t n, std::uint32_t next_handle) {
            const std::uint64_t distance = n - end();
            const bool follows =
                next_handle == handle + count && distance <= 0xffffffff && (count == 1 || distance == step);
            if (!follows) return false;
            step = static_cast<std::uint32_t>(distance);
            ++count;
            return true;
        }
        std::uint32_t index_of(std::uint64_t n) const {
            const std::uint64_t distance = n - first;
            if (step <= 1)
                return distance < count ? static_cast<std::uint32_t>(distance) : none; // most runs; and no division
            if (distance > std::uint64_t{step} * (count - 1)) return none;
            const std::uint64_t index =
                distance <= 0xffffffff ? static_cast<std::uint32_t>(distance) / step : distance / step;
            return index * step == distance ? static_cast<std::uint32_t>(index) : none;
        }
    };
    std::vector<std::vector<Run>> m_sessions;
    FlatMap m_strays;
};

} // namespace crm
