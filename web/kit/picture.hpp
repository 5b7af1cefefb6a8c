// A drawing that leaves the page: to the clipboard, or as a file. The kit draws it, the host turns it into PNG.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "imgui.h"

namespace crm {

struct Picture {
    std::shared_ptr<ImDrawList> marks; // laid out from the left like everything; mirrored where the interface is
    int width = 0, height = 0;         // pixels
    ImU32 ground = 0;
    std::shared_ptr<std::vector<unsigned char>> pixels; // filled by the host in the frame it was drawn in: the marks
                                                        // are of no use later
};

enum class PictureEnd : std::uint8_t { done, refused };

struct PictureHost {
    std::function<void(const Picture&, std::function<void(PictureEnd)>)> copy{};
    std::function<void(const Picture&, const std::string& file, std::function<void(PictureEnd)>)> save{};
};
void set_picture_host(PictureHost host);
const PictureHost& picture_host(); // empty where nobody takes pictures

} // namespace crm
