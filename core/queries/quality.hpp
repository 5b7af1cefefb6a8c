// How good the records are: what is missing of each, and what should be cleaned up, with the reason and the cell that
// would mend it.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/queries/reader.hpp"
#include "core/queries/related.hpp"

namespace crm {

// The fields that a record of this kind should have: those that are required, and those that lists show at first.
std::vector<FieldIx> wanted_fields(const Schema& schema, EntityIx entity);

struct Completeness {
    int percent = 100;
    std::vector<FieldIx> missing; // in the order of the form
};
Completeness completeness(const Tables& tables, Place place);
std::vector<std::uint32_t> completeness_by_row(const Tables& tables, EntityIx entity); // percent
int average_completeness(const Tables& tables,
                         EntityIx entity); // percent over all live records; 100 where there are none

enum class CleanUpKind : std::uint8_t { incomplete, contradictory, unreachable, stale, orphaned };
inline constexpr std::array all_clean_up_kinds = {CleanUpKind::incomplete, CleanUpKind::contradictory,
                                                  CleanUpKind::unreachable, CleanUpKind::stale, CleanUpKind::orphaned};
std::string_view key_of(CleanUpKind kind);
const Label& label_of(CleanUpKind kind);

enum class CleanUpReason : std::uint8_t {
    fields_missing,
    born_in_the_future,
    born_long_ago,
    ends_before_it_begins,
    done_before_it_was_added,
    ordered_in_the_future,
    no_such_phone, // a number the country's plan does not know
    nobody_can_reach,
    not_heard_of,   // no contact for twice the firm's quiet days
    belongs_nowhere // to a record that is gone
};

struct CleanUpItem {
    Place place;
    CleanUpReason reason = CleanUpReason::fields_missing;
    FieldIx field = no_field; // where it is mended
    int number = 0;           // percent, or days
};

struct CleanUp {
    std::array<std::vector<CleanUpItem>, all_clean_up_kinds.size()> lists;
    const std::vector<CleanUpItem>& of(CleanUpKind kind) const { return lists[static_cast<std::size_t>(kind)]; }
    std::size_t total() const {
        std::size_t total = 0;
        for (const auto& list : lists) total += list.size();
        return total;
    }
};

// One pass over the base, in slices; the worst first in each list. The tables may change meanwhile: rows that are added
// are found, what was looked at stays as it was seen.
class CleanUpScan {
public:
    CleanUpScan(const Tables& tables, const Reader& reader);
    ~CleanUpScan();
    bool work(std::size_t rows_max); // true when done; 10,000 are a few milliseconds
    float progress() const;
    const CleanUp& found() const; // in order once it is done

private:
    class Cleaner;
    std::unique_ptr<Cleaner> m_cleaner;
};
CleanUp clean_up_of(const Tables& tables, const Reader& reader); // at once
std::string sentence_of(const CleanUpItem& item, const Tables& tables, const Reader& reader);

} // namespace crm
