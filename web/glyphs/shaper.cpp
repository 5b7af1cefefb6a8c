#include "web/glyphs/shaper.hpp"

#include <algorithm>
#include <optional>

#include <hb-ot.h>
#include <hb.h>

#include "web/glyphs/browser_glyphs.hpp"

extern "C" {
#include <SheenBidi/SheenBidi.h>
}

namespace crm::glyphs {

namespace {

constexpr int tab_spaces = 4;
constexpr std::size_t face_count_max = 250;
constexpr std::uint8_t no_face = 255;       // none of ours has the character
constexpr std::uint8_t free_choice = 253;   // in m_forced
constexpr std::size_t word_length_max = 24; // of what the browser draws in one piece

bool needs_bidi(const CodePoints& text) {
    bool has_letter = false;
    for (const char32_t c : text.chars) {
        if (c >= 0x590) return true; // right-to-left letters, and every bidi control, lie above
        has_letter = has_letter || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    return !has_letter; // digits and signs alone take the direction of the interface
}

// Marks, joiners and the like belong to the face of the letter before them.
bool follows_previous(hb_unicode_general_category_t category) {
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

// Nothing of its own is drawn for these, or HarfBuzz puts something in their place.
bool needs_no_glyph(char32_t c) {
    if (c < ' ' || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || c == 0x34F || c == 0x2011)
        return true;
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_FORMAT || category == HB_UNICODE_GENERAL_CATEGORY_CONTROL ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR;
}

std::optional<LetterPart> part_of(char32_t c) {
    if ((c >= 0x100 && c < 0x250) || (c >= 0x300 && c < 0x530) || (c >= 0x1E00 && c < 0x1F00))
        return LetterPart::more_letters;
    if ((c >= 0x590 && c < 0x600) || (c >= 0xFB1D && c < 0xFB50)) return LetterPart::hebrew;
    return std::nullopt;
}

bool is_own_script(hb_script_t script) { return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED; }

hb_language_t language_of(hb_script_t script) {
    static const hb_language_t arabic = hb_language_from_string("ar", 2);
    static const hb_language_t english = hb_language_from_string("en", 2);
    return script == HB_SCRIPT_ARABIC ? arabic : english;
}

std::int16_t narrow(hb_position_t value) { return static_cast<std::int16_t>(std::clamp(value, -32768, 32767)); }

} // namespace

Paragraph::Paragraph(const CodePoints& text, bool right_to_left_if_neutral) : m_text(text) {
    if (text.size() == 0) {
        m_base_level = right_to_left_if_neutral ? 1 : 0;
        return;
    }
    if (!needs_bidi(text)) return;
    const SBCodepointSequence sequence = {SBStringEncodingUTF32, text.chars.data(), text.size()};
    m_algorithm = SBAlgorithmCreate(&sequence);
    m_paragraph = SBAlgorithmCreateParagraph(m_algorithm, 0, text.size(),
                                             right_to_left_if_neutral ? SBLevelDefaultRTL : SBLevelDefaultLTR);
    m_base_level = SBParagraphGetBaseLevel(m_paragraph);
}

Paragraph::~Paragraph() {
    if (m_paragraph != nullptr) SBParagraphRelease(m_paragraph);
    if (m_algorithm != nullptr) SBAlgorithmRelease(m_algorithm);
}

Shaper::Shaper(std::span<const FontFace> faces, int weight)
    : clusters(weight), m_buffer(hb_buffer_create()), m_first_face(std::make_unique<std::uint8_t[]>(0x10000)) {
    for (const FontFace& source : faces.first(std::min(faces.size(), face_count_max))) {
        hb_blob_t* blob =
            hb_blob_create(reinterpret_cast<const char*>(source.data.data()), static_cast<unsigned>(source.data.size()),
                           HB_MEMORY_MODE_READONLY, nullptr, nullptr);
        Face face{.source = source, .face = hb_face_create(blob, 0)};
        hb_blob_destroy(blob);
        face.units_per_em = static_cast<int>(hb_face_get_upem(face.face));
        face.font = hb_font_create(face.face);
        hb_font_set_scale(face.font, face.units_per_em, face.units_per_em);
        hb_codepoint_t space = 0;
        if (hb_font_get_nominal_glyph(face.font, ' ', &space)) {
            face.space = static_cast<std::uint16_t>(space);
            face.space_advance = narrow(hb_font_get_glyph_h_advance(face.font, space));
        }
        hb_font_make_immutable(face.font);
        m_faces.push_back(face);
    }
}

Shaper::~Shaper() {
    for (Face& face : m_faces) {
        hb_font_destroy(face.font);
        hb_face_destroy(face.face);
    }
    hb_buffer_destroy(m_buffer);
}

bool Shaper::has_glyph(std::size_t face, char32_t c) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_faces[face].font, c, &glyph) != 0;
}

// HarfBuzz takes a letter apart when the face has only its parts.
bool Shaper::has_parts(std::size_t face, char32_t c) const {
    hb_codepoint_t letter = 0, mark = 0;
    if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &letter, &mark)) return false;
    return (has_glyph(face, letter) || has_parts(face, letter)) && (mark == 0 || has_glyph(face, mark));
}

