// The file of a bank or a till, as lines of money that came in or went out: which column says what is guessed by the
// headings of banks in both languages and by what the cells look like, and may be said by a person.
#pragma once
#include <optional>
#include <vector>

#include "core/formats/sheet.hpp"
#include "core/import/profile.hpp"
#include "core/sales/payment_check.hpp"

namespace crm {

struct MoneyColumns {
    static constexpr int none = -1;
    std::size_t first_row = 1; // of data; titles and the heading stand above
    int date = none;
    int amount = none;         // with a sign, or
    int in = none, out = none; // two columns without one; `amount` counts before them
    int reference = none, words = none;
    DateOrder date_order = DateOrder::day_first;
    bool is_enough() const { return date != none && (amount != none || in != none || out != none); }
    bool operator==(const MoneyColumns&) const = default;
};
MoneyColumns guess_money_columns(const Sheet& sheet, const ParseContext& context);

struct MoneyLines {
    std::vector<FileLine> lines;
    std::vector<std::size_t> unread; // lines of the file with something in the date or an amount that is none
};
// A line without date and amount is a title or a sum and is passed over. An amount that names no currency is of
// context's; "(50.00)", "50.00-" and "50.00 DR" went out.
MoneyLines read_money_lines(const Sheet& sheet, const MoneyColumns& columns, const ParseContext& context);

} // namespace crm
