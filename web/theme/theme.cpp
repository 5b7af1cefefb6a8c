// Keeps the current settings and gives ImGui's own style the same look. See theme.hpp.
#include "web/theme/theme.hpp"

#include <algorithm>
#include <cmath>

#include "web/glyphs/text_engine.hpp"

namespace crm {
namespace {

ThemeSettings settings_now;

ImVec4 vec(Color token) { return ImGui::ColorConvertU32ToFloat4(color(token)); }

// The kit draws nearly everything itself; this is for what ImGui draws on its own: window grounds, the dim behind a
// dialog.
void style_imgui() {
    ImGuiStyle style;
    style.FontSizeBase = line_px(14 * settings_now.scale); // a notch of the wheel is five lines
    style.WindowPadding = style.FramePadding = {0, 0};
    style.ItemSpacing = px(space::s, space::s);
    style.ItemInnerSpacing = px(space::s, space::s);
    style.CellPadding = {0, 0};
    style.WindowRounding = style.ChildRounding = 0;
    style.PopupRounding = px(radius::card);
    style.FrameRounding = px(radius::control);
    style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.ScrollbarSize = px(10);
    style.DisabledAlpha = 1; // the kit draws its own disabled look
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.2f;
    style.CurveTessellationTol = 0.6f;
    style.HoverDelayShort = 0.35f;
    style.HoverDelayNormal = 0.5f;
    for (ImVec4& slot : style.Colors) slot = {0, 0, 0, 0};
    style.Colors[ImGuiCol_Text] = vec(Color::text);
    style.Colors[ImGuiCol_TextDisabled] = vec(Color::text_faint);
    style.Colors[ImGuiCol_WindowBg] = vec(Color::canvas);
    style.Colors[ImGuiCol_PopupBg] = {0, 0, 0, 0};
    style.Colors[ImGuiCol_FrameBg] = vec(Color::surface);
    style.Colors[ImGuiCol_Border] = vec(Color::border_field);
    style.Colors[ImGuiCol_ModalWindowDimBg] = vec(Color::scrim);
    style.Colors[ImGuiCol_NavCursor] = {0, 0, 0, 0};
    ImGui::GetStyle() = style;
}

} // namespace

void set_theme(const ThemeSettings& settings) {
    settings_now = settings;
    if (ImGui::GetCurrentContext()) style_imgui();
}

const ThemeSettings& theme() { return settings_now; }

float px(float design_px) {
    const float physical = std::round(design_px * settings_now.scale);
    return design_px > 0 ? std::max(physical, 1.0f) : physical;
}
ImVec2 px(float x, float y) { return {px(x), px(y)}; }

ImU32 color(Color token, float alpha) {
    const std::uint32_t rgba = rgba_of(token, settings_now.mode);
    const auto opacity =
        static_cast<std::uint32_t>(std::lround(static_cast<float>(rgba & 255) * std::clamp(alpha, 0.0f, 1.0f)));
    return IM_COL32(rgba >> 24, rgba >> 16 & 255, rgba >> 8 & 255, opacity);
}

ImU32 mix(Color from, Color to, float amount) {
    const ImVec4 a = vec(from), b = vec(to);
    const auto between = [&](float x, float y) { return x + (y - x) * std::clamp(amount, 0.0f, 1.0f); };
    return ImGui::ColorConvertFloat4ToU32({between(a.x, b.x), between(a.y, b.y), between(a.z, b.z), between(a.w, b.w)});
}

ImU32 over(Color ground, Color tint) {
    const ImVec4 a = vec(ground), b = vec(tint);
    const auto laid = [&](float below, float above) { return below + (above - below) * b.w; };
    return ImGui::ColorConvertFloat4ToU32({laid(a.x, b.x), laid(a.y, b.y), laid(a.z, b.z), 1});
}

static float width_design_px() { return ImGui::GetIO().DisplaySize.x / settings_now.scale; }
static bool is_compact() { return settings_now.density == Density::compact; }

bool is_phone() { return width_design_px() < 600; }
bool is_narrow() { return width_design_px() < 900; }
float control_height() { return px(is_phone() ? 46 : is_compact() ? 32 : 36); }
float small_control_height() { return px(is_phone() ? 40 : is_compact() ? 26 : 28); }
float row_height() { return px(is_compact() ? 34 : 44); }
float focus_width() { return is_high_contrast(settings_now.mode) ? 3 : 2; }
float touch_target() { return is_phone() ? px(44) : 0; }

} // namespace crm
