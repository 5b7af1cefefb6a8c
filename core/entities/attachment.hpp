// A file or a picture that belongs to another record: a contract, a receipt, a photograph of the goods. The record is
// like any other; the bytes are pieces that the vault keeps by their content (app/attachments.hpp), and `pieces` names
// them in order. What a file holds never changes: another version is another attachment.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr auto attachment_fields = with_system_fields({
    {.key = "name",
     .label = {"اسم الملف", "File name"},
     .length_max = 255,
     .required = true,
     .privacy = Privacy::personal,
     .search_weight = 6,
     .section = "main",
     .list_order = 1},
    {.key = "kind",
     .label = {"النوع", "Kind"},
     .type = FieldType::term,
     .read_only = true,
     .section = "main",
     .list_order = 4},
    {.key = "size",
     .label = {"الحجم بالبايت", "Size in bytes"},
     .type = FieldType::integer,
     .min = 0,
     .read_only = true,
     .section = "main",
     .list_order = 5},
    {.key = "person",
     .label = {"الشخص", "Person"},
     .type = FieldType::reference,
     .target = "person",
     .section = "main",
     .list_order = 2},
    {.key = "company",
     .label = {"الشركة", "Company"},
     .type = FieldType::reference,
     .target = "company",
     .section = "main",
     .list_order = 3},
    {.key = "order", .label = {"الطلب", "Order"}, .type = FieldType::reference, .target = "order", .section = "main"},
    {.key = "dealing",
     .label = {"التعامل", "Dealing"},
     .type = FieldType::reference,
     .target = "dealing",
     .section = "main"},
    {.key = "task", .label = {"المهمة", "Task"}, .type = FieldType::reference, .target = "task", .section = "main"},
    {.key = "note", .label = {"الملاحظة", "Note"}, .type = FieldType::reference, .target = "note", .section = "main"},
    {.key = "product",
     .label = {"المنتج", "Product"},
     .type = FieldType::reference,
     .target = "product",
     .section = "main"},
    {.key = "occasion",
     .label = {"المناسبة", "Occasion"},
     .type = FieldType::reference,
     .target = "occasion",
     .section = "main"},
    {.key = "pieces",
     .label = {"بصمات المحتوى", "Content hashes"},
     .type = FieldType::long_text,
     .read_only = true,
     .hidden = true,
     .merge = Merge::immutable,
     .privacy = Privacy::personal,
     .section = "system"},
    erased_at_field,
});

inline constexpr EntityDef attachment = {.key = "attachment",
                                         .label = {"ملف", "File"},
                                         .plural = {"الملفات", "Files"},
                                         .fields = attachment_fields,
                                         .name_field = "name"};
static_assert(problem_in(attachment).empty());

} // namespace crm
