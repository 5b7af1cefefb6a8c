// See browser_glyphs.hpp.
#include "web/platform/browser_glyphs.hpp"

#include <cstdlib>

#include "web/glyphs/browser_glyphs.hpp"

extern "C" {
double js_cluster_advance(const char* text, int length, int weight);
unsigned char* js_draw_cluster(const char* text, int length, int weight, double em_px, int columns, int* box);
}

namespace crm::platform {
namespace {

float advance_em(std::string_view cluster, int weight) {
    return static_cast<float>(js_cluster_advance(cluster.data(), static_cast<int>(cluster.size()), weight));
}

bool draw(std::string_view cluster, int weight, float em_px, int columns, glyphs::BrowserPicture& out) {
    struct Box {
        int width, height, left, top, is_colored;
    } box{};
    unsigned char* pixels = js_draw_cluster(cluster.data(), static_cast<int>(cluster.size()), weight,
                                            static_cast<double>(em_px), columns, &box.width);
    if (pixels == nullptr) return false;
    out.width = box.width;
    out.height = box.height;
    out.left = box.left;
    out.top = box.top;
    out.is_colored = box.is_colored != 0;
    out.pixels.assign(pixels, pixels + static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height) * 4);
    std::free(pixels);
    return true;
}

} // namespace

void lend_browser_glyphs() { glyphs::set_browser_glyphs({.advance_em = advance_em, .draw = draw}); }

} // namespace crm::platform
