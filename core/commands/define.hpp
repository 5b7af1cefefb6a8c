// What a firm makes its own, before it is kept: whether a field, a choice or a word makes sense, and the cells that
// follow from it (its key, the kind of a formula's result).
#pragma once
#include <functional>
#include <utility>

#include "core/record/problem.hpp"
#include "core/store/tables.hpp"

namespace crm {

struct Definition {
    const Tables& tables;
    EntityIx entity = no_entity; // field, choice or word
    RecordId id;
    std::function<Value(std::string_view key)> value; // as it would be afterwards
};

std::vector<std::pair<std::string_view, Value>> cells_of_definition(const Definition& definition, std::uint64_t suffix,
                                                                    Problems& problems);

// A key from an English label, with a suffix no other device will choose: "x_shoe_size_7f3a".
std::string own_key(std::string_view label_en, std::uint64_t suffix);

} // namespace crm
