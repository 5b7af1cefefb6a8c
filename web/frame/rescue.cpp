#include "web/frame/rescue.hpp"

#include "core/base/id.hpp"
#include "web/frame/app.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/environment.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/page.hpp"

namespace crm {

void use_recovery(std::size_t index) {
    app().workspace->recover(index, false, [] { platform::request_frames(); });
}

void continue_with_loss() {
    app().workspace->recover(~std::size_t{0}, true, [] { platform::request_frames(); });
}

void start_over() {
    std::string dataset = "main-";
    append_hex(dataset, BrowserEnvironment().random_bits() & 0xffffffff, 8);
    keep_device_value("dataset", dataset);
    open_workspace();
}

void export_readable() { export_records({}, "wasl-rescue.json"); }
void reload() { platform::reload_page(); }

} // namespace crm