std::uint8_t Shaper::first_face(char32_t c) {
    if (c < 0x10000 && m_first_face[c] != 0) return m_first_face[c] == no_face ? no_face : m_first_face[c] - 1;
    std::uint8_t found = no_face;
    for (std::size_t i = 0; i < m_faces.size() && found == no_face; ++i)
        if (has_glyph(i, c)) found = static_cast<std::uint8_t>(i);
    for (std::size_t i = 0; i < m_faces.size() && found == no_face; ++i)
        if (has_parts(i, c)) found = static_cast<std::uint8_t>(i);
    if (const auto part = part_of(c); part && found == no_face) m_lacks[static_cast<std::size_t>(*part)] = true;
    if (c < 0x10000) m_first_face[c] = found == no_face ? no_face : static_cast<std::uint8_t>(found + 1);
    return found;
}

std::uint8_t Shaper::face_for(char32_t c, int preferred) {
    if (preferred > 0 && preferred < browser_face && has_glyph(static_cast<std::size_t>(preferred), c))
        return static_cast<std::uint8_t>(preferred);
    const std::uint8_t found = first_face(c);
    return found == no_face ? 0 : found;
}

Glyph Shaper::nominal_glyph(char32_t c) {
    Glyph glyph;
    if (m_faces.empty()) return glyph;
    glyph.face = face_for(c, -1);
    hb_codepoint_t id = 0;
    hb_font_get_nominal_glyph(m_faces[glyph.face].font, c, &id);
    glyph.id = static_cast<std::uint16_t>(id);
    glyph.advance = narrow(hb_font_get_glyph_h_advance(m_faces[glyph.face].font, id));
    return glyph;
}

// The face that has every character of a cluster, or all of it as one letter; browser_face if there is none.
std::uint8_t Shaper::face_of(std::span<const char32_t> cluster) {
    const auto has = [this](std::size_t face, char32_t c) {
        return has_glyph(face, c) || has_parts(face, c) || needs_no_glyph(c);
    };
    for (std::size_t i = 0; i < m_faces.size(); ++i)
        if (std::ranges::all_of(cluster, [&](char32_t c) { return has(i, c); })) return static_cast<std::uint8_t>(i);
    hb_codepoint_t whole = cluster.front();
    for (const char32_t mark : cluster.subspan(1))
        if (!hb_unicode_compose(hb_unicode_funcs_get_default(), whole, mark, &whole)) return browser_face;
    const std::uint8_t found = first_face(whole);
    return found == no_face ? browser_face : found;
}

