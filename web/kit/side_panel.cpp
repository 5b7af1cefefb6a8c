// The side panel. See overlay.hpp.
#include <algorithm>

#include "imgui_internal.h"

#include "web/kit/button.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/modal_window.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/scroll_area.hpp"
#include "web/kit/text.hpp"

namespace crm {
namespace {

struct Panel { // one is open at a time
    ImVec2 min{}, max{};
    float footer_height = 0;
    bool in_footer = false;
};
Panel panel;

float panel_padding() { return px(is_phone() ? 16 : 24); }
float header_height() { return px(60); }

void header(const SidePanelSpec& spec, bool& open) {
    ImDrawList& draw = draw_here();
    const float pad = panel_padding(), tall = header_height(), side = small_control_height();
    const ImVec2 title_min = plus(panel.min, pad, 0), title_max{panel.max.x - pad - side - px(12), panel.min.y + tall};
    draw_text_in(draw, title_min, title_max, spec.title, styles::title);
    report({.role = Role::heading, .name = std::string{spec.title}, .level = 2}, title_min, title_max);
    set_cursor({panel.max.x - pad - side + px(6), panel.min.y + (tall - side) / 2});
    if (icon_button_ui(Icon::close, say(kit_words::close),
                       {.kind = ButtonKind::quiet, .small = true, .id = "close panel"}))
        open = false;
    hairline(draw, plus(panel.min, 0, tall - px(1)), panel.max.x - panel.min.x, color(Color::border));
}

} // namespace

bool begin_side_panel_ui(std::string_view id, const SidePanelSpec& spec, bool& open) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float margin = is_phone() ? 0 : px(8);
    const float width = is_phone() ? screen.x : std::min(px(spec.width), screen.x - px(48));
    const ModalWindow modal{.id = id_of(id),
                            .name = std::string{spec.title},
                            .position = {screen.x - margin, margin},
                            .pivot = {1, 0},
                            .size = {width, screen.y - 2 * margin},
                            .corner = is_phone() ? 0 : px(radius::dialog),
                            .slide = width * 0.35f};
    if (!begin_modal(modal, open)) return false;
    const ImVec2 min = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    panel = {min, plus(min, size.x, size.y), px(spec.footer_height) * (spec.footer_height > 0), false};
    header(spec, open);
    set_cursor(plus(min, 0, header_height()));
    begin_scroll_ui("content", {size.x, size.y - header_height() - panel.footer_height}, {panel_padding(), px(20)});
    return true;
}

void begin_side_panel_footer_ui() {
    end_scroll_ui();
    panel.in_footer = true;
    const float top = panel.max.y - panel.footer_height;
    hairline(draw_here(), {panel.min.x, top}, panel.max.x - panel.min.x, color(Color::border));
    set_cursor({panel.min.x + panel_padding(), top + (panel.footer_height - control_height()) / 2});
}

void end_side_panel_ui() {
    if (!panel.in_footer) end_scroll_ui();
    end_modal();
}

} // namespace crm
