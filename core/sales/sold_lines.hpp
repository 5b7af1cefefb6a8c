// Lines of orders and invoices by the document they stand in, and what some of them come to: for rules that pay by
// product, category or margin.
//
//     SoldLines sold(tables, reader.currency);
//     sold.of(order, {.category = folded("قهوة")});   // minor units, with taxes
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "core/queries/related.hpp"
#include "core/sales/document_total.hpp"

namespace crm {

struct LinesAsked {
    Place product{};        // nowhere: any
    std::string category{}; // folded; empty: any
    bool is_margin = false; // net less cost, instead of the total with taxes
};

class SoldLines {
public:
    SoldLines(const Tables& tables, Currency currency);
    // 0 where no line is asked for, none has what is asked, or the lines are in another currency or add up to nothing
    // that can be counted.
    std::int64_t of(Place document, const LinesAsked& asked);

private:
    struct Line {
        Place product;
        std::int64_t total = 0, net = 0, cost = 0;
        bool has_cost = false;
    };
    const std::vector<Line>& lines_of(Place document);

    const Tables& m_tables;
    Currency m_currency;
    std::unordered_map<std::uint64_t, std::vector<Row>> m_rows; // lines by their document
    std::unordered_map<std::uint64_t, std::vector<Line>> m_lines;
};

} // namespace crm
