#include "core/sales/price_of.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/queries/known_fields.hpp"
#include "core/sales/bundles.hpp"

namespace crm {

namespace {

bool carries(const Tables& tables, RecordId customer, RecordId tag) {
    const Place place = tables.find(customer);
    if (!place) return false;
    return std::ranges::contains(tables.elements(place, known_field(tables.schema(), place.entity, "tags")),
                                 Value{tag});
}

// A price that counts, and how it stands among others: the greatest is taken.
struct Candidate {
    FoundPrice found;
    bool is_for_tag = false;
    std::int64_t since = 0; // day
    auto rank() const { return std::tuple(is_for_tag, since, found.from_quantity, -found.price.minor); }
};

class Prices {
public:
    Prices(const Tables& tables, const PriceWanted& wanted) : m_tables(tables), m_wanted(wanted) {}

    // No currency in what is found: it does not count.
    Candidate candidate(Place price) const {
        Candidate candidate;
        const Money money = money_of(price);
        const Value from = cell(price, "from_quantity"), list = cell(price, "price_list");
        const auto* quantity = std::get_if<std::int64_t>(&from);
        const auto* list_id = std::get_if<RecordId>(&list);
        if (!money.currency || !list_id || (quantity && *quantity > m_wanted.quantity) || !counts(*list_id, candidate))
            return candidate;
        candidate.found = {money, *list_id, quantity ? *quantity : 0};
        return candidate;
    }

    Money money_of(Place place) const {
        const Value value = cell(place, "price");
        const auto* money = std::get_if<Money>(&value);
        if (!money || (m_wanted.currency && money->currency != m_wanted.currency)) return {};
        return *money;
    }

private:
    Value cell(Place place, std::string_view key) const {
        return m_tables.value(place, known_field(m_tables.schema(), place.entity, key));
    }

    bool counts(RecordId id, Candidate& candidate) const {
        if (!m_tables.is_live(id)) return false;
        const Place list = m_tables.find(id);
        const Value retired = cell(list, "is_retired"), from = cell(list, "from"), until = cell(list, "until"),
                    tag = cell(list, "tag");
        if (retired == Value{std::int64_t{1}}) return false;
        const std::int64_t day = m_wanted.date.days;
        const auto *first = std::get_if<std::int64_t>(&from), *last = std::get_if<std::int64_t>(&until);
        if ((first && day < *first) || (last && day > *last)) return false;
        candidate.since = first ? *first : std::numeric_limits<std::int64_t>::min();
        const auto* wanted_tag = std::get_if<RecordId>(&tag);
        candidate.is_for_tag = wanted_tag;
        return !wanted_tag || carries(m_tables, m_wanted.person, *wanted_tag) ||
               carries(m_tables, m_wanted.company, *wanted_tag);
    }

    const Tables& m_tables;
    const PriceWanted& m_wanted;
};

} // namespace

FoundPrice price_of(const Tables& tables, RelationCache& relations, const PriceWanted& wanted) {
    const Place product = tables.find(wanted.product);
    if (!product) return {};
    const Prices prices(tables, wanted);
    const EntityIx price = known_entity(tables.schema(), "price");
    Candidate best;
    for (const Row row : children(tables, relations, "price", "product", product)) {
        const Candidate candidate = prices.candidate({price, row});
        if (candidate.found.price.currency && (!best.found.price.currency || candidate.rank() > best.rank()))
            best = candidate;
    }
    if (!best.found.price.currency) best.found.price = prices.money_of(product);
    if (!best.found.price.currency)
        if (const auto worth = worth_of_parts(tables, bundle_parts(tables, relations, product));
            worth && (!wanted.currency || worth->currency == wanted.currency))
            best.found.price = *worth;
    return best.found;
}

} // namespace crm
