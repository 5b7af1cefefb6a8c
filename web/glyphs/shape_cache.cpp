#include "web/glyphs/shape_cache.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace crm::glyphs {

namespace {

constexpr std::size_t places_min = 1024;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t product = (a ^ b) * 0x9E3779B97F4A7C15u;
    return product ^ product >> 32;
}

// Eight bytes at a time; texts are short, and this runs for every text of every frame.
std::uint64_t hash_of(const ShapeKey& key) {
    std::uint64_t hash = mix(key.kind, std::bit_cast<std::uint32_t>(key.limit_em));
    const char* at = key.text.data();
    std::size_t left = key.text.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        hash = mix(hash, word) * 0xD6E8FEB86659FD93u;
    }
    std::uint64_t tail = left;
    for (; left > 0; --left) tail = tail << 8 | static_cast<unsigned char>(*at++);
    return mix(hash, tail) * 0xD6E8FEB86659FD93u;
}

} // namespace

std::size_t ShapeCache::place_of(const ShapeKey& key, std::uint64_t hash) const {
    const std::size_t mask = m_places.size() - 1;
    for (std::size_t place = (hash >> 20) & mask;; place = (place + 1) & mask) {
        if (m_places[place] == 0) return place;
        const Entry& entry = *m_entries[m_places[place] - 1];
        if (entry.hash == hash && entry.kind == key.kind && entry.limit_em == key.limit_em &&
            std::string_view(entry.bytes.get(), entry.text_bytes) == key.text)
            return place;
    }
}

const Shaped* ShapeCache::find(const ShapeKey& key) {
    if (!m_places.empty())
        if (const std::uint32_t found = m_places[place_of(key, hash_of(key))]; found != 0) {
            ++m_stats.hits;
            m_entries[found - 1]->last_frame = m_frame;
            return &m_entries[found - 1]->shaped;
        }
    ++m_stats.misses;
    return nullptr;
}

const Shaped* ShapeCache::insert(const ShapeKey& key, const Shaped& value) {
    if ((m_entries.size() + 1) * 2 > m_places.size()) rehash(std::max(places_min, m_places.size() * 2));
    auto entry = std::make_unique<Entry>();
    entry->hash = hash_of(key);
    entry->kind = key.kind;
    entry->limit_em = key.limit_em;
    entry->text_bytes = static_cast<std::uint32_t>(key.text.size());
    entry->last_frame = m_frame;
    entry->shaped = value;
    entry->bytes = std::make_unique_for_overwrite<char[]>(key.text.size() + value.virtual_text.size());
    std::ranges::copy(key.text, entry->bytes.get());
    std::ranges::copy(value.virtual_text, entry->bytes.get() + key.text.size());
    entry->shaped.virtual_text = {entry->bytes.get() + key.text.size(), value.virtual_text.size()};

    const std::size_t place = place_of(key, entry->hash);
    m_stats.bytes += entry->size();
    m_entries.push_back(std::move(entry));
    m_places[place] = static_cast<std::uint32_t>(m_entries.size());
    m_stats.entries = m_entries.size();
    return &m_entries.back()->shaped;
}

void ShapeCache::rehash(std::size_t places) {
    m_places.assign(places, 0);
    const std::size_t mask = places - 1;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::size_t place = (m_entries[i]->hash >> 20) & mask;
        while (m_places[place] != 0) place = (place + 1) & mask;
        m_places[place] = static_cast<std::uint32_t>(i + 1);
    }
}

void ShapeCache::sweep() {
    ++m_frame;
    if (m_stats.bytes <= m_bytes_max) return;
    // Down to half, so that the next sweep is far away; what the last frame used always stays.
    std::ranges::sort(m_entries, std::ranges::greater{}, &Entry::last_frame);
    std::size_t bytes = 0, kept = 0;
    while (kept < m_entries.size() &&
           (bytes + m_entries[kept]->size() <= m_bytes_max / 2 || m_entries[kept]->last_frame + 1 >= m_frame))
        bytes += m_entries[kept++]->size();
    m_stats.evicted += m_entries.size() - kept;
    m_entries.resize(kept);
    m_stats.entries = kept;
    m_stats.bytes = bytes;
    rehash(std::max(places_min, std::bit_ceil(kept * 4)));
}

void ShapeCache::clear() {
    m_entries.clear();
    m_places.clear();
    m_stats.entries = 0;
    m_stats.bytes = 0;
}

} // namespace crm::glyphs
