// Everything about one customer, read in time order (by event) or by the way it came (by channel).
#pragma once
#include <string_view>
#include <vector>

#include "core/queries/related.hpp"

namespace crm {

struct TimelineItem {
    Place place; // a dealing, a visit (attendance), a deal, a quote, an order, an invoice, a payment, a ticket, a note,
                 // a task, an occasion; the customer himself for the day he was added
    Moment at{}; // when it happened; of an open task and an occasion: when it is due; of a deal: when it was closed,
                 // of an open one when it began; of a ticket: when it was opened
    bool has_time = false; // false: only the day is known (at is that day's noon where the reader is)
};

// Newest first. Things of the future (a task due tomorrow) come before those of the past.
std::vector<TimelineItem> timeline(const Tables& tables, RelationCache& relations, Place customer,
                                   const Reader& reader);

struct ChannelSummary {
    std::string_view channel; // the choice's key; empty for dealings that name none
    std::uint32_t count = 0, incoming = 0, outgoing = 0;
    Moment last{};
    Place last_dealing;
    std::vector<Row> dealings; // newest first
};

// The channel used most first.
std::vector<ChannelSummary> by_channel(const Tables& tables, RelationCache& relations, Place customer);

} // namespace crm
