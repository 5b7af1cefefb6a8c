#include "core/store/directory.hpp"

#include <algorithm>
#include <cassert>

namespace crm {

namespace {
constexpr std::uint64_t n_max = id_n_max;
constexpr std::uint32_t nowhere = 0xffffffff;
} // namespace

Directory::Directory()
    : m_sessions{0}, m_session_numbers{{0, 0}}, m_stamps{Stamp{}}, m_stamp_numbers{{Stamp{}, no_stamp}} {}

std::uint64_t Directory::pack(RecordId id) {
    assert(id.n && id.n <= n_max);
    if (id.session != m_last_session) {
        const auto [at, is_fresh] =
            m_session_numbers.try_emplace(id.session, static_cast<std::uint32_t>(m_sessions.size()));
        if (is_fresh) m_sessions.push_back(id.session);
        m_last_session = id.session;
        m_last_session_number = at->second;
    }
    return std::uint64_t{m_last_session_number} << 40 | id.n;
}

Handle Directory::find(RecordId id) const {
    const auto session = m_session_numbers.find(id.session);
    if (session == m_session_numbers.end() || id.n == 0 || id.n > n_max) return no_handle;
    return m_handles.find(std::uint64_t{session->second} << 40 | id.n); // IdRuns::none == no_handle
}

Handle Directory::intern(RecordId id) {
    const std::uint64_t packed = pack(id);
    if (const Handle known = m_handles.find(packed); known != IdRuns::none) return known;
    const Handle handle = static_cast<Handle>(m_ids.size());
    m_ids.push_back(packed);
    m_places.push_back(nowhere);
    m_handles.put(packed, handle);
    return handle;
}

RecordId Directory::id(Handle handle) const {
    const std::uint64_t packed = m_ids[handle];
    return {m_sessions[packed >> 40], packed & n_max};
}

Place Directory::place(Handle handle) const {
    if (handle >= m_places.size() || m_places[handle] == nowhere) return {};
    return {static_cast<EntityIx>(m_places[handle] >> 24), m_places[handle] & 0xffffff};
}

void Directory::settle(Handle handle, Place place) {
    assert(place.row <= rows_max && m_places[handle] == nowhere);
    m_places[handle] = std::uint32_t{place.entity} << 24 | place.row;
}

void Directory::reserve(std::size_t count) {
    m_ids.reserve(count);
    m_places.reserve(count);
}

void Directory::reserve_more(std::size_t count) {
    const std::size_t needed = m_ids.size() + count;
    if (needed > m_ids.capacity()) reserve(std::max(needed, m_ids.capacity() * 3 / 2));
}

StampIx Directory::intern(Stamp stamp) {
    if (m_stamps.back() == stamp) return static_cast<StampIx>(m_stamps.size() - 1);
    const auto [at, is_fresh] = m_stamp_numbers.try_emplace(stamp, static_cast<StampIx>(m_stamps.size()));
    if (is_fresh) m_stamps.push_back(stamp);
    return at->second;
}

std::size_t Directory::bytes() const {
    return m_ids.capacity() * 8 + m_places.capacity() * 4 + m_handles.bytes() + m_stamps.capacity() * sizeof(Stamp) * 3;
}

} // namespace crm
