// Remembers what a text was shaped to, so that a frame that shows the same words again costs one look-up per word.
//
// An entry lives as one block that never moves and is only dropped by sweep(), which the engine calls between frames:
// what was found in a frame may be pointed at until the frame's end. The bound is on bytes, and the entries longest
// unused go.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace crm::glyphs {

struct ShapeKey {
    std::string_view text;
    std::uint32_t kind = 0; // what was asked (shape, fit), which faces, which directions
    float limit_em = 0;     // width to wrap or to fit to
};

struct Shaped {
    std::string_view virtual_text; // for ImGui
    float width_em = 0;            // of the longest line
    std::uint32_t line_count = 1;
    std::uint32_t fitting_bytes = 0; // fit: how much of the logical text there is room for
};

struct ShapeCacheStats {
    std::uint64_t hits = 0, misses = 0, evicted = 0;
    std::size_t entries = 0, bytes = 0;
};

class ShapeCache {
public:
    const Shaped* find(const ShapeKey& key);
    const Shaped* insert(const ShapeKey& key, const Shaped& value); // copies both texts

    // Between frames: counts the frame, and drops the longest unused entries if there are more bytes than allowed.
    void sweep();
    void clear();
    void set_bytes_max(std::size_t bytes) { m_bytes_max = bytes; }
    const ShapeCacheStats& stats() const { return m_stats; }

private:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t kind = 0;
        float limit_em = 0;
        std::uint32_t text_bytes = 0;
        std::uint32_t last_frame = 0;
        Shaped shaped;
        std::unique_ptr<char[]> bytes; // the text, then its virtual text
        std::size_t size() const { return sizeof(Entry) + text_bytes + shaped.virtual_text.size(); }
    };
    std::size_t place_of(const ShapeKey& key, std::uint64_t hash) const;
    void rehash(std::size_t places);

    std::vector<std::unique_ptr<Entry>> m_entries;
    std::vector<std::uint32_t> m_places; // open addressing: index in m_entries + 1, or 0
    std::uint32_t m_frame = 1;
    std::size_t m_bytes_max = 6u << 20;
    ShapeCacheStats m_stats;
};

} // namespace crm::glyphs
