// What the commands about doubles share: of which kind, how alike, and the search itself. Private to them.
#pragma once
#include <vector>

#include "core/queries/duplicates.hpp"
#include "server-stub/cli_data.hpp"

namespace crm::cli {

// A probability; told when it is none.
std::optional<float> share_option(const Invocation& invocation, std::string_view option, float otherwise);
// The kind of record that the command line names, else people; told when no doubles of it are looked for.
EntityIx kind_of(const Invocation& invocation, const OpenData& data);

struct FoundDoubles {
    DuplicateIndex index;
    std::vector<DuplicatePair> pairs;
};
FoundDoubles find_doubles(const Invocation& invocation, const OpenData& data, EntityIx entity, float score_min);

} // namespace crm::cli
