#include "core/sales/win_loss.hpp"

#include <algorithm>
#include <map>

#include "core/queries/known_fields.hpp"
#include "core/queries/pipelines.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::int64_t tenth_of_day_ms = 8'640'000;

void add_up(std::int64_t& sum, std::int64_t amount) {
    if (__builtin_add_overflow(sum, amount, &sum)) sum = INT64_MAX;
}

struct Closed {
    Row row = no_row;
    bool is_won = false, has_amount = false, is_converted = false;
    std::int64_t amount = 0;

    void count_in(WinLossCount& count) const {
        ++(is_won ? count.won : count.lost);
        if (has_amount) add_up(is_won ? count.won_amount : count.lost_amount, amount);
        count.is_converted |= is_converted;
        count.deals.push_back(row);
    }
};

// Groups by words, told apart as people read them.
class ByWords {
public:
    void add(std::string_view words, const Closed& deal) {
        WinLossGroup& group = m_groups[folded(words)];
        if (group.key.empty()) group.key = words;
        deal.count_in(group.count);
    }
    std::vector<WinLossGroup> take() {
        std::vector<WinLossGroup> all;
        for (auto& [folded_words, group] : m_groups) all.push_back(std::move(group));
        return all;
    }

private:
    std::map<std::string, WinLossGroup> m_groups;
};

void most_first(std::vector<WinLossGroup>& groups) {
    std::ranges::stable_sort(groups, std::greater(), [](const WinLossGroup& each) { return each.count.closed(); });
}

// The first moment known of every deal.
std::vector<std::int64_t> beginnings(const Tables& tables, const Table& deals) {
    const Column& created = deals.columns[created_field(tables.schema(), deals.entity)];
    std::vector<std::int64_t> begun(deals.rows(), INT64_MAX);
    for (Row row = 0; row < deals.rows(); ++row)
        if (created.has(row)) begun[row] = created.number(row);
    const Table& steps = tables.table(known_entity(tables.schema(), "deal_step"));
    const Column &of = known_column(tables, "deal_step", "deal"), &at = known_column(tables, "deal_step", "at");
    for (Row step = 0; step < steps.rows(); ++step) {
        const Place deal = place_in(tables, of, step);
        if (deal && deal.entity == deals.entity && at.has(step))
            begun[deal.row] = std::min(begun[deal.row], at.number(step));
    }
    return begun;
}

std::int64_t divided(__int128 value, __int128 by) { // half away from zero; both above or at zero
    return static_cast<std::int64_t>(std::min<__int128>((2 * value + by) / (2 * by), INT64_MAX));
}

// What the velocity of some deals is made of.
struct Pace {
    std::uint32_t open = 0, won = 0, lost = 0;
    std::int64_t amount = 0, amounts = 0, cycle_ms = 0, cycles = 0;
    bool is_converted = false;

    void add(const Closed& deal, std::int64_t begun, std::int64_t closed_at) {
        ++(deal.is_won ? won : lost);
        if (!deal.is_won) return;
        if (deal.has_amount) add_up(amount, deal.amount), ++amounts;
        is_converted |= deal.is_converted;
        if (begun <= closed_at) cycle_ms += closed_at - begun, ++cycles;
    }
    SalesVelocity velocity() const {
        SalesVelocity found{.open = open, .won = won, .lost = lost, .is_converted = is_converted};
        if (cycles) found.cycle_tenth_days = divided(cycle_ms, __int128{cycles} * tenth_of_day_ms);
        if (amounts) found.average_won = divided(amount, amounts);
        if (found.average_won && found.cycle_tenth_days.value_or(0) > 0)
            found.a_day =
                divided(__int128{open} * won * *found.average_won * 10, __int128{won + lost} * *found.cycle_tenth_days);
        return found;
    }
};