// Whether the first face may not be enough: a letter that it lacks is looked for letter by letter, but a mark must come
// from the face of its letter.
bool Shaper::is_special(char32_t c) {
    if (c < 0x80) return false;
    if (c == 0xFE0F || asks_for_emoji({&c, 1})) return true;
    const std::uint8_t face = first_face(c);
    if (face == 0 || needs_no_glyph(c)) return false;
    return face == no_face || follows_previous(hb_unicode_general_category(hb_unicode_funcs_get_default(), c));
}

// Which clusters of text[begin, end) must go to one face: those that the browser draws, and letters with marks that the
// first face lacks. Nearly every text has none, and costs a look at each character.
void Shaper::find_forced(const CodePoints& text, std::size_t begin, std::size_t end) {
    m_forced.clear();
    if (browser_glyphs().advance_em == nullptr) return;
    const std::span run = std::span(text.chars).subspan(begin, end - begin);
    if (std::ranges::none_of(run, [&](char32_t c) { return is_special(c); })) return;
    m_forced.assign(run.size(), free_choice);
    grapheme_breaks(run, m_breaks);
    for (std::size_t i = 0, next = 0; i < run.size(); i = next) {
        next = i + 1;
        while (next < run.size() && m_breaks[next - 1] != 0) ++next;
        const auto cluster = run.subspan(i, next - i);
        if (std::ranges::none_of(cluster, [&](char32_t c) { return is_special(c); })) continue;
        const std::uint8_t face = asks_for_emoji(cluster) ? browser_face : face_of(cluster);
        std::fill_n(m_forced.begin() + static_cast<std::ptrdiff_t>(i), cluster.size(), face);
    }
}

// Cuts text[begin, end), which is of one level, into pieces of one face and one script.
void Shaper::split(const CodePoints& text, std::size_t begin, std::size_t end) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    m_pieces.clear();
    find_forced(text, begin, end);
    for (std::size_t i = begin; i < end; ++i) {
        const char32_t c = text.chars[i];
        const hb_script_t script = hb_unicode_script(unicode, c);
        const std::uint8_t forced = m_forced.empty() ? free_choice : m_forced[i - begin];
        if (forced == browser_face) {
            add_foreign(i, i == begin || m_breaks[i - begin - 1] == 0, script);
            continue;
        }
        Piece* last = m_pieces.empty() ? nullptr : &m_pieces.back();
        std::uint8_t face = last != nullptr ? last->face : std::uint8_t{0};
        const bool inherits = last != nullptr && follows_previous(hb_unicode_general_category(unicode, c));
        if (forced != free_choice)
            face = forced;
        else if (c != '\t' && !(inherits && (face == browser_face || has_glyph(face, c) || !is_own_script(script))))
            face = face_for(c, is_own_script(script) ? -1 : face);

        const auto last_script = last != nullptr ? static_cast<hb_script_t>(last->script) : HB_SCRIPT_COMMON;
        const bool joins = last != nullptr && last->face == face &&
                           (!is_own_script(script) || !is_own_script(last_script) || script == last_script);
        if (!joins) {
            m_pieces.push_back({i, i + 1, face, static_cast<std::uint32_t>(script)});
            continue;
        }
        last->end = i + 1;
        if (is_own_script(script)) last->script = static_cast<std::uint32_t>(script);
    }
}

// One more code point for the browser: of the cluster before it, of the word before it, or beginning a piece.
void Shaper::add_foreign(std::size_t at, bool begins_cluster, std::uint32_t script) {
    Piece* last = m_pieces.empty() ? nullptr : &m_pieces.back();
    const bool is_neighbour = last != nullptr && last->face == browser_face;
    const bool is_in_word =
        is_neighbour && script == last->script && is_drawn_by_words(script) && at - last->begin < word_length_max;
    if (is_neighbour && (!begins_cluster || is_in_word))
        last->end = at + 1;
    else
        m_pieces.push_back({at, at + 1, browser_face, script});
}

