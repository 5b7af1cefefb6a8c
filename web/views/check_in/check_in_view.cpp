#include "web/views/check_in/check_in_view.hpp"

#include <algorithm>
#include <utility>

#include "core/commands/attendance.hpp"
#include "core/queries/attendance.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/search.hpp"
#include "core/text/dates.hpp"
#include "core/text/filled.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_attendance.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/app.hpp"
#include "web/frame/barcode.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr std::int64_t lately_ms = 30 * 60'000; // who came so short a time ago is asked back, not counted twice
constexpr std::size_t found_max = 8, log_max = 200;

struct CheckInState {
    std::string typed, error;
    std::string unknown; // what was scanned and nobody has; the field is free for the next
    bool is_name = false, is_fresh = true;
    RecordId asked; // who came lately and is here again
    std::uint64_t revision = ~std::uint64_t{0};
    Date day{};
    DayAttendance today; // kept until a record or the day changes
};

const DayAttendance& today_of(const Context& ctx, CheckInState& state) {
    const std::uint64_t revision = ctx.tables.table(ctx.entity("attendance")).revision;
    if (state.revision != revision || state.day != ctx.reader.today) {
        state.revision = revision;
        state.day = ctx.reader.today;
        state.today = attendance_of(ctx.tables, ctx.reader, state.day);
    }
    return state.today;
}

Visits visits(Context& ctx, RecordId person) {
    return visits_of(ctx.tables, ctx.caches.relations, ctx.tables.find(person));
}

void record(Context& ctx, CheckInState& state, RecordId person) {
    const std::string number =
        number_text(static_cast<std::int64_t>(visits(ctx, person).count) + 1, {.digits = ctx.reader.locale.digits});
    ctx.send(CheckIn{person}, filled(ctx.text(words::checked_in), {ctx.name(person), number}));
    state.typed.clear();
    state.unknown.clear();
    state.error.clear();
    state.asked = {};
    state.is_fresh = !is_phone(); // there the keyboard would come up again
}

void came(Context& ctx, CheckInState& state, RecordId person) {
    const Visits before = visits(ctx, person);
    const bool is_lately = before.count > 0 && before.last <= ctx.now && ctx.now.ms - before.last.ms < lately_ms;
    if (!is_lately) return record(ctx, state, person);
    state.asked = person;
    state.typed.clear();
    state.unknown.clear();
    state.error.clear();
}

bool is_number(std::string_view typed) {
    return std::ranges::none_of(folded(typed), [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; });
}

// By a card's number, then by a whole telephone number, then by a name that one has alone. Part of a number is
// nobody's.
void enter(Context& ctx, CheckInState& state) {
    std::vector<RecordId> people = people_with_card(ctx.tables, state.typed);
    state.is_name = !is_number(state.typed);
    if (people.empty()) {
        const EntityIx entity = ctx.entity("person");
        const FieldIx phone = ctx.field("person", "phone");
        const auto wanted = parse_cell(ctx.schema.field(entity, phone), state.typed, ctx.parsing);
        for (const SearchHit& hit : search(ctx.tables, ctx.caches.index, entity, state.typed, found_max).hits)
            if (state.is_name || (wanted && ctx.tables.value(hit.place, phone) == *wanted))
                people.push_back(ctx.tables.id(hit.place));
    }
    if (people.size() == 1) return came(ctx, state, people.front());
    state.error =
        people.empty()
            ? filled(ctx.text(state.is_name ? words::check_in_unknown_name : words::check_in_unknown), {state.typed})
            : std::string(ctx.text(words::check_in_several));
    semantics::announce(state.error, true);
    if (people.empty()) state.unknown = std::exchange(state.typed, {}); // the next scan begins anew
}

void field_ui(Context& ctx, CheckInState& state) {
    const FieldResult typed = search_ui("who",
                                        {.label = ctx.text(words::check_in_who),
                                         .error = state.error,
                                         .placeholder = ctx.text(words::check_in_who),
                                         .disabled = !ctx.can_write(),
                                         .focus = std::exchange(state.is_fresh, false)},
                                        state.typed);
    if (typed.changed && !state.typed.empty()) {
        state.error.clear();
        state.unknown.clear();
        state.asked = {};
    }
    if (typed.enter && !state.typed.empty() && ctx.can_write()) enter(ctx, state);
    barcode_button_ui(ctx, [](std::string code) {
        app().intents.push_back([code = std::move(code)] {
            Context now = app().context();
            CheckInState& state = now.state<CheckInState>();
            state.typed = code;
            if (now.can_write()) enter(now, state);
        });
    });
}

void question_ui(Context& ctx, CheckInState& state) {
    if (!state.asked || !ctx.tables.is_live(state.asked)) return;
    gap(8);
    const std::string ago = relative_moment_text(visits(ctx, state.asked).last, ctx.now, ctx.reader.offset_minutes,
                                                 ctx.reader.locale),
                      text = filled(ctx.text(words::check_in_lately), {ctx.name(state.asked), ago});
    const BannerAnswer answer = banner_ui({.tone = Tone::warning,
                                           .text = text,
                                           .action = ctx.text(words::check_in_again),
                                           .can_close = true,
                                           .id = "lately"});
    if (answer == BannerAnswer::action) record(ctx, state, state.asked);
    if (answer == BannerAnswer::closed) state.asked = {};
}

