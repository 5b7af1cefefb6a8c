// The page's heartbeat: frames on demand on a WebGL 2 canvas, one ImGui unit per physical pixel. Nothing is drawn while
// nothing changes: input, an answer from the browser or a timer asks for frames.
//
//     platform::run({.start = start_ui, .density_changed = set_look, .frame = frame_ui, .stop = stop_ui});
#pragma once
#include <functional>

namespace crm::platform {

struct Page {
    void (*start)() = nullptr;                        // once, after ImGui::CreateContext: fonts, workspace
    void (*density_changed)(float density) = nullptr; // before the first frame and at every zoom: rebuild ImGuiStyle
    void (*frame)() = nullptr;                        // between NewFrame and Render
    void (*stop)() = nullptr;                         // the page is being closed or put away: force what is not saved
};

void run(const Page& page);

// Anything that changes what should be seen asks for frames; ImGui needs two or three to settle.
void request_frames(int count = 3);
void wake_in_ms(int delay_ms); // a frame at that time: tooltips, clocks, notices that go away
int frame_count();             // drawn since the start

float density(); // physical pixels per CSS pixel

// Mirrors the whole picture, the mouse, the arrow keys and the accessible mirror.
void set_mirrored(bool is_mirrored);
bool is_mirrored();

// Work in slices between frames: called again and again until it answers false. A slice takes 8 ms at most.
void run_in_slices(std::function<bool()> slice);

// A fault of ours: stops every frame and shows the failure page, which can still export the stored data.
[[noreturn]] void fail(const char* what);

} // namespace crm::platform
