// A tag: a word of the firm's own to group customers by.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef tag_tones[] = {
    {"neutral", {"رمادي", "Grey"}, Tone::neutral}, {"info", {"أزرق", "Blue"}, Tone::info},
    {"success", {"أخضر", "Green"}, Tone::success}, {"warning", {"أصفر", "Amber"}, Tone::warning},
    {"danger", {"أحمر", "Red"}, Tone::danger},     {"accent", {"فيروزي", "Teal"}, Tone::accent},
};

inline constexpr auto tag_fields = with_system_fields({
    {.key = "name",
     .label = {"الاسم", "Name"},
     .required = true,
     .duplicate_weight = 9,
     .search_weight = 5,
     .section = "main",
     .list_order = 1,
     .import_names = "name|tag|الوسم|الاسم"},
    {.key = "tone",
     .label = {"اللون", "Colour"},
     .type = FieldType::choice,
     .choices = tag_tones,
     .section = "main",
     .list_order = 2},
});

inline constexpr EntityDef tag = {
    .key = "tag", .label = {"وسم", "Tag"}, .plural = {"الوسوم", "Tags"}, .fields = tag_fields, .name_field = "name"};
static_assert(problem_in(tag).empty());

} // namespace crm
