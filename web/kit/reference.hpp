// A field that holds another record: type to search, arrows and Enter to choose, "create «…»" when it is not there yet.
//
//     Reference company{draft.company_id, draft.company_name};
//     auto result = reference_ui("company", {.label = "الشركة"}, company,
//                                [&](std::string_view query, std::vector<ReferenceOption>& out) { find_companies(query,
//                                out); });
//     if (result.create) open_new_company(result.created_name);
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/kit/field.hpp"

namespace crm {

struct Reference {
    std::uint64_t id = 0; // 0: none; the caller's own number for a record
    std::string label{};
    bool operator==(const Reference&) const = default;
};

struct ReferenceOption {
    std::uint64_t id = 0;
    std::string label{}, detail{};
    Icon icon = Icon::none; // none: an avatar with initials
};

using ReferenceSource = std::function<void(std::string_view query, std::vector<ReferenceOption>& found)>;

struct ReferenceResult : FieldResult {
    bool create = false; // the person asked for a new record of this name
    std::string created_name{};
    bool opened = false; // the person clicked the arrow beside a chosen record
};

struct ReferenceFieldSpec {
    bool can_create = true, can_open = false;
    bool keeps_typed = false; // words are a value as they stand: each letter changes `value`, none needs Enter
};
ReferenceResult reference_ui(std::string_view id, const FieldSpec& spec, Reference& value,
                             const ReferenceSource& source, ReferenceFieldSpec more = {});

} // namespace crm
