// Calling the people of a list one after another: a dialog over the list, which gives it the rows it shows.
#pragma once
#include <span>

#include "web/frame/context.hpp"

namespace crm {

// Of customers and leads; begins with the first who has not been dealt with today, or where the same list was left.
void open_call_list(Context& ctx, EntityIx entity, std::span<const Row> rows);
void call_list_ui(Context& ctx, EntityIx entity); // once a frame, after the list

// By a menu of the list, which does not know the rows: answered by the list in the same frame.
void wish_call_list(Context& ctx);
bool takes_call_list_wish(Context& ctx);

} // namespace crm
