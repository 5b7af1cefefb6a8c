#include "web/glyphs/clusters.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <hb.h>

#include "web/glyphs/browser_glyphs.hpp"

extern "C" {
#include <emojidef.h>
#include <graphemebreak.h>
}

namespace crm::glyphs {

namespace {

constexpr char32_t emoji_selector = 0xFE0F, text_selector = 0xFE0E, keycap = 0x20E3;
constexpr std::size_t known_max = 0xFFFF; // what a frame that overflows may still add

BrowserGlyphs the_lender;

struct Range {
    char32_t first, last;
};
// Emoji_Presentation below U+1F000, where text faces have signs; above, whatever is a picture is an emoji.
constexpr std::array<Range, 33> emoji_by_themselves{{
    {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615},
    {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE},
    {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},
    {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C},
    {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55},
}};

bool is_emoji_by_itself(char32_t c) {
    if (c >= 0x1F000) return ub_is_extended_pictographic(c) || (c >= 0x1F1E6 && c <= 0x1F1FF);
    return c >= 0x231A && std::ranges::any_of(emoji_by_themselves,
                                              [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool is_keycap_base(char32_t c) { return (c >= '0' && c <= '9') || c == '#' || c == '*'; }

} // namespace

void set_browser_glyphs(const BrowserGlyphs& lender) { the_lender = lender; }
const BrowserGlyphs& browser_glyphs() { return the_lender; }

Clusters::Known Clusters::know(std::string_view cluster) {
    const auto [place, is_new] = m_known.try_emplace(std::string(cluster));
    if (!is_new) return place->second;
    Known& known = place->second;
    const float units = the_lender.advance_em(cluster, m_weight) * units_per_em;
    known.advance = static_cast<std::int16_t>(std::clamp(std::lround(units), 0L, 32767L));
    if (m_texts.size() < known_max) m_texts.push_back(&place->first);
    known.id = static_cast<std::uint16_t>(m_texts.size() - 1);
    return known;
}

void Clusters::clear() {
    m_texts.clear();
    m_known.clear();
}

void grapheme_breaks(std::span<const char32_t> text, std::vector<char>& out) {
    out.resize(text.size());
    set_graphemebreaks_utf32(reinterpret_cast<const utf32_t*>(text.data()), text.size(), "", out.data());
}

bool asks_for_emoji(std::span<const char32_t> cluster) {
    const char32_t base = cluster.front();
    if (std::ranges::contains(cluster, text_selector)) return false;
    if (std::ranges::contains(cluster, emoji_selector))
        return ub_is_extended_pictographic(base) || is_keycap_base(base) || is_emoji_by_itself(base);
    return is_emoji_by_itself(base) || (is_keycap_base(base) && std::ranges::contains(cluster, keycap));
}

bool is_drawn_by_words(std::uint32_t script) {
    constexpr std::array scripts{
        HB_SCRIPT_ARABIC,   HB_SCRIPT_SYRIAC,     HB_SCRIPT_NKO,       HB_SCRIPT_MONGOLIAN, HB_SCRIPT_PHAGS_PA,
        HB_SCRIPT_MANDAIC,  HB_SCRIPT_MANICHAEAN, HB_SCRIPT_ADLAM,     HB_SCRIPT_SOGDIAN,   HB_SCRIPT_HANIFI_ROHINGYA,
        HB_SCRIPT_MYANMAR,  HB_SCRIPT_KHMER,      HB_SCRIPT_TIBETAN,   HB_SCRIPT_TAMIL,     HB_SCRIPT_SINHALA,
        HB_SCRIPT_JAVANESE, HB_SCRIPT_BALINESE,   HB_SCRIPT_SUNDANESE, HB_SCRIPT_TAI_THAM,  HB_SCRIPT_KANNADA,
    };
    return std::ranges::contains(scripts, static_cast<hb_script_t>(script));
}

} // namespace crm::glyphs
