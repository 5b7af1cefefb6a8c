// A screen of the product: what it is, and the function that draws it. web/views/all_views.cpp lists them all.
#pragma once
#include <span>

#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

struct ViewDef {
    Screen screen;
    void (*draw)(Context& ctx);
    PrintPaper (*paper)(Context& ctx, PrintRange range) = nullptr; // what is printed of it; none: nothing
};

} // namespace crm
