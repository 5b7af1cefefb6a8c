# The libraries, each named once: its least version and what it is for. In the toolchain root they come from Debian
# (packages.txt): headers and native libraries installed, what the page compiles itself as sources under $WASL_SOURCES.
# On another machine an installed library is used, else the named version is downloaded.

include(FetchContent)
set(wasl_sources "$ENV{WASL_SOURCES}" CACHE PATH "where the libraries' sources are unpacked, one folder each")
set(wasl_libraries_used "") # "name version" of each, for the page's About

macro(wasl_used name version)
  set(wasl_libraries_used "${wasl_libraries_used};${name} ${version}")
  set(wasl_libraries_used "${wasl_libraries_used}" PARENT_SCOPE)
endmacro()

function(wasl_require_version name version least_version where)
  if(version VERSION_LESS least_version)
    message(FATAL_ERROR "${name} ${version} is older than ${least_version}: replace ${where} and run again.")
  endif()
endfunction()

# A library that is all headers; makes wasl::<name>. An installed one is seen through a link of its own, because the
# page must not see the rest of the machine's headers. `version_header` holds its version as three numbers.
function(wasl_headers name least_version header version_header repository tag)
  find_path(${name}_prefix ${header} HINTS /usr/local/include /usr/include NO_CMAKE_FIND_ROOT_PATH)
  if(${name}_prefix)
    set(place ${PROJECT_BINARY_DIR}/headers/${name})
    string(REGEX REPLACE "/.*" "" top ${header})
    file(MAKE_DIRECTORY ${place})
    file(CREATE_LINK ${${name}_prefix}/${top} ${place}/${top} SYMBOLIC)
    file(STRINGS ${${name}_prefix}/${version_header} numbers REGEX "define [A-Z_]*VERSION_(MAJOR|MINOR|PATCH|RELEASE)")
    list(TRANSFORM numbers REPLACE "^.*VERSION_[A-Z]+ +([0-9]*).*$" "\\1")
    list(FILTER numbers INCLUDE REGEX "[0-9]")
    list(JOIN numbers "." version)
    wasl_require_version(${name} "${version}" ${least_version} ${${name}_prefix}/${header})
  else()
    FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    file(GLOB_RECURSE found ${${name}_SOURCE_DIR}/*/${header} ${${name}_SOURCE_DIR}/${header})
    list(GET found 0 place)
    string(REPLACE "/${header}" "" place ${place})
    set(version ${tag})
  endif()
  add_library(wasl_${name} INTERFACE)
  add_library(wasl::${name} ALIAS wasl_${name})
  target_include_directories(wasl_${name} SYSTEM INTERFACE ${place})
  wasl_used(${name} ${version})
endfunction()

# A library that we compile ourselves; sets <name>_SOURCE_DIR.
function(wasl_source name least_version repository tag)
  if(wasl_sources AND EXISTS ${wasl_sources}/${name}/.version)
    set(${name}_SOURCE_DIR ${wasl_sources}/${name})
    file(STRINGS ${wasl_sources}/${name}/.version version LIMIT_COUNT 1)
    wasl_require_version(${name} ${version} ${least_version} ${wasl_sources}/${name})
  else()
    FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    set(version ${tag})
  endif()
  set(${name}_SOURCE_DIR ${${name}_SOURCE_DIR} PARENT_SCOPE)
  wasl_used(${name} ${version})
endfunction()

# ---- everywhere -------------------------------------------------------------------------------------------------

# JSON, in core/formats alone.
wasl_headers(nlohmann_json 3.11 nlohmann/json.hpp nlohmann/detail/abi_macros.hpp https://github.com/nlohmann/json v3.11.3)
target_compile_definitions(wasl_nlohmann_json INTERFACE JSON_NOEXCEPTION)

# Checksums and hashes, in core/base.
wasl_headers(xxhash 0.8 xxhash.h xxhash.h https://github.com/Cyan4973/xxHash v0.8.3)
if(EMSCRIPTEN) # else it takes vectors through a library (SIMDe) that not every Emscripten brings
  target_compile_options(wasl_xxhash INTERFACE "-DXXH_HAS_INCLUDE(x)=0")
endif()

# Compressed snapshots and chunks.
wasl_source(libzstd 1.5.4 https://github.com/facebook/zstd v1.5.6)
include(${CMAKE_CURRENT_LIST_DIR}/zstd.cmake)

# Files of other programs, in core/foreign: packed parts (zlib and the minizip beside it) and XML.
wasl_source(zlib 1.3 https://github.com/madler/zlib v1.3.1)
wasl_source(expat 2.8 https://github.com/libexpat/libexpat R_2_8_3)
include(${CMAKE_CURRENT_LIST_DIR}/foreign_libraries.cmake)

# QR codes on papers, in core/sales: the C version, which neither throws nor allocates.
wasl_source(qr-code-generator 1.8 https://github.com/nayuki/QR-Code-generator v1.8.0)
add_library(wasl_qrcodegen STATIC EXCLUDE_FROM_ALL ${qr-code-generator_SOURCE_DIR}/c/qrcodegen.c)
add_library(wasl::qrcodegen ALIAS wasl_qrcodegen)
target_compile_options(wasl_qrcodegen PRIVATE -O2 -w)
target_include_directories(wasl_qrcodegen SYSTEM PUBLIC ${qr-code-generator_SOURCE_DIR}/c)

# ---- tests ------------------------------------------------------------------------------------------------------

if(WASL_TESTS)
  wasl_headers(doctest 2.4.9 doctest/doctest.h doctest/doctest.h https://github.com/doctest/doctest v2.4.11)
endif()

# ---- the server -------------------------------------------------------------------------------------------------

if(WASL_SERVER)
  # HTTP. Debian builds it as a library; its switches are part of the binary interface, so they come from pkg-config.
  find_package(PkgConfig)
  if(PKG_CONFIG_FOUND)
    pkg_check_modules(httplib IMPORTED_TARGET cpp-httplib>=0.14)
  endif()
  if(TARGET PkgConfig::httplib)
    add_library(wasl::httplib ALIAS PkgConfig::httplib)
  else()
    wasl_headers(httplib 0 httplib.h httplib.h https://github.com/yhirose/cpp-httplib v0.18.0)
  endif()
  find_package(SQLite3 3.40 REQUIRED) # storage
  if(NOT TARGET SQLite3::SQLite3) # its name before CMake 4.3
    add_library(SQLite3::SQLite3 ALIAS SQLite::SQLite3)
  endif()
endif()

# ---- the page, and the tests of its text ------------------------------------------------------------------------

if(WASL_PAGE OR WASL_TESTS)
  wasl_source(imgui 1.92.2 https://github.com/ocornut/imgui v1.92.2b)                        # the interface
  wasl_source(freetype 2.13 https://github.com/freetype/freetype VER-2-13-3)                 # glyphs
  wasl_source(harfbuzz 10.0 https://github.com/harfbuzz/harfbuzz 12.3.2)                     # shaping
  wasl_source(sheenbidi 2.7 https://github.com/Tehreer/SheenBidi v3.0.0)                     # bidirectional text
  wasl_source(libunibreak 6.0 https://github.com/adah1972/libunibreak libunibreak_6_1)       # where a line may break
  include(${CMAKE_CURRENT_LIST_DIR}/text_libraries.cmake)
endif()

# Our checks are for our code; what others count on (wrapping, odd pointers) is theirs.
if(WASL_SANITIZE)
  foreach(target wasl_zstd wasl_minizip wasl_expat wasl_qrcodegen wasl_imgui wasl_freetype wasl_harfbuzz wasl_sheenbidi wasl_unibreak)
    if(TARGET ${target})
      target_compile_options(${target} PRIVATE -fno-sanitize=undefined)
    endif()
  endforeach()
endif()
