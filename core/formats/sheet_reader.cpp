#include "core/formats/sheet_reader.hpp"

#include <algorithm>

#include "core/text/words_sheet.hpp"

namespace crm {

namespace {
constexpr std::string_view error_names[] = {"not_a_table", "old_excel", "other_office",   "encrypted",
                                            "damaged",     "cut_off",   "too_big",        "too_packed",
                                            "no_sheet",    "no_rows",   "reader_missing", "endless_line"};
constexpr BothNames error_sentences[] = {
    words::sheet_not_a_table, words::sheet_old_excel, words::sheet_other_office,   words::sheet_encrypted,
    words::sheet_damaged,     words::sheet_cut_off,   words::sheet_too_big,        words::sheet_too_packed,
    words::sheet_no_sheet,    words::sheet_no_rows,   words::sheet_reader_missing, words::sheet_endless_line};
static_assert(std::size(error_names) == std::size(error_sentences));

class CsvSheet final : public SheetReader {
public:
    explicit CsvSheet(CsvFormat format) : m_reader(format) {}
    void feed(BytesView bytes) override { m_reader.feed(bytes); }
    void finish() override {
        m_reader.finish();
        m_is_finished = true;
    }
    bool next(SheetRow& row) override {
        const bool is_row = m_reader.next(row);
        m_has_rows |= is_row;
        m_is_over = !is_row && (m_is_finished || m_reader.has_endless_line());
        return is_row;
    }
    bool is_over() const override { return m_is_over; }
    std::optional<SheetError> error() const override {
        if (m_reader.has_endless_line()) return SheetError::endless_line;
        return m_is_over && !m_has_rows ? std::optional{SheetError::no_rows} : std::nullopt;
    }

private:
    CsvReader m_reader;
    bool m_is_finished = false, m_is_over = false, m_has_rows = false;
};

// Of a file without rows: says why.
class NoSheet final : public SheetReader {
public:
    explicit NoSheet(SheetError error) : m_error(error) {}
    void feed(BytesView) override {}
    void finish() override {}
    bool next(SheetRow&) override { return false; }
    bool is_over() const override { return true; }
    std::optional<SheetError> error() const override { return m_error; }

private:
    SheetError m_error;
};

MakeSheetReader make_foreign = nullptr;

std::unique_ptr<SheetReader> foreign_reader(FileKind kind, const SheetOptions& options) {
    if (make_foreign) return make_foreign(kind, options);
    return std::make_unique<NoSheet>(SheetError::reader_missing);
}
} // namespace

std::string_view name_of(SheetError error) { return error_names[static_cast<std::size_t>(error)]; }
BothNames sentence_of(SheetError error) { return error_sentences[static_cast<std::size_t>(error)]; }

void use_foreign_readers(MakeSheetReader make) { make_foreign = make; }

std::unique_ptr<SheetReader> sheet_reader_for(FileKind kind, const SheetOptions& options) {
    switch (kind) {
    case FileKind::csv: return std::make_unique<CsvSheet>(options.csv);
    case FileKind::xlsx:
    case FileKind::vcard:
    case FileKind::vcard_3:
    case FileKind::icalendar: return foreign_reader(kind, options);
    case FileKind::old_excel: return std::make_unique<NoSheet>(SheetError::old_excel);
    case FileKind::encrypted: return std::make_unique<NoSheet>(SheetError::encrypted);
    case FileKind::other_office: return std::make_unique<NoSheet>(SheetError::other_office);
    case FileKind::json:
    case FileKind::other: break;
    }
    return std::make_unique<NoSheet>(SheetError::not_a_table);
}

} // namespace crm
