// Who owes, on paper: the sums, and the rows as the screen shows them.
#include <algorithm>

#include "core/text/words_owing.hpp"
#include "web/frame/rates_note.hpp"
#include "web/frame/reminder.hpp"
#include "web/views/owing/owing_rows.hpp"
#include "web/views/owing/owing_view.hpp"

namespace crm {

PrintPaper owing_paper(Context& ctx, PrintRange range) {
    const OwingRows& state = owing_rows(ctx);
    PrintPaper paper{.title = std::string(ctx.text(words::owing)), .rows_total = state.rows.size()};
    if (!state.is_all)
        paper.notes.push_back(state.owner.empty() ? std::string(ctx.text(words::owing_no_seller)) : state.owner);
    PrintPart sums;
    for (const OwedSum& sum : state.sums)
        sums.values.emplace_back(ctx.counted(words::owing_count, static_cast<std::int64_t>(sum.debtors)),
                                 owed_text(ctx, sum.owed));
    if (!sums.values.empty()) paper.parts.push_back(std::move(sums));
    if (!state.in_base.empty()) paper.parts.push_back({.text = state.in_base});
    if (state.without.count > 0) paper.parts.push_back({.text = without_rate_text(ctx, state.without)});
    PrintPart part;
    const auto column = [&](const BothNames& label, bool is_number) {
        part.columns.push_back({.label = std::string(ctx.text(label)), .is_number = is_number});
    };
    column(words::owing_customer, false);
    column(words::owing_balance, true);
    for (const BothNames& age : words::owing_ages) column(age, true);
    const std::size_t first = std::min(range.first, state.rows.size());
    for (const Debtor* debtor :
         std::span(state.rows).subspan(first, std::min(range.count, state.rows.size() - first))) {
        std::vector<std::string> cells{ctx.name(debtor->customer),
                                       owed_money(ctx, debtor->owed, debtor->owed.balance, true)};
        for (const std::int64_t age : debtor->owed.ageing)
            cells.push_back(age ? owed_money(ctx, debtor->owed, age, false) : std::string());
        part.rows.push_back(std::move(cells));
    }
    // One currency has sums under its columns.
    if (!range.goes_on && state.sums.size() == 1 && state.rows.size() > 1) {
        const Owed& all = state.sums.front().owed;
        part.totals = {std::string(ctx.text(words::owing_totals)), owed_money(ctx, all, all.balance, true)};
        for (const std::int64_t age : all.ageing)
            part.totals.push_back(age ? owed_money(ctx, all, age, false) : std::string());
    }
    if (state.rows.empty())
        paper.parts.push_back({.text = std::string(ctx.text(words::owing_none))});
    else
        paper.parts.push_back(std::move(part));
    return paper;
}

} // namespace crm
