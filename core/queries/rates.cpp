#include "core/queries/rates.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

std::int64_t ten_to(int digits) {
    std::int64_t power = 1;
    while (digits-- > 0) power *= 10;
    return power;
}

} // namespace

Rates::Rates(const Tables& tables, Currency base) : m_base(base) {
    const EntityIx entity = known_entity(tables.schema(), "rate");
    const Table& table = tables.table(entity);
    const Column &currency = known_column(tables, "rate", "currency"), &day = known_column(tables, "rate", "date"),
                 &value = known_column(tables, "rate", "rate"), &units = known_column(tables, "rate", "units"),
                 &then = known_column(tables, "rate", "base"), &created = known_column(tables, "rate", "created_at");
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || day.code(row) == missing_code || value.number(row) == missing_number ||
            value.number(row) <= 0)
            continue;
        const Currency of = currency_of(currency.words(row)), was = currency_of(then.words(row));
        const std::int64_t per = units.number(row) == missing_number ? 1 : units.number(row);
        if (!of || of == base || per <= 0 || (was && was != base)) continue;
        m_rates.push_back({of, day.code(row), created.number(row), tables.id({entity, row}), value.number(row), per});
    }
    std::ranges::sort(m_rates, {},
                      [](const Rate& rate) { return std::tuple(rate.currency, rate.day, rate.created_at, rate.id); });
}

Result<Money, Reason> Rates::in_base(Money amount, Date day) const {
    if (!amount.currency || amount.currency == m_base) return Money{amount.minor, m_base};
    const auto after = std::ranges::upper_bound(m_rates, std::tuple(amount.currency, day.days), {},
                                                [](const Rate& rate) { return std::tuple(rate.currency, rate.day); });
    if (after == m_rates.begin() || (after - 1)->currency != amount.currency) return Unexpected{Reason::no_rate};
    const Rate& rate = *(after - 1);
    __int128 above = 0, below = 0;
    constexpr std::int64_t one = 10'000;
    if (__builtin_mul_overflow(static_cast<__int128>(amount.minor) * rate.value,
                               static_cast<__int128>(ten_to(minor_digits(m_base))), &above) ||
        __builtin_mul_overflow(static_cast<__int128>(rate.units) * one,
                               static_cast<__int128>(ten_to(minor_digits(amount.currency))), &below))
        return Unexpected{Reason::too_large};
    const __int128 whole = above / below, rest = above % below, missing = rest < 0 ? -rest : rest;
    const __int128 rounded = whole + (missing >= below - missing ? (above < 0 ? -1 : 1) : 0);
    if (rounded > std::numeric_limits<std::int64_t>::max() || rounded < std::numeric_limits<std::int64_t>::min())
        return Unexpected{Reason::too_large};
    return Money{static_cast<std::int64_t>(rounded), m_base};
}

void WithoutRate::add(Currency currency, Date day) {
    first = count == 0 ? day : std::min(first, day);
    ++count;
    if (!std::ranges::contains(currencies, currency)) currencies.push_back(currency);
}

void WithoutRate::add(const WithoutRate& more) {
    if (more.count == 0) return;
    first = count == 0 ? more.first : std::min(first, more.first);
    count += more.count;
    for (const Currency currency : more.currencies)
        if (!std::ranges::contains(currencies, currency)) currencies.push_back(currency);
}

Result<Money, Reason> SumInBase::add(Money amount, Date day, WithoutRate& without) {
    const auto ours = m_rates.in_base(amount, day);
    if (ours) {
        add_base(ours->minor);
        m_is_converted |= amount.currency && amount.currency != m_rates.base();
    } else if (ours.error() == Reason::no_rate) {
        without.add(amount.currency, day);
    } else {
        m_fits = false;
    }
    return ours;
}

} // namespace crm
