// What a sheet is, before anybody is asked: where its heading stands, what its rows are, and which column is which
// field: by the headings of our own exports and of other programs in both languages, and by what the cells look like.
#pragma once
#include <string>
#include <vector>

#include "core/formats/sheet.hpp"
#include "core/formats/sheet_mapping.hpp"
#include "core/import/profile.hpp"
#include "core/import/targets.hpp"

namespace crm {

// The number of rows before the first row of data: 1 where the first row is the heading, more where a title stands
// above it, 0 where the sheet begins with data.
std::size_t guess_first_row(const Schema& schema, const Sheet& sheet, const ParseContext& context);
// "الاسم", "الجوال" …; "3" for the third column where there is none.
std::vector<std::string> heading_of(const Sheet& sheet, std::size_t first_row);
// Which of several sheets is meant: the one with most rows of known columns.
std::size_t guess_sheet(const Schema& schema, const std::vector<Sheet>& sheets, const ParseContext& context);

EntityIx guess_entity(const Schema& schema, const std::vector<std::string>& heading);
// And by the rows: a calendar that holds nothing but tasks is one of tasks.
EntityIx guess_entity(const Schema& schema, const std::vector<std::string>& heading,
                      const std::vector<ColumnProfile>& profiles);

// By the headings alone.
SheetMapping guess_mapping(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading);
// And by what the cells look like.
SheetMapping guess_mapping(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading,
                           const std::vector<ColumnProfile>& profiles);

// "م": 1, 2, 3 … down the sheet, which nobody misses.
bool is_serial(std::string_view heading, const ColumnProfile& profile);

// Which heading a saved mapping belongs to: the same words in the same order, spelling forgiven.
std::string heading_fingerprint(const std::vector<std::string>& heading);

} // namespace crm
