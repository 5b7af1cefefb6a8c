#include "core/store/block_bytes.hpp"

#include <algorithm>

namespace crm {

namespace {
std::uint64_t zigzag(std::int64_t value) {
    return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>(value >> 1 ^ (0 - (value & 1))); }

unsigned width_for(std::uint64_t range) {
    return range == 0 ? 0 : range <= 0xff ? 1 : range <= 0xffff ? 2 : range <= 0xffffffff ? 4 : 8;
}

template <class Number> void put_differences(Bytes& out, std::span<const std::int64_t> values, std::uint64_t base) {
    const std::size_t start = out.size();
    out.resize(start + values.size() * sizeof(Number));
    char* to = out.data() + start;
    for (const std::int64_t value : values) {
        auto difference = static_cast<Number>(static_cast<std::uint64_t>(value) - base);
        if constexpr (std::endian::native == std::endian::big) difference = std::byteswap(difference);
        std::memcpy(to, &difference, sizeof difference);
        to += sizeof difference;
    }
}
} // namespace

void put_integers(Bytes& out, std::span<const std::int64_t> values) {
    if (values.empty()) return;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const auto base = static_cast<std::uint64_t>(*low);
    const unsigned width = width_for(static_cast<std::uint64_t>(*high) - base);
    put_varint(out, zigzag(*low));
    out.push_back(static_cast<char>(width));
    switch (width) {
    case 1: return put_differences<std::uint8_t>(out, values, base);
    case 2: return put_differences<std::uint16_t>(out, values, base);
    case 4: return put_differences<std::uint32_t>(out, values, base);
    case 8: return put_differences<std::uint64_t>(out, values, base);
    default: return;
    }
}

Integers BlockBytes::integers(std::size_t count) {
    Integers run;
    if (count == 0) return run;
    run.m_base = static_cast<std::uint64_t>(unzigzag(varint()));
    const unsigned width = byte();
    if (width > 8 || (width & (width - 1)) != 0) m_is_good = false;
    const BytesView data = bytes(std::uint64_t{width} * count);
    if (!m_is_good) return {};
    run.m_data = data.data();
    run.m_width = width;
    run.m_count = count;
    return run;
}

} // namespace crm
