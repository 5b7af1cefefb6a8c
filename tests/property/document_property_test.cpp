// Random quotes, orders and invoices, reasonable and not: their lines, discounts and taxes always add up to the total,
// to the minor unit, and each amount is the one that exact fractions give.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/sales/document_total.hpp"

using namespace crm;

namespace {

using Wide = __int128;
constexpr Currency riyal = currency_of("SAR"), dinar = currency_of("KWD");

struct Document {
    std::vector<LineAmounts> lines;
    DocumentTerms terms;
};

class Maker {
public:
    explicit Maker(unsigned seed) : m_random(seed) {}

    Document document(std::int64_t price_max) {
        Document made;
        made.terms.prices_include_tax = below(2) == 0;
        made.lines.resize(1 + static_cast<std::size_t>(below(40)));
        for (LineAmounts& line : made.lines) line = one(price_max);
        if (below(3) == 0) made.terms.discount_percent = below(whole_percent + 1);
        if (below(3) == 0) made.terms.discount = {below(price_max / 4 + 1), riyal};
        return made;
    }
    std::int64_t below(std::int64_t bound) {
        return std::uniform_int_distribution<std::int64_t>(0, bound - 1)(m_random);
    }

private:
    LineAmounts one(std::int64_t price_max) {
        constexpr std::int64_t rates[] = {0, 50'000, 150'000, 55'500, 333'333, whole_percent};
        LineAmounts line{.quantity = below(2) ? one_unit * (1 + below(20)) : below(50 * one_unit)};
        if (below(12) == 0) return line; // words only
        line.price = {below(price_max), riyal};
        if (below(4) == 0) line.discount_percent = below(whole_percent / 2);
        if (below(6) == 0) line.discount = {below(line.price.minor / 2 + 1), riyal};
        line.tax = static_cast<TaxKind>(below(4));
        line.tax_rate = rates[below(std::size(rates))];
        return line;
    }
    std::mt19937_64 m_random;
};

// |rounded − dividend ÷ divisor| ≤ ½, and no nearer whole number away from zero.
bool is_rounded(Wide rounded, Wide dividend, Wide divisor) {
    const Wide off = rounded * divisor - dividend; // in units of 1 ÷ divisor
    return dividend >= 0 ? 2 * off > -divisor && 2 * off <= divisor : 2 * off < divisor && 2 * off >= -divisor;
}

void check_line(const LineAmounts& said, const LineTotal& line, const DocumentTerms& terms) {
    CHECK(is_rounded(line.gross, static_cast<Wide>(said.quantity) * said.price.minor, one_unit));
    CHECK(is_rounded(line.discount - said.discount.minor, static_cast<Wide>(line.gross) * said.discount_percent,
                     whole_percent));
    const Wide taxable = line.amount() - line.share, rate = said.tax == TaxKind::taxed ? said.tax_rate : 0;
    CHECK((terms.prices_include_tax ? Wide{line.total()} : Wide{line.net}) == taxable);
    CHECK(is_rounded(line.tax, taxable * rate, terms.prices_include_tax ? whole_percent + rate : Wide{whole_percent}));
}

} // namespace

