// Keys: shortcuts follow the letter where there is one, the place on the keyboard where there is none.
#include <doctest/doctest.h>

#include "web/platform/keys.hpp"

using crm::platform::key_of;

TEST_CASE("Latin letters go by their meaning") {
    CHECK(key_of("KeyK", "k") == ImGuiKey_K);
    CHECK(key_of("KeyK", "K") == ImGuiKey_K);
    CHECK(key_of("KeyQ", "a") == ImGuiKey_A); // French keyboard
}

TEST_CASE("an Arabic keyboard keeps its shortcuts by their place") {
    CHECK(key_of("KeyK", "ن") == ImGuiKey_K);
    CHECK(key_of("KeyS", "س") == ImGuiKey_S);
    CHECK(key_of("Digit1", "١") == ImGuiKey_1);
}

TEST_CASE("named and counted keys") {
    CHECK(key_of("ArrowUp", "ArrowUp") == ImGuiKey_UpArrow);
    CHECK(key_of("Escape", "Escape") == ImGuiKey_Escape);
    CHECK(key_of("F2", "F2") == ImGuiKey_F2);
    CHECK(key_of("F12", "F12") == ImGuiKey_F12);
    CHECK(key_of("Numpad7", "7") == ImGuiKey_Keypad7);
    CHECK(key_of("", "Enter") == ImGuiKey_Enter);
    CHECK(key_of("", "") == ImGuiKey_None);
    CHECK(key_of("LaunchMail", "LaunchMail") == ImGuiKey_None);
}
