#include "web/views/counter/day_closing.hpp"

#include <algorithm>
#include <utility>

#include "core/entities/payment.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/close_day.hpp"
#include "core/sales/day_takings.hpp"
#include "core/text/dates.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_closing.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/print_preview.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/semantics.hpp"

namespace crm {

namespace {

constexpr std::string_view closed_by_key = "counter_closed_by"; // whoever closed last at this device closes again

struct CountedSum { // in the drawer, as typed
    std::string method;
    Currency currency;
    std::string typed;
};
struct MethodOfDay { // what came in by it, and how it was closed
    DayTaking taking;
    std::optional<DayClosing> closing;
};
struct ClosingState { // kept until a record or the day changes; what was typed stays for the day
    std::uint64_t revision = ~std::uint64_t{0};
    Date day{};
    std::optional<std::vector<MethodOfDay>> methods; // none: a sum that no number holds
    std::vector<CountedSum> counted;
    std::string closed_by = device_value(closed_by_key);
    const BothNames* error = nullptr;
};

// What was closed and whose payments have gone since is there with nothing taken.
std::optional<std::vector<MethodOfDay>> methods_of(const Tables& tables, Date day) {
    const auto takings = day_takings(tables, day.days);
    if (!takings) return {};
    std::vector<MethodOfDay> methods;
    for (const DayTaking& taking : *takings) methods.push_back({taking, {}});
    for (const DayClosing& closing : closings_of(tables, day)) {
        const auto known = std::ranges::find_if(methods, [&](const MethodOfDay& one) {
            return one.taking.method == closing.method && one.taking.currency == closing.currency;
        });
        (known != methods.end()
             ? *known
             : methods.emplace_back(DayTaking{.method = closing.method, .currency = closing.currency}))
            .closing = closing;
    }
    return methods;
}

ClosingState& closing_state(Context& ctx) {
    ClosingState& state = ctx.state<ClosingState>();
    if (state.revision == ctx.tables.revision() && state.day == ctx.reader.today) return state;
    if (state.day != ctx.reader.today) state.counted.clear();
    state.revision = ctx.tables.revision();
    state.day = ctx.reader.today;
    state.methods = methods_of(ctx.tables, state.day);
    return state;
}

std::string& typed_of(ClosingState& state, const DayTaking& taking) {
    const auto at = std::ranges::find_if(state.counted, [&](const CountedSum& counted) {
        return counted.method == taking.method && counted.currency == taking.currency;
    });
    return (at != state.counted.end() ? *at : state.counted.emplace_back(taking.method, taking.currency)).typed;
}

std::string method_text(const Context& ctx, const DayTaking& taking) {
    const auto known = std::ranges::find(payment_methods, taking.method, &ChoiceDef::key);
    return std::string(known == std::end(payment_methods) ? ctx.text(words::closing_unsaid)
                                                          : known->label.in(ctx.language));
}

struct Count {
    std::optional<BothNames> wrong; // told only when something was typed
    std::optional<Money> counted, difference;
};
Count count_of(std::int64_t expected, std::int64_t counted, Currency currency) {
    Money difference{0, currency};
    if (__builtin_sub_overflow(counted, expected, &difference.minor)) return {.wrong = words::closing_too_large};
    return {.counted = Money{counted, currency}, .difference = difference};
}
Count count_of(const DayTaking& taking, const std::string& typed) {
    const auto counted = money_from(typed, taking.currency);
    if (!counted) return {.wrong = sentence(Reason::not_money)};
    if (counted->currency != taking.currency) return {.wrong = words::closing_other_currency};
    return count_of(taking.expected(), counted->minor, taking.currency);
}
Count count_of(const DayClosing& closing) { return count_of(closing.expected, closing.counted, closing.currency); }

std::string money(const Context& ctx, const std::optional<Money>& amount) {
    return amount ? money_text(*amount, ctx.reader.locale) : std::string("—");
}

std::string difference_text(const Context& ctx, Money difference) {
    if (difference.minor == 0) return std::string(ctx.text(words::closing_exact));
    const bool is_missing = difference.minor < 0;
    const std::string size = money(ctx, Money{is_missing ? -difference.minor : difference.minor, difference.currency});
    return filled(ctx.text(is_missing ? words::closing_missing : words::closing_too_much), {size});
}

// What came in, or was paid back, after it was closed; none: nothing did.
std::string since_text(const Context& ctx, const MethodOfDay& one) {
    Money since{0, one.taking.currency};
    if (!one.closing || __builtin_sub_overflow(one.taking.expected(), one.closing->expected, &since.minor) ||
        since.minor == 0)
        return {};
    return filled(ctx.text(words::closing_since), {money(ctx, since)});
}

void closed_ui(Context& ctx, const MethodOfDay& one) {
    const Place place = one.closing->place;
    const Count count = count_of(*one.closing);
    const Moment at{known_column(ctx.tables, "closing", "created_at").number(place.row)};
    const std::string time = time_text(local_of(at, ctx.reader.offset_minutes).minute, ctx.reader.locale),
                      by = ctx.cell(place, ctx.field("closing", "closed_by"));
    std::string detail = filled(ctx.text(words::closing_closed), {time});
    if (!by.empty()) detail += " · " + by;
    std::string title = money(ctx, count.counted);
    if (count.difference) title += " · " + difference_text(ctx, *count.difference);
    if (list_row_ui("closed", {.title = title, .detail = detail, .icon = Icon::lock, .chevron = true}).clicked)
        ctx.open(ctx.tables.id(place));
    if (const std::string since = since_text(ctx, one); !since.empty())
        text_ui(since, styles::strong.with(Color::warning_ink));
}

void method_ui(Context& ctx, ClosingState& state, const MethodOfDay& one) {
    const std::string method = method_text(ctx, one.taking);
    key_value_ui(method, money(ctx, one.taking.money()));
    gap(4);
    if (one.closing) closed_ui(ctx, one);
    std::string& typed = typed_of(state, one.taking);
    const Count count = count_of(one.taking, typed);
    const std::string label = filled(ctx.text(words::closing_count_of), {method});
    const std::string wrong = typed.empty() || !count.wrong
                                  ? std::string()
                                  : filled(ctx.text(*count.wrong), {letters_of(one.taking.currency)});
    const bool replaces = one.closing && !typed.empty();
    if (number_ui(
            "counted",
            {.label = label, .help = replaces ? ctx.text(words::closing_replaces) : std::string_view(), .error = wrong},
            typed))
        state.error = nullptr;
    if (!count.difference) return;
    gap(4);
    text_ui(difference_text(ctx, *count.difference),
            styles::strong.with(count.difference->minor == 0 ? Color::success_ink : Color::danger_ink));
}

void close_day(Context& ctx, ClosingState& state) {
    CloseDay close{.day = state.day, .closed_by = state.closed_by};
    const auto refuse = [&](const BothNames& why) {
        state.error = &why;
        semantics::announce(std::string(ctx.text(why)), true);
    };
    for (const MethodOfDay& one : *state.methods) {
        const std::string& typed = typed_of(state, one.taking);
        if (typed.empty()) continue;
        const Count count = count_of(one.taking, typed);
        if (!count.difference) return refuse(words::closing_correct_first);
        close.counted.push_back({one.taking.method, one.taking.currency, *count.counted});
    }
    if (close.counted.empty()) return refuse(words::closing_nothing);
    keep_device_value(closed_by_key, state.closed_by);
    if (ctx.workspace.plan(close).ok()) state.counted.clear(); // else send() says why, and nothing typed is lost
    ctx.send(std::move(close), std::string(ctx.text(words::closing_done)));
}

} // namespace

void day_closing_ui(Context& ctx) {
    ClosingState& state = closing_state(ctx);
    if (begin_card_ui(
            "closing",
            {.title = ctx.text(words::closing_day), .icon = Icon::money, .action = ctx.text(words::closing_all)}))
        ctx.open_list("closing");
    gap(8);
    if (!state.methods || state.methods->empty()) {
        paragraph_ui(ctx.text(state.methods ? words::closing_none : words::closing_too_large), styles::muted);
        return end_card_ui();
    }
    for (std::size_t i = 0; i < state.methods->size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        method_ui(ctx, state, (*state.methods)[i]);
        gap(14);
    }
    text_input_ui("closed by", {.label = ctx.text(words::closing_by)}, state.closed_by);
    gap(10);
    if (state.error) paragraph_ui(ctx.text(*state.error), styles::small.with(Color::danger_ink));
    if (button_ui(ctx.text(words::closing_close), {.icon = Icon::lock, .small = true, .disabled = !ctx.can_write()}))
        close_day(ctx, state);
    beside(8);
    if (button_ui(ctx.text(words::closing_print), {.icon = Icon::print, .small = true})) ctx.later(open_print_preview);
    end_card_ui();
}

PrintPaper day_closing_paper(Context& ctx, PrintRange /*a day is short*/) {
    ClosingState& state = closing_state(ctx);
    PrintPaper paper{.title = std::string(ctx.text(words::closing_paper))};
    if (!state.methods || state.methods->empty()) {
        paper.parts.push_back(
            {.text = std::string(ctx.text(state.methods ? words::closing_none : words::closing_too_large))});
        return paper;
    }
    const FieldDef& method = ctx.schema.field(ctx.entity("payment"), ctx.field("payment", "method"));
    PrintPart part{.columns = {{std::string(method.label.in(ctx.language))}}};
    for (const BothNames& label : {words::closing_received, words::closing_paid_back, words::closing_expected,
                                   words::closing_counted, words::closing_difference})
        part.columns.push_back({std::string(ctx.text(label)), true});
    for (const MethodOfDay& one : *state.methods) {
        const DayTaking& taking = one.taking;
        const std::string& typed = typed_of(state, taking);
        const bool is_closed = one.closing && typed.empty();
        const Count count = is_closed ? count_of(*one.closing) : count_of(taking, typed);
        part.rows.push_back({method_text(ctx, taking), money(ctx, Money{taking.received, taking.currency}),
                             money(ctx, Money{taking.paid_back, taking.currency}),
                             money(ctx, is_closed ? Money{one.closing->expected, taking.currency} : taking.money()),
                             money(ctx, count.counted), money(ctx, count.difference)});
        if (const std::string since = since_text(ctx, one); is_closed && !since.empty())
            paper.notes.push_back(method_text(ctx, taking) + ": " + since);
    }
    part.signatures = {std::string(ctx.text(words::closing_cashier)), std::string(ctx.text(words::closing_checked))};
    paper.parts.push_back(std::move(part));
    return paper;
}

} // namespace crm
