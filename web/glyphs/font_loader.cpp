#include "web/glyphs/font_loader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "imgui_internal.h"
#include "web/glyphs/browser_glyphs.hpp"

namespace crm::glyphs {

namespace {

constexpr std::array<int, face_set_count> weights{400, 500, 700, 400}; // as CSS counts
constexpr unsigned mirrored_flag = 1u << 0;
constexpr unsigned set_shift = 1;
constexpr float hinted_em_px_max = 22;      // above, shapes are true enough without hints
constexpr float oversampled_em_px_max = 48; // above, half a pixel is not seen

FT_Library library() {
    static const FT_Library instance = [] {
        FT_Library made = nullptr;
        const FT_Error error = FT_Init_FreeType(&made);
        IM_ASSERT(error == 0);
        IM_UNUSED(error);
        return made;
    }();
    return instance;
}

std::array<std::unique_ptr<FaceSet>, face_set_count>& sets() {
    static std::array<std::unique_ptr<FaceSet>, face_set_count> all;
    return all;
}

FontId id_of(const ImFontConfig& source) {
    return {static_cast<FaceSetId>(source.FontLoaderFlags >> set_shift), (source.FontLoaderFlags & mirrored_flag) != 0};
}

// ImGui itself draws the ellipsis and measures a blank; all other characters come through the shaper.
bool is_real_character(ImWchar c) { return (c >= ' ' && c < 0x7F) || c == 0x2026; }

std::optional<Glyph> glyph_of(FaceSet& set, ImWchar c) {
    if (is_real_character(c)) return set.is_icons ? std::nullopt : std::optional(set.shaper.nominal_glyph(c));
    if (const Glyph* glyph = set.slots.glyph_of(c)) return *glyph;
    return std::nullopt;
}

float advance_em(const FaceSet& set, const Glyph& glyph) {
    if (glyph.face == Slots::spacer_face) return static_cast<float>(glyph.advance) / 64.0f;
    return static_cast<float>(glyph.advance) / static_cast<float>(set.shaper.units_per_em(glyph.face));
}

// Distance from the top of the line to the baseline, in em.
float baseline_em(const FaceSet& set) {
    if (!set.is_icons) return baseline_per_em;
    const FT_Face face = set.raster(0);
    return static_cast<float>(face->ascender) / static_cast<float>(face->units_per_EM);
}

int columns_at(float em_px) { return em_px <= oversampled_em_px_max ? 2 : 1; }

struct Picture {
    int width = 0, height = 0;
    float left = 0; // pixels from the pen to the first column
    float top = 0;  // pixels from the baseline up to the first row
    float column_px = 1;
    bool is_colored = false;
};

// The coverage of one row after the other becomes white of that opacity.
void copy_pixels(const FT_Bitmap& bitmap, bool is_mirrored, ImVector<unsigned char>& out) {
    const int width = static_cast<int>(bitmap.width), height = static_cast<int>(bitmap.rows);
    out.resize(width * height * 4);
    auto* to = reinterpret_cast<ImU32*>(out.Data);
    for (int y = 0; y < height; ++y) {
        const unsigned char* from = bitmap.buffer + y * bitmap.pitch;
        for (int x = 0; x < width; ++x) *to++ = IM_COL32(255, 255, 255, from[is_mirrored ? width - 1 - x : x]);
    }
}

// Draws one glyph of a face of ours at em_px into `pixels`.
std::optional<Picture> draw_outline(const FaceSet& set, const Glyph& glyph, float em_px, float up_px, bool is_mirrored,
                                    ImVector<unsigned char>& pixels) {
    const FT_Face face = set.raster(glyph.face);
    const int columns = columns_at(em_px);
    const bool is_hinted = !set.is_icons && em_px <= hinted_em_px_max;
    FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(std::lround(em_px * 64)), 72, 72);
    const FT_Int32 flags = FT_LOAD_NO_BITMAP | (is_hinted ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING);
    if (FT_Load_Glyph(face, glyph.id, flags) != 0) return std::nullopt;
    const FT_GlyphSlot slot = face->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return std::nullopt;

