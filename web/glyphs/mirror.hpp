// A right-to-left interface is laid out from left to right and mirrored as a whole after ImGui::Render(): columns,
// menus, scrollbars, tables all land on the right side without a line of layout code.
//
// Text stays readable because right-to-left fonts hold mirrored pictures (font_loader.hpp). Whatever else must not be
// mirrored (photos, logos, charts with a time axis, QR codes) is drawn between begin_upright() and end_upright(), or
// with image_ui(). Coordinates from outside (mouse, DOM) pass through mirrored_x().
#pragma once
#include "imgui.h"

namespace crm {

// Vertices and clip rectangles, in place; `width` is the display's in ImGui units. Once per ImGui::Render().
void mirror_draw_data(ImDrawData* data, float width);

inline float mirrored_x(float x, float width) { return width - x; }
struct MirroredRect {
    ImVec2 min, max;
};
inline MirroredRect mirrored_rect(ImVec2 min, ImVec2 max, float width) {
    return {{width - max.x, min.y}, {width - min.x, max.y}};
}

// What is drawn between the two appears unmirrored inside [min_x, max_x] of the draw list; nothing happens in a
// left-to-right interface. Text in between is drawn with fonts(false). Clip rectangles pushed in between are not moved:
// push them outside.
struct Upright {
    ImDrawList* list = nullptr;
    int first_vertex = 0;
};
Upright begin_upright(ImDrawList* list);
void end_upright(const Upright& upright, float min_x, float max_x);

// ImGui::Image that stays upright.
void image_ui(ImTextureRef texture, ImVec2 size);

} // namespace crm
