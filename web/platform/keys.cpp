// See keys.hpp.
#include "web/platform/keys.hpp"

#include <algorithm>

namespace crm::platform {
namespace {

struct NamedKey {
    std::string_view code;
    ImGuiKey key;
};

constexpr NamedKey named_keys[] = {
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"Backquote", ImGuiKey_GraveAccent},
    {"Backslash", ImGuiKey_Backslash},
    {"Backspace", ImGuiKey_Backspace},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Comma", ImGuiKey_Comma},
    {"ContextMenu", ImGuiKey_Menu},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"Delete", ImGuiKey_Delete},
    {"End", ImGuiKey_End},
    {"Enter", ImGuiKey_Enter},
    {"Equal", ImGuiKey_Equal},
    {"Escape", ImGuiKey_Escape},
    {"Home", ImGuiKey_Home},
    {"Insert", ImGuiKey_Insert},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"Minus", ImGuiKey_Minus},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadDecimal", ImGuiKey_KeypadDecimal},
    {"NumpadDivide", ImGuiKey_KeypadDivide},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"NumpadMultiply", ImGuiKey_KeypadMultiply},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"PageDown", ImGuiKey_PageDown},
    {"PageUp", ImGuiKey_PageUp},
    {"Period", ImGuiKey_Period},
    {"Quote", ImGuiKey_Apostrophe},
    {"Semicolon", ImGuiKey_Semicolon},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"Slash", ImGuiKey_Slash},
    {"Space", ImGuiKey_Space},
    {"Tab", ImGuiKey_Tab},
};
static_assert(std::ranges::is_sorted(named_keys, {}, &NamedKey::code));

// "KeyA", "Digit7", "Numpad3", "F10": the last characters count.
ImGuiKey counted_key(std::string_view code) {
    const auto from = [](ImGuiKey first, int offset) { return static_cast<ImGuiKey>(first + offset); };
    if (code.size() == 4 && code.starts_with("Key")) return from(ImGuiKey_A, code[3] - 'A');
    if (code.size() == 6 && code.starts_with("Digit")) return from(ImGuiKey_0, code[5] - '0');
    if (code.size() == 7 && code.starts_with("Numpad")) return from(ImGuiKey_Keypad0, code[6] - '0');
    if (code.size() == 2 && code[0] == 'F') return from(ImGuiKey_F1, code[1] - '1');
    if (code.size() == 3 && code[0] == 'F' && code[1] == '1') return from(ImGuiKey_F10, code[2] - '0');
    return ImGuiKey_None;
}

ImGuiKey letter(std::string_view key) {
    if (key.size() != 1) return ImGuiKey_None;
    const char lower = static_cast<char>(key[0] | 0x20);
    return lower >= 'a' && lower <= 'z' ? static_cast<ImGuiKey>(ImGuiKey_A + (lower - 'a')) : ImGuiKey_None;
}

ImGuiKey named_key(std::string_view name) {
    const auto found = std::ranges::lower_bound(named_keys, name, {}, &NamedKey::code);
    return found != std::end(named_keys) && found->code == name ? found->key : ImGuiKey_None;
}

} // namespace

ImGuiKey key_of(std::string_view code, std::string_view key) {
    if (const ImGuiKey by_meaning = letter(key)) return by_meaning;
    if (const ImGuiKey by_name = named_key(code)) return by_name;
    if (const ImGuiKey by_count = counted_key(code)) return by_count;
    return named_key(key); // phones and remote controls tell no place
}

} // namespace crm::platform
