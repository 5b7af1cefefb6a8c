// What a firm makes its own, as ordinary records: its fields, the choices of any field, and its words for our things.
// They are edited, undone, synced and exported like any record; core/store/custom_fields.hpp makes the schema of them.
#pragma once
#include <optional>
#include <utility>

#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef custom_types[] = {
    {"text", {"نص", "Text"}},
    {"long_text", {"نص طويل", "Long text"}},
    {"term", {"كلمة متكررة", "Recurring word"}},
    {"integer", {"عدد", "Number"}},
    {"decimal", {"عدد عشري", "Decimal"}},
    {"money", {"مبلغ", "Money"}},
    {"date", {"تاريخ", "Date"}},
    {"choice", {"اختيار", "Choice"}},
    {"yes_no", {"نعم أو لا", "Yes or no"}},
    {"link", {"رابط", "Link"}},
    {"phone", {"هاتف", "Phone"}},
    {"email", {"بريد إلكتروني", "E-mail"}},
    {"reference", {"سجل آخر", "Another record"}},
};

// The type that a field's record names, and back.
inline constexpr std::pair<std::string_view, FieldType> custom_type_names[] = {
    {"text", FieldType::text},          {"long_text", FieldType::long_text}, {"term", FieldType::term},
    {"integer", FieldType::integer},    {"decimal", FieldType::decimal},     {"money", FieldType::money},
    {"date", FieldType::date},          {"choice", FieldType::choice},       {"yes_no", FieldType::yes_no},
    {"link", FieldType::link},          {"phone", FieldType::phone},         {"email", FieldType::email},
    {"reference", FieldType::reference}};
constexpr std::optional<FieldType> type_from(std::string_view name) {
    for (const auto& [each, type] : custom_type_names)
        if (each == name) return type;
    return {};
}
constexpr std::string_view type_name(FieldType type) {
    for (const auto& [name, each] : custom_type_names)
        if (each == type) return name;
    return "text";
}

inline constexpr auto custom_field_fields = with_system_fields({
    {.key = "label_ar", .label = {"الاسم بالعربية", "Name in Arabic"}, .section = "main", .list_order = 1},
    {.key = "label_en", .label = {"الاسم بالإنجليزية", "Name in English"}, .section = "main", .list_order = 2},
    {.key = "entity",
     .label = {"يُضاف إلى", "Added to"},
     .required = true,
     .merge = Merge::immutable,
     .section = "main",
     .list_order = 3},
    {.key = "type",
     .label = {"النوع", "Type"},
     .type = FieldType::choice,
     .choices = custom_types,
     .required = true,
     .merge = Merge::immutable,
     .section = "main",
     .list_order = 4},
    {.key = "became", // another kind, later: the first one is known whatever is undone
     .label = {"صار نوعه", "Became"},
     .type = FieldType::choice,
     .choices = custom_types,
     .section = "system"},
    {.key = "choices",
     .label = {"الاختيارات", "Choices"},
     .type = FieldType::term,
     .merge = Merge::all_of,
     .section = "main"},
    {.key = "is_required", .label = {"مطلوب", "Required"}, .type = FieldType::yes_no, .section = "main"},
    {.key = "is_unique",
     .label = {"لا يتكرر", "Unique"},
     .help = {"لا يحمل سجلان القيمة نفسها", "No two records hold the same value"},
     .type = FieldType::yes_no,
     .section = "main"},
    {.key = "is_several",
     .label = {"عدة قيم", "Several values"},
     .type = FieldType::yes_no,
     .merge = Merge::immutable,
     .section = "main"},
    {.key = "is_hidden",
     .label = {"مخفي من النماذج", "Hidden from forms"},
     .type = FieldType::yes_no,
     .section = "main"},
    {.key = "target", .label = {"يشير إلى", "Refers to"}, .merge = Merge::immutable, .section = "main"},
    {.key = "section_of", .label = {"القسم", "Section"}, .section = "main"},
    {.key = "position", .label = {"الموضع", "Position"}, .type = FieldType::integer, .section = "system"},
    {.key = "help_ar", .label = {"شرح بالعربية", "Help in Arabic"}, .section = "details"},
    {.key = "help_en", .label = {"شرح بالإنجليزية", "Help in English"}, .section = "details"},
    {.key = "minimum", .label = {"أصغر قيمة", "Smallest value"}, .type = FieldType::integer, .section = "details"},
    {.key = "maximum", .label = {"أكبر قيمة", "Largest value"}, .type = FieldType::integer, .section = "details"},
    {.key = "example",
     .label = {"مثال للشكل", "Example of its form"},
     .help = {"مثل AB-1234: حرفان وشرطة وأربعة أرقام", "Such as AB-1234: two letters, a dash and four digits"},
     .length_max = 60,
     .section = "details"},
    {.key = "formula", .label = {"المعادلة", "Formula"}, .type = FieldType::long_text, .section = "main"},
    {.key = "key", .label = {"المفتاح", "Key"}, .read_only = true, .merge = Merge::immutable, .section = "system"},
});
inline constexpr EntityDef custom_field = {.key = "field",
                                           .label = {"حقل", "Field"},
                                           .plural = {"الحقول", "Fields"},
                                           .fields = custom_field_fields,
                                           .name_field = "label_ar",
                                           .listed = false};
