#include "core/foreign/foreign_files.hpp"

#include "core/foreign/xlsx_reader.hpp"
#include "core/foreign/xlsx_writer.hpp"

namespace crm {

std::unique_ptr<SheetReader> foreign_reader_for(FileKind kind, const SheetOptions& options) {
    (void)options;
    switch (kind) {
    case FileKind::xlsx: return std::make_unique<XlsxReader>();
    default: return nullptr;
    }
}

std::unique_ptr<SheetWriter> foreign_writer_for(FileKind kind, const SheetOptions& options) {
    (void)options;
    switch (kind) {
    case FileKind::xlsx: return std::make_unique<XlsxWriter>();
    default: return nullptr;
    }
}

void use_foreign_files() {
    use_foreign_readers(foreign_reader_for);
    use_foreign_writers(foreign_writer_for);
}

} // namespace crm
