#include "core/formats/sheet_writer.hpp"

namespace crm {

namespace {
MakeSheetWriter make_foreign = nullptr;
}

std::unique_ptr<SheetWriter> sheet_writer_for(FileKind kind, const SheetOptions& options) {
    return make_foreign ? make_foreign(kind, options) : nullptr;
}
void use_foreign_writers(MakeSheetWriter make) { make_foreign = make; }

} // namespace crm
