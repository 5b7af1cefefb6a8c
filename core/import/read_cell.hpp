// One cell of a sheet as a value of its field: what a form would take, and what files have besides: telephone numbers
// that a spreadsheet took for numbers, two of them in one cell, dates as the day numbers of spreadsheets, choices in
// other words, addresses in one line.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/formats/sheet_mapping.hpp"
#include "core/record/parse.hpp"

namespace crm {

// `text` is cleaned and not empty. Not for references and addresses.
Result<Value, Reason> read_cell(const FieldDef& field, std::string_view text, const ColumnMapping& column,
                                const ParseContext& context);

// The choice meant by other words than its own: spelling, article and gender forgiven, and the usual words for a few.
const ChoiceDef* meant_choice(const FieldDef& field, std::string_view text);

// The numbers in a cell that holds several, or words besides; `words`: what is no number. Empty if nothing was found.
std::vector<std::string> phones_in(std::string_view text, const ParseContext& context, std::string& words);

// "شارع الملك فهد، حي العليا، الرياض 12211" by parts.
Address address_from(std::string_view text);

// "2024-03-01", as databases write dates and most files have them.
std::optional<Date> plain_iso_date(std::string_view text);
Result<Date, DateProblem> sheet_date(std::string_view text, const ColumnMapping& column, Date today);

} // namespace crm
