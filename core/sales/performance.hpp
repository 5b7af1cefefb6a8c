// What each representative has done in a span of days: sales, won deals, dealings, how much of the targets that is, and
// the commission that follows from the firm's rules.
//
// Sales are orders that are neither drafts nor cancelled and issued invoices that no such order stands behind, by their
// seller; issued credit notes take back, in the days in which they are issued. Money received is that of payments, by
// their seller or the seller of what was paid, less what was paid back. Amounts in the reader's currency, with their
// taxes; others are counted and left out. A target counts where it lies within the days that are asked for. Commission
// of a rule: the part of its basis between "above" and "up to", times its rate, rounded half away from zero to the
// minor unit; the rules of a person add up.
//
// Points are for what is recorded: a dealing gives its seller one, and one more each for what was said, for its outcome
// and for a next step with its day. Of several with one customer on one day the best counts, so that they cannot be
// collected by writing the same again.
//
// A sale with a second seller is split: to the other the share (half where none is said) of the amount, rounded half
// away from zero, to the seller the rest; so are its margin and the money received for it. A rule of a product or a
// category counts only the lines of it, with their taxes. Margin: the net of the lines less quantity × cost of their
// products; a line whose product has no cost in the reader's currency has none, nor has a document without lines.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/queries/periods.hpp"
#include "core/queries/related.hpp"

namespace crm {

struct Commission {
    Place rule;
    std::int64_t basis = 0, amount = 0; // minor units: the part the rate was taken of, and what came of it
};

struct CountedSale { // of a statement: a document, and whether rules for recorded dealings pay for it
    Place document;
    std::int32_t day = 0;
    std::int64_t total = 0;   // below zero: a credit note
    bool is_recorded = false; // its seller had logged a dealing with the customer in the 90 days before
    std::int64_t share = 0;   // of a split one, in ten-thousandths of a percent; 0: it is the seller's alone
};

struct Representative {
    std::string name;
    std::int64_t sales = 0, received = 0, won_amount = 0, commission = 0; // minor units
    std::int64_t sales_target = 0, deal_target = 0, dealing_target = 0;   // 0: none
    std::uint32_t sold = 0, won_deals = 0, lost_deals = 0, dealings = 0, points = 0;
    std::vector<Commission> commissions;
    std::vector<CountedSale> counted; // by date
};

struct Performance {
    std::vector<Representative> people; // who sold most, first; then by name
    std::uint32_t other_currency = 0;
};

// A commission rounded as said above. `rate`: ten-thousandths of a percent, as a decimal field keeps it.
std::int64_t commission_of(std::int64_t basis, std::int64_t rate);

Performance performance(const Tables& tables, const Days& days, const Reader& reader);

} // namespace crm
