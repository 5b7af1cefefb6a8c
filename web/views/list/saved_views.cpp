#include "web/views/list/saved_views.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/entities/saved_view.hpp"
#include "core/queries/call_list.hpp"
#include "core/text/fold.hpp"
#include "core/text/words_call_list.hpp"
#include "core/text/words_favourites.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_funnel.hpp"
#include "core/text/words_list.hpp"
#include "core/text/words_win_loss.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"
#include "web/kit/kit.hpp"
#include "web/views/list/call_list.hpp"
#include "web/views/list/list_groups_ui.hpp"

namespace crm {

namespace {

struct SavedView {
    std::string name, text;
    RecordId record{}; // none: one's own
    bool is_shared() const { return record != RecordId{}; }
};

struct Asking { // the dialog that names a view
    bool is_open = false, is_shared = false;
    std::string name, error;
    std::string renamed; // the view that gets another name; empty: a new one
};

struct ViewsState {
    Asking asking;
    std::map<std::string, std::string> chosen; // by list: the view that was chosen last
};

// --- one's own: a line each, "name <tab> text"
// --------------------------------------------------------------------------

// Read from the browser once, not in every frame.
std::string& own_text(const std::string& list) {
    static std::map<std::string, std::string> kept;
    const auto [found, is_new] = kept.try_emplace(list);
    if (is_new) found->second = device_value("views." + list);
    return found->second;
}

void keep_own_text(const std::string& list, std::string text) {
    keep_device_value("views." + list, text);
    own_text(list) = std::move(text);
}

std::vector<SavedView> own_views(const std::string& list) {
    std::vector<SavedView> all;
    for (std::string_view rest = own_text(list); !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (const std::size_t tab = line.find('\t'); tab != line.npos)
            all.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
    }
    return all;
}

void keep_own(const std::string& list, const std::vector<SavedView>& views) {
    std::string text;
    for (const SavedView& view : views)
        if (!view.is_shared()) text += view.name + '\t' + view.text + '\n';
    keep_own_text(list, std::move(text));
}

// --- the firm's
// ---------------------------------------------------------------------------------------------------------

void add_shared(const Context& ctx, std::string_view list, std::vector<SavedView>& all) {
    const EntityIx entity = ctx.entity(saved_view.key);
    const Table& table = ctx.tables.table(entity);
    const auto words = [&](std::string_view key, Row row) {
        return std::string(table.columns[ctx.field(saved_view.key, key)].words(row));
    };
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row) && words("list", row) == list)
            all.push_back({words("name", row), words("query", row), ctx.tables.id(Place{entity, row})});
}

// Of the list that is shown; read again when one of them has changed.
struct ViewsKept {
    std::string list, own;
    std::uint64_t revision = UINT64_MAX; // of the table of saved views
    std::vector<SavedView> all;
};

const std::vector<SavedView>& saved_views(const Context& ctx, const std::string& list) {
    ViewsKept& kept = ctx.states.get<ViewsKept>();
    const std::uint64_t revision = ctx.tables.table(ctx.entity(saved_view.key)).revision;
    const std::string& own = own_text(list);
    if (kept.revision == revision && kept.list == list && kept.own == own) return kept.all;
    kept = {.list = list, .own = own, .revision = revision, .all = own_views(list)};
    add_shared(ctx, list, kept.all);
    sort_few_by(kept.all, [](const SavedView& view) { return folded(view.name); });
    return kept.all;
}

SaveRecord save_of(const Context& ctx, std::string_view list, const SavedView& view) {
    const auto cell = [&](std::string_view key, std::string text) {
        return CellEdit{.field = ctx.field(saved_view.key, key), .value = Value{std::move(text)}};
    };
    SaveRecord save{.entity = ctx.entity(saved_view.key), .id = view.record};
    save.cells.push_back(cell("name", view.name));
    save.cells.push_back(cell("query", view.text));
    if (!view.is_shared()) save.cells.push_back(cell("list", std::string(list)));
    return save;
}

// --- what can be done with them
// -------------------------------------------------------------------------------------------

std::string all_of(const Context& ctx, EntityIx entity, const ListState& state) {
    return view_text(ctx, entity, state, {.columns = true, .filter = true});
}

void choose(Context& ctx, EntityIx entity, const SavedView& view, ListState& state) {
    state.view.places.clear();
    apply_view(ctx, entity, view.text, state);
    keep_view(ctx, entity, state);
    ctx.state<ViewsState>().chosen[ctx.route.entity] = view.name;
}

