// See graphics.hpp.
#include "web/platform/graphics.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <algorithm>
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

std::vector<unsigned char> pixels_of(const Picture& picture, bool is_mirrored) {
    GLint size_max = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &size_max);
    if (the_context_is_lost || picture.width > size_max || picture.height > size_max) return {};
    const auto width = static_cast<std::size_t>(picture.width), height = static_cast<std::size_t>(picture.height);
    GLuint texture = 0, frame = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &frame);
    glBindFramebuffer(GL_FRAMEBUFFER, frame);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);

    ImDrawData data;
    data.Valid = true;
    data.DisplaySize = {static_cast<float>(picture.width), static_cast<float>(picture.height)};
    data.FramebufferScale = {1, 1};
    data.AddDrawList(picture.marks.get());
    if (is_mirrored) mirror_draw_data(&data, data.DisplaySize.x);
    const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(picture.ground);
    glViewport(0, 0, picture.width, picture.height);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    renderer::draw(&data);
    std::vector<unsigned char> pixels(width * height * 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0); // Emscripten measures what is read by what was last uploaded
    glReadPixels(0, 0, picture.width, picture.height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &frame);
    glDeleteTextures(1, &texture);
    // It was read from below.
    for (std::size_t y = 0; y < height / 2; ++y)
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(y * width * 4),
                         pixels.begin() + static_cast<std::ptrdiff_t>((y + 1) * width * 4),
                         pixels.begin() + static_cast<std::ptrdiff_t>((height - 1 - y) * width * 4));
    return pixels;
}

void mirror(ImVec2& min, ImVec2& max, float width) {
    const float left = min.x;
    min.x = width - max.x;
    max.x = width - left;
}

} // namespace crm::platform::graphics
