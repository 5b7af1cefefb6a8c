#include "core/foreign/xlsx_values.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"
#include "core/formats/cell_text.hpp"

namespace crm {

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The formats that have a number and no text in the file (ECMA-376, 18.8.30).
NumberForm built_in_form(int id) {
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
        (id >= 57 && id <= 58))
        return {NumberKind::date};
    if (id == 22) return {NumberKind::date_time};
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return {NumberKind::time};
    if (id == 46) return {NumberKind::duration};
    return {};
}

// The letters of a format that mean something: its first section without quoted text, fillers, colours and languages.
// A count of hours in brackets stays as one 'H'.
std::string meaning_of(std::string_view code) {
    std::string letters;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t end = std::min(code.find(']', i), code.size());
            const char inner = i + 1 < end ? lower(code[i + 1]) : ' ';
            const bool is_all_one = std::all_of(code.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                                code.begin() + static_cast<std::ptrdiff_t>(end),
                                                [&](char each) { return lower(each) == inner; });
            if (is_all_one && (inner == 'h' || inner == 'm' || inner == 's')) letters += 'H';
            i = end;
        } else {
            letters += lower(c);
        }
    }
    return letters;
}

NumberForm form_of_code(std::string_view code) {
    std::string letters = meaning_of(code);
    if (letters == "general" || letters == "@") return {};
    if (letters.find('H') != letters.npos) return {NumberKind::duration};
    const auto has = [&](char c) { return letters.find(c) != letters.npos; };
    if (const std::size_t noon = letters.find("am/pm"); noon != letters.npos) letters.erase(noon, 5);
    const bool is_day = has('y') || has('d'), is_time = has('h') || has('s');
    if (is_day && is_time) return {NumberKind::date_time};
    if (is_time) return {NumberKind::time};
    if (is_day || has('m')) return {NumberKind::date};
    if (letters.size() > 1 && letters.find_first_not_of('0') == letters.npos)
        return {NumberKind::plain, static_cast<std::uint8_t>(std::min<std::size_t>(letters.size(), 40))};
    return {};
}

struct Decimal {
    std::string digits; // without leading zeros
    int point = 0;      // how many of them stand before the point; may be negative
    bool is_negative = false;
};

bool read_decimal(std::string_view text, Decimal& out) {
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) out.is_negative = text[at++] == '-';
    bool has_point = false, has_digit = false;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !has_point)); ++at) {
        if (text[at] == '.') {
            has_point = true;
            continue;
        }
        has_digit = true;
        if (text[at] != '0' || !out.digits.empty()) {
            out.digits += text[at];
            out.point += !has_point;
        } else if (has_point) {
            --out.point;
        }
    }
    if (!has_digit) return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool is_small = false;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) is_small = text[at++] == '-';
        if (at == text.size()) return false;
        int exponent = 0;
        for (; at < text.size() && is_digit(text[at]); ++at)
            exponent = std::min(exponent * 10 + (text[at] - '0'), 10000);
        out.point += is_small ? -exponent : exponent;
    }
    return at == text.size();
}

// Excel counts with 15 digits and writes 17, of which the last are noise.
void round_digits(Decimal& number) {
    constexpr std::size_t digits_max = 15;
    if (number.digits.size() > digits_max) {
        const bool is_up = number.digits[digits_max] >= '5';
        number.digits.resize(digits_max);
        std::size_t i = digits_max;
        for (; is_up && i > 0 && ++number.digits[i - 1] > '9'; --i) number.digits[i - 1] = '0';
        if (is_up && i == 0) {
            number.digits.insert(0, 1, '1');
            ++number.point;
        }
    }
    while (!number.digits.empty() && number.digits.back() == '0') number.digits.pop_back();
    if (number.digits.empty()) number.point = 0;
}

void append_decimal(std::string& out, const Decimal& number, int digits_min) {
    const int count = static_cast<int>(number.digits.size());
    if (number.is_negative && count > 0) out += '-';
    const int whole = std::max(number.point, 0);
    for (int i = std::max(whole, 1); i < digits_min; ++i) out += '0';
    if (number.point <= 0) out += '0';
    for (int i = 0; i < whole; ++i) out += i < count ? number.digits[static_cast<std::size_t>(i)] : '0';
    if (count <= number.point) return;
    out += '.';
    for (int i = number.point; i < 0; ++i) out += '0';
    out += std::string_view(number.digits).substr(static_cast<std::size_t>(whole));
}

