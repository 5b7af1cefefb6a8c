#include "core/import/read_cell.hpp"

#include <algorithm>

#include "core/import/clean.hpp"
#include "core/import/new_choices.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

bool is_digits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

// --- choices

std::string loose(std::string_view text) {
    std::string word = folded(text);
    constexpr std::string_view article = "ال", feminine = "ه";
    if (word.starts_with(article) && word.size() > article.size() + 2) word.erase(0, article.size());
    if (word.ends_with(feminine) && word.size() > feminine.size() + 2) word.erase(word.size() - feminine.size());
    return word;
}

struct Synonyms {
    std::string_view choice, words; // separated by '|'
};
constexpr Synonyms synonyms[] = {
    {"male", "m|ذ|رجل|ولد|man|mr|boy|السيد"},
    {"female", "f|انثي|امرأة|بنت|سيدة|woman|mrs|ms|girl|ا"},
    {"prospect", "lead|مهتم|عميل محتمل|فرصة|potential"},
    {"new", "عميل جديد|حديث"},
    {"recurring", "دائم|عميل دائم|نشط|active|regular|customer|حالي|فعال"},
    {"vip", "مهم|كبار العملاء|في اي بي|هام"},
    {"at_risk", "معرض للفقدان|خامل|متراجع|dormant"},
    {"lost", "غير نشط|متوقف|منقطع|inactive|churned|سابق|قديم"},
    {"whatsapp", "واتس|واتس اب|whats app|wa"},
    {"call", "هاتف|اتصال|phone|تليفون|مكالمه هاتفيه"},
    {"email", "ايميل|بريد|mail"},
    {"ar", "عربي"},
    {"en", "انجليزي|إنكليزي"},
    {"high", "عاجل|مهم|urgent"},
};

bool has_word(std::string_view words, std::string_view loose_word) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        if (loose(words.substr(0, end)) == loose_word) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

// --- dates

std::string spaced_date(std::string_view text) { // "19151111", as databases write dates
    return std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2)) + '-' + std::string(text.substr(6));
}

// The date of a date and a time in one cell, "2024-03-01 00:00:00".
std::string_view date_part(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return text;
    const std::size_t space = text.find_last_of(" T", colon);
    return space == text.npos || space == 0 ? text : trimmed(text.substr(0, space));
}

// --- phones

Result<Value, Reason> read_phone(const FieldDef& field, std::string_view text, const ParseContext& context) {
    if (text.ends_with(".0")) text.remove_suffix(2); // a number to the spreadsheet
    auto phone = parse_cell(field, text, context);
    if (phone) return phone;
    if (text.find_first_of("eE") != text.npos && text.find('.') != text.npos) return Unexpected{Reason::not_a_phone};
    const std::string digits = latin_digits(text);
    if (is_digits(digits) && digits.size() >= 11 && digits.size() <= 15) // another country's, its + lost
        if (auto abroad = parse_cell(field, '+' + digits, context)) return abroad;
    return phone;
}

// --- e-mail

std::string plain_email(std::string_view text) {
    std::string email;
    if (text.starts_with("mailto:")) text.remove_prefix(7);
    for (const char c : text) {
        if (c == ' ' || c == '<' || c == '>') continue;
        email += c == ',' && email.find('@') != std::string::npos ? '.' : c;
    }
    while (email.ends_with('.') || email.ends_with(';')) email.pop_back();
    return email;
}

} // namespace

std::optional<Date> plain_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    if (!is_digits(text.substr(0, 4)) || !is_digits(text.substr(5, 2)) || !is_digits(text.substr(8, 2))) return {};
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (std::size_t i = at; i < at + size; ++i) value = value * 10 + (text[i] - '0');
        return value;
    };
    const CivilDate civil{number(0, 4), static_cast<unsigned>(number(5, 2)), static_cast<unsigned>(number(8, 2))};
    if (civil.year < 1601 || !is_valid(civil)) return {};
    return date_of(civil);
}

const ChoiceDef* meant_choice(const FieldDef& field, std::string_view text) {
    const std::string word = loose(text);
    for (const bool is_archived : {false, true})
        for (const ChoiceDef& choice : field.choices)
            if (choice.archived == is_archived && (text == choice.key || word == loose(choice.label.ar) ||
                                                   word == loose(choice.label.en) || word == choice.key))
                return &choice;
    for (const ChoiceDef& choice : field.choices)
        for (const Synonyms& each : synonyms)
            if (each.choice == choice.key && has_word(each.words, word)) return &choice;
    return nullptr;
}

Result<Date, DateProblem> sheet_date(std::string_view text, const ColumnMapping& column, Date today) {
    text = date_part(text);
    if (const auto date = plain_iso_date(text)) return *date;
    std::string digits = latin_digits(text);
    if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
    if (is_digits(digits)) {
        if (digits.size() == 8) return date_from(spaced_date(digits), today, column.date_order);
        if (digits.size() == 5 && digits >= "10000" && digits <= "73050") // days since 30 December 1899
            return Date{static_cast<std::int32_t>(std::stoi(digits)) - 25569};
        return Unexpected{DateProblem::not_a_date};
    }
    if (column.is_hijri)
        if (auto date = date_from(digits + " هـ", today, column.date_order)) return date;
    return date_from(digits, today, column.date_order);
}

