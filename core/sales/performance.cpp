#include "core/sales/performance.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/sales/sale_documents.hpp"
#include "core/sales/sold_lines.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::int32_t recorded_days = 90;
using Wide = __int128;

// Amounts of people's sheets may be any: a sum that no number holds stays at the greatest there is.
void add(std::int64_t& sum, std::int64_t more) {
    if (__builtin_add_overflow(sum, more, &sum)) sum = more < 0 ? INT64_MIN / 2 : INT64_MAX / 2;
}

struct Counting {
    const Tables& tables;
    const Days& days;
    const Reader& reader;
    std::map<std::string, Representative, std::less<>> people;
    std::uint32_t other_currency = 0;

    Representative& of(std::string_view name) {
        const auto found = people.find(name);
        if (found != people.end()) return found->second;
        Representative& one = people[std::string(name)];
        one.name = name;
        return one;
    }
    const Column& column(std::string_view entity, std::string_view key) const {
        return known_column(tables, entity, key);
    }
    const Table& table(std::string_view entity) const { return tables.table(known_entity(tables.schema(), entity)); }
    bool is_within(std::int64_t day) const { return day >= days.first && day <= days.last; }
    bool is_ours(Money money) {
        const bool is_ours = money.currency == reader.currency;
        if (!is_ours) ++other_currency;
        return is_ours;
    }
    std::int32_t local_day(std::int64_t ms) const { return date_of(Moment{ms}, reader.offset_minutes).days; }
};

// The days on which somebody logged a dealing with somebody: (name, customer) -> days, in order.
using Recorded = std::map<std::pair<std::string, Place>, std::set<std::int32_t>>;

// What recorded dealings give, the best of each customer and day.
class Points {
public:
    explicit Points(const Tables& tables) : m_tables(tables) {}
    void add(std::string_view name, std::int32_t day, Row dealing) {
        const std::uint32_t points =
            1u + m_said.has(dealing) + m_outcome.has(dealing) + (m_next.has(dealing) && m_next_day.has(dealing));
        std::uint32_t& best = m_best[{std::string(name), customer_of(dealing), day}];
        best = std::max(best, points);
    }
    void give(Counting& counting) const {
        for (const auto& [whose, points] : m_best) counting.of(std::get<0>(whose)).points += points;
    }

private:
    Place customer_of(Row dealing) const {
        for (const Column* who : {&m_person, &m_company, &m_lead})
            if (const Place customer = place_in(m_tables, *who, dealing)) return merged_into(m_tables, customer);
        return {};
    }
    const Column& column(std::string_view key) const { return known_column(m_tables, "dealing", key); }
    const Tables& m_tables;
    const Column &m_said = column("points"), &m_outcome = column("outcome"), &m_next = column("next_step"),
                 &m_next_day = column("next_date"), &m_person = column("person"), &m_company = column("company"),
                 &m_lead = column("lead");
    std::map<std::tuple<std::string, Place, std::int32_t>, std::uint32_t> m_best;
};

Recorded recorded_dealings(Counting& counting) {
    Recorded recorded;
    Points points(counting.tables);
    const Table& dealings = counting.table("dealing");
    const Column &at = counting.column("dealing", "at"), &agent = counting.column("dealing", "agent");
    for (Row row = 0; row < dealings.rows(); ++row) {
        if (!dealings.is_live(row) || !at.has(row) || !agent.has(row)) continue;
        const std::int32_t day = counting.local_day(at.number(row));
        if (day < counting.days.first - recorded_days || day > counting.days.last) continue;
        const std::string name(agent.words(row));
        for (const std::string_view who : {"person", "company"})
            if (const Place customer = place_in(counting.tables, counting.column("dealing", who), row))
                recorded[{name, merged_into(counting.tables, customer)}].insert(day);
        if (!counting.is_within(day)) continue;
        ++counting.of(name).dealings;
        points.add(name, day, row);
    }
    points.give(counting);
    return recorded;
}

// Who sold a document, and how much of it is whose.
struct Part {
    std::string_view seller;
    std::int64_t share = 0; // as CountedSale has it
    bool is_rest = false;   // what the other's share leaves
    std::int64_t of(std::int64_t amount) const {
        if (share == 0) return amount;
        return is_rest ? amount - commission_of(amount, whole_percent - share) : commission_of(amount, share);
    }
};