// Whoever is added so has come.
void add_ui(Context& ctx, CheckInState& state) {
    if (state.unknown.empty()) return;
    gap(8);
    if (!button_ui(ctx.text(state.is_name ? words::check_in_add_with_name : words::check_in_add_with_card),
                   {.icon = Icon::plus, .small = true}))
        return;
    ctx.add("person", {{state.is_name ? "name" : "card_number", Value{state.unknown}}}, [](RecordId person) {
        Context now = app().context();
        record(now, now.state<CheckInState>(), person);
    });
}

void found_ui(Context& ctx, CheckInState& state) {
    const std::string& words = state.typed.empty() ? state.unknown : state.typed;
    if (words.empty() || !ctx.can_write()) return;
    const EntityIx entity = ctx.entity("person");
    gap(8);
    for (const SearchHit& hit : search(ctx.tables, ctx.caches.index, entity, words, found_max).hits) {
        const RecordId id = ctx.tables.id(hit.place);
        const Visits before = visits(ctx, id);
        std::string detail = ctx.about(hit.place);
        if (const std::string card = ctx.cell(hit.place, ctx.field("person", "card_number")); !card.empty())
            detail += (detail.empty() ? "" : " · ") + card;
        const std::string name = ctx.name(hit.place),
                          last = before.count ? relative_day_text(date_of(before.last, ctx.reader.offset_minutes),
                                                                  ctx.reader.today, ctx.reader.locale)
                                              : std::string();
        if (list_row_ui(text_of(id), {.title = name, .detail = detail, .end_text = last, .avatar = name}).clicked)
            came(ctx, state, id);
    }
}

std::string time_of(const Context& ctx, const Column& column, Row row) {
    return time_text(local_of(Moment{column.number(row)}, ctx.reader.offset_minutes).minute, ctx.reader.locale);
}

void log_row_ui(Context& ctx, Place place) {
    const Column &at = known_column(ctx.tables, "attendance", "at"),
                 &left = known_column(ctx.tables, "attendance", "left_at"),
                 &person = known_column(ctx.tables, "attendance", "person");
    const RecordId id = ctx.tables.id(place);
    const Place who = place_in(ctx.tables, person, place.row);
    std::string when = time_of(ctx, at, place.row);
    const bool has_left = left.has(place.row);
    if (has_left) when += " – " + time_of(ctx, left, place.row);
    if (const std::string purpose = ctx.cell(place, ctx.field("attendance", "purpose")); !purpose.empty())
        when += " · " + purpose;
    static constexpr Icon icons[] = {Icon::bin, Icon::clock};
    const std::string name = ctx.name(who), removes = std::string(ctx.text(words::remove)) + ": " + name,
                      leaves = std::string(ctx.text(words::check_out_now)) + ": " + name;
    const std::string_view names[] = {removes, leaves};
    const std::span<const Icon> all(icons);
    const ListRowResult done =
        list_row_ui(text_of(id), {.title = name,
                                  .detail = when,
                                  .avatar = name,
                                  .actions = ctx.can_write() ? all.first(has_left ? 1 : 2) : std::span<const Icon>(),
                                  .action_names = names});
    if (done.clicked && who) ctx.open(ctx.tables.id(who));
    if (done.action == 0) ctx.remove({id});
    if (done.action == 1) ctx.send(CheckOut{id}, std::string(ctx.text(words::checked_out)) + ' ' + name);
}

void log_ui(Context& ctx, CheckInState& state) {
    const DayAttendance& today = today_of(ctx, state);
    if (begin_card_ui(
            "today",
            {.title = ctx.text(words::check_in_today), .icon = Icon::badge, .action = ctx.text(words::check_in_all)}))
        ctx.open_list("attendance");
    if (today.rows.empty()) {
        paragraph_ui(ctx.text(words::check_in_none), styles::muted);
        return end_card_ui();
    }
    std::string sum = ctx.counted(words::visits_counted, static_cast<std::int64_t>(today.rows.size())) + " · " +
                      ctx.counted(words::visitors_counted, static_cast<std::int64_t>(today.people));
    if (today.present > 0 && today.present < today.rows.size()) // where it is noted who leaves
        sum += " · " + ctx.counted(words::visitors_in_now, static_cast<std::int64_t>(today.present));
    text_ui(sum, styles::muted);
    gap(4);
    const EntityIx entity = ctx.entity("attendance");
    for (std::size_t i = 0; i < today.rows.size() && i < log_max; ++i) log_row_ui(ctx, {entity, today.rows[i]});
    end_card_ui();
}

} // namespace

void check_in_view_ui(Context& ctx) {
    CheckInState& state = ctx.state<CheckInState>();
    if (!begin_scroll_ui("check in", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    heading_ui(ctx.text(words::check_in_title), 1);
    paragraph_ui(ctx.text(words::check_in_text), styles::muted);
    gap(8);
    const bool is_stacked = is_narrow();
    const float width = width_left(), log = is_stacked ? width : std::min(px(480), width * 0.5f);
    begin_box(is_stacked ? width : width - log - px(20));
    field_ui(ctx, state);
    question_ui(ctx, state);
    add_ui(ctx, state);
    found_ui(ctx, state);
    end_box();
    if (is_stacked)
        gap(12);
    else
        beside(20);
    begin_box(log);
    log_ui(ctx, state);
    end_box();
    gap(24);
    end_scroll_ui();
}

} // namespace crm
