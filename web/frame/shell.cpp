#include "web/frame/shell.hpp"

#include "core/text/words_frame.hpp"
#include "web/frame/app.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/quick_add.hpp"
#include "web/frame/save_badge.hpp"
#include "web/frame/sync_driver.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/page.hpp"

namespace crm {

bool begin_page_ui() {
    const ImGuiViewport& viewport = *ImGui::GetMainViewport();
    ImGui::SetNextWindowPos(viewport.Pos);
    ImGui::SetNextWindowSize(viewport.Size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, color(Color::canvas));
    const bool is_open = ImGui::Begin("##page", nullptr,
                                      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                          ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                          ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    return is_open;
}

void end_page_ui() { ImGui::End(); }

void opening_ui(Context& ctx) {
    const float width = px(360);
    set_cursor({(ImGui::GetMainViewport()->Size.x - width) / 2, ImGui::GetMainViewport()->Size.y * 0.4f});
    begin_box(width);
    text_ui(ctx.text(words::opening), styles::lead);
    gap(12);
    progress_ui(ctx.workspace.progress(), ctx.text(words::opening), width);
    end_box();
}

namespace {

void toggle_language() {
    Preferences preferences = app().preferences;
    preferences.language = preferences.language == Language::ar ? Language::en : Language::ar;
    app().set_preferences(preferences);
}

void toggle_theme() {
    Preferences preferences = app().preferences;
    preferences.theme = is_dark(mode_of(preferences)) ? ThemeChoice::light : ThemeChoice::dark;
    app().set_preferences(preferences);
}

// The search box is a button that looks like a field: typing happens in the palette.
void search_box_ui(Context& ctx, float width) {
    const std::string_view hint = ctx.text(words::search_hint);
    const Item item = item_here(id_of("search box"), {width, control_height()});
    ImDrawList& draw = draw_here();
    draw.AddRectFilled(item.min, item.max, color(item.hovered ? Color::hover : Color::sunken), px(radius::control));
    edge_if_high(draw, item.min, item.max, color(Color::border_field), px(radius::control));
    draw_icon(draw, Icon::search, {item.min.x + px(18), item.center().y}, 18, color(Color::text_muted));
    draw_text_in(draw, {item.min.x + px(36), item.min.y}, {item.max.x - px(70), item.max.y}, hint, styles::muted);
    draw_shortcut(draw, {item.max.x - px(8), item.center().y}, "Ctrl K");
    if (item.ring) draw.AddRect(item.min, item.max, color(Color::focus), px(radius::control), 0, px(focus_width()));
    report({.id = item.id,
            .role = Role::button,
            .name = std::string(ctx.text(words::search)),
            .description = std::string(hint),
            .shortcut = "Control+K"},
           item);
    if (item.clicked) ctx.open_palette();
}

void language_button_ui(Context& ctx) {
    if (button_ui(ctx.text(words::switch_language), {.kind = ButtonKind::quiet, .icon = Icon::language}))
        ctx.later(toggle_language);
}

void theme_button_ui(Context& ctx) {
    const bool dark = is_dark(theme().mode);
    if (icon_button_ui(dark ? Icon::sun : Icon::moon, ctx.text(dark ? words::light_theme : words::dark_theme)))
        ctx.later(toggle_theme);
}

float top_bar_ui(Context& ctx) {
    const float height = px(is_phone() ? 60 : 64), width = ImGui::GetMainViewport()->Size.x;
    const ImVec2 min = cursor(), max{min.x + width, min.y + height};
    ImDrawList& draw = draw_here();
    draw.AddRectFilled(min, max, color(Color::surface));
    draw.AddLine({min.x, max.y}, max, color(Color::border), px(1));
    push_report({.id = id_of("top bar"), .role = Role::banner, .name = std::string(ctx.text(words::product_name))}, min,
                max);
    const float middle = min.y + (height - control_height()) / 2;
    const auto at = [&](float x) { set_cursor({x, middle}); };
    if (is_phone()) {
        const bool can_go_back = ctx.route.screen == Screen::record;
        at(min.x + px(8));
        if (can_go_back) {
            if (icon_button_ui(Icon::arrow_back, ctx.text(words::back))) ctx.back();
        } else {
            draw_text_in(draw, {min.x + px(16), min.y}, {min.x + px(110), max.y}, ctx.text(words::product_name),
                         styles::title.with(Color::accent_ink));
        }
        const float button = px(46);
        at(max.x - button * 2 - px(34));
        save_badge_ui(ctx, true);
        at(max.x - button * 2 - px(4));
        if (icon_button_ui(Icon::language, ctx.text(words::switch_language))) ctx.later(toggle_language);
        at(max.x - button - px(4));
        if (icon_button_ui(Icon::search, ctx.text(words::search))) ctx.open_palette();
    } else {
        draw_text_in(draw, {min.x + px(24), min.y}, {min.x + px(220), max.y}, ctx.text(words::product_name),
                     styles::heading.with(Color::accent_ink));
        const ButtonSpec add{.kind = ButtonKind::primary, .icon = Icon::plus, .has_popup = true};
        const ButtonSpec language{.kind = ButtonKind::quiet, .icon = Icon::language};
        const float others = button_width(ctx.text(words::add), add) +
                             button_width(ctx.text(words::switch_language), language) +
                             save_badge_width(ctx, is_narrow()) + 2 * control_height() + px(84);
        const float start = px(is_narrow() ? 120 : 256);
        at(min.x + start);
        search_box_ui(ctx, std::clamp(width - start - others, px(60), px(460)));
        float end = max.x - px(20);
        const auto before = [&](float item_width) {
            at(end -= item_width);
            end -= px(8);
        };
        before(
            button_width(ctx.text(words::add), {.kind = ButtonKind::primary, .icon = Icon::plus, .has_popup = true}));
        if (button_ui(
                ctx.text(words::add),
                {.kind = ButtonKind::primary, .icon = Icon::plus, .disabled = !ctx.can_write(), .has_popup = true}))
            open_quick_add();
        quick_add_menu_ui(ctx);
        before(control_height());
        theme_button_ui(ctx);
        before(button_width(ctx.text(words::switch_language), {.kind = ButtonKind::quiet, .icon = Icon::language}));
        language_button_ui(ctx);
        before(save_badge_width(ctx, is_narrow()) + px(8));
        save_badge_ui(ctx, is_narrow());
        if (const SyncBadge badge = sync_badge(ctx); badge.is_shown) {
            before(control_height());
            if (icon_button_ui(badge.icon, ctx.text(badge.words))) ctx.go({.screen = Screen::sync});
        }
    }
    semantics::pop();
    return height;
}

void banners_ui(Context& ctx) {
    if (ctx.workspace.phase() == Phase::read_only) {
        const bool was_ours = ctx.workspace.error().has_value();
        if (banner_ui({.tone = Tone::warning,
                       .text = ctx.text(was_ours ? words::lost_right_to_write : words::open_elsewhere),
                       .action = ctx.text(words::take_over),
                       .id = "read only"}) == BannerAnswer::action)
            ctx.later([] { open_workspace(true); });
    }
    if (ctx.workspace.save_state().kind == SaveKind::not_saved) {
        if (banner_ui({.tone = Tone::danger,
                       .text = ctx.text(words::not_saved_why),
                       .action = ctx.text(words::export_now),
                       .id = "not saved"}) == BannerAnswer::action)
            ctx.later(start_backup);
    } else if (is_backup_due(ctx)) {
        const BannerAnswer answer = banner_ui({.tone = Tone::info,
                                               .text = ctx.text(words::backup_due),
                                               .action = ctx.text(words::back_up),
                                               .can_close = true,
                                               .id = "backup"});
        if (answer == BannerAnswer::action) ctx.later(start_backup);
        if (answer == BannerAnswer::closed) ctx.later(postpone_backup);
    }
    if (platform::is_update_ready() && banner_ui({.tone = Tone::info,
                                                  .text = ctx.text(words::update_ready),
                                                  .action = ctx.text(words::reload),
                                                  .id = "update"}) == BannerAnswer::action)
        platform::apply_update();
}

} // namespace

void bare_shell_ui(Context& ctx, const std::function<void()>& screen) {
    const ImVec2 origin = ImGui::GetMainViewport()->Pos, size = ImGui::GetMainViewport()->Size;
    const float height = px(is_phone() ? 60 : 64), middle = origin.y + (height - control_height()) / 2;
    draw_here().AddRectFilled(origin, {origin.x + size.x, origin.y + height}, color(Color::surface));
    draw_here().AddLine({origin.x, origin.y + height}, {origin.x + size.x, origin.y + height}, color(Color::border),
                        px(1));
    push_report({.id = id_of("top bar"), .role = Role::banner, .name = std::string(ctx.text(words::product_name))},
                origin, {origin.x + size.x, origin.y + height});
    set_cursor({origin.x + px(12), middle});
    if (button_ui(ctx.text(words::back), {.kind = ButtonKind::quiet, .icon = Icon::arrow_back})) ctx.back();
    const ButtonSpec language{.kind = ButtonKind::quiet, .icon = Icon::language};
    set_cursor({origin.x + size.x - px(12) - button_width(ctx.text(words::switch_language), language), middle});
    language_button_ui(ctx);
    semantics::pop();
    set_cursor({origin.x, origin.y + height});
    push_report({.id = id_of("main"), .role = Role::main}, cursor(), {origin.x + size.x, origin.y + size.y});
    screen();
    semantics::pop();
}

void shell_ui(Context& ctx, const std::function<void()>& screen) {
    const ImVec2 origin = ImGui::GetMainViewport()->Pos, size = ImGui::GetMainViewport()->Size;
    set_cursor(origin);
    const float top = top_bar_ui(ctx);
    const float bottom = is_phone() ? px(62) : 0, side = is_phone() ? 0 : px(is_narrow() ? 200 : 236);
    if (side > 0) {
        draw_here().AddRectFilled({origin.x, origin.y + top}, {origin.x + side, origin.y + size.y},
                                  color(Color::surface));
        draw_here().AddLine({origin.x + side, origin.y + top}, {origin.x + side, origin.y + size.y},
                            color(Color::border), px(1));
        set_cursor({origin.x, origin.y + top});
        // Messages lie over its foot: the last rows can be scrolled out from under them.
        const float foot = std::min(origin.y + size.y, toasts_top() - px(8));
        if (begin_scroll_ui("side", {side - px(1), foot - origin.y - top}, px(12, 14))) side_bar_ui(ctx, side);
        end_scroll_ui();
    }
    const ImVec2 min{origin.x + side, origin.y + top}, room{size.x - side, size.y - top - bottom};
    set_cursor(min);
    push_report({.id = id_of("main"), .role = Role::main}, min, {min.x + room.x, min.y + room.y});
    ImGui::BeginChild("##main", room, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                          ImGuiWindowFlags_NoBackground);
    banners_ui(ctx);
    screen();
    ImGui::EndChild();
    semantics::pop();
    if (bottom > 0) {
        set_cursor({origin.x, origin.y + size.y - bottom});
        bottom_bar_ui(ctx, bottom);
    }
}

} // namespace crm
