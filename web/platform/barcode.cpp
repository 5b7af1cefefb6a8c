#include "web/platform/barcode.hpp"

#include <utility>

#include <emscripten.h>

#include "web/platform/loop.hpp"

extern "C" {
int js_can_scan_barcodes();
void js_scan_barcode(const char* title, const char* close, const char* refused);
}

namespace crm::platform {

namespace {
std::function<void(std::string)>& waiting() {
    static std::function<void(std::string)> one;
    return one;
}
} // namespace

bool can_scan_barcodes() { return js_can_scan_barcodes() != 0; }

void scan_barcode(const ScanWords& words, std::function<void(std::string)> found) {
    waiting() = std::move(found);
    js_scan_barcode(words.title.c_str(), words.close.c_str(), words.refused.c_str());
}

} // namespace crm::platform

extern "C" EMSCRIPTEN_KEEPALIVE void wasl_barcode_found(const char* text, int length) {
    if (const auto found = std::exchange(crm::platform::waiting(), {}))
        found(std::string(text, static_cast<std::size_t>(length)));
    crm::platform::request_frames();
}
