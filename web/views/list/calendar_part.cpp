// A list as a calendar: every record on the day that one of its fields names. Moving it changes that one cell; a point
// in time keeps its time of day.
#include <algorithm>

#include "core/text/country.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_list.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/list/layouts.hpp"

namespace crm {

namespace {

struct OnDay {
    std::int32_t day = 0;
    std::int64_t at = 0; // for the order within the day
    Row row = 0;
};

struct CalendarDays { // the list's records by day, kept until the list changes
    std::uint64_t version = 0;
    FieldIx by = no_field;
    std::vector<OnDay> days;
    AgendaView view;
};

const std::vector<OnDay>& days_of(const ListPart& part, CalendarDays& kept) {
    if (kept.version == part.result.version && kept.by == part.by) return kept.days;
    kept.version = part.result.version;
    kept.by = part.by;
    kept.days.clear();
    const Column& column = part.ctx.tables.table(part.entity).columns[part.by];
    const bool is_moment = column.field().type == FieldType::moment;
    for (const Row row : part.result.rows) {
        if (!column.has(row)) continue;
        const std::int64_t at = is_moment ? column.number(row) : column.code(row); // a date is kept as its day
        const Date day =
            is_moment ? date_of(Moment{at}, part.ctx.parsing.offset_minutes) : Date{static_cast<std::int32_t>(at)};
        kept.days.push_back({day.days, at, row});
    }
    std::ranges::stable_sort(kept.days, {}, [](const OnDay& one) { return std::pair(one.day, one.at); });
    return kept.days;
}

// The choice that colours a record: the first one its lists show.
FieldIx tone_field(const Schema& schema, EntityIx entity) {
    FieldIx found = no_field;
    int order = 1000;
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) {
        const FieldDef& field = schema.field(entity, ix);
        const bool has_tones =
            std::ranges::any_of(field.choices, [](const auto& c) { return c.tone != Tone::neutral; });
        if (has_tones && !is_several(field) && field.list_order > 0 && field.list_order < order)
            order = field.list_order, found = ix;
    }
    return found;
}

AgendaItem item_of(const Context& ctx, EntityIx entity, const OnDay& one, bool is_moment, FieldIx tone, FieldIx done) {
    const Table& table = ctx.tables.table(entity);
    AgendaItem item{.key = table.handles[one.row],
                    .title = display_name(ctx.tables, Place{entity, one.row}, ctx.brief())};
    if (is_moment) {
        const DateTime local = local_of(Moment{one.at}, ctx.parsing.offset_minutes);
        item.time = time_text(local.minute, ctx.reader.locale);
    }
    if (tone != no_field && table.columns[tone].has(one.row))
        item.tone = choice_tone(ctx.schema.field(entity, tone), table.columns[tone].words(one.row));
    item.is_done = done != no_field && table.columns[done].has(one.row);
    return item;
}

void load_options(ListState& state, AgendaView& view) {
    view.span = state.options["span"] == "week"  ? AgendaSpan::week
                : state.options["span"] == "day" ? AgendaSpan::day
                                                 : AgendaSpan::month;
    view.hijri_first = state.options["months"] == "hijri";
}

void keep_options(ListState& state, const AgendaView& view) {
    state.options["span"] = view.span == AgendaSpan::week ? "week" : view.span == AgendaSpan::day ? "day" : "";
    state.options["months"] = view.hijri_first ? "hijri" : "";
}

} // namespace

void calendar_part_ui(ListPart& part) {
    Context& ctx = part.ctx;
    const FieldDef& field = ctx.schema.field(part.entity, part.by);
    const bool is_moment = field.type == FieldType::moment;
    CalendarDays& kept = ctx.state<CalendarDays>();
    const std::vector<OnDay>& days = days_of(part, kept);
    load_options(part.state, kept.view);
    const FieldIx tone = tone_field(ctx.schema, part.entity), done = ctx.schema.field(part.entity, "done_at");
    const CountryInfo* country = find_country(ctx.reader.country);
    const bool can_change = ctx.can_write() && !field.read_only;
    const AgendaResult result =
        agenda_ui("calendar",
                  {.label = ctx.schema.entity(part.entity).plural.in(ctx.language),
                   .today = ctx.parsing.today,
                   .first_weekday = country ? country->first_day : 0,
                   .weekend = country ? country->weekend : 1u << 5 | 1u << 6,
                   .items =
                       [&](Date day, std::vector<AgendaItem>& out) {
                           for (const OnDay& one : std::ranges::equal_range(days, day.days, {}, &OnDay::day))
                               out.push_back(item_of(ctx, part.entity, one, is_moment, tone, done));
                       },
                   .can_move = can_change,
                   .add = can_change ? ctx.text(words::add) : std::string_view()},
                  kept.view);
    const auto id_of_key = [&](std::uint64_t key) { return ctx.tables.directory().id(static_cast<Handle>(key)); };
    if (result.view_changed) {
        keep_options(part.state, kept.view);
        part.view_changed = true;
    }
    if (result.opened) ctx.open(id_of_key(*result.opened));
    if (result.add) {
        const std::int64_t noon = moment_of({*result.add, 12 * 60}, ctx.parsing.offset_minutes).ms;
        const Value value = is_moment ? Value{noon} : Value{std::int64_t{result.add->days}};
        ctx.add(ctx.schema.entity(part.entity).key, {{field.key, value}});
    }
    if (result.moved) {
        const RecordId id = id_of_key(result.moved->key);
        const std::int64_t by = result.moved->to.days - result.moved->from.days;
        const Value before = ctx.tables.value(id, part.by);
        if (const auto* at = std::get_if<std::int64_t>(&before)) {
            const Value value{*at + by * (is_moment ? 86400000 : 1)};
            ctx.send(SaveRecord{.entity = part.entity, .id = id, .cells = {{part.by, value, {}}}},
                     say(kit_words::moved_to, ctx.name(id), day_text(result.moved->to, ctx.brief())));
        }
    }
}

} // namespace crm
