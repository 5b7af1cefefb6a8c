#include "web/views/record/row_to_add.hpp"

#include "web/kit/kit.hpp"

namespace crm {

RowToAdd row_to_add_ui(std::string_view id, const ListRowSpec& row, std::string_view add) {
    const bool has_button = !add.empty();
    const float room = width_left();
    if (has_button) begin_box(room - control_height() - px(8));
    RowToAdd done = list_row_ui(id, row).clicked ? RowToAdd::opened : RowToAdd::untouched;
    if (!has_button) return done;
    end_box();
    beside(8);
    if (icon_button_ui(Icon::plus, add, {.kind = ButtonKind::secondary})) done = RowToAdd::added;
    return done;
}

} // namespace crm
