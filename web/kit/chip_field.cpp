// See chip_field.hpp.
#include "web/kit/chip_field.hpp"

#include <algorithm>

#include "web/kit/display.hpp"
#include "web/kit/form.hpp"
#include "web/kit/kit_words.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

constexpr TextStyle chip_style{.size = TextSize::small, .weight = Weight::medium};
float chip_tall() { return px(is_phone() ? 32 : 26); }

} // namespace

ChipField::ChipField(std::string_view id, const FieldSpec& spec)
    : m_id(id_of(id)), m_list_id(id_of("list", m_id)), m_spec(spec), m_query(typed_text(m_id)) {}

void ChipField::chip(std::string_view label, Tone tone) { m_chips.push_back({std::string{label}, tone, {}, {}}); }

void ChipField::end_chips() {
    // Chips flow in lines; the text field takes what is left of the last one, or a line of its own.
    const float width = m_spec.width > 0 ? m_spec.width : field_width_here();
    const float pad = px(6), space = px(5), tall = chip_tall(), line = tall + space;
    const float first = (control_height() - tall) / 2;
    float x = pad, y = first;
    for (Chip& chip : m_chips) {
        const float wide = std::min(text_size(chip.label, chip_style).x + px(10 + 24), width - 2 * pad);
        if (x + wide > width - pad && x > pad) x = pad, y += line;
        chip.min = {x, y};
        chip.max = {x + wide, y + tall};
        x += wide + space;
    }
    const float input_least = px(90);
    if (x + input_least > width - pad) x = pad, y += line;
    const float inner_top = y - first;

    m_frame.emplace(m_id, m_spec,
                    FieldInsets{.start = x - (m_chips.empty() ? pad : px(4)), .height = y + tall + first});
    FieldFrame& frame = *m_frame;
    frame.draw_ground(semantics::focus_owner() == m_id);
    ImDrawList& draw = draw_here();
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const Chip& chip = m_chips[i];
        const ImVec2 min = plus(frame.min, chip.min.x, chip.min.y), max = plus(frame.min, chip.max.x, chip.max.y);
        const ToneColors tones = colors_of(chip.tone);
        fill(draw, min, max, color(tones.soft), px(radius::chip));
        draw_text_in(draw, plus(min, px(9), 0), plus(max, -px(22), 0), chip.label, chip_style.with(tones.ink));
        const Item cross = item_at(id_of(std::uint64_t(i), id_of("remove", m_id)), {max.x - px(24), min.y}, max,
                                   {.disabled = m_spec.disabled, .grow_target = false});
        if (cross.hovered) draw.AddCircleFilled({max.x - px(12), cross.center().y}, px(9), color(Color::pressed));
        draw_icon(draw, Icon::close, {max.x - px(12), cross.center().y}, 14, color(tones.ink));
        if (cross.ring) focus_ring(draw, min, max, px(radius::chip));
        report({.id = cross.id, .role = Role::button, .name = say(kit_words::remove_it, chip.label)}, cross);
        if (cross.clicked) m_removed = static_cast<int>(i);
    }
    const bool was_empty = m_query.empty();
    m_open = is_overlay_open(m_list_id);
    const ListState& state = list_state(m_list_id);
    frame.min.y += inner_top; // the text stands in the last line
    m_typed = frame.text_only(m_query, {.role = "combobox",
                                        .placeholder = m_chips.empty() ? m_spec.placeholder : say(kit_words::add),
                                        .active_option = m_open && state.at >= 0 ? option_id(m_list_id, state.at) : 0,
                                        .list = m_list_id,
                                        .expanded = static_cast<std::int8_t>(m_open)});
    frame.min.y -= inner_top;
    if (m_typed.focused && was_empty && !m_chips.empty() && ImGui::IsKeyPressed(ImGuiKey_Backspace, false))
        m_removed = static_cast<int>(m_chips.size()) - 1;
}

std::optional<int> ChipField::list(int count, const std::function<ListRow(int)>& row) {
    ListState& state = list_state(m_list_id);
    const ListSpec spec{.id = m_list_id,
                        .name = m_spec.label,
                        .count = count,
                        .row = row,
                        .anchor = {m_frame->min, m_frame->max},
                        .empty = m_query.empty() ? std::string_view{} : say(kit_words::no_results),
                        .own_keys = false,
                        .stays_open = true};
    const bool wants_open = m_typed.focused && !m_typed.cancelled && count > 0;
    if (m_typed.changed) state.at = count > 0 ? 0 : -1, state.moved = true;
    if (wants_open && !m_open && (m_typed.changed || m_typed.down || ImGui::IsMouseClicked(0)))
        open_overlay(m_list_id, spec.anchor);
    if (m_typed.down) move_in_list(spec, state, 1);
    if (m_typed.up) move_in_list(spec, state, -1);
    close_list_when_left(m_list_id, state, m_typed);
    std::optional<int> picked = option_list_ui(spec, state);
    if (m_open && m_typed.enter && state.at >= 0 && state.at < count) picked = state.at;
    if (picked) {
        m_query.clear();
        state.at = -1;
        semantics::request_focus(m_id);
    }
    return picked;
}

FieldResult ChipField::finish() {
    m_frame->finish();
    return {.cancelled = m_typed.cancelled, .focused = m_typed.focused};
}

} // namespace crm
