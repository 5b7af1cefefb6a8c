// A person: a customer, a prospect, someone at a company; the profile that the whole firm shares.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef genders[] = {{"male", {"ذكر", "Male"}}, {"female", {"أنثى", "Female"}}};

inline constexpr ChoiceDef life_stages[] = {
    {"student", {"طالب", "Student"}},       {"single", {"أعزب", "Single"}},  {"newly_married", {"حديث الزواج", "Newly married"}},
    {"family", {"أسرة بأطفال", "Family with children"}}, {"grown_family", {"أسرة بأبناء كبار", "Grown-up family"}},
    {"retired", {"متقاعد", "Retired"}},
};

inline constexpr ChoiceDef party_roles[] = {
    {"customer", {"عميل", "Customer"}, Tone::success}, {"supplier", {"مورّد", "Supplier"}, Tone::info},
    {"partner", {"شريك", "Partner"}, Tone::accent},    {"agent", {"وكيل", "Agent"}, Tone::accent},
    {"employee", {"موظف", "Employee"}},                {"competitor", {"منافس", "Competitor"}, Tone::danger},
};

inline constexpr auto person_fields = with_system_fields({
    {.key = "name", .label = {"الاسم", "Name"}, .required = true, .duplicate_weight = 6, .privacy = Privacy::personal,
     .search_weight = 10, .section = "main", .list_order = 1,
     .import_names = "name|full name|customer|customer name|contact|contact name|given_name|surname|first name|middle name|last name|given name|family name|"
                     "الاسم|الاسم الكامل|اسم العميل|العميل|اسم جهة الاتصال"},
    {.key = "stage", .label = {"التصنيف", "Stage"}, .help = {"أين يقف العميل من علاقته بنا", "Where the customer stands with us"},
     .type = FieldType::choice, .choices = customer_stages, .section = "main", .list_order = 4,
     .import_names = "stage|status|class|type|lifecycle stage|الحالة|التصنيف|نوع العميل"},
    {.key = "phone", .label = {"الهاتف", "Phone"}, .type = FieldType::phone, .duplicate_weight = 9, .privacy = Privacy::personal,
     .search_weight = 8, .section = "contact", .list_order = 2,
     .import_names = "phone|mobile|mobile phone|phone 1 - value|telephone|phone number|tel|الهاتف|الجوال|رقم الجوال|رقم الهاتف|الموبايل|جوال"},
    {.key = "other_phones", .label = {"هواتف أخرى", "Other phones"}, .type = FieldType::phone, .duplicate_weight = 7,
     .merge = Merge::all_of, .privacy = Privacy::personal, .search_weight = 6, .section = "contact",
     .import_names = "phone 2|other phone|home phone|work phone|phone 2 - value|هاتف آخر|هاتف المنزل|هاتف العمل"},
    {.key = "email", .label = {"البريد الإلكتروني", "E-mail"}, .type = FieldType::email, .duplicate_weight = 9,
     .privacy = Privacy::personal, .search_weight = 6, .section = "contact", .list_order = 3,
     .import_names = "email|e-mail|email address|e-mail address|e-mail 1 - value|البريد|البريد الإلكتروني|الإيميل|ايميل"},
    {.key = "other_emails", .label = {"عناوين بريد أخرى", "Other e-mails"}, .type = FieldType::email, .merge = Merge::all_of,
     .privacy = Privacy::personal, .search_weight = 5, .section = "contact"},
    {.key = "address", .label = {"العنوان", "Address"}, .type = FieldType::address, .duplicate_weight = 3,
     .privacy = Privacy::personal, .search_weight = 3, .section = "contact", .list_order = 5,
     .import_names = "address|العنوان"},
    {.key = "territory", .label = {"المنطقة البيعية", "Sales territory"}, .type = FieldType::term, .search_weight = 2,
     .section = "contact", .import_names = "territory|region|sales region|المنطقة|المنطقة البيعية|الإقليم"},
    {.key = "preferred_channel", .label = {"القناة المفضلة", "Preferred channel"}, .type = FieldType::choice, .choices = channels,
     .section = "contact"},
    {.key = "preferred_time", .label = {"الوقت المفضل", "Preferred time"}, .type = FieldType::choice, .choices = times_of_day,
     .section = "contact"},
    {.key = "language", .label = {"لغة التواصل", "Language"}, .type = FieldType::choice, .choices = languages, .section = "contact",
     .import_names = "language|اللغة"},
    {.key = "gender", .label = {"الجنس", "Gender"}, .type = FieldType::choice, .choices = genders, .privacy = Privacy::personal,
     .section = "profile", .import_names = "gender|sex|الجنس"},
    {.key = "birthday", .label = {"تاريخ الميلاد", "Birthday"}, .type = FieldType::date, .duplicate_weight = 5,
     .privacy = Privacy::personal, .section = "profile",
     .import_names = "birthday|date of birth|date_of_birth|dob|birth date|تاريخ الميلاد|الميلاد"},
    {.key = "life_stage", .label = {"مرحلة الحياة", "Life stage"}, .type = FieldType::choice, .choices = life_stages,
     .privacy = Privacy::personal, .section = "profile", .import_names = "life stage|مرحلة الحياة"},
    {.key = "hobbies", .label = {"الهوايات", "Hobbies"}, .type = FieldType::term, .merge = Merge::all_of,
     .privacy = Privacy::personal, .search_weight = 2, .section = "profile", .import_names = "hobbies|hobby|الهوايات"},
    {.key = "interests", .label = {"الاهتمامات", "Interests"}, .type = FieldType::term, .merge = Merge::all_of,
     .privacy = Privacy::personal, .search_weight = 2, .section = "profile", .import_names = "interests|interest|الاهتمامات"},
    {.key = "preferences", .label = {"التفضيلات", "Preferences"},
     .help = {"ما يحب وما لا يحب، وكيف يُعامَل", "Likes, dislikes, and how to treat the customer"}, .type = FieldType::long_text,
     .privacy = Privacy::personal, .search_weight = 1, .section = "profile", .import_names = "preferences|notes|note|ملاحظات|التفضيلات"},
    {.key = "roles", .label = {"الصفة", "Roles"}, .type = FieldType::choice, .choices = party_roles, .merge = Merge::all_of,
     .section = "relation"},
    {.key = "owner", .label = {"المسؤول عنه", "Owner"}, .help = {"من فريقنا", "Someone of our team"}, .type = FieldType::term,
     .section = "relation", .list_order = 6, .import_names = "owner|account owner|assigned to|sales rep|المسؤول|المندوب|الموظف"},
    {.key = "source", .label = {"المصدر", "Source"}, .help = {"كيف عرَفنا العميل", "How the customer came to us"},
     .type = FieldType::term, .section = "relation", .import_names = "source|lead source|المصدر|مصدر العميل"},
    {.key = "referred_by", .label = {"أحاله إلينا", "Referred by"}, .type = FieldType::reference, .target = "person",
     .section = "relation", .import_names = "referred by|referrer|أحاله|من طرف"},
    {.key = "tags", .label = {"الوسوم", "Tags"}, .type = FieldType::reference, .target = "tag", .merge = Merge::all_of,
     .section = "relation", .import_names = "tags|labels|groups|الوسوم|المجموعة"},
    {.key = "card_number", .label = {"رقم البطاقة", "Card number"}, .duplicate_weight = 8, .search_weight = 5, .section = "relation",
     .import_names = "card|card number|membership|id|customer id|rec_id|cust|customer_id|رقم البطاقة|رقم العضوية|رقم العميل"},
    {.key = "last_contacted", .label = {"آخر تواصل", "Last contacted"}, .type = FieldType::moment, .read_only = true,
     .merge = Merge::maximum, .section = "relation", .list_order = 7, .import_names = "last contacted|last contact|آخر تواصل"},
});

inline constexpr EntityDef person = {
    .key = "person", .label = {"شخص", "Person"}, .plural = {"الأشخاص", "People"}, .fields = person_fields, .name_field = "name"};
static_assert(problem_in(person).empty());

} // namespace crm
