# Dear ImGui and what draws its text, compiled from their sources: wasl::imgui and wasl::text_libraries (FreeType, HarfBuzz,
# SheenBidi, libunibreak). Their folders are <name>_SOURCE_DIR when set (dependencies.cmake), else ${WASL_SOURCES}/<name>.
# They are built small for the page; HarfBuzz and SheenBidi, which run for every new text, for speed: measured in the page,
# 8.5 us for a text of 27 letters against 14 us, for 17 KB more of transfer.

foreach(name imgui freetype harfbuzz sheenbidi libunibreak)
  if(NOT ${name}_SOURCE_DIR)
    set(${name}_SOURCE_DIR ${WASL_SOURCES}/${name})
  endif()
endforeach()
set(wasl_glyphs_directory ${CMAKE_CURRENT_LIST_DIR}/../web/glyphs)

# ---- Dear ImGui, with its text functions hooked ------------------------------------------------------------------

set(wasl_imgui_patched ${CMAKE_CURRENT_BINARY_DIR}/imgui/imgui_draw.cpp)
add_custom_command(OUTPUT ${wasl_imgui_patched}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/imgui
  COMMAND ${CMAKE_COMMAND} -DIMGUI_SOURCE=${imgui_SOURCE_DIR} -DIMGUI_PATCHED=${wasl_imgui_patched}
    -P ${CMAKE_CURRENT_LIST_DIR}/patch_imgui.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${wasl_imgui_patched}
  DEPENDS ${imgui_SOURCE_DIR}/imgui_draw.cpp ${CMAKE_CURRENT_LIST_DIR}/patch_imgui.cmake
  COMMENT "Hooking Dear ImGui's text functions" VERBATIM)

