// The lines of a filter in its editor: conditions on fields and on linked records, and groups of them, each with how
// many records it lets pass alone and a cross. They change the tree they are given, and say what they did.
#pragma once
#include "imgui.h"

#include "web/frame/filter_tree.hpp"

namespace crm {

// What happened to the tree in this frame.
struct LineChanges {
    bool any = false;
    std::uint64_t typed_in = 0; // only text of this line
    std::uint64_t removed = 0;
    void line() { any = true, typed_in = 0; }
    void text(std::uint64_t id) {
        typed_in = any ? typed_in : id;
        any = true;
    }
};

// Counts the line's records, and says it in words: what is shown beside it, until the next change.
void know_line(const Context& ctx, EntityIx entity, FilterLine& line);
std::string count_text(const Context& ctx, std::size_t count);

class FilterLines {
public:
    // `focus`: the line that takes the keyboard; 0: none.
    FilterLines(Context& ctx, std::uint64_t& focus) : m_ctx(ctx), m_focus(focus) {}
    LineChanges changes{};

    void match_ui(FilterLine& line);
    void add_buttons_ui(FilterLine& group, std::string_view condition, bool has_group);
    void parts_ui(EntityIx entity, FilterLine& group);
    ImVec2 begin_indented(); // lines that belong to what stands above them
    void end_indented(ImVec2 from);

private:
    void count_ui(const FilterLine& line);
    void remove_button_ui(const FilterLine& line);
    float end_wide() const;
    void line_end_ui(const FilterLine& line);
    void field_line_ui(EntityIx entity, FilterLine& line);
    void value_line_ui(EntityIx entity, const FieldDef& field, FilterLine& line, float width);
    void link_line_ui(EntityIx entity, FilterLine& line);
    void ask_ui(FilterLine& line, float width);
    void tally_ui(EntityIx entity, const FieldDef& field, FilterLine& line);
    void add(FilterLine& group, FilterLine line);
    void line_ui(EntityIx entity, FilterLine& line);
    void which_ui(FilterLine& line);
    void group_line_ui(EntityIx entity, FilterLine& line);

    Context& m_ctx;
    std::uint64_t& m_focus;
};

} // namespace crm
