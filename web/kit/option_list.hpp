// The list that drops from a field: rows, the one under the keyboard, keys, letters that find. Private to web/kit.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "web/kit/choice.hpp"
#include "web/kit/overlay_window.hpp"
#include "web/kit/text_field.hpp"

namespace crm {

struct ListRow {
    std::string_view label{}, detail{}, avatar{};
    Icon icon = Icon::none;
    std::optional<Tone> tone{};
    bool disabled = false, accent = false; // accent: "create «…»"
    int checked = -1;                      // several may be chosen
    bool divider_before = false;
};

struct ListSpec {
    ImGuiID id = 0; // of the popup
    std::string_view name{};
    int count = 0;
    std::function<ListRow(int index)> row{};
    int chosen = -1; // has a check mark
    Anchor anchor{};
    float width = 0;          // ImGui units; 0: the anchor's
    std::string_view empty{}; // said when there are no rows
    bool own_keys = true;     // arrows, Enter, letters are read here; false: a text field passes them on
    bool stays_open = false;  // choosing does not close it
};

struct ListState {
    int at = -1;            // the row under the keyboard
    bool moved = false;     // by keys: scroll to it
    bool had_focus = false; // its text field had the keyboard in the frame before
    bool typed = false;     // words in it are new and not yet chosen (reference.cpp)
};

// Draws the list if its popup is open. Gives the chosen row.
std::optional<int> option_list_ui(const ListSpec& spec, ListState& state);
ImGuiID option_id(ImGuiID list, int index);
// The list of a text field closes when the field is left or Escape is pressed in it.
void close_list_when_left(ImGuiID list, ListState& state, const TextFieldResult& typed);
void move_in_list(const ListSpec& spec, ListState& state, int step);

ListState& list_state(ImGuiID id);   // kept by the popup's id
std::string& typed_text(ImGuiID id); // what is typed in a field that is not the caller's value

} // namespace crm
