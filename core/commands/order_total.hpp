// What an order comes to: for each line its quantity times its price, rounded half away from zero to the minor unit,
// less its discount; less the discount of the whole order. Amounts in two currencies have no sum.
#pragma once
#include <optional>

#include "core/record/value.hpp"

namespace crm {

class OrderTotal {
public:
    // Cells as they are kept. Without a price a line says nothing; without a quantity it is one.
    void add_line(const Value& quantity, const Value& price, const Value& discount) {
        const auto* each = std::get_if<Money>(&price);
        if (!each) return;
        const auto* count = std::get_if<std::int64_t>(&quantity);
        const Wide product = static_cast<Wide>(count ? *count : decimal_one) * each->minor;
        const Wide half = product < 0 ? -(decimal_one / 2) : decimal_one / 2;
        add((product + half) / decimal_one, each->currency);
        take_off(discount);
    }
    void take_off(const Value& discount) {
        if (const auto* money = std::get_if<Money>(&discount); money && money->minor)
            add(-static_cast<Wide>(money->minor), money->currency);
    }
    bool has_lines() const { return static_cast<bool>(m_currency); } // any with a price
    bool is_mixed() const { return m_is_mixed; }
    bool is_too_large() const { return m_is_too_large; }
    // Nothing: there is no line with a price, or no sum of them.
    std::optional<Money> money() const {
        if (!m_currency || m_is_mixed || m_is_too_large) return {};
        return Money{static_cast<std::int64_t>(m_minor), m_currency};
    }

private:
    using Wide = __int128;

    void add(Wide minor, Currency currency) {
        if (!m_currency) m_currency = currency;
        m_is_mixed |= currency != m_currency;
        if (m_is_too_large) return;
        m_minor += minor;
        m_is_too_large = m_minor > INT64_MAX || m_minor < -INT64_MAX;
    }

    Wide m_minor = 0;
    Currency m_currency;
    bool m_is_mixed = false, m_is_too_large = false;
};

} // namespace crm
