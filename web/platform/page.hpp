// The page around the canvas: the state that tests and styles read on <html>, the address, and what the browser tells
// us.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace crm::platform {

enum class PageState : unsigned char { loading, ready, readonly, failed };

void set_page_state(PageState state); // <html data-state>; the start-up skeleton goes away when it is not loading
void set_saved(bool is_saved);        // <html data-saved>; with "no", closing the tab asks first
void set_language(std::string_view language, bool right_to_left); // <html lang dir>, and the mirroring of the canvas
void set_page_theme(std::string_view theme, unsigned background); // <html data-theme>, browser bar; 0xRRGGBB
void set_title(std::string_view title);
void set_progress(float done, std::string_view sentence); // of the start-up skeleton; done < 0: unknown

std::string url_parameter(std::string_view name); // "" if absent
bool has_url_parameter(std::string_view name);
std::string browser_language(); // "ar-SA"
std::string time_zone();        // "Asia/Riyadh"
bool is_single_file();          // opened as wasl.html from a disk
bool prefers_dark();
bool prefers_reduced_motion();
bool prefers_more_contrast();
bool is_online();
bool is_visible();
bool is_touch_first(); // the main pointer is a finger
bool is_mac();

enum class PageEvent : unsigned char {
    hidden,
    shown,
    leaving,
    frozen,
    resumed,
    online,
    offline,
    preferences_changed,
    install_offered,
    installed,
    update_ready
};
void on_page_event(std::function<void(PageEvent)> listener); // several may listen; called between frames

void open_link(std::string_view url); // tel:, mailto:, https://wa.me/…; other schemes are refused
void reload_page();

bool can_install();
void offer_install();
bool is_update_ready(); // a newer version waits for a reload
void apply_update();    // reloads into it

void copy_text(std::string_view text);                              // to the clipboard
void on_paste(std::function<void(std::string_view text)> listener); // Ctrl+V outside a field

} // namespace crm::platform
