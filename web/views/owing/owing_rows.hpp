// The rows of who owes, as they are chosen and sorted: for the screen and its paper.
#pragma once
#include "core/queries/rates.hpp"
#include "core/sales/owing.hpp"
#include "web/frame/context.hpp"
#include "web/kit/table.hpp"

namespace crm {

struct OwingRows { // found again when a record, the day or the language has changed, sorted again when the view has
    std::uint64_t revision = ~std::uint64_t{0};
    Date day{};
    Language language{};
    Owing owing;
    std::vector<std::string> name_keys; // of each debtor, to sort by
    std::vector<const Debtor*> rows;
    std::vector<OwedSum> sums; // of `rows`
    std::string in_base;       // the sums of several currencies together, at today's rates; empty: there are no several
    WithoutRate without{};
    bool is_all = true; // owners
    std::string owner;  // else of this one; empty: of nobody
    TableView view{.sort_key = "balance", .descending = true};
    TableSelection selection;
    bool is_sorted = false;
};
OwingRows& owing_rows(Context& ctx);

inline constexpr std::string_view owing_age_keys[] = {"age0", "age1", "age2", "age3", "age4"};
std::string owed_money(const Context& ctx, const Owed& owed, std::int64_t minor, bool has_currency);

} // namespace crm
