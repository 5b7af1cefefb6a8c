# The icon font beside the page: only the icons of web/glyphs/icons.def, cut out of Material Design Icons by hb-subset.
# Sets wasl_icon_font (a file made in the build) and wasl_icon_font_source (whose licence is Apache 2.0).

find_file(wasl_icon_font_source materialdesigniconsv6-webfont.ttf NO_CMAKE_FIND_ROOT_PATH
  PATHS ${wasl_sources}/fonts-materialdesignicons-legacy/usr/share/fonts/truetype/materialdesignicons-webfont
    /usr/share/fonts/truetype/materialdesignicons-webfont)
find_program(wasl_hb_subset hb-subset)
if(NOT wasl_icon_font_source)
  message(FATAL_ERROR "materialdesigniconsv6-webfont.ttf is missing: it is in Debian's fonts-materialdesignicons-legacy.")
endif()
if(NOT wasl_hb_subset)
  message(FATAL_ERROR "hb-subset is missing: it is in Debian's libharfbuzz-bin.")
endif()

set(wasl_icon_table ${CMAKE_CURRENT_LIST_DIR}/../web/glyphs/icons.def)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${wasl_icon_table})
file(STRINGS ${wasl_icon_table} icon_codes REGEX "^WASL_ICON")
list(TRANSFORM icon_codes REPLACE "^.*0x([0-9A-F]+).*$" "U+\\1")
list(JOIN icon_codes "," icon_codes)

set(wasl_icon_font ${CMAKE_CURRENT_BINARY_DIR}/fonts/icons.ttf)
add_custom_command(OUTPUT ${wasl_icon_font}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/fonts
  COMMAND ${wasl_hb_subset} --output-file=${wasl_icon_font} --unicodes=${icon_codes} --no-hinting --layout-features=
    --drop-tables+=GSUB,GPOS,GDEF ${wasl_icon_font_source}
  DEPENDS ${wasl_icon_font_source} ${wasl_icon_table}
  COMMENT "Cutting the icon font" VERBATIM)
