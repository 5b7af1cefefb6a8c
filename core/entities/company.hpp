// A company, a branch of one, or a household; and who belongs where (one person, several companies; one company, many people).
#pragma once
#include "core/entities/person.hpp"

namespace crm {

inline constexpr ChoiceDef company_kinds[] = {
    {"company", {"شركة", "Company"}},         {"branch", {"فرع", "Branch"}},          {"household", {"أسرة", "Household"}},
    {"government", {"جهة حكومية", "Government"}}, {"nonprofit", {"جهة غير ربحية", "Non-profit"}},
};

inline constexpr ChoiceDef company_sizes[] = {
    {"micro", {"1–9 موظفين", "1–9 people"}},
    {"small", {"10–49 موظفًا", "10–49 people"}},
    {"medium", {"50–249 موظفًا", "50–249 people"}},
    {"large", {"250 موظفًا فأكثر", "250 people or more"}},
};

inline constexpr auto company_fields = with_system_fields({
    {.key = "name", .label = {"الاسم", "Name"}, .required = true, .duplicate_weight = 7, .search_weight = 10, .section = "main",
     .list_order = 1, .import_names = "company|company name|organization|organization name|account|name|الشركة|اسم الشركة|المنشأة|الاسم"},
    {.key = "kind", .label = {"النوع", "Kind"}, .type = FieldType::choice, .choices = company_kinds, .section = "main", .list_order = 5,
     .import_names = "kind|type|النوع"},
    {.key = "stage", .label = {"التصنيف", "Stage"}, .type = FieldType::choice, .choices = customer_stages, .section = "main",
     .list_order = 4, .import_names = "stage|status|الحالة|التصنيف"},
    {.key = "parent", .label = {"تتبع لـ", "Belongs to"}, .help = {"الشركة الأم إن كان هذا فرعًا", "The parent company, for a branch"},
     .type = FieldType::reference, .target = "company", .section = "main", .import_names = "parent|parent company|الشركة الأم"},
    {.key = "phone", .label = {"الهاتف", "Phone"}, .type = FieldType::phone, .duplicate_weight = 8, .search_weight = 8,
     .section = "contact", .list_order = 2, .import_names = "phone|telephone|tel|phone number|الهاتف|رقم الهاتف"},
    {.key = "other_phones", .label = {"هواتف أخرى", "Other phones"}, .type = FieldType::phone, .merge = Merge::all_of,
     .search_weight = 6, .section = "contact"},
    {.key = "email", .label = {"البريد الإلكتروني", "E-mail"}, .type = FieldType::email, .duplicate_weight = 8, .search_weight = 6,
     .section = "contact", .list_order = 6, .import_names = "email|e-mail|البريد|البريد الإلكتروني"},
    {.key = "website", .label = {"الموقع", "Website"}, .type = FieldType::link, .duplicate_weight = 6, .search_weight = 3,
     .section = "contact", .import_names = "website|url|web|الموقع|الموقع الإلكتروني"},
    {.key = "address", .label = {"العنوان", "Address"}, .type = FieldType::address, .search_weight = 3, .section = "contact",
     .list_order = 3, .import_names = "address|العنوان"},
    {.key = "territory", .label = {"المنطقة البيعية", "Sales territory"}, .type = FieldType::term, .search_weight = 2,
     .section = "contact", .import_names = "territory|region|المنطقة"},
    {.key = "industry", .label = {"النشاط", "Industry"}, .type = FieldType::term, .search_weight = 2, .section = "profile",
     .list_order = 7, .import_names = "industry|sector|النشاط|القطاع"},
    {.key = "size", .label = {"الحجم", "Size"}, .type = FieldType::choice, .choices = company_sizes, .section = "profile"},
    {.key = "tax_number", .label = {"الرقم الضريبي", "Tax number"}, .duplicate_weight = 9, .search_weight = 4, .section = "profile",
     .import_names = "tax number|vat|vat number|الرقم الضريبي"},
    {.key = "registration", .label = {"السجل التجاري", "Commercial register"}, .duplicate_weight = 9, .search_weight = 4,
     .section = "profile", .import_names = "commercial register|registration|cr|السجل التجاري"},
    {.key = "preferences", .label = {"التفضيلات", "Preferences"}, .type = FieldType::long_text, .search_weight = 1,
     .section = "profile", .import_names = "notes|note|ملاحظات"},
    {.key = "preferred_channel", .label = {"القناة المفضلة", "Preferred channel"}, .type = FieldType::choice, .choices = channels,
     .section = "contact"},
    {.key = "roles", .label = {"الصفة", "Roles"}, .type = FieldType::choice, .choices = party_roles, .merge = Merge::all_of,
     .section = "relation"},
    {.key = "owner", .label = {"المسؤول عنه", "Owner"}, .type = FieldType::term, .section = "relation", .list_order = 8,
     .import_names = "owner|assigned to|المسؤول|المندوب"},
    {.key = "source", .label = {"المصدر", "Source"}, .type = FieldType::term, .section = "relation", .import_names = "source|المصدر"},
    {.key = "referred_by", .label = {"أحالها إلينا", "Referred by"}, .type = FieldType::reference, .target = "person",
     .section = "relation"},
    {.key = "tags", .label = {"الوسوم", "Tags"}, .type = FieldType::reference, .target = "tag", .merge = Merge::all_of,
     .section = "relation", .import_names = "tags|labels|الوسوم"},
    {.key = "last_contacted", .label = {"آخر تواصل", "Last contacted"}, .type = FieldType::moment, .read_only = true,
     .merge = Merge::maximum, .section = "relation", .list_order = 9},
});

inline constexpr EntityDef company = {
    .key = "company", .label = {"شركة", "Company"}, .plural = {"الشركات", "Companies"}, .fields = company_fields, .name_field = "name"};
static_assert(problem_in(company).empty());

inline constexpr auto affiliation_fields = with_system_fields({
    {.key = "person", .label = {"الشخص", "Person"}, .type = FieldType::reference, .target = "person", .required = true, .section = "main",
     .list_order = 1, .import_names = "person|name|الشخص"},
    {.key = "company", .label = {"الشركة", "Company"}, .type = FieldType::reference, .target = "company", .required = true,
     .section = "main", .list_order = 2, .import_names = "company|الشركة"},
    {.key = "role", .label = {"المسمى", "Job title"}, .type = FieldType::term, .search_weight = 3, .section = "main", .list_order = 3,
     .import_names = "title|job title|position|المسمى الوظيفي|الوظيفة"},
    {.key = "department", .label = {"القسم", "Department"}, .type = FieldType::term, .section = "main", .list_order = 4,
     .import_names = "department|القسم|الإدارة"},
    {.key = "is_main", .label = {"جهة الاتصال الأولى", "Main contact"}, .type = FieldType::yes_no, .section = "main"},
    {.key = "since", .label = {"منذ", "Since"}, .type = FieldType::date, .section = "details"},
    {.key = "until", .label = {"حتى", "Until"}, .type = FieldType::date, .section = "details"},
});

inline constexpr EntityDef affiliation = {.key = "affiliation", .label = {"انتماء", "Affiliation"}, .plural = {"الانتماءات", "Affiliations"},
                                          .fields = affiliation_fields, .name_field = "role", .listed = false};
static_assert(problem_in(affiliation).empty());

} // namespace crm
