#include "web/frame/save_badge.hpp"

#include "core/text/words_frame.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {
struct Badge {
    BothNames words;
    Icon icon;
    Color ink;
};
Badge badge_of(const Context& ctx) {
    if (ctx.workspace.phase() == Phase::read_only) return {words::read_only, Icon::lock, Color::warning_ink};
    switch (ctx.workspace.save_state().kind) {
    case SaveKind::saved: return {words::saved, Icon::cloud_saved, Color::success_ink};
    case SaveKind::saving: return {words::saving, Icon::sync, Color::text_muted};
    case SaveKind::not_saved: return {words::not_saved, Icon::cloud_off, Color::danger_ink};
    }
    return {words::saved, Icon::cloud_saved, Color::success_ink};
}
} // namespace

float save_badge_width(Context& ctx, bool is_short) {
    return is_short ? px(24) : px(28) + text_size(ctx.text(badge_of(ctx).words), styles::small).x;
}

void save_badge_ui(Context& ctx, bool is_short) {
    const Badge badge = badge_of(ctx);
    const std::string_view label = ctx.text(badge.words);
    const ImVec2 min = cursor(), size{save_badge_width(ctx, is_short), control_height()};
    const ImVec2 max{min.x + size.x, min.y + size.y};
    ImDrawList& draw = draw_here();
    draw_icon(draw, badge.icon, {min.x + px(10), (min.y + max.y) / 2}, 17, color(badge.ink));
    if (!is_short)
        draw_text_in(draw, {min.x + px(24), min.y}, {max.x + px(4), max.y}, label,
                     styles::small.with(badge.ink == Color::success_ink ? Color::text_muted : badge.ink));
    report({.id = id_of("saved"), .role = Role::status, .name = std::string(label), .live = true}, min, max);
    place(size);
}

} // namespace crm
