#include "core/queries/lead_funnel.hpp"

#include <algorithm>
#include <map>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/sold_orders.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::int64_t unknown = INT64_MAX; // a time, in milliseconds
constexpr std::int64_t tenth_of_day_ms = 8'640'000;

std::int64_t noon_of(std::int32_t day, const Reader& reader) {
    return (std::int64_t{day} * 24 + 12) * 3'600'000 - std::int64_t{reader.offset_minutes} * 60'000;
}

// When each lead came to each step; of those who came at an unknown time, `has_come` alone.
struct Road {
    std::array<std::int64_t, funnel_steps> at{unknown, unknown, unknown, unknown};
    std::array<bool, funnel_steps> has_come{};
    void come(FunnelStep step, std::int64_t when = unknown) {
        const auto i = static_cast<std::size_t>(step);
        has_come[i] = true;
        at[i] = std::min(at[i], when);
    }
};

class Roads {
public:
    Roads(const Tables& tables, const Reader& reader)
        : m_tables(tables), m_reader(reader), m_entity(known_entity(tables.schema(), "lead")),
          m_leads(tables.table(m_entity)), roads(m_leads.rows()) {
        states();
        dealings();
        sales();
        for (Road& road : roads) // who came further has come so far
            for (std::size_t i = funnel_steps - 1; i > 0; --i)
                if (road.has_come[i]) road.has_come[i - 1] = true;
    }

private:
    const Column& column(std::string_view entity, std::string_view key) const {
        return known_column(m_tables, entity, key);
    }

    void states() {
        const Column &state = column("lead", "state"), &contacted = column("lead", "last_contacted"),
                     &person = column("lead", "person"), &converted = column("lead", "converted_at"),
                     &added = m_leads.columns[created_field(m_tables.schema(), m_entity)];
        for (Row row = 0; row < roads.size(); ++row) {
            roads[row].come(FunnelStep::awareness, added.has(row) ? added.number(row) : unknown);
            const std::string_view key = state.words(row);
            if (contacted.has(row) || key == "contacted" || key == "qualified") roads[row].come(FunnelStep::engagement);
            if (person.has(row) || key == "converted")
                roads[row].come(FunnelStep::conversion, converted.has(row) ? converted.number(row) : unknown);
        }
    }

    void dealings() {
        const Table& table = m_tables.table(known_entity(m_tables.schema(), "dealing"));
        const Column &lead = column("dealing", "lead"), &at = column("dealing", "at");
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row)) continue;
            const Place place = place_in(m_tables, lead, row);
            if (place.entity == m_entity && place.row < roads.size())
                roads[place.row].come(FunnelStep::engagement, at.has(row) ? at.number(row) : unknown);
        }
    }

    void sales() {
        const Schema& schema = m_tables.schema();
        const EntityIx people = known_entity(schema, "person"), deals = known_entity(schema, "deal");
        const Column &person = column("lead", "person"), &deal = column("lead", "deal");
        std::vector<std::int64_t> bought(m_tables.table(people).rows(), unknown);
        const SoldOrders sold(m_tables);
        const Column& who = column("order", "person");
        for (Row row = 0; row < sold.table.rows(); ++row) {
            if (!sold.counts(row) || !sold.date.has(row)) continue;
            const Place buyer = merged_into(m_tables, place_in(m_tables, who, row));
            if (buyer.entity == people && buyer.row < bought.size())
                bought[buyer.row] = std::min(bought[buyer.row], noon_of(sold.date.code(row), m_reader));
        }
        const Column &state = column("deal", "state"), &closed = column("deal", "closed_at");
        for (Row row = 0; row < roads.size(); ++row) {
            const Place his = place_in(m_tables, deal, row);
            if (his.entity == deals && m_tables.table(deals).is_live(his.row) && state.words(his.row) == "won")
                roads[row].come(FunnelStep::sale, closed.has(his.row) ? closed.number(his.row) : unknown);
            const Place buyer = merged_into(m_tables, place_in(m_tables, person, row));
            if (buyer.entity != people || buyer.row >= bought.size() || bought[buyer.row] == unknown) continue;
            // What he bought before he was a lead is no sale of this road.
            const std::int64_t begun = roads[row].at[0];
            if (begun == unknown || bought[buyer.row] >= begun - 12 * 3'600'000)
                roads[row].come(FunnelStep::sale, bought[buyer.row]);
        }
    }

    const Tables& m_tables;
    const Reader& m_reader;
    EntityIx m_entity;
    const Table& m_leads;

