// Items, focus, animations and the kit's frame. See item.hpp.
#include "web/kit/item.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "imgui_internal.h"

#include "web/kit/kit_state.hpp"
#include "web/theme/theme.hpp"

namespace crm {

KitState& kit_state() {
    static KitState state;
    return state;
}

namespace {

void forget_old(std::unordered_map<ImGuiID, Glide>& glides, int frame) {
    std::erase_if(glides, [&](const auto& entry) { return entry.second.frame < frame - 240; });
}

Item behave(ImGuiID id, ImVec2 min, ImVec2 max, const ItemOptions& options) {
    Item item{.id = id, .min = min, .max = max, .disabled = options.disabled || is_disabled_here()};
    const ImRect box{min, max};
    if (options.overlap) ImGui::SetNextItemAllowOverlap();
    item.visible =
        ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav | (item.disabled ? ImGuiItemFlags_Disabled : 0));
    item.focused = !item.disabled && semantics::focus_owner() == id;
    item.ring = !item.disabled && semantics::focused() == id;
    if (item.disabled) return item;

    ImRect target = box;
    if (const float least = touch_target(); options.grow_target && least > box.GetHeight())
        target.Expand({0, std::floor((least - box.GetHeight()) / 2)});
    ImGuiButtonFlags flags =
        options.on_press ? ImGuiButtonFlags_PressedOnClick : ImGuiButtonFlags_PressedOnClickRelease;
    if (options.overlap) flags |= ImGuiButtonFlags_AllowOverlap;
    if (options.repeat) ImGui::PushItemFlag(ImGuiItemFlags_ButtonRepeat, true);
    item.clicked = ImGui::ButtonBehavior(target, id, &item.hovered, &item.held, flags);
    if (options.repeat) ImGui::PopItemFlag();
    if (semantics::take_activation(id)) item.clicked = true;
    if (item.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return item;
}

} // namespace

void begin_kit_frame() {
    KitState& kit = kit_state();
    kit.needs = {};
    kit.typing = std::exchange(kit.typing_next, false);
    ++kit.frame;
    give_text_fields_our_look();
    if (kit.frame % 240 == 0) forget_old(kit.glides, kit.frame);
}

FrameNeeds end_kit_frame() {
    draw_tooltip_of_frame();
    draw_toasts();
    do_accepted();
    return kit_state().needs;
}

void want_next_frame() { kit_state().needs.next_frame = true; }
void want_frame_in(double seconds) {
    double& wake = kit_state().needs.wake_in_s;
    wake = wake < 0 ? seconds : std::min(wake, seconds);
}

float animate(ImGuiID id, float target, float duration_ms, bool from_start) {
    KitState& kit = kit_state();
    auto [at, is_new] = kit.glides.try_emplace(id, Glide{from_start ? 0.0f : target, kit.frame});
    Glide& glide = at->second;
    const bool was_away = glide.frame < kit.frame - 1;
    if (was_away && !is_new) glide.value = from_start ? 0.0f : target;
    glide.frame = kit.frame;
    if (theme().reduced_motion || duration_ms <= 0) return glide.value = target;
    if (glide.value == target) return target;
    // The same curve whatever the frame rate: what is left shrinks to 1 % within the duration.
    const float dt_ms = std::min(ImGui::GetIO().DeltaTime, 0.05f) * 1000;
    glide.value += (target - glide.value) * (1 - std::exp(-4.6f * dt_ms / duration_ms));
    if (std::abs(glide.value - target) < 0.004f)
        glide.value = target;
    else
        want_next_frame();
    return glide.value;
}

ImGuiID id_of(std::string_view text) {
    return ImGui::GetCurrentWindow()->GetID(text.data(), text.data() + text.size());
}
ImGuiID id_of(std::string_view text, ImGuiID parent) { return ImHashData(text.data(), text.size(), parent); }
ImGuiID id_of(std::uint64_t number, ImGuiID parent) { return ImHashData(&number, sizeof number, parent); }

IdScope::IdScope(std::string_view text) { ImGui::PushID(text.data(), text.data() + text.size()); }
IdScope::IdScope(std::uint64_t number) {
    ImGui::PushOverrideID(id_of(number, ImGui::GetCurrentWindow()->IDStack.back()));
}
IdScope::~IdScope() { ImGui::PopID(); }

Item item_at(ImGuiID id, ImVec2 min, ImVec2 max, ItemOptions options) { return behave(id, min, max, options); }

Item item_here(ImGuiID id, ImVec2 size, ItemOptions options) {
    const ImVec2 min = take_place(size), max{min.x + size.x, min.y + size.y};
    return behave(id, min, max, options);
}

bool is_disabled_here() { return (ImGui::GetCurrentContext()->CurrentItemFlags & ImGuiItemFlags_Disabled) != 0; }

void report(Node node, const Item& item) {
    node.disabled = node.disabled || item.disabled;
    report(std::move(node), item.min, item.max);
}
void report(Node node, ImVec2 min, ImVec2 max) {
    node.min = min;
    node.max = max;
    semantics::leaf(std::move(node));
}
void push_report(Node node, ImVec2 min, ImVec2 max) {
    node.min = min;
    node.max = max;
    semantics::push(std::move(node));
}

ImDrawList& draw_here() { return *ImGui::GetWindowDrawList(); }
float width_left() { return ImGui::GetContentRegionAvail().x; }
ImVec2 cursor() { return ImGui::GetCursorScreenPos(); }
// Not ImGui::SetCursorScreenPos: what the kit places by hand it also measures by hand (place()).
void set_cursor(ImVec2 screen) { ImGui::GetCurrentWindow()->DC.CursorPos = screen; }
void beside(float gap) { ImGui::SameLine(0, gap <= 0 ? 0 : px(gap)); }

void gap(float design_px) {
    // The spacing that follows the last item is already there: this puts the next item exactly so far below it.
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorPos.y += px(design_px) - ImGui::GetStyle().ItemSpacing.y;
}

void place(ImVec2 size) { ImGui::Dummy(size); }

ImVec2 take_place(ImVec2 size) {
    const ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImVec2 min = window->DC.CursorPos;
    const float line = window->DC.IsSameLine ? window->DC.CurrLineSize.y : 0;
    if (line > size.y) min.y += std::floor((line - size.y) / 2);
    ImGui::ItemSize({size.x, std::max(size.y, line)});
    ImGui::ItemAdd({min, {min.x + size.x, min.y + size.y}}, 0); // groups and tooltips ask for the last item
    return min;
}

bool key_pressed(ImGuiKey key, bool repeat) { return !kit_state().typing && ImGui::IsKeyPressed(key, repeat); }

} // namespace crm
