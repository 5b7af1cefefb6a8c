// The page's program: hands the interface to the loop, and everything else to web/frame.
#include "web/platform/loop.hpp"

namespace crm {
// web/frame: the interface from start to end.
void start_ui();                 // ImGui exists, nothing is drawn yet: fonts, look, workspace
void set_density(float density); // physical pixels per CSS pixel; before the first frame and at every zoom
void frame_ui();                 // one frame
void stop_ui();                  // the page is going away: force out what is not saved
} // namespace crm

int main() {
    crm::platform::run(
        {.start = crm::start_ui, .density_changed = crm::set_density, .frame = crm::frame_ui, .stop = crm::stop_ui});
}
