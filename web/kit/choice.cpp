// See choice.hpp.
#include "web/kit/choice.hpp"

#include <algorithm>

#include "core/text/fold.hpp"
#include "web/kit/chip_field.hpp"
#include "web/kit/field_frame.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/option_list.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

ListRow row_of(const ChoiceOption& option) {
    return {.label = option.label,
            .detail = option.detail,
            .icon = option.icon,
            .tone = option.tone,
            .disabled = option.disabled};
}

void draw_value(const FieldFrame& frame, const FieldSpec& spec, const ChoiceOption* option) {
    ImDrawList& draw = draw_here();
    const float middle = (frame.min.y + frame.max.y) / 2, end = frame.max.x - px(34);
    float x = frame.min.x + field_padding();
    draw_icon(draw, Icon::chevron_down, {frame.max.x - px(18), middle}, 18,
              color(spec.disabled ? Color::text_faint : Color::text_muted));
    if (!option) {
        const std::string_view hint = spec.placeholder.empty() ? say(kit_words::choose) : spec.placeholder;
        return draw_text_in(draw, {x, frame.min.y}, {end, frame.max.y}, hint, styles::body.with(Color::text_faint));
    }
    if (option->tone) {
        draw.AddCircleFilled({x + px(5), middle}, px(4.5f), color(colors_of(*option->tone).solid));
        x += px(18);
    }
    if (option->icon != Icon::none) {
        draw_icon(draw, option->icon, {x + px(9), middle}, 18, color(Color::text_muted));
        x += px(26);
    }
    draw_text_in(draw, {x, frame.min.y}, {end, frame.max.y}, option->label,
                 styles::body.with(spec.disabled ? Color::text_muted : Color::text));
}

FieldResult choose(std::string_view id, const FieldSpec& spec, int count,
                   const std::function<ChoiceOption(int)>& option_at, int& index) {
    const ImGuiID box_id = id_of(id), list_id = id_of("list", box_id);
    const bool clearable = spec.clearable && index >= 0 && !spec.disabled;
    FieldFrame frame{box_id, spec};
    const Item box =
        item_at(box_id, frame.min, frame.max, {.disabled = spec.disabled, .on_press = true, .grow_target = false});
    const bool is_open = is_overlay_open(list_id);
    frame.draw_ground(is_open || box.ring);
    const ChoiceOption shown = index >= 0 && index < count ? option_at(index) : ChoiceOption{};
    draw_value(frame, spec, index >= 0 ? &shown : nullptr);
    if (spec.focus && !spec.disabled) semantics::request_focus(box_id);

    ListState& state = list_state(list_id);
    const bool arrow =
        box.focused && !is_open && (key_pressed(ImGuiKey_DownArrow, false) || key_pressed(ImGuiKey_UpArrow, false));
    if ((box.clicked || arrow) && !is_open) {
        open_overlay(list_id, {frame.min, frame.max});
        semantics::request_focus(box_id);
        state.at = index, state.moved = true;
    }
    report({.id = box_id,
            .role = Role::combobox,
            .name = std::string{spec.label},
            .value = std::string{shown.label},
            .description = std::string{spec.error.empty() ? spec.help : spec.error},
            .disabled = spec.disabled,
            .invalid = !spec.error.empty(),
            .required = spec.required,
            .expanded = static_cast<std::int8_t>(is_open),
            .has_popup = true,
            .active_option = is_open && state.at >= 0 ? option_id(list_id, state.at) : 0,
            .controls = is_open ? list_id : 0},
           box);

    FieldResult result{.focused = box.focused};
    // One row more than options where the choice can be taken back.
    const int rows = count + (clearable ? 1 : 0);
    const ListSpec list{
        .id = list_id,
        .name = spec.label,
        .count = rows,
        .row =
            [&](int i) {
                return i < count ? row_of(option_at(i))
                                 : ListRow{.label = say(kit_words::clear), .icon = Icon::close, .divider_before = true};
            },
        .chosen = index,
        .anchor = {frame.min, frame.max},
        .own_keys = is_open}; // not the Enter that has just opened it
    close_list_when_left(list_id, state, {.focused = box.focused});
    if (const auto chosen = option_list_ui(list, state)) {
        const int next = *chosen < count ? *chosen : -1;
        result.changed = next != index;
        result.committed = true;
        index = next;
    }
    frame.finish();
    return result;
}

