// See graphics.hpp.
#include "web/platform/graphics.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <utility>

#include "web/glyphs/mirror.hpp"
#include "web/platform/picture.hpp"
#include "web/platform/renderer.hpp"

namespace crm::platform::graphics {
namespace {

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE the_context = 0;
bool the_context_is_lost = false;
Hash128 the_picture; // that is on the canvas; zero: none

} // namespace

bool start() {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.antialias = false;
    attributes.enableExtensionsByDefault = false; // none is needed, and each one is a question
    the_context = emscripten_webgl_create_context("#canvas", &attributes);
    if (the_context <= 0) return false;
    emscripten_webgl_make_context_current(the_context);
    renderer::start();
    return true;
}

void lose() { the_context_is_lost = true; }

void restore() {
    // The handles of the lost objects are void: the renderer forgets them all, and ImGui uploads its textures again.
    renderer::forget();
    the_picture = {};
    emscripten_webgl_make_context_current(the_context);
    the_context_is_lost = false;
    renderer::start();
}

bool is_lost() { return the_context_is_lost; }

bool draw(ImDrawData* data, bool is_mirrored) {
    const ImVec4 background = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    const Hash128 shown =
        std::exchange(the_picture, picture_of(*data, is_mirrored, ImGui::ColorConvertFloat4ToU32(background)));
    if (the_picture == shown && !has_changed_textures(*data)) return false;
    if (is_mirrored) mirror_draw_data(data, data->DisplaySize.x);
    glViewport(0, 0, static_cast<int>(data->DisplaySize.x), static_cast<int>(data->DisplaySize.y));
    glClearColor(background.x, background.y, background.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    renderer::draw(data);
    return true;
}

void mirror(ImVec2& min, ImVec2& max, float width) {
    const float left = min.x;
    min.x = width - max.x;
    max.x = width - left;
}

} // namespace crm::platform::graphics
