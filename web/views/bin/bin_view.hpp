// The bin: everything that was removed, of every kind, newest first; restored by one click.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void bin_view_ui(Context& ctx);
} // namespace crm
