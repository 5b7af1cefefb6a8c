// A table to import: what the options say about it, its rows, and which of its columns goes to which field.
#pragma once
#include <optional>

#include "core/app/sheet_import.hpp"
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
    Country country{};
    bool keeps_known = false, is_trial = false;
};

// Told what is wrong when there is none.
std::optional<ImportOptions> read_import_options(const Invocation& invocation);

// What the beginning of a file tells of its form, unless the options say otherwise.
CsvFormat format_of(const InputFile& input, const ImportOptions& options);

// Reads the table's heading; what follows comes row by row.
class TableFile {
public:
    TableFile(InputFile& input, const ImportOptions& options);
    const CsvFormat& format() const { return m_reader.format(); }
    const std::vector<std::string>& heading() const { return m_heading; }
    bool next(SheetRow& row);

private:
    InputFile& m_input;
    CsvReader m_reader;
    std::vector<std::string> m_heading;
    bool m_is_over = false;
};
std::vector<std::string> heading_of(const SheetRow& row);
// Of a file whose beginning alone is looked at.
std::vector<std::string> heading_of(const InputFile& input, const ImportOptions& options);

// Which column is which field, as far as the heading and the options tell; nothing when it was told what is wrong.
// `found` notes which of the options' columns exist.
std::optional<SheetMapping> mapping_of(const Invocation& invocation, const Schema& schema, const ImportOptions& options,
                                       const std::vector<std::string>& heading, std::vector<bool>& found);
bool takes_any(const SheetMapping& mapping);
std::string target_name(const Schema& schema, EntityIx entity, const ColumnTarget& target); // "phone", "address.city"

} // namespace crm::cli
