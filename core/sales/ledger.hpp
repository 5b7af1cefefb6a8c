// Everything that customers owe and have paid, entry by entry:
//
//     an issued invoice       owed, due on its due date, else on its day; one that is divided (instalments.hpp) is
//                             as many entries as it has parts, each due on its own day
//     an order that is sold   owed from its day on, what issued invoices have taken of it taken off: nothing when they
//                             took every line, else the order's total less theirs, never below nought
//     an opening balance      owed, due on its due date, else on its day; below nought: taken off
//     a credit note           taken off, for the invoice that it corrects
//     a payment               taken off, for the invoice, the order or the opening balance that it names; one paid
//                             back is owed again
//
// One debt is owed by one customer: by the company that a document names, else by its person; a payment for a document
// is the debtor's of that document, whoever handed it over. Who was merged into another stands as that one.
#pragma once
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

struct LedgerEntry {
    Place debtor;   // a person or a company
    Place document; // an order, an invoice, an opening balance, a credit note or a payment
    Place covers;   // of what is taken off: for which of these; nowhere: for whatever has been owed longest
    Place order;    // of a debt: the order itself, or the one that the invoice was made of
    Money amount;   // above nought: owed; below: taken off
    std::int32_t day = 0;
    std::int32_t due = 0; // of a debt
    bool is_debt = false; // not a payment that went back, though that is owed, too
    int instalment = 0;   // of a divided invoice: which part, from 1
};

// One pass over orders, invoices, their lines and payments. Of one customer only, where one is named.
std::vector<LedgerEntry> ledger(const Tables& tables, Place only = {});

} // namespace crm
