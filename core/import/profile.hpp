// What a column's cells look like, whatever its heading says: how many could be telephone numbers, dates, amounts, how
// many different words there are. Guesses are made of it, and the type of a field that is made for the column.
#pragma once
#include <string>
#include <vector>

#include "core/formats/sheet.hpp"
#include "core/formats/sheet_mapping.hpp"
#include "core/record/parse.hpp"

namespace crm {

struct ColumnProfile {
    std::size_t looked_at = 0, filled = 0;
    std::size_t phones = 0, emails = 0, dates = 0, numbers = 0, integers = 0, amounts = 0, yes_no = 0, links = 0;
    std::size_t day_first = 0, month_first = 0, year_first = 0, hijri = 0; // of the dates: what can be nothing else
    std::size_t distinct = 0;                                              // different words, folded
    std::size_t longest_bytes = 0;
    std::vector<std::string> examples; // the first few different ones
    bool is_mostly(std::size_t count) const { return filled > 0 && count * 10 >= filled * 7; }
};

// Looks at up to `rows_max` rows from `first_row` on, spread over the sheet.
ColumnProfile profile_column(const Sheet& sheet, std::size_t column, std::size_t first_row, const ParseContext& context,
                             std::size_t rows_max = 400);

FieldType likely_type(const ColumnProfile& profile);
DateOrder likely_order(const ColumnProfile& profile);

// The different words of a column, most frequent first: what a translation into choices is made of.
struct DistinctWord {
    std::string folded, text; // as it was first written
    std::size_t count = 0;
};
std::vector<DistinctWord> distinct_words(const Sheet& sheet, std::size_t column, std::size_t first_row,
                                         std::size_t words_max = 200);

} // namespace crm
