#include "web/views/counter/paying.hpp"

#include <algorithm>
#include <utility>

#include "core/app/issuer.hpp"
#include "core/record/parse.hpp"
#include "core/text/words_counter.hpp"
#include "core/text/words_form.hpp"
#include "web/frame/app.hpp"
#include "web/frame/print_preview.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/semantics.hpp"

namespace crm {

namespace {

struct Paying {
    Money cash{}, card{}, change{}, owed{};
    std::string_view problem{};
};

Paying paying_of(const Context& ctx, const CounterState& state, const DocumentTotal& total) {
    Paying paying;
    const FieldDef& field = ctx.schema.field(ctx.entity("payment"), ctx.field("payment", "amount"));
    const auto money = [&](const std::string& typed) {
        if (typed.empty()) return total.money(0);
        const auto value = parse_cell(field, typed, ctx.parsing);
        const auto* amount = value ? std::get_if<Money>(&*value) : nullptr;
        if (!amount || amount->minor < 0)
            paying.problem = ctx.text(sentence(Reason::not_money));
        else if (amount->currency != total.currency)
            paying.problem = ctx.text(sentence(Reason::mixed_currencies));
        else
            return *amount;
        return total.money(0);
    };
    paying.cash = money(state.cash);
    paying.card = money(state.card);
    paying.change = paying.owed = total.money(0);
    if (!paying.problem.empty()) return paying;
    const std::int64_t after_card = total.total() - paying.card.minor;
    if (after_card < 0) {
        paying.problem = ctx.text(words::counter_card_too_much);
        return paying;
    }
    paying.change.minor = std::max<std::int64_t>(0, paying.cash.minor - after_card);
    paying.owed.minor = std::max<std::int64_t>(0, after_card - paying.cash.minor);
    if (paying.owed.minor > 0 && !state.baskets.now.customer) paying.problem = ctx.text(words::counter_needs_name);
    return paying;
}

void finish(Context& ctx, SellAtCounter sale, const Paying& paying) {
    sale.paid = {{"cash", {paying.cash.minor - paying.change.minor, paying.cash.currency}}, {"card", paying.card}};
    sale.device_code = issuing_code(ctx.workspace, ctx.tables);
    ctx.later([sale = std::move(sale), change = paying.change.minor ? money_of(ctx, paying.change) : std::string(),
               &workspace = ctx.workspace, &states = ctx.states, language = ctx.language,
               said = std::string(ctx.text(words::counter_sold))] {
        CounterState& state = states.get<CounterState>();
        const auto done = workspace.send(sale);
        if (!done) {
            state.error = done.error().empty() ? "" : sentence(done.error().front().reason).in(language);
            semantics::announce(state.error, true);
            return;
        }
        state.baskets.now = {.has_tax_inside = sale.terms.prices_include_tax};
        state.is_paying = false;
        state.is_fresh = true;
        state.item.clear();
        state.error.clear();
        state.last = {.invoice = done->added.front(), .change = change};
        show_toast({.text = said + ' ' + app().context().name(done->added.front())});
    });
}

std::string plain_amount(const DocumentTotal& total) {
    return money_text(total.money(total.total()), {.language = Language::en},
                      {.has_currency = false, .has_direction_mark = false});
}

} // namespace

void begin_paying(Context& ctx, CounterState& state, const BasketMeaning& meaning) {
    if (!ctx.can_write() || !meaning.is_understood() || !counter_total(ctx.tables, meaning.sale)) return;
    state.is_paying = state.needs_focus = true;
    state.cash.clear();
    state.card.clear();
    state.error.clear();
}

void pay_dialog_ui(Context& ctx, CounterState& state) {
    if (!state.is_paying) return;
    const BasketMeaning meaning = meaning_of(ctx, state.baskets.now, state.seller);
    const auto total = counter_total(ctx.tables, meaning.sale);
    if (!total || !meaning.is_understood()) {
        state.is_paying = false;
        return;
    }
    if (!begin_dialog_ui("pay", {.title = ctx.text(words::counter_pay)}, state.is_paying)) return;
    key_value_ui(ctx.text(words::counter_to_pay), money_of(ctx, total->money(total->total())));
    gap(6);
    const bool cash_only = button_ui(ctx.text(words::counter_exact_cash), {.small = true});
    beside(8);
    const bool card_only = button_ui(ctx.text(words::counter_all_card), {.small = true});
    if (cash_only || card_only) {
        state.cash = cash_only ? plain_amount(*total) : std::string();
        state.card = card_only ? plain_amount(*total) : std::string();
    }
    gap(8);
    bool is_entered =
        number_ui("cash", {.label = ctx.text(words::counter_cash), .focus = std::exchange(state.needs_focus, false)},
                  state.cash)
            .enter;
    gap(8);
    is_entered |= number_ui("card", {.label = ctx.text(words::counter_card)}, state.card).enter;
    gap(8);
    const Paying paying = paying_of(ctx, state, *total);
    if (paying.change.minor) key_value_ui(ctx.text(words::counter_change), money_of(ctx, paying.change));
    if (paying.owed.minor) key_value_ui(ctx.text(words::counter_on_credit), money_of(ctx, paying.owed));
    if (!paying.problem.empty()) paragraph_ui(paying.problem, styles::small.with(Color::danger_ink));
    if (!state.error.empty()) paragraph_ui(state.error, styles::small.with(Color::danger_ink));
    paragraph_ui(ctx.text(words::counter_final), styles::help);
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_paying = false;
    beside(8);
    const bool can_finish = ctx.can_write() && paying.problem.empty();
    if (button_ui(ctx.text(words::counter_finish), {.kind = ButtonKind::primary, .disabled = !can_finish}) ||
        (is_entered && can_finish))
        finish(ctx, meaning.sale, paying);
    end_dialog_ui();
}

void last_sale_ui(Context& ctx, const CounterState& state) {
    const RecordId id = state.last.invoice;
    if (!id || !ctx.tables.find(id)) return;
    gap(12);
    begin_card_ui("last", {.title = ctx.text(words::counter_last), .icon = Icon::invoice});
    const Place place = ctx.tables.find(id);
    const std::string name = ctx.name(place), total = ctx.cell(place, ctx.field("invoice", "total"));
    if (list_row_ui("invoice", {.title = name, .end_text = total, .icon = Icon::invoice, .chevron = true}).clicked)
        ctx.open(id);
    if (!state.last.change.empty()) key_value_ui(ctx.text(words::counter_change), state.last.change);
    if (button_ui(ctx.text(words::counter_print), {.icon = Icon::print, .small = true})) {
        ctx.open(id);
        ctx.later(open_print_preview);
    }
    end_card_ui();
}

} // namespace crm
