// A table to import: what the options say about it, its rows, and which of its columns goes to which field.
#pragma once
#include <memory>
#include <optional>

#include "core/formats/sheet_reader.hpp"
#include "core/import/guess.hpp"
#include "core/import/sheet_import.hpp"
#include "server-stub/cli_command.hpp"
#include "server-stub/cli_input.hpp"

namespace crm::cli {

struct ColumnChoice { // one --map
    std::string column, field;
};

// Everything about one import that the options say.
struct ImportOptions {
    std::string as;
    std::vector<ColumnChoice> map;
    std::optional<TextEncoding> encoding;
    char delimiter = 0;
    std::optional<SheetMapping> mapping;   // of a file; what the page keeps and the report shows
    std::optional<KnownRow> known, likely; // likely: only then is anybody looked for who is like a record
    Country country{};
    bool keeps_known = false, is_trial = false;
};

// Told what is wrong when there is none.
std::optional<ImportOptions> read_import_options(const Invocation& invocation);

// What the beginning of a file tells of its form, unless the options say otherwise.
CsvFormat format_of(const InputFile& input, const ImportOptions& options);

// A table's rows, read one by one and kept in sheet(), the heading among them.
class TableFile {
public:
    TableFile(InputFile& input, const ImportOptions& options);
    crm::FileKind kind() const { return m_kind; }
    const CsvFormat& format() const { return m_format; } // of csv
    std::optional<SheetError> error() const { return m_sheet.is_too_wide() ? SheetError::too_big : m_reader->error(); }
    bool read_row(); // one more; false at the end
    const Sheet& sheet() const { return m_sheet; }

private:
    bool next(SheetRow& row);
    InputFile& m_input;
    crm::FileKind m_kind;
    CsvFormat m_format;
    std::unique_ptr<SheetReader> m_reader;
    Sheet m_sheet;
    bool m_is_fed = false;
};
// Of a file whose beginning alone is looked at; a workbook tells nothing there.
Sheet beginning_of(const InputFile& input, const ImportOptions& options);

// Which column is which field, as far as the heading and the options tell; nothing when it was told what is wrong.
// `found` notes which of the options' columns exist.
std::optional<SheetMapping> mapping_of(const Invocation& invocation, const Schema& schema, const ImportOptions& options,
                                       const Sheet& sheet, std::size_t first_row, const ParseContext& context,
                                       std::vector<bool>& found);
bool takes_any(const SheetMapping& mapping);

} // namespace crm::cli
