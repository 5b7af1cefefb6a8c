// What this person does not want to be told for a while: kept by this device, like favourites, for it is nobody else's
// business and no record of the firm. What is over is forgotten.
#pragma once
#include <string_view>

#include "core/base/date.hpp"

namespace crm {

// `what`: any name without a tab or a line's end.
bool is_put_off(std::string_view what, Date today);
void put_off(std::string_view what, Date today, Date until); // `until`: the day on which it is told again
void take_back_put_off(std::string_view what);

} // namespace crm
