# Puts two hooks into a copy of Dear ImGui's imgui_draw.cpp, so that every text it measures or draws is shaped by web/glyphs
# (docs: web/glyphs/text_engine.hpp). Only function heads are matched, each must occur exactly once, else the build stops.
#
#   cmake -DIMGUI_SOURCE=<folder of imgui> -DIMGUI_PATCHED=<file to write> -P cmake/patch_imgui.cmake

if(NOT IMGUI_SOURCE OR NOT IMGUI_PATCHED)
    message(FATAL_ERROR "patch_imgui: IMGUI_SOURCE (folder) and IMGUI_PATCHED (file to write) are needed")
endif()
if(NOT EXISTS "${IMGUI_SOURCE}/imgui_draw.cpp")
    message(FATAL_ERROR "patch_imgui: ${IMGUI_SOURCE}/imgui_draw.cpp is missing; the source of Dear ImGui 1.92 belongs there")
endif()

file(READ "${IMGUI_SOURCE}/imgui_draw.cpp" code)

# Writes `addition` before or after the only place where `place` stands in ${code}.
function(insert where place addition)
    string(LENGTH "${code}" length)
    string(LENGTH "${place}" place_length)
    string(REPLACE "${place}" "" rest "${code}")
    string(LENGTH "${rest}" rest_length)
    math(EXPR found "(${length} - ${rest_length}) / ${place_length}")
    if(NOT found EQUAL 1)
        message(FATAL_ERROR "patch_imgui: this place was found ${found} times in imgui_draw.cpp instead of once:\n${place}\n"
                            "The version of Dear ImGui has changed; adapt cmake/patch_imgui.cmake to it (1.92.2b is known to work).")
    endif()
    if(where STREQUAL "before")
        string(REPLACE "${place}" "${addition}${place}" code "${code}")
    else()
        string(REPLACE "${place}" "${place}${addition}" code "${code}")
    endif()
    set(code "${code}" PARENT_SCOPE)
endfunction()

insert(before "const char* ImFont::CalcWordWrapPosition(float size, const char* text, const char* text_end, float wrap_width)\n{"
"// Wasl: text is shaped by web/glyphs/text_engine.cpp.
bool ImTextHook_Shape(ImFont* font, float size, float wrap_width, const char** text_begin, const char** text_end);
bool ImTextHook_Fit(ImFont* font, float size, float max_width, const char* text_begin, const char* text_end, const char** remaining, float* width);

")

insert(after "ImVec2 ImFont::CalcTextSizeA(float size, float max_width, float wrap_width, const char* text_begin, const char* text_end, const char** remaining)\n{\n"
"    if (remaining != NULL || max_width < FLT_MAX) { float width; if (ImTextHook_Fit(this, size, max_width, text_begin, text_end, remaining, &width)) return ImVec2(width, size); }
    else if (ImTextHook_Shape(this, size, wrap_width, &text_begin, &text_end)) wrap_width = 0.0f;

")

# Before the label `begin:`, to which RenderText jumps back when the atlas changed: a text is shaped once.
insert(after "void ImFont::RenderText(ImDrawList* draw_list, float size, const ImVec2& pos, ImU32 col, const ImVec4& clip_rect, const char* text_begin, const char* text_end, float wrap_width, bool cpu_fine_clip)\n{\n"
"    if (ImTextHook_Shape(this, size, wrap_width, &text_begin, &text_end)) wrap_width = 0.0f;

")

file(WRITE "${IMGUI_PATCHED}.new" "${code}")
file(COPY_FILE "${IMGUI_PATCHED}.new" "${IMGUI_PATCHED}" ONLY_IF_DIFFERENT)
file(REMOVE "${IMGUI_PATCHED}.new")
