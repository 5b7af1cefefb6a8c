#include "web/frame/receive_payment.hpp"

#include <optional>

#include "core/entities/payment.hpp"
#include "core/sales/spread_payment.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_receive.hpp"
#include "web/frame/debt_name.hpp"
#include "web/frame/typed_cells.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct ReceivingState {
    bool is_open = false, is_new = false, is_unfolded = false;
    RecordId customer;
    Currency currency{};
    std::vector<AccountEntry> debts;
    std::vector<std::string> parts; // as typed
    std::string amount, day;
    int method = -1;
    std::uint64_t revision = 0;
};

std::string money(const Context& ctx, std::int64_t minor, Currency currency) {
    return money_text({minor, currency}, ctx.reader.locale);
}
void spread_again(ReceivingState& state, std::int64_t amount) {
    const std::vector<std::int64_t> parts = spread(state.debts, amount);
    for (std::size_t i = 0; i < parts.size(); ++i) state.parts[i] = amount_as_typed(parts[i], state.currency);
}

// What goes to this debt; none: what is typed is wrong, and said.
std::optional<std::int64_t> part_ui(Context& ctx, ReceivingState& state, std::size_t i) {
    const IdScope scope{std::uint64_t{i}};
    const AccountEntry& debt = state.debts[i];
    Reason wrong{};
    auto part = typed_amount(ctx, state.parts[i], state.currency, wrong);
    if (part && *part > debt.open) part.reset(), wrong = Reason::more_than_left;
    const std::string label = filled(ctx.text(words::receive_part), {debt_name(ctx, debt)}),
                      open = filled(ctx.text(words::receive_open), {money(ctx, debt.open, state.currency)});
    number_ui("part",
              {.label = label,
               .help = open,
               .error = part ? std::string_view() : ctx.text(sentence(wrong)),
               .disabled = !ctx.can_write()},
              state.parts[i]);
    gap(6);
    return part;
}

void method_ui(Context& ctx, ReceivingState& state) {
    const EntityIx payment = ctx.entity("payment");
    std::vector<std::string_view> methods;
    for (const ChoiceDef& method : payment_methods) methods.push_back(method.label.in(ctx.language));
    choice_ui("method",
              {.label = ctx.schema.field(payment, ctx.schema.field(payment, "method")).label.in(ctx.language),
               .disabled = !ctx.can_write()},
              methods, state.method);
    gap(8);
}

std::optional<Date> day_ui(Context& ctx, ReceivingState& state) {
    const EntityIx payment = ctx.entity("payment");
    Reason wrong{};
    const auto day = typed_date(ctx, state.day, wrong);
    typed_date_ui(ctx, "day",
                  {.label = ctx.schema.field(payment, ctx.schema.field(payment, "date")).label.in(ctx.language),
                   .error = day ? std::string_view() : ctx.text(sentence(wrong)),
                   .required = true,
                   .disabled = !ctx.can_write()},
                  state.day);
    gap(8);
    return day;
}

// Of many debts only those that have been due longest are fields; the others are one line until they are asked for.
struct Spread {
    std::vector<PaymentPart> parts;
    std::int64_t left = 0; // of what was received; below nought: more is spread
    bool is_understood = true;
};
Spread debts_ui(Context& ctx, ReceivingState& state, std::int64_t amount) {
    constexpr std::size_t shown_first = 3;
    Spread all{.parts = {}, .left = amount};
    const bool is_folded = !state.is_unfolded && state.debts.size() > shown_first + 1;
    std::int64_t others = 0;
    for (std::size_t i = 0; i < state.debts.size(); ++i) {
        Reason wrong{};
        const bool is_hidden = is_folded && i >= shown_first;
        const auto part = is_hidden ? typed_amount(ctx, state.parts[i], state.currency, wrong) : part_ui(ctx, state, i);
        all.is_understood &= part.has_value() && !__builtin_sub_overflow(all.left, part.value_or(0), &all.left);
        if (is_hidden) others += part.value_or(0);
        all.parts.push_back({state.debts[i].document, part.value_or(0)});
    }
    if (is_folded) {
        const auto count = static_cast<std::int64_t>(state.debts.size() - shown_first);
        key_value_ui(ctx.counted(words::receive_others, count), money(ctx, others, state.currency));
        if (button_ui(ctx.text(words::receive_show_all),
                      {.kind = ButtonKind::quiet, .icon = Icon::chevron_down, .small = true}))
            state.is_unfolded = true;
        gap(6);
    }
    return all;
}

void keep(Context& ctx, ReceivingState& state, Date day, const std::vector<PaymentPart>& parts) {
    const auto chosen = static_cast<std::size_t>(state.method);
    const std::string method =
        state.method >= 0 && chosen < std::size(payment_methods) ? std::string(payment_methods[chosen].key) : "";
    ctx.send(payments_of_parts(ctx.tables, ctx.tables.find(state.customer), state.currency, day, method, parts),
             std::string(ctx.text(words::receive_said)));
    state.is_open = false;
}

} // namespace

void open_receiving(Context& ctx, RecordId customer, const Account& account) {
    ReceivingState& state = ctx.state<ReceivingState>();
    state = {.is_open = true,
             .is_new = true,
             .customer = customer,
             .currency = account.currency,
             .debts = open_debts(account),
             .parts = {},
             .amount = {},
             .day = date_as_typed(ctx, ctx.reader.today),
             .revision = ctx.tables.revision()};
    state.parts.resize(state.debts.size());
}

void receiving_dialog_ui(Context& ctx) {
    ReceivingState& state = ctx.state<ReceivingState>();
    // What is open may be another now: another tab or device has written.
    if (state.revision != ctx.tables.revision() || state.customer != ctx.route.record) state.is_open = false;
    if (!state.is_open) return;
    const std::string title = std::string(ctx.text(words::receive_payment)) + ": " + ctx.name(state.customer);
    if (!begin_dialog_ui("receive", {.title = title, .description = ctx.text(words::receive_help)}, state.is_open))
        return;
    const EntityIx payment = ctx.entity("payment");
    Reason wrong{};
    auto amount = typed_amount(ctx, state.amount, state.currency, wrong);
    if (number_ui("amount",
                  {.label = ctx.schema.field(payment, ctx.schema.field(payment, "amount")).label.in(ctx.language),
                   .error = amount ? std::string_view() : ctx.text(sentence(wrong)),
                   .required = true,
                   .disabled = !ctx.can_write(),
                   .focus = std::exchange(state.is_new, false)},
                  state.amount)) {
        amount = typed_amount(ctx, state.amount, state.currency, wrong);
        if (amount) spread_again(state, *amount);
    }
    gap(8);
    const std::optional<Date> day = day_ui(ctx, state);
    method_ui(ctx, state);
    Spread all = debts_ui(ctx, state, amount.value_or(0));
    if (all.left < 0)
        paragraph_ui(ctx.text(words::receive_too_much), styles::small.with(Color::danger_ink));
    else if (all.left > 0)
        key_value_ui(ctx.text(words::receive_credit), money(ctx, all.left, state.currency));
    all.parts.push_back({{}, all.left});
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_open = false;
    beside(8);
    if (button_ui(ctx.text(words::receive_payment), {.kind = ButtonKind::primary,
                                                     .disabled = !ctx.can_write() || !day || amount.value_or(0) == 0 ||
                                                                 !all.is_understood || all.left < 0,
                                                     .id = "receive it"}))
        keep(ctx, state, *day, all.parts);
    end_dialog_ui();
}

} // namespace crm
