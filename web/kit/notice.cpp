// Banners, empty states, progress and skeletons. See notice.hpp.
#include "web/kit/notice.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "web/kit/button.hpp"
#include "web/kit/draw.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/text.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

Icon banner_icon(Tone tone) {
    switch (tone) {
    case Tone::success: return Icon::check;
    case Tone::warning: return Icon::warning;
    case Tone::danger: return Icon::error;
    default: return Icon::info;
    }
}

// The drawing of an empty state: a large quiet disc, two cards behind, the icon on the front one.
void draw_empty_picture(ImVec2 center, Icon icon) {
    ImDrawList& draw = draw_here();
    draw.AddCircleFilled(center, px(46), color(Color::accent_soft, 0.65f), 48);
    const ImVec2 half = px(26, 20);
    const auto card = [&](ImVec2 middle, float alpha) {
        const ImVec2 min = plus(middle, -half.x, -half.y), max = plus(middle, half.x, half.y);
        fill(draw, min, max, color(Color::raised), px(8));
        outline(draw, min, max, color(Color::border_strong, alpha), px(8));
    };
    card(plus(center, px(9), -px(9)), 0.5f);
    card(plus(center, -px(2), px(4)), 1);
    const ImVec2 front = plus(center, -px(2), px(4));
    draw_icon(draw, icon, plus(front, -px(12), 0), 20, color(Color::accent_ink));
    fill(draw, plus(front, px(3), -px(6)), plus(front, px(19), -px(3)), color(Color::border_strong), px(2));
    fill(draw, plus(front, px(3), px(2)), plus(front, px(13), px(5)), color(Color::border), px(2));
}

// Broken at spaces, each line to stand in the middle: for our own sentences.
std::vector<std::string_view> lines_of(std::string_view text, TextStyle style, float width) {
    if (text_size(text, style).x <= width) return {text};
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::size_t fits = text.find(' ');
        for (std::size_t end = fits; end != std::string_view::npos; fits = end) {
            end = text.find(' ', end + 1);
            if (text_size(text.substr(0, end), style).x > width) break;
        }
        lines.push_back(text.substr(0, fits));
        text.remove_prefix(fits == std::string_view::npos ? text.size() : fits + 1);
    }
    return lines;
}

void centered(float width, float room, auto&& put) {
    const ImVec2 at = cursor();
    set_cursor(plus(at, std::floor(std::max(room - width, 0.0f) / 2), 0));
    put();
}

} // namespace

BannerAnswer banner_ui(const BannerSpec& spec) {
    const ToneColors tones = colors_of(spec.tone);
    const ImVec2 min = cursor();
    const float width = width_left(), pad = px(14);
    const float cross = spec.can_close ? px(34) : 0;
    const ButtonSpec action{.kind = ButtonKind::quiet, .ink = tones.ink, .small = true};
    const bool below = is_phone() && !spec.action.empty(); // the action goes under the sentence
    const float action_width = spec.action.empty() || below ? 0 : button_width(spec.action, action) + px(8);
    const TextStyle style = styles::body.with(tones.ink);
    const float text_width = width - 2 * pad - px(28) - action_width - cross;
    const float text_height = text_size(spec.text, style, text_width).y;
    const float tall = std::max(text_height + px(20), px(44)) + (below ? small_control_height() : 0);
    const ImVec2 max = plus(min, width, tall);
    ImDrawList& draw = draw_here();
    IdScope scope{spec.id.empty() ? spec.text : spec.id};
    push_report({.id = id_of("banner"),
                 .role = spec.tone == Tone::danger ? Role::alert : Role::status,
                 .name = std::string{spec.text}},
                min, max);
    fill(draw, min, max, color(tones.soft), px(10));
    const float text_top = min.y + (tall - (below ? small_control_height() : 0) - text_height) / 2;
    draw_icon(draw, banner_icon(spec.tone), {min.x + pad + px(9), text_top + font_px(TextSize::body) / 2}, 20,
              color(tones.ink));
    draw_wrapped(draw, {min.x + pad + px(28), text_top}, spec.text, style, text_width);
    BannerAnswer answer = BannerAnswer::none;
    if (!spec.action.empty()) {
        if (below)
            set_cursor({min.x + pad + px(16), max.y - small_control_height() - px(6)});
        else
            set_cursor({max.x - pad - cross - action_width + px(8), (min.y + max.y - small_control_height()) / 2});
        if (button_ui(spec.action, action)) answer = BannerAnswer::action;
    }
    if (spec.can_close) {
        set_cursor({max.x - px(8) - small_control_height(), min.y + px(8)});
        if (icon_button_ui(Icon::close, say(kit_words::close), action)) answer = BannerAnswer::closed;
    }
    semantics::pop();
    set_cursor(min);
    place({width, tall});
    return answer;
}

