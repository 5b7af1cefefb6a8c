#include "core/queries/duplicates.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "core/queries/duplicate_scoring.hpp"

namespace crm {

namespace {

// Which profiles bear a key, in a few thousand small sorted lists, so that sorting comes in slices.
class Blocks {
public:
    struct Entry {
        std::uint64_t key = 0;
        Slot slot = 0;
        std::uint32_t block_max = 0;
        auto operator<=>(const Entry&) const = default;
    };
    static constexpr std::size_t list_count = 4096;

    void add(Entry entry) {
        List& list = m_lists[entry.key >> 52];
        if (!list.is_sorted) return list.entries.push_back(entry);
        const auto at = std::ranges::lower_bound(list.entries, entry);
        if (at == list.entries.end() || *at != entry) list.entries.insert(at, entry); // a profile may be made again
    }
    // Sorts some of the lists; true when all are.
    bool sort(std::size_t lists_max) {
        for (; m_sorted < list_count && lists_max; ++m_sorted, --lists_max) {
            List& list = m_lists[m_sorted];
            if (!list.is_sorted) {
                std::ranges::sort(list.entries);
                const auto doubled = std::ranges::unique(list.entries);
                list.entries.erase(doubled.begin(), doubled.end());
            }
            list.is_sorted = true;
        }
        return m_sorted == list_count;
    }
    std::span<const Entry> block(std::uint64_t key) const {
        const std::vector<Entry>& all = m_lists[key >> 52].entries;
        const auto found = std::ranges::equal_range(all, key, {}, &Entry::key);
        return {found.begin(), found.end()};
    }
    std::span<const Entry> list(std::size_t i) const { return m_lists[i].entries; }

private:
    struct List {
        std::vector<Entry> entries;
        bool is_sorted = false;
    };
    std::array<List, list_count> m_lists;
    std::size_t m_sorted = 0;
};

} // namespace

struct DuplicateIndex::Impl {
    Impl(const Tables& all, EntityIx of, Country country)
        : tables(&all), entity(of), profiles(all.schema(), of, country) {}

    const Tables* tables;
    EntityIx entity;
    DuplicateProfiles profiles;
    Blocks blocks;
    struct Source { // of a slot: a row, or a number somebody added
        Row row = no_row;
        std::uint32_t added = DuplicateCandidate::no_added;
    };
    std::vector<Source> sources;
    std::vector<Slot> slot_of_row;
    std::vector<Row> dirty;
    bool is_sorted = false;
    std::vector<DuplicateProfiles::Key> keys;
    struct Member {
        Row person = no_row;
        std::uint32_t firm = 0;
        auto operator<=>(const Member&) const = default;
    };
    std::vector<Member> members; // by person
    bool has_members = false;
    std::vector<std::uint32_t> firms;

    const Table& table() const { return tables->table(entity); }

    void read_members() {
        has_members = true;
        const Schema& schema = tables->schema();
        const auto& comparisons = profiles.comparisons();
        const auto firm = std::ranges::find(comparisons, Compares::firm, &Comparison::how);
        if (firm == comparisons.end()) return;
        const Table& affiliations = tables->table(firm->entity);
        const Column& person = affiliations.columns[schema.field(firm->entity, "person")];
        const Column& company = affiliations.columns[firm->field];
        for (Row row = 0; row < affiliations.rows(); ++row) {
            if (!affiliations.is_live(row) || company.reference(row) == no_handle || person.reference(row) == no_handle)
                continue;
            if (const Place place = tables->directory().place(person.reference(row)); place.entity == entity)
                members.push_back({place.row, company.reference(row)});
        }
        std::ranges::sort(members);
    }

    std::span<const std::uint32_t> firms_of(Row row) {
        firms.clear();
        for (auto it = std::ranges::lower_bound(members, row, {}, &Member::person);
             it != members.end() && it->person == row; ++it)
            firms.push_back(it->firm);
        return firms;
    }

    void put_into_blocks(Slot slot) {
        profiles.count_in(slot);
        profiles.keys_of(slot, keys);
        for (const auto& key : keys) blocks.add({key.key, slot, key.block_max});
    }

