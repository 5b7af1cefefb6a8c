#include "core/sales/owing.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "core/queries/known_fields.hpp"
#include "core/text/collation.hpp"

namespace crm {

namespace {

std::string_view owner_of(const Tables& tables, Place customer) {
    return known_column(tables, tables.schema().entity(customer.entity).key, "owner").words(customer.row);
}

bool add(Owed& sum, const Owed& more) {
    bool fits = !__builtin_add_overflow(sum.balance, more.balance, &sum.balance);
    for (std::size_t i = 0; i < ageing_parts; ++i)
        fits &= !__builtin_add_overflow(sum.ageing[i], more.ageing[i], &sum.ageing[i]);
    return fits;
}

} // namespace

Owing owing(const Tables& tables, Date today) {
    Owing found;
    std::vector<LedgerEntry> entries = ledger(tables);
    std::ranges::stable_sort(entries, {}, &LedgerEntry::debtor);
    std::set<std::string> owners;
    for (auto first = entries.begin(); first != entries.end();) {
        const Place customer = first->debtor;
        const auto last =
            std::find_if(first, entries.end(), [&](const LedgerEntry& each) { return each.debtor != customer; });
        const auto accounts = accounts_of(std::span(first, last), today);
        first = last;
        if (!accounts) ++found.too_large;
        if (!accounts || !tables.table(customer.entity).is_live(customer.row)) continue;
        for (const Account& account : *accounts) {
            if (account.balance <= 0) continue;
            found.debtors.push_back({customer,
                                     std::string(owner_of(tables, customer)),
                                     {account.currency, account.balance, account.ageing}});
            owners.insert(found.debtors.back().owner);
        }
    }
    owners.erase("");
    found.owners.assign(owners.begin(), owners.end());
    std::ranges::sort(found.owners,
                      [](const std::string& a, const std::string& b) { return compare_for_people(a, b) < 0; });
    return found;
}

std::vector<OwedSum> sums_of(std::span<const Debtor* const> debtors) {
    std::vector<OwedSum> sums;
    std::vector<Currency> too_large;
    for (const Debtor* debtor : debtors) {
        auto sum =
            std::ranges::find(sums, debtor->owed.currency, [](const OwedSum& each) { return each.owed.currency; });
        if (sum == sums.end()) sum = sums.insert(sum, {.owed = {.currency = debtor->owed.currency}});
        ++sum->debtors;
        if (!add(sum->owed, debtor->owed)) too_large.push_back(debtor->owed.currency);
    }
    std::erase_if(
        sums, [&](const OwedSum& each) { return std::ranges::find(too_large, each.owed.currency) != too_large.end(); });
    std::ranges::stable_sort(sums, std::greater{}, &OwedSum::debtors);
    return sums;
}

SumInBase in_base(std::span<const OwedSum> sums, const Rates& rates, Date day, WithoutRate& without) {
    SumInBase all(rates);
    for (const OwedSum& each : sums) std::ignore = all.add({each.owed.balance, each.owed.currency}, day, without);
    return all;
}

} // namespace crm
