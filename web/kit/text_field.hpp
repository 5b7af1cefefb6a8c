// One visible text field: C++ draws the frame and, while nobody types in it, the text; the typing itself happens in a
// real <input> or <textarea> that web/platform keeps over the canvas (input methods, mobile keyboards, selection, spell
// check, autofill and undo are then the browser's own). ImGui::InputText is never used.
//
//     TextFieldResult typed = text_field_ui({.id = id, .label = "الاسم", .width = 300}, draft.name);
//     if (typed.changed) …            // draft.name already holds the new text
//
// The function reports its own semantics node; the caller does not.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace crm {

enum class TextKind : unsigned char { text, search, phone, email, url, integer, decimal, date, long_text, password };
enum class TextDirection : unsigned char { automatic, left_to_right, right_to_left };

// The field that lies in the cell under a table's keyboard. At rest nobody sees it: it has the keyboard, holds the
// cell's text, all of it selected, and passes on the keys that move; the first letter, also of an input method, begins
// to write over it. While somebody writes over, the arrows leave the cell; at the caret they move in the text.
enum class CellMode : unsigned char { none, resting, writing, caret };

// What happened in such a field, in the order in which it did.
struct CellEvent {
    enum class Kind : unsigned char { typed, key, pasted, left } kind = Kind::typed;
    ImGuiKey key = ImGuiKey_None; // in reading direction
    bool ctrl = false, shift = false;
    std::string text{}; // what it holds now; pasted: what is to be pasted
};

struct TextFieldSpec {
    ImGuiID id = 0;
    std::string_view label{}; // accessible name
    std::string_view placeholder{};
    std::string_view error{};       // non-empty: invalid, and described by this sentence
    std::string_view description{}; // help text
    TextKind kind = TextKind::text;
    TextDirection direction = TextDirection::automatic;     // phone, email, url, numbers are left-to-right by kind
    float width = 0;                                        // ImGui units; 0: all that is left
    int lines = 1;                                          // > 1: a textarea of so many lines
    bool required = false, disabled = false, focus = false; // focus: take it now
    bool frameless = false;                                 // the caller draws the frame (palette, table cell)
    std::string_view role{};                                // "", "combobox", "searchbox"
    std::string_view autocomplete = "off";
    ImGuiID active_option = 0; // aria-activedescendant of a combobox
    ImGuiID list = 0;          // of a combobox: the list that it opens
    std::int8_t expanded = -1; // of a combobox: its list is open
    bool select_all = false;   // with focus: the text is selected, so that typing replaces it
    int length_max = 0;        // characters; 0: no limit
    CellMode cell = CellMode::none;
    bool read_only = false;
    bool tab_leaves = false, back_tab_leaves = false; // of a cell: the first and the last one
};

struct TextFieldResult {
    bool changed = false;   // the text differs from the frame before
    bool committed = false; // Enter, or the field lost focus after a change
    bool cancelled = false; // Escape: the old text is back
    bool focused = false;
    bool up = false, down = false, enter = false; // keys a list under the field wants (Enter also counts as committed)
    ImVec2 min{}, max{};
};

TextFieldResult text_field_ui(const TextFieldSpec& spec, std::string& text);
// Taken before the field is drawn: what it then holds and does is the answer to them.
std::vector<CellEvent> take_cell_events(ImGuiID id);

// Colours and sizes; the theme sets them again at every change of theme, scale or density. Sizes in ImGui units.
struct TextFieldLook {
    ImU32 background = 0, border = 0, border_focus = 0, border_error = 0, text = 0, placeholder = 0;
    float rounding = 0, padding_x = 0, height = 0;
    ImU32 background_disabled = 0, text_disabled = 0; // 0: the normal ones, fainter
    float border_width = 1, border_width_focus = 2;
    float em_ratio = 1; // em of the font / ImGui font size, as web/glyphs lays it out: the <input> uses the same em
};
void set_text_field_look(const TextFieldLook& look);
const TextFieldLook& text_field_look();

// The half that web/platform implements; the kit calls it, so that the kit needs no emscripten.h.
struct TextFieldHost {
    // Reports a visible field of this frame; returns what the person did since the last frame.
    TextFieldResult (*submit)(const TextFieldSpec& spec, std::string& text, ImVec2 min, ImVec2 max, ImVec2 clip_min,
                              ImVec2 clip_max, ImU32 text_color, float font_px) = nullptr;
    std::vector<CellEvent> (*cell_events)(ImGuiID id) = nullptr;
};
void set_text_field_host(TextFieldHost host);

// What both halves must agree on.
TextDirection direction_of(const TextFieldSpec& spec);

} // namespace crm
