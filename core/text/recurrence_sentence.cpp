// A rule of recurrence as a sentence: how often, on which days, how long.
#include <algorithm>

#include "core/text/numbers.hpp"
#include "core/text/recurrence.hpp"
#include "core/text/words_recurrence.hpp"

namespace crm {

namespace {

struct Speaker {
    const DateStyle& style;

    Language language() const { return style.locale.language; }
    std::string_view say(const BothNames& words) const { return words.in(language()); }
    std::string number(int n) const { return number_text(n, {.digits = style.locale.digits, .is_grouped = false}); }

    // "the second Tuesday", "آخر جمعة"; past the fifth by number.
    std::string nth(const NthWeekday& day) const {
        std::string name(weekday_name(day.weekday, language()));
        const std::string whole = name;
        if (constexpr std::string_view article = "ال"; name.starts_with(article)) name.erase(0, article.size());
        if (day.nth >= 1 && day.nth <= 5) return std::string(say(words::nth_words[day.nth - 1])) + name;
        if (day.nth == -1) return std::string(say(words::last_word)) + name;
        std::string out = whole + " " + std::string(say(words::number_word)) + number(day.nth < 0 ? -day.nth : day.nth);
        if (day.nth < 0) out += " " + std::string(say(words::from_the_end));
        return out;
    }
    std::string counted_from_end(int n) const {
        return n > 0 ? number(n) : number(-n) + " " + std::string(say(words::from_the_end));
    }
    // "الأحد والثلاثاء والخميس", "Sunday, Tuesday and Thursday"
    template <class List, class Name> std::string list(const List& all, Name name) const {
        std::string out;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool is_joined = i + 1 == all.size() || language() == Language::ar;
            if (i > 0) out += is_joined ? say(words::and_word) : std::string_view(", ");
            out += name(all[i]);
        }
        return out;
    }
};

void append_part(std::string& out, std::string_view part) {
    if (!out.empty()) out += ' ';
    out += part;
}

void append_days(std::string& out, const Recurrence& rule, const Speaker& speaker) {
    if (!rule.by_month_day.empty()) {
        if (rule.by_month_day.size() == 1 && rule.by_month_day[0] == -1) {
            append_part(out, speaker.say(words::on_last_day));
        } else {
            append_part(out, speaker.say(rule.by_month_day.size() == 1 ? words::on_month_day : words::on_month_days));
            out += speaker.list(rule.by_month_day, [&](int day) { return speaker.counted_from_end(day); });
        }
    }
    if (rule.by_day.empty()) return;
    const bool is_plain = std::ranges::all_of(rule.by_day, [](const NthWeekday& day) { return day.nth == 0; });
    if (is_plain) {
        const auto form = plural_of(static_cast<std::int64_t>(rule.by_day.size()), speaker.language());
        append_part(out, words::on_weekdays.in(speaker.language()).form(form));
        out += speaker.list(rule.by_day,
                            [&](const NthWeekday& day) { return weekday_name(day.weekday, speaker.language()); });
    } else {
        append_part(out, speaker.say(words::on_one_day));
        out += speaker.list(rule.by_day, [&](const NthWeekday& day) {
            return day.nth != 0 ? speaker.nth(day) : std::string(weekday_name(day.weekday, speaker.language()));
        });
    }
}

} // namespace

std::string recurrence_sentence(const Recurrence& rule, const DateStyle& style) {
    constexpr const BothPlurals* every[] = {&words::every_days, &words::every_weeks, &words::every_months,
                                            &words::every_years};
    const Speaker speaker{style};
    const Language language = speaker.language();
    std::string out = counted_text(*every[static_cast<int>(rule.frequency)], rule.interval, style.locale);
    append_days(out, rule, speaker);
    if (!rule.by_month.empty()) {
        append_part(out, speaker.say(words::in_months));
        out += speaker.list(
            rule.by_month, [&](int month) { return month_name(static_cast<unsigned>(month), language, style.months); });
    }
    const std::string_view comma = language == Language::ar ? "، " : ", ";
    if (!rule.by_position.empty()) {
        out += comma;
        out += speaker.say(words::only_these);
        out += speaker.list(rule.by_position, [&](int position) {
            return position == -1 ? std::string(speaker.say(words::the_last_of_all))
                                  : std::string(speaker.say(words::number_word)) + speaker.counted_from_end(position);
        });
    }
    if (rule.count > 0) {
        out += comma;
        out += counted_text(words::times_in_all, rule.count, style.locale);
    }
    if (rule.until) {
        out += comma;
        out += speaker.say(words::until_day);
        append_date(out, rule.until->day, style);
    }
    return out;
}

} // namespace crm
