#include "core/queries/partner.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"
#include "core/queries/pipelines.hpp"

namespace crm {

namespace {

constexpr std::int64_t whole = 100 * 10'000; // per cents are kept as ten-thousandths

// Half away from zero; what is won is never negative, and the share never more than it.
std::int64_t share_of(std::int64_t won, std::int64_t percent) {
    return static_cast<std::int64_t>((static_cast<__int128>(won) * percent + whole / 2) / whole);
}

std::optional<std::vector<PartnerSum>> sums_of(const DealColumns& deals, const std::vector<Row>& rows) {
    std::vector<PartnerSum> sums;
    for (const Row row : rows) {
        const StageKind kind = deals.kind(row);
        if (!deals.amount.has(row) || kind == StageKind::lost) continue;
        const Money amount = deals.amount.money(row);
        auto sum = std::ranges::find(sums, amount.currency, &PartnerSum::currency);
        if (sum == sums.end()) sum = sums.insert(sums.end(), {.currency = amount.currency});
        std::int64_t& part = kind == StageKind::won ? sum->won : sum->open;
        if (__builtin_add_overflow(part, amount.minor, &part)) return {};
    }
    return sums;
}

} // namespace

PartnerDeals deals_through(const Tables& tables, RelationCache& relations, Place company) {
    PartnerDeals through{.rows = children(tables, relations, "deal", "partner", company)};
    const DealColumns deals(tables);
    for (const Row row : through.rows) {
        through.won += deals.kind(row) == StageKind::won;
        through.open += deals.kind(row) == StageKind::open;
    }
    through.sums = sums_of(deals, through.rows);
    const std::int64_t percent = known_column(tables, "company", "commission").number(company.row);
    if (through.sums && percent != missing_number)
        for (PartnerSum& sum : *through.sums) sum.commission = share_of(sum.won, percent);
    return through;
}

bool is_partner(const Tables& tables, RelationCache& relations, Place company) {
    const FieldIx roles = known_field(tables.schema(), company.entity, "roles");
    for (const Value& role : tables.elements(company, roles))
        if (role == Value{std::string("partner")} || role == Value{std::string("agent")}) return true;
    return !children(tables, relations, "deal", "partner", company).empty();
}

} // namespace crm
