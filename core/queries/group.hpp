// Records put into groups and measured, for charts: orders by month and state, people by stage, dealings by channel. A
// pure function of the tables and of the rows that a list shows.
//
// Whoever adds money adds one currency only: rows in another one are left out and counted, and the asker may choose
// which. Sums are exact; an average is rounded to the unit's last digit.
//
//     const GroupTable sales = group_rows(tables, orders, {.entity = order, .by = {date, DateUnit::month},
//                                                          .measure = {MeasureKind::sum, total}}, reader);
//     for (std::size_t i = 0; i < sales.groups.size(); ++i) draw(sales.groups[i].label, sales.value(i, 0));
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/queries/filter.hpp"
#include "core/queries/periods.hpp"
#include "core/queries/reader.hpp"

namespace crm {

struct GroupBy {
    FieldIx field = no_field;        // none: all in one group
    DateUnit unit = DateUnit::month; // of dates and moments
    bool operator==(const GroupBy&) const = default;
};

enum class MeasureKind : std::uint8_t { count, sum, average };
struct Measure {
    MeasureKind kind = MeasureKind::count;
    FieldIx field = no_field; // of sums and averages: a number or money
    bool operator==(const Measure&) const = default;
};

struct GroupQuery {
    EntityIx entity = no_entity;
    GroupBy by{}, then{};
    Measure measure{};
    Currency currency{};         // of money; none: the one that most rows have
    std::size_t groups_max = 12; // the largest so many, and "other"; dates and choices are never cut
    std::size_t series_max = 6;
    bool operator==(const GroupQuery&) const = default;
};

enum class GroupKind : std::uint8_t {
    value,   // all records of it hold `value`
    period,  // from `first` to `last`
    missing, // the field is empty
    other,   // everything that did not become a group of its own
    all
};
struct Group {
    GroupKind kind = GroupKind::all;
    std::string label;
    std::string axis, axis_second; // of a period, short: "مارس", and its year
    std::optional<Tone> tone{};    // of a choice
    Value value{};
    Date first{}, last{};
    bool operator==(const Group&) const = default;
};

struct CurrencyCount {
    Currency currency;
    std::size_t rows = 0;
    bool operator==(const CurrencyCount&) const = default;
};

struct GroupTable {
    std::vector<Group> groups, series;     // without a second field one series of everything
    std::vector<std::int64_t> values;      // by group, then by series; missing_number where nothing was measured
    int decimals = 0;                      // the values are in units of 10^-decimals
    Currency currency{};                   // of money
    std::vector<CurrencyCount> currencies; // what the measured field holds, the most frequent first
    bool is_ordered = false;               // the groups follow each other in time
    bool is_overlapping = false;           // a record may stand in several groups (tags)
    std::int64_t value(std::size_t group, std::size_t series_at) const {
        return values[group * series.size() + series_at];
    }
};

bool can_group_by(const FieldDef& field);
bool can_measure(const FieldDef& field);

GroupTable group_rows(const Tables& tables, std::span<const Row> rows, const GroupQuery& query, const Reader& reader);

// The records of one group as a list is asked for them; none where no filter says it ("other" of tags).
std::optional<Filter> filter_of(const Tables& tables, const GroupQuery& query, const GroupBy& by,
                                std::span<const Group> groups, std::size_t at);

} // namespace crm