public:
    std::vector<Road> roads;
};

std::int64_t median_of(std::vector<std::int64_t>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2) return *middle;
    const std::int64_t below = *std::max_element(values.begin(), middle);
    return below + (*middle - below + 1) / 2; // half a tenth up
}

struct Tallied {
    FunnelCounts counts;
    std::array<std::vector<std::int64_t>, funnel_steps> times;

    void add(const Road& road) {
        for (std::size_t i = 0; i < funnel_steps; ++i) {
            if (!road.has_come[i]) break;
            ++counts.reached[i];
            if (i && road.at[i] != unknown && road.at[i - 1] != unknown)
                times[i].push_back(std::max<std::int64_t>(0, road.at[i] - road.at[i - 1]) / tenth_of_day_ms);
        }
    }
    FunnelCounts take() {
        for (std::size_t i = 0; i < funnel_steps; ++i)
            if (!times[i].empty()) counts.tenth_days[i] = median_of(times[i]);
        return counts;
    }
};

} // namespace

LeadFunnel lead_funnel(const Tables& tables, Date first, Date last, const Reader& reader, const FunnelFilter& filter) {
    const EntityIx entity = known_entity(tables.schema(), "lead");
    const Table& table = tables.table(entity);
    const Column &source = known_column(tables, "lead", "source"), &seller = known_column(tables, "lead", "owner"),
                 &added = table.columns[created_field(tables.schema(), entity)];
    const Roads all(tables, reader);
    Tallied total;
    std::map<std::string, std::pair<std::string, Tallied>> by_source; // by the folded words
    std::map<std::string, std::string> known_sources, known_sellers;  // by the folded words
    const auto wanted = [](const std::optional<std::string>& words) {
        return words ? std::optional(folded(*words)) : std::nullopt;
    };
    const std::optional<std::string> of_source = wanted(filter.source), of_seller = wanted(filter.seller);
    LeadFunnel funnel;
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || !added.has(row)) continue;
        const Date day = date_of(Moment{added.number(row)}, reader.offset_minutes);
        if (day < first || last < day) continue;
        std::string source_key = folded(source.words(row)), seller_key = folded(seller.words(row));
        known_sources.try_emplace(source_key, source.words(row));
        known_sellers.try_emplace(seller_key, seller.words(row));
        if ((of_source && *of_source != source_key) || (of_seller && *of_seller != seller_key)) continue;
        const Road& road = all.roads[row];
        total.add(road);
        auto& [words, tally] = by_source[std::move(source_key)];
        if (words.empty()) words = source.words(row);
        tally.add(road);
        std::size_t furthest = 0;
        for (std::size_t i = 1; i < funnel_steps && road.has_come[i]; ++i) furthest = i;
        funnel.standing[furthest].push_back(row);
    }
    for (const auto& [key, words] : known_sources) funnel.known_sources.push_back(words);
    for (const auto& [key, words] : known_sellers) funnel.known_sellers.push_back(words);
    funnel.all = total.take();
    for (auto& [folded_words, each] : by_source) funnel.sources.push_back({each.first, each.second.take()});
    std::ranges::stable_sort(funnel.sources, [](const FunnelSource& a, const FunnelSource& b) {
        return a.counts.reached[0] > b.counts.reached[0];
    });
    for (std::vector<Row>& rows : funnel.standing)
        std::ranges::stable_sort(rows, [&](Row a, Row b) { return added.number(a) < added.number(b); });
    return funnel;
}

std::optional<int> rate_of(std::size_t reached, std::size_t of) {
    if (of == 0) return {};
    return static_cast<int>((reached * 200 + of) / (2 * of));
}

std::uint64_t lead_funnel_revision(const Tables& tables) {
    std::uint64_t revision = 0;
    for (const std::string_view key : {"lead", "dealing", "deal", "order", "person"})
        revision += tables.table(known_entity(tables.schema(), key)).revision;
    return revision;
}

} // namespace crm
