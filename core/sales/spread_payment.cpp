#include "core/sales/spread_payment.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/queries/known_fields.hpp"

namespace crm {

std::vector<AccountEntry> open_debts(const Account& account) {
    std::vector<AccountEntry> debts;
    for (const AccountEntry& entry : account.entries)
        if (entry.open > 0) debts.push_back(entry);
    std::ranges::stable_sort(debts, {}, &AccountEntry::due);
    return debts;
}

std::vector<std::int64_t> spread(const std::vector<AccountEntry>& debts, std::int64_t amount) {
    std::vector<std::int64_t> parts;
    for (const AccountEntry& debt : debts) {
        parts.push_back(std::clamp<std::int64_t>(amount, 0, debt.open));
        amount -= parts.back();
    }
    return parts;
}

SaveRecords payments_of_parts(const Tables& tables, Place customer, Currency currency, Date day,
                              const std::string& method, const std::vector<PaymentPart>& parts) {
    const Schema& schema = tables.schema();
    const EntityIx payment = known_entity(schema, "payment");
    SaveRecords all{.records = {}, .label = "add"};
    // Instalments of one invoice are one payment: it settles the oldest by itself.
    std::map<Place, std::int64_t> of_document;
    for (const PaymentPart& part : parts) of_document[part.document] += part.minor;
    for (const PaymentPart& part : parts) {
        const std::int64_t minor = std::exchange(of_document[part.document], 0);
        if (minor == 0) continue;
        SaveRecord one{.entity = payment};
        const auto set = [&](std::string_view key, Value value) {
            one.cells.push_back({.field = known_field(schema, payment, key), .value = std::move(value)});
        };
        set("date", std::int64_t{day.days});
        set(schema.entity(customer.entity).key, tables.id(customer));
        set("amount", Money{minor, currency});
        if (!method.empty()) set("method", method);
        if (part.document) set(schema.entity(part.document.entity).key, tables.id(part.document));
        all.records.push_back(std::move(one));
    }
    return all;
}

} // namespace crm
