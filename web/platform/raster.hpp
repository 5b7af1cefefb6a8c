// Pictures of raster kinds become points that can be drawn, and files are handed to the browser's own viewer.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace crm::platform {

struct Raster {
    int width = 0, height = 0;             // 0: the browser cannot read it
    const unsigned char* points = nullptr; // RGBA, valid during the call
};

// Decoded beside the page's own work, turned as the camera was held, and made smaller to fit; never larger. `kind` must
// be a raster kind: what could run (SVG, HTML) is never decoded.
void decode_picture(std::string_view bytes, std::string_view kind, int width_max, int height_max,
                    std::function<void(const Raster&)> done);

// The same as a PNG in an address of its own, "data:image/png;base64,…", of at most so many letters: made smaller until
// it fits. Empty: the browser cannot read it, or it is too much even when it is small.
void shrink_picture(std::string_view bytes, std::string_view kind, int width_max, int height_max, unsigned letters_max,
                    std::function<void(const std::string&)> done);

// In a tab of its own, with the viewer that the browser has for it; false: it refused. Only for kinds that run nothing
// of ours: a document of this page's origin would have its storage.
bool view_pdf(std::string_view bytes);

} // namespace crm::platform
