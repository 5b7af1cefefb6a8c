// The canvas half of a text field: its place in the layout, its frame, and its text while nobody types in it.
#define IMGUI_DEFINE_MATH_OPERATORS // before imgui.h, which the next line includes
#include "web/kit/text_field.hpp"

#include <algorithm>

#include "web/kit/semantics.hpp"

#include "imgui_internal.h"

namespace crm {
namespace {

TextFieldHost the_host;
TextFieldLook the_look;

ImU32 faint(ImU32 color) {
    const ImU32 alpha = (color >> IM_COL32_A_SHIFT) & 0xFF;
    return (color & ~IM_COL32_A_MASK) | ((alpha * 45 / 100) << IM_COL32_A_SHIFT);
}

ImU32 text_color_of(const TextFieldSpec& spec) {
    if (!spec.disabled) return the_look.text;
    return the_look.text_disabled ? the_look.text_disabled : faint(the_look.text);
}

float line_height() { return ImGui::GetFontSize(); }

float frame_height() { return std::max(the_look.height, line_height() + 4); }

float padding_y() { return IM_TRUNC((frame_height() - line_height()) * 0.5f); }

ImVec2 field_size(const TextFieldSpec& spec) {
    const float width = spec.width > 0 ? spec.width : std::max(1.0f, ImGui::GetContentRegionAvail().x);
    const float more_lines = static_cast<float>(std::max(spec.lines, 1) - 1) * line_height();
    return {width, frame_height() + more_lines};
}

void draw_frame(const TextFieldSpec& spec, const ImRect& box, bool focused) {
    if (spec.frameless) return;
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const ImU32 disabled = the_look.background_disabled ? the_look.background_disabled : faint(the_look.background);
    draw->AddRectFilled(box.Min, box.Max, spec.disabled ? disabled : the_look.background, the_look.rounding);
    const ImU32 border = !spec.error.empty() ? the_look.border_error
                         : focused           ? the_look.border_focus
                                             : the_look.border;
    const float width = focused ? the_look.border_width_focus : the_look.border_width;
    const float inset = width * 0.5f;
    draw->AddRect(box.Min + ImVec2(inset, inset), box.Max - ImVec2(inset, inset), border, the_look.rounding, 0, width);
}

std::string bullets_for(std::string_view text) {
    std::string bullets;
    for (const char byte : text)
        if ((byte & 0xC0) != 0x80) bullets += "•";
    return bullets;
}

// U+2066/U+2067 … U+2069 give the drawn text the direction that the <input> has.
std::string isolated(std::string_view text, TextDirection direction) {
    if (direction == TextDirection::automatic) return std::string(text);
    const char* mark = direction == TextDirection::left_to_right ? "\u2066" : "\u2067";
    return std::string(mark) + std::string(text) + "\u2069";
}

void draw_text(const TextFieldSpec& spec, const ImRect& box, const std::string& text) {
    const bool empty = text.empty();
    if (empty && spec.placeholder.empty()) return;
    std::string shown = spec.kind == TextKind::password && !empty ? bullets_for(text)
                        : empty                                   ? std::string(spec.placeholder)
                                                                  : isolated(text, direction_of(spec));
    const ImVec2 at = box.Min + ImVec2(the_look.padding_x, padding_y());
    const float wrap_width = spec.lines > 1 ? box.GetWidth() - 2 * the_look.padding_x : 0;
    // Clipped to the frame and not to the line: descenders hang below it.
    ImGui::PushClipRect(box.Min + ImVec2(the_look.padding_x * 0.5f, 0), box.Max - ImVec2(the_look.padding_x * 0.5f, 0),
                        true);
    ImGui::GetWindowDrawList()->AddText(ImGui::GetFont(), ImGui::GetFontSize(), at,
                                        empty ? the_look.placeholder : text_color_of(spec), shown.data(),
                                        shown.data() + shown.size(), wrap_width);
    ImGui::PopClipRect();
}

Role role_of(const TextFieldSpec& spec) {
    if (spec.role == "combobox") return Role::combobox;
    if (spec.role == "searchbox" || spec.kind == TextKind::search) return Role::searchbox;
    return Role::textbox;
}

void report(const TextFieldSpec& spec, const ImRect& box) {
    semantics::leaf({.id = spec.id,
                     .role = role_of(spec),
                     .name = std::string(spec.label),
                     .description = std::string(spec.error.empty() ? spec.description : spec.error),
                     .min = box.Min,
                     .max = box.Max,
                     .disabled = spec.disabled,
                     .invalid = !spec.error.empty(),
                     .required = spec.required,
                     .expanded = spec.expanded,
                     .active_option = spec.active_option,
                     .controls = spec.expanded == 1 ? spec.list : 0,
                     .text_lines = static_cast<std::uint8_t>(std::clamp(spec.lines, 1, 255))});
}

} // namespace

TextFieldResult text_field_ui(const TextFieldSpec& spec, std::string& text) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    if (window->SkipItems) return {};
    const ImVec2 at = window->DC.CursorPos;
    const ImRect box(at, at + field_size(spec));
    ImGui::ItemSize(box, padding_y());
    const bool visible = ImGui::ItemAdd(box, spec.id);
    const bool rests = spec.cell == CellMode::resting;
    if (visible && !rests)
        ImGui::ItemHoverable(box, spec.id, 0); // a press here belongs to the field, not to what lies under it

    report(spec, box);
    if (spec.focus && !spec.disabled) semantics::request_focus(spec.id);
    TextFieldResult result;
    if (the_host.submit) {
        const ImRect clip = window->ClipRect;
        result = the_host.submit(spec, text, box.Min, box.Max, clip.Min, clip.Max, text_color_of(spec),
                                 ImGui::GetFontSize() * the_look.em_ratio);
    }
    result.min = box.Min;
    result.max = box.Max;
    if (visible && !rests) {
        draw_frame(spec, box, result.focused);
        if (!result.focused) draw_text(spec, box, text);
    }
    return result;
}

void set_text_field_look(const TextFieldLook& look) { the_look = look; }
const TextFieldLook& text_field_look() { return the_look; }
std::vector<CellEvent> take_cell_events(ImGuiID id) {
    return the_host.cell_events ? the_host.cell_events(id) : std::vector<CellEvent>{};
}

void set_text_field_host(TextFieldHost host) { the_host = host; }

TextDirection direction_of(const TextFieldSpec& spec) {
    if (spec.direction != TextDirection::automatic) return spec.direction;
    switch (spec.kind) {
    case TextKind::phone:
    case TextKind::email:
    case TextKind::url:
    case TextKind::integer:
    case TextKind::decimal:
    case TextKind::date:
    case TextKind::password: return TextDirection::left_to_right;
    default: return TextDirection::automatic;
    }
}

} // namespace crm
