#include "web/frame/span_choice.hpp"

#include "core/text/dates.hpp"
#include "core/text/words_performance.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {
constexpr DateUnit units[] = {DateUnit::month, DateUnit::quarter, DateUnit::year};

std::string day_text(const Context& ctx, std::int64_t day) {
    return date_text({static_cast<std::int32_t>(day)}, {.locale = ctx.reader.locale, .form = DateForm::medium});
}
} // namespace

Days days_of(const SpanChoice& choice, const Reader& reader) {
    const DateUnit unit = units[choice.unit];
    const std::int32_t period = period_of(reader.today, unit, 0) + choice.away;
    return {first_day_of(period, unit, 0).days, first_day_of(period + 1, unit, 0).days - 1};
}

void span_choice_ui(Context& ctx, std::string_view name, SpanChoice& choice) {
    const TabItem segments[] = {{.label = ctx.text(words::performance_month)},
                                {.label = ctx.text(words::performance_quarter)},
                                {.label = ctx.text(words::performance_year)}};
    if (segmented_ui("unit", name, segments, choice.unit)) choice.away = 0;
    beside(12);
    if (icon_button_ui(Icon::chevron_left, ctx.text(words::performance_before))) --choice.away;
    beside(0);
    if (icon_button_ui(Icon::chevron_right, ctx.text(words::performance_after), {.disabled = choice.away >= 0}))
        ++choice.away;
    if (is_phone())
        gap(4);
    else
        beside(12);
    const Days days = days_of(choice, ctx.reader);
    text_ui(day_text(ctx, days.first) + " – " + day_text(ctx, days.last), styles::muted);
}

} // namespace crm
