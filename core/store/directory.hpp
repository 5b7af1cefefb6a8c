// The directory of records: every record this device has heard of gets a handle, a small number that columns can hold
// instead of a 16-byte id. A handle may name a record that has not arrived yet (its place is then empty), so references
// can come in any order. Sessions and stamps are numbered here too.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/base/hybrid_clock.hpp"
#include "core/schema/schema.hpp"
#include "core/store/id_runs.hpp"

namespace crm {

using Handle = std::uint32_t;
using Row = std::uint32_t;
using StampIx = std::uint32_t;
inline constexpr Handle no_handle = 0xffffffff;
inline constexpr Row no_row = 0xffffffff;
inline constexpr StampIx no_stamp = 0; // the stamp before all others

struct Place {
    EntityIx entity = no_entity;
    Row row = no_row;
    explicit operator bool() const { return entity != no_entity; }
    auto operator<=>(const Place&) const = default;
};

class Directory {
public:
    Directory();
    Handle find(RecordId id) const;
    Handle intern(RecordId id);
    RecordId id(Handle handle) const;
    Place place(Handle handle) const;
    void settle(Handle handle, Place place); // the record has arrived
    std::size_t size() const { return m_ids.size(); }
    void reserve(std::size_t count);
    void reserve_more(std::size_t count); // beside what is there, without giving up growth by halves

    StampIx intern(Stamp stamp);
    Stamp stamp(StampIx ix) const { return m_stamps[ix]; }
    std::size_t stamp_count() const { return m_stamps.size(); }
    std::size_t bytes() const;

private:
    std::uint64_t pack(RecordId id);
    std::vector<Session> m_sessions;
    std::unordered_map<Session, std::uint32_t> m_session_numbers;
    std::vector<std::uint64_t> m_ids;    // session number << 40 | n
    std::vector<std::uint32_t> m_places; // entity << 24 | row; all bits set: not arrived
    IdRuns m_handles;
    std::vector<Stamp> m_stamps;
    struct StampHash {
        std::size_t operator()(const Stamp& stamp) const {
            return static_cast<std::size_t>(mix64(stamp.time ^ mix64(stamp.session)));
        }
    };
    std::unordered_map<Stamp, StampIx, StampHash> m_stamp_numbers;
    Session m_last_session = 0;
    std::uint32_t m_last_session_number = 0;
};

inline constexpr Row rows_max = (1u << 24) - 1; // per entity: 16.7 million

} // namespace crm
