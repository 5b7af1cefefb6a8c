// Little-endian numbers in and out of bytes, for the vault's file formats.
// The reader never runs past its end: it answers zero and remembers that it failed.
#pragma once

#include "core/base/bytes.hpp"
#include "core/base/checksum.hpp"

#include <cstdint>

namespace crm {

template <class Number> void put_number(Bytes& out, Number value) {
    for (size_t byte = 0; byte < sizeof(Number); ++byte) out.push_back(static_cast<char>(value >> (8 * byte)));
}

inline void put_u8(Bytes& out, uint8_t value) { out.push_back(static_cast<char>(value)); }
inline void put_u16(Bytes& out, uint16_t value) { put_number(out, value); }
inline void put_u32(Bytes& out, uint32_t value) { put_number(out, value); }
inline void put_u64(Bytes& out, uint64_t value) { put_number(out, value); }

inline void put_hash(Bytes& out, const Hash128& hash) {
    put_u64(out, hash.high);
    put_u64(out, hash.low);
}

// A length of four bytes, then the bytes.
inline void put_sized(Bytes& out, BytesView bytes) {
    put_u32(out, static_cast<uint32_t>(bytes.size()));
    out.append(bytes);
}

class ByteReader {
public:
    explicit ByteReader(BytesView bytes) : m_bytes(bytes) {}

    bool is_good() const { return m_is_good; }
    size_t left() const { return m_bytes.size(); }

    uint8_t u8() { return number<uint8_t>(); }
    uint16_t u16() { return number<uint16_t>(); }
    uint32_t u32() { return number<uint32_t>(); }
    uint64_t u64() { return number<uint64_t>(); }

    Hash128 hash() {
        uint64_t high = u64();
        return {.high = high, .low = u64()};
    }

    BytesView bytes(size_t count) {
        if (!m_is_good || count > m_bytes.size()) {
            m_is_good = false;
            return {};
        }
        BytesView taken = m_bytes.substr(0, count);
        m_bytes.remove_prefix(count);
        return taken;
    }

    BytesView sized() { return bytes(u32()); }

private:
    template <class Number> Number number() {
        BytesView taken = bytes(sizeof(Number));
        Number value = 0;
        for (size_t byte = 0; byte < taken.size(); ++byte) {
            value |= static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(taken[byte])) << (8 * byte));
        }
        return value;
    }

    BytesView m_bytes;
    bool m_is_good = true;
};

} // namespace crm
