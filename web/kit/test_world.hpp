// The kit's tests in a world without a browser: frames, a pointer, keys, and the accessible tree to look at.
// For test files alone, where the fonts are known (WASL_TEXT_FONTS_DIR).
#pragma once
#include <doctest/doctest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "web/glyphs/text_engine.hpp"
#include "web/kit/kit.hpp"

namespace crm {

inline std::vector<std::byte> font_bytes(const char* name) {
    std::ifstream file(std::string{WASL_TEXT_FONTS_DIR} + "/" + name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const auto* from = reinterpret_cast<const std::byte*>(bytes.data());
    return {from, from + bytes.size()};
}

// One ImGui context; a window that fills the screen; what is drawn in it is given with each frame.
struct World {
    std::function<void()> draw;
    TextFieldResult typed{}; // what the next focused field reports

    explicit World(ImVec2 size = {1200, 800}, ThemeSettings settings = {.right_to_left = false, .arabic = false}) {
        static const auto font = font_bytes("IBMPlexSansArabic-Regular.ttf");
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.ConfigInputTrickleEventQueue = false;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.DisplaySize = size;
        const FontFace faces[] = {{font}};
        start_text(faces, {}, {});
        set_interface_direction(settings.right_to_left);
        set_theme(settings);
        set_text_field_host({});
        semantics::set_focused(0);
        clear_toasts();
    }
    ~World() {
        stop_text();
        ImGui::DestroyContext();
    }

    void frame(int count = 1) {
        for (; count > 0; --count) {
            ImGui::GetIO().DeltaTime = 0.05f;
            begin_frame();
            ImGui::NewFrame();
            semantics::begin_frame();
            begin_kit_frame();
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
            ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBringToFrontOnFocus);
            draw();
            ImGui::End();
            end_kit_frame();
            ImGui::Render();
            for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
                const bool gone = texture->Status == ImTextureStatus_WantDestroy;
                texture->SetTexID(gone ? ImTextureID_Invalid : ImTextureID{1});
                texture->SetStatus(gone ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
            }
            if (const ImGuiID wanted = semantics::take_focus_request()) semantics::set_focused(wanted, true);
        }
    }
    const Node* find(Role role, std::string_view name) const {
        for (const Node& node : semantics::nodes())
            if (node.role == role && node.name == name) return &node;
        return nullptr;
    }
    const Node* focused() const {
        for (const Node& node : semantics::nodes())
            if (node.id && node.id == semantics::focused()) return &node;
        return nullptr;
    }
    void focus(const Node* node) {
        REQUIRE(node);
        semantics::set_focused(node->id, true);
        frame(2);
    }
    void click_at(ImVec2 at, int button = 0) {
        ImGui::GetIO().AddMousePosEvent(at.x, at.y);
        frame(2);
        ImGui::GetIO().AddMouseButtonEvent(button, true);
        frame();
        ImGui::GetIO().AddMouseButtonEvent(button, false);
        frame(2);
    }
    void click(const Node* node) {
        REQUIRE(node);
        click_at({(node->min.x + node->max.x) / 2, (node->min.y + node->max.y) / 2});
    }
    void click(Role role, std::string_view name) { click(find(role, name)); }
    void activate(Role role, std::string_view name) {
        const Node* node = find(role, name);
        REQUIRE(node);
        semantics::request_activation(node->id);
        frame(3);
    }
    void press(ImGuiKey key, ImGuiKey with = ImGuiKey_None) {
        ImGuiIO& io = ImGui::GetIO();
        if (with != ImGuiKey_None) io.AddKeyEvent(with, true);
        io.AddKeyEvent(key, true);
        frame();
        io.AddKeyEvent(key, false);
        if (with != ImGuiKey_None) io.AddKeyEvent(with, false);
        frame(2);
    }
};

} // namespace crm
