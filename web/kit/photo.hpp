// A picture of points, drawn upright in both directions: a photograph, its small copy in a list.
//
//     Photo photo(width, height, rgba);
//     draw_photo(draw_here(), photo, min, max, px(radius::control));
#pragma once
#include <string_view>

#include "imgui.h"

namespace crm {

class Photo {
public:
    Photo(int width, int height, const unsigned char* rgba);
    ~Photo(); // between frames only: what is drawn still needs its texture
    Photo(const Photo&) = delete;
    Photo& operator=(const Photo&) = delete;
    int width() const { return m_texture->Width; }
    int height() const { return m_texture->Height; }
    ImTextureRef texture() const;

private:
    ImTextureData* m_texture;
};

// Fills the rectangle: what does not fit its shape is cut off evenly. `from` and `to`: the part of it that is shown,
// 0..1.
void draw_photo(ImDrawList& draw, const Photo& photo, ImVec2 min, ImVec2 max, float corner = 0);
void draw_photo_part(ImDrawList& draw, const Photo& photo, ImVec2 min, ImVec2 max, ImVec2 from, ImVec2 to);

// A picture to look at: as large as its frame allows, or nearer, and then it is moved by dragging.
struct PhotoView {
    float zoom = 1;
    ImVec2 middle{0.5f, 0.5f}; // of what is shown, 0..1 of the picture
};
struct PhotoSpec {
    std::string_view name{}, says{}; // says: in place of a picture that is not there
    const Photo* photo = nullptr;
    float height = 0; // ImGui units
};
void photo_ui(std::string_view id, const PhotoSpec& spec, PhotoView& view);

} // namespace crm
