// The accessible tree of the frame: plain bookkeeping, one tree at a time.
#define IMGUI_DEFINE_MATH_OPERATORS // before imgui.h, which the next line includes
#include "web/kit/semantics.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "imgui_internal.h"

namespace crm::semantics {
namespace {

struct Activation {
    ImGuiID id;
    int frames_left; // an item that is not drawn soon is not there any more
};

struct Tree {
    std::vector<Node> nodes;
    std::vector<Node> last; // the last complete frame, for arrow keys between frames
    std::vector<int> open;  // containers from the outside in
    std::unordered_map<ImGuiID, int> index_by_id;
    std::vector<std::pair<std::string, bool>> announcements;
    std::vector<Activation> activations;
    ImGuiID focus_request = 0;
    ImGuiID focused = 0;
    ImGuiID focus_goal = 0;
    ImGuiID scroll_to = 0; // got the focus, not by a press on it, and has not been brought into view yet
    bool focus_visible = false;
    Finger finger = Finger::away;
    std::vector<ImRect> drag_areas; // as far as their windows show them
};

Tree& tree() {
    static Tree the_tree;
    return the_tree;
}

ImGuiWindow* current_window() {
    ImGuiContext* context = ImGui::GetCurrentContext();
    return context ? context->CurrentWindow : nullptr;
}

void fill_clip(Node& node) {
    node.clip_min = node.min;
    node.clip_max = node.max;
    ImGuiWindow* window = current_window();
    if (!window) return;
    const ImRect clip = window->ClipRect;
    node.clip_min = ImMin(ImMax(node.min, clip.Min), clip.Max);
    node.clip_max = ImMax(ImMin(node.max, clip.Max), clip.Min);
}

bool is_whole(const Node& node) {
    return node.clip_min.x <= node.min.x && node.clip_min.y <= node.min.y && node.clip_max.x >= node.max.x &&
           node.clip_max.y >= node.max.y;
}

void bring_into_view(const Node& node) {
    Tree& t = tree();
    t.scroll_to = 0;
    ImGuiWindow* window = current_window();
    if (!window || is_whole(node)) return;
    ImGui::ScrollToRect(window, ImRect(node.min, node.max),
                        ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
}

int append(Node&& node) {
    Tree& t = tree();
    node.parent = t.open.empty() ? -1 : t.open.back();
    fill_clip(node);
    if (node.id && node.id == t.scroll_to) bring_into_view(node);
    const int index = static_cast<int>(t.nodes.size());
    if (node.id) t.index_by_id.try_emplace(node.id, index);
    t.nodes.push_back(std::move(node));
    return index;
}

} // namespace

void begin_frame() {
    Tree& t = tree();
    std::swap(t.nodes, t.last);
    t.nodes.clear();
    t.drag_areas.clear();
    t.open.clear();
    t.index_by_id.clear();
    std::erase_if(t.activations, [](Activation& a) { return --a.frames_left < 0; });
}

void push(Node node) { tree().open.push_back(append(std::move(node))); }

void pop() {
    IM_ASSERT(!tree().open.empty() && "semantics::pop() without push()");
    tree().open.pop_back();
}

void add_drag_area(ImVec2 min, ImVec2 max) {
    ImRect area(min, max);
    if (ImGuiWindow* window = current_window()) area.ClipWith(window->ClipRect);
    tree().drag_areas.push_back(area);
}
bool is_drag_area(ImVec2 at) {
    return std::ranges::any_of(tree().drag_areas, [&](const ImRect& area) { return area.Contains(at); });
}

void leaf(Node node) { append(std::move(node)); }

const std::vector<Node>& nodes() { return tree().nodes; }

const Node* find(ImGuiID id) {
    const Tree& t = tree();
    const auto found = t.index_by_id.find(id);
    return found == t.index_by_id.end() ? nullptr : &t.nodes[found->second];
}

void set_container_rect(ImVec2 min, ImVec2 max) {
    Tree& t = tree();
    IM_ASSERT(!t.open.empty());
    Node& node = t.nodes[t.open.back()];
    node.min = min;
    node.max = max;
    fill_clip(node);
}

void announce(std::string sentence, bool assertive) {
    tree().announcements.emplace_back(std::move(sentence), assertive);
}

std::vector<std::pair<std::string, bool>> take_announcements() { return std::exchange(tree().announcements, {}); }

void request_activation(ImGuiID id) { tree().activations.push_back({id, 2}); }

bool take_activation(ImGuiID id) {
    auto& waiting = tree().activations;
    const auto found = std::ranges::find(waiting, id, &Activation::id);
    if (found == waiting.end()) return false;
    waiting.erase(found);
    return true;
}

void request_focus(ImGuiID id) { tree().focus_request = tree().focus_goal = id; }

ImGuiID take_focus_request() { return std::exchange(tree().focus_request, 0); }

void set_focused(ImGuiID id, bool shows_ring, bool comes_into_view) {
    Tree& t = tree();
    if (id && comes_into_view && id != t.focused) t.scroll_to = id;
    t.focused = id;
    if (id == t.focus_goal) t.focus_goal = 0;
    t.focus_visible = shows_ring;
}

ImGuiID focused() { return tree().focus_visible ? tree().focused : 0; }

ImGuiID focus_owner() { return tree().focused; }

ImGuiID focus_goal() { return tree().focus_goal ? tree().focus_goal : tree().focused; }

void forget_focus_goal() { tree().focus_goal = 0; }

void set_finger(Finger finger) { tree().finger = finger; }
Finger finger() { return tree().finger; }

ImGuiID neighbour(ImGuiID id, int step) {
    const Tree& t = tree();
    const auto& frame = t.nodes.empty() ? t.last : t.nodes;
    const auto from = std::ranges::find(frame, id, &Node::id);
    if (from == frame.end()) return 0;
    const int way = step < 0 ? -1 : 1;
    ImGuiID best = 0;
    int left = std::abs(step);
    for (auto at = from - frame.begin() + way; left > 0 && at >= 0 && at < std::ssize(frame); at += way) {
        const Node& node = frame[at];
        if (node.parent != from->parent || node.role != from->role || node.disabled || !node.id) continue;
        best = node.id;
        --left;
    }
    return best;
}

} // namespace crm::semantics

#ifdef IMGUI_ENABLE_TEST_ENGINE
// Our widgets report themselves; ImGui's own reports, which this build option turns on, are not listened to.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&, const ImGuiLastItemData*) {}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
#endif
