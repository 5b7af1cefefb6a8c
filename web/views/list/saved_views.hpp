// Saved views of a list: the menu beside its heading. A view is a name for how the list stands (layout, order,
// conditions, columns); shared ones are records of the firm and travel by sync, one's own are kept by this device.
#pragma once
#include "web/frame/favourites.hpp"
#include "web/views/list/list_state.hpp"

namespace crm {
// The list as it stands, under its view's name or its conditions: «الأشخاص: المميزون».
Favourite favourite_of(const Context& ctx, EntityIx entity, const ListState& state);
void saved_views_ui(Context& ctx, EntityIx entity, ListState& state);
} // namespace crm
