// The part that all fields share: label above, frame, help or error below. Private to web/kit.
//
//     FieldFrame frame{id, spec, {.start = px(32)}};     // label drawn, frame's rectangle known
//     auto typed = frame.text(text, {.kind = TextKind::phone});
//     …draw what stands inside, frame.min .. frame.max…
//     frame.finish(typed.focused);                       // help, error, cursor below
#pragma once
#include <string>
#include <string_view>

#include "web/kit/draw.hpp"
#include "web/kit/field.hpp"

namespace crm {

struct FieldInsets {
    float start = 0, end = 0; // ImGui units kept free of text inside the frame
    int lines = 1;
    float height = 0; // another height than a line's (chips)
};

struct FieldText {
    TextKind kind = TextKind::text;
    TextDirection direction = TextDirection::automatic;
    std::string_view role{}, placeholder{}; // in place of the spec's
    ImGuiID active_option = 0, list = 0;    // of a combobox
    std::int8_t expanded = -1;
    bool focus = false, select_all = false;
};

class FieldFrame {
public:
    FieldFrame(ImGuiID id, const FieldSpec& spec, FieldInsets insets = {});
    // Where text stands inside the frame; draws ground and border of the state of the last frame first.
    TextFieldResult text(std::string& value, FieldText text = {});
    TextFieldResult text_only(std::string& value, FieldText text = {}); // the ground is drawn already
    void draw_ground(bool focused);                                     // for fields that are no text fields
    void finish();                                                      // help or error, then the cursor under it all

    ImVec2 min{}, max{};
    bool hovered = false;
    ImGuiID id = 0;

private:
    const FieldSpec& m_spec;
    FieldInsets m_insets;
    ImVec2 m_top{};
    float m_width = 0;
};

float field_padding(); // from the frame to its text
float field_height(int lines = 1);
FieldResult plain_field(std::string_view id, const FieldSpec& spec, std::string& text, FieldText kind);
bool field_cross(const FieldFrame& frame, bool shown); // the small cross at the end; true: clicked

} // namespace crm
