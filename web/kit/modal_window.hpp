// The window of dialogs, side panels and the palette: everything else is dimmed and out of reach. Private to web/kit.
#pragma once
#include <string>

#include "imgui.h"

namespace crm {

struct ModalWindow {
    ImGuiID id = 0;
    std::string name{};
    ImVec2 position{}, pivot{};
    ImVec2 size{}; // height 0: as its content needs
    float height_max = 0;
    ImVec2 padding{};
    float corner = 0;
    bool closes_outside = true;
    bool escape_closes = true;
    float slide = 0; // ImGui units it comes from beyond its place, in x; 0: fades in
};

bool begin_modal(const ModalWindow& spec, bool& open); // opens and closes with `open`
void end_modal();

} // namespace crm
