// A typed cell as text, where a file knows only texts: days as 2026-01-31, moments as 2026-01-31 14:30.
#pragma once
#include <string>

#include "core/formats/sheet_writer.hpp"

namespace crm {

void append_iso_day(std::string& out, Date date);
void append_decimal_units(std::string& out, std::int64_t units, std::uint8_t decimals); // 12345, 2: "123.45"
void append_cell_text(std::string& out, const SheetCell& cell);

} // namespace crm
