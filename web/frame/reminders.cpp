#include "web/frame/reminders.hpp"

#include <algorithm>
#include <set>

#include "core/queries/known_fields.hpp"
#include "core/queries/schedule.hpp"
#include "core/text/dates.hpp"
#include "web/frame/app.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/loop.hpp"

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

void tell(const Context& ctx, const Due& due) {
    const DateTime local = local_of(due.starts, ctx.reader.offset_minutes);
    const std::string when = time_text(local.minute, ctx.reader.locale) + " (" +
                             relative_moment_text(due.starts, ctx.now, ctx.reader.offset_minutes, ctx.reader.locale) +
                             ")";
    show_toast({.text = ctx.name(due.appointment) + " · " + when,
                .action = std::string(ctx.text(words::open)),
                .on_action =
                    [id = due.appointment] {
                        app().intents.push_back([id] { app().go({.screen = Screen::record, .record = id}); });
                        platform::request_frames();
                    },
                .tone = Tone::accent,
                .seconds = 0});
}

} // namespace

void remind(Context& ctx) {
    const Table& table = ctx.tables.table(ctx.entity("appointment"));
    if (table.live_count == 0) return;
    Reminders& state = ctx.state<Reminders>();
    if (state.revision != table.revision || state.day != ctx.reader.today) {
        state.revision = table.revision;
        state.day = ctx.reader.today;
        look_ahead(ctx, state);
    }
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

} // namespace crm
