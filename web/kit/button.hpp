// Buttons and links.
//
//     if (button_ui("حفظ", {.kind = ButtonKind::primary, .icon = Icon::check, .shortcut = "Ctrl S"})) …
//     if (icon_button_ui(Icon::more, "المزيد")) open_menu("more");
#pragma once
#include <optional>
#include <string_view>

#include "web/kit/icon.hpp"
#include "web/kit/item.hpp"
#include "web/theme/type.hpp"

namespace crm {

enum class ButtonKind : std::uint8_t { secondary, primary, quiet, danger };

struct ButtonSpec {
    ButtonKind kind = ButtonKind::secondary;
    Icon icon = Icon::none;     // before the label
    Icon end_icon = Icon::none; // after it
    std::optional<Color> ink{}; // of a quiet button, in place of the text's
    bool small = false, disabled = false;
    bool busy = false;           // shows a turning ring and does not react
    bool on = false;             // a toggle that is on
    bool has_popup = false;      // opens a menu or a popover: a chevron is drawn after the label
    float width = 0;             // ImGui units; 0: as the label needs
    std::string_view shortcut{}; // shown in the tooltip, announced
    std::string_view tooltip{};
    std::string_view id{}; // when two buttons of one scope say the same
};

bool button_ui(std::string_view label, const ButtonSpec& spec = {});
bool icon_button_ui(Icon icon, std::string_view name,
                    const ButtonSpec& spec = {.kind = ButtonKind::quiet}); // tooltip = name
float button_width(std::string_view label, const ButtonSpec& spec = {});   // for laying out before drawing

struct LinkSpec {
    TextStyle style{.color = Color::link};
    Icon icon = Icon::none;
    bool external = false;
    float width_max = 0;
    std::string_view id{};
};
bool link_ui(std::string_view label, const LinkSpec& spec = {});

} // namespace crm
