// The gallery (`?gallery`): every widget of the kit on one page, in both languages, light and dark, for eyes and
// picture tests.
#pragma once

namespace crm {

void gallery_ui(); // fills the current window

} // namespace crm
