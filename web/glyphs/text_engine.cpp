#include "web/glyphs/text_engine.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "imgui_internal.h"
#include "web/glyphs/font_loader.hpp"
#include "web/glyphs/line_layout.hpp"
#include "web/glyphs/shape_cache.hpp"

namespace crm {

namespace {

using namespace glyphs;

constexpr std::size_t weight_count = 3;
constexpr std::string_view ellipsis = "…";
constexpr float fitting_slack_em = 0.001f; // a text fits the width that was measured for it
constexpr float spacer_units_per_em = 64;

enum class Request : std::uint32_t { shape, fit, elide };

// Buffers for the text being shaped, kept to save allocations.
struct Scratch {
    CodePoints text;
    std::vector<Glyph> glyphs, line_glyphs;
    std::vector<float> advances;
    std::vector<Line> lines;
    std::vector<char> out;
};

struct Engine {
    std::array<std::array<ImFont*, 2>, weight_count> fonts{}; // [weight][mirrored]
    ShapeCache cache;
    Scratch scratch;
    std::size_t slot_capacity = 0; // 0: as many as there are
    std::uint64_t slot_flushes = 0;
    bool is_right_to_left = false;
    bool slots_ran_out = false;
};

Engine& engine() {
    static Engine instance;
    return instance;
}

ShapeKey key_of(std::string_view text, FontId id, Request request, float limit_em) {
    const std::uint32_t kind = static_cast<std::uint32_t>(request) | static_cast<std::uint32_t>(resolved(id.set)) << 4 |
                               (id.is_mirrored ? 1u << 8 : 0) | (engine().is_right_to_left ? 1u << 9 : 0);
    return {text, kind, limit_em};
}

void append_glyph(Slots& slots, const Glyph& glyph, std::vector<char>& out) {
    const auto code = slots.code_for(glyph);
    if (!code) engine().slots_ran_out = true; // a blank, until the next frame's start has made room
    append_utf8(code.value_or(U' '), out);
}

void append_glyphs(Slots& slots, std::span<const Glyph> glyphs, bool is_mirrored, std::vector<char>& out) {
    if (is_mirrored)
        for (std::size_t i = glyphs.size(); i-- > 0;) append_glyph(slots, glyphs[i], out);
    else
        for (const Glyph& glyph : glyphs) append_glyph(slots, glyph, out);
}

// Blank space of any width from a few code points: one per binary digit.
void append_space(Slots& slots, float width_em, std::vector<char>& out) {
    const int units = static_cast<int>(width_em * spacer_units_per_em);
    for (int bit = 0; bit < 14; ++bit)
        if ((units >> bit & 1) != 0)
            append_glyph(slots, {.face = Slots::spacer_face, .advance = static_cast<std::int16_t>(1 << bit)}, out);
}

// Appends one paragraph in lines of at most limit_em, each at the side where its paragraph begins.
void append_wrapped(FaceSet& set, const Paragraph& paragraph, bool is_mirrored, float limit_em, Shaped& shaped) {
    Scratch& s = engine().scratch;
    advances_em(set.shaper, s.glyphs, s.text.size(), s.advances);
    break_lines(s.text, s.advances, limit_em + fitting_slack_em, s.lines);
    for (const Line& line : s.lines) {
        if (&line != &s.lines.front()) {
            s.out.push_back('\n');
            ++shaped.line_count;
        }
        s.line_glyphs.clear();
        set.shaper.shape_line(paragraph, line.begin, line.end, s.line_glyphs);
        float width = width_em(set.shaper, s.line_glyphs);
        if (paragraph.is_right_to_left() != is_mirrored && width < limit_em) {
            append_space(set.slots, limit_em - width, s.out);
            width = limit_em;
        }
        append_glyphs(set.slots, s.line_glyphs, is_mirrored, s.out);
        shaped.width_em = std::max(shaped.width_em, width);
    }
}

// Shapes all paragraphs of a text; limit_em 0 means no wrapping.
const Shaped& shape(std::string_view text, FontId id, float limit_em) {
    Engine& e = engine();
    const ShapeKey key = key_of(text, id, Request::shape, limit_em);
    if (const Shaped* known = e.cache.find(key)) return *known;

    Scratch& s = e.scratch;
    FaceSet& set = *face_set(id.set);
    Shaped shaped;
    s.out.clear();
    bool ended = true;
    for (std::size_t byte = 0; byte < text.size();) {
        byte = read_paragraph(text, byte, s.text, ended);
        const Paragraph paragraph(s.text, e.is_right_to_left);
        s.glyphs.clear();
        set.shaper.shape_line(paragraph, 0, s.text.size(), s.glyphs);
        const float width = width_em(set.shaper, s.glyphs);
        const bool is_aligned_by_itself = paragraph.is_right_to_left() == id.is_mirrored;
        if (limit_em > 0 && (width > limit_em + fitting_slack_em || !is_aligned_by_itself)) {
            append_wrapped(set, paragraph, id.is_mirrored, limit_em, shaped);
        } else {
            append_glyphs(set.slots, s.glyphs, id.is_mirrored, s.out);
            shaped.width_em = std::max(shaped.width_em, width);
        }
        if (ended) s.out.push_back('\n');
        if (ended && byte < text.size()) ++shaped.line_count;
    }
    shaped.virtual_text = {s.out.data(), s.out.size()};
    return *e.cache.insert(key, shaped);
}

// How much of the logical beginning of the first line fits.
const Shaped& fit(std::string_view text, FontId id, float limit_em) {
    Engine& e = engine();
    const ShapeKey key = key_of(text, id, Request::fit, limit_em);
    if (const Shaped* known = e.cache.find(key)) return *known;

    Scratch& s = e.scratch;
    FaceSet& set = *face_set(id.set);
    bool ended = false;
    read_paragraph(text, 0, s.text, ended);
    s.glyphs.clear();
    const Paragraph paragraph(s.text, e.is_right_to_left);
    set.shaper.shape_line(paragraph, 0, s.text.size(), s.glyphs);
    advances_em(set.shaper, s.glyphs, s.text.size(), s.advances);

    Shaped shaped;
    std::size_t count = fitting(s.advances, limit_em + fitting_slack_em);
    // A letter at the cut changes its form, so the beginning is measured as it will be drawn.
    while (count > 0) {
        s.line_glyphs.clear();
        if (count == s.text.size()) {
            s.line_glyphs = s.glyphs;
        } else {
            const CodePoints beginning{
                {s.text.chars.begin(), s.text.chars.begin() + static_cast<std::ptrdiff_t>(count)}, {}};
            const Paragraph drawn(beginning, e.is_right_to_left);
            set.shaper.shape_line(drawn, 0, count, s.line_glyphs);
        }
        shaped.width_em = width_em(set.shaper, s.line_glyphs);
        if (shaped.width_em <= limit_em + fitting_slack_em) break;
        --count;
        while (count > 0 && s.advances[count] == 0) --count;
        shaped.width_em = 0;
    }
    shaped.fitting_bytes = s.text.byte_of[count];
    return *e.cache.insert(key, shaped);
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

float ellipsis_em(FaceSet& set) {
    const Glyph glyph = set.shaper.nominal_glyph(0x2026);
    return static_cast<float>(glyph.advance) / static_cast<float>(set.shaper.units_per_em(glyph.face));
}

const Shaped& elide(std::string_view text, FontId id, float limit_em) {
    Engine& e = engine();
    const ShapeKey key = key_of(text, id, Request::elide, limit_em);
    if (const Shaped* known = e.cache.find(key)) return *known;

    std::string_view beginning = text.substr(0, fit(text, id, limit_em).fitting_bytes);
    std::string cut(beginning);
    if (beginning.size() < text.size()) {
        const float room_em = std::max(0.0f, limit_em - ellipsis_em(*face_set(id.set)));
        beginning = text.substr(0, fit(text, id, room_em).fitting_bytes);
        while (!beginning.empty() && is_blank(beginning.back())) beginning.remove_suffix(1);
        cut = std::string(beginning) + std::string(ellipsis);
    }
    return *e.cache.insert(key, {.virtual_text = cut});
}

// Forgets every virtual code point and every picture made for one; only between frames.
void flush_slots() {
    Engine& e = engine();
    e.cache.clear();
    for (std::size_t weight = 0; weight < weight_count; ++weight) {
        if (FaceSet* set = face_set(static_cast<FaceSetId>(weight))) {
            set->slots.clear();
            set->shaper.clusters.clear();
            if (e.slot_capacity != 0) set->slots.set_capacity(e.slot_capacity);
        }
        for (ImFont* font : e.fonts[weight])
            if (font != nullptr) ImFontAtlasFontDiscardBakes(font->ContainerAtlas, font, 0);
    }
    e.slots_ran_out = false;
    ++e.slot_flushes;
}

// Flushing early, at a frame's start, keeps a frame from ever running out.
bool slots_are_nearly_full() {
    for (std::size_t weight = 0; weight < weight_count; ++weight)
        if (const FaceSet* set = face_set(static_cast<FaceSetId>(weight)))
            if (set->slots.used() > set->slots.capacity() / 10 * 9 || set->shaper.clusters.used() > Clusters::capacity)
                return true;
    return false;
}

// Our text fonts only: icons and foreign fonts are drawn as ImGui does.
std::optional<FontId> text_font(const ImFont* font) {
    const auto id = font_id(font);
    if (!id || id->set == FaceSetId::icons || face_set(id->set) == nullptr) return std::nullopt;
    return id;
}

} // namespace

void start_text(std::span<const FontFace> regular, std::span<const FontFace> medium, std::span<const FontFace> bold) {
    IM_ASSERT(ImGui::GetCurrentContext() != nullptr);
    glyphs::set_faces(FaceSetId::regular, regular);
    glyphs::set_faces(FaceSetId::medium, medium);
    glyphs::set_faces(FaceSetId::bold, bold);
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    for (std::size_t weight = 0; weight < weight_count; ++weight)
        for (const bool is_mirrored : {false, true})
            engine().fonts[weight][is_mirrored] = add_font(atlas, {static_cast<FaceSetId>(weight), is_mirrored});
    set_interface_direction(engine().is_right_to_left);
}

void set_faces(FontWeight weight, std::span<const FontFace> faces) {
    glyphs::set_faces(static_cast<FaceSetId>(weight), faces);
    flush_slots();
}

bool lacks_letters(FontWeight weight, LetterPart part) {
    const auto id = static_cast<FaceSetId>(weight);
    const FaceSet* set = face_set(id);
    return set != nullptr && resolved(id) == id && set->shaper.lacks(part);
}

void stop_text() {
    for (std::size_t set = 0; set < face_set_count; ++set) glyphs::set_faces(static_cast<FaceSetId>(set), {});
    engine() = Engine{};
}

Fonts fonts(bool right_to_left) {
    const auto& all = engine().fonts;
    return {all[0][right_to_left], all[1][right_to_left], all[2][right_to_left]};
}

void set_interface_direction(bool right_to_left) {
    engine().is_right_to_left = right_to_left;
    ImGui::GetIO().FontDefault = fonts(right_to_left).regular;
}

bool interface_is_right_to_left() { return engine().is_right_to_left; }

void begin_frame() {
    if (engine().slots_ran_out || slots_are_nearly_full()) flush_slots();
    engine().cache.sweep();
}

ImVec2 text_size(std::string_view text, ImFont* font, float px, float wrap) {
    const auto id = text_font(font);
    if (!id) return font->CalcTextSizeA(px, FLT_MAX, wrap, text.data(), text.data() + text.size());
    const float em = em_px(px);
    const Shaped& shaped = shape(text, *id, wrap > 0 ? wrap / em : 0);
    return {shaped.width_em * em, static_cast<float>(shaped.line_count) * px};
}

std::string_view elided(std::string_view text, ImFont* font, float px, float width) {
    const auto id = text_font(font);
    if (!id) return text;
    const Shaped& whole = shape(text, *id, 0);
    const float limit_em = std::max(0.0f, width / em_px(px));
    if (whole.width_em <= limit_em + fitting_slack_em && whole.line_count == 1) return text;
    return elide(text, *id, limit_em).virtual_text;
}

bool reads_right_to_left(std::string_view text) {
    CodePoints chars;
    bool ended = false;
    read_paragraph(text, 0, chars, ended);
    return Paragraph(chars, engine().is_right_to_left).is_right_to_left();
}

float line_px(float em) { return std::round(em * line_per_em); }
float em_px(float line) { return line / line_per_em; }
float baseline_px(float line) { return std::round(em_px(line) * baseline_per_em); }

std::string ltr(std::string_view text) {
    std::string isolated = "\u2066";
    isolated += text;
    isolated += "\u2069";
    return isolated;
}

std::string isolated_parts(std::string_view text) {
    constexpr std::string_view dot = " · ";
    std::string isolated;
    for (;;) {
        const std::size_t end = text.find(dot);
        isolated += "\u2068";
        isolated += text.substr(0, end);
        isolated += "\u2069";
        if (end == text.npos) return isolated;
        isolated += dot;
        text.remove_prefix(end + dot.size());
    }
}

TextStats text_stats() {
    const Engine& e = engine();
    const ShapeCacheStats& cache = e.cache.stats();
    TextStats stats{.hits = cache.hits,
                    .misses = cache.misses,
                    .evicted = cache.evicted,
                    .slot_flushes = e.slot_flushes,
                    .entries = cache.entries,
                    .bytes = cache.bytes,
                    .wants_frame = e.slots_ran_out};
    for (std::size_t weight = 0; weight < weight_count; ++weight) {
        const auto id = static_cast<FaceSetId>(weight);
        const FaceSet* set = face_set(id);
        if (set == nullptr || resolved(id) != id) continue;
        stats.slots += set->slots.used();
        stats.clusters += set->shaper.clusters.used();
    }
    return stats;
}

void set_text_limits(std::size_t cache_bytes, std::size_t slots) {
    if (cache_bytes != 0) engine().cache.set_bytes_max(cache_bytes);
    if (slots == 0) return;
    engine().slot_capacity = slots;
    flush_slots();
}

} // namespace crm

// What cmake/patch_imgui.cmake makes ImFont call.

bool ImTextHook_Shape(ImFont* font, float size, float wrap_width, const char** text_begin, const char** text_end) {
    const auto id = crm::text_font(font);
    if (!id || size <= 0) return false;
    const char* end = *text_end != nullptr ? *text_end : *text_begin + std::strlen(*text_begin);
    const std::string_view text(*text_begin, static_cast<std::size_t>(end - *text_begin));
    const std::string_view shaped =
        crm::shape(text, *id, wrap_width > 0 ? wrap_width / crm::em_px(size) : 0).virtual_text;
    *text_begin = shaped.data();
    *text_end = shaped.data() + shaped.size();
    return true;
}

bool ImTextHook_Fit(ImFont* font, float size, float max_width, const char* text_begin, const char* text_end,
                    const char** remaining, float* width) {
    const auto id = crm::text_font(font);
    if (!id || size <= 0) return false;
    const char* end = text_end != nullptr ? text_end : text_begin + std::strlen(text_begin);
    const float em = crm::em_px(size);
    const std::string_view text(text_begin, static_cast<std::size_t>(end - text_begin));
    const crm::glyphs::Shaped& fitted = crm::fit(text, *id, max_width < FLT_MAX ? max_width / em : FLT_MAX);
    if (remaining != nullptr) *remaining = text_begin + fitted.fitting_bytes;
    *width = fitted.width_em * em;
    return true;
}
