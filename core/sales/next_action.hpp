// The best next steps with one customer (a person, a company or a lead), by rules. In this order, each at most once,
// for the record of which it is most urgent:
//
//     promise      the step of a dealing that is not done, of an open deal, or of the lead, due today or before
//     task         an open task, due today or before
//     owes         something is late on his account (account.hpp), in the currency of the most entries that has it
//     quote        one that was sent and has no answer runs out within quote_days, or ran out at most
//                  quote_expired_days ago
//     deal         an open one that is stuck in its stage, else one that has no next step and no open task
//     first_contact   a lead that came more than first_contact_ms ago, and nobody has dealt with it
//     needs        a lead whose questions (needs.hpp) are not all answered
//     occasion     his birthday, or an occasion of his, within occasion_days
//     reorder      a product he bought on reorder_least days or more, at even intervals, expected within reorder_days
//                  of today, before or after (reorder_due)
//     cross_sell   what others often buy with what he has
//     quiet        a customer who has bought, and neither a dealing nor a sale for quiet_after_days
//
// A lead that was converted or is not qualified has none, and so has what is in the bin or erased. All but the account
// costs as much as the customer has records; that takes one pass over orders, invoices and payments.
//
//     const auto steps = next_actions(tables, relations, {.customer = sara, .reader = reader, .now = now, …});
//     steps.front().kind;                                              // NextKind::owes
#pragma once
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/queries/reader.hpp"
#include "core/queries/related.hpp"
#include "core/sales/cross_sell.hpp"

namespace crm {

inline constexpr int quote_days = 7, quote_expired_days = 30, occasion_days = 7, reorder_days = 7,
                     quiet_after_days = 90;
inline constexpr std::size_t reorder_least = 3, reorder_most = 6; // of the days he bought it on, the last so many count
inline constexpr int reorder_interval_least = 14;                 // days; what is bought every week is no news
inline constexpr std::int64_t first_contact_ms = 86'400'000;

enum class NextKind : std::uint8_t {
    promise,
    task,
    owes,
    quote,
    deal,
    first_contact,
    needs,
    occasion,
    reorder,
    cross_sell,
    quiet
};
// By which a device remembers what was put off: they stay as they are, whatever comes between them.
inline constexpr std::string_view next_kind_names[] = {
    "promise", "task", "owes", "quote", "deal", "first_contact", "needs", "occasion", "reorder", "cross_sell", "quiet"};
static_assert(std::size(next_kind_names) == static_cast<std::size_t>(NextKind::quiet) + 1);

struct NextAction {
    NextKind kind = NextKind::promise;
    Place place{};          // the dealing, deal, task, quote, occasion or product; else the customer
    Date date{};            // due, late since, running out, returning, expected, last heard from
    Money amount{};         // owes: what is late
    std::int64_t count = 0; // deal: days it has been stuck, 0: no next step; needs: answered; reorder: days between
    std::int64_t of = 0;    // needs: how many questions there are
    Together together{};    // cross_sell
};

struct NextActionsAsked {
    Place customer;
    Reader reader;
    Moment now;
    const Purchases* purchases = nullptr; // of a lead: not needed
    std::span<const Together> proposed;   // to him, the best first
};
std::vector<NextAction> next_actions(const Tables& tables, RelationCache& relations, const NextActionsAsked& asked);

// When a product is expected to be bought again: the last day and the average of the intervals between the last
// reorder_most days, rounded half up. None: fewer than reorder_least days, an average below reorder_interval_least, or
// an interval that differs from the average by more than half of it. `days`: each once, in order.
struct Reorder {
    Date due{};
    int interval = 0; // days
};
std::optional<Reorder> reorder_due(std::span<const std::int32_t> days);

} // namespace crm
