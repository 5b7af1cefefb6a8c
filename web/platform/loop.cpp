// See loop.hpp.
#include "web/platform/loop.hpp"

#include <emscripten.h>

#include <algorithm>
#include <array>
#include <deque>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/glyphs/text_engine.hpp"
#include "web/kit/semantics.hpp"
#include "web/platform/accessible_mirror.hpp"
#include "web/platform/browser_glyphs.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/graphics.hpp"
#include "web/platform/input_events.hpp"
#include "web/platform/loop_internal.hpp"
#include "web/platform/page_events.hpp"
#include "web/platform/png.hpp"
#include "web/platform/text_fields.hpp"

extern "C" {
void js_request_frame();
void js_wake_in(int delay_ms);
void js_run_slice();
[[noreturn]] void js_fail(const char* what);
void js_watch_canvas();
void js_set_canvas_size(int width, int height);
void js_set_cursor(const char* name);
}

namespace crm::platform {
namespace {

constexpr double slice_turn_ms = 5;

struct Loop {
    Page page;
    int frames_wanted = 0;
    int frames_drawn = 0;
    int pictures_drawn = 0; // frames that looked otherwise than the one before
    double last_frame_ms = 0;
    int width = 0, height = 0; // of the window, in physical pixels
    int drawn_width = 0, drawn_height = 0;
    float density = 0;
    float drawn_density = 0;
    bool is_mirrored = false;
    bool is_running = false;
    ImGuiMouseCursor cursor = ImGuiMouseCursor_Arrow;
    std::vector<double> wake_times_ms;
    std::deque<std::function<bool()>> slices;
    bool is_slice_asked = false;
    double last_progress_ms = 0;
};

Loop& loop() {
    static Loop the_loop;
    return the_loop;
}

void arm_wake_timer() {
    auto& times = loop().wake_times_ms;
    if (times.empty()) return js_wake_in(-1);
    const double next_ms = *std::ranges::min_element(times);
    js_wake_in(std::max(0, static_cast<int>(next_ms - monotonic_ms() + 0.999)));
}

// Nothing can be drawn before the first font is there; the answer that brings it asks for a frame.
bool can_draw() { return loop().is_running && loop().width > 0 && !ImGui::GetIO().Fonts->Fonts.empty(); }

void adopt_density() {
    Loop& l = loop();
    if (l.density == l.drawn_density) return;
    l.drawn_density = l.density;
    if (l.page.density_changed) l.page.density_changed(l.density);
}

void begin_ui_frame() {
    Loop& l = loop();
    adopt_density();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(l.width), static_cast<float>(l.height));
    const double now_ms = monotonic_ms();
    // After a pause the step is long; animations and key repeat must not jump by it.
    io.DeltaTime = static_cast<float>(std::clamp((now_ms - l.last_frame_ms) / 1000, 0.0001, 0.5));
    l.last_frame_ms = now_ms;
    input::begin_frame();
    crm::begin_frame(); // shaped text
    ImGui::NewFrame();
    semantics::begin_frame();
    text_fields::begin_frame();
}

void adopt_canvas_size() {
    Loop& l = loop();
    if (l.width == l.drawn_width && l.height == l.drawn_height) return;
    // Only now, with the drawing right behind it: a canvas is cleared when it gets a new size.
    l.drawn_width = l.width;
    l.drawn_height = l.height;
    js_set_canvas_size(l.width, l.height);
}

void show_cursor() {
    const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
    if (cursor == loop().cursor) return;
    loop().cursor = cursor;
    switch (cursor) {
    case ImGuiMouseCursor_None: return js_set_cursor("none");
    case ImGuiMouseCursor_TextInput: return js_set_cursor("text");
    case ImGuiMouseCursor_ResizeAll: return js_set_cursor("move");
    case ImGuiMouseCursor_ResizeNS: return js_set_cursor("ns-resize");
    case ImGuiMouseCursor_ResizeEW: return js_set_cursor("ew-resize");
    case ImGuiMouseCursor_ResizeNESW: return js_set_cursor(loop().is_mirrored ? "nwse-resize" : "nesw-resize");
    case ImGuiMouseCursor_ResizeNWSE: return js_set_cursor(loop().is_mirrored ? "nesw-resize" : "nwse-resize");
    case ImGuiMouseCursor_Hand: return js_set_cursor("pointer");
    case ImGuiMouseCursor_NotAllowed: return js_set_cursor("not-allowed");
    default: return js_set_cursor("default");
    }
}

// What ImGui still has under way by itself.
bool is_something_moving() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    if (g.InputEventsQueue.Size > 0 || input::is_moving() || text_stats().wants_frame) return true;
    if (g.DimBgRatio > 0 && g.DimBgRatio < 1) return true;
    return std::ranges::any_of(g.Windows, [](const ImGuiWindow* window) {
        return window->WasActive && (window->ScrollTarget.x < FLT_MAX || window->ScrollTarget.y < FLT_MAX);
    });
}

