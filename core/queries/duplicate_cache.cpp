#include "core/queries/duplicate_cache.hpp"

#include <algorithm>

namespace crm {

DuplicateCache::Kind& DuplicateCache::kind(const Tables& tables, EntityIx entity, Country country) {
    std::erase_if(m_kinds, [&](const auto& each) { return &each->index.tables() != &tables; });
    const auto found = std::ranges::find_if(m_kinds, [&](const auto& each) { return each->index.entity() == entity; });
    if (found != m_kinds.end()) return **found;
    m_kinds.push_back(std::make_unique<Kind>(DuplicateIndex(tables, entity, country)));
    return *m_kinds.back();
}

DuplicateIndex& DuplicateCache::index(const Tables& tables, EntityIx entity, Country country) {
    return kind(tables, entity, country).index;
}

DuplicateCache::Look DuplicateCache::look(const Tables& tables, EntityIx entity, Country country) {
    Kind& one = kind(tables, entity, country);
    const bool is_going_on = !one.pairs || one.scanned != tables.table(entity).revision;
    one.is_wanted = is_going_on;
    const float compared = one.scan ? one.scan->progress() : 0;
    return {one.pairs.get(), one.index.is_ready() ? 0.5f + compared / 2 : one.index.progress() / 2, is_going_on};
}

void DuplicateCache::stop(EntityIx entity) {
    std::erase_if(m_kinds, [&](const auto& each) { return each->index.entity() == entity && !each->pairs; });
}

bool DuplicateCache::Kind::has_work() const {
    return !index.is_ready() || (is_wanted && (!pairs || scanned != index.tables().table(index.entity()).revision));
}
bool DuplicateCache::has_any_work() const {
    return std::ranges::any_of(m_kinds, [](const auto& each) { return each->has_work(); });
}

void DuplicateCache::note(Place place) {
    for (const auto& each : m_kinds)
        if (each->index.entity() == place.entity) each->index.changed(place.row);
}

bool DuplicateCache::work_on(const Tables& tables, std::size_t rows_max) {
    std::erase_if(m_kinds, [&](const auto& each) { return &each->index.tables() != &tables; });
    for (const auto& each : m_kinds) {
        Kind& one = *each;
        if (!one.index.work(rows_max)) return false;
        const std::uint64_t revision = tables.table(one.index.entity()).revision;
        if (!one.is_wanted || (one.pairs && one.scanned == revision)) continue;
        if (!one.scan || one.scanning != revision) {
            one.scan = std::make_unique<DuplicateScan>(one.index, 0.3f);
            one.scanning = revision;
        }
        if (!one.scan->work(rows_max * 10)) return false;
        one.pairs = std::make_unique<std::vector<DuplicatePair>>(one.scan->pairs());
        one.scanned = revision;
        one.scan.reset();
        one.is_wanted = false;
    }
    return true;
}

} // namespace crm
