// See renderer.hpp.
#include "web/platform/renderer.hpp"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace crm::platform::renderer {
namespace {

constexpr char vertex_source[] = R"(#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 place;
layout(location = 2) in vec4 tint;
uniform vec2 to_clip;
out vec2 fragment_place;
out vec4 fragment_tint;
void main() {
    fragment_place = place;
    fragment_tint = tint;
    gl_Position = vec4(position * to_clip + vec2(-1, 1), 0, 1);
})";

constexpr char fragment_source[] = R"(#version 300 es
precision highp float;
in vec2 fragment_place;
in vec4 fragment_tint;
uniform sampler2D picture;
out vec4 color;
void main() { color = fragment_tint * texture(picture, fragment_place); })";

struct Renderer {
    GLuint program = 0, vertices = 0, indices = 0, layout = 0;
    GLint to_clip = -1;
};

Renderer& renderer() {
    static Renderer the_renderer;
    return the_renderer;
}

GLuint compiled(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

GLuint linking_program() {
    const GLuint vertex = compiled(GL_VERTEX_SHADER, vertex_source),
                 fragment = compiled(GL_FRAGMENT_SHADER, fragment_source);
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    return program;
}

// Asked only at the first drawing: until then the driver compiles beside us, while fonts and data are loaded.
void finish_program() {
    Renderer& r = renderer();
    if (r.to_clip >= 0) return;
    r.to_clip = glGetUniformLocation(r.program, "to_clip");
    IM_ASSERT(r.to_clip >= 0 && "the shaders were not accepted");
}

// --- textures --------------------------------------------------------------------------------------------------------

GLuint name_of(const ImTextureData& texture) { return static_cast<GLuint>(texture.GetTexID()); }

void create(ImTextureData& texture) {
    IM_ASSERT(texture.Format == ImTextureFormat_RGBA32);
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 texture.GetPixels());
    texture.SetTexID(name);
    texture.SetStatus(ImTextureStatus_OK);
}

// New glyphs come a few at a time, each with its own small rectangle.
void update(ImTextureData& texture) {
    glBindTexture(GL_TEXTURE_2D, name_of(texture));
    glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
    for (const ImTextureRect& part : texture.Updates)
        glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                        texture.GetPixelsAt(part.x, part.y));
    texture.SetStatus(ImTextureStatus_OK);
}

void destroy(ImTextureData& texture) {
    const GLuint name = name_of(texture);
    glDeleteTextures(1, &name);
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
}

void bring_up_to_date(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantCreate)
        create(texture);
    else if (texture.Status == ImTextureStatus_WantUpdates)
        update(texture);
    else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0)
        destroy(texture);
}

// --- drawing ---------------------------------------------------------------------------------------------------------

void set_state(const ImDrawData& data) {
    finish_program();
    const Renderer& r = renderer();
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glEnable(GL_SCISSOR_TEST);
    glUseProgram(r.program);
    glUniform2f(r.to_clip, 2 / data.DisplaySize.x, -2 / data.DisplaySize.y);
    glBindVertexArray(r.layout);
}

// Where the vertices of one command start: indices of 16 bits count from there.
void point_at(std::size_t first_byte) {
    const auto at = [&](std::size_t member) { return reinterpret_cast<const void*>(first_byte + member); };
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, pos)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, uv)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(ImDrawVert), at(offsetof(ImDrawVert, col)));
}

// All lists in one buffer each: two uploads a frame instead of two per window.
void upload(const ImDrawData& data) {
    glBindBuffer(GL_ARRAY_BUFFER, renderer().vertices);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(data.TotalVtxCount) * sizeof(ImDrawVert), nullptr,
                 GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(data.TotalIdxCount) * sizeof(ImDrawIdx), nullptr,
                 GL_STREAM_DRAW);
    GLintptr vertex_at = 0, index_at = 0;
    for (const ImDrawList* list : data.CmdLists) {
        glBufferSubData(GL_ARRAY_BUFFER, vertex_at, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data);
        glBufferSubData(GL_ELEMENT_ARRAY_BUFFER, index_at, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data);
        vertex_at += list->VtxBuffer.size_in_bytes();
        index_at += list->IdxBuffer.size_in_bytes();
    }
}

struct Bound {
    std::size_t vertices = SIZE_MAX;
    GLuint texture = 0;
};

void draw_command(const ImDrawCmd& command, const ImDrawData& data, std::size_t list_vertices, std::size_t list_indices,
                  Bound& bound) {
    const auto left = static_cast<GLint>(std::max(0.0f, command.ClipRect.x));
    const auto top = static_cast<GLint>(std::max(0.0f, command.ClipRect.y));
    const auto right = static_cast<GLint>(command.ClipRect.z), bottom = static_cast<GLint>(command.ClipRect.w);
    if (right <= left || bottom <= top || command.ElemCount == 0) return;
    glScissor(left, static_cast<GLint>(data.DisplaySize.y) - bottom, right - left, bottom - top);
    if (const auto texture = static_cast<GLuint>(command.GetTexID()); texture != bound.texture) {
        glBindTexture(GL_TEXTURE_2D, texture);
        bound.texture = texture;
    }
    if (const std::size_t at = list_vertices + command.VtxOffset * sizeof(ImDrawVert); at != bound.vertices) {
        point_at(at);
        bound.vertices = at;
    }
    static_assert(sizeof(ImDrawIdx) == 2 || sizeof(ImDrawIdx) == 4);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                   sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                   reinterpret_cast<const void*>(list_indices + command.IdxOffset * sizeof(ImDrawIdx)));
}

void draw_lists(const ImDrawData& data) {
    std::size_t vertices = 0, indices = 0;
    Bound bound;
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (!command.UserCallback) {
                draw_command(command, data, vertices, indices, bound);
                continue;
            }
            if (command.UserCallback != ImDrawCallback_ResetRenderState) command.UserCallback(list, &command);
            set_state(data);
            bound = {};
        }
        vertices += static_cast<std::size_t>(list->VtxBuffer.size_in_bytes());
        indices += static_cast<std::size_t>(list->IdxBuffer.size_in_bytes());
    }
}

} // namespace

void start() {
    Renderer& r = renderer();
    r.program = linking_program();
    glGenBuffers(1, &r.vertices);
    glGenBuffers(1, &r.indices);
    glGenVertexArrays(1, &r.layout);
    glBindVertexArray(r.layout);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, r.indices); // remembered by the layout
    for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);

    ImGuiIO& io = ImGui::GetIO();
    io.BackendRendererName = "wasl_webgl2";
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures;
    GLint size_max = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &size_max);
    ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
    platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = size_max;
}

void forget() {
    renderer() = {};
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->GetTexID() == ImTextureID_Invalid) continue;
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
}

void draw(ImDrawData* data) {
    if (data->DisplaySize.x <= 0 || data->DisplaySize.y <= 0) return;
    if (data->Textures)
        for (ImTextureData* texture : *data->Textures)
            if (texture->Status != ImTextureStatus_OK) bring_up_to_date(*texture);
    set_state(*data);
    upload(*data);
    draw_lists(*data);
    glDisable(GL_SCISSOR_TEST); // the next frame clears everything
}

} // namespace crm::platform::renderer
