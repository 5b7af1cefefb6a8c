// An invoice that is paid in parts: dates and amounts that together are its total, in minor units of its currency.
//
// What is kept as records (entities/instalment.hpp) may come from several devices, and a draft's total moves with its
// lines, so the parts are never believed to add up: `fitted` makes them. The dates are what was agreed on, the last
// part bears the difference; where the total is less than the earlier parts, parts are cut from the end.
//
// What is paid or credited settles the part that has been due longest first.
#pragma once
#include <optional>
#include <vector>

#include "core/base/date.hpp"
#include "core/queries/related.hpp"

namespace crm {

struct Instalment {
    Date due{};
    std::int64_t minor = 0; // above nought
    bool operator==(const Instalment&) const = default;
};

inline constexpr int instalments_max = 120;

enum class Every : std::uint8_t { month, week };

// A down payment on `day`, then `count` equal parts from `first` on. What does not divide goes to the last of them:
// 100.00 in three is 33.33, 33.33, 33.34. Months are counted from `first`: the 31st becomes a month's last day, and the
// 31st again.
struct Division {
    std::int64_t total = 0, down_payment = 0; // 0: none
    Date day{}, first{};
    int count = 0;
    Every every = Every::month;
};
// None: no part would be above nought, or there are more than instalments_max.
std::optional<std::vector<Instalment>> divided(const Division& division);

// The parts of a total, by due day. None kept, or a total that is not above nought: none.
std::vector<Instalment> fitted(std::vector<Instalment> kept, std::int64_t total);

struct SettledInstalment {
    Instalment part;
    std::int64_t paid = 0; // below nought: more went back than had come
    std::int32_t days_late = 0;
    std::int64_t left() const { return part.minor - paid; }
};
// `parts` by due day.
std::vector<SettledInstalment> settle(const std::vector<Instalment>& parts, std::int64_t paid, Date today);

// An instalment's record as a part of an invoice that comes to this; of another currency: nought.
Instalment instalment_at(const Tables& tables, Row row, Money total);
// Fitted to the invoice's total; none: it is not divided.
std::vector<Instalment> instalments_of(const Tables& tables, RelationCache& relations, Place invoice);

} // namespace crm
