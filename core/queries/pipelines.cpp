#include "core/queries/pipelines.hpp"

#include <algorithm>
#include <tuple>

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {
// Rows by position, then by age, then by name of the record, so that every device shows the same order.
void put_in_order(const Tables& tables, std::string_view entity, std::vector<Row>& rows) {
    const EntityIx ix = known_entity(tables.schema(), entity);
    const Column &position = known_column(tables, entity, "position"),
                 &created = known_column(tables, entity, "created_at");
    std::ranges::sort(rows, {}, [&](Row row) {
        const std::int64_t at = position.number(row);
        return std::tuple(at == missing_number ? INT64_MAX : at, created.number(row), tables.id({ix, row}));
    });
}
} // namespace

std::vector<Row> pipelines_in_order(const Tables& tables) {
    const Table& table = tables.table(known_entity(tables.schema(), "pipeline"));
    std::vector<Row> rows;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) rows.push_back(row);
    put_in_order(tables, "pipeline", rows);
    return rows;
}

std::vector<Row> stages_in_order(const Tables& tables, Row pipeline) {
    const Table& table = tables.table(known_entity(tables.schema(), "stage"));
    const Column& owner = known_column(tables, "stage", "pipeline");
    const Handle handle = tables.table(known_entity(tables.schema(), "pipeline")).handles[pipeline];
    std::vector<Row> rows;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row) && owner.reference(row) == handle) rows.push_back(row);
    put_in_order(tables, "stage", rows);
    return rows;
}

std::vector<Row> stages_in_order(const Tables& tables) {
    std::vector<Row> all;
    for (const Row pipeline : pipelines_in_order(tables))
        for (const Row stage : stages_in_order(tables, pipeline)) all.push_back(stage);
    return all;
}

StageKind kind_of_stage(const Tables& tables, Row stage) {
    const std::string_view kind = known_column(tables, "stage", "kind").words(stage);
    return kind == "won" ? StageKind::won : kind == "lost" ? StageKind::lost : StageKind::open;
}

Place first_stage(const Tables& tables, Row pipeline, StageKind kind) {
    for (const Row row : stages_in_order(tables, pipeline))
        if (kind_of_stage(tables, row) == kind) return {known_entity(tables.schema(), "stage"), row};
    return {};
}

DealColumns::DealColumns(const Tables& all)
    : tables(all), deals(all.table(known_entity(all.schema(), "deal"))), stage(known_column(all, "deal", "stage")),
      pipeline(known_column(all, "deal", "pipeline")), amount(known_column(all, "deal", "amount")),
      probability(known_column(all, "deal", "probability")), since(known_column(all, "deal", "stage_since")),
      closed(known_column(all, "deal", "closed_at")), state(known_column(all, "deal", "state")),
      stage_kind(known_column(all, "stage", "kind")), stage_probability(known_column(all, "stage", "probability")),
      stage_stuck_days(known_column(all, "stage", "stuck_days")) {}

Row DealColumns::stage_of(Row deal) const {
    const Place place = place_in(tables, stage, deal);
    return place ? place.row : no_row;
}

StageKind DealColumns::kind(Row deal) const {
    const Row at = stage_of(deal);
    const std::string_view kind = at == no_row ? state.words(deal) : stage_kind.words(at);
    return kind == "won" ? StageKind::won : kind == "lost" ? StageKind::lost : StageKind::open;
}

int DealColumns::chance(Row deal) const {
    const StageKind at = kind(deal);
    if (at != StageKind::open) return at == StageKind::won ? 100 : 0;
    std::int64_t chance = probability.number(deal);
    if (const Row row = stage_of(deal); chance == missing_number && row != no_row)
        chance = stage_probability.number(row);
    return chance == missing_number ? 0 : static_cast<int>(std::clamp<std::int64_t>(chance, 0, 100));
}

Money DealColumns::weighted(Row deal) const { return amount.has(deal) ? weighted(deal, amount.money(deal)) : Money{}; }

Money DealColumns::weighted(Row deal, Money whole) const {
    const auto product = static_cast<__int128>(whole.minor) * chance(deal);
    return {static_cast<std::int64_t>((product + (product < 0 ? -50 : 50)) / 100), whole.currency};
}

std::int64_t DealColumns::days_in_stage(Row deal, Moment now) const {
    const std::int64_t from = since.number(deal);
    return from == missing_number || from > now.ms ? 0 : (now.ms - from) / 86'400'000;
}

bool DealColumns::is_stuck(Row deal, Moment now) const {
    const Row row = stage_of(deal);
    if (row == no_row || kind(deal) != StageKind::open) return false;
    const std::int64_t allowed = stage_stuck_days.number(row);
    return allowed != missing_number && days_in_stage(deal, now) > allowed;
}

} // namespace crm
