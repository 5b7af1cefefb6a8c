# test_glyphs: web/glyphs and the hooked Dear ImGui with the fonts of the page, natively (and under Node, if asked for there).
# A program of its own, because the other tests need none of these libraries. Included from tests/CMakeLists.txt.

if(NOT TARGET wasl_imgui)
  include(${CMAKE_CURRENT_LIST_DIR}/text_libraries.cmake)
endif()
include(${CMAKE_CURRENT_LIST_DIR}/icons.cmake) # once more: a directory of CMake knows only its own commands

get_filename_component(wasl_root ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
find_path(wasl_text_fonts_directory IBMPlexSansArabic-Regular.ttf NO_CMAKE_FIND_ROOT_PATH
  PATHS ${wasl_sources}/fonts-ibm-plex/usr/share/fonts/truetype/ibm-plex /usr/share/fonts/truetype/ibm-plex)
file(GLOB glyphs_sources CONFIGURE_DEPENDS ${wasl_root}/web/glyphs/*.cpp ${wasl_root}/tests/glyphs/*.cpp)
add_executable(test_glyphs ${glyphs_sources} ${wasl_root}/tests/doctest_main.cpp ${wasl_icon_font})
target_include_directories(test_glyphs PRIVATE ${wasl_root})
target_compile_features(test_glyphs PRIVATE cxx_std_23)
target_compile_options(test_glyphs PRIVATE -Wall -Wextra -Wno-missing-field-initializers)
target_compile_definitions(test_glyphs PRIVATE WASL_TEXT_FONTS_DIR="${wasl_text_fonts_directory}"
  WASL_ICON_FONT="${wasl_icon_font}" WASL_TESTS_DIR="${wasl_root}/tests")
target_link_libraries(test_glyphs PRIVATE wasl::imgui wasl::text_libraries wasl::zstd wasl::doctest)
set_target_properties(test_glyphs PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
if(EMSCRIPTEN)
  target_compile_options(test_glyphs PRIVATE -fno-exceptions -fno-rtti)
  target_compile_definitions(test_glyphs PRIVATE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)
  target_link_options(test_glyphs PRIVATE -O1 -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB
    -sASSERTIONS=1 -sNODERAWFS=1)
endif()

# text_widths: the shaper alone, asked by tests/browser/text_widths.test.mjs.
if(NOT EMSCRIPTEN)
  file(GLOB shaper_sources CONFIGURE_DEPENDS ${wasl_root}/web/glyphs/shaper.cpp ${wasl_root}/web/glyphs/clusters.cpp ${wasl_root}/web/glyphs/line_layout.cpp
    ${wasl_root}/web/glyphs/utf8_text.cpp)
  add_executable(text_widths ${shaper_sources} ${wasl_root}/tests/text_widths/main.cpp)
  target_include_directories(text_widths PRIVATE ${wasl_root})
  target_compile_features(text_widths PRIVATE cxx_std_23)
  target_link_libraries(text_widths PRIVATE wasl::text_libraries)
  set_target_properties(text_widths PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
endif()
