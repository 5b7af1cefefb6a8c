#include "web/frame/statement_paper.hpp"

#include "core/sales/account.hpp"
#include "core/text/amount_in_words.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_account.hpp"
#include "core/text/words_document.hpp"
#include "core/text/words_print.hpp"
#include "web/frame/debt_name.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

namespace {

void add_account(const Context& ctx, const Account& account, PrintPaper& paper) {
    const auto money = [&](std::int64_t minor) { return money_text({minor, account.currency}, ctx.reader.locale); };
    PrintPart part;
    const auto column = [&](const BothNames& label, bool is_number) {
        part.columns.push_back({.label = std::string(ctx.text(label)),
                                .is_number = is_number,
                                .also = std::string(label.in(ctx.arabic() ? Language::en : Language::ar))});
    };
    const EntityIx payment = ctx.entity("payment");
    column(ctx.schema.field(payment, ctx.schema.field(payment, "date")).label, false);
    column(words::account_document, false);
    column(words::account_due, false);
    column(words::account_owed, true);
    column(words::account_paid, true);
    column(words::account_balance, true);
    for (const AccountEntry& entry : account.entries)
        part.rows.push_back({day_text(Date{entry.day}, ctx.brief()), debt_name(ctx, entry),
                             entry.open > 0 ? day_text(Date{entry.due}, ctx.brief()) : std::string(),
                             entry.amount > 0 ? money(entry.amount) : std::string(),
                             entry.amount < 0 ? money(-entry.amount) : std::string(), money(entry.balance)});
    const bool is_owed = account.balance >= 0;
    const std::int64_t size = is_owed ? account.balance : -account.balance;
    for (int i = 0; i < ageing_parts; ++i)
        if (account.ageing[static_cast<std::size_t>(i)])
            part.sums.push_back({.label = std::string(ctx.text(words::ageing_names[i])),
                                 .value = money(account.ageing[static_cast<std::size_t>(i)])});
    part.sums.push_back({.label = std::string(ctx.text(is_owed ? words::document_left : words::account_credit)),
                         .value = money(size),
                         .is_strong = true});
    paper.parts.push_back(std::move(part));
    if (size)
        paper.parts.push_back(
            {.text = filled(ctx.text(words::words_only), amount_in_words({size, account.currency}, ctx.language))});
}

} // namespace

PrintPaper statement_paper(Context& ctx, Place customer) {
    PrintPaper paper{.title = std::string(ctx.text(words::account_statement)),
                     .also = std::string(words::account_statement.in(ctx.arabic() ? Language::en : Language::ar)),
                     .notes = {ctx.name(customer)},
                     .second_language = ctx.arabic() ? "en" : "ar"};
    const auto accounts = accounts_of(ctx.tables, customer, ctx.reader.today);
    if (!accounts || accounts->empty())
        paper.parts.push_back(
            {.text = std::string(ctx.text(accounts ? words::account_empty : words::account_too_large))});
    else
        for (const Account& account : *accounts) add_account(ctx, account, paper);
    return paper;
}

} // namespace crm
