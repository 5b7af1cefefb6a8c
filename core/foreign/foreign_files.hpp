// The readers and writers of this folder, by kind.
#pragma once
#include "core/formats/sheet_writer.hpp"

namespace crm {

std::unique_ptr<SheetReader> foreign_reader_for(FileKind kind, const SheetOptions& options);
std::unique_ptr<SheetWriter> foreign_writer_for(FileKind kind, const SheetOptions& options);

void use_foreign_files(); // makes them known to sheet_reader_for and sheet_writer_for

} // namespace crm
