// The layouts of a list: table, board, calendar, chart. One row each in layouts.cpp says what it needs, and draws it;
// the list offers those its kind of record can have. All of it follows from the schema.
#pragma once
#include <functional>
#include <span>

#include "web/views/list/list_state.hpp"

namespace crm {

enum class LayoutKind : std::uint8_t { table, board, calendar, chart };

// What a layout is given each frame.
struct ListPart {
    Context& ctx;
    EntityIx entity;
    ListState& state;
    const ListResult& result;      // the rows that pass the filters, in order
    FieldIx by = no_field;         // the field it goes by, where it needs one
    std::function<void()> empty{}; // draws what stands there without records
    bool view_changed = false;     // told by the layout: `state.view` or `state.options` are to be kept
    bool has_added = false;        // N has been answered where the keyboard is
    Place place(std::size_t i) const { return {entity, result.rows[i]}; }
};

struct ListLayout {
    LayoutKind kind;
    std::string_view key; // in the address and in what the device keeps; never changes
    Icon icon;
    BothNames label;
    // A layout that goes by a field: the name of its option, what the choice is called, and which fields can be it.
    std::string_view option{};
    BothNames option_label{};
    bool (*suits)(const FieldDef& field) = nullptr;
    void (*draw)(ListPart& part) = nullptr;
};
std::span<const ListLayout> list_layouts();

// The fields a layout can go by, those that lists show first; a layout that goes by none is always possible.
std::vector<FieldIx> fields_for(const ListLayout& layout, const Schema& schema, EntityIx entity);
bool is_possible(const ListLayout& layout, const Schema& schema, EntityIx entity);
const ListLayout& layout_of(const ListState& state, const Schema& schema, EntityIx entity);
FieldIx chosen_field(const ListLayout& layout, const ListState& state, const Schema& schema, EntityIx entity);

void table_part_ui(ListPart& part);
void board_part_ui(ListPart& part);
void deal_board_ui(ListPart& part); // the board by stages of a pipeline
void calendar_part_ui(ListPart& part);
void chart_part_ui(ListPart& part);

} // namespace crm
