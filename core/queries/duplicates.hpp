// Finds records that are probably the same person, company or product: over the whole base, and for one draft while it
// is typed or read from a sheet.
//
// Two steps, as in every serious record linkage:
//   - blocking: only records that share a key are compared (a phone, an e-mail, a name however it is spelled, a
//   birthday,
//     an address, a company's domain), so that a hundred thousand records need a few million comparisons and not five
//     milliards;
//   - scoring: Fellegi and Sunter, "A Theory for Record Linkage" (JASA 1969). A field that agrees is worth
//     log2(m/u) bits, one that differs log2((1-m)/(1-u)); bits add up, with those against any two records of a block
//     being one. A field's `duplicate_weight` in the schema is its log2(m/u); how often true doubles agree (m) follows
//     from its type; a value that many records bear is worth less (Winkler 2000's frequency adjustment).
//
//     DuplicateIndex index(tables, person);
//     while (!index.work(2000)) {}                      // slices of a few milliseconds
//     for (const DuplicateCandidate& found : index.candidates(cells)) …   // most alike first
//     DuplicateScan scan(index);
//     while (!scan.work(20'000)) {}
//     scan.pairs();
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/record/cell_edit.hpp"
#include "core/store/tables.hpp"
#include "core/text/country.hpp"
#include "core/text/similarity.hpp"

namespace crm {

struct DuplicateReason {
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    Alike alike = Alike::same;
    float bits = 0; // of evidence; negative: against
    bool operator==(const DuplicateReason&) const = default;
};

// From this score on a pair is so sure that many may be merged at once; below the other it is not worth a look.
inline constexpr float sure_score = 0.97f, possible_score = 0.5f;

// A record like a draft. Rows that were added to the index by number (an import's own) have no place.
struct DuplicateCandidate {
    Place place{};
    std::uint32_t added = no_added;
    float score = 0;                      // 0..1: how probable
    std::vector<DuplicateReason> reasons; // strongest first
    static constexpr std::uint32_t no_added = 0xffffffff;
};

struct DuplicatePair {
    Row first = no_row, second = no_row; // first < second
    float score = 0;
};

class DuplicateIndex {
public:
    // `country`: whose phone numbers need no country code (what the tables hold is E.164 mostly).
    DuplicateIndex(const Tables& tables, EntityIx entity, Country country = {});
    ~DuplicateIndex();
    DuplicateIndex(DuplicateIndex&&) noexcept;
    DuplicateIndex& operator=(DuplicateIndex&&) noexcept;

    // Reads so many rows more; true when all live records are in it. 2,000 are a few milliseconds.
    bool work(std::size_t rows_max);
    bool is_ready() const;
    float progress() const;
    EntityIx entity() const;
    const Tables& tables() const;
    // Does the schema say how to find doubles of this kind of record?
    static bool is_possible(const Schema& schema, EntityIx entity);

    // A row of the base has changed (or been added, or removed): it is read anew.
    void changed(Row row);
    // A row that is not in the base yet (of the sheet being imported): later candidates() find it by `number`.
    void add(std::uint32_t number, std::span<const CellEdit> cells);

    // Who is like a draft with these cells, most alike first. A few microseconds to a few hundred.
    std::vector<DuplicateCandidate> candidates(std::span<const CellEdit> cells, float score_min = possible_score,
                                               std::size_t count_max = 5, Row self = no_row);
    // How alike two rows are, and why.
    float score(Row first, Row second);
    std::vector<DuplicateReason> reasons(Row first, Row second);

private:
    friend class DuplicateScan;
    struct Impl;
    std::unique_ptr<Impl> m;
};

// Has somebody said that these two are not the same?
bool are_not_the_same(const Tables& tables, Place a, Place b);

// Every pair of the base, without those marked as not the same.
class DuplicateScan {
public:
    explicit DuplicateScan(DuplicateIndex& index, float score_min = possible_score);
    ~DuplicateScan();
    bool work(std::size_t comparisons_max); // true when done; 20,000 are a few milliseconds
    float progress() const;
    const std::vector<DuplicatePair>& pairs() const; // once done: by score, highest first
    std::size_t compared() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace crm
