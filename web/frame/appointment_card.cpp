#include "web/frame/appointment_card.hpp"

#include <algorithm>
#include <array>

#include "core/commands/appointments.hpp"
#include "core/queries/known_fields.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_calendar.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

std::string when(const Context& ctx, const AppointmentCard& card) {
    std::string text = day_text(card.day, ctx.reader);
    if (card.minute < 0) {
        append_item(text, ctx.text(words::all_day_long), ctx.language);
        return text;
    }
    append_item(text, time_text(card.minute, ctx.reader.locale), ctx.language);
    if (card.minutes > 0 && card.minute + card.minutes < 24 * 60)
        text += " – " + time_text(card.minute + card.minutes, ctx.reader.locale);
    return text;
}

void facts_ui(Context& ctx, Place place) {
    for (const std::string_view key : {"person", "company", "lead", "participants", "place", "recurrence", "owner",
                                       "deal", "travel_minutes", "reminder_minutes", "state", "outcome", "remarks"}) {
        const FieldIx field = ctx.field("appointment", key);
        const std::string text = ctx.cell(place, field);
        if (text.empty()) continue;
        const bool is_link = key == "person" || key == "company" || key == "lead" || key == "deal";
        const IdScope scope{key};
        if (key_value_ui(ctx.schema.field(place.entity, field).label.in(ctx.language), text, {.link = is_link})
                .clicked) {
            const Place to = place_in(ctx.tables, ctx.tables.table(place.entity).columns[field], place.row);
            if (to) ctx.open(ctx.tables.id(to));
        }
    }
}

bool has_customer(const Context& ctx, Place place) {
    const Table& table = ctx.tables.table(place.entity);
    return std::ranges::any_of(std::array{"person", "company", "lead"}, [&](std::string_view key) {
        return table.columns[ctx.field("appointment", key)].has(place.row);
    });
}

void record(Context& ctx, AppointmentCard& card, std::string_view state, const BothNames& said) {
    ctx.send(RecordOutcome{card.appointment, card.day, std::string(state), card.outcome}, std::string(ctx.text(said)));
    card.is_open = false;
}

} // namespace

AppointmentCard card_of(const Context& ctx, const ScheduleItem& item) {
    AppointmentCard card{.is_open = true,
                         .appointment = ctx.tables.id(item.place),
                         .day = item.first,
                         .minute = item.minute,
                         .minutes = item.minutes,
                         .repeats = item.repeats};
    if (const auto times = appointment_times(ctx.tables, item.place.row, ctx.reader.offset_minutes))
        if (!times->is_all_day) card.minute = times->start.minute;
    return card;
}

void appointment_card_ui(Context& ctx, AppointmentCard& card) {
    const Place place = ctx.tables.find(card.appointment);
    if (!card.is_open || !place || !ctx.tables.is_live(card.appointment)) return void(card.is_open = false);
    const std::string title = ctx.name(place), at = when(ctx, card);
    if (!begin_dialog_ui("appointment", {.title = title, .description = at, .width = 560}, card.is_open)) return;
    facts_ui(ctx, place);
    if (ctx.can_write()) {
        gap(8);
        long_text_ui("outcome", {.label = ctx.text(words::outcome_words)}, card.outcome, 2);
        gap(8);
        if (button_ui(ctx.text(words::was_held), {.kind = ButtonKind::primary, .icon = Icon::check, .small = true}))
            record(ctx, card, "held", has_customer(ctx, place) ? words::said_held : words::said_held_alone);
        beside(8);
        if (button_ui(ctx.text(words::was_missed), {.small = true})) record(ctx, card, "missed", words::said_missed);
        beside(8);
        if (button_ui(ctx.text(card.repeats ? words::leave_out_this : words::cancel_appointment),
                      {.kind = ButtonKind::quiet, .small = true})) {
            ctx.send(SkipAppointment{card.appointment, card.day}, std::string(ctx.text(words::said_cancelled)));
            card.is_open = false;
        }
    }
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::open), {.kind = ButtonKind::quiet})) {
        ctx.open(card.appointment);
        card.is_open = false;
    }
    beside(8);
    if (ctx.can_write() && button_ui(ctx.text(words::edit), {.icon = Icon::edit})) {
        ctx.edit(card.appointment);
        card.is_open = false;
    }
    end_dialog_ui();
}

} // namespace crm
