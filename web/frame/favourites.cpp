#include "web/frame/favourites.hpp"

#include <algorithm>

#include "core/text/words_favourites.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/shortcuts.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr std::size_t recent_max = 12, favourites_max = 50;

// A line each: "id" of a record, or "list <tab> query <tab> name".
struct Kept {
    std::vector<Favourite> starred;
    std::vector<RecordId> recent;
};

std::string field_of(std::string_view& line) {
    const std::size_t tab = line.find('\t');
    std::string field(line.substr(0, tab));
    line.remove_prefix(tab == line.npos ? line.size() : tab + 1);
    return field;
}

template <class Take> void each_line(std::string_view text, Take take) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty()) take(line);
    }
}

Kept& kept() { // read from the browser once
    static Kept all = [] {
        Kept made;
        each_line(device_value("favourites"), [&](std::string_view line) {
            if (const auto id = id_from(line)) return made.starred.push_back({.record = *id});
            Favourite list{.list = field_of(line)};
            list.query = field_of(line);
            list.name = field_of(line);
            if (!list.name.empty()) made.starred.push_back(std::move(list));
        });
        each_line(device_value("recent"), [&](std::string_view line) {
            if (const auto id = id_from(line)) made.recent.push_back(*id);
        });
        return made;
    }();
    return all;
}

void keep_starred() {
    std::string text;
    for (const Favourite& one : kept().starred)
        text += one.is_list() ? one.list + '\t' + one.query + '\t' + one.name + '\n' : text_of(one.record) + '\n';
    keep_device_value("favourites", text);
}

bool is_same(const Favourite& a, const Favourite& b) {
    return a.record == b.record && a.list == b.list && a.query == b.query;
}

void put(const Favourite& what, bool is_starred, std::size_t at) {
    std::vector<Favourite>& all = kept().starred;
    std::erase_if(all, [&](const Favourite& one) { return is_same(one, what); });
    if (is_starred) all.insert(all.begin() + static_cast<std::ptrdiff_t>(std::min(at, all.size())), what);
    if (all.size() > favourites_max) all.resize(favourites_max);
    keep_starred();
}

} // namespace

std::vector<Favourite> favourites(const Context& ctx) {
    std::vector<Favourite> all;
    for (const Favourite& one : kept().starred)
        if (one.is_list() ? ctx.entity(one.list) != no_entity : ctx.tables.is_live(one.record)) all.push_back(one);
    return all;
}

std::vector<RecordId> recent_records(const Context& ctx) {
    std::vector<RecordId> all;
    for (const RecordId id : kept().recent)
        if (ctx.tables.is_live(id) && !(ctx.route.screen == Screen::record && ctx.route.record == id))
            all.push_back(id);
    return all;
}

bool is_favourite(const Context&, const Favourite& what) {
    return std::ranges::any_of(kept().starred, [&](const Favourite& one) { return is_same(one, what); });
}

void toggle_favourite(Context& ctx, Favourite what) {
    std::ranges::replace_if(what.name, [](char letter) { return letter == '\t' || letter == '\n'; }, ' ');
    const std::vector<Favourite>& all = kept().starred;
    const auto at = static_cast<std::size_t>(
        std::ranges::find_if(all, [&](const Favourite& one) { return is_same(one, what); }) - all.begin());
    const bool was = at < all.size();
    put(what, !was, all.size());
    const BothNames& said = was ? words::favourite_removed : words::favourite_added;
    show_toast({.text = std::string(ctx.text(said)) + ' ' + name_of(ctx, what),
                .action = std::string(ctx.text(words::undo)),
                .on_action = [what, was, at] { put(what, was, at); }});
}

void note_visit(RecordId record) {
    std::vector<RecordId>& all = kept().recent;
    if (!all.empty() && all.front() == record) return;
    std::erase(all, record);
    all.insert(all.begin(), record);
    if (all.size() > recent_max) all.resize(recent_max);
    std::string text;
    for (const RecordId id : all) text += text_of(id) + '\n';
    keep_device_value("recent", text);
}

std::string name_of(const Context& ctx, const Favourite& what) {
    return what.is_list() ? what.name : ctx.name(what.record);
}

Icon icon_of(const Context& ctx, const Favourite& what) {
    if (what.is_list()) return Icon::filter;
    const Place place = ctx.tables.find(what.record);
    return place ? icon_of(ctx.schema.entity(place.entity).key) : Icon::file;
}

void open_favourite(Context& ctx, const Favourite& what) {
    if (what.is_list())
        ctx.go({.screen = Screen::list, .entity = what.list, .query = what.query});
    else
        ctx.open(what.record);
}

void star_ui(Context& ctx, const Favourite& what, bool has_key) {
    const bool is_on = is_favourite(ctx, what);
    const bool by_key = has_key && keys_reach_the_screen() && key_pressed(ImGuiKey_S, false) &&
                        !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt;
    if (icon_button_ui(is_on ? Icon::star_filled : Icon::star,
                       ctx.text(is_on ? words::favourite_remove : words::favourite_add),
                       {.kind = ButtonKind::quiet, .on = is_on, .shortcut = has_key ? "S" : "", .id = "star"}) ||
        by_key)
        toggle_favourite(ctx, what);
}

} // namespace crm
