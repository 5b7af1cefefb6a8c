// See photo.hpp.
#include "web/kit/photo.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "imgui_internal.h"

#include "web/kit/draw.hpp"
#include "web/kit/item.hpp"
#include "web/theme/theme.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

// A texture ends in steps: the renderer gives its memory back at the next drawing, and only then may its record go.
struct Leaving {
    ImTextureData* texture;
    int since;
    bool is_listed = true;
};

std::vector<Leaving>& leaving() {
    static std::vector<Leaving> all;
    return all;
}

void let_go() {
    const int now = ImGui::GetFrameCount();
    for (Leaving& each : leaving()) {
        const bool is_gone = each.texture->TexID == ImTextureID_Invalid;
        if (each.is_listed && is_gone) {
            ImGui::UnregisterUserTexture(each.texture);
            each = {each.texture, now, false};
        }
    }
    std::erase_if(leaving(), [&](const Leaving& each) {
        if (each.is_listed || now < each.since + 2) return false;
        IM_DELETE(each.texture);
        return true;
    });
}

} // namespace

Photo::Photo(int width, int height, const unsigned char* rgba) : m_texture(IM_NEW(ImTextureData)()) {
    let_go();
    m_texture->Create(ImTextureFormat_RGBA32, width, height);
    std::memcpy(m_texture->GetPixels(), rgba, static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    m_texture->UseColors = true;
    ImGui::RegisterUserTexture(m_texture);
}

Photo::~Photo() {
    m_texture->UnusedFrames = 1;
    m_texture->WantDestroyNextFrame = true;
    m_texture->SetStatus(m_texture->TexID == ImTextureID_Invalid ? ImTextureStatus_Destroyed
                                                                 : ImTextureStatus_WantDestroy);
    leaving().push_back({m_texture, ImGui::GetFrameCount()});
    let_go();
}

// A graphics context that was lost has taken it along: it is uploaded again.
ImTextureRef Photo::texture() const {
    if (m_texture->Status == ImTextureStatus_Destroyed) m_texture->SetStatus(ImTextureStatus_WantCreate);
    return m_texture->GetTexRef();
}

void draw_photo_part(ImDrawList& draw, const Photo& photo, ImVec2 min, ImVec2 max, ImVec2 from, ImVec2 to) {
    let_go();
    if (theme().right_to_left) std::swap(from.x, to.x); // the finished frame is turned around
    draw.AddImage(photo.texture(), min, max, from, to);
}

void draw_photo(ImDrawList& draw, const Photo& photo, ImVec2 min, ImVec2 max, float corner) {
    let_go();
    const float wide = max.x - min.x, tall = max.y - min.y;
    const auto width = static_cast<float>(photo.width()), height = static_cast<float>(photo.height());
    const float scale = std::max(wide / width, tall / height);
    const ImVec2 cut{(1 - wide / (width * scale)) / 2, (1 - tall / (height * scale)) / 2};
    ImVec2 from = cut, to{1 - cut.x, 1 - cut.y};
    if (theme().right_to_left) std::swap(from.x, to.x);
    draw.AddImageRounded(photo.texture(), min, max, from, to, IM_COL32_WHITE, corner);
}

void photo_ui(std::string_view id, const PhotoSpec& spec, PhotoView& view) {
    const Item frame = item_here(id_of(id), {width_left(), spec.height});
    ImDrawList& draw = draw_here();
    fill(draw, frame.min, frame.max, color(Color::hover), px(radius::control));
    report({.id = frame.id, .role = Role::image, .name = std::string(spec.name), .description = std::string(spec.says)},
           frame);
    if (!spec.photo) {
        const float room = frame.width() - px(32);
        if (text_size(spec.says, styles::muted).x <= room)
            return draw_text_in(draw, frame.min, frame.max, spec.says, styles::muted, Align::center);
        const float tall = text_size(spec.says, styles::muted, room).y;
        return draw_wrapped(draw, {frame.min.x + px(16), frame.center().y - tall / 2}, spec.says, styles::muted, room);
    }
    const auto width = static_cast<float>(spec.photo->width()), height = static_cast<float>(spec.photo->height());
    const float fit = std::min({frame.width() / width, frame.height() / height, std::max(1.0f, px(1))});
    const ImVec2 size{width * fit * view.zoom, height * fit * view.zoom};
    const ImVec2 part{std::min(1.0f, frame.width() / size.x), std::min(1.0f, frame.height() / size.y)};
    if (frame.held) {
        const ImVec2 moved = ImGui::GetIO().MouseDelta;
        const float turned = theme().right_to_left ? -1.0f : 1.0f; // the frame is turned around, the picture is not
        view.middle.x -= turned * moved.x / size.x;
        view.middle.y -= moved.y / size.y;
    }
    view.middle.x = std::clamp(view.middle.x, part.x / 2, 1 - part.x / 2);
    view.middle.y = std::clamp(view.middle.y, part.y / 2, 1 - part.y / 2);
    const ImVec2 half{size.x * part.x / 2, size.y * part.y / 2}, at = frame.center();
    draw_photo_part(draw, *spec.photo, plus(at, -half.x, -half.y), plus(at, half.x, half.y),
                    {view.middle.x - part.x / 2, view.middle.y - part.y / 2},
                    {view.middle.x + part.x / 2, view.middle.y + part.y / 2});
}

} // namespace crm
