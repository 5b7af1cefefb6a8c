#include "core/sales/day_takings.hpp"

#include <algorithm>

#include "core/entities/payment.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

namespace {
std::ptrdiff_t order_of(std::string_view method) {
    return std::ranges::find(payment_methods, method, &ChoiceDef::key) - std::begin(payment_methods);
}
} // namespace

std::optional<std::vector<DayTaking>> day_takings(const Tables& tables, std::int32_t day) {
    const Table& payments = tables.table(known_entity(tables.schema(), "payment"));
    const Column &dates = known_column(tables, "payment", "date"), &amounts = known_column(tables, "payment", "amount"),
                 &methods = known_column(tables, "payment", "method"),
                 &directions = known_column(tables, "payment", "direction");
    std::vector<DayTaking> takings;
    for (Row row = 0; row < payments.rows(); ++row) {
        if (dates.code(row) != day || !payments.is_live(row) || !amounts.has(row)) continue;
        const Money amount = amounts.money(row);
        const std::string_view method = methods.words(row);
        auto at = std::ranges::find_if(takings, [&](const DayTaking& taking) {
            return taking.method == method && taking.currency == amount.currency;
        });
        if (at == takings.end()) {
            takings.push_back({.method = std::string(method), .currency = amount.currency});
            at = takings.end() - 1;
        }
        std::int64_t& sum = directions.words(row) == "paid_back" ? at->paid_back : at->received;
        if (__builtin_add_overflow(sum, amount.minor, &sum)) return {};
        ++at->count;
    }
    std::ranges::sort(takings, [](const DayTaking& a, const DayTaking& b) {
        return std::pair(order_of(a.method), a.currency) < std::pair(order_of(b.method), b.currency);
    });
    return takings;
}

} // namespace crm
