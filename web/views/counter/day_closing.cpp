#include "web/views/counter/day_closing.hpp"

#include <algorithm>

#include "core/entities/payment.hpp"
#include "core/sales/day_takings.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_closing.hpp"
#include "web/frame/print_preview.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct CountedSum { // in the drawer, as typed
    std::string method;
    Currency currency;
    std::string typed;
};
struct ClosingState { // kept until a record or the day changes; what was typed stays for the day
    std::uint64_t revision = ~std::uint64_t{0};
    Date day{};
    std::optional<std::vector<DayTaking>> takings;
    std::vector<CountedSum> counted;
};

ClosingState& closing_state(Context& ctx) {
    ClosingState& state = ctx.state<ClosingState>();
    if (state.revision == ctx.tables.revision() && state.day == ctx.reader.today) return state;
    if (state.day != ctx.reader.today) state.counted.clear();
    state.revision = ctx.tables.revision();
    state.day = ctx.reader.today;
    state.takings = day_takings(ctx.tables, state.day.days);
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
    Reason wrong = Reason::required; // told only when something was typed
    std::optional<Money> counted, difference;
};
Count count_of(const DayTaking& taking, const std::string& typed) {
    const auto counted = money_from(typed, taking.currency);
    if (!counted) return {.wrong = Reason::not_money};
    if (counted->currency != taking.currency) return {.wrong = Reason::mixed_currencies};
    Money difference = taking.money();
    if (__builtin_sub_overflow(counted->minor, taking.expected(), &difference.minor))
        return {.wrong = Reason::too_large};
    return {.counted = *counted, .difference = difference};
}

std::string money(const Context& ctx, const std::optional<Money>& amount) {
    return amount ? money_text(*amount, ctx.reader.locale) : std::string("—");
}

void difference_ui(const Context& ctx, Money difference) {
    gap(4);
    if (difference.minor == 0) return text_ui(ctx.text(words::closing_exact), styles::strong.with(Color::success_ink));
    const bool is_missing = difference.minor < 0;
    const Money size{is_missing ? -difference.minor : difference.minor, difference.currency};
    text_ui(filled(ctx.text(is_missing ? words::closing_missing : words::closing_too_much), {money(ctx, size)}),
            styles::strong.with(Color::danger_ink));
}

void taking_ui(Context& ctx, const DayTaking& taking, std::string& typed) {
    const std::string method = method_text(ctx, taking);
    const Count count = count_of(taking, typed);
    key_value_ui(method, money(ctx, taking.money()));
    gap(4);
    const std::string label = filled(ctx.text(words::closing_count_of), {method});
    const bool is_wrong = !typed.empty() && !count.counted;
    number_ui("counted", {.label = label, .error = is_wrong ? ctx.text(sentence(count.wrong)) : std::string_view()},
              typed);
    if (count.difference) difference_ui(ctx, *count.difference);
}

} // namespace

void day_closing_ui(Context& ctx) {
    ClosingState& state = closing_state(ctx);
    begin_card_ui("closing", {.title = ctx.text(words::closing_day), .icon = Icon::money});
    gap(8);
    if (!state.takings || state.takings->empty()) {
        paragraph_ui(ctx.text(state.takings ? words::closing_none : words::closing_too_large), styles::muted);
        return end_card_ui();
    }
    for (std::size_t i = 0; i < state.takings->size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        taking_ui(ctx, (*state.takings)[i], typed_of(state, (*state.takings)[i]));
        gap(14);
    }
    if (button_ui(ctx.text(words::closing_print), {.icon = Icon::print, .small = true})) ctx.later(open_print_preview);
    end_card_ui();
}

PrintPaper day_closing_paper(Context& ctx, PrintRange /*a day is short*/) {
    ClosingState& state = closing_state(ctx);
    PrintPaper paper{.title = std::string(ctx.text(words::closing_paper))};
    if (!state.takings || state.takings->empty()) {
        paper.parts.push_back(
            {.text = std::string(ctx.text(state.takings ? words::closing_none : words::closing_too_large))});
        return paper;
    }
    const FieldDef& method = ctx.schema.field(ctx.entity("payment"), ctx.field("payment", "method"));
    PrintPart part{.columns = {{std::string(method.label.in(ctx.language))}}};
    for (const BothNames& label : {words::closing_received, words::closing_paid_back, words::closing_expected,
                                   words::closing_counted, words::closing_difference})
        part.columns.push_back({std::string(ctx.text(label)), true});
    for (const DayTaking& taking : *state.takings) {
        const Count count = count_of(taking, typed_of(state, taking));
        part.rows.push_back({method_text(ctx, taking), money(ctx, Money{taking.received, taking.currency}),
                             money(ctx, Money{taking.paid_back, taking.currency}), money(ctx, taking.money()),
                             money(ctx, count.counted), money(ctx, count.difference)});
    }
    part.signatures = {std::string(ctx.text(words::closing_cashier)), std::string(ctx.text(words::closing_checked))};
    paper.parts.push_back(std::move(part));
    return paper;
}

} // namespace crm
