// See elevation.hpp.
#include "web/theme/elevation.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "imgui_internal.h" // the white pixel of the atlas

#include "web/theme/theme.hpp"

namespace crm {
namespace {

struct Shadow {
    float offset_y, blur, opacity;
};

Shadow shadow_of(Elevation elevation) {
    const bool dark = is_dark(theme().mode);
    switch (elevation) {
    case Elevation::none: return {0, 0, 0};
    case Elevation::low: return {1, 5, dark ? 0.30f : 0.09f};
    case Elevation::medium: return {6, 22, dark ? 0.50f : 0.16f};
    case Elevation::high: return {14, 46, dark ? 0.62f : 0.24f};
    }
    return {0, 0, 0};
}

constexpr int corner_steps = 6, ring_points = 4 * (corner_steps + 1), rings = 7;

// The outline of a rounded rectangle grown by `grow` (negative: shrunk), always the same number of points.
std::array<ImVec2, ring_points> outline(ImVec2 min, ImVec2 max, float corner_radius, float grow) {
    const float r = std::max(corner_radius + grow, 0.0f);
    min = {min.x - grow, min.y - grow};
    max = {max.x + grow, max.y + grow};
    const ImVec2 centers[4] = {
        {max.x - r, min.y + r}, {max.x - r, max.y - r}, {min.x + r, max.y - r}, {min.x + r, min.y + r}};
    std::array<ImVec2, ring_points> points;
    for (int corner = 0; corner < 4; ++corner)
        for (int step = 0; step <= corner_steps; ++step) {
            const float angle =
                (static_cast<float>(corner) - 1 + static_cast<float>(step) / corner_steps) * 1.57079633f;
            points[static_cast<std::size_t>(corner * (corner_steps + 1) + step)] = {
                centers[corner].x + r * std::cos(angle), centers[corner].y + r * std::sin(angle)};
        }
    return points;
}

// What a Gaussian blur leaves at a distance from the edge: 1 deep inside, 0 far outside; t runs from -1 to 1.
float falloff(float t) { return 0.5f * std::erfc(t * 1.9f); }

// In high contrast nothing is soft: what lies above the page has an edge instead.
void draw_edge(ImDrawList& draw, ImVec2 min, ImVec2 max, float corner_radius, float alpha) {
    const float wide = px(1.5f);
    draw.AddRectFilled({min.x - wide, min.y - wide}, {max.x + wide, max.y + wide}, color(Color::border_strong, alpha),
                       corner_radius + wide);
}

} // namespace

void draw_shadow(ImDrawList& draw, ImVec2 min, ImVec2 max, float corner_radius, Elevation elevation, float alpha) {
    if (is_high_contrast(theme().mode)) {
        if (elevation >= Elevation::medium) draw_edge(draw, min, max, corner_radius, alpha); // cards have a line
        return;
    }
    const Shadow shadow = shadow_of(elevation);
    if (shadow.opacity <= 0 || alpha <= 0 || max.x <= min.x || max.y <= min.y) return;
    const float blur = px(shadow.blur), down = px(shadow.offset_y);
    const float inside = std::min({blur, (max.x - min.x) / 2, (max.y - min.y) / 2});
    min.y += down, max.y += down;
    corner_radius = std::max(corner_radius, px(4));

    const ImVec2 white = draw._Data->TexUvWhitePixel;
    draw.PrimReserve((rings - 1) * ring_points * 6, rings * ring_points);
    const auto first = draw._VtxCurrentIdx;
    for (int ring = 0; ring < rings; ++ring) {
        const float t = -1 + 2 * static_cast<float>(ring) / (rings - 1);
        const float grow = t < 0 ? t * inside : t * blur;
        const ImU32 ink =
            ring == rings - 1 ? color(Color::shadow, 0) : color(Color::shadow, shadow.opacity * alpha * falloff(t));
        for (ImVec2 point : outline(min, max, corner_radius, grow)) draw.PrimWriteVtx(point, white, ink);
    }
    for (unsigned ring = 0; ring + 1 < rings; ++ring)
        for (unsigned i = 0; i < ring_points; ++i) {
            const unsigned next = (i + 1) % ring_points;
            const unsigned a = first + ring * ring_points + i, b = first + ring * ring_points + next;
            const unsigned c = a + ring_points, d = b + ring_points;
            for (unsigned index : {a, b, d, a, d, c}) draw.PrimWriteIdx(static_cast<ImDrawIdx>(index));
        }
}

} // namespace crm