// Tells what was done to one's own views, which are no records, and takes it back if asked.
void change_own(const Context& ctx, const std::string& list, const std::vector<SavedView>& views, const BothNames& said,
                std::string_view name) {
    std::string before = own_text(list);
    keep_own(list, views);
    show_toast({.text = std::string(ctx.text(said)) + ' ' + std::string(name),
                .action = std::string(ctx.text(words::undo)),
                .on_action = [list, before = std::move(before)] { keep_own_text(list, before); }});
}

void write(Context& ctx, const SavedView& view) {
    const std::string& list = ctx.route.entity;
    if (view.is_shared())
        return ctx.send(save_of(ctx, list, view), std::string(ctx.text(words::view_saved)) + ' ' + view.name);
    std::vector<SavedView> all = own_views(list);
    const auto known = std::ranges::find(all, view.name, &SavedView::name);
    if (known == all.end())
        all.push_back(view);
    else
        *known = view;
    change_own(ctx, list, all, words::view_saved, view.name);
}

void remove(Context& ctx, const SavedView& view) {
    ctx.state<ViewsState>().chosen.erase(ctx.route.entity);
    if (view.is_shared()) return ctx.remove({view.record});
    std::vector<SavedView> all = own_views(ctx.route.entity);
    std::erase_if(all, [&](const SavedView& one) { return one.name == view.name; });
    change_own(ctx, ctx.route.entity, all, words::view_removed, view.name);
}

void rename(Context& ctx, SavedView view, std::string name) {
    if (view.is_shared()) {
        view.name = std::move(name);
        return write(ctx, view);
    }
    std::vector<SavedView> all = own_views(ctx.route.entity);
    for (SavedView& one : all)
        if (one.name == view.name) one.name = name;
    change_own(ctx, ctx.route.entity, all, words::view_saved, name);
}

// The name as it will be kept; empty: not good, and why stands in `error`.
std::string checked_name(const Context& ctx, const std::vector<SavedView>& all, Asking& asking) {
    std::string name = asking.name;
    std::ranges::replace_if(name, [](char letter) { return letter == '\t' || letter == '\n'; }, ' ');
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
    name.erase(name.find_last_not_of(' ') + 1);
    const bool is_taken =
        name != asking.renamed && std::ranges::any_of(all, [&](const SavedView& view) { return view.name == name; });
    asking.error = name.empty() ? ctx.text(words::view_needs_name) : is_taken ? ctx.text(words::view_name_taken) : "";
    return asking.error.empty() ? name : std::string();
}

void accept(Context& ctx, EntityIx entity, const std::vector<SavedView>& all, const ListState& state, Asking& asking) {
    const std::string name = checked_name(ctx, all, asking);
    if (name.empty()) return;
    asking.is_open = false;
    ctx.state<ViewsState>().chosen[ctx.route.entity] = name;
    if (const auto renamed = std::ranges::find(all, asking.renamed, &SavedView::name);
        !asking.renamed.empty() && renamed != all.end())
        return rename(ctx, *renamed, name);
    SavedView view{.name = name, .text = all_of(ctx, entity, state)};
    if (!asking.is_shared) return write(ctx, view);
    ctx.send(save_of(ctx, ctx.route.entity, view), std::string(ctx.text(words::view_saved)) + ' ' + name);
}

void ask_ui(Context& ctx, EntityIx entity, const std::vector<SavedView>& all, const ListState& state, Asking& asking) {
    if (!asking.is_open) return;
    const bool is_new = asking.renamed.empty();
    if (!begin_dialog_ui("view name", {.title = ctx.text(is_new ? words::save_view : words::rename_view), .width = 420},
                         asking.is_open))
        return;
    const FieldResult typed = text_input_ui("name",
                                            {.label = ctx.text(words::view_name),
                                             .error = asking.error,
                                             .placeholder = ctx.text(words::view_name_example),
                                             .required = true,
                                             .focus = ImGui::IsWindowAppearing()},
                                            asking.name);
    if (typed.changed) asking.error.clear();
    if (is_new)
        checkbox_ui(ctx.text(words::view_for_all), asking.is_shared,
                    {.description = ctx.text(words::view_for_all_text), .disabled = !ctx.can_write()});
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) asking.is_open = false;
    beside(8);
    const bool is_pressed =
        button_ui(ctx.text(words::save), {.kind = ButtonKind::primary, .icon = Icon::check, .shortcut = "Enter"});
    end_dialog_ui();
    if (asking.is_open && (is_pressed || typed.enter)) accept(ctx, entity, all, state, asking);
}

// The view whose name stands beside the heading: the one the list shows exactly, else the one it began with.
const SavedView* current(const std::vector<SavedView>& all, const std::string& shown, const std::string& chosen) {
    const auto found = std::ranges::find(all, chosen, &SavedView::name);
    if (found != all.end()) return &*found;
    const auto same = std::ranges::find(all, shown, &SavedView::text);
    return same == all.end() ? nullptr : &*same;
}

