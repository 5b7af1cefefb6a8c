// The loop's side of input.cpp.
#pragma once
#include "imgui.h"

namespace crm::platform::input {

void start();
void begin_frame();    // before NewFrame: momentum and long presses go on
bool is_moving();      // a flung list is still running
void forget_pointer(); // where the pointer was means nothing any more
bool is_waiting();     // something has come that no frame has seen yet

} // namespace crm::platform::input
