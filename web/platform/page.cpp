// See page.hpp.
#include "web/platform/page.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <vector>

#include "imgui.h"
#include "web/platform/loop.hpp"
#include "web/platform/loop_internal.hpp"
#include "web/platform/page_events.hpp"

extern "C" {
void js_watch_page();
void js_set_root(const char* name, const char* value);
void js_set_can_leave(int can_leave);
void js_set_theme_color(std::uint32_t color);
void js_set_title(const char* title, int length);
void js_set_progress(double done, const char* sentence, int length);
char* js_url_parameter(const char* name);
char* js_browser_language();
char* js_time_zone();
int js_is_single_file();
int js_media(const char* query);
int js_is_online();
int js_is_visible();
int js_is_mac();
void js_open_link(const char* url, int length);
void js_reload();
int js_can_install();
void js_offer_install();
int js_is_update_ready();
void js_apply_update();
void js_copy_text(const char* text, int length);
}

namespace crm::platform {
namespace {

struct Listeners {
    std::vector<std::function<void(PageEvent)>> page;
    std::vector<std::function<void(std::string_view)>> paste;
};

Listeners& listeners() {
    static Listeners the_listeners;
    return the_listeners;
}

int size_of(std::string_view text) { return static_cast<int>(text.size()); }

struct Freed {
    void operator()(char* text) const { std::free(text); }
};
using GivenText = std::unique_ptr<char, Freed>; // made by JavaScript with malloc

const char* name_of(PageState state) {
    switch (state) {
    case PageState::loading: return "loading";
    case PageState::ready: return "ready";
    case PageState::readonly: return "readonly";
    case PageState::failed: return "failed";
    }
    return "failed";
}

// A link may come from imported data: only what calls, writes or opens a page may run.
bool is_allowed_link(std::string_view url) {
    constexpr std::string_view schemes[] = {"https://", "http://", "mailto:", "tel:", "sms:", "geo:"};
    return std::ranges::any_of(schemes, [&](std::string_view scheme) { return url.starts_with(scheme); });
}

void copy_from_imgui(ImGuiContext*, const char* text) { copy_text(text); }

} // namespace

namespace {

// Called in every frame; only a change crosses over to the page.
void set_root(const char* name, std::string_view value) {
    static std::map<std::string_view, std::string> told;
    std::string& last = told[name];
    if (last == value) return;
    last = value;
    js_set_root(name, last.c_str());
}

} // namespace

void set_page_state(PageState state) { set_root("data-state", name_of(state)); }

void set_saved(bool is_saved) {
    set_root("data-saved", is_saved ? "yes" : "no");
    js_set_can_leave(is_saved);
}

void set_language(std::string_view language, bool right_to_left) {
    set_root("lang", language);
    set_root("dir", right_to_left ? "rtl" : "ltr");
    set_mirrored(right_to_left);
}

void set_page_theme(std::string_view theme, unsigned background) {
    set_root("data-theme", theme);
    js_set_theme_color(background);
}

void set_title(std::string_view title) { js_set_title(title.data(), size_of(title)); }

void set_progress(float done, std::string_view sentence) {
    js_set_progress(static_cast<double>(done), sentence.data(), size_of(sentence));
}

std::string url_parameter(std::string_view name) {
    const GivenText value(js_url_parameter(std::string(name).c_str()));
    return value ? value.get() : "";
}

bool has_url_parameter(std::string_view name) {
    return GivenText(js_url_parameter(std::string(name).c_str())) != nullptr;
}

std::string browser_language() {
    const GivenText language(js_browser_language());
    return language ? language.get() : "";
}
std::string time_zone() {
    const GivenText zone(js_time_zone());
    return zone ? zone.get() : "";
}

bool is_single_file() { return js_is_single_file(); }
bool prefers_dark() { return js_media("(prefers-color-scheme: dark)"); }
bool prefers_reduced_motion() { return js_media("(prefers-reduced-motion: reduce)"); }
bool prefers_more_contrast() { return js_media("(prefers-contrast: more), (forced-colors: active)"); }
bool is_online() { return js_is_online(); }
bool is_visible() { return js_is_visible(); }
bool is_touch_first() { return js_media("(pointer: coarse)"); }

bool is_mac() {
    static const bool answer = js_is_mac();
    return answer;
}

void on_page_event(std::function<void(PageEvent)> listener) { listeners().page.push_back(std::move(listener)); }

void open_link(std::string_view url) {
    if (is_allowed_link(url)) js_open_link(url.data(), size_of(url));
}

void reload_page() { js_reload(); }
bool can_install() { return js_can_install(); }
void offer_install() { js_offer_install(); }
bool is_update_ready() { return js_is_update_ready(); }
void apply_update() { js_apply_update(); }

void copy_text(std::string_view text) { js_copy_text(text.data(), size_of(text)); }
void on_paste(std::function<void(std::string_view)> listener) { listeners().paste.push_back(std::move(listener)); }

void watch_page() {
    ImGui::GetPlatformIO().Platform_SetClipboardTextFn = copy_from_imgui;
    js_watch_page();
}

} // namespace crm::platform

using namespace crm::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_page_event(int number) {
    const auto event = static_cast<PageEvent>(number);
    for (const auto& listener : listeners().page) listener(event);
    if (event == PageEvent::leaving)
        stop();
    else
        request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_pasted(const char* text, int length) {
    const std::string_view words(text, static_cast<std::size_t>(length));
    for (const auto& listener : listeners().paste) listener(words);
    request_frames();
}
}