EmptyStateAnswer empty_state_ui(const EmptyStateSpec& spec) {
    const float room = width_left(), text_width = std::min(room - px(32), px(560));
    const float picture = px(104);
    const std::vector<std::string_view> lines = lines_of(spec.text, styles::muted, text_width);
    const float text_height = static_cast<float>(lines.size()) * font_px(styles::muted.size);
    const ButtonSpec main{.kind = ButtonKind::primary, .icon = spec.action_icon};
    const float first_width = spec.action.empty() ? 0 : button_width(spec.action, main),
                second_width = spec.second_action.empty() ? 0 : button_width(spec.second_action);
    const bool is_stacked = second_width > 0 && first_width + px(8) + second_width > room; // on a telephone
    const float buttons =
        spec.action.empty() ? 0 : control_height() + px(20) + (is_stacked ? control_height() + px(8) : 0);
    const float needed = picture + px(12) + font_px(TextSize::lead) + px(4) + text_height + buttons;
    const float height = spec.height > 0 ? spec.height : std::max(ImGui::GetContentRegionAvail().y, needed);
    const ImVec2 start = cursor();
    float y = start.y + std::max((height - needed) * 0.42f, 0.0f);
    draw_empty_picture({start.x + room / 2, y + picture / 2}, spec.icon);
    y += picture + px(12);

    set_cursor({start.x, y});
    ImDrawList& draw = draw_here();
    draw_text_in(draw, {start.x, y}, {start.x + room, y + font_px(TextSize::lead)}, spec.title, styles::section,
                 Align::center);
    report({.role = Role::heading, .name = std::string{spec.title}, .level = 2}, {start.x, y},
           {start.x + room, y + font_px(TextSize::lead)});
    y += font_px(TextSize::lead) + px(4);
    const float text_top = y;
    for (const std::string_view line : lines) {
        const float line_width = text_size(line, styles::muted).x;
        draw_text(draw, {start.x + std::max(room - line_width, 0.0f) / 2, y}, line, styles::muted);
        y += font_px(styles::muted.size);
    }
    report({.role = Role::text, .name = std::string{spec.text}}, {start.x, text_top}, {start.x + room, y});
    y += px(20);

    EmptyStateAnswer answer = EmptyStateAnswer::none;
    if (!spec.action.empty()) {
        const bool has_beside = second_width > 0 && !is_stacked;
        set_cursor({start.x, y});
        centered(first_width + (has_beside ? second_width + px(8) : 0), room, [&] {
            if (button_ui(spec.action, main)) answer = EmptyStateAnswer::action;
            if (!has_beside) return;
            beside();
            if (button_ui(spec.second_action)) answer = EmptyStateAnswer::second_action;
        });
        if (is_stacked) {
            const float wide = std::min(second_width, room);
            set_cursor({start.x, y + control_height() + px(8)});
            centered(wide, room, [&] {
                if (button_ui(spec.second_action, {.width = wide})) answer = EmptyStateAnswer::second_action;
            });
        }
    }
    set_cursor(start);
    place({room, std::max(height, needed)});
    return answer;
}

