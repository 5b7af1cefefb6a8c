# How our own code is compiled. `wasl_options` is linked by every target of ours; libraries of others do not use it.

add_library(wasl_options INTERFACE)
target_compile_features(wasl_options INTERFACE cxx_std_23)
target_compile_options(wasl_options INTERFACE -Wall -Wextra -Wno-missing-field-initializers)
if(WASL_STRICT)
  target_compile_options(wasl_options INTERFACE -Werror)
endif()

# Errors are values (design.md, "Errors"); the same code must run in the page, so it is built the same way everywhere.
add_library(wasl_no_exceptions INTERFACE)
target_compile_options(wasl_no_exceptions INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)

# Columns and search are loops for the vector unit; the interface is read once a frame and counts by its size.
add_library(wasl_fast INTERFACE)
add_library(wasl_small INTERFACE)
if(EMSCRIPTEN)
  add_compile_options(-msimd128)
  target_compile_options(wasl_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp") # else no two are alike, for ccache
  target_compile_options(wasl_fast INTERFACE -O3)
  target_compile_options(wasl_small INTERFACE -Oz)
elseif(NOT WASL_SANITIZE)
  target_compile_options(wasl_fast INTERFACE -O3)
  if(CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
    add_compile_options(-march=x86-64-v2) # what WebAssembly's vectors offer too: comparable figures
  endif()
endif()

if(WASL_SANITIZE)
  set(wasl_sanitizers -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all)
  add_compile_options(${wasl_sanitizers} -fno-omit-frame-pointer -g1)
  add_link_options(${wasl_sanitizers})
  if(WASL_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
  endif()
endif()

if(NOT EMSCRIPTEN)
  add_link_options(-fuse-ld=lld)
endif()
