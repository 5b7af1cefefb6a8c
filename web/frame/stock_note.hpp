// What is said beside a line that wants more of a product than there is; a warning, nobody is stopped.
#pragma once
#include <cstdint>

#include "web/frame/context.hpp"

namespace crm {

// Nothing where there is enough, or nothing is known. `quantity`: ten-thousandths.
void stock_note_ui(const Context& ctx, RecordId product, std::int64_t quantity);
std::string quantity_text(const Context& ctx, std::int64_t quantity);

} // namespace crm
