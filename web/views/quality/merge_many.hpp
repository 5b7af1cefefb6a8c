// Many doubles merged at once: from which likeness on, who stays and who joins him, one undo.
#pragma once
#include <vector>

#include "core/queries/duplicates.hpp"
#include "web/frame/context.hpp"

namespace crm {

inline std::uint64_t pair_key(const DuplicatePair& pair) { return std::uint64_t{pair.first} << 32 | pair.second; }

// `are_chosen`: a person picked these very pairs, so no likeness is asked for.
void open_merge_many(Context& ctx, EntityIx entity, std::vector<DuplicatePair> pairs, bool are_chosen);
void merge_many_ui(Context& ctx); // while it is open

} // namespace crm
