// The kinds of documents with lines, and how their records become the numbers that document_total() adds up.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/queries/related.hpp"
#include "core/record/problem.hpp"
#include "core/sales/document_total.hpp"

namespace crm {

struct DocumentKind {
    std::string_view entity, line;              // the line's field that names its document is called like the document
    std::string_view made;                      // what is made from it
    std::string_view made_from;                 // field of `made` that names this document
    std::string_view made_line, made_from_line; // its line, and the field that names the line here
};
inline constexpr DocumentKind document_kinds[] = {
    {"quote", "quote_line", "order", "quote", "order_line", "quote_line"},
    {"order", "order_line", "invoice", "order", "invoice_line", "order_line"},
    {"invoice", "invoice_line", "invoice", "credits", "invoice_line", "credits_line"},
};
constexpr const DocumentKind* document_kind(std::string_view entity) {
    for (const DocumentKind& kind : document_kinds)
        if (kind.entity == entity) return &kind;
    return nullptr;
}

// `value(key)` answers a cell of a line, or of a document.
template <class ValueOf> LineAmounts line_amounts(ValueOf value) {
    LineAmounts line;
    const auto number = [&](std::string_view key, std::int64_t otherwise) {
        const Value found = value(key);
        const auto* n = std::get_if<std::int64_t>(&found);
        return n ? *n : otherwise;
    };
    const auto money = [&](std::string_view key) {
        const Value found = value(key);
        const auto* amount = std::get_if<Money>(&found);
        return amount ? *amount : Money{};
    };
    line.quantity = number("quantity", one_unit);
    line.price = money("price");
    line.discount = money("discount");
    line.discount_percent = number("discount_percent", 0);
    const std::int64_t rate = number("tax_rate", -1);
    line.tax_rate = rate > 0 ? rate : 0;
    const Value kind = value("tax_kind");
    const auto* word = std::get_if<std::string>(&kind);
    if (word && *word == "exempt")
        line.tax = TaxKind::exempt;
    else if ((word && *word == "zero") || rate == 0)
        line.tax = TaxKind::zero;
    else if (rate > 0)
        line.tax = TaxKind::taxed;
    return line;
}
template <class ValueOf> DocumentTerms document_terms(ValueOf value) {
    DocumentTerms terms;
    const Value included = value("prices_include_tax"), discount = value("discount"),
                percent = value("discount_percent");
    if (const auto* yes = std::get_if<std::int64_t>(&included)) terms.prices_include_tax = *yes != 0;
    if (const auto* money = std::get_if<Money>(&discount)) terms.discount = *money;
    if (const auto* n = std::get_if<std::int64_t>(&percent)) terms.discount_percent = *n;
    return terms;
}

LineAmounts line_amounts(const Tables& tables, Place line);
// Live lines of a quote, an order or an invoice, by row.
std::vector<Row> document_lines(const Tables& tables, RelationCache& relations, Place document);
// The same looked for in all lines: for commands, which have no cache.
std::vector<Row> live_lines(const Tables& tables, Place document);
// What the lines that stand there come to.
Result<DocumentTotal, DocumentError> document_total(const Tables& tables, RelationCache& relations, Place document);

// The field of a line, or of the document, that a problem is told at, and the sentence.
Problem problem_of(const Schema& schema, const DocumentKind& kind, const DocumentError& error);

} // namespace crm
