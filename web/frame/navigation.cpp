#include "web/frame/navigation.hpp"

#include <utility>

#include "imgui_internal.h"

#include "core/entities/all_entities.hpp"
#include "core/text/words_attendance.hpp"
#include "core/text/words_bank.hpp"
#include "core/text/words_calendar.hpp"
#include "core/text/words_counter.hpp"
#include "core/text/words_favourites.hpp"
#include "core/text/words_forecast.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_owing.hpp"
#include "core/text/words_performance.hpp"
#include "core/text/words_quality.hpp"
#include "web/frame/app.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/favourites.hpp"
#include "web/frame/save_badge.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit.hpp"

namespace crm {

std::span<const Destination> destinations() {
    static const Destination all[] = {
        {{.screen = Screen::home}, Icon::home, words::home, "G H", NavSection::start},
        {{.screen = Screen::list, .entity = "task"}, Icon::task, task.plural, "G T", NavSection::start},
        {{.screen = Screen::calendar}, Icon::calendar, words::calendar_screen, "G K", NavSection::start},
        {{.screen = Screen::list, .entity = "person"}, Icon::people, person.plural, "G P", NavSection::customers},
        {{.screen = Screen::list, .entity = "company"}, Icon::company, company.plural, "G C", NavSection::customers},
        {{.screen = Screen::list, .entity = "dealing"}, Icon::chat, dealing.plural, "G D", NavSection::customers},
        {{.screen = Screen::list, .entity = "ticket"}, Icon::ticket, ticket.plural, "", NavSection::customers},
        {{.screen = Screen::list, .entity = "appointment"},
         Icon::appointment,
         appointment.plural,
         "",
         NavSection::customers},
        {{.screen = Screen::check_in}, Icon::badge, words::check_in_title, "", NavSection::customers},
        {{.screen = Screen::list, .entity = "attendance"}, Icon::visit, attendance.plural, "", NavSection::customers},
        {{.screen = Screen::list, .entity = "note"}, Icon::note, note.plural, "G N", NavSection::customers},
        {{.screen = Screen::list, .entity = "occasion"}, Icon::gift, occasion.plural, "G A", NavSection::customers},
        {{.screen = Screen::list, .entity = "tag"}, Icon::tag, tag.plural, "G W", NavSection::customers},
        {{.screen = Screen::list, .entity = "lead"}, Icon::lead, lead.plural, "G E", NavSection::selling},
        {{.screen = Screen::list, .entity = "deal"}, Icon::deal, deal.plural, "G L", NavSection::selling},
        {{.screen = Screen::list, .entity = "competitor"},
         Icon::competitor,
         competitor.plural,
         "G V",
         NavSection::selling},
        {{.screen = Screen::counter}, Icon::counter, words::counter_title, "G X", NavSection::selling},
        {{.screen = Screen::list, .entity = "quote"}, Icon::quote, quote.plural, "G U", NavSection::selling},
        {{.screen = Screen::list, .entity = "order"}, Icon::order, order.plural, "G O", NavSection::selling},
        {{.screen = Screen::list, .entity = "product"}, Icon::product, product.plural, "G R", NavSection::selling},
        {{.screen = Screen::list, .entity = "price_list"},
         Icon::price_list,
         price_list.plural,
         "G Z",
         NavSection::selling},
        {{.screen = Screen::forecast}, Icon::forecast, words::forecast, "G G", NavSection::selling},
        {{.screen = Screen::performance}, Icon::ranking, words::performance, "", NavSection::selling},
        {{.screen = Screen::list, .entity = "invoice"}, Icon::invoice, invoice.plural, "G F", NavSection::accounts},
        {{.screen = Screen::list, .entity = "payment"}, Icon::money, payment.plural, "G M", NavSection::accounts},
        {{.screen = Screen::owing}, Icon::owing, words::owing, "G J", NavSection::accounts},
        {{.screen = Screen::bank_check}, Icon::check, words::bank_title, "", NavSection::accounts},
        {{.screen = Screen::list, .entity = "opening_balance"},
         Icon::history,
         opening_balance.plural,
         "",
         NavSection::accounts},
        {{.screen = Screen::list, .entity = "closing"}, Icon::lock, closing.plural, "", NavSection::accounts},
        {{.screen = Screen::list, .entity = "rate"}, Icon::rate, rate.plural, "", NavSection::accounts},
        {{.screen = Screen::bin}, Icon::bin, words::bin, "G B", NavSection::tools},
        {{.screen = Screen::import_file}, Icon::upload, words::import_file, "G I", NavSection::tools},
        {{.screen = Screen::quality}, Icon::merge, words::quality, "G Q", NavSection::tools},
        {{.screen = Screen::sync}, Icon::sync, words::sync, "G Y", NavSection::tools},
        {{.screen = Screen::settings}, Icon::settings, words::settings, "G S", NavSection::tools},
    };
    return all;
}

const BothNames& name_of(NavSection section) {
    static constexpr BothNames none{};
    switch (section) {
    case NavSection::start: return none;
    case NavSection::customers: return words::customers_heading;
    case NavSection::selling: return words::selling_heading;
    case NavSection::accounts: return words::accounts_heading;
    case NavSection::tools: return words::tools_heading;
    }
    return none;
}

BothNames names_of(const Context& ctx, const Destination& destination) {
    return destination.route.screen == Screen::list ? ctx.schema.entity(ctx.entity(destination.route.entity)).plural
                                                    : destination.label;
}

Icon icon_of(std::string_view entity_key) {
    if (entity_key == "person") return Icon::person;
    if (entity_key == "price") return Icon::price_list;
    if (entity_key == "stock_move") return Icon::delivery;
    if (entity_key == "message_template") return Icon::sms;
    for (const Destination& destination : destinations())
        if (destination.route.entity == entity_key) return destination.icon;
    return Icon::file;
}

Icon icon_of_channel(std::string_view channel) {
    if (channel == "call" || channel == "voice") return Icon::phone;
    if (channel == "whatsapp") return Icon::whatsapp;
    if (channel == "sms") return Icon::sms;
    if (channel == "email" || channel == "letter") return Icon::mail;
    if (channel == "visit") return Icon::visit;
    if (channel == "meeting") return Icon::meeting;
    if (channel == "shop") return Icon::shop;
    return Icon::chat;
}

bool is_at(const Route& here, const Destination& destination) {
    return here.screen == destination.route.screen && here.entity == destination.route.entity;
}

namespace {

constexpr std::string_view folded_key = "folded_navigation"; // a letter for each folded heading

std::string& folded() {
    static std::string letters = device_value(folded_key);
    return letters;
}
char letter_of(NavSection section) { return static_cast<char>('a' + static_cast<int>(section)); }
bool is_folded(NavSection section) { return folded().find(letter_of(section)) != std::string::npos; }
void fold(NavSection section, bool is_folded) {
    std::erase(folded(), letter_of(section));
    if (is_folded) folded() += letter_of(section);
    keep_device_value(folded_key, folded());
}

bool nav_row_ui(std::string_view label, Icon icon, std::string_view shortcut, bool is_here, float width) {
    const Item item = item_here(id_of(label), {width, px(36)});
    ImDrawList& draw = draw_here();
    if (item.visible) {
        if (is_here || item.hovered)
            draw.AddRectFilled(item.min, item.max, color(is_here ? Color::accent_soft : Color::hover),
                               px(radius::control));
        if (is_here) edge_if_high(draw, item.min, item.max, color(Color::accent_ink), px(radius::control));
        const Color ink = is_here ? Color::accent_ink : Color::text_muted;
        draw_icon(draw, icon, {item.min.x + px(20), item.center().y}, 19, color(ink));
        draw_text_in(
            draw, {item.min.x + px(40), item.min.y}, {item.max.x - px(8), item.max.y}, label,
            {.weight = is_here ? Weight::medium : Weight::regular, .color = is_here ? Color::accent_ink : Color::text});
        if (item.ring) draw.AddRect(item.min, item.max, color(Color::focus), px(radius::control), 0, px(focus_width()));
    }
    report({.id = item.id,
            .role = Role::link,
            .name = std::string(label),
            .shortcut = std::string(shortcut),
            .current = is_here},
           item);
    return item.clicked;
}

void nav_item_ui(Context& ctx, const Destination& destination, float width) {
    static const Destination* last = nullptr; // whoever goes somewhere by a key sees where that stands
    const bool is_here = is_at(ctx.route, destination);
    const ImVec2 top = cursor();
    if (nav_row_ui(ctx.text(names_of(ctx, destination)), destination.icon, destination.shortcut, is_here, width))
        ctx.go(destination.route);
    if (is_here && std::exchange(last, &destination) != &destination)
        ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {top, plus(top, width, px(36))},
                            ImGuiScrollFlags_KeepVisibleEdgeY);
}

void heading_ui(Context& ctx, NavSection section, float width) {
    gap(6);
    const std::string_view label = ctx.text(name_of(section));
    const bool was_folded = is_folded(section);
    // Not by its name: a firm may call its customers and its people by one word.
    const Item item = item_here(id_of("section", static_cast<ImGuiID>(section)), {width, px(28)});
    if (item.visible) {
        if (item.hovered) draw_here().AddRectFilled(item.min, item.max, color(Color::hover), px(radius::control));
        draw_text_in(draw_here(), {item.min.x + px(12), item.min.y}, {item.max.x - px(30), item.max.y}, label,
                     styles::caption.with(Weight::medium));
        draw_icon(draw_here(), was_folded ? Icon::chevron_down : Icon::chevron_up,
                  {item.max.x - px(16), item.center().y}, 18, color(Color::text_muted));
        if (item.ring)
            draw_here().AddRect(item.min, item.max, color(Color::focus), px(radius::control), 0, px(focus_width()));
    }
    report({.id = item.id,
            .role = Role::button,
            .name = std::string(label),
            .expanded = static_cast<std::int8_t>(was_folded ? 0 : 1)},
           item);
    if (item.clicked) ctx.later([section, was_folded] { fold(section, !was_folded); });
    gap(2);
}

void favourites_part_ui(Context& ctx, float width) {
    const std::vector<Favourite> starred = favourites(ctx);
    if (starred.empty()) return;
    gap(8);
    divider_ui(ctx.text(words::favourites));
    gap(6);
    for (std::size_t i = 0; i < starred.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        const Favourite& one = starred[i];
        const bool is_here = one.is_list() ? ctx.route.screen == Screen::list && ctx.route.entity == one.list &&
                                                 ctx.route.query == one.query
                                           : ctx.route.screen == Screen::record && ctx.route.record == one.record;
        const std::string shortcut = i < 9 ? "G " + std::to_string(i + 1) : std::string();
        if (nav_row_ui(name_of(ctx, one), icon_of(ctx, one), shortcut, is_here, width)) open_favourite(ctx, one);
        gap(2);
    }
}

} // namespace

void side_bar_ui(Context& ctx, float width) {
    const ImVec2 top = cursor();
    push_report({.id = id_of("side bar"), .role = Role::navigation, .name = std::string(ctx.text(words::main_menu))},
                top, {top.x + width, top.y + ImGui::GetContentRegionAvail().y});
    const float inner = width - px(24);
    begin_box(inner);
    NavSection section = NavSection::start;
    for (const Destination& destination : destinations()) {
        if (destination.section != section) heading_ui(ctx, section = destination.section, inner);
        // Where one is stays in sight, whatever is folded.
        if (is_folded(section) && !is_at(ctx.route, destination)) continue;
        nav_item_ui(ctx, destination, inner);
        gap(2);
    }
    favourites_part_ui(ctx, inner);
    end_box();
    semantics::pop();
}

} // namespace crm
