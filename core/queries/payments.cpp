#include "core/queries/payments.hpp"

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {
// Amounts of people's sheets may be any; a sum that does not fit is none.
std::optional<Money> sum_of(std::optional<Money> sum, Money more, bool is_back) {
    if (!sum) sum = Money{0, more.currency};
    if (sum->currency != more.currency) return {};
    if (is_back ? __builtin_sub_overflow(sum->minor, more.minor, &sum->minor)
                : __builtin_add_overflow(sum->minor, more.minor, &sum->minor))
        return {};
    return sum;
}
} // namespace

Paid paid_for(const Tables& tables, RelationCache& relations, Place payer) {
    Paid paid;
    const Column &amount = known_column(tables, "payment", "amount"),
                 &direction = known_column(tables, "payment", "direction");
    for (const Row row : payments_of(tables, relations, payer)) {
        if (!amount.has(row)) continue;
        if (paid.count++ > 0 && !paid.paid) continue; // there is no sum
        paid.paid = sum_of(paid.paid, amount.money(row), direction.words(row) == "paid_back");
    }
    if (!payer || tables.schema().entity(payer.entity).key != "order") return paid;
    const Column& total = known_column(tables, "order", "total");
    if (total.has(payer.row) && (paid.paid || paid.count == 0))
        paid.to_come =
            sum_of(total.money(payer.row), paid.paid.value_or(Money{0, total.money(payer.row).currency}), true);
    return paid;
}

PaidFor::PaidFor(const Tables& tables)
    : m_tables(tables), m_invoice(known_column(tables, "payment", "invoice")),
      m_order(known_column(tables, "payment", "order")),
      m_opening_balance(known_column(tables, "payment", "opening_balance")) {}

Place PaidFor::operator()(Row payment) const {
    for (const Column* named : {&m_invoice, &m_order, &m_opening_balance})
        if (const Place place = place_in(m_tables, *named, payment)) return place;
    return {};
}

} // namespace crm
