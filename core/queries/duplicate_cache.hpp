// The indices of doubles that screens have asked for, kept ready while records change, and the pairs of the last look
// over the whole base. Work is done in slices, with the other caches' (query_caches.hpp).
#pragma once
#include <memory>
#include <vector>

#include "core/queries/duplicates.hpp"

namespace crm {

class DuplicateCache {
public:
    // Made at the first asking; ready after some work().
    DuplicateIndex& index(const Tables& tables, EntityIx entity, Country country);

    // All pairs, as of the last change of the table that a look has finished with.
    struct Look {
        const std::vector<DuplicatePair>* pairs = nullptr; // none yet: the first look is going on
        float progress = 0;
        bool is_going_on = false;
    };
    Look look(const Tables& tables, EntityIx entity, Country country);
    void stop(EntityIx entity); // somebody does not want to wait; the next look begins anew
    bool has_work() const { return !m_kinds.empty() && has_any_work(); } // what was asked for is not ready

    // Asked all the time, so these are cheap while nobody looks for doubles.
    void changed(Place place) {
        if (!m_kinds.empty()) note(place);
    }
    bool work(const Tables& tables, std::size_t rows_max) { // true when nothing is left to do
        return m_kinds.empty() || work_on(tables, rows_max);
    }
    void clear() { m_kinds.clear(); }

private:
    struct Kind {
        explicit Kind(DuplicateIndex made) : index(std::move(made)) {}
        DuplicateIndex index;
        std::unique_ptr<DuplicateScan> scan;
        std::uint64_t scanned = 0, scanning = 0; // revisions of the table
        std::unique_ptr<std::vector<DuplicatePair>> pairs;
        bool is_wanted = false;
        bool has_work() const;
    };
    bool has_any_work() const;
    void note(Place place);
    bool work_on(const Tables& tables, std::size_t rows_max);
    Kind& kind(const Tables& tables, EntityIx entity, Country country);
    std::vector<std::unique_ptr<Kind>> m_kinds;
};

} // namespace crm