    void read_row(Row row) {
        if (row >= slot_of_row.size()) slot_of_row.resize(row + 1, no_row);
        if (slot_of_row[row] != no_row) {
            if (!profiles.make_again(slot_of_row[row], *tables, row, firms_of(row))) return;
        } else {
            slot_of_row[row] = profiles.make(*tables, row, firms_of(row));
            sources.push_back({row});
        }
        put_into_blocks(slot_of_row[row]);
    }

    bool work(std::size_t rows_max) {
        if (!has_members) read_members();
        for (; rows_max && slot_of_row.size() < table().rows(); --rows_max) {
            const auto row = static_cast<Row>(slot_of_row.size());
            table().is_live(row) ? read_row(row) : slot_of_row.push_back(no_row);
        }
        for (; rows_max && !dirty.empty(); --rows_max, dirty.pop_back())
            if (dirty.back() < slot_of_row.size() && table().is_live(dirty.back())) read_row(dirty.back());
        if (rows_max && !is_sorted) is_sorted = blocks.sort(std::max<std::size_t>(8, rows_max / 8));
        return is_ready();
    }
    bool is_ready() const { return is_sorted && dirty.empty() && slot_of_row.size() >= table().rows(); }

    bool is_there(Slot slot) const {
        const Source& source = sources[slot];
        return source.row == no_row || table().is_live(source.row);
    }
};

DuplicateIndex::DuplicateIndex(const Tables& tables, EntityIx entity, Country country)
    : m(std::make_unique<Impl>(tables, entity, country)) {}
DuplicateIndex::~DuplicateIndex() = default;
DuplicateIndex::DuplicateIndex(DuplicateIndex&&) noexcept = default;
DuplicateIndex& DuplicateIndex::operator=(DuplicateIndex&&) noexcept = default;

bool DuplicateIndex::is_possible(const Schema& schema, EntityIx entity) {
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (schema.field(entity, f).duplicate_weight) return true;
    return false;
}

bool DuplicateIndex::work(std::size_t rows_max) { return m->work(rows_max); }
bool DuplicateIndex::is_ready() const { return m->is_ready(); }
EntityIx DuplicateIndex::entity() const { return m->entity; }
const Tables& DuplicateIndex::tables() const { return *m->tables; }

float DuplicateIndex::progress() const {
    const Row rows = m->table().rows();
    return rows ? std::min(1.f, static_cast<float>(m->slot_of_row.size()) / static_cast<float>(rows)) : 1.f;
}

void DuplicateIndex::changed(Row row) {
    if (row < m->slot_of_row.size() && (m->dirty.empty() || m->dirty.back() != row)) m->dirty.push_back(row);
}

void DuplicateIndex::add(std::uint32_t number, std::span<const CellEdit> cells) {
    const Slot slot = m->profiles.make(cells);
    m->sources.push_back({no_row, number});
    m->put_into_blocks(slot);
}

std::vector<DuplicateCandidate> DuplicateIndex::candidates(std::span<const CellEdit> cells, float score_min,
                                                           std::size_t count_max, Row self) {
    const Slot draft = m->profiles.make(cells);
    std::vector<Slot> met;
    m->profiles.keys_of(draft, m->keys);
    for (const auto& key : m->keys) {
        const auto block = m->blocks.block(key.key);
        if (block.size() > key.block_max) continue;
        for (const Blocks::Entry& entry : block) met.push_back(entry.slot);
    }
    std::ranges::sort(met);
    const auto doubled = std::ranges::unique(met);
    met.erase(doubled.begin(), doubled.end());
    struct Found {
        float bits, score;
        Slot slot;
    };
    std::vector<Found> found;
    for (const Slot slot : met) {
        if (!m->is_there(slot) || (self != no_row && m->sources[slot].row == self)) continue;
        const Evidence evidence = compare(m->profiles, draft, slot);
        if (const float score = evidence.score(); score >= score_min) found.push_back({evidence.bits, score, slot});
    }
    std::ranges::sort(found, [](const Found& a, const Found& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.bits != b.bits ? a.bits > b.bits : a.slot < b.slot;
    });
    if (found.size() > count_max) found.resize(count_max);
    std::vector<DuplicateCandidate> result;
    for (const Found& each : found) {
        const Impl::Source& source = m->sources[each.slot];
        DuplicateCandidate candidate{
            source.row == no_row ? Place{} : Place{m->entity, source.row}, source.added, each.score, {}};
        compare(m->profiles, draft, each.slot, &candidate.reasons);
        result.push_back(std::move(candidate));
    }
    m->profiles.drop_last();
    return result;
}

float DuplicateIndex::score(Row first, Row second) {
    return compare(m->profiles, m->slot_of_row[first], m->slot_of_row[second]).score();
}

std::vector<DuplicateReason> DuplicateIndex::reasons(Row first, Row second) {
    std::vector<DuplicateReason> reasons;
    compare(m->profiles, m->slot_of_row[first], m->slot_of_row[second], &reasons);
    return reasons;
}

// --- the whole base
// ---------------------------------------------------------------------------------------------------

bool are_not_the_same(const Tables& tables, Place a, Place b) {
    const FieldIx field = tables.schema().field(a.entity, "not_same_as");
    if (field == no_field || a.entity != b.entity) return false;
    const auto names = [&](Place one, Place other) {
        const std::vector<Value> all = tables.elements(one, field);
        return std::ranges::find(all, Value{tables.id(other)}) != all.end();
    };
    return names(a, b) || names(b, a);
}

struct DuplicateScan::Impl {
    Impl(DuplicateIndex& of, float least) : index(*of.m), score_min(least), seen(1 << 16) {}

