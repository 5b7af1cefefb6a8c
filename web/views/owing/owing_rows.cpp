#include "web/views/owing/owing_rows.hpp"

#include <algorithm>

#include "core/text/collation.hpp"
#include "core/text/filled.hpp"
#include "core/text/money_text.hpp"
#include "core/text/words_rates.hpp"
#include "web/frame/rates_note.hpp"

namespace crm {

namespace {

// What a row is sorted by; amounts of one currency stand together, in the order of the sums.
struct SortBy {
    const OwingRows& state;

    std::size_t currency(const Debtor& debtor) const {
        const auto at =
            std::ranges::find(state.sums, debtor.owed.currency, [](const OwedSum& each) { return each.owed.currency; });
        return static_cast<std::size_t>(at - state.sums.begin());
    }
    const std::string& name(const Debtor& debtor) const {
        return state.name_keys[static_cast<std::size_t>(&debtor - state.owing.debtors.data())];
    }
    std::int64_t amount(const Debtor& debtor) const {
        const auto age = std::ranges::find(owing_age_keys, state.view.sort_key);
        return age == std::end(owing_age_keys) ? debtor.owed.balance
                                               : debtor.owed.ageing[static_cast<std::size_t>(age - owing_age_keys)];
    }
    bool operator()(const Debtor* a, const Debtor* b) const {
        if (state.view.sort_key == "name") return name(*a) < name(*b);
        if (state.view.sort_key == "owner") return a->owner < b->owner;
        return amount(*a) < amount(*b);
    }
};

void add_up_in_base(const Context& ctx, OwingRows& state) {
    state.in_base.clear();
    state.without = {};
    if (state.sums.size() < 2) return;
    const Rates rates(ctx.tables, ctx.reader.currency);
    state.in_base = filled(ctx.text(words::all_in_base),
                           {sum_text(ctx, in_base(state.sums, rates, ctx.reader.today, state.without))});
}

void sort(OwingRows& state) {
    state.rows.clear();
    for (const Debtor& debtor : state.owing.debtors)
        if (state.is_all || debtor.owner == state.owner) state.rows.push_back(&debtor);
    state.sums = sums_of(state.rows);
    const SortBy by{state};
    if (state.view.descending)
        std::ranges::stable_sort(state.rows, [&](const Debtor* a, const Debtor* b) { return by(b, a); });
    else
        std::ranges::stable_sort(state.rows, by);
    if (state.view.sort_key != "name" && state.view.sort_key != "owner" && state.sums.size() > 1)
        std::ranges::stable_sort(state.rows, {}, [&](const Debtor* each) { return by.currency(*each); });
    state.is_sorted = true;
}

} // namespace

OwingRows& owing_rows(Context& ctx) {
    OwingRows& state = ctx.state<OwingRows>();
    if (state.revision != ctx.tables.revision() || state.day != ctx.reader.today || state.language != ctx.language) {
        state.revision = ctx.tables.revision();
        state.day = ctx.reader.today;
        state.language = ctx.language;
        state.owing = owing(ctx.tables, ctx.reader.today);
        state.name_keys.clear();
        for (const Debtor& debtor : state.owing.debtors)
            state.name_keys.push_back(collation_key(ctx.name(debtor.customer), ctx.language));
        if (!state.is_all && !state.owner.empty() &&
            std::ranges::find(state.owing.owners, state.owner) == state.owing.owners.end())
            state.is_all = true; // nobody of his owes any more
        state.is_sorted = false;
    }
    if (state.is_sorted) return state;
    sort(state);
    add_up_in_base(ctx, state);
    return state;
}

std::string owed_money(const Context& ctx, const Owed& owed, std::int64_t minor, bool has_currency) {
    return money_text({minor, owed.currency}, ctx.reader.locale, {.has_currency = has_currency});
}

} // namespace crm
