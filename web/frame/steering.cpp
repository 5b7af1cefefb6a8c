#include "web/frame/steering.hpp"

#include <map>
#include <utility>

#include "imgui_internal.h"

#include "core/text/words_fields.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_funnel.hpp"
#include "core/text/words_leads.hpp"
#include "core/text/words_pipelines.hpp"
#include "core/text/words_workflows.hpp"
#include "web/frame/app.hpp"
#include "web/frame/first_firm.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/print_preview.hpp"
#include "web/kit/semantics.hpp"
#include "web/kit/text.hpp"
#include "web/platform/address.hpp"
#include "web/platform/loop.hpp"
#include "web/platform/page.hpp"
#include "web/platform/text_fields.hpp"
#include "web/theme/theme.hpp"

namespace crm {

namespace {

struct Steering {
    platform::HistoryEntry entry;
    bool is_going_back = false; // our own step back, whose arrival changes nothing on the screen
    bool replaces = false;      // the next screen takes the place of this one
    int frames_to_close = 0;    // an overlay was asked to close and needs some frames for it
    Route shown;                // on the last frame
    bool is_begun = false;      // without one the first run is shown instead
    bool is_started = false;    // the first screen of all keeps the focus where the browser has it
    int frames_to_heading = 0;  // until the focus goes to the head of another screen; what closes returns it before
};

Steering& steering() {
    static Steering the_steering;
    return the_steering;
}

// Dialogs, panels, the palette; on a telephone, where Back is a button at hand, menus as well.
bool lies_over() {
    if (is_print_preview_open()) return true;
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    for (const ImGuiPopupData& open : g.OpenPopupStack)
        if (is_phone() || (open.Window && (open.Window->Flags & ImGuiWindowFlags_Modal))) return true;
    return false;
}

void close_innermost() {
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, false);
    steering().frames_to_close = 4;
}

constexpr std::pair<Screen, std::string_view> names[] = {{Screen::bin, "bin"},
                                                         {Screen::settings, "settings"},
                                                         {Screen::sync, "sync"},
                                                         {Screen::import_file, "import"},
                                                         {Screen::quality, "quality"},
                                                         {Screen::forecast, "forecast"},
                                                         {Screen::owing, "owing"},
                                                         {Screen::performance, "performance"},
                                                         {Screen::selling, "selling"},
                                                         {Screen::funnel, "funnel"},
                                                         {Screen::counter, "counter"},
                                                         {Screen::fields, "fields"},
                                                         {Screen::calendar, "calendar"},
                                                         {Screen::pipelines, "pipelines"},
                                                         {Screen::check_in, "check-in"},
                                                         {Screen::bank_check, "bank"},
                                                         {Screen::workflows, "workflows"}};

std::string_view first_part(std::string_view& rest) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    rest.remove_prefix(slash == rest.npos ? rest.size() : slash + 1);
    return part;
}

bool is_listed(std::string_view entity) {
    for (const Destination& destination : destinations())
        if (destination.route.screen == Screen::list && destination.route.entity == entity) return true;
    return entity == "message_template"; // behind the settings and the palette
}

Route above(const Context& ctx, const Route& route) {
    if (route.screen != Screen::record) return {};
    const Place place = ctx.tables.find(route.record);
    const std::string_view entity = place ? ctx.schema.entity(place.entity).key : std::string_view();
    return is_listed(entity) ? Route{.screen = Screen::list, .entity = std::string(entity)} : Route{};
}

std::string title_of(const Context& ctx, const Route& route) {
    std::string title;
    if (route.screen == Screen::record)
        title = ctx.name(route.record);
    else
        for (const Destination& destination : destinations())
            if (is_at(route, destination)) title = ctx.text(names_of(ctx, destination));
    if (route.screen == Screen::fields) title = ctx.text(words::fields_title);
    if (route.screen == Screen::funnel) title = ctx.text(words::funnel_title);
    if (route.screen == Screen::selling) title = ctx.text(words::selling_title);
    if (route.screen == Screen::workflows) title = ctx.text(words::workflows_title);
    if (route.screen == Screen::pipelines) title = ctx.text(words::pipelines_title);
    if (!title.empty()) title += " · ";
    return title += ctx.text(words::product_name);
}

void show_title(const Context& ctx) {
    static std::string shown;
    std::string title = title_of(ctx, app().route);
    if (title == shown) return;
    platform::set_title(title);
    shown = std::move(title);
}

bool is_same_screen(const Route& a, const Route& b) {
    return a.screen == b.screen && a.entity == b.entity && a.record == b.record;
}

