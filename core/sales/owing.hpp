// Who owes: every customer whose account has something open, how late each part of it is, and the sums. A customer
// with accounts in two currencies stands there twice.
#pragma once
#include <string>
#include <vector>

#include "core/queries/rates.hpp"
#include "core/sales/account.hpp"

namespace crm {

struct Owed {
    Currency currency{};
    std::int64_t balance = 0; // minor units, above nought
    std::array<std::int64_t, ageing_parts> ageing{};
    std::int64_t late() const { return balance - ageing[0]; }
};

struct Debtor {
    Place customer;
    std::string owner; // who of us looks after the customer; empty: nobody
    Owed owed;
};

struct OwedSum {
    Owed owed;
    std::size_t debtors = 0;
};

struct Owing {
    std::vector<Debtor> debtors;     // in the order they were added in
    std::vector<std::string> owners; // of the debtors, each once, by the alphabet
    std::size_t too_large = 0;       // customers left out: their amounts fit no number
};

Owing owing(const Tables& tables, Date today);

// By currency, that of most debtors first. A currency whose sum fits no number is left out.
std::vector<OwedSum> sums_of(std::span<const Debtor* const> debtors);
// All of them in the firm's currency, by the rates of a day; `without` is told what has none and is left out.
SumInBase in_base(std::span<const OwedSum> sums, const Rates& rates, Date day, WithoutRate& without);

} // namespace crm
