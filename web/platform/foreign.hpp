// XLSX, contacts and calendars in the page: read and written by foreign.wasm, which is loaded when the first such file
// comes. What they are to the rest of the program: core/formats/sheet_reader.hpp and sheet_writer.hpp.
#pragma once

namespace crm::platform {

void use_foreign_files();  // sheet_reader_for and sheet_writer_for know them from now on
void load_foreign_files(); // ahead of time: somebody is about to choose a file

} // namespace crm::platform
