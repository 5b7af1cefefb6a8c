# wasl::zstd, compiled from its sources for every target alike (no assembler, no old formats, no threads), so that a
# file written by the server and one written by the page come from the same code.

file(GLOB zstd_sources ${libzstd_SOURCE_DIR}/lib/common/*.c ${libzstd_SOURCE_DIR}/lib/compress/*.c
  ${libzstd_SOURCE_DIR}/lib/decompress/*.c)
add_library(wasl_zstd STATIC EXCLUDE_FROM_ALL ${zstd_sources})
add_library(wasl::zstd ALIAS wasl_zstd)
target_compile_definitions(wasl_zstd PRIVATE ZSTD_DISABLE_ASM=1 ZSTD_LEGACY_SUPPORT=0 NDEBUG)
target_compile_options(wasl_zstd PRIVATE -O2 -w)
target_include_directories(wasl_zstd SYSTEM PUBLIC ${libzstd_SOURCE_DIR}/lib)
