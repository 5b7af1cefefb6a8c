// What a customer owes: per currency the balance, how late it is, and every order, invoice, credit note and payment,
// the newest first.
#include <algorithm>

#include "core/sales/account.hpp"
#include "core/text/money_text.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_account.hpp"
#include "core/text/words_document.hpp"
#include "core/text/words_owing.hpp"
#include "core/text/words_receive.hpp"
#include "web/frame/debt_name.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/receive_payment.hpp"
#include "web/frame/reminder.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr std::size_t shown_max = 200;

// Added up when something has changed, or the day.
struct AccountState {
    Place customer;
    std::uint64_t revision = ~std::uint64_t{0};
    Date today{};
    std::optional<std::vector<Account>> accounts;
};

void entry_ui(Context& ctx, const Account& account, const AccountEntry& entry) {
    const auto money = [&](std::int64_t minor) { return money_text({minor, account.currency}, ctx.reader.locale); };
    const std::string title = debt_name(ctx, entry);
    std::string detail = day_text(Date{entry.day}, ctx.brief());
    if (entry.open > 0 && entry.due != entry.day)
        detail += " · " + std::string(ctx.text(words::account_due)) + ' ' + day_text(Date{entry.due}, ctx.brief());
    detail += " · " + std::string(ctx.text(words::account_balance)) + ' ' + money(entry.balance);
    const RecordId id = ctx.tables.id(entry.document);
    const std::string_view kind = ctx.schema.entity(entry.document.entity).key;
    if (list_row_ui(text_of(id), {.title = title,
                                  .detail = detail,
                                  .end_text = money(entry.amount > 0 ? entry.amount : -entry.amount),
                                  .icon = kind == "payment" ? Icon::money : icon_of(kind),
                                  .icon_tone = entry.amount > 0 ? Tone::info : Tone::success,
                                  .chip_tone = entry.amount > 0 ? std::optional<Tone>{} : Tone::success})
            .clicked)
        ctx.open(id);
}

void account_ui(Context& ctx, const Account& account) {
    const auto money = [&](std::int64_t minor) { return money_text({minor, account.currency}, ctx.reader.locale); };
    const bool is_owed = account.balance >= 0;
    key_value_ui(ctx.text(is_owed ? words::document_left : words::account_credit),
                 money(is_owed ? account.balance : -account.balance));
    for (int i = 0; i < ageing_parts; ++i)
        if (const std::int64_t due = account.ageing[static_cast<std::size_t>(i)])
            key_value_ui(ctx.text(words::ageing_names[i]), money(due));
    gap(6);
    if (account.balance > 0 &&
        button_ui(ctx.text(words::receive_payment), {.icon = Icon::money, .small = true, .disabled = !ctx.can_write()}))
        open_receiving(ctx, ctx.route.record, account);
    gap(6);
    const std::size_t count = account.entries.size(), shown = std::min(count, shown_max);
    for (std::size_t i = 0; i < shown; ++i) {
        const IdScope scope{std::uint64_t{i}};
        entry_ui(ctx, account, account.entries[count - 1 - i]);
    }
    if (shown == count) return;
    const auto number = [&](std::size_t n) {
        return number_text(static_cast<std::int64_t>(n), {.digits = ctx.reader.locale.digits});
    };
    paragraph_ui(filled(ctx.text(words::account_cut), number(shown), number(count)), styles::help);
}

} // namespace

void account_part_ui(Context& ctx, Place customer) {
    AccountState& state = ctx.state<AccountState>();
    if (state.customer != customer || state.revision != ctx.tables.revision() || state.today != ctx.reader.today)
        state = {.customer = customer,
                 .revision = ctx.tables.revision(),
                 .today = ctx.reader.today,
                 .accounts = accounts_of(ctx.tables, customer, ctx.reader.today)};
    if (!state.accounts) return paragraph_ui(ctx.text(words::account_too_large), styles::help);
    const std::string opening = ctx.adding(ctx.entity("opening_balance"));
    if (state.accounts->empty()) {
        if (empty_state_ui({.icon = Icon::money,
                            .title = ctx.text(words::account_empty),
                            .action = ctx.can_write() ? std::string_view(opening) : std::string_view(),
                            .action_icon = Icon::plus}) == EmptyStateAnswer::action)
            ctx.add("opening_balance", {for_customer(ctx, customer)});
        return;
    }
    if (button_ui(ctx.text(words::account_print), {.icon = Icon::print, .small = true})) ctx.later(open_print_preview);
    if (std::ranges::any_of(*state.accounts, [](const Account& each) { return each.balance > 0; })) {
        beside(8);
        if (button_ui(ctx.text(words::remind), {.icon = Icon::bell, .small = true, .disabled = !ctx.can_write()}))
            open_reminder(ctx, ctx.tables.id(customer));
    }
    for (const Account& account : *state.accounts) {
        const IdScope scope{std::uint64_t{account.currency.code}};
        gap(10);
        account_ui(ctx, account);
    }
    receiving_dialog_ui(ctx);
}

} // namespace crm
