#include "core/queries/account.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

class Accounts {
public:
    void add(Money money, bool is_paid, AccountEntry entry) {
        if (money.minor == 0) return;
        m_is_too_large |= money.minor == INT64_MIN;
        entry.amount = is_paid && !m_is_too_large ? -money.minor : money.minor;
        auto at = std::ranges::find(m_accounts, money.currency, &Account::currency);
        if (at == m_accounts.end()) at = m_accounts.insert(at, {.currency = money.currency});
        at->entries.push_back(entry);
    }

    std::optional<std::vector<Account>> take(Date today) {
        for (Account& account : m_accounts) {
            std::ranges::stable_sort(account.entries, {}, &AccountEntry::day); // orders were added first
            for (AccountEntry& entry : account.entries) {
                m_is_too_large |= __builtin_add_overflow(account.balance, entry.amount, &account.balance);
                entry.balance = account.balance;
            }
            age(account, today);
        }
        if (m_is_too_large) return {};
        std::ranges::stable_sort(m_accounts, std::greater{}, [](const Account& each) { return each.entries.size(); });
        return std::move(m_accounts);
    }

private:
    // What is still owed is the latest of what was owed: the earlier was paid first.
    static void age(Account& account, Date today) {
        std::int64_t left = std::max<std::int64_t>(account.balance, 0);
        for (auto entry = account.entries.rbegin(); entry != account.entries.rend() && left > 0; ++entry) {
            const std::int64_t due = std::clamp<std::int64_t>(entry->amount, 0, left);
            const int days = today.days - entry->day;
            account.ageing[days <= 30 ? 0 : days <= 60 ? 1 : days <= 90 ? 2 : 3] += due;
            left -= due;
        }
    }

    std::vector<Account> m_accounts;
    bool m_is_too_large = false;
};

} // namespace

std::optional<std::vector<Account>> accounts_of(const Tables& tables, RelationCache& relations, Place customer,
                                                Date today) {
    Accounts accounts;
    const EntityIx order = known_entity(tables.schema(), "order"), payment = known_entity(tables.schema(), "payment");
    const Column &total = known_column(tables, "order", "total"), &state = known_column(tables, "order", "state"),
                 &ordered = known_column(tables, "order", "date"), &amount = known_column(tables, "payment", "amount"),
                 &direction = known_column(tables, "payment", "direction"),
                 &paid = known_column(tables, "payment", "date");
    for (const Row row : orders_of(tables, relations, customer))
        if (total.has(row) && ordered.has(row) && state.words(row) != "draft" && state.words(row) != "cancelled")
            accounts.add(total.money(row), false, {.document = {order, row}, .day = ordered.code(row)});
    for (const Row row : payments_of(tables, relations, customer))
        if (amount.has(row) && paid.has(row))
            accounts.add(amount.money(row), direction.words(row) != "paid_back",
                         {.document = {payment, row}, .day = paid.code(row)});
    return accounts.take(today);
}

} // namespace crm
