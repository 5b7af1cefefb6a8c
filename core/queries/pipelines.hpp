// Pipelines and their stages in the order a firm has given them, and what a deal is worth on its way.
#pragma once
#include <vector>

#include "core/queries/reader.hpp"

namespace crm {

// Live ones, by position; those of one position by age of their records.
std::vector<Row> pipelines_in_order(const Tables& tables);
std::vector<Row> stages_in_order(const Tables& tables, Row pipeline);
std::vector<Row> stages_in_order(const Tables& tables); // of all pipelines, one pipeline after the other

enum class StageKind : std::uint8_t { open, won, lost };
StageKind kind_of_stage(const Tables& tables, Row stage);              // open where it says nothing
Place first_stage(const Tables& tables, Row pipeline, StageKind kind); // nowhere: it has none

// The columns of deals, looked up once for a walk over many.
struct DealColumns {
    explicit DealColumns(const Tables& tables);
    const Tables& tables;
    const Table& deals;
    const Column &stage, &pipeline, &amount, &probability, &since, &closed, &state;
    const Column &stage_kind, &stage_probability, &stage_stuck_days;

    Row stage_of(Row deal) const; // no_row: it has none
    // What the stage says; the deal's own cell "state" follows it, but arrives with other operations.
    StageKind kind(Row deal) const;
    int chance(Row deal) const; // per cent: its own, else its stage's; 100 when won, 0 when lost
    // Its amount times the chance, rounded half away from zero to the minor unit.
    Money weighted(Row deal) const;
    Money weighted(Row deal, Money whole) const;            // of what the amount is in another currency
    std::int64_t days_in_stage(Row deal, Moment now) const; // whole days; 0 when unknown
    bool is_stuck(Row deal, Moment now) const;              // open, and longer in the stage than the stage allows
};

} // namespace crm
