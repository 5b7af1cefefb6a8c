#include "core/queries/list_groups.hpp"

#include <algorithm>
#include <limits>

#include "core/base/sort_few.hpp"
#include "core/queries/display.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

constexpr Label total_labels[] = {{"بلا", "None"},        {"عدد المملوء", "Filled"}, {"المجموع", "Sum"},
                                  {"المتوسط", "Average"}, {"الأصغر", "Smallest"},    {"الأكبر", "Largest"}};

// What is added up of one column in one group and one currency.
struct Adding {
    Currency currency{};
    std::int64_t sum = 0, smallest = std::numeric_limits<std::int64_t>::max(),
                 largest = std::numeric_limits<std::int64_t>::min();
    std::size_t count = 0;

    void add(std::int64_t value) {
        ++count;
        smallest = std::min(smallest, value);
        largest = std::max(largest, value);
        if (__builtin_add_overflow(sum, value, &sum)) // stops at the largest number instead of turning over
            sum = value < 0 ? std::numeric_limits<std::int64_t>::min() + 1 : std::numeric_limits<std::int64_t>::max();
    }
    std::int64_t answer(TotalKind kind, std::int64_t factor) const {
        switch (kind) {
        case TotalKind::sum: return sum;
        case TotalKind::smallest: return smallest;
        case TotalKind::largest: return largest;
        case TotalKind::average: {
            const auto parts = static_cast<std::int64_t>(count);
            std::int64_t scaled = 0;
            if (__builtin_mul_overflow(sum, factor, &scaled)) return sum / parts * factor;
            const std::int64_t whole = scaled / parts, rest = scaled % parts;
            return whole + ((rest < 0 ? -rest : rest) * 2 >= parts ? (scaled < 0 ? -1 : 1) : 0);
        }
        default: return static_cast<std::int64_t>(count);
        }
    }
};

Total total_of(const Column& column, std::span<const Row> rows, TotalKind kind, Currency unstated) {
    const FieldType type = column.field().type;
    Total total;
    if (kind == TotalKind::none) return total;
    if (kind == TotalKind::filled || !can_total(column.field(), kind)) {
        for (const Row row : rows) total.filled += column.has(row);
        total.number = static_cast<std::int64_t>(total.filled);
        return total;
    }
    std::vector<Adding> all(1);
    const bool is_code = column.layout() == Layout::code;
    for (const Row row : rows) {
        std::int64_t value = column.number(row);
        if (is_code) value = column.code(row) == missing_code ? missing_number : std::int64_t{column.code(row)};
        if (value == missing_number) continue;
        ++total.filled;
        if (type != FieldType::money) {
            all.front().add(value);
            continue;
        }
        const Currency stated = column.money(row).currency, currency = stated ? stated : unstated;
        auto at = std::ranges::find(all, currency, &Adding::currency);
        if (at == all.end()) at = all.insert(all.end(), {.currency = currency});
        at->add(value);
    }
    std::erase_if(all, [](const Adding& one) { return one.count == 0; });
    sort_few(all, [](const Adding& a, const Adding& b) { return a.count > b.count; });
    const bool is_share = type == FieldType::integer && kind == TotalKind::average; // of whole numbers: two digits
    total.decimals = type == FieldType::decimal ? 4 : is_share ? 2 : 0;
    for (const Adding& one : all) {
        const std::int64_t answer = one.answer(kind, is_share ? 100 : 1);
        if (type == FieldType::money)
            total.amounts.push_back({answer, one.currency});
        else
            total.number = answer;
    }
    return total;
}

std::vector<Total> totals_of(const Table& table, std::span<const Row> rows, std::span<const TotalWish> wishes,
                             const Reader& reader) {
    std::vector<Total> totals;
    for (const TotalWish& wish : wishes)
        totals.push_back(total_of(table.columns[wish.field], rows, wish.kind, reader.currency));
    return totals;
}

} // namespace

bool can_total(const FieldDef& field, TotalKind kind) {
    if (kind == TotalKind::none || kind == TotalKind::filled) return true;
    if (is_several(field)) return false;
    if (is_date(field.type)) return kind == TotalKind::smallest || kind == TotalKind::largest;
    return field.type == FieldType::integer || field.type == FieldType::decimal || field.type == FieldType::money;
}

const Label& label_of(TotalKind kind) { return total_labels[static_cast<std::size_t>(kind)]; }

ListGroups list_groups(const Tables& tables, EntityIx entity, std::span<const Row> rows, const GroupBy& by,
                       std::span<const TotalWish> wishes, const Reader& reader) {
    const Table& table = tables.table(entity);
    ListGroups made{.totals = totals_of(table, rows, wishes, reader)};
    if (by.field == no_field) {
        made.rows.assign(rows.begin(), rows.end());
        return made;
    }
    RowGrouping grouping = groups_of_rows(tables, entity, by, rows, reader);
    made.groups.resize(grouping.groups.size());
    for (const std::int32_t at : grouping.of) ++made.groups[static_cast<std::size_t>(at)].count;
    std::vector<std::size_t> next(made.groups.size());
    std::size_t from = 0;
    for (std::size_t i = 0; i < made.groups.size(); ++i) {
        made.groups[i].group = std::move(grouping.groups[i]);
        made.groups[i].first = next[i] = from;
        from += made.groups[i].count;
    }
    made.rows.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) made.rows[next[static_cast<std::size_t>(grouping.of[i])]++] = rows[i];
    for (ListGroup& group : made.groups)
        group.totals = totals_of(table, std::span(made.rows).subspan(group.first, group.count), wishes, reader);
    return made;
}

std::string total_text(const FieldDef& field, TotalKind kind, const Total& total, const Reader& reader) {
    if (kind == TotalKind::none) return {};
    if (kind == TotalKind::filled)
        return number_text(static_cast<std::int64_t>(total.filled), {.digits = reader.locale.digits});
    if (total.filled == 0) return {};
    if (field.type == FieldType::money) {
        std::string text;
        for (const Money& amount : total.amounts) {
            if (!text.empty()) text += " + ";
            text += money_text(amount, reader.locale);
        }
        return text;
    }
    if (field.type == FieldType::date) return day_text(Date{static_cast<std::int32_t>(total.number)}, reader);
    if (field.type == FieldType::moment) return day_text(date_of(Moment{total.number}, reader.offset_minutes), reader);
    return fixed_text({total.number, total.decimals}, {.digits = reader.locale.digits, .decimals_max = 2});
}

} // namespace crm
