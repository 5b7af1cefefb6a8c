// What can be added from anywhere: the menu of the "add" button. On a customer's page it is added to that customer; on
// a telephone it opens from the middle of the bottom bar, where the thumb is.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

bool is_customer(const Context& ctx, Place place); // a person or a company: who can be called, visited, sold to
Preset for_customer(const Context& ctx, Place customer);

void open_quick_add();
void quick_add_menu_ui(Context& ctx); // where the button stands
} // namespace crm
