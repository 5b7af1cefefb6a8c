// What happened with a customer: by event (one timeline of everything) and by channel.
#include <algorithm>

#include "core/entities/common.hpp"
#include "core/queries/related.hpp"
#include "core/queries/timeline.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

bool no_dealings_ui(Context& ctx, Place customer) {
    if (empty_state_ui({.icon = Icon::chat,
                        .title = ctx.text(words::no_dealings),
                        .text = ctx.text(words::no_dealings_text),
                        .action = ctx.can_write() ? ctx.text(words::add) : std::string_view(),
                        .action_icon = Icon::plus}) == EmptyStateAnswer::action)
        ctx.log_dealing(ctx.tables.id(customer));
    return true;
}

struct EventText { // one event as the timeline shows it
    std::string title, text, time, actor;
    Icon icon = Icon::none;
    Tone tone = Tone::neutral;
};

std::string words_at(const Context& ctx, Place place, std::string_view field) {
    return ctx.cell(place, ctx.schema.field(place.entity, field));
}

// A row has little room: the day alone, and the year only when it is another one.
std::string short_day(const Context& ctx, Moment at) {
    const Date day = date_of(at, ctx.reader.offset_minutes);
    const bool is_this_year = civil_of(day).year == civil_of(ctx.reader.today).year;
    return date_text(day, {.locale = ctx.reader.locale, .form = is_this_year ? DateForm::day_month : DateForm::medium});
}

// How it stands now, then what it comes to or its number: words first, for the line is read from their side.
void take_standing(const Context& ctx, Place place, EventText& event, std::string_view state, std::string_view more) {
    const FieldIx field = ctx.schema.field(place.entity, state);
    event.text = ctx.cell(place, field);
    if (const std::string text = words_at(ctx, place, more); !text.empty())
        event.text += (event.text.empty() ? "" : " · ") + text;
    const Column& column = ctx.tables.table(place.entity).columns[field];
    if (column.field().type == FieldType::choice) event.tone = choice_tone(column.field(), column.words(place.row));
}

EventText text_of_event(const Context& ctx, Place place, Moment at, bool has_time) {
    EventText event;
    const EntityDef& entity = ctx.schema.entity(place.entity);
    event.icon = icon_of(entity.key);
    const Reader reader = is_phone() ? ctx.brief() : ctx.reader;
    event.time = has_time ? moment_text(at, reader) : day_text(date_of(at, reader.offset_minutes), reader);
    event.title = ctx.name(place);
    if (const std::string_view kind = entity.label.in(ctx.language); !event.title.starts_with(kind))
        event.title = std::string(kind) + ": " + event.title;
    if (entity.key == "dealing") {
        const FieldIx channel = ctx.schema.field(place.entity, "channel");
        const std::string_view key = ctx.tables.table(place.entity).columns[channel].words(place.row);
        event.icon = icon_of_channel(key);
        event.tone = choice_tone(ctx.schema.field(place.entity, channel), key);
        event.title = ctx.cell(place, channel);
        for (const std::string_view more : {"direction", "reason", "outcome"})
            if (const std::string text = words_at(ctx, place, more); !text.empty()) event.title += " · " + text;
        event.text = words_at(ctx, place, "points");
        if (const std::string request = words_at(ctx, place, "request"); !request.empty())
            event.text += (event.text.empty() ? "" : "\n") + request;
        if (const std::string next = words_at(ctx, place, "next_step"); !next.empty())
            event.text += (event.text.empty() ? "← " : "\n← ") + next;
        event.actor = words_at(ctx, place, "agent");
    } else if (entity.key == "attendance") {
        event.tone = Tone::accent;
        event.title = entity.label.in(ctx.language);
        event.text = words_at(ctx, place, "purpose");
    } else if (entity.key == "order") {
        event.tone = Tone::success;
        event.text = words_at(ctx, place, "total");
    } else if (entity.key == "deal") {
        take_standing(ctx, place, event, "stage", "amount");
    } else if (entity.key == "quote" || entity.key == "invoice") {
        take_standing(ctx, place, event, "state", "total");
    } else if (entity.key == "ticket") {
        take_standing(ctx, place, event, "state", "number");
        event.actor = words_at(ctx, place, "owner");
    } else if (entity.key == "payment") {
        const FieldIx direction = ctx.schema.field(place.entity, "direction");
        const bool is_back = ctx.tables.table(place.entity).columns[direction].words(place.row) == "paid_back";
        event.tone = is_back ? Tone::warning : Tone::success;
        event.text = words_at(ctx, place, "amount");
        if (const std::string method = words_at(ctx, place, "method"); !method.empty()) event.text += " · " + method;
        if (is_back) event.text += " · " + words_at(ctx, place, "direction");
    } else if (entity.key == "note") {
        event.title = entity.label.in(ctx.language);
        event.text = words_at(ctx, place, "text");
        event.actor = words_at(ctx, place, "author");
    }
    return event;
}

