#include "core/queries/duplicate_groups.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace crm {

Row best_of(const Tables& tables, EntityIx entity, std::span<const Row> rows) {
    const auto rank = [&](Row row) {
        int said = 0;
        for (const Column& column : tables.table(entity).columns) said += column.has(row);
        const Value created = tables.value(Place{entity, row}, created_field(tables.schema(), entity));
        const auto* at = std::get_if<std::int64_t>(&created);
        return std::tuple(-said, at ? *at : 0, tables.id({entity, row}));
    };
    return *std::ranges::min_element(rows, {}, rank);
}

std::vector<DuplicateGroup> duplicate_groups(const Tables& tables, EntityIx entity,
                                             std::span<const DuplicatePair> pairs, float score_min) {
    std::map<Row, std::size_t> group_of;
    std::vector<std::vector<Row>> groups;
    const auto group = [&](Row row) {
        const auto [at, is_new] = group_of.try_emplace(row, groups.size());
        if (is_new) groups.push_back({row});
        return at->second;
    };
    const auto may_meet = [&](const std::vector<Row>& a, const std::vector<Row>& b) {
        for (const Row x : a)
            for (const Row y : b)
                if (are_not_the_same(tables, {entity, x}, {entity, y})) return false;
        return true;
    };
    for (const DuplicatePair& pair : pairs) {
        if (pair.score < score_min || !tables.table(entity).is_live(pair.first) ||
            !tables.table(entity).is_live(pair.second))
            continue;
        const std::size_t a = group(pair.first), b = group(pair.second);
        if (a == b || !may_meet(groups[a], groups[b])) continue;
        for (const Row row : groups[b]) group_of[row] = a;
        groups[a].insert(groups[a].end(), groups[b].begin(), groups[b].end());
        groups[b].clear();
    }
    std::vector<DuplicateGroup> result;
    for (const std::vector<Row>& rows : groups) {
        if (rows.size() < 2) continue;
        const Row best = best_of(tables, entity, rows);
        DuplicateGroup united{tables.id({entity, best}), {}};
        for (const Row row : rows)
            if (row != best) united.others.push_back(tables.id({entity, row}));
        std::ranges::sort(united.others);
        result.push_back(std::move(united));
    }
    return result;
}

} // namespace crm
