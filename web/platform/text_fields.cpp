// See text_fields.hpp.
#include "web/platform/text_fields.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#define IMGUI_DEFINE_MATH_OPERATORS
#include "imgui.h"
#include "imgui_internal.h"
#include "web/kit/text_field.hpp"
#include "web/platform/graphics.hpp"
#include "web/platform/keys.hpp"
#include "web/platform/loop.hpp"

extern "C" {
// How it is written: once, and when it changes. False: the element is not there yet.
int js_field_kind(std::uint32_t id, const char* type, const char* input_mode, const char* enter_key,
                  const char* autocomplete, const char* direction, const char* placeholder, int placeholder_length,
                  int flags, int length_max);
// Where it stands and how it looks, in CSS pixels; the inset is what its window does not show.
void js_field_place(std::uint32_t id, float x, float y, float width, float height, float inset_top, float inset_right,
                    float inset_bottom, float inset_left, float font_px, float line_px, float padding_x,
                    float padding_y, std::uint32_t color, std::uint32_t placeholder_color, int cover);
// False: something is being composed in it, and must not be disturbed.
int js_field_text(std::uint32_t id, const char* text, int length, int must_set, int must_select);
void js_leave_field();
}

namespace crm::platform::text_fields {
namespace {

enum FieldFlag : int {
    flag_disabled = 1,
    flag_spell_check = 2,
    flag_combobox = 4,
    flag_rtl = 8,
    flag_capitals = 16,
    flag_read_only = 32,
    flag_tab_leaves = 64,
    flag_back_tab_leaves = 128,
    flag_list_open = 256,
    cell_mode_place = 512 // the CellMode, times this
};
enum class FieldKey : int { enter, escape, up, down };

struct Manner {
    TextKind kind = TextKind::text;
    TextDirection direction = TextDirection::automatic;
    int lines = 1, length_max = 0, flags = 0;
    std::string autocomplete, placeholder;
    bool operator==(const Manner&) const = default;
};

enum class Cover : int { none, clicks, whole };

struct Look {
    ImVec2 min, max, clip_min, clip_max;
    float font_px = 0, line_px = 0;
    ImU32 color = 0;
    ImGuiID window = 0; // the root it stands in: popups above that one cover it
    Cover cover = Cover::none;
};

struct Field {
    // From the page, until the field is drawn next.
    std::optional<std::string> typed;
    bool is_focused = false, was_committed = false, was_cancelled = false, enter = false, up = false, down = false;
    bool must_select = false;
    std::string text;       // what both sides agree on
    std::string text_shown; // what the element holds
    Manner manner, told;
    Look look;
    std::string text_at_focus; // Escape goes back to it
    bool is_new = true;
    std::uint64_t placed = 0; // hash of what the element was told last
    int seen_frame = 0;
    std::vector<CellEvent> events;
};

struct Fields {
    std::unordered_map<ImGuiID, Field> by_id;
    int frame = 0;
};

Fields& fields() {
    static Fields the_fields;
    return the_fields;
}

Manner manner_of(const TextFieldSpec& spec) {
    const bool is_prose = spec.kind == TextKind::text || spec.kind == TextKind::long_text;
    int flags = 0;
    if (spec.disabled) flags |= flag_disabled;
    if (spec.kind == TextKind::long_text) flags |= flag_spell_check;
    if (spec.role == "combobox") flags |= flag_combobox;
    if (is_mirrored()) flags |= flag_rtl;
    if (is_prose) flags |= flag_capitals;
    if (spec.read_only) flags |= flag_read_only;
    if (spec.tab_leaves) flags |= flag_tab_leaves;
    if (spec.back_tab_leaves) flags |= flag_back_tab_leaves;
    if (spec.cell != CellMode::none) flags |= static_cast<int>(spec.cell) * cell_mode_place;
    if (spec.cell != CellMode::none && spec.expanded == 1) flags |= flag_list_open;
    return {.kind = spec.kind,
            .direction = direction_of(spec),
            .lines = spec.lines,
            .length_max = spec.length_max,
            .flags = flags,
            .autocomplete = std::string(spec.autocomplete),
            .placeholder = std::string(spec.placeholder)};
}

TextFieldResult take_events(Field& field, std::string& text) {
    TextFieldResult result;
    if (field.typed) {
        result.changed = *field.typed != text;
        text = std::move(*field.typed);
        field.typed.reset();
        field.text = text;
    }
    result.committed = std::exchange(field.was_committed, false);
    result.cancelled = std::exchange(field.was_cancelled, false);
    result.enter = std::exchange(field.enter, false);
    result.up = std::exchange(field.up, false);
    result.down = std::exchange(field.down, false);
    result.focused = field.is_focused;
    return result;
}

TextFieldResult submit(const TextFieldSpec& spec, std::string& text, ImVec2 min, ImVec2 max, ImVec2 clip_min,
                       ImVec2 clip_max, ImU32 text_color, float font_px) {
    Field& field = fields().by_id[spec.id];
    field.seen_frame = fields().frame;
    if (field.is_new) field.text = text;
    const TextFieldResult result = take_events(field, text);
    field.text = text; // the program's own change wins over what the element holds
    field.manner = manner_of(spec);
    field.look = {.min = min,
                  .max = max,
                  .clip_min = clip_min,
                  .clip_max = clip_max,
                  .font_px = font_px,
                  .line_px = ImGui::GetFontSize(),
                  .color = text_color,
                  .window = ImGui::GetCurrentWindow()->RootWindow->ID};
    if (spec.focus && spec.select_all) field.must_select = true;
    if (spec.cell == CellMode::resting && field.text != field.text_shown) field.must_select = true;
    return result;
}

bool is_layer(const ImGuiWindow& window) {
    constexpr int unpressable = ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoMouseInputs;
    return window.Active && !window.Hidden && !(window.Flags & unpressable) && &window == window.RootWindow;
}

// The elements lie above the canvas, so what the canvas shows above a field must put it away: popups and dialogs hide
// it, notices only take the clicks. Tooltips may lie under it.
Cover cover_of(const Look& look) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    bool is_above_field = false; // g.Windows goes from the back to the front
    const ImRect box(look.min, look.max);
    Cover cover = Cover::none;
    for (const ImGuiWindow* window : g.Windows) {
        if (window->ID == look.window) {
            is_above_field = true;
            continue;
        }
        if (!is_above_field || !is_layer(*window)) continue;
        if (window->Flags & ImGuiWindowFlags_Modal) return Cover::whole;
        if (!window->Rect().Overlaps(box)) continue;
        if (window->Flags & ImGuiWindowFlags_Popup) return Cover::whole;
        cover = Cover::clicks;
    }
    return cover;
}

const char* type_of(TextKind kind) {
    switch (kind) {
    case TextKind::phone: return "tel";
    case TextKind::password: return "password";
    default: return "text";
    }
}

const char* input_mode_of(TextKind kind) {
    switch (kind) {
    case TextKind::search: return "search";
    case TextKind::phone: return "tel";
    case TextKind::email: return "email";
    case TextKind::url: return "url";
    case TextKind::integer:
    case TextKind::date: return "numeric";
    case TextKind::decimal: return "decimal";
    default: return "text";
    }
}

const char* enter_key_of(const Manner& manner) {
    if (manner.lines > 1) return "enter";
    return manner.kind == TextKind::search ? "search" : "done";
}

const char* direction_name(TextDirection direction) {
    switch (direction) {
    case TextDirection::left_to_right: return "ltr";
    case TextDirection::right_to_left: return "rtl";
    default: return "auto";
    }
}

bool tell_manner(ImGuiID id, const Manner& manner) {
    return js_field_kind(id, type_of(manner.kind), input_mode_of(manner.kind), enter_key_of(manner),
                         manner.autocomplete.c_str(), direction_name(manner.direction), manner.placeholder.data(),
                         static_cast<int>(manner.placeholder.size()), manner.flags, manner.length_max);
}

std::uint64_t hash_of(const Look& look, const View& view) {
    const float numbers[] = {look.min.x,
                             look.min.y,
                             look.max.x,
                             look.max.y,
                             look.clip_min.x,
                             look.clip_min.y,
                             look.clip_max.x,
                             look.clip_max.y,
                             look.font_px,
                             look.line_px,
                             view.width,
                             view.density,
                             view.is_mirrored ? 1.0f : 0.0f};
    const std::string_view bytes(reinterpret_cast<const char*>(numbers), sizeof numbers);
    return std::hash<std::string_view>{}(bytes) ^ (std::uint64_t{look.color} << 32) ^
           static_cast<std::uint64_t>(look.cover) << 1 ^ std::uint64_t{text_field_look().placeholder} << 7;
}

void tell_place(ImGuiID id, Field& field, const View& view) {
    Look look = field.look;
    if (view.is_mirrored) {
        graphics::mirror(look.min, look.max, view.width);
        graphics::mirror(look.clip_min, look.clip_max, view.width);
    }
    const std::uint64_t hash = hash_of(look, view) | 1;
    if (hash == field.placed) return;
    field.placed = hash;
    const TextFieldLook& theme = text_field_look();
    const float scale = 1 / view.density;
    const ImVec2 size = look.max - look.min;
    const ImVec2 hidden_before = ImMax(look.clip_min - look.min, ImVec2(0, 0));
    const ImVec2 hidden_after = ImMax(look.max - look.clip_max, ImVec2(0, 0));
    const bool is_one_line = field.manner.lines <= 1;
    const float padding_y =
        is_one_line ? 0 : IM_TRUNC((std::max(theme.height, look.line_px + 4) - look.line_px) * 0.5f);
    js_field_place(id, look.min.x * scale, look.min.y * scale, size.x * scale, size.y * scale, hidden_before.y * scale,
                   hidden_after.x * scale, hidden_after.y * scale, hidden_before.x * scale, look.font_px * scale,
                   look.line_px * scale, theme.padding_x * scale, padding_y * scale, look.color, theme.placeholder,
                   static_cast<int>(look.cover));
}

void tell_text(ImGuiID id, Field& field) {
    if (field.typed) return; // newer than what the program has seen
    const bool must_tell = field.is_new || field.text != field.text_shown;
    if (!must_tell && !field.must_select) return;
    if (!js_field_text(id, field.text.data(), static_cast<int>(field.text.size()), must_tell, field.must_select))
        return;
    field.text_shown = field.text;
    field.must_select = false;
}

void tell(ImGuiID id, Field& field, const View& view) {
    if ((field.manner.lines > 1) != (field.told.lines > 1)) field.is_new = true; // an <input> became a <textarea>
    if (field.is_new) field.placed = 0;
    if (field.is_new || field.manner != field.told) {
        if (!tell_manner(id, field.manner)) return request_frames(1); // the mirror has not made it yet
        field.told = field.manner;
        field.placed = 0;
    }
    tell_text(id, field);
    tell_place(id, field, view);
    field.is_new = false;
}

// 0: not ours. 1: taken. 2: taken, and with it the writing is over: the element is to be emptied and at rest.
int meaning_in_cell(CellMode mode, bool is_list_open, ImGuiKey key, bool ctrl, bool shift) {
    const bool moves = key == ImGuiKey_LeftArrow || key == ImGuiKey_RightArrow || key == ImGuiKey_UpArrow ||
                       key == ImGuiKey_DownArrow || key == ImGuiKey_PageUp || key == ImGuiKey_PageDown;
    const bool leaves =
        key == ImGuiKey_Enter || key == ImGuiKey_KeypadEnter || key == ImGuiKey_Tab || key == ImGuiKey_Escape;
    if (mode == CellMode::resting) {
        if (ctrl &&
            (key == ImGuiKey_A || key == ImGuiKey_C || key == ImGuiKey_X || key == ImGuiKey_D || key == ImGuiKey_R))
            return 1;
        return moves || leaves || key == ImGuiKey_Home || key == ImGuiKey_End || key == ImGuiKey_F2 ||
               key == ImGuiKey_Delete || key == ImGuiKey_Backspace || key == ImGuiKey_Space;
    }
    if (leaves) return 2;
    if (is_list_open && (key == ImGuiKey_UpArrow || key == ImGuiKey_DownArrow)) return 1;
    if (mode != CellMode::writing) return 0;
    if (key == ImGuiKey_F2) return 1;
    return moves && !ctrl && !shift ? 2 : 0;
}

Field* find_field(ImGuiID id) {
    const auto found = fields().by_id.find(id);
    return found == fields().by_id.end() ? nullptr : &found->second;
}

const std::string& newest_text(const Field& field) { return field.typed ? *field.typed : field.text; }

// True: the text had been changed, and Escape has done its work by taking that back.
bool take_back(Field& field) {
    field.was_cancelled = true;
    if (newest_text(field) == field.text_at_focus) return false;
    field.typed = field.text_at_focus;
    return true;
}

} // namespace

