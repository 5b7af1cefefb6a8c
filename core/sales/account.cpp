#include "core/sales/account.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <ranges>

namespace crm {

namespace {

// The entries of one currency, and what of its debts is still open.
class OneAccount {
public:
    OneAccount(std::span<const LedgerEntry* const> entries, Currency currency) : m_account{.currency = currency} {
        m_entries.assign(entries.begin(), entries.end());
        std::ranges::stable_sort(m_entries, {},
                                 [](const LedgerEntry* each) { return std::pair(each->day, !each->is_debt); });
    }

    std::optional<Account> take(Date today) {
        for (const LedgerEntry* entry : m_entries) {
            add(m_account.balance, entry->amount.minor);
            m_account.entries.push_back({.document = entry->document,
                                         .day = entry->day,
                                         .due = entry->due,
                                         .amount = entry->amount.minor,
                                         .balance = m_account.balance,
                                         .instalment = entry->instalment});
        }
        open_debts();
        cover_named();
        cover_oldest();
        for (const AccountEntry& entry : m_account.entries) age(entry.open, today.days - entry.due);
        if (m_pool < 0) age(-m_pool, today.days - m_back_day);
        if (m_is_too_large) return {};
        return std::move(m_account);
    }

private:
    void add(std::int64_t& sum, std::int64_t more) { m_is_too_large |= __builtin_add_overflow(sum, more, &sum); }
    void age(std::int64_t open, std::int32_t days_late) {
        if (open > 0) add(m_account.ageing[static_cast<std::size_t>(ageing_part(days_late))], open);
    }

    void open_debts() {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const LedgerEntry& entry = *m_entries[i];
            if (!entry.is_debt) continue;
            if (entry.amount.minor < 0) { // a return that was written as an order
                add(m_pool, -entry.amount.minor);
                continue;
            }
            m_account.entries[i].open = entry.amount.minor;
            m_by_due.push_back(i);
        }
        std::ranges::stable_sort(m_by_due, {}, [&](std::size_t i) { return m_entries[i]->due; });
        for (const std::size_t i : m_by_due)
            if (m_entries[i]->order && m_entries[i]->order != m_entries[i]->document)
                m_named.emplace(m_entries[i]->order, i);
        for (const std::size_t i : m_by_due) m_named.emplace(m_entries[i]->document, i);
    }

    // What is for an invoice or an order, less what of it went back.
    void cover_named() {
        std::map<Place, std::int64_t> nets;
        for (const LedgerEntry* entry : m_entries) {
            if (entry->is_debt) continue;
            if (m_named.contains(entry->covers)) {
                add(nets[entry->covers], -entry->amount.minor);
            } else {
                add(m_pool, -entry->amount.minor);
                if (entry->amount.minor > 0) m_back_day = entry->day;
            }
        }
        // What names an invoice comes before what names its order: of an order it takes what is left.
        for (auto& [place, net] : std::views::reverse(nets)) {
            const auto [first, last] = m_named.equal_range(place);
            if (net < 0) { // more went back than had come: it is open again
                add(m_account.entries[first->second].open, -net);
                continue;
            }
            for (auto debt = first; debt != last && net > 0; ++debt) pay(m_account.entries[debt->second], net);
            add(m_pool, net);
        }
    }
    void cover_oldest() {
        for (const std::size_t i : m_by_due)
            if (m_pool > 0) pay(m_account.entries[i], m_pool);
    }
    static void pay(AccountEntry& debt, std::int64_t& with) {
        const std::int64_t paid = std::min(debt.open, with);
        debt.open -= paid;
        with -= paid;
    }

    std::vector<const LedgerEntry*> m_entries;
    Account m_account;
    std::vector<std::size_t> m_by_due; // debts, that of the earliest due day first
    // By what payments may name: the debt itself, or its order. Of an order what was invoiced comes first, then its
    // rest.
    std::multimap<Place, std::size_t> m_named;
    std::int64_t m_pool = 0; // taken off, for nothing in particular; below nought: went back
    std::int32_t m_back_day = 0;
    bool m_is_too_large = false;
};

} // namespace

int ageing_part(std::int32_t days_late) {
    return days_late <= 0 ? 0 : days_late <= 30 ? 1 : days_late <= 60 ? 2 : days_late <= 90 ? 3 : 4;
}

std::optional<std::vector<Account>> accounts_of(std::span<const LedgerEntry> entries, Date today) {
    std::map<std::uint16_t, std::vector<const LedgerEntry*>> by_currency;
    for (const LedgerEntry& entry : entries) by_currency[entry.amount.currency.code].push_back(&entry);
    std::vector<Account> accounts;
    for (const auto& [code, its] : by_currency) {
        auto account = OneAccount(its, Currency{code}).take(today);
        if (!account) return {};
        accounts.push_back(std::move(*account));
    }
    std::ranges::stable_sort(accounts, std::greater{}, [](const Account& each) { return each.entries.size(); });
    return accounts;
}

std::optional<std::vector<Account>> accounts_of(const Tables& tables, Place customer, Date today) {
    return accounts_of(ledger(tables, customer), today);
}

} // namespace crm
