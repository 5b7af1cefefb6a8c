// What became of each row of a sheet, for the person who has to answer for it: a table with the sheet's own cells.
#pragma once
#include <string>

#include "core/import/sheet_import.hpp"
#include "core/text/language.hpp"

namespace crm {

BothNames words_of(RowFate fate);
std::string import_report_csv(const SheetImport& import, Language language);

} // namespace crm