void progress_ui(float fraction, std::string_view label, float width) {
    const float wide = width > 0 ? width : width_left(), thick = px(6);
    const bool unknown = fraction < 0;
    if (!label.empty()) {
        const ImVec2 at = cursor();
        place({wide, font_px(TextSize::small)});
        draw_text_cut(draw_here(), at, label, styles::small.with(Color::text_muted), wide - px(48));
        if (!unknown) {
            const std::string percent =
                plain_number(static_cast<int>(std::lround(std::clamp(fraction, 0.0f, 1.0f) * 100))) + "%";
            draw_text_in(draw_here(), at, plus(at, wide, font_px(TextSize::small)), ltr(percent),
                         styles::small.with(Color::text_muted), Align::end);
        }
        gap(4);
    }
    const ImVec2 min = cursor(), max = plus(min, wide, thick);
    place({wide, thick});
    ImDrawList& draw = draw_here();
    fill(draw, min, max, color(Color::neutral_soft), thick / 2);
    if (unknown) {
        const auto phase = static_cast<float>(std::fmod(ImGui::GetTime() / 1.4, 1.0));
        const float from = (phase * 1.4f - 0.4f) * wide, to = from + 0.4f * wide;
        fill(draw, plus(min, std::clamp(from, 0.0f, wide), 0), {min.x + std::clamp(to, 0.0f, wide), max.y},
             color(Color::accent), thick / 2);
        theme().reduced_motion ? want_frame_in(0.25) : want_next_frame();
    } else if (fraction > 0) {
        const float shown = animate(id_of(label, id_of("progress")), std::clamp(fraction, 0.0f, 1.0f), motion::normal);
        fill(draw, min, {min.x + std::max(shown * wide, thick), max.y}, color(Color::accent), thick / 2);
    }
    report({.role = Role::progressbar,
            .name = std::string{label},
            .now = std::max(fraction, 0.0f) * 100,
            .high = unknown ? 0.0f : 100.0f},
           min, max);
}

void draw_spinner(ImDrawList& draw, ImVec2 center, float size, ImU32 ink) {
    const auto turn = static_cast<float>(std::fmod(ImGui::GetTime(), 0.9) / 0.9 * 6.2831853);
    const float r = size * 0.40f, width = std::max(size * 0.11f, 1.0f);
    draw.AddCircle(center, r, faded(ink, 0.22f), 32, width);
    draw.PathArcTo(center, r, turn, turn + 1.7f, 16);
    draw.PathStroke(ink, 0, width);
    theme().reduced_motion ? want_frame_in(0.3) : want_next_frame();
}

void spinner_ui(float size_design_px) {
    const float size = px(size_design_px);
    const ImVec2 at = take_place({size, size});
    draw_spinner(draw_here(), plus(at, size / 2, size / 2), size, color(Color::accent_ink));
    report({.role = Role::status, .name = std::string{say(kit_words::loading)}}, at, plus(at, size, size));
}

void skeleton_ui(float width, float height) {
    const ImVec2 at = cursor();
    place({width, height});
    const auto breath = static_cast<float>(0.75 + 0.25 * std::sin(ImGui::GetTime() * 4));
    fill(draw_here(), at, plus(at, width, height), color(Color::skeleton, theme().reduced_motion ? 1.0f : breath),
         width == height ? height / 2 : std::min(height / 2, px(6)));
    if (!theme().reduced_motion) want_frame_in(0.06);
}

void skeleton_rows_ui(int rows) {
    const float wide = width_left();
    for (int row = 0; row < rows; ++row) {
        const ImVec2 at = cursor();
        set_cursor(plus(at, 0, px(7)));
        skeleton_ui(px(30), px(30));
        set_cursor(plus(at, px(42), px(9)));
        skeleton_ui(wide * (0.30f + 0.05f * static_cast<float>(row * 7 % 4)), px(11));
        set_cursor(plus(at, px(42), px(26)));
        skeleton_ui(wide * (0.18f + 0.04f * static_cast<float>(row * 5 % 3)), px(9));
        set_cursor(at);
        place({wide, px(44)});
    }
}

} // namespace crm
