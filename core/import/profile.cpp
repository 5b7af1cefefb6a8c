#include "core/import/profile.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/import/clean.hpp"
#include "core/import/read_cell.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

std::size_t digit_count(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += c >= '0' && c <= '9';
    return count;
}

// The three numbers of a date like 3/11/2024, where it is one.
void note_order(ColumnProfile& profile, std::string_view digits) {
    int numbers[3] = {};
    std::size_t sizes[3] = {}, count = 0;
    bool is_inside = false;
    for (const char c : digits) {
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit && !is_inside && ++count > 3) return;
        if (is_digit) {
            numbers[count - 1] = std::min(numbers[count - 1] * 10 + (c - '0'), 99999);
            ++sizes[count - 1];
        }
        is_inside = is_digit;
        if (c == ':') return;
    }
    if (count != 3) return;
    const int year = sizes[0] == 4 ? numbers[0] : numbers[2];
    profile.hijri += year >= 1300 && year <= 1600;
    if (sizes[0] == 4) return void(++profile.year_first);
    profile.day_first += numbers[0] > 12 && numbers[1] <= 12;
    profile.month_first += numbers[1] > 12 && numbers[0] <= 12;
}

bool has_letter(std::string_view folded_text) {
    return std::ranges::any_of(folded_text,
                               [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

void note_cell(ColumnProfile& profile, std::string_view text, const ParseContext& context) {
    static constexpr FieldDef phone{.key = "phone", .type = FieldType::phone};
    static constexpr FieldDef yes_no{.key = "yes", .type = FieldType::yes_no};
    ++profile.filled;
    profile.longest_bytes = std::max(profile.longest_bytes, text.size());
    if (text.size() > 120) return;
    const std::string digits = latin_digits(text);
    const std::size_t digits_in = digit_count(digits);
    if (text.find('@') != text.npos && text.find('.') != text.npos)
        ++profile.emails;
    else if (text.starts_with("http") || text.starts_with("www."))
        ++profile.links;
    if (digits_in >= 7 && digits_in <= 16 && read_cell(phone, digits, {}, context)) ++profile.phones;
    const bool could_be_date =
        digits_in >= 3 && (digits.find_first_of("/-.") != digits.npos || has_letter(folded(text)));
    if (could_be_date && sheet_date(digits, {}, context.today)) {
        ++profile.dates;
        note_order(profile, digits);
    }
    if (const auto number = decimal_from(digits)) {
        ++profile.numbers;
        profile.integers += number->scale == 0;
        profile.amounts += number->scale == 2;
    } else if (digits_in > 0) {
        static constexpr FieldDef money{.key = "money", .type = FieldType::money};
        profile.amounts += !!parse_cell(money, text, context);
    }
    profile.yes_no += !!parse_cell(yes_no, text, context);
}

} // namespace

ColumnProfile profile_column(const Sheet& sheet, std::size_t column, std::size_t first_row, const ParseContext& context,
                             std::size_t rows_max) {
    ColumnProfile profile;
    const std::size_t rows = sheet.row_count() > first_row ? sheet.row_count() - first_row : 0;
    const std::size_t step = std::max<std::size_t>(1, rows / std::max<std::size_t>(1, rows_max));
    std::unordered_set<std::string> seen;
    std::string room;
    for (std::size_t row = first_row; row < sheet.row_count(); row += step) {
        ++profile.looked_at;
        const std::string_view text = cleaned(sheet.cell(row, column), room);
        if (text.empty()) continue;
        note_cell(profile, text, context);
        if (seen.insert(folded(text)).second && profile.examples.size() < 4 && text.size() < 120)
            profile.examples.emplace_back(text);
    }
    profile.distinct = seen.size();
    return profile;
}

FieldType likely_type(const ColumnProfile& profile) {
    if (profile.is_mostly(profile.emails)) return FieldType::email;
    if (profile.is_mostly(profile.dates)) return FieldType::date;
    if (profile.distinct <= 3 && profile.is_mostly(profile.yes_no) && profile.filled >= 3) return FieldType::yes_no;
    if (profile.is_mostly(profile.phones) && !(profile.is_mostly(profile.integers) && profile.longest_bytes < 9))
        return FieldType::phone;
    if (profile.is_mostly(profile.links)) return FieldType::link;
    if (profile.filled > 0 && profile.integers * 20 >= profile.filled * 19) return FieldType::integer;
    if (profile.is_mostly(profile.amounts)) return FieldType::money;
    if (profile.filled > 0 && profile.numbers * 20 >= profile.filled * 19) return FieldType::decimal;
    if (profile.longest_bytes > 300) return FieldType::long_text;
    if (profile.distinct >= 2 && profile.distinct <= 20 && profile.filled >= profile.distinct * 5)
        return FieldType::choice;
    if (profile.filled >= profile.distinct * 3) return FieldType::term;
    return FieldType::text;
}

DateOrder likely_order(const ColumnProfile& profile) {
    return profile.month_first > profile.day_first ? DateOrder::month_first : DateOrder::day_first;
}

std::vector<DistinctWord> distinct_words(const Sheet& sheet, std::size_t column, std::size_t first_row,
                                         std::size_t words_max) {
    std::unordered_map<std::string, std::size_t> at;
    std::vector<DistinctWord> words;
    std::string room;
    for (std::size_t row = first_row; row < sheet.row_count(); ++row) {
        const std::string_view text = cleaned(sheet.cell(row, column), room);
        if (text.empty() || text.size() > 200) continue;
        const std::string form = folded(text);
        const auto known = at.find(form);
        if (known != at.end()) {
            ++words[known->second].count;
        } else if (words.size() < words_max) {
            at.emplace(form, words.size());
            words.push_back({form, std::string(text), 1});
        }
    }
    std::ranges::stable_sort(words, std::greater{}, &DistinctWord::count);
    return words;
}

} // namespace crm
