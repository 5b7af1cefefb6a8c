// Every screen of the product, in one list.
#pragma once
#include <span>

#include "web/frame/view.hpp"

namespace crm {
std::span<const ViewDef> all_views();
} // namespace crm
