#include "core/sales/territory_results.hpp"

#include <algorithm>
#include <map>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/sales/sale_documents.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

struct Counting {
    const Tables& tables;
    const Days& days;
    const Reader& reader;
    std::map<std::string, TerritoryResult> found{}; // by folded name
    std::uint32_t other_currency = 0;

    TerritoryResult& of(std::string_view name) {
        TerritoryResult& one = found[name.empty() ? std::string() : folded(name)];
        if (one.name.empty()) one.name = name;
        return one;
    }
    bool is_ours(Money money) {
        const bool is_ours = money.currency == reader.currency;
        if (!is_ours) ++other_currency;
        return is_ours;
    }
    bool is_within(std::int64_t day) const { return day >= days.first && day <= days.last; }
};

// A sum that no number holds stays at the greatest there is.
void add(std::int64_t& sum, std::int64_t more) {
    if (__builtin_add_overflow(sum, more, &sum)) sum = more < 0 ? INT64_MIN / 2 : INT64_MAX / 2;
}

void count_territories(Counting& counting) {
    const EntityIx entity = known_entity(counting.tables.schema(), "territory");
    const Table& table = counting.tables.table(entity);
    const Column& name = known_column(counting.tables, "territory", "name");
    const FieldIx people = known_field(counting.tables.schema(), entity, "representatives");
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row)) continue;
        TerritoryResult& one = counting.of(name.words(row));
        for (const Value& value : counting.tables.elements(Place{entity, row}, people))
            one.representatives.push_back(std::get<std::string>(value));
    }
}

void count_customers(Counting& counting) {
    for (const std::string_view key : {"person", "company"}) {
        const Table& table = counting.tables.table(known_entity(counting.tables.schema(), key));
        const Column& territory = known_column(counting.tables, key, "territory");
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row)) ++counting.of(territory.words(row)).customers;
    }
}

void count_deals(Counting& counting) {
    const Table& deals = counting.tables.table(known_entity(counting.tables.schema(), "deal"));
    const auto column = [&](std::string_view key) -> const Column& {
        return known_column(counting.tables, "deal", key);
    };
    const Column &territory = column("territory"), &state = column("state"), &amount = column("amount"),
                 &closed = column("closed_at");
    for (Row row = 0; row < deals.rows(); ++row) {
        if (!deals.is_live(row) || state.words(row) == "lost") continue;
        TerritoryResult& one = counting.of(territory.words(row));
        if (state.words(row) == "won") {
            if (closed.has(row) &&
                counting.is_within(date_of(Moment{closed.number(row)}, counting.reader.offset_minutes).days))
                ++one.won_deals;
            continue;
        }
        ++one.open_deals;
        if (amount.has(row) && counting.is_ours(amount.money(row))) add(one.open_amount, amount.money(row).minor);
    }
}

void count_sales(Counting& counting) {
    const SaleDocuments documents{counting.tables};
    const auto territory_of = [&](std::string_view entity, Row row) -> std::string_view {
        for (const std::string_view who : {"company", "person"})
            if (const Place customer = place_in(counting.tables, known_column(counting.tables, entity, who), row)) {
                const Place kept = merged_into(counting.tables, customer);
                const std::string_view name = known_column(counting.tables, who, "territory").words(kept.row);
                if (!name.empty()) return name;
            }
        return {};
    };
    for (const std::string_view entity : {"order", "invoice"}) {
        const EntityIx ix = known_entity(counting.tables.schema(), entity);
        const Table& table = counting.tables.table(ix);
        const Column &date = known_column(counting.tables, entity, "date"),
                     &total = known_column(counting.tables, entity, "total");
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row) || !date.has(row) || !counting.is_within(date.code(row)) || !total.has(row))
                continue;
            const int sign = documents.sign({ix, row});
            if (sign != 0 && counting.is_ours(total.money(row)))
                add(counting.of(territory_of(entity, row)).sales, sign * total.money(row).minor);
        }
    }
}

} // namespace

TerritoryResults territory_results(const Tables& tables, const Days& days, const Reader& reader) {
    Counting counting{tables, days, reader};
    count_territories(counting);
    count_customers(counting);
    count_deals(counting);
    count_sales(counting);
    TerritoryResults results{.territories = {}, .other_currency = counting.other_currency};
    for (auto& [name, one] : counting.found) results.territories.push_back(std::move(one));
    std::ranges::stable_sort(results.territories, [](const TerritoryResult& a, const TerritoryResult& b) {
        if (a.name.empty() != b.name.empty()) return b.name.empty();
        return a.sales > b.sales;
    });
    return results;
}

} // namespace crm
