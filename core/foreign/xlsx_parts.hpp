// The small parts of a workbook: which sheets it has, where they lie, and what its number formats mean.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/foreign/xlsx_values.hpp"
#include "core/foreign/zip_reader.hpp"

namespace crm {

struct Workbook {
    std::vector<SheetInfo> sheets;
    std::vector<std::string> sheet_parts; // of each sheet, its part of the archive
    std::string strings_part;             // "" when there is none
    std::vector<NumberForm> styles;       // by the number that cells give
    bool is_1904 = false;
};

Result<Workbook, SheetError> read_workbook(ZipReader& zip);

inline constexpr std::size_t columns_max = 16384;

// Cells that were made one: the text of the first stands for all.
struct MergedCells {
    std::size_t first_row = 0, last_row = 0;       // from 1
    std::size_t first_column = 0, last_column = 0; // from 0
    std::size_t columns() const { return last_column - first_column + 1; }
};
std::optional<MergedCells> merged_cells_from(std::string_view reference); // "B2:D4"
std::optional<std::size_t> column_of(std::string_view reference);         // 1 of "B2"

} // namespace crm
