// The firm itself (one record, always the same id) and the fields it has made for itself. Both are records, so that
// settings and custom fields merge, sync, undo and show in the history like everything else.
#pragma once
#include "core/base/id.hpp"
#include "core/entities/common.hpp"

namespace crm {

inline constexpr RecordId firm_id{0, 1};

inline constexpr ChoiceDef digit_sets[] = {{"latin", {"0123456789", "0123456789"}},
                                           {"arabic", {"٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩"}}};

// What a document's paper need not show (web/frame/document_paper.hpp); what is not named here is shown.
inline constexpr ChoiceDef paper_blocks[] = {
    {"second_language", {"اللغة الثانية بجانب الأولى", "The second language beside the first"}},
    {"taxes", {"تفصيل الضريبة", "Tax in detail"}},
    {"words", {"المبلغ كتابةً", "Amount in words"}},
    {"paid", {"المدفوع والمتبقي", "What is paid and what is left"}},
    {"instalments", {"الأقساط", "Instalments"}},
    {"tax_qr", {"رمز QR الضريبي (السعودية)", "Tax QR code (Saudi Arabia)"}},
    {"terms", {"الشروط", "Terms"}},
    {"signatures", {"مكان التوقيع", "Room for signatures"}},
};

inline constexpr std::uint32_t logo_bytes_max = 60'000; // of its text

inline constexpr auto firm_fields = with_system_fields({
    {.key = "name", .label = {"اسم المنشأة", "Firm's name"}, .section = "main"},
    {.key = "phone", .label = {"هاتف المنشأة", "Firm's phone"}, .type = FieldType::phone, .section = "contact"},
    {.key = "email", .label = {"بريد المنشأة", "Firm's e-mail"}, .type = FieldType::email, .section = "contact"},
    {.key = "street",
     .label = {"عنوان المنشأة", "Firm's address"},
     .help = {"يُطبع في رأس كل ورقة مع الهاتف والبريد", "Printed at the head of every paper, with phone and e-mail"},
     .section = "contact"},
    {.key = "tax_number", .label = {"الرقم الضريبي للمنشأة", "Firm's tax number"}, .section = "contact"},
    {.key = "tax_rate",
     .label = {"نسبة الضريبة المعتادة ٪", "Usual tax rate %"},
     .help = {"لما لا ضريبة مكتوبة على صنفه", "Of products that say nothing of tax"},
     .type = FieldType::decimal,
     .min = 0,
     .max = 1'000'000,
     .section = "contact"},
    {.key = "paper_terms",
     .label = {"شروط تُطبع على المستندات", "Terms printed on documents"},
     .help = {"أسفل الطلبات وما يُطبع مثلها", "Below orders and what is printed like them"},
     .type = FieldType::long_text,
     .section = "details"},
    // A picture as "data:image/png;base64,…", made small enough by whoever chose it (web/frame/logo.hpp).
    {.key = "logo",
     .label = {"شعار المنشأة", "Firm's logo"},
     .type = FieldType::long_text,
     .length_max = logo_bytes_max,
     .hidden = true,
     .section = "details"},
    {.key = "paper_hides",
     .label = {"لا يُطبع على المستندات", "Left out of documents"},
     .type = FieldType::choice,
     .choices = paper_blocks,
     .merge = Merge::all_of,
     .section = "details"},
    {.key = "country", .label = {"البلد", "Country"}, .length_max = 2, .section = "main"},
    {.key = "currency", .label = {"العملة", "Currency"}, .length_max = 3, .section = "main"},
    {.key = "digits",
     .label = {"الأرقام", "Digits"},
     .type = FieldType::choice,
     .choices = digit_sets,
     .section = "main"},
    {.key = "calendar_shown",
     .label = {"إظهار التاريخ الهجري", "Show Hijri dates"},
     .type = FieldType::yes_no,
     .section = "main"},
    {.key = "quiet_days",
     .label = {"يُعدّ العميل غائبًا بعد (يوم)", "A customer is quiet after (days)"},
     .type = FieldType::integer,
     .min = 1,
     .max = 3650,
     .section = "main"},
});
inline constexpr EntityDef firm = {.key = "firm",
                                   .label = {"المنشأة", "Firm"},
                                   .plural = {"المنشأة", "Firm"},
                                   .fields = firm_fields,
                                   .name_field = "name",
                                   .listed = false};
static_assert(problem_in(firm).empty());

} // namespace crm
