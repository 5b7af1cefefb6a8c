// The running page: one workspace, one window, and everything that must outlive a frame. web/main.cpp hands start,
// frame and stop to the platform's loop; screens never see this, they get a Context.
#pragma once
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "web/frame/context.hpp"
#include "web/frame/preferences.hpp"
#include "web/frame/view.hpp"
#include "web/kit/palette.hpp"

namespace crm {

struct App {
    std::span<const ViewDef> views;
    Preferences preferences;
    std::unique_ptr<Workspace> workspace;
    ViewStates states;
    Route route;
    std::deque<std::function<void()>> intents; // what screens asked for in this frame
    PaletteState palette;
    bool is_shortcut_sheet_open = false;
    bool has_fonts = false;
    int changes_at_backup = 0;
    std::uint64_t opening = 0; // of a data set: another number each time

    Context context();
    void apply_look(float density);
    void set_preferences(const Preferences& preferences);
    void go(Route route);
    void send(const Command& command, std::string said);
    void undo();
    void redo();
};

App& app();

void start_app(std::span<const ViewDef> views); // platform's start
void density_changed(float density);
void frame_ui();
void stop_app();

// Opens the data set this page last used; `take_over`: from another tab.
void open_workspace(bool take_over = false);

} // namespace crm
