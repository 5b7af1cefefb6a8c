#include "web/frame/reminders.hpp"

#include <algorithm>
#include <set>

#include "core/queries/known_fields.hpp"
#include "core/queries/schedule.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_calendar.hpp"
#include "web/frame/app.hpp"
#include "web/kit/button.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/notices.hpp"

namespace crm {

namespace {

struct Due {
    Moment at{}, starts{}; // when to remind, and of what begins then
    RecordId appointment{};
    bool operator==(const Due&) const = default;
    auto operator<=>(const Due&) const = default;
};

struct Reminders {
    std::uint64_t revision = ~std::uint64_t{0};
    Date day{};
    std::vector<Due> coming; // of the next days, the soonest first
    std::set<Due> told;      // of this visit
    Language language{};     // as the device's notices were planned
    bool is_planned = false; // they were: it may show them
    std::int64_t wakes_at = 0;
};

constexpr int days_ahead = 15; // the longest reminder is two weeks

void look_ahead(const Context& ctx, Reminders& state) {
    const Column& minutes = known_column(ctx.tables, "appointment", "reminder_minutes");
    state.coming.clear();
    for (const ScheduleItem& item :
         schedule(ctx.tables, ctx.reader, ctx.reader.today, {ctx.reader.today.days + days_ahead})) {
        const bool is_timed = item.kind == ScheduleKind::appointment && item.minute >= 0 && !item.is_done;
        if (!is_timed || minutes.number(item.place.row) == missing_number) continue;
        const Moment starts = moment_of({item.day, item.minute}, ctx.reader.offset_minutes);
        state.coming.push_back(
            {{starts.ms - minutes.number(item.place.row) * 60'000}, starts, ctx.tables.id(item.place)});
    }
    std::ranges::sort(state.coming);
}

void open_appointment(RecordId id) {
    app().intents.push_back([id] { app().go({.screen = Screen::record, .record = id}); });
    platform::request_frames();
}

void tell(const Context& ctx, const Due& due) {
    const DateTime local = local_of(due.starts, ctx.reader.offset_minutes);
    const std::string when = time_text(local.minute, ctx.reader.locale) + " (" +
                             relative_moment_text(due.starts, ctx.now, ctx.reader.offset_minutes, ctx.reader.locale) +
                             ")";
    show_toast({.text = ctx.name(due.appointment) + " · " + when,
                .action = std::string(ctx.text(words::open)),
                .on_action = [id = due.appointment] { open_appointment(id); },
                .tone = Tone::accent,
                .seconds = 0});
}

// A notice is called after its appointment and when that begins: "3-17@1795300000000".
void plan_notices(const Context& ctx, const Reminders& state) {
    std::vector<platform::PlannedNotice> notices;
    for (const Due& due : state.coming) {
        if (due.starts <= ctx.now) continue;
        const DateTime local = local_of(due.starts, ctx.reader.offset_minutes);
        notices.push_back(
            {.id = text_of(due.appointment) + '@' + std::to_string(due.starts.ms),
             .at = due.at,
             .until = due.starts,
             .title = ctx.name(due.appointment),
             .text = day_text(local.date, ctx.brief()) + " · " + time_text(local.minute, ctx.reader.locale)});
    }
    platform::plan_notices(notices);
    platform::on_notice_pressed([](std::string_view pressed) {
        if (const auto id = id_from(pressed.substr(0, pressed.find('@')))) open_appointment(*id);
    });
}

} // namespace

void remind(Context& ctx) {
    const Table& table = ctx.tables.table(ctx.entity("appointment"));
    if (table.live_count == 0) return;
    Reminders& state = ctx.state<Reminders>();
    const bool is_new = state.revision != table.revision || state.day != ctx.reader.today;
    if (is_new) {
        state.revision = table.revision;
        state.day = ctx.reader.today;
        look_ahead(ctx, state);
    }
    const bool may_plan = platform::notice_permission() == platform::NoticePermission::granted;
    if (may_plan && (is_new || !state.is_planned || state.language != ctx.language)) {
        state.language = ctx.language;
        plan_notices(ctx, state);
    }
    state.is_planned = may_plan;
    for (const Due& due : state.coming) {
        if (due.at > ctx.now) {
            const std::int64_t wait = std::min<std::int64_t>(due.at.ms - ctx.now.ms, 3'600'000);
            if (state.wakes_at <= ctx.now.ms || state.wakes_at > ctx.now.ms + wait) {
                state.wakes_at = ctx.now.ms + wait;
                platform::wake_in_ms(static_cast<int>(wait) + 20);
            }
            break;
        }
        if (due.starts > ctx.now && state.told.insert(due).second) tell(ctx, due);
    }
}

bool offers_notices() { return platform::notice_permission() != platform::NoticePermission::granted; }

void offer_notices_ui(Context& ctx) {
    if (!icon_button_ui(Icon::bell, ctx.text(words::notify_me), {.kind = ButtonKind::quiet, .small = true})) return;
    const platform::NoticePermission permission = platform::notice_permission();
    if (permission == platform::NoticePermission::undecided) return platform::ask_for_notices();
    show_toast(
        {.text = std::string(ctx.text(permission == platform::NoticePermission::refused ? words::notices_refused
                                                                                        : words::notices_impossible)),
         .tone = Tone::warning,
         .seconds = 0});
}

} // namespace crm
