#include "core/formats/sheet_writer.hpp"

#include <utility>

#include "core/formats/cell_text.hpp"

namespace crm {

namespace {
MakeSheetWriter make_foreign = nullptr;

class CsvSheetWriter final : public SheetWriter {
public:
    void begin_sheet(const SheetHead& head) override {
        for (const SheetColumn& column : head.columns) m_csv.cell(column.heading);
        m_csv.end_row();
    }
    void row(std::span<const SheetCell> cells) override {
        for (const SheetCell& cell : cells) {
            m_text.clear();
            append_cell_text(m_text, cell);
            cell.kind == CellKind::text ? m_csv.cell(m_text) : m_csv.plain_cell(m_text);
        }
        m_csv.end_row();
    }
    void finish() override {}
    Bytes take() override { return std::exchange(m_out, {}); }

private:
    Bytes m_out, m_text;
    CsvWriter m_csv{m_out};
};
} // namespace

std::unique_ptr<SheetWriter> sheet_writer_for(FileKind kind, const SheetOptions& options) {
    if (kind == FileKind::csv) return std::make_unique<CsvSheetWriter>();
    return make_foreign ? make_foreign(kind, options) : nullptr;
}
void use_foreign_writers(MakeSheetWriter make) { make_foreign = make; }

} // namespace crm
