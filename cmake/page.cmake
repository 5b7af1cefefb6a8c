# The page: the web/ layers, linked into wasl.js + wasl.wasm, and the files beside them, gathered in build/page.

wasl_add_layers(web)
foreach(target IN LISTS wasl_web_targets)
  get_target_property(kind ${target} TYPE)
  if(NOT kind STREQUAL "INTERFACE_LIBRARY")
    target_link_libraries(${target} PRIVATE wasl_no_exceptions wasl_small)
    wasl_precompile(${target} wasl_small)
  endif()
endforeach()

if(NOT EXISTS ${PROJECT_SOURCE_DIR}/web/main.cpp) # not written yet
  return()
endif()
add_executable(wasl web/main.cpp)
wasl_show_folders(wasl PRIVATE core web)
target_link_libraries(wasl PRIVATE wasl_options wasl_no_exceptions wasl_small wasl::imgui ${wasl_web_targets} ${wasl_core_targets})

# What JavaScript of ours and tests may call; web/platform adds its own in exports.cmake.
set(wasl_exported_functions _main _malloc _free)
set(wasl_exported_runtime_methods HEAPU8 ccall UTF8ToString stringToUTF8 lengthBytesUTF8 FS IDBFS)
include(web/platform/exports.cmake OPTIONAL)
list(JOIN wasl_exported_functions "," exported_functions)
list(JOIN wasl_exported_runtime_methods "," exported_runtime_methods)

file(GLOB js_libraries CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/platform/*.library.js)
foreach(library IN LISTS js_libraries)
  target_link_options(wasl PRIVATE "SHELL:--js-library ${library}")
endforeach()
set_target_properties(wasl PROPERTIES LINK_DEPENDS "${js_libraries}")

# What has one caller is not written into it: a dialog of the later part would come with the frame that opens it.
target_link_options(wasl PRIVATE -Oz -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=60 -lidbfs.js -sFORCE_FILESYSTEM=1
  -sMODULARIZE=1 -sEXPORT_NAME=createWasl -sENVIRONMENT=web -sDYNAMIC_EXECUTION=0
  -sINCOMING_MODULE_JS_API=canvas,locateFile,onAbort,instantiateWasm,print,printErr,noExitRuntime
  -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sINITIAL_MEMORY=32MB -sSTACK_SIZE=1MB
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sEXPORTED_FUNCTIONS=${exported_functions} -sEXPORTED_RUNTIME_METHODS=${exported_runtime_methods}
  --profiling-funcs) # names, for the split, which takes them out

# The program in two files: what a first visit runs, and what comes a moment later (later.txt).
execute_process(COMMAND em-config BINARYEN_ROOT OUTPUT_VARIABLE binaryen_root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND em-config LLVM_ROOT OUTPUT_VARIABLE llvm_tools OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
find_program(wasl_node NAMES node nodejs REQUIRED NO_CMAKE_FIND_ROOT_PATH)
find_program(wasl_llvm_nm NAMES llvm-nm llvm-nm-21 llvm-nm-20 llvm-nm-19 HINTS ${llvm_tools} REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(split_folder ${PROJECT_BINARY_DIR}/split)
add_custom_command(OUTPUT ${split_folder}/wasl.wasm ${split_folder}/later.wasm
  COMMAND ${wasl_node} cmake/split.mjs ${PROJECT_BINARY_DIR} ${split_folder} ${binaryen_root}/bin ${wasl_llvm_nm}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  DEPENDS wasl cmake/split.mjs cmake/page.mjs cmake/later.txt
  COMMENT "Splitting the program in two" VERBATIM)

# A second program, with memory of its own, which the page loads when a foreign file comes.
add_executable(foreign web/foreign_main.cpp)
set_target_properties(foreign PROPERTIES SUFFIX .wasm)
wasl_show_folders(foreign PRIVATE core web)
target_link_libraries(foreign PRIVATE wasl_options wasl_no_exceptions wasl_small ${wasl_core_targets})
target_link_options(foreign PRIVATE -Oz --no-entry -sSTANDALONE_WASM=1 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=2GB
  -sINITIAL_MEMORY=16MB -sSTACK_SIZE=1MB)

include(cmake/fonts.cmake)
include(cmake/notices.cmake)

# Gathering is a step of its own so that a changed sentence in shell.html needs no link.
file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/assets/*)
set(page_stamp ${PROJECT_BINARY_DIR}/page.stamp)
add_custom_command(OUTPUT ${page_stamp}
  COMMAND ${wasl_node} cmake/page.mjs --build ${PROJECT_BINARY_DIR} --version ${PROJECT_VERSION} --to build/page
  COMMAND ${CMAKE_COMMAND} -E touch ${page_stamp}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
  DEPENDS ${split_folder}/wasl.wasm ${split_folder}/later.wasm foreign ${wasl_fonts} ${wasl_notices} ${page_files} ${PROJECT_SOURCE_DIR}/shell.html
    ${PROJECT_SOURCE_DIR}/web/platform/start.js ${PROJECT_SOURCE_DIR}/cmake/page.mjs
  COMMENT "Gathering the page in build/page" VERBATIM)
add_custom_target(page DEPENDS ${page_stamp})
