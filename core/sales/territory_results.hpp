// What each sales territory brings: its customers, what is open there and what was won and sold in a span of days.
//
// A customer's territory is the one it carries (commands/territories.hpp), a deal's its own, a document's that of its
// company, else of its person. Sales are those of SaleDocuments, won deals those closed in the days. Amounts in the
// reader's currency, with their taxes; documents and deals of others are counted and left out.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/queries/periods.hpp"
#include "core/queries/related.hpp"

namespace crm {

struct TerritoryResult {
    std::string name; // empty: those that are in none
    std::vector<std::string> representatives{};
    std::uint32_t customers = 0, open_deals = 0, won_deals = 0;
    std::int64_t open_amount = 0, sales = 0; // minor units
};

struct TerritoryResults {
    std::vector<TerritoryResult> territories; // who sold most, first; then by name; those in none last
    std::uint32_t other_currency = 0;
};

TerritoryResults territory_results(const Tables& tables, const Days& days, const Reader& reader);

} // namespace crm
