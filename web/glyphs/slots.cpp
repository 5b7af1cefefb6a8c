#include "web/glyphs/slots.hpp"

namespace crm::glyphs {

namespace {

// Codes that Dear ImGui looks at itself (ellipsis, ideographic blanks and stops) and those that no UTF-8 may carry.
bool is_reserved(std::uint32_t code) {
    return code == 0x2026 || (code >= 0x3000 && code <= 0x3002) || (code >= 0xD800 && code <= 0xDFFF);
}

} // namespace

Slots::Key Slots::key_of(const Glyph& glyph) {
    const auto part = [](std::int16_t value) { return static_cast<std::uint64_t>(static_cast<std::uint16_t>(value)); };
    return {static_cast<std::uint64_t>(glyph.face) << 32 | static_cast<std::uint64_t>(glyph.id) << 16 |
                part(glyph.advance),
            part(glyph.x) << 16 | part(glyph.y)};
}

std::optional<char32_t> Slots::code_for(const Glyph& glyph) {
    const Key key = key_of(glyph);
    if (const auto found = m_code_of.find(key); found != m_code_of.end()) return found->second;
    if (used() >= m_capacity) return std::nullopt;
    while (is_reserved(first_code + static_cast<std::uint32_t>(m_glyphs.size()))) m_glyphs.emplace_back();
    const std::uint32_t code = first_code + static_cast<std::uint32_t>(m_glyphs.size());
    if (code > last_code) return std::nullopt;
    m_glyphs.push_back(glyph);
    m_code_of.emplace(key, code);
    return code;
}

const Glyph* Slots::glyph_of(std::uint32_t code) const {
    if (code < first_code || code - first_code >= m_glyphs.size() || is_reserved(code)) return nullptr;
    return &m_glyphs[code - first_code];
}

void Slots::clear() {
    m_glyphs.clear();
    m_code_of.clear();
}

} // namespace crm::glyphs
