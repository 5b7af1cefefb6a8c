// Gives Dear ImGui its glyph pictures: FreeType draws by glyph index what the shaper chose (ImFontLoader of
// ImGui 1.92).
//
// A face set is one weight (or the icons): its faces, its shaper, its virtual code points. Each set has two ImFonts
// over the same faces: in the mirrored one every picture is reversed in x, so that it stands upright again after
// mirror_draw_data().
//
// Small text is hinted vertically (FreeType's light mode) and drawn with twice the horizontal resolution, so that it
// stays crisp where joins leave it between two pixels. ImGui's line height is `line_per_em` times the em: room for the
// dots of a final yeh and for two vowel signs.
#pragma once
#include <memory>
#include <optional>
#include <span>

#include "imgui.h"
#include "web/glyphs/shaper.hpp"
#include "web/glyphs/slots.hpp"

struct FT_FaceRec_;
struct ImFontLoader;

namespace crm::glyphs {

inline constexpr float line_per_em = 1.6f;
inline constexpr float baseline_per_em = 1.12f; // from the top of the line; 0.48 em stay below

class FaceSet {
public:
    FaceSet(std::span<const FontFace> faces, bool is_icons, int weight);
    ~FaceSet();
    FaceSet(const FaceSet&) = delete;
    FaceSet& operator=(const FaceSet&) = delete;

    Shaper shaper;
    Slots slots;
    const bool is_icons;

    FT_FaceRec_* raster(std::size_t face) const { return m_rasters[face]; }

private:
    std::vector<FT_FaceRec_*> m_rasters;
};

enum class FaceSetId : std::uint8_t { regular, medium, bold, icons };
inline constexpr std::size_t face_set_count = 4;

struct FontId {
    FaceSetId set = FaceSetId::regular;
    bool is_mirrored = false;
};

// The set's faces; a weight that has none yet borrows those of regular. Null before the first call of set_faces().
FaceSet* face_set(FaceSetId id);
// Which set really answers: regular for a weight without faces.
FaceSetId resolved(FaceSetId id);
void set_faces(FaceSetId id, std::span<const FontFace> faces); // between frames; empty: no faces

// Adds an ImFont to the atlas; its glyphs come from face_set(id).
ImFont* add_font(ImFontAtlas& atlas, FontId id);
// Nothing for a font that is not ours.
std::optional<FontId> font_id(const ImFont* font);

// em in pixels of a font of this line height.
float em_px(FaceSetId id, float line_px);

} // namespace crm::glyphs
