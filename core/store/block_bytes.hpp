// The small alphabet of blocks: numbers of variable length, short texts, and runs of integers kept as a base and
// equally wide differences (frame of reference), which a compiler unpacks with vector instructions. The reader checks
// every bound and remembers that it failed; what it answers then is harmless.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "core/base/bytes.hpp"

namespace crm {

inline void put_varint(Bytes& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

inline void put_text(Bytes& out, BytesView text) {
    put_varint(out, text.size());
    out.append(text);
}

// `width` bytes of a number, the lowest first.
inline void put_low_bytes(Bytes& out, std::uint64_t value, unsigned width) {
    for (unsigned byte = 0; byte < width; ++byte) out.push_back(static_cast<char>(value >> (8 * byte)));
}

void put_integers(Bytes& out, std::span<const std::int64_t> values);

template <class Number> inline Number load_little(const char* at) {
    Number value;
    std::memcpy(&value, at, sizeof value);
    if constexpr (std::endian::native == std::endian::big) value = std::byteswap(value);
    return value;
}

// Integers that stay in the block's bytes until they are asked for.
class Integers {
public:
    std::size_t size() const { return m_count; }
    std::int64_t operator[](std::size_t i) const {
        std::uint64_t difference = 0;
        switch (m_width) {
        case 1: difference = static_cast<unsigned char>(m_data[i]); break;
        case 2: difference = load_little<std::uint16_t>(m_data + 2 * i); break;
        case 4: difference = load_little<std::uint32_t>(m_data + 4 * i); break;
        case 8: difference = load_little<std::uint64_t>(m_data + 8 * i); break;
        default: break;
        }
        return static_cast<std::int64_t>(m_base + difference);
    }
    // visit(index, value) for all, with the width decided once.
    template <class Visit> void each(Visit visit) const {
        switch (m_width) {
        case 1: return walk<std::uint8_t>(visit);
        case 2: return walk<std::uint16_t>(visit);
        case 4: return walk<std::uint32_t>(visit);
        case 8: return walk<std::uint64_t>(visit);
        default:
            for (std::size_t i = 0; i < m_count; ++i) visit(i, static_cast<std::int64_t>(m_base));
        }
    }
    bool all_within(std::int64_t low, std::int64_t high) const {
        bool is_within = true;
        each([&](std::size_t, std::int64_t value) { is_within &= value >= low && value <= high; });
        return is_within;
    }

private:
    friend class BlockBytes;
    template <class Number, class Visit> void walk(Visit& visit) const {
        for (std::size_t i = 0; i < m_count; ++i)
            visit(i, static_cast<std::int64_t>(m_base + load_little<Number>(m_data + sizeof(Number) * i)));
    }
    const char* m_data = nullptr;
    std::size_t m_count = 0;
    std::uint64_t m_base = 0;
    unsigned m_width = 0;
};

class BlockBytes {
public:
    explicit BlockBytes(BytesView bytes) : m_bytes(bytes) {}
    bool is_good() const { return m_is_good; }
    std::size_t at() const { return m_at; }
    std::size_t left() const { return m_bytes.size() - m_at; }

    std::uint8_t byte() {
        if (!need(1)) return 0;
        return static_cast<std::uint8_t>(m_bytes[m_at++]);
    }
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            if (!m_is_good) return 0;
            value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        m_is_good = false;
        return 0;
    }
    // A number that may be at most `most`, such as a count of things that take a byte each.
    std::uint64_t varint_up_to(std::uint64_t most) {
        const std::uint64_t value = varint();
        if (value <= most) return value;
        m_is_good = false;
        return 0;
    }
    BytesView bytes(std::uint64_t count) {
        if (!need(count)) return {};
        const BytesView taken = m_bytes.substr(m_at, static_cast<std::size_t>(count));
        m_at += taken.size();
        return taken;
    }
    BytesView text() { return bytes(varint()); }
    std::uint64_t u64() {
        const BytesView taken = bytes(8);
        return taken.size() == 8 ? load_little<std::uint64_t>(taken.data()) : 0;
    }
    Integers integers(std::size_t count);

private:
    bool need(std::uint64_t count) {
        if (m_is_good && count <= left()) return true;
        m_is_good = false;
        return false;
    }
    BytesView m_bytes;
    std::size_t m_at = 0;
    bool m_is_good = true;
};

} // namespace crm
