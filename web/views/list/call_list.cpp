#include "web/views/list/call_list.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/commands/log_call.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/call_list.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/pipelines.hpp"
#include "core/queries/related.hpp"
#include "core/text/dates.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_call_list.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_home.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/links.hpp"
#include "web/kit/date_field.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct CallListState {
    bool is_open = false, is_wanted = false;
    EntityIx entity = no_entity;
    std::vector<RecordId> list; // as the list stood when it was opened
    std::size_t without_phone = 0;
    std::size_t at = 0; // list.size(): finished
    std::string points, day, channel;
    Draft by; // of a dealing, for its one field that says who calls
    bool is_day_wrong = false;
    // Kept until a dealing or a record of the list changes.
    std::uint64_t revision = ~std::uint64_t{0};
    Date today{};
    std::vector<Row> rows;
    RowSet dealt_with;
};

void follow_tables(const Context& ctx, CallListState& state) {
    const std::uint64_t revision =
        ctx.tables.table(ctx.entity("dealing")).revision + ctx.tables.table(state.entity).revision;
    if (state.revision == revision && state.today == ctx.reader.today) return;
    state.revision = revision;
    state.today = ctx.reader.today;
    std::erase_if(state.list, [&](RecordId id) { return !ctx.tables.is_live(id); });
    state.rows.clear();
    for (const RecordId id : state.list) state.rows.push_back(ctx.tables.find(id).row);
    state.dealt_with =
        dealt_with_since(ctx.tables, state.entity, moment_of({ctx.reader.today, 0}, ctx.reader.offset_minutes));
}

const FieldDef& due_field(const Context& ctx) { return ctx.schema.field(ctx.entity("task"), ctx.field("task", "due")); }

void go_to(const Context& ctx, CallListState& state, std::size_t at) {
    state.at = at;
    state.points.clear();
    state.channel = "call";
    state.is_day_wrong = false;
    state.day = edit_text(due_field(ctx), Value{std::int64_t{ctx.reader.today.days + 1}}, ctx.parsing);
}

std::string words_of(const Context& ctx, Place place, std::string_view key) {
    const FieldIx field = ctx.schema.field(place.entity, key);
    return field == no_field ? std::string() : ctx.cell(place, field);
}

// The moment, how and what came of it; then what was said, and what was promised.
void last_dealing_ui(Context& ctx, Place customer) {
    const EntityIx dealing = ctx.entity("dealing");
    const Column& at = known_column(ctx.tables, "dealing", "at");
    const std::vector<Row> rows = dealings_of(ctx.tables, ctx.caches.relations, customer);
    const auto last = std::ranges::max_element(rows, {}, [&](Row row) { return at.number(row); });
    if (last == rows.end())
        return void(key_value_ui(ctx.text(words::call_list_last), ctx.text(words::call_list_first)));
    const Place place{dealing, *last};
    std::string text = relative_moment_text({at.number(*last)}, ctx.now, ctx.reader.offset_minutes, ctx.reader.locale);
    for (const std::string_view key : {"channel", "reason", "outcome"})
        if (const std::string more = words_of(ctx, place, key); !more.empty()) text += " · " + more;
    key_value_ui(ctx.text(words::call_list_last), text);
    if (const std::string points = words_of(ctx, place, "points"); !points.empty()) paragraph_ui(points, styles::muted);
    if (const std::string next = words_of(ctx, place, "next_step"); !next.empty())
        key_value_ui(ctx.schema.field(dealing, ctx.field("dealing", "next_step")).label.in(ctx.language), next);
}

// What the stage of his open deal says about moving it on is what there is to say.
void script_ui(Context& ctx, Place customer) {
    const EntityIx deal = ctx.entity("deal");
    const FieldIx named = ctx.schema.field(deal, ctx.schema.entity(customer.entity).key);
    if (named == no_field) return; // a lead has no deal yet
    const DealColumns deals(ctx.tables);
    for (const Row row : children(ctx.tables, ctx.caches.relations, deal, named, customer)) {
        const Row stage = deals.stage_of(row);
        if (deals.kind(row) != StageKind::open || stage == no_row) continue;
        const std::string how = words_of(ctx, {ctx.entity("stage"), stage}, "playbook");
        if (how.empty()) continue;
        gap(6);
        text_ui(filled(ctx.text(words::call_list_how), {ctx.name(Place{deal, row})}), styles::strong);
        paragraph_ui(in_language(how, ctx.arabic()), styles::muted);
        return;
    }
}

