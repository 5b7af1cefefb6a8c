// Out of the page: the clipboard and other programs.
#pragma once
#include <string_view>

namespace crm {
void copy_to_clipboard(std::string_view text);
void open_web_page(std::string_view address); // "example.com" gets https:// in front
bool can_install_page();                      // as an application of the device
void install_page();
} // namespace crm