bool contains(const std::vector<int>& chosen, int index) { return std::ranges::find(chosen, index) != chosen.end(); }

} // namespace

FieldResult choice_ui(std::string_view id, const FieldSpec& spec, std::span<const ChoiceOption> options, int& index) {
    return choose(
        id, spec, static_cast<int>(options.size()), [&](int i) { return options[static_cast<std::size_t>(i)]; }, index);
}
FieldResult choice_ui(std::string_view id, const FieldSpec& spec, std::span<const std::string_view> labels,
                      int& index) {
    return choose(
        id, spec, static_cast<int>(labels.size()),
        [&](int i) { return ChoiceOption{.label = labels[static_cast<std::size_t>(i)]}; }, index);
}

FieldResult choices_ui(std::string_view id, const FieldSpec& spec, std::span<const ChoiceOption> options,
                       std::vector<int>& chosen) {
    ChipField field{id, spec};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const ChoiceOption& option = options[static_cast<std::size_t>(chosen[i])];
        field.chip(option.label, option.tone.value_or(Tone::neutral));
    }
    std::vector<int> found; // those not chosen yet that hold the typed words
    field.end_chips();
    const std::string wanted = folded(field.query());
    for (int i = 0; i < static_cast<int>(options.size()); ++i)
        if (!contains(chosen, i) &&
            (wanted.empty() || folds_to_contain(options[static_cast<std::size_t>(i)].label, wanted)))
            found.push_back(i);
    const auto picked = field.list(static_cast<int>(found.size()), [&](int i) {
        return row_of(options[static_cast<std::size_t>(found[static_cast<std::size_t>(i)])]);
    });
    FieldResult result = field.finish();
    if (const int removed = field.removed(); removed >= 0) {
        chosen.erase(chosen.begin() + removed);
        result.changed = result.committed = true;
    }
    if (picked) {
        chosen.push_back(found[static_cast<std::size_t>(*picked)]);
        result.changed = result.committed = true;
    }
    return result;
}

FieldResult tags_ui(std::string_view id, const FieldSpec& spec, std::vector<std::string>& tags,
                    const TagSource& source) {
    ChipField field{id, spec};
    for (const std::string& tag : tags) field.chip(tag, Tone::neutral);
    field.end_chips();
    const std::string query = field.query();
    std::vector<std::string> found;
    if (field.is_active() && source) source(query, found);
    const auto is_there = [&](const std::string& word) {
        return std::ranges::any_of(tags, [&](const std::string& tag) { return folded(tag) == folded(word); });
    };
    std::erase_if(found, is_there);
    const bool is_new = !query.empty() && !is_there(query) && std::ranges::none_of(found, [&](const std::string& word) {
        return folded(word) == folded(query);
    });
    const std::string create = say(kit_words::create_it, query);
    const int count = static_cast<int>(found.size()) + (is_new ? 1 : 0);
    const auto picked = field.list(count, [&](int i) {
        if (i < static_cast<int>(found.size()))
            return ListRow{.label = found[static_cast<std::size_t>(i)], .icon = Icon::tag};
        return ListRow{.label = create, .icon = Icon::plus, .accent = true};
    });
    FieldResult result = field.finish();
    if (const int removed = field.removed(); removed >= 0) {
        tags.erase(tags.begin() + removed);
        result.changed = result.committed = true;
    }
    if (picked) {
        tags.push_back(*picked < static_cast<int>(found.size()) ? found[static_cast<std::size_t>(*picked)] : query);
        result.changed = result.committed = true;
    }
    return result;
}

} // namespace crm
