// Turns a paragraph of any language into glyphs in the order in which they stand on the screen, left to right.
//
// SheenBidi decides the order (UAX #9, isolates included), HarfBuzz the glyphs: joins, ligatures, marks, kerning. A run
// is shaped with the whole paragraph as context, so that joins cross the borders of runs, faces and lines. All measures
// are in units of the face: nothing depends on a size. Knows neither Dear ImGui nor FreeType.
//
//     Shaper shaper(faces);
//     Paragraph paragraph(chars, Direction::right_to_left);
//     shaper.shape_line(paragraph, 0, chars.size(), glyphs);
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "web/glyphs/clusters.hpp"
#include "web/glyphs/utf8_text.hpp"

struct hb_buffer_t;
struct hb_face_t;
struct hb_font_t;
struct _SBAlgorithm;
struct _SBParagraph;

namespace crm::glyphs {

struct FontFace {
    std::span<const std::byte> data; // a TrueType file; must live as long as it is used
};

inline constexpr std::uint8_t browser_face = 254; // Glyph::id is the cluster's number

struct Glyph {
    std::uint8_t face = 0;
    std::uint16_t id = 0;
    std::int16_t advance = 0, x = 0, y = 0; // units of the face
    std::uint32_t cluster = 0;              // the first code point that this glyph stands for
};

struct VisualRun { // a piece of one embedding level; odd levels read from right to left
    std::size_t begin = 0, end = 0;
    std::uint8_t level = 0;
};

// A paragraph and its embedding levels. The base direction is that of the first strong character; a paragraph without
// one
// ("100 %") takes the direction of the interface.
class Paragraph {
public:
    Paragraph(const CodePoints& text, bool right_to_left_if_neutral);
    ~Paragraph();
    Paragraph(const Paragraph&) = delete;
    Paragraph& operator=(const Paragraph&) = delete;

    const CodePoints& text() const { return m_text; }
    bool is_right_to_left() const { return (m_base_level & 1) != 0; }

private:
    friend void visual_runs(const Paragraph&, std::size_t, std::size_t, std::vector<VisualRun>&);
    const CodePoints& m_text;
    const _SBAlgorithm* m_algorithm = nullptr; // null: plain left-to-right text, which needs no bidi
    const _SBParagraph* m_paragraph = nullptr;
    unsigned char m_base_level = 0;
};

// The runs of the line paragraph[begin, end) in the order in which they stand on the screen, from left to right.
void visual_runs(const Paragraph& paragraph, std::size_t begin, std::size_t end, std::vector<VisualRun>& out);

// Letters that the page has in faces of their own, brought when a text needs them.
enum class LetterPart : std::uint8_t { more_letters, hebrew }; // Latin with marks, Greek, Cyrillic; Hebrew
inline constexpr std::size_t letter_part_count = 2;

class Shaper {
public:
    explicit Shaper(std::span<const FontFace> faces, int weight = 400);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    // Appends the glyphs of paragraph[begin, end) to `out`, in visual order from left to right.
    void shape_line(const Paragraph& paragraph, std::size_t begin, std::size_t end, std::vector<Glyph>& out);

    std::size_t face_count() const { return m_faces.size(); }
    int units_per_em(std::size_t face) const {
        return face == browser_face ? Clusters::units_per_em : m_faces[face].units_per_em;
    }
    FontFace face(std::size_t index) const { return m_faces[index].source; }
    // The first face that has the character, and its glyph there; face 0 and glyph 0 (the font's own box) when none
    // has.
    Glyph nominal_glyph(char32_t c);

    // Whether a text had letters of this part, which no face of ours has.
    bool lacks(LetterPart part) const { return m_lacks[static_cast<std::size_t>(part)]; }

    Clusters clusters; // those that the browser draws

private:
    struct Face {
        FontFace source;
        hb_face_t* face = nullptr;
        hb_font_t* font = nullptr;
        int units_per_em = 1000;
        std::uint16_t space = 0;
        std::int16_t space_advance = 0;
    };
    struct Piece { // of one level, one face, one script
        std::size_t begin, end;
        std::uint8_t face;
        std::uint32_t script;
    };

    std::uint8_t first_face(char32_t c);
    std::uint8_t face_for(char32_t c, int preferred);
    bool has_glyph(std::size_t face, char32_t c) const;
    bool has_parts(std::size_t face, char32_t c) const;
    std::uint8_t face_of(std::span<const char32_t> cluster);
    bool is_special(char32_t c);
    void find_forced(const CodePoints& text, std::size_t begin, std::size_t end);
    void split(const CodePoints& text, std::size_t begin, std::size_t end);
    void add_foreign(std::size_t at, bool begins_cluster, std::uint32_t script);
    void shape_run(const CodePoints& text, std::size_t begin, std::size_t end, bool right_to_left,
                   std::vector<Glyph>& out);
    void shape_piece(const CodePoints& text, const Piece& piece, bool right_to_left, std::vector<Glyph>& out);
    Glyph cluster_glyph(const CodePoints& text, const Piece& piece, bool right_to_left);

    std::vector<Face> m_faces;
    std::vector<VisualRun> m_runs;      // of the line being shaped; these are kept to save allocations
    std::vector<Piece> m_pieces;        // of the run being shaped
    std::vector<std::uint8_t> m_forced; // of each code point of that run: the face it must have; empty: free choice
    std::vector<char> m_breaks;
    std::vector<char> m_cluster; // in UTF-8
    std::array<bool, letter_part_count> m_lacks{};
    hb_buffer_t* m_buffer = nullptr;
    std::unique_ptr<std::uint8_t[]> m_first_face; // of each BMP character: face + 1, none, or 0 when not looked up yet
};

} // namespace crm::glyphs