std::vector<Part> parts_of(const Counting& counting, Place document) {
    const std::string_view entity = counting.tables.schema().entity(document.entity).key;
    const std::string_view seller = counting.column(entity, "agent").words(document.row),
                           other = counting.column(entity, "second_agent").words(document.row);
    const Column& said = counting.column(entity, "second_share");
    const std::int64_t share = said.has(document.row) ? said.number(document.row) : whole_percent / 2;
    if (other.empty() || other == seller || share == 0) return {{.seller = seller}};
    if (share == whole_percent) return {{.seller = other}};
    return {{.seller = seller, .share = whole_percent - share, .is_rest = true}, {.seller = other, .share = share}};
}

void count_sales(Counting& counting, const Recorded& recorded, const SaleDocuments& documents,
                 std::string_view entity) {
    const Table& table = counting.table(entity);
    const Column &date = counting.column(entity, "date"), &agent = counting.column(entity, "agent"),
                 &total = counting.column(entity, "total"), &person = counting.column(entity, "person"),
                 &company = counting.column(entity, "company");
    const auto is_recorded = [&](std::string_view seller, Row row) {
        const std::int32_t day =
            date.code(documents.corrected({known_entity(counting.tables.schema(), entity), row}).row);
        for (const Column* who : {&person, &company}) {
            const Place customer = place_in(counting.tables, *who, row);
            if (!customer) continue;
            const auto found = recorded.find({std::string(seller), merged_into(counting.tables, customer)});
            if (found == recorded.end()) continue;
            const auto before = found->second.lower_bound(day - recorded_days);
            if (before != found->second.end() && *before <= day) return true;
        }
        return false;
    };
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || !agent.has(row) || !date.has(row) || !counting.is_within(date.code(row))) continue;
        const Place document{known_entity(counting.tables.schema(), entity), row};
        const int sign = documents.sign(document);
        if (sign == 0 || (total.has(row) && !counting.is_ours(total.money(row)))) continue;
        const std::int64_t amount = total.has(row) ? sign * total.money(row).minor : 0;
        for (const Part& part : parts_of(counting, document)) {
            Representative& one = counting.of(part.seller);
            if (sign > 0) ++one.sold;
            const std::int64_t theirs = part.of(amount);
            add(one.sales, theirs);
            one.counted.push_back({document, date.code(row), theirs, is_recorded(part.seller, row), part.share});
        }
    }
}

void count_payments(Counting& counting) {
    const Table& payments = counting.table("payment");
    const Column &date = counting.column("payment", "date"), &agent = counting.column("payment", "agent"),
                 &order = counting.column("payment", "order"), &invoice = counting.column("payment", "invoice"),
                 &amount = counting.column("payment", "amount"), &direction = counting.column("payment", "direction");
    // Whose money it is: the payment says it, or what was paid.
    const auto parts = [&](Row row) -> std::vector<Part> {
        if (agent.has(row)) return {{.seller = agent.words(row)}};
        if (const Place paid = place_in(counting.tables, invoice, row)) return parts_of(counting, paid);
        if (const Place paid = place_in(counting.tables, order, row)) return parts_of(counting, paid);
        return {};
    };
    for (Row row = 0; row < payments.rows(); ++row) {
        if (!payments.is_live(row) || !amount.has(row) || !date.has(row) || !counting.is_within(date.code(row)))
            continue;
        const std::vector<Part> sellers = parts(row);
        if (sellers.empty() || sellers.front().seller.empty() || !counting.is_ours(amount.money(row))) continue;
        const std::int64_t minor = amount.money(row).minor * (direction.words(row) == "paid_back" ? -1 : 1);
        for (const Part& part : sellers) add(counting.of(part.seller).received, part.of(minor));
    }
}

void count_deals(Counting& counting) {
    const Table& deals = counting.table("deal");
    const Column &closed = counting.column("deal", "closed_at"), &owner = counting.column("deal", "owner"),
                 &state = counting.column("deal", "state"), &amount = counting.column("deal", "amount");
    for (Row row = 0; row < deals.rows(); ++row) {
        if (!deals.is_live(row) || !owner.has(row) || !closed.has(row)) continue;
        if (!counting.is_within(counting.local_day(closed.number(row)))) continue;
        Representative& one = counting.of(owner.words(row));
        if (state.words(row) == "lost") ++one.lost_deals;
        if (state.words(row) != "won") continue;
        ++one.won_deals;
        if (amount.has(row) && counting.is_ours(amount.money(row))) add(one.won_amount, amount.money(row).minor);
    }
}

