// See completion.hpp.
#include "web/kit/completion.hpp"

#include "web/kit/field_frame.hpp"
#include "web/kit/option_list.hpp"
#include "web/kit/overlay_window.hpp"

namespace crm {

FieldResult completion_ui(std::string_view id, const FieldSpec& spec, std::string& text,
                          const CompletionSource& source) {
    const ImGuiID field_id = id_of(id), list_id = id_of("offered", field_id);
    FieldFrame frame{field_id, spec};
    const bool was_open = is_overlay_open(list_id);
    ListState& state = list_state(list_id);
    const TextFieldResult typed =
        frame.text(text, {.role = "combobox",
                          .active_option = was_open && state.at >= 0 ? option_id(list_id, state.at) : 0,
                          .list = list_id,
                          .expanded = static_cast<std::int8_t>(was_open)});
    FieldResult result{.changed = typed.changed, .cancelled = typed.cancelled, .focused = typed.focused};
    std::vector<Completion> found;
    const bool offers = typed.focused && !typed.cancelled;
    if (offers && source) source(text, found);
    const int count = static_cast<int>(found.size());
    const ListSpec list{.id = list_id,
                        .name = spec.label,
                        .count = count,
                        .row =
                            [&](int i) {
                                const Completion& one = found[static_cast<std::size_t>(i)];
                                return ListRow{.label = one.label, .detail = one.detail, .icon = one.icon};
                            },
                        .anchor = {frame.min, frame.max},
                        .own_keys = false};
    if (typed.changed) state.at = count > 0 ? 0 : -1, state.moved = true;
    if (offers && !was_open && count > 0 && (typed.changed || typed.down)) open_overlay(list_id, list.anchor);
    if (was_open && count == 0) close_overlay(list_id);
    if (was_open && typed.down) move_in_list(list, state, 1);
    if (was_open && typed.up) move_in_list(list, state, -1);
    close_list_when_left(list_id, state, typed);
    std::optional<int> picked = option_list_ui(list, state);
    const bool takes = was_open && typed.enter && state.at >= 0 && state.at < count;
    if (takes) {
        picked = state.at;
        close_overlay(list_id);
    }
    if (picked) {
        text = found[static_cast<std::size_t>(*picked)].whole;
        result.changed = true;
        semantics::request_focus(field_id);
    }
    result.enter = typed.enter && !takes;
    result.committed = typed.committed && !takes;
    frame.finish();
    return result;
}

} // namespace crm
