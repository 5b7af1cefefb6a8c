#include "core/foreign/foreign_files.hpp"

#include "core/foreign/icalendar.hpp"
#include "core/foreign/vcard.hpp"
#include "core/foreign/xlsx_reader.hpp"
#include "core/foreign/xlsx_writer.hpp"

namespace crm {

std::unique_ptr<SheetReader> foreign_reader_for(FileKind kind, const SheetOptions& options) {
    switch (kind) {
    case FileKind::xlsx: return std::make_unique<XlsxReader>();
    case FileKind::vcard:
    case FileKind::vcard_3: return std::make_unique<VcardReader>(options.language);
    case FileKind::icalendar: return std::make_unique<IcalendarReader>(options);
    default: return nullptr;
    }
}

std::unique_ptr<SheetWriter> foreign_writer_for(FileKind kind, const SheetOptions& options) {
    switch (kind) {
    case FileKind::xlsx: return std::make_unique<XlsxWriter>();
    case FileKind::vcard: return std::make_unique<VcardWriter>(VcardVersion::v4);
    case FileKind::vcard_3: return std::make_unique<VcardWriter>(VcardVersion::v3);
    case FileKind::icalendar: return std::make_unique<IcalendarWriter>(options);
    default: return nullptr;
    }
}

void use_foreign_files() {
    use_foreign_readers(foreign_reader_for);
    use_foreign_writers(foreign_writer_for);
}

} // namespace crm
