// Which frames are drawn: those that would look otherwise than the one before.
#include <doctest/doctest.h>

#include "imgui_internal.h"
#include "web/platform/picture.hpp"

using namespace crm;
using namespace crm::platform;

namespace {

Hash128 seen(const ImDrawData& data, bool is_mirrored = false, ImU32 background = IM_COL32_WHITE) {
    return picture_of(data, is_mirrored, background);
}

struct Drawing {
    ImDrawListSharedData shared;
    ImDrawList list{&shared};
    ImDrawData data;

    explicit Drawing(float x = 10, ImU32 color = IM_COL32_WHITE) {
        data.DisplaySize = {100, 80};
        list._ResetForNewFrame();
        list.PushTexture(ImTextureRef(7));
        list.PushClipRect({0, 0}, {100, 80});
        list.AddRectFilled({x, 10}, {40, 40}, color);
        data.AddDrawList(&list);
    }
};

} // namespace

TEST_CASE("a frame that shows the same is known as the same") { CHECK(seen(Drawing().data) == seen(Drawing().data)); }

TEST_CASE("whatever looks different makes another picture") {
    const Hash128 before = seen(Drawing().data);
    CHECK(seen(Drawing(10.5f).data) != before);
    CHECK(seen(Drawing(10, IM_COL32_BLACK).data) != before);
    Drawing clipped, textured, resized, longer;
    clipped.list.CmdBuffer[0].ClipRect.z = 99;
    textured.list.CmdBuffer[0].TexRef = ImTextureRef(8);
    resized.data.DisplaySize.y = 81;
    longer.list.AddRectFilled({1, 1}, {2, 2}, IM_COL32_WHITE);
    CHECK(seen(clipped.data) != before);
    CHECK(seen(textured.data) != before);
    CHECK(seen(resized.data) != before);
    CHECK(seen(longer.data) != before);
    CHECK(seen(Drawing().data, true) != before);
    CHECK(seen(Drawing().data, false, IM_COL32_BLACK) != before);
}

TEST_CASE("new glyphs are drawn, though the vertices stay") {
    Drawing drawing;
    ImTextureData texture;
    ImVector<ImTextureData*> textures;
    textures.push_back(&texture);
    drawing.data.Textures = &textures;
    texture.Status = ImTextureStatus_OK;
    CHECK_FALSE(has_changed_textures(drawing.data));
    texture.Status = ImTextureStatus_WantUpdates;
    CHECK(has_changed_textures(drawing.data));
}