// The amount of a closed deal in the firm's currency, by the rate of that day.
void take_amount(Closed& deal, Money money, Date day, const Rates& rates, WithoutRate& without) {
    const auto ours = rates.in_base(money, day);
    if (!ours && ours.error() == Reason::no_rate) return without.add(money.currency, day);
    deal.has_amount = true;
    deal.is_converted = money.currency && money.currency != rates.base();
    deal.amount = ours ? ours->minor : INT64_MAX;
}

} // namespace

WinLoss win_loss(const Tables& tables, const Days& days, const Reader& reader) {
    const DealColumns columns(tables);
    const Table& deals = columns.deals;
    const Column &reason = known_column(tables, "deal", "lost_reason"),
                 &source = known_column(tables, "deal", "source"), &owner = known_column(tables, "deal", "owner"),
                 &lost_to = known_column(tables, "deal", "lost_to");
    const FieldIx met = known_field(tables.schema(), deals.entity, "competitors"),
                  raised = known_field(tables.schema(), deals.entity, "objections");
    const EntityIx competitor = known_entity(tables.schema(), "competitor");
    const std::vector<std::int64_t> begun = beginnings(tables, deals);
    WinLoss found;
    ByWords reasons, objections, sources, sellers;
    std::map<Row, WinLossGroup> competitors;
    const Rates rates(tables, reader.currency);
    Pace all;
    std::map<Row, Pace> paces; // by pipeline; no_row: none
    for (Row row = 0; row < deals.rows(); ++row) {
        if (!deals.is_live(row)) continue;
        const StageKind kind = columns.kind(row);
        const Place pipeline = place_in(tables, columns.pipeline, row);
        const auto pace = [&]() -> Pace& {
            const bool is_live = pipeline && tables.table(pipeline.entity).is_live(pipeline.row);
            return paces[is_live ? pipeline.row : no_row];
        };
        if (kind == StageKind::open) {
            ++all.open;
            ++pace().open;
            continue;
        }
        if (!columns.closed.has(row)) continue;
        const std::int64_t closed_at = columns.closed.number(row);
        const Date day = date_of(Moment{closed_at}, reader.offset_minutes);
        if (day.days < days.first || days.last < day.days) continue;
        Closed deal{.row = row, .is_won = kind == StageKind::won};
        if (columns.amount.has(row)) take_amount(deal, columns.amount.money(row), day, rates, found.without_rate);
        deal.count_in(found.all);
        all.add(deal, begun[row], closed_at);
        pace().add(deal, begun[row], closed_at);
        sources.add(source.words(row), deal);
        sellers.add(owner.words(row), deal);
        for (const Value& objection : tables.elements({deals.entity, row}, raised))
            objections.add(std::get<std::string>(objection), deal);
        const Place winner = place_in(tables, lost_to, row);
        const auto against = [&](Place rival) {
            if (rival.entity != competitor || !tables.table(competitor).is_live(rival.row)) return;
            WinLossGroup& group = competitors[rival.row];
            group.record = rival;
            deal.count_in(group.count);
        };
        if (deal.is_won) {
            for (const Value& rival : tables.elements({deals.entity, row}, met))
                against(tables.find(std::get<RecordId>(rival)));
        } else {
            reasons.add(reason.words(row), deal);
            if (winner) against(winner);
        }
    }
    found.reasons = reasons.take();
    found.objections = objections.take();
    found.sources = sources.take();
    found.sellers = sellers.take();
    for (auto& [row, group] : competitors) found.competitors.push_back(std::move(group));
    for (std::vector<WinLossGroup>* groups :
         {&found.reasons, &found.objections, &found.competitors, &found.sources, &found.sellers})
        most_first(*groups);
    found.velocity = all.velocity();
    std::vector<Row> order = pipelines_in_order(tables);
    order.push_back(no_row);
    const EntityIx pipeline = known_entity(tables.schema(), "pipeline");
    for (const Row row : order)
        if (const auto of = paces.find(row); of != paces.end())
            found.pipelines.push_back({row == no_row ? Place{} : Place{pipeline, row}, of->second.velocity()});
    return found;
}

} // namespace crm
