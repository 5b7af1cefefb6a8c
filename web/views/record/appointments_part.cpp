// The appointments of a customer, a lead or a deal: those to come, and those that were; and on an appointment's own
// page when it is, what came of it, and the file that takes it to another calendar.
#include <algorithm>

#include "core/queries/schedule.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_calendar.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/app.hpp"
#include "web/frame/appointment_card.hpp"
#include "web/frame/export_dialog.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t times_max = 5, shown_max = 200;

struct OpenAppointment {
    AppointmentCard card;
};

std::string when(const Context& ctx, const ScheduleItem& item) {
    std::string text = day_text(item.day, is_phone() ? ctx.brief() : ctx.reader);
    append_item(
        text, item.minute < 0 ? std::string(ctx.text(words::all_day_long)) : time_text(item.minute, ctx.reader.locale),
        ctx.language);
    return text;
}

void row_ui(Context& ctx, const ScheduleItem& item) {
    const FieldIx state = ctx.field("appointment", "state"), repeats = ctx.field("appointment", "recurrence");
    const std::string name = ctx.name(item.place), how = ctx.cell(item.place, state);
    std::string detail = when(ctx, item);
    if (const std::string rule = ctx.cell(item.place, repeats); !rule.empty()) detail += " · " + rule;
    const std::string_view key = ctx.tables.table(item.place.entity).columns[state].words(item.place.row);
    const Tone tone = choice_tone(ctx.schema.field(item.place.entity, state), key);
    if (list_row_ui(text_of(ctx.tables.id(item.place)), {.title = name,
                                                         .detail = detail,
                                                         .end_text = how,
                                                         .icon = Icon::appointment,
                                                         .icon_tone = tone,
                                                         .chip_tone = how.empty() ? std::nullopt : std::optional(tone)})
            .clicked)
        ctx.state<OpenAppointment>().card = card_of(ctx, item);
}

void rows_ui(Context& ctx, const std::vector<ScheduleItem>& items) {
    const auto past =
        std::ranges::find_if_not(items, [&](const ScheduleItem& item) { return is_to_come(item, ctx.reader.today); });
    for (auto item = items.begin(); item != items.end() && item < items.begin() + shown_max; ++item) {
        if (item == items.begin() && item != past) text_ui(ctx.text(words::appointments_to_come), styles::muted);
        if (item == past) text_ui(ctx.text(words::appointments_before), styles::muted);
        row_ui(ctx, *item);
    }
}

} // namespace

void appointments_part_ui(Context& ctx, Place customer) {
    const std::vector<ScheduleItem> items = appointments_of(ctx.tables, ctx.caches.relations, ctx.reader, customer);
    const std::string add = ctx.adding(ctx.entity("appointment"));
    if (items.empty()) {
        if (empty_state_ui({.icon = Icon::appointment,
                            .title = ctx.text(words::no_appointments_here),
                            .action = ctx.can_write() ? std::string_view(add) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("appointment", {for_customer(ctx, customer)});
        return;
    }
    if (button_ui(add, {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
        ctx.add("appointment", {for_customer(ctx, customer)});
    gap(4);
    rows_ui(ctx, items);
}

void appointments_card_ui(Context& ctx, Place deal) {
    if (begin_card_ui("appointments", {.title = ctx.schema.entity(ctx.entity("appointment")).plural.in(ctx.language),
                                       .icon = Icon::appointment,
                                       .action = ctx.can_write() ? ctx.text(words::add) : std::string_view()}))
        ctx.add("appointment", work_presets(ctx, deal));
    const std::vector<ScheduleItem> items = appointments_of(ctx.tables, ctx.caches.relations, ctx.reader, deal);
    if (items.empty()) text_ui(ctx.text(words::none), styles::muted);
    rows_ui(ctx, items);
    end_card_ui();
    gap(12);
}

void appointment_times_ui(Context& ctx, Place appointment) {
    begin_card_ui("times", {.title = ctx.text(words::appointment_when), .icon = Icon::appointment});
    for (const ScheduleItem& item : occurrences_of(ctx.tables, ctx.reader, appointment, ctx.reader.today, times_max)) {
        const std::string text = when(ctx, item);
        if (list_row_ui(std::to_string(item.day.days), {.title = text, .icon = Icon::appointment, .chevron = true})
                .clicked)
            ctx.state<OpenAppointment>().card = card_of(ctx, item);
    }
    gap(6);
    calendar_file_ui(ctx, appointment);
    end_card_ui();
    gap(12);
}

void calendar_file_ui(Context& ctx, Place place) {
    if (button_ui(ctx.text(words::appointment_ics), {.icon = Icon::download, .small = true}))
        ctx.later([id = ctx.tables.id(place)] {
            Context now = app().context();
            export_as_calendar(now, now.tables.find(id));
        });
    paragraph_ui(ctx.text(words::appointment_ics_help), styles::help);
}

void appointment_dialog_ui(Context& ctx) { appointment_card_ui(ctx, ctx.state<OpenAppointment>().card); }

} // namespace crm
