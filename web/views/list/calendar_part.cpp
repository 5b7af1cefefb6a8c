// A list as a calendar: every record on the day that one of its fields names. Moving it changes that one cell; a point
// in time keeps its time of day.
#include <algorithm>
#include <map>

#include "core/queries/known_fields.hpp"
#include "core/queries/yearly.hpp"
#include "core/text/country.hpp"
#include "core/text/dates.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_home.hpp"
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
    std::uint64_t version = 0, revision = 0;
    FieldIx by = no_field;
    Locale locale{};
    int offset_minutes = 0;
    std::vector<OnDay> once;
    YearlyDays yearly;
    std::map<std::int32_t, std::vector<AgendaItem>> items; // of the days somebody has looked at
    AgendaView view;
};

// Names and colours change with any record, days only with the list's own; what returns goes by a second field.
bool are_days_kept(const ListPart& part, CalendarDays& kept, bool can_return) {
    const Locale locale = part.ctx.reader.locale;
    const std::uint64_t revision = part.ctx.tables.revision();
    const int offset = part.ctx.parsing.offset_minutes;
    const bool is_same_zone = kept.offset_minutes == offset, is_same_revision = kept.revision == revision;
    const bool has_days =
        kept.version == part.result.version && kept.by == part.by && is_same_zone && (is_same_revision || !can_return);
    const bool has_items =
        has_days && is_same_revision && kept.locale.language == locale.language && kept.locale.digits == locale.digits;
    if (!has_items) kept.items.clear();
    kept.version = part.result.version;
    kept.revision = revision;
    kept.by = part.by;
    kept.locale = locale;
    kept.offset_minutes = offset;
    return has_days;
}

