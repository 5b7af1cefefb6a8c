// See graphics.hpp.
#include "web/platform/graphics.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "web/glyphs/mirror.hpp"
#include "web/platform/renderer.hpp"

namespace crm::platform::graphics {
namespace {

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE the_context = 0;
bool the_context_is_lost = false;

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
    emscripten_webgl_make_context_current(the_context);
    the_context_is_lost = false;
    renderer::start();
}

bool is_lost() { return the_context_is_lost; }

void draw(ImDrawData* data, bool is_mirrored) {
    if (is_mirrored) mirror_draw_data(data, data->DisplaySize.x);
    const ImVec4 background = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    glViewport(0, 0, static_cast<int>(data->DisplaySize.x), static_cast<int>(data->DisplaySize.y));
    glClearColor(background.x, background.y, background.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    renderer::draw(data);
}

void mirror(ImVec2& min, ImVec2& max, float width) {
    const float left = min.x;
    min.x = width - max.x;
    max.x = width - left;
}

} // namespace crm::platform::graphics
