#include "core/store/posting_lists.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace crm {

namespace {
constexpr std::uint32_t slice_bytes_min = 16, slice_bytes_max = 4096;
constexpr std::uint32_t link_bytes = 5; // a zero, which no distance begins with, and where the next slice is

// Vectors double; pools of many megabytes grow by a third, so that they are never half empty.
template <class T> void make_room(std::vector<T>& pool, std::size_t more) {
    const std::size_t wanted = pool.size() + more;
    if (wanted > pool.capacity())
        pool.reserve(std::max(wanted, pool.size() + std::max<std::size_t>(pool.size() / 3, 4096)));
}
} // namespace

PostingLists::List PostingLists::make(std::uint8_t kind, List next) {
    make_room(m_lists, 1);
    m_lists.push_back({.next = next, .kind = kind});
    return static_cast<List>(m_lists.size() - 1);
}

void PostingLists::append(Head& head, std::uint32_t distance) {
    assert(distance > 0);
    const std::uint32_t size = distance < 1u << 7    ? 1
                               : distance < 1u << 14 ? 2
                               : distance < 1u << 21 ? 3
                               : distance < 1u << 28 ? 4
                                                     : 5;
    if (head.tail + size + link_bytes > head.tail_end) {
        const std::uint32_t before = head.tail_end ? (head.tail_end - head.tail) : 0; // left over, room for the link
        const std::uint32_t used = head.count; // a list that has grown long goes on growing
        const std::uint32_t slice_bytes =
            std::clamp(std::uint32_t{1} << (32 - std::countl_zero(used)), slice_bytes_min, slice_bytes_max);
        make_room(m_pool, slice_bytes);
        const auto slice = static_cast<std::uint32_t>(m_pool.size());
        m_pool.resize(slice + slice_bytes);
        if (before) {
            std::uint8_t* link = m_pool.data() + head.tail;
            link[0] = 0;
            for (int i = 0; i < 4; ++i) link[1 + i] = static_cast<std::uint8_t>(slice >> 8 * i);
        } else {
            head.slice = slice;
        }
        head.tail = slice;
        head.tail_end = slice + slice_bytes;
    }
    std::uint8_t* at = m_pool.data() + head.tail;
    for (; distance >= 0x80; distance >>= 7) *at++ = static_cast<std::uint8_t>(distance | 0x80);
    *at++ = static_cast<std::uint8_t>(distance);
    head.tail = static_cast<std::uint32_t>(at - m_pool.data());
}

} // namespace crm