add_library(wasl_imgui STATIC EXCLUDE_FROM_ALL ${wasl_imgui_patched} ${imgui_SOURCE_DIR}/imgui.cpp
  ${imgui_SOURCE_DIR}/imgui_tables.cpp ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
add_library(wasl::imgui ALIAS wasl_imgui)
target_include_directories(wasl_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends)
# Seen by everyone who includes imgui.h: they change its structures.
target_compile_definitions(wasl_imgui PUBLIC IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_ENABLE_TEST_ENGINE)
target_compile_features(wasl_imgui PRIVATE cxx_std_23)
target_compile_options(wasl_imgui PRIVATE -fno-exceptions -fno-rtti -w)
if(EMSCRIPTEN)
  target_sources(wasl_imgui PRIVATE ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
  target_compile_definitions(wasl_imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
  target_compile_options(wasl_imgui PRIVATE -Oz)
  target_compile_definitions(wasl_imgui PRIVATE NDEBUG) # its sentences weigh; native tests run with its assertions
endif()

# ---- FreeType: TrueType, autofit, smooth --------------------------------------------------------------------------

set(freetype_parts base/ftsystem base/ftinit base/ftdebug base/ftbase base/ftbitmap base/ftmm autofit/autofit sfnt/sfnt
  truetype/truetype smooth/smooth)
list(TRANSFORM freetype_parts PREPEND ${freetype_SOURCE_DIR}/src/)
list(TRANSFORM freetype_parts APPEND .c)
add_library(wasl_freetype STATIC EXCLUDE_FROM_ALL ${freetype_parts})
target_include_directories(wasl_freetype SYSTEM PUBLIC ${freetype_SOURCE_DIR}/include)
target_compile_definitions(wasl_freetype
  PUBLIC FT_CONFIG_MODULES_H="${wasl_glyphs_directory}/freetype/modules.h"
         FT_CONFIG_OPTIONS_H="${wasl_glyphs_directory}/freetype/options.h"
  PRIVATE FT2_BUILD_LIBRARY)
target_compile_options(wasl_freetype PRIVATE -w $<$<BOOL:${EMSCRIPTEN}>:-Oz>)

# ---- HarfBuzz, OpenType layout only -------------------------------------------------------------------------------

# What our fonts do not hold the browser draws (web/glyphs/clusters.hpp), so the syllables of Indian and South-East Asian
# scripts and their tables are left out: 1 part in 30 of the page.
file(READ ${harfbuzz_SOURCE_DIR}/src/harfbuzz.cc harfbuzz_parts)
string(REGEX REPLACE "#include \"hb-ot-shaper-(indic|indic-table|khmer|myanmar|syllabic|use|vowel-constraints).cc\"\n" ""
  harfbuzz_parts "${harfbuzz_parts}")
set(wasl_harfbuzz_file ${PROJECT_BINARY_DIR}/generated/harfbuzz_parts.cc)
file(CONFIGURE OUTPUT ${wasl_harfbuzz_file} CONTENT "@harfbuzz_parts@" @ONLY)
add_library(wasl_harfbuzz STATIC EXCLUDE_FROM_ALL ${wasl_harfbuzz_file})
foreach(script indic khmer myanmar use)
  target_compile_definitions(wasl_harfbuzz PRIVATE _hb_ot_shaper_${script}=_hb_ot_shaper_default)
endforeach()
target_include_directories(wasl_harfbuzz SYSTEM PUBLIC ${harfbuzz_SOURCE_DIR}/src)
# HB_TINY without its saving of memory: caches of 30 KB halve the time a new text takes.
target_compile_definitions(wasl_harfbuzz PRIVATE HB_LEAN HB_MINI HB_OPTIMIZE_SIZE HB_NO_MT HB_NO_UCD_UNASSIGNED
  $<$<BOOL:${EMSCRIPTEN}>:NDEBUG>)
target_compile_features(wasl_harfbuzz PRIVATE cxx_std_17)
target_compile_options(wasl_harfbuzz PRIVATE -fno-exceptions -fno-rtti -w $<$<BOOL:${EMSCRIPTEN}>:-O2>)

# ---- SheenBidi (UAX #9) and libunibreak (UAX #14, #29) -----------------------------------------------------------------

add_library(wasl_sheenbidi STATIC EXCLUDE_FROM_ALL ${sheenbidi_SOURCE_DIR}/Source/SheenBidi.c)
target_include_directories(wasl_sheenbidi SYSTEM PUBLIC ${sheenbidi_SOURCE_DIR}/Headers
  PRIVATE ${sheenbidi_SOURCE_DIR}/Source)
target_compile_definitions(wasl_sheenbidi PRIVATE SB_CONFIG_UNITY $<$<BOOL:${EMSCRIPTEN}>:NDEBUG>)
target_compile_options(wasl_sheenbidi PRIVATE -w $<$<BOOL:${EMSCRIPTEN}>:-O2>)

set(unibreak_parts unibreakbase unibreakdef linebreak linebreakdata linebreakdef eastasianwidthdef emojidef graphemebreak)
list(TRANSFORM unibreak_parts PREPEND ${libunibreak_SOURCE_DIR}/src/)
list(TRANSFORM unibreak_parts APPEND .c)
add_library(wasl_unibreak STATIC EXCLUDE_FROM_ALL ${unibreak_parts})
target_include_directories(wasl_unibreak SYSTEM PUBLIC ${libunibreak_SOURCE_DIR}/src)
# It calls functions of const utf32_t* through pointers of const void*: harmless, but the sanitizer would stop there.
target_compile_options(wasl_unibreak PRIVATE -w $<$<BOOL:${EMSCRIPTEN}>:-Oz>
  $<$<C_COMPILER_ID:Clang>:-fno-sanitize=function>)

add_library(wasl_text_libraries INTERFACE)
add_library(wasl::text_libraries ALIAS wasl_text_libraries)
target_link_libraries(wasl_text_libraries INTERFACE wasl_freetype wasl_harfbuzz wasl_sheenbidi wasl_unibreak)
