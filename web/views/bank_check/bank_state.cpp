#include "web/views/bank_check/bank_state.hpp"

#include "core/entities/payment.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

void add(BankCheckState& state, BankPart part, Money amount) {
    std::int64_t& sum = state.sums[part][amount.currency];
    state.is_too_large[part] |= __builtin_add_overflow(sum, amount.minor, &sum);
}

void sum_up(Context& ctx, BankCheckState& state) {
    for (int part = 0; part < bank_parts_count; ++part) state.sums[part].clear(), state.is_too_large[part] = false;
    state.proposed = 0;
    for (const PaymentMatch& one : state.check.matched) add(state, part_matched, state.read.lines[one.line].amount);
    for (const UnrecordedLine& one : state.check.unrecorded) {
        add(state, part_unrecorded, state.read.lines[one.line].amount);
        state.proposed += one.customer ? 1 : 0;
    }
    const Column &amount = known_column(ctx.tables, "payment", "amount"),
                 &direction = known_column(ctx.tables, "payment", "direction");
    for (const Row row : state.check.not_in_file) {
        Money sum = amount.money(row);
        if (direction.has(row) && direction.words(row) == "paid_back") sum.minor = -sum.minor;
        add(state, part_not_in_file, sum);
    }
}

} // namespace

std::string bank_method(const BankCheckState& state) {
    return state.method > 0 ? std::string(payment_methods[state.method - 1].key) : std::string();
}

BankCheckState& bank_check(Context& ctx) {
    BankCheckState& state = ctx.state<BankCheckState>();
    const BankFile& file = ctx.state<BankFile>();
    if (file.stage != BankFileStage::ready) return state;
    if (state.file != file.number) {
        state.file = file.number;
        state.columns = file.columns;
        state.is_asking_columns = !file.columns.is_enough();
        state.part = part_unrecorded;
        for (TableSelection& each : state.selections) each = {};
    }
    const BankCheckState::Made wanted{file.number,  ctx.tables.revision(), state.columns,       state.apart,
                                      state.method, ctx.reader.today,      ctx.parsing.currency};
    if (state.made == wanted) return state;
    state.made = wanted;
    state.read = read_money_lines(file.sheet, state.columns, ctx.parsing);
    state.check = check_payments(
        ctx.tables, state.read.lines,
        {.days_apart = bank_days_apart[state.apart], .method = bank_method(state), .today = ctx.reader.today});
    sum_up(ctx, state);
    return state;
}

} // namespace crm
