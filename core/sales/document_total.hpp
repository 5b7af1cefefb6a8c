// What a document with lines (a quote, an order, an invoice) comes to. The one arithmetic of them all: forms show it
// while one types, commands keep what it says, papers print it.
//
//     gross         = quantity × price                                    of each line
//     line discount = gross × percent + amount
//     amount        = gross − line discount
//     discount      = Σ amounts × percent + amount                        of the whole document, spread over its lines
//     taxable       = amount − the line's share of that discount
//     tax           = taxable × rate            net = taxable              prices without their tax
//     tax           = taxable × rate ÷ (1 + rate), net = taxable − tax     prices that include it
//     total         = Σ net + Σ tax
//
// Amounts are whole minor units of one currency (two digits after the point, three for the dinars, none for the yen).
// Each product and each tax is rounded once, per line, half away from zero; everything else is sums and differences of
// whole numbers, so that lines, taxes and discounts always add up to the total. The discount of the document is spread
// by largest remainder: every share is the exact one rounded down or up, their sum is the discount to the last unit,
// and what is left over goes to the largest fractions, the earlier line first.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/money.hpp"
#include "core/base/result.hpp"

namespace crm {

// Quantities are in ten-thousandths of a unit, rates and percentages in ten-thousandths of a percent (15 % = 150,000):
// as fields of the type `decimal` keep them.
inline constexpr std::int64_t one_unit = 10'000, whole_percent = 1'000'000;

enum class TaxKind : std::uint8_t {
    none,  // nothing is said about tax
    taxed, // at its rate
    zero,  // taxed at nought: named on the papers, with its net
    exempt
};

struct LineAmounts {
    std::int64_t quantity = one_unit;
    Money price{};    // without a currency: the line says nothing about money
    Money discount{}; // of the whole line; without a currency: none
    std::int64_t discount_percent = 0;
    std::int64_t tax_rate = 0;
    TaxKind tax = TaxKind::none;
    bool operator==(const LineAmounts&) const = default;
};

struct DocumentTerms {
    bool prices_include_tax = false;
    Money discount{};
    std::int64_t discount_percent = 0;
};

struct LineTotal {
    std::int64_t gross = 0, discount = 0; // of the line alone
    std::int64_t share = 0;               // of the document's discount
    std::int64_t net = 0, tax = 0;
    std::int64_t amount() const { return gross - discount; }
    std::int64_t total() const { return net + tax; }
};

// What one rate comes to, kinds in their order, rates from low to high. Lines of which nothing is said are no rate.
struct TaxTotal {
    TaxKind kind = TaxKind::none;
    std::int64_t rate = 0, net = 0, tax = 0;
};

struct DocumentTotal {
    Currency currency{}; // none: no line has a price
    std::vector<LineTotal> lines;
    std::vector<TaxTotal> taxes;
    std::int64_t amounts = 0;  // of all lines, their own discounts taken off
    std::int64_t discount = 0; // of the document
    std::int64_t net = 0, tax = 0;
    std::int64_t total() const { return net + tax; } // fits: checked
    Money money(std::int64_t minor) const { return {minor, currency}; }
};

enum class DocumentProblem : std::uint8_t {
    mixed_currencies,
    too_large,           // some amount does not fit 64 bits
    discount_too_large,  // above what it is taken off, or below nothing
    percent_out_of_range // below 0 or above 100
};
struct DocumentError {
    static constexpr std::size_t whole_document = ~std::size_t{0};
    DocumentProblem problem{};
    std::size_t line = whole_document;
    bool operator==(const DocumentError&) const = default;
};

Result<DocumentTotal, DocumentError> document_total(std::span<const LineAmounts> lines, const DocumentTerms& terms);

} // namespace crm
