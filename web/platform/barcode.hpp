// A barcode before the camera, where the browser can read one: the picture over the page until it has read or is
// closed.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace crm::platform {

bool can_scan_barcodes();

struct ScanWords {
    std::string title, close, refused; // `refused`: there is no camera, or it may not be used
};
// Only after a press. `found` is called between frames, once, with what the code says; never, when it was closed.
void scan_barcode(const ScanWords& words, std::function<void(std::string)> found);

} // namespace crm::platform
