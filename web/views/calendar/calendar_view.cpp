#include "web/views/calendar/calendar_view.hpp"

#include <algorithm>

#include "core/commands/appointments.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/yearly.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_calendar.hpp"
#include "core/text/words_home.hpp"
#include "web/frame/appointment_card.hpp"
#include "web/frame/reminders.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

struct CalendarState {
    AgendaView view{.span = is_phone() ? AgendaSpan::month : AgendaSpan::week};
    std::uint64_t revision = ~std::uint64_t{0};
    Locale locale{};
    Date from{}, to{-1};
    std::vector<ScheduleItem> items;      // of the window, by day
    std::vector<AgendaItem> shown;        // beside them
    std::optional<MoveAppointment> asked; // which of them moves?
    AppointmentCard card;
};

constexpr int window_days = 45; // to each side of the day that was asked for: a month's weeks and their neighbours

// The record and the day: an appointment that comes back stands on many.
std::uint64_t key_of(const Tables& tables, const ScheduleItem& item) {
    const Handle handle = tables.table(item.place.entity).handles[item.place.row];
    return std::uint64_t{static_cast<std::uint32_t>(item.day.days)} << 32 | handle;
}

std::string customer_of(const Context& ctx, const ScheduleItem& item) {
    const std::string_view entity = ctx.schema.entity(item.place.entity).key;
    const Table& table = ctx.tables.table(item.place.entity);
    for (const std::string_view key : {"person", "company"})
        if (const Place who = place_in(ctx.tables, table.columns[ctx.field(entity, key)], item.place.row))
            return ctx.name(who);
    return {};
}

std::string title_of(const Context& ctx, const ScheduleItem& item) {
    std::string title;
    switch (item.kind) {
    case ScheduleKind::birthday:
        title =
            std::string(ctx.schema.field(item.place.entity, ctx.field("person", "birthday")).label.in(ctx.language)) +
            " · " + ctx.name(item.place);
        break;
    case ScheduleKind::promise: title = ctx.cell(item.place, ctx.field("dealing", "next_step")); break;
    case ScheduleKind::deal_step: title = ctx.cell(item.place, ctx.field("deal", "next_step")); break;
    default: title = ctx.name(item.place);
    }
    if (item.kind != ScheduleKind::birthday) {
        const std::string who = customer_of(ctx, item);
        if (!who.empty()) title += (title.empty() ? "" : " · ") + who;
    }
    if (title.empty()) title = ctx.name(item.place);
    if (item.years > 0) title += " · " + ctx.counted(words::years, item.years);
    return title;
}

Tone tone_of(const ScheduleItem& item) {
    switch (item.kind) {
    case ScheduleKind::appointment: return item.is_done ? Tone::success : Tone::accent;
    case ScheduleKind::task: return Tone::info;
    case ScheduleKind::promise:
    case ScheduleKind::deal_step: return Tone::warning;
    case ScheduleKind::occasion:
    case ScheduleKind::birthday: return Tone::success;
    }
    return Tone::neutral;
}

// Keeps a window of days around the one that is asked for, until a record changes.
void keep_days(const Context& ctx, CalendarState& state, Date day) {
    const bool is_kept = state.revision == ctx.tables.revision() &&
                         state.locale.language == ctx.reader.locale.language &&
                         state.locale.digits == ctx.reader.locale.digits;
    if (is_kept && day >= state.from && day <= state.to) return;
    state.revision = ctx.tables.revision();
    state.locale = ctx.reader.locale;
    state.from = {day.days - window_days};
    state.to = {day.days + window_days};
    state.items = schedule(ctx.tables, ctx.reader, state.from, state.to);
    state.shown.clear();
    for (const ScheduleItem& item : state.items)
        state.shown.push_back({.key = key_of(ctx.tables, item),
                               .title = title_of(ctx, item),
                               .tone = tone_of(item),
                               .is_done = item.is_done,
                               .minute = item.minute,
                               .minutes = item.minutes});
}

std::span<const AgendaItem> items_of(const Context& ctx, CalendarState& state, Date day) {
    keep_days(ctx, state, day);
    const auto days = std::ranges::equal_range(state.items, day, {}, &ScheduleItem::day);
    return std::span(state.shown).subspan(static_cast<std::size_t>(days.begin() - state.items.begin()), days.size());
}

const ScheduleItem* item_with(const Context& ctx, const CalendarState& state, std::uint64_t key) {
    for (const ScheduleItem& item : state.items)
        if (key_of(ctx.tables, item) == key) return &item;
    return nullptr;
}

void open(Context& ctx, CalendarState& state, const ScheduleItem& item) {
    if (item.kind == ScheduleKind::appointment)
        state.card = card_of(ctx, item);
    else if (item.kind == ScheduleKind::task)
        ctx.edit(ctx.tables.id(item.place));
    else
        ctx.open(ctx.tables.id(item.place));
}

void add(Context& ctx, const AgendaAdd& add) {
    const int minute = add.at.minute >= 0 ? add.at.minute : 9 * 60;
    ctx.add("appointment", {{"starts_at", Value{moment_of({add.at.day, minute}, ctx.parsing.offset_minutes).ms}},
                            {"minutes", Value{std::int64_t{add.minutes > 0 ? add.minutes : 60}}}});
}

std::string_view day_field(ScheduleKind kind) {
    switch (kind) {
    case ScheduleKind::task: return "due";
    case ScheduleKind::promise: return "next_date";
    case ScheduleKind::deal_step: return "next_step_on";
    case ScheduleKind::birthday: return "birthday";
    default: return "date";
    }
}

