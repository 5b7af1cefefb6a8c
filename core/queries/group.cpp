#include "core/queries/group.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/sort_few.hpp"
#include "core/queries/display.hpp"
#include "core/queries/group_codes.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/list_groups.hpp"
#include "core/queries/words_queries.hpp"
#include "core/text/calendar_words.hpp"
#include "core/text/dates.hpp"
#include "core/text/hijri.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words.hpp"

namespace crm {

namespace {

// What is added up in a group: stops at the largest number instead of turning over.
struct Sum {
    std::int64_t total = 0;
    std::uint32_t rows = 0;     // all of the group
    std::uint32_t measured = 0; // those with a value
    void add(std::int64_t value) {
        ++rows;
        if (value == missing_number) return;
        ++measured;
        add_total(value);
    }
    void add_total(std::int64_t value) {
        if (__builtin_add_overflow(total, value, &total))
            total = value < 0 ? std::numeric_limits<std::int64_t>::min() + 1 : std::numeric_limits<std::int64_t>::max();
    }
    void add(const Sum& other) {
        rows += other.rows;
        measured += other.measured;
        add_total(other.total);
    }
};

std::int64_t rounded_share(std::int64_t total, std::int64_t count) { // half away from zero
    const std::int64_t whole = total / count, rest = total % count;
    const bool is_up = (rest < 0 ? -rest : rest) * 2 >= count;
    return whole + (is_up ? (total < 0 ? -1 : 1) : 0);
}

struct Meter { // what a row counts for
    MeasureKind kind = MeasureKind::count;
    const Column* column = nullptr;
    bool is_money = false;
    Currency currency{}, unstated{};
    std::int64_t factor = 1; // averages of whole numbers get two digits

