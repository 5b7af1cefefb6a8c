// Depth: soft shadows under what floats. Drawn as a ring of vertices around the rectangle whose alpha falls off like a
// Gaussian, so one shadow costs some 200 vertices and no overdraw. Draw it before the ground it belongs to.
//
//     draw_shadow(*draw, min, max, px(radius::card), Elevation::medium);
#pragma once
#include "imgui.h"

#include <cstdint>

namespace crm {

enum class Elevation : std::uint8_t { none, low, medium, high }; // card · menu, popover, toast · dialog, side panel

void draw_shadow(ImDrawList& draw, ImVec2 min, ImVec2 max, float corner_radius, Elevation elevation, float alpha = 1);

} // namespace crm
