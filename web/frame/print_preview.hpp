// The print preview: the sheets as they will be printed, over the screen they were made from, with a few choices beside
// them. Ctrl+P everywhere.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

bool can_print(const Context& ctx); // whether there is anything to print here
void open_print_preview();          // of what is shown; says so where that cannot be printed. Between frames
bool is_print_preview_open();
void print_preview_ui(Context& ctx); // in place of the shell while it is open

} // namespace crm
