// Of an opening balance: what is left of it in its customer's account, how late that is, and the payments for it.
#include <algorithm>
#include <optional>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/sales/account.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_documents.hpp"
#include "core/text/words_record.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

// Worked out when something has changed, or the day.
struct BalanceState {
    Place balance;
    std::uint64_t revision = ~std::uint64_t{0};
    Date today{};
    std::optional<AccountEntry> entry;
};

std::optional<AccountEntry> entry_of(const Context& ctx, Place balance) {
    const auto named = [&](std::string_view key) {
        return place_in(ctx.tables, known_column(ctx.tables, "opening_balance", key), balance.row);
    };
    const Place company = named("company");
    const Place customer = merged_into(ctx.tables, company ? company : named("person"));
    if (!customer) return {};
    for (const Account& account : accounts_of(ctx.tables, customer, ctx.reader.today).value_or(std::vector<Account>{}))
        if (const auto found = std::ranges::find(account.entries, balance, &AccountEntry::document);
            found != account.entries.end())
            return *found;
    return {};
}

void standing_ui(Context& ctx, const AccountEntry& entry, Currency currency) {
    if (entry.amount <= 0) return; // what the firm owes is no debt of his
    const std::int32_t days_late = ctx.reader.today.days - entry.due;
    if (entry.open == 0)
        chip_ui(ctx.text(words::standing_paid), Tone::success);
    else if (days_late > 0)
        chip_ui(ctx.counted(words::standing_overdue, days_late), Tone::danger);
    else if (entry.open < entry.amount)
        chip_ui(ctx.text(words::standing_partly), Tone::warning);
    else
        chip_ui(ctx.text(words::standing_open), Tone::info);
    gap(6);
    key_value_ui(ctx.text(words::left_to_pay), money_text({entry.open, currency}, ctx.reader.locale));
    gap(6);
}

} // namespace

void opening_balance_part_ui(Context& ctx, Place balance) {
    BalanceState& state = ctx.state<BalanceState>();
    if (state.balance != balance || state.revision != ctx.tables.revision() || state.today != ctx.reader.today)
        state = {.balance = balance,
                 .revision = ctx.tables.revision(),
                 .today = ctx.reader.today,
                 .entry = entry_of(ctx, balance)};
    begin_card_ui("payments",
                  {.title = ctx.schema.entity(ctx.entity("payment")).plural.in(ctx.language), .icon = Icon::money});
    if (state.entry)
        standing_ui(ctx, *state.entry,
                    known_column(ctx.tables, "opening_balance", "amount").money(balance.row).currency);
    payments_part_ui(ctx, balance);
    end_card_ui();
    gap(12);
}

} // namespace crm
