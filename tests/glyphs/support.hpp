// What the tests of web/glyphs share: the page's fonts, and a world with Dear ImGui in it but no screen.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/glyphs/text_engine.hpp"

namespace crm::tests {

FontFace font_file(std::string_view path); // read once, kept until the program ends
FontFace arabic_face();
FontFace bold_face();
FontFace latin_face();
FontFace icon_face();

// An ImGui context whose textures are taken as uploaded, with regular and bold faces.
class TextWorld {
public:
    explicit TextWorld(bool right_to_left, std::vector<FontFace> regular = {arabic_face()});
    ~TextWorld();
    TextWorld(const TextWorld&) = delete;
    TextWorld& operator=(const TextWorld&) = delete;

    ImFont* font() const;
    // Runs `draw` inside a window of a frame; the draw data stay until the next frame.
    void frame(const auto& draw) {
        begin();
        draw();
        end();
    }

private:
    void begin();
    void end();
};

// The characters in the order in which they stand on the screen, from left to right. Made from what the shaper really
// put out: each glyph tells which character it stands for.
std::string seen(std::string_view text, bool right_to_left);

} // namespace crm::tests