Result<Value, Reason> read_cell(const FieldDef& field, std::string_view text, const ColumnMapping& column,
                                const ParseContext& context) {
    switch (field.type) {
    case FieldType::date:
        if (const auto date = sheet_date(text, column, context.today)) return std::int64_t{date->days};
        return Unexpected{Reason::not_a_date};
    case FieldType::moment: {
        const DateTime now{context.today, context.minute_of_day};
        if (const auto date = sheet_date(text, column, context.today)) {
            DateTime at{.date = *date};
            if (const std::size_t colon = text.find(':'); colon != text.npos)
                if (const auto time = date_time_from(text, now, column.date_order)) at.minute = time->minute;
            return moment_of(at, context.offset_minutes).ms;
        }
        if (const auto at = date_time_from(text, now, column.date_order))
            return moment_of(*at, context.offset_minutes).ms;
        return Unexpected{Reason::not_a_date};
    }
    case FieldType::choice:
        if (const ChoiceDef* choice = meant_choice(field, text); choice && !is_made_anew(*choice, column, text))
            return std::string(choice->key);
        return Unexpected{Reason::not_a_choice};
    case FieldType::phone: return read_phone(field, text, context);
    case FieldType::email: return parse_cell(field, plain_email(text), context);
    default: return parse_cell(field, text, context);
    }
}

std::vector<std::string> phones_in(std::string_view text, const ParseContext& context, std::string& words) {
    static constexpr FieldDef phone_field{.key = "phone", .type = FieldType::phone};
    std::vector<std::string> phones;
    std::string piece;
    const auto finish = [&] {
        const std::string_view one = trimmed(piece);
        const auto digit_count = std::ranges::count_if(one, [](char c) { return c >= '0' && c <= '9'; });
        if (digit_count >= 5) {
            const auto phone = read_phone(phone_field, one, context);
            const auto* known = phone ? std::get_if<std::string>(&*phone) : nullptr;
            if (known) {
                if (std::ranges::find(phones, *known) == phones.end()) phones.push_back(*known);
                return piece.clear();
            }
        }
        if (!one.empty() && one.find_first_not_of("()-+.: ") != one.npos)
            words += (words.empty() ? "" : " ") + std::string(one);
        piece.clear();
    };
    // Numbers end where a separator stands, or a letter: "0501234567 / 0559876543", "0501234567 أم محمد".
    const std::string plain = latin_digits(text);
    bool is_word = false;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const char c = plain[at];
        const bool is_number = (c >= '0' && c <= '9') || c == '+';
        const bool is_between = c == ' ' || c == '-' || c == '(' || c == ')' || c == '.';
        if (c == '/' || c == ',' || c == ';' || c == '|' || c == '\n') {
            finish();
            is_word = false;
        } else if (is_between) {
            piece += c;
        } else {
            if (is_number == is_word && !trimmed(piece).empty()) finish();
            is_word = !is_number;
            piece += c;
        }
    }
    finish();
    return phones;
}

Address address_from(std::string_view text) {
    Address address;
    std::vector<std::string_view> parts;
    constexpr std::string_view arabic_comma = "،";
    while (!text.empty()) {
        const std::size_t end = std::min({text.find_first_of(",;\n"), text.find(arabic_comma), text.size()});
        if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
        const bool is_arabic = text.substr(end).starts_with(arabic_comma);
        text.remove_prefix(std::min(text.size(), end + (is_arabic ? arabic_comma.size() : 1)));
    }
    const auto put = [](std::string& into, std::string_view words) {
        into += (into.empty() ? "" : "، ") + std::string(words);
    };
    std::vector<std::string_view> rest;
    for (std::string_view part : parts) {
        const std::size_t space = part.find_last_of(' ');
        std::string last = latin_digits(space == part.npos ? part : part.substr(space + 1));
        if (is_digits(last) && last.size() == 5 && address.postcode.empty()) {
            address.postcode = last;
            part = space == part.npos ? std::string_view{} : trimmed(part.substr(0, space));
        }
        if (part.empty()) continue;
        if (const Country country = country_from(part); country && parts.size() > 1 && address.country.empty())
            address.country = std::string(letters_of(country));
        else if (part.starts_with("حي ") || part.starts_with("حى ") || part.starts_with("الحي "))
            put(address.district, part);
        else
            rest.push_back(part);
    }
    if (rest.size() > 1) { // the city is what comes last
        address.city = std::string(rest.back());
        rest.pop_back();
    } else if (rest.size() == 1 &&
               (!address.district.empty() || !address.postcode.empty() || !address.country.empty())) {
        const bool is_street = rest[0].starts_with("شارع ") || rest[0].starts_with("طريق ");
        if (!is_street) {
            address.city = std::string(rest[0]);
            rest.clear();
        }
    }
    for (const std::string_view part : rest) put(address.street, part);
    return address;
}

} // namespace crm
