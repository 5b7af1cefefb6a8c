#include "core/sales/instalments.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/text/dates.hpp"

namespace crm {

std::optional<std::vector<Instalment>> divided(const Division& division) {
    const bool has_down_payment = division.down_payment != 0;
    if (division.total <= 0 || division.down_payment < 0 || division.count < 1 ||
        division.count > instalments_max - (has_down_payment ? 1 : 0))
        return {};
    const std::int64_t rest = division.total - division.down_payment;
    if (rest < division.count) return {};
    std::vector<Instalment> parts;
    if (has_down_payment) parts.push_back({division.day, division.down_payment});
    for (int i = 0; i < division.count; ++i) {
        const Date due =
            division.every == Every::month ? add_months(division.first, i) : Date{division.first.days + 7 * i};
        const std::int64_t last = i + 1 == division.count ? rest % division.count : 0;
        parts.push_back({due, rest / division.count + last});
    }
    return parts;
}

std::vector<Instalment> fitted(std::vector<Instalment> kept, std::int64_t total) {
    if (total <= 0) return {};
    std::ranges::stable_sort(kept, {}, &Instalment::due);
    std::int64_t left = total;
    for (Instalment& part : kept) {
        part.minor = std::clamp<std::int64_t>(part.minor, 0, left);
        left -= part.minor;
    }
    if (!kept.empty()) kept.back().minor += left;
    std::erase_if(kept, [](const Instalment& part) { return part.minor == 0; });
    return kept;
}

std::vector<SettledInstalment> settle(const std::vector<Instalment>& parts, std::int64_t paid, Date today) {
    std::vector<SettledInstalment> settled;
    for (const Instalment& part : parts) {
        SettledInstalment& one = settled.emplace_back(part);
        one.paid = std::min(part.minor, paid);
        paid = std::max<std::int64_t>(paid - one.paid, 0);
        if (one.left() > 0 && part.due < today) one.days_late = today.days - part.due.days;
    }
    return settled;
}

Instalment instalment_at(const Tables& tables, Row row, Money total) {
    const Column &due = known_column(tables, "instalment", "due_date"),
                 &amount = known_column(tables, "instalment", "amount");
    Instalment part;
    if (due.has(row)) part.due = Date{due.code(row)};
    if (amount.has(row) && amount.money(row).currency == total.currency) part.minor = amount.money(row).minor;
    return part;
}

std::vector<Instalment> instalments_of(const Tables& tables, RelationCache& relations, Place invoice) {
    const Column& total = known_column(tables, "invoice", "total");
    if (!total.has(invoice.row)) return {};
    std::vector<Instalment> kept;
    for (const Row row : children(tables, relations, "instalment", "invoice", invoice))
        kept.push_back(instalment_at(tables, row, total.money(invoice.row)));
    return fitted(std::move(kept), total.money(invoice.row).minor);
}

} // namespace crm
