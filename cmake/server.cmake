# wasl-server: one program that serves the page, answers the sync wire and is the command line over the same core.
# Everything but main.cpp is a library, so that tests can call it.

file(GLOB_RECURSE server_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/server-stub/*.cpp)
list(FILTER server_sources EXCLUDE REGEX "/main\\.cpp$")
add_library(server_stub STATIC ${server_sources})
wasl_show_folders(server_stub PUBLIC core server-stub)
target_link_libraries(server_stub PRIVATE wasl_options
  PUBLIC ${wasl_core_targets} wasl::httplib SQLite3::SQLite3 wasl::zstd)
if(NOT EXISTS ${PROJECT_SOURCE_DIR}/server-stub/main.cpp) # not written yet
  return()
endif()
add_executable(wasl-server ${PROJECT_SOURCE_DIR}/server-stub/main.cpp)
target_link_libraries(wasl-server PRIVATE server_stub wasl_options)