    std::int64_t of(Row row) const {
        if (!column) return 1;
        const std::int64_t value = column->number(row);
        if (value == missing_number || !is_money) return value;
        const Currency stated = column->money(row).currency;
        return (stated ? stated : unstated) == currency ? value : missing_number;
    }
    std::int64_t result(const Sum& sum) const {
        if (kind == MeasureKind::count) return sum.rows;
        if (sum.measured == 0) return kind == MeasureKind::sum && sum.rows > 0 ? 0 : missing_number;
        if (kind == MeasureKind::sum) return sum.total;
        std::int64_t scaled = 0;
        if (__builtin_mul_overflow(sum.total, factor, &scaled)) return sum.total / sum.measured * factor;
        return rounded_share(scaled, sum.measured);
    }
};

std::vector<CurrencyCount> currencies_in(const Column& column, std::span<const Row> rows, Currency unstated) {
    std::map<std::uint16_t, std::size_t> counts;
    Currency last{};
    std::size_t run = 0; // rows of the same currency follow each other by the thousand
    for (const Row row : rows) {
        const Money money = column.money(row);
        if (money.minor == missing_number) continue;
        const Currency currency = money.currency ? money.currency : unstated;
        if (currency != last) {
            if (run) counts[last.code] += run;
            last = currency, run = 0;
        }
        ++run;
    }
    if (run) counts[last.code] += run;
    std::vector<CurrencyCount> all;
    for (const auto& [code, count] : counts) all.push_back({{code}, count});
    sort_few(all, [&](const CurrencyCount& a, const CurrencyCount& b) {
        return a.rows != b.rows ? a.rows > b.rows : a.currency == unstated && b.currency != unstated;
    });
    return all;
}

Meter meter_for(const Tables& tables, std::span<const Row> rows, const GroupQuery& query, const Reader& reader,
                GroupTable& table) {
    Meter meter{.kind = query.measure.kind};
    if (query.measure.kind == MeasureKind::count || query.measure.field == no_field) {
        meter.kind = MeasureKind::count;
        return meter;
    }
    meter.column = &tables.table(query.entity).columns[query.measure.field];
    const FieldType type = meter.column->field().type;
    table.decimals = type == FieldType::decimal ? 4 : 0;
    if (type == FieldType::money) {
        meter.is_money = true;
        meter.unstated = reader.currency;
        table.currencies = currencies_in(*meter.column, rows, reader.currency);
        const bool is_there = std::any_of(table.currencies.begin(), table.currencies.end(),
                                          [&](const CurrencyCount& each) { return each.currency == query.currency; });
        meter.currency = is_there                   ? query.currency
                         : table.currencies.empty() ? reader.currency
                                                    : table.currencies[0].currency;
        table.currency = meter.currency;
        table.decimals = minor_digits(meter.currency);
    } else if (type == FieldType::integer && meter.kind == MeasureKind::average) {
        meter.factor = 100;
        table.decimals = 2;
    }
    return meter;
}

// --- groups and their names ---

std::string number_in_words(std::int64_t number, const Reader& reader) {
    return number_text(number, {.digits = reader.locale.digits, .is_grouped = false});
}

Group period_group(std::int32_t period, DateUnit unit, const Reader& reader) {
    const int first_weekday = first_weekday_of(reader);
    const Language language = reader.language();
    const CountryInfo* country = find_country(reader.country);
    const MonthNames months = country ? country->months : MonthNames::standard;
    Group group{.kind = GroupKind::period};
    group.first = first_day_of(period, unit, first_weekday);
    group.last = {first_day_of(period + 1, unit, first_weekday).days - 1};
    const CivilDate civil = civil_of(group.first);
    const auto dated = [&](DateForm form) {
        return date_text(group.first, {.locale = reader.locale, .form = form, .months = months});
    };
    switch (unit) {
    case DateUnit::day:
        group.label = dated(DateForm::full);
        group.axis = dated(DateForm::day_month);
        group.axis_second = number_in_words(civil.year, reader);
        break;
    case DateUnit::week:
        group.label = dated(DateForm::medium) + " – " +
                      date_text(group.last, {.locale = reader.locale, .form = DateForm::medium, .months = months});
        group.axis = dated(DateForm::day_month);
        group.axis_second = number_in_words(civil.year, reader);
        break;
    case DateUnit::month:
        group.label = dated(DateForm::month_year);
        group.axis = month_name_short(civil.month, language, months);
        group.axis_second = number_in_words(civil.year, reader);
        break;
    case DateUnit::quarter: {
        const std::string number = number_in_words((civil.month - 1) / 3 + 1, reader);
        group.axis = std::string(words::quarter.in(language)) + number;
        group.axis_second = number_in_words(civil.year, reader);
        group.label = group.axis + ' ' + group.axis_second;
        break;
    }
    case DateUnit::year: group.label = number_in_words(period, reader); break;
    case DateUnit::hijri_month:
        group.label = date_text(group.first,
                                {.locale = reader.locale, .form = DateForm::month_year, .calendar = Calendar::hijri});
        group.axis = hijri_month_name(static_cast<unsigned>(period % 12) + 1, language);
        group.axis_second = number_in_words(period / 12, reader);
        break;
    case DateUnit::hijri_year:
        group.label = number_in_words(period, reader) + std::string(words::hijri_year.in(language));
        break;
    }
    return group;
}

Group value_group(const Tables& tables, EntityIx entity, const GroupBy& by, std::int32_t code, const Reader& reader) {
    const Column& column = tables.table(entity).columns[by.field];
    const FieldDef& field = column.field();
    Group group{.kind = GroupKind::value};
    if (field.type == FieldType::yes_no) {
        group.value = std::int64_t{code};
        group.label = (code ? words::yes : words::no).in(reader.language());
    } else if (field.type == FieldType::reference && column.layout() != Layout::set) {
        const RecordId id = tables.directory().id(static_cast<Handle>(code));
        group.value = id;
        group.label = display_name(tables, id, reader);
    } else {
        const std::string_view word = column.dictionary().word(code);
        if (field.type == FieldType::reference) {
            const auto id = id_from(word);
            group.value = id.value_or(RecordId{});
            group.label = display_name(tables, id.value_or(RecordId{}), reader);
        } else {
            group.value = std::string(word);
            group.label = field.type == FieldType::choice ? choice_label(field, word, reader.language()) : word;
            if (field.type == FieldType::choice) group.tone = choice_tone(field, word);
        }
    }
    return group;
}

struct Chosen { // code -> place among the groups
    std::vector<Group> groups;
    std::vector<std::int32_t> place; // by code
    std::int32_t missing = -1, other = -1;
    std::int32_t of(std::int32_t code) const {
        return code == missing_group ? missing : place[static_cast<std::size_t>(code)];
    }
};

// All periods between the first and the last; the choices in their order, `keeps_empty` those of no record too; of
// everything else the largest.
Chosen choose_groups(const Tables& tables, const GroupQuery& query, const GroupBy& by, const GroupCodes& codes,
                     const std::vector<Sum>& sums, const Sum& missing, const Meter& meter, std::size_t most,
                     bool keeps_empty, const Reader& reader) {
    Chosen chosen;
    chosen.place.assign(static_cast<std::size_t>(codes.size), -1);
    if (by.field == no_field) {
        chosen.groups.push_back({});
        chosen.place.assign(1, 0);
        return chosen;
    }
    const FieldDef& field = tables.schema().field(query.entity, by.field);
    const auto add = [&](std::int32_t code, Group group) {
        chosen.place[static_cast<std::size_t>(code)] = static_cast<std::int32_t>(chosen.groups.size());
        chosen.groups.push_back(std::move(group));
    };
    if (is_date(field.type)) {
        for (std::int32_t code = 0; code < codes.size; ++code)
            add(code, period_group(codes.first_period + code, codes.unit, reader));
    } else {
        std::vector<std::int32_t> there;
        for (std::int32_t code = 0; code < codes.size; ++code)
            if (sums[static_cast<std::size_t>(code)].rows > 0 ||
                (keeps_empty && field.type == FieldType::choice &&
                 static_cast<std::size_t>(code) < field.choices.size()))
                there.push_back(code);
        const bool keeps_order = field.type == FieldType::choice || field.type == FieldType::yes_no;
        if (!keeps_order) {
            const auto size = [&](std::int32_t code) {
                const std::int64_t value = meter.result(sums[static_cast<std::size_t>(code)]);
                return value == missing_number ? std::int64_t{-1} : value < 0 ? -(value + 1) : value;
            };
            const std::size_t kept = there.size() <= most ? there.size() : most;
            std::partial_sort(there.begin(), there.begin() + static_cast<std::ptrdiff_t>(kept), there.end(),
                              [&](std::int32_t a, std::int32_t b) {
                                  const std::int64_t x = size(a), y = size(b);
                                  return x != y ? x > y : a < b;
                              });
        }
        const std::size_t kept = keeps_order ? there.size() : std::min(there.size(), most);
        for (std::size_t i = 0; i < kept; ++i) add(there[i], value_group(tables, query.entity, by, there[i], reader));
        if (kept < there.size()) {
            chosen.other = static_cast<std::int32_t>(chosen.groups.size());
            chosen.groups.push_back(
                {.kind = GroupKind::other, .label = std::string(words::group_other.in(reader.language()))});
            for (std::size_t i = kept; i < there.size(); ++i)
                chosen.place[static_cast<std::size_t>(there[i])] = chosen.other;
        }
    }
    if (missing.rows > 0) {
        chosen.missing = static_cast<std::int32_t>(chosen.groups.size());
        chosen.groups.push_back(
            {.kind = GroupKind::missing, .label = std::string(words::group_missing.in(reader.language()))});
    }
    return chosen;
}

void add_up(const GroupCodes& codes, const Meter& meter, std::vector<Sum>& sums, Sum& missing) {
    sums.assign(static_cast<std::size_t>(codes.size), {});
    for (std::size_t i = 0; i < codes.rows.size(); ++i) {
        const std::int32_t code = codes.codes[i];
        (code == missing_group ? missing : sums[static_cast<std::size_t>(code)]).add(meter.of(codes.rows[i]));
    }
}

bool is_set(const Tables& tables, EntityIx entity, const GroupBy& by) {
    return by.field != no_field && tables.table(entity).columns[by.field].layout() == Layout::set;
}

} // namespace

bool can_group_by(const FieldDef& field) {
    switch (field.type) {
    case FieldType::choice:
    case FieldType::reference:
    case FieldType::term:
    case FieldType::yes_no:
    case FieldType::date:
    case FieldType::moment: return true;
    case FieldType::address: return !is_several(field);
    default: return false;
    }
}

bool can_measure(const FieldDef& field) {
    return !is_several(field) &&
           (field.type == FieldType::integer || field.type == FieldType::decimal || field.type == FieldType::money);
}

GroupTable group_rows(const Tables& tables, std::span<const Row> rows, const GroupQuery& query, const Reader& reader) {
    GroupTable table;
    const Meter meter = meter_for(tables, rows, query, reader, table);
    GroupCodes by = group_codes(tables, query.entity, query.by, rows, reader);
    GroupCodes then = group_codes(tables, query.entity, query.then, by.rows, reader, &by.codes);
    by.rows = then.rows; // the second field may have repeated them
    table.is_overlapping = is_set(tables, query.entity, query.by) || is_set(tables, query.entity, query.then);

    std::vector<Sum> sums, series_sums;
    Sum missing, series_missing;
    add_up(by, meter, sums, missing);
    add_up(then, meter, series_sums, series_missing);
    const Chosen groups =
        choose_groups(tables, query, query.by, by, sums, missing, meter, query.groups_max, true, reader);
    const Chosen series = choose_groups(tables, query, query.then, then, series_sums, series_missing, meter,
                                        query.series_max, false, reader);
    std::vector<Sum> cells(groups.groups.size() * series.groups.size());
    for (std::size_t i = 0; i < by.rows.size(); ++i) {
        const auto group = static_cast<std::size_t>(groups.of(by.codes[i])),
                   at = static_cast<std::size_t>(series.of(then.codes[i]));
        cells[group * series.groups.size() + at].add(meter.of(by.rows[i]));
    }
    table.values.reserve(cells.size());
    for (const Sum& cell : cells) {
        const bool is_nothing = cell.rows == 0 && meter.kind == MeasureKind::sum;
        table.values.push_back(is_nothing ? 0 : meter.result(cell));
    }
    table.groups = groups.groups;
    table.series = series.groups;
    if (query.by.field != no_field) {
        const FieldType type = tables.schema().field(query.entity, query.by.field).type;
        table.is_ordered = is_date(type);
    }
    return table;
}

RowGrouping groups_of_rows(const Tables& tables, EntityIx entity, const GroupBy& by, std::span<const Row> rows,
                           const Reader& reader) {
    RowGrouping made;
    const GroupCodes codes = group_codes(tables, entity, by, rows, reader);
    const Meter counting{.kind = MeasureKind::count};
    std::vector<Sum> sums;
    Sum missing;
    add_up(codes, counting, sums, missing);
    Chosen chosen = choose_groups(tables, {.entity = entity, .by = by}, by, codes, sums, missing, counting, SIZE_MAX,
                                  false, reader);
    std::vector<std::size_t> counts(chosen.groups.size());
    made.of.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        made.of[i] = chosen.of(codes.codes[i]);
        ++counts[static_cast<std::size_t>(made.of[i])];
    }
    const FieldType type = tables.schema().field(entity, by.field).type;
    std::vector<std::size_t> order; // periods without a record are left out; the latest is read first
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i]) order.push_back(i);
    const bool has_missing = chosen.missing >= 0 && !order.empty();
    if (is_date(type)) std::reverse(order.begin(), order.end() - (has_missing ? 1 : 0));
    std::vector<std::int32_t> place(counts.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        place[order[i]] = static_cast<std::int32_t>(i);
        made.groups.push_back(std::move(chosen.groups[order[i]]));
    }
    for (std::int32_t& at : made.of) at = place[static_cast<std::size_t>(at)];
    return made;
}