// What there is more to see of than a form shows.
bool has_page_of_note(const Context& ctx, Place place) {
    static constexpr std::string_view kinds[] = {"order", "deal", "quote", "invoice", "ticket"};
    return std::ranges::contains(kinds, ctx.schema.entity(place.entity).key);
}

} // namespace

void dealings_by_event_ui(Context& ctx, Place customer) {
    const std::vector<TimelineItem> items = timeline(ctx.tables, ctx.caches.relations, customer, ctx.reader);
    if (items.empty()) return void(no_dealings_ui(ctx, customer));
    std::size_t i = 0;
    begin_timeline_ui(ctx.schema.entity(ctx.entity("dealing")).plural.in(ctx.language));
    for (const TimelineItem& item : items) {
        if (++i > 200) break;
        const EventText event = text_of_event(ctx, item.place, item.at, item.has_time);
        const RecordId id = ctx.tables.id(item.place);
        if (timeline_item_ui(text_of(id), {.icon = event.icon,
                                           .tone = event.tone,
                                           .title = event.title,
                                           .text = event.text,
                                           .time = event.time,
                                           .actor = event.actor,
                                           .last = i == items.size(),
                                           .can_click = item.place != customer}))
            has_page_of_note(ctx, item.place) ? ctx.open(id) : ctx.edit(id);
    }
    end_timeline_ui();
}

void dealings_by_channel_ui(Context& ctx, Place customer) {
    const std::vector<ChannelSummary> summaries = by_channel(ctx.tables, ctx.caches.relations, customer);
    if (summaries.empty()) return void(no_dealings_ui(ctx, customer));
    const EntityIx dealing = ctx.entity("dealing");
    for (const ChannelSummary& summary : summaries) {
        const IdScope scope{summary.channel};
        const FieldDef& field = ctx.schema.field(dealing, ctx.schema.field(dealing, "channel"));
        begin_card_ui("channel", {.title = choice_label(field, summary.channel, ctx.language),
                                  .icon = icon_of_channel(summary.channel)});
        text_ui(ctx.counted(words::times, summary.count) + " · " + std::string(ctx.text(words::last_time)) + ": " +
                    moment_text(summary.last, ctx.brief()),
                styles::muted);
        constexpr std::size_t shown_max = 20;
        std::size_t shown = 0;
        begin_timeline_ui(choice_label(field, summary.channel, ctx.language));
        for (const Row row : summary.dealings) {
            if (++shown > shown_max) break;
            const Place place{dealing, row};
            const Moment at{ctx.tables.table(dealing).columns[ctx.schema.field(dealing, "at")].number(row)};
            EventText event = text_of_event(ctx, place, at, true);
            const std::string channel = ctx.cell(place, ctx.schema.field(dealing, "channel")) + " · ";
            if (event.title.starts_with(channel)) event.title.erase(0, channel.size()); // the card says it
            const bool is_last = shown == std::min<std::size_t>(summary.dealings.size(), shown_max);
            if (timeline_item_ui(text_of(ctx.tables.id(place)), {.icon = event.icon,
                                                                 .tone = event.tone,
                                                                 .title = event.title,
                                                                 .text = event.text,
                                                                 .time = short_day(ctx, at),
                                                                 .actor = event.actor,
                                                                 .last = is_last,
                                                                 .can_click = true}))
                ctx.edit(ctx.tables.id(place));
        }
        end_timeline_ui();
        end_card_ui();
        gap(12);
    }
}

} // namespace crm
