// What became of stamps that a wrong clock had made. An operation bears one stamp in the journal and may count as
// written at another: this device's own correction, or, above all, the stamp under which the server has it. All stamps
// an addition ever bore are remembered together, because a removal names the one it saw.
#pragma once
#include <map>
#include <vector>

#include "core/record/journal_entry.hpp"

namespace crm {

class Restamps {
public:
    void add(const Restamp& restamp);         // a later one covers earlier ones
    void adopt(OpId id, Stamp was, Stamp at); // the server's: covered by nothing
    bool empty() const { return m_ranges.empty() && m_server.empty(); }
    bool covers(OpId id) const;
    Stamp of(OpId id, Stamp written) const; // when an operation counts as written
    bool is_variant(Stamp stamp) const { return m_group_of.contains(stamp); }
    void apply(Op& op) const;                                   // its stamp, and those it names
    const std::vector<Restamp>& list() const { return m_list; } // in order; to be kept and given to take() again
    void take(const Restamp& restamp);                          // one of list()
    std::map<Session, std::uint64_t> last_numbers() const;      // of every session covered

private:
    struct Range {
        std::uint64_t count = 0;
        Stamp was, at;
    };
    const Range* range_of(OpId id) const;
    void join(Stamp a, Stamp b);
    void expand(std::vector<Stamp>& seen) const;

    std::vector<Restamp> m_list;    // those with count 0 are the server's
    std::map<OpId, Range> m_ranges; // by first operation; they do not overlap
    std::map<OpId, Range> m_server;
    std::map<Stamp, std::size_t> m_group_of;
    std::vector<std::vector<Stamp>> m_groups;
};

} // namespace crm