Glyph Shaper::cluster_glyph(const CodePoints& text, const Piece& piece, bool right_to_left) {
    m_cluster.clear();
    for (std::size_t i = piece.begin; i < piece.end; ++i) {
        const char32_t c = text.chars[i];
        append_utf8(right_to_left ? hb_unicode_mirroring(hb_unicode_funcs_get_default(), c) : c, m_cluster);
    }
    const Clusters::Known known = clusters.know({m_cluster.data(), m_cluster.size()});
    return {.face = browser_face,
            .id = known.id,
            .advance = known.advance,
            .cluster = static_cast<std::uint32_t>(piece.begin)};
}

void Shaper::shape_piece(const CodePoints& text, const Piece& piece, bool right_to_left, std::vector<Glyph>& out) {
    if (piece.face == browser_face) return out.push_back(cluster_glyph(text, piece, right_to_left));
    const Face& face = m_faces[piece.face];
    const auto script = static_cast<hb_script_t>(piece.script);
    const auto length = static_cast<int>(text.size());
    unsigned flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES;
    if (piece.begin == 0) flags |= HB_BUFFER_FLAG_BOT;
    if (piece.end == text.size()) flags |= HB_BUFFER_FLAG_EOT;

    hb_buffer_reset(m_buffer);
    hb_buffer_set_flags(m_buffer, static_cast<hb_buffer_flags_t>(flags));
    hb_buffer_add_codepoints(m_buffer, reinterpret_cast<const hb_codepoint_t*>(text.chars.data()), length,
                             static_cast<unsigned>(piece.begin), static_cast<int>(piece.end - piece.begin));
    hb_buffer_set_direction(m_buffer, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(m_buffer, is_own_script(script) ? script : HB_SCRIPT_COMMON);
    hb_buffer_set_language(m_buffer, language_of(script));
    hb_shape(face.font, m_buffer, nullptr, 0);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(m_buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(m_buffer, &count);
    for (unsigned i = 0; i < count; ++i) {
        Glyph glyph{.face = piece.face,
                    .id = static_cast<std::uint16_t>(infos[i].codepoint),
                    .advance = narrow(positions[i].x_advance),
                    .x = narrow(positions[i].x_offset),
                    .y = narrow(positions[i].y_offset),
                    .cluster = infos[i].cluster};
        if (text.chars[glyph.cluster] == '\t') {
            glyph.id = face.space;
            glyph.advance = static_cast<std::int16_t>(tab_spaces * face.space_advance);
        }
        out.push_back(glyph);
    }
}

void Shaper::shape_run(const CodePoints& text, std::size_t begin, std::size_t end, bool right_to_left,
                       std::vector<Glyph>& out) {
    split(text, begin, end);
    if (right_to_left) std::ranges::reverse(m_pieces);
    for (const Piece& piece : m_pieces) shape_piece(text, piece, right_to_left, out);
}

void visual_runs(const Paragraph& paragraph, std::size_t begin, std::size_t end, std::vector<VisualRun>& out) {
    out.clear();
    if (begin >= end) return;
    if (paragraph.m_paragraph == nullptr) return void(out.push_back({begin, end, 0}));
    const SBLineRef line = SBParagraphCreateLine(paragraph.m_paragraph, begin, end - begin);
    const SBRun* runs = SBLineGetRunsPtr(line);
    for (SBUInteger i = 0; i < SBLineGetRunCount(line); ++i)
        out.push_back({runs[i].offset, runs[i].offset + runs[i].length, runs[i].level});
    SBLineRelease(line);
}

void Shaper::shape_line(const Paragraph& paragraph, std::size_t begin, std::size_t end, std::vector<Glyph>& out) {
    if (m_faces.empty()) return;
    visual_runs(paragraph, begin, end, m_runs);
    for (const VisualRun& run : m_runs) shape_run(paragraph.text(), run.begin, run.end, (run.level & 1) != 0, out);
}

} // namespace crm::glyphs