namespace {
std::vector<CellEvent> cell_events(ImGuiID id) {
    Field* field = find_field(id);
    return field ? std::exchange(field->events, {}) : std::vector<CellEvent>{};
}
} // namespace

void start() { set_text_field_host({.submit = submit, .cell_events = cell_events}); }

void begin_frame() { ++fields().frame; }

void leave() { js_leave_field(); }

void show(const View& view) {
    Fields& f = fields();
    std::erase_if(f.by_id, [&](const auto& entry) { return entry.second.seen_frame != f.frame; });
    for (auto& [id, field] : f.by_id) {
        field.look.cover = cover_of(field.look);
        tell(id, field, view);
    }
}

} // namespace crm::platform::text_fields

using crm::CellEvent;
using crm::CellMode;
using namespace crm::platform;
using namespace crm::platform::text_fields;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_field_typed(std::uint32_t id, const char* text) {
    Field* field = find_field(id);
    if (!field) return;
    field->text_shown = text;
    request_frames(2);
    if (field->manner.flags < cell_mode_place) {
        field->typed = text;
        return;
    }
    field->events.push_back({.text = text});
    field->told.flags = -1; // the element took itself for one that is written in: that is to be confirmed, or not
}

EMSCRIPTEN_KEEPALIVE int wasl_cell_key(std::uint32_t id, const char* code, const char* name, int modifiers, int mode,
                                       const char* text) {
    Field* field = find_field(id);
    constexpr int ctrl_or_meta = 1 | 8, with_shift = 2, with_alt = 4;
    if (!field || (modifiers & with_alt)) return 0;
    ImGuiKey key = key_of(code, name);
    if (is_mirrored() && (key == ImGuiKey_LeftArrow || key == ImGuiKey_RightArrow))
        key = key == ImGuiKey_LeftArrow ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow;
    const bool ctrl = modifiers & ctrl_or_meta, shift = modifiers & with_shift;
    const int meaning =
        meaning_in_cell(static_cast<CellMode>(mode), field->manner.flags & flag_list_open, key, ctrl, shift);
    if (!meaning) return 0;
    field->events.push_back({.kind = CellEvent::Kind::key, .key = key, .ctrl = ctrl, .shift = shift, .text = text});
    if (meaning == 2) {
        field->text_shown.clear();
        field->told.flags = -1;
    }
    request_frames(2);
    return meaning;
}

