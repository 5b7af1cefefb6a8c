#include "tests/glyphs/support.hpp"

#include <cstdio>
#include <map>
#include <memory>

#include <doctest/doctest.h>

#include "imgui_internal.h"

// Dear ImGui is built for the accessible mirror, which is not here.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&, const ImGuiLastItemData*) {}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace crm::tests {

FontFace font_file(std::string_view path) {
    static std::map<std::string, std::vector<std::byte>, std::less<>> files;
    auto found = files.find(path);
    if (found == files.end()) {
        found = files.emplace(std::string(path), std::vector<std::byte>()).first;
        std::FILE* file = std::fopen(found->first.c_str(), "rb");
        REQUIRE_MESSAGE(file != nullptr, "no font at " << found->first);
        std::byte part[65536];
        for (std::size_t got; (got = std::fread(part, 1, sizeof part, file)) > 0;)
            found->second.insert(found->second.end(), part, part + got);
        std::fclose(file);
    }
    return {found->second};
}

FontFace arabic_face() { return font_file(WASL_TEXT_FONTS_DIR "/IBMPlexSansArabic-Regular.ttf"); }
FontFace bold_face() { return font_file(WASL_TEXT_FONTS_DIR "/IBMPlexSansArabic-Bold.ttf"); }
FontFace latin_face() { return font_file(WASL_TEXT_FONTS_DIR "/IBMPlexSans-Regular.ttf"); }
FontFace icon_face() { return font_file(WASL_ICON_FONT); }

TextWorld::TextWorld(bool right_to_left, std::vector<FontFace> regular) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.DisplaySize = {800, 600};
    const FontFace bold[] = {bold_face()};
    start_text(regular, {}, bold);
    set_interface_direction(right_to_left);
}

TextWorld::~TextWorld() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    stop_text();
    ImGui::DestroyContext();
}

ImFont* TextWorld::font() const { return fonts(interface_is_right_to_left()).regular; }

void TextWorld::begin() {
    begin_frame();
    ImGui::GetIO().DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({800, 600});
    ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
}

void TextWorld::end() {
    ImGui::End();
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else {
            if (texture->TexID == ImTextureID_Invalid) texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

std::string seen(std::string_view text, bool right_to_left) {
    using namespace glyphs;
    static const FontFace faces[] = {arabic_face()};
    static Shaper shaper(faces);
    CodePoints chars;
    bool ended = false;
    read_paragraph(text, 0, chars, ended);
    const Paragraph paragraph(chars, right_to_left);
    std::vector<Glyph> glyphs;
    shaper.shape_line(paragraph, 0, chars.size(), glyphs);
    std::string out;
    for (const Glyph& glyph : glyphs) {
        const bool is_mark = &glyph != &glyphs.front() && (&glyph)[-1].cluster == glyph.cluster;
        std::size_t at = glyph.cluster;
        while (at + 1 < chars.size() && chars.chars[at] >= 0x2066 && chars.chars[at] <= 0x2069)
            ++at; // joined to the next
        if (!is_mark) out += text.substr(chars.byte_of[at], chars.byte_of[at + 1] - chars.byte_of[at]);
    }
    return out;
}

} // namespace crm::tests
