// The home screen's list of the day: tasks due, steps promised to customers, their birthdays and occasions, and good
// customers from whom nothing has been heard for long. Computed from columns, kept until a record changes or the day
// does.
#pragma once
#include <vector>

#include "core/queries/related.hpp"

namespace crm {

enum class TodayKind : std::uint8_t {
    task,     // due today, overdue, or due within the next days
    promise,  // the next step of a dealing, of an open deal or of a lead; the day an open ticket is to be solved by
    birthday, // of a person's own record
    occasion, // a record of its own: a wedding day, the end of a contract
    quiet     // a customer not heard from for the firm's quiet days
};

struct TodayItem {
    TodayKind kind = TodayKind::task;
    Place place;    // the task, what was promised in, the occasion; of a birthday and a quiet customer, the customer
    Place customer; // or the lead; may be nowhere
    Date date{};    // when it is due; of a quiet customer: last heard from
    int days = 0;   // from today to `date`: negative is late
    int years = 0;  // the how-manieth return of a birthday or an occasion; 0 when unknown
    Money value{};  // of a quiet customer: what he has bought
};

struct TodayOptions {
    int next_days = 7;
    std::size_t items_max = 50;
    bool operator==(const TodayOptions&) const = default;
};

struct Today {
    std::vector<TodayItem> tasks, promises, occasions, quiet; // the most urgent first; quiet: the best customer first
    std::size_t tasks_total = 0, promises_total = 0, occasions_total = 0, quiet_total = 0;
    bool empty() const { return tasks.empty() && promises.empty() && occasions.empty() && quiet.empty(); }
};

// Each part is kept by what it was computed from, so that an edited order does not search the birthdays again.
struct TodayCache {
    Today today;
    Date day{};
    int offset_minutes = 0;
    Currency currency{};
    TodayOptions options;
    std::uint64_t tasks_revision = 0, promises_revision = 0, occasions_revision = 0,
                  quiet_revision = 0; // 0: not computed
};

const Today& today(const Tables& tables, TodayCache& cache, const Reader& reader, const TodayOptions& options = {});

} // namespace crm