// Drawing takes time away from the work, so a running job is shown ten times a second.
void show_progress_of_slices(bool is_done) {
    const double now_ms = monotonic_ms();
    if (!is_done && now_ms - loop().last_progress_ms < 100) return;
    loop().last_progress_ms = now_ms;
    request_frames(is_done ? 3 : 1);
}

void draw_frame() {
    Loop& l = loop();
    begin_ui_frame();
    l.page.frame();
    ImGui::Render();
    const float width = static_cast<float>(l.width);
    if (!graphics::is_lost()) {
        adopt_canvas_size();
        if (graphics::draw(ImGui::GetDrawData(), l.is_mirrored)) ++l.pictures_drawn;
    }
    png::draw_wanted();
    ++l.frames_drawn;
    accessible_mirror::show({.width = width, .density = l.density, .is_mirrored = l.is_mirrored});
    show_cursor();
}

} // namespace

void run(const Page& page) {
    Loop& l = loop();
    l.page = page;
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "wasl_web";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigInputTextCursorBlink = false;
    if (!graphics::start()) fail("WebGL 2 is not available");
    js_watch_canvas();
    watch_page();
    input::start();
    text_fields::start();
    png::start();
    accessible_mirror::start();
    lend_browser_glyphs();
    if (page.start) page.start();
    l.last_frame_ms = monotonic_ms();
    l.is_running = true;
    request_frames();
}

void request_frames(int count) {
    Loop& l = loop();
    l.frames_wanted = std::max(l.frames_wanted, count);
    if (l.is_running) js_request_frame();
}

void wake_in_ms(int delay_ms) {
    auto& times = loop().wake_times_ms;
    const double at_ms = monotonic_ms() + delay_ms;
    // Two wake-ups within a few milliseconds are one.
    if (std::ranges::any_of(times, [&](double time) { return time >= at_ms - 8 && time <= at_ms + 8; })) return;
    times.push_back(at_ms);
    arm_wake_timer();
}

int frame_count() { return loop().frames_drawn; }
float density() { return loop().density; }

void set_mirrored(bool is_mirrored) {
    if (loop().is_mirrored == is_mirrored) return;
    loop().is_mirrored = is_mirrored;
    set_interface_direction(is_mirrored);
    input::forget_pointer();
    request_frames();
}

bool is_mirrored() { return loop().is_mirrored; }

void run_in_slices(std::function<bool()> slice) {
    Loop& l = loop();
    l.slices.push_back(std::move(slice));
    if (!std::exchange(l.is_slice_asked, true)) js_run_slice();
}

void fail(const char* what) { js_fail(what); }

ImVec2 display_size() { return {static_cast<float>(loop().width), static_cast<float>(loop().height)}; }

void run_frame_unseen() {
    if (!can_draw()) return;
    begin_ui_frame();
    loop().page.frame();
    ImGui::EndFrame();
}

void stop() {
    if (loop().is_running && loop().page.stop) loop().page.stop();
}

} // namespace crm::platform

using namespace crm::platform;

extern "C" {

EMSCRIPTEN_KEEPALIVE void wasl_frame() {
    Loop& l = loop();
    if (!can_draw() || l.frames_wanted <= 0) return;
    --l.frames_wanted;
    draw_frame();
    if (is_something_moving()) l.frames_wanted = std::max(l.frames_wanted, 1);
    if (l.frames_wanted > 0) js_request_frame();
}

EMSCRIPTEN_KEEPALIVE int wasl_frames_drawn() { return loop().frames_drawn; }
EMSCRIPTEN_KEEPALIVE int wasl_pictures_drawn() { return loop().pictures_drawn; }

EMSCRIPTEN_KEEPALIVE void wasl_wake() {
    std::erase_if(loop().wake_times_ms, [now = monotonic_ms()](double time) { return time <= now + 1; });
    arm_wake_timer();
    request_frames(2);
}

EMSCRIPTEN_KEEPALIVE void wasl_slice() {
    Loop& l = loop();
    l.is_slice_asked = false;
    const double start_ms = monotonic_ms();
    // Round robin: several jobs share the time. Short slices share one turn.
    while (!l.slices.empty() && monotonic_ms() - start_ms < slice_turn_ms) {
        std::function<bool()> slice = std::move(l.slices.front());
        l.slices.pop_front();
        if (slice()) l.slices.push_back(std::move(slice));
    }
    show_progress_of_slices(l.slices.empty());
    if (!l.slices.empty() && !std::exchange(l.is_slice_asked, true)) js_run_slice();
}

EMSCRIPTEN_KEEPALIVE void wasl_size(int width, int height, double density) {
    Loop& l = loop();
    // A press that waits for its frame was meant for what stood there: on the new screen it would lie elsewhere.
    for (int frame = 0; frame < 8 && can_draw() && input::is_waiting(); ++frame) run_frame_unseen();
    l.width = width;
    l.height = height;
    l.density = static_cast<float>(density);
    request_frames();
}

EMSCRIPTEN_KEEPALIVE void wasl_graphics(int is_restored) {
    if (!is_restored) return graphics::lose();
    graphics::restore();
    request_frames();
}
}
