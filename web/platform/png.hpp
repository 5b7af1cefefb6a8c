// Pictures that leave the page: drawn beside the screen, turned into PNG by the browser, and copied or saved.
#pragma once
#include "web/kit/picture.hpp"

namespace crm::platform::png {

void start();       // from now on the kit's pictures come here
void draw_wanted(); // after a frame: those that were asked for in it

} // namespace crm::platform::png
