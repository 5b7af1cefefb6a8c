// One node of the accessible tree as what HTML wants to hear: tag, attributes and text. Pure, so that it is tested
// natively.
#pragma once
#include <string>

#include "core/text/language.hpp"
#include "web/kit/semantics.hpp"

namespace crm::platform {

enum class Tag : unsigned char { div, input, textarea };

struct AriaElement {
    Tag tag = Tag::div;
    std::string attributes;     // name US value RS name US value RS … (US = 0x1F, RS = 0x1E); a missing one is removed
    std::string text;           // of a node that has no children
    bool takes_pointer = false; // lies above the canvas for clicks; its events rise to the window all the same
    bool is_pressable = false;  // a click without a pointer (screen reader, test) activates it
};

// `tab_index`: 0 a stop for Tab, -1 reached by arrows or by program, none_tab_index not at all.
inline constexpr int none_tab_index = -2;
// What is wholly in letters of the other language than the page's tells its own `lang` and `dir`: a voice that reads
// Arabic cannot read "Sara Adams".
AriaElement aria_of(const Node& node, bool has_children, int tab_index, Language page);

bool is_interactive(const Node& node);
bool is_pressable(const Node& node); // by a click, Enter or Space
// Siblings of these roles are one stop for Tab together; the arrows move inside.
bool shares_tab_stop(Role role);

} // namespace crm::platform
