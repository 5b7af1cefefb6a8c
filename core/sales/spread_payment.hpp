// One payment over what is open: what has been due longest first, as far as the money goes; what is left over is the
// customer's credit. Each document's parts become a payment of its own, which names what it is for; all of them are
// one change.
#pragma once
#include <string>
#include <vector>

#include "core/commands/command.hpp"
#include "core/sales/account.hpp"

namespace crm {

std::vector<AccountEntry> open_debts(const Account& account); // by their due day
// Of each debt, in minor units: never more than is open of it. `amount` below nought counts as nought.
std::vector<std::int64_t> spread(const std::vector<AccountEntry>& debts, std::int64_t amount);

struct PaymentPart {
    Place document; // an order, an invoice or an opening balance; nowhere: credit
    std::int64_t minor = 0;
};
// Parts of nought make no payment. `method`: a key of payment_methods, or empty.
SaveRecords payments_of_parts(const Tables& tables, Place customer, Currency currency, Date day,
                              const std::string& method, const std::vector<PaymentPart>& parts);

} // namespace crm
