#include "core/sales/document_total.hpp"

#include <algorithm>
#include <numeric>

namespace crm {

namespace {

using Wide = __int128; // the product of two 64-bit numbers fits

// Half away from zero; `divisor` is above zero. An odd divisor has no half, so that cutting it down is exact.
Wide rounded_ratio(Wide dividend, Wide divisor) {
    const Wide half = divisor / 2;
    return dividend < 0 ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
}

bool fits(Wide amount) { return amount <= INT64_MAX && amount >= -INT64_MAX; }

using Failure = Unexpected<DocumentError>;
Failure failure(DocumentProblem problem, std::size_t line = DocumentError::whole_document) {
    return Failure{DocumentError{problem, line}};
}

// The discount of `from`: a part of it in percent and an amount. It leaves what it is taken off its sign.
Result<std::int64_t, DocumentProblem> discount_of(Wide from, std::int64_t percent, Money amount) {
    if (percent < 0 || percent > whole_percent) return Unexpected{DocumentProblem::percent_out_of_range};
    const Wide discount = rounded_ratio(from * percent, whole_percent) + amount.minor;
    if (!fits(discount)) return Unexpected{DocumentProblem::too_large};
    if (from >= 0 ? discount < 0 || discount > from : discount > 0 || discount < from)
        return Unexpected{DocumentProblem::discount_too_large};
    return static_cast<std::int64_t>(discount);
}

// Shares of `whole` in proportion to the lines' amounts, which add up to `sum`, by largest remainder.
void spread(std::vector<LineTotal>& lines, std::int64_t whole, std::int64_t sum) {
    if (whole == 0) return;
    std::vector<std::pair<Wide, std::size_t>> remainders; // largest first, then by place
    remainders.reserve(lines.size());
    Wide left = whole;
    const Wide divisor = sum < 0 ? -static_cast<Wide>(sum) : sum;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Wide exact = static_cast<Wide>(whole) * lines[i].amount() * (sum < 0 ? -1 : 1);
        Wide share = exact / divisor, rest = exact % divisor;
        if (rest < 0) {
            --share;
            rest += divisor;
        }
        lines[i].share = static_cast<std::int64_t>(share);
        left -= share;
        remainders.emplace_back(-rest, i);
    }
    std::ranges::sort(remainders);
    for (std::size_t i = 0; left > 0; ++i, --left) ++lines[remainders[i].second].share;
}

void take_tax(LineTotal& line, const LineAmounts& said, bool is_included) {
    const Wide taxable = static_cast<Wide>(line.amount()) - line.share;
    const Wide rate = said.tax == TaxKind::taxed ? said.tax_rate : 0;
    const Wide tax = rounded_ratio(taxable * rate, is_included ? whole_percent + rate : Wide{whole_percent});
    line.tax = static_cast<std::int64_t>(tax);
    line.net = static_cast<std::int64_t>(is_included ? taxable - tax : taxable);
}

void add_to_rate(std::vector<TaxTotal>& taxes, const LineAmounts& said, const LineTotal& line) {
    if (said.tax == TaxKind::none) return;
    const std::int64_t rate = said.tax == TaxKind::taxed ? said.tax_rate : 0;
    const auto key = [](const TaxTotal& each) { return std::pair{each.kind, each.rate}; };
    auto at = std::ranges::lower_bound(taxes, std::pair{said.tax, rate}, {}, key);
    if (at == taxes.end() || key(*at) != std::pair{said.tax, rate}) at = taxes.insert(at, {said.tax, rate});
    at->net += line.net;
    at->tax += line.tax;
}

// The amounts of all lines, before the document's own discount and the taxes.
Result<DocumentTotal, DocumentError> amounts_of(std::span<const LineAmounts> lines) {
    DocumentTotal total;
    total.lines.resize(lines.size());
    Wide sum = 0, size = 0; // size: of all amounts without their signs, so that no sum of some of them is too large
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LineAmounts& said = lines[i];
        if (!said.price.currency) continue;
        if (!total.currency) total.currency = said.price.currency;
        const bool has_discount = said.discount.minor != 0;
        if (said.price.currency != total.currency || (has_discount && said.discount.currency != total.currency))
            return failure(DocumentProblem::mixed_currencies, i);
        if (said.tax_rate < 0 || said.tax_rate > whole_percent)
            return failure(DocumentProblem::percent_out_of_range, i);
        const Wide gross = rounded_ratio(static_cast<Wide>(said.quantity) * said.price.minor, one_unit);
        if (!fits(gross * 2)) return failure(DocumentProblem::too_large, i); // its tax may be as much again
        const auto discount = discount_of(gross, said.discount_percent, said.discount);
        if (!discount) return failure(discount.error(), i);
        total.lines[i].gross = static_cast<std::int64_t>(gross);
        total.lines[i].discount = *discount;
        sum += gross - *discount;
        size += gross < 0 ? -gross : gross;
        if (!fits(size * 2)) return failure(DocumentProblem::too_large, i);
    }
    total.amounts = static_cast<std::int64_t>(sum);
    return total;
}

} // namespace

Result<DocumentTotal, DocumentError> document_total(std::span<const LineAmounts> lines, const DocumentTerms& terms) {
    auto total = amounts_of(lines);
    if (!total || !total->currency) return total;
    if (terms.discount.minor != 0 && terms.discount.currency != total->currency)
        return failure(DocumentProblem::mixed_currencies);
    const auto discount = discount_of(total->amounts, terms.discount_percent, terms.discount);
    if (!discount) return failure(discount.error());
    total->discount = *discount;
    spread(total->lines, total->discount, total->amounts);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].price.currency) continue;
        LineTotal& line = total->lines[i];
        take_tax(line, lines[i], terms.prices_include_tax);
        total->net += line.net;
        total->tax += line.tax;
        add_to_rate(total->taxes, lines[i], line);
    }
    return total;
}

} // namespace crm
