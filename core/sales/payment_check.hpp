// Recorded payments compared with the lines of a bank's or a till's file. Nothing is written.
//
// A line and a payment are the same money where currency and amount are equal, one comes in as the other does, and
// their days are at most `days_apart` apart. Who could be several is decided in this order, the nearest day first; each
// payment answers one line only:
//
//     reference   the payment's reference or receipt number stands in the line
//     document    the number of the invoice or order that it is for
//     customer    the name of who paid: the whole name, or of a person the first and the last word of it
//     amount      nothing but amount and day; never for a line that names another customer or document
//
// Spelling, hyphens and spaces do not matter: "INV 2026/0007" is "INV-2026-0007".
#pragma once
#include <string>
#include <vector>

#include "core/commands/command.hpp"

namespace crm {

struct FileLine {
    std::size_t line = 0; // in the file, from 1
    Date day;
    Money amount;          // above nought: came in; below: went out
    std::string reference; // as the file has it, may be empty
    std::string words;     // all else that the line says
};

enum class CheckedBy : std::uint8_t { reference, document, customer, amount };

struct PaymentMatch {
    std::uint32_t line = 0; // index of the lines
    Row payment = no_row;
    CheckedBy by = CheckedBy::amount;
};
struct UnrecordedLine {
    std::uint32_t line = 0;
    Place customer; // who is thought to have paid; nowhere: nobody is named, or several
    Place document; // his debt that it is for; nowhere: what has been due longest
    CheckedBy by = CheckedBy::amount;
};
struct PaymentCheck {
    std::vector<PaymentMatch> matched;      // by line
    std::vector<UnrecordedLine> unrecorded; // by line: came in, and no payment says so
    std::vector<Row> not_in_file;           // payments in the days that the file spans, by day
    std::size_t went_out = 0;               // lines of money that went out and are nobody's payment: fees, purchases
};

struct CheckRule {
    int days_apart = 3;
    std::string method; // key of payment_methods: only payments by it, and those that name none; empty: all
    Date today;
};
// Time grows with lines and records, not with their product.
PaymentCheck check_payments(const Tables& tables, const std::vector<FileLine>& lines, const CheckRule& rule);

// One payment a line, as one change, for those that name a customer. Its reference is the line's, so that the next
// check knows it.
SaveRecords payments_of_lines(const Tables& tables, const std::vector<FileLine>& lines,
                              const std::vector<UnrecordedLine>& which, const std::string& method);

} // namespace crm
