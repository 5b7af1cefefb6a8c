#include "web/frame/receive_payment.hpp"

#include <optional>

#include "core/entities/payment.hpp"
#include "core/sales/spread_payment.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_receive.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct ReceivingState {
    bool is_open = false, is_new = false;
    RecordId customer;
    Currency currency{};
    std::vector<AccountEntry> debts;
    std::vector<std::string> parts; // as typed
    std::string amount;
    int method = -1;
    std::uint64_t revision = 0;
};

std::string money(const Context& ctx, std::int64_t minor, Currency currency) {
    return money_text({minor, currency}, ctx.reader.locale);
}
// As one would type it.
std::string typed_amount(const ReceivingState& state, std::int64_t minor) {
    return minor ? plain_amount({minor, state.currency}) : std::string();
}

// Blank is nought; none: no amount of this currency.
std::optional<std::int64_t> amount_of(const Context& ctx, const ReceivingState& state, const std::string& typed,
                                      Reason& wrong) {
    ParseContext parsing = ctx.parsing;
    parsing.currency = state.currency;
    const EntityIx payment = ctx.entity("payment");
    const auto value = parse_cell(ctx.schema.field(payment, ctx.schema.field(payment, "amount")), typed, parsing);
    if (!value) {
        wrong = value.error();
        return {};
    }
    if (is_missing(*value)) return 0;
    const Money amount = std::get<Money>(*value);
    wrong = amount.currency != state.currency ? Reason::mixed_currencies : Reason::too_small;
    if (amount.currency != state.currency || amount.minor < 0) return {};
    return amount.minor;
}

void spread_again(ReceivingState& state, std::int64_t amount) {
    const std::vector<std::int64_t> parts = spread(state.debts, amount);
    for (std::size_t i = 0; i < parts.size(); ++i) state.parts[i] = typed_amount(state, parts[i]);
}

// What goes to this debt; none: what is typed is wrong, and said.
std::optional<std::int64_t> part_ui(Context& ctx, ReceivingState& state, std::size_t i) {
    const IdScope scope{std::uint64_t{i}};
    const AccountEntry& debt = state.debts[i];
    Reason wrong{};
    auto part = amount_of(ctx, state, state.parts[i], wrong);
    if (part && *part > debt.open) part.reset(), wrong = Reason::more_than_left;
    const std::string label = filled(ctx.text(words::receive_part), {ctx.name(debt.document)}),
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

void keep(Context& ctx, ReceivingState& state, std::vector<PaymentPart> parts) {
    const auto chosen = static_cast<std::size_t>(state.method);
    const std::string method =
        state.method >= 0 && chosen < std::size(payment_methods) ? std::string(payment_methods[chosen].key) : "";
    ctx.send(
        payments_of_parts(ctx.tables, ctx.tables.find(state.customer), state.currency, ctx.reader.today, method, parts),
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
    auto amount = amount_of(ctx, state, state.amount, wrong);
    if (number_ui("amount",
                  {.label = ctx.schema.field(payment, ctx.schema.field(payment, "amount")).label.in(ctx.language),
                   .error = amount ? std::string_view() : ctx.text(sentence(wrong)),
                   .required = true,
                   .disabled = !ctx.can_write(),
                   .focus = std::exchange(state.is_new, false)},
                  state.amount)) {
        amount = amount_of(ctx, state, state.amount, wrong);
        if (amount) spread_again(state, *amount);
    }
    gap(8);
    method_ui(ctx, state);
    std::vector<PaymentPart> parts;
    std::int64_t left = amount.value_or(0);
    bool is_understood = amount.has_value();
    for (std::size_t i = 0; i < state.debts.size(); ++i) {
        const auto part = part_ui(ctx, state, i);
        is_understood &= part.has_value() && !__builtin_sub_overflow(left, part.value_or(0), &left);
        parts.push_back({state.debts[i].document, part.value_or(0)});
    }
    if (left < 0)
        paragraph_ui(ctx.text(words::receive_too_much), styles::small.with(Color::danger_ink));
    else if (left > 0)
        key_value_ui(ctx.text(words::receive_credit), money(ctx, left, state.currency));
    parts.push_back({{}, left});
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_open = false;
    beside(8);
    if (button_ui(ctx.text(words::receive_payment),
                  {.kind = ButtonKind::primary,
                   .disabled = !ctx.can_write() || !is_understood || left < 0 || amount.value_or(0) == 0,
                   .id = "receive it"}))
        keep(ctx, state, std::move(parts));
    end_dialog_ui();
}

} // namespace crm
