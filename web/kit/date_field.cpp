// The date and the time fields. See date_field.hpp.
#include "web/kit/date_field.hpp"

#include "core/text/dates.hpp"
#include "web/kit/field_frame.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/option_list.hpp"
#include "web/kit/overlay.hpp"
#include "web/theme/type.hpp"

namespace crm {
namespace {

Locale locale() { return {arabic() ? Language::ar : Language::en}; }

constexpr int usual_minute = 9 * 60;

std::optional<DateTime> read(std::string_view text, const DateFieldSpec& spec) {
    if (spec.minute) {
        const auto at = date_time_from(text, {spec.today, *spec.minute});
        return at ? std::optional(*at) : std::nullopt;
    }
    const auto date = date_from(text, spec.today);
    return date ? std::optional(DateTime{*date, 0}) : std::nullopt;
}

std::string written(DateTime at, const DateFieldSpec& spec, DateForm form) {
    std::string text = date_text(at.date, {.locale = locale(), .form = form});
    if (spec.minute) text += ' ' + time_text(at.minute, locale(), Clock::hours_24);
    return text;
}

// What the typed text is understood as, shown at the end of the field while it says something else than itself.
std::string understood(std::string_view text, const DateFieldSpec& spec) {
    const auto at = read(text, spec);
    if (!at) return {};
    std::string said = written(*at, spec, DateForm::medium);
    return said == text ? std::string{} : said;
}

// A small square button inside the end of a field.
Item end_button(const FieldFrame& frame, ImGuiID id, Icon icon, std::string_view name, bool disabled) {
    const float side = px(28);
    const ImVec2 center{frame.max.x - px(5) - side / 2, (frame.min.y + frame.max.y) / 2};
    const Item item =
        item_at(id, plus(center, -side / 2, -side / 2), plus(center, side / 2, side / 2), {.disabled = disabled});
    fill(draw_here(), item.min, item.max, state_tint(item), px(6));
    draw_icon(draw_here(), icon, center, 18, color(item.hovered ? Color::text : Color::text_muted));
    focus_ring(draw_here(), item, px(6));
    report({.id = id, .role = Role::button, .name = std::string{name}, .has_popup = true}, item);
    return item;
}

} // namespace

FieldResult date_ui(std::string_view id, const FieldSpec& spec, std::string& text, const DateFieldSpec& date) {
    const ImGuiID field_id = id_of(id), popup_id = id_of("calendar", field_id);
    FieldFrame frame{field_id, spec, {.end = px(34)}};
    const std::string hint = spec.placeholder.empty() ? written({date.today, usual_minute}, date, DateForm::numeric)
                                                      : std::string{spec.placeholder};
    const TextFieldResult typed = frame.text(text, {.placeholder = hint});
    if (typed.focused && spec.error.empty()) {
        const std::string said = understood(text, date);
        const float from = text_size(text).x + px(28);
        if (!said.empty() && frame.min.x + from + text_size(said, styles::small).x < frame.max.x - px(40))
            draw_text_in(draw_here(), frame.min, {frame.max.x - px(40), frame.max.y}, said,
                         styles::small.with(Color::text_faint), Align::end);
    }
    const Item button =
        end_button(frame, id_of("open", field_id), Icon::calendar, say(kit_words::choose_date), spec.disabled);
    tooltip_for(button, say(kit_words::choose_date));
    const bool by_key = typed.focused && typed.down;
    if ((button.clicked || by_key) && !is_overlay_open(popup_id)) open_overlay(popup_id, {frame.min, frame.max});

    FieldResult result{typed.changed, typed.committed, typed.cancelled, typed.focused, typed.enter};
    if (is_overlay_open(popup_id)) set_overlay_anchor(popup_id, {frame.min, frame.max});
    if (begin_overlay({.id = popup_id,
                       .role = Role::dialog,
                       .name = std::string{say(kit_words::choose_date)},
                       .width = px(340),
                       .padding = px(14, 14),
                       .corner = px(radius::card)})) {
        const auto typed_at = read(text, date);
        std::optional<Date> chosen = typed_at ? std::optional(typed_at->date) : std::nullopt;
        if (calendar_ui("month", chosen, date) && chosen) {
            text = written({*chosen, typed_at ? typed_at->minute : usual_minute}, date, DateForm::medium);
            result.changed = result.committed = true;
            close_overlay();
            semantics::request_focus(field_id);
        }
        end_overlay();
    }
    frame.finish();
    return result;
}

FieldResult time_ui(std::string_view id, const FieldSpec& spec, std::string& text) {
    const ImGuiID field_id = id_of(id), list_id = id_of("times", field_id);
    FieldFrame frame{field_id, spec, {.end = px(34)}};
    const bool is_open = is_overlay_open(list_id);
    ListState& state = list_state(list_id);
    const TextFieldResult typed =
        frame.text(text, {.role = "combobox",
                          .placeholder = spec.placeholder.empty() ? "14:30" : spec.placeholder,
                          .active_option = is_open && state.at >= 0 ? option_id(list_id, state.at) : 0,
                          .list = list_id,
                          .expanded = static_cast<std::int8_t>(is_open)});
    const Item button = end_button(frame, id_of("open", field_id), Icon::clock, spec.label, spec.disabled);
    const auto label = [](int index) { return time_text(index * 30, locale()); };
    static std::string labels[48];
    const ListSpec list{.id = list_id,
                        .name = spec.label,
                        .count = 48,
                        .row = [&](int i) { return ListRow{.label = labels[i] = label(i)}; },
                        .anchor = {frame.min, frame.max},
                        .own_keys = false};
    if ((button.clicked || (typed.focused && typed.down)) && !is_open) {
        open_overlay(list_id, list.anchor);
        const int minute = time_from(text).value_or(9 * 60);
        state.at = minute / 30, state.moved = true;
        semantics::request_focus(field_id);
    } else if (is_open && typed.down)
        move_in_list(list, state, 1);
    if (is_open && typed.up) move_in_list(list, state, -1);
    FieldResult result{typed.changed, typed.committed, typed.cancelled, typed.focused, typed.enter};
    close_list_when_left(list_id, state, typed);
    std::optional<int> picked = option_list_ui(list, state);
    if (is_open && typed.enter && state.at >= 0) {
        picked = state.at;
        close_overlay(list_id);
    }
    if (picked) {
        text = label(*picked);
        result.changed = result.committed = true;
        semantics::request_focus(field_id);
    }
    frame.finish();
    return result;
}

} // namespace crm
