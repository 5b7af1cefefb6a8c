// What opens over the page: menu, popover, dialog, side panel. One at a time holds the keyboard; Escape and a press
// outside close it (a dialog that asks for an answer stays).
//
//     if (icon_button_ui(Icon::more, "المزيد")) open_menu("row");
//     if (begin_menu_ui("row")) {
//         if (menu_item_ui("تعديل", {.icon = Icon::edit, .shortcut = "E"})) …
//         menu_divider_ui();
//         if (menu_item_ui("حذف", {.icon = Icon::bin, .danger = true})) …
//         end_menu_ui();
//     }
#pragma once
#include <string_view>

#include "web/kit/icon.hpp"
#include "web/kit/item.hpp"

namespace crm {

// ---- menu: opens under the last item, or at the pointer ----
void open_menu(std::string_view id);
void open_context_menu(std::string_view id); // at the pointer
bool begin_menu_ui(std::string_view id, std::string_view name = {});
void end_menu_ui();
struct MenuItemSpec {
    Icon icon = Icon::none;
    std::string_view shortcut{};
    bool danger = false, disabled = false;
    int checked = -1; // 0 or 1: a check mark's place
    bool keep_open = false;
    std::string_view id{};
};
bool menu_item_ui(std::string_view label, const MenuItemSpec& spec = {});
void menu_divider_ui();
void menu_heading_ui(std::string_view label);

// ---- popover: a small panel with anything in it, under the last item ----
struct PopoverSpec {
    std::string_view name{};
    float width = 320; // design px
    float padding = 16;
};
void open_popover(std::string_view id);
bool begin_popover_ui(std::string_view id, const PopoverSpec& spec = {});
void end_popover_ui();
void close_overlay(); // from inside: the menu, popover, dialog or panel that is being drawn
bool is_overlay_open(std::string_view id);

// ---- dialog: in the middle, the rest of the page out of reach ----
struct DialogSpec {
    std::string_view title{}, description{};
    float width = 480; // design px; a sheet from below on a phone
    bool closes_outside = true;
    bool can_close = true; // false: something is going on in it; no cross, and Escape does nothing
};
bool begin_dialog_ui(std::string_view id, const DialogSpec& spec, bool& open);
void begin_dialog_actions_ui(); // a row at the end side: then buttons, the main one last
void end_dialog_ui();

enum class Answer : std::uint8_t { none, yes, no };
struct ConfirmSpec {
    std::string_view title{}, text{};
    std::string_view confirm{}; // says what will happen: "حذف ٣ عملاء", never "OK"
    bool danger = true;
};
Answer confirm_ui(std::string_view id, const ConfirmSpec& spec, bool& open);

// ---- side panel: from the end side; the whole screen on a phone ----
struct SidePanelSpec {
    std::string_view title{};
    float width = 480;       // design px
    float footer_height = 0; // design px kept for begin_side_panel_footer_ui(); 0: none. 64 suits one row of buttons
};
bool begin_side_panel_ui(std::string_view id, const SidePanelSpec& spec, bool& open);
void begin_side_panel_footer_ui(); // the content ends here: a fixed row of buttons follows
void end_side_panel_ui();

} // namespace crm
