// Yes and no, and one of a few: check box, switch, radio group.
//
//     if (checkbox_ui("عميل مميّز", draft.is_vip)) …
//     radio_group_ui("direction", {.label = "الاتجاه"}, directions, index);
#pragma once
#include <span>
#include <string_view>

#include "web/kit/field.hpp"
#include "web/kit/item.hpp"

namespace crm {

struct ToggleSpec {
    std::string_view description{}; // a muted line under the label
    bool disabled = false, mixed = false, hide_label = false;
    std::string_view id{};
};

bool checkbox_ui(std::string_view label, bool& checked, const ToggleSpec& spec = {});
bool switch_ui(std::string_view label, bool& on, const ToggleSpec& spec = {}); // label at the start, switch at the end
bool radio_group_ui(std::string_view id, const FieldSpec& spec, std::span<const std::string_view> labels, int& index,
                    bool in_a_row = false);

// The box alone, for table rows: draws at a place and reports nothing.
void draw_checkbox(ImDrawList& draw, ImVec2 center, float size, bool checked, bool mixed, bool hovered,
                   bool disabled = false);

} // namespace crm
