// A list in groups: its rows put together by what one field says, each group with totals of its columns, and the totals
// of the whole list. A pure function of the tables and of the rows that a list shows; within a group they keep its
// order.
//
// Money is never added across currencies: a total has an amount for each.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/queries/group.hpp"

namespace crm {

enum class TotalKind : std::uint8_t { none, filled, sum, average, smallest, largest };

struct TotalWish {
    FieldIx field = no_field;
    TotalKind kind = TotalKind::none;
    bool operator==(const TotalWish&) const = default;
};

struct Total {
    std::size_t filled = 0;       // records with a value
    std::vector<Money> amounts{}; // of money: one for each currency, the most frequent first
    std::int64_t number = 0;      // of everything else, in the field's units
    int decimals = 0;             // of `number`, where it is no date
    bool operator==(const Total&) const = default;
};

struct ListGroup {
    Group group{};
    std::size_t first = 0, count = 0; // its rows in ListGroups::rows
    std::vector<Total> totals{};      // by wish
};

struct ListGroups {
    std::vector<Row> rows{};
    std::vector<ListGroup> groups{}; // empty: the list was not to be grouped
    std::vector<Total> totals{};     // of all rows
};

bool can_total(const FieldDef& field, TotalKind kind);
const Label& label_of(TotalKind kind);

ListGroups list_groups(const Tables& tables, EntityIx entity, std::span<const Row> rows, const GroupBy& by,
                       std::span<const TotalWish> wishes, const Reader& reader);

// As it stands under a column; empty where there is nothing to total.
std::string total_text(const FieldDef& field, TotalKind kind, const Total& total, const Reader& reader);

// The groups of rows, by row; empty groups are left out, dates have the latest first, choices their own order.
struct RowGrouping {
    std::vector<Group> groups{};
    std::vector<std::int32_t> of{}; // by row: index of its group
};
RowGrouping groups_of_rows(const Tables& tables, EntityIx entity, const GroupBy& by, std::span<const Row> rows,
                           const Reader& reader); // group.cpp

} // namespace crm
