// What kind of value each part of a formula gives, and whether the parts fit together. Private to core/formula.
#pragma once
#include "core/formula/formula.hpp"

namespace crm {

inline constexpr std::int64_t formula_number_max = 1'000'000'000'000'000'000 / 1000; // a hundred thousand millions

// Decides the kind of a node whose parts have theirs, and binds the words of choices. `entity`: whose fields the parts
// name (of a roll-up those of its condition).
std::optional<FormulaProblem> check_node(const Schema& schema, EntityIx entity, Formula& node);

} // namespace crm
