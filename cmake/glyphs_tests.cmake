# test_glyphs: web/glyphs and the hooked Dear ImGui, natively, with the fonts of the page. A program of its own, because the
# other tests need none of these libraries. Expects text_libraries.cmake, icons.cmake and wasl::doctest.

find_path(wasl_text_fonts_directory IBMPlexSansArabic-Regular.ttf NO_CMAKE_FIND_ROOT_PATH
  PATHS /usr/share/fonts/truetype/ibm-plex)
set(wasl_root ${CMAKE_CURRENT_LIST_DIR}/..)
file(GLOB glyphs_sources CONFIGURE_DEPENDS ${wasl_root}/web/glyphs/*.cpp)
file(GLOB glyphs_tests CONFIGURE_DEPENDS ${wasl_root}/tests/unit/glyphs_*.cpp)
add_executable(test_glyphs ${glyphs_tests} ${glyphs_sources} ${wasl_root}/tests/doctest_main.cpp ${wasl_icon_font})
target_include_directories(test_glyphs PRIVATE ${wasl_root})
target_compile_features(test_glyphs PRIVATE cxx_std_23)
target_compile_definitions(test_glyphs PRIVATE WASL_TEXT_FONTS_DIR="${wasl_text_fonts_directory}"
  WASL_ICON_FONT="${wasl_icon_font}")
target_link_libraries(test_glyphs PRIVATE wasl::imgui wasl::text_libraries wasl::doctest)
set_target_properties(test_glyphs PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests/bin)