// Whoever sees the page by its focus is led to the head of the screen that has just come, as after following a link.
void lead_focus(const Context& ctx) {
    Steering& s = steering();
    const bool is_begun = has_firm(ctx.tables);
    const bool is_first_frame = !std::exchange(s.is_started, true);
    if ((!is_same_screen(app().route, s.shown) || is_begun != s.is_begun) && !is_first_frame) s.frames_to_heading = 4;
    s.shown = app().route;
    s.is_begun = is_begun;
    if (s.frames_to_heading == 0 || lies_over()) return;
    if (--s.frames_to_heading > 0) return platform::request_frames(1);
    const Node* owner = semantics::find(semantics::focus_owner());
    if (!owner || owner->text_lines == 0) semantics::request_focus(page_heading_id());
}

void history_moved(platform::HistoryEntry entry) {
    Steering& s = steering();
    s.entry = std::move(entry);
    if (std::exchange(s.is_going_back, false)) return;
    if (lies_over()) return close_innermost();
    std::optional<Route> route = route_from(s.entry.place);
    if (!route) return;
    if (is_same_screen(*route, app().route)) {
        app().route = std::move(*route);
        return;
    }
    // What is being typed belongs to the screen that is left: it is finished, and drawn once more there.
    platform::text_fields::leave();
    app().intents.push_back([to = std::move(*route)] { app().route = to; });
}

} // namespace

std::string address_of(const Route& route) {
    std::string address;
    const auto add = [&](std::string_view part) {
        if (!part.empty()) address.append("/").append(part);
    };
    if (route.screen == Screen::list) add("list");
    if (route.screen == Screen::record) add("record");
    for (const auto& [screen, name] : names)
        if (screen == route.screen) add(name);
    add(route.entity);
    if (route.record) add(text_of(route.record));
    add(route.part);
    if (!route.query.empty()) address.append("?").append(route.query);
    return address;
}

std::optional<Route> route_from(std::string_view address) {
    if (address.empty() || address == "/") return Route{};
    if (!address.starts_with('/')) return std::nullopt; // somebody else's
    address.remove_prefix(1);
    const std::size_t question = address.find('?');
    const std::string_view query = question == address.npos ? "" : address.substr(question + 1);
    address = address.substr(0, question);
    const std::string_view screen = first_part(address), what = first_part(address), part = first_part(address);
    if (screen == "list" && is_listed(what))
        return Route{.screen = Screen::list, .entity = std::string(what), .query = std::string(query)};
    if (screen == "record")
        if (const auto id = id_from(what))
            return Route{.screen = Screen::record, .record = *id, .part = std::string(part)};
    for (const auto& [known, name] : names)
        if (screen == name)
            return Route{.screen = known,
                         .entity = std::string(
                             (known == Screen::import_file || known == Screen::fields) && is_listed(what) ? what : ""),
                         .part = std::string(known == Screen::funnel ? what : "")};
    return std::nullopt;
}

void start_steering() {
    Steering& s = steering();
    s.entry = platform::history_entry();
    if (auto route = route_from(s.entry.place)) app().route = std::move(*route);
    platform::on_history(history_moved);
}

void steer(const Context& ctx) {
    show_title(ctx);
    lead_focus(ctx);
    Steering& s = steering();
    if (s.is_going_back) return;
    const bool is_over = lies_over();
    if (s.frames_to_close > 0 && is_over) {
        --s.frames_to_close;
        return platform::request_frames(1);
    }
    s.frames_to_close = 0;
    const Route& route = app().route;
    std::string place = address_of(route);
    const bool is_elsewhere = place != s.entry.place;
    if (!is_elsewhere && is_over == s.entry.is_over) {
        s.replaces = false;
        return;
    }
    if (!is_elsewhere && !is_over) { // the dialog was closed by its own buttons: its entry goes, too
        s.is_going_back = true;
        return platform::go_back_in_history(1);
    }
    const std::optional<Route> before = route_from(s.entry.place);
    const bool is_other_part = before && before->screen == Screen::record && before->record == route.record;
    const bool takes_place = std::exchange(s.replaces, false) || (is_elsewhere && (s.entry.is_over || is_other_part));
    s.entry = {std::move(place), s.entry.depth + !takes_place, is_over};
    takes_place ? platform::replace_history(s.entry) : platform::push_history(s.entry);
}

namespace {
// How each list was shown last, for those who go there without saying how.
std::map<std::string, std::string>& last_queries() {
    static std::map<std::string, std::string> queries;
    return queries;
}
} // namespace

Route as_last_shown(Route route) {
    if (route.screen == Screen::list && route.query.empty()) route.query = last_queries()[route.entity];
    return route;
}

void steer_to_query(std::string query, bool settles) {
    last_queries()[app().route.entity] = query;
    app().route.query = std::move(query);
    steering().replaces |= settles;
}

void steer_back() {
    Steering& s = steering();
    if (const int own = s.entry.is_over ? 1 : 0; s.entry.depth > own) return platform::go_back_in_history(1 + own);
    s.replaces = true;
    app().route = as_last_shown(above(app().context(), app().route));
}

} // namespace crm
