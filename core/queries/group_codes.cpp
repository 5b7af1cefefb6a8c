#include "core/queries/group_codes.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include "core/queries/known_fields.hpp"
#include "core/text/fold.hpp"
#include "core/text/hijri.hpp"

namespace crm {

namespace {

constexpr std::int32_t periods_max = 5000; // a chart with more of them says nothing

// What lies outside of these years is a slip of the pen, and would make an axis of millennia.
constexpr Date first_day = date_of(CivilDate{1, 1, 1}), last_day = date_of(CivilDate{9999, 12, 31});
constexpr std::int64_t day_ms = 86'400'000;

// The day of each row; missing_code where there is none.
std::vector<std::int32_t> days_of(const Column& column, std::span<const Row> rows, const Reader& reader) {
    std::vector<std::int32_t> days(rows.size());
    if (column.layout() != Layout::number) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::int32_t day = column.code(rows[i]);
            days[i] = day < first_day.days || day > last_day.days ? missing_code : day;
        }
        return days;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::int64_t ms = column.number(rows[i]); // missing_number is before all days
        const bool is_day = ms >= first_day.days * day_ms && ms < last_day.days * day_ms;
        days[i] = is_day ? date_of(Moment{ms}, reader.offset_minutes).days : missing_code;
    }
    return days;
}

DateUnit coarser(DateUnit unit) {
    switch (unit) {
    case DateUnit::day: return DateUnit::week;
    case DateUnit::week: return DateUnit::month;
    case DateUnit::month: return DateUnit::quarter;
    case DateUnit::hijri_month: return DateUnit::hijri_year;
    default: return DateUnit::year;
    }
}

// Dates as the number of their period, counted from the first one. Each day is looked up in the calendar once.
void code_dates(GroupCodes& out, const Column& column, DateUnit unit, const Reader& reader) {
    std::vector<std::int32_t> days = days_of(column, out.rows, reader);
    std::int32_t low = std::numeric_limits<std::int32_t>::max(), high = std::numeric_limits<std::int32_t>::min();
    for (const std::int32_t day : days)
        if (day != missing_code) low = std::min(low, day), high = std::max(high, day);
    out.unit = unit;
    if (low > high) {
        out.codes.assign(out.rows.size(), missing_group);
        return;
    }
    const int first_weekday = first_weekday_of(reader);
    std::vector<std::int32_t> periods(static_cast<std::size_t>(high - low) + 1);
    std::int32_t first = 0, last = 0;
    for (;; out.unit = coarser(out.unit)) {
        first = std::numeric_limits<std::int32_t>::max(), last = std::numeric_limits<std::int32_t>::min();
        for (std::size_t i = 0; i < periods.size(); ++i) {
            periods[i] = period_of(Date{low + static_cast<std::int32_t>(i)}, out.unit, first_weekday);
            if (periods[i] != no_period) first = std::min(first, periods[i]), last = std::max(last, periods[i]);
        }
        if (first > last || last - first < periods_max || out.unit == coarser(out.unit)) break;
    }
    out.first_period = first;
    out.size = first > last ? 0 : last - first + 1;
    for (std::int32_t& period : periods) period = period == no_period ? missing_group : period - first;
    for (std::int32_t& day : days)
        day = day == missing_code ? missing_group : periods[static_cast<std::size_t>(day - low)];
    out.codes = std::move(days);
}

// Words that only differ in spelling ("الرياض", "الرّياض") are one group, as a filter finds them together.
std::vector<std::int32_t> codes_by_form(const Dictionary& dictionary) {
    std::vector<std::int32_t> same(dictionary.size());
    std::unordered_map<std::string, std::int32_t> first;
    for (std::size_t code = 0; code < same.size(); ++code)
        same[code] =
            first.try_emplace(folded(dictionary.word(static_cast<std::int32_t>(code))), static_cast<std::int32_t>(code))
                .first->second;
    return same;
}

void code_words(GroupCodes& out, const Column& column, bool is_folded) {
    out.size = static_cast<std::int32_t>(column.dictionary().size());
    out.codes.resize(out.rows.size());
    const std::vector<std::int32_t> same = is_folded ? codes_by_form(column.dictionary()) : std::vector<std::int32_t>{};
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        const std::int32_t code = column.code(out.rows[i]);
        out.codes[i] = code == missing_code ? missing_group : is_folded ? same[static_cast<std::size_t>(code)] : code;
    }
}

void code_set(GroupCodes& out, const Column& column, std::vector<std::int32_t>* follow) {
    out.size = static_cast<std::int32_t>(column.dictionary().size());
    std::vector<std::int32_t> followed;
    const auto add = [&](std::size_t i, std::int32_t code) {
        out.own_rows.push_back(out.rows[i]);
        out.codes.push_back(code);
        if (follow) followed.push_back((*follow)[i]);
    };
    const bool is_term = column.field().type == FieldType::term;
    const std::vector<std::int32_t> same = is_term ? codes_by_form(column.dictionary()) : std::vector<std::int32_t>{};
    for (std::size_t i = 0; i < out.rows.size(); ++i) {
        const SetCell* cell = column.set(out.rows[i]);
        if (!cell || cell->live.empty()) {
            add(i, missing_group);
            continue;
        }
        std::vector<std::int32_t> seen; // an element may have been added twice
        for (const SetElement& element : cell->live) {
            const std::int32_t code = is_term ? same[static_cast<std::size_t>(element.code)] : element.code;
            if (std::find(seen.begin(), seen.end(), code) != seen.end()) continue;
            seen.push_back(code);
            add(i, code);
        }
    }
    out.rows = out.own_rows;
    if (follow) *follow = std::move(followed);
}

} // namespace

GroupCodes group_codes(const Tables& tables, EntityIx entity, const GroupBy& by, std::span<const Row> rows,
                       const Reader& reader, std::vector<std::int32_t>* follow) {
    GroupCodes out;
    out.rows = rows;
    if (by.field == no_field) {
        out.size = 1;
        out.codes.assign(rows.size(), 0);
        return out;
    }
    const Column& column = tables.table(entity).columns[by.field];
    const FieldType type = column.field().type;
    if (column.layout() == Layout::set) {
        code_set(out, column, follow);
    } else if (is_date(type)) {
        code_dates(out, column, by.unit, reader);
    } else if (type == FieldType::reference) {
        out.size = static_cast<std::int32_t>(tables.directory().size());
        out.codes.resize(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Handle handle = column.reference(rows[i]);
            out.codes[i] = handle == no_handle ? missing_group : static_cast<std::int32_t>(handle);
        }
    } else if (type == FieldType::yes_no) { // a yes that was never given is a no
        out.size = 2;
        out.codes.resize(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) out.codes[i] = column.code(rows[i]) == 1 ? 1 : 0;
    } else {
        code_words(out, column, type != FieldType::choice);
    }
    return out;
}

} // namespace crm