std::optional<Filter> filter_of(const Tables& tables, const GroupQuery& query, const GroupBy& by,
                                std::span<const Group> groups, std::size_t at) {
    if (by.field == no_field) return std::nullopt;
    const FieldDef& field = tables.schema().field(query.entity, by.field);
    const AddressPart part = field.type == FieldType::address ? AddressPart::city : AddressPart::whole;
    const auto condition = [&](Operator op, std::vector<Value> values) {
        return Filter::of({.field = by.field, .part = part, .op = op, .values = std::move(values)});
    };
    const Group& group = groups[at];
    switch (group.kind) {
    case GroupKind::value: {
        const auto* id = std::get_if<RecordId>(&group.value); // of a record that has not arrived a filter knows nothing
        if (id && tables.directory().find(*id) == no_handle) return std::nullopt;
        return condition(Operator::is, {group.value});
    }
    case GroupKind::period:
        return condition(Operator::between, {std::int64_t{group.first.days}, std::int64_t{group.last.days}});
    case GroupKind::missing: return condition(Operator::is_empty, {});
    case GroupKind::other: {
        if (is_set(tables, query.entity, by)) return std::nullopt;
        std::vector<Value> values;
        for (const Group& each : groups)
            if (each.kind == GroupKind::value) values.push_back(each.value);
        return Filter::all_of({condition(Operator::none_of, std::move(values)), condition(Operator::is_not_empty, {})});
    }
    case GroupKind::all: break;
    }
    return std::nullopt;
}

} // namespace crm
