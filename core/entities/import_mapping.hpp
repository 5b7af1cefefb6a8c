// How a sheet with a certain heading was taken in the last time, so that the next one with the same heading needs no
// questions, on any device of the firm. No list shows these; an undo of the import leaves them.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto import_mapping_fields = with_system_fields({
    {.key = "name", .label = {"العناوين", "Headings"}, .section = "main"},
    {.key = "fingerprint",
     .label = {"البصمة", "Fingerprint"},
     .read_only = true,
     .merge = Merge::immutable,
     .section = "system"},
    {.key = "content", .label = {"المطابقة", "Mapping"}, .type = FieldType::long_text, .section = "main"},
});

inline constexpr EntityDef import_mapping = {.key = "import_mapping",
                                             .label = {"مطابقة استيراد", "Import mapping"},
                                             .plural = {"مطابقات الاستيراد", "Import mappings"},
                                             .fields = import_mapping_fields,
                                             .name_field = "name",
                                             .listed = false};
static_assert(problem_in(import_mapping).empty());

} // namespace crm
