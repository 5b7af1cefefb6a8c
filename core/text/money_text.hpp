// Amounts of money as people write and read them: "1,250.50 ر.س", "١٬٢٥٠٫٥٠ ر.س", "SAR 1,250.50", "$5".
#pragma once
#include <string>
#include <string_view>

#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/text/language.hpp"

namespace crm {

struct MoneyStyle {
    bool has_currency = true;
    bool drops_zero_minor = false;  // "1,250" instead of "1,250.00"
    bool has_direction_mark = true; // see NumberStyle
};

void append_money(std::string& out, Money money, Locale locale, MoneyStyle style = {});
std::string money_text(Money money, Locale locale, MoneyStyle style = {});

enum class MoneyProblem { not_an_amount, unknown_currency, too_large };

// The currency may stand before or behind the number; without one it is `preferred`.
Result<Money, MoneyProblem> money_from(std::string_view text, Currency preferred);

// "1250.50" and "SAR": for files and the wire, exact in both directions.
std::string plain_amount(Money money);

} // namespace crm
