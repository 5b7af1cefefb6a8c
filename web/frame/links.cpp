#include "web/frame/links.hpp"

#include "core/text/link_text.hpp"
#include "web/platform/page.hpp"

namespace crm {

void copy_to_clipboard(std::string_view text) { platform::copy_text(text); }

bool can_install_page() { return platform::can_install(); }
void install_page() { platform::offer_install(); }

void open_web_page(std::string_view address) {
    const bool has_scheme = address.starts_with("https://") || address.starts_with("http://");
    platform::open_link(has_scheme ? std::string(address) : "https://" + std::string(address));
}

std::string dialled(std::string_view phone, bool with_plus) {
    std::string digits;
    for (const char c : phone)
        if ((c >= '0' && c <= '9') || (c == '+' && with_plus && digits.empty())) digits += c;
    return digits;
}
void dial(std::string_view phone) { platform::open_link("tel:" + dialled(phone, true)); }
void open_whatsapp(std::string_view phone) { platform::open_link("https://wa.me/" + dialled(phone, false)); }

void write_whatsapp(std::string_view phone, std::string_view text) {
    platform::open_link("https://wa.me/" + dialled(phone, false) + "?text=" + link_text(text));
}
void write_sms(std::string_view phone, std::string_view text) { // Android reads what follows "?", iOS what follows "&"
    platform::open_link("sms:" + dialled(phone, true) + "?&body=" + link_text(text));
}
void write_mail(std::string_view address, std::string_view subject, std::string_view text) {
    std::string lines; // mail programs want both characters at the end of a line (RFC 6068)
    for (const char c : text) {
        if (c == '\n') lines += '\r';
        lines += c;
    }
    platform::open_link("mailto:" + std::string(address) + "?subject=" + link_text(subject) +
                        "&body=" + link_text(lines));
}

} // namespace crm