static_assert(problem_in(custom_field).empty());

// The colours a choice may have, by the names of Tone.
inline constexpr ChoiceDef choice_tones[] = {
    {"neutral", {"رمادي", "Grey"}, Tone::neutral}, {"info", {"أزرق", "Blue"}, Tone::info},
    {"success", {"أخضر", "Green"}, Tone::success}, {"warning", {"أصفر", "Amber"}, Tone::warning},
    {"danger", {"أحمر", "Red"}, Tone::danger},     {"accent", {"فيروزي", "Teal"}, Tone::accent},
};

// A choice of a field, the firm's own or one of ours: of_field is "dealing.channel".
inline constexpr auto own_choice_fields = with_system_fields({
    {.key = "label_ar", .label = {"الاسم بالعربية", "Name in Arabic"}, .section = "main", .list_order = 1},
    {.key = "label_en", .label = {"الاسم بالإنجليزية", "Name in English"}, .section = "main", .list_order = 2},
    {.key = "of_field",
     .label = {"الحقل", "Field"},
     .required = true,
     .merge = Merge::immutable,
     .section = "main",
     .list_order = 3},
    {.key = "tone",
     .label = {"اللون", "Colour"},
     .type = FieldType::choice,
     .choices = choice_tones,
     .section = "main"},
    {.key = "is_archived", .label = {"مؤرشف", "Archived"}, .type = FieldType::yes_no, .section = "main"},
    {.key = "position", .label = {"الموضع", "Position"}, .type = FieldType::integer, .section = "system"},
    {.key = "key", .label = {"المفتاح", "Key"}, .read_only = true, .merge = Merge::immutable, .section = "system"},
});
inline constexpr EntityDef own_choice = {.key = "choice",
                                         .label = {"اختيار", "Choice"},
                                         .plural = {"الاختيارات", "Choices"},
                                         .fields = own_choice_fields,
                                         .name_field = "label_ar",
                                         .listed = false};
static_assert(problem_in(own_choice).empty());

// What the firm calls a kind of record ("entity.person") or a section of forms ("section.money").
inline constexpr auto own_word_fields = with_system_fields({
    {.key = "one_ar", .label = {"المفرد بالعربية", "One, in Arabic"}, .section = "main", .list_order = 1},
    {.key = "many_ar", .label = {"الجمع بالعربية", "Several, in Arabic"}, .section = "main", .list_order = 2},
    {.key = "one_en", .label = {"المفرد بالإنجليزية", "One, in English"}, .section = "main", .list_order = 3},
    {.key = "many_en", .label = {"الجمع بالإنجليزية", "Several, in English"}, .section = "main", .list_order = 4},
    {.key = "subject",
     .label = {"ما يُسمّى", "What is named"},
     .required = true,
     .merge = Merge::immutable,
     .section = "main"},
    {.key = "position", .label = {"الموضع", "Position"}, .type = FieldType::integer, .section = "system"},
});
inline constexpr EntityDef own_word = {.key = "word",
                                       .label = {"كلمة", "Word"},
                                       .plural = {"الكلمات", "Words"},
                                       .fields = own_word_fields,
                                       .name_field = "one_ar",
                                       .listed = false};
static_assert(problem_in(own_word).empty());

} // namespace crm
