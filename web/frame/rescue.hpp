// The ways out of a damaged, evicted or closed storage.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void use_recovery(std::size_t index);
void continue_with_loss();
void start_over();      // a new, empty data set; the old one, or what is left of it, stays where it is
void export_readable(); // what the tables hold now, and every readable journal entry
void reload();
} // namespace crm
