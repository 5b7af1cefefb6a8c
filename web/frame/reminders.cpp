#include "web/frame/reminders.hpp"

#include <algorithm>
#include <set>
#include <utility>

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
    Moment at{}, until{}; // when to remind, and until when it is worth telling
    RecordId record{};    // an appointment, which begins at `until`; or a task
    bool is_task = false;
    bool operator==(const Due&) const = default;
    auto operator<=>(const Due&) const = default;
};

struct Reminders {
    std::pair<std::uint64_t, std::uint64_t> revision{~std::uint64_t{0}, 0}; // of appointments and of tasks
    Date day{};
    std::vector<Due> coming; // of the next days, the soonest first
    std::set<Due> told;      // of this visit
    Language language{};     // as the device's notices were planned
    bool is_planned = false; // they were: it may show them
    std::int64_t wakes_at = 0;
};

constexpr int days_ahead = 15; // the longest reminder is two weeks

void add_appointments(const Context& ctx, Reminders& state) {
    const Column& minutes = known_column(ctx.tables, "appointment", "reminder_minutes");
    for (const ScheduleItem& item :
         schedule(ctx.tables, ctx.reader, ctx.reader.today, {ctx.reader.today.days + days_ahead})) {
        const bool is_timed = item.kind == ScheduleKind::appointment && item.minute >= 0 && !item.is_done;
        if (!is_timed || minutes.number(item.place.row) == missing_number) continue;
        const Moment starts = moment_of({item.day, item.minute}, ctx.reader.offset_minutes);
        state.coming.push_back(
            {{starts.ms - minutes.number(item.place.row) * 60'000}, starts, ctx.tables.id(item.place)});
    }
}

// A task is told of until its reminder's day is over; from its own day on Home lists it.
void add_tasks(const Context& ctx, Reminders& state) {
    const EntityIx entity = ctx.entity("task");
    const Table& table = ctx.tables.table(entity);
    const Column &remind = known_column(ctx.tables, "task", "remind_at"),
                 &done = known_column(ctx.tables, "task", "done_at");
    const int offset = ctx.reader.offset_minutes;
    const std::int64_t first = moment_of({ctx.reader.today, 0}, offset).ms,
                       last = moment_of({{ctx.reader.today.days + days_ahead}, 0}, offset).ms;
    for (Row row = 0; row < table.rows(); ++row) {
        const std::int64_t at = remind.number(row);
        if (at == missing_number || at < first || at >= last || done.has(row) || !table.is_live(row)) continue;
        const Date day = local_of(Moment{at}, offset).date;
        state.coming.push_back({{at}, moment_of({{day.days + 1}, 0}, offset), ctx.tables.id({entity, row}), true});
    }
}

void look_ahead(const Context& ctx, Reminders& state) {
    state.coming.clear();
    add_appointments(ctx, state);
    add_tasks(ctx, state);
    std::ranges::sort(state.coming);
}

void open_record(RecordId id) {
    app().intents.push_back([id] { app().go({.screen = Screen::record, .record = id}); });
    platform::request_frames();
}

// What a task's reminder says after its name: its day, where it has one.
std::string due_text(const Context& ctx, RecordId task) {
    return ctx.tables.find(task) ? cell_text(ctx.tables, ctx.tables.find(task), ctx.field("task", "due"), ctx.brief())
                                 : std::string();
}

void tell(const Context& ctx, const Due& due) {
    std::string when;
    if (due.is_task) {
        when = due_text(ctx, due.record);
    } else {
        const DateTime local = local_of(due.until, ctx.reader.offset_minutes);
        when = time_text(local.minute, ctx.reader.locale) + " (" +
               relative_moment_text(due.until, ctx.now, ctx.reader.offset_minutes, ctx.reader.locale) + ")";
    }
    show_toast({.text = ctx.name(due.record) + (when.empty() ? "" : " · " + when),
                .action = std::string(ctx.text(words::open)),
                .on_action = [id = due.record] { open_record(id); },
                .tone = Tone::accent,
                .seconds = 0});
}

// A notice is called after its record and when it ends to matter: "3-17@1795300000000".
void plan_notices(const Context& ctx, const Reminders& state) {
    std::vector<platform::PlannedNotice> notices;
    for (const Due& due : state.coming) {
        if (due.until <= ctx.now) continue;
        const DateTime local = local_of(due.until, ctx.reader.offset_minutes);
        notices.push_back({.id = text_of(due.record) + '@' + std::to_string(due.until.ms),
                           .at = due.at,
                           .until = due.until,
                           .title = ctx.name(due.record),
                           .text = due.is_task ? due_text(ctx, due.record)
                                               : day_text(local.date, ctx.brief()) + " · " +
                                                     time_text(local.minute, ctx.reader.locale)});
    }
    platform::plan_notices(notices);
    platform::on_notice_pressed([](std::string_view pressed) {
        if (const auto id = id_from(pressed.substr(0, pressed.find('@')))) open_record(*id);
    });
}

} // namespace

void remind(Context& ctx) {
    const Table &appointments = ctx.tables.table(ctx.entity("appointment")),
                &tasks = ctx.tables.table(ctx.entity("task"));
    if (appointments.live_count + tasks.live_count == 0) return;
    Reminders& state = ctx.state<Reminders>();
    const std::pair revision{appointments.revision, tasks.revision};
    const bool is_new = state.revision != revision || state.day != ctx.reader.today;
    if (is_new) {
        state.revision = revision;
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
        if (due.until > ctx.now && state.told.insert(due).second) tell(ctx, due);
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
