// Rates of exchange: what an amount in another currency is worth in the firm's on a day.
//
// The rate of a day is the newest whose day is that one or before it; of several of one day the one that was added
// last. Rates that were written while the firm had another currency do not count; those that do not say which it was
// count for today's.
//
//     minor units of ours = minor units × rate × 10^our digits ÷ (units × 10^its digits × 10,000)
//
// in whole numbers, rounded once, half away from zero; digits after the point are ISO 4217's (core/base/money.hpp).
// Where no rate is known an amount is left out and counted, never taken for nought.
#pragma once
#include <vector>

#include "core/base/result.hpp"
#include "core/record/problem.hpp"
#include "core/store/tables.hpp"

namespace crm {

class Rates {
public:
    // One pass over the rates. `base`: the firm's currency, which amounts without one are in, too.
    Rates(const Tables& tables, Currency base);
    Currency base() const { return m_base; }
    // Reason::no_rate, or Reason::too_large for what fits no number.
    Result<Money, Reason> in_base(Money amount, Date day) const;

private:
    struct Rate {
        Currency currency{};
        std::int32_t day = 0;
        std::int64_t created_at = 0;
        RecordId id{};
        std::int64_t value = 0, units = 1; // ten-thousandths of ours for so many of it
    };
    Currency m_base;
    std::vector<Rate> m_rates; // by currency, day, age
};

// What sums had to leave out for want of a rate.
struct WithoutRate {
    std::int64_t count = 0;
    std::vector<Currency> currencies{}; // each once
    Date first{};                       // the earliest day a rate was wanted for
    void add(Currency currency, Date day);
    void add(const WithoutRate& more);
};

// Amounts of any currencies added up in the firm's.
class SumInBase {
public:
    explicit SumInBase(const Rates& rates) : m_rates(rates), m_total{0, rates.base()} {}
    // The amount in the firm's currency, where it was added.
    Result<Money, Reason> add(Money amount, Date day, WithoutRate& without);
    void add_base(std::int64_t minor) {
        m_fits = !__builtin_add_overflow(m_total.minor, minor, &m_total.minor) && m_fits;
    }
    Money total() const { return m_total; }
    bool fits() const { return m_fits; }
    bool is_converted() const { return m_is_converted; } // something of it was in another currency

private:
    const Rates& m_rates;
    Money m_total;
    bool m_fits = true, m_is_converted = false;
};

} // namespace crm
