#include "web/platform/graphics.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "backends/imgui_impl_opengl3.h"
#include "web/glyphs/mirror.hpp"

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
    the_context = emscripten_webgl_create_context("#canvas", &attributes);
    if (the_context <= 0) return false;
    emscripten_webgl_make_context_current(the_context);
    return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void lose() { the_context_is_lost = true; }

bool restore() {
    // The handles of the lost objects are void: the backend forgets them all, and ImGui uploads its textures again.
    ImGui_ImplOpenGL3_Shutdown();
    emscripten_webgl_make_context_current(the_context);
    the_context_is_lost = false;
    return ImGui_ImplOpenGL3_Init("#version 300 es");
}

bool is_lost() { return the_context_is_lost; }

void begin_frame() { ImGui_ImplOpenGL3_NewFrame(); }

void draw(ImDrawData* data, bool is_mirrored) {
    if (is_mirrored) mirror_draw_data(data, data->DisplaySize.x);
    const ImVec4 background = ImGui::GetStyleColorVec4(ImGuiCol_WindowBg);
    glViewport(0, 0, static_cast<int>(data->DisplaySize.x), static_cast<int>(data->DisplaySize.y));
    glClearColor(background.x, background.y, background.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(data);
}

void mirror(ImVec2& min, ImVec2& max, float width) {
    const float left = min.x;
    min.x = width - max.x;
    max.x = width - left;
}

} // namespace crm::platform::graphics
