// The frame of all fields, and the plain ones. See field.hpp.
#include "web/kit/field.hpp"

#include <algorithm>
#include <array>

#include "imgui_internal.h"

#include "web/kit/field_frame.hpp"
#include "web/kit/form.hpp"
#include "web/kit/kit_state.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/notice.hpp"

namespace crm {
namespace {

constexpr TextStyle label_style{.size = TextSize::small, .weight = Weight::medium, .color = Color::text_muted};
constexpr TextStyle error_style{.size = TextSize::caption, .color = Color::danger_ink};

void draw_label(ImVec2 at, const FieldSpec& spec, float width) {
    ImDrawList& draw = draw_here();
    const float star = spec.required ? px(12) : 0;
    draw_text_cut(draw, at, spec.label, label_style, width - star);
    if (spec.required) {
        const float x = std::min(text_size(spec.label, label_style).x, width - star) + px(4);
        draw_text(draw, plus(at, x, 0), "*", label_style.with(Color::danger_ink));
    }
}

std::string example_phone(std::string_view country) {
    struct Example {
        std::string_view country, number;
    };
    static constexpr Example examples[] = {{"SA", "050 123 4567"},   {"AE", "050 123 4567"},   {"EG", "0100 123 4567"},
                                           {"JO", "079 123 4567"},   {"KW", "5012 3456"},      {"QA", "3312 3456"},
                                           {"BH", "3600 1234"},      {"OM", "9212 3456"},      {"IQ", "0791 234 5678"},
                                           {"LB", "71 123 456"},     {"SY", "0944 567 890"},   {"YE", "0712 345 678"},
                                           {"PS", "0599 123 456"},   {"MA", "0650 123456"},    {"DZ", "0551 23 45 67"},
                                           {"TN", "20 123 456"},     {"LY", "091 2345678"},    {"SD", "091 123 1234"},
                                           {"TR", "0501 234 56 78"}, {"US", "(201) 555-0123"}, {"GB", "07400 123456"}};
    const auto* found = std::ranges::find(examples, country, &Example::country);
    return std::string{found == std::end(examples) ? std::string_view{"+966 50 123 4567"} : found->number};
}

} // namespace

void give_text_fields_our_look() {
    set_text_field_look({.background = color(Color::surface),
                         .border = color(Color::border_field),
                         .border_focus = color(Color::focus),
                         .border_error = color(Color::danger),
                         .text = color(Color::text),
                         .placeholder = color(Color::text_faint),
                         .rounding = px(radius::control),
                         .padding_x = field_padding(),
                         .height = control_height(),
                         .background_disabled = color(Color::sunken),
                         .text_disabled = color(Color::text_muted),
                         .border_width = px(1),
                         .border_width_focus = px(2),
                         .em_ratio = em_px(TextSize::body) / font_px(TextSize::body)});
}

float field_padding() { return px(12); }
float field_height(int lines) {
    return control_height() + static_cast<float>(std::max(lines, 1) - 1) * font_px(TextSize::body);
}

FieldFrame::FieldFrame(ImGuiID field_id, const FieldSpec& spec, FieldInsets insets)
    : id(field_id), m_spec(spec), m_insets(insets) {
    m_top = cursor();
    m_width = spec.width > 0 ? spec.width : field_width_here();
    const float label_room = spec.label.empty() || spec.hide_label ? 0 : font_px(TextSize::small) + px(3);
    if (label_room > 0) draw_label(m_top, spec, m_width);
    const float tall = insets.height > 0 ? insets.height : field_height(insets.lines);
    min = plus(m_top, 0, label_room);
    max = plus(min, m_width, tall);
    hovered = !spec.disabled && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) &&
              ImGui::IsMouseHoveringRect(min, max);
}

void FieldFrame::draw_ground(bool focused) {
    ImDrawList& draw = draw_here();
    const float corner = px(radius::control);
    fill(draw, min, max, color(m_spec.disabled ? Color::sunken : Color::surface), corner);
    const float glow = animate(id_of("glow", id), focused ? 1.0f : 0.0f, motion::fast);
    if (glow > 0) {
        const float out = px(3);
        const ImU32 ink = color(m_spec.error.empty() ? Color::focus : Color::danger, 0.20f * glow);
        outline(draw, plus(min, -out, -out), plus(max, out, out), ink, corner + out, 3);
    }
    const Color line = !m_spec.error.empty() ? Color::danger
                       : focused             ? Color::focus
                       : hovered             ? Color::control_off
                                             : Color::border_field;
    outline(draw, min, max, color(m_spec.disabled ? Color::border : line), corner,
            focused && is_high_contrast(theme().mode) ? focus_width() : 1);
}

TextFieldResult FieldFrame::text(std::string& value, FieldText text) {
    draw_ground(!m_spec.disabled && semantics::focus_owner() == id);
    return text_only(value, text);
}

TextFieldResult FieldFrame::text_only(std::string& value, FieldText text) {
    set_cursor(plus(min, m_insets.start, 0));
    ImGui::PushFont(font_of(Weight::regular), font_px(TextSize::body));
    const TextFieldResult typed =
        text_field_ui({.id = id,
                       .label = m_spec.label,
                       .placeholder = text.placeholder.empty() ? m_spec.placeholder : text.placeholder,
                       .error = m_spec.error,
                       .description = m_spec.help,
                       .kind = text.kind,
                       .direction = text.direction,
                       .width = max.x - min.x - m_insets.start - m_insets.end,
                       .lines = m_insets.lines,
                       .required = m_spec.required,
                       .disabled = m_spec.disabled,
                       .focus = m_spec.focus || text.focus,
                       .frameless = true,
                       .role = text.role,
                       .autocomplete = m_spec.autocomplete,
                       .active_option = text.active_option,
                       .list = text.list,
                       .expanded = text.expanded,
                       .select_all = text.select_all,
                       .length_max = m_spec.length_max},
                      value);
    ImGui::PopFont();
    if (typed.focused) kit_state().typing_next = true;
    return typed;
}

