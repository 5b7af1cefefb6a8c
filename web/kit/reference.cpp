// See reference.hpp.
#include "web/kit/reference.hpp"

#include "core/base/trimmed.hpp"
#include "core/text/fold.hpp"
#include "web/kit/display.hpp"
#include "web/kit/field_frame.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/option_list.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

bool small_button(ImGuiID id, ImVec2 center, Icon icon, std::string_view name) {
    const float half = px(13);
    const Item item = item_at(id, plus(center, -half, -half), plus(center, half, half));
    fill(draw_here(), item.min, item.max, state_tint(item), px(6));
    draw_icon(draw_here(), icon, center, 16, color(item.hovered ? Color::text : Color::text_muted));
    focus_ring(draw_here(), item, px(6));
    tooltip_for(item, name);
    report({.id = id, .role = Role::button, .name = std::string{name}}, item);
    return item.clicked;
}

Reference words_as_value(std::string_view words) { return {words.empty() ? 0u : 1u, std::string(words)}; }

} // namespace

// While nobody types, the field shows the chosen record; a letter begins a search, and leaving without choosing
// restores it, or keeps the words where these are a value.
ReferenceResult reference_ui(std::string_view id, const FieldSpec& spec, Reference& value,
                             const ReferenceSource& source, ReferenceFieldSpec more) {
    const ImGuiID field_id = id_of(id), list_id = id_of("found", field_id);
    std::string& query = typed_text(field_id);
    const bool is_typing = semantics::focus_owner() == field_id;
    ListState& state = list_state(list_id);
    if (!is_typing) query = value.label, state.typed = false;
    const bool has_value = value.id != 0 && !state.typed; // looks like one; one that is being typed does not yet

    const float buttons = has_value && !spec.disabled ? px(more.can_open ? 62 : 34) : px(34);
    FieldFrame frame{field_id, spec, {.start = has_value ? px(28) : 0, .end = buttons}};
    const bool was_open = is_overlay_open(list_id);
    const TextFieldResult typed =
        frame.text(query, {.role = "combobox",
                           .active_option = was_open && state.at >= 0 ? option_id(list_id, state.at) : 0,
                           .list = list_id,
                           .expanded = static_cast<std::int8_t>(was_open),
                           .select_all = has_value});
    ImDrawList& draw = draw_here();
    const float middle = (frame.min.y + frame.max.y) / 2;
    if (has_value) draw_avatar(draw, {frame.min.x + px(21), middle}, px(24), value.label);

    ReferenceResult result;
    result.focused = typed.focused;
    result.cancelled = typed.cancelled;
    if (more.keeps_typed && typed.changed) {
        state.typed = true;
        value = words_as_value(trimmed(query));
        result.changed = true;
    }
    if (has_value && !spec.disabled) {
        if (small_button(id_of("clear", field_id), {frame.max.x - px(20), middle}, Icon::close,
                         say(kit_words::clear))) {
            value = {};
            query.clear();
            result.changed = result.committed = true;
            semantics::request_focus(field_id);
        }
        if (more.can_open &&
            small_button(id_of("open", field_id), {frame.max.x - px(48), middle}, Icon::arrow_forward, value.label))
            result.opened = true;
    } else
        draw_icon(draw, Icon::search, {frame.max.x - px(20), middle}, 17, color(Color::text_faint));

    // Search only while typing; what was found is kept nowhere: the source is asked each frame of an open list.
    std::vector<ReferenceOption> found;
    const std::string_view words = trimmed(query);
    const bool searches = typed.focused && !typed.cancelled;
    if (searches && source) source(has_value && words == value.label ? std::string_view{} : words, found);
    bool is_exact = words.empty() || (has_value && words == value.label);
    for (const ReferenceOption& option : found) is_exact = is_exact || folded(option.label) == folded(words);
    const bool can_create = more.can_create && !is_exact;
    const int hits = static_cast<int>(found.size()), count = hits + (can_create ? 1 : 0);
    const std::string create = say(kit_words::create_it, words),
                      nothing = words.empty() ? std::string{} : say(kit_words::no_results_for, words);
    const ListSpec list{
        .id = list_id,
        .name = spec.label,
        .count = count,
        .row =
            [&](int i) {
                if (i == hits)
                    return ListRow{.label = create, .icon = Icon::plus, .accent = true, .divider_before = hits > 0};
                const ReferenceOption& option = found[static_cast<std::size_t>(i)];
                const bool pictured = option.icon != Icon::none;
                return ListRow{.label = option.label,
                               .detail = option.detail,
                               .avatar = pictured ? std::string_view{} : std::string_view{option.label},
                               .icon = option.icon};
            },
        .anchor = {frame.min, frame.max},
        .empty = nothing,
        .own_keys = false};
    if (typed.changed) state.at = count > 0 ? 0 : -1, state.moved = true;
    const bool pressed_in = frame.hovered && ImGui::IsMouseClicked(0);
    if (searches && !was_open && (typed.changed || typed.down || pressed_in) && (count > 0 || !words.empty()))
        open_overlay(list_id, list.anchor);
    if (was_open && typed.down) move_in_list(list, state, 1);
    if (was_open && typed.up) move_in_list(list, state, -1);
    close_list_when_left(list_id, state, typed);
    std::optional<int> picked = option_list_ui(list, state);
    if (was_open && typed.enter && state.at >= 0 && state.at < count) {
        picked = state.at;
        close_overlay(list_id);
    }
    if (picked && *picked < hits) {
        const ReferenceOption& option = found[static_cast<std::size_t>(*picked)];
        result.changed = value.id != option.id;
        result.committed = true;
        value = {option.id, option.label};
        query = option.label;
        state.typed = false;
    } else if (picked) {
        result.create = true;
        result.created_name = words;
    }
    frame.finish();
    return result;
}

} // namespace crm
