#include "core/app/restamps.hpp"

#include <algorithm>
#include <iterator>

namespace crm {

void Restamps::join(Stamp a, Stamp b) {
    const auto group = [this](Stamp stamp) {
        const auto [known, is_new] = m_group_of.try_emplace(stamp, m_groups.size());
        if (is_new) m_groups.push_back({stamp});
        return known->second;
    };
    const std::size_t kept = group(a), gone = group(b);
    if (kept == gone) return;
    for (const Stamp& stamp : m_groups[gone]) {
        m_groups[kept].push_back(stamp);
        m_group_of[stamp] = kept;
    }
    m_groups[gone].clear();
}

void Restamps::add(const Restamp& restamp) {
    if (restamp.count == 0) return;
    m_list.push_back(restamp);
    const OpId first = restamp.first;
    const std::uint64_t end = first.n + restamp.count;
    auto at = m_ranges.upper_bound(first);
    if (at != m_ranges.begin()) { // what stands before it is cut where it begins
        const auto before = std::prev(at);
        const std::uint64_t before_end = before->first.n + before->second.count;
        if (before->first.session == first.session && before_end > first.n) {
            if (before_end > end)
                m_ranges[{first.session, end}] = {before_end - end, before->second.was, before->second.at};
            before->second.count = first.n - before->first.n;
            if (before->second.count == 0) m_ranges.erase(before);
        }
    }
    for (at = m_ranges.lower_bound(first);
         at != m_ranges.end() && at->first.session == first.session && at->first.n < end; at = m_ranges.erase(at))
        if (const std::uint64_t at_end = at->first.n + at->second.count; at_end > end)
            m_ranges[{first.session, end}] = {at_end - end, at->second.was, at->second.at};
    m_ranges[first] = {restamp.count, restamp.was, restamp.at};
    join(restamp.was, restamp.at);
}

void Restamps::adopt(OpId id, Stamp was, Stamp at) {
    m_list.push_back({id, 0, was, at});
    m_server[id] = {1, was, at};
    join(was, at);
}

const Restamps::Range* Restamps::range_of(OpId id) const {
    if (const auto known = m_server.find(id); known != m_server.end()) return &known->second;
    auto after = m_ranges.upper_bound(id);
    if (after == m_ranges.begin()) return nullptr;
    const auto at = std::prev(after);
    const bool is_inside = at->first.session == id.session && id.n < at->first.n + at->second.count;
    return is_inside ? &at->second : nullptr;
}

bool Restamps::covers(OpId id) const { return range_of(id) != nullptr; }

Stamp Restamps::of(OpId id, Stamp written) const {
    const Range* range = range_of(id);
    return range ? range->at : written;
}

void Restamps::expand(std::vector<Stamp>& seen) const {
    std::vector<Stamp> all;
    for (const Stamp& stamp : seen) {
        const auto group = m_group_of.find(stamp);
        if (group == m_group_of.end())
            all.push_back(stamp);
        else
            all.insert(all.end(), m_groups[group->second].begin(), m_groups[group->second].end());
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    seen = std::move(all);
}

void Restamps::apply(Op& op) const {
    op.at = of(op.id, op.at);
    if (!m_groups.empty() && !op.seen.empty()) expand(op.seen);
}

void Restamps::take(const Restamp& restamp) {
    restamp.count ? add(restamp) : adopt(restamp.first, restamp.was, restamp.at);
}

std::map<Session, std::uint64_t> Restamps::last_numbers() const {
    std::map<Session, std::uint64_t> last;
    for (const auto& [first, range] : m_ranges)
        last[first.session] = std::max(last[first.session], first.n + range.count - 1);
    return last;
}

} // namespace crm