void count_targets(Counting& counting) {
    const Table& targets = counting.table("target");
    const Column &owner = counting.column("target", "owner"), &measure = counting.column("target", "measure"),
                 &from = counting.column("target", "from"), &until = counting.column("target", "until"),
                 &amount = counting.column("target", "amount"), &count = counting.column("target", "count");
    for (Row row = 0; row < targets.rows(); ++row) {
        if (!targets.is_live(row) || !owner.has(row) || !from.has(row) || !until.has(row)) continue;
        if (!counting.is_within(from.code(row)) || !counting.is_within(until.code(row))) continue;
        Representative& one = counting.of(owner.words(row));
        const std::string_view of = measure.words(row);
        if (of == "sales" && amount.has(row) && counting.is_ours(amount.money(row)))
            add(one.sales_target, amount.money(row).minor);
        if (of == "won_deals" && count.has(row)) add(one.deal_target, count.number(row));
        if (of == "dealings" && count.has(row)) add(one.dealing_target, count.number(row));
    }
}

// What a seller's part of the lines of a sale comes to; a credit note takes back.
std::int64_t share_of(const Counting& counting, const SaleDocuments& documents, const CountedSale& sale,
                      std::string_view seller, std::int64_t amount) {
    const std::int64_t signed_amount = documents.sign(sale.document) * amount;
    for (const Part& part : parts_of(counting, sale.document))
        if (part.seller == seller) return part.of(signed_amount);
    return 0;
}

void count_commissions(Counting& counting, const SaleDocuments& documents) {
    const EntityIx entity = known_entity(counting.tables.schema(), "commission_rule");
    const Table& rules = counting.tables.table(entity);
    const auto column = [&](std::string_view key) -> const Column& { return counting.column("commission_rule", key); };
    const Column &owner = column("owner"), &basis = column("basis"), &rate = column("rate"), &above = column("above"),
                 &up_to = column("up_to"), &recorded = column("recorded_only"), &product = column("product"),
                 &category = column("category");
    std::optional<SoldLines> sold; // most firms' rules ask for whole sales
    const auto bound = [&](const Column& of, Row row, std::int64_t none) {
        return of.has(row) && of.money(row).currency == counting.reader.currency ? of.money(row).minor : none;
    };
    for (Row row = 0; row < rules.rows(); ++row) {
        if (!rules.is_live(row) || !rate.has(row)) continue;
        for (auto& [name, one] : counting.people) {
            if (owner.has(row) && owner.words(row) != name) continue;
            std::int64_t base = one.received;
            const bool is_margin = basis.words(row) == "margin", asks_lines = product.has(row) || category.has(row);
            if (basis.words(row) != "received") {
                base = 0;
                if ((is_margin || asks_lines) && !sold) sold.emplace(counting.tables, counting.reader.currency);
                const LinesAsked asked{.product = place_in(counting.tables, product, row),
                                       .category = category.has(row) ? folded(category.words(row)) : std::string(),
                                       .is_margin = is_margin};
                for (const CountedSale& sale : one.counted) {
                    if (recorded.code(row) == 1 && !sale.is_recorded) continue;
                    add(base, is_margin || asks_lines
                                  ? share_of(counting, documents, sale, name, sold->of(sale.document, asked))
                                  : sale.total);
                }
            }
            const std::int64_t part = std::min(base, bound(up_to, row, INT64_MAX)) - bound(above, row, 0);
            if (part <= 0) continue;
            const Commission commission{{entity, row}, part, commission_of(part, rate.number(row))};
            add(one.commission, commission.amount);
            one.commissions.push_back(commission);
        }
    }
}

} // namespace

std::int64_t commission_of(std::int64_t basis, std::int64_t rate) {
    constexpr Wide whole = whole_percent;
    const Wide product = static_cast<Wide>(basis) * rate;
    return static_cast<std::int64_t>((product + (product < 0 ? -whole / 2 : whole / 2)) / whole);
}

Performance performance(const Tables& tables, const Days& days, const Reader& reader) {
    Counting counting{tables, days, reader, {}, 0};
    const Recorded recorded = recorded_dealings(counting);
    const SaleDocuments documents{tables};
    for (const std::string_view entity : {"order", "invoice"}) count_sales(counting, recorded, documents, entity);
    for (auto& [name, one] : counting.people) std::ranges::stable_sort(one.counted, {}, &CountedSale::day);
    count_payments(counting);
    count_deals(counting);
    count_targets(counting);
    count_commissions(counting, documents);
    Performance found{.people = {}, .other_currency = counting.other_currency};
    for (auto& [name, one] : counting.people) found.people.push_back(std::move(one));
    std::ranges::stable_sort(found.people, std::ranges::greater{}, &Representative::sales);
    return found;
}

} // namespace crm
