// Avatars: the initials of a name (the first alone where two are too wide) on a colour that is always the same for it.
// See display.hpp.
#include <algorithm>
#include <cstdint>
#include <iterator>

#include "core/text/names.hpp"
#include "web/kit/display.hpp"
#include "web/kit/draw.hpp"

namespace crm {
namespace {

constexpr ToneColors palette[] = {
    {Color::accent_soft, Color::accent_ink, Color::accent_solid},
    {Color::info_soft, Color::info_ink, Color::info_solid},
    {Color::violet_soft, Color::violet_ink, Color::violet_solid},
    {Color::warning_soft, Color::warning_ink, Color::warning_solid},
    {Color::danger_soft, Color::danger_ink, Color::danger_solid},
    {Color::success_soft, Color::success_ink, Color::success_solid},
    {Color::neutral_soft, Color::neutral_ink, Color::neutral_solid},
};

std::uint32_t hash_of(std::string_view text) { // FNV-1a: the same colour on every device
    std::uint32_t hash = 2166136261u;
    for (unsigned char byte : text) hash = (hash ^ byte) * 16777619u;
    return hash ^ hash >> 15;
}

} // namespace

void draw_avatar(ImDrawList& draw, ImVec2 center, float size, std::string_view name) {
    const ToneColors& tones = palette[hash_of(name) % std::size(palette)];
    draw.AddCircleFilled(center, size / 2, color(tones.soft), 0);
    const TextSize text = size >= px(56)   ? TextSize::title
                          : size >= px(40) ? TextSize::lead
                          : size >= px(30) ? TextSize::small
                                           : TextSize::caption;
    const TextStyle style{.size = text, .weight = Weight::medium, .color = tones.ink};
    std::string initials = initials_of(name);
    if (text_size(initials, style).x > size * 0.8f) initials.resize(std::min(initials.size(), initials.find(' ')));
    const ImVec2 room = text_size(initials, style); // never cut
    draw_text(draw, plus(center, -room.x / 2, -room.y / 2 - px(0.5f)), initials, style);
}

void avatar_ui(std::string_view name, float size_design_px) {
    const float size = px(size_design_px);
    const ImVec2 at = take_place({size, size});
    draw_avatar(draw_here(), plus(at, size / 2, size / 2), size, name);
}

} // namespace crm
