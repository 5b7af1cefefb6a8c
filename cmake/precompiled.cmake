# The standard headers that nearly every file includes, compiled once for the page: half of its first build's time. Native
# builds do without, so that a missing #include is still noticed.

set(wasl_common_headers <algorithm> <array> <charconv> <cstdint> <cstring> <expected> <functional> <map> <memory> <optional>
  <span> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)

# `options` (wasl_fast, wasl_small or nothing) are those that the target itself links: both must be compiled alike.
function(wasl_precompile target options)
  if(NOT EMSCRIPTEN)
    return()
  endif()
  set(owner precompiled_${options})
  if(NOT TARGET ${owner})
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/precompiled.cpp CONTENT "// Nothing: cmake/precompiled.cmake\n")
    add_library(${owner} STATIC EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/generated/precompiled.cpp)
    target_link_libraries(${owner} PRIVATE wasl_options wasl_no_exceptions ${options})
    target_precompile_headers(${owner} PRIVATE ${wasl_common_headers})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()
