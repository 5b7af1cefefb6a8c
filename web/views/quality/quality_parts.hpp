// The parts of the screen that cleans the data, and what they keep between frames.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/queries/duplicates.hpp"
#include "core/queries/quality.hpp"
#include "web/frame/context.hpp"
#include "web/kit/table.hpp"

namespace crm {

struct QualityState {
    int part = 0, kind = 0; // which list; people or companies
    // The lists to mend: those of the last look stand while the next one goes on.
    std::uint64_t revision = ~std::uint64_t{0};
    const Tables* tables = nullptr;
    std::unique_ptr<CleanUpScan> scan;
    CleanUp clean_up;
    // What still holds of the pairs found last.
    std::vector<DuplicatePair> pairs;
    std::uint64_t pairs_revision = 0;
    const void* pairs_of = nullptr;
    bool is_stopped = false;
    std::vector<Row> erased; // people, the last one first
    std::uint64_t erased_revision = ~std::uint64_t{0};
    TableView pair_view, list_view, erased_view;
    TableSelection pair_selection, list_selection;
};

void doubles_part_ui(Context& ctx, QualityState& state);
void erased_part_ui(Context& ctx, QualityState& state);
void clean_up_part_ui(Context& ctx, QualityState& state, CleanUpKind kind);

std::string share_text(const Context& ctx, float share);

} // namespace crm
