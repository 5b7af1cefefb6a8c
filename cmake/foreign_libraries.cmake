# wasl::minizip and wasl::expat, compiled from their sources for every target alike, so that a file is read in the page
# as by the server. Without what we must not do: no encryption in archives, no entities in XML (which is how a small
# file becomes a huge one).

set(zlib_sources adler32 crc32 deflate inffast inflate inftrees trees zutil contrib/minizip/ioapi contrib/minizip/unzip
  contrib/minizip/zip)
list(TRANSFORM zlib_sources PREPEND ${zlib_SOURCE_DIR}/)
list(TRANSFORM zlib_sources APPEND .c)
add_library(wasl_minizip STATIC EXCLUDE_FROM_ALL ${zlib_sources})
add_library(wasl::minizip ALIAS wasl_minizip)
target_compile_definitions(wasl_minizip PRIVATE DYNAMIC_CRC_TABLE PUBLIC NOCRYPT NOUNCRYPT)
target_compile_options(wasl_minizip PRIVATE -O2 -w)
target_include_directories(wasl_minizip SYSTEM PUBLIC ${zlib_SOURCE_DIR} ${zlib_SOURCE_DIR}/contrib)

set(expat_directory ${expat_SOURCE_DIR}/expat/lib)
file(WRITE ${PROJECT_BINARY_DIR}/expat/expat_config.h
  "#pragma once\n#define BYTEORDER 1234\n#define HAVE_GETENTROPY 1\n#define XML_CONTEXT_BYTES 0\n#define XML_GE 0\n")
add_library(wasl_expat STATIC EXCLUDE_FROM_ALL ${expat_directory}/xmlparse.c ${expat_directory}/xmlrole.c
  ${expat_directory}/xmltok.c ${expat_directory}/random_getentropy.c)
add_library(wasl::expat ALIAS wasl_expat)
target_compile_options(wasl_expat PRIVATE -O2 -w)
target_include_directories(wasl_expat SYSTEM PUBLIC ${expat_directory} PRIVATE ${PROJECT_BINARY_DIR}/expat)
