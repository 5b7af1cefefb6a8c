// The fields that make two records alike, as people read them, strongest first: "الاسم، الهاتف".
#pragma once
#include <span>
#include <string>

#include "core/queries/duplicates.hpp"
#include "core/text/item_list.hpp"

namespace crm {

inline std::string alike_fields(const Schema& schema, std::span<const DuplicateReason> reasons, Language language) {
    std::string fields;
    for (const DuplicateReason& reason : reasons)
        if (reason.bits > 0)
            append_item(fields, schema.field(reason.entity, reason.field).label.in(language), language);
    return fields;
}

} // namespace crm