    DuplicateIndex::Impl& index;
    float score_min;
    std::size_t list = 0, begin = 0, first = 0, second = 0; // the list, the block in it, the pair of the block
    std::size_t compared = 0;
    bool is_done = false;
    std::vector<std::uint64_t> seen; // pairs compared lately, by a hash: many share several keys
    std::vector<DuplicatePair> pairs;

    void look_at(Slot a, Slot b) {
        const std::uint64_t pair = std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
        std::uint64_t& place = seen[mix64(pair) & (seen.size() - 1)];
        if (a == b || std::exchange(place, pair) == pair || !index.is_there(a) || !index.is_there(b)) return;
        const Row x = index.sources[a].row, y = index.sources[b].row;
        if (x == no_row || y == no_row) return;
        ++compared;
        if (const float score = compare(index.profiles, a, b).score(); score >= score_min)
            pairs.push_back({std::min(x, y), std::max(x, y), score});
    }

    bool work(std::size_t comparisons_max) {
        for (; list < Blocks::list_count; ++list, begin = 0, first = 0, second = 0) {
            const auto entries = index.blocks.list(list);
            while (begin < entries.size()) {
                std::size_t end = begin;
                while (end < entries.size() && entries[end].key == entries[begin].key) ++end;
                const bool is_wanted = end - begin <= entries[begin].block_max;
                for (; is_wanted && begin + first + 1 < end; ++first, second = 0)
                    for (; begin + first + 1 + second < end; ++second) {
                        if (comparisons_max-- == 0) return false;
                        look_at(entries[begin + first].slot, entries[begin + first + 1 + second].slot);
                    }
                begin = end;
                first = second = 0;
            }
            if (comparisons_max < 16) {
                ++list;
                begin = first = second = 0;
                return false;
            }
            comparisons_max -= 16; // an empty list is work, too
        }
        if (!is_done) finish();
        return true;
    }

    void finish() {
        is_done = true;
        std::ranges::sort(pairs, [](const DuplicatePair& a, const DuplicatePair& b) {
            return std::tie(b.score, a.first, a.second) < std::tie(a.score, b.first, b.second);
        });
        const auto doubled = std::ranges::unique(
            pairs, {}, [](const DuplicatePair& pair) { return std::pair(pair.first, pair.second); });
        pairs.erase(doubled.begin(), doubled.end());
        std::erase_if(pairs, [&](const DuplicatePair& pair) {
            return are_not_the_same(*index.tables, {index.entity, pair.first}, {index.entity, pair.second});
        });
    }
};

DuplicateScan::DuplicateScan(DuplicateIndex& index, float score_min) : m(std::make_unique<Impl>(index, score_min)) {}
DuplicateScan::~DuplicateScan() = default;
bool DuplicateScan::work(std::size_t comparisons_max) { return m->work(comparisons_max); }
float DuplicateScan::progress() const { return static_cast<float>(m->list) / static_cast<float>(Blocks::list_count); }
const std::vector<DuplicatePair>& DuplicateScan::pairs() const { return m->pairs; }
std::size_t DuplicateScan::compared() const { return m->compared; }

} // namespace crm
