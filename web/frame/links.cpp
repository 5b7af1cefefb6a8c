#include "web/frame/links.hpp"

#include <string>

#include "web/platform/page.hpp"

namespace crm {

void copy_to_clipboard(std::string_view text) { platform::copy_text(text); }

bool can_install_page() { return platform::can_install(); }
void install_page() { platform::offer_install(); }

void open_web_page(std::string_view address) {
    const bool has_scheme = address.starts_with("https://") || address.starts_with("http://");
    platform::open_link(has_scheme ? std::string(address) : "https://" + std::string(address));
}

} // namespace crm