    const float px_per_unit = em_px / static_cast<float>(set.shaper.units_per_em(glyph.face));
    const FT_Matrix widen = {columns * 0x10000L, 0, 0, 0x10000L};
    FT_Outline_Transform(&slot->outline, &widen);
    FT_Outline_Translate(&slot->outline, 0, std::lround((static_cast<float>(glyph.y) * px_per_unit + up_px) * 64));
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return std::nullopt;
    copy_pixels(slot->bitmap, is_mirrored, pixels);
    const float column_px = 1.0f / static_cast<float>(columns);
    return Picture{.width = static_cast<int>(slot->bitmap.width),
                   .height = static_cast<int>(slot->bitmap.rows),
                   .left =
                       static_cast<float>(slot->bitmap_left) * column_px + static_cast<float>(glyph.x) * px_per_unit,
                   .top = static_cast<float>(slot->bitmap_top),
                   .column_px = column_px};
}

// Has the browser draw a cluster at em_px into `pixels`.
std::optional<Picture> draw_cluster(const FaceSet& set, const Glyph& glyph, float em_px, bool is_mirrored,
                                    ImVector<unsigned char>& pixels) {
    static BrowserPicture picture;
    const Clusters& clusters = set.shaper.clusters;
    const int columns = columns_at(em_px);
    if (!browser_glyphs().draw(clusters.text(glyph.id), clusters.weight(), em_px, columns, picture)) return Picture{};
    pixels.resize(static_cast<int>(picture.pixels.size()));
    std::ranges::copy(picture.pixels, pixels.begin());
    if (is_mirrored)
        for (int y = 0; y < picture.height; ++y) {
            ImU32* row = reinterpret_cast<ImU32*>(pixels.Data) + y * picture.width;
            std::reverse(row, row + picture.width);
        }
    const float column_px = 1.0f / static_cast<float>(columns);
    return Picture{.width = picture.width,
                   .height = picture.height,
                   .left = static_cast<float>(picture.left) * column_px,
                   .top = static_cast<float>(picture.top),
                   .column_px = column_px,
                   .is_colored = picture.is_colored};
}

bool source_contains(ImFontAtlas*, ImFontConfig* source, ImWchar c) {
    FaceSet* set = face_set(id_of(*source).set);
    return set != nullptr && glyph_of(*set, c).has_value();
}

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    const FontId id = id_of(*source);
    const FaceSet* set = face_set(id.set);
    const float baseline = set != nullptr ? baseline_em(*set) : baseline_per_em;
    baked->Ascent = std::round(em_px(id.set, baked->Size) * baseline);
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* out,
                float* out_advance) {
    const FontId id = id_of(*source);
    FaceSet* set = face_set(id.set);
    const auto glyph = set != nullptr ? glyph_of(*set, c) : std::nullopt;
    if (!glyph) return false;

    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    const float em = em_px(id.set, baked->Size);
    const float advance = advance_em(*set, *glyph) * em;
    if (out_advance != nullptr) {
        *out_advance = advance;
        return true;
    }
    out->Codepoint = c;
    out->AdvanceX = advance;
    if (glyph->face == Slots::spacer_face) return true;

    // Icons are designed on a grid: what rounding the baseline moved is given back.
    const float up_px = set->is_icons ? (baked->Ascent - em * baseline_em(*set)) * density : 0.0f;
    ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
    const auto picture = glyph->face == browser_face
                             ? draw_cluster(*set, *glyph, em * density, id.is_mirrored, pixels)
                             : draw_outline(*set, *glyph, em * density, up_px, id.is_mirrored, pixels);
    if (!picture) return false;
    const int width = picture->width, height = picture->height;
    if (width == 0 || height == 0) return true;

    const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, width, height);
    if (pack_id == ImFontAtlasRectId_Invalid) return false;

    const float x0 = picture->left / density;
    const float x1 = x0 + static_cast<float>(width) * picture->column_px / density;
    out->X0 = id.is_mirrored ? advance - x1 : x0;
    out->X1 = id.is_mirrored ? advance - x0 : x1;
    out->Y0 = baked->Ascent - picture->top / density;
    out->Y1 = out->Y0 + static_cast<float>(height) / density;
    out->Visible = true;
    out->Colored = picture->is_colored;
    out->PackId = pack_id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out, ImFontAtlasPackGetRect(atlas, pack_id), pixels.Data,
                                       ImTextureFormat_RGBA32, width * 4);
    return true;
}

// As the loader of single fonts it may not have LoaderInit and LoaderShutdown (ImGui asserts).
const ImFontLoader* loader() {
    static const ImFontLoader instance = [] {
        ImFontLoader made;
        made.Name = "wasl";
        made.FontSrcContainsGlyph = source_contains;
        made.FontBakedInit = init_baked;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return &instance;
}

} // namespace

FaceSet::FaceSet(std::span<const FontFace> faces, bool icons, int weight) : shaper(faces, weight), is_icons(icons) {
    for (std::size_t i = 0; i < shaper.face_count(); ++i) {
        FT_Face raster = nullptr;
        const auto data = shaper.face(i).data;
        const FT_Error error = FT_New_Memory_Face(library(), reinterpret_cast<const FT_Byte*>(data.data()),
                                                  static_cast<FT_Long>(data.size()), 0, &raster);
        IM_ASSERT(error == 0 && "a font of the page is not a TrueType file");
        IM_UNUSED(error);
        m_rasters.push_back(raster);
    }
}

FaceSet::~FaceSet() {
    for (const FT_Face raster : m_rasters) FT_Done_Face(raster);
}

FaceSetId resolved(FaceSetId id) {
    const bool has_own = sets()[static_cast<std::size_t>(id)] != nullptr;
    return has_own || id == FaceSetId::icons ? id : FaceSetId::regular;
}

FaceSet* face_set(FaceSetId id) { return sets()[static_cast<std::size_t>(resolved(id))].get(); }

void set_faces(FaceSetId id, std::span<const FontFace> faces) {
    auto& set = sets()[static_cast<std::size_t>(id)];
    set = faces.empty()
              ? nullptr
              : std::make_unique<FaceSet>(faces, id == FaceSetId::icons, weights[static_cast<std::size_t>(id)]);
}

ImFont* add_font(ImFontAtlas& atlas, FontId id) {
    static char no_data = 0; // ImGui wants some; ours is in the face set
    ImFontConfig config;
    config.FontLoader = loader();
    config.FontData = &no_data;
    config.FontDataSize = 1;
    config.FontDataOwnedByAtlas = false;
    config.PixelSnapH = false; // rounded advances would break the joins
    config.SizePixels = 24;
    config.FontLoaderFlags = static_cast<unsigned>(id.set) << set_shift | (id.is_mirrored ? mirrored_flag : 0);
    ImFormatString(config.Name, sizeof config.Name, "wasl %d%s", static_cast<int>(id.set),
                   id.is_mirrored ? " rtl" : "");
    return atlas.AddFont(&config);
}

std::optional<FontId> font_id(const ImFont* font) {
    if (font == nullptr || font->Sources.empty() || font->Sources[0]->FontLoader != loader()) return std::nullopt;
    return id_of(*font->Sources[0]);
}

float em_px(FaceSetId id, float line_px) { return id == FaceSetId::icons ? line_px : line_px / line_per_em; }

} // namespace crm::glyphs
