// What every foreign file is to the import: rows of cells of text. Readers of CSV, XLSX, vCard and iCalendar give the
// same rows, the first of them the heading, and no more is known about a file after this.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace crm {

struct SheetRow {
    std::size_t line = 0;                // where it stands in the file, from 1
    std::vector<std::string_view> cells; // good until the reader is asked for the next row or fed
    bool is_damaged = false;             // a quote that was never closed, say; its text is taken as it stands
};

} // namespace crm
