// What is on hand of products, by the rule of store/stock_fields.hpp, for commands and imports: they need it before the
// first movement is there, and without the one that is written. Screens read the fields.
#pragma once
#include <vector>

#include "core/store/stock_fields.hpp"

namespace crm {

// Of every product, by row, in ten-thousandths: one pass over movements and lines. `but`: a movement that is left out.
std::vector<std::int64_t> stock_on_hand(const Tables& tables, Place but = {});

bool is_count(std::string_view kind_of_move);

} // namespace crm