void FieldFrame::finish() {
    float bottom = max.y;
    const bool wrong = !m_spec.error.empty();
    if (const std::string_view under = wrong ? m_spec.error : m_spec.help; !under.empty()) {
        const TextStyle style = wrong ? error_style : styles::help;
        const float icon_room = wrong ? px(18) : 0, top = bottom + px(3);
        if (wrong)
            draw_icon(draw_here(), Icon::error, {min.x + px(7), top + font_px(style.size) / 2}, 14,
                      color(Color::danger_ink));
        draw_wrapped(draw_here(), {min.x + icon_room, top}, under, style, m_width - icon_room);
        bottom = top + text_size(under, style, m_width - icon_room).y;
    }
    set_cursor(m_top);
    place({m_width, bottom - m_top.y});
}

bool field_cross(const FieldFrame& frame, bool shown) {
    if (!shown) return false;
    const float side = px(24);
    const ImVec2 center{frame.max.x - px(6) - side / 2, (frame.min.y + frame.max.y) / 2};
    const Item cross =
        item_at(id_of("clear", frame.id), plus(center, -side / 2, -side / 2), plus(center, side / 2, side / 2));
    fill(draw_here(), cross.min, cross.max, state_tint(cross), side / 2);
    draw_icon(draw_here(), Icon::close, center, 15, color(cross.hovered ? Color::text : Color::text_faint));
    focus_ring(draw_here(), cross, side / 2);
    report({.id = cross.id, .role = Role::button, .name = std::string{say(kit_words::clear)}}, cross);
    return cross.clicked;
}

FieldResult plain_field(std::string_view id, const FieldSpec& spec, std::string& text, FieldText kind) {
    const ImGuiID field_id = id_of(id);
    const bool has_cross = spec.clearable && !text.empty() && !spec.disabled;
    FieldFrame frame{
        field_id, spec, {.start = spec.icon == Icon::none ? 0 : px(26), .end = spec.clearable ? px(22) : 0}};
    TextFieldResult typed = frame.text(text, kind);
    if (spec.icon != Icon::none)
        draw_icon(draw_here(), spec.icon, {frame.min.x + px(21), (frame.min.y + frame.max.y) / 2}, 18,
                  color(Color::text_faint));
    if (field_cross(frame, has_cross)) {
        text.clear();
        typed.changed = typed.committed = true;
        semantics::request_focus(field_id);
    }
    frame.finish();
    return {typed.changed, typed.committed, typed.cancelled, typed.focused, typed.enter};
}

FieldResult text_input_ui(std::string_view id, const FieldSpec& spec, std::string& text) {
    return plain_field(id, spec, text, {});
}

FieldResult long_text_ui(std::string_view id, const FieldSpec& spec, std::string& text, int lines) {
    FieldFrame frame{id_of(id), spec, {.lines = lines}};
    const TextFieldResult typed = frame.text(text, {.kind = TextKind::long_text});
    frame.finish();
    return {typed.changed, typed.committed, typed.cancelled, typed.focused, typed.enter};
}

FieldResult search_ui(std::string_view id, const FieldSpec& spec, std::string& text) {
    FieldSpec search = spec;
    search.icon = Icon::search;
    search.clearable = true;
    if (search.label.empty()) search.label = say(kit_words::search);
    if (search.placeholder.empty()) search.placeholder = say(kit_words::search);
    search.hide_label = true;
    return plain_field(id, search, text, {.kind = TextKind::search, .role = "searchbox"});
}

FieldResult number_ui(std::string_view id, const FieldSpec& spec, std::string& text, bool decimal) {
    return plain_field(id, spec, text, {.kind = decimal ? TextKind::decimal : TextKind::integer});
}
FieldResult ltr_input_ui(std::string_view id, const FieldSpec& spec, std::string& text) {
    return plain_field(id, spec, text, {.direction = TextDirection::left_to_right});
}
FieldResult email_ui(std::string_view id, const FieldSpec& spec, std::string& text) {
    FieldSpec mail = spec;
    if (mail.placeholder.empty()) mail.placeholder = "name@example.com";
    return plain_field(id, mail, text, {.kind = TextKind::email});
}
FieldResult url_ui(std::string_view id, const FieldSpec& spec, std::string& text) {
    FieldSpec link = spec;
    if (link.placeholder.empty()) link.placeholder = "example.com";
    return plain_field(id, link, text, {.kind = TextKind::url});
}
FieldResult password_ui(std::string_view id, const FieldSpec& spec, std::string& text) {
    return plain_field(id, spec, text, {.kind = TextKind::password});
}
FieldResult phone_ui(std::string_view id, const FieldSpec& spec, std::string& text, std::string_view country) {
    FieldSpec phone = spec;
    const std::string example = ltr(example_phone(country));
    if (phone.placeholder.empty()) phone.placeholder = example;
    return plain_field(id, phone, text, {.kind = TextKind::phone});
}

} // namespace crm
