// Virtual code points: a 16-bit number for each (glyph, offset, advance) that was ever shaped, so that Dear ImGui,
// which draws one glyph per code point, draws shaped text unchanged.
//
// ImGui never sees real text (its two text functions are hooked), so almost the whole basic plane is free; numbers
// start low because ImGui keeps arrays as long as the largest one. A full table answers `none`; the engine then forgets
// all at the next frame's start and begins anew.
#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "web/glyphs/shaper.hpp"

namespace crm::glyphs {

class Slots {
public:
    static constexpr std::uint8_t spacer_face = 255; // no glyph: an advance in 1/64 em, to push a line to its side
    static constexpr std::uint32_t first_code = 0x100;
    static constexpr std::uint32_t last_code = 0xFFEF;

    // The code point of this glyph, made if new; nothing when the table is full.
    std::optional<char32_t> code_for(const Glyph& glyph);
    // What a code point stands for; null if it is none of ours.
    const Glyph* glyph_of(std::uint32_t code) const;

    std::size_t used() const { return m_code_of.size(); }
    std::size_t capacity() const { return m_capacity; }
    void set_capacity(std::size_t slots) { m_capacity = slots; } // tests make it small
    void clear();

private:
    struct Key {
        std::uint64_t glyph, offset;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            std::uint64_t mixed = (key.glyph ^ key.offset * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
            return static_cast<std::size_t>(mixed ^ mixed >> 32);
        }
    };
    static Key key_of(const Glyph& glyph);

    std::vector<Glyph> m_glyphs; // by code - first_code; codes that ImGui treats specially stay unused
    std::unordered_map<Key, char32_t, Hash> m_code_of;
    std::size_t m_capacity = 60000;
};

} // namespace crm::glyphs