void phone_ui(CallListState& state, const Context& ctx, Place customer) {
    const std::string phone(
        ctx.tables.table(customer.entity).columns[ctx.schema.field(customer.entity, "phone")].words(customer.row));
    const std::string shown = words_of(ctx, customer, "phone");
    const bool calls = button_ui(std::string(ctx.text(words::call)) + " " + shown,
                                 {.kind = ButtonKind::primary, .icon = Icon::phone, .shortcut = "C", .id = "call"});
    beside(8);
    const bool writes = button_ui(ctx.text(words::whatsapp), {.icon = Icon::whatsapp, .shortcut = "W", .id = "write"});
    if (calls || key_pressed(ImGuiKey_C, false)) {
        state.channel = "call";
        dial(phone);
    }
    if (writes || key_pressed(ImGuiKey_W, false)) {
        state.channel = "whatsapp";
        open_whatsapp(phone);
    }
}

FieldDraft& caller(const Context& ctx, CallListState& state) { return state.by.fields[ctx.field("dealing", "agent")]; }

void log(Context& ctx, CallListState& state, std::string_view outcome, std::string_view said) {
    const RecordId customer = state.list[state.at];
    const std::string name = ctx.name(customer);
    LogCall call{.customer = customer,
                 .channel = state.channel,
                 .outcome = std::string(outcome),
                 .points = state.points,
                 .agent = caller(ctx, state).text,
                 .task = filled(ctx.text(words::call_list_task), {name})};
    if (outcome == "call_later") {
        const auto day = parse_cell(due_field(ctx), state.day, ctx.parsing);
        const auto* days = day ? std::get_if<std::int64_t>(&*day) : nullptr;
        if (days) call.call_back = {static_cast<std::int32_t>(*days)};
        state.is_day_wrong = !days || call.call_back < ctx.reader.today;
        if (state.is_day_wrong) return semantics::announce(std::string(ctx.text(words::call_list_day_wrong)), true);
    }
    keep_device_value(signature_key, call.agent);
    ctx.send(std::move(call), std::string(said) + " · " + name);
    RowSet after = state.dealt_with;
    after.add(state.rows[state.at]);
    go_to(ctx, state, next_to_call(state.rows, after, state.at + 1));
}

void outcomes_ui(Context& ctx, CallListState& state) {
    struct OutcomeButton {
        std::string_view outcome;
        BothNames label;
        Icon icon;
        std::string_view shortcut;
        ImGuiKey key;
    };
    constexpr OutcomeButton all[] = {{"reached", words::call_list_reached, Icon::check, "1", ImGuiKey_1},
                                     {"no_answer", words::call_list_no_answer, Icon::close, "2", ImGuiKey_2},
                                     {"call_later", words::call_list_again, Icon::clock, "3", ImGuiKey_3}};
    const std::size_t here = state.at;
    for (const OutcomeButton& each : all) {
        if (&each != all) beside(8);
        const bool is_pressed =
            button_ui(ctx.text(each.label),
                      {.icon = each.icon, .disabled = !ctx.can_write(), .shortcut = each.shortcut, .id = each.outcome});
        if ((is_pressed || key_pressed(each.key, false)) && ctx.can_write() && state.at == here)
            log(ctx, state, each.outcome, ctx.text(each.label));
    }
}

void person_ui(Context& ctx, CallListState& state) {
    const Place customer = ctx.tables.find(state.list[state.at]);
    const IdScope scope{text_of(state.list[state.at])};
    const std::string about = ctx.about(customer);
    heading_ui(ctx.name(customer), 2);
    if (!about.empty()) text_ui(about, styles::muted);
    if (state.dealt_with.has(customer.row)) chip_ui(ctx.text(words::call_list_today), Tone::success);
    gap(8);
    phone_ui(state, ctx, customer);
    gap(10);
    last_dealing_ui(ctx, customer);
    script_ui(ctx, customer);
    gap(10);
    long_text_ui("points", {.label = ctx.text(words::what_was_said), .disabled = !ctx.can_write()}, state.points, 2);
    const CountryInfo* country = find_country(ctx.reader.country);
    const float half = is_phone() ? width_left() : (width_left() - px(12)) / 2;
    begin_box(half);
    if (date_ui("day",
                {.label = ctx.text(words::call_list_day),
                 .error = state.is_day_wrong ? ctx.text(words::call_list_day_wrong) : std::string_view(),
                 .disabled = !ctx.can_write()},
                state.day, {.today = ctx.parsing.today, .first_weekday = country ? country->first_day : 0})
            .changed)
        state.is_day_wrong = false;
    end_box();
    if (!is_phone()) beside(12);
    begin_box(half);
    field_editor_ui(ctx, state.by, ctx.field("dealing", "agent"), {}, false);
    end_box();
    gap(8);
    outcomes_ui(ctx, state);
}

} // namespace