EMSCRIPTEN_KEEPALIVE void wasl_cell_pasted(std::uint32_t id, const char* text) {
    Field* field = find_field(id);
    if (!field) return;
    field->events.push_back({.kind = CellEvent::Kind::pasted, .text = text});
    request_frames(2);
}

// The focus went elsewhere while somebody wrote.
EMSCRIPTEN_KEEPALIVE void wasl_cell_left(std::uint32_t id, const char* text) {
    Field* field = find_field(id);
    if (!field) return;
    field->events.push_back({.kind = CellEvent::Kind::left, .text = text});
    field->text_shown.clear();
    field->told.flags = -1;
    request_frames(2);
}

EMSCRIPTEN_KEEPALIVE void wasl_field_focus(std::uint32_t id, int has_focus) {
    Field* field = find_field(id);
    if (!field) return;
    field->is_focused = has_focus;
    if (has_focus)
        field->text_at_focus = newest_text(*field);
    else if (newest_text(*field) != field->text_at_focus)
        field->was_committed = true;
    request_frames();
}

// True: the key is used up here and means nothing to what lies around the field.
EMSCRIPTEN_KEEPALIVE int wasl_field_key(std::uint32_t id, int key) {
    Field* field = find_field(id);
    if (!field) return false;
    request_frames();
    switch (static_cast<FieldKey>(key)) {
    case FieldKey::enter:
        field->enter = field->was_committed = true;
        field->text_at_focus = newest_text(*field);
        return true;
    case FieldKey::escape: return take_back(*field);
    case FieldKey::up: return field->up = true;
    case FieldKey::down: return field->down = true;
    }
    return false;
}
}