// What has only a day moves by days; what returns every year keeps its year.
void move_day(Context& ctx, const ScheduleItem& item, Date to) {
    if (to == item.day) return;
    const std::string_view key = ctx.schema.entity(item.place.entity).key;
    const FieldIx field = ctx.field(key, day_field(item.kind));
    const Date stored{ctx.tables.table(item.place.entity).columns[field].code(item.place.row)};
    const Returns returns = YearlyField(ctx.tables, item.place.entity, field).of(item.place.row);
    const Date moved = returns == Returns::never ? to : moved_return(stored, returns == Returns::by_hijri_year, to);
    const RecordId id = ctx.tables.id(item.place);
    ctx.send(SaveRecord{.entity = item.place.entity, .id = id, .cells = {{field, Value{std::int64_t{moved.days}}, {}}}},
             say(kit_words::moved_to, ctx.name(id), day_text(to, ctx.brief())));
}

void move(Context& ctx, CalendarState& state, const ScheduleItem& item, const AgendaMove& carried) {
    if (item.kind != ScheduleKind::appointment) return move_day(ctx, item, carried.to.day);
    const auto times = appointment_times(ctx.tables, item.place.row, ctx.reader.offset_minutes);
    if (!times) return;
    // Carried by a later day of several, it moves by as many days.
    const Date day{item.first.days + carried.to.day.days - carried.from.day.days};
    const int minute = carried.to.minute >= 0 && item.minute >= 0 ? carried.to.minute : times->start.minute;
    const MoveAppointment move{.appointment = ctx.tables.id(item.place),
                               .day = item.first,
                               .to = moment_of({day, minute}, ctx.reader.offset_minutes),
                               .minutes = carried.minutes};
    if (item.repeats)
        state.asked = move;
    else
        ctx.send(move, std::string(ctx.text(words::said_moved)));
}

void question_ui(Context& ctx, CalendarState& state) {
    if (!state.asked) return;
    bool is_open = true;
    const auto answer = [&](bool is_only_this) {
        state.asked->is_only_this = is_only_this;
        ctx.send(*state.asked, std::string(ctx.text(words::said_moved)));
        is_open = false;
    };
    if (begin_dialog_ui("which moves",
                        {.title = ctx.text(words::move_which), .description = ctx.text(words::move_which_text)},
                        is_open)) {
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel), {.kind = ButtonKind::quiet})) is_open = false;
        beside(8);
        if (button_ui(ctx.text(words::all_of_them))) answer(false);
        beside(8);
        if (button_ui(ctx.text(words::only_this_one), {.kind = ButtonKind::primary})) answer(true);
        end_dialog_ui();
    }
    if (!is_open) state.asked.reset();
}

} // namespace

void calendar_view_ui(Context& ctx) {
    CalendarState& state = ctx.state<CalendarState>();
    const float margin = px(is_phone() ? 12 : 24);
    set_cursor({cursor().x + margin, cursor().y + px(18)});
    begin_box(width_left() - margin);
    heading_ui(ctx.text(words::calendar_screen), 1);
    const std::string add_label = ctx.adding(ctx.entity("appointment"));
    const std::string_view all_label = ctx.text(words::all_appointments);
    const ButtonSpec all_spec{.kind = ButtonKind::quiet, .small = true}, add_spec{.kind = ButtonKind::primary,
                                                                                  .icon = Icon::plus,
                                                                                  .small = true,
                                                                                  .disabled = !ctx.can_write(),
                                                                                  .shortcut = "N"};
    beside(12);
    const float bell = offers_notices() ? px(is_phone() ? 44 : 40) : 0;
    at_end(bell + button_width(all_label, all_spec) + px(8) + button_width(add_label, add_spec));
    if (bell > 0) {
        offer_notices_ui(ctx);
        beside(8);
    }
    if (button_ui(all_label, all_spec)) ctx.open_list("appointment");
    beside(8);
    if (button_ui(add_label, add_spec)) add(ctx, {.at = {state.view.day.value_or(ctx.parsing.today), all_day}});
    gap(8);
    const CountryInfo* country = find_country(ctx.reader.country);
    const WorkingDay work = working_day(ctx.reader.country);
    const bool can_change = ctx.can_write();
    const AgendaResult result = agenda_ui("calendar",
                                          {.label = ctx.text(words::calendar_screen),
                                           .today = ctx.parsing.today,
                                           .first_weekday = country ? country->first_day : 0,
                                           .weekend = country ? country->weekend : 1U << 5 | 1U << 6,
                                           .items = [&](Date day) { return items_of(ctx, state, day); },
                                           .can_move = can_change,
                                           .add = can_change ? ctx.text(words::add) : std::string_view(),
                                           .has_times = true,
                                           .has_list = true,
                                           .can_stretch = true,
                                           .now = ctx.parsing.minute_of_day,
                                           .work_begins = work.begins,
                                           .work_ends = work.ends},
                                          state.view);
    end_box();
    if (result.add) add(ctx, *result.add);
    if (result.opened)
        if (const ScheduleItem* item = item_with(ctx, state, *result.opened)) open(ctx, state, *item);
    if (result.moved)
        if (const ScheduleItem* item = item_with(ctx, state, result.moved->key)) move(ctx, state, *item, *result.moved);
    appointment_card_ui(ctx, state.card);
    question_ui(ctx, state);
}

} // namespace crm
