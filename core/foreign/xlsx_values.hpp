// What the numbers of a workbook mean. A day is a number like any other in XLSX; only the format it is shown in tells
// that it is one.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace crm {

enum class NumberKind : std::uint8_t { plain, date, time, date_time, duration };

struct NumberForm {
    NumberKind kind = NumberKind::plain;
    std::uint8_t digits_min = 0; // "00000": numbers that begin with zeros, as codes and phones do
    bool operator==(const NumberForm&) const = default;
};

// `code` is the format's text; "" for one of those that Excel brings itself.
NumberForm number_form(int format_id, std::string_view code);

// The number as it stands in the file, "45992.5" or "9.66501234567E+11", as text for people: 2025-12-01 12:00,
// 966501234567. What is no number stays as it is.
void append_number(std::string& out, std::string_view number, NumberForm form, bool is_1904);

// A text of a workbook, in which characters that XML cannot hold are written _x000D_.
void append_unescaped(std::string& out, std::string_view text);

} // namespace crm
