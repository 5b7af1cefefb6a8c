// A text ready to send: an answer to what is asked again and again, where the firm is, how to pay. Its places in braces
// are filled when it is used ({name}, {firm} …: core/text/message_places.hpp).
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef message_channels[] = {
    {"whatsapp", {"واتساب", "WhatsApp"}, Tone::success},
    {"email", {"بريد إلكتروني", "E-mail"}, Tone::info},
    {"sms", {"رسالة نصية", "SMS"}, Tone::accent},
};

inline constexpr auto message_template_fields = with_system_fields({
    {.key = "title",
     .label = {"الاسم", "Name"},
     .required = true,
     .search_weight = 6,
     .section = "main",
     .list_order = 1,
     .import_names = "name|title|الاسم|العنوان"},
    {.key = "purpose",
     .label = {"الغرض", "Purpose"},
     .help = {"سؤال متكرر أو موقعنا أو متابعة…", "A frequent question, our location, a follow-up…"},
     .type = FieldType::term,
     .section = "main",
     .list_order = 2,
     .import_names = "purpose|category|الغرض|التصنيف"},
    {.key = "channel",
     .label = {"القناة", "Channel"},
     .help = {"إن تُركت فارغة فلكل القنوات", "Empty: for all of them"},
     .type = FieldType::choice,
     .choices = message_channels,
     .section = "main",
     .list_order = 3,
     .import_names = "channel|القناة"},
    {.key = "subject",
     .label = {"موضوع البريد", "E-mail subject"},
     .section = "main",
     .import_names = "subject|الموضوع"},
    {.key = "text",
     .label = {"النص", "Text"},
     .type = FieldType::long_text,
     .required = true,
     .search_weight = 2,
     .section = "main",
     .list_order = 4,
     .import_names = "text|message|answer|النص|الرسالة|الجواب"},
});

inline constexpr EntityDef message_template = {.key = "message_template",
                                               .label = {"رسالة جاهزة", "Message template"},
                                               .plural = {"الرسائل الجاهزة", "Message templates"},
                                               .fields = message_template_fields,
                                               .name_field = "title"};
static_assert(problem_in(message_template).empty());

} // namespace crm
