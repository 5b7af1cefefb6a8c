// The page's program: hands the screens to the frame, and the frame to the loop.
#include "web/frame/app.hpp"
#include "web/platform/loop.hpp"
#include "web/views/all_views.hpp"

namespace {

void start() { crm::start_app(crm::all_views()); }

} // namespace

int main() {
    crm::platform::run(
        {.start = start, .density_changed = crm::density_changed, .frame = crm::frame_ui, .stop = crm::stop_app});
}
