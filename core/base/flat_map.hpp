// A small hash map from 64-bit keys to 32-bit values: open addressing, linear probing, no erasing. For the millions of
// ids and cell stamps that std::unordered_map would keep in a node each.
#pragma once
#include <cstdint>
#include <vector>

#include "core/base/id.hpp"

namespace crm {

class FlatMap {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    std::uint32_t find(std::uint64_t key) const {
        if (m_slots.empty()) return none;
        for (std::size_t at = mix64(key) & m_mask;; at = (at + 1) & m_mask) {
            if (m_slots[at].value == none) return none;
            if (m_slots[at].key() == key) return m_slots[at].value;
        }
    }

    // Sets the value of a key (any value but `none`).
    void put(std::uint64_t key, std::uint32_t value) {
        if (m_count * 4 >= m_slots.size() * 3) grow(m_slots.empty() ? 16 : m_slots.size() * 2);
        Slot& slot = slot_of(key);
        if (slot.value == none) {
            slot.low = static_cast<std::uint32_t>(key);
            slot.high = static_cast<std::uint32_t>(key >> 32);
            ++m_count;
        }
        slot.value = value;
    }

    void reserve(std::size_t count) {
        std::size_t slots = 16;
        while (slots * 3 < count * 4) slots *= 2;
        if (slots > m_slots.size()) grow(slots);
    }
    std::size_t size() const { return m_count; }
    std::size_t bytes() const { return m_slots.size() * sizeof(Slot); }
    void clear() { *this = {}; }

    template <class Visit> void each(Visit visit) const {
        for (const Slot& slot : m_slots)
            if (slot.value != none) visit(slot.key(), slot.value);
    }

private:
    struct Slot { // 12 bytes: the key in two halves, so that nothing is padded
        std::uint32_t low = 0, high = 0, value = none;
        std::uint64_t key() const { return std::uint64_t{high} << 32 | low; }
    };
    Slot& slot_of(std::uint64_t key) {
        std::size_t at = mix64(key) & m_mask;
        while (m_slots[at].value != none && m_slots[at].key() != key) at = (at + 1) & m_mask;
        return m_slots[at];
    }
    void grow(std::size_t slots) {
        std::vector<Slot> old(slots);
        old.swap(m_slots);
        m_mask = slots - 1;
        for (const Slot& slot : old)
            if (slot.value != none) slot_of(slot.key()) = slot;
    }
    std::vector<Slot> m_slots;
    std::size_t m_mask = 0, m_count = 0;
};

} // namespace crm
