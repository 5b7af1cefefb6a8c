// Growing lists of growing numbers, millions of them in one pool: for every word of the text index, which documents
// hold it. A list keeps its first number by itself and the others as distances, seven bits to the byte, in slices that
// double in size; so a word of one document costs no slice and a word of a million costs a byte each. Adding never
// moves what is there.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace crm {

class PostingLists {
public:
    using List = std::uint32_t;
    static constexpr List none = 0x7fffffff; // lists are fewer: the caller may use the highest bit

    // `kind` is the caller's: lists of one word that differ in kind hang together by `next`.
    List make(std::uint8_t kind, List next);
    std::uint8_t kind(List list) const { return m_lists[list].kind; }
    List next(List list) const { return m_lists[list].next; }
    std::uint32_t count(List list) const { return m_lists[list].count; }
    std::size_t size() const { return m_lists.size(); }

    // Numbers come in growing order; the last one may come again and is kept once.
    void add(List list, std::uint32_t number) {
        Head& head = m_lists[list];
        if (head.count == 0) {
            head.first = head.last = number;
            head.count = 1;
        } else if (head.last != number) {
            append(head, number - head.last);
            head.last = number;
            ++head.count;
        }
    }

    template <class Visit> void each(List list, Visit&& visit) const {
        const Head& head = m_lists[list];
        if (head.count == 0) return;
        std::uint32_t number = head.first;
        visit(number);
        const std::uint8_t* at = m_pool.data() + head.slice;
        for (std::uint32_t left = head.count - 1; left; --left) {
            if (*at == 0) at = m_pool.data() + link_at(at + 1);
            std::uint32_t distance = *at++;
            if (distance & 0x80) [[unlikely]] {
                distance &= 0x7f;
                for (int shift = 7;; shift += 7) {
                    const std::uint32_t more = *at++;
                    distance |= (more & 0x7f) << shift;
                    if (!(more & 0x80)) break;
                }
            }
            visit(number += distance);
        }
    }

    std::size_t bytes() const { return m_lists.capacity() * sizeof(Head) + m_pool.capacity(); }

private:
    struct Head {
        std::uint32_t first = 0, last = 0, count = 0;
        std::uint32_t slice = 0;              // the first one
        std::uint32_t tail = 0, tail_end = 0; // where the next distance goes, and the end of that slice
        List next = none;
        std::uint8_t kind = 0;
    };
    static std::uint32_t link_at(const std::uint8_t* at) {
        return at[0] | at[1] << 8 | at[2] << 16 | static_cast<std::uint32_t>(at[3]) << 24;
    }
    void append(Head& head, std::uint32_t distance);

    std::vector<Head> m_lists;
    std::vector<std::uint8_t> m_pool;
};

} // namespace crm
