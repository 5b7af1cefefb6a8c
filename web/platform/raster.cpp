// See raster.hpp.
#include "web/platform/raster.hpp"

#include <emscripten.h>

#include <string>

#include "web/platform/calls.hpp"
#include "web/platform/loop.hpp"

extern "C" {
void js_decode_picture(int call, const char* bytes, int length, const char* kind, int width_max, int height_max);
void js_shrink_picture(int call, const char* bytes, int length, const char* kind, int width_max, int height_max,
                       unsigned letters_max);
int js_view_pdf(const char* bytes, int length);
}

namespace crm::platform {
namespace {

Calls<void(const Raster&)>& decodings() {
    static Calls<void(const Raster&)> calls;
    return calls;
}

Calls<void(const std::string&)>& shrinkings() {
    static Calls<void(const std::string&)> calls;
    return calls;
}

} // namespace

void decode_picture(std::string_view bytes, std::string_view kind, int width_max, int height_max,
                    std::function<void(const Raster&)> done) {
    js_decode_picture(decodings().keep(std::move(done)), bytes.data(), static_cast<int>(bytes.size()),
                      std::string(kind).c_str(), width_max, height_max);
}

void shrink_picture(std::string_view bytes, std::string_view kind, int width_max, int height_max, unsigned letters_max,
                    std::function<void(const std::string&)> done) {
    js_shrink_picture(shrinkings().keep(std::move(done)), bytes.data(), static_cast<int>(bytes.size()),
                      std::string(kind).c_str(), width_max, height_max, letters_max);
}

bool view_pdf(std::string_view bytes) { return js_view_pdf(bytes.data(), static_cast<int>(bytes.size())) != 0; }

} // namespace crm::platform

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_picture_decoded(int call, const unsigned char* points, int width,
                                                          int height) {
    using namespace crm::platform;
    if (const auto done = decodings().take(call)) done({.width = width, .height = height, .points = points});
    request_frames(2);
}

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_picture_shrunk(int call, const char* text, int length) {
    using namespace crm::platform;
    if (const auto done = shrinkings().take(call)) done(std::string(text, static_cast<std::size_t>(length)));
    request_frames(2);
}
