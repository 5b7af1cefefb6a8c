// Out of the page: the clipboard and other programs.
#pragma once
#include <string>
#include <string_view>

namespace crm {
void copy_to_clipboard(std::string_view text);
void open_web_page(std::string_view address); // "example.com" gets https:// in front
// A number as wa.me and tel: want it: digits, perhaps with a plus in front.
std::string dialled(std::string_view phone, bool with_plus);
void dial(std::string_view phone); // at once, for browsers want the press itself
void open_whatsapp(std::string_view phone);
// With a text in them, ready to be sent.
void write_whatsapp(std::string_view phone, std::string_view text);
void write_sms(std::string_view phone, std::string_view text);
void write_mail(std::string_view address, std::string_view subject, std::string_view text);
bool can_install_page(); // as an application of the device
void install_page();
} // namespace crm
