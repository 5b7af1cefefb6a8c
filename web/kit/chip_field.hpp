// A field full of chips with a text field after them and a list under it: several choices, tags. Private to web/kit.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/kit/field_frame.hpp"
#include "web/kit/option_list.hpp"

namespace crm {

class ChipField {
public:
    ChipField(std::string_view id, const FieldSpec& spec);
    void chip(std::string_view label, Tone tone); // all of them first
    void end_chips();                             // then the text field
    const std::string& query() const { return m_query; }
    bool is_active() const { return m_typed.focused || m_open; }
    std::optional<int> list(int count, const std::function<ListRow(int)>& row);
    int removed() const { return m_removed; } // index of a chip whose cross was pressed, or the last one by Backspace
    FieldResult finish();

private:
    struct Chip {
        std::string label;
        Tone tone;
        ImVec2 min, max; // relative to the frame
    };
    ImGuiID m_id, m_list_id;
    FieldSpec m_spec;
    std::vector<Chip> m_chips{};
    std::string& m_query;
    std::optional<FieldFrame> m_frame{};
    TextFieldResult m_typed{};
    int m_removed = -1;
    bool m_open = false;
};

} // namespace crm
