// What a day's payments come to by method and currency: what should be in the drawer when it is counted.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/store/tables.hpp"

namespace crm {

struct DayTaking {
    std::string method; // a key of payment_methods; empty: nothing was said
    Currency currency{};
    std::int64_t received = 0, paid_back = 0; // minor units
    std::size_t count = 0;
    std::int64_t expected() const { return received - paid_back; }
    Money money() const { return {expected(), currency}; }
};

// Of one day, since 1970; by method in the order of the schema, then by currency. None: a sum does not fit 64 bits.
std::optional<std::vector<DayTaking>> day_takings(const Tables& tables, std::int32_t day);

} // namespace crm
