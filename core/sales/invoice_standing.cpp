#include "core/sales/invoice_standing.hpp"

#include <algorithm>

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

std::optional<Money> paid_of(const Tables& tables, RelationCache& relations, Place invoice, Currency currency) {
    const Paid paid = paid_for(tables, relations, invoice);
    return paid.count ? paid.paid : Money{0, currency};
}

bool is_credit_note(const Tables& tables, Place invoice) {
    return known_column(tables, "invoice", "kind").words(invoice.row) == "credit_note";
}

std::int32_t due_day(const Tables& tables, Place invoice) {
    const Column &due = known_column(tables, "invoice", "due_date"), &date = known_column(tables, "invoice", "date");
    return due.has(invoice.row) ? due.code(invoice.row) : date.code(invoice.row);
}

// Its instalments, or the whole of it as one.
std::vector<Instalment> debts_of(const Tables& tables, RelationCache& relations, Place invoice, Money total) {
    std::vector<Instalment> debts = instalments_of(tables, relations, invoice);
    if (debts.empty() && total.minor > 0) debts.push_back({Date{due_day(tables, invoice)}, total.minor});
    return debts;
}

// What was paid for an order and names no invoice, less what went back; none: other currencies.
std::optional<Money> paid_ahead(const Tables& tables, RelationCache& relations, Place order, Currency currency) {
    std::optional<Money> sum = Money{0, currency};
    const Column &amount = known_column(tables, "payment", "amount"),
                 &direction = known_column(tables, "payment", "direction"),
                 &invoice = known_column(tables, "payment", "invoice");
    for (const Row row : payments_of(tables, relations, order)) {
        if (!amount.has(row) || invoice.has(row)) continue;
        const Money money = amount.money(row);
        sum = less(sum, {direction.words(row) == "paid_back" ? money.minor : -money.minor, money.currency});
    }
    return sum;
}

// The part of an order's deposit that comes to this invoice.
Money deposit_of(const Tables& tables, RelationCache& relations, Place invoice, Currency currency) {
    const Money nothing{0, currency};
    const Place order = place_in(tables, known_column(tables, "invoice", "order"), invoice.row);
    if (!order) return nothing;
    const auto ahead = paid_ahead(tables, relations, order, currency);
    if (!ahead || ahead->minor <= 0) return nothing;
    struct Open {
        Date due;
        bool is_this = false;
        std::int64_t left = 0;
    };
    std::vector<Open> all;
    const Column& totals = known_column(tables, "invoice", "total");
    for (const Row row : children(tables, relations, "invoice", "order", order)) {
        const Place other{invoice.entity, row};
        if (!is_issued(tables, other) || is_credit_note(tables, other) || !totals.has(row)) continue;
        const Money total = totals.money(row);
        const auto paid = paid_of(tables, relations, other, total.currency),
                   credited = credited_of(tables, relations, other, total.currency);
        const auto settled = paid && credited ? less(paid, {-credited->minor, credited->currency}) : std::nullopt;
        if (!settled || total.currency != currency) continue;
        for (const SettledInstalment& debt : settle(debts_of(tables, relations, other, total), settled->minor, {}))
            if (debt.left() > 0) all.push_back({debt.part.due, row == invoice.row, debt.left()});
    }
    std::ranges::stable_sort(all, {}, &Open::due);
    Money deposit = nothing;
    std::int64_t left = ahead->minor;
    for (const Open& debt : all) {
        const std::int64_t taken = std::min(debt.left, left);
        left -= taken;
        if (debt.is_this) deposit.minor += taken;
    }
    return deposit;
}

} // namespace

const SettledInstalment* InvoiceStanding::next() const {
    const auto open = std::ranges::find_if(parts, [](const SettledInstalment& part) { return part.left() > 0; });
    return open == parts.end() ? nullptr : &*open;
}

InvoiceStanding invoice_standing(const Tables& tables, RelationCache& relations, Place invoice, Date today) {
    InvoiceStanding is;
    const Column &total = known_column(tables, "invoice", "total"),
                 &due_date = known_column(tables, "invoice", "due_date");
    if (total.has(invoice.row)) is.total = total.money(invoice.row);
    if (!is_issued(tables, invoice) || !is.total) return is;
    is.paid = paid_of(tables, relations, invoice, is.total->currency);
    is.credited = credited_of(tables, relations, invoice, is.total->currency);
    is.standing = Standings::open;
    if (!is.paid || !is.credited) return is;
    // A credit note is what we owe: what was paid back for it takes it to nought.
    const bool is_credit = is_credit_note(tables, invoice);
    is.due = less(less(is_credit ? Money{-is.total->minor, is.total->currency} : *is.total, *is.credited), *is.paid);
    if (!is_credit) {
        is.deposit = deposit_of(tables, relations, invoice, is.total->currency);
        is.due = less(is.due, is.deposit);
    }
    if (!is.due) return is;
    const std::int64_t due = is_credit ? -is.due->minor : is.due->minor;
    std::int32_t day = due_date.code(invoice.row);
    if (!is_credit) is.parts = settle(instalments_of(tables, relations, invoice), is.total->minor - due, today);
    if (const SettledInstalment* next = is.next()) day = next->part.due.days;
    if (due == 0)
        is.standing = Standings::paid;
    else if (due < 0)
        is.standing = Standings::overpaid;
    else if (day != missing_code && day < today.days)
        is.standing = Standings::overdue, is.days_late = today.days - day;
    else if (is.paid->minor != 0 || is.credited->minor != 0 || is.deposit.minor != 0)
        is.standing = Standings::partly_paid;
    return is;
}

} // namespace crm
