// See aria.hpp.
#include "web/platform/aria.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "core/base/utf8.hpp"

namespace crm::platform {
namespace {

constexpr char unit_separator = '\x1F', record_separator = '\x1E';

std::string_view role_name(Role role) {
    switch (role) {
    case Role::none:
    case Role::text: return "";
    case Role::heading: return "heading";
    case Role::button: return "button";
    case Role::link: return "link";
    case Role::checkbox: return "checkbox";
    case Role::radio: return "radio";
    case Role::switch_: return "switch";
    case Role::tab: return "tab";
    case Role::tablist: return "tablist";
    case Role::tabpanel: return "tabpanel";
    case Role::menu: return "menu";
    case Role::menuitem: return "menuitem";
    case Role::combobox: return "combobox";
    case Role::listbox: return "listbox";
    case Role::option: return "option";
    case Role::textbox: return "textbox";
    case Role::searchbox: return "searchbox";
    case Role::table: return "table";
    case Role::grid: return "grid";
    case Role::gridcell: return "gridcell";
    case Role::row: return "row";
    case Role::columnheader: return "columnheader";
    case Role::cell: return "cell";
    case Role::list: return "list";
    case Role::listitem: return "listitem";
    case Role::dialog: return "dialog";
    case Role::alert: return "alert";
    case Role::status: return "status";
    case Role::navigation: return "navigation";
    case Role::main: return "main";
    case Role::banner: return "banner";
    case Role::search: return "search";
    case Role::region: return "region";
    case Role::group: return "group";
    case Role::form: return "form";
    case Role::image: return "img";
    case Role::progressbar: return "progressbar";
    case Role::separator: return "separator";
    case Role::slider: return "slider";
    case Role::toolbar: return "toolbar";
    case Role::tooltip: return "tooltip";
    case Role::radiogroup: return "radiogroup";
    case Role::rowheader: return "rowheader";
    case Role::complementary: return "complementary";
    case Role::log: return "log";
    case Role::figure: return "figure";
    }
    return "";
}

// The text between the tags is the name of these; of all others it is a label beside whatever they contain.
bool is_named_by_text(Role role) {
    switch (role) {
    case Role::text:
    case Role::none:
    case Role::heading:
    case Role::button:
    case Role::link:
    case Role::tab:
    case Role::menuitem:
    case Role::option:
    case Role::cell:
    case Role::gridcell:
    case Role::rowheader:
    case Role::columnheader:
    case Role::row:
    case Role::listitem:
    case Role::tooltip:
    case Role::status:
    case Role::alert: return true;
    default: return false;
    }
}

std::string_view role_of(const Node& node) {
    if (node.role == Role::menuitem && node.checked >= 0) return "menuitemcheckbox";
    return role_name(node.role);
}

// A dialog, a menu, a list: it may hold the focus itself, but it is no stop for Tab and no button.
bool is_container(Role role) {
    switch (role) {
    case Role::dialog:
    case Role::menu:
    case Role::listbox:
    case Role::list:
    case Role::table:
    case Role::grid:
    case Role::group:
    case Role::radiogroup:
    case Role::region:
    case Role::tabpanel:
    case Role::toolbar:
    case Role::form:
    case Role::main: return true;
    default: return false;
    }
}

struct Attributes {
    std::string text;