void wish_call_list(Context& ctx) { ctx.state<CallListState>().is_wanted = true; }
bool takes_call_list_wish(Context& ctx) { return std::exchange(ctx.state<CallListState>().is_wanted, false); }

void open_call_list(Context& ctx, EntityIx entity, std::span<const Row> rows) {
    CallListState& state = ctx.state<CallListState>();
    std::vector<RecordId> list;
    for (const Row row : who_can_be_called(ctx.tables, entity, rows)) list.push_back(ctx.tables.id(Place{entity, row}));
    const bool is_same =
        state.entity == entity && state.list == list && state.at < list.size() && state.today == ctx.reader.today;
    const std::size_t at = state.at, without_phone = rows.size() - list.size();
    state = {.is_open = true, .entity = entity, .list = std::move(list), .without_phone = without_phone};
    state.by = draft_of(ctx, ctx.entity("dealing"), {}, {{"agent", Value{device_value(signature_key)}}});
    follow_tables(ctx, state);
    go_to(ctx, state, is_same ? at : next_to_call(state.rows, state.dealt_with, 0));
}

void call_list_ui(Context& ctx, EntityIx entity) {
    CallListState& state = ctx.state<CallListState>();
    if (!state.is_open) return;
    if (state.entity != entity) return void(state.is_open = false);
    follow_tables(ctx, state);
    const std::size_t size = state.list.size();
    state.at = std::min(state.at, size);
    if (state.at == size) state.at = next_to_call(state.rows, state.dealt_with, 0); // one was taken back
    const auto number = [&](std::size_t n) {
        return number_text(static_cast<std::int64_t>(n), {.digits = ctx.reader.locale.digits});
    };
    const auto called = std::ranges::count_if(state.rows, [&](Row row) { return state.dealt_with.has(row); });
    const std::string where =
        size == 0 ? std::string()
                  : filled(ctx.text(words::call_list_where), {number(std::min(state.at + 1, size)), number(size),
                                                              number(static_cast<std::size_t>(called))});
    if (!begin_dialog_ui(
            "call list",
            {.title = ctx.text(words::call_list_title), .description = where, .width = 560, .closes_outside = false},
            state.is_open))
        return;
    const bool has_person = state.at < size;
    const std::size_t here = state.at;
    if (has_person)
        person_ui(ctx, state);
    else
        paragraph_ui(ctx.text(size == 0 ? words::call_list_nobody : words::call_list_finished), styles::lead);
    if (state.without_phone > 0) {
        gap(6);
        text_ui(ctx.counted(words::call_list_without, static_cast<std::int64_t>(state.without_phone)), styles::muted);
    }
    begin_dialog_actions_ui();
    if (has_person) {
        if (button_ui(ctx.text(words::call_list_open_page), {.kind = ButtonKind::quiet})) {
            state.is_open = false;
            ctx.open(state.list[here]);
        }
        beside(8);
    }
    if (size > 0) {
        const bool goes_back =
            button_ui(ctx.text(words::call_list_back),
                      {.kind = ButtonKind::quiet, .disabled = here == 0, .shortcut = "P", .id = "back"});
        if ((goes_back || key_pressed(ImGuiKey_P, false)) && here > 0 && state.at == here) go_to(ctx, state, here - 1);
    }
    if (has_person) {
        beside(8);
        const bool goes_on =
            button_ui(ctx.text(words::call_list_next), {.disabled = here + 1 == size, .shortcut = "N", .id = "next"});
        if ((goes_on || key_pressed(ImGuiKey_N, false)) && here + 1 < size && state.at == here)
            go_to(ctx, state, here + 1);
    }
    end_dialog_ui();
}

} // namespace crm
