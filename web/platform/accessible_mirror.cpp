// See accessible_mirror.hpp.
#include "web/platform/accessible_mirror.hpp"

#include <emscripten.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "imgui_internal.h"
#include "web/kit/semantics.hpp"
#include "web/platform/aria.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/graphics.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/text_fields.hpp"
#include "web/theme/theme.hpp"

extern "C" {
void js_watch_mirror();
void js_mirror_node(std::uint32_t key, int tag, const char* attributes, int attributes_length, const char* text,
                    int text_length, int is_pressable);
void js_mirror_place(std::uint32_t key, float x, float y, float width, float height, int takes_pointer);
void js_mirror_order(std::uint32_t parent, const std::uint32_t* keys, int count);
void js_mirror_remove(const std::uint32_t* keys, int count);
void js_mirror_modal(std::uint32_t key, int is_focus_planned);
int js_mirror_focus(std::uint32_t key);
void js_announce(const char* sentence, int length, int is_assertive);
}

namespace crm::platform::accessible_mirror {
namespace {

constexpr std::uint32_t root_key = 0;
constexpr double push_pause_ms = 60; // while a list is scrolled, the DOM follows this often

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E37'79B9'7F4A'7C15ull;
    return hash ^ (hash >> 29);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    return mix(mix(hash, text.size()), std::hash<std::string_view>{}(text));
}

std::uint64_t mix(std::uint64_t hash, ImVec2 at) {
    return mix(hash, (std::uint64_t{std::bit_cast<std::uint32_t>(at.x)} << 32) | std::bit_cast<std::uint32_t>(at.y));
}

std::uint64_t hash_of_content(const Node& node) {
    std::uint64_t hash = mix(mix(mix(1, node.name), node.value), node.description);
    hash = mix(mix(hash, node.shortcut), static_cast<std::uint64_t>(node.role) | std::uint64_t{node.text_lines} << 8);
    std::uint64_t flags = 0;
    for (const bool flag : {node.disabled, node.invalid, node.required, node.live, node.focusable, node.has_popup,
                            node.current, node.modal, node.own_keys})
        flags = flags << 1 | flag;
    for (const int state : {int{node.checked}, int{node.selected}, int{node.expanded}, node.level, node.row_count,
                            node.row_index, node.column_count, node.column_index, node.sort})
        hash = mix(hash, static_cast<std::uint64_t>(state));
    hash = mix(mix(hash, {node.now, node.low}), {node.high, 0});
    return mix(mix(hash, flags), node.active_option);
}

struct Mirrored {
    std::uint64_t content = 0; // as it stands in the DOM
    ImVec2 min, max;
    bool takes_pointer = false;
    std::uint32_t parent = root_key;
    std::uint64_t seen = 0; // number of the push
};

struct Mirror {
    std::unordered_map<std::uint32_t, Mirrored> shown;
    std::unordered_map<std::uint32_t, std::uint64_t> order; // parent -> hash of its children's keys
    std::uint64_t frame_hash = 0;
    std::uint64_t pushes = 0;
    std::uint64_t fields_hash = 0;
    double last_push_ms = 0;
    std::uint32_t modal = root_key;
    ImGuiID focus_wanted = 0;
    int focus_tries = 0;
    View view;
};

Mirror& mirror() {
    static Mirror the_mirror;
    return the_mirror;
}

// One frame's tree, prepared for comparison.
struct Plan {
    const std::vector<Node>& nodes;
    std::vector<std::uint32_t> keys;
    std::vector<std::vector<std::uint32_t>> children; // by node; the last entry is the root's
    std::vector<int> tab_indices;
};

std::uint32_t free_key(std::uint64_t wish, const std::unordered_set<std::uint32_t>& taken) {
    auto key = static_cast<std::uint32_t>(wish);
    while (key == root_key || taken.contains(key)) key = static_cast<std::uint32_t>(wish = mix(wish, 7));
    return key;
}

// Interactive nodes are known by their id. Text without one is known by its place: the how-manieth of its role there.
void give_keys(Plan& plan) {
    std::unordered_set<std::uint32_t> taken;
    for (const Node& node : plan.nodes)
        if (node.id) taken.insert(node.id);
    std::unordered_set<std::uint32_t> used_ids;
    std::unordered_map<std::uint64_t, int> count_by_place;
    plan.keys.reserve(plan.nodes.size());
    for (const Node& node : plan.nodes) {
        if (node.id && used_ids.insert(node.id).second) {
            plan.keys.push_back(node.id);
            continue;
        }
        const std::uint64_t parent = node.parent < 0 ? root_key : plan.keys[node.parent];
        const std::uint64_t place = mix(mix(parent, static_cast<std::uint64_t>(node.role)), node.id);
        const std::uint32_t key = free_key(mix(place, static_cast<std::uint64_t>(++count_by_place[place])), taken);
        taken.insert(key);
        plan.keys.push_back(key);
    }
}

void find_children(Plan& plan) {
    plan.children.resize(plan.nodes.size() + 1);
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
        const int parent = plan.nodes[i].parent;
        plan.children[parent < 0 ? plan.nodes.size() : static_cast<std::size_t>(parent)].push_back(plan.keys[i]);
    }
}

