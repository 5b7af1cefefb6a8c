// Shapes that several widgets share. Private to web/kit.
#pragma once
#include "imgui.h"

#include "web/kit/item.hpp"
#include "web/theme/theme.hpp"
#include "web/theme/type.hpp"

namespace crm {

ImVec2 plus(ImVec2 at, float x, float y);
void fill(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, float corner_radius = 0);
void outline(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, float corner_radius = 0, float width_design_px = 1);
void hairline(ImDrawList& draw, ImVec2 from, float length, ImU32 ink, bool vertical = false);
// The ring of keyboard focus, just outside a rectangle.
void edge_if_high(ImDrawList& draw, ImVec2 min, ImVec2 max, ImU32 ink, float corner_radius); // only in high contrast
void focus_ring(ImDrawList& draw, ImVec2 min, ImVec2 max, float corner_radius);
void focus_ring(ImDrawList& draw, const Item& item, float corner_radius);
// The tint of a hovered or pressed thing, gliding in and out; alpha 0..1 of each.
ImU32 state_tint(const Item& item);
// A check mark in a square: the same in a mirrored frame.
void check_mark(ImDrawList& draw, ImVec2 center, float size, ImU32 ink, float width);
ImU32 faded(ImU32 ink, float alpha);
// What open_menu() and open_popover() open under.
void set_last_item(ImVec2 min, ImVec2 max);

} // namespace crm
