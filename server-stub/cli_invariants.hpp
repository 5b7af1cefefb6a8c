// What must be true of any firm's records, whatever was typed, imported, merged or undone. Each check reads the tables
// again in the plainest way and compares; it repairs nothing.
#pragma once
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/checksum.hpp"
#include "core/queries/related.hpp"
#include "core/store/text_index.hpp"

namespace crm::cli {

enum class Fault : std::uint8_t {
    lost_name,       // the directory does not find a record by its id
    wrong_standing,  // live, in the bin or neither: not what its cells say
    wrong_count,     // the count of live records or of the bin is not what there is
    unknown_record,  // a reference to nothing
    wrong_kind,      // a reference to another kind of record
    wrong_total,     // an order whose total is not the sum of its lines
    wrong_relation,  // what belongs to a record, asked of the cache, is not what the rows say
    wrong_search,    // a search finds other records than reading them all does
    not_in_journal,  // the tables hold a record that the journal does not tell of
    only_in_journal, // the other way round
    differs_from_journal,
    unreadable_journal // it cannot be read to its end
};

struct Finding {
    Fault fault{};
    RecordId record{};
    FieldIx field = no_field;
    EntityIx entity = no_entity;
    std::string detail; // what was expected and what there is
};

// One check: how much was looked at and what was wrong.
struct CheckResult {
    std::size_t looked_at = 0, wrong = 0;
    std::vector<Finding> findings; // the first hundred
    void add(Finding finding) {
        ++wrong;
        if (findings.size() < 100) findings.push_back(std::move(finding));
    }
};

CheckResult check_names(const Tables& tables);
CheckResult check_standing(const Tables& tables);
CheckResult check_references(const Tables& tables);
CheckResult check_totals(const Tables& tables);
CheckResult check_relations(const Tables& tables, RelationCache& relations);
// The index must be complete. Compares the answers to words taken from records all over the tables, as many as about
// `reads_max` readings of records allow, at least two of every kind.
CheckResult check_search(const Tables& tables, TextIndex& index, std::size_t reads_max,
                         const std::function<void(double)>& progress);

// What every record says, with its stamps, as one number each: to be compared with what the journal amounts to.
using Fingerprints = std::unordered_map<RecordId, Hash128>;
Fingerprints fingerprints_of(const Tables& tables);
CheckResult check_replay(const Fingerprints& kept, const Tables& replayed);

} // namespace crm::cli
