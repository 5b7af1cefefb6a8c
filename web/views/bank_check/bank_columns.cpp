// Which column of the file says what, and what counts as the same money: asked in a dialog, also later.
#include <optional>

#include "core/entities/payment.hpp"
#include "core/import/guess.hpp"
#include "core/text/words.hpp"
#include "core/text/words_bank.hpp"
#include "web/kit/kit.hpp"
#include "web/views/bank_check/bank_state.hpp"

namespace crm {

namespace {

void column_ui(Context& ctx, std::string_view id, const BothNames& label, const std::vector<std::string>& heading,
               int& column, Grid& grid) {
    grid.next();
    std::vector<std::string_view> names{ctx.text(words::bank_no_column)};
    for (const std::string& name : heading) names.push_back(name);
    int chosen = column + 1;
    if (choice_ui(id, {.label = ctx.text(label)}, names, chosen)) column = std::max(chosen, 0) - 1;
}

void rules_ui(Context& ctx, BankCheckState& state, Grid& grid) {
    grid.next();
    std::string counted[std::size(bank_days_apart)];
    std::vector<std::string_view> days;
    for (std::size_t i = 0; i < std::size(bank_days_apart); ++i) {
        counted[i] = bank_days_apart[i] ? ctx.counted(words::bank_days, bank_days_apart[i])
                                        : std::string(ctx.text(words::bank_same_day));
        days.push_back(counted[i]);
    }
    int apart = state.apart;
    if (choice_ui("apart", {.label = ctx.text(words::bank_apart)}, days, apart) && apart >= 0) state.apart = apart;
    grid.next();
    std::vector<std::string_view> methods{ctx.text(words::bank_any_method)};
    for (const ChoiceDef& method : payment_methods) methods.push_back(method.label.in(ctx.language));
    int method = state.method;
    if (choice_ui("method", {.label = ctx.text(words::bank_method)}, methods, method) && method >= 0)
        state.method = method;
}

} // namespace

void bank_columns_dialog_ui(Context& ctx, BankCheckState& state) {
    if (!state.is_asking_columns) return;
    if (!begin_dialog_ui(
            "columns",
            {.title = ctx.text(words::bank_columns), .description = ctx.text(words::bank_columns_wanted), .width = 560},
            state.is_asking_columns))
        return;
    const std::vector<std::string> heading = heading_of(ctx.state<BankFile>().sheet, state.columns.first_row);
    {
        MoneyColumns& columns = state.columns;
        Grid grid(220);
        column_ui(ctx, "date", words::bank_date, heading, columns.date, grid);
        grid.next();
        const std::string_view orders[] = {ctx.text(words::bank_orders[0]), ctx.text(words::bank_orders[1])};
        int order = columns.date_order == DateOrder::month_first ? 1 : 0;
        if (choice_ui("order", {.label = ctx.text(words::bank_order)}, orders, order))
            columns.date_order = order == 1 ? DateOrder::month_first : DateOrder::day_first;
        column_ui(ctx, "amount", words::bank_amount, heading, columns.amount, grid);
        column_ui(ctx, "in", words::bank_in, heading, columns.in, grid);
        column_ui(ctx, "out", words::bank_out, heading, columns.out, grid);
        column_ui(ctx, "reference", words::bank_reference, heading, columns.reference, grid);
        column_ui(ctx, "words", words::bank_words, heading, columns.words, grid);
        rules_ui(ctx, state, grid);
    }
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::close), {.kind = ButtonKind::primary, .id = "done"})) state.is_asking_columns = false;
    end_dialog_ui();
}

} // namespace crm