// Which one of a group Tab stops at: the one with the focus, else the chosen one, else the first.
int weight_as_tab_stop(const Node& node) {
    if (node.id && node.id == semantics::focus_owner()) return 3;
    if (node.selected == 1 || node.checked == 1 || node.current) return 2;
    return 1;
}

void give_tab_indices(Plan& plan) {
    plan.tab_indices.assign(plan.nodes.size(), none_tab_index);
    std::unordered_map<std::uint64_t, std::size_t> stop_of_group;
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
        const Node& node = plan.nodes[i];
        if (!is_interactive(node) || node.disabled) continue;
        if (!shares_tab_stop(node.role)) {
            plan.tab_indices[i] = 0;
            continue;
        }
        plan.tab_indices[i] = -1;
        const std::uint64_t group =
            mix(static_cast<std::uint64_t>(node.parent + 1), static_cast<std::uint64_t>(node.role));
        const auto [stop, is_new] = stop_of_group.try_emplace(group, i);
        if (!is_new && weight_as_tab_stop(node) > weight_as_tab_stop(plan.nodes[stop->second])) stop->second = i;
    }
    for (const auto& [group, index] : stop_of_group) plan.tab_indices[index] = 0;
}

void show_content(const Plan& plan, std::size_t i, Mirrored& shown) {
    const bool has_children = !plan.children[i].empty();
    const Language page = theme().arabic ? Language::ar : Language::en;
    const std::uint64_t content =
        mix(mix(mix(hash_of_content(plan.nodes[i]), static_cast<std::uint64_t>(plan.tab_indices[i] + 8)), has_children),
            theme().arabic);
    if (shown.content == content) return;
    shown.content = content;
    const AriaElement element = aria_of(plan.nodes[i], has_children, plan.tab_indices[i], page);
    shown.takes_pointer = element.takes_pointer;
    shown.min.x = NAN; // its place is told again
    js_mirror_node(plan.keys[i], static_cast<int>(element.tag), element.attributes.data(),
                   static_cast<int>(element.attributes.size()), element.text.data(),
                   static_cast<int>(element.text.size()), element.is_pressable);
}

void show_place(const Node& node, std::uint32_t key, Mirrored& shown) {
    if (node.text_lines > 0) return; // text_fields moves its own elements, every frame
    ImVec2 min = node.clip_min, max = node.clip_max;
    const View& view = mirror().view;
    if (view.is_mirrored) graphics::mirror(min, max, view.width);
    if (shown.min.x == min.x && shown.min.y == min.y && shown.max.x == max.x && shown.max.y == max.y) return;
    shown.min = min;
    shown.max = max;
    const bool is_seen = max.x > min.x && max.y > min.y;
    const float scale = 1 / view.density;
    js_mirror_place(key, min.x * scale, min.y * scale, (max.x - min.x) * scale, (max.y - min.y) * scale,
                    is_seen && shown.takes_pointer);
}

void show_order(std::uint32_t parent, std::span<const std::uint32_t> children) {
    std::uint64_t hash = children.size();
    for (const std::uint32_t key : children) hash = mix(hash, key);
    auto& shown = mirror().order[parent];
    if (shown == hash) return;
    shown = hash;
    js_mirror_order(parent, children.data(), static_cast<int>(children.size()));
}

void remove_unseen() {
    Mirror& m = mirror();
    std::vector<std::uint32_t> gone;
    for (const auto& [key, shown] : m.shown)
        if (shown.seen != m.pushes) gone.push_back(key);
    if (gone.empty()) return;
    js_mirror_remove(gone.data(), static_cast<int>(gone.size()));
    for (const std::uint32_t key : gone) {
        m.shown.erase(key);
        m.order.erase(key);
    }
}

