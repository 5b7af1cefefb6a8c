#include "core/sales/spread_payment.hpp"

#include <algorithm>

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
    for (const PaymentPart& part : parts) {
        if (part.minor == 0) continue;
        SaveRecord one{.entity = payment};
        const auto set = [&](std::string_view key, Value value) {
            one.cells.push_back({.field = known_field(schema, payment, key), .value = std::move(value)});
        };
        set("date", std::int64_t{day.days});
        set(schema.entity(customer.entity).key, tables.id(customer));
        set("amount", Money{part.minor, currency});
        if (!method.empty()) set("method", method);
        if (part.document) set(schema.entity(part.document.entity).key, tables.id(part.document));
        all.records.push_back(std::move(one));
    }
    return all;
}

} // namespace crm
