#include "core/formats/cell_text.hpp"

#include "core/base/text_append.hpp"

namespace crm {

void append_iso_day(std::string& out, Date date) {
    const CivilDate civil = civil_of(date);
    append_integer(out, civil.year, 4);
    out += '-';
    append_integer(out, civil.month, 2);
    out += '-';
    append_integer(out, civil.day, 2);
}

void append_decimal_units(std::string& out, std::int64_t units, std::uint8_t decimals) {
    if (units < 0) out += '-';
    std::string digits;
    append_unsigned(digits, magnitude(units), decimals + 1);
    out.append(digits, 0, digits.size() - decimals);
    if (decimals == 0) return;
    out += '.';
    out.append(digits, digits.size() - decimals);
}

void append_cell_text(std::string& out, const SheetCell& cell) {
    switch (cell.kind) {
    case CellKind::empty: return;
    case CellKind::text: out += cell.text; return;
    case CellKind::number: append_decimal_units(out, cell.value, cell.decimals); return;
    case CellKind::money:
        append_decimal_units(out, cell.value, cell.decimals);
        out += ' ';
        out += cell.text;
        return;
    case CellKind::yes_no: out += cell.value ? "true" : "false"; return;
    case CellKind::date: append_iso_day(out, Date{static_cast<std::int32_t>(cell.value)}); return;
    case CellKind::moment: {
        const Date day = date_of(Moment{cell.value});
        const std::int64_t minute = (cell.value - std::int64_t{day.days} * 86'400'000) / 60'000;
        append_iso_day(out, day);
        out += ' ';
        append_integer(out, minute / 60, 2);
        out += ':';
        append_integer(out, minute % 60, 2);
        return;
    }
    }
}

} // namespace crm