void show_modal(const Plan& plan) {
    std::uint32_t modal = root_key;
    for (std::size_t i = 0; i < plan.nodes.size(); ++i)
        if (plan.nodes[i].role == Role::dialog && plan.nodes[i].modal) modal = plan.keys[i];
    if (modal == root_key && mirror().modal == root_key) return;
    mirror().modal = modal;
    const bool is_focus_planned = mirror().focus_wanted || semantics::focus_goal() != semantics::focus_owner();
    js_mirror_modal(modal, is_focus_planned); // also when it is the same one: new neighbours must be out of reach, too
}

void push(const std::vector<Node>& nodes) {
    Mirror& m = mirror();
    ++m.pushes;
    Plan plan{.nodes = nodes, .keys = {}, .children = {}, .tab_indices = {}};
    give_keys(plan);
    find_children(plan);
    give_tab_indices(plan);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Mirrored& shown = m.shown[plan.keys[i]];
        shown.seen = m.pushes;
        show_content(plan, i, shown);
        show_place(nodes[i], plan.keys[i], shown);
    }
    // First everything gets its place, then what is left over goes: a moved node is not lost with its old parent.
    show_order(root_key, plan.children.back());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (!plan.children[i].empty() || m.order.contains(plan.keys[i])) show_order(plan.keys[i], plan.children[i]);
    remove_unseen();
    show_modal(plan);
}

struct FrameHashes {
    std::uint64_t all = 0;
    std::uint64_t urgent = 0; // fields and dialogs come and go: nothing may wait for these
};

FrameHashes hashes_of(const std::vector<Node>& nodes, const View& view) {
    FrameHashes hashes;
    hashes.all = mix(mix(nodes.size(), {view.width, view.density}), view.is_mirrored);
    hashes.all = mix(hashes.all, semantics::focus_owner());
    for (const Node& node : nodes) {
        hashes.all = mix(mix(hashes.all, hash_of_content(node)), static_cast<std::uint64_t>(node.parent + 1));
        hashes.all = mix(mix(mix(hashes.all, node.id), node.clip_min), node.clip_max);
        if (node.text_lines > 0 || node.role == Role::dialog) hashes.urgent = mix(hashes.urgent, node.id);
    }
    return hashes;
}

bool may_push_now(const FrameHashes& hashes) {
    Mirror& m = mirror();
    if (hashes.urgent != m.fields_hash || m.focus_wanted) return true;
    const double since_ms = monotonic_ms() - m.last_push_ms;
    if (since_ms >= push_pause_ms) return true;
    wake_in_ms(static_cast<int>(push_pause_ms - since_ms) + 1);
    return false;
}

void move_focus() {
    Mirror& m = mirror();
    if (const ImGuiID id = semantics::take_focus_request()) {
        m.focus_wanted = id;
        m.focus_tries = 12; // a dialog that opens may take some frames to draw the field
    }
    if (!m.focus_wanted) return;
    if (!js_mirror_focus(m.focus_wanted) && --m.focus_tries > 0) return request_frames(1);
    m.focus_wanted = 0;
    semantics::forget_focus_goal();
}

void announce() {
    for (const auto& [sentence, is_assertive] : semantics::take_announcements())
        js_announce(sentence.data(), static_cast<int>(sentence.size()), is_assertive);
}

} // namespace

void start() { js_watch_mirror(); }

void show(const View& view) {
    Mirror& m = mirror();
    const bool is_new_view =
        view.width != m.view.width || view.density != m.view.density || view.is_mirrored != m.view.is_mirrored;
    m.view = view;
    const auto& nodes = semantics::nodes();
    const FrameHashes hashes = hashes_of(nodes, view);
    if (hashes.all != m.frame_hash && (is_new_view || may_push_now(hashes))) {
        if (is_new_view)
            for (auto& [key, shown] : m.shown) shown.min.x = NAN;
        push(nodes);
        m.frame_hash = hashes.all;
        m.fields_hash = hashes.urgent;
        m.last_push_ms = monotonic_ms();
    }
    text_fields::show({.width = view.width, .density = view.density, .is_mirrored = view.is_mirrored});
    move_focus();
    announce();
}

} // namespace crm::platform::accessible_mirror

using namespace crm;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_focus(std::uint32_t key, int shows_ring, int comes_into_view) {
    semantics::set_focused(key, shows_ring, comes_into_view);
    platform::request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_activate(std::uint32_t key) {
    ImGui::ActivateItemByID(key);
    semantics::request_activation(key);
    platform::request_frames();
}
}
