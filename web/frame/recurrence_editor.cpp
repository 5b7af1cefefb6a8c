#include "web/frame/recurrence_editor.hpp"

#include <algorithm>

#include "core/text/dates.hpp"
#include "core/text/recurrence.hpp"
#include "core/text/words_calendar.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct Typing { // the day as it is being typed, of the rule that it last made
    std::string rule, until;
};

constexpr Recurrence usual[] = {{.frequency = Frequency::daily},
                                {.frequency = Frequency::weekly},
                                {.frequency = Frequency::weekly, .interval = 2},
                                {.frequency = Frequency::monthly},
                                {.frequency = Frequency::yearly}};

bool is_same_step(const Recurrence& a, const Recurrence& b) {
    return a.frequency == b.frequency && a.interval == b.interval;
}
// What the choices below can say: days of the week by name alone, and an end.
bool is_simple(const Recurrence& rule) {
    const bool is_named = std::ranges::all_of(rule.by_day, [](const NthWeekday& day) { return day.nth == 0; });
    const bool is_weekly = rule.frequency == Frequency::weekly;
    return rule.by_month.empty() && rule.by_month_day.empty() && rule.by_position.empty() && rule.count == 0 &&
           is_named && (is_weekly || rule.by_day.empty()) &&
           std::ranges::any_of(usual, [&](const Recurrence& each) { return is_same_step(each, rule); });
}

DateStyle style_of(const Context& ctx) { return {.locale = ctx.reader.locale}; }

FieldResult step_ui(Context& ctx, std::string_view id, const FieldSpec& spec, std::optional<Recurrence>& rule) {
    std::vector<std::string> labels{std::string(ctx.text(words::does_not_repeat))};
    int index = 0;
    for (const Recurrence& each : usual) {
        if (rule && is_simple(*rule) && is_same_step(each, *rule)) index = static_cast<int>(labels.size());
        labels.push_back(recurrence_sentence(each, style_of(ctx)));
    }
    if (rule && index == 0) {
        index = static_cast<int>(labels.size());
        labels.push_back(recurrence_sentence(*rule, style_of(ctx)));
    }
    std::vector<ChoiceOption> options;
    options.reserve(labels.size());
    for (const std::string& label : labels) options.push_back({.label = label});
    const int before = index;
    FieldResult result = choice_ui(id, spec, options, index);
    if (!result.changed || index == before) return result;
    if (index <= 0) {
        rule.reset();
    } else if (static_cast<std::size_t>(index) <= std::size(usual)) {
        const auto until = rule ? rule->until : std::nullopt;
        rule = usual[index - 1];
        rule->until = until;
    }
    return result;
}

FieldResult weekdays_ui(Context& ctx, Recurrence& rule) {
    const CountryInfo* country = find_country(ctx.reader.country);
    const int first = country ? country->first_day : 0;
    std::vector<ChoiceOption> options;
    std::vector<int> chosen;
    for (int i = 0; i < 7; ++i) {
        const int weekday = (first + i) % 7;
        options.push_back({.label = weekday_name(weekday, ctx.language)});
        if (std::ranges::contains(rule.by_day, weekday, &NthWeekday::weekday)) chosen.push_back(i);
    }
    FieldResult result = choices_ui("weekdays", {.label = ctx.text(words::on_which_days)}, options, chosen);
    if (!result.changed) return result;
    std::ranges::sort(chosen);
    rule.by_day.clear();
    for (const int i : chosen) rule.by_day.push_back({0, (first + i) % 7});
    rule.first_weekday = rule.interval > 1 ? first : 1;
    return result;
}

FieldResult until_ui(Context& ctx, Typing& typing, Recurrence& rule) {
    const CountryInfo* country = find_country(ctx.reader.country);
    std::optional<Date> day;
    if (const auto read = date_from(typing.until, ctx.parsing.today)) day = *read;
    FieldResult result =
        date_ui("until",
                {.label = ctx.text(words::repeats_until),
                 .help = ctx.text(words::repeats_until_help),
                 .error = typing.until.empty() || day ? std::string_view() : ctx.text(sentence(Reason::not_a_date))},
                typing.until,
                {.today = ctx.parsing.today,
                 .first_weekday = country ? country->first_day : 0,
                 .weekend = country ? country->weekend : 1U << 5 | 1U << 6});
    if (!result.changed) return result;
    const auto read = date_from(typing.until, ctx.parsing.today);
    rule.until = read ? std::optional(RecurrenceEnd{*read}) : std::nullopt;
    return result;
}

} // namespace

FieldResult recurrence_editor_ui(Context& ctx, std::string_view id, const FieldSpec& spec, std::string& rule_words) {
    Typing& typing = ctx.state<Typing>();
    std::optional<Recurrence> rule;
    if (const auto read = recurrence_from(rule_words, ctx.reader.offset_minutes)) rule = *read;
    if (typing.rule != rule_words)
        typing = {rule_words, rule && rule->until ? date_text(rule->until->day, style_of(ctx)) : std::string()};
    const IdScope scope{id};
    FieldResult all = step_ui(ctx, "step", spec, rule);
    const auto take = [&](const FieldResult& one) {
        all.changed |= one.changed;
        all.committed |= one.committed;
        all.cancelled |= one.cancelled;
    };
    if (rule && rule->frequency == Frequency::weekly && is_simple(*rule)) take(weekdays_ui(ctx, *rule));
    if (rule && is_simple(*rule)) take(until_ui(ctx, typing, *rule));
    if (all.changed) typing.rule = rule_words = rule ? rule_text(*rule) : std::string();
    return all;
}

} // namespace crm