void keep_days(const ListPart& part, CalendarDays& kept) {
    const YearlyField yearly(part.ctx.tables, part.entity, part.by);
    if (are_days_kept(part, kept, yearly.any())) return;
    kept.once.clear();
    kept.yearly.clear();
    const Column& column = part.ctx.tables.table(part.entity).columns[part.by];
    const bool is_moment = column.field().type == FieldType::moment;
    for (const Row row : part.result.rows) {
        if (!column.has(row)) continue;
        const std::int64_t at = is_moment ? column.number(row) : column.code(row); // a date is kept as its day
        const Date day =
            is_moment ? date_of(Moment{at}, part.ctx.parsing.offset_minutes) : Date{static_cast<std::int32_t>(at)};
        const Returns returns = yearly.any() ? yearly.of(row) : Returns::never;
        if (returns == Returns::never)
            kept.once.push_back({day.days, at, row});
        else
            kept.yearly.add(row, day, returns);
    }
    std::ranges::stable_sort(kept.once, {}, [](const OnDay& one) { return std::pair(one.day, one.at); });
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

// How a record of this kind is shown: found once, used for every item.
struct ItemFields {
    FieldIx tone = no_field, done = no_field, minutes = no_field;
    bool is_moment = false;
};

ItemFields item_fields(const ListPart& part) {
    const Schema& schema = part.ctx.schema;
    ItemFields fields{.tone = tone_field(schema, part.entity),
                      .done = schema.field(part.entity, "done_at"),
                      .is_moment = schema.field(part.entity, part.by).type == FieldType::moment};
    const FieldIx minutes = schema.field(part.entity, "minutes");
    const bool is_length = minutes != no_field && schema.field(part.entity, minutes).type == FieldType::integer;
    if (is_length && fields.is_moment && !schema.field(part.entity, part.by).read_only) fields.minutes = minutes;
    return fields;
}

// A dealing's own name says its day, which the calendar says; here its customer is asked for.
std::string title_of(const Context& ctx, Place place) {
    if (ctx.schema.entity(place.entity).key != "dealing") return display_name(ctx.tables, place, ctx.brief());
    const Table& table = ctx.tables.table(place.entity);
    std::string title;
    for (const std::string_view key : {"person", "company"})
        if (const Place who = place_in(ctx.tables, table.columns[ctx.field("dealing", key)], place.row);
            who && title.empty())
            title = ctx.name(who) + " · ";
    return title + ctx.cell(place, ctx.field("dealing", "channel"));
}

AgendaItem item_of(const Context& ctx, EntityIx entity, Row row, const ItemFields& fields) {
    const Table& table = ctx.tables.table(entity);
    AgendaItem item{.key = table.handles[row], .title = title_of(ctx, {entity, row})};
    if (fields.tone != no_field && table.columns[fields.tone].has(row))
        item.tone = choice_tone(ctx.schema.field(entity, fields.tone), table.columns[fields.tone].words(row));
    item.is_done = fields.done != no_field && table.columns[fields.done].has(row);
    if (fields.minutes != no_field && table.columns[fields.minutes].has(row))
        item.minutes = static_cast<int>(table.columns[fields.minutes].number(row));
    return item;
}

std::span<const AgendaItem> items_of(const ListPart& part, CalendarDays& kept, const ItemFields& fields, Date day) {
    const auto known = kept.items.find(day.days);
    if (known != kept.items.end()) return known->second;
    std::vector<AgendaItem>& items = kept.items[day.days];
    std::vector<YearlyDays::Return> returns;
    kept.yearly.append_on(day, returns);
    for (const YearlyDays::Return& one : returns) {
        AgendaItem item = item_of(part.ctx, part.entity, one.row, fields);
        if (one.years > 0) item.title += " · " + part.ctx.counted(words::years, one.years);
        items.push_back(std::move(item));
    }
    for (const OnDay& one : std::ranges::equal_range(kept.once, day.days, {}, &OnDay::day)) {
        AgendaItem item = item_of(part.ctx, part.entity, one.row, fields);
        // Midnight is what a date without a time becomes.
        const int minute = fields.is_moment ? local_of(Moment{one.at}, part.ctx.parsing.offset_minutes).minute : 0;
        if (minute > 0) item.minute = minute;
        items.push_back(std::move(item));
    }
    return items;
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

void add_at(ListPart& part, const AgendaAdd& add, const ItemFields& fields) {
    Context& ctx = part.ctx;
    const int minute = add.at.minute >= 0 ? add.at.minute : 12 * 60;
    const Value at = fields.is_moment ? Value{moment_of({add.at.day, minute}, ctx.parsing.offset_minutes).ms}
                                      : Value{std::int64_t{add.at.day.days}};
    std::vector<Preset> presets{{ctx.schema.field(part.entity, part.by).key, at}};
    if (add.minutes > 0 && fields.minutes != no_field)
        presets.push_back({ctx.schema.field(part.entity, fields.minutes).key, Value{std::int64_t{add.minutes}}});
    ctx.add(ctx.schema.entity(part.entity).key, std::move(presets));
}

// A day moves by whole days; a point in time by what it was carried; what returns every year keeps its year.
Value moved_value(const ListPart& part, Row row, std::int64_t at, const AgendaMove& move, bool is_moment) {
    const std::int64_t days = move.to.day.days - move.from.day.days;
    if (is_moment) {
        const int minutes = std::max(move.to.minute, 0) - std::max(move.from.minute, 0);
        return Value{at + days * 86400000 + minutes * std::int64_t{60000}};
    }
    const YearlyField yearly(part.ctx.tables, part.entity, part.by);
    const Returns returns = yearly.any() ? yearly.of(row) : Returns::never;
    if (returns == Returns::never) return Value{at + days};
    const Date stored{static_cast<std::int32_t>(at)};
    return Value{std::int64_t{moved_return(stored, returns == Returns::by_hijri_year, move.to.day).days}};
}

void move(ListPart& part, const AgendaMove& move, const ItemFields& fields) {
    Context& ctx = part.ctx;
    const RecordId id = ctx.tables.directory().id(static_cast<Handle>(move.key));
    const Row row = ctx.tables.directory().place(static_cast<Handle>(move.key)).row;
    const Value before = ctx.tables.value(id, part.by);
    const auto* at = std::get_if<std::int64_t>(&before);
    if (!at) return;
    SaveRecord save{.entity = part.entity, .id = id};
    if (move.to != move.from) save.cells.push_back({part.by, moved_value(part, row, *at, move, fields.is_moment), {}});
    if (move.minutes && fields.minutes != no_field)
        save.cells.push_back({fields.minutes, Value{std::int64_t{*move.minutes}}, {}});
    std::string where = day_text(move.to.day, ctx.brief());
    if (move.to.minute >= 0) append_item(where, time_text(move.to.minute, ctx.reader.locale), ctx.language);
    ctx.send(std::move(save), say(kit_words::moved_to, ctx.name(id), where));
}

} // namespace

void calendar_part_ui(ListPart& part) {
    Context& ctx = part.ctx;
    CalendarDays& kept = ctx.state<CalendarDays>();
    keep_days(part, kept);
    load_options(part.state, kept.view);
    const ItemFields fields = item_fields(part);
    const CountryInfo* country = find_country(ctx.reader.country);
    const WorkingDay work = working_day(ctx.reader.country);
    const bool can_change = ctx.can_write() && !ctx.schema.field(part.entity, part.by).read_only;
    const AgendaResult result = agenda_ui("calendar",
                                          {.label = ctx.schema.entity(part.entity).plural.in(ctx.language),
                                           .today = ctx.parsing.today,
                                           .first_weekday = country ? country->first_day : 0,
                                           .weekend = country ? country->weekend : 1u << 5 | 1u << 6,
                                           .items = [&](Date day) { return items_of(part, kept, fields, day); },
                                           .can_move = can_change,
                                           .add = can_change ? ctx.text(words::add) : std::string_view(),
                                           .has_times = fields.is_moment,
                                           .can_stretch = fields.minutes != no_field,
                                           .now = ctx.parsing.minute_of_day,
                                           .work_begins = work.begins,
                                           .work_ends = work.ends},
                                          kept.view);
    if (kept.items.size() > 500) kept.items.clear(); // somebody leafs through the years
    if (result.view_changed) {
        keep_options(part.state, kept.view);
        part.view_changed = true;
    }
    if (result.opened) ctx.open(ctx.tables.directory().id(static_cast<Handle>(*result.opened)));
    if (result.add) add_at(part, *result.add, fields), part.has_added = true;
    if (result.moved) move(part, *result.moved, fields);
}

} // namespace crm
