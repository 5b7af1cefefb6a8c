// Who came: on a day, and how often and when last; and whose card a number is.
#pragma once
#include <vector>

#include "core/queries/reader.hpp"
#include "core/queries/related.hpp"

namespace crm {

struct DayAttendance {
    std::vector<Row> rows;   // of `attendance`, who came last first
    std::size_t people = 0;  // each counted once
    std::size_t present = 0; // visits of whom it is not said that he left
};
DayAttendance attendance_of(const Tables& tables, const Reader& reader, Date day);

struct Visits {
    std::size_t count = 0;
    Moment last{}; // only when count > 0
};
Visits visits_of(const Tables& tables, RelationCache& relations, Place person);

// Who has this card: compared as the search compares (digits of any script, capitals), as a whole. Several may answer
// to one number, for nothing forbids it.
std::vector<RecordId> people_with_card(const Tables& tables, std::string_view number);

} // namespace crm
