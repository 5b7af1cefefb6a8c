#include "web/glyphs/mirror.hpp"

#include "web/glyphs/text_engine.hpp"

namespace crm {

void mirror_draw_data(ImDrawData* data, float width) {
    for (ImDrawList* list : data->CmdLists) {
        for (ImDrawVert& vertex : list->VtxBuffer) vertex.pos.x = width - vertex.pos.x;
        for (ImDrawCmd& command : list->CmdBuffer) {
            const float left = command.ClipRect.x;
            command.ClipRect.x = width - command.ClipRect.z;
            command.ClipRect.z = width - left;
        }
    }
}

Upright begin_upright(ImDrawList* list) { return {list, list->VtxBuffer.Size}; }

void end_upright(const Upright& upright, float min_x, float max_x) {
    if (!interface_is_right_to_left()) return;
    ImVector<ImDrawVert>& vertices = upright.list->VtxBuffer;
    for (int i = upright.first_vertex; i < vertices.Size; ++i) vertices[i].pos.x = min_x + max_x - vertices[i].pos.x;
}

void image_ui(ImTextureRef texture, ImVec2 size) {
    const bool is_mirrored = interface_is_right_to_left();
    ImGui::Image(texture, size, ImVec2(is_mirrored ? 1.0f : 0.0f, 0), ImVec2(is_mirrored ? 0.0f : 1.0f, 1));
}

} // namespace crm
