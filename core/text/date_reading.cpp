// Reading dates as people type them. The text is folded, cut into numbers and words, and then looked at as a whole:
// first the time of day is taken out, then relative expressions are tried ("بعد 3 أيام"), then the days of a calendar.
#include <array>

#include "core/text/dates.hpp"
#include "core/text/fold.hpp"
#include "core/text/hijri.hpp"
#include "core/text/tokens.hpp"

namespace crm {
namespace {

struct Piece { // a run of digits, a run of letters, or one other character
    enum Kind : std::uint8_t { number, word, mark } kind = mark;
    std::string_view text;
    int value = 0; // of a number
};

constexpr std::size_t pieces_max = 24;

struct Pieces {
    std::array<Piece, pieces_max> items{};
    std::size_t count = 0;

    const Piece* at(std::size_t i) const { return i < count ? &items[i] : nullptr; }
    bool is_number(std::size_t i) const { return i < count && items[i].kind == Piece::number; }
    bool is_word(std::size_t i) const { return i < count && items[i].kind == Piece::word; }
    bool is_mark(std::size_t i, char c) const {
        return i < count && items[i].kind == Piece::mark && items[i].text[0] == c;
    }
    void erase(std::size_t from, std::size_t size) {
        for (std::size_t i = from; i + size < count; ++i) items[i] = items[i + size];
        count -= size;
    }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
    for (std::string_view item : list)
        if (item == word) return true;
    return false;
}

// None when there are more pieces than any date has, or a number no date holds.
std::optional<Pieces> pieces_of(std::string_view text) {
    Pieces pieces;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        Piece piece;
        if (is_digit(text[at])) {
            piece.kind = Piece::number;
            for (; at < text.size() && is_digit(text[at]); ++at) {
                if (at - start >= 8) return {};
                piece.value = piece.value * 10 + (text[at] - '0');
            }
        } else if (std::size_t next = at; is_word_character(next_code_point(text, next))) {
            piece.kind = Piece::word;
            do at = next;
            while (at < text.size() && !is_digit(text[at]) && is_word_character(next_code_point(text, next)));
        } else {
            at = next;
        }
        piece.text = text.substr(start, at - start);
        if (piece.text == " ") continue;
        if (pieces.count == pieces_max) return {};
        pieces.items[pieces.count++] = piece;
    }
    return pieces;
}

// ---- time of day

enum class Half : std::uint8_t { none, morning, evening, noon };

Half half_of(std::string_view word) {
    if (is_one_of(word, {"ص", "صباحا", "صباح", "الصباح", "فجرا", "الفجر", "am"})) return Half::morning;
    if (is_one_of(word, {"م", "مساء", "المساء", "مساءا", "عصرا", "العصر", "ليلا", "pm"})) return Half::evening;
    if (is_one_of(word, {"ظهرا", "الظهر", "noon"})) return Half::noon;
    return Half::none;
}

std::optional<int> minute_of(int hour, int minute, Half half) {
    if (hour > 24 || minute > 59 || (hour == 24 && minute > 0)) return {};
    if (half == Half::none) return hour % 24 * 60 + minute;
    if (hour > 12 || hour == 0) return {};
    const bool is_evening = half == Half::evening || (half == Half::noon && (hour == 12 || hour <= 4));
    return (hour % 12 + (is_evening ? 12 : 0)) * 60 + minute;
}

struct TimeOfDay {
    enum Kind : std::uint8_t { absent, wrong, found } kind = absent;
    int minute = 0;
};

// Takes "15:30", "3:30:00 pm", "3 م" with a leading "الساعة" or "at" out of the pieces. A lone number before م is a
// time only when nothing but it is there or an hour can be meant; "2026 م" is a year.
TimeOfDay take_time(Pieces& pieces) {
    for (std::size_t i = 0; i < pieces.count; ++i) {
        if (!pieces.is_number(i)) continue;
        const bool has_minutes = pieces.is_mark(i + 1, ':') && pieces.is_number(i + 2);
        std::size_t end = has_minutes ? i + 3 : i + 1;
        if (has_minutes && pieces.is_mark(end, ':') && pieces.is_number(end + 1)) {
            end += 2;
            if (pieces.is_mark(end, '.') && pieces.is_number(end + 1)) end += 2; // milliseconds of a machine
        }
        Half half = pieces.is_word(end) ? half_of(pieces.at(end)->text) : Half::none;
        std::size_t half_size = half != Half::none;
        if (half == Half::none && pieces.is_word(end) && pieces.is_mark(end + 1, '.') &&
            is_one_of(pieces.at(end)->text, {"a", "p"}) && pieces.is_word(end + 2) && pieces.at(end + 2)->text == "m") {
            half = pieces.at(end)->text == "p" ? Half::evening : Half::morning;
            half_size = pieces.is_mark(end + 3, '.') ? 4 : 3;
        }
        const bool is_announced =
            i > 0 && pieces.is_word(i - 1) && is_one_of(pieces.at(i - 1)->text, {"الساعه", "ساعه", "at"});
        const bool is_hour =
            (half != Half::none || is_announced) && pieces.at(i)->value <= 24 && pieces.at(i)->text.size() <= 2;
        if (!has_minutes && !is_hour) continue;
        const auto minute = minute_of(pieces.at(i)->value, has_minutes ? pieces.at(i + 2)->value : 0, half);
        end += half_size;
        if (half == Half::none && pieces.is_word(end) && pieces.at(end)->text == "z") ++end; // the Z of ISO 8601
        std::size_t start = is_announced ? i - 1 : i;
        if (start > 0 && pieces.is_word(start - 1) && is_one_of(pieces.at(start - 1)->text, {"t", "في"})) --start;
        pieces.erase(start, end - start);
        return {minute ? TimeOfDay::found : TimeOfDay::wrong, minute.value_or(0)};
    }
    return {};
}

// ---- "in three days"

enum class Unit : std::uint8_t { none, minute, hour, day, week, month, year };

struct Amount {
    Unit unit = Unit::none;
    int count = 1; // a word that says its own number: يومين
};

Amount amount_of(std::string_view word) {
    if (is_one_of(word, {"يوم", "يوما", "ايام", "day", "days", "d"})) return {Unit::day};
    if (is_one_of(word, {"يومين", "يومان"})) return {Unit::day, 2};
    if (is_one_of(word, {"اسبوع", "اسبوعا", "اسابيع", "week", "weeks", "w"})) return {Unit::week};
    if (is_one_of(word, {"اسبوعين", "اسبوعان", "fortnight"})) return {Unit::week, 2};
    if (is_one_of(word, {"شهر", "شهرا", "اشهر", "شهور", "month", "months", "mo"})) return {Unit::month};
    if (is_one_of(word, {"شهرين", "شهران"})) return {Unit::month, 2};
    if (is_one_of(word, {"سنه", "سنوات", "سنين", "عام", "عاما", "اعوام", "year", "years", "y"})) return {Unit::year};
    if (is_one_of(word, {"سنتين", "سنتان", "عامين", "عامان"})) return {Unit::year, 2};
    if (is_one_of(word, {"ساعه", "ساعات", "hour", "hours", "h", "hr", "hrs"})) return {Unit::hour};
    if (is_one_of(word, {"ساعتين", "ساعتان"})) return {Unit::hour, 2};
    if (is_one_of(word, {"دقيقه", "دقايق", "دقائق", "minute", "minutes", "min", "mins"})) return {Unit::minute};
    if (is_one_of(word, {"دقيقتين", "دقيقتان"})) return {Unit::minute, 2};
    return {};
}

struct Step { // how far from now
    Unit unit = Unit::day;
    int count = 0;
};

std::optional<Step> signed_step(const Pieces& pieces) { // "+3", "-2w"
    const bool is_plus = pieces.is_mark(0, '+');
    if ((!is_plus && !pieces.is_mark(0, '-')) || !pieces.is_number(1) || pieces.at(1)->value > 9999) return {};
    const Amount amount = pieces.is_word(2) ? amount_of(pieces.at(2)->text) : Amount{Unit::day};
    if (amount.unit == Unit::none || pieces.count > (pieces.is_word(2) ? 3u : 2u)) return {};
    return Step{amount.unit, is_plus ? pieces.at(1)->value : -pieces.at(1)->value};
}

std::optional<Step> named_step(const Pieces& pieces) {
    std::string words;
    for (std::size_t i = 0; i < pieces.count; ++i) {
        if (!pieces.is_word(i)) return {};
        if (i > 0) words += ' ';
        words += pieces.at(i)->text;
    }
    if (is_one_of(words, {"اليوم", "الان", "today", "now"})) return Step{Unit::day, 0};
    if (is_one_of(words, {"غدا", "غد", "بكره", "بكرا", "باكر", "tomorrow"})) return Step{Unit::day, 1};
    if (is_one_of(words, {"بعد غد", "بعد غدا", "بعد بكره", "بعد بكرا", "day after tomorrow", "the day after tomorrow"}))
        return Step{Unit::day, 2};
    if (is_one_of(words, {"امس", "البارحه", "مبارح", "امبارح", "yesterday"})) return Step{Unit::day, -1};
    if (is_one_of(words, {"اول امس", "قبل امس", "day before yesterday", "the day before yesterday"}))
        return Step{Unit::day, -2};
    if (is_one_of(words, {"الاسبوع القادم", "الاسبوع المقبل", "الاسبوع الجاي", "next week"}))
        return Step{Unit::week, 1};
    if (is_one_of(words, {"الاسبوع الماضي", "الاسبوع الفايت", "last week"})) return Step{Unit::week, -1};
    if (is_one_of(words, {"الشهر القادم", "الشهر المقبل", "الشهر الجاي", "next month"})) return Step{Unit::month, 1};
    if (is_one_of(words, {"الشهر الماضي", "الشهر الفايت", "last month"})) return Step{Unit::month, -1};
    if (is_one_of(words, {"السنه القادمه", "العام القادم", "العام المقبل", "next year"})) return Step{Unit::year, 1};
    if (is_one_of(words, {"السنه الماضيه", "العام الماضي", "last year"})) return Step{Unit::year, -1};
    return {};
}

// "بعد 3 أيام", "قبل يومين", "in a week", "3 days ago", "3 days".
std::optional<Step> counted_step(const Pieces& pieces) {
    int direction = 0, number = -1;
    Amount amount;
    for (std::size_t i = 0; i < pieces.count; ++i) {
        const Piece& piece = *pieces.at(i);
        if (piece.kind == Piece::number) {
            if (number >= 0 || piece.value > 9999) return {};
            number = piece.value;
        } else if (piece.kind != Piece::word) {
            return {};
        } else if (is_one_of(piece.text, {"بعد", "خلال", "in", "within", "after"})) {
            direction += i == 0 ? 1 : 100;
        } else if (is_one_of(piece.text, {"قبل", "منذ", "ago", "before"})) {
            direction += direction == 0 ? -1 : 100;
        } else if (is_one_of(piece.text, {"a", "an", "one", "واحد", "واحده", "من", "الان", "from", "now"})) {
            continue;
        } else if (amount.unit == Unit::none && (amount = amount_of(piece.text)).unit != Unit::none) {
            continue;
        } else {
            return {};
        }
    }
    if (amount.unit == Unit::none || direction > 1) return {};
    if (direction == 0 && number < 0) return {}; // "يوم" alone says nothing
    if (number >= 0 && amount.count == 2) return {};
    return Step{amount.unit, (number >= 0 ? number : amount.count) * (direction < 0 ? -1 : 1)};
}

std::optional<Step> step_of(const Pieces& pieces) {
    if (pieces.count == 0) return {};
    if (const auto step = signed_step(pieces)) return step;
    if (const auto step = named_step(pieces)) return step;
    return counted_step(pieces);
}

Date moved(Date date, Step step) {
    switch (step.unit) {
    case Unit::week: return {date.days + 7 * step.count};
    case Unit::month: return add_months(date, step.count);
    case Unit::year: return add_months(date, 12 * step.count);
    case Unit::day: return {date.days + step.count};
    default: return date;
    }
}

DateTime moved(DateTime now, Step step) {
    if (step.unit != Unit::hour && step.unit != Unit::minute) return {moved(now.date, step), now.minute};
    const int minute = now.minute + step.count * (step.unit == Unit::hour ? 60 : 1);
    const int days = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440;
    return {{now.date.days + days}, minute - days * 1440};
}

// "الأحد", "next Sunday": the next such day after today; "last Sunday" the one before.
std::optional<Date> weekday_date(const Pieces& pieces, Date today) {
    int weekday = -1;
    bool is_past = false;
    for (std::size_t i = 0; i < pieces.count; ++i) {
        if (!pieces.is_word(i)) return {};
        const std::string_view word = pieces.at(i)->text;
        if (const auto day = weekday_from(word); day && weekday < 0)
            weekday = *day;
        else if (is_one_of(word, {"الماضي", "الماضيه", "الفايت", "last"}))
            is_past = true;
        else if (!is_one_of(word, {"يوم", "القادم", "القادمه", "المقبل", "المقبله", "الجاي", "next", "this", "on"}))
            return {};
    }
    if (weekday < 0) return {};
    const int ahead = (weekday - weekday_of(today) + 6) % 7 + 1;
    return Date{today.days + (is_past ? (ahead == 7 ? -7 : ahead - 7) : ahead)};
}

// ---- days of a calendar

struct Written { // what is left when words that say nothing are gone: up to three numbers and at most one month
    Piece numbers[3];
    std::size_t number_count = 0;
    std::size_t month_place = 0; // how many numbers stand before the month's name
    std::string month_words;
    bool is_hijri = false, is_gregorian = false;
};

std::optional<Written> written_of(const Pieces& pieces) {
    Written written;
    for (std::size_t i = 0; i < pieces.count; ++i) {
        const Piece& piece = *pieces.at(i);
        if (piece.kind == Piece::number) {
            if (written.number_count == 3) return {};
            written.numbers[written.number_count++] = piece;
        } else if (piece.kind == Piece::mark) {
            if (std::string_view("-/.,،'").find(piece.text) == std::string_view::npos) return {};
        } else if (is_one_of(piece.text, {"ه", "هجري", "هجريه", "ah", "h"}) && written.number_count > 0) {
            written.is_hijri = true;
        } else if (is_one_of(piece.text, {"م", "ميلادي", "ميلاديه", "ad", "ce"}) && written.number_count > 0) {
            written.is_gregorian = true;
        } else if (is_one_of(piece.text,
                             {"st", "nd", "rd", "th", "of", "the", "من", "شهر", "يوم", "عام", "سنه", "لعام", "لسنه"})) {
            continue;
        } else if (i == 0 && pieces.count > 1 && weekday_from(piece.text) && !month_from(piece.text)) {
            continue; // a weekday before a full date is decoration
        } else {
            if (!written.month_words.empty()) {
                if (written.month_place != written.number_count) return {};
                written.month_words += ' ';
            }
            written.month_place = written.number_count;
            written.month_words += piece.text;
        }
    }
    if (written.number_count == 0 || (written.is_hijri && written.is_gregorian)) return {};
    return written;
}

struct YearMonthDay {
    int year = -1; // -1: not said
    int month = 0, day = 0;
    bool has_short_year = false;
};

bool is_year(const Piece& number) { return number.text.size() >= 3; }

std::optional<YearMonthDay> with_named_month(const Written& written, int month) {
    YearMonthDay date{.month = month};
    if (written.number_count > 2) return {};
    const Piece &first = written.numbers[0], &second = written.numbers[1];
    if (written.number_count == 1) { // "21 نوفمبر"; "نوفمبر 2026" is no day
        if (is_year(first)) return {};
        date.day = first.value;
        return date;
    }
    const bool is_year_first = is_year(first);
    if (is_year_first && is_year(second)) return {};
    date.day = is_year_first ? second.value : first.value;
    const Piece& year = is_year_first ? first : second;
    date.year = year.value;
    date.has_short_year = !is_year(year);
    return date;
}

std::optional<YearMonthDay> all_numbers(const Written& written, DateOrder order) {
    YearMonthDay date;
    const Piece* numbers = written.numbers;
    if (written.number_count == 1) { // 20261121
        if (numbers[0].text.size() != 8) return {};
        return YearMonthDay{numbers[0].value / 10000, numbers[0].value / 100 % 100, numbers[0].value % 100};
    }
    if (written.number_count == 3 && is_year(numbers[0])) {
        if (is_year(numbers[1]) || is_year(numbers[2])) return {};
        return YearMonthDay{numbers[0].value, numbers[1].value, numbers[2].value};
    }
    if (is_year(numbers[0]) || is_year(numbers[1])) return {};
    const bool is_month_first =
        order == DateOrder::month_first ? numbers[0].value <= 12 : numbers[1].value > 12 && numbers[0].value <= 12;
    date.day = numbers[is_month_first].value;
    date.month = numbers[!is_month_first].value;
    if (written.number_count == 2) return date;
    date.year = numbers[2].value;
    date.has_short_year = !is_year(numbers[2]);
    return date;
}

// "26" is 2026 and "85" is 1985: at most twenty years ahead.
int whole_year(int short_year, int this_year) {
    const int century = this_year / 100 * 100;
    const int year = century + short_year;
    return year > this_year + 20 ? year - 100 : year;
}

Result<Date, DateProblem> hijri_date(YearMonthDay date, Date today) {
    const auto now = hijri_of(today);
    if (date.year < 0 || date.has_short_year) {
        if (!now) return Unexpected{DateProblem::hijri_out_of_range};
        date.year = date.year < 0 ? now->year : whole_year(date.year, now->year);
    }
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return Unexpected{DateProblem::no_such_day};
    const auto month = static_cast<unsigned>(date.month);
    if (hijri_days_in_month(date.year, month) == 0) return Unexpected{DateProblem::hijri_out_of_range};
    const auto result = date_of(HijriDate{date.year, month, static_cast<unsigned>(date.day)});
    if (!result) return Unexpected{DateProblem::no_such_day};
    return *result;
}

Result<Date, DateProblem> gregorian_date(YearMonthDay date, Date today) {
    const int this_year = civil_of(today).year;
    if (date.year < 0) date.year = this_year;
    if (date.has_short_year) date.year = whole_year(date.year, this_year);
    if (date.month < 1 || date.day < 1) return Unexpected{DateProblem::no_such_day};
    const CivilDate civil{date.year, static_cast<unsigned>(date.month), static_cast<unsigned>(date.day)};
    if (!is_valid(civil)) return Unexpected{DateProblem::no_such_day};
    return date_of(civil);
}

Result<Date, DateProblem> calendar_date(const Pieces& pieces, Date today, DateOrder order) {
    const auto written = written_of(pieces);
    if (!written) return Unexpected{DateProblem::not_a_date};
    const auto month =
        written->month_words.empty() ? std::optional<MonthInCalendar>{} : month_from(written->month_words);
    if (!month && !written->month_words.empty()) return Unexpected{DateProblem::not_a_date};
    const auto date = month ? with_named_month(*written, static_cast<int>(month->month)) : all_numbers(*written, order);
    if (!date) return Unexpected{DateProblem::not_a_date};
    if (month && month->calendar == Calendar::hijri) {
        if (written->is_gregorian) return Unexpected{DateProblem::not_a_date};
        return hijri_date(*date, today);
    }
    const bool is_hijri_year = date->year >= 1300 && date->year <= 1600 && !month && !written->is_gregorian;
    if (written->is_hijri && month) return Unexpected{DateProblem::not_a_date}; // "21 نوفمبر 1447هـ"
    return written->is_hijri || is_hijri_year ? hijri_date(*date, today) : gregorian_date(*date, today);
}

} // namespace

