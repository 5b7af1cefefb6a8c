# notices.txt beside the page: the licences of everything that is shipped in it, from the sources it was built from.

set(wasl_notices ${PROJECT_BINARY_DIR}/notices.txt)

function(wasl_notice title)
  foreach(file IN LISTS ARGN)
    if(EXISTS ${file})
      file(READ ${file} text)
      file(APPEND ${wasl_notices}.new "\n\n======== ${title} ========\n\n${text}")
      return()
    endif()
  endforeach()
  message(WARNING "The licence of ${title} was not found (${ARGN}); notices.txt is not complete.")
endfunction()

set(documents /usr/share/doc)
file(WRITE ${wasl_notices}.new "What Wasl is made of, and under which licences.\n")
wasl_notice("Wasl" ${PROJECT_SOURCE_DIR}/LICENSE)
wasl_notice("Dear ImGui" ${imgui_SOURCE_DIR}/LICENSE.txt)
wasl_notice("FreeType" ${freetype_SOURCE_DIR}/docs/FTL.TXT ${freetype_SOURCE_DIR}/LICENSE.TXT)
wasl_notice("HarfBuzz" ${harfbuzz_SOURCE_DIR}/COPYING)
wasl_notice("SheenBidi" ${sheenbidi_SOURCE_DIR}/LICENSE)
wasl_notice("libunibreak" ${libunibreak_SOURCE_DIR}/LICENCE)
wasl_notice("Zstandard" ${libzstd_SOURCE_DIR}/LICENSE)
wasl_notice("zlib and minizip" ${zlib_SOURCE_DIR}/LICENSE)
wasl_notice("Expat" ${expat_SOURCE_DIR}/COPYING ${expat_SOURCE_DIR}/expat/COPYING)
wasl_notice("nlohmann/json" ${nlohmann_json_SOURCE_DIR}/LICENSE.MIT ${documents}/nlohmann-json3-dev/copyright)
wasl_notice("libphonenumber" ${wasl_sources}/php-giggsey-libphonenumber/usr/share/doc/php-giggsey-libphonenumber/copyright
  ${documents}/python3-phonenumbers/copyright)
wasl_notice("xxHash" ${xxhash_SOURCE_DIR}/LICENSE ${documents}/libxxhash-dev/copyright)
wasl_notice("Emscripten, musl and libc++" ${documents}/emscripten/copyright ${EMSCRIPTEN_ROOT_PATH}/LICENSE)
wasl_notice("IBM Plex" ${wasl_sources}/fonts-ibm-plex/usr/share/doc/fonts-ibm-plex/copyright
  ${documents}/fonts-ibm-plex/copyright)
wasl_notice("Material Design Icons"
  ${wasl_sources}/fonts-materialdesignicons-legacy/usr/share/doc/fonts-materialdesignicons-legacy/copyright
  ${documents}/fonts-materialdesignicons-legacy/copyright)
file(COPY_FILE ${wasl_notices}.new ${wasl_notices} ONLY_IF_DIFFERENT)