    void add(std::string_view name, std::string_view value) {
        text += name;
        text += unit_separator;
        for (const char c : value)
            if (c != unit_separator && c != record_separator) text += c;
        text += record_separator;
    }
    void add_if(bool is_wanted, std::string_view name, std::string_view value = "true") {
        if (is_wanted) add(name, value);
    }
    void add_number(std::string_view name, std::int64_t value) { add(name, std::to_string(value)); }
    void add_real(std::string_view name, float value) {
        char digits[64];
        const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed).ptr;
        add(name, {digits, end});
    }
    void add_three_way(std::string_view name, int value) {
        if (value >= 0) add(name, value == 0 ? "false" : value == 1 ? "true" : "mixed");
    }
};

void add_state(Attributes& to, const Node& node) {
    // A button that stays down is pressed; only boxes are checked and only rows, tabs and options are selected.
    if (node.role == Role::button) {
        to.add_three_way("aria-pressed", node.checked >= 0 ? node.checked : node.selected);
    } else {
        to.add_three_way("aria-checked", node.checked);
        to.add_three_way("aria-selected", node.selected);
    }
    to.add_three_way("aria-expanded", node.expanded);
    to.add_if(node.disabled, "aria-disabled");
    to.add_if(node.invalid, "aria-invalid");
    to.add_if(node.required, "aria-required");
    to.add_if(node.current, "aria-current", node.role == Role::listitem ? "date" : "page");
    to.add_if(node.live, "aria-live", "polite");
    to.add_if(node.role == Role::dialog && node.modal, "aria-modal");
    to.add_if(node.has_popup, "aria-haspopup", node.role == Role::combobox ? "listbox" : "menu");
    to.add_if(!node.shortcut.empty(), "aria-keyshortcuts", node.shortcut);
    to.add_if(!node.description.empty(), "description", node.description);
    if (node.level > 0) to.add_number("aria-level", node.level);
    if (node.active_option) to.add_number("active-option", node.active_option);
    if (node.controls) to.add_number("controls", node.controls);
}

void add_place(Attributes& to, const Node& node) {
    if (node.row_count >= 0) to.add_number("aria-rowcount", node.row_count);
    if (node.column_count >= 0) to.add_number("aria-colcount", node.column_count);
    const bool is_in_list = node.role == Role::option || node.role == Role::listitem || node.role == Role::menuitem ||
                            node.role == Role::tab;
    // Rows of a table count from 1 with the head; items of a list tell their place in the whole list.
    if (node.row_index >= 0) to.add_number(is_in_list ? "aria-posinset" : "aria-rowindex", node.row_index + 1);
    if (node.column_index >= 0) to.add_number("aria-colindex", node.column_index + 1);
    if (node.role == Role::columnheader && node.sort) to.add("aria-sort", node.sort > 0 ? "ascending" : "descending");
}

void add_range(Attributes& to, const Node& node) {
    if (node.high <= node.low) return;
    to.add_real("aria-valuemin", node.low);
    to.add_real("aria-valuemax", node.high);
    to.add_real("aria-valuenow", node.now);
}

constexpr bool is_arabic_letter(CodePoint c) {
    return (c >= 0x620 && c <= 0x6FF && !(c >= 0x660 && c <= 0x66D)) || (c >= 0x750 && c <= 0x77F) ||
           (c >= 0x8A0 && c <= 0x8FF) || (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}
constexpr bool is_latin_letter(CodePoint c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

// Of a text whose letters are all of one of the two; nothing for a mixed one, digits, or another script.
std::optional<Language> language_of(std::string_view text) {
    bool has_arabic = false, has_latin = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = next_code_point(text, at);
        has_arabic |= is_arabic_letter(c);
        has_latin |= is_latin_letter(c);
    }
    if (has_arabic == has_latin) return std::nullopt;
    return has_arabic ? Language::ar : Language::en;
}

void add_language(Attributes& to, std::string_view text, Language page) {
    const std::optional<Language> own = language_of(text);
    if (!own || *own == page) return;
    to.add("lang", *own == Language::ar ? "ar" : "en");
    to.add("dir", *own == Language::ar ? "rtl" : "ltr");
}

} // namespace

bool is_interactive(const Node& node) {
    switch (node.role) {
    case Role::button:
    case Role::link:
    case Role::checkbox:
    case Role::radio:
    case Role::switch_:
    case Role::tab:
    case Role::menuitem:
    case Role::combobox:
    case Role::option:
    case Role::slider:
    case Role::textbox:
    case Role::searchbox: return true;
    default: return node.focusable && !is_container(node.role);
    }
}

bool is_pressable(const Node& node) {
    if (node.disabled || node.text_lines > 0 || node.role == Role::slider) return false;
    return is_interactive(node);
}

bool shares_tab_stop(Role role) {
    switch (role) {
    case Role::tab:
    case Role::menuitem:
    case Role::option:
    case Role::radio:
    case Role::row:
    case Role::listitem: return true;
    default: return false;
    }
}

AriaElement aria_of(const Node& node, bool has_children, int tab_index, Language page) {
    AriaElement element;
    if (node.text_lines > 0) element.tag = node.text_lines > 1 ? Tag::textarea : Tag::input;
    const bool is_field = element.tag != Tag::div;
    const bool has_text = !is_field && !has_children;

    Attributes attributes;
    // An <input> is a textbox by itself.
    if (!(is_field && node.role == Role::textbox)) attributes.add_if(!role_of(node).empty(), "role", role_of(node));
    // What a list item holds is not its name by the rules; one that takes the focus needs a name.
    const bool is_text = has_text && is_named_by_text(node.role) && !(node.role == Role::listitem && node.focusable);
    attributes.add_if(!is_text && !node.name.empty(), "aria-label", node.name);
    if (is_text)
        element.text = node.name;
    else if (has_text)
        element.text = node.value;
    attributes.add_if(!node.value.empty() && (node.role == Role::progressbar || node.role == Role::slider),
                      "aria-valuetext", node.value);
    add_state(attributes, node);
    add_place(attributes, node);
    add_range(attributes, node);
    if (!is_field && !has_children) add_language(attributes, node.name, page);
    if (tab_index != none_tab_index) attributes.add_number("tabindex", tab_index);
    element.attributes = std::move(attributes.text);
    element.takes_pointer = is_interactive(node) || !has_children;
    element.is_pressable = is_pressable(node);
    return element;
}

} // namespace crm::platform
