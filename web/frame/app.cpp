#include "web/frame/app.hpp"

#include <algorithm>
#include <array>

#include "core/commands/labels.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_frame.hpp"
#include "web/frame/dealing_form.hpp"
#include "web/frame/environment.hpp"
#include "web/frame/export_dialog.hpp"
#include "web/frame/file_import.hpp"
#include "web/frame/first_firm.hpp"
#include "web/frame/fonts.hpp"
#include "web/frame/palette.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/record_form.hpp"
#include "web/frame/reminders.hpp"
#include "web/frame/sample_data.hpp"
#include "web/frame/shell.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/frame/steering.hpp"
#include "web/frame/sync_driver.hpp"
#include "web/frame/workflow_notice.hpp"
#include "web/glyphs/text_engine.hpp"
#include "web/kit/item.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/browser_storage.hpp"
#include "web/platform/clock.hpp"
#include "web/platform/foreign.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/page.hpp"
#include "web/platform/storage_idbfs.hpp"

namespace crm {

namespace {

// The browser's half of the workspace; alive as long as the page.
struct Browser {
    BrowserEnvironment environment;
    platform::IdbfsStorage storage;
    platform::LocalCanary canary;
    platform::BrowserTimer timer;
};

Browser& browser() {
    static Browser all;
    return all;
}

float current_density = 1;

} // namespace

App& app() {
    static App the_app;
    return the_app;
}

// --- look ------------------------------------------------------------------------------------------------------------

void App::apply_look(float density) {
    current_density = density;
    const bool arabic = preferences.language == Language::ar;
    const ThemeMode mode = mode_of(preferences);
    set_theme({.mode = mode,
               .density = preferences.density,
               .right_to_left = arabic,
               .arabic = arabic,
               .reduced_motion = platform::prefers_reduced_motion(),
               .scale = density});
    if (has_fonts) set_interface_direction(arabic);
    platform::set_language(arabic ? "ar" : "en", arabic);
    const ImU32 canvas = color(Color::canvas);
    const unsigned rgb = (canvas >> IM_COL32_R_SHIFT & 0xff) << 16 | (canvas >> IM_COL32_G_SHIFT & 0xff) << 8 |
                         (canvas >> IM_COL32_B_SHIFT & 0xff);
    platform::set_page_theme(name_of(mode), rgb);
    platform::request_frames();
}

void App::set_preferences(const Preferences& wished) {
    preferences = wished;
    keep_preferences(preferences);
    apply_look(current_density);
}

void density_changed(float density) { app().apply_look(density); }

// --- work between frames ---------------------------------------------------------------------------------------------

namespace {

// Snapshots and indices, a few milliseconds at a time, while there is something to do.
void work_between_frames() {
    static bool is_running = false;
    const Workspace& workspace = *app().workspace;
    if (is_running || workspace.phase() == Phase::opening) return;
    is_running = true;
    platform::run_in_slices([] {
        Workspace& here = *app().workspace;
        const bool is_indexed = here.phase() == Phase::opening || here.caches().work(here.tables(), 2000);
        if (here.has_work()) here.step();
        if (here.caches().duplicates.has_work())
            platform::request_frames(1); // a screen has asked for doubles, and shows what comes
        is_running = !is_indexed || here.has_work();
        return is_running;
    });
}

} // namespace

// --- life ------------------------------------------------------------------------------------------------------------

void start_app(std::span<const ViewDef> views) {
    App& a = app();
    a.views = views;
    a.preferences = load_preferences();
    a.workspace =
        std::make_unique<Workspace>(browser().environment, browser().storage, browser().timer, &browser().canary);
    a.workspace->on_change([] {
        work_between_frames();
        sync_after_change();
        platform::request_frames();
    });
    load_fonts([] {
        app().has_fonts = true;
        app().apply_look(current_density);
    });
    platform::on_page_event([](platform::PageEvent event) {
        using enum platform::PageEvent;
        if (event == hidden || event == leaving || event == frozen) app().workspace->vault().force();
        if (event == preferences_changed) app().apply_look(current_density);
        platform::request_frames();
    });
    platform::use_foreign_files();
    start_sync(); // takes an invitation out of the address
    start_steering();
    listen_for_dropped_files();
    set_frame_shortcuts();
    if (platform::has_url_parameter("gallery")) a.route = {.screen = Screen::gallery};
    open_workspace();
}

void open_workspace(bool take_over) {
    App& a = app();
    a.states.clear();
    ++a.opening;
    const std::string dataset = platform::kept_value("dataset").value_or("main");
    a.workspace->open(dataset, take_over ? StorageAccess::take_over : StorageAccess::write, [] {
        work_between_frames();
        sync_now();
        platform::request_frames();
    });
}

void stop_app() { app().workspace->vault().force(); }

// --- intents ---------------------------------------------------------------------------------------------------------

Context App::context() {
    const Moment now = browser().environment.now();
    const int offset = browser().environment.offset_minutes();
    const Tables& tables = workspace->tables();
    const Date today = date_of(now, offset);
    Reader reader = reader_of(tables, preferences.language, today, offset);
    ParseContext parsing{.locale = reader.locale,
                         .country = reader.country,
                         .currency = reader.currency,
                         .today = today,
                         .minute_of_day = static_cast<int>((now.ms / 60000 + offset) % 1440),
                         .offset_minutes = offset};
    return {*workspace, tables, workspace->schema(), workspace->caches(), preferences.language, reader, parsing, now,
            route,      states};
}

void App::go(Route to) {
    route = as_last_shown(std::move(to)); // steer() makes it an entry of the history
}

namespace {
std::string undo_sentence(const Context& ctx, const BothNames& what, const Undone& undone) {
    std::string said = std::string(ctx.text(what)) + ' ' + std::string(ctx.text(change_label(undone.label)));
    if (undone.skipped)
        append_item(said, ctx.counted(words::undo_skipped, static_cast<std::int64_t>(undone.skipped)), ctx.language);
    return said;
}
} // namespace

void App::send(const Command& command, std::string said) {
    const Context ctx = context();
    Result<Committed, Problems> done = workspace->send(command);
    if (!done) {
        const Label reason = done.error().empty() ? Label{} : sentence(done.error().front().reason);
        show_toast({.text = std::string(ctx.text(words::cannot_do_that)) + ' ' + std::string(ctx.text(reason)),
                    .tone = Tone::danger});
        return;
    }
    if (done->change_count == 0) return;
    if (said.empty()) said = std::string(ctx.text(change_label(done->label)));
    show_toast({.text = said, .action = std::string(ctx.text(words::undo)), .on_action = [] { app().undo(); }});
}

void App::undo() {
    const auto undone = workspace->undo();
    const Context ctx = context();
    if (!undone) return show_toast({.text = std::string(ctx.text(words::nothing_to_undo))});
    show_toast({.text = undo_sentence(ctx, words::undone, *undone),
                .action = std::string(ctx.text(words::redo)),
                .on_action = [] { app().redo(); }});
}

void App::redo() {
    const auto redone = workspace->redo();
    const Context ctx = context();
    show_toast(
        {.text = redone ? undo_sentence(ctx, words::redone, *redone) : std::string(ctx.text(words::nothing_to_redo))});
}

// --- the frame -------------------------------------------------------------------------------------------------------

namespace {

void tell_the_page(const Context& ctx) {
    const Phase phase = ctx.workspace.phase();
    const bool is_kept = ctx.workspace.save_state().kind == SaveKind::saved;
    platform::set_saved(is_kept);
    platform::set_page_state(phase == Phase::opening || phase == Phase::closed ? platform::PageState::loading
                             : phase == Phase::ready                           ? platform::PageState::ready
                             : phase == Phase::read_only                       ? platform::PageState::readonly
                                                                               : platform::PageState::failed);
}

void draw_screen(Context& ctx, Screen screen) {
    for (const ViewDef& view : app().views)
        if (view.screen == screen) return view.draw(ctx);
}

} // namespace

void frame_ui() {
    App& a = app();
    if (!a.has_fonts) return;
    begin_kit_frame();
    a.workspace->keep_formulas(a.preferences.language);
    Context ctx = a.context();
    set_kit_digits(ctx.reader.locale.digits);
    const Phase phase = a.workspace->phase();
    if (begin_page_ui()) {
        if (a.route.screen == Screen::gallery)
            draw_screen(ctx, Screen::gallery);
        else if (phase == Phase::opening || phase == Phase::closed)
            opening_ui(ctx);
        else if (phase == Phase::damaged || phase == Phase::evicted || phase == Phase::failed)
            draw_screen(ctx, Screen::rescue);
        else if (!has_firm(ctx.tables) && ctx.can_write() && a.route.screen == Screen::import_file)
            bare_shell_ui(ctx, [&] { draw_screen(ctx, Screen::import_file); }); // a backup brings its own firm
        else if (!has_firm(ctx.tables) && ctx.can_write())
            draw_screen(ctx, Screen::first_run);
        else if (is_print_preview_open())
            print_preview_ui(ctx);
        else {
            frame_shortcuts(ctx);
            shell_ui(ctx, [&] { draw_screen(ctx, a.route.screen); });
            record_form_ui(ctx);
            dealing_form_ui(ctx);
            command_palette_ui(ctx);
            shortcut_sheet_ui(ctx);
            if (is_export_wanted(ctx)) export_dialog_ui(ctx);
            sample_question_ui(ctx);
            remind(ctx);
        }
    }
    end_page_ui();
    load_missing_letters();
    while (!a.intents.empty()) { // what the screens asked for, now that nobody is drawing
        const auto intent = std::move(a.intents.front());
        a.intents.pop_front();
        intent();
        platform::request_frames();
    }
    Context after = a.context(); // opening a data set makes schema and tables anew
    if (const auto runs = a.workspace->take_workflow_runs(); !runs.empty()) tell_workflow_runs(after, runs);
    if (a.workspace->caches().duplicates.has_work()) work_between_frames();
    if (a.route.screen != Screen::gallery) steer(after);
    const FrameNeeds needs = end_kit_frame();
    if (needs.next_frame) platform::request_frames(1);
    if (needs.wake_in_s >= 0) platform::wake_in_ms(static_cast<int>(needs.wake_in_s * 1000));
    tell_the_page(after);
}

} // namespace crm
