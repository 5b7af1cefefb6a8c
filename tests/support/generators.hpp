// Random values, records and operations made from the schema by a seed: the same seed gives the same data everywhere.
// Every type is covered with ordinary words in Arabic and Latin and with the edges (empty, very long, extreme numbers,
// odd spaces).
#pragma once
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "core/record/op.hpp"
#include "core/store/tables.hpp"

namespace crm::test {

class Random { // xorshift*; small, fast, the same everywhere
public:
    explicit Random(std::uint64_t seed) : m_state(mix64(seed + 1) | 1) {}
    std::uint64_t bits();
    std::uint64_t below(std::uint64_t bound) { return bound ? bits() % bound : 0; }
    std::int64_t between(std::int64_t low, std::int64_t high); // both included
    bool chance(int percent) { return below(100) < static_cast<std::uint64_t>(percent); }
    template <class Range> const auto& pick(const Range& range) { return range[below(std::size(range))]; }
    template <class List> void shuffle(List& list) {
        for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
    }

private:
    std::uint64_t m_state;
};

std::string random_words(Random& random, std::size_t words_max = 5);
// A value that fits the field, never missing; with_edges: extremes too.
Value random_value(Random& random, const FieldDef& field, const std::vector<RecordId>& known, bool with_edges = true);

// A stream of well-formed operations by several sessions, as devices that edit the same records offline would make
// them: new records, edits of the same cells, emptied cells, additions, removals of what was added, bin and restore.
struct OpsOptions {
    std::size_t ops = 300, records = 25;
    int sessions = 3;
    bool with_edges = true;
};
std::vector<Op> random_ops(Random& random, const Schema& schema, const OpsOptions& options = {});

} // namespace crm::test
