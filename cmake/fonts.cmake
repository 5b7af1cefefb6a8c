# The fonts beside the page, made in the build: sets wasl_fonts (their files). Arabic and Latin come from one family, the
# same shapes in three weights; what it lacks from its sisters, fetched when a text needs it (web/frame/fonts.cpp): more of
# Latin, Greek and Cyrillic, and Hebrew. hb-subset keeps the layout that is applied by itself (joining, ligatures, marks);
# hinting goes, since FreeType's own is used.

include(${CMAKE_CURRENT_LIST_DIR}/icons.cmake)

set(wasl_font_weights Regular Medium Bold) # those of web/theme/type.hpp
# Latin letters are there once more, because a mark is placed only on a letter of its own face.
set(wasl_more_letters U+20,U+41-5A,U+61-7A,U+25CC,U+100-24F,U+300-36F,U+370-3FF,U+400-52F,U+1E00-1EFF)
set(wasl_hebrew_letters U+20,U+25CC,U+591-5F4,U+FB1D-FB4F)
set(wasl_fonts_directory ${PROJECT_BINARY_DIR}/fonts)
set(wasl_fonts ${wasl_icon_font})

function(wasl_cut_font face letters)
  find_file(${face}_file ${face}.ttf NO_CMAKE_FIND_ROOT_PATH
    PATHS ${wasl_sources}/fonts-ibm-plex/usr/share/fonts/truetype/ibm-plex /usr/share/fonts/truetype/ibm-plex)
  if(NOT ${face}_file)
    message(FATAL_ERROR "${face}.ttf is missing: it is in Debian's fonts-ibm-plex.")
  endif()
  set(font ${wasl_fonts_directory}/${face}.ttf)
  add_custom_command(OUTPUT ${font}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${wasl_fonts_directory}
    COMMAND ${wasl_hb_subset} --output-file=${font} --unicodes=${letters} --no-hinting ${${face}_file}
    DEPENDS ${${face}_file} ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    COMMENT "Cutting ${face}" VERBATIM)
  set(wasl_fonts ${wasl_fonts} ${font} PARENT_SCOPE)
endfunction()

foreach(weight IN LISTS wasl_font_weights)
  wasl_cut_font(IBMPlexSansArabic-${weight} *)
  wasl_cut_font(IBMPlexSans-${weight} ${wasl_more_letters})
  wasl_cut_font(IBMPlexSansHebrew-${weight} ${wasl_hebrew_letters})
endforeach()