TEST_CASE("lines, discounts and taxes of any document add up to its total") {
    int made = 0;
    for (unsigned seed = 0; seed < 4000; ++seed) {
        CAPTURE(seed);
        Maker maker(seed);
        const Document document = maker.document(seed % 3 ? 100'000 : std::int64_t{1} << 40);
        const auto total = document_total(document.lines, document.terms);
        if (!total) { // a discount above what it is taken off; nothing else can be wrong with these
            CHECK(total.error().problem == DocumentProblem::discount_too_large);
            continue;
        }
        ++made;
        std::int64_t amounts = 0, shares = 0, net = 0, tax = 0, net_of_rates = 0, tax_of_rates = 0, said_nothing = 0;
        for (std::size_t i = 0; i < document.lines.size(); ++i) {
            const LineTotal& line = total->lines[i];
            if (!document.lines[i].price.currency) {
                CHECK((line.gross == 0 && line.share == 0 && line.total() == 0));
                continue;
            }
            check_line(document.lines[i], line, document.terms);
            amounts += line.amount();
            shares += line.share;
            net += line.net;
            tax += line.tax;
            if (document.lines[i].tax == TaxKind::none) said_nothing += line.net;
            // the exact share, rounded down or up
            const Wide exact = static_cast<Wide>(total->discount) * line.amount();
            if (total->amounts) {
                CHECK(Wide{line.share} * total->amounts > exact - total->amounts);
                CHECK(Wide{line.share} * total->amounts < exact + total->amounts);
            }
        }
        for (const TaxTotal& rate : total->taxes) {
            net_of_rates += rate.net;
            tax_of_rates += rate.tax;
            CHECK((rate.kind == TaxKind::taxed || rate.tax == 0));
        }
        CHECK(amounts == total->amounts);
        CHECK(shares == total->discount);
        CHECK(net == total->net);
        CHECK(tax == total->tax);
        CHECK(tax_of_rates == total->tax);
        CHECK(net_of_rates + said_nothing == total->net);
        CHECK(total->total() == (document.terms.prices_include_tax ? amounts - shares : amounts - shares + tax));
        CHECK(std::ranges::is_sorted(total->taxes, {},
                                     [](const TaxTotal& rate) { return std::pair{rate.kind, rate.rate}; }));
    }
    CHECK(made > 2000);
}

TEST_CASE(
    "a document in two currencies, beyond 64 bits, or discounted below nothing has no total and says which line") {
    const LineAmounts coffee{.quantity = 3 * one_unit, .price = {1'000, riyal}};
    const auto problem = [](std::vector<LineAmounts> lines, DocumentTerms terms = {}) {
        const auto total = document_total(lines, terms);
        return total ? DocumentError{DocumentProblem::too_large, 99} : total.error();
    };
    LineAmounts other = coffee;
    other.price.currency = dinar;
    CHECK(problem({coffee, other}) == DocumentError{DocumentProblem::mixed_currencies, 1});
    other = coffee;
    other.discount = {1, dinar};
    CHECK(problem({coffee, other}) == DocumentError{DocumentProblem::mixed_currencies, 1});
    CHECK(problem({coffee}, {.discount = {1, dinar}}) == DocumentError{DocumentProblem::mixed_currencies});
    other = coffee;
    other.price.minor = INT64_MAX;
    CHECK(problem({coffee, other}) == DocumentError{DocumentProblem::too_large, 1});
    other = coffee;
    other.quantity = one_unit;
    other.price.minor = INT64_MAX / 2 - 100;
    CHECK(document_total(std::vector{other}, {}));
    CHECK(problem({other, other}) == DocumentError{DocumentProblem::too_large, 1});
    other = coffee;
    other.discount = {3'001, riyal};
    CHECK(problem({coffee, other}) == DocumentError{DocumentProblem::discount_too_large, 1});
    CHECK(problem({coffee}, {.discount = {3'001, riyal}}) == DocumentError{DocumentProblem::discount_too_large});
    CHECK(problem({coffee}, {.discount_percent = whole_percent + 1}) ==
          DocumentError{DocumentProblem::percent_out_of_range});
    other = coffee;
    other.tax = TaxKind::taxed;
    other.tax_rate = -1;
    CHECK(problem({other}) == DocumentError{DocumentProblem::percent_out_of_range, 0});
}

TEST_CASE("halves are rounded away from zero, in halalas and in fils, and what a discount leaves over goes to the "
          "largest part") {
    const auto total = [](LineAmounts line, bool is_included = false) {
        return document_total(std::vector{line}, {.prices_include_tax = is_included}).value();
    };
    // half of 3.33 is 1.665; 15 % of 0.10 is 0.015; half of −3.33 is −1.665
    CHECK(total({.quantity = one_unit / 2, .price = {333, riyal}}).net == 167);
    CHECK(total({.quantity = one_unit / 2, .price = {-333, riyal}}).net == -167);
    CHECK(total({.price = {10, riyal}, .tax_rate = 150'000, .tax = TaxKind::taxed}).tax == 2);
    CHECK(total({.price = {12'345, dinar}, .tax_rate = 100'000, .tax = TaxKind::taxed}).tax == 1'235); // 1.2345 KD
    // 115.00 with its 15 %: 15.00 of tax; 100.00 with it: 13.04
    CHECK(total({.price = {11'500, riyal}, .tax_rate = 150'000, .tax = TaxKind::taxed}, true).tax == 1'500);
    CHECK(total({.price = {10'000, riyal}, .tax_rate = 150'000, .tax = TaxKind::taxed}, true).tax == 1'304);
    // 1.00 over three lines of 10.00: 0.34, 0.33, 0.33
    const LineAmounts ten{.price = {1'000, riyal}};
    const auto three = document_total(std::vector{ten, ten, ten}, {.discount = {100, riyal}}).value();
    CHECK(three.lines[0].share == 34);
    CHECK(three.lines[1].share == 33);
    CHECK(three.lines[2].share == 33);
    // and over 1.00, 1.00 and 4.00 a discount of 0.05: 0.83, 0.83 and 3.33 halalas
    const LineAmounts one{.price = {100, riyal}}, four{.price = {400, riyal}};
    const auto parts = document_total(std::vector{four, one, one}, {.discount = {5, riyal}}).value();
    CHECK(parts.lines[0].share == 3);
    CHECK(parts.lines[1].share == 1);
    CHECK(parts.lines[2].share == 1);
}
