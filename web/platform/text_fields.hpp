// The browser's half of every text field of the kit: one <input> or <textarea> per visible field, kept over the canvas
// as part of the accessible mirror. Unfocused it is transparent and C++ draws the text; focused it shows itself.
#pragma once

namespace crm::platform::text_fields {

struct View {
    float width = 0;
    float density = 1;
    bool is_mirrored = false;
};

void start();
void begin_frame();
void show(const View& view); // after the accessible mirror has made the elements
void leave();                // whoever writes leaves the field, as by Tab

} // namespace crm::platform::text_fields