std::optional<int> time_from(std::string_view text) {
    const std::string form = folded(text);
    auto pieces = pieces_of(form);
    if (!pieces) return {};
    const TimeOfDay time = take_time(*pieces);
    if (time.kind != TimeOfDay::found || pieces->count > 0) return {};
    return time.minute;
}

Result<Date, DateProblem> date_from(std::string_view text, Date today, DateOrder order) {
    const std::string form = folded(text);
    const auto pieces = pieces_of(form);
    if (!pieces) return Unexpected{DateProblem::not_a_date};
    if (const auto step = step_of(*pieces)) {
        if (step->unit == Unit::hour || step->unit == Unit::minute) return Unexpected{DateProblem::not_a_date};
        return moved(today, *step);
    }
    if (const auto date = weekday_date(*pieces, today)) return *date;
    return calendar_date(*pieces, today, order);
}

Result<DateTime, DateProblem> date_time_from(std::string_view text, DateTime now, DateOrder order) {
    const std::string form = folded(text);
    auto pieces = pieces_of(form);
    if (!pieces || pieces->count == 0) return Unexpected{DateProblem::not_a_date};
    if (const auto step = step_of(*pieces)) return moved(now, *step);
    const TimeOfDay time = take_time(*pieces);
    if (time.kind == TimeOfDay::wrong) return Unexpected{DateProblem::no_such_time};
    while (pieces->is_mark(0, ',') || pieces->is_mark(0, '-')) pieces->erase(0, 1);
    if (pieces->count > 0 && pieces->is_mark(pieces->count - 1, ',')) --pieces->count;
    if (pieces->count == 0) return DateTime{now.date, time.minute};
    DateTime result{.minute = time.minute};
    if (const auto step = step_of(*pieces)) {
        result.date = moved(now.date, *step);
    } else if (const auto weekday = weekday_date(*pieces, now.date)) {
        result.date = *weekday;
    } else {
        const auto date = calendar_date(*pieces, now.date, order);
        if (!date) return Unexpected{date.error()};
        result.date = *date;
    }
    return result;
}

} // namespace crm
