// What stands under a product's name in a line that sells it: what a bundle is made of, how long a service takes.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

// Nothing for a product that is neither.
void product_note_ui(const Context& ctx, RecordId product);

} // namespace crm
