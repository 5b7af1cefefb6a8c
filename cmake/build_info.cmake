# What this build was made of, for the About page and `wasl-server --version`: #include "build_info.hpp".

set(wasl_compiler "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
if(EMSCRIPTEN)
  string(PREPEND wasl_compiler "Emscripten ${EMSCRIPTEN_VERSION}, ")
endif()
list(REMOVE_ITEM wasl_libraries_used "")
list(JOIN wasl_libraries_used ", " wasl_libraries_text)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/build_info.hpp CONTENT
"// Written by cmake/build_info.cmake: what this build was made of.
#pragma once

namespace crm::build_info {
inline constexpr const char* version = \"@PROJECT_VERSION@\";
inline constexpr const char* compiler = \"@wasl_compiler@\";
inline constexpr const char* libraries = \"@wasl_libraries_text@\";
} // namespace crm::build_info
" @ONLY)
