# How the world writes its phone numbers, as tables for core/text: made from libphonenumber's own (packages.txt says where
# they come from) when the build is configured from scratch or the script changes.

find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(phone_tables ${PROJECT_BINARY_DIR}/generated/phone_metadata.inc)
set(phone_script ${PROJECT_SOURCE_DIR}/cmake/phone_metadata.py)
set(phone_plans ${wasl_sources}/php-giggsey-libphonenumber)
if(NOT EXISTS ${phone_plans})
  set(phone_plans) # then Python's package of them
endif()
add_custom_command(OUTPUT ${phone_tables}
  COMMAND ${Python3_EXECUTABLE} ${phone_script} ${phone_tables} ${phone_plans}
  COMMAND ${CMAKE_COMMAND} -E touch ${phone_tables}
  DEPENDS ${phone_script}
  COMMENT "Writing the tables of phone numbers" VERBATIM)
target_sources(core_text PRIVATE ${phone_tables})
