// A product or a service that the firm sells.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef product_kinds[] = {{"product", {"سلعة", "Product"}, Tone::info}, {"service", {"خدمة", "Service"}, Tone::accent}};

inline constexpr auto product_fields = with_system_fields({
    {.key = "name", .label = {"الاسم", "Name"}, .required = true, .duplicate_weight = 7, .search_weight = 8, .section = "main",
     .list_order = 1, .import_names = "name|product|product name|item|المنتج|الصنف|اسم المنتج"},
    {.key = "code", .label = {"الرمز", "Code"}, .duplicate_weight = 9, .search_weight = 6, .section = "main", .list_order = 2,
     .import_names = "code|sku|barcode|item code|الرمز|رقم الصنف|الباركود"},
    {.key = "kind", .label = {"النوع", "Kind"}, .type = FieldType::choice, .choices = product_kinds, .section = "main", .list_order = 3,
     .import_names = "kind|type|النوع"},
    {.key = "category", .label = {"الفئة", "Category"}, .type = FieldType::term, .search_weight = 2, .section = "main", .list_order = 4,
     .import_names = "category|group|الفئة|المجموعة"},
    {.key = "unit", .label = {"الوحدة", "Unit"}, .type = FieldType::term, .section = "money", .import_names = "unit|الوحدة"},
    {.key = "price", .label = {"السعر", "Price"}, .type = FieldType::money, .min = 0, .section = "money", .list_order = 5,
     .import_names = "price|unit price|السعر|سعر البيع"},
    {.key = "cost", .label = {"التكلفة", "Cost"}, .type = FieldType::money, .min = 0, .privacy = Privacy::internal, .section = "money",
     .import_names = "cost|التكلفة"},
    {.key = "tax_rate", .label = {"نسبة الضريبة ٪", "Tax rate %"}, .type = FieldType::decimal, .min = 0, .max = 1000000,
     .section = "money", .import_names = "tax|vat|tax rate|الضريبة"},
    {.key = "is_retired", .label = {"موقوف", "Retired"}, .type = FieldType::yes_no, .section = "details"},
    {.key = "description", .label = {"الوصف", "Description"}, .type = FieldType::long_text, .search_weight = 1, .section = "details",
     .import_names = "description|الوصف"},
});

inline constexpr EntityDef product = {
    .key = "product", .label = {"منتج", "Product"}, .plural = {"المنتجات", "Products"}, .fields = product_fields, .name_field = "name"};
static_assert(problem_in(product).empty());

} // namespace crm
