// What has a day, of every kind, between two days: appointments (those that come back once for each occurrence), tasks,
// steps promised to customers, next steps of deals, occasions and birthdays. What the calendar shows, what Home says of
// today, and what an appointment clashes with.
#pragma once
#include <optional>
#include <vector>

#include "core/queries/reader.hpp"
#include "core/queries/related.hpp"
#include "core/store/tables.hpp"
#include "core/text/dates.hpp"
#include "core/text/recurrence.hpp"

namespace crm {

enum class ScheduleKind : std::uint8_t { appointment, task, promise, deal_step, occasion, birthday };

struct ScheduleItem {
    ScheduleKind kind{};
    Place place{};
    Date day{};
    Date first{};    // of an appointment over several days its first day: which occurrence this is
    int minute = -1; // of the day it begins at; -1: all day
    int minutes = 0; // how long; 0: not known
    int years = 0;   // the how-manieth return of a birthday or an occasion
    bool is_done = false, repeats = false;
    bool operator==(const ScheduleItem&) const = default;
};

// By day, what lasts all day first, then by time. Done tasks are there too, cancelled appointments are not.
std::vector<ScheduleItem> schedule(const Tables& tables, const Reader& reader, Date from, Date to);

// When an appointment begins by the local clock, and how it comes back (none: once, or by a rule that is not followed).
struct AppointmentTimes {
    DateTime start{};
    int minutes = 0;
    bool is_all_day = false;
    std::optional<Recurrence> rule{};
    std::vector<Date> except{};
};
std::optional<AppointmentTimes> appointment_times(const Tables& tables, Row row, int offset_minutes);

// When an appointment takes place from a day on, at most so many times. Of one that happens once: when it does,
// whenever that was.
std::vector<ScheduleItem> occurrences_of(const Tables& tables, const Reader& reader, Place appointment, Date from,
                                         std::size_t most);

// The appointments of a person (taking part counts), a company, a deal or a lead, each once: those to come by their
// next day, the soonest first, then those that were by their last, the latest first.
std::vector<ScheduleItem> appointments_of(const Tables& tables, RelationCache& relations, const Reader& reader,
                                          Place owner);
// Planned, and its day is not over.
bool is_to_come(const ScheduleItem& item, Date today);

// What an appointment would meet: planned appointments of the same owner (nobody named: also somebody), or with the
// same person or company, whose time and way overlap. Of one that comes back only its first occurrence is asked.
struct Meeting {
    RecordId self{}; // left out
    Moment starts{};
    int minutes = 0, travel_minutes = 0;
    RecordId person{}, company{};
    std::string_view owner{};
};
std::vector<ScheduleItem> clashes(const Tables& tables, const Reader& reader, const Meeting& meeting);

} // namespace crm
