// A table in groups: by which field and period, what stands as totals under the columns, and which groups are folded.
// All but the folding belongs to the view and its address.
#pragma once
#include "core/queries/list_groups.hpp"
#include "web/kit/table_groups.hpp"
#include "web/views/list/layouts.hpp"

namespace crm {

// What the list's options say.
GroupBy grouping_of(const Schema& schema, EntityIx entity, const ListState& state);
std::vector<TotalWish> totals_of(const Schema& schema, EntityIx entity, const ListState& state);

std::string grouping_text(const Context& ctx, EntityIx entity, const ListState& state); // "تجميع: التصنيف"
struct GroupingWish { // a telephone's menu of views asks for the menu of groups, which then opens below it
    bool is_wanted = false;
};
void grouping_menu_ui(Context& ctx, EntityIx entity, ListState& state); // of the button "by"

// The rows of a table in groups, made anew when the list or the wish is another.
struct GroupedRows {
    ListResult shown{}; // the rows of the groups that are open
    std::vector<TableHeading> headings{};
    ListGroups groups{};
    std::vector<TotalWish> wishes{};
};
const GroupedRows& grouped_rows(const ListPart& part);
std::string total_under(const Context& ctx, EntityIx entity, const GroupedRows& rows, std::int64_t heading,
                        FieldIx field);
// The colour of a record by the rules of the list; none: none of them holds.
class RowMarks {
public:
    RowMarks(const Context& ctx, EntityIx entity, const ListState& state);
    std::optional<RowMark> of(Row row) const;
    std::optional<RowMark> of_cell(Row row, std::string_view column) const;

private:
    struct One {
        Tone tone = Tone::neutral;
        std::string column{};
        RowSet rows{};
        std::string says{};
    };
    std::vector<One> m_rules;
};
const RowMarks& row_marks(const ListPart& part);

void toggle_group(const ListPart& part, std::size_t heading);

// The menu of a column's total at the foot of the table.
void total_menu_ui(Context& ctx, EntityIx entity, ListState& state, FieldIx field);

} // namespace crm
