#include "web/frame/barcode.hpp"

#include "core/text/words_scan.hpp"
#include "web/kit/kit.hpp"
#include "web/platform/barcode.hpp"

namespace crm {

void barcode_button_ui(Context& ctx, std::function<void(std::string)> found) {
    static const bool can_scan = platform::can_scan_barcodes();
    if (!can_scan) return;
    gap(8);
    if (button_ui(ctx.text(words::scan_with_camera),
                  {.icon = Icon::camera, .small = true, .disabled = !ctx.can_write()}))
        platform::scan_barcode({.title = std::string(ctx.text(words::scan_hold)),
                                .close = std::string(ctx.text(words::close)),
                                .refused = std::string(ctx.text(words::scan_refused))},
                               std::move(found));
}

} // namespace crm
