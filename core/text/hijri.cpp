// Two bits a month in hijri_table.inc, and where each year starts added up by the compiler.
#include "core/text/hijri.hpp"

#include <array>
#include <cstdint>
#include <iterator>

namespace crm {
namespace {

#include "core/text/hijri_table.inc"

constexpr int year_count = static_cast<int>(std::size(hijri_month_lengths));

constexpr unsigned length_of(int year_index, unsigned month_index) {
    return 28 + (hijri_month_lengths[year_index] >> (2 * month_index) & 3);
}

constexpr auto make_year_starts() {
    std::array<std::int32_t, year_count + 1> starts{hijri_day_first};
    for (int y = 0; y < year_count; ++y) {
        starts[static_cast<std::size_t>(y) + 1] = starts[static_cast<std::size_t>(y)];
        for (unsigned m = 0; m < 12; ++m)
            starts[static_cast<std::size_t>(y) + 1] += static_cast<std::int32_t>(length_of(y, m));
    }
    return starts;
}
constexpr auto year_starts = make_year_starts();

} // namespace

unsigned hijri_days_in_month(int year, unsigned month) {
    const int index = year - hijri_year_first;
    return index < 0 || index >= year_count || month < 1 || month > 12 ? 0 : length_of(index, month - 1);
}

std::optional<HijriDate> hijri_of(Date date) {
    if (date.days < year_starts.front() || date.days >= year_starts.back()) return {};
    int index =
        (date.days - hijri_day_first) / 360; // no year is as long, so this is never too late; a few steps more at most
    while (date.days >= year_starts[static_cast<std::size_t>(index) + 1]) ++index;
    auto left = static_cast<unsigned>(date.days - year_starts[static_cast<std::size_t>(index)]);
    unsigned month = 0;
    for (; left >= length_of(index, month); ++month) left -= length_of(index, month);
    return HijriDate{hijri_year_first + index, month + 1, left + 1};
}

std::optional<Date> date_of(HijriDate hijri) {
    if (hijri.day < 1 || hijri.day > hijri_days_in_month(hijri.year, hijri.month)) return {};
    const int index = hijri.year - hijri_year_first;
    unsigned days = hijri.day - 1;
    for (unsigned m = 0; m + 1 < hijri.month; ++m) days += length_of(index, m);
    return Date{year_starts[static_cast<std::size_t>(index)] + static_cast<std::int32_t>(days)};
}

} // namespace crm
