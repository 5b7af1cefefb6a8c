#include "core/sales/invoice_standing.hpp"

#include "core/commands/books.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/payments.hpp"

namespace crm {

namespace {

// None where they have no sum.
std::optional<Money> less(std::optional<Money> from, Money amount) {
    if (!from || from->currency != amount.currency || __builtin_sub_overflow(from->minor, amount.minor, &from->minor))
        return {};
    return from;
}

std::optional<Money> credited_of(const Tables& tables, RelationCache& relations, Place invoice, Currency currency) {
    std::optional<Money> sum = Money{0, currency};
    const Column& total = known_column(tables, "invoice", "total");
    for (const Row row : children(tables, relations, "invoice", "credits", invoice))
        if (is_issued(tables, {invoice.entity, row}) && total.has(row))
            sum = less(sum, {-total.money(row).minor, total.money(row).currency});
    return sum;
}

} // namespace

InvoiceStanding invoice_standing(const Tables& tables, RelationCache& relations, Place invoice, Date today) {
    InvoiceStanding is;
    const Column &total = known_column(tables, "invoice", "total"),
                 &due_date = known_column(tables, "invoice", "due_date");
    if (total.has(invoice.row)) is.total = total.money(invoice.row);
    if (!is_issued(tables, invoice) || !is.total) return is;
    const Money nothing{0, is.total->currency};
    const Paid paid = paid_for(tables, relations, invoice);
    is.paid = paid.count ? paid.paid : nothing;
    is.credited = credited_of(tables, relations, invoice, is.total->currency);
    is.standing = Standings::open;
    if (!is.paid || !is.credited) return is;
    // A credit note is what we owe: what was paid back for it takes it to nought.
    const bool is_credit = known_column(tables, "invoice", "kind").words(invoice.row) == "credit_note";
    is.due = less(less(is_credit ? Money{-is.total->minor, is.total->currency} : *is.total, *is.credited), *is.paid);
    if (!is.due) return is;
    const std::int64_t due = is_credit ? -is.due->minor : is.due->minor;
    const std::int32_t day = due_date.code(invoice.row);
    if (due == 0)
        is.standing = Standings::paid;
    else if (due < 0)
        is.standing = Standings::overpaid;
    else if (day != missing_code && day < today.days)
        is.standing = Standings::overdue, is.days_late = today.days - day;
    else if (is.paid->minor != 0 || is.credited->minor != 0)
        is.standing = Standings::partly_paid;
    return is;
}

} // namespace crm
