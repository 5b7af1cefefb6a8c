#include "web/glyphs/icons.hpp"

#include <array>
#include <cmath>
#include <optional>

#include "imgui_internal.h"
#include "web/glyphs/font_loader.hpp"
#include "web/glyphs/text_engine.hpp"

namespace crm {

namespace {

using glyphs::FaceSetId;

constexpr auto icon_count = static_cast<std::size_t>(Icon::none);
constexpr std::array<char32_t, icon_count> code_points = {
#define WASL_ICON(name, code) code,
#include "web/glyphs/icons.def"
#undef WASL_ICON
};

struct Icons {
    std::array<ImFont*, 2> fonts{}; // [mirrored]
    std::array<ImWchar, icon_count> codes{};
};

Icons& icons() {
    static Icons instance;
    return instance;
}

void draw_glyph(ImDrawList* list, ImFont* font, Icon icon, ImVec2 centre, float px, ImU32 colour) {
    const ImVec2 corner(std::round(centre.x - px / 2), std::round(centre.y - px / 2));
    font->RenderChar(list, px, corner, colour, icons().codes[static_cast<std::size_t>(icon)]);
}

} // namespace

void start_icons(glyphs::FontFace face) {
    glyphs::set_faces(FaceSetId::icons, {&face, 1});
    glyphs::FaceSet& set = *glyphs::face_set(FaceSetId::icons);
    for (std::size_t i = 0; i < icon_count; ++i)
        icons().codes[i] =
            static_cast<ImWchar>(set.slots.code_for(set.shaper.nominal_glyph(code_points[i])).value_or(U' '));
    for (const bool is_mirrored : {false, true})
        icons().fonts[is_mirrored] = glyphs::add_font(*ImGui::GetIO().Fonts, {FaceSetId::icons, is_mirrored});
}

Mirror mirror_of(Icon icon) {
    switch (icon) {
    case Icon::undo:
    case Icon::redo:
    case Icon::sort_up:
    case Icon::sort_down:
    case Icon::note:
    case Icon::chevron_left:
    case Icon::chevron_right:
    case Icon::arrow_back:
    case Icon::arrow_forward:
    case Icon::external_link:
    case Icon::message:
    case Icon::sms:
    case Icon::chat:
    case Icon::delivery:
    case Icon::order:
    case Icon::menu:
    case Icon::filter: return Mirror::with_interface;
    default: return Mirror::never;
    }
}

void draw_icon(ImDrawList* list, Icon icon, ImVec2 centre, float px, ImU32 colour, Mirror mirror) {
    if (icon >= Icon::none || px < 1) return;
    if (mirror == Mirror::by_meaning) mirror = mirror_of(icon);
    const bool is_picture_mirrored = interface_is_right_to_left() && mirror == Mirror::never;
    ImFont* font = icons().fonts[is_picture_mirrored];
    if (font == nullptr) return;
    draw_glyph(list, font, icon, centre, px, colour);
    if (icon == Icon::whatsapp) // the receiver inside the bubble, whose middle lies above the icon's
        draw_glyph(list, font, Icon::phone_filled, {centre.x, centre.y - px * 0.08f}, std::round(px * 0.45f), colour);
}

void icon_ui(Icon icon, float px, ImU32 colour, Mirror mirror) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImGui::Dummy({px, px});
    draw_icon(ImGui::GetWindowDrawList(), icon, {corner.x + px / 2, corner.y + px / 2}, px, colour, mirror);
}

} // namespace crm