void menu_ui(Context& ctx, EntityIx entity, const std::vector<SavedView>& all, const SavedView* here,
             const std::string& shown, ListState& state) {
    Asking& asking = ctx.state<ViewsState>().asking;
    if (menu_item_ui(ctx.text(words::view_of_all), {.checked = !here}))
        choose(ctx, entity, {.name = {}, .text = {}}, state);
    for (const SavedView& view : all)
        if (menu_item_ui(view.is_shared() ? view.name + " · " + std::string(ctx.text(words::view_shared)) : view.name,
                         {.checked = &view == here, .id = view.name}))
            choose(ctx, entity, view, state);
    menu_divider_ui();
    if (is_phone() && layout_of(state, ctx.schema, entity).kind == LayoutKind::table &&
        menu_item_ui(grouping_text(ctx, entity, state), {.icon = Icon::table, .id = "groups"}))
        ctx.state<GroupingWish>().is_wanted = true;
    if (is_phone() && ctx.schema.entity(entity).key == "lead" && // where there is no room for its button
        menu_item_ui(ctx.text(words::funnel_title), {.icon = Icon::funnel}))
        ctx.go({.screen = Screen::funnel});
    if (is_phone() && (ctx.schema.entity(entity).key == "deal" || ctx.schema.entity(entity).key == "competitor") &&
        menu_item_ui(ctx.text(words::win_loss_title), {.icon = Icon::chart}))
        ctx.go({.screen = Screen::funnel, .part = "deals"});
    if (is_phone() && can_be_called(ctx.schema, entity) &&
        menu_item_ui(ctx.text(words::call_list_title), {.icon = Icon::phone}))
        wish_call_list(ctx);
    const Favourite favourite = favourite_of(ctx, entity, state);
    const bool is_starred = is_favourite(ctx, favourite);
    if (menu_item_ui(ctx.text(is_starred ? words::favourite_remove : words::favourite_add),
                     {.icon = is_starred ? Icon::star_filled : Icon::star, .shortcut = "S"}))
        toggle_favourite(ctx, favourite);
    const bool may_change = here && (!here->is_shared() || ctx.can_write());
    if (may_change && here->text != shown && menu_item_ui(ctx.text(words::update_view), {.icon = Icon::check})) {
        SavedView view = *here;
        view.text = shown;
        write(ctx, view);
    }
    if (menu_item_ui(ctx.text(words::save_view), {.icon = Icon::plus})) asking = {.is_open = true};
    if (may_change && menu_item_ui(ctx.text(words::rename_view), {.icon = Icon::edit}))
        asking = {.is_open = true, .name = here->name, .renamed = here->name};
    if (may_change && menu_item_ui(ctx.text(words::remove_view), {.icon = Icon::bin, .danger = true}))
        remove(ctx, *here);
}

constexpr ButtonSpec views_button{.kind = ButtonKind::quiet, .small = true, .has_popup = true, .id = "views"};

} // namespace

Favourite favourite_of(const Context& ctx, EntityIx entity, const ListState& state) {
    const EntityDef& def = ctx.schema.entity(entity);
    Favourite made{
        .list = std::string(def.key), .query = state.query, .name = std::string(def.plural.in(ctx.language))};
    const std::vector<SavedView>& all = saved_views(ctx, made.list);
    const std::string shown = all_of(ctx, entity, state);
    if (const auto view = std::ranges::find(all, shown, &SavedView::text); view != all.end())
        made.name += ": " + view->name;
    else if (!state.filters.empty())
        made.name += ": " + in_short(describe(ctx.tables, entity, Filter::all_of(state.filters), ctx.reader));
    return made;
}

void saved_views_ui(Context& ctx, EntityIx entity, ListState& state) {
    const std::vector<SavedView>& all = saved_views(ctx, ctx.route.entity);
    const std::string shown = all_of(ctx, entity, state);
    ViewsState& views = ctx.state<ViewsState>();
    const SavedView* here = current(all, shown, views.chosen[ctx.route.entity]);
    const std::string label = here ? here->name : std::string(ctx.text(words::views));
    // On a telephone a name would not fit; the menu says it.
    const bool pressed = is_phone() ? icon_button_ui(Icon::bookmark, std::string(ctx.text(words::views)) + ": " + label,
                                                     {.kind = ButtonKind::quiet, .has_popup = true, .id = "views"})
                                    : button_ui(label, views_button);
    if (pressed) open_menu("views");
    if (begin_menu_ui("views", ctx.text(words::views))) {
        menu_ui(ctx, entity, all, here, shown, state);
        end_menu_ui();
    }
    ask_ui(ctx, entity, all, state, views.asking);
}

} // namespace crm
