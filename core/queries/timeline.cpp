#include "core/queries/timeline.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

Moment noon_of(std::int32_t day, int offset_minutes) {
    return {(std::int64_t{day} * 24 + 12) * 3'600'000 - std::int64_t{offset_minutes} * 60'000};
}

class Collector {
public:
    Collector(const Tables& tables, const Reader& reader) : m_tables(tables), m_reader(reader) {}

    // The first of the fields that has a value says when; else the day the record was added.
    void add(std::string_view entity, const std::vector<Row>& rows, std::initializer_list<std::string_view> when) {
        const EntityIx ix = known_entity(m_tables.schema(), entity);
        for (const Row row : rows) {
            TimelineItem item{.place = {ix, row}};
            const bool is_dated = std::any_of(when.begin(), when.end(), [&](std::string_view field) {
                return take_time(item, known_column(m_tables, entity, field));
            });
            if (is_dated || take_time(item, known_column(m_tables, entity, "created_at"))) items.push_back(item);
        }
    }

    std::vector<TimelineItem> items;

private:
    bool take_time(TimelineItem& item, const Column& column) const {
        if (!column.has(item.place.row)) return false;
        item.has_time = column.layout() == Layout::number;
        item.at = item.has_time ? Moment{column.number(item.place.row)}
                                : noon_of(column.code(item.place.row), m_reader.offset_minutes);
        return true;
    }

    const Tables& m_tables;
    const Reader& m_reader;
};

} // namespace

std::vector<TimelineItem> timeline(const Tables& tables, RelationCache& relations, Place customer,
                                   const Reader& reader) {
    if (!customer) return {};
    Collector collector(tables, reader);
    const std::string_view kind = tables.schema().entity(customer.entity).key;
    collector.add("dealing", dealings_of(tables, relations, customer), {"at"});
    if (kind == "person")
        collector.add("attendance", children(tables, relations, "attendance", "person", customer), {"at"});
    if (kind != "lead") { // who has not bought yet has none of these
        const auto add = [&](std::string_view entity, std::string_view when) {
            collector.add(entity, children(tables, relations, entity, kind, customer), {when});
        };
        add("deal", "closed_at");
        add("quote", "date");
        add("invoice", "date");
        add("ticket", "opened_at");
    }
    collector.add("order", orders_of(tables, relations, customer), {"date"});
    collector.add("payment", payments_of(tables, relations, customer), {"date"});
    collector.add("note", notes_of(tables, relations, customer), {});
    collector.add("task", tasks_of(tables, relations, customer), {"done_at", "due"});
    collector.add("occasion", occasions_of(tables, relations, customer), {"date"});
    collector.add(kind, {customer.row}, {});
    sort_few(collector.items, [](const TimelineItem& a, const TimelineItem& b) {
        return a.at != b.at ? a.at > b.at : a.place > b.place;
    });
    return std::move(collector.items);
}

std::vector<ChannelSummary> by_channel(const Tables& tables, RelationCache& relations, Place customer) {
    std::vector<Row> rows = dealings_of(tables, relations, customer);
    const EntityIx dealing = known_entity(tables.schema(), "dealing");
    const Column &at = known_column(tables, "dealing", "at"), &channel = known_column(tables, "dealing", "channel"),
                 &direction = known_column(tables, "dealing", "direction");
    sort_few(rows, [&](Row a, Row b) { return at.number(a) != at.number(b) ? at.number(a) > at.number(b) : a > b; });
    std::vector<ChannelSummary> all;
    for (const Row row : rows) {
        const std::string_view key = channel.words(row);
        auto summary =
            std::find_if(all.begin(), all.end(), [&](const ChannelSummary& each) { return each.channel == key; });
        if (summary == all.end()) {
            summary =
                all.insert(all.end(), ChannelSummary{.channel = key, .last_dealing = {dealing, row}, .dealings = {}});
            summary->last = {at.has(row) ? at.number(row) : 0};
        }
        ++summary->count;
        summary->incoming += direction.words(row) == "in";
        summary->outgoing += direction.words(row) == "out";
        summary->dealings.push_back(row);
    }
    sort_few(all, [](const ChannelSummary& a, const ChannelSummary& b) { return a.count > b.count; });
    return all;
}

} // namespace crm
