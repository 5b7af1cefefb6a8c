// What a list remembers while the page is open, per kind of record; how it is looked at is kept by the browser, too.
#pragma once
#include <map>
#include <string>

#include "core/queries/list.hpp"
#include "web/frame/context.hpp"
#include "web/frame/filter_tree.hpp"
#include "web/kit/table.hpp"

namespace crm {

struct ColorRule { // records that pass stand on this ground; of several the first
    Tone tone = Tone::warning;
    Filter filter{};
    std::string column{}; // key of the one whose cell alone is coloured; empty: the whole row
    bool operator==(const ColorRule&) const = default;
};

inline constexpr std::size_t color_rules_max = 12;

struct ListState {
    std::string query;                          // what the address says of all this
    std::string layout;                         // key of a row of list_layouts(); empty: the table
    std::map<std::string, std::string> options; // the layouts' own: which field makes the columns of the board …
    std::string words;
    std::vector<Filter> filters;  // all must hold
    std::vector<ColorRule> rules; // colours of rows
    TableView view;
    TableSelection selection;
    FilterLine draft{};         // the condition somebody is putting together
    std::string filter_problem; // of the filter in the address
    bool tells_from_panel = false;
    FieldIx total_field = no_field; // whose menu of totals is open
    bool is_view_loaded = false;
};

struct ListStates {
    std::map<std::string, ListState> by_entity;
};

// What the list goes by where its first field says the same; fields there are none of (any more) are passed over.
std::vector<SortBy> further_sorts(const Schema& schema, EntityIx entity, const TableView& view);

// In the order somebody has given the columns, without those that are hidden.
std::vector<ListColumn> shown_columns(const Schema& schema, EntityIx entity, const TableView& view);
// What the list asks for.
ListQuery query_of(const Schema& schema, EntityIx entity, const ListState& state);

// How a list is looked at, as text: "layout=board&group=stage&sort=-name&columns=name,240;phone,160,hidden&filter=…";
// empty: as at first. The address has all but the columns, the device remembers all but the filter, a saved view has
// both.
struct ViewParts {
    bool columns = false, filter = false;
};
std::string view_text(const Context& ctx, EntityIx entity, const ListState& state, ViewParts parts);
void apply_view(const Context& ctx, EntityIx entity, std::string_view text,
                ListState& state);      // columns stay unless named
std::string in_short(std::string text); // the beginning of what is long: for chips and names
void keep_view(const Context& ctx, EntityIx entity, const ListState& state);
void load_view(const Context& ctx, EntityIx entity, ListState& state);

} // namespace crm
