// What a list remembers while the page is open, per kind of record; columns, widths and sorting are kept by the
// browser.
#pragma once
#include <map>
#include <string>

#include "core/queries/list.hpp"
#include "web/frame/context.hpp"
#include "web/kit/table.hpp"

namespace crm {

struct FilterDraft { // the condition somebody is putting together
    int field = -1, op = 0;
    std::string text[2];
    std::vector<int> choices;
    std::string error;
};

struct ListState {
    std::string query;                          // what the address says of all this
    std::string layout;                         // key of a row of list_layouts(); empty: the table
    std::map<std::string, std::string> options; // the layouts' own: which field makes the columns of the board …
    std::string words;
    std::vector<Filter> filters; // all must hold
    TableView view;
    TableSelection selection;
    FilterDraft draft;
    bool is_view_loaded = false;
};

struct ListStates {
    std::map<std::string, ListState> by_entity;
};

void load_view(std::string_view entity, ListState& state);
void keep_view(std::string_view entity, const ListState& state);

// Layout, order and filters as the address has them, "layout=board&group=stage&sort=-name&filter=…"; empty: as at
// first.
std::string query_of(const Context& ctx, EntityIx entity, const ListState& state);
void apply_query(const Context& ctx, EntityIx entity, std::string_view query, ListState& state);

} // namespace crm
