// What quotes, orders and invoices have in common: the rows of their lines, and what they say about money. What they
// come to is computed in one place, core/sales/document_total.hpp.
#pragma once
#include "core/entities/common.hpp"

namespace crm::document_rows {

inline constexpr ChoiceDef tax_kinds[] = {
    {"taxed", {"خاضع للضريبة", "Taxed"}, Tone::info},
    {"zero", {"بنسبة صفر", "Zero-rated"}, Tone::success},
    {"exempt", {"معفى", "Exempt"}, Tone::neutral},
};

inline constexpr std::int64_t percent_max = 1'000'000; // 100 %, in ten-thousandths

// ---- of a line; empty rate and empty kind say nothing about tax ----
inline constexpr FieldDef product = {.key = "product",
                                     .label = {"المنتج", "Product"},
                                     .type = FieldType::reference,
                                     .target = "product",
                                     .section = "main",
                                     .list_order = 1,
                                     .import_names =
                                         "product|item|product name|item name|المنتج|الصنف|اسم المنتج|اسم الصنف"};
inline constexpr FieldDef description = {
    .key = "description", .label = {"البيان", "Description"}, .section = "main", .list_order = 2};
inline constexpr FieldDef quantity = {.key = "quantity",
                                      .label = {"الكمية", "Quantity"},
                                      .type = FieldType::decimal,
                                      .min = 0,
                                      .section = "main",
                                      .list_order = 3,
                                      .import_names = "quantity|qty|cds|units|الكمية"};
inline constexpr FieldDef unit = {
    .key = "unit", .label = {"الوحدة", "Unit"}, .type = FieldType::term, .section = "main"};
inline constexpr FieldDef price = {.key = "price",
                                   .label = {"سعر الوحدة", "Unit price"},
                                   .type = FieldType::money,
                                   .section = "main",
                                   .list_order = 4,
                                   .import_names = "price|unit price|السعر"};
inline constexpr FieldDef line_discount = {
    .key = "discount", .label = {"الخصم", "Discount"}, .type = FieldType::money, .min = 0, .section = "main"};
inline constexpr FieldDef line_discount_percent = {.key = "discount_percent",
                                                   .label = {"الخصم ٪", "Discount %"},
                                                   .type = FieldType::decimal,
                                                   .min = 0,
                                                   .max = percent_max,
                                                   .section = "main"};
inline constexpr FieldDef tax_rate = {.key = "tax_rate",
                                      .label = {"الضريبة ٪", "Tax %"},
                                      .type = FieldType::decimal,
                                      .min = 0,
                                      .max = percent_max,
                                      .section = "main"};
inline constexpr FieldDef tax_kind = {.key = "tax_kind",
                                      .label = {"نوع الضريبة", "Kind of tax"},
                                      .help = {"إن تُرك فارغًا فبحسب النسبة", "Empty means as the rate says"},
                                      .type = FieldType::choice,
                                      .choices = tax_kinds,
                                      .section = "main"};

// ---- of the document ----
inline constexpr FieldDef person = {
    .key = "person",
    .label = {"الشخص", "Person"},
    .type = FieldType::reference,
    .target = "person",
    .section = "main",
    .list_order = 3,
    .import_names =
        "customer|customer id|customer_id|customer name|cust|masterid|person|client|العميل|رقم العميل|اسم العميل"};
inline constexpr FieldDef company = {.key = "company",
                                     .label = {"الشركة", "Company"},
                                     .type = FieldType::reference,
                                     .target = "company",
                                     .section = "main",
                                     .list_order = 6,
                                     .import_names = "company|الشركة"};
inline constexpr FieldDef deal = {
    .key = "deal", .label = {"الصفقة", "Deal"}, .type = FieldType::reference, .target = "deal", .section = "details"};
inline constexpr FieldDef discount = {.key = "discount",
                                      .label = {"الخصم", "Discount"},
                                      .type = FieldType::money,
                                      .min = 0,
                                      .section = "money",
                                      .import_names = "discount|الخصم"};
inline constexpr FieldDef discount_percent = {.key = "discount_percent",
                                              .label = {"خصم على الكل ٪", "Discount on all %"},
                                              .type = FieldType::decimal,
                                              .min = 0,
                                              .max = percent_max,
                                              .section = "money"};
inline constexpr FieldDef prices_include_tax = {.key = "prices_include_tax",
                                                .label = {"الأسعار شاملة الضريبة", "Prices include tax"},
                                                .type = FieldType::yes_no,
                                                .section = "money"};
inline constexpr FieldDef total = {.key = "total", // with its tax
                                   .label = {"الإجمالي", "Total"},
                                   .type = FieldType::money,
                                   .read_only = true,
                                   .section = "money",
                                   .list_order = 5};
inline constexpr FieldDef tax = {.key = "tax",
                                 .label = {"منه ضريبة", "Of which tax"},
                                 .type = FieldType::money,
                                 .read_only = true,
                                 .section = "money"};
inline constexpr FieldDef terms = {.key = "terms",
                                   .label = {"الشروط", "Terms"},
                                   .help = {"تُطبع أسفل المستند", "Printed under the lines"},
                                   .type = FieldType::long_text,
                                   .section = "details"};
inline constexpr FieldDef agent = {.key = "agent",
                                   .label = {"البائع", "Seller"},
                                   .type = FieldType::term,
                                   .section = "details",
                                   .import_names = "seller|agent|البائع|المندوب"};
inline constexpr FieldDef second_agent = {
    .key = "second_agent",
    .label = {"شارك في البيع", "Shared with"},
    .help = {"بائع آخر له نصيب من هذا البيع", "Another seller who has a share of this sale"},
    .type = FieldType::term,
    .section = "details"};
inline constexpr FieldDef second_share = {.key = "second_share",
                                          .label = {"نصيب المشارك ٪", "Share of the other %"},
                                          .help = {"فارغ: النصف", "Empty: half"},
                                          .type = FieldType::decimal,
                                          .min = 0,
                                          .max = 1'000'000,
                                          .section = "details"};
inline constexpr FieldDef remarks = {.key = "remarks",
                                     .label = {"ملاحظات", "Remarks"},
                                     .type = FieldType::long_text,
                                     .privacy = Privacy::personal,
                                     .search_weight = 1,
                                     .section = "details",
                                     .import_names = "remarks|notes|ملاحظات"};

// ---- a discount above its ceiling, asked for and answered (core/sales/approval.hpp) ----
inline constexpr ChoiceDef approval_states[] = {
    {"asked", {"تنتظر الموافقة", "Waits for approval"}, Tone::warning},
    {"approved", {"ووفق عليه", "Approved"}, Tone::success},
    {"refused", {"رُفض", "Refused"}, Tone::danger},
};
inline constexpr FieldDef approval = {.key = "approval",
                                      .label = {"الموافقة على الخصم", "Approval of the discount"},
                                      .type = FieldType::choice,
                                      .choices = approval_states,
                                      .read_only = true,
                                      .section = "details"};
inline constexpr FieldDef approval_asked_by = {.key = "approval_asked_by",
                                               .label = {"طلب الموافقة", "Approval asked by"},
                                               .read_only = true,
                                               .hidden = true,
                                               .section = "details"};
inline constexpr FieldDef approval_by = {.key = "approval_by",
                                         .label = {"أجاب طلب الموافقة", "Approval answered by"},
                                         .read_only = true,
                                         .hidden = true,
                                         .section = "details"};
inline constexpr FieldDef approval_at = {.key = "approval_at",
                                         .label = {"وقت الموافقة", "Time of the approval"},
                                         .type = FieldType::moment,
                                         .read_only = true,
                                         .hidden = true,
                                         .section = "details"};
inline constexpr FieldDef approval_note = {.key = "approval_note",
                                           .label = {"تعليل الموافقة", "Reason of the approval"},
                                           .read_only = true,
                                           .hidden = true,
                                           .section = "details"};
inline constexpr FieldDef approval_of = {.key = "approval_of", // what was asked for: a fingerprint
                                         .label = {"بصمة ما ووفق عليه", "Fingerprint of what was approved"},
                                         .read_only = true,
                                         .hidden = true,
                                         .section = "system"};

constexpr FieldDef parent(std::string_view entity, Label label) {
    return {.key = entity,
            .label = label,
            .type = FieldType::reference,
            .target = entity,
            .required = true,
            .section = "main"};
}
// The line this one was made from, written by the system.
constexpr FieldDef made_from(std::string_view key, std::string_view line, Label label) {
    return {.key = key,
            .label = label,
            .type = FieldType::reference,
            .target = line,
            .read_only = true,
            .hidden = true,
            .section = "system"};
}

} // namespace crm::document_rows
