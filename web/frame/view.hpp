// A screen of the product: what it is, and the function that draws it. web/views/all_views.cpp lists them all.
#pragma once
#include <span>

#include "web/frame/context.hpp"

namespace crm {

struct ViewDef {
    Screen screen;
    void (*draw)(Context& ctx);
};

} // namespace crm