struct SerialDay {
    std::int64_t day = 0;
    int second = 0;
};

// Days and seconds of a serial number that is not too large for a year of four digits.
bool split_serial(const Decimal& number, SerialDay& out) {
    constexpr int days_digits_max = 7, fraction_digits = 10;
    if (number.is_negative || number.point > days_digits_max) return false;
    std::int64_t fraction = 0;
    for (int i = 0; i < std::max(number.point, 0) + fraction_digits; ++i) {
        const int place = number.point < 0 ? i + number.point : i;
        const bool has = place >= 0 && place < static_cast<int>(number.digits.size());
        const int digit = has ? number.digits[static_cast<std::size_t>(place)] - '0' : 0;
        if (i < number.point)
            out.day = out.day * 10 + digit;
        else
            fraction = fraction * 10 + digit;
    }
    constexpr std::int64_t one = 10'000'000'000;
    out.second = static_cast<int>((fraction * 86400 + one / 2) / one);
    if (out.second == 86400) {
        out.second = 0;
        ++out.day;
    }
    return out.day <= 2'958'465; // 9999-12-31
}

void append_clock(std::string& out, std::int64_t hours, int second) {
    append_integer(out, hours, 2);
    out += ':';
    append_integer(out, second / 60 % 60, 2);
    if (second % 60 == 0) return;
    out += ':';
    append_integer(out, second % 60, 2);
}

// Excel believes that 1900 was a leap year, so its days up to the 29th of February of that year are one ahead.
Date date_of_serial(std::int64_t serial, bool is_1904) {
    const Date start = date_of(is_1904 ? CivilDate{1904, 1, 1} : CivilDate{1899, 12, 30});
    return {start.days + static_cast<std::int32_t>(serial) + (!is_1904 && serial < 60 ? 1 : 0)};
}

} // namespace

NumberForm number_form(int format_id, std::string_view code) {
    return code.empty() ? built_in_form(format_id) : form_of_code(code);
}

void append_number(std::string& out, std::string_view text, NumberForm form, bool is_1904) {
    Decimal number;
    constexpr int places_max = 40; // what is longer is better left as the file has it
    if (!read_decimal(text, number) || number.point > places_max || number.point < -places_max) {
        out += text;
        return;
    }
    SerialDay serial;
    round_digits(number);
    if (form.kind == NumberKind::plain || !split_serial(number, serial))
        return append_decimal(out, number, form.digits_min);
    if (form.kind == NumberKind::duration)
        return append_clock(out, serial.day * 24 + serial.second / 3600, serial.second);
    const bool is_day = form.kind != NumberKind::time && (serial.day > 0 || is_1904);
    if (is_day) append_iso_day(out, date_of_serial(serial.day, is_1904));
    const bool is_time = form.kind == NumberKind::time || (form.kind == NumberKind::date_time && serial.second > 0);
    if (!is_time) return; // day 0 is what Excel shows as 1900-01-00: an empty cell that was reckoned with
    if (is_day) out += ' ';
    append_clock(out, serial.second / 3600, serial.second);
}

void append_unescaped(std::string& out, std::string_view text) {
    const auto hex = [](char c) {
        return is_digit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t escape = std::min(text.find("_x", at), text.size());
        out += text.substr(at, escape - at);
        at = escape;
        if (at == text.size()) break;
        CodePoint c = 0;
        bool is_escape = text.size() - at >= 7 && text[at + 6] == '_';
        for (std::size_t i = at + 2; is_escape && i < at + 6; ++i) {
            is_escape = hex(text[i]) >= 0;
            if (is_escape) c = c * 16 + static_cast<CodePoint>(hex(text[i]));
        }
        is_escape = is_escape && c != 0 && (c < 0xd800 || c > 0xdfff);
        if (is_escape) {
            append_utf8(out, c);
            at += 7;
        } else {
            out += text[at++];
        }
    }
}

} // namespace crm
