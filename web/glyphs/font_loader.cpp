#include "web/glyphs/font_loader.hpp"

#include <array>
#include <cmath>
#include <cstring>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "imgui_internal.h"

namespace crm::glyphs {

namespace {

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

struct Picture {
    const FT_Bitmap* bitmap = nullptr;
    float left = 0; // pixels from the pen to the first column
    int top = 0;    // pixels from the baseline up to the first row
    float column_px = 1;
};

// Draws one glyph of the face at em_px; the bitmap lives in the face until the next call.
std::optional<Picture> draw(const FaceSet& set, const Glyph& glyph, float em_px, float up_px) {
    const FT_Face face = set.raster(glyph.face);
    const int columns = em_px <= oversampled_em_px_max ? 2 : 1;
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
    const float column_px = 1.0f / static_cast<float>(columns);
    return Picture{.bitmap = &slot->bitmap,
                   .left =
                       static_cast<float>(slot->bitmap_left) * column_px + static_cast<float>(glyph.x) * px_per_unit,
                   .top = slot->bitmap_top,
                   .column_px = column_px};
}

void copy_pixels(const FT_Bitmap& bitmap, bool is_mirrored, ImVector<unsigned char>& out) {
    const int width = static_cast<int>(bitmap.width), height = static_cast<int>(bitmap.rows);
    out.resize(width * height * 4);
    auto* to = reinterpret_cast<ImU32*>(out.Data);
    for (int y = 0; y < height; ++y) {
        const unsigned char* from = bitmap.buffer + y * bitmap.pitch;
        for (int x = 0; x < width; ++x) *to++ = IM_COL32(255, 255, 255, from[is_mirrored ? width - 1 - x : x]);
    }
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
    const auto picture = draw(*set, *glyph, em * density, up_px);
    if (!picture) return false;
    const int width = static_cast<int>(picture->bitmap->width), height = static_cast<int>(picture->bitmap->rows);
    if (width == 0 || height == 0) return true;

    const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, width, height);
    if (pack_id == ImFontAtlasRectId_Invalid) return false;
    copy_pixels(*picture->bitmap, id.is_mirrored, atlas->Builder->TempBuffer);

    const float x0 = picture->left / density;
    const float x1 = x0 + static_cast<float>(width) * picture->column_px / density;
    out->X0 = id.is_mirrored ? advance - x1 : x0;
    out->X1 = id.is_mirrored ? advance - x0 : x1;
    out->Y0 = baked->Ascent - static_cast<float>(picture->top) / density;
    out->Y1 = out->Y0 + static_cast<float>(height) / density;
    out->Visible = true;
    out->PackId = pack_id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out, ImFontAtlasPackGetRect(atlas, pack_id),
                                       atlas->Builder->TempBuffer.Data, ImTextureFormat_RGBA32, width * 4);
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

FaceSet::FaceSet(std::span<const FontFace> faces, bool icons) : shaper(faces), is_icons(icons) {
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
    set = faces.empty() ? nullptr : std::make_unique<FaceSet>(faces, id == FaceSetId::icons);
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
