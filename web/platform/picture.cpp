// See picture.hpp.
#include "web/platform/picture.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace crm::platform {
namespace {

// Without the padding of ImGui's own.
struct Command {
    ImVec4 clip;
    ImTextureID texture;
    ImU64 vertices, indices, count;
};

template <class T> BytesView bytes_of(const T* values, int count) {
    return {reinterpret_cast<const char*>(values), static_cast<std::size_t>(count) * sizeof(T)};
}

} // namespace

Hash128 picture_of(const ImDrawData& data, bool is_mirrored, ImU32 background) {
    static std::vector<Command> commands;
    static std::vector<Hash128> parts;
    parts.clear();
    const ImU32 ground[] = {std::bit_cast<ImU32>(data.DisplaySize.x), std::bit_cast<ImU32>(data.DisplaySize.y),
                            is_mirrored, background};
    parts.push_back(content_hash(bytes_of(ground, 4)));
    for (const ImDrawList* list : data.CmdLists) {
        commands.clear();
        for (const ImDrawCmd& one : list->CmdBuffer)
            commands.push_back({one.ClipRect, one.TexRef.GetTexID(), one.VtxOffset, one.IdxOffset, one.ElemCount});
        parts.push_back(content_hash(bytes_of(list->VtxBuffer.Data, list->VtxBuffer.Size)));
        parts.push_back(content_hash(bytes_of(list->IdxBuffer.Data, list->IdxBuffer.Size)));
        parts.push_back(content_hash(bytes_of(commands.data(), static_cast<int>(commands.size()))));
    }
    return content_hash(bytes_of(parts.data(), static_cast<int>(parts.size())));
}

bool has_changed_textures(const ImDrawData& data) {
    return data.Textures && std::ranges::any_of(*data.Textures, [](const ImTextureData* texture) {
               return texture->Status != ImTextureStatus_OK;
           });
}

} // namespace crm::platform
